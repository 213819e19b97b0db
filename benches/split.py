"""Measures `mizan align --split-beads`: python3 benches/split.py MIZAN DOCS

DOCS has a folder for each set, with a folder for each document: ar.EXT and en.EXT. Half of the documents of a set, drawn by
a seed, are aligned into a memory, once with --split-beads and once without. The sentences of the others are looked up in
both, from Arabic and from English. Printed are the units of both memories, and how many of the distinct sentences of four
words or more have a match of at least 70 percent in each.
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

KINDS = ["md", "html", "txt", "docx"]


def documents(folder):
    """The two sides of each document of a set."""
    for document in sorted(path for path in folder.iterdir() if path.is_dir()):
        for kind in KINDS:
            sides = [document / f"{lang}.{kind}" for lang in ("ar", "en")]
            if all(side.exists() for side in sides):
                yield sides
                break


def ran(command, text=None):
    done = subprocess.run(command, input=text, capture_output=True, text=True)
    if done.returncode > 1:  # 1: nothing was found; 2: a document failed, perhaps
        print(done.stderr, file=sys.stderr)
    return done.stdout


def memory(mizan, docs, path, *options):
    """Aligns documents into a memory, and returns its units."""
    pairs = "".join(f"{source}\t{target}\t{path}.{number}.tmx\n" for number, (source, target) in enumerate(docs))
    Path(f"{path}.pairs").write_text(pairs, encoding="utf-8")
    ran([mizan, "align", "--pairs", f"{path}.pairs", "--into", path, *options])
    return json.loads(ran([mizan, "info", path, "--json"]))["units"]


def sentences(mizan, path):
    return {line for line in ran([mizan, "segment", path]).splitlines() if len(line.split()) >= 4}


def matched(mizan, path, lang, texts):
    """How many of the texts have a match of 70 percent."""
    command = [mizan, "lookup", "-", "--from", lang, "--limit", "1", "--json", "--memory", path]
    return sum(line != "[]" for line in ran(command, "\n".join(texts) + "\n").splitlines())


def measured(mizan, root):
    shown("set", ["units", "split", "ar", "whole", "split", "en", "whole", "split"])
    sums = [0] * 8
    for folder in sorted(path for path in Path(root).iterdir() if path.is_dir()):
        docs = list(documents(folder))
        if len(docs) < 2:
            continue
        random.Random(3).shuffle(docs)
        with tempfile.TemporaryDirectory() as scratch:
            paths = [f"{scratch}/whole.mizan", f"{scratch}/split.mizan"]
            row = [memory(mizan, docs[::2], paths[0]), memory(mizan, docs[::2], paths[1], "--split-beads")]
            for side, lang in enumerate(("ar", "en")):
                texts = sorted(set().union(*(sentences(mizan, doc[side]) for doc in docs[1::2])))
                row += [len(texts), *(matched(mizan, path, lang, texts) for path in paths)]
        shown(folder.name, row)
        sums = [one + other for one, other in zip(sums, row)]
    shown("all", sums)


def shown(name, row):
    print(f"{name:22}" + "".join(f" {value:>6}" for value in row), flush=True)


measured(sys.argv[1], sys.argv[2])
