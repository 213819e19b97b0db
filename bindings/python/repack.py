"""Packs a wheel smaller, with the deflate of zopfli, which every unpacker reads: repack.py WHEEL"""

import os
import sys
from zipfile import ZIP_DEFLATED

from zopfli import ZipFile

wheel = sys.argv[1]
smaller = wheel + ".smaller"
with ZipFile(wheel) as whole, ZipFile(smaller, "w", ZIP_DEFLATED) as packed:
    for entry in whole.infolist():
        packed.writestr(entry, whole.read(entry))
os.replace(smaller, wheel)
