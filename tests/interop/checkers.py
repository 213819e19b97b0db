#!/usr/bin/env python3
"""Finds the planted faults of tests/data/check/genres with mizan, with pofilter of the translate-toolkit, and with the
rules of Okapi's CheckMate, all on the same pairs.

usage: tests/interop/checkers.py MIZAN

Prints a table: how many of the faults of each rule a checker tells, which is to say something of the faulty pair that it
does not say of the good one, and how many of the 200 good pairs it says something of. pofilter runs if translate-toolkit is
installed; CheckMate runs if Maven and a JDK are there, and is fetched from Maven Central."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data" / "check" / "genres"
# Rules that compare units: a pair is read after the good pairs.
ACROSS = {"variant", "same-target", "duplicate"}


def rows(name):
    unescaped = lambda cell: re.sub(r"\\u\{([0-9A-F]+)\}", lambda found: chr(int(found[1], 16)), cell)
    lines = (DATA / name).read_text(encoding="utf-8").split("\n")
    return [[unescaped(cell) for cell in line.split("\t")] for line in lines if line]


GOOD = [(f"g{number}", *row[1:]) for number, row in enumerate(rows("good.tsv"), 1)]
FAULTS = [(f"f{number}", *row[3:]) for number, row in enumerate(rows("faults.tsv"), 1)]
RULES = {f"f{number}": (row[0], f"g{row[2]}") for number, row in enumerate(rows("faults.tsv"), 1)}
PAIRS = {pair[0]: pair for pair in GOOD + FAULTS}


def mizan(program):
    """Returns the rules that mizan names for each pair."""
    with tempfile.TemporaryDirectory() as folder:
        glossary, told = Path(folder, "glossary.tsv"), defaultdict(set)
        lines = ["\t".join(row) for row in rows("glossary.tsv")]
        glossary.write_text("# en ar\n" + "\n".join(lines) + "\n", encoding="utf-8")

        def check(name, pairs, rules):
            file = Path(folder, name)
            file.write_text(tmx(pairs), encoding="utf-8")
            found = subprocess.run(
                [program, "check", file, "--terms", glossary, rules, "--json"], check=True, capture_output=True
            )
            for finding in json.loads(found.stdout):
                told[finding["place"]["key"]].add(finding["rule"])

        check("good.tmx", GOOD, "--rules=-duplicate")
        inside = [pair for pair in FAULTS if RULES[pair[0]][0] not in ACROSS]
        check("faults.tmx", inside, "--rules=-variant,-same-target")
        for pair in FAULTS:
            if RULES[pair[0]][0] in ("variant", "same-target"):
                check("across.tmx", [*GOOD, pair], "--rules=variant,same-target")
        doubled = [pair for pair in FAULTS if RULES[pair[0]][0] == "duplicate"]
        file, memory = Path(folder, "doubled.tmx"), Path(folder, "doubled.mizan")
        good = {pair[0]: pair for pair in GOOD}
        file.write_text(tmx([good[RULES[pair[0]][1]] for pair in doubled] + doubled), encoding="utf-8")
        subprocess.run([program, "import", file, "--into", memory], check=True, capture_output=True)
        found = subprocess.run([program, "check", memory, "--json"], check=True, capture_output=True)
        for finding in json.loads(found.stdout):
            for pair in doubled:
                if finding["source"] == pair[2] and finding["rule"] == "duplicate":
                    told[pair[0]].add("duplicate")
        return told


def tmx(pairs):
    units = []
    for key, lang, source, target in pairs:
        other = "ar" if lang == "en" else "en"
        texts = ((lang, source), (other, target))
        tuvs = "".join(f"<tuv xml:lang={quoteattr(lang)}><seg>{escape(text)}</seg></tuv>" for lang, text in texts)
        units.append(f"<tu tuid={quoteattr(key)} srclang={quoteattr(lang)}>{tuvs}</tu>")
    head = '<header srclang="*all*" segtype="sentence" datatype="plaintext" o-tmf="x" adminlang="en" creationtool="x" creationtoolversion="1"/>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">{head}<body>\n' + "\n".join(units) + "\n</body></tmx>\n"


def pofilter():
    """Returns the tests of pofilter that each pair fails."""
    try:
        from translate.filters import checks
        from translate.storage import po
    except ImportError:
        return None
    told = defaultdict(set)
    for target_lang in ("ar", "en"):
        checker = checks.StandardChecker(checkerconfig=checks.CheckerConfig(targetlanguage=target_lang))
        for key, lang, source, target in PAIRS.values():
            if lang != target_lang:
                unit = po.pounit(source)
                unit.target = target
                told[key] |= set(checker.run_filters(unit))
    return told


def checkmate():
    """Returns the kinds of issues that CheckMate finds in each pair."""
    if not shutil.which("mvn") or not shutil.which("javac"):
        return None
    told = defaultdict(set)
    with tempfile.TemporaryDirectory() as folder:
        okapi = HERE.parent / "okapi"
        maven = ["mvn", "-q", "-B", "-f", okapi / "pom.xml", "dependency:copy-dependencies"]
        subprocess.run([*maven, f"-DoutputDirectory={folder}/lib"], check=True, stdout=subprocess.DEVNULL)
        libraries = f"{folder}/lib/*"
        subprocess.run(["javac", "-d", folder, "-cp", libraries, okapi / "Check.java"], check=True)
        wanted = [row for row in rows("glossary.tsv") if len(row) < 3]
        forbidden = [row for row in rows("glossary.tsv") if len(row) > 2]
        terms, black = Path(folder, "terms.txt"), Path(folder, "black.txt")
        terms.write_text("en\tar\n" + "".join(f"{en}\t{ar}\n" for en, ar in wanted), encoding="utf-8")
        black.write_text("".join(f"{ar}\n" for _, ar, _ in forbidden), encoding="utf-8")
        for lang, other in (("en", "ar"), ("ar", "en")):
            # CheckMate compares the units of one file. So each faulty pair of units stands in a file with the good ones.
            files = {"good": GOOD, "faults": [pair for pair in FAULTS if RULES[pair[0]][0] not in ACROSS]}
            files |= {pair[0]: [*GOOD, pair] for pair in FAULTS if RULES[pair[0]][0] in ACROSS}
            for name, pairs in files.items():
                pairs = [pair for pair in pairs if pair[1] == lang]
                if not pairs or name in PAIRS and PAIRS[name][1] != lang:
                    continue
                file = Path(folder, f"{name}.xlf")
                file.write_text(xliff(pairs, lang, other), encoding="utf-8")
                glossaries = [terms, black] if lang == "en" else []
                command = ["java", "-Dfile.encoding=UTF-8", "-cp", f"{folder}:{libraries}", "Check", file, lang, other]
                done = subprocess.run([*command, *glossaries], check=True, capture_output=True)
                for line in done.stdout.decode().splitlines():
                    key, kind = line.split("\t")
                    if name in ("good", "faults") or key == name:
                        told[key].add(kind)
    return told


def xliff(pairs, lang, other):
    def coded(text):
        parts = re.split(r"(</?[a-z][^<>]*>)", text)
        codes = iter(range(1, len(parts)))
        return "".join(
            f'<ph id="{next(codes)}">{escape(part)}</ph>' if number % 2 else escape(part)
            for number, part in enumerate(parts)
        )

    units = "".join(
        f'<trans-unit id="{key}" xml:space="preserve"><source>{coded(source)}</source><target>{coded(target)}</target></trans-unit>\n'
        for key, _, source, target in pairs
    )
    head = f'<file original="x" source-language="{lang}" target-language="{other}" datatype="plaintext"><body>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2">{head}\n{units}</body></file></xliff>\n'


def main():
    checkers = {"mizan": mizan(str(Path(sys.argv[1]).resolve())), "pofilter": pofilter(), "CheckMate": checkmate()}
    for name in [name for name, told in checkers.items() if told is None]:
        print(f"{name} is not there", file=sys.stderr)
        del checkers[name]
    if "--list" in sys.argv:
        for key in PAIRS:
            for name, told in checkers.items():
                print(key, RULES.get(key, ["good"])[0], name, " ".join(sorted(told[key])), *PAIRS[key][2:], sep="\t")
    planted = defaultdict(list)
    for key, (rule, good) in RULES.items():
        planted[rule].append((key, good))
    print("| rule | planted |", " | ".join(checkers), "|\n|---|---|" + "---|" * len(checkers))
    sums = defaultdict(int)
    for rule, pairs in planted.items():
        found = {}
        for name, told in checkers.items():
            found[name] = sum(1 for key, good in pairs if told[key] - told[good])
            sums[name] += found[name]
        print(f"| `{rule}` | {len(pairs)} |", " | ".join(str(found[name]) for name in checkers), "|")
    print(f"| all | {len(FAULTS)} |", " | ".join(str(sums[name]) for name in checkers), "|")
    flagged = [sum(1 for pair in GOOD if told[pair[0]]) for told in checkers.values()]
    print(f"| good pairs told | {len(GOOD)} |", " | ".join(map(str, flagged)), "|")


main()
