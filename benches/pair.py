"""Measures `mizan pair`: python3 benches/pair.py MIZAN DOCS [FOLDS [SEED]], or python3 benches/pair.py MIZAN --many N PAIRS.tsv.gz...

DOCS has a folder for each set, with a folder for each document: ar.EXT and en.EXT. The documents are shuffled and their
names taken away; a tenth loses its Arabic side and another tenth its English side, so that a fifth of those left on either
side has no partner. FOLDS (10) such draws are made of all documents together, and three of each set
with seven or more. Precision and recall are those of the pairs at the default confidence. Two documents that share
nine tenths of their words (versions of one document, also as files of another kind) count as one another's.

With --many, N documents of each language are made of runs of pairs, nine tenths of them with a partner, and the time and
the memory of one run are printed.
"""

import gzip
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

CONFIDENT = 0.5
KINDS = ["md", "html", "txt", "docx", "xml"]
SAME = 0.9  # the share of words from which two texts of one language are versions of one document


def documents(root):
    """The documents that have both sides: set, name, and the paths of both."""
    for folder in sorted(path for path in Path(root).glob("*/*") if path.is_dir()):
        for kind in KINDS:
            sides = [folder / f"{lang}.{kind}" for lang in ("ar", "en")]
            if kind == "xml":
                sides = [folder / f"{lang}.blocks.txt" for lang in ("ar", "en")]
            if all(side.exists() for side in sides):
                yield folder.parent.name, folder.name, *sides
                break


def words(path, mizan):
    text = subprocess.run([mizan, "segment", path], capture_output=True, text=True).stdout
    return Counter(re.findall(r"\w+", text.lower()))


def same_texts(docs, mizan):
    """For each document, those that are versions of it in one of both languages."""
    bags = [[words(doc[side], mizan) for doc in docs] for side in (2, 3)]
    same = defaultdict(set)
    for i in range(len(docs)):
        same[i].add(i)
        for j in range(i):
            for bag in bags:
                shared, most = (bag[i] & bag[j]).total(), max(bag[i].total(), bag[j].total(), 1)
                if shared >= SAME * most:
                    same[i].add(j)
                    same[j].add(i)
    return same


def run(mizan, docs, draw):
    """One draw: for each pair found, its documents and confidence; and how many pairs there are."""
    order = list(range(len(docs)))
    draw.shuffle(order)
    lost = max(1, len(docs) // 10)
    sides = order[lost:], order[:lost] + order[2 * lost :]
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for side, name in zip(sides, ("one", "other")):
            draw.shuffle(side)
            (Path(folder) / name).mkdir()
            names.append({})
            for number, at in enumerate(side):
                path = docs[at][2 if name == "one" else 3]
                file = Path(folder) / name / f"{number:04}{path.suffix}"
                file.symlink_to(path.resolve())
                names[-1][str(file)] = at
        command = [mizan, "pair", f"{folder}/one", f"{folder}/other", "--json", "--min-confidence", "0"]
        found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    pairs = [(names[0][pair["source"]], names[1][pair["target"]], pair["confidence"]) for pair in found["pairs"]]
    return pairs, len(docs) - 2 * lost


def shown(name, count, pairs, total, same):
    taken = [(one, other) for one, other, sure in pairs if sure >= CONFIDENT]
    right = sum(other in same[one] for one, other in taken)
    print(f"{name:24} {count:9} {right / max(1, len(taken)):9.3f} {min(1, right / total):6.3f}")


def measured(mizan, root, folds=10, seed=5):
    docs = list(documents(root))
    same = same_texts(docs, mizan)
    print(f"{'set':24} documents precision recall")
    draw, pooled = random.Random(seed), []
    for name in sorted({doc[0] for doc in docs}):
        own = [at for at, doc in enumerate(docs) if doc[0] == name]
        if len(own) < 7:
            continue
        found, total = [], 0
        for _ in range(3):
            pairs, count = run(mizan, [docs[at] for at in own], draw)
            found += [(own[one], own[other], sure) for one, other, sure in pairs]
            total += count
        shown(name, len(own), found, total, same)
    total = 0
    for _ in range(folds):
        pairs, count = run(mizan, docs, draw)
        pooled += pairs
        total += count
    shown("all together", len(docs), pooled, total, same)
    print("\nconfidence  pairs  right")
    for low in (0.0, 0.2, 0.4, 0.6, 0.8, 0.9):
        high = {0.8: 0.9, 0.9: 1.01}.get(low, low + 0.2)
        part = [(sure, other in same[one]) for one, other, sure in pooled if low <= sure < high]
        if part:
            mean, right = (sum(row[i] for row in part) / len(part) for i in (0, 1))
            print(f"{low:.1f}-{min(high, 1):.1f} {mean:.3f} {len(part):6} {right:6.3f}")


def many(mizan, count, files):
    """N documents a side of 20 to 600 pairs that follow each other, short ones more often."""
    draw, pairs = random.Random(7), []
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            pairs += [line.rstrip("\n").split("\t")[:2] for line in lines]
    with tempfile.TemporaryDirectory() as folder:
        for name in ("one", "other"):
            (Path(folder) / name).mkdir()
        order = [list(range(count)) for _ in range(2)]
        for numbers in order:
            draw.shuffle(numbers)
        for number in range(count + count // 10):
            start = draw.randrange(len(pairs) - 600)
            part = pairs[start : start + int(20 * 30 ** draw.random())]
            for side, name in enumerate(("one", "other")):
                at = number if side == 0 else number - count // 10
                if 0 <= at < count:
                    text = "\n".join(pair[side] for pair in part) + "\n"
                    (Path(folder) / name / f"{order[side][at]:05}.txt").write_text(text, encoding="utf-8")
        size = sum(path.stat().st_size for path in Path(folder).glob("*/*"))
        command = [mizan, "pair", f"{folder}/one", f"{folder}/other", "--json"]
        found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["pairs"]
        own, other = ({f"{number:05}.txt": at for at, number in enumerate(numbers)} for numbers in order)
        right = sum(own[Path(p["source"]).name] == other[Path(p["target"]).name] + count // 10 for p in found)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{count} x {count} documents, {size / 1e6:.0f} MB: {used.ru_utime + used.ru_stime:.1f} s of CPU, "
          f"{used.ru_maxrss / 1024:.0f} MB; precision {right / len(found):.3f}, recall {right / (count - count // 10):.3f}")


if sys.argv[2] == "--many":
    many(sys.argv[1], int(sys.argv[3]), sys.argv[4:])
else:
    measured(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
