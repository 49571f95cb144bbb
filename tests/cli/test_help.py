"""The program explains itself in both languages, and a mistyped command is answered."""

import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from cli import DONE, SOURCE, USAGE, otbor

COMMANDS = re.findall(r"^COMMAND\((\w+)\)", (SOURCE / "tools/otbor/commands.def").read_text(), re.M)
CYRILLIC = re.compile("[а-яА-ЯёЁ]")


def options_in(text):
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))


class Help(unittest.TestCase):
    def test_every_command_of_the_contract_that_is_built_is_listed(self):
        text = otbor("--help").stdout
        for command in ("run", "check", "explain", "verify", "diff", "criteria", "methods", "new"):
            self.assertIn(command, COMMANDS)
            self.assertRegex(text, rf"(?m)^  {command} ")

    def test_every_command_has_a_page_in_both_languages(self):
        for command in COMMANDS:
            for lang, code, example in (("ru", "Код завершения", "Пример"),
                                        ("en", "Exit status", "Example")):
                with self.subTest(command=command, lang=lang):
                    done = otbor(command, "--help", "--lang", lang)
                    self.assertEqual(done.returncode, DONE)
                    self.assertEqual(done.stderr, "")
                    self.assertTrue(done.stdout.startswith(f"otbor {command} – "))
                    self.assertIn(code, done.stdout)
                    self.assertIn(example, done.stdout)
                    self.assertNotIn("\x1b", done.stdout)
                    self.assertLessEqual(max(map(len, done.stdout.splitlines())), 80)
                    if lang == "en":
                        # The names of files that are always written in Russian may stand there.
                        prose = re.sub(r"\S+\.cmd", "", done.stdout)
                        self.assertIsNone(CYRILLIC.search(prose))

    def test_both_languages_describe_the_same_options(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                self.assertEqual(options_in(otbor(command, "--help").stdout) - {"--lang"},
                                 options_in(otbor(command, "--help", "--lang", "en").stdout) -
                                 {"--lang"})

    def test_help_may_stand_before_the_command(self):
        self.assertEqual(otbor("--help", "run").stdout, otbor("run", "-h").stdout)

    def test_help_may_be_asked_for_by_a_word(self):
        self.assertEqual(otbor("help").stdout, otbor("--help").stdout)
        self.assertEqual(otbor("help", "run").stdout, otbor("run", "--help").stdout)
        self.assertEqual(otbor("help", "verfy").returncode, USAGE)

    def test_the_version_is_the_one_of_the_build(self):
        wanted = re.search(r"^  VERSION (\S+)", (SOURCE / "CMakeLists.txt").read_text(), re.M)[1]
        self.assertEqual(otbor("--version").stdout, f"otbor {wanted}\n")


class Wrong(unittest.TestCase):
    def assert_usage(self, arguments, russian, english):
        for lang, words in (("ru", russian), ("en", english)):
            with self.subTest(arguments=arguments, lang=lang):
                done = otbor(*arguments, "--lang", lang)
                self.assertEqual((done.returncode, done.stdout), (USAGE, ""))
                self.assertIn(words, done.stderr)
                self.assertIn("--help", done.stderr)

    def test_a_mistyped_command_is_guessed(self):
        self.assert_usage(["verfy", "x"], "verify", "verify")
        self.assert_usage(["verfy", "x"], "такой команды нет", "no such command")

    def test_a_command_typed_with_the_russian_layout_on_is_guessed(self):
        self.assert_usage(["кгт", "x"], "`run`", "`run`")
        self.assert_usage(["срусл", "x"], "`check`", "`check`")

    def test_a_mistyped_action_is_guessed(self):
        self.assert_usage(["criteria", "chek", "a"], "check", "check")

    def test_no_command_at_all(self):
        self.assertEqual(otbor().returncode, USAGE)
        self.assert_usage([], "не указана команда", "no command")

    def test_a_mistyped_option_is_guessed(self):
        self.assert_usage(["run", "x", "--ot", "y"], "--out", "--out")
        self.assert_usage(["--jsn", "run", "x"], "--json", "--json")

    def test_values_are_checked(self):
        self.assert_usage(["run", "x", "--profile", "secret"], "service, public", "service, public")
        self.assert_usage(["run", "x", "--threads", "0"], "больше нуля", "above zero")
        self.assert_usage(["run", "x", "--threads", "-3"], "больше нуля", "above zero")
        self.assert_usage(["run", "x", "--threads", "two"], "целое число", "whole number")
        self.assert_usage(["run", "x", "--out", "--draft"], "нужно значение", "needs a value")
        self.assert_usage(["run", "x", "--out", "a", "--out=b"], "больше одного раза", "than once")
        self.assertEqual(otbor("run", "x", "--lang", "de").returncode, USAGE)
        self.assertEqual(otbor("run", "x", "--out").returncode, USAGE)

    def test_words_are_counted(self):
        self.assert_usage(["run"], "не указано: ПРОГРАММА", "PROGRAMME is missing")
        self.assert_usage(["explain", "x"], "назовите либо ПРАКТИКУ", "either a PRACTICE")
        self.assert_usage(["check", "a", "b"], "лишнее слово", "one word too many")

    def test_a_path_that_is_not_there(self):
        for command in (["run"], ["check"], ["verify"]):
            done = otbor(*command, "нет такой папки")
            self.assertEqual((done.returncode, done.stdout), (USAGE, ""))
            self.assertIn("нет такой папки", done.stderr)


class Derived(unittest.TestCase):
    """The man page and the completion come from the same text as the help."""

    def test_the_man_page_holds_every_command(self):
        for lang in ("ru", "en"):
            page = otbor("--man", "--lang", lang).stdout
            self.assertTrue(page.startswith(".TH OTBOR 1"))
            for command in COMMANDS:
                self.assertIn(f'.SH "otbor {command}"', page)

    @unittest.skipUnless(shutil.which("man"), "no man here")
    def test_man_reads_the_page_without_complaints(self):
        for lang in ("ru", "en"):
            with tempfile.TemporaryDirectory() as name:
                file = pathlib.Path(name) / "otbor.1"
                file.write_text(otbor("--man", "--lang", lang).stdout, encoding="utf-8")
                done = subprocess.run(["man", "--warnings=mac,missing", "-l", file],
                                      capture_output=True, text=True,
                                      env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(done.stderr, "")
                self.assertIn("--profile", done.stdout)

    def test_the_shells_take_the_completion(self):
        for shell, check in (("bash", ["bash", "-n"]), ("zsh", ["zsh", "-n"]),
                             ("fish", ["fish", "-n"])):
            script = otbor("--completion", shell).stdout
            for command in COMMANDS:
                self.assertIn(command, script)
            if shutil.which(shell):
                with self.subTest(shell=shell), tempfile.NamedTemporaryFile("w") as file:
                    file.write(script)
                    file.flush()
                    done = subprocess.run([*check, file.name], capture_output=True, text=True)
                    self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_bash_completes_commands_options_and_values(self):
        def completed(*words):
            line = " ".join(f"'{word}'" for word in ("otbor", *words))
            script = otbor("--completion", "bash").stdout
            script += f"COMP_WORDS=({line})\nCOMP_CWORD={len(words)}\n_otbor\n"
            script += 'echo "${COMPREPLY[@]}"\n'
            return subprocess.run(["bash"], input=script, capture_output=True,
                                  text=True).stdout.split()
        self.assertEqual(completed("ver"), ["verify"])
        self.assertEqual(completed("run", "--pro"), ["--profile"])
        self.assertEqual(completed("run", "--profile", ""), ["service", "public"])
        self.assertEqual(completed("criteria", "s"), ["schema"])
        self.assertEqual(completed("run", "--out", ""), [])


if __name__ == "__main__":
    unittest.main()
