#!/usr/bin/env bash
# Starts OmegaT 5.8 with the plug-in on a screen of its own, lets it add the rules for Arabic, translates a segment, and
# takes pictures: OMEGAT_LIB=lib bindings/omegat/tests/xvfb.sh FOLDER. The pictures are for a person to look at; what is
# compared here is what OmegaT has written. Needs (Debian) xvfb, openbox, xdotool, imagemagick, a
# JDK with a screen (openjdk-17-jdk), and a font with Arabic letters.
set -euo pipefail
cd "$(dirname "$0")"
pictures=$(realpath "$1")
jar=$(echo "$PWD"/../dist/mizan-omegat-*.jar)
lib=$(realpath "$OMEGAT_LIB")
for program in Xvfb openbox xdotool import; do
    command -v $program > /dev/null || { echo "skipped: no $program"; exit 0; }
done
scratch=$(mktemp -d)
export HOME=$scratch/home DISPLAY=:${SCREEN_NUMBER:-88}
mkdir "$HOME"
Xvfb "$DISPLAY" -screen 0 1280x800x24 > /dev/null 2>&1 &
screen=$!
sleep 2
# Java gives no window the keyboard without a window manager.
openbox > /dev/null 2>&1 &
manager=$!
omegat=
trap 'kill $omegat $manager $screen 2> /dev/null; rm -rf "$scratch"' EXIT

project=$scratch/plant
config=$scratch/config
mkdir -p "$project"/{source,target,tm,omegat,glossary,dictionary} "$config/plugins"
cp project/omegat.project project/*.tsv "$project/"
cp project/source.utf8 "$project/source/maintenance.utf8"
cp "$jar" "$config/plugins/"
# The list of files would lie over the panes.
cat > "$config/omegat.prefs" <<END
<?xml version="1.0" encoding="UTF-8" ?>
<omegat><preference version="1.0"><project_files_show_on_load>false</project_files_show_on_load></preference></omegat>
END
cp -r mizan "$scratch/sources"
cd "$scratch"
javac --release 11 -encoding UTF-8 -d tests -cp "$jar" sources/omegat/Fill.java
java -Dfile.encoding=UTF-8 -cp "$scratch/tests:$jar" mizan.omegat.Fill "$project"

java -Dfile.encoding=UTF-8 -cp "$lib/*" org.omegat.Main "$project" --config-dir="$config" > "$scratch/log" 2>&1 &
omegat=$!
wait_for() { # seconds, what, command
    for _ in $(seq "$1"); do
        if "${@:3}" > /dev/null 2>&1; then return; fi
        sleep 1
    done
    import -window root "$pictures/failed.png"
    tail -20 "$scratch/log"
    echo "waited in vain: $2"
    exit 1
}
picture() { sleep "$2"; import -window root -colors 64 "$pictures/$1.png"; }
window() { xdotool search --onlyvisible --name "$1"; }

wait_for 400 "the question about the rules" window "^mizan$"
picture question 3
# The first answer adds the rules, and the project is loaded again.
xdotool windowactivate --sync "$(window '^mizan$' | tail -1)"
xdotool key space
wait_for 200 "the rules" grep -q "Arabic (mizan)" "$config/segmentation.conf"
loads() { [ "$(grep -c 'project change - "LOAD"' "$scratch/log")" = 2 ]; }
wait_for 200 "the project again" loads
wait_for 200 "the memory in tm" grep -q "Is oil leaking" "$project/tm/mizan.tmx"
# The pane of machine translations is a tab at the lower edge at first; a button of it puts it among the others.
xdotool mousemove 174 748 click 1
sleep 6
xdotool mousemove 1231 725 click 1
picture segment-1 15
# Ctrl+M replaces the translation by the match of the pane, Ctrl+N goes to the next segment.
xdotool mousemove 600 158 click 1
sleep 2
xdotool key ctrl+m
picture inserted 8
for _ in 1 2 3; do
    xdotool key ctrl+n
    sleep 8
done
picture segment-4 5
xdotool key ctrl+s
wait_for 200 "the translation in the memory" grep -q "inspected every 14 days" "$project/tm/mizan.tmx"
echo "OmegaT on a screen: rules added, a match inserted, and the translation back in the memory; look at $pictures"
