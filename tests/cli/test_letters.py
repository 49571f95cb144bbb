"""letters: what is written, what people edit and keep, what nobody may find in it."""

import json
import re
import unittest

from cli import DONE, INPUT_ERRORS, SOURCE, otbor, programme, replace_in


def text_of(path):
    return path.read_text(encoding="utf-8")


class Letters(unittest.TestCase):
    """21 practices were rated, two sent back; one is withdrawn and gets none."""

    def test_everyone_who_was_rated_or_sent_back_gets_one(self):
        with programme() as copy:
            done = otbor("letters", copy)
            self.assertEqual((done.returncode, done.stderr), (DONE, ""))
            self.assertIn("Писем: 23, из них правлено людьми: 0.", done.stdout)
            for kind in ("html", "docx"):
                self.assertEqual(len(list((copy / "letters").glob(f"*.{kind}"))), 23)
            self.assertEqual(otbor("check", copy).returncode, DONE)

    def test_no_letter_names_an_expert_or_another_practice(self):
        with programme() as copy:
            otbor("letters", copy)
            for letter in (copy / "letters").glob("*.html"):
                text = text_of(letter)
                self.assertNotRegex(text, r"Э-\d")
                self.assertEqual(set(re.findall(r"\bP\d\d\b", text)), {letter.stem})

    def test_an_edited_letter_stays_and_an_untouched_one_is_made_anew(self):
        with programme() as copy:
            otbor("letters", copy)
            yaml = copy / "letters.yaml"
            before = text_of(yaml)
            otbor("letters", copy)
            self.assertEqual(text_of(yaml), before)
            # К7 of P16 is marked higher by one expert, and P16's letter is edited.
            mine = "Написано методистом."
            letter = before.index('"P16"')
            first = before.index("- ", before.index("результат", letter))
            end = before.index("\n", first)
            yaml.write_text(before[:first] + f'- "{mine}"' + before[end:], encoding="utf-8")
            done = otbor("letters", copy)
            self.assertIn("правлено людьми: 1", done.stdout)
            self.assertEqual(done.stderr, "")
            self.assertIn(mine, text_of(copy / "letters/P16.html"))
            replace_in(copy / "ratings.csv", ratings_line(copy, "P16", "К7"),
                       raised(ratings_line(copy, "P16", "К7")))
            done = otbor("letters", copy)
            self.assertIn("данные с тех пор изменились: P16", done.stderr)
            self.assertIn(mine, text_of(yaml))
            self.assertIn("данные с тех пор", otbor("letters", copy).stderr)
            self.assertEqual(otbor("letters", copy, "--accept", "P16").stderr, "")
            self.assertEqual(otbor("letters", copy).stderr, "")
            self.assertIn(mine, text_of(yaml))

    def test_another_language_edits_nothing(self):
        with programme() as copy:
            otbor("letters", copy)
            yaml = copy / "letters.yaml"
            russian = text_of(yaml)
            for lang in ("en", "en", "ru"):
                told = json.loads(otbor("letters", copy, "--json", "--lang", lang).stdout)
                self.assertEqual((told["edited"], told["outdated"]), ([], []), lang)
            self.assertEqual(text_of(yaml), russian)
            replace_in(yaml, "результат:\n      - ", "результат:\n      - \"Моё.\"\n      - ")
            for lang in ("en", "ru"):
                told = json.loads(otbor("letters", copy, "--json", "--lang", lang).stdout)
                self.assertEqual((told["edited"], told["outdated"]), (["P01"], []), lang)
            self.assertIn("Моё.", text_of(yaml))
            row = next(line for line in text_of(copy / "ratings.csv").splitlines()
                       if re.match(r"P01;[^;]*;К7;[23];", line))
            replace_in(copy / "ratings.csv", row, re.sub(";К7;[23];", ";К7;1;", row))
            told = json.loads(otbor("letters", copy, "--json", "--lang", "en").stdout)
            self.assertEqual(told["outdated"], ["P01"])

    def test_a_letter_that_was_removed_is_made_anew(self):
        with programme() as copy:
            otbor("letters", copy)
            yaml = copy / "letters.yaml"
            before = text_of(yaml)
            yaml.write_text("письма: []\n", encoding="utf-8")
            otbor("letters", copy)
            self.assertEqual(text_of(yaml), before)

    def test_letters_of_nobody_are_told_and_kept(self):
        with programme() as copy:
            (copy / "letters.yaml").write_text(
                'письма:\n  - практика: P99\n    результат: ["Да."]\n', encoding="utf-8")
            done = otbor("letters", copy)
            self.assertIn("P99", done.stderr)
            self.assertIn("P99", text_of(copy / "letters.yaml"))

    def test_a_mistake_in_the_file_stops_before_anything_is_written(self):
        with programme() as copy:
            (copy / "letters.yaml").write_text("письма:\n  - практик: P01\n", encoding="utf-8")
            done = otbor("letters", copy)
            self.assertEqual(done.returncode, INPUT_ERRORS)
            self.assertIn("letters.yaml:2:", done.stderr)
            self.assertFalse((copy / "letters").exists())

    def test_json_and_english(self):
        with programme() as copy:
            told = json.loads(otbor("letters", copy, "--json", "--lang", "en").stdout)
            self.assertEqual(len(told["letters"]), 23)
            self.assertEqual(told["edited"], [])
            self.assertIn("letters:", text_of(copy / "letters.yaml"))


class PhraseBank(unittest.TestCase):
    BANK = SOURCE / "criteria/phrases/management-cycle.yaml"

    def test_the_shipped_phrases_speak_of_every_stage(self):
        done = otbor("criteria", "check", self.BANK)
        self.assertEqual((done.returncode, done.stderr), (DONE, ""))
        self.assertIn("этапов с фразами 9 из 9", done.stdout)

    def test_a_programme_may_bring_its_own_and_a_wrong_stage_is_told(self):
        with programme() as copy:
            bank = copy / "phrases.yaml"
            bank.write_text(text_of(self.BANK).replace("Показатели измеримы, приведены",
                                                       "Наши показатели измеримы, приведены"),
                            encoding="utf-8")
            otbor("letters", copy)
            self.assertIn("Наши показатели", text_of(copy / "letters.yaml"))
            replace_in(bank, "этап: S2", "этап: S12")
            for done in (otbor("letters", copy), otbor("criteria", "check", bank)):
                self.assertEqual(done.returncode, INPUT_ERRORS)
                self.assertIn("этапа `S12` нет в цикле", done.stderr)


def ratings_line(copy, practice, criterion):
    lines = text_of(copy / "ratings.csv").splitlines()
    return next(line for line in lines
                if line.startswith(practice) and re.search(rf"[;,]{criterion}[;,]1[;,]", line))


def raised(line):
    return re.sub(r"([;,])1([;,])", r"\g<1>2\2", line, count=1)


if __name__ == "__main__":
    unittest.main()
