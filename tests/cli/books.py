"""Score sheets as a program that is not ours sees and fills them: archives of XML, nothing else."""

import csv
import io
import re
import shutil
import zipfile
from xml.etree import ElementTree

from cli import DONE, otbor, tree

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MAIN = f"{{{NAMESPACE}}}"
SOFFICE = shutil.which("soffice")
ElementTree.register_namespace("", NAMESPACE)
ElementTree.register_namespace(
    "r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")


def parts(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def sheets_of(path):
    """Name of a sheet -> its XML."""
    held = parts(path)
    book = ElementTree.fromstring(held["xl/workbook.xml"])
    return {sheet.get("name"): ElementTree.fromstring(held[f"xl/worksheets/sheet{at + 1}.xml"])
            for at, sheet in enumerate(book.find(f"{MAIN}sheets"))}


def cells_of(sheet):
    """Address -> (text or number, formula)."""
    cells = {}
    for cell in sheet.iter(f"{MAIN}c"):
        value = cell.find(f"{MAIN}is/{MAIN}t") if cell.get("t") == "inlineStr" else cell.find(
            f"{MAIN}v")
        formula = cell.find(f"{MAIN}f")
        cells[cell.get("r")] = (None if value is None else value.text,
                                None if formula is None else formula.text)
    return cells


def rows_of(path):
    """Rows of a table as dictionaries."""
    text = path.read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def column_of(address):
    return re.sub(r"\d", "", address)


def put(row, column, value):
    """A cell of a row takes a text or a number, as a program that fills a sheet would write it."""
    cell = next(c for c in row if column_of(c.get("r")) == column)
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if re.fullmatch(r"\d+(\.\d+)?", value):
        ElementTree.SubElement(cell, f"{MAIN}v").text = value
    elif value:
        cell.set("t", "inlineStr")
        ElementTree.SubElement(ElementTree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t").text = value


def fill(book, answers, out=None, change_sheet=None):
    """Fills a book: (practice, question) -> texts by the letters of columns. What a row asks stands
    in its last four cells."""
    held = parts(book)
    for name in [n for n in held if n.startswith("xl/worksheets/")]:
        sheet = ElementTree.fromstring(held[name])
        for row in sheet.iter(f"{MAIN}row"):
            cells = list(row)
            texts = [c.findtext(f"{MAIN}is/{MAIN}t") for c in cells[-4:]]
            for column, value in answers.get((texts[0], texts[2] if len(texts) > 2 else ""),
                                             {}).items():
                put(row, column, value)
        if change_sheet:
            change_sheet(name, sheet)
        held[name] = ElementTree.tostring(sheet, encoding="utf-8", xml_declaration=True)
    with zipfile.ZipFile(out or book, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)


def answers_of(rows, expert):
    """What an expert has said in ratings.csv, as answers of a book: mark, comment, evidence."""
    return {(row["практика"], row["критерий"]):
            {"C": row["балл"], "F": row["комментарий"], "G": row["подтверждение"]}
            for row in rows if row["эксперт"] == expert}


MADE = {}  # the files of a programme -> the books made of it: made once, copied for each test


def filled_books(where):
    """A programme without ratings, and books that hold them all."""
    files = tuple(sorted(tree(where).items()))
    rows = rows_of(where / "ratings.csv")
    (where / "ratings.csv").unlink()
    books = where.parent / "Сданные листы"
    if files in MADE:
        books.mkdir()
        for name, data in MADE[files].items():
            (books / name).write_bytes(data)
        return books
    assert otbor("sheets", where, "--out", books).returncode == DONE
    for book in sorted(books.iterdir()):
        fill(book, answers_of(rows, book.stem))
    MADE[files] = tree(books)
    return books


def result_of(where):
    done = otbor("run", where, "--out", where.parent / "Итоги")
    return done, (where.parent / "Итоги/ranking.csv").read_bytes()
