#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job from end to end, in the real window: import a spreadsheet, search, edit a field, undo, see
the old value; start again, still there.

usage: tools/headless tests/end-to-end/roster.py LIAISON LIAISON-CLI"""

import csv
import os

from window_driver import Liaison, run_as_test, wait_for
from workspace_file import WorkspaceFile

ROSTER = """Member list 2026;;;;
Organisation;Acronym;Country;Region;Remarks
Harbour University;HU;New Zealand;Pacific;first contact in May
École des télécommunications;EDT;France;Europe;
Lost Office;LO;Atlantis;Europe;no such country
Ministry of Posts;;North Macedonia;Europe;
"""


def import_file(window, path):
    window.files.will_choose(path)
    window.press("Import a Spreadsheet…", "button")
    window.press("Choose a File…", "button")
    window.expect("Where Each Column Goes")

    window.expect("3 new, 1 cannot be taken")
    window.press("Continue", "button")
    window.expect("3 new, 1 cannot be taken")
    window.expect("Line 5 · Country*")
    window.press("Import", "button")
    window.expect("3 created, 1 rejected")
    window.press("Done", "button")
    window.expect_gone("3 created, 1 rejected")
    window.expect("3 partners")


def search(window, text, row):
    window.keys("ctrl+f")
    wait_for("the focus in the search entry", lambda: window.has_focus_below(window.expect("Search partners", "entry")))
    window.type(text)
    window.expect("1 partner found")
    window.expect(row, "table row")


def edit_region(window, value):
    window.press("Edit", "button")
    window.tab_to("Region", "text")
    window.keys("ctrl+a")
    window.type(value)
    window.press("Save", "button")
    window.expect_gone("Save", "button")


def export(window, path):
    window.keys("ctrl+f")
    window.tab_to("More Actions", "toggle button")
    window.keys("Return")
    window.files.will_choose(path)
    window.choose_by_keys("x")  # the letter of E_xport…
    window.press("Export…", "button")
    window.expect("3 records exported")


def run(liaison, cli, folder):
    workspace = WorkspaceFile(cli, folder)
    table = os.path.join(folder, "members.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write(ROSTER)

    with Liaison(liaison, workspace.path) as window:
        window.expect("No Partners Yet")
        import_file(window, table)

        # Accents and case are ignored; the row is read out as a whole.
        search(window, "ecole", "École des télécommunications (EDT), France")
        # The arrow leads from the search to what it found, and Return does, too.
        row = window.expect("École des télécommunications (EDT), France", "table row")
        window.keys("Down")
        wait_for("the focus in the row that was found", lambda: window.has_focus_below(row))
        window.keys("ctrl+f")
        window.keys("Return")  # into the list
        window.keys("Return")  # opens the row
        window.expect("Profile")
        window.expect("Europe")

        edit_region(window, "West Africa")
        window.expect("West Africa")
        window.expect_gone("Europe")

        window.keys("ctrl+z")
        window.expect("Europe")
        window.expect_gone("West Africa")

        # Redo and leave: what is committed is there without saving.
        window.keys("ctrl+shift+z")
        window.expect("West Africa")
        window.close()

    regions = {partner["acronym"]: partner["region"] for partner in workspace.list("partner")}
    assert regions.get("EDT") == "West Africa" and regions.get("HU") == "Pacific", regions

    with Liaison(liaison, workspace.path) as window:
        window.expect("3 partners")
        window.expect("Harbour University (HU), New Zealand", "table row")
        exported = os.path.join(folder, "exported.csv")
        export(window, exported)
        with open(exported, encoding="utf-8", newline="") as file:
            names = [row["name"] for row in csv.DictReader(file)]
        assert names == ["École des télécommunications", "Harbour University", "Ministry of Posts"], names

        # Two rows to the trash and back, by the keyboard and the toast.
        window.keys("ctrl+f", "Return")
        window.expect("Open", "button")  # of the pane: the first row is selected
        window.keys("shift+Down")
        window.expect("2 selected")
        window.keys("Delete")
        window.expect("1 partner")
        window.expect("2 partners moved to the trash")
        window.press("Undo", "button")
        window.expect("3 partners*")

        # The whole import is one step: undoing the edit and then the import leaves nothing.
        window.keys("ctrl+z", "ctrl+z")
        window.expect("No Partners Yet")
        window.close()

    assert workspace.list("partner") == []


run_as_test(run, "import, search, edit, undo, restart")
