"""assign: who rates what, what is written and what is kept, and what check makes of it later."""

import collections
import csv
import json
import re
import shutil
import unittest
import zipfile

from cli import DONE, REQUIREMENTS, USAGE, ZARECHNY, otbor, programme, replace_in, tree


def seats(file):
    """Rows of assignment.csv under its heading."""
    rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    return rows[0], [tuple(row) for row in rows[1:]]


def before_rating(copy):
    """The programme as it was before anybody rated."""
    for name in ("ratings.csv", "decisions.yaml", "assignment.csv"):
        (copy / name).unlink()
    shutil.rmtree(copy / "earlier")
    replace_in(copy / "programme.yaml", "прежний_отбор:", "#")
    return copy


def forbidden(copy):
    """Pairs that experts.csv rules out, read from the tables here."""
    def table(name):
        text = (copy / name).read_text(encoding="utf-8-sig")
        return list(csv.DictReader(text.splitlines(), delimiter=";"))
    pairs = set()
    for expert in table("experts.csv"):
        of_expert = {expert["организация"]}
        for column in ("прежние организации", "конфликты"):
            of_expert |= {word.strip() for word in expert[column].split(";")}
        for practice in table("practices.csv"):
            if of_expert & {practice["код"], practice["организация"]}:
                pairs.add((practice["код"], expert["код"]))
    return pairs


def told_flat(done):
    """What was printed, without the line ends that the width of the screen makes."""
    return " ".join(done.stdout.split())


class Assign(unittest.TestCase):
    """24 practices, 21 of them admitted; 7 experts."""

    def test_a_new_programme_gets_its_table_and_the_sheet_to_sign(self):
        with programme() as copy:
            done = otbor("assign", before_rating(copy), "--experts", 3)
            self.assertEqual((done.returncode, done.stderr), (DONE, ""))
            heading, made = seats(copy / "assignment.csv")
            self.assertEqual(heading, ["практика", "эксперт"])
            self.assertEqual(len(set(made)), 63)
            self.assertEqual(set(collections.Counter(p for p, _ in made).values()), {3})
            loads = collections.Counter(e for _, e in made).values()
            self.assertLessEqual(max(loads) - min(loads), 1)
            self.assertFalse(set(made) & forbidden(copy))
            page = (copy / "assignment.html").read_text(encoding="utf-8")
            for words in ("Лист закрепления практик за экспертами", "Смоделированные данные",
                          "Председатель комиссии", "начальное число 2022"):
                self.assertIn(words, page)
            with zipfile.ZipFile(copy / "assignment.docx") as paper:
                self.assertIn("orient=\"landscape\"", paper.read("word/document.xml").decode())

    def test_what_it_prints_fits_a_screen(self):
        with programme() as copy:
            done = otbor("assign", before_rating(copy), env={"COLUMNS": "80"})
            self.assertLessEqual(len(done.stdout.splitlines()), 24)

    def test_the_same_seed_gives_the_same_bytes_and_another_one_others(self):
        found = []
        for seed in (5, 5, 6):
            with programme() as copy:
                otbor("assign", before_rating(copy), "--seed", seed)
                found.append(tree(copy))
        self.assertEqual(found[0], found[1])
        self.assertNotEqual(found[0]["assignment.csv"], found[2]["assignment.csv"])

    def test_an_assignment_that_is_there_is_never_overwritten_silently(self):
        with programme() as copy:
            otbor("assign", before_rating(copy), "--experts", 3)
            before = tree(copy)
            done = otbor("assign", copy, "--experts", 2)
            self.assertIn("Ничего не записано", done.stdout)
            self.assertEqual(tree(copy), before)
            done = otbor("assign", copy, "--experts", 2, "--replace")
            self.assertEqual(done.returncode, DONE)
            after = tree(copy)
            for kind in ("csv", "docx", "html"):
                self.assertEqual(after[f"assignment-1.{kind}"], before[f"assignment.{kind}"])
            self.assertEqual(len(seats(copy / "assignment.csv")[1]), 42)
            self.assertEqual(otbor("check", copy).returncode, DONE)

    def test_a_workbook_gives_way_like_a_table(self):
        with programme() as copy:
            otbor("assign", before_rating(copy))
            (copy / "assignment.csv").rename(copy / "Assignment.CSV")
            otbor("assign", copy, "--experts", 3, "--replace")
            self.assertTrue((copy / "Assignment-1.CSV").exists())
            self.assertEqual(otbor("check", copy).returncode, DONE)

    def test_after_a_recusal_one_seat_changes(self):
        with programme() as copy:
            otbor("assign", before_rating(copy), "--experts", 3)
            made = seats(copy / "assignment.csv")[1]
            practice, expert = made[20]
            (copy / "decisions.yaml").write_text(
                f'самоотводы:\n  - {{практика: {practice}, эксперт: "{expert}", '
                'дата: 2022-05-12, документ: "запись № 1", основание: "родство"}\n',
                encoding="utf-8")
            done = otbor("assign", copy, "--replace", "--seed", 77)
            self.assertEqual(done.returncode, DONE)
            self.assertIn(f"{practice}: {expert} выбыл (самоотвод).", done.stdout)
            again = seats(copy / "assignment.csv")[1]
            self.assertEqual(set(made) - set(again), {(practice, expert)})
            self.assertEqual([p for p, _ in set(again) - set(made)], [practice])
            self.assertIn("Самоотводы: " + expert, (copy / "assignment.html").read_text("utf-8"))

    def test_sheets_that_are_there_keep_their_seats(self):
        with programme() as copy:
            done = otbor("assign", copy)
            self.assertEqual(done.returncode, DONE)
            self.assertIn("Закрепление остаётся прежним.", done.stdout)
            self.assertEqual((copy / "assignment.csv").read_bytes(),
                             (ZARECHNY / "assignment.csv").read_bytes())
            (copy / "assignment.csv").unlink()
            otbor("assign", copy, "--experts", 3)
            self.assertEqual(sorted(seats(copy / "assignment.csv")[1]),
                             sorted(seats(ZARECHNY / "assignment.csv")[1]))

    def test_too_few_experts_are_told_with_everyone_who_may_not_rate(self):
        with programme() as copy:
            before_rating(copy)
            table = copy / "experts.csv"
            text = table.read_text(encoding="utf-8")
            for expert in range(1, 7):
                text = re.sub(rf"(?m)^(Э-0{expert};.*;)([^;\n]*)$",
                              lambda row: f'{row[1]}"P10; {row[2]}"', text)
            table.write_text(text, encoding="utf-8")
            done = otbor("assign", copy, "--experts", 3)
            self.assertEqual(done.returncode, REQUIREMENTS)
            self.assertIn("Из 7 экспертов программы не могут её оценивать 6", told_flat(done))
            told = json.loads(otbor("assign", copy, "--experts", 3, "--json").stdout)
            short, = told["short_of_experts"]
            self.assertEqual((short["practice"], short["found"]), ("P10", 1))
            self.assertEqual(len(short["may_not_rate"]), 6)

    def test_more_experts_than_there_are_is_a_slip_of_the_hand(self):
        with programme() as copy:
            done = otbor("assign", copy, "--experts", 8)
            self.assertEqual(done.returncode, USAGE)
            self.assertIn("всего 7", done.stderr)

    def test_json_says_what_the_table_says(self):
        with programme() as copy:
            told = json.loads(otbor("assign", before_rating(copy), "--json").stdout)
            self.assertEqual(told["written"],
                             ["assignment.csv", "assignment.docx", "assignment.html"])
            self.assertEqual([(seat["practice"], seat["expert"]) for seat in told["seats"]],
                             seats(copy / "assignment.csv")[1])
            self.assertEqual(told["pairs_possible"], 21)


class Check(unittest.TestCase):
    def test_sheets_are_missing_by_the_assignment(self):
        with programme() as copy:
            ratings = copy / "ratings.csv"
            text = ratings.read_text(encoding="utf-8")
            ratings.write_text(re.sub(r"(?m)^P0[16];Э-01;.*\n", "", text), encoding="utf-8")
            done = otbor("check", copy).stdout
            self.assertIn("Не хватает листов", done)
            self.assertIn("Э-01: нет 2 из 9 закреплённых листов – P01, P06.", done)
            otbor("run", copy, "--out", copy / "out")
            self.assertIn("Ещё не получены:", (copy / "out/report.html").read_text("utf-8"))

    def test_all_sheets_are_missing_before_anybody_has_rated(self):
        with programme() as copy:
            otbor("assign", before_rating(copy), "--experts", 3)
            self.assertEqual(otbor("check", copy).stdout.count("листов ещё нет, ждём 9 – "), 7)

    def test_a_sheet_that_nobody_asked_for_is_told(self):
        with programme() as copy:
            replace_in(copy / "assignment.csv", "P01;Э-01\n", "")
            self.assertIn("Э-01: оценены без закрепления P01.", otbor("check", copy).stdout)

    def test_the_additional_expert_is_no_part_of_the_assignment(self):
        self.assertNotIn("закреплени", otbor("check", ZARECHNY).stdout)


if __name__ == "__main__":
    unittest.main()
