"""Did any document change? The programmes of data/ are run in both languages, and what people read
of them is compared with expected/. `test_golden.py --update` writes it anew; the review sees the
difference. What the numbers must be is asked elsewhere, in test_facts.py and test_acceptance.py.
"""

import difflib
import sys

from program import (AS_RECEIVED, DONE, HERE, INPUT_ERRORS, REQUIREMENTS, SOURCE, TOTSKY,
                     ZAOZERNAYA, ZARECHNY, folder, otbor)

sys.path.insert(0, str(SOURCE / "tests/support"))
from office import text_of_word  # noqa: E402

EXPECTED = HERE / "expected"
PAPERS = ("protocol.docx", "extract.docx", "statement.docx", "order.docx", "bank.docx",
          "letters/P13.docx", "letters/P08.docx")  # in the reserve, sent back
EXPLAINED = ("P13", "P06", "P12")  # in the reserve by a quota, by the chair, by the last tie-break
CONTESTS = {"programme.yaml": DONE, "tight-budget.yaml": REQUIREMENTS}


def told(arguments, status):
    """Standard output of a command, and the problems it told of before."""
    done = otbor(*arguments)
    if done.returncode != status:
        raise SystemExit(f"otbor {' '.join(map(str, arguments))}: exit status {done.returncode}\n"
                         f"{done.stderr}")
    return done.stderr + done.stdout


def documents():
    """{name under expected/: text as it is now}."""
    now = {}
    for source in (TOTSKY, ZARECHNY):
        for lang in ("ru", "en"):
            with folder() as here:
                out = here / "out"
                table = told(["run", source, "--out", out, "--lang", lang], DONE)
                now[f"{source.name}/run.{lang}.txt"] = table.replace(str(out), "OUT")
                if lang == "ru":
                    text = (out / "ranking.csv").read_bytes().decode("utf-8")
                    now[f"{source.name}/ranking.csv"] = text
                    for paper in PAPERS:
                        if (out / paper).is_file():
                            name = f"{source.name}/{paper}.txt"
                            now[name] = text_of_word((out / paper).read_bytes())
    for name, status in CONTESTS.items():
        for lang in ("ru", "en"):
            with folder() as here:
                out = here / "out"
                table = told(["run", ZAOZERNAYA / name, "--out", out, "--lang", lang], status)
                stem = name.removesuffix(".yaml")
                now[f"{ZAOZERNAYA.name}/{stem}.{lang}.txt"] = table.replace(str(out), "OUT")
    for practice in EXPLAINED:
        for lang in ("ru", "en"):
            now[f"{ZARECHNY.name}/explain-{practice}.{lang}.txt"] = told(
                ["explain", ZARECHNY, practice, "--lang", lang], DONE)
    for lang in ("ru", "en"):
        now[f"{AS_RECEIVED.name}/check.{lang}.txt"] = told(
            ["check", AS_RECEIVED, "--lang", lang], INPUT_ERRORS)
    now["criteria/municipal-expertise.ru.txt"] = told(
        ["criteria", "print", "municipal-expertise.yaml"], DONE)
    return now


def read(name):
    path = EXPECTED / name
    return path.read_bytes().decode("utf-8") if path.is_file() else ""


def update(now):
    for name, text in now.items():
        (EXPECTED / name).parent.mkdir(parents=True, exist_ok=True)
        (EXPECTED / name).write_bytes(text.encode("utf-8"))
    for path in sorted(EXPECTED.rglob("*")):
        if path.is_file() and path.relative_to(EXPECTED).as_posix() not in now:
            path.unlink()


def main():
    now = documents()
    if sys.argv[1:] == ["--update"]:
        update(now)
        return 0
    known = {path.relative_to(EXPECTED).as_posix()
             for path in EXPECTED.rglob("*") if path.is_file()}
    changed = sorted(name for name in known | set(now) if read(name) != now.get(name, ""))
    for name in changed:
        sys.stdout.writelines(difflib.unified_diff(
            read(name).splitlines(True), now.get(name, "").splitlines(True),
            f"expected/{name}", "now", n=1))
    if changed:
        print(f"\n{len(changed)} of {len(now)} documents changed; if that is wanted, run "
              "tests/golden/test_golden.py --update and read the difference")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
