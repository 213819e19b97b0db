#!/usr/bin/env bash
# Builds mizan for the browser into bindings/wasm/dist: mizan.js, mizan_bg.wasm and a page that aligns two texts.
# Needs the target wasm32-unknown-unknown of Rust; without it, says so and ends with status 3.
# To see the page: python3 -m http.server -d bindings/wasm/dist
set -euo pipefail
cd "$(dirname "$0")"
TARGET=wasm32-unknown-unknown
if ! rustup target list --installed | grep -qx $TARGET; then
    echo "no Rust for the browser: rustup target add $TARGET"
    exit 3
fi
cargo rustc --locked --release --target $TARGET --target-dir target
CARGO_PROFILE_DEV_DEBUG=none cargo run --quiet --locked --manifest-path bindgen/Cargo.toml --target-dir target/bindgen -- \
    target/$TARGET/release/mizan.wasm dist
cp page/index.html dist/
ls -l dist
