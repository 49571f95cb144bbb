#!/usr/bin/env python3
"""Is each message exactly right, in both languages?

    tests/errors/run.py [--update] [folder…]

A case is a folder: the wrong files, `args` with one line of arguments for otbor, and what it must
print to stderr in expected.ru.txt and expected.en.txt. The program runs inside the folder, so that
messages name files as their reader would. It must end with 1 where an error is expected and with
0 where only warnings are. Where wrong means too large to keep, or no text, `make.py` makes the file
in a copy of the folder with what tests/support offers. --update writes what is printed now; the
review reads the difference.
"""

import concurrent.futures
import contextlib
import difflib
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent.resolve()
BINARY = os.environ.get("OTBOR_BINARY", HERE.parents[1] / "build/otbor")


@contextlib.contextmanager
def complete(case):
    """The folder with all its files."""
    if not (case / "make.py").exists():
        yield case
        return
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(case, copy, dirs_exist_ok=True)
        support = {"PYTHONPATH": str(HERE.parent / "support")}
        subprocess.run([sys.executable, "make.py"], cwd=copy, check=True, env=os.environ | support)
        yield copy


def run(folder, arguments, lang):
    return subprocess.run([BINARY, *arguments, "--lang", lang], cwd=folder, capture_output=True,
                          text=True, encoding="utf-8", env=os.environ | {"NO_COLOR": "1"})


def misses(case, update):
    arguments = shlex.split((case / "args").read_text(encoding="utf-8"), comments=True)
    with complete(case) as folder:
        done = {lang: run(folder, arguments, lang) for lang in ("ru", "en")}
    for lang, printed in done.items():
        file = case / f"expected.{lang}.txt"
        if update:
            file.write_text(printed.stderr, encoding="utf-8")
        expected = file.read_text(encoding="utf-8") if file.exists() else ""
        yield from difflib.unified_diff(expected.splitlines(), printed.stderr.splitlines(),
                                        f"{case.name}/{file.name}", "printed now", lineterm="")
        status = 1 if re.search(r"(?m)^(\S.*: )?(ошибка|error)\[E", expected) else 0
        if printed.returncode != status:
            yield f"{case.name} ({lang}): exit status {printed.returncode}, expected {status}"


def main(arguments):
    update = "--update" in arguments
    names = [name for name in arguments if name != "--update"]
    cases = [HERE / pathlib.Path(name).name for name in names] or \
        sorted(path.parent for path in HERE.glob("*/args"))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda case: list(misses(case, update)), cases))
    told = [line for lines in found for line in lines]
    print(*told, sep="\n")
    print(f"{len(cases)} cases in two languages")
    return bool(told) or not cases


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
