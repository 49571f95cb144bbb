"""A system that has no more threads to spare (a limit of processes, of memory): the work is done by
those it gave, the first of the program at least, and the bytes are the same.
"""

import contextlib
import subprocess
import tempfile
import unittest

from cli import BINARY, DONE, STRACE, TOTSKY, ZARECHNY, folder, manifest_holds, otbor, tree
from workplace import workplace


@contextlib.contextmanager
def refusing(first):
    """Words before a command for which the system makes no thread from the `first` asked on, and a
    function that says how many it refused."""
    with tempfile.NamedTemporaryFile(mode="r") as log:
        yield ([STRACE, "-D", "-f", "-o", log.name, "-e", "trace=clone,clone3", "-e",
                f"inject=clone,clone3:error=EAGAIN:when={first}+"],
               lambda: log.read().count("EAGAIN"))


@unittest.skipUnless(STRACE, "no strace here, or a sanitizer")
class NoThreads(unittest.TestCase):
    def check(self, *arguments, first=1, code=DONE):
        """The command prints as it does with every thread."""
        with refusing(first) as (before, refused):
            done = subprocess.run([*before, BINARY, *map(str, arguments), "--threads", "4"],
                                  capture_output=True, text=True, encoding="utf-8", timeout=120)
            self.assertEqual(done.returncode, code, done.stderr)
            self.assertGreater(refused(), 0)
        plain = otbor(*arguments)
        self.assertEqual((done.stdout, done.stderr), (plain.stdout, plain.stderr))

    def test_a_run_writes_the_same_files(self):
        for source in (ZARECHNY, TOTSKY):
            for first in (1, 2, 5):
                with self.subTest(source=source.name, first=first), folder() as here:
                    otbor("run", source, "--out", here / "all")
                    with refusing(first) as (before, refused):
                        done = subprocess.run([*before, BINARY, "run", source, "--out",
                                               here / "few", "--threads", "4"],
                                              capture_output=True, text=True, timeout=120)
                        self.assertEqual(done.returncode, DONE, done.stderr)
                        self.assertGreater(refused(), 0)
                    self.assertTrue(manifest_holds(here / "few"))
                    self.assertEqual(tree(here / "few"), tree(here / "all"))

    def test_other_commands_say_the_same(self):
        with folder() as here:
            otbor("run", ZARECHNY, "--out", here / "out")
            self.check("verify", here / "out")
            self.check("check", ZARECHNY)
            self.check("tune", ZARECHNY, "--places", "8")
            self.check("explain", ZARECHNY, "P12", first=2)

    def test_the_workplace_answers(self):
        with refusing(1) as (before, refused), folder() as here:
            otbor("run", ZARECHNY, "--out", here / "out")
            with workplace(ZARECHNY, under=before) as served:
                self.assertEqual(served.get("/report")[1], (here / "out/report.html").read_bytes())
                self.assertEqual(served.state()["errors"], 0)
                self.assertEqual(served.end(), DONE)
            self.assertGreater(refused(), 0)


if __name__ == "__main__":
    unittest.main()
