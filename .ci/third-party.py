#!/usr/bin/env python3
"""Writes THIRD-PARTY.md, or says whether it is current.

    python3 .ci/third-party.py           writes the file; cargo fetches sources that are missing
    python3 .ci/third-party.py --check   needs no network; exits 1 if the file is not current

The crates are those of Cargo.lock that can become part of the program or build it, on any system: everything that the
dependencies of Cargo.toml lead to, except the dependencies of tests. The sources of the lexicon are those of
src/lexicon/data/sources.tsv. What is no crate is named here, with the notices of .ci/licences.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "THIRD-PARTY.md"
SOURCES = ROOT / "src/lexicon/data/sources.tsv"
MINGW = ROOT / ".ci/licences/mingw-w64.txt"
COMMAND = "python3 .ci/third-party.py"


def crates():
    """Returns the (name, version) of each crate, by a walk over Cargo.lock."""
    manifest = tomllib.loads((ROOT / "Cargo.toml").read_text())
    packages = tomllib.loads((ROOT / "Cargo.lock").read_text())["package"]
    by_name = collections.defaultdict(list)
    for package in packages:
        by_name[package["name"]].append(package)
    tables = [manifest, *manifest.get("target", {}).values()]
    wanted = [by_name[name][0] for table in tables for name in table["dependencies"]]
    found = set()
    while wanted:
        package = wanted.pop()
        key = package["name"], package["version"]
        if key in found:
            continue
        found.add(key)
        for dependency in package.get("dependencies", []):
            # "name", or "name version" where the lock has several.
            name, *version = dependency.split()
            wanted += [p for p in by_name[name] if not version or p["version"] == version[0]]
    return found


def crate_lines(wanted):
    """Returns the part of the page that lists the crates by licence, from the sources of the crates."""
    command = ["cargo", "metadata", "--locked", "--all-features", "--format-version", "1"]
    metadata = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    by_licence = collections.defaultdict(list)
    for package in metadata["packages"]:
        if (package["name"], package["version"]) in wanted:
            by_licence[licence(package)].append(package)
    lines = []
    for name in sorted(by_licence, key=lambda name: (-len(by_licence[name]), name)):
        packages = sorted(by_licence[name], key=lambda p: (p["name"], p["version"]))
        lines += [f"### {name}", ""]
        for package in packages:
            rights = [] if "Apache-2.0" in name.split(" OR ") else copyright_of(package)
            lines.append(" ".join([f"- {package['name']} {package['version']}", *(f"· {line}" for line in rights)]))
        lines.append("")
    lines += ["### Texts of other licences than MIT and Apache 2.0", ""]
    for text, names in sorted(other_texts(by_licence).items(), key=lambda pair: pair[1]):
        lines += [f"{', '.join(names)}:", "", "```text", *text.splitlines(), "```", ""]
    return lines


def other_texts(by_licence):
    """Returns each licence text that must be given beside MIT's and Apache's, with the crates under it."""
    texts = collections.defaultdict(list)
    for name, packages in by_licence.items():
        if " AND " in name or not {"MIT", "Apache-2.0"} & set(name.split(" OR ")):
            for package in packages:
                for path in sorted(pathlib.Path(package["manifest_path"]).parent.glob("LICENSE*")):
                    if not re.search(r"MIT|APACHE", path.name):
                        text = "\n".join(line.rstrip() for line in path.read_text().strip().splitlines())
                        texts[text].append(f"{package['name']} {package['version']}")
    return texts


def licence(package):
    """Returns the licence in SPDX's spelling, the alternatives in order."""
    text = (package["license"] or "see its licence file").replace(" / ", " OR ").replace("/", " OR ")
    return text if "(" in text else " OR ".join(sorted(text.split(" OR ")))


def copyright_of(package):
    """Returns the lines of a crate's licence files that name who holds the rights."""
    lines = []
    for path in sorted(pathlib.Path(package["manifest_path"]).parent.iterdir()):
        if path.is_file() and re.match(r"(?i)(licen[sc]e|copying|copyright|notice)", path.name):
            for line in path.read_text(errors="replace").splitlines():
                line = line.strip(" \t#*/")
                names_holder = re.match(r"(?i)(copyright\s+|\(c\)\s*|©\s*)+\[?(\d{4}|the |[A-Z][a-z]+ )", line)
                if names_holder and not re.search(r"(?i)notice|you must|owner|holders|licen[sc]e|\[yyyy\]|disclaim", line):
                    lines.append(line)
    return list(dict.fromkeys(lines))


def source_lines():
    lines = ["| file | pairs | licence | from |", "|---|--:|---|---|"]
    for line in SOURCES.read_text().splitlines():
        file, _weight, pairs, terms, origin = line.split("\t")[:5]
        cells = file.removesuffix(".tsv.gz"), pairs, terms, origin
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return lines


HEAD = f"""# Third-party licences

mizan itself is under MIT ([LICENSE-MIT](LICENSE-MIT)) or Apache 2.0 ([LICENSE-APACHE](LICENSE-APACHE)). This page lists what
others have the rights to. `{COMMAND}` writes the page again; `{COMMAND} --check` says whether it is current.
""".splitlines()

CRATES = """## Crates

Every crate that can become part of the program or build it, on any system and with every feature, by licence. Where a
licence offers Apache 2.0, mizan uses the crate under Apache 2.0, whose text is LICENSE-APACHE. For the others the page names
who holds the rights, if the crate says so; MIT's text is LICENSE-MIT, and the other texts follow the list. libsqlite3-sys
contains SQLite, which is in the public domain.
""".splitlines()

FACE = """## The face of the page

Noto Naskh Arabic (`src/server/page/naskh-400.woff2`, `naskh-700.woff2`; @fontsource/noto-naskh-arabic 5.3.0), Copyright 2022 The Noto
Project Authors, is under the SIL Open Font License 1.1, whose text is `src/server/page/naskh-LICENSE.txt`.
""".splitlines()

OTHERS = """## What is no crate

- The standard library of Rust is part of every program and library: Apache 2.0 or MIT, and Apache 2.0 with the LLVM exception
  for parts of it. mizan uses it under Apache 2.0. Who holds the rights: `COPYRIGHT-library.html` of the Rust that built it.
- JNA is part of the plug-in for OmegaT: Apache 2.0 or LGPL 2.1. mizan uses it under Apache 2.0; its licence files are in the
  jar, in `META-INF/jna`.
- libgcc of GCC is part of what is built for Windows: GPL 3 with the GCC Runtime Library Exception 3.1, which lets a program be
  under terms of its own.
- The runtime of MinGW-w64 is part of what is built for Windows. Some of it is in the public domain; the notices of the rest:
""".splitlines()

LEXICON = """## Sources of the lexicon

The shipped lexicon (`src/lexicon/data/built-in.mizanlex`) was learned from these public texts. The lexicon contains none of
their sentences: it holds stems of words, how often each was seen, and how likely one translates another. The word pairs of
`src/lexicon/data/handwritten.tsv` were written for mizan and are under its licences.
""".splitlines()


def page(crate_part):
    notices = ["```text", *MINGW.read_text().splitlines(), "```"]
    parts = [*HEAD, "", *CRATES, "", *crate_part, *FACE, "", *OTHERS, "", *notices, "", *LEXICON, "", *source_lines()]
    return "\n".join(parts) + "\n"


def check(wanted):
    text = PAGE.read_text()
    crate_part = text.partition("\n".join(CRATES) + "\n\n")[2].partition("\n".join(FACE))[0].splitlines()
    listed = {tuple(line.split()[1:3]) for line in crate_part if line.startswith("- ")}
    faults = [f"missing: {' '.join(crate)}" for crate in sorted(wanted - listed)]
    faults += [f"no longer used: {' '.join(crate)}" for crate in sorted(listed - wanted)]
    if not faults and text != page(crate_part):
        faults = ["the page's text, or its list of sources, is not what this script writes"]
    return faults


def main():
    wanted = crates()
    if sys.argv[1:] == ["--check"]:
        faults = check(wanted)
        if faults:
            sys.exit("\n".join(["THIRD-PARTY.md is not current:", *faults, f"run: {COMMAND}"]))
        print(f"THIRD-PARTY.md is current: {len(wanted)} crates")
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        PAGE.write_text(page(crate_lines(wanted)))
        print(f"wrote THIRD-PARTY.md: {len(wanted)} crates")


main()
