#!/usr/bin/env python3
"""damage.py MIZAN [COUNT [FIRST]]: what `mizan repair` saves of a memory of 20,000 units that is damaged at random.

Makes the memory from the samples in memories/, and COUNT (1,000) damaged copies of it, the FIRST (0) of them on: each number
stands for one damage, so that a long run can be done in parts. Runs `repair` on each copy, and every other verb on a tenth
of them, and prints a table by the kind of damage:

- panics and hangs: runs that ended by a panic or a signal, or used the processor for more than five seconds, of `repair` and of
  all other verbs; seconds of the processor, since other work may keep the machine busy
- scan: units that a plain scan of the file's leaf pages finds, which this script does by itself, page by page
- saved: units of the memory that the repaired memory exports with their texts as they were
- apart: units that the scan finds and that `repair` has put into the memory of altered units, since another field was altered
- missed: units that the scan finds and that neither of the two memories has
- passed: texts that the repaired memory exports and that never stood in the memory
- doubted: units that had been deleted before the damage and are back, as far as `repair` counts so many as doubtful
- back: the others of them, which nothing announces
"""

import functools
import json
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

PAGE = 8192
UNITS = 20_000
# Units that are imported last, so that their commits stand in the write-ahead log.
LOGGED = 500
# Seconds of the processor that a verb may use, bytes of address space, and seconds after which a run that waits is ended.
SECONDS, SPACE, PATIENCE = 5, 2 << 30, 600
SEED = 2026

mizan = str(Path(sys.argv[1]).resolve())
count, first = (int(sys.argv[2]) if len(sys.argv) > 2 else 1000), (int(sys.argv[3]) if len(sys.argv) > 3 else 0)
samples = sorted((Path(__file__).parent.parent / "memories").glob("*.tmx"))
folder = Path(tempfile.mkdtemp(prefix="mizan-damage-"))


def run(*arguments, check=True, output=None):
    """Runs mizan, with its output into a file if one is given; returns its exit status, or None if the time was up."""
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (SPACE, SPACE))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))

    command = [mizan, *map(str, arguments)]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output or subprocess.DEVNULL, stderr=subprocess.PIPE,
                              timeout=None if check else PATIENCE, preexec_fn=None if check else limit, cwd=folder)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode == -signal.SIGXCPU:
        return None
    if check and done.returncode != 0:
        sys.exit(f"{command}: {done.stderr.decode()}")
    return done.returncode


def used():
    """Returns the seconds of the processor that all runs so far have used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def exported(memory, limited=False, langs=()):
    """Returns the texts of all units of a memory, or of those in two languages; None if mizan refuses to export them."""
    table = folder / "exported.tsv"
    table.unlink(missing_ok=True)
    options = ["--source-lang", langs[0], "--target-lang", langs[1]] if langs else []
    if run("export", "--memory", memory, "-o", table, *options, check=not limited) != 0:
        return None
    with open(table, encoding="utf-8") as lines:
        return {tuple(line.rstrip("\n").split("\t")[:2]) for line in lines}


def varied(texts):
    """Returns 20,500 different units: the samples with other numbers and in another order of their sentences."""
    rng, units = random.Random(SEED), []
    for number in range(UNITS + LOGGED):
        arabic, english = texts[number % len(texts)]
        others = rng.sample(texts, 2)
        # One unit in a thousand does not fit into a page.
        repeated = 60 if number % 1000 == 999 else 1
        for other in others[: rng.randrange(3)] * repeated:
            arabic, english = f"{arabic} {other[0]}", f"{english} {other[1]}"
        units.append((f"{number + 1}. {arabic}", f"{number + 1}. {english}"))
    return units


def import_units(units, memory, **labels):
    table = folder / "units.tsv"
    table.write_text("".join(f"{arabic}\t{english}\n" for arabic, english in units), encoding="utf-8")
    options = [text for name, value in labels.items() for text in (f"--{name}", value)]
    run("import", table, "--into", memory, "--source-lang", "ar", "--target-lang", "en", *options)


def make():
    """Makes two memories: one at rest, and one whose last commits are in the write-ahead log. Returns their states."""
    run("import", *samples, "--into", "samples.mizan")
    units = varied(sorted(exported(folder / "samples.mizan")))
    memory = folder / "rest.mizan"
    for part in range(4):
        labels = {"client": f"Client {part % 2}", "domain": ["law", "health", "news", "software"][part]}
        import_units(units[part * UNITS // 4 : (part + 1) * UNITS // 4], memory, document=f"part {part}.docx", **labels)
    # Deleted units, whose pages become free: an import that is undone, and some units in the middle.
    gone = [(f"محذوف {number}", f"Deleted {number}") for number in range(3000)]
    import_units(gone, memory, client="Client 9")
    run("undo", "--memory", memory)
    run("delete", "--document", "part 2.docx", "--client", "Client 0", "--yes", "--memory", memory)
    run("undo", "--memory", memory)
    for number in range(5000, 5050):
        run("delete", number, "--memory", memory)
    logged = folder / "log.mizan"
    shutil.copy(memory, logged)
    # While somebody reads an older state, commits stay in the log.
    with sqlite3.connect(logged, isolation_level=None) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM unit").fetchone()
        import_units(units[UNITS:], logged)
        for ending in ["", "-wal"]:
            shutil.copy(f"{logged}{ending}", folder / f"copy.mizan{ending}")
        reader.execute("ROLLBACK")
    reader.close()
    for ending in ["", "-wal"]:
        (folder / f"copy.mizan{ending}").replace(f"{logged}{ending}")
    return [(memory.read_bytes(), b""), (logged.read_bytes(), Path(f"{logged}-wal").read_bytes())]


# Damages: each changes the file (a bytearray), or returns another log.

def flip_one(rng, file, log):
    file[rng.randrange(len(file))] ^= 1 << rng.randrange(8)
    return log


def flip_many(rng, file, log):
    for _ in range(rng.randrange(10, 1000)):
        file[rng.randrange(len(file))] ^= 1 << rng.randrange(8)
    return log


def page_at(rng, file):
    # One damage in four hits one of the first pages, where all tables begin.
    pages = len(file) // PAGE
    return rng.randrange(min(30, pages) if rng.randrange(4) == 0 else pages) * PAGE


def zero_pages(rng, file, log):
    for _ in range(rng.choice([1, 1, 2, 20])):
        at = page_at(rng, file)
        file[at : at + PAGE] = bytes(PAGE)
    return log


def repeat_pages(rng, file, log):
    for _ in range(rng.choice([1, 1, 2, 20])):
        to, of = page_at(rng, file), page_at(rng, file)
        file[to : to + PAGE] = file[of : of + PAGE]
    return log


def overwrite(rng, file, log):
    at = page_at(rng, file) + rng.randrange(PAGE)
    length = rng.choice([16, 512, 4096, 100_000])
    file[at : at + length] = rng.randbytes(len(file[at : at + length]))
    return log


def truncate(rng, file, log):
    del file[rng.randrange(PAGE, len(file)) :]
    return log


def lose_log(rng, file, log):
    return b"" if rng.randrange(2) else log[: rng.randrange(len(log))]


def flip_log(rng, file, log):
    log = bytearray(log)
    log[rng.randrange(len(log))] ^= 1 << rng.randrange(8)
    return bytes(log)


DAMAGES = [
    ("one bit flipped", flip_one), ("10 to 1,000 bits flipped", flip_many), ("pages zeroed", zero_pages),
    ("pages repeated", repeat_pages), ("a stretch overwritten", overwrite), ("cut off", truncate),
    ("-wal lost or cut off", lose_log), ("-wal with a flipped bit", flip_log),
]


# A plain scan of leaf pages, by SQLite's file format.

def varint(page, at):
    value = 0
    for byte in range(9):
        if byte == 8:
            return value << 8 | page[at + 8], at + 9
        value = value << 7 | page[at + byte] & 0x7F
        if page[at + byte] < 0x80:
            return value, at + byte + 1


def texts_of(payload):
    """Returns the two texts of a row of the table of units; None for another row."""
    head, at = varint(payload, 0)
    types = []
    while at < head:
        serial, at = varint(payload, at)
        types.append(serial)
    lengths = [{5: 6, 6: 8, 7: 8, 8: 0, 9: 0}.get(serial, serial if serial < 5 else (serial - 12) // 2) for serial in types]
    if len(types) != 10 or types[0] != 0 or types[3] < 13 or types[4] < 13 or types[3] % 2 == 0 or types[4] % 2 == 0:
        return None
    if head + sum(lengths) != len(payload):
        return None
    at = head + sum(lengths[:3])
    middle, end = at + lengths[3], at + lengths[3] + lengths[4]
    return payload[at:middle].decode(), payload[middle:end].decode()


@functools.lru_cache(maxsize=20_000)
def rows(page, start):
    """Returns the texts of the rows that stand in a page, and the beginnings of those that go on elsewhere."""
    whole, parts = [], []
    if page[start : start + 1] != b"\x0d":
        return whole, parts
    for cell in range(int.from_bytes(page[start + 3 : start + 5], "big")):
        try:
            pointer = start + 8 + 2 * cell
            total, at = varint(page, int.from_bytes(page[pointer : pointer + 2], "big"))
            _, at = varint(page, at)
            most, least = PAGE - 35, (PAGE - 12) * 32 // 255 - 23
            local = least + (total - least) % (PAGE - 4)
            local = total if total <= most else local if local <= most else least
            payload = page[at : at + local]
            if local == total:
                texts = texts_of(payload)
                if texts:
                    whole.append(texts)
            elif len(payload) == local and payload[1] == 0:
                parts.append((payload, total, int.from_bytes(page[at + local : at + local + 4], "big")))
        except (IndexError, UnicodeDecodeError, TypeError):
            continue
    return whole, parts


def logged_pages(log):
    """Returns the pages that a write-ahead log has committed, and the number of pages of the database."""
    pages, size, waiting = {}, 0, {}
    if len(log) < 32 or int.from_bytes(log[:4], "big") & ~1 != 0x377F0682:
        return pages, size
    order = "big" if log[3] & 1 else "little"

    def add(sums, part):
        one, two = sums
        words = memoryview(part)
        for at in range(0, len(part), 8):
            one = one + int.from_bytes(words[at : at + 4], order) + two & 0xFFFFFFFF
            two = two + int.from_bytes(words[at + 4 : at + 8], order) + one & 0xFFFFFFFF
        return one, two

    def read(part):
        return int.from_bytes(part[:4], "big"), int.from_bytes(part[4:8], "big")

    sums = add((0, 0), log[:24])
    if sums != read(log[24:32]):
        return pages, size
    for at in range(32, len(log) - PAGE - 23, PAGE + 24):
        head, page = log[at : at + 24], log[at + 24 : at + 24 + PAGE]
        sums = add(add(sums, head[:8]), page)
        if head[8:16] != log[16:24] or sums != read(head[16:24]):
            break
        number, commit = read(head)
        waiting[number] = page
        if commit:
            size = commit
            pages.update(waiting)
            waiting = {}
    return pages, size


@functools.lru_cache(maxsize=4)
def logged_once(log):
    return logged_pages(log)


def scan(file, log):
    """Returns the texts of all units in leaf pages of the file."""
    newer, size = logged_once(log)
    pages = [bytes(file[at : at + PAGE]) for at in range(0, len(file), PAGE)]
    pages += [b""] * (size - len(pages))
    for number, page in newer.items():
        if number <= len(pages):
            pages[number - 1] = page
    if size:
        del pages[size:]
    found = set()
    for number, page in enumerate(pages):
        whole, parts = rows(page, 100 if number == 0 else 0)
        found.update(whole)
        for payload, total, follow in parts:
            while len(payload) < total and 0 < follow <= len(pages):
                page = pages[follow - 1]
                payload += page[4 : 4 + total - len(payload)]
                follow = int.from_bytes(page[:4], "big") if len(page) == PAGE else 0
            try:
                texts = len(payload) == total and texts_of(payload)
            except (IndexError, UnicodeDecodeError, TypeError):
                continue
            if texts:
                found.add(texts)
    return found


def verbs(memory, other):
    """Returns the arguments of every verb but `repair`, to be run on a damaged memory."""
    on = ["--memory", memory]
    return [
        ["lookup", "يجب إغلاق الصمام", *on], ["search", "court", *on], ["export", "-o", folder / "out.tmx", *on], ["clean", *on],
        ["clean", "--mend", *on], ["info", *on], ["info", "--check", *on], ["show", 17, *on], ["backup", folder / "out.mizan", *on],
        ["merge", memory, "--memory", folder / "into.mizan"], ["merge", other, *on], ["compact", *on], ["undo", *on],
        ["undo", "--list", *on], ["redo", *on], ["delete", 17, *on], ["edit", 18, "--target", "Yes.", *on],
        ["add", "نعم", "Yes", *on], ["import", samples[0].resolve(), "--into", memory],
    ]


def put(memory, file, log):
    for path in folder.glob(f"{memory.name}*"):
        path.unlink()
    memory.write_bytes(file)
    if log:
        Path(f"{memory}-wal").write_bytes(log)


def main():
    states = make()
    base = [(exported(folder / name)) for name in ["rest.mizan", "log.mizan"]]
    ever = base[0] | base[1]
    deleted = (scan(*states[0]) | scan(*states[1])) - ever
    known = Counter(base[0])
    assert len(known) == len(base[0])
    memory, table, faults = folder / "damaged.mizan", defaultdict(Counter), []
    for index in range(first, first + count):
        rng = random.Random(SEED * 1_000_003 + index)
        kind, damage = DAMAGES[index % len(DAMAGES)]
        state = 1 if damage in (lose_log, flip_log) else rng.randrange(2)
        file, log = bytearray(states[state][0]), states[state][1]
        log = damage(rng, file, log)
        row = table[kind]
        row["number"] += 1

        def tried(*arguments, output=None):
            start = used()
            status = run(*arguments, check=False, output=output)
            row["slowest"] = max(row["slowest"], used() - start)
            row["runs"] += 1
            if status is None or status == 101 or status < 0:
                row["hangs" if status is None else "panics"] += 1
                faults.append(f"{index}: {' '.join(map(str, arguments))}: {status}")
            return status

        if index // len(DAMAGES) % 10 == 0:
            for arguments in verbs(memory, folder / "samples.mizan"):
                put(memory, file, log)
                for path in [*folder.glob("out.*"), *folder.glob("into.mizan*")]:
                    path.unlink()
                tried(*arguments)
        put(memory, file, log)
        with open(folder / "report.json", "w+b") as report:
            status = tried("repair", "--memory", memory, "--json", output=report)
            report.seek(0)
            doubtful = json.loads(report.read() or b"{}").get("doubtful", 0)
        there = scan(file, log)
        expected = there & base[state]
        row["scan"] += len(expected)
        saved = exported(memory, limited=True) if status == 0 else None
        if saved is None:
            row["missed"] += len(expected)
            faults.append(f"{index}: {kind}: repair {status}, {len(expected)} units not saved")
            continue
        row["saved"] += len(saved & base[state])
        altered = Path(f"{memory}.altered")
        # Altered rows may have lost their languages, and a table holds one pair of languages.
        pairs = [("ar", "en"), ("und", "und")] if altered.exists() else []
        apart = set().union(*(exported(altered, limited=True, langs=pair) or set() for pair in pairs)) - saved
        missed = expected - saved - apart
        row["apart"] += len(expected & apart)
        row["missed"] += len(missed)
        row["passed"] += len(saved - ever - deleted)
        again = len(saved & deleted)
        row["doubted"] += min(again, doubtful)
        row["back"] += max(again - doubtful, 0)
        if missed or saved - ever - deleted or again > doubtful:
            counts = [len(missed), len(saved - ever - deleted), again - doubtful]
            faults.append(f"{index}: {kind}: missed, passed, back: {counts}")
    columns = ["number", "runs", "panics", "hangs", "slowest", "scan", "saved", "apart", "missed", "passed", "doubted", "back"]
    print("| damage |", " | ".join(columns), "|")
    print("|---|" + "--:|" * len(columns))
    total = Counter()
    for kind, row in table.items():
        total["slowest"] = max(total["slowest"], row["slowest"])
        total.update({name: row[name] for name in columns if name != "slowest"})
    for kind, row in [*table.items(), ("all", total)]:
        cells = [f"{row[name]:.1f} s" if name == "slowest" else f"{row[name]:,}" for name in columns]
        print(f"| {kind} |", " | ".join(cells), "|")
    for fault in faults:
        print(fault, file=sys.stderr)
    shutil.rmtree(folder)


main()
