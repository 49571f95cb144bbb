"""serve: the pages of a programme over HTTP. What it shows is what the other commands say of the
same folder; nothing is written unless it was asked for.
"""

import concurrent.futures
import json
import os
import re
import signal
import socket
import time
import unittest
import urllib.parse

from books import fill, filled_books
from cli import (AS_RECEIVED, DONE, TOTSKY, USAGE, ZARECHNY, folder, manifest_holds, otbor,
                 programme, replace_in, tree)
from workplace import VARIANT, Workplace, workplace


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Workplace(ZARECHNY)

    @classmethod
    def tearDownClass(cls):
        cls.server.end()

    def test_every_page_comes_with_its_type_and_may_load_nothing_foreign(self):
        for target, kind in (("/", "text/html"), ("/page.css", "text/css"),
                             ("/page.js", "text/javascript"), ("/whatif.js", "text/javascript"),
                             ("/sheets.js", "text/javascript"), ("/api/sheets", "application/json"),
                             ("/api/state", "application/json"), ("/report", "text/html"),
                             ("/api/rules", "application/json"),
                             ("/api/documents", "application/json")):
            with self.subTest(target):
                status, body, headers = self.server.get(target)
                self.assertEqual(status, 200)
                self.assertTrue(headers["Content-Type"].startswith(kind))
                self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
                self.assertIn("frame-ancestors 'self'", headers["Content-Security-Policy"])
                self.assertFalse([name for name in headers if name.startswith("Access-Control")])
                self.assertNotIn(b"{{", body)
                self.assertIsNone(re.search(rb'(?:src|href)="(?:https?:)?//', body))

    def test_the_report_is_that_of_run(self):
        with folder() as here:
            otbor("run", ZARECHNY, "--out", here / "out")
            self.assertEqual(self.server.get("/report")[1],
                             (here / "out/report.html").read_bytes())

    def test_every_document_is_that_of_run_byte_for_byte(self):
        with folder() as here:
            otbor("run", ZARECHNY, "--out", here / "out")
            expected = tree(here / "out")
            expected.pop(".programme", None)
            catalogue = json.loads(self.server.get("/api/documents")[1])
            names = [file["name"] for group in catalogue["groups"] for entry in group["entries"]
                     for file in entry["files"]]
            self.assertEqual(sorted(names), sorted(expected))
            for name in names:
                status, body, headers = self.server.get("/document/" +
                                                        urllib.parse.quote(name, safe=""))
                self.assertEqual((status, body), (200, expected[name]), name)
                self.assertIn("attachment", headers["Content-Disposition"])

    def test_the_state_counts_sheets_as_the_tables_do(self):
        state = self.server.state()
        pairs = {tuple(line.split(";")[:2]) for line in
                 (ZARECHNY / "ratings.csv").read_text(encoding="utf-8-sig").splitlines()[1:]}
        self.assertEqual({one["id"]: one["in"] for one in state["experts"]},
                         {expert: sum(1 for _, who in pairs if who == expert)
                          for expert in {who for _, who in pairs}})
        self.assertEqual((state["errors"], state["official"]), (0, True))

    def test_a_known_state_is_not_told_again(self):
        self.assertEqual(self.server.state(self.server.state()["state"]), {})

    def test_a_variant_changes_what_tune_says(self):
        with folder() as here:
            (here / "v.yaml").write_text(VARIANT, encoding="utf-8")
            expected = json.loads(otbor("tune", ZARECHNY, "--variants", here / "v.yaml",
                                        "--json").stdout)
        told = json.loads(self.server.post("/api/variant", VARIANT)[1])
        self.assertEqual(told["tuning"], expected)
        quick = json.loads(self.server.post("/api/variant?quick=yes", VARIANT)[1])["tuning"]
        for shift in (*expected["variants"][0]["entered"], *expected["variants"][0]["left"]):
            shift["alone"] = []
        self.assertEqual(quick, expected)

    def test_a_variant_that_cannot_be_read_is_told_where(self):
        told = json.loads(self.server.post("/api/variant", "варианты:\n  - {местт: 3}\n")[1])
        self.assertEqual(told["problems"]["errors"], 1)
        self.assertEqual(told["problems"]["diagnostics"][0]["line"], 2)

    def test_a_variant_leaves_the_list_as_it_is(self):
        before = self.server.get("/report")[1]
        self.server.post("/api/variant", VARIANT)
        self.assertEqual(self.server.get("/report")[1], before)

    def test_fifty_clients_at_once_are_all_answered(self):
        with concurrent.futures.ThreadPoolExecutor(50) as clients:
            answers = list(clients.map(lambda _: self.server.get("/api/rules")[0], range(200)))
        self.assertEqual(answers, [200] * 200)

    def test_english_pages_hold_no_russian_of_ours(self):
        with workplace(TOTSKY, "--lang", "en") as server:
            for target in ("/", "/page.js", "/whatif.js", "/sheets.js"):
                self.assertIsNone(re.search("[а-яё]", server.get(target)[1].decode(), re.I), target)


class Changes(unittest.TestCase):
    def test_a_changed_file_renews_the_state_and_the_list(self):
        with programme() as here, workplace(here) as server:
            before = server.state()
            self.assertEqual(before["figures"][-1]["value"], "10")
            replace_in(here / "programme.yaml", "мест: 10", "мест: 7")
            after = server.state(before["state"])
            self.assertEqual(after["figures"][-1]["value"], "7")
            self.assertNotEqual(after["state"], before["state"])

    def test_errors_are_shown_and_heal(self):
        with programme() as here, workplace(here) as server:
            good = server.state()
            replace_in(here / "programme.yaml", "мест: 10", "местт: 10")
            state = server.state(good["state"])
            self.assertEqual((state["errors"], state["has_list"]), (1, False))
            problem = state["problems"][0]["diagnostics"][0]
            self.assertEqual((problem["file"], problem["severity"]), ("programme.yaml", "error"))
            for target in ("/report", "/api/rules", "/api/documents", "/document/report.html"):
                status, body, _ = server.get(target)
                self.assertEqual(status, 409)
                self.assertIn("trouble", json.loads(body))
            self.assertEqual(server.post("/api/variant", VARIANT)[0], 409)
            replace_in(here / "programme.yaml", "местт: 10", "мест: 10")
            healed = server.state(state["state"])
            self.assertEqual((healed["errors"], healed["has_list"]), (0, True))
            self.assertEqual(server.get("/report")[0], 200)

    def test_the_folder_may_go_away_and_come_back(self):
        with programme() as here, workplace(here) as server:
            self.assertTrue(server.state()["official"])
            away = here.with_name("в другом месте")
            here.rename(away)
            self.assertFalse(server.state()["has_list"])
            away.rename(here)
            self.assertTrue(server.state()["official"])

    def test_blanks_wait_and_are_no_official_list(self):
        with programme() as here, workplace(here) as server:
            table = here / "ratings.csv"
            lines = table.read_text(encoding="utf-8").split("\n")
            cells = lines[1].split(";")
            self.assertEqual(cells[:3], ["P01", "Э-01", "К1"])
            cells[3] = ""
            lines[1] = ";".join(cells)
            table.write_text("\n".join(lines), encoding="utf-8")
            state = server.state()
            self.assertEqual((state["has_list"], state["official"]), (True, False))
            expert = next(one for one in state["experts"] if one["id"] == "Э-01")
            self.assertEqual([one["id"] for one in expert["blank"]], ["P01"])
            self.assertIn("Черновой расчёт", server.get("/report")[1].decode())
            self.assertEqual(server.get("/api/documents")[0], 409)

    def test_missing_sheets_are_those_of_the_assignment(self):
        with programme() as here, workplace(here) as server:
            table = here / "ratings.csv"
            lines = table.read_text(encoding="utf-8").split("\n")
            table.write_text("\n".join(line for line in lines
                                       if not line.startswith("P02;Э-02;")), encoding="utf-8")
            state = server.state()
            awaited = {one["id"]: [practice["id"] for practice in one["awaited"]]
                       for one in state["experts"] if one["awaited"]}
            self.assertEqual(awaited, {"Э-02": ["P02"]})
            self.assertIn("1 лист от 1 эксперта", state["next"])

    def test_every_problem_of_check_is_shown(self):
        expected = json.loads(otbor("check", AS_RECEIVED, "--json").stderr)
        with workplace(AS_RECEIVED) as server:
            self.assertEqual(server.state()["problems"], [expected])

    def test_results_that_are_written_are_no_change(self):
        with programme() as here, workplace(here) as server:
            before = server.state()
            otbor("run", here)
            self.assertEqual(server.state(before["state"]), {})


class Saving(unittest.TestCase):
    def test_without_a_folder_nothing_is_written(self):
        with programme() as here, workplace(here) as server:
            before = tree(here)
            self.assertEqual(server.post("/api/save")[0], 403)
            self.assertEqual(tree(here), before)

    def test_all_documents_are_saved_as_run_writes_them(self):
        with programme() as here:
            out = here.with_name("итоги")
            with workplace(here, "--out", out) as server:
                answer = json.loads(server.post("/api/save")[1])
                self.assertIn("итоги", answer["text"])
                self.assertTrue(manifest_holds(out))
                self.assertEqual(otbor("verify", out).returncode, DONE)
                (out / "ranking.csv").write_text("правлено", encoding="utf-8")
                answer = json.loads(server.post("/api/save")[1])
                self.assertEqual(len(answer["kept"]), 1)
                self.assertTrue(manifest_holds(out))

    def test_a_folder_that_is_not_ours_is_refused_at_once(self):
        with programme() as here:
            strange = here.with_name("чужое")
            strange.mkdir()
            (strange / "письмо.txt").write_text("не трогать")
            done = otbor("serve", here, "--port", "0", "--out", strange)
            self.assertEqual((done.returncode, done.stdout), (USAGE, ""))


def bring(server, *books):
    for book in books:
        status, body, _ = server.post("/api/sheets?name=" + urllib.parse.quote(book.name),
                                      book.read_bytes())
        assert status == 200, body
    return json.loads(server.get("/api/sheets")[1])


class Sheets(unittest.TestCase):
    def test_sheets_are_written_on_the_second_click_as_collect_writes_them(self):
        with programme() as here, programme() as other:
            books = filled_books(here)
            (other / "ratings.csv").unlink()
            otbor("collect", other, books)
            with workplace(here, "--write") as server:
                before = tree(here)
                self.assertEqual(server.state()["figures"][1]["value"], "0")
                told = bring(server, *sorted(books.iterdir()))
                self.assertEqual((told["refused"], told["changes"], told["trouble"]), (0, 0, ""))
                self.assertIn("Эксперт Э-01", server.get("/collection")[1].decode())
                self.assertEqual(tree(here), before)
                answer = json.loads(server.post("/api/sheets/write")[1])
                self.assertIn("ratings.csv", answer["text"])
                self.assertEqual((here / "ratings.csv").read_bytes(),
                                 (other / "ratings.csv").read_bytes())
                self.assertEqual(json.loads(server.get("/api/sheets")[1])["files"], [])
                self.assertEqual(server.state()["figures"][1]["value"], "64")

    def test_without_write_the_folder_is_only_read(self):
        with programme() as here, workplace(here) as server:
            books = filled_books(here)
            before = tree(here)
            told = bring(server, books / "Э-01.xlsx")
            self.assertFalse(told["may_write"])
            self.assertEqual(server.post("/api/sheets/write?partial=yes&reason=x")[0], 403)
            self.assertEqual(tree(here), before)

    def test_a_changed_mark_needs_a_ground_and_a_bad_file_a_word(self):
        with programme() as here, workplace(here, "--write") as server:
            books = filled_books(here)
            otbor("collect", here, books)
            fill(books / "Э-01.xlsx", {("P01", "К6"): {"C": "3"}})
            fill(books / "Э-03.xlsx", {("P03", "К5"): {"C": "7"}})
            before = tree(here)
            told = bring(server, books / "Э-01.xlsx", books / "Э-03.xlsx")
            self.assertEqual([(one["name"], one["good"]) for one in told["files"]],
                             [("Э-01.xlsx", True), ("Э-03.xlsx", False)])
            self.assertEqual((told["refused"], told["changes"]), (1, 1))
            for query in ("", "?partial=yes", "?reason=x"):
                answer = json.loads(server.post("/api/sheets/write" + query)[1])
                self.assertNotEqual(answer.get("trouble", ""), "", query)
                self.assertEqual(tree(here), before)
            ground = urllib.parse.quote("протокол № 2")
            answer = json.loads(server.post(f"/api/sheets/write?partial=yes&reason={ground}")[1])
            self.assertEqual(answer["kept"], ["ratings-1.csv"])
            self.assertIn("протокол № 2",
                          (here / "ratings-changes.csv").read_text(encoding="utf-8-sig"))

    def test_two_files_of_one_name_are_both_kept_and_one_file_is_there_once(self):
        with programme() as here, workplace(here) as server:
            books = filled_books(here)
            one = books / "Э-01.xlsx"
            two = here.with_name("ещё") / "Э-01.xlsx"
            two.parent.mkdir()
            two.write_bytes((books / "Э-02.xlsx").read_bytes())
            told = bring(server, one, two, one)
            self.assertEqual([file["name"] for file in told["files"]],
                             ["Э-01.xlsx", "Э-01 (2).xlsx"])
            self.assertEqual(server.post("/api/sheets/forget")[0], 200)
            self.assertEqual(json.loads(server.get("/api/sheets")[1])["files"], [])

    def test_what_is_no_table_is_refused_by_name(self):
        with programme() as here, workplace(here) as server:
            for name in ("письмо.docx", "", "../../ratings"):
                status, body, _ = server.post("/api/sheets?name=" + urllib.parse.quote(name), b"x")
                self.assertEqual(status, 415)
                self.assertIn("XLSX", json.loads(body)["trouble"])
            told = bring(server, here / "ratings.csv")
            self.assertEqual([file["name"] for file in told["files"]], ["ratings.csv"])

    def test_a_name_never_becomes_a_path(self):
        with programme() as here, workplace(here, "--write") as server:
            before = tree(here.parent)
            server.post("/api/sheets?name=" + urllib.parse.quote("../x.csv"), b"a;b\n1;2\n")
            server.post("/api/sheets/write")
            self.assertEqual(tree(here.parent), before)

    def test_a_folder_of_sheets_is_told(self):
        with workplace(AS_RECEIVED, "--write") as server:
            self.assertIn("sheets", json.loads(server.get("/api/sheets")[1])["trouble"])


class Process(unittest.TestCase):
    def test_an_interrupt_ends_it_with_success(self):
        for how in (signal.SIGINT, signal.SIGTERM):
            with workplace(TOTSKY) as server:
                # A client that is there is no hindrance.
                with socket.create_connection(("127.0.0.1", server.port)):
                    self.assertEqual(server.end(how), DONE)
                self.assertEqual(server.told, "")

    def test_programs_are_told_the_address_as_json(self):
        with workplace(TOTSKY, "--json") as server:
            self.assertEqual(server.get("/")[0], 200)

    def test_a_taken_port_is_told(self):
        with workplace(TOTSKY) as server:
            done = otbor("serve", TOTSKY, "--port", server.port)
            self.assertEqual(done.returncode, USAGE)
            self.assertIn(str(server.port), done.stderr)

    def test_slips_of_the_command_line_are_told(self):
        for arguments in ((TOTSKY / "нет",), (TOTSKY, "--port", "65536"), (TOTSKY, "--port", "-1"),
                          (TOTSKY, "--port", "восемь"), (TOTSKY, "--port", "8.5")):
            done = otbor("serve", *arguments)
            self.assertEqual((done.returncode, done.stdout), (USAGE, ""), arguments)
            self.assertNotEqual(done.stderr, "")

    def test_the_browser_is_asked_to_open_the_address(self):
        with folder() as here:
            opener = here / "xdg-open"
            opener.write_text('#!/bin/sh\necho "$1" > "$0.asked"\n')
            opener.chmod(0o755)
            path = os.environ["PATH"]
            os.environ["PATH"] = f"{here}:{path}"
            try:
                with workplace(TOTSKY, "--open") as server:
                    asked = here / "xdg-open.asked"
                    end = time.monotonic() + 10
                    while time.monotonic() < end and not (asked.exists() and asked.read_text()):
                        time.sleep(0.05)
                    self.assertEqual(asked.read_text().strip(), f"http://{server.home}/")
            finally:
                os.environ["PATH"] = path


if __name__ == "__main__":
    unittest.main()
