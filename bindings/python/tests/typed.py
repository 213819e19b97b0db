"""What mypy --strict reads: the stubs describe the package."""

from datetime import timedelta
from pathlib import Path

import mizan


def first(path: Path, text: str) -> str:
    with mizan.open(path) as memory:
        matches: list[mizan.Match] = memory.lookup(text, min=80, from_="ar", previous=None)
        adapted = matches[0].adapted
        return adapted.target if adapted is not None else matches[0].target


def faults(path: Path) -> list[str]:
    with mizan.open(path) as memory:
        terms = memory.lookup_all("نعم.", terms=path)["terms"]
    return [finding["rule"] for finding in mizan.check(path, rules=["-spaces"])] + [term["target"] for term in terms]


beads: list[mizan.Bead] = mizan.align(["نعم."], ["Yes."], within=timedelta(seconds=1))
numbers: list[int] = beads[0].source
