"""Filled score sheets come back, whatever program has saved them, as the marks they hold."""

import json
import re
import shutil
import subprocess
import unittest
import zipfile

from books import MAIN, SOFFICE, column_of, fill, filled_books, result_of, rows_of
from cli import AS_RECEIVED, DONE, INPUT_ERRORS, USAGE, ZARECHNY, folder, otbor, programme


class Collected(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with programme() as where:
            cls.expected = result_of(where)[1]

    def collected(self, where, *arguments, status=DONE):
        done = otbor("collect", where, *arguments)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done

    def test_filled_books_give_the_result_that_the_marks_give(self):
        with programme() as where:
            before = sorted((row["практика"], row["эксперт"], row["критерий"], row["балл"],
                             row["комментарий"], row["подтверждение"])
                            for row in rows_of(where / "ratings.csv"))
            books = filled_books(where)
            self.collected(where, books)
            after = sorted((row["практика"], row["эксперт"], row["критерий"], row["балл"],
                            row["комментарий"], row["подтверждение"])
                           for row in rows_of(where / "ratings.csv"))
            self.assertEqual(after, before)
            self.assertEqual(result_of(where)[1], self.expected)

    def test_renamed_files_moved_rows_and_another_order_of_sheets_change_nothing(self):
        def turn_around(name, sheet):
            data = sheet.find(f"{MAIN}sheetData")
            marks = [row for row in data if any(
                (cell.findtext(f"{MAIN}is/{MAIN}t") or "") == "2022-05" for cell in row)]
            numbers = [row.get("r") for row in marks]
            for row, number in zip(reversed(marks), numbers):
                row.set("r", number)
                for cell in row:
                    cell.set("r", column_of(cell.get("r")) + number)
            data[:] = sorted(data, key=lambda row: int(row.get("r")))

        with programme() as where:
            books = filled_books(where)
            for at, book in enumerate(sorted(books.iterdir())):
                fill(book, {}, change_sheet=turn_around)
                with zipfile.ZipFile(book) as archive:
                    held = {name: archive.read(name) for name in archive.namelist()}
                ids = re.findall(rb'r:id="(rId\d+)"', held["xl/workbook.xml"])
                names = re.findall(rb'<sheet [^>]*/>', held["xl/workbook.xml"])
                self.assertEqual(len(ids), len(names))
                held["xl/workbook.xml"] = held["xl/workbook.xml"].replace(
                    b"".join(names), b"".join(reversed(names)))
                book.unlink()
                with zipfile.ZipFile(books / f"Копия ({at}).xlsx", "w") as archive:
                    for name, data in held.items():
                        archive.writestr(name, data)
            self.collected(where, books)
            self.assertEqual(result_of(where)[1], self.expected)

    def test_books_that_libreoffice_has_saved_again_give_the_same(self):
        if SOFFICE is None:
            print("\nSKIPPED: soffice is not installed (apt-get install libreoffice-calc): nothing "
                  "that LibreOffice has saved was collected", flush=True)
            return
        profile = self.enterContext(folder())  # LibreOffice takes seconds to make one
        for ending in ("xlsx", "ods"):
            with self.subTest(ending), programme() as where:
                books = filled_books(where)
                saved = where.parent / "Пересохранённые"
                subprocess.run([SOFFICE, "--headless", "--norestore",
                                f"-env:UserInstallation={profile.as_uri()}",
                                "--convert-to", ending, "--outdir", saved, *books.iterdir()],
                               check=True, capture_output=True, timeout=300)
                self.assertEqual(len(list(saved.iterdir())), 7)
                self.collected(where, saved)
                self.assertEqual(result_of(where)[1], self.expected)

    def test_sheets_are_collected_bit_by_bit(self):
        with programme() as where:
            books = filled_books(where)
            for book in sorted(books.iterdir()):
                self.collected(where, book)
            self.assertEqual(result_of(where)[1], self.expected)
            self.assertEqual(list(where.glob("ratings-*.csv")), [])
            held = (where / "ratings.csv").read_bytes()
            self.collected(where, books)
            self.assertEqual((where / "ratings.csv").read_bytes(), held)

    def test_an_own_book_in_the_folder_of_sheets_is_read_by_a_run(self):
        with programme() as where:
            books = filled_books(where)
            shutil.copytree(books, where / "sheets")
            self.assertEqual(result_of(where)[1], self.expected)
            done = self.collected(where, books, status=USAGE)
            self.assertIn("sheets/", done.stderr)

    def test_a_changed_mark_needs_a_ground_and_the_earlier_file_is_kept(self):
        with programme() as where:
            books = filled_books(where)
            self.collected(where, books)
            held = (where / "ratings.csv").read_bytes()
            fill(books / "Э-01.xlsx", {("P01", "К6"): {"C": "3"}})
            done = self.collected(where, books / "Э-01.xlsx", status=INPUT_ERRORS)
            self.assertIn("--reason", done.stderr)
            self.assertIn("было 2, стало 3", " ".join(done.stdout.split()))
            self.assertEqual((where / "ratings.csv").read_bytes(), held)
            self.assertEqual(list(where.glob("ratings-*.csv")), [])
            self.collected(where, books / "Э-01.xlsx", "--reason", "протокол № 2")
            self.assertEqual((where / "ratings-1.csv").read_bytes(), held)
            changed = rows_of(where / "ratings-changes.csv")
            self.assertEqual([(row["практика"], row["эксперт"], row["критерий"], row["было"],
                               row["стало"], row["основание"], row["прежние оценки"])
                              for row in changed],
                             [("P01", "Э-01", "К6", "2", "3", "протокол № 2", "ratings-1.csv")])
            fill(books / "Э-01.xlsx", {("P01", "К6"): {"C": "1"}})
            self.collected(where, books / "Э-01.xlsx", "--reason", "описка")
            self.assertEqual(len(rows_of(where / "ratings-changes.csv")), 2)
            self.assertTrue((where / "ratings-2.csv").exists())

    def test_a_blank_is_asked_about_and_erases_nothing(self):
        with programme() as where:
            books = filled_books(where)
            fill(books / "Э-01.xlsx", {("P01", "К4"): {"C": ""}})
            report = json.loads(self.collected(where, books, "--json").stdout)
            asked = {one["expert"]: one for one in report["experts"]}
            self.assertEqual(asked["Э-01"]["blanks"], [{"practice": "P01", "criterion": "К4"}])
            self.assertEqual(asked["Э-02"]["blanks"], [])
            self.assertEqual([row["балл"] for row in rows_of(where / "ratings.csv")
                              if (row["практика"], row["эксперт"], row["критерий"]) ==
                              ("P01", "Э-01", "К4")], [""])
            fill(books / "Э-01.xlsx", {("P01", "К4"): {"C": "2"}})
            self.collected(where, books / "Э-01.xlsx")
            self.assertEqual(result_of(where)[1], self.expected)
            fill(books / "Э-01.xlsx", {("P01", "К4"): {"C": ""}})
            report = json.loads(self.collected(where, books / "Э-01.xlsx", "--json").stdout)
            self.assertEqual([(one["criterion"], one["before"]) for one in report["kept"]],
                             [("К4", "2")])
            self.assertEqual(result_of(where)[1], self.expected)

    def test_required_comments_statements_and_recusals_are_asked_about_by_expert(self):
        with programme() as where:
            books = filled_books(where)
            fill(books / "Э-01.xlsx", {
                ("P01", "К4"): {"C": "1", "F": ""}, ("P01", "@no-interest"): {"C": "да"},
                ("P03", "@recusal"): {"C": "да", "F": "консультировал авторов"},
                ("P01", "@strengths"): {"C": "Данные за два года"},
                ("P01", "@opinion"): {"C": "рекомендована к представлению на конференции"}})
            report = json.loads(self.collected(where, books, "--json").stdout)
            asked = report["experts"][0]
            self.assertIn({"practice": "P01", "criterion": "К4", "score": "1"},
                          asked["comments_missing"])
            self.assertNotIn("P01", asked["no_statement"])
            self.assertIn("P03", asked["no_statement"])
            self.assertEqual(asked["recusals"], [
                {"practice": "P03", "ground": "консультировал авторов", "with_marks": True}])
            said = {(row["практика"], row["эксперт"]): row["сильные стороны"]
                    for row in rows_of(where / "opinions.csv")}
            held = {(row["практика"], row["эксперт"]): row["сильные стороны"]
                    for row in rows_of(ZARECHNY / "opinions.csv")}
            self.assertEqual(said, held | {("P01", "Э-01"): "Данные за два года"})
            # What was there before is kept beside.
            self.assertEqual((where / "opinions-1.csv").read_bytes(),
                             (ZARECHNY / "opinions.csv").read_bytes())

    def test_one_broken_file_stops_all_unless_the_others_are_wanted(self):
        with programme() as where:
            books = filled_books(where)
            fill(books / "Э-03.xlsx", {("P03", "К5"): {"C": "7"}})
            (books / "Э-07.xlsx").write_bytes((books / "Э-07.xlsx").read_bytes()[:5000])
            done = self.collected(where, books, status=INPUT_ERRORS)
            self.assertFalse((where / "ratings.csv").exists())
            self.assertRegex(done.stderr, r"Э-03\.xlsx, лист «P03», ячейка C\d+: ошибка\[E04")
            self.assertIn("Э-07.xlsx", done.stderr)
            done = self.collected(where, books, "--partial", "--json")
            report = json.loads(done.stdout)
            self.assertEqual([file["accepted"] for file in report["files"]],
                             [True, True, False, True, True, True, False])
            self.assertEqual({row["эксперт"] for row in rows_of(where / "ratings.csv")},
                             {"Э-01", "Э-02", "Э-04", "Э-05", "Э-06"})

    def test_sheets_of_another_version_or_programme_are_refused(self):
        with programme() as where:
            books = filled_books(where)
            file = where / "programme.yaml"
            file.write_text(file.read_text(encoding="utf-8").replace(
                "название: \"Муниципальная экспертиза", "название: \"Районная экспертиза", 1),
                encoding="utf-8")
            done = self.collected(where, books / "Э-01.xlsx", status=INPUT_ERRORS)
            self.assertIn("выданы для программы", " ".join(done.stdout.split()))

        def older(name, sheet):
            for text in sheet.iter(f"{MAIN}t"):
                if text.text == "2022-05":
                    text.text = "2021-04"

        with programme() as where:
            books = filled_books(where)
            fill(books / "Э-01.xlsx", {}, change_sheet=older)
            done = self.collected(where, books / "Э-01.xlsx", status=INPUT_ERRORS)
            self.assertIn("ошибка[E0407]", done.stderr)

    def test_two_files_that_contradict_one_another_are_named(self):
        with programme() as where:
            books = filled_books(where)
            fill(books / "Э-01.xlsx", {("P01", "К6"): {"C": "3"}}, out=books / "Э-01 новый.xlsx")
            done = self.collected(where, books, status=INPUT_ERRORS)
            self.assertIn("ошибка[E0406]", done.stderr)
            self.assertIn("Э-01 новый.xlsx", done.stderr)

    def test_an_additional_expert_adds_to_the_rest(self):
        with programme() as where:
            rows = rows_of(where / "ratings.csv")
            books = filled_books(where)
            others = [book for book in sorted(books.iterdir()) if book.stem != "Э-07"]
            self.collected(where, *others)
            self.collected(where, books / "Э-07.xlsx")
            self.assertEqual(len(rows_of(where / "ratings.csv")), len(rows))
            self.assertEqual(result_of(where)[1], self.expected)

    def test_csv_of_experts_is_collected_with_every_slip_named(self):
        with programme(AS_RECEIVED) as where:
            received = where.parent / "как сданы"
            (where / "sheets").rename(received)
            done = self.collected(where, received, status=INPUT_ERRORS)
            for slip in ("Э-03.csv:166", "Э-07.csv:63", "Э-06.csv:122", "E0407"):
                self.assertIn(slip, done.stderr)
            self.assertFalse((where / "ratings.csv").exists())
            report = json.loads(self.collected(where, received, "--partial", "--json").stdout)
            asked = {one["expert"]: one["blanks"] for one in report["experts"]}
            self.assertEqual(asked["Э-01"], [{"practice": "P14", "criterion": "К4"}])
            self.assertEqual(asked["Э-04"], [{"practice": "P21", "criterion": "К9"}])
            self.assertEqual({row["эксперт"] for row in rows_of(where / "ratings.csv")},
                             {"Э-01", "Э-04", "Э-05"})

    def test_a_folder_is_read_with_its_folders_and_what_is_no_table_is_named(self):
        with programme() as where:
            books = filled_books(where)
            inner = books / "письмо от Э-07"
            inner.mkdir()
            shutil.move(books / "Э-07.xlsx", inner / "лист.xlsx")
            (inner / "~$лист.xlsx").write_bytes(b"lock")
            (books / "фото листа.jpg").write_bytes(b"jpeg")
            done = self.collected(where, books)
            self.assertIn("фото листа.jpg", done.stderr)
            self.assertNotIn("~$", done.stderr)
            self.assertEqual(result_of(where)[1], self.expected)

    def test_the_report_is_a_document_too(self):
        with programme() as where:
            books = filled_books(where)
            self.collected(where, books, "--report", where.parent / "отчёт.docx")
            with zipfile.ZipFile(where.parent / "отчёт.docx") as archive:
                text = archive.read("word/document.xml").decode("utf-8")
            self.assertIn("Что не сходится", text)
            self.assertIn("Смоделированные данные", text)

    def test_hostile_files_are_refused_with_a_reason(self):
        with programme() as where:
            books = filled_books(where)
            good = (books / "Э-01.xlsx").read_bytes()
            hostile = {"пустой.xlsx": b"", "текст.xlsx": b"not an archive",
                       "обрыв.xlsx": good[:len(good) // 2], "мусор.ods": good[::-1],
                       "нули.csv": bytes(1000)}
            for name, data in hostile.items():
                with self.subTest(name):
                    (where.parent / name).write_bytes(data)
                    done = self.collected(where, where.parent / name, status=INPUT_ERRORS)
                    self.assertIn(name, done.stderr)
                    self.assertFalse((where / "ratings.csv").exists())
            self.collected(where, where.parent / "нет такого.xlsx", status=USAGE)


if __name__ == "__main__":
    unittest.main()
