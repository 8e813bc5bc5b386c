#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first minutes with Liaison, in the real window: start with sample data, find a partner by typing part of
its name, look at people, move one to the trash and get it back, export it all; leave, and find everything again.

usage: tools/headless tests/end-to-end/first_start.py LIAISON"""

import json
import os

from window_driver import Liaison, is_showing, run_as_test, wait_for, walk

# What a user operates and a screen reader therefore has to name.
CONTROLS = {"button", "toggle button", "check box", "switch", "combo box", "entry", "text", "list item", "table row"}


def expect_names(window, where):
    nameless = [node for node in walk(window.application)
                if node.get_role_name() in CONTROLS and is_showing(node) and not node.get_name()
                # Choices folded away in a combo box belong to GTK.
                and node.get_parent().get_parent().get_parent().get_parent().get_role_name() != "combo box"]
    assert not nameless, f"{where}: {[node.get_role_name() for node in nameless]} without a name"


def look_at_names(window):
    expect_names(window, "the roster")
    window.keys("ctrl+n")
    window.expect("Add Partner", "dialog")
    expect_names(window, "the form")
    window.keys("Escape")
    window.expect_gone("Add Partner", "dialog")
    window.keys("ctrl+comma")
    window.expect("Preferences", "dialog")
    expect_names(window, "the preferences")
    window.keys("Escape")
    window.expect_gone("Preferences", "dialog")


def first_start(window):
    window.tab_to("Start with Sample Data", "button")
    window.keys("Return")
    window.expect("Search partners")
    window.expect("44 partners")


def switch_to(window, text, name):
    window.keys("ctrl+k")
    entry = window.expect("Find a partner or person")
    wait_for("the focus in the switcher", lambda: window.has_focus_below(entry))
    window.type(text)
    window.expect("Matches", "list")
    window.keys("Return")
    window.expect_gone("Matches", "list")
    window.expect(name, "heading")


def trash_and_restore(window):
    window.keys("alt+2")
    window.expect("60 people")
    switch_to(window, "aebersold", "M. Laurent Aebersold-Pache")
    window.press("More Actions", "toggle button")
    # GTK tells no names of menu items: the underlined letter chooses "Move to Trash".
    window.expect("More Actions", "menu")
    window.choose_by_keys("t")
    window.expect("59 people")
    window.keys("alt+3")
    window.press("Restore", "button")
    window.expect("The Trash Is Empty")
    window.keys("alt+2")
    window.expect("60 people")


def export_everything(window, path):
    window.files.will_choose(path)
    window.keys("F10")
    window.expect("Main Menu", "menu")
    window.choose_by_keys("e")
    window.expect("Exported as “everything.json”")
    with open(path, encoding="utf-8") as file:
        assert len(json.load(file)["partner"]) == 44


def run(liaison, folder):
    with Liaison(liaison) as window:
        first_start(window)
        look_at_names(window)
        # Case and accents do not matter.
        switch_to(window, "EMAJOE", "Emajõe Tehnikakolledž")
        trash_and_restore(window)
        export_everything(window, os.path.join(folder, "everything.json"))
        window.close()

    # Started without a file, it goes on where it was left.
    with Liaison(liaison) as window:
        window.expect("44 partners")
        window.close()


# Settings have to outlive the first run.
os.environ["GSETTINGS_BACKEND"] = "keyfile"
run_as_test(run, "first start, switcher, trash, export, second start")
