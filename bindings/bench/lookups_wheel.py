"""As lookups.c, by the wheel: python lookups_wheel.py MEMORY QUERIES THREADS. With more threads than one, all texts go
to lookup_many."""

import resource
import sys
import time

import mizan

path, queries, threads = sys.argv[1:]
lines = open(queries, encoding="utf-8").read().splitlines()
with mizan.open(path) as memory:
    for turn in range(2):
        user, clock = resource.getrusage(resource.RUSAGE_SELF).ru_utime, time.monotonic()
        if threads == "1":
            found = sum(bool(memory.lookup(line)) for line in lines)
        else:
            found = sum(map(bool, memory.lookup_many(lines)))
    user, clock = resource.getrusage(resource.RUSAGE_SELF).ru_utime - user, time.monotonic() - clock
print(len(lines), found, f"{user:.3f}", f"{clock:.3f}", sep="\t")
