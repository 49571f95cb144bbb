"""What experts say of practices as a whole: read, shown to whom it concerns, and no number."""

import csv
import json
import re
import sys
import unittest

from cli import DONE, INPUT_ERRORS, SOURCE, ZARECHNY, folder, otbor, programme, replace_in, tree

sys.path.insert(0, str(SOURCE / "tests/support"))
import office  # noqa: E402

PRAISE = "Найден способ, которого в районе ещё не применяли."


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


class Opinions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with folder() as here:
            cls.done = otbor("run", ZARECHNY, "--out", here / "out")
            cls.files = tree(here / "out")
        cls.dossier = json.loads(cls.files["dossier.json"])
        cls.table = rows_of(ZARECHNY / "opinions.csv")

    def test_the_dossier_has_them_and_the_assignment(self):
        heading, *rows = self.table
        self.assertEqual(heading, ["практика", "эксперт", "мнение", "сильные стороны", "замечания",
                                   "рекомендации"])
        keys = ("practice", "expert", "verdict", "strengths", "remarks", "advice")
        self.assertEqual([tuple(one[key] or "" for key in keys)
                          for one in self.dossier["opinions"]],
                         sorted(map(tuple, rows)))
        seats = [tuple(row) for row in rows_of(ZARECHNY / "assignment.csv")[1:]]
        self.assertEqual([(one["practice"], one["expert"]) for one in self.dossier["assignment"]],
                         sorted(seats))
        inputs = [one["name"] for one in json.loads(self.files["manifest.json"])["inputs"]]
        self.assertIn("opinions.csv", inputs)

    def test_without_them_every_place_and_total_is_the_same(self):
        with programme() as where:
            (where / "opinions.csv").unlink()
            done = otbor("run", where, "--out", where / "out")
            self.assertEqual(done.returncode, DONE, done.stderr)
            self.assertEqual((where / "out/ranking.csv").read_bytes(), self.files["ranking.csv"])

    def test_the_card_has_codes_for_the_service_and_none_for_the_applicant(self):
        service = otbor("explain", ZARECHNY, "P02").stdout
        self.assertIn("Мнения экспертов", service)
        applicant = otbor("explain", ZARECHNY, "P02", "--for", "applicant").stdout
        self.assertIn("Эксперты отмечают", applicant)
        self.assertIn(PRAISE, " ".join(applicant.split()))
        self.assertNotRegex(applicant, r"Э-\d")
        self.assertNotIn("рекомендована к представлению на районных", applicant)
        for more, known in (((), True), (("--for", "applicant"), False)):
            told = json.loads(otbor("explain", ZARECHNY, "P02", "--json", *more).stdout)
            self.assertEqual(bool(told["opinions"]), known)
            self.assertEqual(bool(told["sheets"]), known)

    def test_letters_quote_them_without_the_expert_and_an_edit_stays(self):
        letter = office.text_of_word(self.files["letters/P02.docx"])
        self.assertIn("Эксперты отмечают:", letter)
        self.assertIn(PRAISE, letter)
        self.assertIn("Эксперты советуют:", letter)
        self.assertNotRegex(letter, r"Э-\d")
        with programme() as where:
            self.assertEqual(otbor("letters", where).returncode, DONE)
            replace_in(where / "letters.yaml", PRAISE, "Способ новый для района.")
            done = otbor("letters", where)
            self.assertIn("правлено людьми: 1", done.stdout)
            again = office.text_of_word((where / "letters/P02.docx").read_bytes())
            self.assertIn("Способ новый для района.", again)

    def test_the_bank_shows_praise_to_the_service_alone(self):
        self.assertIn("Эксперты отмечают", office.text_of_word(self.files["bank.docx"]))
        with folder() as here:
            done = otbor("run", ZARECHNY, "--out", here / "out", "--profile", "public")
            self.assertEqual(done.returncode, DONE, done.stderr)
            words = {row[at] for row in self.table[1:] for at in (3, 4, 5) if row[at]}
            for name, data in tree(here / "out").items():
                if name == ".programme":  # a link
                    continue
                text = (office.text_of_word(data) if name.endswith(".docx")
                        else data.decode("utf-8"))
                self.assertEqual([one for one in words if one in text], [], name)
            public = json.loads((here / "out/dossier.json").read_bytes())
            self.assertEqual((public["opinions"], public["assignment"]), ([], []))

    def test_a_workbook_with_english_headings_under_another_name_says_the_same(self):
        with programme() as where:
            (where / "opinions.csv").unlink()
            heading = ["Practice", "Expert", "Opinion", "Strengths", "Remarks", "Advice"]
            office.save(where / "слова.xlsx", office.workbook(office.Sheet(
                "Лист1", [["Мнения экспертов"], [], heading, *self.table[1:]])))
            replace_in(where / "programme.yaml", "\nплан:",
                       "\nфайлы: {мнения: слова.xlsx}\n\nплан:")
            done = otbor("run", where, "--out", where / "out")
            self.assertEqual(done.returncode, DONE, done.stderr)
            dossier = json.loads((where / "out/dossier.json").read_bytes())
            self.assertEqual(dossier["opinions"], self.dossier["opinions"])

    def test_a_code_that_nobody_has_is_told_by_its_cell(self):
        with programme() as where:
            replace_in(where / "opinions.csv", "P02;Э-04", "P02;Э-14")
            done = otbor("check", where)
            self.assertEqual(done.returncode, INPUT_ERRORS)
            self.assertRegex(done.stderr, r"opinions\.csv:6:5: ошибка\[E0211\].*Э-14")

    def test_the_assignment_may_have_another_name(self):
        with programme() as where:
            (where / "assignment.csv").rename(where / "кто что оценивает.csv")
            replace_in(where / "programme.yaml", "\nплан:",
                       "\nфайлы: {закрепление: кто что оценивает.csv}\n\nплан:")
            done = otbor("run", where, "--out", where / "out")
            self.assertEqual(done.returncode, DONE, done.stderr)
            dossier = json.loads((where / "out/dossier.json").read_bytes())
            self.assertEqual(dossier["assignment"], self.dossier["assignment"])
            self.assertEqual(otbor("check", where).returncode, DONE)
            replace_in(where / "programme.yaml", "кто что оценивает.csv", "нет такой.csv")
            self.assertRegex(otbor("check", where).stderr, r"programme\.yaml:.*ошибка\[E0004\]")


class Collected(unittest.TestCase):
    def test_what_was_collected_is_read_by_the_next_run(self):
        with programme() as where:
            (where / "opinions.csv").unlink()
            done = otbor("run", where, "--out", where / "out")
            self.assertEqual(done.returncode, DONE, done.stderr)
            text = "практика;эксперт;мнение;сильные стороны\nP02;Э-02;доработать;Всё измерено.\n"
            (where / "opinions.csv").write_text(text, encoding="utf-8")
            told = otbor("explain", where, "P02").stdout
            self.assertIn("Всё измерено.", told)
            self.assertIn("направлена на доработку", re.sub(r"\s+", " ", told))


if __name__ == "__main__":
    unittest.main()
