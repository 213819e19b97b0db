#!/usr/bin/env bash
# Builds the library for C into bindings/c/dist: libmizan.so (libmizan.dylib on macOS) and mizan.h. With
# static also libmizan.a, which needs the SQLite of the program that links it (-lsqlite3).
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p dist
. ../sqlite_flags.sh
build() { cargo rustc --locked --release --lib --target-dir target "$@"; }
build --crate-type cdylib
for library in libmizan.so libmizan.dylib; do
    [ ! -f "target/release/$library" ] || cp "target/release/$library" dist/
done
cp include/mizan.h dist/
if [ "${1:-}" = static ]; then
    build --no-default-features --features texts --crate-type staticlib
    cp target/release/libmizan.a dist/
fi
ls -l dist
