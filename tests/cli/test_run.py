"""run, check and explain: what a person sees, what lies in the folder, what a script gets."""

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import termios
import unittest

from cli import (AS_RECEIVED, BINARY, DONE, INPUT_ERRORS, REQUIREMENTS, TOTSKY, USAGE, ZARECHNY,
                 folder, manifest_holds, otbor, programme, replace_in, tree)

RESULTS = {"dossier.json", "manifest.json", "ranking.csv", "report.html"}


class Run(unittest.TestCase):
    def test_both_programmes_of_the_project_run(self):
        for source in (ZARECHNY, TOTSKY):
            with self.subTest(programme=source.name), folder() as here:
                done = otbor("run", source, "--out", here / "итоги")
                self.assertEqual((done.returncode, done.stderr), (DONE, ""))
                self.assertLessEqual(RESULTS, set(tree(here / "итоги")))
                self.assertTrue(manifest_holds(here / "итоги"))

    def test_the_ranked_list_and_the_documents_are_told(self):
        with programme() as copy:
            done = otbor("run", copy)
            self.assertEqual(done.returncode, DONE)
            for word in ("54,17", "P10", "рекомендована", "report.html", str(copy / "out")):
                self.assertIn(word, done.stdout)
            self.assertNotIn("\x1b", done.stdout)
            self.assertLess(done.stdout.index("P10"), done.stdout.index("P02"))

    def test_the_programme_may_be_named_by_its_file_or_lie_here(self):
        with programme() as copy:
            otbor("run", copy / "programme.yaml")
            first = tree(copy / "out")
            self.assertEqual(otbor("run", ".", cwd=copy).returncode, DONE)
            self.assertEqual(otbor("run", "programme.yaml", cwd=copy).returncode, DONE)
            self.assertEqual(tree(copy / "out"), first)

    def test_a_second_run_and_any_number_of_threads_give_the_same_bytes(self):
        with programme() as copy:
            otbor("run", copy, "--threads", 1)
            first = tree(copy / "out")
            for threads in (2, 7):
                otbor("run", copy, "--threads", threads)
                self.assertEqual(tree(copy / "out"), first)

    def test_json_is_the_dossier_and_nothing_else(self):
        with programme() as copy:
            done = otbor("run", copy, "--json")
            self.assertEqual((done.returncode, done.stderr), (DONE, ""))
            dossier = json.loads(done.stdout)
            self.assertEqual(dossier["schema"], "otbor.dossier/1")
            self.assertEqual(done.stdout.encode(), (copy / "out/dossier.json").read_bytes())

    def test_language_profile_and_draft_reach_the_documents(self):
        with programme() as copy:
            done = otbor("run", copy, "--lang", "en", "--profile", "public", "--draft")
            self.assertIn("recommended", done.stdout)
            manifest = json.loads((copy / "out/manifest.json").read_bytes())
            self.assertEqual((manifest["lang"], manifest["profile"], manifest["draft"]),
                             ("en", "public", True))
            self.assertNotIn(b"\xd0\xad-01", (copy / "out/report.html").read_bytes())

    def test_timings_go_to_stderr(self):
        with programme() as copy:
            done = otbor("run", copy, "--timings")
            for stage in ("read", "score", "select", "render", "write", "total"):
                self.assertRegex(done.stderr, rf"(?m)^  {stage} +\d+\.\d\d\d s$")

    def test_the_whole_ranking_is_printed_when_it_is_asked_for(self):
        with programme() as copy:
            short = otbor("run", copy).stdout
            full = otbor("run", copy, "--full").stdout
            self.assertIn("рекомендовано 10, в резерве 2", short)
            self.assertNotIn("P24", short)
            self.assertIn("P24", full)

    def test_a_requirement_that_is_not_met_ends_with_3_and_is_written(self):
        with programme() as copy:
            replace_in(copy / "programme.yaml", "план:\n",
                       "план:\n  требования: {альфа_не_ниже: 0.99}\n")
            done = otbor("run", copy)
            self.assertEqual(done.returncode, REQUIREMENTS, done.stderr)
            self.assertIn("Требования плана не выполнены", done.stdout)
            dossier = json.loads((copy / "out/dossier.json").read_bytes())
            self.assertTrue(dossier["findings"])

    def test_outputs_name_no_place_of_this_machine(self):
        with programme() as copy:
            otbor("run", copy, "--out", copy.parent / "итоги")
            for name, data in tree(copy.parent / "итоги").items():
                if name != ".programme":
                    self.assertNotIn(str(copy).encode(), data)


class Errors(unittest.TestCase):
    def test_nothing_is_written_when_there_are_errors(self):
        with programme() as copy:
            replace_in(copy / "ratings.csv", "P01;Э-01;К2;3", "P01;Э-01;К2;9")
            before = tree(copy)
            done = otbor("run", copy)
            self.assertEqual((done.returncode, done.stdout), (INPUT_ERRORS, ""))
            self.assertIn("ratings.csv:3:", done.stderr)
            self.assertEqual(tree(copy), before)
            self.assertFalse((copy / "out").exists())

    def test_earlier_results_stay_when_there_are_errors(self):
        with programme() as copy:
            otbor("run", copy)
            before = tree(copy / "out")
            replace_in(copy / "ratings.csv", "P01;Э-01;К2;3", "P01;Э-01;К2;9")
            self.assertEqual(otbor("run", copy).returncode, INPUT_ERRORS)
            self.assertEqual(tree(copy / "out"), before)

    def test_check_tells_every_problem_at_once(self):
        done = otbor("check", AS_RECEIVED)
        self.assertEqual(done.returncode, INPUT_ERRORS)
        self.assertRegex(done.stdout, r"^Ошибок: [1-9]\d*, предупреждений: \d+\n$")
        self.assertGreaterEqual(done.stderr.count(": ошибка["), 2)

    def test_diagnostics_as_json_go_to_stderr(self):
        done = otbor("check", AS_RECEIVED, "--json")
        problems = json.loads(done.stderr)
        result = json.loads(done.stdout)
        self.assertEqual(problems["errors"], result["errors"])
        self.assertEqual(sum(d["severity"] == "error" for d in problems["diagnostics"]),
                         result["errors"])
        with folder() as here:
            done = otbor("run", AS_RECEIVED, "--out", here / "out", "--json")
            self.assertEqual((done.returncode, done.stdout), (INPUT_ERRORS, ""))
            self.assertEqual(json.loads(done.stderr), problems)

    def test_check_of_a_clean_programme_counts_what_it_read(self):
        done = otbor("check", ZARECHNY)
        self.assertEqual((done.returncode, done.stderr), (DONE, ""))
        self.assertEqual(done.stdout.splitlines()[0],
                         "В файлах замечаний нет: 24 практики, 64 листа, 7 экспертов")
        done = otbor("check", ZARECHNY, "--json", "--lang", "en")
        told = json.loads(done.stdout)
        self.assertIsInstance(told.pop("unsettled"), list)
        self.assertEqual(told, {"errors": 0, "warnings": 0, "practices": 24, "sheets": 64,
                                "experts": 7})

    def test_a_folder_without_a_programme(self):
        with folder() as here:
            done = otbor("check", here)
            self.assertEqual(done.returncode, INPUT_ERRORS)
            self.assertIn("programme.yaml", done.stderr)


class Explain(unittest.TestCase):
    def test_the_card_goes_down_to_each_mark(self):
        done = otbor("explain", ZARECHNY, "P05")
        self.assertEqual((done.returncode, done.stderr), (DONE, ""))
        for word in ("48,17", "289/6", "К7", "1 × 2,5 = 2,5"):
            self.assertIn(word, done.stdout)

    def test_letters_of_the_other_alphabet_are_understood(self):
        latin = otbor("explain", ZARECHNY, "P05").stdout
        self.assertEqual(otbor("explain", ZARECHNY, "Р05").stdout, latin)  # Cyrillic
        self.assertEqual(otbor("explain", ZARECHNY, "p05").stdout, latin)

    def test_explain_finds_a_practice_by_words_that_only_its_title_has(self):
        by_code = otbor("explain", ZARECHNY, "P09").stdout
        self.assertEqual(otbor("explain", ZARECHNY, "ТОЧКА роста").stdout, by_code)
        done = otbor("explain", ZARECHNY, "школы")
        self.assertEqual((done.returncode, done.stdout), (USAGE, ""))
        self.assertIn("укажите код или больше слов", done.stderr)

    def test_explain_for_the_applicant_names_no_expert_and_no_other_practice(self):
        for lang in ("ru", "en"):
            for code in ("P06", "P13", "P16", "P24"):
                told = otbor("explain", ZARECHNY, code, "--for", "applicant", "--lang", lang).stdout
                self.assertNotRegex(told, r"Э-\d")
                self.assertEqual(set(re.findall(r"\bP\d\d\b", told)), {code})
        own = otbor("explain", ZARECHNY, "P16", "--for", "applicant").stdout
        self.assertIn("43,83", own)
        parts = [line.split()[-2] for line in own.splitlines()
                 if re.match(r"К\d+ ", line) and re.search(r"\d,\d\d +\S+$", line)]
        self.assertEqual(len(parts), 11)
        self.assertAlmostEqual(sum(float(part.replace(",", ".")) for part in parts), 43.83,
                               delta=0.05)

    def test_explain_has_a_private_page_for_each_expert(self):
        told = otbor("explain", ZARECHNY, "--expert", "э-03").stdout
        self.assertIn("Э-03", told)
        self.assertNotRegex(told, "Э-0[124567]")
        told = json.loads(otbor("explain", ZARECHNY, "--expert", "Э-03", "--json").stdout)
        self.assertEqual([one["expert"] for one in told["experts"]], ["Э-03"])
        done = otbor("explain", ZARECHNY, "--expert", "Э-99")
        self.assertEqual((done.returncode, done.stdout), (USAGE, ""))
        self.assertIn("нет эксперта `Э-99`", done.stderr)

    def test_explain_writes_a_page(self):
        with folder() as here:
            done = otbor("explain", ZARECHNY, "P05", "--out", here / "P05.html")
            self.assertEqual((done.returncode, done.stderr), (DONE, ""))
            self.assertIn("<html lang=\"ru\">", (here / "P05.html").read_text(encoding="utf-8"))

    def test_a_code_that_is_not_there_is_guessed(self):
        done = otbor("explain", ZARECHNY, "P055")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("P05", done.stderr)

    def test_json_is_the_practice_s_part_of_the_dossier(self):
        told = json.loads(otbor("explain", ZARECHNY, "P05", "--json").stdout)
        self.assertEqual([len(told[key]) for key in ("practices", "ranking", "sheets")], [1, 1, 3])
        self.assertEqual(told["ranking"][0]["score_exact"], "289/6")
        self.assertEqual(told["sheets"][0]["marks"]["К7"], 2)

    def test_html_and_english(self):
        done = otbor("explain", ZARECHNY, "P05", "--html", "--lang", "en")
        self.assertTrue(done.stdout.lstrip().lower().startswith("<!doctype html>"))


class Streams(unittest.TestCase):
    """Colour is for terminals, and a pipe that closes early is no error."""

    @staticmethod
    def on_a_terminal(*arguments, env=None, columns=0):
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        process = subprocess.Popen([BINARY, *map(str, arguments)], stdout=theirs, stderr=theirs,
                                   env=os.environ | {"TERM": "xterm"} | (env or {}))
        os.close(theirs)
        told = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other side has closed
                break
            if not piece:
                break
            told += piece
        process.wait()
        os.close(ours)
        return told

    def test_the_outcome_fits_a_screen_of_24_lines_and_80_columns(self):
        for source in (ZARECHNY, TOTSKY):
            for lang in ("ru", "en"):
                with self.subTest(programme=source.name, lang=lang), folder() as here:
                    told = self.on_a_terminal("run", source, "--out", here / "out", "--lang", lang,
                                              env={"NO_COLOR": "1"}, columns=80)
                    lines = told.decode().replace("\r", "").splitlines()
                    self.assertLess(len(lines), 24, told)
                    self.assertLessEqual(max(map(len, lines)), max(80, len(str(here)) + 20), told)

    def test_colour_on_a_terminal_unless_it_is_unwanted(self):
        self.assertIn(b"\x1b[", self.on_a_terminal("check", AS_RECEIVED))
        self.assertNotIn(b"\x1b[", self.on_a_terminal("check", AS_RECEIVED, env={"NO_COLOR": "1"}))
        self.assertNotIn(b"\x1b[", self.on_a_terminal("--help", env={"TERM": "dumb"}))

    def test_a_pipe_that_closes_early(self):
        with programme() as copy:
            process = subprocess.Popen([BINARY, "run", copy, "--json"], stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE)
            process.stdout.close()
            self.assertEqual(process.stderr.read(), b"")
            process.stderr.close()
            self.assertEqual(process.wait(), DONE)
            self.assertTrue(manifest_holds(copy / "out"))

    def test_a_full_disk_behind_stdout_is_told(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([BINARY, "--help"], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 70)
        self.assertIn("не записан", done.stderr.decode())

    def test_locales_change_nothing(self):
        texts = {otbor("explain", ZARECHNY, "P05", env={"LC_ALL": locale}).stdout
                 for locale in ("C", "C.UTF-8", "ru_RU.UTF-8", "tr_TR.UTF-8")}
        self.assertEqual(len(texts), 1)


if __name__ == "__main__":
    unittest.main()
