#!/usr/bin/env bash
# Builds MizanTm.dll into bindings/dotnet/dist, against the stand-ins in stubs, and tests it: with mono and the library
# of bindings/c. Needs mono-mcs and mono-runtime (Debian).
set -euo pipefail
cd "$(dirname "$0")"
if ! command -v mcs > /dev/null || ! command -v mono > /dev/null; then
    echo "no mono: apt-get install mono-mcs mono-runtime libmono-system-runtime-serialization4.0-cil"
    exit 1
fi
rm -rf dist
mkdir dist
mcs -warnaserror -target:library -out:dist/TranslatorStubs.dll stubs/*.cs
mcs -warnaserror -target:library -out:dist/MizanTm.dll -r:dist/TranslatorStubs.dll -r:System.Runtime.Serialization src/*.cs
[ -f ../c/dist/libmizan.so ] || ../c/build.sh > /dev/null
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp dist/*.dll "$scratch/"
mcs -warnaserror -out:"$scratch/Tests.exe" -r:dist/MizanTm.dll -r:dist/TranslatorStubs.dll tests/Tests.cs
mkdir "$scratch/memories"
LD_LIBRARY_PATH=$(realpath ../c/dist) mono "$scratch/Tests.exe" "$scratch/memories"
