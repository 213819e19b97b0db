#!/usr/bin/env python3
"""unrelated.py MIZAN N PAIRS.tsv.gz...: what it takes to align texts that are not translations of each other.

Makes pairs of texts of N segments from the pairs (Arabic, tab, English): repeated, reversed, shuffled, identical, and
garbage. Aligns half of each and all of it, and prints a table of the seconds of the processor, how many times as long the
whole took as the half (2 is linear), and the peak of memory of the whole. The same arguments give the same texts.
"""

import gzip
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

LETTERS = {"ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "en": "abcdefghijklmnopqrstuvwxyz"}


def pairs(paths, count):
    taken = {}
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                arabic, _, english = line.rstrip("\n").partition("\t")
                english = english.split("\t")[0]
                if len(arabic) > 20 and english:
                    taken.setdefault(arabic, english)
                if len(taken) == count:
                    return list(taken), list(taken.values())
    sys.exit(f"{len(taken)} pairs, {count} are needed")


def garbage(draw, lang, lines, most):
    """Returns lines of random words of up to 12 letters, each line of up to this many words."""
    def word():
        return "".join(draw.choices(LETTERS[lang], k=draw.randrange(1, 13)))
    return [" ".join(word() for _ in range(draw.randrange(1, most + 1))) for _ in range(lines)]


def texts(arabic, english):
    """Yields the names of two texts and their segments."""
    draw, count = random.Random(7), len(arabic)
    shuffled = english[:]
    draw.shuffle(shuffled)
    yield "lines", "their translation", arabic, english
    yield "lines", "their translation, the last line first", arabic, english[::-1]
    yield "lines", "their translation, shuffled", arabic, shuffled
    yield "lines", "the same lines", arabic, arabic
    yield "one line, again and again", "its translation, again and again", arabic[:1] * count, english[:1] * count
    yield "one line, again and again", "lines", arabic[:1] * count, english
    yield "ten lines, again and again", "their translations, again and again", arabic[:10] * (count // 10), english[:10] * (count // 10)
    yield "lines of random words", "lines of random words", garbage(draw, "ar", count, 12), garbage(draw, "en", count, 12)
    yield "lines of a random word", "lines of a random word", garbage(draw, "ar", count, 1), garbage(draw, "en", count, 1)
    yield "blank lines and a point", "lines", ["."] * count, english


def aligned(mizan, folder, source, target):
    """Returns the seconds of the processor and the megabytes that an alignment takes."""
    for name, lines in [("ar.txt", source), ("en.txt", target)]:
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [mizan, "align", "--segmented", "ar.txt", "en.txt", "--source-lang", "ar", "--target-lang", "en", "--to", "beads"]
    with open(os.devnull, "wb") as nothing:
        child = subprocess.Popen(command, cwd=folder, stdout=nothing, stderr=nothing)
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{command}: exit status {child.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    mizan, count = str(Path(sys.argv[1]).resolve()), int(sys.argv[2])
    arabic, english = pairs(sys.argv[3:], count)
    print(f"| Arabic | English | {count // 2:,} | {count:,} | times | MB |")
    print("|---|---|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory(prefix="mizan-unrelated-") as folder:
        folder = Path(folder)
        for source_name, target_name, source, target in texts(arabic, english):
            half, _ = aligned(mizan, folder, source[: count // 2], target[-(count // 2):] if "first" in target_name else target[: count // 2])
            whole, peak = aligned(mizan, folder, source, target)
            print(f"| {source_name} | {target_name} | {half:.1f} s | {whole:.1f} s | {whole / half:.1f} | {peak:.0f} |", flush=True)


main()
