#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifests, as far as they can be told without Flatpak; tools/flatpak builds and runs them."""
import json
import os
import pathlib
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
APPLICATION_ID = "io.github.liaison_desk.Liaison"
RUNTIME = {"runtime": "org.gnome.Platform", "runtime-version": "50", "sdk": "org.gnome.Sdk"}

# All that Liaison may ask for: a screen, shared memory with it, and the graphics card. No network, no files of
# the host: files come through the portal.
ALLOWED = {"--share=ipc", "--socket=fallback-x11", "--socket=wayland", "--device=dri"}

# What meson.build may ask for that org.gnome.Platform 50 (on the Freedesktop SDK 25.08) has, in our names of it.
IN_THE_RUNTIME = {
    "cairo-pdf", "gio-2.0", "gio-unix-2.0", "glib-2.0", "gobject-2.0", "gtk4", "iso-codes", "json-glib-1.0",
    "libadwaita-1", "libarchive", "m", "pangocairo", "sqlite3",
}
# What it lacks, and the module that brings it.
MODULES = {"uchardet": "uchardet", "xlsxwriter": "libxlsxwriter"}


def manifests():
    found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(ROOT.glob("flatpak/*.json"))}
    assert set(found) == {APPLICATION_ID, f"{APPLICATION_ID}.Devel"}, f"the manifests are {sorted(found)}"
    return found


def own_module(manifest):
    return manifest["modules"][-1]


def manifests_name_themselves_and_the_runtime():
    faults = []
    for name, manifest in manifests().items():
        wanted = {"id": name, "command": "liaison", **RUNTIME}
        faults += [f"{name}: {key} is {manifest.get(key)}, not {value}"
                   for key, value in wanted.items() if manifest.get(key) != value]
        profile = "devel" if name.endswith(".Devel") else "release"
        if f"-Dprofile={profile}" not in own_module(manifest)["config-opts"]:
            faults.append(f"{name}: is not built with -Dprofile={profile}")
    return faults


def manifests_ask_for_little():
    faults = []
    for name, manifest in manifests().items():
        asked = manifest["finish-args"]
        faults += [f"{name}: asks for {ask}" for ask in sorted(set(asked) - ALLOWED)]
        faults += [f"{name}: does not ask for {ask}" for ask in sorted(ALLOWED - set(asked))]
        # Rights can be given elsewhere, too.
        text = json.dumps([manifest["modules"], manifest.get("build-options", {})])
        faults += [f"{name}: {word}" for word in ("--share=network", "--filesystem", "--talk-name", "--socket=")
                   if word in text]
    return faults


def sources_are_pinned():
    """An archive has an address that is safe to fetch, and the hash of what is behind it."""
    faults = []
    for name, manifest in manifests().items():
        for module in manifest["modules"][:-1]:
            for source in module["sources"]:
                if source["type"] != "archive":
                    faults.append(f"{name}: {module['name']} comes as {source['type']}")
                    continue
                if not source["url"].startswith("https://"):
                    faults.append(f"{name}: {source['url']}")
                if not re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")):
                    faults.append(f"{name}: {source['url']} has no sha256")
    return faults


def own_source_is_this_tree():
    faults = []
    for name, manifest in manifests().items():
        module = own_module(manifest)
        if module["name"] != "liaison" or module["buildsystem"] != "meson" or len(module["sources"]) != 1:
            faults.append(f"{name}: the last module is not Liaison alone")
            continue
        source = module["sources"][0]
        if (source["type"], source["path"]) != ("dir", ".."):
            faults.append(f"{name}: Liaison comes from {source}")
        if not {"_build", "_build-sanitize", ".git"} <= set(source.get("skip", [])):
            faults.append(f"{name}: build trees are copied into the build")
    return faults


def modules_cover_what_meson_asks_for():
    asked = set()
    for path in [ROOT / "meson.build", *ROOT.glob("src/**/meson.build"), *ROOT.glob("ui/**/meson.build")]:
        text = re.sub(r"#.*", "", path.read_text(encoding="utf-8"))
        asked |= set(re.findall(r"\b(?:(?<!declare_)dependency|find_library)\s*\(\s*'([^']+)'", text))
    faults = [f"meson.build no longer asks for {name}"
              for name in sorted((IN_THE_RUNTIME | set(MODULES)) - asked)]
    for name in sorted(asked - IN_THE_RUNTIME - set(MODULES)):
        faults.append(f"{name}: is it in the runtime {RUNTIME['runtime']} {RUNTIME['runtime-version']}?")
    for manifest_name, manifest in manifests().items():
        built = [module["name"] for module in manifest["modules"][:-1]]
        wanted = sorted(MODULES[name] for name in asked & set(MODULES))
        if sorted(built) != wanted:
            faults.append(f"{manifest_name}: builds {built}, needs {wanted}")
    return faults


def options_are_known_to_meson():
    known = set(re.findall(r"option\('(\w+)'", (ROOT / "meson.options").read_text(encoding="utf-8")))
    return [f"{name}: there is no {option}"
            for name, manifest in manifests().items()
            for option in own_module(manifest)["config-opts"]
            if not re.fullmatch(r"-D(\w+)=\w+", option) or option[2:].split("=")[0] not in known]


def manifests_differ_only_where_they_must():
    release, devel = (dict(manifests()[f"{APPLICATION_ID}{suffix}"]) for suffix in ("", ".Devel"))
    for manifest in (release, devel):
        for key in ("id", "tags", "desktop-file-name-suffix"):
            manifest.pop(key, None)
        module = own_module(manifest)
        module["config-opts"] = [option for option in module["config-opts"] if not option.startswith("-Dprofile=")]
    return [f"{key}: differs" for key in sorted(set(release) | set(devel)) if release.get(key) != devel.get(key)]


sys.exit(tap.run([
    manifests_name_themselves_and_the_runtime,
    manifests_ask_for_little,
    sources_are_pinned,
    own_source_is_this_tree,
    modules_cover_what_meson_asks_for,
    options_are_known_to_meson,
    manifests_differ_only_where_they_must,
]))
