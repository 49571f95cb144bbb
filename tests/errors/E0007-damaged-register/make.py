"""Of two rated practices one has an application, and the table of practices is there and damaged:
the mark of UTF-16 and half of a letter. It is not told as missing."""

import os
import pathlib

import office

os.mkdir("applications")
office.save("applications/П1.docx", office.word(office.word_table([
    ["Название практики", "Школа молодого завуча"],
    ["Аннотация", "Наставники ведут первый год работы."]])))
pathlib.Path("practices.csv").write_bytes(b"\xff\xfe\x00")
