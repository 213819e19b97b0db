#!/usr/bin/env bash
# Tests the plug-in of bindings/omegat/dist without a screen: its logic, its place in OmegaT 5.8, and OmegaT's console
# mode with the plug-in installed. OMEGAT_LIB names the folder with the jars of OmegaT
# (mvn dependency:copy-dependencies -f tests/omegat/pom.xml -DoutputDirectory=lib). MIZAN may name the program: then the
# rules in the plug-in must be those of the program.
set -euo pipefail
cd "$(dirname "$0")"
jar=$(echo "$PWD"/../dist/mizan-omegat-*.jar)
lib=$(realpath "$OMEGAT_LIB")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export HOME=$scratch/home
mkdir "$HOME"

size=$(stat -c %s "$jar")
[ "$size" -lt 8388608 ] || { echo "the jar has $size bytes, more than 8 MB"; exit 1; }
if [ -n "${MIZAN:-}" ]; then
    "$MIZAN" segment --export-srx | diff -q - ../src/mizan/omegat/rules.srx ||
        { echo "the rules are not current: mizan segment --export-srx > bindings/omegat/src/mizan/omegat/rules.srx"; exit 1; }
fi

javac --release 11 -encoding UTF-8 -d "$scratch/tests" -cp "$jar:$lib/*" mizan/omegat/*.java
java -Dfile.encoding=UTF-8 -cp "$scratch/tests:$jar" mizan.omegat.Logic

make_project() { # folder
    mkdir -p "$1"/{source,target,tm,omegat,glossary,dictionary}
    cp project/omegat.project project/*.tsv "$1/"
    cp project/source.utf8 "$1/source/"
}
make_project "$scratch/project"
mkdir "$scratch/config"
headless() { timeout 200 java -Djava.awt.headless=true -Dfile.encoding=UTF-8 "$@"; }
headless -cp "$scratch/tests:$lib/*:$jar" mizan.omegat.Headless "$scratch/project" "$scratch/config" > "$scratch/log" 2>&1 ||
    { tail -30 "$scratch/log"; exit 1; }
tail -1 "$scratch/log"

# As translators install it: the jar in the folder plugins.
make_project "$scratch/installed"
mkdir -p "$scratch/config2/plugins"
cp "$jar" "$scratch/config2/plugins/"
headless -cp "$lib/*" org.omegat.Main "$scratch/installed" --mode=console-translate --config-dir="$scratch/config2" \
    > "$scratch/log" 2>&1 || { tail -30 "$scratch/log"; exit 1; }
grep -q "mizan.omegat.Plugin" "$scratch/log" && ! grep -i "PLUGIN_LOAD_ERROR\|Exception.*mizan" "$scratch/log" ||
    { tail -30 "$scratch/log"; exit 1; }
grep "mizan.omegat.Plugin" "$scratch/log" | tail -1
