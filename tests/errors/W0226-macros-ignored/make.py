"""A workbook with a macro, a link to another file and notes beside its table."""

import office

marks = [["практика", "эксперт", "критерий", "балл", None], ["П1", "Э1", "К1", 3, "уточнить!"],
         ["П1", "Э1", "К2", 2], ["П2", "Э2", "К1", 2], ["П2", "Э2", "К2", 1]]
office.save("ratings.xlsm", office.workbook(
    office.Sheet("Оценки", marks),
    more=[("xl/vbaProject.bin", b"\0"), ("xl/externalLinks/externalLink1.xml", "<externalLink/>")]))
