"""A system that has no more threads to spare (a limit of processes, of memory): the work is done by
those it gave, the first of the program at least, and the bytes are the same.
"""

import contextlib
import shutil
import subprocess
import tempfile
import unittest

from cli import (BINARY, DONE, SANITIZED, STRACE, TOTSKY, ZARECHNY, folder, manifest_holds, otbor,
                 tree)
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

# What libzip learns with its first archive it learns in two steps; here a third of a second apart.
SLOW_TO_LEARN = """
#include <stdarg.h>
#include <stdint.h>
#include <unistd.h>
int64_t zip_source_make_command_bitmap(int command, ...) {
  int64_t bitmap = (int64_t)1 << command;
  if (command == 8) usleep(300000);  /* ZIP_SOURCE_BEGIN_WRITE: the second step */
  va_list more;
  va_start(more, command);
  for (int next = va_arg(more, int); next >= 0; next = va_arg(more, int))
    bitmap |= (int64_t)1 << next;
  va_end(more);
  return bitmap;
}
"""


@unittest.skipUnless(shutil.which("cc") and not SANITIZED, "no C compiler here, or a sanitizer")
class FirstArchive(unittest.TestCase):
    def test_threads_that_make_the_first_archive_together_wait_for_it(self):
        # LD_PRELOAD takes a blank for the end of a name.
        with folder() as here, tempfile.TemporaryDirectory(prefix="otbor-") as plain:
            subprocess.run(["cc", "-shared", "-fPIC", "-x", "c", "-", "-o", f"{plain}/slow.so"],
                           input=SLOW_TO_LEARN, text=True, check=True)
            done = otbor("run", TOTSKY, "--out", here / "out", "--threads", "4",
                         env={"LD_PRELOAD": f"{plain}/slow.so"})
            self.assertEqual((done.returncode, done.stderr), (DONE, ""))
            self.assertTrue(manifest_holds(here / "out"))


if __name__ == "__main__":
    unittest.main()
