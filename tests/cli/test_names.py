"""names: what is told of each connection, what people settle and keep, whose names nobody finds."""

import json
import unittest

from cli import DONE, USAGE, otbor, programme, tree


def answers(copy):
    done = otbor("names", copy, "--json")
    assert done.returncode == DONE, done.stderr
    return {one["name"]: one for one in json.loads(done.stdout)["names"]}


class Names(unittest.TestCase):
    def test_every_name_has_an_answer_and_a_reason(self):
        with programme() as copy:
            told = answers(copy)
        self.assertEqual(told["Priozernaya gimnaziya"]["institution"], "ОО-01")
        self.assertIn("transliterated", told["Priozernaya gimnaziya"]["reasons"])
        self.assertEqual(told["Keujdcrfz JJI"]["institution"], "ОО-13")
        self.assertEqual(told["Ковыльный район"]["answer"], "ambiguous")
        self.assertEqual(told["Galaxy A12"]["answer"], "device")
        self.assertEqual(told["РОО методист Берёзкина"]["answer"], "organiser")
        self.assertEqual(told["Осинина Вера"]["reasons"], ["settled"])

    def test_writing_adds_open_names_once_and_keeps_what_is_settled(self):
        with programme() as copy:
            table = copy / "forum/aliases.csv"
            before = table.read_text(encoding="utf-8")
            self.assertEqual(otbor("names", copy, "--write").returncode, DONE)
            once = table.read_text(encoding="utf-8")
            self.assertTrue(once.startswith(before))
            self.assertIn("\nГимназия;;", once)
            self.assertEqual(otbor("names", copy, "--write").returncode, DONE)
            self.assertEqual(table.read_text(encoding="utf-8"), once)
            table.write_text(once.replace("\nГимназия;;", "\nГимназия;ОО-01;"), encoding="utf-8")
            self.assertEqual(answers(copy)["Гимназия"]["answer"], "matched")

    def test_no_name_of_a_connection_is_in_a_result(self):
        with programme() as copy:
            out = copy.parent / "out"
            self.assertIn(otbor("run", copy, "--out", out).returncode, (DONE, 3))
            written = "".join(f.read_text(encoding="utf-8") for f in out.rglob("*")
                              if f.suffix in (".json", ".html", ".csv", ".txt"))
            for person in ("Ромашова", "Ясенева", "Берёзкина", "Кленова", "Осинина", "Рябинина"):
                self.assertNotIn(person, written)

    def test_a_programme_without_lists_says_where_they_belong(self):
        with programme() as copy:
            for file in (copy / "forum").glob("attendance-*"):
                file.unlink()
            done = otbor("names", copy)
            self.assertEqual(done.returncode, USAGE)
            self.assertIn("attendance-", done.stderr)


if __name__ == "__main__":
    unittest.main()
