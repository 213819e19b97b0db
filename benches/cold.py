"""How long `mizan lookup` takes from start to answer: python3 cold.py MIZAN MEMORY UNITS.tsv warm|file|all

warm: file and program are in the system's memory; file: the memory's file is dropped from it before each lookup;
all: everything is (as root). The queries are texts of the units without their last word.
"""

import os
import subprocess
import sys
import time

# One unit in this many gives a query: fifty of a million units. Smaller files give fifty queries too.
EVERY = 20011


def queries(path):
    lines = open(path, encoding="utf-8").readlines()
    every = EVERY if len(lines) >= 1_000_000 else max(1, len(lines) // 50)
    for number, line in enumerate(lines):
        words = line.split("\t")[0].split()
        if number % every == 777 % every and len(words) > 3:
            yield " ".join(words[:-1])


def drop(memory, what):
    os.sync()
    if what == "all":
        with open("/proc/sys/vm/drop_caches", "w") as caches:
            caches.write("3")
    elif what == "file":
        file = os.open(memory, os.O_RDONLY)
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(file)


def main():
    mizan, memory, units, what = sys.argv[1:]
    times = []
    for query in queries(units):
        drop(memory, what)
        # What any program needs is there again.
        subprocess.run(["true"], check=True)
        start = time.perf_counter()
        done = subprocess.run([mizan, "lookup", query, "--memory", memory], stdout=subprocess.DEVNULL)
        times.append((time.perf_counter() - start) * 1000)
        assert done.returncode < 2
    times.sort()
    p50, p90 = times[len(times) // 2], times[len(times) * 9 // 10]
    print(f"{what}: {len(times)} lookups, p50 {p50:.1f} ms, p90 {p90:.1f} ms, worst {times[-1]:.1f} ms")


main()
