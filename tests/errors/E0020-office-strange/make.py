"""Entities that would unfold into gigabytes, and two parts of one name."""

import os
import warnings

import office

warnings.simplefilter("ignore")  # zipfile warns of the name that stands twice on purpose
os.mkdir("texts")
bomb = ('<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
        f'<w:document xmlns:w="{office.WORD}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p>'
        "</w:body></w:document>")
office.save("texts/П1.docx", office.word(document=bomb))
office.save("texts/П2.docx", office.archive([("word/document.xml", "<a/>")] * 2))
