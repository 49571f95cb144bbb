"""Documents of the commission: which there are, what they say, whose template counts, and what may
be published."""

import json
import os
import pathlib
import re
import shutil
import sys
import time
import unittest

from cli import (DONE, INPUT_ERRORS, INTERNAL, SOURCE, TOTSKY, USAGE, ZARECHNY, folder,
                 manifest_holds, otbor, programme, replace_in, tree)

sys.path.insert(0, str(SOURCE / "tests/support"))
from office import text_of_word as words  # noqa: E402


class Papers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with folder() as here:
            cls.done = otbor("run", ZARECHNY, "--out", here / "out")
            cls.files = tree(here / "out")
            cls.whole = manifest_holds(here / "out")
            cls.verified = otbor("verify", here / "out").returncode

    def text(self, name):
        return words(self.files[name])

    def test_all_are_there_listed_in_the_manifest_and_verified(self):
        self.assertEqual((self.done.returncode, self.done.stderr), (DONE, ""))
        for name in ("protocol.docx", "extract.docx", "statement.docx", "order.docx", "bank.docx",
                     "bank.csv", "letters/P01.docx"):
            self.assertIn(name, self.files)
        self.assertEqual(sum(name.startswith("letters/") for name in self.files), 23)
        self.assertTrue(self.whole)
        self.assertEqual(self.verified, DONE)

    def test_no_document_keeps_a_gap_or_a_sign_of_a_template(self):
        for name in self.files:
            if name.endswith(".docx"):
                text = self.text(name)
                self.assertNotRegex(text, r"\{\{|\}\}|^\[|\| ", name)
                self.assertIn("Смоделированные данные", text)

    def test_the_minutes_say_what_was_decided(self):
        text = self.text("protocol.docx")
        self.assertIn("Поступило 24 заявки, допущено к экспертизе – 21", text)
        self.assertIn("Кворум имеется", text)
        self.assertIn("(всего 5 из 6 членов комиссии с правом голоса)", text)
        self.assertIn("Бережнов И.П., Луговая С.Л., Перелесков В.М., Полевцова Н.А., Ручьёва Т.С.",
                      text)
        self.assertIn("Отсутствовали: Яровикова Е.Д. (командировка)", text)
        self.assertIn("конференции 10 практик:", text)
        self.assertRegex(text, r"1\) «Профориентационный минимум .*\(рег\. № P10\), 54,17 балла\.")
        self.assertIn("«Центр „Точка роста“ как ресурс", text)
        self.assertIn("«за» – 4, «против» – 0, «воздержались» – 1", text)
        self.assertIn("не голосовали (самоотвод) – 1", text)
        self.assertLess(text.index("СЛУШАЛИ"), text.index("РЕШИЛИ"))

    def test_the_minutes_name_no_expert(self):
        self.assertNotRegex(self.text("protocol.docx"), r"Э-\d")
        self.assertRegex(self.text("statement.docx"), r"Э-\d")

    def test_a_letter_names_its_own_practice_alone(self):
        for name in self.files:
            if name.startswith("letters/"):
                codes = set(re.findall(r"\bP\d\d\b", self.text(name)))
                self.assertEqual(codes, {name[8:11]})
                self.assertNotRegex(self.text(name), r"Э-\d")

    def test_the_bank_has_a_table_for_sites_whatever_its_template_says(self):
        with programme() as copy:
            (copy / "documents").mkdir()
            (copy / "documents/bank.ru.txt").write_text("{{орган}}\n", encoding="utf-8")
            otbor("run", copy)
            self.assertEqual(tree(copy / "out")["bank.csv"], self.files["bank.csv"])
        rows = self.files["bank.csv"].decode("utf-8-sig").splitlines()
        self.assertEqual(rows[0].split(";")[:2], ["Код", "Практика"])
        self.assertEqual(len(rows), 11)
        self.assertTrue(all(row.endswith(";смоделированные данные") for row in rows[1:]), rows)

    def test_json_lists_the_papers_and_the_fields_of_one(self):
        listed = json.loads(otbor("papers", TOTSKY, "--json").stdout)
        possible = {paper["id"]: paper["possible"] for paper in listed}
        self.assertTrue(possible["note"])
        self.assertFalse(possible["protocol"])
        fields = json.loads(otbor("papers", ZARECHNY, "--fields", "банк", "--json").stdout)
        self.assertEqual(len(fields["практики"]), 10)
        self.assertEqual(fields["поступило"], "24")

    def test_without_ratings_there_are_the_bank_and_the_note(self):
        with folder() as here:
            otbor("run", TOTSKY, "--out", here / "out")
            files = tree(here / "out")
            self.assertEqual([name for name in files if name.endswith(".docx")],
                             ["bank.docx", "note.docx"])


class Paperwork(unittest.TestCase):
    def test_without_a_quorum_the_minutes_hold_no_decision(self):
        with programme() as copy:
            (copy / "paperwork.yaml").write_text(
                "председатель: Н.А. Полевцова\nчлены:\n"
                "  - {имя: В.М. Перелесков, присутствует: нет}\n"
                "  - {имя: С.Л. Луговая, присутствует: нет}\n", encoding="utf-8")
            done = otbor("run", copy)
            self.assertIn("кворума нет: из 3 членов", done.stderr)
            text = words(tree(copy / "out")["protocol.docx"])
            self.assertIn("Кворум не имеется", text)
            self.assertNotIn("РЕШИЛИ", text)
            self.assertNotIn("Голосовали", text)

    def test_without_paperwork_there_are_lines_to_fill(self):
        with programme() as copy:
            (copy / "paperwork.yaml").unlink()
            self.assertEqual(otbor("run", copy).returncode, DONE)
            text = words(tree(copy / "out")["protocol.docx"])
            self.assertIn("Председатель – ____________", text)
            self.assertIn("«за» – ___", text)

    def test_the_programme_chooses_its_documents(self):
        with programme() as copy:
            with open(copy / "paperwork.yaml", "a", encoding="utf-8") as file:
                file.write("документы: [протокол, банк]\n")
            otbor("run", copy)
            made = {name for name in tree(copy / "out") if name.endswith(".docx")}
            self.assertEqual(made, {"protocol.docx", "bank.docx"})


class Templates(unittest.TestCase):
    def test_an_own_template_wins_and_its_mistake_stops_the_run(self):
        with programme() as copy:
            self.assertEqual(otbor("papers", copy, "--template", "протокол").returncode, DONE)
            template = copy / "documents/protocol.ru.txt"
            replace_in(template, "ПРОТОКОЛ", "ПРОТОКОЛ ЗАСЕДАНИЯ")
            self.assertEqual(otbor("run", copy).returncode, DONE)
            self.assertIn("ПРОТОКОЛ ЗАСЕДАНИЯ", words(tree(copy / "out")["protocol.docx"]))
            replace_in(template, "{{место_составления}}", "{{место_заседания}}")
            for command in ("run", "check"):
                done = otbor(command, copy)
                self.assertEqual(done.returncode, INPUT_ERRORS)
                self.assertIn("documents/protocol.ru.txt:", done.stderr)
                self.assertIn("`место_заседания`", done.stderr)

    def test_the_shipped_templates_have_nothing_wrong(self):
        with programme() as copy:
            shutil.copytree(SOURCE / "criteria/documents", copy / "documents",
                            ignore=shutil.ignore_patterns("*.md"))
            for lang in ("ru", "en"):
                done = otbor("check", copy, "--lang", lang)
                self.assertEqual((done.returncode, done.stderr), (DONE, ""))

    def test_a_template_of_word_wins_over_text_and_says_the_same(self):
        with programme() as copy:
            otbor("run", copy)
            by_text = {name: words(data) for name, data in tree(copy / "out").items()
                       if name.endswith(".docx")}
            for paper in ("протокол", "выписка", "ведомость", "приказ", "письма", "банк"):
                self.assertEqual(otbor("papers", copy, "--word", paper).returncode, DONE)
            self.assertEqual(otbor("check", copy).returncode, DONE)
            self.assertEqual(otbor("run", copy).returncode, DONE)
            for name, data in tree(copy / "out").items():
                if name.endswith(".docx"):
                    lines = [line.strip() for line in words(data).splitlines() if line.strip()]
                    before = [line.strip() for line in by_text[name].splitlines() if line.strip()]
                    self.assertEqual(lines, before, name)

    def test_a_template_is_not_written_over(self):
        with programme() as copy:
            otbor("papers", copy, "--template", "приказ")
            self.assertEqual(otbor("papers", copy, "--template", "приказ").returncode, USAGE)

    def test_documents_and_fields_are_listed(self):
        listed = otbor("papers", ZARECHNY).stdout
        self.assertIn("протокол – протокол заседания комиссии; шаблон criteria/documents/", listed)
        self.assertIn("{{председатель}} Н.А. Полевцова",
                      otbor("papers", ZARECHNY, "--fields", "протокол").stdout)
        self.assertEqual(otbor("papers", ZARECHNY, "--fields", "справочник").returncode, USAGE)


class AsPdf(unittest.TestCase):
    # What the program starts, with what, and what it makes of that.
    SOFFICE = """#!/bin/sh
printf '%s\\n' "$@" >> "$TOLD"
while [ "$1" != --outdir ]; do shift; done
out=$2; shift 2
for file; do test -s "$file" && printf '%%PDF-of-%s' "$(basename "$file")" \\
  > "$out/$(basename "$file" .docx).pdf"; done
"""

    def start(self, here, script, *arguments):
        tools = here / "bin"
        tools.mkdir()
        (tools / "soffice").write_text(script, encoding="utf-8")
        (tools / "soffice").chmod(0o755)
        path = f"{tools}:{os.environ['PATH']}"
        return otbor("papers", ZARECHNY, "--pdf", here / "PDF", *arguments,
                     env={"PATH": path, "TOLD": str(here / "told"), "TMPDIR": str(here)})

    def runs(self, process):
        """One that has ended may still wait for whoever started it to ask."""
        stat = pathlib.Path("/proc", process, "stat")
        for _ in range(50):
            if not stat.exists() or stat.read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return False
            time.sleep(0.1)
        return True

    def test_every_document_is_there_and_nothing_is_left_behind(self):
        with folder() as here:
            done = self.start(here, self.SOFFICE)
            self.assertEqual((done.returncode, done.stderr), (DONE, ""))
            files = tree(here / "PDF")
            self.assertEqual(files["protocol.pdf"], b"%PDF-of-protocol.docx")
            self.assertEqual(files["letters/P01.pdf"], b"%PDF-of-P01.docx")
            with folder() as other:
                otbor("run", ZARECHNY, "--out", other / "out")
                wanted = {name.replace(".docx", ".pdf") for name in tree(other / "out")
                          if name.endswith(".docx")}
            self.assertEqual(set(files), wanted)
            told = (here / "told").read_text(encoding="utf-8").split("\n")
            self.assertEqual(told[:4], ["--headless", "--norestore", "--nologo", "--nolockcheck"])
            self.assertIn("-env:UserInstallation=file:///", told[4])
            self.assertEqual({path.name for path in here.iterdir()}, {"PDF", "bin", "told"})

    def test_without_libreoffice_it_says_so_and_writes_nothing(self):
        with folder() as here:
            done = otbor("papers", ZARECHNY, "--pdf", here / "PDF", env={"PATH": str(here)})
            self.assertEqual(done.returncode, USAGE)
            self.assertIn("нужна LibreOffice", done.stderr)
            self.assertEqual(list(here.iterdir()), [])

    def test_a_libreoffice_that_fails_is_told(self):
        with folder() as here:
            done = self.start(here, "#!/bin/sh\nexit 0\n")
            self.assertEqual(done.returncode, INTERNAL)
            self.assertIn("LibreOffice не сделала PDF из", done.stderr)

    def test_a_libreoffice_that_hangs_is_ended_and_nothing_is_written(self):
        hangs = {"at once": '#!/bin/sh\necho $$ > "$TOLD"\nexec sleep 600\n',
                 # The documents of the first folder are there when those of the next one are asked.
                 "halfway": self.SOFFICE +
                            'case "$out" in */letters*) echo $$ > "$TOLD"; sleep 600;; esac\n',
                 "in a child": '#!/bin/sh\nsleep 600 & echo $! > "$TOLD"; wait\n'}
        for when, script in hangs.items():
            with self.subTest(when), folder() as here:
                begun = time.monotonic()
                done = self.start(here, script, "--wait", "2")
                self.assertLess(time.monotonic() - begun, 60)
                self.assertEqual((done.returncode, done.stdout), (INTERNAL, ""))
                self.assertIn("не ответила вовремя", done.stderr)
                self.assertIn("--wait", done.stderr)
                self.assertEqual({path.name for path in here.iterdir()}, {"bin", "told"})
                self.assertFalse(self.runs((here / "told").read_text().strip()))

    def test_what_was_there_stays_when_it_fails(self):
        with folder() as here:
            (here / "PDF").mkdir()
            (here / "PDF/protocol.pdf").write_bytes(b"of last week")
            done = self.start(here, "#!/bin/sh\nexec sleep 600\n", "--wait", "1")
            self.assertEqual(done.returncode, INTERNAL)
            self.assertEqual(tree(here / "PDF"), {"protocol.pdf": b"of last week"})

    def test_libreoffice_makes_them(self):
        if shutil.which("soffice") is None:
            print("\nSKIPPED: soffice is not installed (apt-get install libreoffice-writer): no "
                  "PDF was made", flush=True)
            return
        with programme() as where:
            (where / "paperwork.yaml").open("a", encoding="utf-8").write(
                "документы: [протокол, ведомость]\n")
            done = otbor("papers", where, "--pdf", where.parent / "PDF", timeout=300)
            self.assertEqual((done.returncode, done.stderr), (DONE, ""))
            files = tree(where.parent / "PDF")
            self.assertEqual(set(files), {"protocol.pdf", "statement.pdf"})
            self.assertTrue(all(data.startswith(b"%PDF-") for data in files.values()))


class Public(unittest.TestCase):
    def test_the_package_is_clean(self):
        with folder() as here:
            done = otbor("run", ZARECHNY, "--out", here / "out", "--profile", "public")
            self.assertEqual(done.returncode, DONE)
            files = tree(here / "out")
            self.assertNotIn("protocol.docx", files)
            self.assertNotIn("letters/P01.docx", files)
            text = "".join(words(data) if name.endswith(".docx") else data.decode("utf-8")
                           for name, data in files.items() if isinstance(data, bytes))
            self.assertNotRegex(text, r"Э-\d\d|Перелесков|Луговая|[\w.]+@\w")

    def test_it_tells_of_no_practice_that_is_not_recommended_and_of_no_small_group(self):
        for limit, directions in ((None, 0), (3, 5)):
            with self.subTest(limit), programme() as copy:
                if limit:
                    with open(copy / "paperwork.yaml", "a", encoding="utf-8") as file:
                        file.write(f"малая_группа: {limit}\n")
                done = otbor("run", copy, "--out", copy / "out", "--profile", "public")
                self.assertEqual(done.returncode, DONE, done.stderr)
                self.assertIn("предупреждение[W0816]", done.stderr)
                files = tree(copy / "out")
                dossier = json.loads(files["dossier.json"])
                listed = {one["practice"] for one in dossier["ranking"]}
                for name, data in files.items():
                    if name in ("manifest.json", ".programme"):
                        continue
                    text = words(data) if name.endswith(".docx") else data.decode("utf-8")
                    self.assertEqual(set(re.findall(r"\bP\d\d\b", text)) - listed, set(), name)
                page = files["report.html"].decode("utf-8")
                part = page[page.index('id="themes"'):page.index('id="missed-stages"')]
                part = part[part.index("<tbody>"):]
                self.assertEqual(len(re.findall(r">\d\.\d ", part)), directions)
                self.assertEqual("Прочие направления" in part, directions > 0)

    def test_a_planted_address_stops_it_and_nothing_is_written(self):
        with programme() as copy:
            replace_in(copy / "practices.csv", "Профориентационный минимум",
                       "Профориентационный минимум (pole@school.example)")
            for arguments in (("run", copy, "--profile", "public"),
                              ("check", copy, "--profile", "public")):
                done = otbor(*arguments)
                self.assertEqual(done.returncode, INPUT_ERRORS)
                self.assertIn("report.html:", done.stderr)
                self.assertIn("`pole@school.example`", done.stderr)
            self.assertFalse((copy / "out").exists())
            self.assertEqual(otbor("run", copy).returncode, DONE)


if __name__ == "__main__":
    unittest.main()
