"""Office files made from nothing but the standard library, whole or damaged on purpose."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def archive(parts):
    """A ZIP of (name, text or bytes), the same bytes on every day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts:
            file.writestr(zipfile.ZipInfo(name, (2022, 5, 4, 0, 0, 0)), content,
                          zipfile.ZIP_DEFLATED)
    return out.getvalue()


def paragraph(text, style="", numbered=False):
    properties = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    properties += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if numbered else ""
    return (f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t>'
            "</w:r></w:p>")


def word_table(rows):
    cells = ["".join(f"<w:tc>{''.join(paragraph(p) for p in cell.split(chr(10)))}</w:tc>"
                     for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def word(*blocks, document=None):
    """A document of paragraph() and word_table() blocks, or of the XML given as `document`."""
    styles = (f'{DECLARATION}<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:styleId="1">'
              '<w:name w:val="heading 1"/></w:style></w:styles>')
    body = document or (f'{DECLARATION}<w:document xmlns:w="{WORD}"><w:body>{"".join(blocks)}'
                        "</w:body></w:document>")
    return archive([("[Content_Types].xml", DECLARATION + "<Types/>"),
                    ("word/document.xml", body), ("word/styles.xml", styles)])


def save(name, content):
    with open(name, "wb") as file:
        file.write(content)
