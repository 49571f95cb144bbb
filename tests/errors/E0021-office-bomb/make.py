"""Sixty megabytes of blanks in sixty kilobytes."""

import os

import office

os.mkdir("texts")
office.save("texts/П1.docx", office.word(document=" " * 60_000_000))
