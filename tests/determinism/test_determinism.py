"""The same bytes in give the same bytes out: for any number of threads, with both compilers, from
any place, at any hour, under any locale, and in whatever order the marks were written.

A district fits into one chunk of work, so a simulated region of several chunks is judged as well.
"""

import functools
import hashlib
import json
import os
import pathlib
import random
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["OTBOR_SOURCE_DIR"])
BINARY = os.environ["OTBOR_BINARY"]
CLANG = pathlib.Path(os.environ.get("OTBOR_BINARY_CLANG", SOURCE / "build-clang/otbor"))
DISTRICT = SOURCE / "data/zarechny-2022"
FORUM = SOURCE / "data/totsky-2022"

PRACTICES, INSTITUTIONS, EXPERTS = 2500, 400, 90
THEMES = ("1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4")
COLUMNS = [f"К{number}" for number in range(1, 12)] + list("ЦПМНАРДУЭ")


def digit(*names):
    """A number that depends on the names alone."""
    return hashlib.sha256("/".join(map(str, names)).encode()).digest()[0]


def write_region(folder):
    """Three sheets a practice; marks cluster so that totals, disputes and ties are many."""
    practices = ["код;название;организация;направление;статус;дата регистрации"]
    marks = ["практика;эксперт;критерий;балл;комментарий"]
    for p in range(PRACTICES):
        school = digit("o", p) % INSTITUTIONS + p % 145
        day = 1 + digit("d", p) % 28
        practices.append(f"P{p};Практика {p};Школа {school};{THEMES[digit('t', p) % 8]};допущена;"
                         f"2022-05-{day:02}")
        quality = digit("q", p) % 3
        for e in range(3):
            expert = f"Э-{(p // 20 * 7 + e * 11 + p) % EXPERTS:02}"
            for column in COLUMNS:
                mark = min(3, (quality + digit(p, e, column) % 5 + 1) // 2)
                marks.append(f"P{p};{expert};{column};{mark};основание")
    (folder / "practices.csv").write_text("\n".join(practices), encoding="utf-8")
    (folder / "ratings.csv").write_text("\n".join(marks), encoding="utf-8")
    (folder / "programme.yaml").write_text(
        'название: "Область (вымышленная)"\nдата: 2022-06-20\nпроисхождение: смоделированные\n'
        "критерии: municipal-expertise.yaml\nцикл: cycles/management-cycle.yaml\n"
        "темы: themes/directions-2022.yaml\nплан:\n  отбор: {мест: 300}\n"
        "  требования: {споры_разрешены: нет}\n", encoding="utf-8")


@functools.cache
def region():
    holder = tempfile.TemporaryDirectory(prefix="otbor-region-")
    write_region(pathlib.Path(holder.name))
    return holder


def result(programme, *more, binary=BINARY, env=None, cwd=None):
    """{name: bytes} of everything a run writes; the link back to the programme is no document."""
    with tempfile.TemporaryDirectory(prefix="otbor-out-") as name:
        out = pathlib.Path(name) / "out"
        done = subprocess.run([str(binary), "run", str(programme), "--out", str(out), *more],
                              capture_output=True, text=True, env=env, cwd=cwd, timeout=300)
        if done.returncode != 0:
            raise AssertionError(f"exit status {done.returncode}\n{done.stderr[-2000:]}")
        return {path.relative_to(out).as_posix(): path.read_bytes()
                for path in sorted(out.rglob("*")) if path.is_file() and not path.is_symlink()}


class SameBytes(unittest.TestCase):
    def assert_same(self, ours, theirs):
        """Names the files that differ instead of printing megabytes."""
        self.assertEqual(set(ours), set(theirs))
        self.assertIn("dossier.json", ours)
        self.assertEqual([name for name in ours if ours[name] != theirs[name]], [])

    def programmes(self):
        for name, folder in (("district", DISTRICT), ("forum", FORUM),
                             ("region", region().name)):
            with self.subTest(programme=name):
                yield folder

    def test_for_any_number_of_threads(self):
        for folder in self.programmes():
            one = result(folder, "--threads", "1")
            for threads in ("2", "7"):
                self.assert_same(one, result(folder, "--threads", threads))

    def test_in_each_language_and_profile(self):
        for more in (("--lang", "en"), ("--profile", "public"), ("--draft",)):
            one = result(DISTRICT, "--threads", "1", *more)
            self.assert_same(one, result(DISTRICT, "--threads", "7", *more))
            self.assertNotEqual(one, result(DISTRICT))

    def test_with_both_compilers(self):
        if not CLANG.is_file():
            print(f"NOTE: no program of the second compiler at {CLANG}; its bytes are not compared",
                  flush=True)
            self.skipTest("no program of the second compiler")
        for folder in self.programmes():
            self.assert_same(result(folder), result(folder, binary=CLANG))

    def test_from_another_place_and_of_another_time(self):
        for source in (DISTRICT, FORUM):
            with tempfile.TemporaryDirectory(prefix="otbor-") as parent:
                copy = pathlib.Path(parent) / "Другое место" / "копия"
                shutil.copytree(source, copy, ignore=shutil.ignore_patterns("out", "*.py"))
                for path in copy.rglob("*"):
                    os.utime(path, (981173106, 981173106))
                self.assert_same(result(source), result(copy))

    def test_under_another_environment(self):
        ours = result(DISTRICT)
        with tempfile.TemporaryDirectory(prefix="otbor-home-") as home:
            for name, value in (("TZ", "Pacific/Chatham"), ("LANG", "tr_TR.UTF-8"),
                                ("LC_ALL", "de_DE.UTF-8"), ("LC_ALL", "C"), ("HOME", home),
                                ("HOME", "/nowhere"), ("USER", "somebody"), ("COLUMNS", "20")):
                with self.subTest(variable=name, value=value):
                    self.assert_same(ours, result(DISTRICT, env=os.environ | {name: value}))
            self.assert_same(ours, result(DISTRICT, env={}))
            self.assert_same(ours, result(DISTRICT, cwd=home))
            self.assert_same(ours, result(os.path.relpath(DISTRICT, home), cwd=home))


class AnyOrderOfRows(unittest.TestCase):
    """The digest of ratings.csv is another one then; what it says is not."""

    def test_of_the_marks(self):
        for seed in range(3):
            with tempfile.TemporaryDirectory(prefix="otbor-") as parent:
                copy = pathlib.Path(parent) / "копия"
                shutil.copytree(DISTRICT, copy, ignore=shutil.ignore_patterns("out", "*.py"))
                heading, *rows = (copy / "ratings.csv").read_text(encoding="utf-8").splitlines()
                random.Random(seed).shuffle(rows)
                (copy / "ratings.csv").write_text("\n".join([heading, *rows]), encoding="utf-8")
                shuffled = json.loads(result(copy)["dossier.json"])
            ours = json.loads(result(DISTRICT)["dossier.json"])
            for key in ours:
                self.assertTrue(ours[key] == shuffled[key], key)


if __name__ == "__main__":
    unittest.main()
