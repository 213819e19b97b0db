#!/usr/bin/env bash
# Okapi asks `mizan serve` by its connector for translate-toolkit's TM server: a text, the same with codes (of both kinds), one
# with signs of addresses, and one that the memory does not have.
#
# usage: tests/server/okapi.sh MIZAN
#
# Needs Maven, which fetches Okapi from Maven Central, and a JDK. Skips what is not there.
set -euo pipefail
mizan=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill $server 2> /dev/null || true; rm -rf "$work"' EXIT
cd "$work"
if ! command -v mvn > /dev/null || ! command -v javac > /dev/null ||
    ! mvn -q -B -f "$here/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/classpath"; then
    echo "no Maven, no JDK, or no Okapi to be had: Okapi did not ask"
    exit 0
fi
printf 'أغلق الصمام الرئيسي.\tClose the main valve.\nما هذا؟ 50%% / #1\tWhat is this? 50%% / #1\n' > plant.ar-en.tsv
"$mizan" import plant.ar-en.tsv --into plant.mizan > /dev/null
XDG_DATA_HOME=$work "$mizan" serve --memory plant.mizan --listen 127.0.0.1:0 > address 2> log &
server=$!
for _ in $(seq 100); do [ -s address ] && break; sleep 0.1; done
java -Dfile.encoding=UTF-8 -cp "$(cat classpath)" "$here/Ask.java" "$(head -1 address)tmserver/" 2> okapi.log > found
for _ in 1 2; do
    printf '100\tClose the main valve.\n100\tClose the main valve.\n100\tWhat is this? 50%% / #1\nnone\n'
done > wanted
diff wanted found || { cat okapi.log log; exit 1; }
echo "Okapi: $(grep -c 100 found) matches at 100, as they were stored"
