#!/usr/bin/env bash
# Installs the packages of packages/dist where nothing of mizan is, and imports and looks up a sentence with each: the
# wheel in a fresh environment, the Debian package and the archive in a fresh root (by debootstrap, as root;
# DEBIAN_MIRROR names the mirror), the zip for Windows under Wine, that for the browser in Chromium. What cannot be
# tried here is said, and so is a package that was not built; if no package at all was tried, the test fails.
set -euo pipefail
cd "$(dirname "$0")"
dist=$PWD/dist
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(cd dist && sha256sum --check --quiet SHA256SUMS)
printf 'أغلق الصمّام قبل رفع الغطاء.\tClose the valve before lifting the cover.\n' > "$scratch/units.ar-en.tsv"
ASKED="أغلق الصمام قبل رفع الغطاء."
WANTED="Close the valve before lifting the cover."

# Looks the sentence up in a new memory. The command is the program, as it is called there.
first_lookup() { # what, folder of the memory as the program sees it, command...
    local what=$1 folder=$2
    shift 2
    "$@" import "$folder/units.ar-en.tsv" --into "$folder/first.mizan" > /dev/null
    "$@" lookup "$ASKED" --memory "$folder/first.mizan" --json | grep -qF "$WANTED"
    echo "$what: $("$@" --version | head -1), and the sentence was found"
}

# The file of a kind, of which build.sh leaves one; says so if there is none.
built() { # what, pattern
    compgen -G "$dist/$2" || { echo "no $1 to test" >&2; return 1; }
}
tried=0

# Runs the test of another part. Its status 3 means that something is missing here, which it has said.
by() { # script, arguments
    local status=0
    "$@" || status=$?
    case $status in
        0) tried=$((tried + 1)) ;;
        3) ;;
        *) exit $status ;;
    esac
}

if wheel=$(built wheel 'mizan_cli-*-manylinux*.whl'); then
    python3 -m venv "$scratch/venv"
    "$scratch/venv/bin/pip" --quiet install --no-index "$wheel"
    first_lookup "wheel in a fresh environment" "$scratch" "$scratch/venv/bin/mizan"
    "$scratch/venv/bin/pip" --quiet uninstall --yes mizan-cli
    test ! -e "$scratch/venv/bin/mizan"
    tried=$((tried + 1))
fi

inside() { chroot "$scratch/root" "$@"; }
has_root=no
if command -v debootstrap > /dev/null && [ "$(id -u)" = 0 ]; then
    release=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    if debootstrap --variant=minbase "$release" "$scratch/root" ${DEBIAN_MIRROR:-} > "$scratch/log"; then
        mkdir "$scratch/root/memories"
        cp "$scratch/units.ar-en.tsv" "$scratch/root/memories/"
        echo "a fresh root: Debian $(cat "$scratch/root/etc/debian_version") by debootstrap, variant minbase"
        has_root=yes
    else
        tail "$scratch/log"
    fi
fi
if [ $has_root = yes ]; then
    if deb=$(built "Debian package" 'mizan_*.deb'); then
        cp "$deb" "$scratch/root/mizan.deb"
        inside dpkg --install /mizan.deb > /dev/null
        first_lookup "Debian package in a fresh root" /memories inside mizan
        for file in man/man1/mizan.1.gz man/man1/mizan-lookup.1.gz doc/mizan/copyright doc/mizan/THIRD-PARTY.md \
            zsh/vendor-completions/_mizan fish/vendor_completions.d/mizan.fish; do
            test -s "$scratch/root/usr/share/$file"
        done
        inside bash -c '. /usr/share/bash-completion/completions/mizan; complete -p mizan' > /dev/null
        inside dpkg --remove mizan > /dev/null
        inside test ! -e /usr/bin/mizan -a -e /memories/first.mizan
        rm "$scratch"/root/memories/first.mizan*
        tried=$((tried + 1))
    fi
    if archive=$(built archive 'mizan-*-linux-*.tar.gz'); then
        tar -C "$scratch/root" -xf "$archive"
        folder=$(basename "$archive" .tar.gz)
        first_lookup "archive in a fresh root" /memories inside "/$folder/bin/mizan"
        test -s "$scratch/root/$folder/THIRD-PARTY.md"
        tried=$((tried + 1))
    fi
else
    echo "no fresh root (debootstrap, as root): the Debian package and the archive were not tried"
fi

if zip=$(built "zip for Windows" 'mizan-*-windows-*.zip'); then
    by ../bindings/windows/tests/run.sh "$zip"
fi
if zip=$(built "zip for the browser" 'mizan-*-browser.zip'); then
    by ../bindings/wasm/tests/run.sh "$scratch" "$zip"
fi
echo "packages tried: $tried"
[ $tried -gt 0 ]
