"""Weblate asks `mizan serve` by its own machinery for tmserver: the languages, a text, a text with the signs of addresses, one
that Weblate cuts, several at once; with a token in the path and one as the password.

    PYTHON tests/server/by_weblate.py MIZAN

PYTHON has Weblate and psycopg (PyPI; Weblate's documentation lists the libraries that it builds on). There is no database.
"""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile

SETTINGS = """
from weblate.settings_example import *
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "none"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}, "avatar": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
SECRET_KEY = "x" * 50
SITE_DOMAIN = "localhost"
DATA_DIR = CACHE_DIR = %r
ALLOWED_MACHINERY_DOMAINS = ["127.0.0.1"]
"""

LONG = " ".join(f"يفحص الفني المضخة رقم {number} صباحا ويكتب ما رآه في الدفتر الأزرق" for number in range(12))
UNITS = {
    "أغلق الصمام الرئيسي.": "Close the main valve.",
    "ما هذا؟ 50% / #1": "What is this? 50% / #1",
    LONG: "The technician checks the pumps.",
}


def start(mizan, folder, *arguments):
    command = [mizan, "serve", "--memory", "plant.mizan", "--listen", "127.0.0.1:0", "--quiet", *arguments]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True, env={**os.environ, "XDG_DATA_HOME": folder})
    return server, server.stdout.readline().strip()


def end(server):
    server.send_signal(signal.SIGTERM)
    assert server.wait(20) == 0


def ask(address):
    from django.core.cache import cache
    from weblate.machinery.tmserver import TMServerTranslation

    cache.clear()
    machine = TMServerTranslation({"url": address})
    for pair in [("ar", "en"), ("ar_eg", "en_gb"), ("en", "ar_sa")]:
        assert pair in set(machine.supported_languages), pair
    for text, target in UNITS.items():
        found = list(machine.download_translations("ar_eg", "en_gb", text, None, None, 70))
        assert found and found[0]["text"] == target, (text, found)
        assert found[0]["quality"] == (99 if text == LONG else 100), found
    assert not list(machine.download_translations("ar", "en", "لا يشبهه شيء في الذاكرة", None, None, 70))


def main():
    mizan = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "settings_of_the_trial.py").write_text(SETTINGS % folder)
        sys.path.insert(0, folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "settings_of_the_trial"
        import django
        django.setup()

        lines = "".join(f"{source}\t{target}\n" for source, target in UNITS.items())
        pathlib.Path(folder, "plant.ar-en.tsv").write_text(lines, encoding="utf-8")
        run = lambda *arguments: subprocess.run([mizan, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout
        run("import", "plant.ar-en.tsv", "--into", "plant.mizan")
        server, address = start(mizan, folder)
        ask(f"{address}tmserver/")
        end(server)
        token = run("token", "add", "weblate", "--tokens", "tokens").strip()
        server, address = start(mizan, folder, "--tokens", "tokens")
        ask(f"{address}t/{token}/tmserver/")
        ask(f"{address.replace('://', f'://any:{token}@')}tmserver/")
        end(server)
    print("Weblate: languages, texts, a cut text, and tokens in the path and as a password")


if __name__ == "__main__":
    main()
