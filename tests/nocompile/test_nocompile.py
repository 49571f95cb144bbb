"""Forbidden sentences are forbidden, and for the reason we think.

Each *.fail.cpp names the expected message of the compiler in its first line, says the permitted
sentence, and says the forbidden one under FORBIDDEN. The permitted one must compile: otherwise the
forbidden one would fail for want of a header and prove nothing.
"""

import os
import pathlib
import re
import subprocess
import unittest

FOLDER = pathlib.Path(__file__).parent
SOURCE = FOLDER.parents[1]
GENERATED = pathlib.Path(os.environ.get("OTBOR_BINARY_DIR", SOURCE / "build")) / "generated"


def compile_only(file, *options):
    compiler = os.environ.get("OTBOR_CXX", "g++")
    command = [compiler, "-std=c++20", "-fsyntax-only", f"-I{SOURCE}", f"-I{GENERATED}", *options]
    return subprocess.run([*command, file], capture_output=True, text=True,
                          env=os.environ | {"LC_ALL": "C"})


class ForbiddenSentences(unittest.TestCase):
    def test_each_is_refused_and_its_neighbour_is_not(self):
        files = sorted(FOLDER.glob("*.fail.cpp"))
        self.assertTrue(files)
        for file in files:
            with self.subTest(file.name):
                first = file.read_text(encoding="utf-8").splitlines()[0]
                expected = re.fullmatch(r"// expect-error: (.+)", first)
                self.assertIsNotNone(expected, f"the first line is `{first}`")

                permitted = compile_only(file)
                self.assertEqual(permitted.returncode, 0, permitted.stderr)

                forbidden = compile_only(file, "-DFORBIDDEN")
                self.assertNotEqual(forbidden.returncode, 0, "the forbidden sentence compiles")
                self.assertRegex(forbidden.stderr, rf"error: .*(?:{expected.group(1)})")


if __name__ == "__main__":
    unittest.main()
