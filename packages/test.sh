#!/usr/bin/env bash
# Installs the packages of packages/dist where nothing of mizan is, and looks a sentence up with each: the wheel in a
# fresh environment, the Debian package in a fresh root (by debootstrap, as root; DEBIAN_MIRROR names the mirror), the
# zip for Windows under Wine. What cannot be tried here is said.
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

python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" --quiet install --no-index "$dist"/mizan_cli-*-manylinux*.whl
first_lookup wheel "$scratch" "$scratch/venv/bin/mizan"

if command -v debootstrap > /dev/null && [ "$(id -u)" = 0 ]; then
    release=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    debootstrap --variant=minbase --include=ca-certificates "$release" "$scratch/root" ${DEBIAN_MIRROR:-} > "$scratch/log" ||
        { tail "$scratch/log"; exit 1; }
    mkdir "$scratch/root/memories"
    cp "$scratch/units.ar-en.tsv" "$scratch/root/memories/"
    cp "$dist"/mizan_*.deb "$scratch/root/"
    chroot "$scratch/root" sh -c 'dpkg --install /mizan_*.deb' > /dev/null
    first_lookup "Debian package in a fresh $release" /memories chroot "$scratch/root" mizan
    for file in /usr/share/man/man1/mizan-lookup.1.gz /usr/share/bash-completion/completions/mizan \
        /usr/share/doc/mizan/copyright; do
        test -s "$scratch/root$file"
    done
    chroot "$scratch/root" dpkg --remove mizan > /dev/null
    test ! -e "$scratch/root/usr/bin/mizan"
else
    echo "no debootstrap, or not root: the Debian package was not tried"
fi

if [ -e "$dist"/mizan-*-windows-*.zip ]; then
    ../bindings/windows/tests/run.sh "$dist"/mizan-*-windows-*.zip
fi
