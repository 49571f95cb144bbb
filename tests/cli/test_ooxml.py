"""Every document of Word and workbook of Excel that the program makes, held against the standard:
what Word and Excel would refuse or repair, although other programs open it."""

import io
import subprocess
import sys
import unittest
import zipfile

from cli import BINARY, DONE, SOURCE, TOTSKY, ZARECHNY, folder, otbor, programme

sys.path.insert(0, str(SOURCE / "tests/support"))
import ooxml  # noqa: E402

PAPERS = ("protocol", "extract", "statement", "order", "letters", "bank", "note", "resolution",
          "certificates")


def changed(data, part, old, new):
    """A file with one of its parts spoilt."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == part:
                assert old in content, f"{part} does not hold {old!r}"
                content = content.replace(old, new, 1)
            after.writestr(name, content)
    return out.getvalue()


class Documents(unittest.TestCase):
    def hold(self, where, least):
        """Every office file below the folder is as the standard has it."""
        files = sorted([*where.rglob("*.docx"), *where.rglob("*.xlsx")])
        self.assertGreaterEqual(len(files), least)
        for file in files:
            with self.subTest(file.name):
                self.assertEqual(ooxml.problems(file.read_bytes()), [])

    def done(self, *arguments):
        done = otbor(*arguments)
        self.assertEqual(done.returncode, DONE, done.stderr)

    def test_results_of_a_programme(self):
        for source, least in ((ZARECHNY, 30), (TOTSKY, 2)):
            for lang in ("ru", "en"):
                for more in ((), ("--draft",), ("--profile", "public")):
                    with self.subTest((source.name, lang, more)), programme(source) as where:
                        out = where.parent / "итоги"
                        self.done("run", where, "--out", out, "--lang", lang, *more)
                        self.hold(out, 2 if "public" in more else least)

    def test_sheets_for_experts_and_on_paper(self):
        for lang in ("ru", "en"):
            with self.subTest(lang), folder() as where:
                self.done("sheets", ZARECHNY, "--out", where / "книги", "--lang", lang)
                self.done("sheets", ZARECHNY, "--out", where / "бумага", "--paper", "--lang", lang)
                self.done("sheets", ZARECHNY, "--application", where / "бланк.docx", "--lang", lang)
                self.hold(where, 70)

    def test_assignment_difference_and_what_came_back(self):
        with programme() as where:
            self.done("assign", where, "--replace")
            self.done("run", where, "--out", where / "out")
            self.done("run", where, "--out", where / "out2", "--draft")
            self.done("diff", where / "out", where / "out2", "--out", where / "разница.docx")
            (where / "ratings.csv").rename(where / "вернулись.csv")
            self.done("collect", where, where / "вернулись.csv", "--report", where / "отчёт.docx")
            self.hold(where, 30)

    def test_the_annex_with_the_criteria(self):
        for name in ("municipal-expertise", "forum-talk", "school-self-audit"):
            done = subprocess.run([BINARY, "criteria", "print", f"{name}.yaml", "--format", "docx"],
                                  capture_output=True, check=True, cwd=SOURCE / "criteria")
            self.assertEqual(ooxml.problems(done.stdout), [])

    def test_templates_for_word_and_what_is_printed_by_them(self):
        for lang in ("ru", "en"):
            with self.subTest(lang), programme() as where:
                for paper in PAPERS:
                    self.done("papers", where, "--word", paper, "--lang", lang)
                self.hold(where / "documents", len(PAPERS))
                self.done("run", where, "--out", where / "out", "--lang", lang)
                self.hold(where / "out", 30)


class Checker(unittest.TestCase):
    """The checker sees what it is there for."""

    @classmethod
    def setUpClass(cls):
        with folder() as where:
            done = otbor("run", ZARECHNY, "--out", where / "out")
            assert done.returncode == DONE, done.stderr
            cls.word = (where / "out/protocol.docx").read_bytes()
            cls.excel = (where / "out/summary.xlsx").read_bytes()

    def told(self, data, words):
        self.assertTrue(any(words in line for line in ooxml.problems(data)), ooxml.problems(data))

    def test_of_word(self):
        part = "word/document.xml"
        for old, new, words in (
                (b'<w:pStyle w:val="Body"/>', b'<w:jc w:val="left"/><w:pStyle w:val="Body"/>',
                 "<pStyle> stands too late in <pPr>"),
                (b"<w:tblGrid>", b"<w:tblGrid><w:gridCol w:w=\"9\"/>", "in a table of"),
                (b"</w:tc>", b"<w:tbl/></w:tc>", "does not end with a paragraph"),
                (b'w:val="Body"', b'w:val="Nobody"', "style 'Nobody' is not defined"),
                (b"<w:pgSz", b"<w:titlePg/><w:pgSz", "<pgSz> stands too late in <sectPr>"),
                (b"<w:r>", b"<w:r><w:t> a</w:t>", "lost without xml:space"),
                (b'r:id="rId', b'r:id="rId9', "leads to no"),
                (b"</w:body>", b"", "no XML")):
            with self.subTest(words):
                self.told(changed(self.word, part, old, new), words)

    def test_of_excel(self):
        sheet = "xl/worksheets/sheet1.xml"
        for part, old, new, words in (
                (sheet, b"<sheetData>", b"<mergeCells/><sheetData>", "<sheetData> stands too late"),
                (sheet, b'<row r="2"', b'<row r="1"', "row 1 after row 1"),
                (sheet, b' s="1"', b' s="999"', "a look that is not defined"),
                ("xl/workbook.xml", b'sheetId="1"', b'sheetId="2"', "two sheets of one number"),
                ("xl/styles.xml", b"gray125", b"solid", "the first two fills"),
                ("[Content_Types].xml", b"/xl/styles.xml", b"/xl/style.xml", "is not there")):
            with self.subTest(words):
                self.told(changed(self.excel, part, old, new), words)


if __name__ == "__main__":
    unittest.main()
