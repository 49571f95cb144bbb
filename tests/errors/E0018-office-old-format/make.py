"""A text that Word 97 saved under the new name: its first bytes, and no archive."""

import os

import office

os.mkdir("texts")
office.save("texts/П1.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
