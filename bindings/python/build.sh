#!/usr/bin/env bash
# Builds the wheel into bindings/python/dist. Its tools live in bindings/python/.venv. With ziglang from PyPI the
# wheel runs on every Linux since 2014 (manylinux2014); without it, on systems as new as this one.
set -euo pipefail
cd "$(dirname "$0")"
# Tools keep what they fetch and make in here, not in the home directory.
export XDG_CACHE_HOME=$PWD/target/cache
. ../sqlite_flags.sh
[ -d .venv ] || python3 -m venv .venv
.venv/bin/pip --quiet install 'maturin>=1.9,<2'
rm -rf dist
zig=(--compatibility linux)
if [ "$(uname)" != Linux ]; then
    zig=()
elif .venv/bin/pip --quiet install ziglang; then
    zig=(--zig --compatibility manylinux2014)
else
    echo "ziglang could not be fetched: the wheel has the tag of this system"
fi
export PATH="$PWD/.venv/bin:$PATH"
maturin build --locked --release --target-dir target --out dist "${zig[@]}" || {
    [ "${#zig[@]}" -gt 0 ] || exit 1
    echo "zig could not build it: the wheel has the tag of this system"
    rm -rf dist
    maturin build --locked --release --target-dir target --out dist --compatibility linux
}
if .venv/bin/pip --quiet install 'zopflipy>=1.11,<2'; then
    .venv/bin/python repack.py dist/*.whl
else
    echo "zopflipy could not be fetched: the wheel is packed by zip"
fi
ls -l dist
