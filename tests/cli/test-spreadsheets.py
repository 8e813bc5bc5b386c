# SPDX-License-Identifier: GPL-3.0-or-later
"""Messy spreadsheets through liaison-cli: CSV, XLSX and ODS of one roster give the same partners."""
import os
import sys

from cli_test import DONE, FOUND, REFUSED, SOURCE, check, equal, main, new_workspace, run, run_json, write

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(SOURCE, "tests", "data"))

import messy_workbooks  # noqa: E402

WRITERS = {"csv": messy_workbooks.write_csv, "xlsx": messy_workbooks.write_xlsx, "ods": messy_workbooks.write_ods}
FIELDS = ("name", "acronym", "country", "email", "phone", "description")


def make(folder, kind):
    # Content tells what a file is, not its name.
    path = os.path.join(folder, f"roster-{kind}.txt")
    WRITERS[kind](path)
    return path


def imported(folder, kind):
    os.mkdir(os.path.join(folder, kind))
    workspace = new_workspace(os.path.join(folder, kind))
    result = run_json("import", workspace, "partners", make(folder, kind), status=FOUND)
    equal((result["created"], result["rejected"]), (4, 1), kind)
    equal([(row["line"], row["field"], row["value"]) for row in result["rows"]], [(8, "country", "Atlantis")], kind)
    partners = {partner["name"]: partner for partner in run_json("list", workspace, "partners")}
    run("undo", workspace)
    equal(run_json("list", workspace, "partners"), [], "what undo left")
    return {name: {field: partner[field] for field in FIELDS} for name, partner in partners.items()}


def test_same_partners_from_each(folder):
    expected = {
        "Université de Genève": ("UNIGE", "CH", "info@unige.ch", "+41 22 379 71 11", "since 02/03/2021"),
        "Straßburg Forum": (None, "FR", None, None, "met on 27 October 2016"),
        "Forum des Télécommunications": ("FDT", "FR", "fdt@example.org", "+33 3 88 00 00 00", None),
        "Harbour University": ("HU", "NZ", "harbour@example.org", "0064 4 000 00 00", None),
    }
    for kind in WRITERS:
        partners = imported(folder, kind)
        equal(sorted(partners), sorted(expected), kind)
        for name, values in expected.items():
            equal(tuple(partners[name][field] for field in FIELDS[1:]), values, f"{kind}: {name}")


def test_sheets(folder):
    workspace = new_workspace(folder)
    path = make(folder, "xlsx")
    for sheet in ("Roster", "3"):
        equal(run_json("import", workspace, "partners", path, "--sheet", sheet, "--dry-run", status=FOUND)["created"], 4)
    refused = run("import", workspace, "partners", path, "--sheet", "Rooster", status=REFUSED)
    check("“Lists”, “Notes”, “Roster”" in refused.err, refused)
    run("import", workspace, "partners", path, "--sheet", "0", status=REFUSED)
    run("import", workspace, "partners", path, "--sheet", "Notes", status=REFUSED)
    run("import", workspace, "partners", make(folder, "csv"), "--sheet", "1", status=REFUSED)


def test_presets(folder):
    workspace = new_workspace(folder)
    path = write(folder, "list.csv", "Who,What,When\nOne,x,2021-03-02\nTwo,n/a,\n")
    run("import", workspace, "partners", path, status=REFUSED)
    run("import", workspace, "partners", path, "--map", "name=Who", "--map", "description=What", "--keep-na",
        "--save-preset", "Monthly")
    other = write(folder, "other.csv", "What,Extra,Who\nz,1,Three\n")
    equal(run_json("import", workspace, "partners", other, "--preset", "Monthly")["created"], 1)
    partners = {partner["name"]: partner["description"] for partner in run_json("list", workspace, "partners")}
    equal(partners, {"One": "x", "Two": "n/a", "Three": "z"})
    check("Weekly" in run("import", workspace, "partners", other, "--preset", "Weekly", status=REFUSED).err)
    check("Save the import preset “Monthly”" in run("history", workspace).out)


def test_likely_duplicates_are_told(folder):
    workspace = new_workspace(folder)
    run("add", workspace, "partner", "name=Univ. de Genève", "email=info@unige.ch", "country=CH")
    plan = run("import", workspace, "partners", make(folder, "ods"), "--dry-run", status=FOUND)
    check("line 5: “Université de Genève” looks like “Univ. de Genève”" in plan.out, plan)


def test_duplicates_are_decided_at_once(folder):
    table = ("Name,Country,Website\nHarbour Institute,CH,harbour.example.org\n"
             "The Harbour Institute Ltd.,CH,www.harbour.example.org\nMeadow Trust Ltd.,FR,meadow.example.org\n")
    for choice, names in {
            "merge": ["Harbour Institute", "Meadow Trust Ltd."],
            "keep": ["Harbour Institute", "Meadow Trust Ltd.", "The Harbour Institute Ltd.", "The Meadow Trust"],
            "skip": ["Harbour Institute", "The Meadow Trust"]}.items():
        os.makedirs(os.path.join(folder, choice))
        workspace = new_workspace(os.path.join(folder, choice))
        run("add", workspace, "partner", "name=The Meadow Trust", "country=FR")
        path = write(folder, "alike.csv", table)
        run("import", workspace, "partners", path, "--duplicates", choice)
        equal(sorted(partner["name"] for partner in run_json("list", workspace, "partners")), names, choice)
    run("import", workspace, "partners", path, "--duplicates", "both", status=REFUSED)


def test_cards(folder):
    workspace = new_workspace(folder)
    card = ("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Obi;Ada;;;\r\nFN:Ada Obi\r\nORG:ITU\r\nEMAIL:ada@example.org\r\n"
            "END:VCARD\r\n")
    run("import", workspace, "people", write(folder, "cards.txt", card), status=DONE)
    equal([person["email"] for person in run_json("list", workspace, "people")], ["ada@example.org"])
    equal([partner["name"] for partner in run_json("list", workspace, "partners")], ["ITU"])


main([test_same_partners_from_each, test_sheets, test_presets, test_likely_duplicates_are_told,
      test_duplicates_are_decided_at_once, test_cards])
