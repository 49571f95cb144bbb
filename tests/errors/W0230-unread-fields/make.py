"""Applications: one with rows that nobody reads, one that the register does not have, one that is a
letter without a form."""

import os

import office

os.mkdir("applications")
form = [["Название практики:", "Школа молодого завуча"],
        ["Ожидаемый результат", "текучесть ниже"],
        ["Аннотация", "Наставники ведут первый год работы."]]
office.save("applications/П1.docx", office.word(office.word_table(form)))
office.save("applications/П9.docx", office.word(office.word_table([form[0]])))
office.save("applications/П2.docx", office.word(office.paragraph("Просим принять нашу практику.")))
