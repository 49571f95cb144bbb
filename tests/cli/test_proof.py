"""proof: the problem of the list as another program reads it, and that program's answer."""

import json
import re
import shutil
import unittest

from cli import DONE, TOTSKY, USAGE, otbor, programme


def with_optimum(copy):
    file = copy / "programme.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    мест: 10\n", "    мест: 10\n    правило: наибольшая сумма\n"),
                    encoding="utf-8")
    return copy


class Proof(unittest.TestCase):
    def test_the_file_names_practices_and_rules(self):
        with programme() as copy:
            lp = copy.parent / "list.lp"
            done = otbor("proof", copy, "--out", lp)
            self.assertEqual(done.returncode, DONE, done.stderr)
            text = lp.read_text(encoding="utf-8")
        self.assertIn("\\ x1 – P10 «Профориентационный минимум", text)
        self.assertIn("municipal-expertise.yaml:258", text)
        self.assertRegex(text, r"(?m)^Maximize\n sum: \+ \d+ x1 ")
        self.assertTrue(text.endswith("End\n"))
        self.assertLessEqual(max(len(line) for line in text.splitlines()), 255)

    @unittest.skipUnless(shutil.which("cbc"), "SKIPPED: there is no cbc (Debian: coinor-cbc)")
    def test_cbc_finds_no_list_of_a_larger_sum(self):
        with programme() as copy:
            lp = copy.parent / "list.lp"
            done = otbor("proof", with_optimum(copy), "--out", lp, "--solve", "--json")
            self.assertEqual(done.returncode, DONE, done.stderr)
            told = json.loads(done.stdout)
        self.assertTrue(told["proved"])
        self.assertIn(told["second_opinion"], ("same_list", "equal_sum"))

    @unittest.skipUnless(shutil.which("cbc"), "SKIPPED: there is no cbc (Debian: coinor-cbc)")
    def test_a_list_by_places_is_held_against_the_largest_sum(self):
        with programme() as copy:
            lp = copy.parent / "list.lp"
            done = otbor("proof", copy, "--out", lp, "--solve", "--lang", "en")
        self.assertEqual(done.returncode, DONE, done.stderr)
        self.assertRegex(done.stdout, r"CBC: \d+")
        self.assertIsNone(re.search("smaller than ours", done.stdout))

    def test_a_recorded_list_has_no_problem(self):
        with programme(TOTSKY) as copy:
            done = otbor("proof", copy, "--out", copy.parent / "list.lp")
        self.assertEqual(done.returncode, USAGE)
        self.assertIn("записан", done.stderr)

    def test_a_file_that_cannot_be_written_is_told(self):
        with programme() as copy:
            done = otbor("proof", copy, "--out", copy / "no/such/folder/list.lp")
        self.assertEqual(done.returncode, USAGE)


if __name__ == "__main__":
    unittest.main()
