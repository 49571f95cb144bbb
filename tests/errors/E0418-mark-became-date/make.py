"""A table of Excel saved as text: it shows 2-3 as a day of March."""

with open("ratings.csv", "w", encoding="utf-8") as table:
    table.write("практика;эксперт;критерий;балл\nП1;Э1;К1;02.мар\nП1;Э1;К2;2022-03-02\n")
