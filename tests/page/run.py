"""Drives the page of `mizan review` in headless Chromium: every action by keyboard alone, the mouse, a reload, two
windows, a killed program, several documents, 10,000 rows, both languages, narrow and wide, and the rules of axe-core.

    python3 tests/page/run.py MIZAN [--axe axe.min.js] [--pictures docs/img] [--page src/server/page]

Needs Playwright (PyPI) and a Chromium, whose path CHROMIUM names. With --page, the files of the page are those of a
folder, so that a change needs no build.
"""

import argparse
import atexit
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

HERE = pathlib.Path(__file__).parent


class Review:
    """A running `mizan review`."""

    def __init__(self, mizan, folder, *arguments):
        command = [mizan, "review", *arguments, "--no-browser"]
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        atexit.register(self.process.kill)
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:"), self.address

    def kill(self):
        self.process.kill()
        self.process.wait()

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(10) == 0, "SIGTERM ends the program well"


class Window:
    """A window on a review. What stands in the document is asked of the program, not of the page."""

    def __init__(self, context, address, options):
        self.page = context.new_page()
        self.errors = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: message.type == "error" and "409" not in message.text
                     and "422" not in message.text and self.errors.append(message.text))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.requests = []
        if options.page:
            self.page.route("**/*", lambda route: self.serve(route, pathlib.Path(options.page)))
        self.page.goto(address)
        self.wait()

    def serve(self, route, folder):
        name = route.request.url.split("/", 3)[3].split("?")[0]
        file = folder / name
        if name and "api/" not in name and file.is_file():
            kinds = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
            route.fulfill(path=str(file), content_type=kinds.get(file.suffix, "text/plain"))
        else:
            route.continue_()

    def until(self, condition):
        """Waits for a condition of the page. Playwright's own way needs `eval`, which the policy of the page forbids."""
        for _ in range(500):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(f"waited for {condition}")

    def wait(self):
        self.page.wait_for_selector("html[data-ready]")

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        self.until("document.getElementById('saved').textContent.startsWith('✓')")
        # A dialog that closes begins its action a moment later.
        self.page.wait_for_timeout(150)
        self.until("document.getElementById('saved').textContent.startsWith('✓')")

    def document(self):
        return self.page.evaluate("fetch('/api/document?document=0').then((answer) => answer.json())")

    def rows(self):
        return self.document()["board"]["rows"]

    def text(self, row, column):
        board = self.document()["board"]
        start = sum(other[column] for other in board["rows"][:row])
        passages = board[column][start:start + board["rows"][row][column]]
        return " ".join(passage["text"].strip() for passage in passages)

    def current(self):
        return int(self.page.evaluate("document.querySelector('[aria-current]').dataset.row"))

    def go(self, row):
        """Goes to a row by keys alone."""
        self.page.keyboard.press("Home")
        for _ in range(row):
            self.page.keyboard.press("ArrowDown")
        assert self.current() == row, (self.current(), row)

    def said(self):
        return self.page.inner_text("#said")

    def check_width(self, what):
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{what}: {wide} pixels too wide"
        # Nothing in a row reaches into what stands beside it.
        overlaps = self.page.evaluate("""() => [...document.querySelectorAll('.row')].filter((row) => {
            const boxes = [...row.children].map((child) => child.getBoundingClientRect()).filter((box) => box.width > 0);
            return boxes.some((a, i) => boxes.slice(i + 1).some((b) => a.left < b.right - 1 && b.left < a.right - 1
                && a.top < b.bottom - 1 && b.top < a.bottom - 1));
        }).length""")
        assert overlaps == 0, f"{what}: {overlaps} rows with parts that overlap"


def check(condition, what):
    assert condition, what
    print(f"  ok: {what}")


def by_keyboard(window, folder):
    press, rows = window.press, window.rows
    first = rows()
    press("Enter")
    check(rows()[0]["decision"] == "confirmed" and window.current() == 1, "Enter confirms and goes on")
    press("k", "r")
    check("decision" not in rows()[0], "R reopens")
    press("x")
    check(rows()[0]["decision"] == "excluded", "X leaves out")
    press("u", "u")
    check(rows()[0].get("decision") == "confirmed", "U takes back")
    press("y")
    check("decision" not in rows()[0], "Y does again")
    press("Control+z", "Control+z")
    check(window.document()["done"] == 0, "Ctrl+Z takes back too")
    window.go(1)
    count = len(first)
    press("m")
    check(len(rows()) == count - 1 and rows()[1]["source"] == 2, "M merges with the next row")
    texts = window.text(1, "source")
    press("ArrowRight")
    check(window.page.locator(".caret").count() == 1, "the caret moves by keys")
    second = window.document()["board"]["source"][2]["text"]
    for _ in range(100):
        caret = window.page.evaluate("""() => { const caret = document.querySelector('.caret');
            return [Number(caret.closest('[data-passage]').dataset.passage), Number(caret.nextElementSibling?.dataset.start ?? -1)]; }""")
        if caret == [1, 0]:
            break
        window.page.keyboard.press("ArrowRight")
    press("s")
    check(window.text(2, "source") == second, "S splits at the caret")
    check(window.text(1, "source") + " " + second == texts, "both parts together are the text")
    press("u", "u")
    window.go(2)
    press("c")
    before = [rows()[at]["target"] for at in (1, 2)]
    press("[")
    after = [rows()[at]["target"] for at in (1, 2)]
    check(after[0] == before[0] + 1, "[ moves the first passage to the row above")
    press("u")
    window.go(2)
    press("]")
    check(window.document()["done"] == 1 and rows() != first, "] moves the last passage to the row below")
    press("u")
    window.go(2)
    targets = [window.text(2, "target"), window.text(3, "target")]
    press("w")
    check([window.text(3, "target"), window.text(2, "target")] == targets, "W exchanges the translations")
    press("u")
    press("e")
    window.page.keyboard.press("Control+a")
    window.page.keyboard.type("An edited text.")
    press("Enter")
    check(window.text(2, "target") == "An edited text.", "E edits the text of the column")
    press("t")
    window.page.keyboard.type("look again")
    press("Enter")
    check(rows()[2]["note"] == "look again", "T writes a note")
    press("u", "u")
    press("/")
    window.page.keyboard.type("حارِس")
    press("Enter")
    check(window.page.locator("mark").count() >= 4, "a search ignores marks")
    press("f")
    window.page.keyboard.press("Home")
    press("Escape")
    press("/")
    window.page.keyboard.press("Control+a")
    window.page.keyboard.type("KEEPER")
    window.page.keyboard.press("Tab")
    window.page.keyboard.type("guard")
    window.page.keyboard.press("Tab")
    window.page.keyboard.press("Tab")
    window.page.keyboard.press("Tab")
    press("Enter")
    text = " ".join(passage["text"] for passage in window.document()["board"]["target"])
    check("guard" in text and "eeper" not in text, "replace all")
    press("u")
    press("Enter", "f")
    window.page.keyboard.press("Home")
    for _ in range(3):
        window.page.keyboard.press("ArrowDown")
    press("Escape")
    left = sum(row.get("decision", "open") == "open" for row in rows())
    found = (window.page.locator(".row").count(), left, len(rows()), window.page.input_value("#filter"), window.said())
    check(found[0] == left < found[2], f"{found} the filter shows the rows that are left")
    press("f")
    window.page.keyboard.press("Home")
    press("Escape", "Shift+Enter")
    window.page.keyboard.press("Control+a")
    window.page.keyboard.type("50")
    press("Enter")
    check(sum(row.get("decision") == "confirmed" for row in rows()) > 10, "confirm all above a confidence")
    press("u", "u")
    press("?")
    check(window.page.locator("dialog[open] kbd").count() > 20, "? shows the keys")
    press("Escape")
    press("d")
    with window.page.expect_download() as download:
        window.page.keyboard.press("Enter")
    check("<tmx" in pathlib.Path(download.value.path()).read_text(), "D exports")
    press("Escape")
    check(not window.errors, f"no error in the page {window.errors}")
    host = window.page.url.split("/")[2]
    check(all(url.split("/")[2] == host for url in window.requests), "nothing is asked of any other machine")


def stays_with_the_row(window):
    """Rows above come and go; the row that a person is at stays."""
    press = window.press
    window.go(1)
    press("m")
    window.go(8)
    text = window.text(8, "source")
    press("u")
    check(window.current() == 9 and window.text(9, "source") == text, "a step above leaves one at the same row")
    press("y")
    check(window.current() == 8 and window.text(8, "source") == text, "and so does doing it again")
    press("u")
    window.go(8)
    # The column is the target since the keys above.
    text = window.text(8, "source")
    press("[")
    check(text.startswith(window.text(window.current(), "source")), "a row that gives its first passage away stays the row")
    press("u")


def by_mouse(window):
    """The caret, the words that translate each other, rows and buttons, with the mouse."""
    page = window.page
    window.go(2)
    words = page.locator("[data-row='2'] .source .word")
    texts = [text for text in words.all_inner_texts()]
    word = words.nth(texts.index("البحر"))
    word.hover()
    window.until("document.querySelectorAll('.linked').length > 1")
    lit = page.locator("[data-row='2'] .target .linked").all_inner_texts()
    check("sea" in lit, f"the translation of the word under the pointer lights up {lit}")
    # Arabic begins at the right.
    box = word.bounding_box()
    page.mouse.click(box["x"] + box["width"] - 1, box["y"] + box["height"] / 2)
    before = page.evaluate("document.querySelector('.caret').nextElementSibling.textContent")
    check(before == "البحر", "a click on the right half of an Arabic word sets the caret before it")
    box = words.nth(texts.index("البحر")).bounding_box()
    page.mouse.click(box["x"] + 1, box["y"] + box["height"] / 2)
    behind = page.evaluate("document.querySelector('.caret').previousElementSibling.textContent")
    check(behind == "البحر", "a click on its left half sets it behind")
    page.locator("[data-row='4'] .number").click()
    check(window.current() == 4, "a click chooses a row")
    page.locator("#tools [data-command=exclude]").click()
    window.press()
    check(window.rows()[4]["decision"] == "excluded", "a button does what its key does")
    page.locator("#tools [data-command=undo]").click()
    window.press()
    check("decision" not in window.rows()[4], "and so does the one for undo")


def of_other_files(context, options, folder):
    """Several documents in a queue, a moved sentence, the findings of check."""
    pairs = folder / "pairs"
    pairs.mkdir()
    english = (HERE / "lighthouse.en.md").read_text()
    moved = "The next day the head of the village came with a basket of fish. "
    before = "At the top he found"
    assert moved in english and before in english
    (pairs / "moved.en.md").write_text(english.replace(moved, "").replace(before, moved + before))
    shutil.copy(HERE / "lighthouse.ar.md", pairs / "moved.ar.md")
    (pairs / "valves.ar.txt").write_text("أُغلق الصمام رقم 12.\n\nفُتح الصمام رقم 15 صباحا.\n")
    (pairs / "valves.en.txt").write_text("Valve 12 was closed.\n\nValve 51 was opened in the morning.\n")
    review = Review(options.mizan, folder, "--pairs", "pairs")
    window = Window(context, review.address, options)
    page = window.page
    names = page.locator("#documents option").all_inner_texts()
    check([name.split(".")[0] for name in names] == ["moved", "valves"], f"the queue holds both documents {names}")
    jump = page.locator(".jump").first
    there = int(jump.get_attribute("data-jump"))
    jump.click()
    check(window.current() == there, "a moved sentence leads to its counterpart")
    page.locator("#documents").focus()
    page.keyboard.press("ArrowDown")
    window.until("document.title.startsWith('valves')")
    window.press()
    check(page.locator(".row").count() == 2, "the next document is shown")
    page.locator("#filter").focus()
    page.select_option("#filter", "findings")
    window.until("document.querySelectorAll('.row').length === 1")
    check("51" in page.inner_text(".finding"), f"the findings of check are shown {page.inner_text('.finding')}")
    page.select_option("#filter", "all")
    page.locator("[data-row='0'] .number").click()
    window.press("Enter")
    state = page.evaluate("fetch('/api/job').then((answer) => answer.json())")
    check([document["progress"]["confirmed"] for document in state["documents"]] == [0, 1], "each document has its own progress")
    check(not window.errors, f"no error in the page {window.errors}")
    review.end()


def axe(window, path, what):
    window.page.evaluate(pathlib.Path(path).read_text())
    found = window.page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})")
    for violation in found["violations"]:
        print(f"  {violation['id']}: {violation['help']}")
        for node in violation["nodes"][:3]:
            print(f"    {node['html'][:160]}\n    {node['failureSummary'][:200]}")
    check(not found["violations"], f"axe-core finds nothing: {what}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("mizan", type=os.path.abspath)
    parser.add_argument("--axe")
    parser.add_argument("--pictures")
    parser.add_argument("--page")
    options = parser.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        folder = pathlib.Path(folder)
        for name in ["lighthouse.ar.md", "lighthouse.en.md"]:
            shutil.copy(HERE / name, folder)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1200, "height": 800})
        pair = ["lighthouse.ar.md", "lighthouse.en.md"]

        print("every action, by keyboard alone")
        review = Review(options.mizan, folder, *pair)
        window = Window(context, review.address, options)
        by_keyboard(window, folder)
        stays_with_the_row(window)
        by_mouse(window)

        print("reload, two windows, a killed program")
        window.go(2)
        window.press("Enter")
        token = review.address.rsplit("/", 1)[1]
        check(token not in window.page.url, "the token is not in the address any more")
        window.page.reload()
        window.wait()
        check(window.rows()[2]["decision"] == "confirmed", "after a reload the work is there")
        other = Window(context, review.address, options)
        other.go(4)
        other.press("Enter")
        window.page.wait_for_selector("[data-row='4'].confirmed")
        check(window.rows()[4]["decision"] == "confirmed", "a second window loses nothing")
        # What is typed while another window changes the rows goes to no other row.
        window.page.bring_to_front()
        window.go(9)
        window.page.keyboard.press("e")
        window.page.keyboard.press("Control+a")
        window.page.keyboard.type("TYPED LATE")
        other.page.bring_to_front()
        other.go(0)
        other.press("m")
        window.page.bring_to_front()
        window.page.wait_for_timeout(4000)
        window.page.keyboard.press("Enter")
        window.until("document.getElementById('said').textContent.includes('TYPED LATE')")
        texts = [passage["text"] for column in ("source", "target") for passage in window.document()["board"][column]]
        check("TYPED LATE" not in texts, "a text typed while another window changed the rows lands on no other row")
        other.page.bring_to_front()
        other.press("u")
        window.page.bring_to_front()
        window.page.reload()
        window.wait()
        check(window.current() > 0, "after a reload the row is the same")
        window.press("PageDown")
        in_sight = "(() => { const box = document.querySelector('[aria-current]').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; })()"
        check(window.page.evaluate(in_sight), "the current row is in sight after PageDown")
        window.press("f")
        window.page.select_option("#filter", "notes")
        window.press("Escape")
        window.press("?")
        check(window.page.locator("dialog[open] kbd").count() > 20, "without rows the keys work")
        window.press("Escape", "f")
        window.page.keyboard.press("Home")
        window.press("Escape")
        seen = window.document()["at"]
        review.kill()
        window.page.keyboard.press("Enter")
        window.until("document.getElementById('said').textContent.includes('has ended')")
        check("Not saved" in window.page.inner_text("#saved"), "the page says that the program has ended")
        review = Review(options.mizan, folder, *pair)
        window = Window(context, review.address, options)
        check(window.document()["at"] == seen, "after kill -9 everything is there")

        print("both languages, narrow and wide, light and dark")
        window.go(9)
        window.press("ArrowRight", "ArrowRight")
        for language in ["en", "ar"]:
            for width in [360, 768, 1200, 1900]:
                window.page.set_viewport_size({"width": width, "height": 800})
                window.page.wait_for_timeout(150)
                window.check_width(f"{language}, {width} pixels")
                if options.pictures and width in (360, 1200):
                    name = "narrow" if width == 360 else "wide"
                    window.page.screenshot(path=f"{options.pictures}/review-{name}.{language}.png")
            window.page.set_viewport_size({"width": 1200, "height": 800})
            for theme in ["light", "dark"]:
                if options.axe:
                    axe(window, options.axe, f"{language}, {theme}")
                    if theme == "light":
                        window.press("?")
                        axe(window, options.axe, f"{language}, help")
                        if options.pictures:
                            window.page.screenshot(path=f"{options.pictures}/review-help.{language}.png")
                        window.press("Escape", "e")
                        axe(window, options.axe, f"{language}, edit")
                        window.press("Escape")
                if options.pictures and theme == "dark":
                    window.page.screenshot(path=f"{options.pictures}/review-dark.{language}.png")
                window.page.click("#theme")
            window.page.click("#language")
        review.end()

        print("a queue, a moved sentence, findings")
        of_other_files(context, options, folder)

        print("10,000 rows")
        with open(folder / "many.tsv", "w") as file:
            print("en\tar", file=file)
            for number in range(10_000):
                print(f"Valve {number} is closed by the guard of the tank.\tيغلق حارس الخزان الصمام رقم {number}.", file=file)
        review = Review(options.mizan, folder, "many.tsv")
        started = time.monotonic()
        window = Window(context, review.address, options)
        paint = window.page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        print(f"  first paint {paint:.0f} ms, all rows reachable after {(time.monotonic() - started) * 1000:.0f} ms")
        window.page.keyboard.press("End")
        check(window.current() == 9_999, "the last row is reached")
        times = []
        for key in ["Enter", "x", "u", "Enter", "u"]:
            times.append(window.page.evaluate("""(key) => new Promise((end) => {
                const saved = document.getElementById('saved');
                const start = performance.now();
                let began = false;
                new MutationObserver((_, observer) => {
                    if (!saved.textContent.startsWith('✓')) began = true;
                    else if (began) { observer.disconnect(); requestAnimationFrame(() => end(performance.now() - start)); }
                }).observe(saved, { childList: true });
                const code = { Enter: 'Enter', x: 'KeyX', u: 'KeyU' }[key];
                document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true }));
            })""", key))
            window.page.wait_for_timeout(100)
        print("  an action takes " + ", ".join(f"{ms:.0f}" for ms in times) + " ms")
        check(window.page.locator(".row").count() < 1_000, "rows out of sight are not drawn")
        check(not window.errors, f"no error in the page {window.errors}")
        review.end()
        browser.close()
    print("done")


if __name__ == "__main__":
    sys.exit(main())
