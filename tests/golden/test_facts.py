"""What the programmes of data/ must give, whatever the documents look like: the arithmetic that the
generator of the district did on its own (its table stands in data/zarechny-2022/README.md), and the
directions of the forum's ten titles as the methodologists named them.
"""

import csv
import io
import json
import re
import unittest
import zipfile
from fractions import Fraction

from program import DONE, TOTSKY, ZARECHNY, folder, otbor

DECISIONS = {"рекомендована": "recommended", "к площадкам": "revise", "доработать": "rework",
             "не рекомендована": "declined"}
CYCLE = {"П": "full", "О": "partial", "Р": "broken", "Ф": "fragment"}


def outputs(source, *more):
    """{file name: bytes} of a run."""
    with folder() as here:
        done = otbor("run", source, "--out", here / "out", *more)
        if done.returncode != DONE:
            raise AssertionError(done.stderr)
        files = {path.name: path.read_bytes() for path in (here / "out").iterdir()
                 if path.is_file() and not path.is_symlink()}
    return files, done.stdout


def text_in(name, data):
    """What people read in a file; office files are archives of texts."""
    if not name.endswith((".xlsx", ".docx")):
        return data.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(archive.read(part).decode("utf-8") for part in archive.namelist())


def decimal(text):
    return Fraction(text.replace(",", "."))


def two_places(value):
    """Half up, as people round."""
    hundredths = (value * 200 + 1) // 2
    return f"{hundredths // 100}.{hundredths % 100:02}"


def generator_table():
    """Rows of the table «Как считал генератор» as dictionaries."""
    text = (ZARECHNY / "README.md").read_text(encoding="utf-8")
    part = text.split("## Как считал генератор", 1)[1]
    lines = [line.strip().strip("|").split("|") for line in part.splitlines()
             if line.startswith("|")]
    heading = [cell.strip() for cell in lines[0]]
    return [dict(zip(heading, (cell.strip() for cell in line))) for line in lines[2:]]


class Zarechny(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.files, _ = outputs(ZARECHNY)
        cls.dossier = json.loads(cls.files["dossier.json"])
        cls.ranking = {row["practice"]: row for row in cls.dossier["ranking"]}
        cls.table = generator_table()

    def test_the_table_is_whole(self):
        self.assertEqual(len(self.table), 21)
        self.assertEqual(self.table[0]["Практика"], "P10")

    def test_order_and_places(self):
        order = [row["practice"] for row in self.dossier["ranking"] if row["place"] is not None]
        self.assertEqual(order, [row["Практика"] for row in self.table])
        for row in self.table:
            place = int(row["Место"])
            self.assertEqual(self.ranking[row["Практика"]]["place"], [place, place])

    def test_totals_exact_and_printed(self):
        for row in self.table:
            ours = self.ranking[row["Практика"]]
            exact = Fraction(row["Точный итог"])
            self.assertEqual(Fraction(ours["score_exact"]), exact, row)
            self.assertEqual(ours["score"], row["В печати"].replace(",", "."))
            self.assertEqual(ours["score"], two_places(exact))
            self.assertEqual(ours["percent"], two_places(exact * 100 / 60))

    def test_totals_of_sheets(self):
        theirs = {(row["Практика"], expert): decimal(total) for row in self.table
                  for expert, total in re.findall(r"(Э-\d\d) ([\d,]+)", row["Итоги листов"])}
        ours = {(sheet["practice"], sheet["expert"]): Fraction(sheet["total"])
                for sheet in self.dossier["sheets"] if sheet["status"] == "counted"}
        self.assertEqual(ours, theirs)
        self.assertEqual(len(ours), 64)

    def test_means_of_the_criteria_with_a_gate(self):
        marks = {(sheet["practice"], sheet["expert"]): sheet["marks"]
                 for sheet in self.dossier["sheets"]}
        for row in self.table:
            used = [expert for expert, left_out in
                    re.findall(r"(Э-\d\d) [\d,]+( \(не вошёл\))?", row["Итоги листов"])
                    if not left_out]
            for criterion in ("К6", "К7"):
                mean = Fraction(sum(marks[row["Практика"], expert][criterion] for expert in used),
                                len(used))
                self.assertEqual(two_places(mean), row[criterion].replace(",", "."), row)
                reasons = " ".join(reason["text"] for reason in
                                   self.ranking[row["Практика"]]["reasons"]
                                   if reason["code"].startswith("gate")
                                   and f" {criterion} " in reason["text"])
                if reasons:
                    self.assertIn(row[criterion], reasons)

    def test_decisions_and_the_list(self):
        chosen = set(re.search(r"В десятке: ([P\d, ]+)\.", (ZARECHNY / "README.md").read_text(
            encoding="utf-8")).group(1).split(", "))
        self.assertEqual(len(chosen), 10)
        for row in self.table:
            decision = self.ranking[row["Практика"]]["decision"]
            if row["Отбор"].startswith("резерв"):
                self.assertEqual((row["Решение"], decision), ("рекомендована", "reserve"))
            else:
                self.assertEqual(decision, DECISIONS[row["Решение"]], row)
            self.assertEqual(decision == "recommended", row["Практика"] in chosen)

    def test_classes_of_the_cycle(self):
        for row in self.table:
            self.assertEqual(self.ranking[row["Практика"]]["cycle"]["class"], CYCLE[row["Цикл"]])

    def test_practices_that_were_not_admitted(self):
        without = {row["practice"] for row in self.dossier["ranking"]
                   if row["decision"] == "not_admitted"}
        self.assertEqual(without, {"P08", "P17", "P22"})

    def test_every_output_says_that_the_data_are_simulated(self):
        self.assertLessEqual({"dossier.json", "manifest.json", "ranking.csv", "report.html",
                              "summary.xlsx"}, set(self.files))
        for profile in ("service", "public"):
            files, shown = outputs(ZARECHNY, "--profile", profile)
            for name, data in {**files, "the terminal": shown.encode()}.items():
                text = text_in(name, data).lower()
                self.assertTrue("смоделированные" in text or "simulated" in text, name)
            table = files["ranking.csv"].decode("utf-8-sig").splitlines()
            for row in csv.reader(table[1:], delimiter=";"):
                self.assertIn("смоделированные", row[-1])

    def test_both_languages_tell_the_same_numbers(self):
        files, _ = outputs(ZARECHNY, "--lang", "en")
        english = json.loads(files["dossier.json"])
        for row in english["ranking"]:
            ours = self.ranking[row["practice"]]
            for key in ("place", "score", "score_exact", "percent", "decision"):
                self.assertEqual(row[key], ours[key])
            self.assertEqual([reason["code"] for reason in row["reasons"]],
                             [reason["code"] for reason in ours["reasons"]])


class Totsky(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.files, cls.shown = outputs(TOTSKY)
        cls.dossier = json.loads(cls.files["dossier.json"])

    def test_directions_of_the_ten_titles(self):
        themes = [practice["theme"] for practice in self.dossier["practices"]]
        self.assertEqual(themes, ["1.2", "1.2", "1.1", "1.4", "1.4", "2.2", "2.2", "2.3", "2.3",
                                  "2.3"])

    def test_all_are_recommended_and_none_has_a_place(self):
        self.assertEqual(len(self.dossier["ranking"]), 10)
        for row in self.dossier["ranking"]:
            self.assertEqual((row["decision"], row["place"], row["score"], row["score_exact"]),
                             ("recommended", None, None, None))

    def test_it_is_said_that_nobody_rated(self):
        for lang, words in (("ru", "Оценок экспертов нет, поэтому нет ни баллов, ни мест"),
                            ("en", "marks, hence neither totals nor places")):
            files, _ = outputs(TOTSKY, "--lang", lang)
            self.assertTrue(words in files["report.html"].decode("utf-8"), lang)

    def test_nothing_says_that_the_data_are_simulated(self):
        self.assertEqual(self.dossier["programme"]["provenance"], "real")
        for name, data in self.files.items():
            self.assertFalse("смоделированн" in text_in(name, data).lower(), name)


if __name__ == "__main__":
    unittest.main()
