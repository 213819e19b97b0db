#!/usr/bin/env python3
"""Writes an XLIFF file of 10,000 segments from a memory's units, to be pre-translated.

usage: benches/pretranslate.py UNITS.tsv FILE.xlf

Every hundredth unit gives a segment: a third as it is, a third without its second word, a third with a word more.
"""
import itertools
import sys
from xml.sax.saxutils import escape


def main():
    units, out = sys.argv[1:]
    with open(units, encoding="utf-8") as lines, open(out, "w", encoding="utf-8") as file:
        file.write('<xliff version="1.2"><file original="b" source-language="ar" target-language="en" datatype="x"><body>\n')
        for number, line in enumerate(itertools.islice(lines, 0, 1_000_000, 100)):
            words = line.split("\t")[0].split()
            if number % 3 == 1 and len(words) > 3:
                del words[1]
            if number % 3 == 2:
                words.insert(len(words) // 2, "جدا")
            file.write(f'<trans-unit id="{number}"><source>{escape(" ".join(words))}</source></trans-unit>\n')
        file.write("</body></file></xliff>\n")


if __name__ == "__main__":
    main()
