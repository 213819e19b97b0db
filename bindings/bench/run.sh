#!/usr/bin/env bash
# Measures lookups through each binding beside those of the program: bindings/bench/run.sh MIZAN MEMORY QUERIES [TURNS].
# QUERIES has a text on each line. The bindings must be built; PYTHON names a Python with the wheel. Each line of the
# table is one turn: texts, texts with a match, seconds of the user, seconds of the clock. One thread runs on one core.
set -euo pipefail
program=$(realpath "$1") memory=$(realpath "$2") queries=$(realpath "$3") turns=${4:-3}
cd "$(dirname "$0")"
python=${PYTHON:-python3}
dist=$(cd ../c/dist && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
link=(-I "$dist" -L "$dist" -lmizan -lpthread -Wl,-rpath,"$dist")
for name in lookups calls; do
    cc -std=c99 -O2 -D_POSIX_C_SOURCE=200809L "$name.c" "${link[@]}" -o "$scratch/$name"
done
one_core=(taskset -c 0)

# The program reads its texts from stdin; what it does before the first lookup is left out by the difference of two runs.
core() {
    for times in 1 2; do
        for ((time = 0; time < times; time++)); do cat "$queries"; done > "$scratch/texts"
        # `times` of the shell has no machine-readable form.
        "${one_core[@]}" python3 -c '
import resource, subprocess, sys, time
clock = time.monotonic()
subprocess.run(sys.argv[2:], stdin=open(sys.argv[1]), stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, time.monotonic() - clock)
' "$scratch/texts" "$program" lookup - --json --memory "$memory"
    done | awk -v texts="$(wc -l < "$queries")" '{user = $1 - user; clock = $2 - clock} END {printf "%d\t-\t%.3f\t%.3f\n", texts, user, clock}'
}

for ((turn = 0; turn < turns; turn++)); do
    printf 'program\t%s\n' "$(core)"
    printf 'C\t%s\n' "$("${one_core[@]}" "$scratch/lookups" "$memory" "$queries" 1)"
    printf 'ctypes\t%s\n' "$("${one_core[@]}" python3 lookups_ctypes.py "$dist/libmizan.so" "$memory" "$queries")"
    printf 'MCP\t%s\n' "$("${one_core[@]}" python3 lookups_mcp.py "$program" "$memory" "$queries")"
    if "$python" -c 'import mizan' 2> /dev/null; then
        printf 'wheel\t%s\n' "$("${one_core[@]}" "$python" lookups_wheel.py "$memory" "$queries" 1)"
        printf 'wheel, lookup one by one\t%s\n' "$("$python" lookups_wheel.py "$memory" "$queries" 1)"
        printf 'wheel, lookup_many\t%s\n' "$("$python" lookups_wheel.py "$memory" "$queries" 2)"
    fi
    printf 'C, one thread\t%s\n' "$("$scratch/lookups" "$memory" "$queries" 1)"
    printf 'C, two threads\t%s\n' "$("$scratch/lookups" "$memory" "$queries" 2)"
done
"$scratch/calls" "$memory"
