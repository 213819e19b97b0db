#!/usr/bin/env python3
"""Counts how many translations are adapted to other numbers, and how many units with other numbers are found.

usage: benches/adapted.py MIZAN MEMORY FOLDER

FOLDER has files *.tsv.gz of translations (Arabic, tab, English) that are in MEMORY. Two tasks, drawn by a seed:

- 200 Arabic sentences in which a number is written together with و ف ب ل ك, ال or لـ (`و5`, `لـ5`, `ب12`) and stands in the translation
  in figures, once on each side. That number becomes another one. Counted: how many are adapted, and how many of the adapted
  translations are the English text with the new number.
- 150 Arabic units with five numbers or more, each of which becomes a random number of one to five digits. Counted: how many are
  found.
"""
import gzip
import json
import pathlib
import random
import re
import subprocess
import sys

GLUED = re.compile(r"(?<![\w\u0640])([وف]?(?:بال|كال|لل|ال|[بلك])?|[وف])(\u0640?)(\d+)(?![\w.,٫٬،/:%-])")
NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
ASCII = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬", "0123456789.,")


def pairs(folder):
    seen = set()
    for path in sorted(pathlib.Path(folder).glob("*.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                arabic, _, rest = line.rstrip("\n").partition("\t")
                english = rest.split("\t")[0]
                if arabic.strip() and english.strip() and len(arabic) < 600 and (arabic, english) not in seen:
                    seen.add((arabic, english))
                    yield arabic, english


def glued(arabic, english):
    """Returns the places of the number of a sentence that has one glued number, in both texts; else None."""
    found = [match for match in GLUED.finditer(arabic) if match[1]]
    if len(found) != 1:
        return None
    value = found[0][3].translate(ASCII)
    places = [match for match in NUMBER.finditer(english) if match[0] == value]
    alone = [match for match in NUMBER.finditer(arabic) if match[0].translate(ASCII) == value]
    goes_on = places and re.match(r"[\w./:%-]", english[places[0].end():places[0].end() + 1] or " ")
    if len(places) != 1 or len(alone) != 1 or goes_on or re.search(r"[\w/.:-]$", english[:places[0].start()]):
        return None
    return found[0].span(3), places[0].span()


def in_digits_of(number, given):
    return number.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) if "٠" <= given[0] <= "٩" else number


def ask(mizan, memory, queries):
    command = [mizan, "lookup", "-", "--memory", memory, "--json", "--min", "70", "--limit", "10"]
    done = subprocess.run(command, input="".join(query + "\n" for query in queries), capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    mizan, memory, folder = sys.argv[1:4]
    draw = random.Random(19)
    clitics, many = [], []
    for arabic, english in pairs(folder):
        if (places := glued(arabic, english)) is not None:
            clitics.append((arabic, english, places))
        if len(NUMBER.findall(arabic)) >= 5:
            many.append(arabic)
    clitics, many = draw.sample(clitics, min(200, len(clitics))), draw.sample(many, min(150, len(many)))
    queries, wanted = [], []
    for arabic, english, ((start, end), (first, last)) in clitics:
        old = arabic[start:end].translate(ASCII)
        # Of the same number of digits, so that the words around it are those of the old number.
        new = old
        while new == old or new.startswith("0"):
            new = "".join(draw.choice("0123456789") for _ in old)
        queries.append(arabic[:start] + in_digits_of(new, arabic[start]) + arabic[end:])
        wanted.append((arabic, english[:first] + new + english[last:]))
    adapted = right = 0
    for (unit, target), query, answer in zip(wanted, queries, ask(mizan, memory, queries)):
        own = [one for one in answer if one["source"] == unit and "adapted" in one]
        same = [one for one in answer if one["target"] == target or one.get("adapted", {}).get("target") == target]
        adapted += bool(own or same)
        right += bool(same)
        if not same:
            said = [one.get("not_adapted") or one.get("adapted", {}).get("target") for one in answer[:1]]
            print(f"  {query}\n    {target}\n    {said}", file=sys.stderr)
    print(f"numbers behind clitics: {adapted} of {len(queries)} adapted, {right} of them as wanted")
    queries = [NUMBER.sub(lambda match: in_digits_of(str(draw.randrange(10 ** draw.randint(1, 5))), match[0]), arabic) for arabic in many]
    answers = ask(mizan, memory, queries)
    masked = lambda text: NUMBER.sub("#", text)
    found = 0
    for arabic, query, answer in zip(many, queries, answers):
        own = any(masked(one["source"]) == masked(arabic) for one in answer)
        found += own
        if not own:
            print(f"  not found: {query}", file=sys.stderr)
    print(f"units with five numbers or more, all changed: {found} of {len(many)} found")


main()
