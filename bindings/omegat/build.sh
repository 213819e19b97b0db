#!/usr/bin/env bash
# Builds the plug-in for OmegaT into bindings/omegat/dist: one jar with the library for Linux and, if the target
# x86_64-pc-windows-gnu is installed, for Windows. Needs a JDK of 11 or later, Maven and Rust. OMEGAT_LIB may name a
# folder with the jars of OmegaT.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -1)
JNA=5.19.1
OMEGAT=5.8.0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
jar=$scratch/jar
mkdir -p "$jar"

fetch() { mvn -q -B dependency:copy -Dartifact="$1" -DoutputDirectory="$scratch"; }
fetch "net.java.dev.jna:jna:$JNA"
omegat=${OMEGAT_LIB:-$scratch}/omegat-$OMEGAT.jar
[ -f "$omegat" ] || fetch "org.omegat:omegat:$OMEGAT"

# The library, where JNA looks for it: small, and without the readers of documents, which the plug-in does not use. Of
# JNA's own libraries, only those of the same systems.
library() { # system in JNA's words, file below target, options of cargo
    local system=$1 file=$2
    shift 2
    (cd ../c && CARGO_PROFILE_RELEASE_OPT_LEVEL=s cargo rustc --locked --release --lib --crate-type cdylib \
        --no-default-features --features bundled --target-dir ../omegat/target "$@")
    mkdir -p "$jar/$system"
    cp "target/$file" "$jar/$system/"
    systems+=("$system")
}
systems=()
library linux-x86-64 release/libmizan.so
windows=x86_64-pc-windows-gnu
if rustup target list --installed | grep -qx $windows && command -v x86_64-w64-mingw32-gcc > /dev/null; then
    library win32-x86-64 $windows/release/mizan.dll --target $windows
else
    echo "the plug-in has no library for Windows: rustup target add $windows, apt-get install gcc-mingw-w64-x86-64-win32"
fi
(cd "$jar" && jar xf "$scratch/jna-$JNA.jar" com/sun/jna META-INF/LICENSE META-INF/AL2.0 META-INF/LGPL2.1)
for folder in "$jar"/com/sun/jna/*-*/; do
    case " ${systems[*]} " in *" $(basename "$folder") "*) ;; *) rm -r "$folder" ;; esac
done
mkdir -p "$jar/META-INF/jna" "$jar/META-INF/mizan"
mv "$jar"/META-INF/{LICENSE,AL2.0,LGPL2.1} "$jar/META-INF/jna/"
cp "$root"/{LICENSE-MIT,LICENSE-APACHE,THIRD-PARTY.md} "$jar/META-INF/mizan/"

javac --release 11 -Xlint:all,-serial,-classfile,-processing,-path -Werror -encoding UTF-8 -d "$jar" \
    -cp "$omegat:$scratch/jna-$JNA.jar" src/mizan/omegat/*.java
cp src/mizan/omegat/rules.srx "$jar/mizan/omegat/"
cat > "$scratch/manifest" <<END
OmegaT-Plugins: mizan.omegat.Plugin
Plugin-Name: mizan
Plugin-Version: $version
Plugin-Category: machinetranslator
Plugin-Description: Matches and terms from a translation memory of mizan
Plugin-License: MIT OR Apache-2.0
END
rm -rf dist
mkdir dist
jar cfm "dist/mizan-omegat-$version.jar" "$scratch/manifest" -C "$jar" .
ls -l dist
