#!/usr/bin/env python3
"""Writes a text of 100 MB: the paragraphs of the files in examples/data in varied order, the Arabic and the
English ones mixed, each with a number of its own. `benches/stretches.py OUT.txt [MB]`"""
import pathlib
import random
import sys

data = pathlib.Path(__file__).parent.parent / "examples" / "data"
lines = [line for file in sorted(data.glob("*.txt")) for line in file.read_text("utf-8").splitlines()]
paragraphs = [line for line in lines if len(line) > 60]
size = int(sys.argv[2] if len(sys.argv) > 2 else 100) * 1_000_000
random.seed(15)
with open(sys.argv[1], "w", encoding="utf-8") as out:
    written = 0
    while written < size:
        paragraph = f"{random.choice(paragraphs)} ({random.randrange(10**6)})\n\n"
        written += len(paragraph.encode())
        out.write(paragraph)
