#!/usr/bin/env python3
"""Compares the speed, the memory and the files of two builds of mizan.

usage: benches/before.py OLD NEW UNITS.tsv [TEXT...]

Both programs do the same work in turns, three times (single lookups and searches once for each of 60 texts): they import
UNITS.tsv (Arabic, tab, English), look up and search texts of the file, export it, align the news in examples/data, and
segment each TEXT. Seconds and milliseconds are processor time of the whole program, MB its peak of memory. The table has the
median of each program and the ratio of the medians; a star marks a figure that is more than 3 % worse. Run it in the root of
the repository, on a disk with room for two memories.
"""
import os
import subprocess
import sys
import tempfile

TURNS = 3
QUERIES = 60
# Short queries are measured more exactly than one run allows: each is asked so many times.
REPEATS = 3


def measure(command, stdin=None):
    """Runs a command and returns its seconds of processor time and its peak of memory in MB."""
    null = subprocess.DEVNULL
    # A process that Python starts begins with the peak of Python's own memory; one that `time` starts does not.
    with open(stdin or os.devnull, "rb") as given, tempfile.NamedTemporaryFile("r") as peak:
        timed = ["/usr/bin/time", "-q", "-f", "%M", "-o", peak.name, *command]
        run = subprocess.Popen(timed, stdin=given, stdout=null, stderr=null)
        _, status, usage = os.wait4(run.pid, 0)
        kilobytes = int(peak.read())
    # 1: nothing found.
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, kilobytes / 1024


def median(values, share=0.5):
    return sorted(values)[int(len(values) * share)]


class Table:
    def __init__(self):
        print(f"{'':44}{'before':>10}{'now':>10}{'ratio':>8}")

    def row(self, name, unit, old, new, digits=2):
        ratio = new / old if old else 1.0
        print(f"{f'{name}, {unit}':44}{old:10.{digits}f}{new:10.{digits}f}{ratio:8.3f}{' *' if ratio > 1.03 else ''}")
        sys.stdout.flush()


def sample(units, folder):
    """Returns texts of the file with a word left out, and the name of a file of them all."""
    with open(units, encoding="utf-8") as lines:
        texts = [line.split("\t")[0].split(" ") for line in lines]
    texts = [words for words in texts if 5 <= len(words) <= 25]
    texts = [" ".join(words[:2] + words[3:]) for words in texts[:: max(1, len(texts) // 1000)]]
    name = os.path.join(folder, "queries.txt")
    with open(name, "w", encoding="utf-8") as out:
        out.writelines(text + "\n" for text in texts)
    return texts[:: max(1, len(texts) // QUERIES)][:QUERIES], name


def main():
    old, new, units, *texts = sys.argv[1:]
    programs = [os.path.abspath(old), os.path.abspath(new)]
    table = Table()

    def compare(name, command, turns=TURNS, memory=True):
        runs = [[], []]
        for turn in range(turns):
            for which in ((0, 1), (1, 0))[turn % 2]:
                runs[which].append(measure(*command(which)))
        time = [median([seconds for seconds, _ in run]) for run in runs]
        peak = [median([mb for _, mb in run]) for run in runs]
        table.row(name, "s", *time)
        if memory:
            table.row(name, "MB", *peak, digits=1)

    with tempfile.TemporaryDirectory(dir=os.path.dirname(os.path.abspath(units))) as folder:
        memories = [os.path.join(folder, f"{which}.mizan") for which in (0, 1)]
        queries, all_queries = sample(units, folder)

        def imported(which):
            for ending in ("", "-wal", "-shm"):
                if os.path.exists(memories[which] + ending):
                    os.remove(memories[which] + ending)
            langs = ["--source-lang", "ar", "--target-lang", "en"]
            return ([programs[which], "import", units, *langs, "--into", memories[which]],)

        compare("import", imported)
        with open(units, "rb") as lines:
            count = sum(1 for _ in lines)
        table.row("a unit in the file", "bytes", *(os.path.getsize(memory) / count for memory in memories), digits=1)
        for name, verb in ("a lookup, the program's start included", "lookup"), ("a search", "search"):
            took, peaks = [[], []], [[], []]
            for query in queries:
                words = query if verb == "lookup" else " ".join(query.replace('"', " ").split(" ")[:2])
                for _ in range(REPEATS):
                    for which in (0, 1):
                        seconds, mb = measure([programs[which], verb, "-m", memories[which], "--", words])
                        took[which].append(seconds * 1000)
                        peaks[which].append(mb)
            table.row(name, "p50 ms", *map(median, took))
            table.row(name, "p95 ms", *(median(each, 0.95) for each in took))
            table.row(name, "MB", *map(median, peaks), digits=1)
        compare("1,000 lookups", lambda which: ([programs[which], "lookup", "-", "-m", memories[which]], all_queries))
        compare("export", lambda which: ([programs[which], "export", memories[which], "--to", "tsv"],))
        news = ["examples/data/news.ar.txt", "examples/data/news.en.txt"]
        compare("align the news", lambda which: ([programs[which], "align", *news, "--to", "beads"],), turns=15)
        for text in texts:
            name = f"segment {os.path.basename(text)}"
            compare(name, lambda which: ([programs[which], "segment", text],), turns=5)


if __name__ == "__main__":
    main()
