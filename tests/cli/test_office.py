"""Workbooks and documents in the place of CSV: the same result, whoever has saved them."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import unittest
import zipfile

from cli import (AS_RECEIVED, BINARY, DONE, INPUT_ERRORS, SOURCE, USAGE, ZARECHNY, folder, otbor,
                 programme)

sys.path.insert(0, str(SOURCE / "tests/support"))
import office  # noqa: E402

TABLES = ("practices", "experts", "institutions", "ratings")
SOFFICE = shutil.which("soffice")
# Semicolons, quotes, UTF-8, from the first line, in the language of the United States: what looks
# like a date becomes one.
FROM_CSV = "--infilter=CSV:59,34,76,1,,1033,false,true"


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [[cell or None for cell in row] for row in csv.reader(file, delimiter=";")]


def result(where):
    done = otbor("run", where, "--out", where / "out")
    assert done.returncode == DONE, done.stderr
    return (where / "out/ranking.csv").read_bytes(), done.stderr


class Office(unittest.TestCase):
    def setUp(self):
        with programme() as plain:
            self.expected = result(plain)[0]

    def test_workbooks_of_our_own_give_what_the_csv_gives(self):
        for ending, make in (("xlsx", office.workbook), ("ods", office.open_document)):
            with self.subTest(ending), programme() as where:
                for name in TABLES:
                    rows = rows_of(where / f"{name}.csv")
                    (where / f"{name}.csv").unlink()
                    titles = [["Заречный район"], [None, "муниципальная экспертиза"], []]
                    office.save(where / f"{name}.{ending}", make(
                        office.Sheet("Лист1", titles + rows), office.Sheet("Лист2", [])))
                self.assertEqual(result(where), (self.expected, ""))

    def test_workbooks_of_libreoffice_give_what_the_csv_gives(self):
        if SOFFICE is None:
            print("\nSKIPPED: soffice is not installed (apt-get install libreoffice-calc): nothing "
                  "that LibreOffice has saved was read", flush=True)
            return
        for ending in ("xlsx", "ods"):
            with self.subTest(ending), folder() as parent, programme() as where:
                subprocess.run([SOFFICE, "--headless", "--norestore", FROM_CSV,
                                f"-env:UserInstallation={(parent / 'profile').as_uri()}",
                                "--convert-to", ending, "--outdir", where,
                                *(where / f"{name}.csv" for name in TABLES)],
                               check=True, capture_output=True, timeout=300)
                for name in TABLES:
                    self.assertTrue((where / f"{name}.{ending}").exists(), name)
                    (where / f"{name}.csv").unlink()
                self.assertEqual(result(where), (self.expected, ""))

    def test_a_slip_in_a_workbook_is_told_by_its_cell(self):
        with programme(AS_RECEIVED) as where:
            rows = rows_of(where / "sheets/Э-03.csv")
            (where / "sheets/Э-03.csv").unlink()
            office.save(where / "sheets/Э-03.xlsx",
                        office.workbook(office.Sheet("Э-03", [["Экспертный лист"]] + rows)))
            told = otbor("check", where).stderr
            column = office.letters(1 + [cell.lower() for cell in rows[0]].index("балл"))
            place = f"sheets/Э-03.xlsx, лист «Э-03», ячейка {column}167: ошибка[E0417]: «2-3»: "
            self.assertIn(place, told)
            problems = json.loads(otbor("check", where, "--json").stderr)["diagnostics"]
            self.assertIn(("sheets/Э-03.xlsx", "Э-03", f"{column}167"),
                          [(p.get("file"), p.get("sheet"), p.get("cell")) for p in problems])

    def test_the_manifest_names_a_workbook_of_several_sheets_once(self):
        with programme() as where:
            heading, *rows = rows_of(where / "ratings.csv")
            (where / "ratings.csv").unlink()
            experts = sorted({row[1] for row in rows})
            office.save(where / "ratings.xlsx", office.workbook(
                *(office.Sheet(expert, [heading] + [row for row in rows if row[1] == expert])
                  for expert in experts)))
            self.assertEqual(result(where), (self.expected, ""))
            manifest = json.loads((where / "out/manifest.json").read_text(encoding="utf-8"))
            names = [item["name"] for item in manifest["inputs"]]
            self.assertEqual(names.count("ratings.xlsx"), 1)
            self.assertEqual(len(names), len(set(names)))
            self.assertEqual(otbor("verify", where / "out").returncode, DONE)

    def test_a_form_with_a_column_for_each_criterion_gives_what_rows_give(self):
        with programme() as where:
            heading, *rows = rows_of(where / "ratings.csv")
            (where / "ratings.csv").unlink()
            position = {name: at for at, name in enumerate(heading)}
            columns = list(dict.fromkeys(row[position["критерий"]] for row in rows))
            answers = {}
            for row in rows:
                key = row[position["практика"]], row[position["эксперт"]]
                answers.setdefault(key, {})[row[position["критерий"]]] = (
                    row[position["балл"]], row[position["комментарий"]])
            head = ["Отметка времени", "Практика", "Код эксперта"]
            for code in columns:
                head += [f"Оцените практику [{code}. Критерий]", f"Комментарий к {code}"]
            table = [head]
            for (practice, expert), marks in answers.items():
                row = ["2022/05/24 8:52:35 PM GMT+3", f"{practice}. Название", expert]
                for code in columns:
                    row += marks.get(code, (None, None))
                table.append(row)
            office.save(where / "ratings.xlsx",
                        office.workbook(office.Sheet("Ответы на форму (1)", table)))
            self.assertEqual(result(where)[0], self.expected)


class Printed(unittest.TestCase):
    def annex(self, where):
        done = subprocess.run([BINARY, "criteria", "print", "municipal-expertise.yaml", "--format",
                               "docx"], capture_output=True, cwd=where, check=True)
        (where / "annex.docx").write_bytes(done.stdout)
        return where / "annex.docx"

    def test_the_criteria_are_printed_for_word(self):
        with folder() as where:
            with zipfile.ZipFile(self.annex(where)) as archive:
                self.assertIsNone(archive.testzip())
                text = archive.read("word/document.xml").decode("utf-8")
            self.assertIn("Результативность", text)
            self.assertIn("<w:tblHeader/>", text)

    def test_libreoffice_opens_what_is_printed_for_word(self):
        if SOFFICE is None:
            print("\nSKIPPED: soffice is not installed (apt-get install libreoffice-writer): "
                  "nobody but ourselves has opened the document", flush=True)
            return
        with folder() as where:
            subprocess.run([SOFFICE, "--headless", "--norestore",
                            f"-env:UserInstallation={(where / 'profile').as_uri()}",
                            "--convert-to", "txt:Text (encoded):UTF8", "--outdir", where,
                            self.annex(where)], check=True, capture_output=True, timeout=300)
            text = where / "annex.txt"
            if not text.exists():
                print("\nSKIPPED: this soffice converts no documents (apt-get install "
                      "libreoffice-writer)", flush=True)
                return
            self.assertIn("Результативность", text.read_text(encoding="utf-8"))


class Applications(unittest.TestCase):
    FORM = [["№", "Поле", "Значение"],
            ["1.", "Название практики (не более 15 слов):", "Школа завуча"],
            ["2.", "Полное наименование образовательной организации", "МБОУ «Лицей»"],
            ["3.", "Дата подачи", "06.05.2022"], ["4.", "Контактный телефон", "—"]]

    def application(self, folder_of, name, rows, text="Цель практики – снизить перегрузку."):
        folder_of.mkdir(exist_ok=True)
        office.save(folder_of / name, office.word(
            office.paragraph("Заявка", style="1"), office.word_table(rows), office.paragraph(text)))

    def test_without_a_register_the_applications_are_it(self):
        with programme() as where:
            (where / "practices.csv").unlink()
            (where / "institutions.csv").unlink()
            (where / "ratings.csv").unlink()
            (where / "decisions.yaml").unlink()
            (where / "assignment.csv").unlink()
            (where / "opinions.csv").unlink()
            shutil.rmtree(where / "forum")
            shutil.rmtree(where / "applications")
            plan = where / "programme.yaml"
            plan.write_text(plan.read_text(encoding="utf-8").split("# Форум")[0], encoding="utf-8")
            for code in ("P01", "P02"):
                self.application(where / "applications", f"{code}.docx", self.FORM)
            done = otbor("check", where)
            self.assertIn("applications/P01.docx, таблица 1, строка 5: предупреждение[W0230]",
                          done.stderr)
            run = otbor("run", where, "--out", where / "out")
            dossier = json.loads((where / "out/dossier.json").read_text(encoding="utf-8"))
            self.assertEqual([p["title"] for p in dossier["practices"]], ["Школа завуча"] * 2,
                             run.stderr)

    def test_a_register_leads_and_an_application_fills_its_blanks(self):
        with programme() as where:
            self.application(where / "applications", "P01.docx", self.FORM[:3])
            self.application(where / "applications", "P77.docx", self.FORM[:3])
            done = otbor("check", where)
            self.assertEqual(done.returncode, DONE)
            self.assertIn("applications/P77.docx: предупреждение[W0232]", done.stderr)

    def test_a_date_that_is_none_is_told_by_table_and_row(self):
        with programme() as where:
            rows = self.FORM[:3] + [["Дата подачи", "в мае"]]
            self.application(where / "applications", "P01.docx", rows)
            done = otbor("check", where)
            self.assertEqual(done.returncode, INPUT_ERRORS)
            self.assertIn("applications/P01.docx, таблица 1, строка 4: ошибка[E0110]", done.stderr)


class ApplicationForm(unittest.TestCase):
    """The form that the program makes, filled and sent back."""

    FILLED = {"Название практики": "Школа завуча", "Направление": "1.2",
              "Дата подачи": "06.05.2022", "Авторы": "Ковылёва А.Б., директор",
              "Аннотация": "Наставничество завучей.",
              "Полное наименование образовательной организации": "МБОУ «Лицей»"}

    def form(self, where, lang="ru"):
        file = where / "бланк.docx"
        done = otbor("sheets", ZARECHNY, "--application", file, "--lang", lang)
        self.assertEqual((done.returncode, done.stderr), (DONE, ""))
        return file.read_bytes()

    def filled(self, form):
        """What a person types into the last cell of a row."""
        with zipfile.ZipFile(io.BytesIO(form)) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        xml = parts["word/document.xml"].decode("utf-8")

        def row(match):
            text = re.sub(r"<[^>]+>", "", match.group(0))
            value = next((v for k, v in self.FILLED.items() if k in text), None)
            if value is None:
                return match.group(0)
            head, cell = match.group(0).rsplit("<w:t ", 1)
            return head + "<w:t " + re.sub(r">[^<]*<", f">{value}<", cell, count=1)

        xml = re.sub(r"<w:tr>.*?</w:tr>", row, xml, flags=re.DOTALL)
        parts["word/document.xml"] = xml.encode("utf-8")
        return office.archive(parts.items())

    def taken_in(self, application):
        with programme() as where:
            for name in ("practices.csv", "institutions.csv", "ratings.csv", "decisions.yaml",
                         "assignment.csv", "opinions.csv"):
                (where / name).unlink()
            shutil.rmtree(where / "forum")
            shutil.rmtree(where / "texts")
            plan = where / "programme.yaml"
            plan.write_text(plan.read_text(encoding="utf-8").split("# Форум")[0], encoding="utf-8")
            shutil.rmtree(where / "applications", ignore_errors=True)
            (where / "applications").mkdir()
            office.save(where / "applications/P01.docx", application)
            done = otbor("run", where, "--out", where / "out")
            self.assertTrue((where / "out/dossier.json").exists(), done.stderr)
            dossier = json.loads((where / "out/dossier.json").read_text(encoding="utf-8"))
            (practice,) = dossier["practices"]
            return [practice[key] for key in ("id", "title", "institution", "theme")]

    EXPECTED = ["P01", "Школа завуча", "МБОУ «Лицей»", "1.2"]

    def test_every_stage_has_its_row(self):
        with folder() as where:
            text = office.text_of_word(self.form(where))
            cycle = (SOURCE / "criteria/cycles/management-cycle.yaml").read_text(encoding="utf-8")
            titles = re.findall(r"(?m)^    название: (?:{ru: )?\"?([^\"\n]+)", cycle)
            for title in titles[:9]:
                self.assertIn(title + "\n", text)

    def test_what_was_filled_is_read_back(self):
        with folder() as where:
            self.assertEqual(self.taken_in(self.filled(self.form(where))), self.EXPECTED)

    def test_a_form_that_went_through_libreoffice_is_read_back(self):
        if SOFFICE is None:
            print("\nSKIPPED: soffice is not installed (apt-get install libreoffice-writer): no "
                  "form went through it", flush=True)
            return
        with folder() as where:
            office.save(where / "P01.docx", self.filled(self.form(where)))
            for ending, source in (("odt", "P01.docx"), ("docx", "P01.odt")):
                subprocess.run([SOFFICE, "--headless", "--norestore",
                                f"-env:UserInstallation={(where / 'profile').as_uri()}",
                                "--convert-to", ending, "--outdir", where, where / source],
                               check=True, capture_output=True, timeout=300)
            self.assertEqual(self.taken_in((where / "P01.docx").read_bytes()), self.EXPECTED)

    def test_a_form_that_somebody_has_set_by_hand_is_not_written_over(self):
        with folder() as where:
            self.form(where)
            (where / "бланк.docx").write_bytes(b"mine")
            done = otbor("sheets", ZARECHNY, "--application", where / "бланк.docx")
            self.assertEqual(done.returncode, USAGE)
            self.assertEqual((where / "бланк.docx").read_bytes(), b"mine")


if __name__ == "__main__":
    unittest.main()
