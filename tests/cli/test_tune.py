"""tune and the weighing of criteria: drafts, and never more than drafts."""

import json
import re
import shutil
import unittest

from cli import DONE, INPUT_ERRORS, SOURCE, USAGE, folder, otbor, replace_in

DISTRICT = SOURCE / "data/zarechny-2022"
JUDGEMENTS = """критерии: [К4, К5, К6]
участники:
  - кто: "методист"
    сравнения:
      - {важнее: К6, чем: К4, во_сколько_раз: 4}
      - {важнее: К6, чем: К5, во_сколько_раз: 2}
      - {важнее: К5, чем: К4, во_сколько_раз: 2}
"""


class Tune(unittest.TestCase):
    def test_the_answer_is_a_draft_in_every_form(self):
        with folder() as here:
            page = here / "черновик.html"
            done = otbor("tune", DISTRICT, "--places", "8", "--out", page)
            self.assertEqual((done.returncode, done.stderr), (DONE, ""))
            self.assertIn("черновик", done.stdout.lower())
            self.assertIn("Черновик", page.read_text(encoding="utf-8"))
            self.assertNotIn("<script", page.read_text(encoding="utf-8"))
            told = json.loads(otbor("tune", DISTRICT, "--places", "8", "--json").stdout)
            self.assertIs(told["draft"], True)
            self.assertEqual(len(told["variants"][0]["recommended"]), 8)
            self.assertLessEqual({shift["after"]["rule"]["code"]
                                  for shift in told["variants"][0]["left"]},
                                 {"places", "reserved"})

    def test_the_official_list_is_that_of_run(self):
        with folder() as here:
            otbor("run", DISTRICT, "--out", here / "out")
            dossier = json.loads((here / "out/dossier.json").read_text(encoding="utf-8"))
            official = [row["practice"] for row in dossier["ranking"]
                        if row["decision"] == "recommended"]
            told = json.loads(otbor("tune", DISTRICT, "--places", "8", "--json").stdout)
            self.assertEqual(told["recommended"], official)

    def test_a_draft_never_takes_the_place_of_anything_else(self):
        with folder() as here:
            otbor("run", DISTRICT, "--out", here / "out")
            letter = here / "письмо.html"
            letter.write_text("не черновик", encoding="utf-8")
            for target in (here / "out/report.html", here / "out/draft.html", letter,
                           here / "draft.pdf"):
                done = otbor("tune", DISTRICT, "--places", "8", "--out", target)
                self.assertEqual((done.returncode, done.stdout), (USAGE, ""), target)
            self.assertEqual(letter.read_text(encoding="utf-8"), "не черновик")
            page = here / "draft.html"
            for _ in range(2):  # an earlier draft may be replaced
                self.assertEqual(otbor("tune", DISTRICT, "--places", "8", "--out",
                                       page).returncode, DONE)

    def test_variants_come_from_a_file_in_either_language(self):
        with folder() as here:
            for name, text in (
                    ("a.yaml", "варианты:\n  - {название: Мало, отбор: {мест: 5}}\n"
                               "  - {коэффициенты: {К5: 3}, без_экспертов: [Э-03]}\n"),
                    ("b.yaml", "variants:\n  - {title: Few, selection: {places: 5}}\n"
                               "  - {weights: {К5: 3}, without_experts: [Э-03]}\n")):
                (here / name).write_text(text, encoding="utf-8")
                told = json.loads(otbor("tune", DISTRICT, "--variants", here / name,
                                        "--json").stdout)
                self.assertEqual([[change["code"] for change in variant["changes"]]
                                  for variant in told["variants"]],
                                 [["places"], ["weight", "expert_out"]])

    def test_nothing_to_change_is_a_question_of_usage(self):
        self.assertEqual(otbor("tune", DISTRICT).returncode, USAGE)
        self.assertEqual(otbor("tune", DISTRICT, "--weight", "К99=1").returncode, INPUT_ERRORS)


class Weighing(unittest.TestCase):
    def test_judgements_become_weights_with_the_sum_asked_for(self):
        with folder() as here:
            file = here / "сравнения.yaml"
            file.write_text(JUDGEMENTS, encoding="utf-8")
            told = json.loads(otbor("criteria", "ahp", file, "--sum", "7", "--json").stdout)
            self.assertEqual(told["to_paste"], [1, 2, 4])
            text = otbor("criteria", "ahp", file, "--sum", "7").stdout
            self.assertIn("согласованы", text)
            self.assertIn('  - код: "К6"\n    коэффициент: 4\n', text)
            checked = otbor("criteria", "ahp", file, "--ratings", DISTRICT, "--json").stdout
            self.assertEqual(len(json.loads(checked)["ratings"]["critic"]), 3)

    def test_sets_are_held_against_each_other_on_real_marks(self):
        with folder() as here:
            new = here / "новый.yaml"
            new.write_bytes((SOURCE / "criteria/municipal-expertise.yaml").read_bytes())
            replace_in(new, "сумма_коэффициентов: 20\nмаксимум: 60\n", "")
            replace_in(new, "коэффициент: 3\n", "коэффициент: 0\n")
            told = json.loads(otbor("criteria", "diff", "municipal-expertise.yaml", new, "--json",
                                    "--ratings", DISTRICT).stdout)
            self.assertEqual({change["code"] for change in told["changes"]},
                             {"weight", "maximum"})
            self.assertIn("without_weight", {line["code"] for line in told["lint"]})
            self.assertIs(told["tuning"]["draft"], True)
            same = otbor("criteria", "diff", "municipal-expertise.yaml",
                         "municipal-expertise.yaml")
            self.assertIn("совпадают", same.stdout)

    def test_weights_are_learnt_from_lists(self):
        with folder() as here:
            district = here / "район"
            shutil.copytree(DISTRICT, district)
            own = (SOURCE / "criteria/municipal-expertise.yaml").read_text(encoding="utf-8")
            without_gates = re.sub(r"(?m)^ +порог: .*\n", "", own)
            (district / "municipal-expertise.yaml").write_text(without_gates, encoding="utf-8")
            told = json.loads(otbor("criteria", "learn-weights", district, "--json").stdout)
            self.assertAlmostEqual(sum(one["weight"] for one in told["criteria"]), 1, 4)
            for one in told["criteria"]:
                self.assertLessEqual(one["low"], one["high"])
        # With its gates nobody misses the list by the total alone.
        told = json.loads(otbor("criteria", "learn-weights", DISTRICT, "--json").stdout)
        self.assertEqual(told["undefined"], "one_practice")


if __name__ == "__main__":
    unittest.main()
