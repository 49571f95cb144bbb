"""The program works as installed, and a stranger can use the library.

Everything is installed under a prefix inside the build tree, and the project in stranger/ is
configured, built and run against that prefix.
"""

import os
import pathlib
import re
import shutil
import subprocess
import unittest

SOURCE = pathlib.Path(os.environ["OTBOR_SOURCE_DIR"])
BUILD = pathlib.Path(os.environ["OTBOR_BINARY_DIR"])
PREFIX = BUILD / "install-test/prefix"
STRANGER = BUILD / "install-test/stranger"


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"{command}\n{done.stdout}{done.stderr}")
    return done.stdout


def project_version():
    text = (SOURCE / "CMakeLists.txt").read_text(encoding="utf-8")
    return re.search(r"^  VERSION (\S+)", text, re.M).group(1)


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        shutil.rmtree(PREFIX.parent, ignore_errors=True)
        run("cmake", "--install", BUILD, "--prefix", PREFIX)

    def test_the_program_tells_its_version(self):
        self.assertIn(project_version(), run(PREFIX / "bin/otbor", "--version"))

    def test_the_manual_and_the_completions_are_there(self):
        share = PREFIX / "share"
        self.assertIn(".TH OTBOR 1", (share / "man/man1/otbor.1").read_text(encoding="utf-8"))
        self.assertIn("справк", (share / "man/ru/man1/otbor.1").read_text(encoding="utf-8"))
        for file in ("bash-completion/completions/otbor", "zsh/site-functions/_otbor",
                     "fish/vendor_completions.d/otbor.fish"):
            self.assertIn("explain", (share / file).read_text(encoding="utf-8"), file)

    def test_the_criteria_are_there(self):
        self.assertTrue(list((PREFIX / "share/otbor/criteria").glob("*.yaml")))

    def test_a_stranger_finds_the_package_and_builds_with_it(self):
        run("cmake", "-G", "Ninja", "-S", SOURCE / "tests/install/stranger", "-B", STRANGER,
            f"-DCMAKE_PREFIX_PATH={PREFIX}", f"-DCMAKE_CXX_COMPILER={os.environ['OTBOR_CXX']}")
        run("cmake", "--build", STRANGER)
        self.assertEqual(run(STRANGER / "stranger"),
                         f"otbor {project_version()}, 0.3 x 7 = 2.1\n")

    def test_the_installed_headers_are_complete(self):
        headers = PREFIX / "include/otbor"
        umbrella = PREFIX.parent / "all_headers.cpp"
        umbrella.write_text("".join(f'#include "{file.relative_to(headers)}"\n'
                                    for file in sorted(headers.rglob("*.hpp"))))
        run(os.environ["OTBOR_CXX"], "-std=c++20", "-fsyntax-only", f"-I{headers}", umbrella)

    @unittest.skipUnless(os.environ.get("OTBOR_BUILD_TYPE") == "Release",
                         "a debugger wants the paths")
    def test_no_installed_file_tells_where_it_was_built(self):
        told = [file for file in PREFIX.rglob("*")
                if file.is_file() and os.fsencode(SOURCE) in file.read_bytes()]
        self.assertEqual(told, [])


if __name__ == "__main__":
    unittest.main()
