"""More paragraphs than a commission reads in a year."""

import os
import random

import office

os.mkdir("texts")
words = ["цель", "анализ", "мониторинг", "решение", "показатель", "ресурс", "школа", "методист"]
draw = random.Random(2022)
text = "".join(f"<w:p>{draw.choice(words)}{draw.random()}</w:p>" for _ in range(3_100_000))
office.save("texts/П1.docx", office.word(document=f"<w:document>{text}</w:document>"))
