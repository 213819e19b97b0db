#!/usr/bin/env python3
"""Aligns documents of every kind and compares their beads with those of the clean text, and with a person's.

usage: tests/interop/alignment.py MIZAN

The three texts of examples/data, whose beads a person made (examples/data/gold), are written as Word, HTML, Markdown
and SubRip with headings, lists, captions, tables and cues; LibreOffice turns Word into ODT, RTF and PDF. In a second form
the translation has another structure: headings one level lower and every third one a paragraph, lists as paragraphs,
tables as lists. A bead is right if its words on both sides are those of a bead of the gold. Prints strict F1.

Then subtitles: the same texts as SubRip on both sides, cut differently, with times that are the same, shifted, or run
at another rate, with cues joined and left out. A cue is linked right if every bead that holds words of it has words of
its counterpart in the gold, or none if it has none or no cue is shown with it. Needs LibreOffice for ODT, RTF and PDF; without it, says so.
"""
import html
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "examples" / "data"
NAMES = ["news", "contract", "story"]
LANGS = ["ar", "en"]
ITEM = re.compile(r"^(• |\([a-z]\) |[أبجده]\. |\d+\.\d+ |[٠-٩]+/[٠-٩]+ )")
HEADING = re.compile(r"^(المادة|Article \d)")


def words(text):
    return re.findall(r"\w+", text)


def blocks(name, lang):
    """The lines of a text, each with its kind."""
    found = []
    for part in (DATA / f"{name}.{lang}.txt").read_text().strip().split("\n\n"):
        lines = part.split("\n")
        for line in lines:
            is_short = len(line) < 60 and len(lines) == 1 and not re.search(r'[.!?؟:;»"”]$', line)
            if not found:
                kind = "h1"
            elif HEADING.match(line) or (name != "story" and is_short and not re.match(r"For|عن|رقم|Agreement No", line)):
                kind = "h2"
            elif ITEM.match(line):
                kind = "li" if line[0] == "•" or name == "news" else "cell" if re.match(r"^(\([a-z]\)|[أبجده]\.)", line) else "li"
            elif re.match(r"^(Photo|صورة|الصورة)", line):
                kind = "caption"
            else:
                kind = "p"
            found.append((kind, line.removeprefix("• ")))
    return found


def changed(found):
    """The same text in another structure."""
    headings = 0
    for kind, text in found:
        if kind == "h2":
            headings += 1
            yield ("p" if headings % 3 == 0 else "h3"), text
        else:
            yield {"li": "p", "cell": "li", "caption": "p"}.get(kind, kind), text


def rows(found):
    """The blocks, with two cells in a row."""
    row = []
    for kind, text in found:
        if kind != "cell" and row:
            yield "row", row
            row = []
        if kind == "cell":
            row.append(text)
            if len(row) == 2:
                yield "row", row
                row = []
        else:
            yield kind, text
    if row:
        yield "row", row


def write_txt(found, lang, path):
    path.write_text("\n\n".join(text for _, text in found) + "\n")


def write_md(found, lang, path):
    parts = []
    for kind, text in rows(found):
        if kind == "row":
            cells = (text + [""])[:2]
            parts.append(f"| {cells[0]} | {cells[1]} |\n|---|---|" if parts and not parts[-1].startswith("|") else f"| {cells[0]} | {cells[1]} |")
        else:
            text = re.sub(r"^(\d+\.|[-–] )", lambda mark: "\\" + mark[0] if mark[0][0] == "-" else mark[0][:-1] + "\\.", text)
            parts.append({"h1": "# ", "h2": "## ", "h3": "### ", "li": "- "}.get(kind, "") + text)
    joined = ""
    for before, part in zip([""] + parts, parts):
        joined += ("\n" if before.startswith("|") and part.startswith("|") else "\n\n") + part
    path.write_text(joined.strip() + "\n")


def write_html(found, lang, path):
    parts = []
    for kind, text in rows(found):
        if kind == "row":
            parts.append("<table><tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in text) + "</tr></table>")
        elif kind == "caption":
            parts.append(f"<figure><figcaption>{html.escape(text)}</figcaption></figure>")
        elif kind == "li":
            parts.append(f"<ul><li>{html.escape(text)}</li></ul>")
        else:
            parts.append(f"<{kind}>{html.escape(text)}</{kind}>")
    joined = "\n".join(parts).replace("</ul>\n<ul>", "\n").replace("</table>\n<table>", "\n")
    path.write_text(f"<!DOCTYPE html><html lang='{lang}'><meta charset='utf-8'><body>{joined}</body></html>")


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def write_docx(found, lang, path):
    rtl = lang == "ar"
    bidi, mark = ("<w:bidi/>", "<w:rPr><w:rtl/></w:rPr>") if rtl else ("", "")
    style = {"h1": "Heading1", "h2": "Heading2", "h3": "Heading3", "caption": "Caption", "li": "ListBullet"}

    def p(kind, text):
        named = f'<w:pStyle w:val="{style[kind]}"/>' if kind in style else ""
        listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if kind == "li" else ""
        return f'<w:p><w:pPr>{named}{listed}{bidi}</w:pPr><w:r>{mark}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'

    body = []
    borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ["top", "left", "bottom", "right", "insideH", "insideV"])
    for kind, text in rows(found):
        if kind == "row":
            cells = "".join(f"<w:tc><w:tcPr><w:tcW w:w='4500' w:type='dxa'/></w:tcPr>{p('p', cell)}</w:tc>" for cell in (text + [""])[:2])
            body.append(f"<w:tr>{cells}</w:tr>")
        else:
            body.append(p(kind, text))
    table = f"<w:tbl><w:tblPr>{'<w:bidiVisual/>' if rtl else ''}<w:tblW w:w='9000' w:type='dxa'/><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w='4500'/><w:gridCol w:w='4500'/></w:tblGrid>"
    joined = ""
    for before, part in zip([""] + body, body + [""]):
        joined += "</w:tbl>" if before.startswith("<w:tr>") and not part.startswith("<w:tr>") else ""
        joined += table if part.startswith("<w:tr>") and not before.startswith("<w:tr>") else ""
        joined += part
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:pPr>{level}</w:pPr><w:rPr>{size}</w:rPr></w:style>'
        for key, name, level, size in [
            ("Heading1", "heading 1", '<w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="36"/>'),
            ("Heading2", "heading 2", '<w:outlineLvl w:val="1"/>', '<w:b/><w:sz w:val="28"/>'),
            ("Heading3", "heading 3", '<w:outlineLvl w:val="2"/>', '<w:b/><w:sz w:val="26"/>'),
            ("Caption", "caption", "", "<w:i/>"),
            ("ListBullet", "List Bullet", "", ""),
        ]
    )
    numbering = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        part = lambda name, kind: f'<Override PartName="/word/{name}.xml" ContentType="{CONTENT}.{kind}+xml"/>'
        packed.writestr("[Content_Types].xml", f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{part("document", "document.main")}{part("styles", "styles")}{part("numbering", "numbering")}</Types>')
        relation = lambda number, kind, target: f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        relations = lambda inner: f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
        packed.writestr("_rels/.rels", relations(relation(1, "officeDocument", "word/document.xml")))
        packed.writestr("word/_rels/document.xml.rels", relations(relation(1, "styles", "styles.xml") + relation(2, "numbering", "numbering.xml")))
        packed.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{joined}</w:body></w:document>')
        packed.writestr("word/styles.xml", f'<w:styles xmlns:w="{W}"><w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>{named}</w:styles>')
        packed.writestr("word/numbering.xml", f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>')


class Gold:
    """The beads of a text as stretches of words."""

    def __init__(self, name):
        folder, self.name = DATA / "gold" / name, name
        self.segments = [(folder / f"{lang}.txt").read_text().splitlines() for lang in LANGS]
        self.beads = []
        for line in (folder / "gold.txt").read_text().splitlines():
            self.beads.append([[int(n) for n in side.strip(" []").split(",") if n.strip()] for side in line.split(":")[:2]])
        self.ends = []
        for side in self.segments:
            ends = [0]
            for segment in side:
                ends.append(ends[-1] + len(words(segment)))
            self.ends.append(ends)

    def spans(self):
        of = lambda side, numbers: (self.ends[side][numbers[0]], self.ends[side][numbers[-1] + 1]) if numbers else None
        return with_words([(of(0, bead[0]), of(1, bead[1])) for bead in self.beads])


def aligned(mizan, source, target):
    """The beads that mizan finds, as stretches of words, and the words of both sides."""
    done = subprocess.run([mizan, "align", source, target, "--to", "jsonl"], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    beads, at = [], [0, 0]
    for bead in map(json.loads, done.stdout.splitlines()):
        span = []
        for side, key in enumerate(["source", "target"]):
            count = len(words(" ".join(segment["text"] if isinstance(segment, dict) else segment for segment in bead[key])))
            span.append((at[side], at[side] + count) if bead[key] else None)
            at[side] += count
        beads.append(tuple(span))
    return with_words(beads), at


def with_words(beads):
    """The beads without those of a line of stars, which some kinds of documents drop."""
    return [bead for bead in beads if any(side and side[0] < side[1] for side in bead)]


def f1(gold, found):
    right = len(set(gold) & set(found))
    return 2 * right / (len(gold) + len(found))


def pdf_kinds(folder, made):
    if not shutil.which("soffice"):
        print("LibreOffice is not installed: odt, rtf and pdf are left out")
        return []
    for kind in ["odt", "rtf", "pdf"]:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind, "--outdir", folder, *made], capture_output=True, timeout=300)
    return ["odt", "rtf", "pdf"]


def structure(mizan, folder):
    writers = {"txt": write_txt, "docx": write_docx, "html": write_html, "md": write_md}
    made = []
    for name in NAMES:
        for lang in LANGS:
            for form in ["same", "changed"]:
                found = blocks(name, lang)
                found = list(changed(found)) if form == "changed" and lang == "en" else found
                for kind, write in writers.items():
                    path = folder / f"{name}-{form}.{lang}.{kind}"
                    write(found, lang, path)
                    made += [path] if kind == "docx" else []
            gold, rng = Gold(name), random.Random(7)
            for form in ["same", "changed"]:
                shown = cues(gold, LANGS.index(lang), cue_times(gold), rng, 42, 0, 0)
                shift = 0 if form == "same" else 1.5
                write_srt(shown, folder / f"{name}-{form}.{lang}.srt", 1, shift, False)
                write_vtt(shown, folder / f"{name}-{form}.{lang}.vtt", shift)
    kinds = [*writers, "srt", "vtt", *pdf_kinds(folder, made)]
    print(f"| strict F1 | {' | '.join(f'{name}, {form}' for name in NAMES for form in ['same', 'changed'])} | all |")
    print("|---|" + "--:|" * 7)
    worst = 0
    for kind in kinds:
        row, all_gold, all_found = [], [], []
        for name in NAMES:
            gold = Gold(name)
            for form in ["same", "changed"]:
                pair = [str(folder / f"{name}-{form}.{lang}.{kind}") for lang in LANGS]
                found, read = aligned(mizan, *pair)
                if read != [gold.ends[0][-1], gold.ends[1][-1]]:
                    print(f"{kind}, {name}: {read} words instead of {gold.ends[0][-1], gold.ends[1][-1]}", file=sys.stderr)
                row.append(f1(gold.spans(), found))
                all_gold += [(name, form, *span) for span in gold.spans()]
                all_found += [(name, form, *span) for span in found]
        row.append(f1(all_gold, all_found))
        if kind == "txt":
            clean = row
        worst = max(worst, clean[-1] - row[-1])
        print(f"| {dict(txt='clean text').get(kind, kind)} | {' | '.join(f'{value:.3f}' for value in row)} |")
    return worst


RATE = 14  # letters a second


def cue_times(gold):
    """When each segment of both sides is said: the beads follow one another, with a pause after a paragraph."""
    time, times = 5.0, [{}, {}]
    ends, at = set(), 0
    for _, text in blocks(gold.name, LANGS[0]):
        at += len(words(text))
        ends.add(at)
    for bead in gold.beads:
        lengths = [sum(len(gold.segments[side][n]) for n in bead[side]) for side in (0, 1)]
        lasts = max(1.2, max(lengths) / RATE)
        for side in (0, 1):
            at = time
            for n in bead[side]:
                part = lasts * len(gold.segments[side][n]) / max(1, lengths[side])
                times[side][n] = (at, at + part)
                at += part
        is_end = bool(bead[0]) and gold.ends[0][bead[0][-1] + 1] in ends
        time += lasts + (2.2 if is_end else 0.2)
    return times


def cues(gold, side, times, rng, most, joined, lost):
    """The cues of a side: from, to, text, and the words that they hold. Some are joined, some are lost."""
    found, at = [], 0
    for number, segment in enumerate(gold.segments[side]):
        tokens, lines, begin = segment.split(), [], times[side][number]
        while tokens:
            line = tokens.pop(0)
            while tokens and len(line) + 1 + len(tokens[0]) <= most:
                line += " " + tokens.pop(0)
            lines.append(line)
        time, whole = begin[0], sum(map(len, lines))
        for line in lines:
            end = time + (begin[1] - begin[0]) * len(line) / whole
            count = len(words(line))
            found.append([time + rng.uniform(-0.15, 0.15), end, line, (at, at + count)])
            time, at = end, at + count
    cut = []
    for cue in found:
        if cut and rng.random() < joined and cue[0] - cut[-1][1] < 1:
            cut[-1] = [cut[-1][0], cue[1], cut[-1][2] + "\n" + cue[2], (cut[-1][3][0], cue[3][1])]
        else:
            cut.append(cue)
    return [cue for cue in cut if rng.random() >= lost]


def stamp(seconds):
    thousandths = max(0, round(seconds * 1000))
    return f"{thousandths // 3600000:02}:{thousandths // 60000 % 60:02}:{thousandths // 1000 % 60:02},{thousandths % 1000:03}"


def write_srt(found, path, rate, shift, plain):
    parts = []
    for number, (begin, end, text, _) in enumerate(found, 1):
        text = re.sub(r"[.،؛,;:]$", "", text) if plain else text
        parts.append(f"{number}\n{stamp(begin * rate + shift)} --> {stamp(end * rate + shift)}\n{text}\n")
    path.write_text("\n".join(parts))


def write_vtt(found, path, shift):
    """The cues as WebVTT, each with a class and a voice."""
    time = lambda seconds: stamp(seconds + shift).replace(",", ".")
    parts = [f"{time(begin)} --> {time(end)} align:start\n<v Narrator><c.text>{html.escape(text)}</c>\n" for begin, end, text, _ in found]
    path.write_text("WEBVTT\n\nNOTE made for a test\n\n" + "\n".join(parts))


def linked(gold, found, own, other):
    """How many cues of the source are linked right."""
    of_word = lambda spans, total: {word: number for number, span in enumerate(spans) if span for word in range(*span)}
    gold_of = of_word([span[0] for span in gold.spans()], 0)
    kept = {word for cue in other for word in range(*cue[3])}
    expected = lambda word: {w for w in range(*(gold.spans()[gold_of[word]][1] or (0, 0))) if w in kept}
    words_of = lambda cues: [word for cue in cues for word in range(*cue[3])]
    source, target = words_of(own), words_of(other)
    bead_of = {}
    for span in found:
        for place in range(*(span[0] or (0, 0))):
            bead_of[source[place]] = {target[w] for w in range(*(span[1] or (0, 0)))}
    right = 0
    for cue in own:
        together = max((min(cue[1], near[1]) - max(cue[0], near[0]) for near in other), default=0)
        is_alone = together < (cue[1] - cue[0]) / 3
        is_right = lambda word: bool(bead_of.get(word, set()) & expected(word)) or (
            not bead_of.get(word) and (is_alone or not expected(word))
        )
        right += all(map(is_right, range(*cue[3])))
    return right


def subtitles(mizan, folder):
    forms = {
        "the same times": (1, 0, 0, 0),
        "shifted by 7.4 s": (1, 7.4, 0, 0),
        "begins 95 s later": (1, 95, 0, 0),
        "25 for 23.976 pictures": (23.976 / 25, 0, 0, 0),
        "a fifth joined": (1, 0, 0.2, 0),
        "a tenth left out": (1, 3, 0.1, 0.1),
    }
    print("\n| cues linked right | with full stops | without |\n|---|--:|--:|")
    least = 1
    for form, (rate, shift, joined, lost) in forms.items():
        row = []
        for plain in [False, True]:
            right = every = 0
            for name in NAMES:
                gold, rng = Gold(name), random.Random(7)
                times = cue_times(gold)
                sides = [cues(gold, 0, times, rng, 38, joined, 0), cues(gold, 1, times, rng, 42, joined, lost)]
                pair = [folder / f"{name}.{lang}.srt" for lang in LANGS]
                write_srt(sides[0], pair[0], 1, 0, plain)
                write_srt(sides[1], pair[1], rate, shift, plain)
                found, _ = aligned(mizan, *map(str, pair))
                right += linked(gold, found, *sides)
                every += len(sides[0])
            row.append(right / every)
        least = min(least, *row)
        print(f"| {form} | {' | '.join(f'{value:.3f}' for value in row)} |")
    return least


def main():
    mizan = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        worst = structure(mizan, folder)
        least = subtitles(mizan, folder)
    print(f"\nthe greatest loss of a document against the clean text: {max(0, worst):.3f}; the least share of cues: {least:.3f}")
    return worst > 0.005 or least < 0.97


if __name__ == "__main__":
    sys.exit(main())
