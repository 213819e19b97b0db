#!/usr/bin/env python3
"""Reads real TMX files with mizan and with lxml, and compares unit by unit.

usage: tests/interop/memories.py MIZAN FOLDER

Each folder below FOLDER holds the files of one tool. The other reading is plain: every `<tu>`, each text in its source
language (of the unit or the header) with each other text; the text of inline codes left out, of `<hi>` kept. Each file
also goes through a memory and back, twice: the second time it comes out as it went in, and the first time all that it
says beside its texts (dates, people, properties, notes, those of the header too) is there again. Prints a table by folder
and every difference; fails if of the well-formed files with a pair of texts fewer than 95 % are read, if of a file's
units fewer than 98 % are equal, or if the second file that comes out of a memory is not the first, or if more than 2 %
of what a file says is lost. A file without any pair of texts (`empty`) is refused rightly. Needs: pip install lxml
"""
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict

from lxml import etree

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CODES = {"bpt", "ept", "ph", "it", "ut"}
SPACES = str.maketrans({"\t": " ", "\n": " "})


def text(element):
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in CODES:
            parts.append(text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def canonical(tag):
    return tag.strip().replace("_", "-").lower()


def pairs(unit, file_lang):
    """The texts of a unit, source and target, as often as it has them."""
    texts = [
        (canonical(variant.get(LANG) or variant.get("lang") or ""), text(variant.find("seg")))
        for variant in unit.iter("tuv")
        if variant.find("seg") is not None
    ]
    source = canonical(unit.get("srclang") or file_lang)
    exact = [i for i, (lang, _) in enumerate(texts) if lang == source]
    sources = exact or [i for i, (lang, _) in enumerate(texts) if lang.split("-")[0] == source.split("-")[0]]
    if not sources:
        return [(a, b) for i, (_, a) in enumerate(texts) for _, b in texts[i + 1 :]]
    if len(sources) == len(texts):
        sources = [0]
    return [(texts[s][1], b) for s in sources for i, (_, b) in enumerate(texts) if i not in sources]


def lxml_units(path):
    tree = etree.parse(str(path), etree.XMLParser(huge_tree=True, load_dtd=False, no_network=True))
    header = tree.find("header")
    file_lang = header.get("srclang", "*all*") if header is not None else "*all*"
    found = Counter()
    for unit in tree.iter("tu"):
        for source, target in pairs(unit, file_lang):
            found[(source.translate(SPACES), target.translate(SPACES))] += 1
    return found


STAMPS = ["creationdate", "creationid", "changedate", "changeid", "lastusagedate", "usagecount", "tuid"]


def told(path, units):
    """What a file says of its units beside their texts: of the file, and by pair of texts."""
    tree = etree.parse(str(path), etree.XMLParser(huge_tree=True, load_dtd=False, no_network=True))
    header = tree.find("header")
    file_lang = header.get("srclang", "*all*") if header is not None else "*all*"
    everything = {("file", fact) for fact in facts(header, STAMPS[:4])} if header is not None else set()
    for unit in tree.iter("tu"):
        paired = pairs(unit, file_lang)
        # Two units of the same texts become one; of a unit of several targets each takes its own.
        if len(paired) != 1 or units[paired[0]] != 1 or not all(text.strip() for text in paired[0]):
            continue
        said = facts(unit, [])
        for variant in unit.iter("tuv"):
            said |= facts(variant, [])
        # The unit's own word counts before its target's, and that before its source's.
        target = [variant for variant in unit.iter("tuv") if variant.find("seg") is not None and text(variant.find("seg")) == paired[0][1]]
        for name in STAMPS:
            value = unit.get(name) or next((variant.get(name) for variant in target + list(unit.iter("tuv")) if variant.get(name)), None)
            if value and value != "0":
                said.add((name, stamp(value)))
        everything |= {(paired[0], fact) for fact in said}
    return everything


def facts(element, attributes):
    said = {(name, stamp(element.get(name))) for name in attributes if element.get(name)}
    said |= {(prop.get("type") or "", prop.text or "") for prop in element.findall("prop")}
    return said | {("note", note.text or "") for note in element.findall("note")}


def stamp(value):
    """Dates without the signs that some tools write between their digits."""
    return value.replace("-", "").replace(":", "").removesuffix("Z") if value[:1].isdigit() and "T" in value else value


def run(*args):
    return subprocess.run([str(arg) for arg in args], capture_output=True, text=True)


def mizan_units(mizan, path, folder):
    """The units, or None if the file was refused; and what was said. TMX holds any number of languages."""
    written = folder / "converted.tmx"
    done = run(mizan, "convert", path, "-o", written)
    if done.returncode or not written.exists():
        return None, done.stderr.strip()
    found = Counter()
    for unit in etree.parse(str(written)).iter("tu"):
        source, target = (text(variant.find("seg")).translate(SPACES) for variant in unit.findall("tuv"))
        found[(source, target)] += 1
    return found, done.stderr.strip()


def comes_back(mizan, path, folder):
    """Whether a file that went through a memory is the same when it goes through another, and what was lost of it."""
    first, second = folder / "first.tmx", folder / "second.tmx"
    for source, target in [(path, first), (first, second)]:
        memory = folder / f"{target.stem}.mizan"
        run(mizan, "import", source, "--into", memory)
        run(mizan, "export", memory, "-o", target)
    plain = etree.parse(str(path), etree.XMLParser(huge_tree=True, load_dtd=False, no_network=True))
    header = plain.find("header")
    lang = header.get("srclang", "*all*") if header is not None else "*all*"
    units = Counter(pair for unit in plain.iter("tu") for pair in pairs(unit, lang))
    wanted = told(path, units)
    return first.read_bytes() == second.read_bytes(), len(wanted), wanted - told_back(first)


def told_back(path):
    """What a file of mizan's says: texts in the order in which it wrote them."""
    tree = etree.parse(str(path))
    everything = {("file", fact) for fact in facts(tree.find("header"), STAMPS[:4])}
    for unit in tree.iter("tu"):
        source, target = unit.findall("tuv")
        said = facts(unit, STAMPS) | facts(source, []) | facts(target, [])
        everything |= {((text(source.find("seg")), text(target.find("seg"))), fact) for fact in said}
    return everything


def main():
    mizan, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    table = defaultdict(Counter)
    failed = False
    for path in sorted(folder.glob("*/*.tmx")):
        row = table[path.parent.name]
        row["files"] += 1
        with tempfile.TemporaryDirectory() as scratch:
            found, said = mizan_units(mizan, path, pathlib.Path(scratch))
        try:
            wanted = lxml_units(path)
        except etree.XMLSyntaxError as error:
            print(f"{path.parent.name}/{path.name}: lxml: {error}; mizan: {'refused' if found is None else 'read'}")
            row["read too"] += found is not None
            continue
        row["well-formed"] += 1
        row["read"] += found is not None
        row["empty"] += found is None and not wanted
        if found is None:
            print(f"{path.parent.name}/{path.name}: {said}")
            continue
        equal = sum((found & wanted).values())
        row["units"] += sum(wanted.values())
        row["equal"] += equal
        for side, units in [("lxml", wanted - found), ("mizan", found - wanted)]:
            for unit in list(units)[:3]:
                print(f"{path.parent.name}/{path.name}: only {side}: {unit}")
        failed |= equal < 0.98 * sum(wanted.values())
        with tempfile.TemporaryDirectory() as scratch:
            back, facts_told, lost = comes_back(mizan, path, pathlib.Path(scratch))
        row["back"] += back
        row["told"] += facts_told
        row["kept"] += facts_told - len(lost)
        for fact in sorted(lost, key=str)[:3]:
            print(f"{path.parent.name}/{path.name}: lost on the way through a memory: {fact}")
        failed |= not back or len(lost) > 0.02 * facts_told
    columns = ["files", "well-formed", "empty", "read", "units", "equal", "back", "told", "kept"]
    print("\n| files of | " + " | ".join(columns) + " |")
    total = Counter()
    for name, row in sorted(table.items()):
        print(f"| {name} | " + " | ".join(f"{row[column]:,}" for column in columns) + " |")
        total.update(row)
    print("| all | " + " | ".join(f"{total[column]:,}" for column in columns) + " |")
    return failed or total["read"] < 0.95 * (total["well-formed"] - total["empty"])


if __name__ == "__main__":
    sys.exit(main())
