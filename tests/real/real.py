"""What the checks of real data share: programmes put together beside the data, tables read with
Python's own reader, and statistics computed from their definitions, so that nothing the program
says is held against the program itself.
"""

import collections
import contextlib
import csv
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
from fractions import Fraction

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = pathlib.Path(os.environ.get("OTBOR_SOURCE_DIR", HERE.parents[1]))
BINARY = os.environ.get("OTBOR_BINARY", str(SOURCE / "build/otbor"))
SHARED = pathlib.Path(os.environ.get("OTBOR_SHARED", SOURCE / "../shared/datasets")).resolve()
SETS = sorted(path.name for path in HERE.iterdir() if (path / "programme.yaml").exists())


def is_there(name):
    return (SHARED / name / "facts.json").is_file()


@contextlib.contextmanager
def programme(name):
    """A folder with the programme of this set and a link `data` to its tables: they are read where
    they lie, because a programme names no file outside its folder."""
    with tempfile.TemporaryDirectory(prefix="otbor-real-") as parent:
        folder = pathlib.Path(parent) / name
        shutil.copytree(HERE / name, folder)
        (folder / "data").symlink_to(SHARED / name, target_is_directory=True)
        yield folder


def otbor(*arguments):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True,
                          encoding="utf-8", timeout=300)


def table(name, file):
    with open(SHARED / name / file, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def facts(name):
    return json.loads((SHARED / name / "facts.json").read_text(encoding="utf-8"))


def sheets_of(name):
    """{submission: {expert: {criterion: exact score or None}}} of ratings.csv."""
    sheets = collections.defaultdict(lambda: collections.defaultdict(dict))
    for row in table(name, "ratings.csv"):
        score = Fraction(row["score"]) if row["score"] else None
        sheets[row["submission"]][row["expert"]][row["criterion"]] = score
    return sheets


def mean(values):
    values = list(values)
    return sum(values) / Fraction(len(values))


def median(values):
    values = sorted(values)
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else mean(values[middle - 1:middle + 1])


def alpha(units, metric):
    """Krippendorff's alpha (2011, section C) from the coincidences of the values in each unit;
    metric(values in order, their frequencies, c, k) is the difference of two values, squared."""
    coincidences = collections.Counter()
    for unit in units:
        if len(unit) < 2:
            continue
        counts = collections.Counter(unit)
        for c, n_c in counts.items():
            for k, n_k in counts.items():
                pairs = n_c * n_k - (n_c if c == k else 0)
                coincidences[c, k] += Fraction(pairs, len(unit) - 1)
    values = sorted({c for c, _ in coincidences})
    of_value = {c: sum(coincidences[c, k] for k in values) for c in values}
    total = sum(of_value.values())
    observed = sum(n * metric(values, of_value, c, k) for (c, k), n in coincidences.items())
    expected = sum(of_value[c] * of_value[k] * metric(values, of_value, c, k)
                   for c in values for k in values) / (total - 1)
    return float(1 - observed / expected)


def interval(_values, _frequencies, c, k):
    return (c - k) ** 2


def ordinal(values, frequencies, c, k):
    low, high = sorted((values.index(c), values.index(k)))
    between = sum(frequencies[value] for value in values[low:high + 1])
    return (between - (frequencies[c] + frequencies[k]) / 2) ** 2


def midranks(values):
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [Fraction(0)] * len(values)
    first = 0
    while first < len(order):
        last = first
        while last + 1 < len(order) and values[order[last + 1]] == values[order[first]]:
            last += 1
        for at in range(first, last + 1):
            ranks[order[at]] = Fraction(first + last + 2, 2)
        first = last + 1
    return ranks


def kendall_w(rows):
    """Kendall's W with the correction for ties (Siegel 1956, chapter 9), a row an expert."""
    m, n = len(rows), len(rows[0])
    ranks = [midranks(row) for row in rows]
    sums = [sum(column) for column in zip(*ranks)]
    spread = sum((one - Fraction(m * (n + 1), 2)) ** 2 for one in sums)
    ties = sum(size ** 3 - size for row in rows for size in collections.Counter(row).values())
    return float(12 * spread / (m * m * (n ** 3 - n) - m * ties))


def correlation(a, b):
    n, mean_a, mean_b = len(a), sum(a) / len(a), sum(b) / len(b)
    both = sum((a[i] - mean_a) * (b[i] - mean_b) for i in range(n))
    return both / (sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b)) ** 0.5
