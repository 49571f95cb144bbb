"""The contest of data/zaozernaya-2023: its list keeps every rule, reckoned here from the tables,
CBC finds no better one, and the rules of tight-budget.yaml are told apart with their lines.
"""

import csv
import json
import shutil
import unittest
from collections import Counter
from fractions import Fraction

from program import DONE, REQUIREMENTS, ZAOZERNAYA, folder, otbor

WEIGHTS = {"К1": 2, "К2": 2, "К3": 3, "К4": 2, "К5": 1}
PLACES, BUDGET, PASS_MARK, GATE = 15, 4_500_000, 30, 2


def table(name):
    with open(ZAOZERNAYA / name, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def dossier_of(programme, status):
    with folder() as here:
        done = otbor("run", programme, "--out", here / "out", "--lang", "en")
        assert done.returncode == status, done.stderr
        return json.loads((here / "out/dossier.json").read_bytes())


class Contest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.practices = {row["код"]: row for row in table("practices.csv")}
        cls.settlement = {row["код"]: row["населённый пункт"] for row in table("institutions.csv")}
        cls.dossier = dossier_of(ZAOZERNAYA, DONE)
        cls.listed = [row["practice"] for row in cls.dossier["ranking"]
                      if row["decision"] == "recommended"]

    def count(self, column):
        return Counter(self.practices[one][column] for one in self.listed)

    def test_totals_are_those_of_the_table_of_marks(self):
        marks = {}
        for row in table("ratings.csv"):
            marks.setdefault(row["практика"], []).append(
                WEIGHTS[row["критерий"]] * int(row["балл"]))
        for row in self.dossier["ranking"]:
            self.assertEqual(Fraction(row["score_exact"]),
                             Fraction(sum(marks[row["practice"]]), 3), row["practice"])

    def test_the_list_keeps_every_rule(self):
        self.assertLessEqual(len(self.listed), PLACES)
        self.assertLessEqual(sum(int(self.practices[one]["стоимость"]) for one in self.listed),
                             BUDGET)
        self.assertEqual(max(self.count("организация").values()), 1)
        self.assertLessEqual(max(self.count("направление").values()), 3)
        self.assertGreaterEqual(min(self.count("направление").values()), 2)
        self.assertEqual(len(self.count("направление")), 5)
        self.assertGreaterEqual(self.count("участвует впервые")["да"], 5)
        villages = Counter(self.settlement[self.practices[one]["организация"]]
                           for one in self.listed)
        self.assertGreaterEqual(villages["село"], 6)
        self.assertIn("З41", self.listed)
        self.assertNotIn("З33", self.listed)
        self.assertFalse({"З04", "З34"} <= set(self.listed))

    def test_nobody_below_the_pass_mark_or_the_gate_is_listed(self):
        for row in self.dossier["ranking"]:
            if row["practice"] in self.listed:
                self.assertGreaterEqual(Fraction(row["score_exact"]), PASS_MARK)
                marks = [int(one["балл"]) for one in table("ratings.csv")
                         if one["практика"] == row["practice"] and one["критерий"] == "К3"]
                self.assertGreaterEqual(Fraction(sum(marks), len(marks)), GATE)

    def test_what_contradicts_is_named_with_its_lines(self):
        findings = dossier_of(ZAOZERNAYA / "tight-budget.yaml", REQUIREMENTS)["findings"]
        first = next(one["text"] for one in findings if one["code"] == "rules_contradict")
        lines = (ZAOZERNAYA / "tight-budget.yaml").read_text(encoding="utf-8").splitlines()
        for words in ("не_более: 1500000", 'по: "населённый пункт"'):
            line = next(n for n, text in enumerate(lines, start=1) if words in text)
            self.assertIn(f"tight-budget.yaml:{line}", first)

    @unittest.skipUnless(shutil.which("cbc"), "SKIPPED: there is no cbc (Debian: coinor-cbc)")
    def test_another_program_finds_no_better_list_and_none_where_rules_contradict(self):
        with folder() as here:
            told = [json.loads(otbor("proof", programme, "--out", here / "list.lp", "--solve",
                                     "--json").stdout)
                    for programme in (ZAOZERNAYA, ZAOZERNAYA / "tight-budget.yaml")]
        self.assertTrue(told[0]["proved"] and told[0]["keeps_rules"])
        self.assertIn(told[0]["second_opinion"], ("same_list", "equal_sum"))
        self.assertEqual(told[1]["second_opinion"], "no_list")


if __name__ == "__main__":
    unittest.main()
