"""Runs the programs of docs/plugins.md as pasted: python3 pasted.py FOLDER PYTHON.

The folder is a copy of what the page speaks of: `bindings` with what is built, and `mizan` on the path. PYTHON has the
wheel, pandas, pyarrow and mcp. What is missing is named."""

import pathlib
import re
import shutil
import subprocess
import sys

folder, python = sys.argv[1:]
page = pathlib.Path(__file__).parents[2] / "docs/plugins.md"
blocks = re.findall(r"^```(\w+)\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)
# The file that a program of the page is saved in (in C# it has the name of the class), and the tools that it needs.
FILES = {"c": ("lookup.c", ["cc"]), "java": ("Lookup.java", ["javac", "mvn"]), "csharp": ("", ["mcs", "mono"])}


def run(command, what):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0 or not done.stdout.strip():
        raise SystemExit(f"{what} of docs/plugins.md failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def has(module):
    found = subprocess.run([python, "-c", f"import {module}"], capture_output=True)
    return found.returncode == 0


ran = []
for at, (language, program) in enumerate(blocks):
    if language in FILES:
        name, tools = FILES[language]
        if language == "csharp":
            name = re.search(r"^static class (\w+)", program, re.M)[1] + ".cs"
        missing = [tool for tool in tools if shutil.which(tool) is None]
        if missing:
            print(f"no {missing[0]}: {language} was not tried")
            continue
        pathlib.Path(folder, name).write_text(program, "utf-8")
        # The commands stand in the next block of the shell.
        commands = next(text for kind, text in blocks[at + 1 :] if kind == "sh")
        printed = run(["bash", "-ec", commands], language)
    elif language == "python":
        modules = re.findall(r"^(?:import|from) (pandas|pyarrow|mcp|mizan)\b", program, re.M)
        missing = [module for module in modules if not has(module)]
        if missing:
            print(f"no {missing[0]}: a program in Python was not tried")
            continue
        pathlib.Path(folder, "program.py").write_text(program, "utf-8")
        printed = run([python, "program.py"], program)
    else:
        continue
    if "Close valve" not in printed and "valve" not in printed and "words" not in printed:
        raise SystemExit(f"a program printed something else:\n{program}\n{printed}")
    ran.append(language)
print("as pasted:", ", ".join(ran))
