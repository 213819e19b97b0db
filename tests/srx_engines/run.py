#!/usr/bin/env python3
"""Compares mizan's SRX engine with those of LanguageTool, Okapi and OmegaT, on gold sets, and mizan's built-in rules
with their export in those engines.

    tests/srx_engines/run.py MIZAN SRX_FOLDER SET...

MIZAN is the binary, SRX_FOLDER holds languagetool.srx, okapi-default.srx and omegat-default.srx, a SET an items.jsonl.
Needs a JDK and Maven, which fetches the engines from Maven Central into ~/.m2.
"""
import json, os, subprocess, sys, tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOLID = lambda c: not (c.isspace() or c in "\u200e\u200f\u061c\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
FILES = {"languagetool": "languagetool.srx", "okapi": "okapi-default.srx", "omegat": "omegat-default.srx"}


def engines(work):
    libraries = os.environ.get("ENGINES") or work / "lib"
    if not os.environ.get("ENGINES"):
        subprocess.run(["mvn", "-q", "-B", "-f", HERE / "pom.xml", "dependency:copy-dependencies",
                        f"-DoutputDirectory={libraries}"], check=True)
    path = f"{libraries}/*:{work}"
    subprocess.run(["javac", "-nowarn", "-cp", path, "-d", work, HERE / "Engines.java"], check=True)
    return path


def bounds(segments):
    count, found = 0, set()
    for segment in segments:
        count += sum(map(SOLID, segment))
        found.add(count)
    return found - {0, count}


def theirs(path, engine, srx, lang, lines):
    done = subprocess.run(["java", "-cp", path, "Engines", engine, srx, lang], input="\n".join(lines) + "\n",
                          capture_output=True, text=True, encoding="utf-8", check=True)
    return [bounds(line.split("\x01")) for line in done.stdout.split("\n")[: len(lines)]]


def ours(mizan, options, lang, lines):
    text = "\n".join(lines).encode()
    done = subprocess.run([mizan, "segment", "-", "--lang", lang, "--cut", "line", "--to", "jsonl", *options],
                          input=text, capture_output=True, check=True)
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line.encode()) + 1
    segments, number = [[] for _ in lines], 0
    for item in map(json.loads, done.stdout.decode().splitlines()):
        while number + 1 < len(lines) and starts[number + 1] <= item["start"]:
            number += 1
        segments[number].append(item["text"])
    return [bounds(found) for found in segments]


def compare(label, one, other):
    same = sum(map(len, (a & b for a, b in zip(one, other))))
    total = sum(map(len, one)) + sum(map(len, other))
    alike = sum(a == b for a, b in zip(one, other))
    print(f"{label}\t{alike}/{len(one)} lines alike\tcuts F1 {200 * same / max(total, 1):.2f}", flush=True)


def main():
    mizan, folder, sets = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), sys.argv[3:]
    work = Path(tempfile.mkdtemp())
    path = engines(work)
    exported = work / "mizan.srx"
    exported.write_bytes(subprocess.run([mizan, "segment", "--export-srx"], capture_output=True, check=True).stdout)
    for name in sets:
        items = [json.loads(line) for line in open(Path(name) / "items.jsonl", encoding="utf-8")]
        lang = items[0]["lang"]
        lines = [line for item in items for line in item["text"].splitlines() if line.strip()]
        for engine, file in FILES.items():
            cut = theirs(path, engine, folder / file, lang, lines)
            compare(f"{Path(name).name}\t{engine}\t{file}", ours(mizan, ["--srx", folder / file], lang, lines), cut)
            cut = theirs(path, engine, exported, lang, lines)
            compare(f"{Path(name).name}\t{engine}\tbuilt-in, exported", ours(mizan, [], lang, lines), cut)


if __name__ == "__main__":
    main()
