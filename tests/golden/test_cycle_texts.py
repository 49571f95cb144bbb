"""What the program finds about the management cycle in the eight texts of the fictional district,
as data/zarechny-2022/README.md advertises it, and what changed since the forum of April."""

import json
import shutil
import unittest

from program import DONE, ZARECHNY, folder, otbor


def run(source, out, *more):
    done = otbor("run", source, "--out", out, *more)
    if done.returncode != DONE:
        raise AssertionError(done.stderr)
    return json.loads((out / "dossier.json").read_bytes())


class TextsOfZarechny(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with folder() as here:
            cls.dossier = run(ZARECHNY, here / "out")
            cls.report = (here / "out/report.html").read_text(encoding="utf-8")
            cls.public = run(ZARECHNY, here / "public", "--profile", "public")
        cls.cycle = {row["practice"]: row["cycle"] for row in cls.dossier["ranking"]}

    def stage(self, practice, stage):
        return next(one for one in self.cycle[practice]["stages"] if one["id"] == stage)

    def remarks(self, practice):
        return [remark["code"] for remark in self.cycle[practice]["remarks"]]

    def test_a_whole_cycle_has_every_stage_described_and_no_remark(self):
        levels = {one["level"] for one in self.cycle["P10"]["stages"]}
        self.assertLessEqual(levels, {"described", "confirmed"})
        self.assertEqual(self.remarks("P10"), [])

    def test_the_future_tense_describes_nothing(self):
        levels = {one["level"] for one in self.cycle["P11"]["stages"] if one["id"] != "S7"}
        self.assertLessEqual(levels, {"mentioned", "not_found"})
        self.assertIn("mentioned", levels)
        self.assertTrue(all(one["declared"] for one in self.cycle["P11"]["stages"]))

    def test_broken_links_are_told(self):
        self.assertIn("no_recommendations", self.remarks("P13"))
        self.assertIn("effect_not_planned", self.remarks("P14"))
        self.assertIn("cycle_not_closed", self.remarks("P19"))

    def test_what_a_text_denies_is_quoted(self):
        denial = self.stage("P19", "S4")["denial"]
        self.assertIn("не проводился", denial["quote"])
        self.assertEqual(self.stage("P19", "S4")["level"], "not_found")

    def test_marks_and_texts_that_contradict_one_another_are_flagged(self):
        self.assertEqual(self.cycle["P16"]["unsupported"], ["S1"])
        self.assertEqual(self.cycle["P20"]["unsupported"], ["S8"])
        # One sentence on the effect against the lowest mark: the flag needs two.
        self.assertEqual(self.stage("P24", "S9")["level"], "described")
        self.assertEqual(self.cycle["P24"]["overlooked"], [])

    def test_every_quotation_stands_where_it_is_said_to_stand(self):
        seen = 0
        for practice, cycle in self.cycle.items():
            for stage in cycle["stages"]:
                for quote in stage["evidence"]:
                    if not quote["source"].startswith("texts/"):
                        continue
                    data = (ZARECHNY / quote["source"]).read_bytes()
                    text = data.decode("cp1251" if practice == "P13" else "utf-8")
                    rest = " ".join(text.splitlines()[quote["line"] - 1:])
                    self.assertIn(quote["quote"], " ".join(rest.split()))
                    seen += 1
        self.assertGreater(seen, 50)

    def test_an_abstract_alone_gets_no_remark(self):
        self.assertEqual(self.cycle["P02"]["text"], "abstract")
        self.assertEqual(self.remarks("P02"), [])

    def test_the_report_says_that_it_is_a_hint(self):
        self.assertIn("в баллы они не входят", self.report)

    def test_nothing_of_the_texts_is_published(self):
        for row in self.public["ranking"]:
            self.assertNotIn("remarks", row["cycle"])
            self.assertEqual([stage["evidence"] for stage in row["cycle"]["stages"]], [[]] * 9)

    def test_changes_since_the_forum_agree_with_both_classes(self):
        earlier = json.loads((ZARECHNY / "earlier/dossier.json").read_text(encoding="utf-8"))
        was = {row["practice"]: row["cycle"]["class"] for row in earlier["ranking"]}
        changes = self.dossier["cycle"]["changes"]
        self.assertEqual(len(changes), 21)
        for change in changes:
            self.assertEqual(change["was"], was[change["practice"]])
            self.assertEqual(change["now"], self.cycle[change["practice"]]["class"])

    def test_every_rated_practice_stands_in_one_group_of_gaps(self):
        grouped = [code for group in self.dossier["cycle"]["groups"] for code in group["practices"]]
        self.assertEqual(sorted(grouped), sorted(self.cycle_codes()))

    def cycle_codes(self):
        return [row["practice"] for row in self.dossier["ranking"]
                if any(stage["mark"] is not None for stage in row["cycle"]["stages"])]


class TwoRuns(unittest.TestCase):
    def test_diff_tells_of_a_stage_that_was_added_to_the_text(self):
        with folder() as here:
            copy = here / "программа"
            shutil.copytree(ZARECHNY, copy, ignore=shutil.ignore_patterns("*.py", "out"))
            run(copy, here / "before")
            text = copy / "texts/P13.txt"
            text.write_bytes(text.read_bytes() + "В ноябре методист направил девяти учителям "
                             "адресные рекомендации.\r\n".encode("cp1251"))
            run(copy, here / "after")
            done = otbor("diff", here / "before", here / "after")
            self.assertEqual(done.returncode, DONE, done.stderr)
            self.assertIn("S6: в тексте не обнаружен → ", done.stdout)


if __name__ == "__main__":
    unittest.main()
