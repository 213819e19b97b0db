#!/usr/bin/env bash
# Builds the library and uses it from C and from Python by ctypes: bindings/c/tests/run.sh. With `all` also from
# Java by JNA and from C# by mono, if they are there. What is missing is said.
set -euo pipefail
cd "$(dirname "$0")"
../build.sh
dist=$(cd ../dist && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# In all of the library, only the functions of the header can be seen.
if command -v nm > /dev/null && [ -f "$dist/libmizan.so" ]; then
    others=$(nm -D --defined-only "$dist/libmizan.so" | awk '{print $3}' | grep -v '^mizan_' || true)
    [ -z "$others" ] || { echo "the library shows $others"; exit 1; }
    nm -D --defined-only "$dist/libmizan.so" | awk '{print $3}' | sort > "$scratch/shown"
    grep -o 'mizan_[a-z_]*(' "$dist/mizan.h" | tr -d '(' | sort -u > "$scratch/header"
    diff "$scratch/header" "$scratch/shown"
fi

# A panic inside a call is an error, and no line on stderr.
(cd .. && cargo test --locked --quiet --release --lib --target-dir target)

link=(-I "$dist" -L "$dist" -lmizan -Wl,-rpath,"$dist")
cc -std=c99 -Wall -Wextra -Werror lookup.c "${link[@]}" -o "$scratch/lookup"
"$scratch/lookup" "$scratch/c.mizan"
cc -std=c99 -Wall -Wextra -Werror -D_POSIX_C_SOURCE=200809L threads.c "${link[@]}" -lpthread -o "$scratch/threads"
"$scratch/threads" "$scratch/threads.mizan"
python3 lookup.py "$dist/libmizan.so" "$scratch/ctypes.mizan"

if [ "${1:-}" = all ]; then
    if command -v mvn > /dev/null && command -v javac > /dev/null; then
        mvn -q -B dependency:copy -Dartifact=net.java.dev.jna:jna:5.19.1 -DoutputDirectory="$scratch"
        javac -d "$scratch" -cp "$scratch/jna-5.19.1.jar" Lookup.java
        java -cp "$scratch:$scratch/jna-5.19.1.jar" -Djna.library.path="$dist" -Dfile.encoding=UTF-8 Lookup "$scratch/java.mizan"
    else
        echo "no Maven or javac: Java was not tried"
    fi
    if command -v mcs > /dev/null && command -v mono > /dev/null; then
        mcs -out:"$scratch/Lookup.exe" Lookup.cs
        LD_LIBRARY_PATH="$dist" mono "$scratch/Lookup.exe" "$scratch/mono.mizan"
    else
        echo "no mono: C# was not tried"
    fi
fi
echo "the library works from each language tried"
