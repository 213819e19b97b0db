#!/usr/bin/env bash
# OmegaT inserts the exact matches of a TMX that mizan exported, and its project memory comes back by `mizan import`.
#
# usage: tests/omegat/run.sh MIZAN
#
# Runs with each OmegaT it finds: the Debian package (/usr/share/omegat/OmegaT.jar), and the newest one if the folder
# OMEGAT_LIB has the jars that `mvn dependency:copy-dependencies -DoutputDirectory=lib` fetches for tests/omegat/pom.xml.
# Needs a Java runtime. Skips what is not there.
set -euo pipefail
mizan=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Texts as translators have them: vowelled, with Latin and digits inside, with an ampersand and a sign of less.
cat > units.tsv <<'END'
وصلت الشحنة إلى الميناء صباح الثلاثاء.	The shipment reached the port on Tuesday morning.
يُرجى إغلاق الصمّام قبل رفع الغطاء.	Please close the valve before lifting the cover.
بلغت نسبة الحضور 85% في اليوم الأول.	Attendance reached 85% on the first day.
الضغط < 3 بار & الحرارة > 40 درجة.	Pressure < 3 bar & temperature > 40 degrees.
END
# A paragraph each: OmegaT parts them at empty lines.
cut -f1 units.tsv | sed G > source.txt
cut -f2 units.tsv | sed G > wanted.txt
"$mizan" import units.tsv --into memory.mizan
"$mizan" export memory.mizan -o memory.tmx

run() { # name, command of OmegaT
    local name=$1
    shift
    mkdir -p "$name"/{source,target,tm/auto,omegat,glossary,dictionary}
    cp "$here/omegat.project" "$name/"
    cp source.txt "$name/source/text.utf8"
    cp memory.tmx "$name/tm/auto/"
    timeout 300 "$@" "$work/$name" --mode=console-translate > "$name.log" 2>&1 || { tail -20 "$name.log"; return 1; }
    if ! diff <(tr -d '\r' < "$name/target/text.utf8") wanted.txt; then
        echo "$name: the exact matches were not inserted"
        return 1
    fi
    # Without a change by hand there may be no project_save.tmx; what OmegaT exports of it has the same form.
    local memory=$name/omegat/project_save.tmx
    [ -e "$memory" ] || memory=$name/$name-omegat.tmx
    "$mizan" import "$memory" --into "$name.mizan"
    "$mizan" export "$name.mizan" --to tsv | sort > "$name.tsv"
    if ! diff <(sort units.tsv) "$name.tsv"; then
        echo "$name: the project memory did not come back"
        return 1
    fi
    echo "$name: $(wc -l < units.tsv) exact matches inserted, $(wc -l < "$name.tsv") units came back"
}

export HOME=$work/home
mkdir -p "$HOME"
if ! command -v java > /dev/null; then
    echo "skipped: no Java runtime"
    exit 0
fi
jar=/usr/share/omegat/OmegaT.jar
if [ -e "$jar" ]; then
    run debian java -Djava.awt.headless=true -jar "$jar"
else
    echo "skipped: Debian's omegat is not installed"
fi
if [ -n "${OMEGAT_LIB:-}" ]; then
    run newest java -Djava.awt.headless=true -cp "$(realpath "$OMEGAT_LIB")/*" org.omegat.Main
else
    echo "skipped: OMEGAT_LIB does not name the jars of the newest OmegaT"
fi
