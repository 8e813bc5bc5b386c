#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two entries of one partner, in the real window: a new one is typed and the old one opened instead; the two are
merged, and undo brings both back. Then an approach to somebody else's partner is logged, and the window says first
whose it is.

usage: tools/headless tests/end-to-end/duplicates.py LIAISON LIAISON-CLI"""

from window_driver import Liaison, run_as_test, wait_for
from workspace_file import WorkspaceFile


def make_workspace(cli, folder):
    workspace = WorkspaceFile(cli, folder)
    keyworker = workspace.add("person", "given_name=Ada", "family_name=Obi", "team=yes",
                              "email=ada@example.org", "phone=+41 22 555 01 01")
    workspace.add("partner", "name=Halcyon Response Network", "country=FI",
                  "website=https://halcyon.example", f"keyworker={keyworker}")
    workspace.add("partner", "name=Halcyon Reponse Network Ltd", "country=FI", "tags=mentors")
    return workspace


def expect_hint(window):
    window.expect("Search partners")
    window.keys("ctrl+n")
    window.expect("Add Partner", "dialog")
    window.fill_focused("Halcyon Response")
    window.press("Use Halcyon Response Network Instead", "button")
    window.expect_gone("Add Partner", "dialog")
    window.expect("Halcyon Response Network", "heading")
    window.press("Back", "button")
    window.expect("Search partners")


def merge_and_undo(window):
    window.press("More Actions", "toggle button")
    window.expect("More Actions", "menu")
    window.keys("u")
    pairs = window.expect("Pairs that may be the same", "list")
    window.expect("1 pair may be the same")
    wait_for("the focus in the list", lambda: window.has_focus_below(pairs) or window.keys("Tab"))
    window.keys("Return")
    window.expect("Same or Not?", "dialog")
    window.keys("ctrl+Return")
    window.expect_gone("Same or Not?", "dialog")
    window.expect("No Duplicates")
    window.keys("ctrl+z")
    window.expect("1 pair may be the same")
    window.press("Back", "button")
    window.expect("2 partners")


def meet_the_guard(window):
    window.open_partner("halcyon response", "Halcyon Response Network")
    window.keys("ctrl+i")
    question = window.expect("Speak to Keyworker First")
    assert question is not None
    window.expect("Ada Obi is the keyworker of Halcyon Response Network.*")
    # Who thinks better of it logs nothing.
    window.keys("Escape")
    window.expect_gone("Speak to Keyworker First")
    window.keys("ctrl+i")
    window.expect("Speak to Keyworker First")
    window.press("Log Anyway", "button")
    window.expect("Add Interaction", "dialog")
    window.fill_focused("Called about mentors")
    window.keys("ctrl+Return")
    window.expect_gone("Add Interaction", "dialog")


def run(liaison, cli, folder):
    workspace = make_workspace(cli, folder)
    with Liaison(liaison, workspace.path) as window:
        expect_hint(window)
        merge_and_undo(window)
        meet_the_guard(window)
        window.close()

    partners = workspace.list("partner")
    assert sorted(partner["name"] for partner in partners) == [
        "Halcyon Reponse Network Ltd", "Halcyon Response Network"], partners
    assert all(not partner["other_names"] for partner in partners), partners
    [interaction] = workspace.list("interaction")
    assert interaction["summary"] == "Called about mentors", interaction


run_as_test(run, "duplicates while typing, merge, undo, keyworker guard")
