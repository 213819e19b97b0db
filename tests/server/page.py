"""Drives the page of a memory in headless Chromium: looking up and concordance as one types, with differences marked, in both
directions; editing, deleting, undoing; faults mended; the picture; Arabic; the address with a token; another memory.

    python3 tests/server/page.py MIZAN [--axe axe.min.js] [--pictures docs/img]

Needs Playwright (PyPI) and a Chromium, whose path CHROMIUM names.
"""

import argparse
import atexit
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile

from playwright.sync_api import sync_playwright

UNITS = """أغلق الصمام الرئيسي.\tClose the main valve.
افتح المضخة الثانية قبل الغروب.\tOpen the second pump before sunset.
انتظر ٥٠ دقيقة ثم افتح الصمام.\tWait 15 minutes, then open the valve.
أغلق الباب الأزرق.\tClose the blue door.
"""


class Server:
    """A running `mizan serve`."""

    def __init__(self, mizan, folder, *arguments):
        self.mizan, self.folder = mizan, folder
        self.process = subprocess.Popen(
            [mizan, "serve", "--memory", "plant.mizan", "--memory", "house.mizan:5", "--listen", "127.0.0.1:0", "--quiet", *arguments],
            cwd=folder, stdout=subprocess.PIPE, env=environment(folder), text=True,
        )
        atexit.register(self.process.kill)
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:"), self.address

    def run(self, *arguments):
        return subprocess.run([self.mizan, *arguments], cwd=self.folder, env=environment(self.folder), capture_output=True, text=True)

    def units(self, text):
        """Returns the targets that the memory has for a text, asked by the command line."""
        found = self.run("lookup", text, "--memory", "plant.mizan", "--json").stdout
        return [one["target"] for one in json.loads(found or "[]")]

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(20) == 0


def environment(folder):
    return {**os.environ, "XDG_DATA_HOME": str(folder), "MIZAN_MEMORY": ""}


def checks_of_axe(page, axe):
    if not axe:
        return
    page.evaluate(pathlib.Path(axe).read_text())
    found = page.evaluate("axe.run()")["violations"]
    assert not found, [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found]


def drive(page, server, options):
    def picture(name):
        checks_of_axe(page, options.axe)
        if options.pictures:
            page.screenshot(path=pathlib.Path(options.pictures, f"server-{name}.png"))

    page.goto(server.address)
    page.wait_for_selector("textarea")
    # As one types, without a button; what differs is marked in the query and in the unit.
    page.type("textarea", "أغلق الصمام الثانوي.", delay=5)
    page.wait_for_selector(".unit mark")
    first = page.locator(".unit").first
    assert "fuzzy" in first.inner_text() and "Close the main valve." in first.inner_text()
    assert first.locator("mark.asked").inner_text() == "الثانوي"
    assert first.locator("mark:not(.asked)").inner_text() == "الرئيسي"
    assert first.locator("p.text[lang=ar]").first.get_attribute("dir") == "rtl"
    picture("lookup")
    # From the other side.
    page.fill("textarea", "Close the main valve.")
    page.wait_for_selector("text=100 %")
    assert "أغلق الصمام الرئيسي." in page.locator(".unit").first.inner_text()
    # A unit of the other memory, with its penalty.
    page.fill("textarea", "باب")
    page.wait_for_selector("text=95 %")
    assert "house" in page.locator(".unit").first.inner_text()

    page.click("#tab-search")
    page.type("input[type=search]", "valve", delay=5)
    page.wait_for_selector(".unit")
    assert page.locator(".unit").count() == 2 and "2 of 2" in page.inner_text("main")
    marks = page.locator(".unit mark").all_inner_texts()
    assert "valve" in marks and any("صمام" in mark for mark in marks), marks
    picture("search")

    # Editing, deleting, undoing.
    unit = page.locator(".unit", has_text="Close the main valve.")
    unit.get_by_text("Edit").click()
    page.locator("textarea[lang=en]").fill("Shut the main valve.")
    page.locator(".unit select").select_option("reviewed")
    page.click("text=Save")
    page.wait_for_selector("footer:has-text('Saved.')")
    assert server.units("أغلق الصمام الرئيسي.") == ["Shut the main valve."]
    page.locator(".unit", has_text="Shut the main valve.").get_by_text("Delete").click()
    page.wait_for_selector("footer:has-text('Deleted')")
    assert server.units("أغلق الصمام الرئيسي.") == []
    page.click("#tab-history")
    page.wait_for_selector(".unit strong:has-text('delete')")
    picture("history")
    page.click("text=Undo the last change")
    page.wait_for_selector("footer:has-text('Undone')")
    assert server.units("أغلق الصمام الرئيسي.") == ["Shut the main valve."]
    page.click("text=Redo")
    page.wait_for_selector("footer:has-text('Redone')")
    page.click("text=Undo the last change")
    page.wait_for_selector("footer:has-text('Undone')")

    # A fault, mended.
    page.click("#tab-flaws")
    page.click("text=Look for faults")
    page.wait_for_selector(".unit .fault:has-text('numbers')")
    picture("faults")
    page.locator(".unit").get_by_text("Edit").click()
    page.locator("textarea[lang=en]").fill("Wait 50 minutes, then open the valve.")
    page.click("text=Save")
    page.wait_for_selector("footer:has-text('Saved.')")
    page.click("text=Look for faults")
    page.wait_for_selector("footer:has-text('0 found')")

    page.click("#tab-picture")
    page.wait_for_selector("meter")
    assert "machines" in page.inner_text("main") and "Nile Pumps" in page.inner_text("main")
    assert "By month" in page.inner_text("main")
    picture("picture")

    # In Arabic, and what a unit holds is text, never markup.
    page.click("#language")
    page.wait_for_selector("html[dir=rtl]")
    server.run("add", "<img src=x onerror=alert(1)>", "صورة", "--memory", "plant.mizan", "--source-lang", "en", "--target-lang", "ar")
    page.click("#tab-search")
    page.fill("input[type=search]", "onerror")
    page.wait_for_selector(".unit")
    assert page.locator("main img").count() == 0
    picture("arabic")
    # The server says what is wrong.
    page.locator(".unit").get_by_text("عدّل").click()
    page.locator(".unit textarea").first.fill(" ")
    page.click("text=احفظ")
    page.wait_for_selector("#told.fault")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mizan")
    parser.add_argument("--axe")
    parser.add_argument("--pictures")
    options = parser.parse_args()
    options.mizan = str(pathlib.Path(options.mizan).resolve())
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pathlib.Path(folder, "plant.ar-en.tsv").write_text(UNITS, encoding="utf-8")
        run = lambda *arguments: subprocess.run([options.mizan, *arguments], cwd=folder, env=environment(folder), check=True, capture_output=True)
        run("import", "plant.ar-en.tsv", "--into", "plant.mizan", "--domain", "machines", "--client", "Nile Pumps")
        run("add", "باب", "door", "--memory", "house.mizan")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        server = Server(options.mizan, folder)
        context = browser.new_context(viewport={"width": 1100, "height": 760}, locale="en-GB")
        context.set_default_timeout(8000)
        page = context.new_page()
        errors, elsewhere = [], []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: message.type == "error" and "422" not in message.text and errors.append(message.text))
        page.on("request", lambda request: request.url.startswith(server.address) or elsewhere.append(request.url))
        drive(page, server, options)
        assert not errors and not elsewhere, (errors, elsewhere)
        server.end()

        # With a token: in the address, or as the password that the browser asks for.
        token = run("token", "add", "page", "--rights", "write", "--tokens", "tokens").stdout.decode().strip()
        server = Server(options.mizan, folder, "--tokens", "tokens")
        page = browser.new_context().new_page()
        assert page.request.get(server.address).status == 401
        page.goto(f"{server.address}t/{token}/")
        page.wait_for_selector("textarea")
        page = browser.new_context(http_credentials={"username": "any", "password": token}).new_page()
        page.goto(server.address)
        page.fill("textarea", "أغلق الباب الأزرق.")
        page.wait_for_selector("text=100 %")
        server.end()
        browser.close()
    print("the page of a memory: all well")


if __name__ == "__main__":
    main()
