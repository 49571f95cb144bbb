"""What Word or Excel would object to in a file, told without either: the package, the order and
presence of elements, identifiers, references and limits. The lists are the standard's
(ooxml_lists.py); limits that Excel alone has are said to be its own.
"""

import io
import re
import zipfile
from xml.etree import ElementTree

import ooxml_lists as lists

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def local(element):
    return element.tag.rsplit("}", 1)[-1]


class Order:
    """The children that an element may have."""

    def __init__(self, text):
        self.place, self.again = {}, set()
        for at, group in enumerate(text.split()):
            for name in group.split("|"):
                if name.endswith("*"):
                    name = name[:-1]
                    self.again.add(name)
                self.place[name] = at

    def problems(self, parent):
        last, seen = -1, set()
        for child in parent:
            name = local(child)
            if name not in self.place:
                yield f"<{name}> does not belong into <{local(parent)}>"
                continue
            if self.place[name] < last:
                yield f"<{name}> stands too late in <{local(parent)}>"
            if name in seen and name not in self.again:
                yield f"<{name}> comes twice in <{local(parent)}>"
            last = max(last, self.place[name])
            seen.add(name)


WORD = {name: Order(text) for name, text in lists.WORD.items()}
EXCEL = {name: Order(text) for name, text in lists.EXCEL.items()}


class Package:
    def __init__(self, data):
        self.found = []
        self.parts = {}
        self.trees = {}
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = file.namelist()
            if file.testzip():
                self.tell("", "damaged archive")
            for name in names:
                self.parts[name] = file.read(name)
        for name in sorted({n.lower() for n in names}):
            if sum(n.lower() == name for n in names) > 1:
                self.tell(name, "two parts of one name")
        for name, content in self.parts.items():
            if not name.endswith((".xml", ".rels")):
                continue
            try:
                self.trees[name] = ElementTree.fromstring(content)
            except ElementTree.ParseError as error:
                self.tell(name, f"no XML: {error}")
        self.check_types()
        self.relations = {name: self.relations_of(name) for name in ["", *self.parts]}
        self.check_reached()

    def tell(self, part, text):
        self.found.append(f"{part}: {text}" if part else text)

    def check_types(self):
        root = self.trees.get("[Content_Types].xml")
        if root is None:
            self.tell("", "[Content_Types].xml is missing")
            return
        defaults, overrides = {}, {}
        for entry in root:
            key = entry.get("Extension") if local(entry) == "Default" else entry.get("PartName")
            known = defaults if local(entry) == "Default" else overrides
            if key in known:
                self.tell("[Content_Types].xml", f"{key} has two types")
            known[key] = entry.get("ContentType")
        for name in overrides:
            if name.lstrip("/") not in self.parts:
                self.tell("[Content_Types].xml", f"{name} is not there")
        for name in self.parts:
            if name == "[Content_Types].xml" or f"/{name}" in overrides:
                continue
            ending = name.rsplit(".", 1)[-1]
            if ending not in defaults:
                self.tell(name, "has no content type")
            elif defaults[ending] == "application/xml":
                self.tell(name, "is of the type application/xml, which no program opens")

    def relations_of(self, part):
        folder, _, name = part.rpartition("/")
        where = f"{folder}/_rels/{name}.rels".lstrip("/")
        targets = {}
        for entry in self.trees.get(where, ()):
            if entry.get("Id") in targets:
                self.tell(where, f"{entry.get('Id')} comes twice")
            if entry.get("TargetMode") == "External":
                continue
            target = entry.get("Target")
            target = target[1:] if target.startswith("/") else f"{folder}/{target}".lstrip("/")
            if target not in self.parts:
                self.tell(where, f"{target} is not there")
            targets[entry.get("Id")] = (entry.get("Type").rsplit("/", 1)[-1], target)
        return targets

    def check_reached(self):
        reached, open_parts = {"[Content_Types].xml"}, [""]
        while open_parts:
            part = open_parts.pop()
            folder, _, name = part.rpartition("/")
            reached.add(f"{folder}/_rels/{name}.rels".lstrip("/"))
            for _, target in self.relations.get(part, {}).values():
                if target not in reached:
                    reached.add(target)
                    open_parts.append(target)
        for name in sorted(set(self.parts) - reached):
            self.tell(name, "no relationship leads there")

    def target(self, part, kind):
        return next((t for k, t in self.relations.get(part, {}).values() if k == kind), None)

    def check_orders(self, namespace, orders, required):
        for name, tree in self.trees.items():
            for element in tree.iter():
                if not element.tag.startswith("{" + namespace + "}"):
                    continue
                if local(element) in orders:
                    for problem in orders[local(element)].problems(element):
                        self.tell(name, problem)
                children = {local(child) for child in element}
                for child in required.get(local(element), ()):
                    if child not in children:
                        self.tell(name, f"<{local(element)}> has no <{child}>")


def attribute(element, name):
    return element.get(f"{{{W}}}{name}")


class Word(Package):
    def check(self):
        main = self.target("", "officeDocument")
        if main is None or main not in self.trees:
            self.tell("", "there is no document")
            return
        self.check_orders(W, WORD, lists.WORD_REQUIRED)
        styles = self.identifiers(self.target(main, "styles"), "style", "styleId")
        numbers = self.identifiers(self.target(main, "numbering"), "num", "numId")
        for name, tree in self.trees.items():
            for element in tree.iter():
                if element.tag.startswith("{" + W + "}"):
                    self.check_element(name, element, styles, numbers)
            self.check_blocks(name, tree)
            self.check_tables(name, tree)
        for kind in ("headerReference", "footerReference"):
            for reference in self.trees[main].iter(f"{{{W}}}{kind}"):
                known = self.relations[main].get(reference.get(f"{{{R}}}id"), ("", ""))
                if known[0] != kind[:6]:
                    self.tell(main, f"<{kind}> leads to no {kind[:6]}")
        body = self.trees[main].find(f"{{{W}}}body")
        if body is not None and local(body[-1]) != "sectPr":
            self.tell(main, "the last section is not at the end of the body")

    def identifiers(self, part, name, key):
        known = set()
        for element in self.trees.get(part, ElementTree.Element("none")).iter(f"{{{W}}}{name}"):
            if attribute(element, key) in known:
                self.tell(part, f"{name} {attribute(element, key)} comes twice")
            known.add(attribute(element, key))
        return known

    def check_element(self, part, element, styles, numbers):
        name = local(element)
        for key in lists.WORD_ATTRIBUTES.get(name, ()):
            if attribute(element, key) is None:
                self.tell(part, f"<{name}> has no {key}")
        for tab in element if name == "tabs" else ():  # in a run <tab/> is a sign
            if attribute(tab, "val") is None or attribute(tab, "pos") is None:
                self.tell(part, "a <tab> of <tabs> without val or pos")
        value = attribute(element, "type" if "Reference" in name or name == "tblLayout" else "val")
        if name in lists.WORD_VALUES and value not in lists.WORD_VALUES[name]:
            self.tell(part, f"<{name}> is {value!r}")
        if name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
            if value not in styles:
                self.tell(part, f"style {value!r} is not defined")
        if name == "numId" and value not in numbers | {"0"}:
            self.tell(part, f"list {value!r} is not defined")
        text = element.text or ""
        if name == "t" and text != text.strip() and element.get(XML_SPACE) != "preserve":
            self.tell(part, f"blanks at the ends of {text!r} are lost without xml:space")
        if name == "t" and "\n" in text:
            self.tell(part, f"a line end inside {text!r}")

    def check_blocks(self, part, tree):
        for parent in tree.iter():
            name = local(parent)
            if name not in lists.WORD_BLOCK_PARENTS or not parent.tag.startswith("{" + W):
                continue
            blocks = [local(child) for child in parent if local(child) not in ("tcPr", "sectPr")]
            for block in blocks:
                if block not in lists.BLOCKS.split():
                    self.tell(part, f"<{block}> does not belong into <{name}>")
            if name != "body" and "p" not in blocks:
                self.tell(part, f"<{name}> without a paragraph")
            if name == "tc" and blocks and blocks[-1] != "p":
                self.tell(part, "a cell that does not end with a paragraph")
            if any(pair == ("tbl", "tbl") for pair in zip(blocks, blocks[1:])):
                self.tell(part, "two tables touch: Word makes one of them")
            if name == "tc" and "tcPr" in [local(c) for c in parent][1:]:
                self.tell(part, "<tcPr> is not the first of its cell")
        for paragraph in tree.iter(f"{{{W}}}p"):
            if "pPr" in [local(child) for child in paragraph][1:]:
                self.tell(part, "<pPr> is not the first of its paragraph")
        for run in tree.iter(f"{{{W}}}r"):
            if "rPr" in [local(child) for child in run][1:]:
                self.tell(part, "<rPr> is not the first of its run")

    def check_tables(self, part, tree):
        for table in tree.iter(f"{{{W}}}tbl"):
            columns = len(table.findall(f"{{{W}}}tblGrid/{{{W}}}gridCol"))
            rows = table.findall(f"{{{W}}}tr")
            if not rows:
                self.tell(part, "a table without rows")
            for row in rows:
                cells = 0
                for cell in row.findall(f"{{{W}}}tc"):
                    span = cell.find(f"{{{W}}}tcPr/{{{W}}}gridSpan")
                    cells += 1 if span is None else int(attribute(span, "val"))
                if cells != columns:
                    self.tell(part, f"a row of {cells} cells in a table of {columns} columns")


def place(reference):
    """(row, column) of "B12", from 1."""
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", reference).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(row), column


def area(reference):
    first, _, last = reference.replace("$", "").partition(":")
    return place(first), place(last or first)


class Excel(Package):
    # Excel's own: "Excel specifications and limits" and what its dialogues take.
    CHOICE_LIMITS = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 225}

    def check(self):
        main = self.target("", "officeDocument")
        if main is None or main not in self.trees:
            self.tell("", "there is no workbook")
            return
        self.check_orders(S, EXCEL, lists.EXCEL_REQUIRED)
        self.check_counts()
        looks = self.check_styles(self.target(main, "styles"))
        self.check_book(main)
        for kind, target in self.relations[main].values():
            if kind == "worksheet":
                self.check_sheet(target, self.trees[target], *looks)

    def check_counts(self):
        for name, tree in self.trees.items():
            for element in tree.iter():
                listed = {"mergeCells", "dataValidations", "fonts", "fills", "borders", "cellXfs",
                          "cellStyleXfs", "dxfs", "numFmts", "cellStyles"}
                count = element.get("count")
                if local(element) not in listed:
                    continue
                if count is not None and int(count) != len(element):
                    self.tell(name, f"<{local(element)}> counts {count} of {len(element)}")
                if len(element) == 0 and local(element) != "dxfs":
                    self.tell(name, f"<{local(element)}> is empty")

    def check_styles(self, part):
        """How many looks there are for cells, and how many for conditions."""
        tree = self.trees.get(part)
        if tree is None:
            return 0, 0
        sizes = {local(child): len(child) for child in tree}
        formats = {int(f.get("numFmtId")) for f in tree.iter(f"{{{S}}}numFmt")}
        for xf in tree.iter(f"{{{S}}}xf"):
            for key, of in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"),
                            ("xfId", "cellStyleXfs")):
                if int(xf.get(key, 0)) >= sizes.get(of, 0) and xf.get(key) is not None:
                    self.tell(part, f"<xf> with {key} {xf.get(key)} of {sizes.get(of, 0)}")
            number = int(xf.get("numFmtId", 0))
            if number >= 164 and number not in formats:
                self.tell(part, f"number format {number} is not defined")
        kinds = [p.get("patternType") for p in tree.iter(f"{{{S}}}patternFill")][:2]
        if kinds != ["none", "gray125"]:
            self.tell(part, f"the first two fills are Excel's own, none and gray125, not {kinds}")
        return sizes.get("cellXfs", 0), sizes.get("dxfs", 0)

    def check_book(self, part):
        sheets = list(self.trees[part].iter(f"{{{S}}}sheet"))
        names = [sheet.get("name") for sheet in sheets]
        if len({name.lower() for name in names}) < len(names):
            self.tell(part, "two sheets of one name")
        for sheet in sheets:
            name = sheet.get("name")
            if len(name) > 31 or re.search(r"[\[\]:*?/\\]", name) or name[0] + name[-1] == "''":
                self.tell(part, f"a sheet cannot be called {name!r}")
            if sheet.get(f"{{{R}}}id") not in self.relations[part]:
                self.tell(part, f"sheet {name!r} is nowhere")
        if len({sheet.get("sheetId") for sheet in sheets}) < len(sheets):
            self.tell(part, "two sheets of one number")
        if all(sheet.get("state") for sheet in sheets):
            self.tell(part, "no sheet is seen")

    def check_sheet(self, part, tree, looks, conditions):
        last_row = 0
        for row in tree.iter(f"{{{S}}}row"):
            number, last_column = int(row.get("r")), 0
            if number <= last_row:
                self.tell(part, f"row {number} after row {last_row}")
            last_row = number
            for cell in row:
                where = place(cell.get("r"))
                if where[0] != number or where[1] <= last_column:
                    self.tell(part, f"cell {cell.get('r')} is out of order")
                last_column = where[1]
                self.check_cell(part, cell, looks)
        self.check_areas(part, tree)
        for rule in tree.iter(f"{{{S}}}cfRule"):
            if rule.get("priority") is None or int(rule.get("dxfId", 0)) >= conditions:
                self.tell(part, "a condition without its look or place")
        for choice in tree.iter(f"{{{S}}}dataValidation"):
            for key, most in self.CHOICE_LIMITS.items():
                if len(choice.get(key, "")) > most:
                    self.tell(part, f"{key} of more than {most} characters")
            for formula in choice:
                if len(formula.text or "") > 255:
                    self.tell(part, "a list of choices of more than 255 characters")
        for line in tree.iter():
            if local(line) in ("oddHeader", "oddFooter") and len(line.text or "") > 255:
                self.tell(part, f"<{local(line)}> of more than 255 characters")

    def check_cell(self, part, cell, looks):
        if int(cell.get("s", 0)) >= max(looks, 1):
            self.tell(part, f"cell {cell.get('r')} has a look that is not defined")
        children = {local(child) for child in cell}
        if (cell.get("t") == "inlineStr") != ("is" in children):
            self.tell(part, f"cell {cell.get('r')}: its type and its content differ")
        for text in cell.iter(f"{{{S}}}t"):
            words = text.text or ""
            if words != words.strip() and text.get(XML_SPACE) != "preserve":
                self.tell(part, f"cell {cell.get('r')} loses its outer blanks")
            if len(words) > 32767:
                self.tell(part, f"cell {cell.get('r')} is too long")
        formula = cell.find(f"{{{S}}}f")
        if formula is not None and len(formula.text or "") > 8192:
            self.tell(part, f"the formula of {cell.get('r')} is too long")

    def check_areas(self, part, tree):
        taken = {}
        for merged in tree.iter(f"{{{S}}}mergeCell"):
            (top, left), (bottom, right) = area(merged.get("ref"))
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    if (row, column) in taken:
                        self.tell(part, f"{merged.get('ref')} overlaps {taken[row, column]}")
                    taken[row, column] = merged.get("ref")


def problems(data):
    """Everything that is wrong with a document of Word or a workbook of Excel, a line each."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            kind = Word if "word/document.xml" in file.namelist() else Excel
    except zipfile.BadZipFile as error:
        return [f"no archive: {error}"]
    package = kind(data)
    if not any("no XML" in line for line in package.found):
        package.check()
    return sorted(set(package.found))
