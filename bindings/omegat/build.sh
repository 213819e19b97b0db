#!/usr/bin/env bash
# Builds the plug-in for OmegaT into bindings/omegat/dist: one jar with the library for this system and, where Rust's
# target x86_64-pc-windows-gnu and its linker are there, for Windows. Needs Rust, a C compiler, a JDK of 11 or later, and
# Maven, which fetches JNA and OmegaT; without Maven, JNA_JAR names jna-5.19.1.jar and OMEGAT_LIB a folder with
# omegat-5.8.0.jar. Ends with 3 if there is a library for no system. Writes to bindings/omegat/{dist,target} alone,
# besides what Cargo and Maven keep at home.
set -euo pipefail
[ ! -f "${JNA_JAR:-}" ] || JNA_JAR=$(realpath "$JNA_JAR")
[ ! -d "${OMEGAT_LIB:-}" ] || OMEGAT_LIB=$(realpath "$OMEGAT_LIB")
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -1)
JNA=5.19.1
# Of the file whose SHA-1 Maven Central gives as ca303052cd617c1af2e2c8d344c98a706fb63143.
JNA_SHA256=4fb141dd8ef6b0585ffceea4bc49602fbc6312fa977e2c488794ea3e6aafecae
OMEGAT=5.8.0
MOST_BYTES=8388608

missing=()
for program in "cargo=Rust: https://rustup.rs" "cc=a C compiler: apt-get install gcc libc6-dev" \
    "javac=a JDK: apt-get install openjdk-17-jdk-headless" "jar=a JDK: apt-get install openjdk-17-jdk-headless"; do
    command -v "${program%%=*}" > /dev/null || missing+=("no ${program%%=*}; ${program#*=}")
done
if [ ! -f "${JNA_JAR:-}" ] || [ ! -f "${OMEGAT_LIB:-}/omegat-$OMEGAT.jar" ]; then
    command -v mvn > /dev/null || missing+=("no mvn; Maven: apt-get install maven, or name JNA_JAR and OMEGAT_LIB as the head of build.sh says")
fi
if [ "${#missing[@]}" -gt 0 ]; then
    printf '%s\n' "the plug-in for OmegaT cannot be built:" "${missing[@]}" >&2
    exit 1
fi

scratch=$PWD/target/jar
rm -rf "$scratch"
mkdir -p "$scratch/content"
content=$scratch/content
fetch() { mvn -q -B -Dstyle.color=never dependency:copy -Dartifact="$1" -DoutputDirectory="$scratch"; }
jna=${JNA_JAR:-$scratch/jna-$JNA.jar}
[ -f "$jna" ] || fetch "net.java.dev.jna:jna:$JNA"
# macOS has the sums by another name.
check_sums() { if command -v sha256sum > /dev/null; then sha256sum -c; else shasum -a 256 -c; fi; }
echo "$JNA_SHA256  $jna" | check_sums > /dev/null ||
    { echo "$jna is not the jna-$JNA.jar of Maven Central: its SHA-256 is another" >&2; exit 1; }
omegat=${OMEGAT_LIB:-$scratch}/omegat-$OMEGAT.jar
[ -f "$omegat" ] || fetch "org.omegat:omegat:$OMEGAT"

# The library, where JNA looks for it: small, and without what the plug-in does not call. Of JNA's own libraries, only
# those of the same systems.
. ../sqlite_flags.sh
systems=()
library() { # system in JNA's words, file below target, options of cargo
    local system=$1 file=$2
    shift 2
    (cd ../c && CARGO_PROFILE_RELEASE_OPT_LEVEL=s cargo rustc --locked --release --lib --crate-type cdylib \
        --no-default-features --features bundled --target-dir ../omegat/target "$@")
    mkdir -p "$content/$system"
    cp "target/$file" "$content/$system/"
    systems+=("$system")
}
case $(uname -s)-$(uname -m) in
    Linux-x86_64) library linux-x86-64 release/libmizan.so ;;
    Linux-aarch64) library linux-aarch64 release/libmizan.so ;;
    Darwin-x86_64) library darwin-x86-64 release/libmizan.dylib ;;
    Darwin-arm64) library darwin-aarch64 release/libmizan.dylib ;;
    *) echo "the plug-in has no library for this system, $(uname -s) on $(uname -m)" ;;
esac
windows=x86_64-pc-windows-gnu
if [ -d "$(rustc --print sysroot)/lib/rustlib/$windows" ] && command -v x86_64-w64-mingw32-gcc > /dev/null; then
    library win32-x86-64 $windows/release/mizan.dll --target $windows
else
    echo "the plug-in has no library for Windows: rustup target add $windows, apt-get install gcc-mingw-w64-x86-64-win32"
fi
if [ "${#systems[@]}" -eq 0 ]; then
    echo "the plug-in would have no library at all, so it is not built" >&2
    exit 3
fi
(cd "$content" && jar xf "$jna" com/sun/jna META-INF/LICENSE META-INF/AL2.0 META-INF/LGPL2.1)
for folder in "$content"/com/sun/jna/*-*/; do
    case " ${systems[*]} " in *" $(basename "$folder") "*) ;; *) rm -r "$folder" ;; esac
done
mkdir -p "$content"/META-INF/{jna,mizan}
mv "$content"/META-INF/{LICENSE,AL2.0,LGPL2.1} "$content/META-INF/jna/"
cp "$root"/{LICENSE-MIT,LICENSE-APACHE,THIRD-PARTY.md} "$content/META-INF/mizan/"

javac --release 11 -Xlint:all,-serial,-classfile,-processing,-path,-options -Werror -encoding UTF-8 -d "$content" \
    -cp "$omegat:$jna" src/mizan/omegat/*.java
cp src/mizan/omegat/rules.srx "$content/mizan/omegat/"
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
jar=dist/mizan-omegat-$version.jar
jar cfm "$jar" "$scratch/manifest" -C "$content" .
size=$(wc -c < "$jar")
if [ "$size" -gt $MOST_BYTES ]; then
    echo "$jar has $size bytes, more than $MOST_BYTES" >&2
    exit 1
fi
rm -rf "$scratch"
echo "bindings/omegat/$jar: $size bytes, for ${systems[*]}"
