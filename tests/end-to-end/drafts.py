#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Unsaved text outlives a crash: type into a field of a partner's page and into a new interaction, kill the program,
start it again, and find both offered.

usage: tools/headless tests/end-to-end/drafts.py LIAISON LIAISON-CLI"""

import glob
import os

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

from window_driver import Liaison, run_as_test, wait_for  # noqa: E402
from workspace_file import WorkspaceFile  # noqa: E402

PARTNER = "Harbour University"


def wait_until_kept(state, text):
    def is_kept():
        for path in glob.glob(os.path.join(state, "liaison", "drafts", "*.json")):
            assert os.stat(path).st_mode & 0o777 == 0o600, "others can read unsaved text"
            with open(path, encoding="utf-8") as file:
                if text in file.read():
                    return True
        return False

    wait_for(f"“{text}” on disk", is_kept)


def type_and_crash(window, state):
    window.open_partner("harbour", PARTNER)
    window.tab_to("Region", "list item")
    window.keys("F2")
    entry = window.expect("Region", "text")
    wait_for("the focus in the field", lambda: window.has_focus_below(entry))
    window.keys("ctrl+a")
    window.type("West Afri")
    window.keys("ctrl+i")
    window.expect("Add Interaction", "dialog")
    entry = window.expect("Summary", "text")
    wait_for("the focus in the form", lambda: window.has_focus_below(entry))
    window.type("Visit of the rec")
    wait_until_kept(state, "Visit of the rec")
    wait_until_kept(state, "West Afri")
    window.process.kill()
    window.process.wait()


def says(entry, text):
    return entry is not None and Atspi.Text.get_text(entry, 0, -1) == text


def find_again(window):
    window.open_partner("harbour", PARTNER)
    window.expect("Text you had not saved was kept from*")
    window.press("Restore", "button")
    wait_for("the text", lambda: says(window.find("Region", "text"), "West Afri"))
    window.keys("ctrl+i")
    dialog = window.expect("Add Interaction", "dialog")
    window.expect("Text you had not saved was kept from*", below=dialog)
    restore = window.expect("Restore", "button", below=dialog)
    assert restore.do_action(0), "Restore cannot be pressed"
    wait_for("the text", lambda: says(window.find("Summary", "text", below=dialog), "Visit of the rec"))
    window.press("Add", "button")
    window.expect_gone("Add Interaction", "dialog")
    window.expect("Visit of the rec*", "list item")


def run(liaison, cli, folder):
    state = os.path.join(folder, "state")
    os.environ["XDG_STATE_HOME"] = state
    workspace = WorkspaceFile(cli, folder)
    workspace.add("partner", f"name={PARTNER}", "region=Europe")
    with Liaison(liaison, workspace.path) as window:
        type_and_crash(window, state)
    with Liaison(liaison, workspace.path) as window:
        find_again(window)

    interactions = workspace.list("interaction")
    assert [i["summary"] for i in interactions] == ["Visit of the rec"], interactions


run_as_test(run, "unsaved text of a page and of a form is offered again after a crash")
