#!/usr/bin/env bash
# Runs mizan.exe and mizan.dll under Wine: bindings/windows/tests/run.sh [ZIP]. Takes them from the zip, or from
# bindings/windows/dist. Needs wine64 and gcc-mingw-w64-x86-64-win32 (Debian). What is missing is said, and the status
# is 3 then.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
wine=$(command -v wine64 || command -v wine || echo /usr/lib/wine/wine64)
gcc=x86_64-w64-mingw32-gcc
[ -x "$wine" ] || { echo "skipped: no Wine"; exit 3; }
command -v $gcc > /dev/null || { echo "skipped: no $gcc"; exit 3; }
scratch=$(mktemp -d)
export WINEPREFIX=$scratch/prefix WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" LC_ALL=C.UTF-8
trap 'wineserver -k 2> /dev/null || true; rm -rf "$scratch"' EXIT
work=$scratch/work
mkdir "$work"
if [ -n "${1:-}" ]; then
    python3 -m zipfile -e "$1" "$scratch/zip"
    cp "$scratch"/zip/*/* "$work/"
else
    cp ../dist/mizan.exe ../dist/mizan.dll ../../c/include/mizan.h "$work/"
fi
$gcc -shared -o "$work/bcryptprimitives.dll" bcryptprimitives.c -ladvapi32
$gcc -o "$work/lookup.exe" -I "$work" ../../c/tests/lookup.c "$work/mizan.dll"
"$wine" wineboot --init > "$scratch/wineboot" 2>&1 || {
    tail "$scratch/wineboot" >&2
    echo "Wine could not be set up: wineboot --init failed" >&2
    exit 1
}
cd "$work"
"$wine" --version
python3 "$here/program.py" "$wine"
"$wine" lookup.exe c.mizan > /dev/null
echo "mizan.dll: a program in C looked a text up"
