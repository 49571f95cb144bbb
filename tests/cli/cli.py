"""What the scripts of this folder share: the program, copies of the programmes in data/, folders
that go away. Names of folders are Cyrillic with blanks throughout: so are those of its users.
"""

import contextlib
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

SOURCE = pathlib.Path(os.environ["OTBOR_SOURCE_DIR"])
BINARY = os.environ["OTBOR_BINARY"]
ZARECHNY = SOURCE / "data/zarechny-2022"
TOTSKY = SOURCE / "data/totsky-2022"
AS_RECEIVED = SOURCE / "data/zarechny-2022-as-received"

# A sanitizer needs address space without bounds and does not stand being traced.
SANITIZED = any(word in pathlib.Path(BINARY).read_bytes()
                for word in (b"__asan_init", b"__tsan_init"))
STRACE = None if SANITIZED else shutil.which("strace")

DONE, INPUT_ERRORS, USAGE, REQUIREMENTS, INTERNAL = 0, 1, 2, 3, 70


def otbor(*arguments, cwd=None, env=None, timeout=120, **more):
    """Runs the program; a pipe is no terminal, so nothing is coloured."""
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True,
                          encoding="utf-8", cwd=cwd, env=os.environ | (env or {}),
                          timeout=timeout, **more)


@contextlib.contextmanager
def folder():
    with tempfile.TemporaryDirectory(prefix="otbor-") as name:
        inner = pathlib.Path(name) / "Наш отбор"
        inner.mkdir()
        yield inner


@contextlib.contextmanager
def programme(source=ZARECHNY):
    """A copy of a programme that a test may spoil."""
    with folder() as parent:
        copy = parent / "Программа 2022"
        shutil.copytree(source, copy, ignore=shutil.ignore_patterns("*.py", "out", "__pycache__"))
        yield copy


def tree(path):
    """Every file below a folder with its bytes; a link is where it points."""
    path = pathlib.Path(path)
    return {file.relative_to(path).as_posix():
            os.readlink(file) if file.is_symlink() else file.read_bytes()
            for file in sorted(path.rglob("*")) if file.is_symlink() or file.is_file()}


def manifest_holds(out):
    """The files of a result are those of its manifest, byte for byte."""
    manifest = json.loads((out / "manifest.json").read_bytes())
    names = {entry["name"]: entry["sha256"] for entry in manifest["outputs"]}
    files = {name: hashlib.sha256(data).hexdigest() for name, data in tree(out).items()
             if name not in ("manifest.json", ".programme")}
    return files == names


def replace_in(file, old, new, count=1):
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    file.write_text(text.replace(old, new, count), encoding="utf-8")
