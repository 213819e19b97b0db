#!/usr/bin/env bash
# Okapi asks `mizan serve` by its connector for translate-toolkit's TM server: identical texts, with signs of addresses, with
# codes of both kinds, of 4,199 characters; a similar one; one that the memory does not have.
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
python3 - > units.tsv << 'END'
valve = "أغلق الصمام قبل رفع الغطاء."
for unit in [
    (valve, "Close the valve before lifting the cover."),
    ("نعم/لا؟ #1 عند 85% & أكثر", "Yes/no? #1 at 85% & more"),
    ("../languages/", "up and away"),
    (" ".join([valve] * 150), "Close all the valves."),
]:
    print(*unit, sep="\t")
END
"$mizan" import units.tsv --into plant.mizan --source-lang ar --target-lang en > /dev/null
XDG_DATA_HOME=$work "$mizan" serve --memory plant.mizan --listen 127.0.0.1:0 > address 2> log &
server=$!
for _ in $(seq 100); do [ -s address ] && break; sleep 0.1; done
timeout 200 java -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -cp "$(cat classpath)" "$here/Ask.java" "$(head -1 address)tmserver/" \
    2> okapi.log || { cat okapi.log log; exit 1; }
echo "Okapi: every answer is as it should be"
