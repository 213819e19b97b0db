#!/usr/bin/env python3
"""kills.py MIZAN [-n COUNT] [--units COUNT] [--seed NUMBER] [VERB...]: verbs that are killed at random moments.

Each run of a verb starts from the same files and is killed (SIGKILL) at a random moment of the time that a whole run
takes. Then the table counts what must not be: units that were there, or were reported done, and are lost; outputs
that are neither the old file nor the whole new one; memories that SQLite finds damaged; and unfinished files
(`.mizan-*`) that the next run of the verb leaves behind. The data are numbered sentences, so every run of this script
with one seed has the same files; the moments of the kills depend on the machine.
"""

import argparse
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

OLD, NEW = b"Yes\t\xd9\x86\xd8\xb9\xd9\x85\n", "new"
PARTS = [("the main valve", "الصمام الرئيسي"), ("the fuel pump", "مضخة الوقود"), ("the rear gate", "البوابة الخلفية")]
# The verbs: the arguments, the memory whose units must stay, and the output, which must be old or new.
VERBS = {
    "import": (["import", "units.tsv", "--into", "plant.mizan"], "plant.mizan", None),
    "add": (["add", "Open the new door.", "افتح الباب الجديد.", "-m", "plant.mizan"], "plant.mizan", None),
    "clean": (["clean", "--mend", "-m", "flawed.mizan"], "flawed.mizan", None),
    "merge": (["merge", "other.mizan", "-m", "plant.mizan"], "plant.mizan", None),
    "compact": (["compact", "-m", "plant.mizan"], "plant.mizan", None),
    "undo": (["undo", "-m", "plant.mizan"], "plant.mizan", None),
    "backup": (["backup", "copy.mizan", "-m", "plant.mizan"], "plant.mizan", "copy.mizan"),
    "export": (["export", "-m", "plant.mizan", "-o", "out.tsv", "--force"], "plant.mizan", "out.tsv"),
    "convert": (["convert", "units.tsv", "-o", "out.tmx"], None, "out.tmx"),
    "align": (["align", "ar.txt", "en.txt", "-o", "out.tsv", "--to", "tsv", "--force"], None, "out.tsv"),
    "pretranslate": (["pretranslate", "job.xlf", "-m", "plant.mizan", "-o", "out.xlf"], "plant.mizan", "out.xlf"),
    "train": (["train", "units.tsv", "-o", "out.mizanlex"], None, "out.mizanlex"),
}
DATES = re.compile(rb'(creationdate|changedate|creationtoolversion)="[^"]*"')


def sentences(first, count):
    for number in range(first, first + count):
        english, arabic = PARTS[number % len(PARTS)]
        yield f"Close {english} number {number}.", f"أغلق {arabic} رقم {number}."


def table(first, count):
    return "".join(f"{english}\t{arabic}\n" for english, arabic in sentences(first, count))


def run(mizan, args, folder, check=True):
    done = subprocess.run([mizan, *args], cwd=folder, capture_output=True, check=False)
    if check and done.returncode != 0:
        sys.exit(f"{args}: {done.stderr.decode()}")
    return done


def begin(mizan, folder, units):
    """Makes the files from which every run starts."""
    (folder / "stored.tsv").write_text(table(0, units), encoding="utf-8")
    (folder / "units.tsv").write_text(table(units, units), encoding="utf-8")
    (folder / "flawed.tsv").write_text(table(0, units // 2) + "".join(
        f"{english}  \t {arabic}\n" for english, arabic in sentences(units // 2, units // 2)), encoding="utf-8")
    pairs = list(sentences(0, units // 4))
    for name, side in (("en.txt", 0), ("ar.txt", 1)):
        (folder / name).write_text("".join(pair[side] + "\n" for pair in pairs), encoding="utf-8")
    body = "".join(
        f'<trans-unit id="{number}"><source>{pair[0]}</source></trans-unit>' for number, pair in enumerate(pairs[:400]))
    (folder / "job.xlf").write_text(
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" '
        f'target-language="ar" datatype="plaintext"><body>{body}</body></file></xliff>', encoding="utf-8")
    run(mizan, ["import", "stored.tsv", "--into", "plant.mizan"], folder)
    run(mizan, ["import", "units.tsv", "--into", "other.mizan"], folder)
    run(mizan, ["import", "flawed.tsv", "--into", "flawed.mizan"], folder)
    # The outputs that are replaced: small files of the same format. `backup` replaces none.
    (folder / "out.tsv").write_bytes(OLD)
    run(mizan, ["convert", "out.tsv", "-o", "out.tmx"], folder)
    run(mizan, ["pretranslate", "job.xlf", "-m", "other.mizan", "-o", "out.xlf"], folder)
    run(mizan, ["train", "stored.tsv", "-o", "out.mizanlex"], folder)


def units_of(memory):
    """Returns the units of a memory, or None if SQLite finds it damaged."""
    try:
        with sqlite3.connect(memory) as connection:
            if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                return None
            return {(source.strip(), target.strip()) for source, target in
                    connection.execute("SELECT source, target FROM unit")}
    except sqlite3.Error:
        return None


def content(path):
    """Returns what an output holds, without dates; None if there is none."""
    if not path.exists():
        return None
    if path.suffix == ".mizan":
        found = units_of(path)
        return "damaged" if found is None else found
    return DATES.sub(b"", path.read_bytes())


def unfinished(folder):
    return sum(1 for path in folder.iterdir() if path.name.startswith(".mizan-"))


def killed(mizan, name, folder, whole, random_):
    """Kills one run in the folder, and returns what became of the files: a set of the faults."""
    args, memory, output = VERBS[name]
    old, new, stored, after, seconds = whole
    process = subprocess.Popen([mizan, *args], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(random_.random() * seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    is_done, faults, left = process.returncode == 0, set(), unfinished(folder)
    if output and content(folder / output) not in ([new] if is_done else [old, new]):
        faults.add("half")
    if memory:
        found = units_of(folder / memory)
        if found is None:
            faults.add("damaged")
        # What was there before and is there after a whole run must be there at every moment; after a run that
        # has ended, its work as well.
        elif not (after if is_done else stored & after) <= found:
            faults.add("lost")
    if output == "copy.mizan" and (folder / output).exists():
        (folder / output).unlink()
    run(mizan, args, folder, check=False)
    if unfinished(folder):
        faults.add("left")
    if output and content(folder / output) != new:
        faults.add("again")
    if memory and not (after if name != "undo" else set()) <= (units_of(folder / memory) or set()):
        faults.add("again")
    return faults, is_done, left > 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("mizan", type=lambda path: str(Path(path).resolve()))
    parser.add_argument("-n", "--count", type=int, default=100)
    parser.add_argument("--units", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("verbs", nargs="*", default=list(VERBS))
    options = parser.parse_intermixed_args()
    if unknown := set(options.verbs) - set(VERBS):
        parser.error(f"no verb {', '.join(sorted(unknown))}; there are {', '.join(VERBS)}")
    base = Path(tempfile.mkdtemp(prefix="mizan-kills-"))
    start, random_ = base / "start", random.Random(options.seed)
    start.mkdir()
    begin(options.mizan, start, options.units)
    print("verb\tkills\tran to its end\tunfinished left\tlost\thalf\tdamaged\tleft by the next run\tnext run failed")
    for name in options.verbs:
        args, memory, output = VERBS[name]
        folder = base / "whole"
        shutil.copytree(start, folder)
        old, stored = output and content(folder / output), memory and units_of(folder / memory)
        began = time.monotonic()
        run(options.mizan, args, folder)
        seconds = time.monotonic() - began
        whole = (old, output and content(folder / output), stored, memory and units_of(folder / memory), seconds)
        shutil.rmtree(folder)
        counts = dict.fromkeys(["ended", "unfinished", "lost", "half", "damaged", "left", "again"], 0)
        for _ in range(options.count):
            shutil.copytree(start, folder)
            faults, ended, left = killed(options.mizan, name, folder, whole, random_)
            counts["ended"] += ended
            counts["unfinished"] += left
            for fault in faults:
                counts[fault] += 1
            shutil.rmtree(folder)
        print(name, options.count, *counts.values(), sep="\t", flush=True)
    shutil.rmtree(base)


if __name__ == "__main__":
    main()
