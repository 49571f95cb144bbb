"""summary.xlsx: what its formulas come to is what the engine has printed."""

import json
import re
import unittest
from fractions import Fraction

from books import cells_of, parts, sheets_of
from cli import DONE, TOTSKY, ZARECHNY, folder, otbor


def computed(sheets, sheet, address):
    """The exact value of a number or of one of the formulas that a summary has."""
    value, formula = sheets[sheet].get(address, (None, None))
    if formula is None:
        plain = value is not None and re.fullmatch(r"-?\d+(\.\d+)?", value)
        return Fraction(value) if plain else None

    def row_of(area):
        first, last = area.replace("$", "").split(":")
        row = re.sub(r"\D", "", first)
        begin, end = (number_of(re.sub(r"\d", "", one)) for one in (first, last))
        return [computed(sheets, sheet, letters_of(at) + row) for at in range(begin, end + 1)]

    if match := re.fullmatch(r"'([^']+)'!([A-Z]+\d+)", formula):
        return computed(sheets, match[1], match[2])
    if match := re.fullmatch(r"SUMPRODUCT\(([^,]+),([^)]+)\)", formula):
        return sum((a * b for a, b in zip(row_of(match[1]), row_of(match[2]))
                    if a is not None and b is not None), Fraction(0))
    if match := re.fullmatch(r"([A-Z]+\d+)/([\d.]+)\*100", formula):
        return computed(sheets, sheet, match[1]) / Fraction(match[2]) * 100
    if match := re.fullmatch(r"MAX\((.+)\)-MIN\(\1\)", formula):
        numbers = [number for number in row_of(match[1]) if number is not None]
        return max(numbers) - min(numbers)
    match = re.fullmatch(r"AVERAGE\((.+)\)", formula)
    assert match, formula
    numbers = [number for number in row_of(match[1]) if number is not None]
    return sum(numbers, Fraction(0)) / len(numbers)


def number_of(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def letters_of(number):
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Summary(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with folder() as here:
            assert otbor("run", ZARECHNY, "--out", here / "out").returncode == DONE
            cls.dossier = json.loads((here / "out/dossier.json").read_text(encoding="utf-8"))
            cls.parts = parts(here / "out/summary.xlsx")
            cls.sheets = {name: cells_of(sheet)
                          for name, sheet in sheets_of(here / "out/summary.xlsx").items()}
        cls.main = cls.sheets["Сводная ведомость"]
        cls.rows = {value: address[1:] for address, (value, _) in cls.main.items()
                    if address.startswith("B") and value}
        heading = next(row for code, row in cls.rows.items() if code == "Рег. №")
        cls.columns = {value: re.sub(r"\d", "", address)
                       for address, (value, _) in cls.main.items()
                       if re.sub(r"\D", "", address) == heading}

    def test_formulas_give_the_exact_scores(self):
        scored = [row for row in self.dossier["ranking"] if row["score"] is not None]
        self.assertEqual(len(scored), 21)
        for row in scored:
            address = self.columns["Итоговый балл"] + self.rows[row["practice"]]
            self.assertEqual(computed(self.sheets, "Сводная ведомость", address),
                             Fraction(row["score_exact"]), row["practice"])

    def test_what_is_saved_is_what_a_formula_gives(self):
        formulas = 0
        for name, cells in self.sheets.items():
            for address, (value, formula) in cells.items():
                if formula is None:
                    continue
                formulas += 1
                exact = computed(self.sheets, name, address)
                self.assertEqual(float(value), float(exact), f"{name} {address} ={formula}")
        self.assertGreater(formulas, 63 + 21)

    def test_it_says_that_the_data_are_simulated_and_under_which_criteria(self):
        for name, data in self.parts.items():
            if name.startswith("xl/worksheets/"):
                for words in ("Смоделированные данные", "2022-05"):
                    self.assertIn(words, data.decode("utf-8"), name)

    def test_it_is_for_the_commission_alone_and_only_where_there_are_ratings(self):
        for source, more in ((ZARECHNY, ["--profile", "public"]), (TOTSKY, [])):
            with folder() as here:
                otbor("run", source, "--out", here / "out", *more)
                self.assertFalse((here / "out/summary.xlsx").exists())

    def test_the_archive_is_whole(self):
        self.assertIn("xl/styles.xml", self.parts)
        self.assertNotIn(b"<f></f>", b"".join(self.parts.values()))


if __name__ == "__main__":
    unittest.main()
