#!/usr/bin/env python3
"""Reads PDF files with mizan and with other readers, and compares what they read with what the files say.

usage: tests/interop/pdf.py make FOLDER DOCUMENT...   makes PDF files of documents (.docx, .odt) with LibreOffice
       tests/interop/pdf.py fonts FOLDER              makes PDF files of the Arabic texts of examples/data in five fonts, with
                                                      headings, notes and tables, every second one in two columns
       tests/interop/pdf.py tex FOLDER                makes PDF files of the texts of examples/data with xelatex and lualatex
       tests/interop/pdf.py MIZAN FOLDER              compares the readers

Beside each file.pdf in FOLDER stands its text, file.txt or file.md. The readers are mizan (`mizan extract`), pdftotext
of poppler, mutool, and pypdf; one that is missing is said and left out. For each file and reader the table has the
words recovered and their precision, after NFKC and without marks, strokes that fill a line and punctuation, and the
share of neighbouring words that are neighbours in what was read. Needs: poppler-utils, mupdf-tools, libreoffice
(Debian), and `pip install pypdf`; for TeX, texlive-xetex, texlive-luatex, texlive-lang-arabic and fonts-hosny-amiri, which the five fonts need too, beside fonts-dejavu and fonts-noto-core.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
import zipfile
from collections import Counter
from xml.etree import ElementTree

import readers as readers_of_documents

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SKIPPED = {W + "del", W + "moveFrom", W + "instrText", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
MARKUP = re.compile(r"^#+ |^\|[-| ]+\|$|<!--.*?-->|[|*`]", re.M)


def docx_text(element):
    """The text of an element as Word shows it with changes accepted."""
    parts = []
    for child in element:
        if child.tag in SKIPPED:
            continue
        if child.tag == W + "t":
            parts.append(child.text or "")
        elif child.tag == W + "noBreakHyphen":
            parts.append("-")
        elif child.tag in (W + "tab", W + "br", W + "cr"):
            parts.append(" ")
        else:
            parts.append(docx_text(child))
    return "".join(parts) + ("\n" if element.tag == W + "p" else "")


def document_text(path):
    if path.suffix != ".docx":
        command = ["soffice", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"]
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([*command, folder, path], check=True, capture_output=True)
            return next(pathlib.Path(folder).iterdir()).read_text("utf-8-sig")
    with zipfile.ZipFile(path) as archive:
        names = [name for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml") if name in archive.namelist()]
        return "\n".join(docx_text(ElementTree.fromstring(archive.read(name))) for name in names)


def make(folder, documents):
    folder.mkdir(exist_ok=True)
    for document in map(pathlib.Path, documents):
        name = "-".join(document.parts[-2:]).rsplit(".", 1)[0]
        copy = folder / (name + document.suffix)
        shutil.copyfile(document, copy)
        (folder / (name + ".txt")).write_text(document_text(document), "utf-8")
        subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, copy], check=True, capture_output=True)
        copy.unlink()


FONTS = ["Amiri", "DejaVu Sans", "Noto Naskh Arabic", "Noto Kufi Arabic", "Noto Sans Arabic"]


def make_fonts(folder):
    folder.mkdir(exist_ok=True)
    sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
    borders = "<w:tblBorders>%s</w:tblBorders></w:tblPr>" % "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in sides)
    sources, made = sorted((pathlib.Path(__file__).parents[2] / "examples/data").glob("*.ar.txt")), []
    for number, (source, font) in enumerate((source, font) for source in sources for font in FONTS):
        body, notes, said, _ = readers_of_documents.document(source.read_text("utf-8"), True, False)
        named = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/><w:rtl/>'
        body = body.replace("</w:tblPr>", borders)
        if number % 2:
            body = body.replace('w:w="4500"', 'w:w="2100"') + '<w:sectPr><w:cols w:num="2" w:space="500"/></w:sectPr>'
        path = folder / f"{source.stem.replace('.', '-')}-{font.replace(' ', '')}.docx"
        readers_of_documents.write_docx(path, body.replace("<w:rtl/>", named), notes.replace("<w:rtl/>", named))
        path.with_suffix(".txt").write_text(said, "utf-8")
        made.append(path)
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, *made], check=True, capture_output=True)
    for path in made:
        path.unlink()


HEADS = {
    "xelatex": r"""\usepackage{polyglossia}\setmainlanguage{MAIN}\setotherlanguage{OTHER}
\setmainfont{DejaVu Serif}\newfontfamily\arabicfont[Script=Arabic]{Amiri}""",
    "lualatex": r"""\usepackage[bidi=basic,layout=tabular]{babel}\babelprovide[import,main]{MAIN}\babelprovide[import]{OTHER}
\babelfont{rm}[Renderer=HarfBuzz]{DejaVu Serif}\babelfont[arabic]{rm}[Renderer=HarfBuzz]{Amiri}""",
}
ESCAPED = str.maketrans({c: "\\" + c for c in "#$%&_{}"} | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"})
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.,'’&@/+-]*(?: [A-Za-z0-9][A-Za-z0-9.,'’&@/+-]*)*")


def tex(text, engine, is_arabic):
    """The paragraphs of a text as a document of TeX with headings, notes, a list and a table, and as plain text."""

    def mark(paragraph):
        if engine == "lualatex" or not is_arabic:
            return paragraph.translate(ESCAPED)
        parts, at = [], 0
        for found in LATIN.finditer(paragraph):
            parts += [paragraph[at:found.start()].translate(ESCAPED), r"\textenglish{%s}" % found[0].translate(ESCAPED)]
            at = found.end()
        return "".join(parts) + paragraph[at:].translate(ESCAPED)

    paragraphs = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    body, said, notes = [], [], []
    for number, paragraph in enumerate(paragraphs):
        if number % 9 == 0 and len(paragraph) < 90:
            body.append(r"\section*{%s}" % mark(paragraph))
        elif number % 6 == 3 and number + 1 < len(paragraphs):
            notes.append(paragraphs[number + 1])
            body.append(mark(paragraph) + r"\footnote{%s}" % mark(notes[-1]))
        elif number % 7 == 4:
            body.append(r"\begin{itemize}\item %s\end{itemize}" % mark(paragraph))
        else:
            body.append(mark(paragraph))
        said.append(paragraph)
    cells = [" ".join(paragraph.split()[:4]) for paragraph in paragraphs[1:7]]
    rows = r"\\ \hline ".join(" & ".join(map(mark, cells[at:at + 2])) for at in range(0, len(cells), 2))
    body.append(r"\begin{tabular}{|p{5cm}|p{5cm}|}\hline %s\\ \hline\end{tabular}" % rows)
    return "\n\n".join(body), "\n\n".join(said + cells + notes)


def make_tex(folder):
    folder.mkdir(exist_ok=True)
    for source in sorted((pathlib.Path(__file__).parents[2] / "examples/data").glob("*.??.txt")):
        languages = ("arabic", "english") if ".ar." in source.name else ("english", "arabic")
        for engine, columns in [("xelatex", ""), ("lualatex", ""), ("lualatex", "twocolumn")]:
            if not shutil.which(engine):
                print(f"{engine} is missing and left out")
                continue
            body, said = tex(source.read_text("utf-8"), engine, languages[0] == "arabic")
            if columns:
                body, said = body.replace("5cm", "2.5cm"), said
            head = HEADS[engine].replace("MAIN", languages[0]).replace("OTHER", languages[1])
            name = "-".join(filter(None, [source.stem.replace(".", "-"), engine, columns]))
            document = r"\documentclass[%s]{article}%s\begin{document}%s\end{document}" % (columns, head, body)
            (folder / (name + ".tex")).write_text(document, "utf-8")
            (folder / (name + ".txt")).write_text(said, "utf-8")
            command = [engine, "-interaction=batchmode", f"-output-directory={folder}", folder / (name + ".tex")]
            if subprocess.run(command, capture_output=True).returncode:
                print(f"{name}: see {name}.log")


def words(text):
    text = unicodedata.normalize("NFKC", text)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf") and c != "\u0640")
    return re.findall(r"\w+", text)


def shares(said, read):
    said, read = words(said), words(read)
    if not said or not read:
        return 0.0, 0.0, 0.0
    both = sum((Counter(said) & Counter(read)).values())
    pairs = Counter(zip(said, said[1:]))
    found = sum((pairs & Counter(zip(read, read[1:]))).values())
    return both / len(said), both / len(read), found / max(1, sum(pairs.values()))


def output(command):
    return subprocess.run(command, capture_output=True, text=True, errors="replace").stdout


def readers(mizan):
    readers = {"mizan": lambda file: output([mizan, "extract", file, "--to", "text"])}
    if shutil.which("pdftotext"):
        readers["pdftotext"] = lambda file: output(["pdftotext", "-enc", "UTF-8", file, "-"])
    if shutil.which("mutool"):
        readers["mutool"] = lambda file: output(["mutool", "draw", "-q", "-F", "text", file])
    try:
        import pypdf

        readers["pypdf"] = lambda file: "\n".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    except ImportError:
        pass
    for name in ("pdftotext", "mutool", "pypdf"):
        if name not in readers:
            print(f"{name} is missing and left out")
    return readers


def compare(mizan, folder):
    tools, sums, times = readers(mizan), {}, Counter()
    print("| file |", " | ".join(tools), "|\n|---|" + "---|" * len(tools))
    for file in sorted(folder.glob("*.pdf")):
        text = next((file.with_suffix(end) for end in (".txt", ".md", ".docling.md") if file.with_suffix(end).exists()), None)
        if text is None:
            continue
        said, row = MARKUP.sub(" ", text.read_text("utf-8")), []
        for tool, read in tools.items():
            start = time.monotonic()
            row.append(shares(said, read(file)))
            times[tool] += time.monotonic() - start
            sums.setdefault(tool, []).append(row[-1])
        print(f"| {file.stem} |", " | ".join("{:.3f} / {:.3f}, {:.3f}".format(*one) for one in row), "|")
    means = {tool: [sum(part) / len(all) for part in zip(*all)] for tool, all in sums.items()}
    print("| mean |", " | ".join("{:.3f} / {:.3f}, {:.3f}".format(*mean) for mean in means.values()), "|")
    print("| seconds |", " | ".join(f"{times[tool]:.1f}" for tool in tools), "|")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    if sys.argv[1] == "make":
        make(pathlib.Path(sys.argv[2]), sys.argv[3:])
    elif sys.argv[1] == "fonts":
        make_fonts(pathlib.Path(sys.argv[2]))
    elif sys.argv[1] == "tex":
        make_tex(pathlib.Path(sys.argv[2]))
    else:
        compare(sys.argv[1], pathlib.Path(sys.argv[2]))
