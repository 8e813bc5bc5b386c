#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A partner's page from end to end, with keys and a screen reader: edit a field in place, wrong first, then right, and
undo; log an interaction; tick a follow-up and undo; add a person from a signature.

usage: tools/headless tests/end-to-end/partner_page.py LIAISON LIAISON-CLI"""


import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

from window_driver import Liaison, run_as_test, wait_for, walk  # noqa: E402
from workspace_file import WorkspaceFile  # noqa: E402

PARTNER = "Harbour University"
WEBSITE = "https://harbour.example"


def make_workspace(cli, folder):
    workspace = WorkspaceFile(cli, folder)
    workspace.add("partner", f"name={PARTNER}", f"website={WEBSITE}")
    workspace.add("interaction", f"partner={PARTNER}", "kind=meeting", "date=2026-01-05",
                  "summary=Steering call", "follow_up_date=2026-01-12")
    return workspace


def edit_in_place(window):
    window.tab_to("Website", "list item")
    window.keys("F2")
    entry = window.expect("Website", "text")
    wait_for("the focus in the field", lambda: window.has_focus_below(entry))
    window.keys("ctrl+a")
    window.type("no address at all")
    window.keys("Return")
    message = window.expect("“no address at all” *")
    assert message, "nothing says what is wrong"

    window.keys("ctrl+a")
    window.type("port.example")
    window.keys("Return")
    window.expect("Website changed*")
    window.expect_gone("Website", "text")
    window.expect("https://port.example")
    window.keys("ctrl+z")
    window.expect(WEBSITE)


def add_interaction(window):
    window.keys("ctrl+i")
    window.expect("Add Interaction", "dialog")
    entry = window.expect("Summary", "text")
    wait_for("the focus in the form", lambda: window.has_focus_below(entry))
    window.type("Visit of the rector")
    window.keys("ctrl+Return")
    window.expect_gone("Add Interaction", "dialog")
    window.expect("Visit of the rector*", "list item")


def tick_follow_up(window):
    def is_ticked():
        node = window.find("Follow up by *", "check box")
        return node is not None and node.get_state_set().contains(Atspi.StateType.CHECKED)

    window.expect("Overdue by *")
    assert not is_ticked()
    window.tab_to("Follow up by *", "check box")
    window.keys("space")
    wait_for("the tick", is_ticked)
    window.expect_gone("Overdue by *")
    window.keys("ctrl+z")
    window.expect("Overdue by *")
    wait_for("the tick to go", lambda: not is_ticked())


def add_person(window):
    # The list of sections: arrow keys choose in it.
    for _step in range(60):
        if window.has_focus_below(window.expect("Sections", "list")):
            break
        window.keys("shift+Tab")
    window.keys("Up")
    window.press("Add Person…", "button")
    entry = window.expect("Signature or vCard", "text")
    wait_for("the focus in the dialog", lambda: window.has_focus_below(entry))
    window.fill_focused("Dr Ada Obi\nHead of Partnerships\nada.obi@harbour.example\nTel: +44 20 7946 0958")
    wait_for("the name", lambda: window.find("Family Name", "text"))
    window.keys("ctrl+Return")
    window.expect("Dr Ada Obi*", "list item")


def edit_on_phone_with_large_text(liaison, workspace):
    """The dialog becomes a sheet after it opened; the focus stays in the first field."""
    options = ["--page", "partner", "--activate", "record.edit", "--window-size", "360x640", "--text-scale", "150"]
    with Liaison(liaison, *options, workspace.path) as window:
        wait_for("the focus in a field", lambda: any(
            node.get_role_name() == "text" and node.get_state_set().contains(Atspi.StateType.FOCUSED)
            for node in walk(window.application)))
        window.expect_focus_in("Name", "text")


def paste_on_phone(liaison, workspace):
    """The same of the dialog that takes a signature."""
    options = ["--page", "people", "--activate", "people.quick-add", "--window-size", "360x720"]
    with Liaison(liaison, *options, workspace.path) as window:
        window.expect_focus_in("Signature or vCard", "text")


def run(liaison, cli, folder):
    workspace = make_workspace(cli, folder)
    edit_on_phone_with_large_text(liaison, workspace)
    paste_on_phone(liaison, workspace)
    with Liaison(liaison, workspace.path) as window:
        window.open_partner("harbour", PARTNER)
        edit_in_place(window)
        add_interaction(window)
        tick_follow_up(window)
        add_person(window)
        window.close()

    people = workspace.list("person")
    assert [(p["family_name"], p["email"]) for p in people] == [("Obi", "ada.obi@harbour.example")], people
    affiliations = workspace.list("affiliation")
    assert [(a["partner"], a["post"]) for a in affiliations] == [(PARTNER, "Head of Partnerships")], affiliations
    partners = workspace.list("partner")
    assert partners[0]["website"] == WEBSITE, partners


run_as_test(run, "edit in place, interaction, follow-up, person from a signature")
