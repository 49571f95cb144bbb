"""verify repeats a run and names what is different; diff says who moved and why."""

import json
import shutil
import unittest

from cli import (DONE, INPUT_ERRORS, TOTSKY, USAGE, ZARECHNY, folder, otbor, programme, replace_in,
                 tree)


class Verify(unittest.TestCase):
    def test_results_beside_and_elsewhere_are_reproduced(self):
        with programme() as copy:
            otbor("run", copy)
            elsewhere = copy.parent / "Далеко от программы" / "итоги"
            otbor("run", copy, "--out", elsewhere)
            for out in (copy / "out", elsewhere):
                done = otbor("verify", out)
                self.assertEqual((done.returncode, done.stderr), (DONE, ""))
                self.assertEqual(done.stdout, "Воспроизведено: 40 файлов совпали байт в байт\n")
            self.assertEqual(json.loads(otbor("verify", elsewhere, "--json").stdout)["reproduced"],
                             True)

    def test_the_recorded_language_profile_and_draft_are_repeated(self):
        with folder() as here:
            for more in (["--lang", "en"], ["--profile", "public"], ["--draft"]):
                otbor("run", TOTSKY, "--out", here / "out", *more)
                done = otbor("verify", here / "out")
                self.assertEqual((done.returncode, done.stderr), (DONE, ""), more)

    def test_verify_writes_nothing(self):
        with programme() as copy:
            otbor("run", copy)
            before = tree(copy)
            otbor("verify", copy / "out")
            self.assertEqual(tree(copy), before)

    def test_an_edited_mark_is_named(self):
        with programme() as copy:
            otbor("run", copy)
            replace_in(copy / "ratings.csv", "P01;Э-01;К2;3", "P01;Э-01;К2;2")
            done = otbor("verify", copy / "out")
            self.assertEqual(done.returncode, INPUT_ERRORS)
            self.assertIn("входной файл ratings.csv изменён", done.stdout)
            self.assertIn("отметка P01, эксперт Э-01, К2: было 3, стало 2", done.stdout)
            self.assertNotIn("criteria", done.stdout)
            told = json.loads(otbor("verify", copy / "out", "--json").stdout)
            self.assertEqual(told["marks"], [{"practice": "P01", "expert": "Э-01",
                                              "criterion": "К2", "was": "3", "now": "2"}])

    def test_many_edited_marks_are_cut_and_counted(self):
        with programme() as copy:
            otbor("run", copy)
            text = (copy / "ratings.csv").read_text(encoding="utf-8")
            changed = text.replace(";К10;3;", ";К10;2;")
            (copy / "ratings.csv").write_text(changed, encoding="utf-8")
            count = text.count(";К10;3;")
            self.assertGreater(count, 21)
            done = otbor("verify", copy / "out")
            self.assertEqual(done.stdout.count("отметка P"), 20)
            self.assertIn(f"… и ещё {count - 20} ", done.stdout)

    def test_another_version_of_the_criteria_is_named(self):
        with programme() as copy:
            criteria = copy / "municipal-expertise.yaml"
            shutil.copy(ZARECHNY.parents[1] / "criteria/municipal-expertise.yaml", criteria)
            otbor("run", copy)
            replace_in(criteria, 'версия: "2022-05"', 'версия: "2022-06"')
            replace_in(copy / "programme.yaml", 'версия_критериев: "2022-05"',
                       'версия_критериев: "2022-06"')
            done = otbor("verify", copy / "out")
            self.assertEqual(done.returncode, INPUT_ERRORS)
            self.assertIn("был municipal-expertise 2022-05, стал municipal-expertise 2022-06",
                          done.stdout)
            self.assertIn("municipal-expertise.yaml изменён", done.stdout)

    def test_inputs_added_and_gone_are_named(self):
        with programme() as copy:
            otbor("run", copy)
            (copy / "texts").mkdir(exist_ok=True)
            (copy / "texts/P01.txt").write_text("Полный текст практики.", encoding="utf-8")
            self.assertIn("texts/P01.txt добавлен", otbor("verify", copy / "out").stdout)
            otbor("run", copy)
            shutil.rmtree(copy / "texts")
            self.assertIn("texts/P01.txt больше нет", otbor("verify", copy / "out").stdout)

    def test_an_edited_output_is_named(self):
        with programme() as copy:
            otbor("run", copy)
            replace_in(copy / "out/ranking.csv", "54,17", "55,17")
            done = otbor("verify", copy / "out")
            self.assertEqual(done.returncode, INPUT_ERRORS)
            self.assertIn("документ ranking.csv изменён после запуска", done.stdout)
            self.assertNotIn("другие байты", done.stdout)
            (copy / "out/report.html").unlink()
            (copy / "out/заметка.txt").write_text("x")
            done = otbor("verify", copy / "out")
            self.assertIn("документа report.html нет", done.stdout)
            self.assertIn("заметка.txt добавлен", done.stdout)

    def test_a_manifest_that_tells_another_version_of_the_program(self):
        with programme() as copy:
            otbor("run", copy)
            text = (copy / "out/manifest.json").read_text(encoding="utf-8")
            version = json.loads(text)["engine"]
            (copy / "out/manifest.json").write_text(text.replace(version, "0.0.7", 1))
            done = otbor("verify", copy / "out")
            self.assertEqual(done.returncode, INPUT_ERRORS)
            self.assertIn(f"была 0.0.7, стала {version}", done.stdout)

    def test_input_errors_since_the_run(self):
        with programme() as copy:
            otbor("run", copy)
            replace_in(copy / "ratings.csv", "P01;Э-01;К2;3", "P01;Э-01;К2;9")
            done = otbor("verify", copy / "out")
            self.assertEqual(done.returncode, INPUT_ERRORS)
            self.assertIn("ratings.csv изменён", done.stdout)
            self.assertIn("ratings.csv:3:", done.stderr)

    def test_a_programme_that_moved_is_told_by_name(self):
        with programme() as copy:
            out = copy.parent / "итоги"
            otbor("run", copy, "--out", out)
            moved = copy.rename(copy.parent / "Другое место")
            self.assertEqual(otbor("verify", out).returncode, USAGE)
            self.assertEqual(otbor("verify", out, "--programme", moved).returncode, DONE)

    def test_a_programme_file_of_another_name(self):
        with programme() as copy:
            (copy / "programme.yaml").rename(copy / "отбор-2022.yaml")
            out = copy / "out"
            self.assertEqual(otbor("run", copy / "отбор-2022.yaml").returncode, DONE)
            self.assertEqual(otbor("verify", out).returncode, DONE)

    def test_a_programme_stands_for_the_results_in_it(self):
        with programme() as copy:
            self.assertEqual(otbor("run", copy).returncode, DONE)
            self.assertEqual(otbor("verify", copy).returncode, DONE)
            self.assertEqual(otbor("diff", copy, copy / "out").stdout, "Различий нет\n")

    def test_a_folder_without_results(self):
        with folder() as here:
            self.assertEqual(otbor("verify", here).returncode, INPUT_ERRORS)
            (here / "manifest.json").write_text("{]")
            self.assertEqual(otbor("verify", here).returncode, INPUT_ERRORS)


class Diff(unittest.TestCase):
    def test_equal_results_have_no_differences(self):
        with folder() as here:
            otbor("run", TOTSKY, "--out", here / "а")
            otbor("run", TOTSKY, "--out", here / "б")
            done = otbor("diff", here / "а", here / "б")
            self.assertEqual((done.returncode, done.stdout), (DONE, "Различий нет\n"))

    def test_who_moved_and_why(self):
        with programme() as copy:
            otbor("run", copy, "--out", copy.parent / "до")
            text = (copy / "ratings.csv").read_text(encoding="utf-8")
            row = next(line for line in text.splitlines()
                       if line.startswith("P10;") and ";К6;3;" in line)
            (copy / "ratings.csv").write_text(text.replace(row, row.replace(";К6;3;", ";К6;2;")),
                                              encoding="utf-8")
            otbor("run", copy, "--out", copy.parent / "после")
            done = otbor("diff", copy.parent / "до", copy.parent / "после")
            self.assertEqual(done.returncode, DONE)
            expert = row.split(";")[1]
            self.assertIn(f"P10, эксперт {expert}, К6: было 3, стало 2", done.stdout)
            self.assertIn("было: место 1, балл 54,17", done.stdout)
            self.assertIn("стало: место 1, балл 53,17", done.stdout)
            told = json.loads(otbor("diff", copy.parent / "до", copy.parent / "после",
                                    "--json").stdout)
            self.assertEqual([change["practice"] for change in told["ranking"]], ["P10"])
            self.assertEqual(told["ranking"][0]["was"]["score_exact"], "325/6")

    def test_a_rule_that_changed_is_named(self):
        with programme() as copy:
            otbor("run", copy, "--out", copy.parent / "до")
            replace_in(copy / "programme.yaml", "мест: 10", "мест: 9")
            otbor("run", copy, "--out", copy.parent / "после")
            done = otbor("diff", copy.parent / "до", copy.parent / "после", "--lang", "en")
            self.assertIn("rule selection.places: was 10, is 9", done.stdout)
            self.assertIn("its own marks are as they were", done.stdout)

    def test_what_changed_as_a_page_to_file(self):
        with programme() as copy:
            otbor("run", copy, "--out", copy.parent / "июнь")
            replace_in(copy / "programme.yaml", "мест: 10", "мест: 9")
            replace_in(copy / "ratings.csv", "P01;Э-01;К2;3", "P01;Э-01;К2;2")
            otbor("run", copy, "--out", copy.parent / "июль")
            both = [copy.parent / "июнь", copy.parent / "июль"]
            for name in ("изменения.html", "изменения.docx"):
                done = otbor("diff", *both, "--out", copy / name)
                self.assertEqual((done.returncode, done.stderr), (DONE, ""))
            page = (copy / "изменения.html").read_text(encoding="utf-8")
            for words in ("Смоделированные данные", "июнь", "июль", "входной файл ratings.csv",
                          "selection.places: было 10, стало 9",
                          "изменено собственных отметок: 1"):
                self.assertIn(words, page)
            self.assertTrue((copy / "изменения.docx").read_bytes().startswith(b"PK"))
            self.assertEqual(otbor("diff", *both, "--out", copy / "x.pdf").returncode, USAGE)

    def test_a_run_tells_what_has_changed_since_the_last_one(self):
        with programme() as copy:
            self.assertEqual(otbor("run", copy).stderr, "")
            self.assertEqual(otbor("run", copy).stderr, "")
            replace_in(copy / "ratings.csv", "P01;Э-01;К2;3", "P01;Э-01;К2;2")
            self.assertEqual(otbor("run", copy).stderr, "С прошлого расчёта изменилось:\n"
                             "  – входной файл ratings.csv изменён\n")

    def test_a_folder_without_results(self):
        with folder() as here:
            self.assertEqual(otbor("diff", here, here).returncode, USAGE)


if __name__ == "__main__":
    unittest.main()
