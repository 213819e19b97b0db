#!/usr/bin/env bash
# Builds the wheel, installs it into an environment of its own, and tests it: bindings/python/tests/run.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
./build.sh
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" --quiet install dist/*.whl pytest mypy
"$scratch/venv/bin/python" -m pytest -q tests
"$scratch/venv/bin/python" -c 'import doctest, mizan; raise SystemExit(doctest.testmod(mizan).failed)'
"$scratch/venv/bin/mypy" --strict --no-error-summary tests/typed.py
