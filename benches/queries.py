#!/usr/bin/env python3
"""Asks a memory for units whose wording changed as translators meet it, beside other scores over the same units.

usage: benches/queries.py MIZAN UNITS.tsv [MEMORY.mizan]

benches/data/queries.tsv has 60 queries, each with the unit that a translator wants for it and, for some, a unit of the same family
that says another thing. These units join those of UNITS.tsv (Arabic, tab, English) in a memory, which is MEMORY.mizan with them
added, or made anew. The scores are rapidfuzz's ratio and its normalised Levenshtein similarity of the texts as given, and the
similarity of stems as OmegaT has it: the edit distance of the stems of the words without numbers, Larkey's light10 for Arabic and
Snowball's for English. Each is compared with all units.

Printed: in how many queries the wanted unit comes first (for a score: no unit has more), in how many it comes first or is equal
and has 70 percent or more, and for each minimum how many wanted units are shown and how many others with them.

Needs: pip install rapidfuzz snowballstemmer numpy
"""
import csv
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

import numpy
import snowballstemmer
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

DEFAULT_MINIMUM = 70
MINIMA = [50, 60, 65, 70, 75]
CHUNK = 50_000


def is_arabic(text):
    return bool(re.search("[\u0621-\u064a]", text))


def normalised(text):
    """Lucene's normalisation of Arabic: without marks and tatweel, one alef, one yeh, heh for teh marbuta."""
    text = "".join(c for c in unicodedata.normalize("NFC", text) if not "\u064b" <= c <= "\u0652" and c != "\u0640")
    return text.lower().translate(str.maketrans("أإآىة", "ااايه"))


def light10(word):
    for prefix in ("وال", "بال", "كال", "فال", "لل", "ال"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 2:
            word = word[len(prefix):]
            break
    else:
        if word.startswith("و") and len(word) >= 4:
            word = word[1:]
    for suffix in ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 2:
            word = word[: -len(suffix)]
    return word


class Stems:
    """A text as a string with one char for each stem, so that an edit distance of chars is one of stems."""

    def __init__(self):
        self.numbers, self.known, self.english = {}, {}, snowballstemmer.stemmer("english")

    def of(self, text):
        return "".join(map(self.one, re.findall(r"[^\W\d_][\w'’]*", normalised(text))))

    def one(self, word):
        if word not in self.known:
            stem = light10(word) if is_arabic(word) else self.english.stemWord(word)
            number = self.numbers.setdefault(stem, len(self.numbers) + 1)
            # Surrogates are no chars.
            self.known[word] = chr(number if number < 0xD800 else number + 0x800)
        return self.known[word]


def main():
    mizan, units = sys.argv[1:3]
    with open(pathlib.Path(__file__).parent / "data/queries.tsv", encoding="utf-8") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    own = []
    for _, query, wanted, translation, beside, other in rows:
        for source, target in (wanted, translation), (beside, other):
            if source:
                own.append((source, target) if is_arabic(query) else (target, source))
    answers = ask(mizan, units, own, [row[1] for row in rows])
    percents, firsts = [], 0
    for row, answer in zip(rows, answers):
        places = [place for place, one in enumerate(answer) if one["source"] == row[2]]
        firsts += places[:1] == [0]
        percents.append((answer[places[0]]["percent"] if places else 0, [one["percent"] for one in answer if one["source"] != row[2]]))
        if places[:1] != [0] or percents[-1][0] < DEFAULT_MINIMUM:
            print(f"  mizan: {row[0]}: {row[1]}: place {places}, {percents[-1][0]} %")
    both = sum(own >= DEFAULT_MINIMUM and own >= max(others, default=0) for own, others in percents)
    print(f"mizan: wanted first {firsts}, and at {DEFAULT_MINIMUM} percent or more {both} of {len(rows)}")
    scores(units, own, rows)
    for minimum in MINIMA:
        shown = sum(own >= minimum for own, _ in percents)
        others = sum(other >= minimum for _, all in percents for other in all)
        print(f"  minimum {minimum}: {shown} wanted shown, {others} others")


def ask(mizan, units, own, queries):
    with tempfile.TemporaryDirectory() as folder:
        memory, added = f"{folder}/units.mizan", f"{folder}/own.tsv"
        if len(sys.argv) > 3:
            shutil.copy(sys.argv[3], memory)
        else:
            run([mizan, "import", units, "--source-lang", "ar", "--target-lang", "en", "--into", memory])
        pathlib.Path(added).write_text("".join(f"{a}\t{b}\n" for a, b in own), encoding="utf-8")
        run([mizan, "import", added, "--source-lang", "ar", "--target-lang", "en", "--into", memory])
        command = [mizan, "lookup", "-", "--memory", memory, "--json", "--min", str(MINIMA[0]), "--limit", "5"]
        lines = run(command, "".join(query + "\n" for query in queries))
        return [json.loads(line) for line in lines.splitlines()]


def run(command, text=None):
    return subprocess.run(command, input=text, capture_output=True, check=text is None, text=True).stdout


def scores(units, own, rows):
    """Prints how often each score ranks the wanted unit first."""
    stems = Stems()
    scorers = {
        "rapidfuzz's ratio": (fuzz.ratio, str, 1),
        "Levenshtein": (Levenshtein.normalized_similarity, str, 100),
        "stems": (Levenshtein.normalized_similarity, stems.of, 100),
    }
    best = {name: numpy.zeros(len(rows)) for name in scorers}
    for column in 0, 1:
        places = [at for at, row in enumerate(rows) if is_arabic(row[1]) == (column == 0)]
        wanted = {row[2] for row in rows}
        with open(units, encoding="utf-8") as lines:
            texts = (line.rstrip("\n").split("\t")[column] for line in lines)
            texts = [text for text in texts if text not in wanted]
        texts += [pair[column] for pair in own if pair[column] not in wanted]
        for name, (scorer, of, scale) in scorers.items():
            queries = [of(rows[at][1]) for at in places]
            for start in range(0, len(texts), CHUNK):
                table = process.cdist(queries, [of(text) for text in texts[start:start + CHUNK]], scorer=scorer)
                best[name][places] = numpy.maximum(best[name][places], table.max(axis=1) * scale)
    for name, (scorer, of, scale) in scorers.items():
        got = numpy.array([scorer(of(row[1]), of(row[2])) * scale for row in rows])
        first = got >= best[name]
        enough = first & (got >= DEFAULT_MINIMUM)
        print(f"{name}: wanted first {first.sum()}, and at {DEFAULT_MINIMUM} percent or more {enough.sum()} of {len(rows)}")


main()
