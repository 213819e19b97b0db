"""As lookups.c, by ctypes: python3 lookups_ctypes.py LIBRARY MEMORY QUERIES."""

import ctypes
import json
import resource
import sys
import time

library, path, queries = sys.argv[1:]
mizan = ctypes.CDLL(library)
mizan.mizan_last_error.restype = ctypes.c_char_p
mizan.mizan_free.argtypes = mizan.mizan_close.argtypes = [ctypes.c_void_p]
memory = ctypes.c_void_p()
if mizan.mizan_open(path.encode(), ctypes.byref(memory)) != 0:
    raise SystemExit(mizan.mizan_last_error().decode())
lines = open(queries, encoding="utf-8").read().splitlines()


def lookup(text):
    answer = ctypes.c_void_p()
    if mizan.mizan_lookup(memory, text.encode(), None, ctypes.byref(answer)) != 0:
        raise RuntimeError(mizan.mizan_last_error().decode())
    found = json.loads(ctypes.string_at(answer))
    mizan.mizan_free(answer)
    return found


for turn in range(2):
    user, clock = resource.getrusage(resource.RUSAGE_SELF).ru_utime, time.monotonic()
    found = sum(bool(lookup(line)) for line in lines)
user, clock = resource.getrusage(resource.RUSAGE_SELF).ru_utime - user, time.monotonic() - clock
print(len(lines), found, f"{user:.3f}", f"{clock:.3f}", sep="\t")
