#!/usr/bin/env bash
# Okapi reads the TMX and the pre-translated XLIFF that mizan writes, and translate-toolkit its PO, with equal texts; XLIFF 2
# is valid against the schemas of OASIS.
#
# usage: tests/okapi/run.sh MIZAN
#
# Needs Maven, which fetches Okapi from Maven Central, a JDK, and Python with translate-toolkit and lxml. Skips what is
# not there.
set -euo pipefail
mizan=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Vowelled, with Latin and digits inside, with signs that markup takes.
cat > units.tsv <<'END'
Close the valve before lifting the cover.	يُرجى إغلاق الصمّام قبل رفع الغطاء.
Attendance reached 85% on the first day.	بلغت نسبة الحضور 85% في اليوم الأول.
Pressure < 3 bar & temperature > 40 degrees.	الضغط < 3 بار & الحرارة > 40 درجة.
END
"$mizan" import units.tsv --into memory.mizan --source-lang en --target-lang ar > /dev/null

cat > v1.xlf <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="plant.html" source-language="en" target-language="ar" datatype="html"><body>
<trans-unit id="1"><source>Close the valve before lifting the cover.</source></trans-unit>
<trans-unit id="2"><source>Attendance reached 86% on the first day.</source></trans-unit>
<trans-unit id="3"><source>Pressure &lt; 3 bar &amp; temperature > 40 degrees. Attendance reached 85% on the first day.</source>
<seg-source><mrk mtype="seg" mid="0">Pressure &lt; 3 bar &amp; temperature > 40 degrees.</mrk> <mrk mtype="seg" mid="1">Attendance reached 85% on the first day.</mrk></seg-source></trans-unit>
</body></file></xliff>
END
cat > v2.xlf <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ar">
<file id="f"><unit id="u">
<segment id="s1"><source>Close the valve before lifting the cover.</source></segment>
<segment id="s2"><source>Attendance reached 85% on the first day.</source></segment>
</unit></file></xliff>
END
sed 's/85%/86%/' v2.xlf > open.xlf
for version in v1 v2 open; do
    "$mizan" pretranslate $version.xlf --memory memory.mizan -o $version.filled.xlf
done
"$mizan" export memory.mizan -o memory.tmx
"$mizan" export memory.mizan -o memory.po
"$mizan" export memory.mizan -o memory.xlf --to xliff2

check() { # name, wanted, found
    if ! diff "$2" "$3"; then
        echo "$1: the texts differ"
        exit 1
    fi
    echo "$1: $(wc -l < "$2") texts equal"
}

sed 's/^/unit\t/' units.tsv > wanted.units
line() { sed -n "$1p" units.tsv; }
{
    printf 'unit\t%s\n' "$(line 1)"
    printf 'match\t%s\t100\tmemory\n' "$(line 1)"
    printf 'unit\tAttendance reached 86%% on the first day.\t\n'
    # What is proposed has the new number already.
    printf 'match\t%s\tbelow 100\tmemory\n' "$(line 2 | sed 's/\(\t.*\)85%/\186%/')"
    printf 'unit\t%s\n' "$(line 3)"
    printf 'match\t%s\t100\tmemory\n' "$(line 3)"
    printf 'unit\t%s\n' "$(line 2)"
    printf 'match\t%s\t100\tmemory\n' "$(line 2)"
} > wanted.v1
{
    printf 'unit\t%s\n' "$(line 1)"
    printf 'unit\t%s\n' "$(line 2)"
} > wanted.v2

if command -v mvn > /dev/null && command -v javac > /dev/null; then
    mvn -q -B -f "$here/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/classpath"
    read_with() { java -cp "$(cat classpath)" "$here/Read.java" "$1" en ar "$2" 2> okapi.log; }
    read_with tmx memory.tmx > found.tmx
    check "Okapi, TMX" wanted.units found.tmx
    read_with xliff v1.filled.xlf | sed -E 's/\t[0-9]{2}\tmemory$/\tbelow 100\tmemory/' > found.v1
    check "Okapi, XLIFF 1.2 pre-translated" wanted.v1 found.v1
    read_with xliff2 v2.filled.xlf > found.v2
    check "Okapi, XLIFF 2.0 pre-translated" wanted.v2 found.v2
    if "$python" -c 'import lxml' 2> /dev/null; then
        "$python" "$here/schema.py" classpath memory.xlf v2.filled.xlf open.filled.xlf
    else
        echo "schemas: skipped, no lxml"
    fi
else
    echo "Okapi: skipped, no Maven or no JDK"
fi

if "$python" -c 'import translate' 2> /dev/null; then
    "$python" - memory.po > found.po <<'END'
import sys
from translate.storage import factory

for message in factory.getobject(sys.argv[1]).units:
    if not message.isheader():
        print("unit", message.source, message.target, sep="\t")
END
    check "translate-toolkit, PO" wanted.units found.po
else
    echo "translate-toolkit: skipped, not installed"
fi
