#!/usr/bin/env bash
# Runs mizan.exe and mizan.dll under Wine, with Arabic names of files: bindings/windows/tests/run.sh [ZIP]. Takes them
# from the zip, or from bindings/windows/dist. Needs wine64 and gcc-mingw-w64-x86-64-win32 (Debian).
set -euo pipefail
cd "$(dirname "$0")"
wine=$(command -v wine64 || command -v wine || echo /usr/lib/wine/wine64)
[ -x "$wine" ] || { echo "skipped: no Wine"; exit 0; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
if [ -n "${1:-}" ]; then
    python3 -m zipfile -e "$1" "$scratch/zip"
    cp "$scratch"/zip/*/* "$scratch/"
else
    cp ../dist/mizan.exe ../dist/mizan.dll ../../c/include/mizan.h "$scratch/"
fi
gcc=x86_64-w64-mingw32-gcc
$gcc -shared -o "$scratch/bcryptprimitives.dll" bcryptprimitives.c -ladvapi32
$gcc -o "$scratch/lookup.exe" -I "$scratch" ../../c/tests/lookup.c "$scratch/mizan.dll"
cd "$scratch"
export WINEPREFIX=$scratch/prefix WINEDEBUG=-all LC_ALL=C.UTF-8
printf 'وصل القطار متأخراً. هل نزل الركاب؟\n' > "نص عربي.txt"
printf 'The train arrived late. Did the passengers get off?\n' > "ترجمة.txt"
printf 'أغلق الصمّام.\tClose the valve.\n' > "وحدات.ar-en.tsv"
mizan() { "$wine" mizan.exe "$@" 2> errors || { cat errors; return 1; }; }
mizan align "نص عربي.txt" "ترجمة.txt" --into "ذاكرة.mizan" > /dev/null
mizan import "وحدات.ar-en.tsv" --into "ذاكرة.mizan" > /dev/null
test -s "ذاكرة.mizan"
mizan lookup "هل نزل الركاب؟" --memory "ذاكرة.mizan" --json | grep -qF "Did the passengers get off?"
mizan lookup "أغلق الصمام." --memory "ذاكرة.mizan" --json | grep -qF "أغلق الصمّام."
mizan export "ذاكرة.mizan" -o "كل الوحدات.tmx" > /dev/null
grep -qF "وصل القطار متأخراً." "كل الوحدات.tmx"
echo "mizan.exe under $("$wine" --version): aligned, imported, looked up and exported, with Arabic names"
"$wine" lookup.exe c.mizan > /dev/null
echo "mizan.dll under Wine: a program in C looked a text up"
