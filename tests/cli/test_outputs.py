"""Results take the place of earlier results whole, and of nothing else."""

import hashlib
import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import time
import unittest

from cli import (BINARY, DONE, INTERNAL, SANITIZED, STRACE, USAGE, folder, manifest_holds, otbor,
                 programme, tree)


class Refused(unittest.TestCase):
    def assert_refused(self, copy, out, word):
        before = tree(copy.parent)
        done = otbor("run", copy, "--out", out)
        self.assertEqual((done.returncode, done.stdout), (USAGE, ""))
        self.assertIn(word, done.stderr)
        self.assertEqual(tree(copy.parent), before)

    def test_a_folder_of_somebody_else(self):
        with programme() as copy:
            other = copy.parent / "чужое"
            other.mkdir()
            (other / "важное.txt").write_text("важное")
            self.assert_refused(copy, other, "manifest.json")
            for text in ("{}", '{"schema": "else/1"}', "x"):
                (other / "manifest.json").write_text(text)
                self.assert_refused(copy, other, "manifest.json")

    def test_a_file_a_link_to_nowhere_and_a_path_through_a_file(self):
        with programme() as copy:
            (copy.parent / "файл").write_text("x")
            (copy.parent / "ссылка").symlink_to("нигде")
            self.assert_refused(copy, copy.parent / "файл", "не папка")
            self.assert_refused(copy, copy.parent / "файл/out", "не папка")
            self.assert_refused(copy, copy.parent / "ссылка", "не папка")

    def test_the_programme_and_what_holds_it(self):
        with programme() as copy:
            self.assert_refused(copy, copy, "саму программу")
            self.assert_refused(copy, copy.parent, "саму программу")
            self.assert_refused(copy, "/", "саму программу")

    @unittest.skipUnless(os.geteuid() == 0, "gives up rights to lose them")
    def test_a_folder_that_may_not_be_written(self):
        with programme() as copy:
            copy.parents[1].chmod(0o755)
            binary = copy.parent / "otbor"
            shutil.copy(BINARY, binary)
            binary.chmod(0o755)
            out = copy.parent / "итоги"
            otbor("run", copy, "--out", out)
            before = tree(copy.parent)
            for place in (out, copy.parent / "новые"):  # neither may be touched by somebody else
                done = subprocess.run([binary, "run", copy, "--out", place], capture_output=True,
                                      text=True, user=65534, group=65534)
                self.assertEqual((done.returncode, done.stdout), (USAGE, ""))
                self.assertIn("нет прав доступа", done.stderr)
            self.assertEqual(tree(copy.parent), before)


class Replaced(unittest.TestCase):
    def test_an_empty_folder_and_folders_that_are_not_there_yet(self):
        with programme() as copy:
            (copy.parent / "пустая").mkdir()
            for out in (copy.parent / "пустая", copy.parent / "а/б/в"):
                self.assertEqual(otbor("run", copy, "--out", out).returncode, DONE)
                self.assertTrue(manifest_holds(out))

    def test_a_link_to_a_folder_stays_a_link(self):
        with programme() as copy:
            (copy.parent / "диск").mkdir()
            (copy.parent / "итоги").symlink_to("диск")
            for _ in range(2):
                done = otbor("run", copy, "--out", f"{copy.parent}/итоги/")
                self.assertEqual(done.returncode, DONE)
            self.assertTrue((copy.parent / "итоги").is_symlink())
            self.assertTrue(manifest_holds(copy.parent / "диск"))

    def test_rights_of_the_folder_stay(self):
        with programme() as copy:
            otbor("run", copy)
            (copy / "out").chmod(0o750)
            otbor("run", copy, "--draft")
            self.assertEqual((copy / "out").stat().st_mode & 0o777, 0o750)

    def test_what_a_person_changed_or_added_is_kept_beside(self):
        with programme() as copy:
            otbor("run", copy)
            (copy / "out/ranking.csv").write_text("с подписями")
            (copy / "out/письма").mkdir()
            (copy / "out/письма/P01.txt").write_text("Уважаемые коллеги!")
            done = otbor("run", copy)
            self.assertEqual(done.returncode, DONE)
            self.assertIn("out.edited", done.stderr)
            self.assertEqual(tree(copy / "out.edited"),
                             {"ranking.csv": "с подписями".encode(),
                              "письма/P01.txt": "Уважаемые коллеги!".encode()})
            self.assertTrue(manifest_holds(copy / "out"))
            (copy / "out/заметка.txt").write_text("ещё")
            otbor("run", copy)
            self.assertEqual(tree(copy / "out.edited-2"), {"заметка.txt": "ещё".encode()})
            self.assertEqual(otbor("run", copy).stderr, "")


    def test_a_manifest_that_names_files_outside_is_not_believed(self):
        with programme() as copy:
            otbor("run", copy)
            target = copy.parent / "важное.txt"
            target.write_text("важное")
            digest = hashlib.sha256(target.read_bytes()).hexdigest()
            for name in ("../../важное.txt", str(target)):
                manifest = json.loads((copy / "out/manifest.json").read_bytes())
                manifest["outputs"].append({"name": name, "sha256": digest,
                                            "bytes": target.stat().st_size})
                (copy / "out/manifest.json").write_text(json.dumps(manifest))
                self.assertEqual(otbor("run", copy).returncode, USAGE)
                self.assertEqual(otbor("verify", copy / "out").returncode, 1)
                self.assertTrue(target.exists())

    def test_what_lies_behind_a_link_stays(self):
        with programme() as copy:
            otbor("run", copy)
            archive = copy.parent / "архив"
            archive.mkdir()
            shutil.copy(copy / "out/ranking.csv", archive)
            manifest = json.loads((copy / "out/manifest.json").read_bytes())
            entry = next(e for e in manifest["outputs"] if e["name"] == "ranking.csv")
            manifest["outputs"].append(entry | {"name": "архив/ranking.csv"})
            (copy / "out/manifest.json").write_text(json.dumps(manifest))
            (copy / "out/архив").symlink_to(archive)
            self.assertEqual(otbor("run", copy).returncode, DONE)
            self.assertTrue((archive / "ranking.csv").exists())
            self.assertTrue((copy / "out.edited/архив").is_symlink())


class Failing(unittest.TestCase):
    def test_a_disk_that_takes_no_more(self):
        def little_space():
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        with programme() as copy:
            otbor("run", copy)
            before = tree(copy)
            done = subprocess.run([BINARY, "run", copy, "--draft"], capture_output=True, text=True,
                                  preexec_fn=little_space)
            self.assertEqual((done.returncode, done.stdout), (INTERNAL, ""))
            self.assertIn("прежние не тронуты", done.stderr)
            self.assertEqual(tree(copy), before)
            self.assertEqual([p.name for p in copy.iterdir() if p.name.startswith(".")], [])

    @unittest.skipUnless(STRACE, "no strace here, or a sanitizer")
    def test_a_file_system_without_exchange(self):
        with programme() as copy:
            otbor("run", copy)
            done = subprocess.run([STRACE, "-f", "-o", "/dev/null", "-e", "trace=renameat2", "-e",
                                   "inject=renameat2:error=EINVAL", BINARY, "run", copy, "--draft"],
                                  capture_output=True, text=True)
            self.assertEqual(done.returncode, DONE, done.stderr)
            self.assertTrue(manifest_holds(copy / "out"))
            self.assertEqual(otbor("verify", copy / "out").returncode, DONE)
            self.assertEqual([p.name for p in copy.iterdir() if p.name.startswith(".")], [])

    @unittest.skipIf(SANITIZED, "a sanitizer takes terabytes of address space")
    def test_no_memory_is_told(self):
        def little_memory():
            resource.setrlimit(resource.RLIMIT_AS, (64 << 20, 64 << 20))
        with programme() as copy:
            with open(copy / "ratings.csv", "ab") as file:
                file.write(b"\n" * (200 << 20))
            done = subprocess.run([BINARY, "check", copy], capture_output=True, text=True,
                                  preexec_fn=little_memory)
            self.assertEqual(done.returncode, INTERNAL, done.stderr)
            self.assertIn("памяти", done.stderr)
            self.assertIn("memory", done.stderr)

    @unittest.skipIf(SANITIZED, "a sanitizer takes terabytes of address space")
    def test_however_little_memory_there_is_a_run_ends_or_tells(self):
        with programme() as copy:
            otbor("run", copy)
            before = tree(copy / "out")
            ends = set()
            for megabytes in (*range(32, 160, 12), 1024):
                limits = (megabytes << 20, megabytes << 20)
                done = subprocess.run([BINARY, "run", copy, "--threads", "4"], text=True,
                                      capture_output=True, preexec_fn=lambda: resource.setrlimit(
                                          resource.RLIMIT_AS, limits))
                ends.add(done.returncode)
                self.assertIn(done.returncode, (DONE, INTERNAL), done.stderr)
                self.assertEqual("памяти" in done.stderr, done.returncode == INTERNAL, done.stderr)
                self.assertEqual(tree(copy / "out"), before)
            self.assertEqual(ends, {DONE, INTERNAL})

    @unittest.skipUnless(STRACE, "no strace here, or a sanitizer")
    def test_the_network_is_not_touched(self):
        with programme() as copy:
            log = copy.parent / "trace"
            subprocess.run([STRACE, "-f", "-o", log, "-e", "trace=%net", BINARY, "run", copy],
                           capture_output=True)
            calls = [line for line in log.read_text().splitlines() if "(" in line
                     and "exited" not in line]
            self.assertEqual(calls, [])


class Killed(unittest.TestCase):
    """A run that dies at any moment leaves the previous result whole."""

    def killed_after(self, seconds, copy, *more):
        process = subprocess.Popen([BINARY, "run", copy, *more], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL

    def test_forty_kills(self):
        with programme() as copy:
            started = time.monotonic()
            otbor("run", copy)
            whole = time.monotonic() - started
            killed = 0
            for attempt in range(40):
                # Most of the moments fall into the end of the run, where the files are written.
                moment = whole * (attempt % 20 + 1) / 20
                killed += self.killed_after(moment, copy, *(["--draft"] if attempt % 2 else []))
                self.assertTrue(manifest_holds(copy / "out"), f"after kill {attempt}")
            self.assertGreater(killed, 5)
            self.assertEqual(otbor("run", copy).returncode, DONE)
            self.assert_nothing_left(copy)

    @unittest.skipUnless(STRACE, "no strace here, or a sanitizer")
    def test_a_kill_at_each_step_of_the_replacement(self):
        for call, nth in (("fsync", 1), ("fsync", 4), ("renameat2", 1), ("unlink", 1),
                          ("unlink", 3), ("rmdir", 1)):
            with self.subTest(call=call, nth=nth), programme() as copy:
                otbor("run", copy)
                subprocess.run([STRACE, "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                                f"inject={call}:signal=SIGKILL:when={nth}", BINARY, "run", copy,
                                "--draft"], capture_output=True)
                self.assertTrue(manifest_holds(copy / "out"))
                self.assertEqual(otbor("run", copy).returncode, DONE)
                self.assert_nothing_left(copy)

    def test_what_people_changed_survives_a_kill_after_the_replacement(self):
        with programme() as copy:
            otbor("run", copy)
            (copy / "out/ranking.csv").write_text("с подписями")
            # As a kill between the replacement and the cleaning would leave it.
            (copy / "out").rename(copy / ".out.tmp-abcdef")
            otbor("run", copy)
            self.assertEqual(tree(copy / "out.edited"), {"ranking.csv": "с подписями".encode()})
            self.assert_nothing_left(copy)

    def test_results_put_aside_by_a_killed_run_come_back(self):
        with programme() as copy:
            otbor("run", copy)
            first = tree(copy / "out")
            (copy / "out").rename(copy / ".out.old-abcdef")
            broken = copy / "ratings.csv"
            rows = broken.read_bytes()
            broken.write_bytes(rows.replace(b"P01", b"P99"))
            otbor("run", copy)  # input errors: nothing is written, not even put back
            self.assertEqual(tree(copy / ".out.old-abcdef"), first)
            broken.write_bytes(rows)
            otbor("run", copy)
            self.assertEqual(tree(copy / "out"), first)
            self.assert_nothing_left(copy)

    def test_a_neighbour_that_is_not_ours_stays(self):
        with programme() as copy:
            for name in (".out.tmp-longer-name", ".out.tmp-", ".другое.tmp-abcdef"):
                (copy / name).mkdir()
            (copy / ".out.tmp-qwerty").write_text("файл")
            otbor("run", copy)
            left = {p.name for p in copy.iterdir() if p.name.startswith(".")}
            self.assertEqual(left, {".out.tmp-longer-name", ".out.tmp-", ".другое.tmp-abcdef",
                                    ".out.tmp-qwerty"})

    def test_two_runs_at_once(self):
        with programme() as copy:
            both = [subprocess.Popen([BINARY, "run", copy, "--json"], stdout=subprocess.DEVNULL)
                    for _ in range(4)]
            self.assertIn(DONE, [process.wait() for process in both])
            self.assertTrue(manifest_holds(copy / "out"))
            self.assertEqual(otbor("run", copy).returncode, DONE)
            self.assert_nothing_left(copy)

    def assert_nothing_left(self, copy):
        self.assertEqual([p.name for p in pathlib.Path(copy).iterdir() if p.name.startswith(".")],
                         [])


if __name__ == "__main__":
    unittest.main()
