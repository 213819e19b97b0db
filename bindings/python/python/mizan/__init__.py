"""Arabic-English segmentation, alignment and translation memory.

>>> import mizan
>>> mizan.segment("وصل القطار. ونزل الركاب.")
['وصل القطار.', 'ونزل الركاب.']
>>> mizan.align(["وصل القطار.", "ونزل الركاب."], ["The train arrived.", "The passengers got off."])[1].target
[1]
"""

from ._mizan import (
    Adapted,
    Bead,
    Difference,
    Error,
    Match,
    Memory,
    Unit,
    __version__,
    align,
    align_texts,
    analyse,
    check,
    check_text,
    open,
    read_document,
    segment,
    spans,
    terms,
)

__all__ = [
    "Adapted",
    "Bead",
    "Difference",
    "Error",
    "Match",
    "Memory",
    "Unit",
    "__version__",
    "align",
    "align_texts",
    "analyse",
    "check",
    "check_text",
    "open",
    "read_document",
    "segment",
    "spans",
    "terms",
]
