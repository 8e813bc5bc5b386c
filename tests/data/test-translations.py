# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at po/: each language compiles and says with the same placeholders what the program says.

A translation may lag behind the program; what it has must be right."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import tap

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SOURCES = sorted(path for suffix in ("c", "h") for path in ROOT.glob(f"src/**/*.{suffix}"))
DIRECTIVE = re.compile(r"%(?:(\d+)\$)?(['+ #0-]*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:<PRI\w+>|(?:hh?|ll?|z|j)?[a-zA-Z%]))")
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')


def languages():
    lines = (ROOT / "po/LINGUAS").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def entries(language):
    """The messages of a catalogue: line, flags, msgid, msgid_plural or None, translations."""
    entry, field, line = None, None, 0
    path = ROOT / "po" / f"{language}.po"
    for line, text in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        if not text or text.startswith("#~"):
            if entry and entry["msgid"]:
                yield entry["line"], entry["flags"], entry["msgid"], entry.get("msgid_plural"), \
                    [entry[key] for key in entry if key.startswith("msgstr")]
            entry, field = None, None
            continue
        entry = entry or {"line": line, "flags": "", "msgid": ""}
        if text.startswith("#,"):
            entry["flags"] += text[2:]
        match = re.match(r'(msg\w+(?:\[\d\])?) (".*)', text)
        if match:
            field, text = match.groups()
            entry[field] = ""
        if field and text.startswith('"'):
            entry[field] += TEXT.fullmatch(text).group(1)


def directives(text):
    """Each placeholder and its place: "%s of %2$u" is {1: "s", 2: "u"}, however they are ordered."""
    found, place = {}, 0
    for number, directive in DIRECTIVE.findall(text):
        if directive.endswith("%"):
            continue
        place += 1
        found[int(number or place)] = directive.replace("'", "")
    return found


def every_language_has_its_file():
    files = {path.stem for path in ROOT.glob("po/*.po")}
    listed = languages()
    faults = [f"po/LINGUAS names {name} twice" for name in {name for name in listed if listed.count(name) > 1}]
    faults += [f"po/{name}.po is missing" for name in sorted(set(listed) - files)]
    return faults + [f"po/{name}.po is not in po/LINGUAS" for name in sorted(files - set(listed))]


def catalogues_compile():
    if not shutil.which("msgfmt"):
        raise tap.Skip("msgfmt is not installed")
    faults = []
    for language in languages():
        with tempfile.NamedTemporaryFile() as output:
            done = subprocess.run(["msgfmt", "--check", "--check-accelerators=_", f"--output-file={output.name}",
                                   f"po/{language}.po"], cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            faults += done.stderr.splitlines()
    return faults


def placeholders_agree():
    """msgfmt looks at those that xgettext took for formats; texts in tables are none."""
    faults = []
    for language in languages():
        for line, flags, text, plural, translations in entries(language):
            # The format of a date is another in each language.
            if "fuzzy" in flags or re.search(r"%-?[BAeY]", text):
                continue
            for translation in translations:
                if translation and directives(translation) not in (directives(text), directives(plural or text)):
                    faults.append(f"po/{language}.po:{line}: the placeholders of “{text}” are not those of “{translation}”")
    return faults


def ends_agree():
    """A button that asks on ends with an ellipsis in any language; a label before a value keeps its blank."""
    faults = []
    for language in languages():
        for line, flags, text, _plural, translations in entries(language):
            for translation in translations:
                if not translation or "fuzzy" in flags:
                    continue
                if text.endswith("…") != translation.endswith("…"):
                    faults.append(f"po/{language}.po:{line}: one of “{text}” and “{translation}” ends with an ellipsis")
                if "..." in translation:
                    faults.append(f"po/{language}.po:{line}: three points for an ellipsis: “{translation}”")
                if text.endswith(" ") != translation.endswith(" ") or text.startswith(" ") != translation.startswith(" "):
                    faults.append(f"po/{language}.po:{line}: blanks around “{text}” and “{translation}” differ")
    return faults


def messages_are_whole():
    """xgettext cuts a message at a macro that it does not know; PRIu64 and its like it knows."""
    faults = []
    call = re.compile(r'\b(?:N?_|C_|n?gettext|g_dn?gettext)\s*\((?:"(?:[^"\\]|\\.)*"[\sA-Za-z0-9]*)*"(?:[^"\\]|\\.)*"\s*(G_\w+)')
    for path in SOURCES:
        for match in call.finditer(path.read_text(encoding="utf-8")):
            line = path.read_text(encoding="utf-8").count("\n", 0, match.end()) + 1
            faults.append(f"{path.relative_to(ROOT)}:{line}: a text to translate cannot hold {match.group(1)}")
    return faults


sys.exit(tap.run([
    every_language_has_its_file,
    catalogues_compile,
    placeholders_agree,
    ends_agree,
    messages_are_whole,
]))
