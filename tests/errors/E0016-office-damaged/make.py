"""A document that arrived by half, and one whose last part does."""

import os

import office

os.mkdir("texts")
whole = office.word(office.paragraph("Наставничество начинается с анализа запросов. " * 40))
office.save("texts/П1.docx", whole[:len(whole) // 2])
office.save("texts/П2.docx", office.word(document="<w:document><w:body><w:p>"))
