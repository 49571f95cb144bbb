"""criteria, methods and new."""

import json
import unittest

from cli import (DONE, INPUT_ERRORS, SOURCE, USAGE, folder, otbor, replace_in, tree)

SETS = ("municipal-expertise.yaml", "forum-talk.yaml", "school-self-audit.yaml")


class Criteria(unittest.TestCase):
    def test_the_shipped_sets_are_clean_from_disk_and_from_inside_the_program(self):
        with folder() as here:
            for name in SETS:
                for file in (name, SOURCE / "criteria" / name, f"criteria/{name}"):
                    done = otbor("criteria", "check", file, cwd=here)
                    self.assertEqual((done.returncode, done.stderr), (DONE, ""))
                    self.assertIn("замечаний нет", done.stdout)
            done = otbor("criteria", "check", *SETS, "--lang", "en", cwd=here)
            self.assertEqual(len(done.stdout.splitlines()), len(SETS))
            self.assertIn("11 criteria, maximum 60", done.stdout)

    def test_a_wrong_set_is_told_by_place(self):
        with folder() as here:
            file = here / "мои критерии.yaml"
            file.write_bytes((SOURCE / "criteria/municipal-expertise.yaml").read_bytes())
            replace_in(file, "коэффициент: 3", "коэффицент: 3")
            done = otbor("criteria", "check", file.name, cwd=here)
            self.assertEqual(done.returncode, INPUT_ERRORS)
            self.assertRegex(done.stderr, r"(?m)^мои критерии\.yaml:\d+:5: ошибка\[E0101\]")
            self.assertRegex(done.stdout, "Ошибок: [1-9]")
            self.assertEqual(otbor("criteria", "print", file).returncode, INPUT_ERRORS)
            problems = json.loads(otbor("criteria", "check", file, "--json").stderr)
            self.assertGreater(problems["errors"], 0)
            told = json.loads(otbor("criteria", "check", file, "--json").stdout)
            self.assertEqual(told["errors"], problems["errors"])

    def test_the_annex_prints_as_text_and_as_a_page(self):
        text = otbor("criteria", "print", "municipal-expertise.yaml").stdout
        for word in ("К7", "2,5", "60"):
            self.assertIn(word, text)
        page = otbor("criteria", "print", "municipal-expertise.yaml", "--format", "html").stdout
        self.assertTrue(page.lstrip().lower().startswith("<!doctype html>"))

    def test_the_annex_shows_the_cycle_that_the_set_names(self):
        text = otbor("criteria", "print", "school-self-audit.yaml").stdout
        self.assertIn("Этап закрыт, если сумма его отметок не ниже 3", text)
        self.assertNotIn("Когда ставится высшая отметка", text)  # it describes no stage marks
        text = otbor("criteria", "print", "municipal-expertise.yaml").stdout
        self.assertIn("Дефект – этап", text)
        self.assertIn("Когда ставится высшая отметка", text)

    def test_files_of_directions_and_of_a_cycle_are_checked_too(self):
        done = otbor("criteria", "check", "themes/directions-2022.yaml",
                     "cycles/management-cycle.yaml")
        self.assertEqual((done.returncode, done.stderr), (DONE, ""))
        self.assertIn("8 направлений", done.stdout)
        self.assertIn("9 этапов", done.stdout)
        with folder() as here:
            file = here / "ours.yaml"
            file.write_bytes((SOURCE / "criteria/themes/directions-2022.yaml").read_bytes())
            replace_in(file, 'площадка: "4"', 'площадка: "5"')
            done = otbor("criteria", "check", file)
            self.assertEqual(done.returncode, INPUT_ERRORS)
            self.assertIn("E0215", done.stderr)

    def test_a_lexicon_is_learnt_as_a_file_that_the_program_takes(self):
        rows = [("Встречи с ветеранами", "Ветераны и школьный музей", "память"),
                ("Школьный музей", "Музей и память о войне", "память"),
                ("Чистый берег", "Река, мусор и посадка леса", "природа"),
                ("Посадка леса", "Лес и чистый берег реки", "природа")]
        with folder() as here:
            table = here / "тексты.csv"
            table.write_text("название;текст;направление\n" +
                             "".join(";".join(row) + "\n" for row in rows), encoding="utf-8")
            learnt = otbor("criteria", "learn", table)
            self.assertEqual((learnt.returncode, learnt.stderr), (DONE, ""))
            self.assertIn('"школьный музей": ', learnt.stdout)
            (here / "ours.yaml").write_text(learnt.stdout, encoding="utf-8")
            done = otbor("criteria", "check", here / "ours.yaml")
            self.assertEqual((done.returncode, done.stderr), (DONE, ""))
            self.assertIn("2 направления", done.stdout)
            trial = json.loads(otbor("criteria", "learn", table, "--try", table,
                                     "--json").stdout)
            self.assertEqual((trial["texts"], trial["right"]), (4, 4))
            told = otbor("criteria", "learn", table, "--try", table).stdout
            self.assertIn("верно 4 из 4", told)
            short = otbor("criteria", "learn", table, "--words", "1", "--lang", "en").stdout
            self.assertEqual(short.count("weighted:"), 2)
            self.assertEqual(otbor("criteria", "learn", here / "no.csv").returncode, USAGE)
            table.write_text("название;текст\nа;б\n", encoding="utf-8")
            done = otbor("criteria", "learn", table)
            self.assertEqual((done.returncode, done.stdout), (INPUT_ERRORS, ""))

    def test_what_words_say_of_stages_is_learnt_as_a_table_that_a_cycle_takes(self):
        rows = [("S4=2", "Завуч сверял журналы"), ("S4=3", "Завуч сверял 12 журналов"),
                ("S4=1", "Завуч будет сверять журналы"), ("S8=2", "Директор издал приказ"),
                ("S8=3", "Директор издал 2 приказа"), ("S8=1", "Директор издаст приказ"),
                ("", "Хор пел на концерте"), ("", "Хор пел 2 песни")]
        with folder() as here:
            table = here / "предложения.csv"
            table.write_text("этапы;текст\n" + "".join(";".join(row) + "\n" for row in rows),
                             encoding="utf-8")
            learnt = otbor("criteria", "learn-stages", table)
            self.assertEqual((learnt.returncode, learnt.stderr), (DONE, ""))
            weights = {line.split(";")[0]: line.split(";")[1:]
                       for line in learnt.stdout.replace("\ufeff", "").splitlines()}
            self.assertEqual(weights["признак"][-1], "описано")
            watching, deciding = 3, 7  # S4 and S8
            self.assertGreater(int(weights["завуч"][watching]), 0)
            self.assertGreater(int(weights["директ*"][deciding]), 0)
            self.assertLess(int(weights["пел"][watching] or 0), 0)
            cycle = here / "cycle.yaml"
            cycle.write_bytes((SOURCE / "criteria/cycles/management-cycle.yaml").read_bytes())
            replace_in(cycle, "веса_слов: cycles/stage-words.csv", "веса_слов: ours.csv")
            (here / "ours.csv").write_text(learnt.stdout, encoding="utf-8")
            done = otbor("criteria", "check", cycle)
            self.assertEqual((done.returncode, done.stderr), (DONE, ""))
            trial = json.loads(otbor("criteria", "learn-stages", "--try", table, "--cycle", cycle,
                                     "--json").stdout)
            self.assertEqual(trial["found"]["label_only"], 0)
            self.assertEqual((trial["sentences"], trial["labelled"]), (8, 6))
            told = otbor("criteria", "learn-stages", "--try", table).stdout
            self.assertIn("этап найден: точность", told)
            table.write_text("этапы;текст\nS4=7;а\nS44=1;б\n", encoding="utf-8")
            done = otbor("criteria", "learn-stages", table)
            self.assertEqual((done.returncode, done.stdout), (INPUT_ERRORS, ""))
            self.assertIn("E0107", done.stderr)
            self.assertIn("E0318", done.stderr)
            self.assertEqual(otbor("criteria", "learn-stages").returncode, USAGE)

    def test_wrong_formats_files_and_schemas(self):
        for arguments in (["print", "municipal-expertise.yaml", "--format", "pdf"],
                          ["print", "no-such.yaml"], ["check", "no-such.yaml"], ["check"],
                          ["schema", "criterai"], ["schema", "a", "b"]):
            with self.subTest(arguments=arguments):
                done = otbor("criteria", *arguments)
                self.assertEqual((done.returncode, done.stdout), (USAGE, ""))
        self.assertIn("`criteria`", otbor("criteria", "schema", "criterai").stderr)

    def test_every_schema_is_json_in_both_languages(self):
        for form in ("criteria", "programme", "cycle", "themes", "decisions", "variants",
                     "judgements"):
            for lang in ("ru", "en"):
                done = otbor("criteria", "schema", form, "--lang", lang)
                self.assertEqual(done.returncode, DONE)
                self.assertIn("$schema", json.loads(done.stdout))
        self.assertEqual(otbor("criteria", "schema").stdout,
                         otbor("criteria", "schema", "criteria").stdout)


class Methods(unittest.TestCase):
    def test_everything_registered_is_listed(self):
        listed = json.loads(otbor("methods", "--json").stdout)
        for registry, folder_of in (("aggregation", "engine/score/methods"),
                                    ("statistics", "engine/rate/statistics"),
                                    ("rater_models", "engine/rate/models"),
                                    ("selection", "engine/select/rules"),
                                    ("checks", "engine/intake/checks"),
                                    ("documents", "engine/render/documents"),
                                    ("formats", "engine/render/formats")):
            files = {file.stem for file in (SOURCE / folder_of).glob("*.cpp")}
            self.assertEqual(len(listed[registry]), len(files), registry)
        for method in listed["aggregation"]:
            self.assertTrue(method["title"] and method["source"], method)

    def test_the_list_for_people_is_in_their_language(self):
        self.assertIn("усечённое среднее", otbor("methods").stdout)
        self.assertIn("option `drop`", otbor("methods", "--lang", "en").stdout)


class New(unittest.TestCase):
    def test_the_sample_runs_at_once(self):
        with folder() as here:
            done = otbor("new", "моя программа", cwd=here)
            self.assertEqual((done.returncode, done.stderr), (DONE, ""))
            sample = here / "моя программа"
            self.assertEqual(set(tree(sample)),
                             {"README.md", "programme.yaml", "criteria.yaml", "practices.csv",
                              "experts.csv", "institutions.csv", "ratings.csv", "decisions.yaml",
                              "paperwork.yaml", "проверить.cmd", "рассчитать.cmd",
                              "schema/paperwork.ru.json",
                              "schema/programme.ru.json", "schema/criteria.ru.json",
                              "schema/decisions.ru.json"})
            for file in sample.glob("*.yaml"):  # each names a schema that is there
                first = file.read_text(encoding="utf-8").split("\n", 1)[0]
                self.assertTrue((sample / first.split("$schema=")[1]).is_file(), file)
            check = otbor("check", sample)
            self.assertEqual((check.returncode, check.stderr), (DONE, ""))
            run = otbor("run", sample)
            self.assertEqual((run.returncode, run.stderr), (DONE, ""))
            self.assertIn("Смоделированные данные", run.stdout)
            self.assertEqual(otbor("verify", sample / "out").returncode, DONE)
            self.assertEqual(otbor("criteria", "check", sample / "criteria.yaml").returncode, DONE)

    def test_an_empty_programme_has_headings_and_no_data(self):
        with folder() as here:
            made = here / "с нуля"
            self.assertEqual(otbor("new", made, "--empty").returncode, DONE)
            self.assertFalse((made / "ratings.csv").exists())
            for table in ("practices", "experts", "institutions"):
                self.assertEqual((made / f"{table}.csv").read_text("utf-8").count("\n"), 1)
            text = (made / "decisions.yaml").read_text("utf-8")
            self.assertTrue(all(line.startswith("#") for line in text.splitlines() if line))
            done = otbor("check", made)
            self.assertEqual(done.returncode, INPUT_ERRORS)
            self.assertEqual(done.stderr.count("ошибка["), 1)  # there is no practice yet
            with open(made / "practices.csv", "a", encoding="utf-8") as table:
                table.write("П1;Наша практика;;1.1;;допущена;;;;\n")
            done = otbor("check", made)
            self.assertEqual((done.returncode, done.stderr), (DONE, ""))
            self.assertNotIn("Смоделированные данные", done.stdout)

    def test_its_tables_open_in_excel(self):
        with folder() as here:
            otbor("new", here / "п")
            for table in (here / "п").glob("*.csv"):
                self.assertTrue(table.read_bytes().startswith(b"\xef\xbb\xbf"), table)

    def test_so_do_the_tables_of_the_shipped_programmes(self):
        as_they_came = {"attendance-3.csv", "Э-05.csv"}  # of a platform; of Windows-1251
        for table in sorted((SOURCE / "data").rglob("*.csv")):
            marked = table.read_bytes().startswith(b"\xef\xbb\xbf")
            self.assertNotEqual(marked, table.name in as_they_came, table)

    def test_what_to_type_next_can_be_typed(self):
        with folder() as here:
            told = otbor("new", "моя программа", cwd=here).stdout
            self.assertIn('otbor run "моя программа"', told)

    def test_json_names_the_files(self):
        with folder() as here:
            told = json.loads(otbor("new", here / "п", "--json").stdout)
            self.assertEqual(set(told["files"]), set(tree(here / "п")))

    def test_every_decision_is_there_at_least_once(self):
        with folder() as here:
            otbor("new", here / "п")
            ranking = json.loads(otbor("run", here / "п", "--json").stdout)["ranking"]
            self.assertEqual({entry["decision"] for entry in ranking},
                             {"recommended", "revise", "rework", "not_admitted"})

    def test_an_empty_folder_is_taken_and_a_full_one_refused(self):
        with folder() as here:
            (here / "пустая").mkdir()
            self.assertEqual(otbor("new", here / "пустая").returncode, DONE)
            before = tree(here)
            done = otbor("new", here / "пустая")
            self.assertEqual((done.returncode, done.stdout), (USAGE, ""))
            (here / "файл").write_text("x")
            self.assertEqual(otbor("new", here / "файл").returncode, USAGE)
            self.assertEqual(tree(here) | {"файл": b"x"}, before | {"файл": b"x"})

    def test_a_folder_of_results_is_not_replaced(self):
        with folder() as here:
            otbor("new", here / "п")
            otbor("run", here / "п")
            before = tree(here)
            self.assertEqual(otbor("new", here / "п/out").returncode, USAGE)
            self.assertEqual(tree(here), before)


if __name__ == "__main__":
    unittest.main()
