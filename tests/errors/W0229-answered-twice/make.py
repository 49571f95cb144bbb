"""The export of a Yandex form, the newest answer first; one expert has answered again."""

import office

office.save("ratings.xlsx", office.workbook(office.Sheet("Ответы", [
    ["ID", "Время создания", "Ваш код", "Какую практику вы оцениваете?",
     "К1. Актуальность", "Почему? Комментарий к К1", "К2. Результативность"],
    [3, "2022-05-17 09:12:40", "Э2", "П2. Карта профессиональных дефицитов", 2, None, 1],
    [2, "2022-05-16 18:40:11", "Э1", "П1. Школа молодого завуча", 3, "Запрос школ.", 2],
    [1, "2022-05-16 18:02:55", "Э1", "П1. Школа молодого завуча", 1, None, 1]])))
with open("programme.yaml", "a", encoding="utf-8") as programme:
    programme.write("столбцы: {практика: практику вы оцениваете}\n")
