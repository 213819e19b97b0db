"""The bindings ask `mizan serve`, and get what they get from the file: C by ctypes, and Python.

usage: by_bindings.py MIZAN LIBMIZAN

LIBMIZAN is the library for C (bindings/c/dist/libmizan.so). The Python that runs this has the wheel of bindings/python.
"""

import ctypes
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import mizan as python

UNITS = [
    ("أغلق الصمام رقم 5 قبل رفع الغطاء.", "Close valve 5 before lifting the cover."),
    ("افتح باب الخزان ببطء.", "Open the tank door slowly."),
    ("افحص مستوى الزيت كل أسبوع.", "Check the oil level every week."),
    ("لا ترفع الغطاء والمضخة تعمل.", "Do not lift the cover while the pump is running."),
]
QUERIES = ["أغلق الصمام رقم 7 قبل رفع الغطاء.", "افحص مستوى الزيت كل أسبوع.", "Open the tank door.", "لا شيء"]


def library(path):
    """Returns a function that calls the library for C: a name and arguments in, the answer or the error out."""
    loaded = ctypes.CDLL(path)
    loaded.mizan_last_error.restype = ctypes.c_char_p
    loaded.mizan_free.argtypes = [ctypes.c_void_p]
    loaded.mizan_close.argtypes = [ctypes.c_void_p]
    loaded.mizan_stop.argtypes = [ctypes.c_void_p, ctypes.c_int]
    loaded.mizan_edit.argtypes = [ctypes.c_void_p, ctypes.c_int64, ctypes.c_char_p, ctypes.c_void_p]
    loaded.mizan_delete.argtypes = [ctypes.c_void_p, ctypes.c_int64, ctypes.c_char_p, ctypes.c_void_p]

    def ask(name, *arguments):
        answer = ctypes.c_void_p()
        given = [argument.encode() if isinstance(argument, str) else argument for argument in arguments]
        code = getattr(loaded, name)(*given, ctypes.byref(answer))
        if code != 0:
            return code, loaded.mizan_last_error().decode()
        text = ctypes.string_at(answer).decode()
        loaded.mizan_free(answer)
        return json.loads(text)

    def opened(path):
        memory = ctypes.c_void_p()
        code = loaded.mizan_open(path.encode(), ctypes.byref(memory))
        return memory if code == 0 else (code, loaded.mizan_last_error().decode())

    return loaded, ask, opened


def without_memory(matches):
    """Returns matches without the name of their memory, which a server that has several tells."""
    return [{key: value for key, value in found.items() if key != "memory"} for found in matches]


def main():
    program, path = map(os.path.realpath, sys.argv[1:])
    loaded, ask, opened = library(path)
    failures = 0

    def check(what, found, expected):
        nonlocal failures
        failures += found != expected
        print(f"  {'ok' if found == expected else 'WRONG'}: {what}" + ("" if found == expected else f"\n    {found}\n    {expected}"))

    def refused(what, call, kind, said):
        try:
            call()
            check(what, "no error", said)
        except kind as error:
            check(what, said if said in str(error) else str(error), said)

    with tempfile.TemporaryDirectory() as folder:
        file = str(pathlib.Path(folder, "plant.mizan"))
        with python.open(file, create=True) as memory:
            for source, target in UNITS:
                memory.add(source, target, client="Nile Pumps")
        environment = {**os.environ, "XDG_DATA_HOME": folder}
        tokens = str(pathlib.Path(folder, "tokens.json"))
        made = subprocess.run(
            [program, "token", "add", "desk", "--rights", "write", "--tokens", tokens],
            env=environment, check=True, capture_output=True, text=True,
        )
        token = made.stdout.split()[-1]
        server = subprocess.Popen(
            [program, "serve", "--memory", file, "--listen", "127.0.0.1:0", "--tokens", tokens, "--quiet"],
            env=environment, stdout=subprocess.PIPE, text=True,
        )
        try:
            address = server.stdout.readline().strip()
            here, there = python.open(file), python.open(address, token=token)
            for query in QUERIES:
                for options in [{}, {"min": 40, "limit": 2}, {"from_": "ar"}, {"client": "Nile Pumps", "min": 50}]:
                    found = [[match.to_dict() for match in memory.lookup(query, **options)] for memory in (there, here)]
                    check(f"Python looks up {query} {options}", *map(without_memory, found))
            many = [[[match.to_dict() for match in matches] for matches in memory.lookup_many(QUERIES * 40)] for memory in (there, here)]
            check("Python looks 160 texts up", *([without_memory(matches) for matches in answers] for answers in many))
            of_document = [[[match.to_dict() for match in matches] for matches in memory.lookup_many(QUERIES, as_document=True)] for memory in (there, here)]
            check("Python looks a document up", *([without_memory(matches) for matches in answers] for answers in of_document))
            words = [[(unit.id, unit.source, unit.target) for unit in memory.search("الغطاء")] for memory in (there, here)]
            check("Python searches", *words)
            added = there.add("بدّل المصفاة.", "Replace the filter.")
            there.edit(added, target="Change the filter.")
            check("a unit that Python added and changed is in the file", [match.target for match in here.lookup("بدّل المصفاة.")], ["Change the filter."])
            there.delete(added)
            check("Python deletes", (len(there), len(here)), (len(UNITS), len(UNITS)))
            check("the token is not shown", token in repr(there), False)
            refused("a missing unit", lambda: there.edit(99, target="x"), python.Error, "no unit 99")
            refused("a wrong option", lambda: there.lookup("نعم", mni=1), python.Error, "mni")
            refused("a file that is read", lambda: there.import_file(file), ValueError, "a server is not asked for this")
            refused("iteration", lambda: next(iter(there)), ValueError, "a server is not asked for this")
            refused("no token", lambda: python.open(address), python.Error, "this server asks for a token")
            refused("a wrong token", lambda: python.open(address, token="wrong"), python.Error, "no token of this server")
            refused("a server that is not there", lambda: python.open("http://127.0.0.1:9/"), python.Error, "127.0.0.1:9")
            refused("an address with a password", lambda: python.open("http://a:b@127.0.0.1/"), ValueError, "MIZAN_TOKEN")
            there.stop()
            refused("a call that is to end", lambda: there.lookup("نعم"), python.Error, "stopped")

            remote, local = opened(f"{address}t/{token}/"), opened(file)
            for query in QUERIES:
                found = [ask("mizan_lookup", memory, query, '{"min": 50}') for memory in (remote, local)]
                check(f"C looks up {query}", *map(without_memory, found))
            many = [ask("mizan_lookup_many", memory, json.dumps(QUERIES), None) for memory in (remote, local)]
            check("C looks texts up", *([without_memory(matches) for matches in answers] for answers in many))
            found = [ask("mizan_search", memory, "الغطاء", '{"total": true}') for memory in (remote, local)]
            check("C searches", *found)
            check("C tells what there is", *(ask("mizan_info", memory, None)["units"] for memory in (remote, local)))
            added = ask("mizan_add", remote, "بدّل المصفاة.", "Replace the filter.", None)["id"]
            ask("mizan_edit", remote, added, b'{"target": "Change the filter."}')
            check("a unit that C added and changed is in the file", ask("mizan_lookup", local, "بدّل المصفاة.", None)[0]["target"], "Change the filter.")
            ask("mizan_delete", remote, added, None)
            check("C deletes", ask("mizan_info", local, None)["units"], len(UNITS))
            code, said = opened(address)
            check("C without a token", (code, "this server asks for a token" in said and token not in said), (33, True))
            code, said = ask("mizan_export", remote, file + ".tmx", None)
            check("C writes no file", (code, "a server is not asked for this" in said), (14, True))
            loaded.mizan_stop(remote, 1)
            check("a call of C that is to end", ask("mizan_lookup", remote, "نعم", None)[0], 28)
            loaded.mizan_close(remote)
            loaded.mizan_close(local)
        finally:
            server.terminate()
            server.wait()
    print("the bindings ask a server as they ask a file" if not failures else f"{failures} wrong")
    sys.exit(bool(failures))


main()
