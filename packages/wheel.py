#!/usr/bin/env python3
"""Packs the program as a Python package that needs no Python of its own: wheel.py PROGRAM PLATFORM FOLDER

The distribution is called mizan-cli; the package `mizan-tm`, from bindings/python, is the library. PLATFORM is a tag
of PyPI such as manylinux_2_34_x86_64 or win_amd64.
"""

import base64
import hashlib
import pathlib
import sys
import tomllib
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LICENCES = ["LICENSE-MIT", "LICENSE-APACHE", "THIRD-PARTY.md"]


def main(program, platform, folder):
    manifest = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["package"]
    version = manifest["version"]
    info = f"mizan_cli-{version}.dist-info"
    metadata = [
        "Metadata-Version: 2.4",
        "Name: mizan-cli",
        f"Version: {version}",
        f"Summary: {manifest['description']}",
        f"License-Expression: {manifest['license']}",
        *(f"License-File: {name}" for name in LICENCES),
        "Requires-Python: >=3.9",
        "Description-Content-Type: text/markdown",
        "",
        (ROOT / "README.md").read_text(encoding="utf-8"),
    ]
    tag = f"py3-none-{platform}"
    suffix = pathlib.Path(program).suffix
    files = {f"mizan_cli-{version}.data/scripts/mizan{suffix}": pathlib.Path(program).read_bytes()}
    for name in LICENCES:
        files[f"{info}/licenses/{name}"] = (ROOT / name).read_bytes()
    files[f"{info}/METADATA"] = "\n".join(metadata).encode()
    files[f"{info}/WHEEL"] = f"Wheel-Version: 1.0\nGenerator: mizan\nRoot-Is-Purelib: false\nTag: {tag}\n".encode()
    record = "".join(f"{name},sha256={digest(data)},{len(data)}\n" for name, data in files.items())
    files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
    wheel = pathlib.Path(folder) / f"mizan_cli-{version}-{tag}.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            # Without a date of its own, so that the same program gives the same package.
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100755 if "/scripts/" in name else 0o100644) << 16
            packed.writestr(entry, data)


def digest(data):
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


if len(sys.argv) != 4:
    sys.exit(__doc__)
main(*sys.argv[1:])
