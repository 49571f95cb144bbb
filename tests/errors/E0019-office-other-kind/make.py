"""Under the name of a document a page of HTML, and a workbook."""

import os

import office

os.mkdir("texts")
office.save("texts/П1.docx", "<html>Текст практики</html>".encode())
office.save("texts/П2.docx", office.archive([("xl/workbook.xml", "<workbook/>")]))
