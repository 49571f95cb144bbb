"""Files nobody meant well, and the promises every answer to them keeps: an exit status that says
what happened, a message that says where, nothing written when there are errors, and bounded time
and memory.
"""

import concurrent.futures
import dataclasses
import os
import pathlib
import re
import subprocess
import tempfile
import threading

SOURCE = pathlib.Path(os.environ["OTBOR_SOURCE_DIR"])
BINARY = os.environ["OTBOR_BINARY"]
ZARECHNY = SOURCE / "data/zarechny-2022"

# A sanitizer takes a multiple of both.
SANITIZED = b"__asan_init" in pathlib.Path(BINARY).read_bytes()
SECONDS_MAX = 200 if SANITIZED else 20
MEGABYTES_MAX = float("inf") if SANITIZED else 1536

DONE, INPUT_ERRORS, REQUIREMENTS = 0, 1, 3
# ratings.csv:41:9: | ratings.xlsx, лист «Э-03», ячейка F12: | texts/П1.docx:
PLACE = r"\S.*(?::\d+:\d+|\.(?:xlsx|xlsm|xls|ods|docx)(?:, .+)?): "
MESSAGE = re.compile(rf"^(?:{PLACE})?(?:ошибка|error)\[E\d{{4}}\]: .+$", re.M)
NAMED = re.compile(rf"^{PLACE}|`[^`]+`")

PROGRAMME = """title: Selection of management practices
criteria: criteria.yaml
plan:
  experts_min: 1
  selection: {places: 1}
"""
CRITERIA = """title: Expertise of management practices
version: "2022-05"
scale: {min: 0, max: 3}
criteria:
  - {id: C1, title: Relevance, weight: 1}
  - {id: C2, title: Results, weight: 2}
"""
PRACTICES = "id,title\nP1,School of young deputy heads\nP2,Map of professional deficits\n"
EXPERTS = "id,name\nE1,N. Belova\nE2,I. Gromov\n"
RATINGS = "practice,expert,criterion,score\nP1,E1,C1,3\nP1,E1,C2,2\nP2,E2,C1,2\nP2,E2,C2,1\n"
SMALL = {"programme.yaml": PROGRAMME, "criteria.yaml": CRITERIA, "practices.csv": PRACTICES,
         "experts.csv": EXPERTS, "ratings.csv": RATINGS}


@dataclasses.dataclass(frozen=True)
class Case:
    name: str
    files: dict  # name -> text, bytes, or None for a folder under that name
    arguments: tuple = ("check", ".")
    status: int | None = None  # where one is expected


def small(name, arguments=("check", "."), status=None, without=(), **files):
    """The small programme with some of its files replaced; `ratings_csv` means ratings.csv."""
    replaced = {re.sub("_(yaml|csv)$", r".\1", file): text for file, text in files.items()}
    whole = {file: text for file, text in (SMALL | replaced).items() if file not in without}
    return Case(name, whole, arguments, status)


def run(name, status=None, **files):
    return small(name, ("run", ".", "--out", "out"), status, **files)


def criteria(name, text, status=None):
    return Case(name, {"criteria.yaml": text}, ("criteria", "check", "criteria.yaml"), status)


def write(folder, files):
    for name, content in files.items():
        path = folder / name
        if content is None:
            path.mkdir(parents=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def wait(process):
    """Exit status (negative for a signal) and the megabytes it held at most."""
    killer = threading.Timer(SECONDS_MAX, process.kill)
    killer.start()
    _, status, usage = os.wait4(process.pid, 0)
    killer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_maxrss / 1024


def breaches(case, language="en"):
    """What the program breaks of its promises on this case, each as a line."""
    with tempfile.TemporaryDirectory(prefix="otbor-") as name, tempfile.TemporaryFile() as told:
        folder = pathlib.Path(name)
        write(folder, case.files)
        before = sorted(os.listdir(folder))
        process = subprocess.Popen([BINARY, *case.arguments, "--threads", "2", "--lang", language],
                                   cwd=folder, stdout=subprocess.DEVNULL, stderr=told)
        status, megabytes = wait(process)
        written = sorted(os.listdir(folder)) != before
        told.seek(0)
        messages = told.read().decode("utf-8", "backslashreplace")
    first = messages[:400].strip().replace("\n", " / ")
    if status not in (DONE, INPUT_ERRORS, REQUIREMENTS) or case.status not in (None, status):
        yield f"{case.name}: exit status {status}, {first}"
    elif status == INPUT_ERRORS:
        errors = MESSAGE.findall(messages)
        if not errors or not all(NAMED.search(error) for error in errors):
            yield f"{case.name}: an error without a place, {first}"
        if written:
            yield f"{case.name}: something was written"
    if megabytes > MEGABYTES_MAX:
        yield f"{case.name}: {megabytes:.0f} MB"


def all_breaches(cases):
    languages = ("ru", "en")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda numbered: list(breaches(numbered[1], languages[numbered[0] % 2])),
                         enumerate(cases))
    return [line for lines in found for line in lines]
