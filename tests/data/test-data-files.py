#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Liaison tells the desktop: desktop file, metainfo, settings, file type, icons, D-Bus service.

usage: test-data-files.py BUILD-DATA-DIR APPLICATION-ID LIAISON-CLI
"""
import configparser
import json
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILT = pathlib.Path(sys.argv[1])
APPLICATION_ID = sys.argv[2]
LIAISON_CLI = sys.argv[3]
MEDIA_TYPE = "application/vnd.liaison.workspace+sqlite3"
WORKSPACE_MARK = b"LIAS"


def complaints(*command, environment=None):
    """What a checker says, when it is not content."""
    if not shutil.which(command[0]):
        raise tap.Skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=False,
                          env={**os.environ, **(environment or {})})
    said = (done.stdout + done.stderr).strip().splitlines()
    return said or [f"exit status {done.returncode}"] if done.returncode else []


def built(suffix):
    return BUILT / f"{APPLICATION_ID}{suffix}"


def desktop_entry():
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(built(".desktop"), encoding="utf-8")
    return entry["Desktop Entry"]


def desktop_file_is_valid():
    return complaints("desktop-file-validate", "--warn-kde", str(built(".desktop")))


def metainfo_is_valid():
    return complaints("appstreamcli", "validate", "--no-net", str(built(".metainfo.xml")))


def settings_compile():
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(built(".gschema.xml"), folder)
        return complaints("glib-compile-schemas", "--strict", "--dry-run", folder)


def program_brings_its_settings():
    """Who builds only the development program, or only a test of it, can run it."""
    if not APPLICATION_ID.endswith(".Devel"):
        return []
    done = subprocess.run(["ninja", "-C", str(BUILT.parent), "-t", "inputs", "src/app/liaison"],
                          capture_output=True, text=True, check=False)
    return [] if "data/gschemas.compiled" in done.stdout.splitlines() else \
        ["src/app/liaison does not depend on data/gschemas.compiled" + done.stderr]


def names_agree():
    faults = []
    if desktop_entry()["Icon"] != APPLICATION_ID:
        faults.append(f"the desktop file's icon is {desktop_entry()['Icon']}")
    if MEDIA_TYPE not in desktop_entry()["MimeType"].split(";"):
        faults.append("the desktop file does not open workspaces")
    component = ElementTree.parse(built(".metainfo.xml")).getroot()
    for path, wanted in (("id", APPLICATION_ID), ("launchable", f"{APPLICATION_ID}.desktop"),
                         ("provides/mediatype", MEDIA_TYPE)):
        if component.findtext(path) != wanted:
            faults.append(f"metainfo: {path} is {component.findtext(path)}, not {wanted}")
    service = built(".service").read_text(encoding="utf-8")
    if f"Name={APPLICATION_ID}\n" not in service or "/liaison --gapplication-service\n" not in service:
        faults.append("the D-Bus service file names another program")
    schema = ElementTree.parse(built(".gschema.xml")).getroot().find("schema")
    if schema.get("id") != APPLICATION_ID:
        faults.append(f"the settings belong to {schema.get('id')}")
    return faults


def screenshots_are_in_the_tree():
    faults = []
    for image in ElementTree.parse(built(".metainfo.xml")).getroot().iter("image"):
        path = ROOT / "data" / "screenshots" / image.text.strip().rsplit("/", 1)[-1]
        if not path.exists():
            faults.append(f"there is no {path.relative_to(ROOT)}")
            continue
        size = struct.unpack(">II", path.read_bytes()[16:24])
        if size != (int(image.get("width")), int(image.get("height"))):
            faults.append(f"{path.name} is {size[0]}×{size[1]}")
    return faults


def workspaces_are_told_by_their_contents():
    """A workspace is found by its first bytes, whatever its name; another database is not one."""
    if not shutil.which("update-mime-database") or not shutil.which("gio"):
        raise tap.Skip("update-mime-database or gio is not installed")
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        packages = folder / "mime" / "packages"
        packages.mkdir(parents=True)
        shutil.copy(built(".mime.xml"), packages)
        system = pathlib.Path("/usr/share/mime/packages/freedesktop.org.xml")
        if system.exists():
            shutil.copy(system, packages)
        faults += complaints("update-mime-database", str(folder / "mime"))
        workspace = folder / "programme"
        made = subprocess.run([LIAISON_CLI, "new", str(folder / "programme.liaison")],
                              capture_output=True, text=True, check=False)
        if made.returncode:
            return [f"liaison-cli new: {made.stderr.strip()}"]
        data = (folder / "programme.liaison").read_bytes()
        if data[68:72] != WORKSPACE_MARK:
            faults.append(f"a new workspace has {data[68:72]!r} for its application id")
        workspace.write_bytes(data)
        other = folder / "database"
        other.write_bytes(data[:68] + b"\0\0\0\0" + data[72:])
        environment = {**os.environ, "XDG_DATA_HOME": name, "XDG_DATA_DIRS": name, "LC_ALL": "C.UTF-8"}
        for path, expected in ((workspace, True), (other, False), (folder / "programme.liaison", True)):
            said = subprocess.run(["gio", "info", "-a", "standard::content-type", str(path)],
                                  capture_output=True, text=True, check=False, env=environment).stdout
            if (MEDIA_TYPE in said) != expected:
                faults.append(f"{path.name}: {said.strip().splitlines()[-1:]}")
    return faults


def icons_can_be_drawn():
    if not shutil.which("rsvg-convert"):
        raise tap.Skip("rsvg-convert is not installed")
    base = "io.github.liaison_desk.Liaison"
    wanted = [f"scalable/apps/{base}.svg", f"scalable/apps/{base}.Devel.svg",
              f"symbolic/apps/{base}-symbolic.svg",
              f"scalable/mimetypes/{base}-workspace.svg"]
    faults = []
    for name in wanted:
        path = ROOT / "icons" / "hicolor" / name
        done = subprocess.run(["rsvg-convert", "--width=128", str(path)], capture_output=True, check=False)
        if done.returncode or len(done.stdout) < 300:
            faults.append(f"{name}: {done.stderr.decode(errors='replace').strip() or 'is empty'}")
    return faults


def programme_files_are_json():
    faults = []
    for path in sorted(ROOT.glob("data/**/*.json")):
        try:
            json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            faults.append(f"{path.relative_to(ROOT)}: {error}")
    return faults


sys.exit(tap.run([
    desktop_file_is_valid,
    metainfo_is_valid,
    settings_compile,
    program_brings_its_settings,
    names_agree,
    screenshots_are_in_the_tree,
    workspaces_are_told_by_their_contents,
    icons_can_be_drawn,
    programme_files_are_json,
]))
