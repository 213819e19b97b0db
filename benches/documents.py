"""How fast long documents are read: python3 documents.py MIZAN [PAGES [FOLDER]]

Makes a document of Word of about PAGES pages (1000) of the Arabic texts in examples/data, with headings, notes and
tables, in runs of 40 letters, and a PDF of it with LibreOffice; both are kept in FOLDER if that is given. Then mizan
and pandoc read the one, and mizan, pdftotext and mutool read the other, in turns. The times are the least user times
of three runs; with them come pages a second, of the document also MB (10^6 bytes) of XML a second, and the peak of
memory. A program that is not installed is left out and named. Needs /usr/bin/time (the package `time` of Debian).
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/interop"))
import readers  # noqa: E402

# Words of a page, as LibreOffice sets these documents.
PAGE = 480
RUN = 40
RUNS = 3


def write_docx(path, pages):
    readers.RUN = RUN
    text = "\n\n".join(file.read_text("utf-8") for file in sorted((ROOT / "examples/data").glob("*.ar.txt")))
    body, foot, notes, length = [], [], 0, 0
    while length < pages * PAGE:
        part, part_foot, gold, _ = readers.document(text, True, False)
        # The notes of each repetition go on with the numbers of those before.
        count = part_foot.count("<w:footnote ")
        for number in range(count, 0, -1):
            part = part.replace(f'footnoteReference w:id="{number}"', f'footnoteReference w:id="{notes + number}"')
            part_foot = part_foot.replace(f'footnote w:id="{number}"', f'footnote w:id="{notes + number}"')
        body.append(part)
        foot.append(part_foot)
        notes += count
        length += len(gold.split())
    readers.write_docx(path, "".join(body), "".join(foot))


def measure(command, output):
    """User seconds and the peak of memory in MB. Python's own count has its own memory in it."""
    usage = output.with_suffix(".usage")
    timed = ["/usr/bin/time", "-f", "%U %M", "-o", usage, *command]
    with open(output, "wb") as out:
        subprocess.run(list(map(str, timed)), stdout=out, stderr=subprocess.DEVNULL, check=True)
    time, memory = usage.read_text().split()
    return float(time), int(memory) / 1024


def compare(kind, commands, pages, xml, folder):
    missing = [name for name, command in commands.items() if not shutil.which(str(command[0]))]
    for name in missing:
        print(f"no {name}: it is left out", file=sys.stderr)
    commands = {name: command for name, command in commands.items() if name not in missing}
    runs = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            runs[name].append(measure(command, folder / f"{name}.{kind}.txt"))
    for name, found in runs.items():
        time, memory = min(time for time, _ in found), max(memory for _, memory in found)
        speed = f"{xml / 1e6 / time:.0f} MB/s of XML" if xml else "-"
        print(f"| {kind}, {pages:,} pages | {name} | {time:.2f} s | {pages / time:,.0f} | {speed} | {memory:.0f} MB |")


def main(mizan, pages, folder):
    docx = folder / "long.docx"
    if not docx.exists():
        write_docx(docx, pages)
    with zipfile.ZipFile(docx) as packed:
        xml = sum(part.file_size for part in packed.infolist())
    pdf = docx.with_suffix(".pdf")
    if not pdf.exists() and shutil.which("soffice"):
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, docx], check=True, capture_output=True)
    if pdf.exists() and shutil.which("pdfinfo"):
        info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
        pages = int(next(line for line in info.splitlines() if line.startswith("Pages:")).split()[1])
    print("| file | program | user time | pages a second | | memory |\n|---|---|--:|--:|--:|--:|")
    word = {"mizan": [mizan, "extract", docx], "pandoc": ["pandoc", "-t", "plain", "--wrap=none", docx]}
    compare("docx", word, pages, xml, folder)
    if not pdf.exists():
        return print("no LibreOffice: there is no PDF", file=sys.stderr)
    output = {"mizan": [mizan, "extract", pdf], "pdftotext": ["pdftotext", "-enc", "UTF-8", pdf, "-"], "mutool": ["mutool", "draw", "-q", "-F", "text", pdf]}
    compare("pdf", output, pages, 0, folder)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3, 4):
        sys.exit(__doc__)
    many = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    if len(sys.argv) > 3:
        pathlib.Path(sys.argv[3]).mkdir(exist_ok=True)
        main(pathlib.Path(sys.argv[1]).resolve(), many, pathlib.Path(sys.argv[3]).resolve())
    else:
        with tempfile.TemporaryDirectory() as made:
            main(pathlib.Path(sys.argv[1]).resolve(), many, pathlib.Path(made))
