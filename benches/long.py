"""Writes a long document and its gold beads: python3 benches/long.py N FOLDER PAIRS.tsv.gz...

ar.txt and en.txt have N segments each; every tenth one has no counterpart. It was taken from a far place of the pairs.
The same arguments give the same document.
"""

import gzip
import random
import sys
from pathlib import Path


def pairs(paths):
    seen = set()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                arabic, _, english = line.rstrip("\n").partition("\t")
                english = english.split("\t")[0]
                if len(arabic) > 20 and english and arabic not in seen:
                    seen.add(arabic)
                    yield arabic, english


def main():
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    inserted = count // 10
    translated = count - inserted
    taken = list(pairs(sys.argv[3:]))
    if len(taken) < translated + 2 * inserted:
        sys.exit(f"{len(taken)} pairs, {translated + 2 * inserted} are needed")
    draw = random.Random(7)
    others = taken[translated:]
    draw.shuffle(others)
    steps = ["pair"] * translated + ["ar"] * inserted + ["en"] * inserted
    first = iter(taken)
    draw.shuffle(steps)
    arabic, english, beads = [], [], []
    for step in steps:
        pair = next(first) if step == "pair" else others.pop()
        own = [len(arabic)] if step != "en" else []
        other = [len(english)] if step != "ar" else []
        arabic += [pair[0]] * len(own)
        english += [pair[1]] * len(other)
        beads.append(f"{own} : {other}\n")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ar.txt").write_text("\n".join(arabic) + "\n", encoding="utf-8")
    (folder / "en.txt").write_text("\n".join(english) + "\n", encoding="utf-8")
    (folder / "gold.txt").write_text("".join(beads), encoding="utf-8")


main()
