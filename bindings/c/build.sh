#!/usr/bin/env bash
# Builds the library for C into bindings/c/dist: libmizan.so (libmizan.dylib on macOS) and mizan.h. With
# static also libmizan.a, which needs the SQLite of the program that links it (-lsqlite3).
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p dist
# mizan uses no full-text, spatial or JSON functions of SQLite: without them the library is smaller.
export LIBSQLITE3_FLAGS="-USQLITE_ENABLE_FTS3 -USQLITE_ENABLE_FTS3_PARENTHESIS -USQLITE_ENABLE_FTS5 -USQLITE_ENABLE_RTREE \
-USQLITE_ENABLE_DBSTAT_VTAB -USQLITE_SOUNDEX -DSQLITE_OMIT_JSON"
build() { cargo rustc --locked --release --lib --target-dir target "$@"; }
build --crate-type cdylib
for library in libmizan.so libmizan.dylib; do
    [ ! -f "target/release/$library" ] || cp "target/release/$library" dist/
done
cp include/mizan.h dist/
if [ "${1:-}" = static ]; then
    build --no-default-features --crate-type staticlib
    cp target/release/libmizan.a dist/
fi
ls -l dist
