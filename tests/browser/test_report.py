"""report.html as a chair opens it: in a real browser, wide and narrow, light, dark and on paper."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import chromium

SOURCE = pathlib.Path(os.environ.get("OTBOR_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
BINARY = os.environ.get("OTBOR_BINARY", str(SOURCE / "build/otbor"))
ZARECHNY = SOURCE / "data/zarechny-2022"
TABLE = "table[data-lookup]"
ROWS = f"[...document.querySelectorAll('{TABLE} tbody tr')]"
SHOWN = f"{ROWS}.filter(row => !row.hidden)"


def run(out, *options):
    subprocess.run([BINARY, "run", ZARECHNY, "--out", out, *options], check=True,
                   capture_output=True)


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="otbor-report-")
        cls.here = pathlib.Path(cls.folder.name)
        run(cls.here / "ru")
        run(cls.here / "en", "--lang", "en")
        run(cls.here / "public", "--profile", "public")
        cls.dossier = json.loads((cls.here / "ru/dossier.json").read_bytes())
        cls.browser = chromium.Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.__exit__()
        cls.folder.cleanup()

    def setUp(self):
        self.browser.complaints.clear()
        self.browser.requests.clear()
        self.browser.resize(1300, 900)
        self.browser.prefers()

    def open(self, name="ru"):
        self.browser.open(self.here / name / "report.html")

    def codes(self):
        """Codes of the rows that are shown, in their order."""
        return self.browser.ask(f"{SHOWN}.map(row => row.cells[1].textContent)")

    def decided(self, *decisions):
        return [one["practice"] for one in self.dossier["ranking"] if one["decision"] in decisions]

    def test_a_page_complains_of_nothing_and_asks_for_nothing(self):
        for name in ("ru", "en", "public"):
            with self.subTest(name):
                self.open(name)
                page = (self.here / name / "report.html").resolve().as_uri()
                self.assertEqual(self.browser.complaints, [])
                self.assertEqual(set(self.browser.requests), {page})
                self.browser.requests.clear()

    def test_the_script_runs_by_its_hash(self):
        self.open()
        self.assertGreater(self.browser.ask("document.querySelectorAll('.tools').length"), 1)

    def test_search_shows_the_rows_with_all_the_words(self):
        self.open()
        before = self.codes()
        self.browser.type(".tools input", "Шко наставничества ")
        self.assertEqual(self.codes(), ["P13"])
        self.assertIn("найдено 1 из 21",
                      self.browser.ask("document.querySelector('output').value"))
        self.browser.ask("document.querySelector('.tools input').value = ''")
        self.browser.type(".tools input", "одареннЫх")  # е for ё
        self.assertEqual(self.codes(), ["P07"])
        self.browser.ask("const f = document.querySelector('.tools input'); f.value = '';"
                         "f.dispatchEvent(new Event('input'))")
        self.assertEqual(self.codes(), before)

    def test_a_choice_shows_the_rows_of_one_decision(self):
        self.open()
        self.browser.ask("const s = [...document.querySelectorAll('.tools select')]"
                         ".find(one => [...one.options].some(option => option.value == 'резерв'));"
                         "s.value = 'резерв'; s.dispatchEvent(new Event('change'))")
        self.assertEqual(self.codes(), self.decided("reserve"))

    def test_headings_sort_up_down_and_back(self):
        self.open()
        heading = f"[...document.querySelectorAll('{TABLE} thead th')]" \
                  ".find(th => th.textContent.startsWith('Итоговый балл'))"
        before = self.codes()
        scores = {one["practice"]: float(one["score"]) for one in self.dossier["ranking"]
                  if one["score"]}
        press = f"{heading}.querySelector('button').click(); {heading}.getAttribute('aria-sort')"
        self.assertEqual(self.browser.ask(press), "ascending")
        up = [scores[code] for code in self.codes()]
        self.assertEqual(up, sorted(up))
        self.assertEqual(self.browser.ask(press), "descending")
        down = [scores[code] for code in self.codes()]
        self.assertEqual(down, sorted(down, reverse=True))
        self.assertIsNone(self.browser.ask(press))
        self.assertEqual(self.codes(), before)

    def test_a_heading_is_pressed_by_keyboard(self):
        self.open()
        self.browser.ask(f"document.querySelector('{TABLE} thead th:nth-child(2) button').focus()")
        self.browser.press("Enter", 13, "\r")
        self.assertEqual(self.codes(), sorted(self.codes()))

    def test_the_first_stop_of_the_keyboard_leads_past_the_contents(self):
        self.open()
        self.browser.press("Tab", 9)
        self.assertEqual(self.browser.ask("document.activeElement.hash"), "#main")
        self.assertGreaterEqual(
            self.browser.ask("document.activeElement.getBoundingClientRect().left"), 0)

    def test_a_link_opens_the_card_even_one_that_a_search_hides(self):
        self.open()
        box = "document.getElementById('cards').closest('section').querySelector('.shelf')"
        self.browser.ask(f"const field = {box}.previousElementSibling.querySelector('input');"
                         "field.value = 'волонтёрский';"
                         "field.dispatchEvent(new Event('input'))")
        cards = f"[...{box}.querySelectorAll('details')]"
        self.assertEqual(self.browser.ask(f"{cards}.filter(card => !card.hidden).length"), 1)
        self.browser.ask(f"document.querySelector('{TABLE} tbody a').click()")
        self.browser.ask("new Promise(done => setTimeout(done, 50))")
        self.assertEqual(self.browser.ask(
            f"{cards}.filter(card => card.open && !card.hidden)"
            ".map(card => card.textContent.trim().slice(0, 3))"), ["P10"])

    def test_every_link_has_its_anchor_and_every_field_its_name(self):
        for name in ("ru", "en", "public"):
            with self.subTest(name):
                self.open(name)
                self.assertEqual(self.browser.ask(
                    "[...document.querySelectorAll('a')].filter(a => "
                    "!document.getElementById(a.getAttribute('href').slice(1))).length"), 0)
                self.assertEqual(self.browser.ask(
                    "[...document.querySelectorAll('input, select')]"
                    ".filter(field => !field.labels.length).length"), 0)
                self.assertEqual(self.browser.ask(
                    "new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"),
                    self.browser.ask("document.querySelectorAll('[id]').length"))

    def test_no_width_needs_scrolling_sideways(self):
        for name in ("ru", "en"):
            for width in (360, 390, 768, 1024, 1300, 1920):
                with self.subTest(name=name, width=width):
                    self.browser.resize(width, 800)
                    self.open(name)
                    self.assertLessEqual(
                        self.browser.ask("document.documentElement.scrollWidth"), width)

    def test_text_stands_out_from_its_ground_in_light_and_dark(self):
        for scheme in ("light", "dark"):
            self.browser.prefers(scheme)
            self.open()
            colours = self.browser.ask(
                "const at = s => getComputedStyle(document.querySelector(s));"
                "[at('body').backgroundColor, at('body').color, at('p.note').color,"
                " at('td .good, td.good').color, at('nav a').color]")
            numbers = [list(map(int, re.findall(r"\d+", one)[:3])) for one in colours]
            for text in numbers[1:]:
                with self.subTest(scheme=scheme, colour=text):
                    self.assertGreaterEqual(contrast(numbers[0], text), 4.5)

    def test_on_paper_every_card_is_open_and_every_row_is_there(self):
        self.open()
        self.browser.ask("window.dispatchEvent(new Event('beforeprint'))")
        self.browser.prefers(media="print")
        self.assertEqual(self.browser.ask(
            "[...document.querySelectorAll('details .inside')]"
            ".filter(inside => inside.getBoundingClientRect().height < 40).length"), 0)
        self.assertEqual(self.browser.ask(
            "getComputedStyle(document.querySelector('nav')).display"), "none")
        self.browser.ask("window.dispatchEvent(new Event('afterprint'))")
        self.assertEqual(self.browser.ask("document.querySelectorAll('details[open]').length"), 0)
        pdf = self.browser.pdf()
        self.assertTrue(pdf.startswith(b"%PDF"))
        reader = shutil.which("pdftotext")
        if not reader:
            print("SKIPPED: the printed text, for there is no pdftotext (poppler-utils)")
            return
        text = subprocess.run([reader, "-", "-"], input=pdf, capture_output=True, check=True
                              ).stdout.decode()
        for heading in self.browser.ask(
                "[...document.querySelectorAll('h2')].map(h => h.textContent)"):
            self.assertIn(" ".join(heading.split()), " ".join(text.split()))
        for sheet in self.dossier["sheets"]:
            self.assertIn(sheet["practice"], text)
        self.assertIn("Рассчитано программой otbor", " ".join(text.split()))

    def test_of_thousands_of_rows_some_are_laid_out_and_all_are_found_sorted_and_printed(self):
        page = (self.here / "ru/report.html").read_text()
        table = page.index("data-lookup")
        begin = page.index("<tbody>", table) + len("<tbody>")
        end = page.index("</tbody>", table)
        rows = page[begin:end]
        last = rows[rows.rindex("<tr"):].replace("P", "Q")
        copies = 20
        (self.here / "long").mkdir(exist_ok=True)
        (self.here / "long/report.html").write_text(
            page[:begin] + rows * copies + last + page[end:])
        self.open("long")
        shown = len(self.codes())
        every = rows.count("<tr") * copies + 1
        self.assertLess(shown, every)
        press = "[...document.querySelectorAll('.tools button')]" \
                ".find(one => one.textContent.startsWith('Показать ещё'))"
        self.assertIn(str(every - shown), self.browser.ask(f"{press}.textContent"))
        code = re.search("Q[0-9]+", last)[0]
        self.assertNotIn(code, self.codes())
        self.browser.type(".tools input", code)
        self.assertEqual(self.codes(), [code])
        self.browser.ask("const f = document.querySelector('.tools input'); f.value = '';"
                         "f.dispatchEvent(new Event('input'))")
        heading = f"document.querySelector('{TABLE} thead th:nth-child(2) button')"
        self.browser.ask(f"{heading}.click(); {heading}.click()")
        self.assertEqual(self.codes()[0], code)
        self.assertEqual(len(self.codes()), shown)
        self.browser.ask("window.dispatchEvent(new Event('beforeprint'))")
        self.assertEqual(len(self.codes()), every)

    def test_a_district_is_a_small_file(self):
        self.assertLess((self.here / "ru/report.html").stat().st_size, 1 << 20)


def contrast(a, b):
    """WCAG 2.1, relative luminance."""
    def luminance(colour):
        parts = [one / 255 for one in colour]
        parts = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


if __name__ == "__main__":
    if not chromium.find():
        print("SKIPPED: no browser is here; the page was tried in none "
              f"(looked for {', '.join(chromium.NAMES)}; Debian's package is chromium)")
        sys.exit(77)
    unittest.main()
