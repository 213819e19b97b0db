#!/usr/bin/env python3
"""How fast a TMX file of a memory's units is written and read, beside translate-toolkit's reader.

usage: benches/tmx.py MIZAN UNITS.tsv FOLDER

UNITS.tsv (source, tab, target) becomes a memory in FOLDER, the memory a TMX file, the file another memory; translate-toolkit
reads the first tenth of the file (it holds a file in memory as a whole). Prints units a second of wall time and the peak of
memory of each. Needs: pip install translate-toolkit; about 1.5 GB of room for a million units, given back.
"""
import os
import pathlib
import subprocess
import sys
import time

READ = """
import resource, sys, time
from translate.storage import tmx
began = time.time()
store = tmx.tmxfile.parsefile(sys.argv[1])
units = sum(1 for unit in store.units if unit.source and unit.target)
print(units, time.time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measure(label, units, *args):
    began = time.time()
    process = subprocess.Popen([str(arg) for arg in args], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    took = time.time() - began
    if status:
        sys.exit(f"{label}: failed")
    cores = (usage.ru_utime + usage.ru_stime) / took
    print(f"| {label} | {units / took:,.0f} | {took:.1f} | {cores:.1f} | {usage.ru_maxrss / 1024:.0f} |", flush=True)


def head(source, target, units):
    """The first units of a file."""
    with open(source, encoding="utf-8") as file, open(target, "w", encoding="utf-8") as out:
        for line in file:
            out.write(line)
            units -= line.startswith("</tu>")
            if units == 0:
                break
        out.write("</body>\n</tmx>\n")


def main():
    mizan, units, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    memory, file, again, tenth = (folder / name for name in ["a.mizan", "a.tmx", "b.mizan", "tenth.tmx"])
    count = sum(1 for _ in open(units, "rb"))
    print("| | units/s | seconds | cores | MB |\n|---|--:|--:|--:|--:|")
    try:
        measure("`mizan import` of TSV", count, mizan, "import", units, "--into", memory)
        measure("`mizan export` to TMX", count, mizan, "export", memory, "-o", file)
        measure("`mizan convert` of TMX to TSV", count, mizan, "convert", file, "--to", "tsv", "-o", "/dev/null")
        measure("`mizan import` of TMX", count, mizan, "import", file, "--into", again)
        head(file, tenth, count // 10)
        read = subprocess.run([sys.executable, "-c", READ, str(tenth)], capture_output=True, text=True, check=True)
        found, took, megabytes = map(float, read.stdout.split())
        print(f"| translate-toolkit's reader, {found:,.0f} of them | {found / took:,.0f} | {took:.1f} | 1.0 | {megabytes:.0f} |")
        print(f"\n{file.stat().st_size / 1e6:.0f} MB of TMX")
    finally:
        for path in folder.glob("[ab].mizan*"):
            path.unlink()
        for path in [file, tenth]:
            path.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
