#!/usr/bin/env bash
# Opens the page in Chromium, that of a zip or of bindings/wasm/dist, and leaves pictures of it in a folder:
# bindings/wasm/tests/run.sh [FOLDER [ZIP]]
# Needs Chromium (Debian: chromium); Playwright comes from PyPI if it is not there. What is missing is said, and
# the status is 3 then.
set -euo pipefail
cd "$(dirname "$0")"
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
    { echo "skipped: no Chromium"; exit 3; }
scratch=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill $server; rm -rf "$scratch"' EXIT
python=${PYTHON:-python3}
if ! "$python" -c 'import playwright' 2> /dev/null; then
    python=$scratch/venv/bin/python
    python3 -m venv "$scratch/venv"
    "$scratch/venv/bin/pip" --quiet install playwright || { echo "skipped: Playwright could not be fetched"; exit 3; }
fi
site=../dist
if [ -n "${2:-}" ]; then
    python3 -m zipfile -e "$2" "$scratch/zip"
    site=$(echo "$scratch"/zip/*)
fi
python3 -u -m http.server --bind 127.0.0.1 --directory "$site" 0 > "$scratch/server" 2>&1 &
server=$!
for _ in $(seq 50); do
    port=$(sed -n 's/.* port \([0-9]*\) .*/\1/p' "$scratch/server")
    [ -n "$port" ] && break
    sleep 0.2
done
"$python" page.py "$chromium" "http://127.0.0.1:$port/" "${1:-}"
