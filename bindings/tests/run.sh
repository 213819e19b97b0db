#!/usr/bin/env bash
# Builds and tests all bindings: bindings/tests/run.sh MIZAN, with the program as its argument. What cannot be had
# (JNA, mono, the package mcp) is skipped and said.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$(realpath "$1")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Two builds use two cores better than one after the other, since each ends in a long step on one core.
bindings/c/tests/run.sh all > "$scratch/c.log" 2>&1 &
c=$!
bindings/python/tests/run.sh
wait "$c" || { cat "$scratch/c.log"; exit 1; }
cat "$scratch/c.log"

if command -v mcs > /dev/null && command -v mono > /dev/null; then
    bindings/dotnet/build.sh
else
    echo "no mono: .NET was not tried"
fi

python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" --quiet --no-cache-dir install bindings/python/dist/*.whl
for package in mcp "pandas<3" pyarrow; do
    "$scratch/venv/bin/pip" --quiet --no-cache-dir install "$package" || echo "$package could not be fetched"
done
if "$scratch/venv/bin/python" -c 'import mcp' 2> /dev/null; then
    "$scratch/venv/bin/python" bindings/tests/mcp_client.py "$program" "$scratch/mcp.mizan"
fi

# The programs of docs/plugins.md run beside the folder `bindings`, and find `mizan` on the path.
mkdir "$scratch/page" "$scratch/bin"
ln -s "$PWD/bindings" "$scratch/page/bindings"
ln -s "$program" "$scratch/bin/mizan"
PATH="$scratch/bin:$PATH" python3 bindings/tests/pasted.py "$scratch/page" "$scratch/venv/bin/python"
