"""The sheet of an expert as it is drawn: titles above the heading, cells merged, «2-3» for a mark,
another that Excel took for a date, and a total whose value was not saved."""

import os

import office

os.mkdir("sheets")
office.save("sheets/Э1.xlsx", office.workbook(office.Sheet(
    "Э-1",
    [["Экспертный лист"], ["Конкурс управленческих практик"], [],
     ["Код практики", "Эксперт", "К1. Актуальность", "К2. Результативность", "Итого"],
     ["П1", "Э1", "2-3", office.Day(44622), office.Formula("C5+2*D5")],
     ["П2", None, 3, "2,5", None]],
    merged=["A1:E1", "B5:B6"])))
