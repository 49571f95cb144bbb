"""Office files made from nothing but the standard library, whole or damaged on purpose, and what a
document says.
"""

import dataclasses
import io
import re
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


def text_of_word(data):
    """What a document of Word says, a line a paragraph; blanks that hold are blanks."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        xml = file.read("word/document.xml").decode("utf-8")
    for tag, text in (("<w:br/>", "\n"), ("</w:p>", "\n"), ("<w:tab/>", "\t")):
        xml = xml.replace(tag, text)
    text = re.sub(r"<[^>]+>", "", xml).replace("\u00a0", " ")
    for sign, entity in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("&", "&amp;")):
        text = text.replace(entity, sign)
    return text


@dataclasses.dataclass
class Sheet:
    name: str
    rows: list
    hidden: bool = False
    merged: list = dataclasses.field(default_factory=list)  # "A1:B2"


@dataclasses.dataclass
class Day:
    """A cell shown as a date; days since 30 December 1899."""
    serial: float


@dataclasses.dataclass
class Formula:
    """A formula as a library writes it that computes nothing: without its value."""
    text: str


def letters(column):
    text = ""
    while column:
        column, digit = divmod(column - 1, 26)
        text = chr(ord("A") + digit) + text
    return text


def excel_cell(row, column, value):
    place = f'<c r="{letters(column)}{row}"'
    if isinstance(value, Day):
        return f'{place} s="1"><v>{value.serial}</v></c>'
    if isinstance(value, Formula):
        return f"{place}><f>{escape(value.text)}</f></c>"
    if isinstance(value, str):
        return f'{place} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"{place}/>" if value is None else f"{place}><v>{value}</v></c>"


def excel_sheet(sheet):
    rows = "".join(
        f'<row r="{r}">{"".join(excel_cell(r, c, v) for c, v in enumerate(row, 1))}</row>'
        for r, row in enumerate(sheet.rows, 1))
    merged = "".join(f'<mergeCell ref="{area}"/>' for area in sheet.merged)
    merged = f"<mergeCells>{merged}</mergeCells>" if merged else ""
    return f"{DECLARATION}<worksheet><sheetData>{rows}</sheetData>{merged}</worksheet>"


def workbook(*sheets, more=()):
    """A workbook of Excel."""
    listed = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{at}" r:id="rId{at}"'
        f'{" state=" + quoteattr("hidden") if sheet.hidden else ""}/>'
        for at, sheet in enumerate(sheets, 1))
    relations = "".join(f'<Relationship Id="rId{at}" Target="worksheets/sheet{at}.xml"/>'
                        for at in range(1, len(sheets) + 1))
    styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    return archive([("[Content_Types].xml", "<Types/>"),
                    ("xl/workbook.xml", f"<workbook><sheets>{listed}</sheets></workbook>"),
                    ("xl/_rels/workbook.xml.rels", f"<Relationships>{relations}</Relationships>"),
                    ("xl/styles.xml", styles)] +
                   [(f"xl/worksheets/sheet{at}.xml", excel_sheet(sheet))
                    for at, sheet in enumerate(sheets, 1)] + list(more))


def open_document(*sheets):
    """A workbook of LibreOffice."""
    def cell(value):
        if value is None:
            return "<table:table-cell/>"
        kind = "string" if isinstance(value, str) else f'float" office:value="{value}'
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
        return f'<table:table-cell office:value-type="{kind}">{lines}</table:table-cell>'
    tables = "".join(
        f"<table:table table:name={quoteattr(sheet.name)}>" + "".join(
            f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in sheet.rows) +
        "</table:table>" for sheet in sheets)
    return archive([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                    ("content.xml", f"{DECLARATION}<office:document-content><office:body>"
                     f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
                     "</office:document-content>")])


def save(name, content):
    with open(name, "wb") as file:
        file.write(content)
