"""Writes a development corpus for the aligner from pairs in their own order, with gold beads:

    python3 benches/corpus.py MIZAN FOLDER PAIRS_FOLDER [BEADS]

MIZAN is the program, whose segmenter cuts both sides again; PAIRS_FOLDER has `NAME.tsv.gz` files of Arabic, tab, English;
BEADS is the most beads of a kind (5000). Each document is `FOLDER/KIND-NAME-NUMBER` with `ar.txt`, `en.txt` and `gold.txt`,
as `mizan eval align FOLDER` reads them. The same arguments give the same documents.

The end of a pair is certain, what lies inside is not. So a pair with several segments on one side is a 1-n or n-1 bead; a
pair with several on both is one segment on each side, as it was given. So is a pair of hadith whose Arabic has several: its
translators leave chains of narrators and remarks about them out. On top come the faults of real documents: runs of 1 to 15
segments without a counterpart, merged and split segments, repeated lines, words run together, a freely translated last
sentence, and the furniture of web pages. A table says how many beads each kind has, and how many of them are 1-1.

A source is used only if it is in order: neighbouring English texts share rare words at least three times as often as texts
drawn at random. The table shows this ratio, too.
"""

import gzip
import json
import math
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

KINDS = {
    "business": ["business-d365-project-operations", "docs-ms-project-operations", "docs-ms-customer-insights"],
    "technical": ["docs-kobotoolbox", "docs-react", "docs-raspberrypi", "ngo-umbrella", "education-weiqi"],
    "scripture": ["scripture-bible"],
    "encyclopaedic": ["wiki-nllb-seed-ary", "health-tico19-tm", "wiki-stellarium-skycultures", "health-nextstrain",
                      "culture-caravans-of-gold"],
    "hadith": ["religious-lk-hadith", "religious-hadith-json", "religious-thaqalayn"],
    "classical": ["classical-rasaif"],
    "stories": ["literature-storybooks"],
    "law": ["legal-tunisia", "un-sdg", "un-undoc-devtest", "legal-creativecommons", "legal-udhr"],
}
UNCUT = {"hadith"}  # kinds of which the Arabic side has much that is not translated
PAIRS = 120  # of a document
ORDERED = 3.0  # the least ratio of a source in order
SHORT = 40  # characters of a line that may be a headline
CLAUSE = re.compile(r"(?<=[,;:،؛]) ")
FURNITURE = {
    "ar": ["شارك الخبر", "اقرأ أيضًا", "صورة من الأرشيف", "الصفحة الرئيسية", "إعلان", "تابعنا على منصاتنا"],
    "en": ["Share this article", "Read more", "File photo", "Home", "Advertisement", "By our correspondent"],
}


def read(path):
    """The distinct pairs of a file in their order, with a text on both sides that has letters."""
    pairs, seen = [], set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            pair = tuple(" ".join(text.split()) for text in line.rstrip("\n").split("\t")[:2])
            if len(pair) == 2 and pair not in seen and all(re.search(r"[^\W\d]{2}", text) for text in pair):
                seen.add(pair)
                pairs.append(pair)
    return pairs


def order(pairs):
    """How much more often neighbouring texts share rare words than texts drawn at random."""
    words = [set(re.findall(r"[a-z']{4,}", english.lower())) for _, english in pairs]
    documents = Counter(word for text in words for word in text)

    def alike(one, other):
        shared = sum(math.log(len(words) / documents[word]) for word in one & other)
        return shared / (1 + min(len(one), len(other)))

    draw = random.Random(1)
    places = [draw.randrange(len(words) - 1) for _ in range(4000)]
    near = sum(alike(words[place], words[place + 1]) for place in places)
    far = sum(alike(words[place], draw.choice(words)) for place in places)
    return near / max(far, 1e-9)


def segments(mizan, texts, lang):
    """The segments of each text, as mizan cuts it. A text is a paragraph of one file."""
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + 2
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n\n".join(texts))
        file.flush()
        command = [mizan, "segment", "--lang", lang, "--to", "jsonl", "--offsets", "chars", file.name]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    found, place = [[] for _ in texts], 0
    for segment in map(json.loads, lines):
        while place + 1 < len(starts) and starts[place + 1] <= segment["start"]:
            place += 1
        found[place].append(" ".join(segment["text"].split()))
    return [[text for text in cut if text] for cut in found]


def beads_of_pairs(mizan, pairs, is_cut):
    """One bead for each pair."""
    sides = [segments(mizan, [pair[side] for pair in pairs], lang) for side, lang in enumerate(("ar", "en"))]
    for pair, arabic, english in zip(pairs, *sides):
        if (len(arabic) > 1 and (len(english) > 1 or not is_cut)) or not arabic or not english:
            arabic, english = [pair[0]], [pair[1]]
        yield arabic, english


def split(texts):
    """Cuts the only text of a side after the clause mark nearest to its middle."""
    if len(texts) != 1:
        return texts
    text = texts[0]
    places = [match.span() for match in CLAUSE.finditer(text)]
    if not places:
        return texts
    start, end = min(places, key=lambda place: abs(place[0] - len(text) / 2))
    return [text[:start], text[end:]] if start > 20 and len(text) - end > 20 else texts


def run_together(text, draw):
    """Takes most spaces between Arabic words out."""
    return re.sub(r"(?<=\w) (?=\w)", lambda space: "" if draw.random() < .7 else " ", text)


def edited(beads, draw, is_cut):
    """Gives a document the faults of real ones."""
    done, left, gap, side = [], list(beads), 0, 0
    headlines = [bead for bead in beads if len(bead[0]) == len(bead[1]) == 1 and len(bead[0][0]) < SHORT]
    while left:
        arabic, english = left.pop(0)
        if gap == 0 and draw.random() < .018:
            gap, side = draw.choice([1, 1, 1, 2, 2, 3, 4, 6, 9, 15]), draw.randrange(2)
        if gap > 0:
            gap -= 1
            done += [([text], []) for text in arabic] if side == 0 else [([], [text]) for text in english]
            continue
        chance = draw.random()
        if chance < .09 and left and len(arabic) == len(english) == 1:
            after = left.pop(0)
            if draw.random() < .5:
                arabic, english = [" ".join(arabic + after[0])], english + after[1]
            else:
                arabic, english = arabic + after[0], [" ".join(english + after[1])]
        elif chance < .12 and len(english) == 1:
            arabic = split(arabic) if is_cut else arabic
        elif chance < .15 and len(arabic) == 1:
            english = split(english)
        elif chance < .17:
            arabic = [run_together(text, draw) for text in arabic]
        elif chance < .18:
            lang = draw.choice(["ar", "en"])
            line = [draw.choice(FURNITURE[lang])]
            done.append((line, []) if lang == "ar" else ([], line))
        elif chance < .19 and headlines:
            done.append(draw.choice(headlines))
        done.append((arabic, english))
    if draw.random() < .3 and len(done[-1][1]) == 1:
        words = done[-1][1][0].split()
        done[-1] = (done[-1][0], [" ".join(words[:max(3, len(words) // 2)])])
    return done


def write(folder, beads):
    folder.mkdir(parents=True, exist_ok=True)
    sides, gold = ([], []), []
    for bead in beads:
        places = [list(range(len(side), len(side) + len(texts))) for side, texts in zip(sides, bead)]
        gold.append(f"{places[0]} : {places[1]}\n")
        for side, texts in zip(sides, bead):
            side.extend(texts)
    for name, lines in zip(("ar.txt", "en.txt"), sides):
        (folder / name).write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    (folder / "gold.txt").write_text("".join(gold), encoding="utf-8")


def main():
    mizan, folder, sources = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    most = int(sys.argv[4]) if len(sys.argv) > 4 else 5000
    print("kind           source                            order  documents  beads  not 1-1")
    for kind, names in KINDS.items():
        for name in names:
            pairs = read(sources / f"{name}.tsv.gz")
            ratio = order(pairs)
            if ratio < ORDERED:
                print(f"{kind:14} {name:33} {ratio:5.1f}  not in order")
                continue
            draw = random.Random(name)
            starts = list(range(0, len(pairs) - PAIRS + 1, PAIRS)) or [0]
            draw.shuffle(starts)
            documents = beads = other = 0
            for start in starts:
                if beads >= most / len(names):
                    break
                is_cut = kind not in UNCUT
                document = edited(list(beads_of_pairs(mizan, pairs[start:start + PAIRS], is_cut)), draw, is_cut)
                write(folder / f"{kind}-{name}-{documents:02}", document)
                documents += 1
                beads += len(document)
                other += sum(1 for bead in document if (len(bead[0]), len(bead[1])) != (1, 1))
            print(f"{kind:14} {name:33} {ratio:5.1f}  {documents:9}  {beads:5}  {other / beads:.2f}", flush=True)


main()
