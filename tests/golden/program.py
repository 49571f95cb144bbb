"""What the scripts of this folder share: the program under test, folders that go away, and small
programmes written out in a test.
"""

import contextlib
import os
import pathlib
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = pathlib.Path(os.environ.get("OTBOR_SOURCE_DIR", HERE.parents[1]))
BINARY = os.environ.get("OTBOR_BINARY", str(SOURCE / "build/otbor"))
ZARECHNY = SOURCE / "data/zarechny-2022"
TOTSKY = SOURCE / "data/totsky-2022"
ZAOZERNAYA = SOURCE / "data/zaozernaya-2023"
AS_RECEIVED = SOURCE / "data/zarechny-2022-as-received"

DONE, INPUT_ERRORS, REQUIREMENTS = 0, 1, 3


def otbor(*arguments):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True,
                          encoding="utf-8", cwd=SOURCE, timeout=120)


@contextlib.contextmanager
def folder():
    with tempfile.TemporaryDirectory(prefix="otbor-golden-") as name:
        yield pathlib.Path(name)


@contextlib.contextmanager
def programme(files):
    """A programme folder with these files: {name: text}."""
    with folder() as parent:
        here = parent / "программа"
        for name, text in files.items():
            (here / name).parent.mkdir(parents=True, exist_ok=True)
            (here / name).write_text(text, encoding="utf-8")
        yield here
