"""Translate-toolkit's tmserver and `mizan serve` answer the same questions about the same units in the same shape.

    python3 tests/server/beside_tmserver.py MIZAN

Needs translate-toolkit and cheroot (PyPI). Compares status, keys, types, order and the matches at 100; the percent of similar
texts is each server's own. The sources are ASCII, since tmserver on Python 3 takes the bytes of a path for Latin-1 and finds no
other ones; it answers PUT with 500, so that adding is left out.
"""

import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

UNITS = [
    ("Close the valve before lifting the cover.", "أغلق الصمام قبل رفع الغطاء."),
    ("Close the valve before lifting the red cover.", "أغلق الصمام قبل رفع الغطاء الأحمر."),
    ("Is the inspection 100% done?", "هل انتهى الفحص 100%؟"),
    ('He said: "slow down" & went on', 'قال: "تمهّل" & مضى'),
]
# Of one that is in neither: similar to two, to none.
OTHERS = ["Close the valve before lifting the lid.", "Nobody wrote this"]


def po():
    quoted = lambda text: json.dumps(text, ensure_ascii=False)
    return 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n' + "".join(
        f"\nmsgid {quoted(source)}\nmsgstr {quoted(target)}\n" for source, target in UNITS
    )


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def ask(address, path):
    try:
        with urllib.request.urlopen(address + path, timeout=20) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def wait(address):
    for _ in range(200):
        try:
            return ask(address, "en/ar/unit/x")
        except OSError:
            time.sleep(0.1)
    sys.exit(f"{address} does not answer")


def unit(text):
    return f"en/ar/unit/{urllib.parse.quote(text, safe='')}"


def main():
    mizan = os.path.realpath(sys.argv[1])
    processes, failures = [], 0
    with tempfile.TemporaryDirectory() as folder:
        try:
            file = pathlib.Path(folder, "units.po")
            file.write_text(po(), encoding="utf-8")
            subprocess.run(
                [mizan, "import", file, "--into", "units.mizan", "--source-lang", "en", "--target-lang", "ar"],
                cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
            port = free_port()
            program = pathlib.Path(sys.executable).with_name("tmserver")
            arguments = ["-d", "tmdb", "-f", file, "-s", "en", "-t", "ar", "-b", "127.0.0.1", "-p", str(port)]
            processes.append(subprocess.Popen([program, *arguments], cwd=folder, stderr=subprocess.DEVNULL))
            served = subprocess.Popen(
                [mizan, "serve", "--memory", "units.mizan", "--listen", "127.0.0.1:0", "--quiet"],
                cwd=folder, env={**os.environ, "XDG_DATA_HOME": folder}, stdout=subprocess.PIPE, text=True,
            )
            processes.append(served)
            reference, ours = f"http://127.0.0.1:{port}/tmserver/", served.stdout.readline().strip() + "tmserver/"
            wait(reference)

            def check(what, expected, found):
                nonlocal failures
                same = expected == found
                failures += not same
                print(f"  {'ok' if same else 'DIFFERS'}: {what}" + ("" if same else f"\n    tmserver: {expected}\n    mizan:    {found}"))

            for text in [source for source, _ in UNITS] + OTHERS:
                (status, expected), (our_status, found) = (ask(address, unit(text)) for address in (reference, ours))
                expected, found = json.loads(expected), json.loads(found)
                check(f"status of {text}", status, our_status)
                for name, answers in (("tmserver", expected), ("mizan", found)):
                    falling = sorted(answers, key=lambda match: -match["quality"])
                    check(f"best first, {name}", [match["quality"] for match in falling], [match["quality"] for match in answers])
                exact = lambda answers: [(match["source"], match["target"]) for match in answers if match["quality"] == 100]
                check("what is identical", exact(expected), exact(found))
                if expected and found:
                    # `rank` is amaGama's. What has no context is "" there if it comes from a PO file, and null otherwise.
                    kind = lambda value: "none" if value in (None, "") else type(value).__name__
                    shape = lambda match: {key: kind(value) for key, value in match.items() if key != "rank"}
                    check("keys and types", {**shape(expected[0]), "quality": "number"}, {**shape(found[0]), "quality": "number"})
                    check("quality is a float", "float", type(found[0]["quality"]).__name__)
            check("languages that nobody has", *(
                (status, json.loads(body)) for status, body in (ask(address, "xx/yy/unit/x") for address in (reference, ours))
            ))
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait()
    print("the shape is that of translate-toolkit's tmserver" if not failures else f"{failures} differences")
    sys.exit(bool(failures))


main()
