#!/usr/bin/env python3
"""No file makes the program crash, hang, eat the machine or write half a result.

With OTBOR_THOROUGH in the environment the long table of ratings is cut at every fiftieth byte too,
not at every two-hundredth.
"""

import os
import random
import unittest

import hostile
from hostile import (CRITERIA, DONE, INPUT_ERRORS, PRACTICES, PROGRAMME, RATINGS, SMALL, ZARECHNY,
                     Case, criteria, run, small)

MEGABYTE = 1 << 20
HEADING = "practice,expert,criterion,score,comment\n"


def zarechny():
    """The fictional district with the criteria set beside it, so that every file can be spoilt."""
    files = {path.name: path.read_bytes() for path in ZARECHNY.iterdir()
             if path.suffix in (".yaml", ".csv")}
    own = hostile.SOURCE / "criteria/municipal-expertise.yaml"
    return files | {own.name: own.read_bytes()}


def lines(count, line):
    return "".join(line.format(i) for i in range(count))


class Hostile(unittest.TestCase):
    def hold(self, cases):
        found = hostile.all_breaches(cases)
        self.assertFalse(found, "\n" + "\n".join(found[:20]))

    def test_a_hundred_megabytes(self):
        garbage = random.Random(1).randbytes(MEGABYTE) * 100
        unknown = b"practice,expert,criterion,score\n" + b"X,E1,C1,1\nY,E2,C2,2\n" * (5 * MEGABYTE)
        self.hold([
            small("garbage: programme", programme_yaml=garbage, status=INPUT_ERRORS),
            small("garbage: criteria", criteria_yaml=garbage, status=INPUT_ERRORS),
            small("garbage: ratings", ratings_csv=garbage, status=INPUT_ERRORS),
            small("one letter: ratings", ratings_csv=b"a" * (100 * MEGABYTE), status=INPUT_ERRORS),
            small("one quote: ratings", ratings_csv=b'"' * (100 * MEGABYTE), status=INPUT_ERRORS),
            small("columns: ratings", ratings_csv=b";" * (100 * MEGABYTE), status=INPUT_ERRORS),
            small("rows: practices", practices_csv=b"id\n" + b"1\n" * (50 * MEGABYTE),
                  status=INPUT_ERRORS),
            small("unknown practices: ratings", ratings_csv=unknown, status=INPUT_ERRORS)])

    def test_one_byte(self):
        single = {f"{byte:02x}.yaml": bytes([byte]) for byte in range(256)}
        self.hold([Case("criteria of one byte", single, ("criteria", "check", *single))])
        self.hold([small(f"ratings of the byte {byte:02x}", ratings_csv=bytes([byte]))
                   for byte in range(256)])
        self.hold([small(f"programme of the byte {byte:02x}", programme_yaml=bytes([byte]),
                         status=INPUT_ERRORS) for byte in range(0, 256, 5)])

    def test_yaml_made_to_hurt(self):
        laughs = "".join(f"{a}: &{a} [{', '.join([f'*{b}'] * 9)}]\n"
                         for a, b in zip("bcdefghi", "abcdefgh"))
        attacks = {
            "a comma": ",", "brackets": "[" * 2_000_000, "braces": "{" * 2_000_000,
            "brackets in brackets": "[" * 2_000_000 + "]" * 2_000_000,
            "brackets after words": "a: [b, " * 500_000, "dashes": "- " * 500_000,
            "question marks": "? " * 500_000, "colons": ": " * 500_000, "tags": "!" * 500_000,
            "anchors": "&a " * 500_000, "quotes": "'" * 500_001,
            "an open quote": '"' + "a" * 500_000, "billion laughs": "a: &a lol\n" + laughs,
            "deep nesting": "".join(" " * i + "a:\n" for i in range(1000)),
            "10,000 keys": lines(10_000, "key{}: 1\n"),
            "one key 10,000 times": "title: 1\n" * 10_000,
            "10,000 documents": "---\n" * 10_000, "a zero": "title: a\0b\n",
            "a long line": "title: " + "a " * 1_000_000, "directives": "%YAML 1.2\n" * 1000,
            "escapes": r'title: "\x00\ud800\U00110000\q"',
            "block text": "title: |9\n" + " a\n" * 1000,
            "keys of brackets": "{[a]: 1, {b: 2}: 3}", "merge keys": "<<: {title: 1}\n" * 100,
            "comments": "#\n" * 1_000_000, "blank lines": "\n" * 2_000_000,
            "empty items": "criteria:\n" + "  -\n" * 50_000,
        }
        self.hold([criteria(name, text, INPUT_ERRORS) for name, text in attacks.items()])
        self.hold([small(f"programme: {name}", programme_yaml=attacks[name], status=INPUT_ERRORS)
                   for name in ("a comma", "brackets", "quotes", "billion laughs", "10,000 keys")])

    def test_files_cut_at_every_fiftieth_byte(self):
        files = zarechny()
        own = files["municipal-expertise.yaml"]
        cut = {f"{size}.yaml": own[:size] for size in range(0, len(own), 50)}
        self.hold([Case("cut criteria", cut, ("criteria", "check", *cut), INPUT_ERRORS)])
        steps = {"programme.yaml": 50, "decisions.yaml": 50,
                 "ratings.csv": 50 if "OTBOR_THOROUGH" in os.environ else 200}
        self.hold([Case(f"{name} cut at {size}", files | {name: files[name][:size]})
                   for name, step in steps.items() for size in range(0, len(files[name]), step)])

    def test_flipped_bytes(self):
        files = zarechny()
        draw = random.Random(2022)
        cases = []
        for number in range(200):
            name = draw.choice(sorted(files))
            content = bytearray(files[name])
            for _ in range(draw.choice((1, 1, 3, 30))):
                content[draw.randrange(len(content))] = draw.randrange(256)
            command = ("run", ".", "--out", "out") if number % 4 == 0 else ("check", ".")
            cases.append(Case(f"{name}, mutation {number}", files | {name: bytes(content)},
                              command))
        self.hold(cases)

    def test_files_that_are_missing_or_folders(self):
        self.hold([small(f"{name} missing", without=(name,)) for name in SMALL])
        self.hold([small(f"{name} a folder", **{name: None}, status=INPUT_ERRORS)
                   for name in (*SMALL, "decisions.yaml", "institutions.csv")])
        self.hold([small("only the programme", without=tuple(SMALL)[1:], status=INPUT_ERRORS),
                   small("sheets is a file", **{"sheets": b"practice"}),
                   small("texts is a file", **{"texts": b"practice"}),
                   small("a name that is not UTF-8", **{"sheets/\udcab.csv": RATINGS},
                         status=INPUT_ERRORS)])

    def test_tables_of_odd_shapes(self):
        tables = {
            "5,000 columns": ",".join(f"c{i}" for i in range(5000)) + "\n",
            "a row of 50,000 cells": RATINGS + "P1,E1" + ",1" * 50_000 + "\n",
            "100,000 quotes": HEADING + '"' * 100_000, "100,001 quotes": HEADING + '"' * 100_001,
            "an unclosed quote": HEADING + 'P1,E1,C1,3,"why\n' + "P1,E1,C2,2,\n" * 100_000,
            "mixed delimiters": "practice;expert;criterion;score\nP1,E1,C1,3\nP1\tE1\tC2\t2\n",
            "two delimiters in the heading": "practice;expert,criterion;score\n",
            "only the heading": HEADING, "no line end": HEADING.strip(),
            "CR": RATINGS.replace("\n", "\r"), "blank rows": HEADING + ",,,,\n" * 100_000,
            "sep alone": "sep=;\n", "sep of a letter": "sep=é\n" + RATINGS,
            "sep of a quote": 'sep="\n' + RATINGS, "sep of a line end": "sep=\n" + RATINGS,
            "the rows twice": RATINGS + RATINGS.split("\n", 1)[1],
            "one heading": "practice\n" * 1000,
            "headings alike": "practice,практика,expert,эксперт\n",
            "controls": RATINGS.replace("E1", "\x1b[31mE1\x07"),
            "direction": RATINGS.replace("P1", "\u202eP1"),
            "a code of a megabyte": HEADING + "P" * MEGABYTE + ",E1,C1,3,\n",
            "a comment of a megabyte": HEADING + "P1,E1,C1,3," + "why " * (MEGABYTE // 4) + "\n",
            "a control in a comment": HEADING + "P1,E1,C1,3,why\x0bso\n",
            "half a letter": b"\xff\xfea\x00b", "surrogates": b"\xff\xfe\x00\xd8\x00\xd8",
        }
        self.hold([small(f"ratings: {name}", ratings_csv=text) for name, text in tables.items()])
        self.hold([small(f"practices: {name}", practices_csv=text)
                   for name, text in tables.items()])

    def test_numbers(self):
        numbers = ("1e999", "nan", "inf", ".inf", "99999999999999999999", "-0", "0x10", "٣", "1.",
                   ".5", "0.0000001", "1.0005", "1" * 5000, "--1", "+1", "1 000", "1,5", "½", "''",
                   "true", "~")
        places = ("weight: 2", "max: 3", "max: 3, step: 1")
        self.hold([criteria(f"{place} becomes {n[:30]}", CRITERIA.replace(
            place.removesuffix(", step: 1"), place.rsplit(" ", 1)[0] + " " + n))
            for place in places for n in numbers])
        self.hold([criteria(f"rules with {n[:30]}", CRITERIA + f"maximum: {n}\nrules: "
                            f"{{experts_min: {n}, seed: {n}}}\n") for n in numbers])
        self.hold([run(f"mark {n[:30]}", ratings_csv=RATINGS.replace("C1,3", f'C1,"{n}"'))
                   for n in numbers])
        fine = CRITERIA.replace("weight: 1", "weight: 0.001").replace("weight: 2",
                                                                     "weight: 999.999")
        large = CRITERIA.replace("max: 3", "max: 33333.333, step: 33333.333")
        high = RATINGS.replace(",1\n", ",0\n").replace(",2\n", ",33333.333\n")
        self.hold([run("weights of three decimals", criteria_yaml=fine, status=DONE),
                   run("the largest totals", criteria_yaml=large, status=DONE,
                       ratings_csv=high.replace(",3\n", ",33333.333\n")),
                   criteria("totals beyond", CRITERIA.replace("max: 3", "max: 99999")
                            .replace("weight: 2", "weight: 1000"), INPUT_ERRORS)])

    def test_everything_twice_and_nothing_at_all(self):
        levels = "max: 200, step: 0.01, levels: {" + lines(20_000, "{}: a, ") + "}}"
        self.hold([small(f"{name} twice", **{name: text * 2}, status=INPUT_ERRORS)
                   for name, text in SMALL.items()])
        self.hold([
            small("practices without ids", practices_csv="id,title\n,a\n,b\n",
                  status=INPUT_ERRORS),
            small("experts without ids", experts_csv="id,name\n,a\n,b\n", status=INPUT_ERRORS),
            small("criteria without ids", status=INPUT_ERRORS,
                  criteria_yaml=CRITERIA.replace("C1", "''").replace("C2", "' '")),
            small("no experts", experts_csv="id,name\n"),
            small("no practices", practices_csv="id\n", status=INPUT_ERRORS),
            criteria("no criteria", CRITERIA.split("  - ")[0] + "  []\n", INPUT_ERRORS),
            criteria("scale 0-0", CRITERIA.replace("max: 3", "max: 0"), INPUT_ERRORS),
            criteria("scale 5-1", CRITERIA.replace("min: 0, max: 3", "min: 5, max: 1"),
                     INPUT_ERRORS),
            criteria("step 0", CRITERIA.replace("max: 3", "max: 3, step: 0"), INPUT_ERRORS),
            criteria("20,000 levels", CRITERIA.replace("max: 3}", levels), INPUT_ERRORS)])

    def test_many(self):
        wide = CRITERIA + lines(3000, "  - {{id: K{0}, title: Criterion {0}, weight: 1}}\n")
        marks = RATINGS + lines(3000, "P1,E1,K{0},1\nP2,E2,K{0},2\n")
        crowd = HEADING + lines(5000, "P1,E{0},C1,1,\nP1,E{0},C2,2,\n")
        practices = "id,title\n" + lines(1000, "P{0},Practice {0}\n")
        equal = HEADING + lines(1000, "P{0},E1,C1,1,\nP{0},E1,C2,2,\n")
        ties = PROGRAMME.replace("{places: 1}", "{places: 500}") + (
            "  tie_break: [criterion C2, higher_minimum, smaller_range, earlier_registration, "
            "recorded_decision]\n")
        order = "ties:\n  - {practices: [" + lines(1000, "P{}, ") + "], document: a, reason: b}\n"
        self.hold([
            run("3,000 criteria", criteria_yaml=wide, ratings_csv=marks, status=DONE),
            run("5,000 experts", experts_csv="id\n" + lines(5000, "E{}\n"), ratings_csv=crowd,
                status=DONE),
            run("1,000 equal practices", practices_csv=practices, ratings_csv=equal,
                programme_yaml=ties, status=DONE),
            run("1,000 equal practices in order", practices_csv=practices, ratings_csv=equal,
                programme_yaml=ties, decisions_yaml=order, status=DONE)])

    def test_quotas_that_cannot_be_kept(self):
        def plan(quotas, places=1):
            return PROGRAMME.replace("{places: 1}", f"{{places: {places}, quotas: [{quotas}]}}")

        institutions = "id,institution\nP1,A\nP2,B\n"
        themes = "title: Platforms\nplatforms:\n" + \
            lines(200, "  - {{id: '{0}', title: Platform {0}}}\n") + \
            "tracks:\n  - {id: '1.1', title: Track}\n"
        platforms = {
            "themes.yaml": themes,
            "practices.csv": "id,platform\n" + lines(200, "P{0},{0}\nQ{0},{0}\n"),
            "ratings.csv": HEADING + lines(200, "P{0},E1,C1,1,\nP{0},E1,C2,2,\n"
                                                "Q{0},E1,C1,3,\nQ{0},E1,C2,0,\n")}
        one_each = "themes: themes.yaml\n" + plan("{by: platform, at_least: 1, at_most: 1}", 200)
        too_few = "themes: themes.yaml\n" + plan("{by: platform, at_least: 1}", 20)
        self.hold([
            run("at least five of one place", practices_csv=institutions,
                programme_yaml=plan("{by: institution, at_least: 5}")),
            run("at most none", practices_csv=institutions,
                programme_yaml=plan("{by: institution, at_most: 0}")),
            run("no places", programme_yaml=PROGRAMME.replace("places: 1", "places: 0")),
            run("quotas by what nobody has",
                programme_yaml=plan("{by: theme, at_least: 1}, {by: type, at_most: 1}")),
            small("at least above at most", status=INPUT_ERRORS,
                  programme_yaml=plan("{by: institution, at_least: 2, at_most: 1}")),
            run("200 platforms, one practice of each", programme_yaml=one_each, **platforms),
            run("200 platforms for 20 places", programme_yaml=too_few, **platforms)])

    def test_what_windows_saves_is_read(self):
        self.hold([small("byte-order mark and CRLF", status=DONE, **{
            name: "\ufeff" + text.replace("\n", "\r\n") for name, text in SMALL.items()})])


if __name__ == "__main__":
    unittest.main()
