"""Lists that were really decided, made again by their stated rules: budgets of challenges filled in
turn, and the Method of Equal Shares.

The data lie beside the clone, in ../shared/datasets, or where OTBOR_SHARED says. Votes become
marks: where only their order counts, the place in it is the mark.
"""

import contextlib
import csv
import json
import pathlib
import sys
import tempfile
import unittest
from fractions import Fraction

import real

DONE = 0
CATALYST, WIELICZKA = "catalyst_f6", "pb_wieliczka_2023"


@contextlib.contextmanager
def folder_of(programme, criteria, practices, ratings, themes=None):
    with tempfile.TemporaryDirectory(prefix="otbor-list-") as parent:
        folder = pathlib.Path(parent)
        (folder / "programme.yaml").write_text(programme, encoding="utf-8")
        (folder / "criteria.yaml").write_text(criteria, encoding="utf-8")
        if themes:
            (folder / "themes.yaml").write_text(themes, encoding="utf-8")
        for name, rows in (("practices.csv", practices), ("ratings.csv", ratings)):
            with open(folder / name, "w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows(rows)
        yield folder


def run(folder):
    done = real.otbor("run", folder, "--out", folder / "out", "--lang", "en")
    if done.returncode != DONE:
        raise AssertionError(done.stderr)
    return json.loads((folder / "out/dossier.json").read_bytes())


def recommended(dossier):
    return {row["practice"] for row in dossier["ranking"] if row["decision"] == "recommended"}


class Catalyst(unittest.TestCase):
    """Per challenge the approved proposals by net votes, funded while the cost fits the rest of the
    budget; one that does not fit is passed over."""

    @classmethod
    def setUpClass(cls):
        cls.check = real.facts(CATALYST)["selection_rule_check"]
        voted = [row for row in real.table(CATALYST, "submissions.csv") if row["outcome"]]
        cls.official = {row["id"] for row in voted if row["outcome"] == "funded"}
        cls.voted = {row["id"]: row for row in voted}
        cls.net = {row["id"]: float(row["votes_yes"]) - float(row["votes_no"]) for row in voted}
        cls.place = {net: place for place, net in enumerate(sorted(set(cls.net.values())), start=1)}
        cls.lists = {rule: cls.dossier(rule) for rule in ("greedy", "optimum")}

    @classmethod
    def dossier(cls, rule):
        themes = sorted(cls.check["theme_budgets"])
        budgets = "".join(f"      - {{by: theme, group: {json.dumps(theme)}, "
                          f"at_most: {cls.check['theme_budgets'][theme]}}}\n" for theme in themes)
        programme = ("title: Fund 6\ncriteria: criteria.yaml\nthemes: themes.yaml\nplan:\n"
                     f"  experts_min: 1\n  selection:\n    rule: {rule}\n    budgets:\n{budgets}")
        criteria = ("title: Votes\nid: votes\nversion: '1'\n"
                    f"scale: {{min: 1, max: {len(cls.place)}}}\n"
                    "criteria:\n  - {id: votes, title: Votes, weight: 1}\n")
        tracks = "".join(f"  - {{id: '{number}', title: {json.dumps(theme)}}}\n"
                         for number, theme in enumerate(themes, start=1))
        practices = [["id", "title", "theme", "status", "cost"]]
        practices += [[row["id"], row["id"], row["theme"],
                       "admitted" if row["meets_threshold"] == "YES" else "withdrawn", row["cost"]]
                      for row in cls.voted.values()]
        ratings = [["practice", "expert", "criterion", "score"]]
        ratings += [[row["id"], "V", "votes", cls.place[cls.net[row["id"]]]]
                    for row in cls.voted.values() if row["meets_threshold"] == "YES"]
        themes_file = f"title: Challenges\nversion: '2021'\ntracks:\n{tracks}"
        with folder_of(programme, criteria, practices, ratings, themes_file) as folder:
            return run(folder)

    def cost(self, chosen, theme):
        return sum(float(self.voted[practice]["cost"]) for practice in chosen
                   if self.voted[practice]["theme"] == theme)

    def test_the_official_list_but_for_six(self):
        ours = recommended(self.lists["greedy"])
        self.assertEqual(len(self.official), self.check["funded_official"])
        self.assertEqual(len(ours ^ self.official), self.check["symmetric_difference"])

    def test_budgets_are_kept_by_every_rule(self):
        for rule, dossier in self.lists.items():
            for theme, budget in self.check["theme_budgets"].items():
                with self.subTest(rule=rule, theme=theme):
                    self.assertLessEqual(self.cost(recommended(dossier), theme), budget)

    def test_the_optimum_is_that_of_a_table_of_costs(self):
        """Each challenge is a knapsack; the table of best sums by cost is exact."""
        ours = recommended(self.lists["optimum"])
        for theme, budget in self.check["theme_budgets"].items():
            best = {0: 0}
            for practice, row in self.voted.items():
                if row["theme"] != theme or row["meets_threshold"] != "YES":
                    continue
                cost, gain = round(100 * float(row["cost"])), self.place[self.net[practice]]
                for spent, sum_so_far in list(best.items()):
                    if spent + cost <= 100 * budget:
                        total = sum_so_far + gain
                        best[spent + cost] = max(best.get(spent + cost, 0), total)
                best = pareto(best)
            with self.subTest(theme=theme):
                self.assertEqual(sum(self.place[self.net[one]] for one in ours
                                     if self.voted[one]["theme"] == theme), max(best.values()))

    def test_every_budget_is_priced(self):
        for rule, dossier in self.lists.items():
            prices = dossier["prices"]
            self.assertEqual(len(prices["rules"]), len(self.check["theme_budgets"]))
            for one in prices["rules"]:
                with self.subTest(rule=rule, budget=one["rule"]):
                    # Without its budget a challenge funds everybody who was approved.
                    self.assertGreaterEqual(Fraction(one["sum_without"]), Fraction(prices["sum"]))
                    self.assertEqual(one["would_leave"], [])


def pareto(best):
    """Only sums that no cheaper set reaches."""
    kept, top = {}, -1
    for spent in sorted(best):
        if best[spent] > top:
            kept[spent] = top = best[spent]
    return kept


class Wieliczka(unittest.TestCase):
    """The green budget of 2023, decided by the Method of Equal Shares with “add one”."""

    def test_equal_shares_select_what_was_officially_selected(self):
        projects = real.table(WIELICZKA, "submissions.csv")
        official = {row["id"] for row in projects if row["outcome"] == "selected"}
        programme = ("title: Green budget\ncriteria: criteria.yaml\nplan:\n  aggregation: sum\n"
                     "  experts_min: 1\n  selection:\n    rule: equal_shares\n    budgets:\n"
                     "      - {at_most: 1000000}\n")
        criteria = ("title: Approval\nid: approval\nversion: '1'\nscale: {min: 0, max: 1}\n"
                    "criteria:\n  - {id: approval, title: Approval, weight: 1}\n")
        practices = [["id", "title", "cost"]]
        practices += [[row["id"], row["id"], row["cost"]] for row in projects]
        ratings = [["practice", "expert", "criterion", "score"]]
        ratings += [[row["submission"], row["expert"], row["criterion"], row["score"]]
                    for row in real.table(WIELICZKA, "ratings.csv")]
        with folder_of(programme, criteria, practices, ratings) as folder:
            dossier = run(folder)
        self.assertEqual(len(official), real.facts(WIELICZKA)["selected"])
        self.assertEqual(recommended(dossier), official)


def main():
    missing = [name for name in (CATALYST, WIELICZKA) if not real.is_there(name)]
    if missing:
        print(f"SKIPPED: no data under {real.SHARED}: {', '.join(missing)}")
        sys.exit(77)
    unittest.main()


if __name__ == "__main__":
    main()
