"""Of two rated practices one has an application, and the table of practices is not there: that is
told once, not at each row that names the other practice."""

import os

import office

os.mkdir("applications")
office.save("applications/П1.docx", office.word(office.word_table([
    ["Название практики", "Школа молодого завуча"],
    ["Аннотация", "Наставники ведут первый год работы."]])))
