#!/usr/bin/env python3
"""Times searches for phrases of short words, which have long lists in the index.

usage: benches/concordance.py MIZAN MEMORY UNITS.tsv [COUNT]

The phrases are words of two or three letters that follow one another in a text of the units, and as many of the same words
in another order, which few texts have. Half are Arabic, half are English. Each of the COUNT searches (200 by default) is a run of
`mizan search`; the processor time of the whole run is printed as p50, p95 and the longest.
"""
import os
import random
import subprocess
import sys


def phrases(units, count):
    random.seed(2026)
    found = []
    with open(units, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % 97:
                continue
            for text in line.rstrip("\n").split("\t")[:2]:
                words = text.split()
                for at in range(len(words) - 2):
                    row = words[at:at + 3]
                    if all(word.isalpha() and 2 <= len(word) <= 3 for word in row) and len(set(row)) == 3:
                        found.append(row)
                        break
    arabic = [row for row in found if not row[0].isascii()]
    english = [row for row in found if row[0].isascii()]
    for rows in arabic, english:
        for row in random.sample(rows, count // 4):
            yield row
            yield random.sample(row, 3)


def main():
    mizan, memory, units = sys.argv[1:4]
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 200
    took, answered = [], 0
    for row in phrases(units, count):
        before = os.times()
        run = subprocess.run([mizan, "search", '"' + " ".join(row) + '"', "--memory", memory], capture_output=True)
        after = os.times()
        spent = after.children_user + after.children_system - before.children_user - before.children_system
        took.append((spent * 1000, " ".join(row)))
        answered += run.returncode == 0
    took.sort()
    print(f"{len(took)} searches, {answered} with an answer: p50 {took[len(took) // 2][0]:.0f} ms, "
          f"p95 {took[int(len(took) * 0.95)][0]:.0f} ms, longest {took[-1][0]:.0f} ms ({took[-1][1]})")


if __name__ == "__main__":
    main()
