#!/usr/bin/env python3
"""Is each message exactly right, in both languages?

    tests/errors/run.py [--update] [folder…]

A case is a folder: the wrong files, `args` with one line of arguments for otbor, and what it must
print to stderr in expected.ru.txt and expected.en.txt. The program runs inside the folder, so that
messages name files as their reader would. It must end with 1 where an error is expected and with
0 where only warnings are. --update writes what is printed now; the review reads the difference.
"""

import difflib
import os
import pathlib
import shlex
import subprocess
import sys

HERE = pathlib.Path(__file__).parent.resolve()
BINARY = os.environ.get("OTBOR_BINARY", HERE.parents[1] / "build/otbor")


def run(case, lang):
    arguments = shlex.split((case / "args").read_text(encoding="utf-8"), comments=True)
    return subprocess.run([BINARY, *arguments, "--lang", lang], cwd=case, capture_output=True,
                          text=True, encoding="utf-8", env=os.environ | {"NO_COLOR": "1"})


def misses(case, lang, update):
    done = run(case, lang)
    file = case / f"expected.{lang}.txt"
    if update:
        file.write_text(done.stderr, encoding="utf-8")
    expected = file.read_text(encoding="utf-8") if file.exists() else ""
    yield from difflib.unified_diff(expected.splitlines(), done.stderr.splitlines(),
                                    f"{case.name}/{file.name}", "printed now", lineterm="")
    status = 1 if ": error[" in expected else 0
    if done.returncode != status:
        yield f"{case.name} ({lang}): exit status {done.returncode}, expected {status}"


def main(arguments):
    update = "--update" in arguments
    names = [name for name in arguments if name != "--update"]
    cases = [HERE / pathlib.Path(name).name for name in names] or \
        sorted(path.parent for path in HERE.glob("*/args"))
    told = [line for case in cases for lang in ("ru", "en") for line in misses(case, lang, update)]
    print(*told, sep="\n")
    print(f"{len(cases)} cases in two languages")
    return bool(told) or not cases


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
