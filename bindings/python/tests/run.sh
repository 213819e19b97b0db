#!/usr/bin/env bash
# Builds the wheel, installs it into an environment of its own, and tests it: bindings/python/tests/run.sh. The same
# wheel is tested with the oldest and a new Python too, if they are there.
set -euo pipefail
cd "$(dirname "$0")/.."
./build.sh
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1

wheels=(dist/*.whl)
[ "${#wheels[@]}" = 1 ] || { echo "not one wheel: ${wheels[*]}"; exit 1; }
bytes=$(wc -c < "${wheels[0]}")
[ "$bytes" -lt 6000000 ] || echo "${wheels[0]} has $bytes bytes, more than 6 MB"

for python in python3 python3.9 python3.13; do
    if ! "$python" --version > /dev/null 2>&1; then
        echo "no $python: the wheel was not tried with it"
        continue
    fi
    venv=$scratch/$python
    "$python" -m venv "$venv"
    "$venv/bin/pip" --quiet install "${wheels[0]}" pytest
    "$venv/bin/python" -m pytest -q -p no:cacheprovider tests
done

venv=$scratch/python3
"$venv/bin/python" -c 'import doctest, mizan; raise SystemExit(doctest.testmod(mizan).failed)'
"$venv/bin/pip" --quiet install mypy
"$venv/bin/mypy" --strict --no-error-summary --cache-dir "$scratch/mypy" tests/typed.py
