#!/usr/bin/env python3
"""killed.py MIZAN UNITS.tsv: how long an import takes that was killed and is run again, beside a first import."""

import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

mizan, units = sys.argv[1:3]
lines = Path(units).read_text(encoding="utf-8").splitlines()
folder = Path(tempfile.mkdtemp(prefix="mizan-killed-"))
queries = "\n".join(line.split("\t")[0] for line in lines[:: max(1, len(lines) // 100)]) + "\n"


def importing(memory):
    return subprocess.Popen([mizan, "import", units, "--into", str(memory)], stdout=subprocess.DEVNULL)


def timed(work):
    start = time.monotonic()
    work()
    return time.monotonic() - start


def written(memory):
    try:
        with sqlite3.connect(f"file:{memory}?mode=ro", uri=True) as connection:
            return connection.execute("SELECT ifnull(max(id), 0) FROM unit").fetchone()[0]
    except sqlite3.Error:
        return 0


def look_up(memory):
    command = [mizan, "lookup", "-", "--memory", str(memory)]
    subprocess.run(command, input=queries.encode(), stdout=subprocess.DEVNULL, check=False)


first = timed(lambda: importing(folder / "first.mizan").wait())
print(f"first import of {len(lines)} units\t{first:.2f} s")
print(f"100 lookups in that memory\t{timed(lambda: look_up(folder / 'first.mizan')):.2f} s")
memory = folder / "killed.mizan"
killed = importing(memory)
while killed.poll() is None and written(memory) < len(lines) * 9 // 10 - 20_000:
    time.sleep(0.002)
killed.kill()
killed.wait()
print(f"units when it was killed\t{written(memory)}")
print(f"100 lookups after the kill\t{timed(lambda: look_up(memory)):.2f} s")
again = timed(lambda: importing(memory).wait())
print(f"the import, run again\t{again:.2f} s\t{again / first:.2f} times the first")
print(f"units at the end\t{written(memory)}")
