#!/usr/bin/env bash
# Builds what this system can build into packages/dist, with checksums: packages/build.sh [NAME...]
#
#   deb      mizan_VERSION_ARCH.deb             the program for Debian and Ubuntu, with manual pages and completions
#   tar      mizan-VERSION-linux-ARCH.tar.gz    the same for any Linux, to be unpacked anywhere
#   wheel    mizan_cli-VERSION-*.whl            the program as a Python package
#   windows  mizan-VERSION-windows-x86_64.zip   the program, and the library for other programs; a Python package too
#   omegat   mizan-omegat-VERSION.jar           the plug-in for OmegaT
#   browser  mizan-VERSION-browser.zip          segmenting and aligning in a browser, with a page
#
# Without a name, all are built; a name keeps the packages of other names. What is missing is said and left out. MIZAN
# may name a program that is built already; JNA_JAR and OMEGAT_LIB are those of bindings/omegat/build.sh.
set -euo pipefail
# Packages are to be read by everybody, whoever builds them.
umask 022
program=${MIZAN:+$(realpath "$MIZAN")}
[ -z "${JNA_JAR:-}" ] || JNA_JAR=$(realpath "$JNA_JAR")
[ -z "${OMEGAT_LIB:-}" ] || OMEGAT_LIB=$(realpath "$OMEGAT_LIB")
cd "$(dirname "$0")"
root=$(cd .. && pwd)
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -1)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
dist=$PWD/dist
KNOWN="deb tar wheel windows omegat browser"
names=${*:-$KNOWN}
wanted() { case " $names " in *" $1 "*) ;; *) return 1 ;; esac }

# The packages of a name, of any version.
files_of() { # name
    case $1 in
        deb) echo "mizan_*.deb" ;;
        tar) echo "mizan-*-linux-*.tar.gz" ;;
        wheel) echo "mizan_cli-*-manylinux*.whl" ;;
        windows) echo "mizan-*-windows-*.zip mizan_cli-*-win_*.whl" ;;
        omegat) echo "mizan-omegat-*.jar" ;;
        browser) echo "mizan-*-browser.zip" ;;
        *) echo "no package is called $1, but: $KNOWN" >&2; return 2 ;;
    esac
}
old=
for name in $names; do
    old="$old $(files_of "$name")"
done
mkdir -p "$dist"
(cd "$dist" && rm -f SHA256SUMS $old)
papers=("$root"/{README.md,README.ar.md,CHANGELOG.md,LICENSE-MIT,LICENSE-APACHE,THIRD-PARTY.md})

if [ -z "$program" ] && { wanted deb || wanted tar || wanted wheel; }; then
    cargo build --locked --release --manifest-path "$root/Cargo.toml"
    program=${CARGO_TARGET_DIR:-$root/target}/release/mizan
fi

# The newest version of glibc of which the program uses a function: no older system can run it.
glibc() { objdump -T "$program" | grep -o 'GLIBC_[0-9.]*' | sort -uV | tail -1 | cut -d_ -f2; }

# The manual pages and completions that the program prints, where Debian has them.
pages() { # folder
    mkdir -p "$1"/share/{man/man1,bash-completion/completions,zsh/vendor-completions,fish/vendor_completions.d}
    "$program" man | gzip -9n > "$1/share/man/man1/mizan.1.gz"
    for verb in $("$program" --help | awk '/^Commands:/ {on = 1; next} /^[A-Z]/ {on = 0} on && /^  [a-z]/ && $1 != "help" {print $1}'); do
        "$program" man "$verb" | gzip -9n > "$1/share/man/man1/mizan-$verb.1.gz"
    done
    "$program" completions bash > "$1/share/bash-completion/completions/mizan"
    "$program" completions zsh > "$1/share/zsh/vendor-completions/_mizan"
    "$program" completions fish > "$1/share/fish/vendor_completions.d/mizan.fish"
}

debian() {
    local deb=$scratch/deb arch doc
    arch=$(dpkg --print-architecture)
    install -D -m 755 "$program" "$deb/usr/bin/mizan"
    pages "$deb/usr"
    doc=$deb/usr/share/doc/mizan
    mkdir -p "$doc" "$deb/DEBIAN"
    cp "$root"/{README.md,README.ar.md,THIRD-PARTY.md} "$doc/"
    gzip -9n < "$root/CHANGELOG.md" > "$doc/changelog.gz"
    {
        printf 'mizan is under MIT or Apache 2.0. The licences of what it contains are in THIRD-PARTY.md.\n\n'
        cat "$root/LICENSE-MIT" <(echo) "$root/LICENSE-APACHE"
    } > "$doc/copyright"
    cat > "$deb/DEBIAN/control" <<END
Package: mizan
Version: $version
Architecture: $arch
Maintainer: the authors of mizan <mizan@localhost>
Installed-Size: $(du -sk "$deb/usr" | cut -f1)
Depends: libc6 (>= $(glibc)), libgcc-s1
Section: text
Priority: optional
Description: Arabic-English segmentation, alignment and translation memory
 Splits Arabic and English documents into sentences, aligns a text with its
 translation, keeps both in a translation memory, and finds them again.
END
    dpkg-deb --root-owner-group --build "$deb" "$dist/mizan_${version}_$arch.deb" > /dev/null
}

# A folder with the program, its pages and completions: dates and owners are left out, so that the same files give
# the same archive.
archive() {
    local name
    name=mizan-$version-linux-$(uname -m)
    install -D -m 755 "$program" "$scratch/$name/bin/mizan"
    pages "$scratch/$name"
    cp "${papers[@]}" "$scratch/$name/"
    tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -C "$scratch" -c "$name" | gzip -9n > "$dist/$name.tar.gz"
}

has() { command -v "$1" > /dev/null; }

# Runs the build of another part. Its status 3 means that something is missing here, which it has said. Any other
# failure leaves that part out as well, and this script ends with status 1 in the end.
failed=0
made() { # what, script
    local status=0
    "$2" || status=$?
    [ $status = 0 ] || echo "nothing for $1"
    [ $status = 0 ] || [ $status = 3 ] || failed=1
    return $status
}

zipped() { # name, files: a zip with one folder
    local folder=$scratch/$1
    mkdir "$folder"
    cp "${@:2}" "${papers[@]}" "$folder/"
    (cd "$scratch" && python3 -m zipfile -c "$dist/$1.zip" "$1/")
}

if wanted deb; then
    if has dpkg-deb && has objdump; then debian; else echo "no dpkg-deb or objdump: no Debian package"; fi
fi
if wanted tar; then
    if [ "$(uname)" = Linux ]; then archive; else echo "no Linux: no archive for it"; fi
fi
if wanted wheel; then
    if [ "$(uname)" = Linux ] && has objdump; then
        python3 wheel.py "$program" "manylinux_$(glibc | tr . _)_$(uname -m)" "$dist"
    else
        echo "no Linux or no objdump: no Python package for Linux"
    fi
fi
if wanted windows; then
    windows=../bindings/windows/dist
    if made Windows ../bindings/windows/build.sh; then
        python3 wheel.py $windows/mizan.exe win_amd64 "$dist"
        zipped "mizan-$version-windows-x86_64" $windows/{mizan.exe,mizan.dll,libmizan.dll.a} ../bindings/c/include/mizan.h
    fi
fi
if wanted omegat; then
    if has javac && { has mvn || [ -f "${JNA_JAR:-}" ] && [ -d "${OMEGAT_LIB:-}" ]; }; then
        ! made OmegaT ../bindings/omegat/build.sh || cp ../bindings/omegat/dist/*.jar "$dist/"
    else
        echo "no javac, or neither Maven nor JNA_JAR and OMEGAT_LIB: no plug-in for OmegaT"
    fi
fi
if wanted browser; then
    web=../bindings/wasm/dist
    if made "the browser" ../bindings/wasm/build.sh; then
        zipped "mizan-$version-browser" $web/{index.html,mizan.js,mizan_bg.wasm}
    fi
fi

if [ -z "$(ls "$dist")" ]; then
    echo "no package was built" >&2
    exit 1
fi
(cd "$dist" && sha256sum -- * > "$scratch/sums" && cp "$scratch/sums" SHA256SUMS)
ls -l "$dist"
exit $failed
