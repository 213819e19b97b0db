"""Writes documents with merged, split and missing segments and their gold beads, to measure the aligner on:

    python3 benches/edited.py news|verses FOLDER PAIRS.tsv.gz...

For each file, eight documents of 80 pairs that follow one another there. `news` merges 12 % of the neighbours on one side
and leaves out 4 % of the segments on each. `verses` splits 30 % of the verses in two on one side, after a mark in the
middle, and merges 20 % of the neighbours. The same arguments give the same documents.
"""

import gzip
import random
import re
import sys
from pathlib import Path

DOCUMENTS, PAIRS = 8, 80
# A split is after a mark and before a space; a Quranic pause stands for itself.
MARKS = re.compile(r"(?<=[.,;:؛،!?؟ۖۗۚۛ]) ")


def pairs(path):
    seen = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            arabic, english = line.rstrip("\n").split("\t")[:2]
            if len(arabic) > 20 and len(english) > 20 and arabic not in seen:
                seen.add(arabic)
                yield arabic, english


def halves(text):
    places = [match.span() for match in MARKS.finditer(text)]
    if not places:
        return [text]
    start, end = min(places, key=lambda place: abs(place[0] - len(text) / 2))
    return [text[:start], text[end:]] if start > 10 and len(text) - end > 10 else [text]


def beads(kind, taken, draw):
    """The beads of a document, each the segments of both sides."""
    share = {"news": .12, "verses": .2}[kind]
    found = []
    left = list(taken)
    while left:
        arabic, english = left.pop(0)
        chance = draw.random()
        if left and chance < share:
            # Of the two, one side becomes one segment.
            next_arabic, next_english = left.pop(0)
            if draw.random() < .5:
                found.append(([f"{arabic} {next_arabic}"], [english, next_english]))
            else:
                found.append(([arabic, next_arabic], [f"{english} {next_english}"]))
        elif kind == "news" and chance < share + .08:
            found.append(([arabic], []) if draw.random() < .5 else ([], [english]))
        elif kind == "verses" and chance < share + .3:
            found.append((halves(arabic), [english]) if draw.random() < .5 else ([arabic], halves(english)))
        else:
            found.append(([arabic], [english]))
    return found


def write(folder, beads):
    folder.mkdir(parents=True, exist_ok=True)
    arabic, english, gold = [], [], []
    for own, other in beads:
        own_places = list(range(len(arabic), len(arabic) + len(own)))
        other_places = list(range(len(english), len(english) + len(other)))
        gold.append(f"{own_places} : {other_places}\n")
        arabic += own
        english += other
    for name, lines in ("ar.txt", arabic), ("en.txt", english):
        (folder / name).write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    (folder / "gold.txt").write_text("".join(gold), encoding="utf-8")


def main():
    kind, folder = sys.argv[1], Path(sys.argv[2])
    for path in map(Path, sys.argv[3:]):
        draw = random.Random(f"{kind} {path.name}")
        taken = list(pairs(path))
        starts = draw.sample(range(len(taken) // PAIRS), min(DOCUMENTS, len(taken) // PAIRS))
        for number, start in enumerate(starts):
            document = taken[start * PAIRS:(start + 1) * PAIRS]
            write(folder / f"{path.name.split('.')[0]}-{number}", beads(kind, document, draw))


main()
