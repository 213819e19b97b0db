"""Edits the spreadsheet of `mizan align -o pairs.xlsx` with LibreOffice, as a person would, and checks that every correction
comes back or is named: texts changed, cells moved, rows merged, cut, deleted, inserted and sorted.

    /usr/bin/python3 tests/interop/sheet.py MIZAN [PICTURE.png]

Needs LibreOffice and its Python module (Debian: libreoffice-calc, python3-uno); says so and ends where one is missing.
With PICTURE, the sheet as it was written is drawn too.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
PAIR = ["lighthouse.ar.md", "lighthouse.en.md"]
NUMBER, SOURCE, TARGET, CONFIDENCE, STATUS, NOTE, DOCUMENT = range(7)


class Calc:
    """A LibreOffice of its own, with one sheet open at a time."""

    def __init__(self, folder):
        import uno
        from com.sun.star.beans import PropertyValue

        self.uno, self.value = uno, PropertyValue
        pipe = f"mizan{os.getpid()}"
        self.office = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
             f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(240):
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.5)
        else:
            raise SystemExit("LibreOffice did not start")
        self.desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)

    def open(self, path):
        self.document = self.desktop.loadComponentFromURL(f"file://{path}", "_blank", 0, self.properties(Hidden=True))
        self.sheet = self.document.Sheets.getByIndex(0)

    def properties(self, **given):
        values = []
        for name, value in given.items():
            one = self.value()
            one.Name, one.Value = name, value
            values.append(one)
        return tuple(values)

    def cell(self, row, column):
        return self.sheet.getCellByPosition(column, row)

    def text(self, row, column, text=None):
        cell = self.cell(row, column)
        if text is not None:
            cell.String = text
        return cell.String

    def range(self, top, left, bottom, right):
        return self.document.Sheets.getByIndex(0).getCellRangeByPosition(left, top, right, bottom)

    def delete_cell(self, row, column):
        """Deletes a cell; those below move up."""
        from com.sun.star.sheet.CellDeleteMode import UP

        self.sheet.removeRange(self.range(row, column, row, column).RangeAddress, UP)

    def insert_cell(self, row, column):
        """Inserts a cell; those below move down."""
        from com.sun.star.sheet.CellInsertMode import DOWN

        self.sheet.insertCells(self.range(row, column, row, column).RangeAddress, DOWN)

    def merge(self, top, column, bottom):
        """Merges cells as Excel does, which keeps the first text alone."""
        for row in range(top + 1, bottom + 1):
            self.text(row, column, "")
        self.range(top, column, bottom, column).merge(True)

    def sort(self, top, bottom, column):
        field = self.uno.createUnoStruct("com.sun.star.table.TableSortField")
        field.Field, field.IsAscending = column, True
        fields = self.uno.Any("[]com.sun.star.table.TableSortField", (field,))
        rows = self.range(top, NUMBER, bottom, DOCUMENT)
        self.uno.invoke(rows, "sort", (self.properties(SortFields=fields, ContainsHeader=False),))

    def save(self, path, kind="Calc MS Excel 2007 XML"):
        self.document.storeToURL(f"file://{path}", self.properties(FilterName=kind))

    def end(self):
        try:
            self.desktop.terminate()
        except Exception:
            pass
        self.office.wait(60)


def check(condition, what):
    assert condition, what
    print(f"  ok: {what}")


def brought_back(mizan, folder, sheet):
    """The units of the corrected sheet as pairs of texts with their statuses, and what was told."""
    out = folder / "back.tsv"
    out.unlink(missing_ok=True)
    run = subprocess.run([mizan, "align", *PAIR, "--beads", sheet, "-o", out], cwd=folder, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    units = [line.split("\t") for line in out.read_text().splitlines()]
    return [tuple(unit[:2]) for unit in units], run.stderr


def edited(calc, written, name, edit):
    """Returns the path of the sheet after an edit."""
    calc.open(written)
    try:
        edit(calc)
        calc.save(written.parent / name)
    finally:
        calc.document.close(True)
    return written.parent / name


def main():
    mizan = os.path.abspath(sys.argv[1])
    try:
        import uno  # noqa: F401
    except ImportError:
        print("skipped: no module uno (Debian: python3-uno, for /usr/bin/python3)")
        return
    if not shutil.which("soffice"):
        print("skipped: no LibreOffice")
        return
    picture = pathlib.Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as folder:
        calc = Calc(folder)
        try:
            check_edits(mizan, pathlib.Path(folder), calc, picture)
        finally:
            calc.end()
    print("done")


def check_edits(mizan, folder, calc, picture):
    for name in PAIR:
        shutil.copy(HERE.parent / "page" / name, folder)
    written = folder / "pairs.xlsx"
    subprocess.run([mizan, "align", *PAIR, "-o", written], cwd=folder, check=True, capture_output=True)
    plain, told = brought_back(mizan, folder, written)
    check("0 differences" in told, "a sheet that nobody has edited has no differences")

    print("saved by LibreOffice, nothing changed")
    same = edited(calc, written, "same.xlsx", lambda calc: None)
    units, told = brought_back(mizan, folder, same)
    check(units == plain and "0 differences" in told, f"nothing is told\n{told}")

    print("texts, status and note")

    def change_texts(calc):
        calc.text(3, TARGET, calc.text(3, TARGET).replace("calm", "very calm"))
        calc.text(4, STATUS, "ok")
        calc.text(5, STATUS, "استبعد")
        calc.text(6, NOTE, "look again")
        calc.text(7, STATUS, "perhaps")

    units, told = brought_back(mizan, folder, edited(calc, written, "texts.xlsx", change_texts))
    check(("كان البحر هادئا والسماء صافية.", "The sea was very calm and the sky was clear.") in units, "a changed text comes back")
    check(len(units) == len(plain) - 1, "a row that is left out makes no unit")
    check("row 4: text changed" in told and 'row 8: status "perhaps"' in told and "2 differences" in told, "each is told")

    print("moved cells")

    def move_cells(calc):
        # The translation of row 4 is deleted, and those below move up; then a cell is inserted in the source.
        calc.delete_cell(3, TARGET)
        calc.insert_cell(10, SOURCE)

    units, told = brought_back(mizan, folder, edited(calc, written, "moved.xlsx", move_cells))
    check(units[2] == (plain[2][0], plain[3][1]), "texts that moved are paired as they stand")
    check(f'in no row any more: target "{plain[2][1]}"' in told, f"the deleted text is named\n{told}")

    print("merged, cut, deleted and inserted rows")

    def rearrange(calc):
        calc.merge(2, SOURCE, 3)
        calc.sheet.Rows.removeByIndex(15, 1)
        calc.sheet.Rows.insertByIndex(12, 1)
        calc.text(12, SOURCE, "فانوس قديم")
        calc.text(12, TARGET, "an old lantern")
        first, second = "He counted the steps", "and found 214 of them."
        calc.sheet.Rows.insertByIndex(6, 1)
        calc.text(5, TARGET, first)
        calc.text(6, TARGET, second)
        calc.text(5, SOURCE, "عدّ الدرجات")
        calc.text(6, SOURCE, "فوجدها 214 درجة.")

    units, told = brought_back(mizan, folder, edited(calc, written, "rows.xlsx", rearrange))
    check((f"{plain[1][0]} {plain[2][0]}", f"{plain[1][1]} {plain[2][1]}") in units, "merged rows are one unit, with the text that was thrown away")
    check(("عدّ الدرجات", "He counted the steps") in units and ("فوجدها 214 درجة.", "and found 214 of them.") in units, "a cut row is two units")
    check(("فانوس قديم", "an old lantern") in units and "added, in neither document" in told, "an inserted row comes back and is told")
    gone = plain[14]
    check(gone not in units and f'in no row any more: source "{gone[0]}"' in told, f"a deleted row is named\n{told}")

    print("sorted rows")
    last = len(plain)
    for column, what in [(TARGET, "the translation"), (CONFIDENCE, "the confidence")]:
        units, told = brought_back(mizan, folder, edited(calc, written, "sorted.xlsx", lambda calc: calc.sort(1, last, column)))
        check(units == plain, f"rows sorted by {what} are put back")
        check("another order than the texts" in told, "and that is told")

    print("headings, columns, figures and marks")
    very_calm = [(source, target.replace("was calm", "was very calm")) for source, target in plain]

    def rename(calc):
        calc.text(3, TARGET, calc.text(3, TARGET).replace("calm", "very calm"))
        for row in range(1, last + 1):
            # As an editor of texts from right to left does: RLE and PDF around the text.
            calc.text(row, SOURCE, f"\u202b{calc.text(row, SOURCE)}\u202c")
        two_decimals = calc.document.NumberFormats.queryKey("0.00", calc.document.CharLocale, False)
        calc.range(1, NUMBER, last, NUMBER).NumberFormat = two_decimals
        for column, heading in enumerate(["Nr.", "Arabisch", "Englisch", "Sicherheit", "Stand", "Notiz"]):
            calc.text(0, column, heading)
        calc.sheet.Columns.insertByIndex(1, 1)
        calc.text(0, 1, "my remarks")
        calc.text(5, 1, "ask the keeper")

    units, told = brought_back(mizan, folder, edited(calc, written, "renamed.xlsx", rename))
    check(units == very_calm, "columns are known by their cells")
    check("row 4: text changed" in told and 'column B "my remarks": not used, with 1 filled cell' in told and "2 differences" in told,
          f"a column that is not used is named\n{told}")

    def sort_headings_along(calc):
        calc.text(3, TARGET, calc.text(3, TARGET).replace("calm", "very calm"))
        calc.sort(0, last, TARGET)
        calc.sheet.Rows.insertByIndex(0, 2)
        calc.text(0, 0, "First review")
        calc.text(last + 4, NOTE, "all read")

    units, told = brought_back(mizan, folder, edited(calc, written, "along.xlsx", sort_headings_along))
    check(units == very_calm, "headings are known where they were sorted to, below a title")
    named = ['row 1: not used: "First review"', f'row {last + 5}: not used: "all read"', "text changed", "another order"]
    check(all(what in told for what in named) and "4 differences" in told, f"a title and a note below are named\n{told}")

    print("sheets")

    def copy_sheet(calc):
        calc.document.Sheets.copyByName(calc.sheet.Name, "copy", 9)
        copy = calc.document.Sheets.getByName("copy")
        copy.getCellByPosition(TARGET, 3).String = "The sea was rough."
        calc.sheet.Rows.removeByIndex(0, 1)
        calc.document.Sheets.getByName("mizan").IsVisible = True
        calc.document.Sheets.moveByName("mizan", 0)

    units, told = brought_back(mizan, folder, edited(calc, written, "sheets.xlsx", copy_sheet))
    check(units == plain, "the headings may be deleted, and the hidden sheet shown")
    # Without its heading, the column of the documents is one that nobody knows.
    check('sheet "copy": not used' in told and "column G: not used" in told and "2 differences" in told,
          f"a copy that says something else is named\n{told}")

    if picture:
        calc.open(written)
        calc.save(picture, "calc_png_Export")
        calc.document.close(True)


if __name__ == "__main__":
    main()
