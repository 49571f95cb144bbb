"""Workbooks and documents that nobody meant well: each is read or refused at a place, in bounded
time and memory.
"""

import os
import pathlib
import random
import sys
import unittest
import warnings

import hostile
from hostile import INPUT_ERRORS, SMALL, Case

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import office  # noqa: E402

ROWS = [line.split(",") for line in SMALL["ratings.csv"].split()]
REST = {name: text for name, text in SMALL.items() if name != "ratings.csv"}
EXCEL = office.workbook(office.Sheet("Marks", ROWS), office.Sheet("Notes", [["a note"]]))
LIBRE = office.open_document(office.Sheet("Marks", ROWS))
WORD = office.word(office.paragraph("Aim", style="1"), office.word_table([["field", "value"]]))
THOROUGH = "OTBOR_THOROUGH" in os.environ


def case(name, file, content, status=None):
    return Case(f"{name}: {file}", REST | {file: content}, ("check", "."), status)


def excel_of(sheet, **parts):
    """A workbook whose only sheet is the given XML."""
    whole = {"xl/workbook.xml": '<workbook><sheets><sheet name="M" r:id="rId1"/></sheets>'
                                "</workbook>",
             "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" '
                                           'Target="worksheets/sheet1.xml"/></Relationships>',
             "xl/worksheets/sheet1.xml": sheet}
    return office.archive(list(whole.items()) + [(f"xl/{n}.xml", x) for n, x in parts.items()])


def libre_of(rows):
    return office.archive([("content.xml", "<office:document-content><office:body>"
                            f'<office:spreadsheet><table:table table:name="M">{rows}</table:table>'
                            "</office:spreadsheet></office:body></office:document-content>")])


class HostileOffice(unittest.TestCase):
    def hold(self, cases):
        found = hostile.all_breaches(cases)
        self.assertFalse(found, "\n" + "\n".join(found[:20]))

    def test_files_cut_short(self):
        step = 20 if THOROUGH else 150
        for file, whole in (("ratings.xlsx", EXCEL), ("ratings.ods", LIBRE),
                            ("applications/P1.docx", WORD)):
            self.hold([case(f"cut at {size}", file, whole[:size], INPUT_ERRORS)
                       for size in range(0, len(whole), step)])

    def test_flipped_bytes(self):
        draw = random.Random(2022)
        cases = []
        for number in range(400 if THOROUGH else 60):
            file, whole = draw.choice((("ratings.xlsx", EXCEL), ("ratings.ods", LIBRE),
                                       ("texts/P1.docx", WORD)))
            content = bytearray(whole)
            for _ in range(draw.choice((1, 1, 3, 30))):
                content[draw.randrange(len(content))] = draw.randrange(256)
            cases.append(case(f"mutation {number}", file, bytes(content)))
        self.hold(cases)

    def test_archives_that_unfold(self):
        gigabyte = office.archive([("xl/workbook.xml", "<workbook/>")])
        huge = b"<worksheet><sheetData>" + b" " * 500_000_000
        row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
        cells = "".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>'
                        for r in range(1, 300_000))
        text = "<sst><si><t>" + "длинный текст " * 2_000 + "</t></si></sst>"
        nested = "<a>" * 3_000_000
        attacks = {
            "half a gigabyte of blanks": (excel_of(huge), INPUT_ERRORS),
            "a text told a million times":
                (excel_of(f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
                          sharedStrings=text), INPUT_ERRORS),
            "nested elements": (excel_of(f"<worksheet><sheetData>{nested}"), INPUT_ERRORS),
            "nothing inside": (gigabyte, INPUT_ERRORS),
            "the last cell there is": (excel_of(
                '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
                "</sheetData></worksheet>"), INPUT_ERRORS),
            "a row beyond all": (excel_of(
                '<worksheet><sheetData><row r="4294967295"><c><v>1</v></c></row><row><c><v>2</v>'
                "</c></row></sheetData></worksheet>"), INPUT_ERRORS),
            "everything merged": (excel_of(
                f"<worksheet><sheetData>{row}</sheetData><mergeCells>" +
                '<mergeCell ref="A1:XFD1048576"/>' * 10_000 + "</mergeCells></worksheet>"),
                INPUT_ERRORS),
        }
        self.hold([case(name, "ratings.xlsx", content, status)
                   for name, (content, status) in attacks.items()])
        self.hold([
            case("a cell repeated", "ratings.ods", libre_of(
                '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
                'office:value-type="float" office:value="1" '
                'table:number-columns-repeated="16384"/></table:table-row>'), INPUT_ERRORS),
            case("empty rows repeated", "ratings.ods", libre_of(
                '<table:table-row table:number-rows-repeated="4294967295"><table:table-cell/>'
                "</table:table-row>" * 1000), INPUT_ERRORS),
            case("nested rows", "ratings.ods", libre_of("<table:table-row-group>" * 200_000 +
                 "</table:table-row-group>" * 200_000), INPUT_ERRORS)])

    def test_archives_of_odd_shapes(self):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            twice = office.archive([("xl/workbook.xml", "<workbook/>")] * 2)
        many = office.archive([(f"xl/{i}.xml", "") for i in range(5_000)])
        upwards = office.archive([("../../etc/passwd", "x"), ("xl/workbook.xml", "<workbook/>")])
        self.hold([case(name, "ratings.xlsx", content, INPUT_ERRORS) for name, content in {
            "one name twice": twice, "5,000 parts": many, "a path upwards": upwards,
            "an empty file": b"", "an archive of nothing": office.archive([]),
            "the end alone": b"PK\x05\x06" + bytes(18), "a document": WORD, "zeros": bytes(10_000),
        }.items()])

    def test_a_password_of_zip(self):
        content = bytearray(EXCEL)
        for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = content.find(signature)
            while at >= 0:
                content[at + offset] |= 1  # the flag of an encrypted part
                at = content.find(signature, at + 4)
        self.hold([case("encrypted", "ratings.xlsx", bytes(content), INPUT_ERRORS)])


if __name__ == "__main__":
    unittest.main()
