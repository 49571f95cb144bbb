"""A template of Word whose part begins among the words of one paragraph and ends in another."""

import os

import office

os.mkdir("documents")
office.save("documents/protocol.docx",
            office.word(office.paragraph("Рекомендованы: {{#рекомендованы}}«{{название}}»;"),
                        office.paragraph("и далее{{/рекомендованы}}.")))
