"""Score sheets go out: who gets which, what may be filled, what each page says."""

import json
import re
import unittest
import zipfile
from xml.etree import ElementTree

from books import MAIN, cells_of, parts, rows_of, sheets_of
from cli import DONE, INPUT_ERRORS, USAGE, ZARECHNY, folder, otbor, programme, tree


class Issued(unittest.TestCase):
    def test_each_expert_gets_a_book_and_the_same_bytes_again(self):
        with folder() as where:
            for out in ("раз", "два"):
                done = otbor("sheets", ZARECHNY, "--out", where / out)
                self.assertEqual((done.returncode, done.stderr), (DONE, ""))
            self.assertEqual(tree(where / "раз"), tree(where / "два"))
            self.assertEqual(sorted(tree(where / "раз")), [f"Э-0{n}.xlsx" for n in range(1, 8)])

    def test_conflicts_and_recusals_get_no_sheet(self):
        with folder() as where:
            otbor("sheets", ZARECHNY, "--out", where)
            names = list(sheets_of(where / "Э-05.xlsx"))
            self.assertEqual(names[0], "Инструкция")
            self.assertEqual(names[-1], "otbor")
            self.assertNotIn("P19", names)  # declared in experts.csv
            self.assertIn("P10", names)

    def test_every_mark_has_its_list_and_only_answers_may_be_filled(self):
        with folder() as where:
            otbor("sheets", ZARECHNY, "--out", where, "--expert", "Э-01", "--blank")
            book = where / "Э-01.xlsx"
            styles = ElementTree.fromstring(parts(book)["xl/styles.xml"])
            unlocked = {at for at, look in enumerate(styles.find(f"{MAIN}cellXfs"))
                        if look.find(f"{MAIN}protection").get("locked") == "0"}
            sheet = sheets_of(book)["P01"]
            self.assertIsNotNone(sheet.find(f"{MAIN}sheetProtection"))
            lists = {rule.get("sqref"): rule.find(f"{MAIN}formula1").text
                     for rule in sheet.iter(f"{MAIN}dataValidation")}
            cells = cells_of(sheet)
            rows = {value: int(re.sub(r"\D", "", address))
                    for address, (value, _) in cells.items()
                    if address.startswith("A") and value}
            looks = {cell.get("r"): int(cell.get("s")) for cell in sheet.iter(f"{MAIN}c")}
            for code in [f"К{n}" for n in range(1, 12)] + list("ЦПМНАРДУЭ"):
                self.assertEqual(lists[f"C{rows[code]}"], '"0,1,2,3"')
                self.assertIn(looks[f"C{rows[code]}"], unlocked)
                for column in "ABDE":
                    self.assertNotIn(looks[f"{column}{rows[code]}"], unlocked)
            self.assertTrue(all(len(text) <= 257 for text in lists.values()))

    def test_given_marks_stand_in_the_sheet_with_the_total_of_the_engine(self):
        with folder() as where:
            otbor("sheets", ZARECHNY, "--out", where, "--expert", "Э-01")
            otbor("run", ZARECHNY, "--out", where / "out")
            dossier = json.loads((where / "out/dossier.json").read_text(encoding="utf-8"))
            totals = {sheet["practice"]: sheet["total"] for sheet in dossier["sheets"]
                      if sheet["expert"] == "Э-01"}
            self.assertGreater(len(totals), 5)
            overview = cells_of(sheets_of(where / "Э-01.xlsx")["Инструкция"])
            found = {value: overview["E" + address[1:]][0]
                     for address, (value, _) in overview.items()
                     if address.startswith("A") and value in totals}
            self.assertEqual({code: float(total) for code, total in found.items()},
                             {code: float(total) for code, total in totals.items()})

    def test_a_sheet_with_a_blank_goes_back_for_completion(self):
        with programme() as where:
            marks = (where / "ratings.csv").read_text("utf-8").splitlines()
            at = next(i for i, row in enumerate(marks) if row.startswith("P01;Э-01;К1;"))
            marks[at] = "P01;Э-01;К1;;;"
            (where / "ratings.csv").write_text("\n".join(marks) + "\n", "utf-8")
            self.assertEqual(otbor("run", where).returncode, INPUT_ERRORS)
            done = otbor("sheets", where, "--expert", "Э-01")
            self.assertEqual(done.returncode, DONE)
            self.assertIn("W0409", done.stderr)
            self.assertEqual(otbor("assign", where).returncode, DONE)

    def test_a_book_that_goes_back_repeats_every_word_of_the_expert(self):
        with programme() as where:
            marks = rows_of(where / "ratings.csv")
            words = next(row for row in rows_of(where / "opinions.csv") if row["эксперт"] == "Э-07")
            otbor("sheets", where, "--expert", "Э-07")
            sheets = sheets_of(where / "sheets-to-fill/Э-07.xlsx")
            shown = {}
            for code, sheet in sheets.items():
                for row in sheet.iter(f"{MAIN}row"):
                    cells = {re.sub(r"\d", "", address): value
                             for address, (value, _) in cells_of(row).items()}
                    if cells.get("K") and cells.get("I") == code:
                        shown[code, cells["K"]] = cells
            own = [row for row in marks if row["эксперт"] == "Э-07"]
            self.assertGreater(len([row for row in own if row["подтверждение"]]), 3)
            stages = [row for row in own if not row["критерий"].startswith("К")]
            self.assertTrue([row for row in stages if row["комментарий"]])
            for row in own:
                cells = shown[row["практика"], row["критерий"]]
                for column, name in (("C", "балл"), ("F", "комментарий"), ("G", "подтверждение")):
                    self.assertEqual(cells.get(column) or "", row[name], row)
            for question, name in (("@strengths", "сильные стороны"), ("@remarks", "замечания"),
                                   ("@advice", "рекомендации"), ("@opinion", "мнение")):
                self.assertEqual(shown[words["практика"], question].get("C") or "", words[name])
            otbor("sheets", where, "--expert", "Э-07", "--blank", "--out", where / "blank")
            blank = cells_of(sheets_of(where / "blank/Э-07.xlsx")[words["практика"]])
            texts = {value for value, _ in blank.values()}
            self.assertFalse(texts & {row["подтверждение"] or None for row in own} - {None})

    def test_simulated_data_are_named_on_every_sheet(self):
        with folder() as where:
            otbor("sheets", ZARECHNY, "--out", where, "--expert", "Э-01")
            for name, sheet in sheets_of(where / "Э-01.xlsx").items():
                if name == "otbor":
                    continue
                values = [value for value, _ in cells_of(sheet).values()]
                self.assertIn("Смоделированные данные", values, name)
                footer = sheet.find(f"{MAIN}headerFooter/{MAIN}oddFooter").text
                for word in ("Смоделированные данные", "municipal-expertise", "2022-05", "Э-01"):
                    self.assertIn(word, footer)

    def test_a_sheet_that_somebody_may_have_filled_is_never_written_over(self):
        with folder() as where:
            otbor("sheets", ZARECHNY, "--out", where, "--expert", "Э-01")
            (where / "Э-01.xlsx").write_bytes(b"filled")
            done = otbor("sheets", ZARECHNY, "--out", where)
            self.assertEqual(done.returncode, USAGE)
            self.assertIn("Э-01.xlsx", done.stderr)
            self.assertEqual(tree(where), {"Э-01.xlsx": b"filled"})

    def test_paper_sheets_are_documents_of_word(self):
        with folder() as where:
            done = otbor("sheets", ZARECHNY, "--out", where, "--expert", "Э-01", "--paper")
            self.assertEqual(done.returncode, DONE)
            with zipfile.ZipFile(where / "Э-01 P01.docx") as archive:
                text = archive.read("word/document.xml").decode("utf-8")
            for words in ("Экспертный лист", "самоотвод", "Результативность", "Э-01"):
                self.assertIn(words, text)

    def test_halves_and_long_scales_are_listed_on_the_hidden_sheet(self):
        with folder() as where:
            (where / "programme.yaml").write_text(
                'title: "Half"\nstage: expertise\nprovenance: simulated\ncriteria: "c.yaml"\n'
                "plan: {selection: {places: 1}}\n", encoding="utf-8")
            hundred = ", ".join(map(str, range(101)))
            (where / "c.yaml").write_text(
                'id: half\ntitle: "Half"\nversion: "1"\n'
                "scale: {values: [0, 0.5, 1, 1.5], not_applicable: yes}\ncriteria:\n"
                '  - {id: C1, title: "One", weight: 1}\n'
                f'  - {{id: C2, title: "Two", weight: 1, scale: {{min: 0, max: 100}}, '
                f"comment_required_at: [{hundred}]}}\n", encoding="utf-8")
            (where / "practices.csv").write_text("id;title\nP1;One\n", encoding="utf-8")
            (where / "experts.csv").write_text("id\nE1\n", encoding="utf-8")
            done = otbor("sheets", where, "--out", where / "out")
            self.assertEqual((done.returncode, done.stderr), (DONE, ""))
            sheets = sheets_of(where / "out/E1.xlsx")
            lists = [rule.findtext(f"{MAIN}formula1") for rule in
                     sheets["P1"].iter(f"{MAIN}dataValidation")]
            self.assertIn("'otbor'!$D$1:$D$5", lists)
            self.assertIn("'otbor'!$E$1:$E$101", lists)
            hidden = cells_of(sheets["otbor"])
            self.assertEqual([hidden[f"D{row}"][0] for row in range(1, 6)],
                             ["0", "0.5", "1", "1.5", "–"])
            self.assertEqual(hidden["E101"][0], "100")
            for rule in sheets["P1"].iter(f"{MAIN}dataValidation"):
                self.assertLessEqual(len(rule.get("prompt", "")), 255)

    def test_an_unknown_expert_is_told(self):
        done = otbor("sheets", ZARECHNY, "--expert", "Э-77")
        self.assertEqual(done.returncode, USAGE)
        self.assertIn("Э-07", done.stderr)


if __name__ == "__main__":
    unittest.main()
