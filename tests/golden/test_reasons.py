"""Every reason rests on something: each sentence names what a reader can look up, and each decimal
it prints follows from the marks of its practice and the rules: a total, a mean, a part of the
total, a distance, a share. They are reckoned here anew from the marks in dossier.json.
"""

import json
import re
import unittest
from fractions import Fraction
from statistics import median

from program import DONE, REQUIREMENTS, TOTSKY, ZAOZERNAYA, ZARECHNY, folder, otbor

PROGRAMMES = (ZARECHNY, TOTSKY, ZAOZERNAYA, ZAOZERNAYA / "tight-budget.yaml")
# The application itself says so.
OF_THE_PRACTICE = {"withdrawn", "returned", "rejected"}
QUOTED = re.compile(r"[«“„][^«“„»”]*[»”“]")  # words of people; their numbers are theirs
MONEY = {"ru": re.compile(r"\d{1,3}(?:\u00a0\d{3})+"), "en": re.compile(r"\d{1,3}(?:,\d{3})+")}
DECIMAL = re.compile(r"(?<![\d.,])\d+[.,]\d+(?![\d.,]*\d)")


def dossier_of(source, lang):
    with folder() as here:
        done = otbor("run", source, "--out", here / "out", "--lang", lang)
        assert done.returncode in (DONE, REQUIREMENTS), done.stderr
        return json.loads((here / "out/dossier.json").read_bytes())


def numbers_in(value, found):
    """Every number of a piece of the dossier, quotations and sentences left out."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in ("reasons", "text", "title", "comment", "robustness"):
                numbers_in(one, found)
    elif isinstance(value, list):
        for one in value:
            numbers_in(one, found)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        found.add(Fraction(str(value)))
    elif isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?(/\d+)?", value):
        found.add(Fraction(value))


def prints(number, digits):
    """How a number may stand in print with so many digits: rounded half up, or cut off."""
    scaled = number * 10 ** digits
    return {(scaled + Fraction(1, 2)).__floor__(), scaled.__floor__()}


class Numbers:
    """What the sentences of one programme may print, reckoned anew from marks and rules."""

    def __init__(self, dossier):
        self.dossier = dossier
        self.rules = set()
        numbers_in([dossier["plan"], dossier["criteria"]], self.rules)
        self.full = {Fraction(str(group["maximum"])) for group in dossier["criteria"]["groups"]}
        self.scores = {row["practice"]: Fraction(row["score_exact"])
                       for row in dossier["ranking"] if row["score_exact"]}
        self.sheets = {}
        for sheet in dossier["sheets"]:
            self.sheets.setdefault(sheet["practice"], []).append(sheet)
        self.adjusted = {one["practice"]: {Fraction(str(one[key])) for key in ("raw", "adjusted")}
                         for one in dossier["consistency"]["correction"]["adjusted"]}
        listed = [row["practice"] for row in dossier["ranking"] if row["decision"] == "recommended"]
        self.medians = {median(means) for means in zip(*map(self.means, listed)) if means}

    def money_of(self, practice):
        """What it costs, what a budget of the whole list allows, and what the list leaves of it."""
        costs = {one["id"]: one.get("cost", 0) for one in self.dossier["practices"]}
        spent = sum(costs[row["practice"]] for row in self.dossier["ranking"]
                    if row["decision"] == "recommended")
        allowed = {one["at_most"] for one in self.dossier["plan"]["selection"].get("budgets", ())}
        return {costs[practice], *allowed, *(one - spent for one in allowed)}

    def means(self, practice):
        """Of each criterion over the sheets that count."""
        counted = [one for one in self.sheets.get(practice, []) if one["status"] == "counted"]
        for criterion in self.dossier["criteria"]["list"]:
            marks = [Fraction(str(one["marks"][criterion["id"]])) for one in counted
                     if isinstance(one["marks"].get(criterion["id"]), (int, float))]
            yield sum(marks, Fraction()) / max(len(marks), 1)

    def of(self, row):
        practice = row["practice"]
        totals = {Fraction(one["total"]) for one in self.sheets.get(practice, []) if one["total"]}
        means = list(self.means(practice))
        parts = {mean * Fraction(str(criterion["weights"][0]))
                 for mean, criterion in zip(means, self.dossier["criteria"]["list"])}
        own = totals | {self.scores[practice]} if practice in self.scores else totals
        parts |= {Fraction(str(criterion["weights"][0])) * Fraction(str(max(criterion["scale"])))
                  for criterion in self.dossier["criteria"]["list"]}
        apart = {abs(a - b) for a in own for b in own | self.rules}
        apart |= {abs(self.scores[practice] - other) for other in self.scores.values()
                  } if practice in self.scores else set()
        shares = {100 * one / full for one in own | apart for full in self.full}
        given = set()
        numbers_in(row, given)
        return (given | own | apart | shares | parts | set(means) | self.medians | self.rules |
                self.adjusted.get(practice, set()) | set(self.scores.values()))


class Reasons(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dossiers = [(source, lang, dossier_of(source, lang))
                        for source in PROGRAMMES for lang in ("ru", "en")]

    def test_every_sentence_names_what_it_rests_on(self):
        for source, lang, dossier in self.dossiers:
            for row in dossier["ranking"]:
                for reason in row["reasons"]:
                    with self.subTest(source=source.name, lang=lang, practice=row["practice"],
                                      code=reason["code"]):
                        self.assertTrue(reason["cites"] or reason["code"] in OF_THE_PRACTICE)

    def test_every_decimal_follows_from_the_marks_and_the_rules(self):
        checked = 0
        for source, lang, dossier in self.dossiers:
            numbers = Numbers(dossier)
            themes = {theme["id"] for theme in dossier["themes"]}
            for row in dossier["ranking"]:
                known = numbers.of(row)
                for reason in row["reasons"]:
                    words = QUOTED.sub("", reason["text"])
                    for text in MONEY[lang].findall(words):
                        self.assertIn(int(re.sub("\\D", "", text)),
                                      numbers.money_of(row["practice"]), words)
                    for text in DECIMAL.findall(MONEY[lang].sub("", words)):
                        if text in themes:
                            continue
                        digits = len(re.split("[.,]", text)[1])
                        wanted = int(re.sub("[.,]", "", text))
                        checked += 1
                        with self.subTest(source=source.name, lang=lang, practice=row["practice"],
                                          code=reason["code"], text=reason["text"]):
                            self.assertTrue(any(wanted in prints(one, digits) for one in known),
                                            text)
        self.assertGreater(checked, 2000)


if __name__ == "__main__":
    unittest.main()
