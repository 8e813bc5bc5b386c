#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes po/POTFILES, the list of files with translatable text; --check only says what differs."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
MARK = re.compile(r"\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2)\s*\(\s*(?:\w+\s*,\s*)?\"")
HEAD = (
    "# SPDX-License-" "Identifier: GPL-3.0-or-later\n"
    "# Files with text to translate. Written by tools/format.\n"
)


def wanted():
    files = [*ROOT.glob("data/*.desktop.in.in"), *ROOT.glob("data/*.metainfo.xml.in.in")]
    files += [*ROOT.glob("data/*.mime.xml.in.in"), *ROOT.glob("data/*.gschema.xml.in")]
    for pattern in ("src/**/*.c", "src/**/*.h", "ui/**/*.blp"):
        files += [path for path in ROOT.glob(pattern) if MARK.search(path.read_text(encoding="utf-8"))]
    return sorted(str(path.relative_to(ROOT)) for path in files)


def main(arguments):
    path = ROOT / "po" / "POTFILES"
    text = HEAD + "".join(f"{name}\n" for name in wanted())
    if "--check" not in arguments:
        path.write_text(text, encoding="utf-8")
        return 0
    have = path.read_text(encoding="utf-8") if path.exists() else ""
    if have == text:
        return 0
    for name in sorted(set(text.splitlines()) - set(have.splitlines())):
        print(f"missing from po/POTFILES: {name}")
    for name in sorted(set(have.splitlines()) - set(text.splitlines())):
        print(f"to be taken out of po/POTFILES: {name}")
    print("tools/format writes it anew")
    return 1


sys.exit(main(sys.argv[1:]))
