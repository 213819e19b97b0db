#!/usr/bin/env python3
"""Reads documents with mizan and with other readers, and compares the words with those that were written.

usage: tests/interop/readers.py MIZAN [FILE GOLD]...

Makes a document of Word of each text in examples/data, in two forms: one with tracked changes, text boxes, notes,
overrides of direction, a table of contents and words cut into runs; and a plain one with headings, a table and notes,
which LibreOffice and pandoc turn into the other kinds. A workbook has the paragraphs and cells on one sheet and the
notes on another, in shared texts that are cut into runs. Further files are read if their texts are given (GOLD).
Prints a table: words recovered / precision / share of neighbours in the right order, after NFKC, without marks and
tatweel. A reader that is not installed is left out and named. Needs LibreOffice for all kinds but Word.
"""
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUN = 7  # letters of a run, so that words are cut


def words(text):
    text = unicodedata.normalize("NFKC", text)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf") and c != "\u0640")
    return re.findall(r"\w+", text)


def counts(gold, read):
    gold, read = words(gold), words(read)
    shared = lambda a, b: sum((collections.Counter(a) & collections.Counter(b)).values())
    pairs = [list(zip(side, side[1:])) for side in (gold, read)]
    return [shared(gold, read), len(gold), len(read), shared(*pairs), len(pairs[0])]


def runs(text, rtl):
    mark = "<w:rPr><w:rtl/></w:rPr>" if rtl else ""
    cuts = [text[at:at + RUN] for at in range(0, len(text), RUN)]
    return "".join(f'<w:r>{mark}<w:t xml:space="preserve">{escape(cut)}</w:t></w:r>' for cut in cuts)


def field(code, result):
    step = lambda kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
    return f'{step("begin")}<w:r><w:instrText>{code}</w:instrText></w:r>{step("separate")}{result}{step("end")}'


def document(text, rtl, traps):
    """The parts of a document, and the text that a reader should give."""
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    body, gold, notes = [], [], []
    bidi = "<w:bidi/>" if rtl else ""
    p = lambda inner, style="": f"<w:p><w:pPr>{style}{bidi}</w:pPr>{inner}</w:p>"
    if traps:
        body.append(p(field("TOC \\o", runs(paragraphs[0] + " 1", rtl))))
    for number, words_ in enumerate(paragraphs):
        half = words_.find(" ", len(words_) // 2) + 1
        first, second = runs(words_[:half], rtl), runs(words_[half:], rtl)
        if traps and number % 5 == 0:
            second = f'<w:dir w:val="{"rtl" if rtl else "ltr"}">{second}<w:r><w:t>\u202c</w:t></w:r></w:dir>'
        if traps and number % 7 == 0:
            old = runs(paragraphs[-1], rtl).replace("w:t", "w:delText")
            first += f'<w:del w:id="{number}" w:author="a">{old}</w:del>'
            second = f'<w:ins w:id="{1000 + number}" w:author="a">{second}</w:ins>'
        if traps and number % 4 == 1:
            second = f"<w:sdt><w:sdtPr/><w:sdtContent>{second}</w:sdtContent></w:sdt>"
        gold.append(words_)
        if number % 6 == 3:
            note = paragraphs[(number + 1) % len(paragraphs)]
            notes.append(note)
            second += f'<w:r><w:footnoteReference w:id="{len(notes)}"/></w:r>'
        if traps and number % 8 == 2:
            box = f"<w:txbxContent>{p(runs(paragraphs[0], rtl))}</w:txbxContent>"
            shape = f'<w:pict><v:shape style="width:200pt;height:90pt"><v:textbox>{box}</v:textbox></v:shape></w:pict>'
            second += f"<w:r>{shape}</w:r>"
            gold.append(paragraphs[0])
        body.append(p(first + second, '<w:pStyle w:val="H1"/>' if number == 0 else ""))
    cells = [paragraph[:40].rsplit(" ", 1)[0] for paragraph in paragraphs[1:7]]
    rows = [cells[at:at + 2] for at in range(0, len(cells), 2)]
    cell = lambda text: f'<w:tc><w:tcPr><w:tcW w:w="4500"/></w:tcPr>{p(runs(text, rtl))}</w:tc>'
    table = "".join(f'<w:tr>{"".join(map(cell, row))}</w:tr>' for row in rows)
    visual = "<w:bidiVisual/>" if rtl else ""
    body.append(f'<w:tbl><w:tblPr>{visual}</w:tblPr><w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>{table}</w:tbl>')
    body.append(p(""))
    gold += cells + notes
    foot = "".join(
        f'<w:footnote w:id="{number}">{p("<w:r><w:footnoteRef/></w:r>" + runs(" " + note, rtl))}</w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    return "".join(body), foot, "\n\n".join(gold), notes


OFFICE = "http://schemas.openxmlformats.org"


def write_xlsx(path, sheets, rtl):
    """A workbook with the texts of each sheet in column B."""
    main, names = f"{OFFICE}/spreadsheetml/2006/main", ["Text", "Notes"]
    relations = f"{OFFICE}/officeDocument/2006/relationships"
    texts = [text for sheet in sheets for text in sheet]
    cut = lambda text: "".join(f'<r><t xml:space="preserve">{escape(text[at:at + RUN])}</t></r>' for at in range(0, len(text), RUN))
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    part = lambda name, kind: f'<Override PartName="/xl/{name}.xml" ContentType="{sheet}.{kind}+xml"/>'
    parts = {"sharedStrings": f'<sst xmlns="{main}">{"".join(f"<si>{cut(text)}</si>" for text in texts)}</sst>'}
    first, shown, listed = 0, "", ""
    for number, sheet_texts in enumerate(sheets, 1):
        rows = "".join(f'<row r="{row}"><c r="B{row}" t="s"><v>{first + row - 1}</v></c></row>' for row in range(1, len(sheet_texts) + 1))
        view = f'<sheetViews><sheetView workbookViewId="0" rightToLeft="{int(rtl)}"/></sheetViews>'
        parts[f"worksheets/sheet{number}"] = f'<worksheet xmlns="{main}">{view}<sheetData>{rows}</sheetData></worksheet>'
        shown += f'<sheet name="{names[number - 1]}" sheetId="{number}" r:id="r{number}"/>'
        listed += f'<Relationship Id="r{number}" Type="{relations}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        first += len(sheet_texts)
    parts["workbook"] = f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>{shown}</sheets></workbook>'
    listed += f'<Relationship Id="t" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/>'
    types = "".join(part(f"worksheets/sheet{number}", "worksheet") for number in range(1, len(sheets) + 1))
    types += part("workbook", "sheet.main") + part("sharedStrings", "sharedStrings")
    package, rels = f"{OFFICE}/package/2006", '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        head = '<?xml version="1.0" encoding="UTF-8"?>'
        file.writestr("[Content_Types].xml", f'{head}<Types xmlns="{package}/content-types">{rels}{types}</Types>')
        root = f'<Relationship Id="r1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/>'
        file.writestr("_rels/.rels", f'{head}<Relationships xmlns="{package}/relationships">{root}</Relationships>')
        file.writestr("xl/_rels/workbook.xml.rels", f'{head}<Relationships xmlns="{package}/relationships">{listed}</Relationships>')
        for name, text in parts.items():
            file.writestr(f"xl/{name}.xml", head + text)


def write_docx(path, body, foot):
    office = OFFICE
    names = f'xmlns:w="{office}/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    kind = f"{office}/officeDocument/2006/relationships"
    relation = lambda id, name, target: f'<Relationship Id="{id}" Type="{kind}/{name}" Target="{target}"/>'
    relations = lambda inner: f'<Relationships xmlns="{office}/package/2006/relationships">{inner}</Relationships>'
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{word}.{kind}+xml"/>'
        for part, kind in [("document", "document.main"), ("footnotes", "footnotes"), ("styles", "styles")]
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    style = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types">{rels}{types}</Types>',
        "_rels/.rels": relations(relation("r1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(relation("r1", "footnotes", "footnotes.xml") + relation("r2", "styles", "styles.xml")),
        "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {names}>{foot}</w:footnotes>",
        "word/styles.xml": f"<w:styles {names}>{style}</w:styles>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')


def run(*command):
    done = subprocess.run(list(map(str, command)), capture_output=True, timeout=300)
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def convert(path, kind, folder):
    """LibreOffice's version of a document, or None."""
    folder.mkdir(exist_ok=True)
    run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind, "--outdir", folder, path)
    made = folder / (path.stem + "." + kind.split(":")[0])
    return made if made.exists() else None


def by_office(path, folder):
    if path.suffix == ".xlsx":
        # One file for each sheet: tabs between cells, UTF-8, all sheets.
        convert(path, "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1", folder)
        return "\n".join(made.read_text("utf-8-sig") for made in sorted(folder.glob(path.stem + "-*.csv"), reverse=True))
    made = convert(path, "txt:Text (encoded):UTF8", folder)
    return made and made.read_text("utf-8-sig")


def main(mizan, *further):
    readers = {
        "mizan": (None, lambda path, _: run(mizan, "extract", path)),
        "pandoc": ({"docx", "odt", "rtf", "html", "epub", "md"}, lambda path, _: run("pandoc", "-t", "plain", "--wrap=none", path)),
        "LibreOffice": ({"docx", "odt", "rtf", "html", "xlsx"}, by_office),
        "pdftotext": ({"pdf"}, lambda path, _: run("pdftotext", "-enc", "UTF-8", path, "-")),
        "mutool": ({"pdf"}, lambda path, _: run("mutool", "draw", "-F", "text", path)),
    }
    programs = {"pandoc": "pandoc", "LibreOffice": "soffice", "pdftotext": "pdftotext", "mutool": "mutool"}
    for name in [name for name, program in programs.items() if not shutil.which(program)]:
        print(f"no {programs[name]}: {name} is left out", file=sys.stderr)
        del readers[name]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        files = [(f"{pathlib.Path(file).suffix[1:]}, given", pathlib.Path(file), pathlib.Path(gold).read_text("utf-8"))
                 for file, gold in zip(further[::2], further[1::2])]
        for text in sorted((ROOT / "examples/data").glob("*.txt")):
            rtl = text.name.endswith(".ar.txt")
            for traps in (True, False):
                body, foot, gold, notes = document(text.read_text("utf-8"), rtl, traps)
                path = folder / f"{text.stem}.{'traps' if traps else 'plain'}.docx"
                write_docx(path, body, foot)
                files.append(("docx with traps" if traps else "docx", path, gold))
            book = path.with_suffix(".xlsx")
            write_xlsx(book, [gold.split("\n\n")[:-len(notes)], notes], rtl)
            files.append(("xlsx", book, gold))
            for kind in ("odt", "rtf", "html", "epub", "pdf") if "LibreOffice" in readers else ():
                made = convert(path, kind, folder / "made")
                if made:
                    files.append((kind if kind != "pdf" else f"pdf, {'Arabic' if rtl else 'English'}", made, gold))
            if "pandoc" in readers:
                # Pandoc puts the notes on a slide of their own, with a title and with numbers.
                slide = [f"{number}. {note}" for number, note in enumerate(notes, 1)]
                slides = "\n\n".join([*gold.split("\n\n")[:-len(notes)], "Notes", *slide])
                for kind, said in (("md", gold), ("pptx", slides)):
                    made = folder / "made" / f"{path.stem}.{kind}"
                    run("pandoc", path, "-t", {"md": "gfm"}.get(kind, kind), "-o", made)
                    files.append((kind, made, said))
        totals = collections.defaultdict(lambda: [0] * 5)
        for kind, path, gold in files:
            for name, (kinds, read) in readers.items():
                if kinds is not None and path.suffix[1:] not in kinds:
                    continue
                found = counts(gold, read(path, folder / "texts") or "")
                totals[kind, name] = [a + b for a, b in zip(totals[kind, name], found)]
        print("| kind | " + " | ".join(readers) + " |")
        print("|---|" + "--:|" * len(readers))
        for kind in sorted(dict.fromkeys(kind for kind, *_ in files)):
            cells = []
            for name in readers:
                shared, gold, read, near, pairs = totals.get((kind, name), [0] * 5)
                cells.append(f"{shared / gold:.3f} / {shared / max(1, read):.3f} / {near / pairs:.3f}" if read else "-")
            print(f"| {kind} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    if len(sys.argv) < 2 or len(sys.argv) % 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
