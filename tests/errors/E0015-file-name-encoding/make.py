"""The name a ZIP archive from Windows leaves behind: CP866."""

import os

os.mkdir(b"sheets")
with open(b"sheets/" + "Лист Э1.csv".encode("cp866"), "w", encoding="utf-8") as sheet:
    sheet.write("практика;эксперт;критерий;балл\nП1;Э1;К1;3\n")
