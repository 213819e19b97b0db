#!/usr/bin/env python3
"""Times lookups of parts beside plain lookups, and counts how much of the queries they cover.

usage: benches/parts.py MIZAN MEMORY QUERIES.txt [COUNT]

The queries are the first COUNT lines (500 by default). Each is sent to a running `mizan lookup - --json`, with and without
`--parts`, in turns, and the time until its answer is printed as p50 and p95, with their ratio. Of the queries without a match of
70 percent, the share is printed that have a fragment, a whole one, and fragments over at least 30 percent of their letters.
"""
import json
import subprocess
import sys
import time


class Mizan:
    def __init__(self, mizan, memory, *options):
        command = [mizan, "lookup", "-", "--memory", memory, "--json", "--offsets", "chars", *options]
        self.run = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.took = []

    def ask(self, query):
        start = time.perf_counter()
        self.run.stdin.write(query.encode() + b"\n")
        self.run.stdin.flush()
        answer = self.run.stdout.readline()
        self.took.append((time.perf_counter() - start) * 1000)
        return json.loads(answer)

    def percentile(self, share):
        return sorted(self.took)[int(len(self.took) * share)]


def main():
    mizan, memory, queries = sys.argv[1:4]
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 500
    with open(queries, encoding="utf-8") as lines:
        queries = [line.strip() for line in lines if line.strip()][:count]
    plain, parts = Mizan(mizan, memory), Mizan(mizan, memory, "--parts")
    for query in queries[:50]:
        plain.ask(query), parts.ask(query)
    plain.took, parts.took = [], []
    lonely = fragments = whole = covered = sure = shown = 0
    for query in queries:
        plain.ask(query)
        answer = parts.ask(query)
        found = answer["fragments"]
        shown += len(found)
        sure += sum(fragment["target"] != "" for fragment in found)
        if answer["matches"]:
            continue
        lonely += 1
        fragments += bool(found)
        whole += any(fragment["kind"] == "whole" for fragment in found)
        places = set()
        for fragment in found:
            places.update(range(*fragment["query"]))
        covered += len(places) >= 0.3 * len(query)
    for name, one in ("plain", plain), ("parts", parts):
        print(f"{name}: p50 {one.percentile(0.5):.2f} ms, p95 {one.percentile(0.95):.2f} ms")
    print(f"ratio: p50 {parts.percentile(0.5) / plain.percentile(0.5):.2f}, p95 {parts.percentile(0.95) / plain.percentile(0.95):.2f}")
    print(f"{lonely} of {len(queries)} queries without a match: {fragments} with a fragment, {whole} with a whole one, "
          f"{covered} covered to 30 %")
    print(f"{shown} fragments, {sure} with a translation")


if __name__ == "__main__":
    main()
