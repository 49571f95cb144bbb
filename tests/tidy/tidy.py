#!/usr/bin/env python3
"""The law of the tree as a program: each check yields `file:line: found, rule, remedy`.

    tests/tidy/tidy.py [folder]      checks the tree (the one this file stands in)

A check is a function from a Tree to breaches; add it to CHECKS and a bad tree for it to
test_tidy_selftest.py, so that the check is seen to fail. The include law stands in engine/ROOMS,
the registries in CMakeLists.txt, the diagnostics in engine/text/diagnostics.def: nothing of them
is repeated here.
"""

import dataclasses
import functools
import os
import pathlib
import re
import sys

LINES_MAX = 400
COLUMNS_MAX = 100
CODE = (".cpp", ".hpp", ".py")


@dataclasses.dataclass(frozen=True, order=True)
class Breach:
    file: str
    line: int
    text: str

    def __str__(self):
        return f"{self.file}:{self.line}: {self.text}"


class Tree:
    """The files of a project as text, by path relative to its root."""

    def __init__(self, root):
        self.root = pathlib.Path(root)

    @functools.cached_property
    def paths(self):
        found = []
        for folder, folders, names in os.walk(self.root):
            folders[:] = sorted(f for f in folders if not re.match(r"\.git$|build|__pycache__", f))
            here = pathlib.Path(folder).relative_to(self.root)
            found += [(here / name).as_posix() for name in names]
        return sorted(found)

    def under(self, folder, *suffixes):
        return [p for p in self.paths if p.startswith(folder) and p.endswith(suffixes or "")]

    @functools.cache
    def lines(self, path):
        file = self.root / path
        if not file.is_file():
            return []
        text = file.read_text(encoding="utf-8", errors="replace")  # tables may be Windows-1251
        return text.removesuffix("\n").split("\n")

    def numbered(self, path):
        return enumerate(self.lines(path), start=1)

    def text(self, path):
        return "\n".join(self.lines(path))


def code_of(line):
    """The line without what string literals and comments say."""
    line = re.sub(r"'(?:\\.|[^'\\])'|\"(?:\\.|[^\"\\])*\"", '""', line)
    return line.split("//")[0]


# The include law --------------------------------------------------------------------------------


@dataclasses.dataclass
class Room:
    line: int
    may_include: set
    fences: dict  # outside library -> the files of the room that may name it


def read_law(tree):
    rooms = {}
    for number, line in tree.numbered("engine/ROOMS"):
        if not line.strip() or line.startswith("#"):
            continue
        head, _, outside = line.partition("|")
        name, _, inside = head.partition(":")
        fences = {}
        for fence in filter(None, map(str.strip, outside.split(","))):
            library, _, files = fence.partition("=")
            fences[library.strip()] = files.split()
        rooms[name.strip()] = Room(number, set(inside.split()), fences)
    return rooms


def check_includes(tree):
    law = read_law(tree)
    common = law.pop("*", Room(0, set(), {}))
    for path in tree.under("engine/", ".hpp", ".cpp"):
        _, room, *rest = path.split("/")
        for number, line in tree.numbered(path):
            include = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
            if not include:
                continue
            bracket, header = include.groups()
            if bracket == '"' and not header.startswith("engine/"):
                yield Breach(path, number, f"`{header}` is not written from the root of the tree, "
                             'an include reads the same everywhere, write "engine/…"')
            elif not rest:
                continue  # the pipeline and the umbrella header stand above the rooms
            elif room not in law:
                yield Breach(path, number, f"room `{room}` has no line in engine/ROOMS, "
                             "each room says what it may include, add the line")
                break
            elif bracket == '"':
                yield from _inside(path, number, room, header[7:], law[room], common)
            elif "/" in header or "." in header:
                yield from _outside(path, number, room, header, law[room], common)


def _inside(path, number, room, header, law, common):
    allowed = law.may_include | common.may_include | {room}
    if header not in allowed and header.split("/")[0] not in allowed:
        may = ", ".join(sorted(law.may_include)) or "no other room"
        yield Breach(path, number, f"`{room}` includes `{header}`, it may include {may} "
                     "(engine/ROOMS), hand the data over as an argument or move the code")


def _outside(path, number, room, header, law, common):
    library = header.split("/")[0]
    files = law.fences.get(library, common.fences.get(library))
    if files is None:
        yield Breach(path, number, f"`{room}` names the outside library `{library}`, "
                     "engine/ROOMS lists what a room may name, include the room that wraps it")
    elif "*" not in files and path.removeprefix(f"engine/{room}/") not in files:
        yield Breach(path, number, f"`{library}` is named outside {' '.join(files)}, "
                     "a library stays behind one file, call the functions that file offers")


def check_law_is_alive(tree):
    for name, room in read_law(tree).items():
        if name != "*" and not tree.under(f"engine/{name}/"):
            yield Breach("engine/ROOMS", room.line, f"room `{name}` has no files, "
                         "the law speaks of what exists, strike the line out")
        for library, files in room.fences.items():
            for file in files:
                path = f"engine/{name}/{file}"
                if file != "*" and not any(f"<{library}" in line for line in tree.lines(path)):
                    yield Breach("engine/ROOMS", room.line, f"{path} does not name `{library}`, "
                                 "a fence without a use hides the next one, strike it out")


# Banned words -----------------------------------------------------------------------------------

LIBM = "exp2?|expm1|log(?:2|10|1p)?|pow|cbrt|hypot|a?(?:sin|cos|tan)h?|atan2|erfc?|[tl]gamma|fma"


@dataclasses.dataclass
class Ban:
    words: str  # a regular expression
    rule: str
    remedy: str
    allowed: str = r"(?!)"  # paths below engine/ where the rule does not hold
    excuse: str = ""  # a comment on the line that lifts it


BANS = [
    Ban(r"<(?:fstream|filesystem|cstdio)>|\bfopen\b", "the engine touches no files",
        "take bytes, return bytes; tools/files reads and writes", r"base/check\.cpp"),
    Ban(r"<iostream>|std::c(?:in|out|err)\b", "the engine does not speak to the terminal",
        "return the text"),
    Ban(r"<random>|\bs?rand\(|std::(?:random_)?shuffle|std::\w+_distribution\b",
        "the standard's random numbers differ between libraries", "use base/num/philox.hpp"),
    Ban(r"<(?:chrono|ctime)>|\btime\(|__(?:DATE|TIME)__", "equal inputs give equal bytes",
        "a date is an input"),
    Ban(r"\bgetenv\b", "equal inputs give equal bytes", "make it an option of the program"),
    Ban(r"<c?locale>|std::locale|\bsetlocale\b", "numbers and order do not depend on a locale",
        "use base/utf8.hpp and to_text()"),
    Ban(rf"(?<![\w.])(?:std)?::(?:{LIBM})\(|(?<![\w.:>])(?:exp|log|pow)\(",
        "libm gives other bits on other processors", "use base/num", r"base/num/.*"),
    Ban(r"<(?:thread|future|execution)>|std::(?:j?thread|async|reduce)\b",
        "work is cut by data size, never by thread count", "use base/num/parallel.hpp",
        r"base/num/parallel\.[ch]pp"),
    Ban(r"\bthrow\b", "no exception crosses a room",
        "return a Diagnostic, an Undefined or call OTBOR_CHECK", r"text/(?:yaml|json)\.cpp"),
    Ban(r"\bunordered_\w+\s*<", "nothing iterates over a hash",
        "use std::map or a sorted vector, or say `// lookup only`", excuse="// lookup only"),
    Ban(r"\busing namespace\b", "a name says where it comes from", "write the namespace"),
]


def check_banned_words(tree):
    for path in tree.under("engine/", ".hpp", ".cpp"):
        bans = [ban for ban in BANS if not re.fullmatch(ban.allowed, path.removeprefix("engine/"))]
        for number, line in tree.numbered(path):
            for ban in bans:
                found = re.search(ban.words, code_of(line))
                if found and not (ban.excuse and ban.excuse in line):
                    word = found.group().rstrip("( <")
                    yield Breach(path, number, f"`{word}`, {ban.rule}, {ban.remedy}")


# Shape of files ---------------------------------------------------------------------------------


def check_size(tree):
    for path in tree.under("", *CODE, ".cmake", "CMakeLists.txt"):
        length = len(tree.lines(path))
        if length > LINES_MAX:
            yield Breach(path, length, f"{length} lines, a file has at most {LINES_MAX}, split it "
                         "where its sentence says `and`")
        for number, line in tree.numbered(path):
            if len(line) > COLUMNS_MAX and path.endswith(CODE):
                yield Breach(path, number, f"{len(line)} columns, a line has at most "
                             f"{COLUMNS_MAX}, wrap it (clang-format does)")


def check_headers(tree):
    for path in tree.under("", ".hpp"):
        told = [(n, line) for n, line in tree.numbered(path) if line.strip()][:2]
        told += [(1, "")] * 2
        if told[0][1] != "#pragma once":
            yield Breach(path, 1, "no `#pragma once`, a header begins with it, add it")
        elif not told[1][1].startswith("//"):
            yield Breach(path, told[1][0], "no opening paragraph, a header says first what it is "
                         "and what it leaves to others, write it")


def check_todo(tree):
    for path in tree.under("", *CODE, ".cmake", ".md", ".yaml", ".def", "CMakeLists.txt"):
        for number, line in tree.numbered(path):
            found = re.search(r"\b(TO[D]O|FI[X]ME|X[X]X|HA[C]K)\b(?! ?\(?#\d+)", line)
            if found:
                yield Breach(path, number, f"`{found.group()}` without an issue number, a promise "
                             "has an address, write `(#12)` behind it or do it now")


def check_foreign_paths(tree):
    for path in tree.under("", *CODE, ".cmake", ".md", ".yaml", ".json", ".csv", ".sh", ".txt"):
        for number, line in tree.numbered(path):
            found = re.search(r"(?<![\w.])/(?:home|root|Users|work|farm)/\w+", line)
            if found:
                yield Breach(path, number, f"`{found.group()}` is a path of one machine, the tree "
                             "runs anywhere, make it relative")


# Registries, diagnostics, tests -------------------------------------------------------------------


def registries(tree):
    """What CMakeLists.txt reads: (word, folder, extensions of a registered name)."""
    pattern = r"^ *otbor_registry\((\w+) +([\w/]+) *([^)]*)\)"
    for word, folder, extensions in re.findall(pattern, tree.text("CMakeLists.txt"), re.M):
        yield word, folder, extensions.split() or [".cpp"]


def check_registries(tree):
    for word, folder, extensions in registries(tree):
        registry, registered = f"{folder}.def", {}
        for number, line in tree.numbered(registry):
            entry = re.match(rf"{word}\((\w+)\)", line)
            if not entry:
                continue
            name = entry.group(1)
            if name in registered:
                yield Breach(registry, number, f"{word}({name}) stands at line {registered[name]} "
                             "too, one line a name, strike one out")
            registered[name] = number
            for extension in extensions:
                if f"{folder}/{name}{extension}" not in tree.paths:
                    yield Breach(registry, number, f"{word}({name}) without {name}{extension}, "
                                 f"each line has its {' and '.join(extensions)}, write the file")
        for path in tree.under(f"{folder}/", *extensions):
            name = pathlib.PurePosixPath(path)
            if name.parent.as_posix() == folder and name.stem not in registered \
                    and name.name != "README.md":
                yield Breach(path, 1, f"{word}({name.stem}) is not in {registry}, what stands in "
                             "this folder is registered, add the line or move shared code out")


def check_diagnostics(tree):
    registry = "engine/text/diagnostics.def"
    shown = "\n".join(tree.text(p) for p in tree.under("tests/errors/", "expected.ru.txt"))
    codes = {}
    for entry in re.finditer(r"DIAGNOSTIC\(\s*\w+,\s*\"?([A-Z]\d+)", tree.text(registry)):
        code, number = entry.group(1), tree.text(registry).count("\n", 0, entry.start()) + 1
        if code in codes:
            yield Breach(registry, number, f"{code} stands at line {codes[code]} too, a code names "
                         "one message for ever, take the next free one")
        codes[code] = number
        if f"[{code}]" not in shown:
            yield Breach(registry, number, f"{code} is in no tests/errors/*/expected.ru.txt, each "
                         "message is read by us before a person reads it, add a folder with it")


TOP = {"CMakeLists.txt", "CMakePresets.json", "engine", "criteria", "data", "tools", "tests",
       "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"}
MADE = {"dist", "compile_commands.json", "CMakeUserPresets.json"}  # by tools, never committed


def check_top(tree):
    """What lies beside the five folders is known by name; a file left there by chance is not."""
    for path in tree.paths:
        top = pathlib.PurePosixPath(path).parts[0]
        if top not in TOP | MADE and not top.startswith("."):
            yield Breach(path, 1, "nothing else stands at the top of the tree, move it to its "
                         "folder or strike it out")


def check_systems(tree):
    """What one operating system alone has stands in tools/system, in a file for each."""
    of_a_system = r"#include <(unistd|fcntl|poll|spawn|termios|windows|io|(sys|netinet)/\w+)\.h>"
    for path in tree.under("tools/", ".cpp", ".hpp"):
        if path.startswith(("tools/system/", "tools/bench/")):
            continue
        for number, line in tree.numbered(path):
            if re.search(of_a_system, line):
                yield Breach(path, number, "a header that not every system has, the program is "
                             "built for Windows too, go through tools/system")


def check_test_names(tree):
    for path in tree.under("tests/", ".cpp"):
        for number, line in tree.numbered(path):
            if re.search(r"TEST_CASE\(\"[^\"]*;", line):
                yield Breach(path, number, "`;` in the name of a test, CMake cuts the name there "
                             "and no test runs, use a comma")
            if re.search(r"TEST_CASE\(.*\"\[[.!]", line):
                yield Breach(path, number, "a test that is hidden or may fail, a case that does "
                             "not hold yet is a *.failing.yaml with its reason, write that")


CHECKS = [check_includes, check_law_is_alive, check_banned_words, check_size, check_headers,
          check_todo, check_foreign_paths, check_registries, check_diagnostics, check_top,
          check_systems, check_test_names]


def breaches(tree):
    return sorted(breach for check in CHECKS for breach in check(tree))


if __name__ == "__main__":
    found = breaches(Tree(sys.argv[1] if sys.argv[1:] else pathlib.Path(__file__).parents[2]))
    print(*found, sep="\n")
    sys.exit(bool(found))
