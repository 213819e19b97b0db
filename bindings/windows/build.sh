#!/usr/bin/env bash
# Builds mizan.exe, and mizan.dll with its import library libmizan.dll.a, for Windows into bindings/windows/dist, from
# Linux. Needs the target x86_64-pc-windows-gnu of Rust and the linker of MinGW (Debian: gcc-mingw-w64-x86-64-win32).
# Says what is missing and ends with status 3.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
. ../sqlite_flags.sh
TARGET=x86_64-pc-windows-gnu
if ! rustup target list --installed | grep -qx $TARGET; then
    echo "no Rust for Windows: rustup target add $TARGET"
    exit 3
fi
if ! command -v x86_64-w64-mingw32-gcc > /dev/null; then
    echo "no linker for Windows: apt-get install gcc-mingw-w64-x86-64-win32"
    exit 3
fi
mkdir -p dist
build() { cargo rustc --locked --release --target $TARGET --target-dir "$here/target" "$@"; }
(cd ../c && build --lib --crate-type cdylib)
(cd ../.. && build --bin mizan)
cp target/$TARGET/release/{mizan.exe,mizan.dll,libmizan.dll.a} dist/
ls -l dist
