#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""People from end to end, by the keyboard alone: filter by organisation, keep it as a list, add a language to all that
are found, undo; complete a field word; paste a signature from anywhere in the page.

usage: tools/headless tests/end-to-end/people.py LIAISON LIAISON-CLI"""

import sys

from window_driver import Liaison, run_as_test, wait_for
from workspace_file import WorkspaceFile

PEOPLE = [
    ("Ada", "Obi", "Example Bank", ""),
    ("Bela", "Toth", "Example Bank", "Hungarian"),
    ("Cai", "Ames", "Alpine Club", ""),
    ("Dora", "Lone", None, ""),
]


def languages(workspace):
    return {person["family_name"]: person["languages"] or [] for person in workspace.list("person")}


def make_workspace(cli, folder):
    workspace = WorkspaceFile(cli, folder)
    workspace.add("partner", "name=Example Bank", "country=KE")
    workspace.add("partner", "name=Alpine Club", "country=CH")
    for given, family, organisation, spoken in PEOPLE:
        workspace.add("person", f"given_name={given}", f"family_name={family}", f"languages={spoken}")
        if organisation is not None:
            workspace.add("affiliation", f"person={given} {family}", f"partner={organisation}")
    return workspace


def go_to_people(window):
    row = window.expect("People", "list item")
    window.open_from_sidebar(row)
    window.expect("4 people")


def filter_by_bank(window):
    window.keys("F8")
    window.expect("Filters")
    window.tab_to("Example Bank, 2 people")
    window.keys("Return")
    window.expect("2 people found")
    window.expect("Remove Filter “Organisation: Example Bank”", "button")


def keep_list(window):
    window.keys("F8")  # the pane closes, the focus goes into the list
    window.tab_to("More Actions")
    window.keys("Return")
    window.choose_by_keys("s")
    window.expect("Save as List")
    window.type("Of the Bank")
    window.keys("Return")
    window.expect("List Of the Bank, 2 people")


def add_language(window):
    window.keys("ctrl+f", "Return")
    window.keys("ctrl+a")
    window.expect("2 selected")
    window.keys("shift+F10")
    window.choose_by_keys("a")
    window.expect("Add Language")
    window.type("French")
    window.keys("Return")
    window.expect("2 people changed")


def complete_country(window):
    window.keys("ctrl+f", "ctrl+a", "Delete", "minus")
    window.type("cou")
    window.expect("Country, country:", "list item")
    # Without giving the keyboard to the newest window, which is the popover.
    window._xdotool("key", "--delay", "30", "Down", "Return")
    window.expect("Switzerland, 1 person", "list item")
    window._xdotool("key", "--delay", "30", "Down", "Down", "Return")
    window.expect("3 people found")


def paste_signature(window, where):
    window.keys(*where)
    window.keys("ctrl+shift+v")
    window.expect("Add Person", "dialog")
    window.keys("Escape")
    window.expect_gone("Add Person", "dialog")


def run(liaison, cli, folder):
    workspace = make_workspace(cli, folder)
    with Liaison(liaison, workspace.path) as window:
        window.expect("2 partners")
        go_to_people(window)
        filter_by_bank(window)
        keep_list(window)
        add_language(window)
        wait_for("the language in the file", lambda: languages(workspace)["Obi"])
        assert len(languages(workspace)["Toth"]) == 2, languages(workspace)
        assert not languages(workspace)["Ames"], languages(workspace)

        # One step back, all of it.
        window.keys("ctrl+z")
        wait_for("the old state", lambda: not languages(workspace)["Obi"])
        assert len(languages(workspace)["Toth"]) == 1, languages(workspace)

        window.tab_to("Remove Filter “Organisation: Example Bank”", "button")
        window.keys("Delete")
        window.expect("4 people")
        complete_country(window)
        if len(sys.argv) > 3:
            window.screenshot(sys.argv[3])

        # From the search entry, from the list, from the pane, from beyond the page.
        paste_signature(window, ["ctrl+f"])
        paste_signature(window, ["ctrl+f", "Return"])
        paste_signature(window, ["F8"])
        window.tab_to("Main Menu")
        paste_signature(window, [])
        window.close()


run_as_test(run, "filter, keep, change several, undo, complete a word, paste a signature")
