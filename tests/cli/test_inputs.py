"""What is not a file, what is not a table, what is not readable: told, never waited for."""

import json
import os
import shutil
import socket
import subprocess
import unittest

from cli import DONE, INPUT_ERRORS, USAGE, ZARECHNY, folder, otbor, programme, replace_in


class NotFiles(unittest.TestCase):
    def assert_problem(self, copy, name, word):
        done = otbor("check", copy, timeout=20)
        self.assertEqual(done.returncode, INPUT_ERRORS)
        self.assertIn(f"`{name}`", done.stderr)
        self.assertIn(word, done.stderr)

    def test_a_pipe_a_folder_and_a_socket_are_named(self):
        with programme() as copy:
            for name in ("ratings.csv", "practices.csv", "decisions.yaml"):
                (copy / name).unlink()
            os.mkfifo(copy / "ratings.csv")
            self.assert_problem(copy, "ratings.csv", "именованный канал")
            (copy / "practices.csv").mkdir()
            self.assert_problem(copy, "practices.csv", "это папка")
            if len(os.fsencode(copy)) < 90:
                with socket.socket(socket.AF_UNIX) as listener:
                    listener.bind(str(copy / "decisions.yaml"))
                    self.assert_problem(copy, "decisions.yaml", "сокет")

    def test_a_device_behind_a_link(self):
        with programme() as copy:
            (copy / "ratings.csv").unlink()
            (copy / "ratings.csv").symlink_to("/dev/zero")
            self.assert_problem(copy, "ratings.csv", "устройство")

    def test_links_that_lead_nowhere(self):
        with programme() as copy:
            shutil.rmtree(copy / "applications")  # with applications the table need not be there
            (copy / "practices.csv").unlink()
            (copy / "practices.csv").symlink_to("practices.csv")
            self.assert_problem(copy, "practices.csv", "замкнуты")
            (copy / "practices.csv").unlink()
            (copy / "practices.csv").symlink_to("нет.csv")
            self.assert_problem(copy, "practices.csv", "не найден")

    def test_a_path_out_of_the_programme(self):
        with programme() as copy:
            for path in ("../criteria.yaml", "/etc/passwd", "a/../../b.yaml"):
                replace_in(copy / "programme.yaml", '"municipal-expertise.yaml"', f'"{path}"')
                done = otbor("check", copy)
                self.assertEqual(done.returncode, INPUT_ERRORS)
                self.assertIn("за пределы папки программы", done.stderr)
                self.assertNotIn("root:", done.stderr)
                replace_in(copy / "programme.yaml", f'"{path}"', '"municipal-expertise.yaml"')

    def test_the_programme_itself_is_no_programme(self):
        with folder() as here:
            os.mkfifo(here / "programme.yaml")
            self.assertEqual(otbor("check", here, timeout=20).returncode, INPUT_ERRORS)
            self.assertEqual(otbor("run", here / "programme.yaml", timeout=20).returncode,
                             INPUT_ERRORS)
        self.assertEqual(otbor("check", "/dev/null").returncode, INPUT_ERRORS)
        self.assertEqual(otbor("check", "").returncode, USAGE)


class Garbage(unittest.TestCase):
    def test_bytes_that_are_no_table(self):
        with programme() as copy:
            for data in (bytes(range(256)) * 64, b"PK\x03\x04" + bytes(1000), b"\xff\xfe\x00",
                         b"\x00" * 5000, b"", b"\n\n\n", b'"', b";" * 5000):
                (copy / "ratings.csv").write_bytes(data)
                done = otbor("run", copy, timeout=30)
                self.assertEqual(done.returncode, INPUT_ERRORS, data[:10])
                self.assertIn("ratings.csv", done.stderr)
                self.assertFalse((copy / "out").exists())

    def test_bytes_that_are_no_rules(self):
        with programme() as copy:
            for data in (bytes(range(256)), b"\x00", b"", b"{" * 100_000, b"- " * 50_000,
                         "название: [".encode(), b"a: &b [*b]\n"):
                (copy / "programme.yaml").write_bytes(data)
                done = otbor("check", copy, timeout=30)
                self.assertEqual(done.returncode, INPUT_ERRORS, data[:10])
                self.assertIn("programme.yaml", done.stderr)

    def test_a_hundred_megabytes_of_anything_and_a_million_wrong_rows(self):
        with programme() as copy:
            block = os.urandom(1 << 20)
            with open(copy / "ratings.csv", "wb") as file:
                for _ in range(100):
                    file.write(block)
            self.assertEqual(otbor("check", copy, timeout=60).returncode, INPUT_ERRORS)
            with open(copy / "ratings.csv", "wb") as file:
                file.write("практика;эксперт;критерий;балл\n".encode())
                file.write(b"P01;x;y;1\n" * 1_000_000)
            done = otbor("check", copy, timeout=240)
            self.assertEqual(done.returncode, INPUT_ERRORS)
            self.assertLess(len(done.stderr), 1 << 20)  # counted, not repeated

    def test_the_limit_is_told_and_can_be_raised(self):
        with programme() as copy:
            with open(copy / "ratings.csv", "ab") as file:
                file.write(b"\n" * (2 << 20))
            done = otbor("check", copy, "--limit-mb", 1)
            self.assertEqual(done.returncode, INPUT_ERRORS)
            self.assertIn("E0005", done.stderr)
            self.assertIn("файл `ratings.csv` слишком большой: 3 МБ", done.stderr)
            self.assertIn("--limit-mb", done.stderr)
            self.assertEqual(otbor("check", copy, "--limit-mb", 3).returncode, DONE)


class Names(unittest.TestCase):
    """Names that are not UTF-8, as disks from Windows have them, stop nothing."""

    WORD = os.fsdecode("отчёт".encode("cp1251"))

    def test_words_that_are_no_utf_8(self):
        for arguments in ([self.WORD], ["run", "x", "--" + self.WORD], ["check", self.WORD],
                          ["explain", ZARECHNY, self.WORD], ["criteria", self.WORD],
                          ["criteria", "schema", self.WORD], ["run", "x", self.WORD],
                          ["criteria", "print", "forum-talk.yaml", "--format", self.WORD]):
            with self.subTest(arguments=arguments):
                done = otbor(*arguments, errors="replace")
                self.assertEqual((done.returncode, done.stdout), (USAGE, ""))

    def test_folders_of_such_names_work(self):
        with folder() as here:
            place = here / self.WORD
            told = json.loads(otbor("new", place, "--json").stdout)
            self.assertTrue(told["folder"].endswith("/?????"))
            self.assertEqual(otbor("run", place, "--json").returncode, DONE)
            self.assertEqual(otbor("verify", place / "out").returncode, DONE)
            shutil.copy(place / "criteria.yaml", place / (self.WORD + ".yaml"))
            done = otbor("criteria", "check", place / (self.WORD + ".yaml"), errors="replace")
            self.assertEqual(done.returncode, DONE)
            (place / "programme.yaml").rename(place / (self.WORD + ".yaml"))
            done = otbor("run", place / (self.WORD + ".yaml"), errors="replace")
            self.assertEqual(done.returncode, USAGE)


class AsPeopleHaveThem(unittest.TestCase):
    def test_a_file_of_decisions_that_holds_remarks_alone_decides_nothing(self):
        with folder() as here:
            otbor("new", here / "п", "--empty")
            (here / "п/decisions.yaml").write_text("", "utf-8")
            self.assertIn("E0003", otbor("check", here / "п").stderr)
            (here / "п/decisions.yaml").write_text("# решений нет\n\n", "utf-8")
            self.assertNotIn("decisions.yaml", otbor("check", here / "п").stderr)

    def test_a_register_with_row_numbers_and_headings_of_its_own(self):
        with folder() as here:
            otbor("new", here / "п", "--empty")
            (here / "п/institutions.csv").write_text(
                "№ п/п;Наименование ОО;Тип ОО\n1;МБОУ «Озёрная СОШ № 2»;СОШ\n", "utf-8")
            (here / "п/practices.csv").write_text(
                "№ п/п;№ заявки;Наименование практики;Образовательная организация;Статус заявки\n"
                "1;А-7;Наша практика;МБОУ Озерная СОШ №2;допущена\n", "utf-8")
            done = otbor("check", here / "п")
            self.assertEqual((done.returncode, done.stderr), (DONE, ""))
            self.assertIn("Наша практика", otbor("explain", here / "п", "А-7").stdout)

    def test_part_of_the_name_of_one_institution_is_a_guess_and_no_answer(self):
        with folder() as here:
            otbor("new", here / "п", "--empty")
            (here / "п/institutions.csv").write_text(
                "код;название\nОО-1;МБОУ «Озёрная ООШ»\nОО-2;МБОУ «Луговая ООШ»\n", "utf-8")
            for name, guess in (("Луговая ООШ", "имелось в виду `МБОУ «Луговая ООШ»`"),
                                ("МБОУ", "нет в таблице организаций\n")):
                (here / "п/practices.csv").write_text(
                    f"код;название;организация\n1;Практика;{name}\n", "utf-8")
                told = otbor("check", here / "п").stderr
                self.assertIn("E0213", told)
                self.assertIn(guess, told)

    def test_a_table_with_row_numbers_alone_takes_them_for_codes(self):
        with folder() as here:
            otbor("new", here / "п", "--empty")
            (here / "п/practices.csv").write_text("№;Практика\n1;Наша практика\n", "utf-8")
            self.assertEqual(otbor("check", here / "п").returncode, DONE)

    def test_a_percent_sign_is_no_part_of_a_number(self):
        with folder() as here:
            otbor("new", here / "п")
            replace_in(here / "п/criteria.yaml", "коэффициент: 1.5", "коэффициент: 1,5 %")
            told = otbor("check", here / "п").stderr
            self.assertIn("возможно, имелось в виду `1.5`", told)


@unittest.skipUnless(os.geteuid() == 0, "gives up rights to lose them")
class Rights(unittest.TestCase):
    def test_a_file_that_may_not_be_read(self):
        with programme() as copy:
            for path in (copy.parents[1], copy.parent, copy):
                path.chmod(0o755)
            (copy / "ratings.csv").chmod(0)
            binary = copy.parent / "otbor"
            shutil.copy(os.environ["OTBOR_BINARY"], binary)
            binary.chmod(0o755)
            # As somebody else: root reads everything.
            done = subprocess.run([binary, "check", copy], capture_output=True, text=True,
                                  user=65534, group=65534)
            self.assertEqual(done.returncode, INPUT_ERRORS)
            self.assertIn("нет прав доступа", done.stderr)


if __name__ == "__main__":
    unittest.main()
