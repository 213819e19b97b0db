#!/usr/bin/env python3
"""Counts the words of ten files with mizan and with OmegaT, each reading the files itself, and prints both counts.

usage: OMEGAT_LIB=lib tests/omegat/words.py MIZAN

OMEGAT_LIB is the folder of the jars that `mvn dependency:copy-dependencies -DoutputDirectory=lib` fetches for
tests/omegat/pom.xml. Needs a Java runtime. Skips if either is not there.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TEXTS = ["contract.ar.txt", "contract.en.txt", "news.ar.txt", "news.en.txt", "story.ar.txt"]
DOCUMENTS = ["lease.docx", "news.ar.docx", "news.en.docx"]
# Bilingual files are made of memories.
UNITS = {"medical.xlf": "medical.tmx", "technical.po": "technical.tmx"}


def main(mizan):
    jars = os.environ.get("OMEGAT_LIB")
    if not jars or not shutil.which("java"):
        print("skipped: no Java runtime, or OMEGAT_LIB does not name the jars of OmegaT")
        return
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        files = collect(mizan, work / "project" / "source")
        theirs = counted_by_omegat(jars, work)
        ours = counted_by_mizan(mizan, files, work)
    print(f"{'file':16} {'mizan':>6} {'OmegaT':>6}  difference")
    for name in TEXTS + DOCUMENTS + list(UNITS):
        print(f"{name:16} {ours[name]:6} {theirs[name]:6}  {ours[name] - theirs[name]:+d}")
    print(f"{'together':16} {sum(ours.values()):6} {sum(theirs.values()):6}  {sum(ours.values()) - sum(theirs.values()):+d}")


def collect(mizan, folder):
    """Puts the files into the folder of a project."""
    for name in ["source", "target", "tm/auto", "omegat", "glossary", "dictionary"]:
        (folder.parent / name).mkdir(parents=True)
    shutil.copy(HERE / "omegat.project", folder.parent)
    for name in TEXTS:
        shutil.copy(ROOT / "examples/data" / name, folder)
    for name in DOCUMENTS:
        shutil.copy(ROOT / "examples/documents" / name, folder)
    for name, memory in UNITS.items():
        command = [mizan, "convert", ROOT / "memories" / memory, "--source-lang", "ar", "--target-lang", "en"]
        subprocess.run([*command, "-o", folder / name], check=True, capture_output=True)
    return sorted(folder.iterdir())


def counted_by_omegat(jars, work):
    out = work / "statistics.json"
    environment = os.environ | {"HOME": str(work)}
    command = ["java", "-Djava.awt.headless=true", "-cp", f"{jars}/*", "org.omegat.Main", work / "project"]
    command += ["--mode=console-stats", "--stats-type=json", f"--output-file={out}"]
    subprocess.run(command, check=True, capture_output=True, timeout=600, env=environment)
    return {file["filename"]: file["total"]["words"] for file in json.loads(out.read_text())["files"]}


def counted_by_mizan(mizan, files, work):
    environment = os.environ | {"XDG_DATA_HOME": str(work)}
    run = subprocess.run([mizan, "analyse", "--json", *files], check=True, capture_output=True, env=environment)
    counted = json.loads(run.stdout)["files"]
    return {pathlib.Path(file["file"]).name: file["total"]["words"] for file in counted}


main(sys.argv[1])
