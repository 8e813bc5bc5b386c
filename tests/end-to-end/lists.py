#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists from end to end, by the keyboard alone: filter by a facet, change what is found, undo; keep it as a list.

usage: tools/headless tests/end-to-end/lists.py LIAISON LIAISON-CLI"""


from window_driver import Atspi, Liaison, run_as_test, wait_for, walk
from workspace_file import WorkspaceFile

PARTNERS = [
    ("Harbour University", "NZ", "active"),
    ("Kenya Data Trust", "KE", "potential"),
    ("Nairobi Cyber School", "KE", ""),
    ("Ministry of Posts", "MK", "active"),
]


def statuses(workspace):
    return {partner["name"]: partner["status"] for partner in workspace.list("partner")}


def count_ends_at(window, row):
    """Where the count of a value in the filters ends."""
    label = next(node for node in walk(window.expect(row, "list item")) if (node.get_name() or "").isdigit())
    extents = label.get_extents(Atspi.CoordType.WINDOW)
    return extents.x + extents.width


def filter_by_kenya(window):
    window.keys("F8")
    window.expect("Filters")
    window.tab_to("Country", "toggle button")
    window.keys("Return")
    # A value is read out as a sentence.
    window.tab_to("Kenya, 2 partners")
    window.keys("Return")
    window.expect("Kenya, 2 partners, selected")
    window.expect("2 partners found")
    # The count stays below the others, though the button beside it went.
    wait_for("counts below each other",
             lambda: count_ends_at(window, "Kenya, 2 partners, selected") == count_ends_at(window, "North Macedonia, *"))
    window.expect("Remove Filter “Country: Kenya”", "button")


def change_status(window):
    window.keys("F8")  # the pane closes, the focus goes into the list
    window.expect_focus_in("Partners", "tree table")
    window.keys("ctrl+a")
    window.expect("2 selected")
    window.keys("shift+F10")
    # Set Level, Set Keyworker, Set Status: the third; any of its choices does.
    window.choose_by_keys("Down Down Right | Down Down Return")
    window.expect("2 partners changed")


def run(liaison, cli, folder):
    workspace = WorkspaceFile(cli, folder)
    for name, country, status in PARTNERS:
        workspace.add("partner", f"name={name}", f"country={country}", f"status={status}")
    workspace.add("saved_list", "name=In Macedonia", "subject=partner", "search=country:MK")

    with Liaison(liaison, workspace.path) as window:
        window.expect("4 partners")
        filter_by_kenya(window)
        change_status(window)
        wait_for("the change in the file", lambda: statuses(workspace)["Kenya Data Trust"] != "potential")
        changed = statuses(workspace)
        assert changed["Kenya Data Trust"] == changed["Nairobi Cyber School"], changed
        assert changed["Harbour University"] == "active", changed

        # One step back, all of it.
        window.keys("ctrl+z")
        wait_for("the old state", lambda: statuses(workspace)["Kenya Data Trust"] == "potential")
        assert not statuses(workspace)["Nairobi Cyber School"]
        window.expect("2 selected")

        # The chip goes by the keyboard, and the focus into the list.
        window.keys("Escape")
        window.tab_to("Remove Filter “Country: Kenya”", "button")
        window.keys("Delete")
        window.expect("4 partners*")

        # A kept list tells how long it is, and brings its search back.
        row = window.expect("List In Macedonia, 1 partner")
        window.open_from_sidebar(row)
        window.expect("1 partner found")
        window.expect("Ministry of Posts, North Macedonia", "table row")

        # Each letter of its menu is of one item alone.
        window.open_from_sidebar(row)
        window.expect_focus_in("List In Macedonia, 1 partner", "list item")
        window.keys("shift+F10")
        window.choose_by_keys("d")
        window.expect("List “In Macedonia” deleted")
        window.keys("ctrl+z")
        window.expect("List In Macedonia, 1 partner")
        window.close()


run_as_test(run, "filter, change several, undo, open a kept list")
