"""Writes a long document that repeats itself, and its gold beads:

    python3 benches/repetitive.py [--help-pages] N FOLDER PAIRS.tsv.gz...

ar.txt and en.txt have about N segments each, as a manual has them. Chapters of 20 to 400 segments come again with other
numbers, with lines left out and with new ones; most lines are short ones that come again and again, also as the cells of
tables. Runs of 1 to 15 segments have no counterpart, a tenth of each side; half of these runs repeat a passage of the
document. One bead in twenty has two segments of one side. The same arguments give the same document.

With --help-pages the pairs come once, in their own order, as the pages of a help system, which are repetitive by themselves.
The lines that all pages share, which the files have once, come again: the steps and menu lines between the others, and the
cells of tables. A gap is a passage of another page, so that its rare words lead astray.
"""

import gzip
import random
import re
import sys
from pathlib import Path

SHORT = 45  # characters of a line that may come again and again
LINES = 1500  # such lines
LONGEST_GAP = 15
TABLE = 30, 400  # the least and the most cells of a table
CHAPTER = 20, 400  # the least and the most segments of a chapter


def read(paths):
    """The distinct pairs of the files, in order."""
    pairs, seen = [], set()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                pair = tuple(" ".join(text.split()) for text in line.rstrip("\n").split("\t")[:2])
                if len(pair) == 2 and all(pair) and pair not in seen:
                    seen.add(pair)
                    pairs.append(pair)
    return pairs


def renumbered(pair, draw):
    """The pair with one number replaced on both sides, if both have the same one."""
    numbers = set(re.findall(r"\d+", pair[0])) & set(re.findall(r"\d+", pair[1]))
    if not numbers or draw.random() < 0.5:
        return pair
    old, new = min(numbers), str(draw.randrange(2, 100))
    return tuple(re.sub(rf"\b{old}\b", new, text) for text in pair)


def varied(chapter, fresh, often, draw):
    """A chapter as it comes again for another product: lines left out, new ones, other numbers."""
    lines, weights = often
    for pair in chapter:
        chance = draw.random()
        if chance < 0.3:
            yield renumbered(pair, draw)
        elif chance < 0.35:
            yield next(fresh)
        elif chance < 0.95:
            yield from draw.choices(lines, weights)


def table(lines, draw):
    """The cells of a table: few different lines, in any order."""
    start = draw.randrange(len(lines) - 12)
    return draw.choices(lines[start : start + draw.randint(4, 12)], k=draw.randint(*TABLE))


def translated(pairs, count, draw):
    """The pairs of the document: chapters that come again and again, and those left for gaps."""
    lines = [pair for pair in pairs if max(map(len, pair)) < SHORT][:LINES]
    often = lines, [1 / (rank + 100) for rank in range(len(lines))]
    fresh, chapters, found = iter(pairs), [], []
    while len(found) < count:
        if draw.random() < 0.3:
            found += table(lines, draw)
        if len(chapters) < 3 or draw.random() < 0.25:
            length = draw.randint(*CHAPTER)
            chapters.append([pair for pair, _ in zip(fresh, range(length))])
        found += varied(draw.choice(chapters[-8:]), fresh, often, draw)
    return found[:count], list(fresh)


def help_pages(pairs, count, draw):
    """The pairs in their own order, with the lines that come on every page, and other pages for the gaps."""
    lines = [pair for pair in pairs if max(map(len, pair)) < SHORT][:LINES]
    weights = [1 / (rank + 10) for rank in range(len(lines))]
    found, at = [], 0
    while len(found) < count and at < len(pairs):
        page = pairs[at : at + draw.randint(*CHAPTER)]
        at += len(page)
        for pair in page:
            found.append(pair)
            while draw.random() < 0.4:
                found += draw.choices(lines, weights)
        if draw.random() < 0.3:
            found += table(lines, draw)
    return found[:count], pairs[at:] or pairs[: count // 4]


def runs(pairs):
    """Endless passages of pairs in their own order."""
    while True:
        yield from pairs


def beads(pairs, others, draw):
    """The beads of the document, each with the segments of both sides."""
    found, others = [], iter(others)
    mean_gap = (1 + LONGEST_GAP) / 2
    at = 0
    while at < len(pairs):
        chance = draw.random()
        if chance < 2 * 0.11 / mean_gap:
            longest = draw.randint(1, LONGEST_GAP)
            start = draw.randrange(len(pairs) - LONGEST_GAP)
            run = pairs[start : start + longest] if draw.random() < 0.5 else [next(others) for _ in range(longest)]
            side = draw.randrange(2)
            found += [((pair[0],), ()) if side == 0 else ((), (pair[1],)) for pair in run]
        if chance > 0.95 and at + 1 < len(pairs):
            one, two = pairs[at], pairs[at + 1]
            joined = [(f"{one[side]} {two[side]}",) for side in range(2)]
            found.append((joined[0], (one[1], two[1])) if draw.random() < 0.5 else ((one[0], two[0]), joined[1]))
            at += 2
        else:
            found.append(((pairs[at][0],), (pairs[at][1],)))
            at += 1
    return found


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--help-pages"]
    count, folder = int(arguments[0]), Path(arguments[1])
    draw = random.Random(11)
    if "--help-pages" in sys.argv:
        pairs, others = help_pages(read(arguments[2:]), count * 9 // 10, draw)
        others = runs(others)
    else:
        pairs, others = translated(read(arguments[2:]), count * 9 // 10, draw)
        draw.shuffle(others)
    arabic, english, gold = [], [], []
    for own, other in beads(pairs, others, draw):
        sides = [list(range(len(side), len(side) + len(more))) for side, more in ((arabic, own), (english, other))]
        arabic += own
        english += other
        gold.append(f"{sides[0]} : {sides[1]}\n")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ar.txt").write_text("\n".join(arabic) + "\n", encoding="utf-8")
    (folder / "en.txt").write_text("\n".join(english) + "\n", encoding="utf-8")
    (folder / "gold.txt").write_text("".join(gold), encoding="utf-8")


main()
