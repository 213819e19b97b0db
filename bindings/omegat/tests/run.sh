#!/usr/bin/env bash
# Tests the plug-in of bindings/omegat/dist without a screen: its logic, its place in OmegaT 5.8, and OmegaT's console
# mode with the plug-in installed. OMEGAT_LIB names the folder with the jars of OmegaT
# (mvn dependency:copy-dependencies -f tests/omegat/pom.xml -DoutputDirectory="$PWD/lib"). MIZAN may name the program: then the
# rules in the plug-in must be those of the program.
set -euo pipefail
lib=$(realpath "${OMEGAT_LIB:?names the folder with the jars of OmegaT}")
program=${MIZAN:+$(realpath "$MIZAN")}
cd "$(dirname "$0")"
jar=$(echo "$PWD"/../dist/mizan-omegat-*.jar)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export HOME=$scratch/home
mkdir "$HOME"

size=$(stat -c %s "$jar")
[ "$size" -lt 8388608 ] || { echo "the jar has $size bytes, more than 8 MB"; exit 1; }
if [ -n "$program" ]; then
    "$program" segment --export-srx | diff -q - ../src/mizan/omegat/rules.srx ||
        { echo "the rules are not current: mizan segment --export-srx > bindings/omegat/src/mizan/omegat/rules.srx"; exit 1; }
fi

javac --release 11 -encoding UTF-8 -d "$scratch/tests" -cp "$jar:$lib/*" mizan/omegat/*.java
# As an Arabic system has it, whose numbers are in other digits; and as a user who may not write everywhere.
user=()
if [ "$(id -u)" = 0 ] && command -v setpriv > /dev/null; then
    user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
fi
mkdir "$scratch/user"
cp -r "$jar" "$scratch/tests" "$scratch/user/"
# A library of this name that is on the system is not to take the place of the one in the jar. JNA's own is one
# without mizan's functions.
(cd "$scratch" && jar xf "$jar" com/sun/jna/ && mkdir foreign && cp com/sun/jna/"$(uname -s | tr A-Z a-z)"-*/libjnidispatch.* foreign/)
for library in "$scratch"/foreign/*; do mv "$library" "$scratch/foreign/libmizan.${library##*.}"; done
export LD_LIBRARY_PATH=$scratch/foreign
chmod -R a+rX "$scratch"
chmod -R a+w "$scratch/user" "$HOME"
HOME=$scratch/user "${user[@]}" java -Duser.home="$scratch/user" -Djava.io.tmpdir="$scratch/user" -Dfile.encoding=UTF-8 \
    -Duser.language=ar -Duser.country=EG -cp "$scratch/user/tests:$scratch/user/$(basename "$jar")" mizan.omegat.Logic

make_project() { # folder
    mkdir -p "$1"/{source,target,tm,omegat,glossary,dictionary}
    cp plant/omegat.project plant/*.tsv plant/*.tmx "$1/"
    cp plant/source.utf8 "$1/source/"
}
make_project "$scratch/project"
make_project "$scratch/other"
mkdir "$scratch/config"
headless() { timeout 200 java -Djava.awt.headless=true -Dfile.encoding=UTF-8 "$@"; }
headless -cp "$scratch/tests:$lib/*:$jar" mizan.omegat.Headless \
    "$scratch/project" "$scratch/config" "$scratch/other" > "$scratch/log" 2>&1 ||
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
# In that mode OmegaT tells no plug-in of the project. Told of it, the plug-in uses the library in the jar.
sed -e 's/<prop .*<\/prop>//' -e 's/the supervisor of the shift/the shift supervisor/' plant/machine.tmx \
    > "$scratch/installed/omegat/project_save.tmx"
headless -cp "$scratch/tests:$lib/*" mizan.omegat.Installed "$scratch/installed" "$scratch/config2" > "$scratch/log" 2>&1 ||
    { tail -30 "$scratch/log"; exit 1; }
tail -1 "$scratch/log"
