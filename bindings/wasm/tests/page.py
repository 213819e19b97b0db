"""Tries the page as a person would: page.py CHROMIUM ADDRESS [FOLDER for pictures]"""

import pathlib
import sys

from playwright.sync_api import sync_playwright

ROWS = [
    [["وصل القطار إلى المحطة متأخراً."], ["The train reached the station late."]],
    [["هل ينتظره د. سامي؟"], ["Is Dr. Sami waiting for it?"]],
    [["نعم، منذ ساعة."], ["Yes, for an hour."]],
    [["ونزل الركاب ثم غادروا."], ["The passengers got off.", "Then they left."]],
]
# What the page shows: of each row the lines of both sides.
READ = "rows => rows.map(row => [...row.cells].slice(1).map(cell => [...cell.children].map(line => line.innerText)))"
WIDE, NARROW = {"width": 1100, "height": 700}, {"width": 360, "height": 1000}


def main(chromium, address, pictures=""):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport=WIDE)
        asked, faults = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.goto(address)
        rows = page.locator("#beads tr")
        rows.first.wait_for()
        shown = rows.evaluate_all(READ)
        assert shown == ROWS, shown
        assert "4 and 5 sentences, 4 rows" in page.inner_text("#state"), page.inner_text("#state")
        direction = "lines => lines.map(line => getComputedStyle(line).direction)"
        assert set(page.locator("#beads td:nth-child(2) div").evaluate_all(direction)) == {"rtl"}
        assert set(page.locator("#beads td:nth-child(3) div").evaluate_all(direction)) == {"ltr"}
        print(f"{browser.browser_type.name} {browser.version}: {len(shown)} rows, Arabic from the right")

        for scheme in ["light", "dark"]:
            page.emulate_media(color_scheme=scheme)
            for size in [WIDE, NARROW]:
                page.set_viewport_size(size)
                over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                assert over <= 0, f"{over} pixels too wide at {size}"
                if pictures:
                    name = f"page-{scheme}-{size['width']}.png"
                    page.screenshot(path=pathlib.Path(pictures) / name, full_page=True)
        page.set_viewport_size(WIDE)
        places = "cells => cells.map(cell => Math.round(cell.getBoundingClientRect().left))"
        for column in [2, 3]:
            left = page.locator(f"#beads td:nth-child({column})").evaluate_all(places)
            assert len(set(left)) == 1, f"column {column} begins at {left}"

        # What a spreadsheet would evaluate is guarded as in the files of the program.
        formula = '=HYPERLINK("http://example.org","open")'
        for source, target, wanted in [
            ("أغلق الصمام. لا تفتح الغطاء!", "Close the valve. Do not open the cover!",
             "أغلق الصمام.\tClose the valve.\nلا تفتح الغطاء!\tDo not open the cover!\n"),
            ("افتح الرابط.", formula, f"افتح الرابط.\t'{formula}\u2060\n"),
        ]:
            page.fill("#source", source)
            page.fill("#target", target)
            page.locator("#beads tr", has_text=target.split(". ")[-1]).wait_for()
            with page.expect_download() as download:
                page.click("#save")
            saved = pathlib.Path(download.value.path()).read_text(encoding="utf-8")
            assert saved == wanted, saved
        page.fill("#target", "")
        page.locator("#beads td.none").first.wait_for()
        page.fill("#source", "")
        page.locator("#beads tr").first.wait_for(state="detached")
        assert page.is_disabled("#save")
        # One answer per function that the page does not ask itself, and what is refused.
        asks = """async () => {
            const { align, segment, tsv } = await import("./mizan.js");
            const refused = [];
            for (const ask of [() => segment("x", "no language"), () => tsv("no beads")]) {
                try { ask() } catch (error) { refused.push(String(error)) }
            }
            const text = "قال 😀. ثم ذهب.", last = JSON.parse(segment(text, "ar")).at(-1);
            return [refused, text.slice(last.start, last.end), JSON.parse(align("نعم.", "Oui.", "ar", "fr")).length];
        }"""
        refused, last, beads = page.evaluate(asks)
        assert refused[0].startswith("no language: ") and len(refused) == 2, refused
        assert (last, beads) == ("ثم ذهب.", 1), (last, beads)
        assert not faults, faults
        assert all(url.startswith((address, "data:", "blob:")) for url in asked), asked
        browser.close()
    print("typed, saved and emptied; nothing was loaded from elsewhere")


main(*sys.argv[1:])
