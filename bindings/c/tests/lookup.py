"""Looks a sentence up from Python by ctypes: python3 lookup.py LIBRARY MEMORY."""

import ctypes
import json
import sys

library, path = sys.argv[1:]
mizan = ctypes.CDLL(library)
mizan.mizan_last_error.restype = ctypes.c_char_p
mizan.mizan_free.argtypes = [ctypes.c_void_p]
mizan.mizan_close.argtypes = [ctypes.c_void_p]


def ask(function, *arguments):
    """Calls a function whose last argument is the place for its answer, and returns the answer."""
    answer = ctypes.c_void_p()
    given = [a.encode() if isinstance(a, str) else a for a in arguments]
    code = function(*given, ctypes.byref(answer))
    if code != 0:
        raise RuntimeError(f"error {code}: {mizan.mizan_last_error().decode()}")
    text = ctypes.string_at(answer).decode()
    mizan.mizan_free(answer)
    return json.loads(text)


memory = ctypes.c_void_p()
assert mizan.mizan_create(path.encode(), ctypes.byref(memory)) == 0
ask(mizan.mizan_add, memory, "أغلق الصمام.", "Close the valve.", None)
matches = ask(mizan.mizan_lookup, memory, "أغلق الصمّام.", json.dumps({"min": 80, "offsets": "chars"}))
print(matches[0]["percent"], matches[0]["class"], matches[0]["target"])
assert matches[0]["target"] == "Close the valve."
segments = ask(mizan.mizan_segment, "نعم. لا.", "ar")
assert [segment["text"] for segment in segments] == ["نعم.", "لا."]
try:
    ask(mizan.mizan_lookup, memory, "نعم", '{"mni": 1}')
    raise SystemExit("an unknown option was taken")
except RuntimeError as error:
    assert "mni" in str(error)
mizan.mizan_close(memory)
