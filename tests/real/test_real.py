"""Real rating sets run as programmes and held against the facts published with them: scales that
run backwards, quarter points, lost marks, experts who met nobody, hundreds of conflicts.

The data lie beside the clone, in ../shared/datasets, or where OTBOR_SHARED says.
"""

import collections
import json
import sys
import unittest
from fractions import Fraction

import real

DONE, INPUT_ERRORS = 0, 1


class RealSet:
    """What must hold for every set; the class's name of the set is given by the subclass."""

    name = ""
    panels = 1
    lower_is_better = False

    @classmethod
    def setUpClass(cls):
        if not real.is_there(cls.name):
            raise unittest.SkipTest(f"no data set {real.SHARED / cls.name}")
        cls.facts = real.facts(cls.name)
        cls.sheets = real.sheets_of(cls.name)
        with real.programme(cls.name) as folder:
            cls.prepare(folder)
            cls.done = real.otbor("run", folder, "--out", folder / "out", "--lang", "en")
            if cls.done.returncode != DONE:
                raise AssertionError(cls.done.stderr)
            cls.dossier = json.loads((folder / "out/dossier.json").read_bytes())
        cls.rank = {row["practice"]: row for row in cls.dossier["ranking"]}

    @classmethod
    def prepare(cls, folder):
        """Adds what the set needs beside its tables."""

    def statistic(self, name, criterion=None):
        return next(one for one in self.dossier["consistency"]["statistics"]
                    if (one["id"], one["criterion"]) == (name, criterion))

    def severity(self, model):
        return {one["expert"]: one["models"][model]
                for one in self.dossier["consistency"]["experts"]}

    def test_nothing_is_lost_on_the_way(self):
        rated = [row for row in self.dossier["ranking"] if row["score"] is not None]
        self.assertEqual(len(self.dossier["practices"]), self.facts["submissions_listed"])
        self.assertEqual(len(rated), self.facts["submissions_rated"])
        self.assertEqual(len(self.dossier["consistency"]["experts"]), self.facts["experts"])
        self.assertEqual(len(self.dossier["sheets"]), self.facts["pairs"])

    def test_every_criterion_has_the_marks_that_were_published(self):
        for criterion, published in self.facts["per_criterion"].items():
            marks = [sheet["marks"][criterion] for sheet in self.dossier["sheets"]
                     if sheet["marks"][criterion] is not None]
            with self.subTest(criterion=criterion):
                self.assertEqual(len(marks), published["n"])
                self.assertEqual(len(self.dossier["sheets"]) - len(marks), published["missing"])
                self.assertEqual((min(marks), max(marks)), (published["min"], published["max"]))
                self.assertEqual(len(set(marks)), published["distinct"])
                self.assertAlmostEqual(sum(marks) / len(marks), published["mean"], delta=0.00005001)

    def test_panels_that_share_no_practice_are_counted(self):
        told = [reason["text"] for row in self.dossier["ranking"] for reason in row["reasons"]
                if reason["code"] == "panel_not_linked"]
        self.assertEqual(self.panels, self.facts["components"])
        if self.panels == 1:
            self.assertEqual(told, [])
        else:
            self.assertTrue(told)
            self.assertTrue(all(str(self.panels) in text for text in told))

    def test_totals_are_exact(self):
        for practice, sheets in self.sheets.items():
            totals = [sum(marks.values()) for marks in sheets.values()
                      if None not in marks.values()]
            self.assertEqual(Fraction(self.rank[practice]["score_exact"]), self.total(totals),
                             practice)

    def total(self, totals):
        return real.mean(totals)

    def test_places_follow_the_totals(self):
        better = min if self.lower_is_better else max
        rows = [row for row in self.dossier["ranking"] if row["score"] is not None]
        places = iter(range(1, len(rows) + 1))
        for above, below in zip(rows, rows[1:]):
            a, b = Fraction(above["score_exact"]), Fraction(below["score_exact"])
            self.assertEqual(better(a, b), a)
        for row in rows:
            first, last = row["place"]
            self.assertTrue(first <= next(places) <= last, row)

    def units(self, criterion):
        return [[marks[criterion] for marks in sheets.values() if marks[criterion] is not None]
                for sheets in self.sheets.values()]

    def check_alpha(self, criterion):
        """The definition gives the published interval alpha, and with another metric ours."""
        units = self.units(criterion)
        self.assertAlmostEqual(
            real.alpha(units, real.interval),
            self.facts["per_criterion"][criterion]["krippendorff_alpha_interval"], delta=0.00005001)
        self.assertAlmostEqual(real.alpha(units, real.ordinal),
                               self.statistic("krippendorff_alpha", criterion)["value"], places=6)


class Catalyst(RealSet, unittest.TestCase):
    name = "catalyst_f6"

    def test_the_official_means_are_met(self):
        official = [row for row in real.table(self.name, "official_scores.csv")
                    if row["id"] in self.sheets]
        self.assertEqual(len(official), 709)
        for row in official:
            ours = Fraction(self.rank[row["id"]]["score_exact"]) / 3
            self.assertLessEqual(abs(ours - Fraction(row["official_mean"])), Fraction(1, 200), row)
            self.assertEqual(len(self.sheets[row["id"]]), int(row["official_n"]))

    def test_most_proposals_share_a_total(self):
        totals = collections.Counter(row["score_exact"] for row in self.dossier["ranking"]
                                     if row["score"] is not None)
        self.assertEqual(len(totals), 184)
        tied = sum(n for n in totals.values() if n > 1)
        self.assertEqual(round(100 * tied / 709), 91)

    def test_proposals_nobody_rated_have_no_total(self):
        unrated = [row for row in self.dossier["ranking"] if row["decision"] == "not_rated"]
        self.assertEqual(len(unrated), self.facts["submissions_without_ratings"])
        self.assertTrue(all(row["place"] is None for row in unrated))

    def test_agreement(self):
        for criterion in self.facts["criteria"]:
            with self.subTest(criterion=criterion):
                self.check_alpha(criterion)
                self.assertEqual(self.statistic("krippendorff_alpha", criterion)["practices"],
                                 self.facts["per_criterion"][criterion]["units_with_2plus"])

    def test_the_list_is_the_greedy_one_under_a_quota_of_themes(self):
        theme = {row["id"]: row["theme"] for row in real.table(self.name, "submissions.csv")}
        taken = collections.Counter()
        chosen = []
        for row in self.dossier["ranking"]:
            if row["score"] is None or Fraction(row["score_exact"]) < Fraction(21, 2):
                continue
            if len(chosen) < 172 and taken[theme[row["practice"]]] < 12:
                taken[theme[row["practice"]]] += 1
                chosen.append(row["practice"])
        recommended = [row["practice"] for row in self.dossier["ranking"]
                       if row["decision"] == "recommended"]
        self.assertEqual(recommended, chosen)

    def test_ties_are_broken_by_the_declared_criteria(self):
        def key(practice):
            sheets = self.sheets[practice].values()
            by_criterion = [real.mean(marks[criterion] for marks in sheets)
                            for criterion in ("impact", "feasibility", "auditability")]
            return [-sum(by_criterion), *(-one for one in by_criterion)]

        keys = sorted(key(practice) for practice in self.sheets)
        for row in self.dossier["ranking"]:
            if row["place"] is not None:
                ours = key(row["practice"])
                first, last = keys.index(ours) + 1, keys.index(ours) + keys.count(ours)
                self.assertEqual(row["place"], [first, last], row["practice"])


class Nih(RealSet, unittest.TestCase):
    name = "nih_grants"
    panels = 973
    lower_is_better = True

    def test_totals_are_exact(self):
        for practice, sheets in self.sheets.items():
            exact = real.mean(marks["overall"] for marks in sheets.values())
            self.assertEqual(Fraction(self.rank[practice]["score_exact"]), exact, practice)

    def test_the_official_means_and_ranks_are_met(self):
        for row in real.table(self.name, "submissions.csv"):
            ours = self.rank[row["id"]]
            self.assertAlmostEqual(float(Fraction(ours["score_exact"])),
                                   float(row["official_mean"]), places=12)
            first, last = ours["place"]
            self.assertTrue(first <= int(row["official_rank"]) <= last, row)

    def test_the_smallest_total_is_the_best(self):
        recommended = {row["practice"] for row in self.dossier["ranking"]
                       if row["decision"] == "recommended"}
        at_line = {practice for practice, sheets in self.sheets.items()
                   if 2 * real.mean(marks["overall"] for marks in sheets.values()) <= 7}
        self.assertEqual(recommended, at_line)

    def test_agreement(self):
        for criterion in self.facts["criteria"]:
            with self.subTest(criterion=criterion):
                self.check_alpha(criterion)

    def test_an_expert_who_met_nobody_has_no_severity(self):
        alone = {expert for sheets in self.sheets.values() if len(sheets) == 1 for expert in sheets}
        met = {expert for sheets in self.sheets.values() if len(sheets) > 1 for expert in sheets}
        for model in ("colleague_deviation", "additive"):
            without = {expert for expert, value in self.severity(model).items() if value is None}
            self.assertEqual(without, alone - met)


class Mammograms(RealSet, unittest.TestCase):
    name = "mammogram_110x148"

    def test_lost_marks_are_not_zeros(self):
        incomplete = [sheet for sheet in self.dossier["sheets"] if sheet["status"] == "incomplete"]
        self.assertEqual(len(incomplete), 12)
        lost = {(row["submission"], row["expert"]) for row in real.table(self.name, "ratings.csv")
                if row["score"] == ""}
        self.assertEqual({(sheet["practice"], sheet["expert"]) for sheet in incomplete}, lost)

    def test_concordance_does_not_exist_once_a_mark_is_lost(self):
        self.assertEqual(self.statistic("kendall_w", "grade")["undefined"], "incomplete_design")

    def test_agreement(self):
        self.check_alpha("grade")

    def test_severity_is_that_of_the_mixed_model(self):
        """Where nearly everybody rated everything, both are the expert's mean deviation."""
        reference = {row["expert"]: float(row["blup"])
                     for row in real.table(self.name, "reference_lme4_experts.csv")}
        for model in ("colleague_deviation", "additive"):
            severity = self.severity(model)
            experts = sorted(reference)
            self.assertLess(real.correlation([severity[expert] for expert in experts],
                                             [reference[expert] for expert in experts]), -0.9999)


class Moot(RealSet, unittest.TestCase):
    name = "moot_uoft"

    def total(self, totals):
        return real.mean(sorted(totals)[1:-1])  # the plan leaves out the extremes

    def test_agreement(self):
        self.check_alpha("oralist")

    def test_a_team_sends_one_speaker(self):
        team = {row["id"]: row["institution"] for row in real.table(self.name, "submissions.csv")}
        recommended = [row["practice"] for row in self.dossier["ranking"]
                       if row["decision"] == "recommended"]
        best = {}
        for row in self.dossier["ranking"]:
            best.setdefault(team[row["practice"]], row["practice"])
        self.assertEqual(recommended, list(best.values())[:8])

    def test_strict_benches_are_those_of_the_mixed_model(self):
        reference = {row["expert"]: float(row["blup"])
                     for row in real.table(self.name, "reference_lme4_experts.csv")}
        severity = self.severity("additive")
        benches = sorted(reference)
        self.assertLess(real.correlation([severity[bench] for bench in benches],
                                         [reference[bench] for bench in benches]), -0.98)


class Wine(RealSet, unittest.TestCase):
    name = "wine_bitterness"

    def total(self, totals):
        return real.median(totals)  # as the plan says

    def test_concordance_in_a_complete_design(self):
        experts = sorted({expert for sheets in self.sheets.values() for expert in sheets})
        bottles = sorted(self.sheets)
        rows = [[self.sheets[bottle][expert]["bitterness"] for bottle in bottles]
                for expert in experts]
        ours = self.statistic("kendall_w", "bitterness")
        w = real.kendall_w(rows)
        self.assertAlmostEqual(ours["value"], w, places=6)
        self.assertAlmostEqual(ours["chi_square"], 9 * 7 * w, places=5)
        self.assertEqual(ours["degrees_of_freedom"], 7)

    def test_agreement(self):
        self.check_alpha("bitterness")

    def test_severity_is_that_of_the_mixed_model_less_its_other_shrinkage(self):
        """In a complete design of S bottles lme4 believes S/(S + σ²/τ²) of a deviation, a prior of
        one bottle S/(S + 1), and plain deviations from colleagues all of it times 9/8."""
        lme4 = json.loads((real.SHARED / self.name / "reference_lme4.json").read_text())
        ratio = (lme4["sd_residual"] / lme4["sd_expert"]) ** 2
        for row in real.table(self.name, "reference_lme4_experts.csv"):
            deviation = float(row["blup"]) * (8 + ratio) / 8
            with self.subTest(expert=row["expert"]):
                self.assertAlmostEqual(self.severity("additive")[row["expert"]],
                                       -deviation * 8 / 9, delta=2e-5)
                self.assertAlmostEqual(self.severity("colleague_deviation")[row["expert"]],
                                       -deviation * 9 / 8, delta=2e-5)

    def test_declared_themes_stand(self):
        declared = {row["id"]: row["theme"] for row in real.table(self.name, "submissions.csv")}
        self.assertEqual({one["id"]: one["theme"] for one in self.dossier["practices"]}, declared)


class Skating(RealSet, unittest.TestCase):
    name = "figure_skating_2016"

    @classmethod
    def prepare(cls, folder):
        """A judge of the skater's nation may not rate: first every pair is named, then each is
        recused by a recorded decision."""
        cls.checked = json.loads(real.otbor("check", folder, "--json").stderr)
        record = '{{practice: {submission}, expert: {expert}, date: 2017-04-01, ' \
                 'document: "the panel sheet", reason: "the judge is of the skater\'s nation"}}'
        cls.conflicts = real.table(cls.name, "conflicts.csv")
        lines = ["  - " + record.format(**row) for row in cls.conflicts]
        (folder / "decisions.yaml").write_text("recusals:\n" + "\n".join(lines) + "\n",
                                               encoding="utf-8")

    def test_every_conflict_of_interest_is_named(self):
        self.assertEqual(len(self.conflicts), 842)
        self.assertEqual(self.checked["errors"], 842)

    def test_recused_marks_are_kept_and_not_counted(self):
        recused = {(sheet["practice"], sheet["expert"]) for sheet in self.dossier["sheets"]
                   if sheet["status"] == "recused"}
        self.assertEqual(recused, {(row["submission"], row["expert"]) for row in self.conflicts})

    def test_totals_are_exact(self):
        conflicts = {(row["submission"], row["expert"]) for row in self.conflicts}
        for practice, sheets in self.sheets.items():
            totals = [sum(marks.values()) for expert, marks in sheets.items()
                      if (practice, expert) not in conflicts]
            self.assertEqual(Fraction(self.rank[practice]["score_exact"]), real.mean(totals))


def main():
    missing = [name for name in real.SETS if not real.is_there(name)]
    if missing:
        print(f"SKIPPED: no data under {real.SHARED}: {', '.join(missing)}")
    if len(missing) == len(real.SETS):
        sys.exit(77)
    result = unittest.main(exit=False).result
    sys.exit(77 if missing and result.wasSuccessful() else not result.wasSuccessful())


if __name__ == "__main__":
    main()
