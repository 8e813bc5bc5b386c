#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A messy workbook from end to end, in the real window: open it, correct a cell, say what becomes of a row that looks
like a partner there is, import, undo.

usage: tools/headless tests/end-to-end/spreadsheet.py LIAISON LIAISON-CLI"""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data"))

import messy_workbooks  # noqa: E402
from window_driver import Liaison, run_as_test, wait_for  # noqa: E402
from workspace_file import WorkspaceFile  # noqa: E402


def list_partners(workspace):
    return {partner["name"]: partner for partner in workspace.list("partner")}


def run(liaison, cli, folder):
    workspace = WorkspaceFile(cli, folder)
    roster = os.path.join(folder, "roster.xlsx")
    messy_workbooks.write_xlsx(roster)
    workspace.add("partner", "name=Univ. de Genève", "website=unige.ch", "email=info@unige.ch", "country=CH")

    # GTK's own file dialog is not ours to test; another test goes through it.
    with Liaison(liaison, "--page", "import", "--type", roster, workspace.path) as window:
        window.expect("Where Each Column Goes")
        window.expect("4 new (1 looks like a duplicate), 1 cannot be taken")

        # The red cell is mended where it stands, and counted anew.
        window.press("Correct “Atlantis”", "button")
        window.expect("Line 8 · Country")
        entry = window.expect("Read instead of the cell")
        wait_for("the focus in the entry", lambda: window.has_focus_below(entry))
        window.fill_focused("Fiji")
        window.expect("This can be taken.")
        window.press("Use", "button")
        window.expect("5 new (1 looks like a duplicate)")
        # What was mended can be mended again, without a mouse.
        window.press("Correct “Fiji”", "button")
        window.expect("Line 8 · Country")
        window.keys("Escape")
        window.expect_gone("Line 8 · Country")

        window.press("Continue", "button")
        window.expect("5 new (1 looks like a duplicate)")
        window.expect("Line 5 · “Université de Genève” looks like “Univ. de Genève”")
        window.press("Import", "button")
        window.expect("5 created")
        wait_for("the partners", lambda: len(list_partners(workspace)) == 6)
        partners = list_partners(workspace)
        assert partners["Lost Office"]["country"] == "FJ", partners["Lost Office"]
        assert partners["Forum des Télécommunications"]["country"] == "FR", "a merged cell holds for all its rows"
        assert partners["Straßburg Forum"]["acronym"] is None, "“n/a” is nothing"

        window.press("Undo", "button")
        wait_for("the partners to go away", lambda: list(list_partners(workspace)) == ["Univ. de Genève"])
        window.close()


run_as_test(run, "open a workbook, correct a cell, import, undo")
