#!/usr/bin/env bash
# Uses OmegaT 5.8 with the plug-in on a screen of its own, as a translator would, and takes pictures:
# OMEGAT_LIB=lib bindings/omegat/tests/xvfb.sh FOLDER. A project from Arabic: the rules are added, a match is inserted,
# and the translation is corrected later; OmegaT saves by itself. Then, in the same OmegaT, a project whose memory is
# damaged, and one into Arabic with tags. The pictures are for a person to look at; what is compared here is what the
# plug-in has written. Needs (Debian) xvfb, openbox, xdotool, imagemagick, a JDK with a screen (openjdk-17-jdk), and a
# font with Arabic letters. Takes about two minutes.
set -euo pipefail
mkdir -p "$1"
pictures=$(realpath "$1")
lib=$(realpath "${OMEGAT_LIB:?names the folder with the jars of OmegaT}")
cd "$(dirname "$0")"
jar=$(echo "$PWD"/../dist/mizan-omegat-*.jar)
for program in Xvfb openbox xdotool import java javac; do
    command -v $program > /dev/null || { echo "skipped: no $program"; exit 0; }
done
scratch=$(mktemp -d)
export HOME=$scratch/home
mkdir "$HOME"
# Xvfb takes a number that is free, and names it once it is ready.
Xvfb -displayfd 3 -screen 0 1280x800x24 3> "$scratch/display" > "$scratch/log" 2>&1 &
screen=$!
for _ in $(seq 60); do
    [ ! -s "$scratch/display" ] || break
    kill -0 $screen 2> /dev/null && sleep 1 || break
done
[ -s "$scratch/display" ] || { kill $screen 2> /dev/null; cat "$scratch/log"; echo "Xvfb has not started"; rm -rf "$scratch"; exit 1; }
DISPLAY=:$(cat "$scratch/display")
export DISPLAY
# Java gives no window the keyboard without a window manager.
openbox > /dev/null 2>&1 &
manager=$!
omegat=
trap 'kill $omegat $manager $screen 2> /dev/null; wait; rm -rf "$scratch"' EXIT

javac --release 11 -encoding UTF-8 -d "$scratch/tests" -cp "$jar" mizan/omegat/Fill.java
make_project() { # name, folder with its files, name of the document
    local project=$scratch/$1
    mkdir -p "$project"/{source,target,tm,omegat,glossary,dictionary}
    cp "$2"/omegat.project "$2"/*.ts[v] "$2"/*.tm[x] "$project/"
    cp "$2"/source.* "$project/source/$3"
    java -Dfile.encoding=UTF-8 -cp "$scratch/tests:$jar" mizan.omegat.Fill "$project"
}
make_project plant plant maintenance.utf8
make_project damaged plant maintenance.utf8
head -c 5000 "$scratch/plant/memory.mizan" > "$scratch/damaged/memory.mizan"
make_project office office safety.html
config=$scratch/config
mkdir -p "$config/plugins"
cp "$jar" "$config/plugins/"
# The pane of machine translations among the others, where it is a tab at the lower edge at first. The list of files
# would lie over the panes. OmegaT saves every ten seconds.
cp layout.xml "$config/uiLayout.xml"
cat > "$config/omegat.prefs" <<END
<?xml version="1.0" encoding="UTF-8" ?>
<omegat><preference version="1.0">
<project_files_show_on_load>false</project_files_show_on_load>
<auto_save_interval>10</auto_save_interval>
</preference></omegat>
END

cd "$scratch"
java -Dfile.encoding=UTF-8 -cp "$lib/*" org.omegat.Main "$scratch/plant" --config-dir="$config" > "$scratch/log" 2>&1 &
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
picture() { sleep 3; import -window root +dither -colors 64 "$pictures/$1.png"; }
window() { xdotool search --onlyvisible --name "$1"; }
answer() { # title of the window: takes the answer that is marked
    xdotool windowactivate --sync "$(window "$1" | tail -1)"
    xdotool key space
}
logged() { [ "$(grep -c "$2" "$scratch/log")" -ge "$1" ]; }
segments=0
# Presses a key that leads to another segment.
go_to() {
    segments=$(grep -c "new entry activated" "$scratch/log")
    xdotool key "$1"
    wait_for 60 "another segment" logged $((segments + 1)) "new entry activated"
    sleep 2
}
kept() { grep -q "$1" "$scratch/$2/tm/mizan.tmx"; }
loads=0
open_project() { # name
    loads=$(grep -c 'project change - "LOAD"' "$scratch/log")
    xdotool key ctrl+shift+w
    wait_for 60 "the project closed" window "^OmegaT 5.8.0$"
    sleep 2
    xdotool key ctrl+o
    wait_for 60 "the question for the project" window "Open"
    sleep 3
    xdotool type --delay 50 "$scratch/$1"
    sleep 2
    xdotool key Return
    wait_for 120 "the project $1" logged $((loads + 1)) 'project change - "LOAD"'
}

wait_for 400 "the question about the rules" window "^mizan$"
picture question
# The first answer adds the rules, and the project is loaded again.
answer "^mizan$"
wait_for 200 "the rules" grep -q "Arabic (mizan)" "$config/segmentation.conf"
wait_for 200 "the project again" logged 2 'project change - "LOAD"'
wait_for 200 "the memory in tm" kept "Is oil leaking" plant
wait_for 60 "the doubtful units" grep -q "supervisor of the shift" plant/tm/penalty-15/mizan-machine.tmx
wait_for 200 "OmegaT's reading of tm" logged 2 "tm/mizan.tmx' added"
picture loaded
xdotool mousemove 500 140 click 1
sleep 3
go_to ctrl+n
go_to ctrl+p
picture matches
# Ctrl+M inserts the match of the pane.
xdotool key ctrl+m
picture inserted
go_to ctrl+n
wait_for 60 "the translation in the memory" kept "inspected every 14 days\." plant
go_to ctrl+p
xdotool key End BackSpace
xdotool type --delay 50 ", or earlier."
go_to ctrl+n
wait_for 60 "the corrected translation" kept "inspected every 14 days, or earlier\." plant
if kept "inspected every 14 days\." plant; then
    echo "the earlier translation is still there"
    exit 1
fi
go_to ctrl+n
go_to ctrl+n
picture terms

open_project damaged
wait_for 60 "the message about the memory" window "^Message$"
picture damaged
answer "^Message$"

open_project office
wait_for 60 "the memory of another project" kept "green" office
go_to ctrl+n
picture tags
xdotool key ctrl+m
go_to ctrl+n
picture into-arabic
wait_for 60 "a translation with tags" kept "&lt;b0&gt;red&lt;/b0&gt;" office
if kept "&lt;b0&gt;" plant || kept "supervisor of the shift" office; then
    echo "a project has what belongs to another"
    exit 1
fi
echo "OmegaT on a screen: rules added, a match inserted and corrected, three projects; look at $pictures"
