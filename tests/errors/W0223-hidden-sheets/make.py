"""Marks on the sheet that is seen, others on one that is not, and an instruction."""

import office

marks = [["практика", "эксперт", "критерий", "балл"], ["П1", "Э1", "К1", 3], ["П1", "Э1", "К2", 2],
         ["П2", "Э2", "К1", 2], ["П2", "Э2", "К2", 1]]
office.save("ratings.xlsx", office.workbook(
    office.Sheet("Оценки", marks), office.Sheet("Черновик", marks, hidden=True),
    office.Sheet("Как заполнять", [["Поставьте один балл"], ["Итог", "считается сам"]]),
    office.Sheet("Лист4", [])))
