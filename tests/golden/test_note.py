"""The analytical note and the resolution: of the forum that took place, the published facts and
nothing else; of the fictional one, the numbers counted here once more from its tables.
"""

import csv
import datetime
import json
import re
import sys
import unittest
from collections import Counter
from fractions import Fraction

from program import DONE, SOURCE, TOTSKY, ZARECHNY, folder, otbor

sys.path.insert(0, str(SOURCE / "tests/support"))
from office import text_of_word  # noqa: E402

LIMIT, TOLERANCE = 7 * 60, 30


def outputs(source, *more):
    with folder() as here:
        done = otbor("run", source, "--out", here / "out", *more)
        if done.returncode != DONE:
            raise AssertionError(done.stderr)
        return {path.name: path.read_bytes() for path in (here / "out").iterdir()
                if path.is_file() and not path.is_symlink()}


def rows(name):
    with (ZARECHNY / "forum" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def seconds(clock):
    hours, minutes, rest = map(int, clock.split(":"))
    return hours * 3600 + minutes * 60 + rest


def last_of(table, who, when):
    """The last row of each person, in the order of their times."""
    last = {}
    for row in sorted(table, key=lambda one: one[when]):
        last[row[who]] = row
    return list(last.values())


class Seed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.files = outputs(TOTSKY)
        cls.text = text_of_word(cls.files["note.docx"])

    def test_the_published_facts_are_told(self):
        for fact in ("20 апреля 2022 г.", "24 заявки", "представлена 21 практика",
                     "4 тематические площадки", "от 12 до 22 подключений",
                     "без учёта количества человек на одном рабочем месте",
                     "рекомендовано 10 лучших управленческих практик",
                     "Инновационный опыт – основа системных изменений", "в конце августа 2022 года",
                     "Механизмы управления качеством образования в муниципальной системе",
                     "приглашены голосовать", "на сайте районного отдела образования",
                     "заполнение листа обратной связи"):
            self.assertIn(fact, self.text)

    def test_four_teams_are_praised_and_the_one_that_is_not_listed_is_told(self):
        self.assertIn("управленческих команд: МБОУ Зареченская классическая гимназия, МАОУ Тоцкая "
                      "СОШ им. А.К. Стерелюхина, МБОУ Погроминская СОШ и МБОУ Медведская ООШ",
                      self.text)
        self.assertRegex(self.text, r"МБОУ Медведская ООШ: .*сведений об их экспертной оценке нет")

    def test_ten_practices_stand_under_their_platforms(self):
        with (TOTSKY / "practices.csv").open(encoding="utf-8-sig", newline="") as file:
            titles = [row["название"] for row in csv.DictReader(file, delimiter=";")]
        text = self.text.replace("„500+“", "«500+»")
        places = [text.index(f"«{title}»") for title in titles]
        self.assertEqual(places, sorted(places))
        self.assertEqual(len(re.findall(r"(?m)^\d+\. «", self.text)), 10)
        self.assertEqual(len(re.findall(r"(?m)^Площадка «", self.text)), 4)

    def test_four_recommendations_and_four_shortcomings(self):
        for start in ("все представленные практики доработать", "включить в план мероприятий",
                      "рассмотреть возможность предъявления", "представить на муниципальную",
                      "отсутствие умения сжато", "нарушение временного регламента",
                      "низкая техническая подготовленность", "невысокая активность слушателей"):
            self.assertIn(start, self.text)

    def test_nothing_is_invented_and_no_slip_is_repeated(self):
        self.assertNotRegex(self.text, r"балл[аов]*\b|место из|индекс")
        self.assertNotRegex(self.text, r'\.\.|"|\{\{|[А-Я]\.[А-Я]\.\.')
        self.assertEqual(self.text.count("«"), self.text.count("»"))
        self.assertNotIn("resolution.docx", self.files)


class Fictional(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.files = outputs(ZARECHNY)
        cls.text = text_of_word(cls.files["note.docx"])
        cls.resolution = text_of_word(cls.files["resolution.docx"])
        cls.forum = json.loads(cls.files["dossier.json"])["forum"]

    def test_shortcomings_are_those_of_the_moderators_notes(self):
        talks = rows("talks.csv")
        over = [seconds(t["окончание"]) - seconds(t["начало"]) - LIMIT for t in talks]
        late = [extra for extra, talk in zip(over, talks)
                if extra > TOLERANCE or talk["остановлено ведущим"] == "да"]
        theory = sum(int(t["доля теории"]) > 25 for t in talks)
        unready = sum("нет" in (t["камера"], t["микрофон"]) or t["задержка"] != "" for t in talks)
        n = len(talks)
        self.assertIn(f"нарушение временного регламента – у {len(late)} из {n}", self.text)
        self.assertIn(f"описанием деятельности – у {theory} из {n}", self.text)
        self.assertRegex(self.text, rf"техническая готовность .* – у {unready} из {n}")
        self.assertEqual(Fraction(self.forum["talks"]["mean_overrun_seconds"]),
                         Fraction(sum(late), len(late)))
        asked = Counter()
        for talk in talks:
            asked[talk["площадка"]] += int(talk["вопросы"]) + int(talk["вопросы в чате"])
        count = Counter(talk["площадка"] for talk in talks)
        quiet = sum(asked[p] < count[p] for p in count)
        self.assertIn(f"на {quiet} из {len(count)} площадок", self.text)
        self.assertIn(f"Задано {sum(asked.values())} вопрос", self.text)

    def test_of_repeated_feedback_the_last_counts(self):
        table = rows("feedback.csv")
        last = last_of(table, "Код участника", "Время создания")
        questions = list(table[0])[5:-1]
        marks = [int(row[q]) for row in last for q in questions]
        told = self.forum["activity"]["feedback"]
        self.assertEqual((told["received"], told["counted"]), (len(table), len(last)))
        self.assertEqual(Fraction(told["all"]["mean"]), Fraction(sum(marks), len(marks)))
        self.assertEqual(told["all"]["good"], sum(mark >= 4 for mark in marks))
        self.assertEqual(told["straight"],
                         sum(len({row[q] for q in questions}) == 1 for row in last))

    def test_votes_are_counted_once_and_in_time(self):
        end = datetime.datetime(2022, 4, 23, 18)
        in_time = [row for row in rows("votes.csv")
                   if datetime.datetime.fromisoformat(row["время"]) <= end]
        last = last_of(in_time, "участник", "время")
        self.assertEqual(self.forum["votes"]["voters"], len(last))
        self.assertEqual(self.forum["votes"]["not_counted"], len(rows("votes.csv")) - len(last))
        accepted = {"1": lambda n: 2 * n > len(last), "2": lambda n: 2 * n > len(last),
                    "3": lambda n: 3 * n >= 2 * len(last), "4": lambda n: 2 * n > 67}
        for tally in self.forum["votes"]["proposals"]:
            votes = Counter(row[tally["id"]] for row in last)
            self.assertEqual((tally["in_favour"], tally["against"], tally["abstained"]),
                             (votes["за"], votes["против"], votes["воздержался"]))
            self.assertEqual(tally["accepted"], accepted[tally["id"]](votes["за"]))
        self.assertIn(f"проголосовали {len(last)}", self.resolution)
        self.assertIn("кворум имеется", self.resolution)

    def test_the_praised_team_that_is_not_listed_has_its_reason_with_numbers(self):
        self.assertRegex(self.text, r"МБОУ Подгорная ООШ: практика .*48,17.*45,00.*К7")

    def test_both_say_that_the_data_are_simulated_and_name_no_participant(self):
        for text in (self.text, self.resolution):
            self.assertIn("Смоделированные данные", text)
            self.assertNotRegex(text, r"У-\d{3}|\{\{")


if __name__ == "__main__":
    unittest.main()
