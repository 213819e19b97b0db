#!/usr/bin/env python3
"""Reads real XLIFF and PO files with mizan and with other readers, and compares unit by unit.

usage: tests/interop/documents.py MIZAN FOLDER

Each folder below FOLDER holds the files of one tool. The other readers are plain: lxml for XLIFF (every trans-unit,
or its segments if both sides have the same; the text of inline codes and the indentation left out),
translate-toolkit's `po` for PO.
Prints a table by folder and format and every difference; fails if of the well-formed files fewer than 95 % are read,
if of a file's units fewer than 98 % are equal, or if an XLIFF file that is pre-translated from a memory without a
match comes out changed by a byte. Needs: pip install lxml translate-toolkit
"""
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict

from lxml import etree
from translate.storage import pypo

XLIFF = {".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CODES = {"bpt", "ept", "ph", "it"}


def local(element):
    return etree.QName(element).localname if isinstance(element.tag, str) else None


def text(element, version):
    """The text of an element; in 1.2, some inline elements hold markup and no text."""
    parts = [element.text or ""]
    for child in element:
        name = local(child)
        deleted = name == "mrk" and child.get("mtype") == "x-sdl-deleted"
        if name and not deleted and not (version == 1 and name in CODES):
            parts.append(text(child, version))
        parts.append(child.tail or "")
    return "".join(parts)


def first(element, name):
    return next((child for child in element if local(child) == name), None)


def plain(element, version):
    return "" if element is None else text(element, version)


def segments(unit):
    """The pairs of elements of a 1.2 unit: its segments, or the unit as a whole."""
    source, target = first(unit, "source"), first(unit, "target")
    marks = lambda side: [] if side is None else [
        mark for mark in side.iter() if local(mark) == "mrk" and mark.get("mtype") == "seg"
    ]
    segmented = first(unit, "seg-source")
    sources = marks(source if segmented is None else segmented)
    targets = {mark.get("mid"): mark for mark in marks(target)}
    unmarked = target is not None and not targets and (text(target, 1) or len(target))
    if sources and not unmarked and set(targets) <= {mark.get("mid") for mark in sources}:
        return [(mark, targets.get(mark.get("mid"))) for mark in sources]
    return [] if source is None else [(source, target)]


def is_preserved(element):
    """Whether white space is a part of the text of an element."""
    while element is not None and element.get(SPACE) is None:
        element = element.getparent()
    return element is not None and element.get(SPACE) == "preserve"


def unindented(value):
    """A text without the white space with a line break at its ends, which is the layout of the file."""
    if not value.strip():
        return value
    start = value[: len(value) - len(value.lstrip())]
    end = value[len(value.rstrip()) :]
    kept = value[len(start) if "\n" in start else 0 :]
    return kept[: len(kept) - len(end)] if end and "\n" in end else kept


def read_xliff(path):
    root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, huge_tree=True)).getroot()
    version = 2 if root.get("version", "").startswith("2") else 1
    units = []
    for unit in root.iter():
        if version == 1 and local(unit) == "trans-unit":
            pairs = segments(unit)
        elif version == 2 and local(unit) == "segment":
            pairs = [(first(unit, "source"), first(unit, "target"))]
        else:
            continue
        for source, target in pairs:
            shown = str if is_preserved(source) else unindented
            units.append((shown(plain(source, version)), shown(plain(target, version))))
    return units


def read_po(path):
    units = []
    with open(path, "rb") as file:
        for message in pypo.pofile(file).units:
            if message.isheader() or not message.source and not message.getcontext():
                continue
            sources = message.source.strings if message.hasplural() else [message.source]
            targets = message.target.strings if message.hasplural() else [message.target]
            units += [(tuple(map(str, sources)), str(target)) for target in targets]
    return units


def read_mizan(mizan, path):
    """What mizan reads, by way of the XLIFF it writes; and what it says on stderr."""
    done = subprocess.run([mizan, "convert", str(path), "--to", "xliff"], capture_output=True, timeout=120)
    said = done.stderr.decode().strip().splitlines()
    if done.returncode != 0:
        return None, said
    root = etree.fromstring(done.stdout, etree.XMLParser(huge_tree=True))
    units = [unit for unit in root.iter() if local(unit) == "trans-unit"]
    return [(text(first(unit, "source"), 1), plain(first(unit, "target"), 1)) for unit in units], said


def untouched(mizan, memory, path):
    """Whether pre-translation from a memory without a match leaves every byte as it was."""
    done = subprocess.run([mizan, "pretranslate", str(path), "--memory", memory], capture_output=True, timeout=120)
    return done.returncode == 0 and done.stdout == path.read_bytes()


def equal(expected, found):
    """How many units are equal, and those that are not. Of a plural, either source may stand in the unit."""
    left = Counter(found)
    missing = []
    for sources, target in expected:
        for source in sources if isinstance(sources, tuple) else [sources]:
            if left[source, target]:
                left[source, target] -= 1
                break
        else:
            missing.append((sources, target))
    return len(expected) - len(missing), missing


def visible(units):
    """Characters that XML forbids never reach the XLIFF that is compared."""
    clean = lambda value: "".join(c for c in value if c >= " " or c in "\n\t\r").replace("\r", "\n")
    return [
        (tuple(map(clean, source)) if isinstance(source, tuple) else clean(source), clean(target))
        for source, target in units
    ]


def main():
    mizan, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    memory = str(pathlib.Path(tempfile.mkdtemp()) / "empty.mizan")
    subprocess.run([mizan, "add", "…", "٪", "--memory", memory, "--source-lang", "en", "--target-lang", "ar"], check=True)
    table = defaultdict(Counter)
    failures = []
    for path in sorted(folder.rglob("*")):
        kind = path.suffix.lower()
        if kind not in XLIFF | {".po"}:
            continue
        row = table[path.relative_to(folder).parts[0], kind]
        row["files"] += 1
        if kind != ".po":
            same = untouched(mizan, memory, path)
            row["untouched"] += same
            if not same:
                failures.append(f"{path.name}: pre-translation changes it")
        found, said = read_mizan(mizan, path)
        try:
            expected = read_po(path) if kind == ".po" else read_xliff(path)
        except Exception as error:  # whatever the other reader trips over
            row["other refuses"] += 1
            what = f"{len(found)} units" if found else "no unit"
            print(f"{path.name}: the other reader: {str(error)[:90]}\n    mizan: {what}; {said[:-1] or said}")
            continue
        row["well-formed"] += 1
        if found is None:
            failures.append(f"{path.name}: not read: {said}")
            continue
        row["read"] += 1
        same, missing = equal(visible(expected), visible(found))
        row["units"] += len(expected)
        row["equal"] += same
        for unit in missing[:3]:
            print(f"{path.name}: differs: {unit}")
        if same < 0.98 * len(expected):
            failures.append(f"{path.name}: {same} of {len(expected)} units are equal")
    columns = ["files", "well-formed", "read", "units", "equal", "other refuses", "untouched"]
    print("| tool | format | " + " | ".join(columns) + " |")
    print("|---|---|" + "--:|" * len(columns))
    for (tool, kind), row in sorted(table.items()):
        print(f"| {tool} | {kind} | " + " | ".join(str(row[column]) for column in columns) + " |")
    total = sum(table.values(), Counter())
    print(f"| all | | " + " | ".join(str(total[column]) for column in columns) + " |")
    if total["read"] < 0.95 * total["well-formed"]:
        failures.append(f"{total['read']} of {total['well-formed']} well-formed files are read")
    print("\n".join(failures))
    sys.exit(1 if failures else 0)


main()
