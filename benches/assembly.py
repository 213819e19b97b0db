#!/usr/bin/env python3
"""Measures whether translations assembled from the best match and other units are closer to the true ones.

usage: benches/assembly.py MIZAN FOLDER WORK [--apart]

FOLDER has files `*.tsv.gz` of real translations (Arabic, tab, English), each a source. Up to 300 segments of 3 to 40 words of each
source with 500 pairs or more are held out, with all pairs that have one of their texts; the others become a memory in WORK. With
`--apart`, the whole sources of the segments are held out, two fifths of all, so that matches come from other sources alone.

Each held-out text is looked up from either side with `mizan lookup - --parts --json`. Of those whose best match is fuzzy, the
chrF of the match's translation (adapted, if it is) against the true one is compared with that of the assembled one, or with itself
if nothing was assembled; a bootstrap over the queries gives the 95 % interval of the difference. Sources with even numbers
are there to learn from, those with odd numbers judge.
"""
import collections
import gzip
import json
import pathlib
import random
import subprocess
import sys

HELD_OUT = 300
# Lists of words and names have no sentences.
NO_SENTENCES = ("lexicon-", "names-")


def grams(text, order):
    text = "".join(text.split())
    return collections.Counter(text[at:at + order] for at in range(len(text) - order + 1))


def chrf(found, truth, orders=6, beta=2):
    """chrF of a sentence as sacrebleu computes it: the mean of precision and recall over orders, F of both."""
    precisions, recalls = [], []
    for order in range(1, orders + 1):
        a, b = grams(found, order), grams(truth, order)
        if a and b:
            both = sum((a & b).values())
            precisions.append(both / sum(a.values()))
            recalls.append(both / sum(b.values()))
    if not precisions:
        return 0.0
    p, r = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 0.0 if p + r == 0 else (1 + beta**2) * p * r / (beta**2 * p + r)


def split(folder, work, apart):
    """Writes the memory's pairs and returns the held-out ones, each with its source."""
    random.seed(2026)
    held_out, all_rows = [], []
    for number, path in enumerate(sorted(pathlib.Path(folder).glob("*.tsv.gz"))):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [line.rstrip("\n").split("\t")[:2] for line in lines]
        rows = [row for row in rows if len(row) == 2 and all(text.strip() for text in row)]
        is_asked = len(rows) >= 500 and not path.name.startswith(NO_SENTENCES)
        may_be = [row for row in rows if all(3 <= len(text.split()) <= 40 for text in row)]
        asked = random.sample(may_be, min(HELD_OUT, len(may_be) // 10)) if is_asked else []
        if apart and number % 5 < 2 and asked:
            held_out += [(number, *row) for row in asked]
        elif apart:
            all_rows += rows
        else:
            held_out += [(number, *row) for row in asked]
            all_rows += rows
    texts = {text for _, *row in held_out for text in row}
    with open(work / "memory.tsv", "w", encoding="utf-8") as out:
        for row in all_rows:
            if not texts.intersection(row):
                print(*row, sep="\t", file=out)
    return held_out


def answers(mizan, memory, lang, texts):
    command = [mizan, "lookup", "-", "--memory", memory, "--from", lang, "--parts", "--limit", "1", "--json"]
    lines = "".join(" ".join(text.split()) + "\n" for text in texts)
    run = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
    return [json.loads(line) for line in run.stdout.splitlines()]


def interval(differences, runs=2000):
    means = []
    for _ in range(runs):
        some = random.choices(differences, k=len(differences))
        means.append(sum(some) / len(some))
    means.sort()
    return means[runs // 40], means[-runs // 40 - 1]


def report(name, rows):
    if not rows:
        return
    before, after = [sum(row[at] for row in rows) / len(rows) for at in (0, 1)]
    low, high = interval([row[1] - row[0] for row in rows])
    made = [row for row in rows if row[2]]
    better = sum(row[1] > row[0] for row in made)
    worse = sum(row[1] < row[0] for row in made)
    print(f"{name}: {len(rows)} fuzzy matches, chrF {before:.4f} -> {after:.4f} ({low:+.4f} to {high:+.4f}); "
          f"{len(made)} assembled, {better} better, {worse} worse")
    if made:
        before, after = [sum(row[at] for row in made) / len(made) for at in (0, 1)]
        low, high = interval([row[1] - row[0] for row in made])
        print(f"    of those assembled: {before:.4f} -> {after:.4f} ({low:+.4f} to {high:+.4f})")


def main():
    mizan, folder, work = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    work.mkdir(parents=True, exist_ok=True)
    held_out = split(folder, work, "--apart" in sys.argv)
    memory = work / "memory.mizan"
    memory.unlink(missing_ok=True)
    command = [mizan, "import", work / "memory.tsv", "--source-lang", "ar", "--target-lang", "en", "--into", memory]
    subprocess.run(command, check=True, capture_output=True)
    rows = collections.defaultdict(list)
    for lang, side in ("ar", 1), ("en", 2):
        for row, answer in zip(held_out, answers(mizan, memory, lang, [row[side] for row in held_out])):
            if not answer["matches"] or answer["matches"][0]["class"] != "fuzzy":
                continue
            best, truth = answer["matches"][0], row[3 - side]
            shown = best["adapted"]["target"] if "adapted" in best else best["target"]
            given, made = chrf(shown, truth), best.get("repaired")
            after = chrf(made["target"], truth) if made else given
            rows[lang, row[0] % 2].append((given, after, made is not None, made and made["sureness"]))
    for lang in "ar", "en":
        report(f"{lang}, sources learned on", rows[lang, 0])
        report(f"{lang}, sources that judge", rows[lang, 1])
    report("both, sources that judge", rows["ar", 1] + rows["en", 1])
    judged = [row for key, some in rows.items() if key[1] == 0 for row in some]
    for sureness in 0.5, 0.6, 0.7, 0.8, 0.9:
        report(f"sources learned on, from a sureness of {sureness}",
               [row if row[2] and row[3] >= sureness else (row[0], row[0], False, None) for row in judged])


if __name__ == "__main__":
    main()
