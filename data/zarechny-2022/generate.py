#!/usr/bin/env python3
"""Writes the tables of the fictional Zarechny district, and the same tables as first received.

    python3 generate.py            write the files here and in ../zarechny-2022-as-received
    python3 generate.py --check    compare them with what would be written; status 1 if they differ
    python3 generate.py --facts    print the results in fractions, and the slips as received

The totals of the sheets, the marks on К6 and К7 and the panels stand in district.py: they carry the
built-in cases. The rest of a sheet is drawn from a named stream of integers, so that the bytes do
not depend on the version of Python. programme.yaml and both README.md are written by hand.
"""

import csv
import io
import sys
from fractions import Fraction
from pathlib import Path

sys.dont_write_bytecode = True  # the folder holds data, not __pycache__

import application
import connections
import monitoring
import opinions
from district import (ADMITTED, APPLICATIONS, ASSIGNMENT, BLANKS, CHAIR, CLAIMED, DECISIONS,
                      EXPERTS, FLAT, HALF_MARK, INSTITUTIONS, OLD_VERSION, RECUSED, REPLACEMENT,
                      SHEETS, THIRD, TWO_MARKS, UNKNOWN, WINDOWS)
from forum import earlier_dossiers, two_decimals
from phrases import COMMENTS, EVIDENCE, said

SEED = 2022
HERE = Path(__file__).resolve().parent
RECEIVED = HERE.parent / "zarechny-2022-as-received"

# Weights of criteria/municipal-expertise.yaml in halves of a point: every total is then an integer.
WEIGHT = dict(zip((f"К{n}" for n in range(1, 12)), (3, 4, 4, 4, 4, 6, 5, 2, 4, 2, 2)))
FREE = [c for c in WEIGHT if c not in ("К6", "К7")]
STAGES = {"Ц": "К2", "П": "К3", "М": "К3", "Н": "К3", "А": "К4", "Р": "К4", "Д": "К5", "У": "К5",
          "Э": "К7"}
COMMENT_AT = {c: (0, 1, 3) if c in ("К6", "К7") else (0, 1) for c in WEIGHT}
MAXIMUM = 60
VERSION = "2022-05"


class Stream:
    """SplitMix64 under a name: the numbers of one sheet do not depend on the other sheets."""

    MASK = (1 << 64) - 1

    def __init__(self, *name):
        state = 0xCBF29CE484222325                      # FNV-1a over the name, started by the seed
        for byte in "/".join((str(SEED),) + name).encode("utf-8"):
            state = ((state ^ byte) * 0x100000001B3) & self.MASK
        self.state = state

    def below(self, n):
        self.state = (self.state + 0x9E3779B97F4A7C15) & self.MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & self.MASK
        return (z ^ (z >> 31)) % n                      # n is small: the bias is below 2^-50


def total(marks):
    """Total of a sheet in halves of a point."""
    return sum(WEIGHT[c] * marks[c] for c in WEIGHT)


def sheet_marks(practice, expert, halves, k6, k7):
    """Marks that give the declared total: the practice's profile with the expert's own noise."""
    if (practice, expert) == FLAT:
        return dict.fromkeys(WEIGHT, 2)
    rest = halves - WEIGHT["К6"] * k6 - WEIGHT["К7"] * k7
    level = rest * 1000 // sum(WEIGHT[c] for c in FREE)  # mean mark in thousandths
    shared = Stream(practice, "profile")
    lift = {c: shared.below(1000) for c in FREE}
    own = Stream(practice, expert, "marks")
    while True:
        marks = {"К6": k6, "К7": k7}
        for c in FREE:
            noise = (-1, 0, 0, 0, 0, 0, 0, 1)[own.below(8)]
            marks[c] = min(3, max(0, (level + lift[c]) // 1000 + noise))
        marks = {c: marks[c] for c in WEIGHT}
        if total(marks) == halves and len(set(marks.values())) > 1:
            return marks


def stage_marks(practice, expert, marks):
    """Stage marks follow the criterion that names the stage, with rare steps of one level."""
    if (practice, expert) == FLAT:
        return dict.fromkeys(STAGES, 2)
    own = Stream(practice, expert, "stages")
    out = {}
    for stage, criterion in STAGES.items():
        draw = own.below(20)
        step = 1 if draw < 3 else -1 if draw < 5 else 0
        out[stage] = min(3, max(0, marks[criterion] + (0 if stage == "Э" else step)))
    return out


def comment(own, criterion, mark, used, obliged):
    if not obliged and own.below(8):
        return ""
    bank = COMMENTS[criterion][mark]
    first = own.below(len(bank))
    for shift in range(len(bank)):
        text = bank[(first + shift) % len(bank)]
        if (criterion, text) not in used:
            used.add((criterion, text))
            return text
    return bank[first] if obliged else ""


def rating_rows():
    """All marks: practice, expert, criterion or stage, mark, comment, evidence."""
    rows = []
    for practice, sheets in SHEETS.items():
        used = set()
        for expert, halves, k6, k7 in sheets:
            marks = sheet_marks(practice, expert, halves, k6, k7)
            own = Stream(practice, expert, "words")
            flat = (practice, expert) == FLAT
            for c, mark in marks.items():
                obliged = mark in COMMENT_AT[c]
                text = "" if flat else comment(own, c, mark, used, obliged)
                shown = not flat and mark >= 2 and own.below(5) < (4 if c in ("К6", "К7") else 2)
                evidence = EVIDENCE[own.below(len(EVIDENCE))] if shown else ""
                rows.append((practice, expert, c, str(mark), text, evidence))
            for stage, mark in stage_marks(practice, expert, marks).items():
                rows.append((practice, expert, stage, str(mark), said(practice, expert, stage), ""))
    return rows


def table(heading, rows, newline="\n"):
    """With the mark by which Russian Excel knows UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator=newline)
    writer.writerows([heading, *rows])
    return "\ufeff" + out.getvalue()


RATING_HEADING = ("практика", "эксперт", "критерий", "балл", "комментарий", "подтверждение")


def common_tables():
    return {
        "practices.csv": table(
            ("код", "название", "организация", "направление", "площадка", "статус",
             "невыполненные требования", "дата регистрации", "авторы", "аннотация",
             "заявленные этапы"), [(*row, CLAIMED.get(row[0], "")) for row in APPLICATIONS]),
        "experts.csv": table(
            ("код", "имя", "организация", "направления", "прежние организации", "конфликты"),
            [(e, "", inst, tracks, former, conflicts)
             for e, inst, tracks, former, conflicts in EXPERTS]),
        "institutions.csv": table(
            ("код", "краткое название", "полное название", "тип", "населённый пункт",
             "другие названия"), INSTITUTIONS),
        "decisions.yaml": DECISIONS,
    }


def received_sheets():
    """One table an expert, with the slips of the first delivery; and where each slip stands."""
    files, slips = {}, []
    for expert, *_ in EXPERTS:
        name = f"sheets/{expert}.csv"
        rows = []
        for practice, who, criterion, mark, text, evidence in rating_rows():
            if who != expert:
                continue
            line, version, author = len(rows) + 2, VERSION, expert
            if (expert, practice, criterion) in BLANKS:
                mark = ""
                slips.append((name, f"{line}", practice, criterion,
                              "пустая клетка в обязательном критерии"))
            if (expert, practice) == OLD_VERSION[:2]:
                version = OLD_VERSION[2]
                if criterion == "К1":
                    slips.append((name, f"{line}–{line + 19}", practice, "все",
                                  f"лист сделан по версии критериев {version}"))
            if (expert, practice, criterion) == TWO_MARKS[:3]:
                mark = TWO_MARKS[3]
                slips.append((name, f"{line}", practice, criterion,
                              f"два балла вместо одного: «{mark}»"))
            if (expert, practice) == UNKNOWN[:2]:
                author = UNKNOWN[2]
                if criterion == "К1":
                    slips.append((name, f"{line}–{line + 19}", practice, "все",
                                  f"неизвестный эксперт {author}: лист Э-06 подписан чужим кодом"))
            if (expert, practice, criterion) == HALF_MARK[:3]:
                mark = HALF_MARK[3]
                slips.append((name, f"{line}", practice, criterion,
                              f"дробный балл «{mark}», положением не разрешён"))
            rows.append((practice, author, criterion, mark, text, evidence, version))
        windows = expert == WINDOWS
        if windows:
            slips.append((name, "весь файл", "–", "–", "кодировка Windows-1251, концы строк CRLF"))
        text = table(RATING_HEADING + ("версия критериев",), rows, "\r\n" if windows else "\n")
        files[name] = text.lstrip("\ufeff").encode("cp1251") if windows else text.encode("utf-8")
    return files, slips


def outputs():
    """Every generated file: path -> bytes."""
    common = {name: text.encode() for name, text in common_tables().items()} | application.files()
    files = {HERE / name: data for name, data in common.items()}
    earlier = earlier_dossiers({p: stage_means(p) for p in SHEETS}, cycle_class, Stream)
    files |= {HERE / "earlier" / name: text.encode("utf-8") for name, text in earlier.items()}
    files[HERE / "assignment.csv"] = table(("практика", "эксперт"), ASSIGNMENT).encode("utf-8")
    files[HERE / "ratings.csv"] = table(RATING_HEADING, rating_rows()).encode("utf-8")
    files[HERE / "opinions.csv"] = opinions.table(table, SHEETS, sheet_marks, FLAT, Stream)
    for records in (connections, monitoring):
        files.update(records.files(HERE / "forum", table, Stream))
    return files | {RECEIVED / name: data for name, data in (common | received_sheets()[0]).items()}


# What the regulation makes of the sheets, in fractions.

def counted(practice):
    """Sheets that make the result: all, or the two closest where a further expert was called."""
    sheets = SHEETS[practice]
    if practice != THIRD[0]:
        return sheets
    pairs = [(abs(a[1] - b[1]), n, (a, b)) for n, (a, b) in
             enumerate((a, b) for i, a in enumerate(sheets) for b in sheets[i + 1:])]
    least = min(pairs)
    assert sum(p[0] == least[0] for p in pairs) == 1, "the closest pair must be unique"
    return list(least[2])


def score(practice):
    if practice == CHAIR[0]:
        return Fraction(*CHAIR[1])
    sheets = counted(practice)
    return Fraction(sum(s[1] for s in sheets), 2 * len(sheets))


def mean_mark(practice, position):
    sheets = counted(practice)
    return Fraction(sum(s[position] for s in sheets), len(sheets))


def chain(practice):
    """Sort key: the total, then the tie-break chain of the criteria set."""
    totals = [Fraction(s[1], 2) for s in counted(practice)]
    registered = next(p[7] for p in APPLICATIONS if p[0] == practice)
    return (-score(practice), -mean_mark(practice, 2), -mean_mark(practice, 3), -min(totals),
            max(totals) - min(totals), registered)


def band(practice):
    points = score(practice)
    if points >= 45 and mean_mark(practice, 2) >= 2 and mean_mark(practice, 3) >= 2:
        return "рекомендована"
    return "к площадкам" if points >= 36 else "доработать" if points >= 24 else "не рекомендована"


def stage_means(practice):
    sheets = [stage_marks(practice, s[0], sheet_marks(practice, *s)) for s in counted(practice)]
    return {stage: Fraction(sum(s[stage] for s in sheets), len(sheets)) for stage in STAGES}


def cycle_class(mean):
    """Class of completeness, as in criteria/cycles/management-cycle.yaml."""
    defects = sum(m < 2 for m in mean.values())
    if defects >= 5:
        return "Ф"
    if defects == 0:
        return "П"
    return "О" if defects <= 2 and min(mean["П"], mean["А"], mean["Э"]) >= 1 else "Р"


def selection(order):
    """Ten places; at most two an institution; the best of each platform if it has 60 % or more."""
    institution = {p[0]: p[2] for p in APPLICATIONS}
    platform = {p[0]: p[4] for p in APPLICATIONS}
    taken, remark, count = [], {}, {}
    for p in order:
        if band(p) != "рекомендована":
            continue
        if count.get(institution[p], 0) == 2:
            remark[p] = "резерв: не более двух от организации"
        elif len(taken) == 10:
            remark[p] = "резерв: мест нет"
        else:
            taken.append(p)
            count[institution[p]] = count.get(institution[p], 0) + 1
    for number in "1234":
        best = next(p for p in order if platform[p] == number)
        if score(best) * 100 >= 60 * MAXIMUM and not any(platform[p] == number for p in taken):
            last = taken.pop()
            remark[last] = f"резерв: место отдано площадке {number}"
            taken.append(best)
            remark[best] = f"в десятке как лучшая на площадке {number}"
    return taken, remark


def printed(points):
    return two_decimals(points).replace(".", ",")


def halves(n):
    return f"{n // 2}" if n % 2 == 0 else f"{n // 2},5"


def row(cells):
    return "| " + " | ".join(str(c) for c in cells) + " |"


def facts():
    """The table that README.md repeats."""
    order = sorted(SHEETS, key=chain)
    taken, remark = selection(order)
    heading = ("Место", "Практика", "Итоги листов", "Точный итог", "В печати", "К6", "К7", "Цикл",
               "Решение", "Отбор")
    lines = [row(heading), "|" + "---|" * len(heading)]
    for place, p in enumerate(order, 1):
        used = counted(p)
        totals = "; ".join(f"{s[0]} {halves(s[1])}" + ("" if s in used else " (не вошёл)")
                           for s in SHEETS[p])
        chosen = remark.get(p, "в десятке" if p in taken else "–")
        lines.append(row((place, p, totals, score(p), printed(score(p)), printed(mean_mark(p, 2)),
                          printed(mean_mark(p, 3)), cycle_class(stage_means(p)), band(p), chosen)))
    return lines


def check_cases():
    """The cases the data are advertised with: a failure here means that the design was broken."""
    order = sorted(SHEETS, key=chain)
    place = {p: n for n, p in enumerate(order, 1)}
    taken, remark = selection(order)
    institution = {p[0]: p[2] for p in APPLICATIONS}
    platform = {p[0]: p[4] for p in APPLICATIONS}

    assert sum(p[5] == ADMITTED for p in APPLICATIONS) == len(SHEETS) == 21
    assert sum(len(s) for s in SHEETS.values()) == 64
    for p, sheets in SHEETS.items():
        assert len(sheets) == (4 if p == THIRD[0] else 3)
        for expert, *_ in sheets:
            _, own, _, former, conflicts = next(e for e in EXPERTS if e[0] == expert)
            assert institution[p] not in (own, former), (p, expert)
            assert not {p, institution[p]} & set(conflicts.split("; ")), (p, expert)
    assert RECUSED[1] not in [s[0] for s in SHEETS[RECUSED[0]]]
    assert REPLACEMENT in [s[0] for s in SHEETS[RECUSED[0]]]

    disputed = []
    for p, sheets in SHEETS.items():
        panel = [s for s in sheets if (p, s[0]) != THIRD]
        for i, a in enumerate(panel):
            for b in panel[i + 1:]:
                low, high = sorted((a[1], b[1]))
                if (high - low >= 30 or abs(a[2] - b[2]) >= 2 or abs(a[3] - b[3]) >= 2
                        or any(low < t <= high and high - low >= 12 for t in (90, 72, 48))):
                    disputed.append(p)
    assert set(disputed) == {THIRD[0], CHAIR[0]}, disputed

    assert score("P14") == score("P09") and chain("P14")[1:3] == chain("P09")[1:3]
    assert chain("P14")[3] < chain("P09")[3] and place["P14"] + 1 == place["P09"]
    assert chain("P12")[:5] == chain("P01")[:5] and chain("P12")[5] < chain("P01")[5]
    assert place["P12"] + 1 == place["P01"]
    assert printed(score("P06")) == printed(score("P03")) and score("P06") > score("P03")
    assert score("P05") >= 45 and mean_mark("P05", 3) < 2
    assert remark["P13"] == "резерв: не более двух от организации"
    assert remark["P20"] == "в десятке как лучшая на площадке 4"
    assert remark["P01"] == "резерв: место отдано площадке 4"
    assert len(taken) == 10 and all(sum(platform[p] == n for p in taken) for n in "1234")
    assert sum(score(p) >= 45 for p in SHEETS) == 13


def main(arguments):
    check_cases()
    if arguments == ["--facts"]:
        print("\n".join(facts()), end="\n\n")
        for name, *where in received_sheets()[1]:
            print(row([f"`{name}`"] + where))
        return 0
    if arguments not in ([], ["--check"]):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    different = []
    for path, data in outputs().items():
        name = f"{path.relative_to(HERE.parent)}"
        if not arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            print(f"{name}: {len(data)}")
        elif not path.is_file() or path.read_bytes() != data:
            different.append(name)
    if arguments:
        readme = (HERE / "README.md").read_text(encoding="utf-8")
        different += [f"README.md: {line}" for line in facts() if line not in readme]
        received = (RECEIVED / "README.md").read_text(encoding="utf-8")
        different += [f"as-received README.md: {slip}" for slip in received_sheets()[1]
                      if row([f"`{slip[0]}`", *slip[1:]]) not in received]
        print("\n".join(f"differs: {name}" for name in different) or "all files are as generated")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
