"""Runs mizan.exe of the folder it is called in under Wine, as a person and as other programs do: program.py WINE"""

import glob
import json
import os
import pathlib
import signal
import subprocess
import sys
import time

# Of the status that Windows gives a program that Ctrl-C has ended (0xC000013A), Unix shows the last byte.
ENDED_BY_CTRL_C = 0x3A
MIZAN = [sys.argv[1], "mizan.exe"]


def mizan(*args, status=0, **options):
    done = subprocess.run(MIZAN + list(args), capture_output=True, timeout=300, **options)
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert done.returncode == status, (args, done.returncode, out, err)
    return out, err


def started(*args):
    return subprocess.Popen(MIZAN + list(args), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def write(name, text):
    pathlib.Path(name).write_bytes(text.encode("utf-8"))


def wait_for(pattern):
    until = time.monotonic() + 60
    while not glob.glob(pattern):
        assert time.monotonic() < until, pattern
        time.sleep(0.1)


def units(memory):
    return json.loads(mizan("info", "--memory", memory, "--json")[0])["units"]


def is_sound(memory):
    out, _ = mizan("info", "--memory", memory, "--check")
    assert dict(line.split("\t") for line in out.splitlines())["unreadable places"] == "0", out


def names_and_output():
    write("نص عربي.txt", "وصل القطار متأخراً. هل نزل الركاب؟\r\n")
    write("ترجمة.txt", "The train arrived late. Did the passengers get off?\r\n")
    write("وحدات.ar-en.tsv", "أغلق الصمّام.\tClose the valve.\r\n")
    write("أخرى.ar-en.tsv", "افتح الغطاء.\tOpen the cover.\n")
    mizan("align", "نص عربي.txt", "ترجمة.txt", "--into", "ذاكرة.mizan", "-o", "محاذاة.tmx")
    assert "وصل القطار متأخراً." in pathlib.Path("محاذاة.tmx").read_text(encoding="utf-8")
    # The shells of Windows leave patterns to the program.
    out, _ = mizan("import", "*.ar-en.TSV", "--into", "ذاكرة.mizan")
    assert out.startswith("أخرى.ar-en.tsv: 1 read, 1 new") and "\nوحدات.ar-en.tsv: 1 read, 1 new" in out, out
    _, err = mizan("import", "لا شيء*.tsv", "--into", "ذاكرة.mizan", status=2)
    assert "لا شيء*.tsv: no file has such a name" in err, err
    out, _ = mizan("lookup", "هل نزل الركاب؟", "--memory", "ذاكرة.mizan")
    assert out == "99\texact\tهل نزل الركاب؟\tDid the passengers get off?\n", out
    found = json.loads(mizan("lookup", "أغلق الصمام.", "--memory", "ذاكرة.mizan", "--json")[0])[0]
    assert (found["source"], found["class"]) == ("أغلق الصمّام.", "spelling"), found
    asked = "افتح الغطاء.\r\nهل نزل الركاب؟\r\n".encode()
    out, _ = mizan("lookup", "-", "--memory", "ذاكرة.mizan", "--json", input=asked)
    assert [json.loads(line)[0]["percent"] for line in out.splitlines()] == [100, 99], out
    segments, _ = mizan("segment", "نص عربي.txt")
    assert segments.splitlines() == ["وصل القطار متأخراً.", "هل نزل الركاب؟"], segments
    assert mizan("lookup", "لا شيء من هذا", "--memory", "ذاكرة.mizan", status=1)[0] == ""
    mizan("add", "نعم.", "Yes.")
    assert glob.glob(os.environ["WINEPREFIX"] + "/drive_c/users/*/AppData/Roaming/mizan/default.mizan")
    print("Arabic names and output, patterns, line ends, the default memory")


def care():
    mizan("export", "ذاكرة.mizan", "-o", "كل.tmx")
    before = pathlib.Path("كل.tmx").read_bytes()
    mizan("add", "انتهى العمل.", "The work is done.", "--memory", "ذاكرة.mizan")
    # A file that exists is replaced, also by its name in capitals and from another folder.
    mizan("export", "ذاكرة.mizan", "-o", "كل.tmx", "--force")
    after = pathlib.Path("كل.tmx").read_bytes()
    assert "انتهى العمل." in after.decode() and after != before
    _, err = mizan("export", "ذاكرة.mizan", "-o", "ذاكرة.MIZAN", "--to", "tmx", "--force", status=2)
    assert "is a memory" in err, err
    pathlib.Path("قديم.tmx").write_text("mine")
    _, err = mizan("export", "ذاكرة.mizan", "-o", ".\\قديم.tmx", status=2)
    assert "--force replaces it" in err and pathlib.Path("قديم.tmx").read_text() == "mine", err
    mizan("segment", "نص عربي.txt", "-o", "مجلد\\")
    assert [path.name for path in pathlib.Path("مجلد").iterdir() if ":" not in path.name] != []
    mizan("backup", "نسخة.mizan", "--memory", "ذاكرة.mizan")
    mizan("undo", "--memory", "ذاكرة.mizan")
    assert units("نسخة.mizan") == units("ذاكرة.mizan") + 1 == 5
    mizan("compact", "--memory", "ذاكرة.mizan")
    mizan("repair", "ذاكرة.mizan")
    # A damaged file is put aside, and a sound one takes its name.
    data = bytearray(pathlib.Path("نسخة.mizan").read_bytes())
    data[:200] = bytes(200)
    pathlib.Path("نسخة.mizan").write_bytes(data)
    mizan("lookup", "نعم.", "--memory", "نسخة.mizan", status=2)
    mizan("repair", "نسخة.mizan")
    assert units("نسخة.mizan") == 5 and pathlib.Path("نسخة.mizan.damaged").exists()
    mizan("convert", "كل.tmx", "-o", "كل.xlsx")
    assert units("ذاكرة.mizan") == 4
    is_sound("ذاكرة.mizan")
    print("files replaced and kept; backup, undo, compact and repair")


def several_programs():
    mizan("add", "نعم.", "Yes.", "--memory", "shared.mizan")
    writers = []
    for name in ["أ", "ب"]:
        write(f"{name}.ar-en.tsv", "".join(f"قطعة {name} رقم {i}.\tPiece {name} {i}.\n" for i in range(20000)))
        writers.append(started("import", f"{name}.ar-en.tsv", "--into", "shared.mizan"))
    for number in range(5):
        mizan("add", f"جملة {number}.", f"Sentence {number}.", "--memory", "shared.mizan")
        assert mizan("lookup", f"جملة {number}.", "--memory", "shared.mizan")[0].startswith("100\t")
    for writer in writers:
        _, err = writer.communicate(timeout=300)
        assert writer.returncode == 0, err
    assert units("shared.mizan") == 40006
    is_sound("shared.mizan")
    # A memory that a program holds open is looked up, copied and exported by others.
    ask = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "lookup", "arguments": {"text": "نعم."}}}
    holder = started("mcp", "--memory", "shared.mizan")
    holder.stdin.write(json.dumps(ask, ensure_ascii=False).encode() + b"\n")
    holder.stdin.flush()
    assert b"Yes." in holder.stdout.readline()
    mizan("backup", "shared copy.mizan", "--memory", "shared.mizan")
    assert mizan("lookup", "جملة 3.", "--memory", "shared.mizan")[0].startswith("100\t")
    mizan("add", "بعدها.", "Afterwards.", "--memory", "shared.mizan")
    holder.communicate(timeout=60)
    assert (units("shared copy.mizan"), units("shared.mizan")) == (40006, 40007)
    print("two imports and five additions at once, and a memory that another program holds open")


def ends():
    piped = "".join(f"صف {i}.\tRow {i}.\n" for i in range(30000)).encode()
    langs = ["--source-lang", "ar", "--target-lang", "en"]
    mizan("add", "نعم.", "Yes.", "--memory", "stop.mizan")
    for way in ["Ctrl-C", "kill"]:
        run = started("import", "-", *langs, "--into", "stop.mizan")
        run.stdin.write(piped)
        run.stdin.flush()
        wait_for("stop.mizan-wal")
        if way == "kill":
            run.kill()
            run.wait(20)
        else:
            run.send_signal(signal.SIGINT)
            assert run.wait(20) == ENDED_BY_CTRL_C, run.returncode
            err = run.stderr.read().decode()
            assert "stopped; what was imported by then stays in stop.mizan" in err, err
            assert not pathlib.Path("stop.mizan-wal").exists()
        assert mizan("lookup", "نعم.", "--memory", "stop.mizan")[0].startswith("100\t")
        is_sound("stop.mizan")
    for way in ["Ctrl-C", "kill"]:
        run = started("convert", "-", *langs, "-o", "stop.tmx")
        run.stdin.write(piped)
        run.stdin.flush()
        wait_for(".mizan-*.part")
        if way == "kill":
            run.kill()
            run.wait(20)
            # The next run removes what the killed one has left.
            mizan("convert", "أ.ar-en.tsv", "-o", "next.tmx")
        else:
            run.send_signal(signal.SIGINT)
            assert run.wait(20) == ENDED_BY_CTRL_C, run.returncode
        assert not glob.glob(".mizan-*.part") and not pathlib.Path("stop.tmx").exists()
    print("Ctrl-C and the end of a process: nothing lost, nothing left")


def deep():
    # The main thread has 1 MiB of stack on Windows.
    write("deep.html", "<div>" * 50000 + "<p>نعم.</p>")
    write("deep.md", ">" * 20000 + " نعم.\n")
    write("deep.ar-en.tmx", '<tmx version="1.4"><header/><body>' + "<a>" * 50000)
    write("deep.json", "[" * 100000)
    mizan("segment", "deep.html")
    mizan("segment", "deep.md")
    for args in [["import", "deep.ar-en.tmx", "--into", "deep.mizan"], ["segment", "deep.json"]]:
        done = subprocess.run(MIZAN + args, capture_output=True, timeout=300)
        assert done.returncode in (0, 1, 2), (args, done)
    print("deeply nested files")


names_and_output()
care()
several_programs()
ends()
deep()
