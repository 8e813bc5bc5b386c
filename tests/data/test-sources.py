#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every source file: rooms and arrows, names, lengths, marks, formatting, documents."""
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

# Each room and the rooms that it may see, besides itself.
ARROWS = {
    "base": set(),
    "store": {"base"},
    "records": {"base", "store"},
    "rules": {"base", "store", "records"},
    "formats": {"base"},
    "operations": {"base", "store", "records", "rules", "formats"},
    "app": {"base", "store", "records", "rules", "formats", "operations"},
    "cli": {"base", "store", "records", "rules", "formats", "operations"},
}
LONGEST_FILE = 1000
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
TEXT_SUFFIXES = {".c", ".h", ".py", ".sh", ".blp", ".build", ".sql", ".json", ".xml", ".in", ".md", ".css"}


def files(*patterns):
    return sorted(path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file())


def name_of(path):
    return str(path.relative_to(ROOT))


def read(path):
    return path.read_text(encoding="utf-8")


def scripts():
    found = [path for path in files("tools/*", ".ci/*", "flatpak/*") if path.stat().st_size]
    return [path for path in found if path.open("rb").read(20).startswith(b"#!/bin/bash")]


def own_text():
    """Every text file of the project, without the inputs that tests feed to parsers."""
    folders = ("src", "ui", "data", "icons", "po", "tests", "tools", "flatpak", ".ci")
    found = [path for folder in folders for path in files(f"{folder}/**/*")]
    found += files("*", ".clang-format", ".editorconfig", ".gitignore")
    kept = []
    for path in found:
        if "hostile" in name_of(path) or "__pycache__" in path.parts:
            continue
        if path.suffix in TEXT_SUFFIXES or path.suffix == "" or path.name.startswith("."):
            kept.append(path)
    return kept


def every_room_is_known():
    rooms = {path.name for path in (ROOT / "src").iterdir() if path.is_dir()}
    return [f"src/{room}: no such room" for room in sorted(rooms - set(ARROWS))]


def includes_follow_the_arrows():
    room_of = {}
    faults = []
    for path in files("src/*/**/*.h"):
        room = path.relative_to(ROOT / "src").parts[0]
        if path.name in room_of:
            faults.append(f"{name_of(path)}: the name is taken in src/{room_of[path.name]}")
        room_of[path.name] = room
    for path in files("src/*/**/*.[ch]"):
        room = path.relative_to(ROOT / "src").parts[0]
        for _, included in INCLUDE.findall(read(path)):
            target = room_of.get(os.path.basename(included))
            if target and target != room and target not in ARROWS[room]:
                faults.append(f"{name_of(path)}: src/{room} must not see src/{target} ({included})")
    return faults


def only_the_store_sees_sqlite():
    return [
        f"{name_of(path)}: includes sqlite3.h"
        for path in files("src/**/*.[ch]")
        if "store" not in path.parts and any("sqlite3" in i for _, i in INCLUDE.findall(read(path)))
    ]


def only_the_window_sees_gtk():
    toolkit = re.compile(r"^(gtk|gdk|gsk|adwaita|graphene)[/.a-z]")
    return [
        f"{name_of(path)}: includes {included}"
        for path in files("src/**/*.[ch]")
        if "app" not in path.parts
        for _, included in INCLUDE.findall(read(path))
        if toolkit.match(included)
    ]


def alerts_are_made_in_one_place():
    """Their headings fit every window only as src/app/shared/lia-alert-dialog.c makes them."""
    made = re.compile(r"\b(adw_alert_dialog_new|adw_message_dialog_new|gtk_alert_dialog_new) \(|\bADW_TYPE_ALERT_DIALOG,")
    return [
        f"{name_of(path)}: {match.group(0)}: use lia_alert_dialog_new ()"
        for path in files("src/app/**/*.c")
        if path.name != "lia-alert-dialog.c"
        for match in made.finditer(read(path))
    ] + [f"{name_of(path)}: use lia_alert_dialog_new ()" for path in files("ui/**/*.blp") if "AlertDialog" in read(path)]


def rules_have_no_clock_and_no_files():
    calls = re.compile(r"\b(g_date_time_new_now\w*|g_get_real_time|time \(|fopen|g_file_\w+)\b")
    return [
        f"{name_of(path)}: calls {match.group(1)}"
        for path in files("src/rules/**/*.c")
        for match in calls.finditer(read(path))
    ]


def no_file_is_too_long():
    faults = []
    for path in files("src/**/*.[ch]", "tests/**/*.[ch]", "tests/**/*.py", "tools/*", "ui/**/*.blp"):
        count = len(read(path).splitlines())
        if count > LONGEST_FILE:
            faults.append(f"{name_of(path)}: {count} lines, at most {LONGEST_FILE}")
    return faults


def headers_are_included_once():
    return [f"{name_of(path)}: no #pragma once" for path in files("src/**/*.h") if "#pragma once" not in read(path)]


def every_public_function_is_described():
    """A comment of its own, which begins with its name; of the plainest the comment of the type says enough."""
    comment = r"/\*(?:[^*]|\*(?!/))*\*/"
    declaration = re.compile(rf"(?:^({comment})\n)?^(?!typedef|extern|#)\w[\w *]*[ *\n](lia_\w+) \((.*)", re.MULTILINE)
    plainest = re.compile(r"lia_\w+_(free|ref|unref|get_type)$")
    faults = []
    for path in files("src/**/*.h"):
        text = read(path)
        for described, name, parameters in declaration.findall(text):
            if not described.startswith("/**") or not re.search(rf"\b{name}:", described):
                if not plainest.match(name) or "," in parameters:
                    faults.append(f"{name_of(path)}: {name} (): no comment /** {name}: … */")
    return faults


def the_licence_is_in_every_file():
    if not shutil.which("reuse"):
        raise tap.Skip("reuse is not installed")
    done = subprocess.run(["reuse", "lint", "--quiet"], cwd=ROOT, check=False)
    if done.returncode == 0:
        return []
    done = subprocess.run(["reuse", "lint", "--lines"], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


def lines_end_cleanly():
    faults = []
    for path in own_text():
        if path.suffix == ".txt" or "LICENSES" in path.parts or path.name == "COPYING":
            continue
        data = path.read_bytes()
        if data and not data.endswith(b"\n"):
            faults.append(f"{name_of(path)}: no line end at the end of the file")
        for number, line in enumerate(data.split(b"\n"), 1):
            if line != line.rstrip():
                faults.append(f"{name_of(path)}:{number}: blanks at the end of the line")
            if b"\t" in line and path.suffix in {".c", ".h", ".py", ".blp", ".build"}:
                faults.append(f"{name_of(path)}:{number}: a tab")
    return faults


def nothing_is_put_off():
    """What is unfinished is not in the tree, and what is in the tree is not marked unfinished."""
    mark = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK)\b")
    return [
        f"{name_of(path)}:{number}: {match.group(1)}"
        for path in own_text()
        if path.suffix in {".c", ".h", ".py", ".blp", ".build", ".sql"} or path in scripts()
        for number, line in enumerate(read(path).splitlines(), 1)
        for match in [mark.search(line)]
        if match
    ]


def every_source_is_built():
    """A file that no meson.build names is dead; so is a test that never runs."""
    faults = []
    for path in files("src/**/*.c", "tests/**/*.c", "tests/**/test-*.py", "ui/**/*.blp"):
        stem = path.stem
        short = re.sub(r"^(test|bench)-", "", stem)
        found = False
        for folder in path.parents:
            build = folder / "meson.build"
            if build.exists():
                text = read(build)
                found = any(re.search(rf"['/]{re.escape(part)}(\.c|\.py)?'", text) for part in (stem, short))
            if found or folder == ROOT:
                break
        if not found:
            faults.append(f"{name_of(path)}: in no meson.build")
    return faults


def files_with_text_are_listed():
    done = subprocess.run([sys.executable, ROOT / "tools/potfiles.py", "--check"], capture_output=True, text=True, check=False)
    return done.stdout.splitlines() if done.returncode else []


def text_can_be_extracted():
    if not shutil.which("xgettext"):
        raise tap.Skip("xgettext is not installed")
    names = [line for line in read(ROOT / "po/POTFILES").splitlines() if line and not line.startswith("#")]
    done = subprocess.run(
        ["xgettext", "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
         "--keyword=ngettext:1,2", "--add-comments=Translators", "--output=-", *names],
        cwd=ROOT, capture_output=True, text=True, check=False)
    faults = done.stderr.splitlines() if done.returncode else []
    if done.stdout.count("msgid ") < len(names):
        faults.append(f"only {done.stdout.count('msgid ')} texts in {len(names)} files")
    return faults


def code_and_templates_are_formatted():
    if not shutil.which("clang-format") or not shutil.which("blueprint-compiler"):
        raise tap.Skip("clang-format or blueprint-compiler is not installed")
    version = subprocess.run(["clang-format", "--version"], capture_output=True, text=True, check=False).stdout
    if " version 19." not in version:
        raise tap.Skip(f"needs clang-format 19, here is {version.strip()}")
    done = subprocess.run([ROOT / "tools/format", "--check"], capture_output=True, text=True, check=False)
    lines = (done.stdout + done.stderr).splitlines()
    return [line for line in lines if "error:" in line or "Would format" in line or "POTFILES" in line] or lines \
        if done.returncode else []


def scripts_are_clean():
    if not shutil.which("shellcheck"):
        raise tap.Skip("shellcheck is not installed")
    done = subprocess.run(["shellcheck", "--external-sources", "--format=gcc", *scripts()],
                          cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


def documents_name_files_that_exist():
    """In README and CONTRIBUTING, `src/…` in backticks and links are paths of this tree."""
    path_like = re.compile(r"`([^`\s]+)`|\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
    tops = {path.name for path in ROOT.iterdir()}
    faults = []
    for document in files("*.md"):
        for number, line in enumerate(read(document).splitlines(), 1):
            for groups in path_like.findall(line):
                path = next(filter(None, groups)).split("#")[0]
                if not path or "://" in path or path.startswith(("mailto:", "_build")):
                    continue
                if path.split("/")[0] not in tops or ("/" not in path and not (ROOT / path).exists()):
                    continue
                if any(mark in path for mark in "*…{<") or re.search(r"\b(NAME|SUBJECT|THING|ROOM|NNNN)\b", path):
                    continue
                if not (ROOT / path.rstrip("/")).exists():
                    faults.append(f"{document.name}:{number}: there is no {path}")
    return faults


sys.exit(tap.run([
    every_room_is_known,
    includes_follow_the_arrows,
    only_the_store_sees_sqlite,
    only_the_window_sees_gtk,
    alerts_are_made_in_one_place,
    rules_have_no_clock_and_no_files,
    no_file_is_too_long,
    headers_are_included_once,
    every_public_function_is_described,
    the_licence_is_in_every_file,
    lines_end_cleanly,
    nothing_is_put_off,
    every_source_is_built,
    files_with_text_are_listed,
    text_can_be_extracted,
    code_and_templates_are_formatted,
    scripts_are_clean,
    documents_name_files_that_exist,
]))
