# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports of liaison-cli as other programs read them: workbooks cell by cell, tables, cards, data."""
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

from cli_test import REFUSED, check, equal, main, new_workspace, run, run_json

sys.dont_write_bytecode = True

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def export(workspace, folder, table, name, *options):
    path = os.path.join(folder, name)
    run("export", workspace, table, "-o", path, *options)
    return path


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


class Workbook:
    """What stands in the only sheet: text, type and number format of each cell."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            equal(archive.testzip(), None, "the archive")
            self.sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
            styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
        codes = {int(code.get("numFmtId")): code.get("formatCode") for code in styles.iter(MAIN + "numFmt")}
        formats = [int(style.get("numFmtId")) for style in styles.find(MAIN + "cellXfs")]
        self.rows = []
        for row in self.sheet.iter(MAIN + "row"):
            cells = {}
            for cell in row.iter(MAIN + "c"):
                column = re.match("[A-Z]+", cell.get("r")).group()
                text = "".join(part.text or "" for part in cell.iter() if part.tag in (MAIN + "t", MAIN + "v"))
                number_format = formats[int(cell.get("s", "0"))]
                cells[column] = (cell.get("t", "n"), text, codes.get(number_format, number_format))
            self.rows.append(cells)


def test_typed_cells(folder):
    workspace = new_workspace(folder, "--sample")
    path = export(workspace, folder, "partners", "x.xlsx",
                  "--columns", "id,name,contractor,last_contact,open_findings")
    book = Workbook(path)
    partners = run_json("list", workspace, "partners")
    equal(len(book.rows), len(partners) + 1, "rows")
    equal([cell[1] for cell in book.rows[0].values()], ["ID", "Name", "Contractor", "Last Contact", "Open Findings"])
    names, dates = set(), 0
    for row in book.rows[1:]:
        # An id of 19 digits would lose the last ones as a number.
        equal(row["A"][0], "inlineStr", "type of the id")
        check(re.fullmatch("[0-9]+", row["A"][1]), "id", row["A"])
        equal(row["B"][0], "inlineStr", "type of the name")
        names.add(row["B"][1])
        equal(row["C"][0], "b", "type of the contractor")
        if "D" in row and row["D"][1]:
            equal(row["D"][0], "n", "type of a date")
            check(40000 < float(row["D"][1]) < 60000, "serial number of a date", row["D"])
            check("yy" in str(row["D"][2]), "format of a date", row["D"])
            dates += 1
        if "E" in row and row["E"][1]:
            equal(row["E"][0], "n", "type of a number")
    equal(names, {partner["name"] for partner in partners})
    check(dates > 0, "no dates")


def test_header_stays_and_filters(folder):
    workspace = new_workspace(folder, "--sample")
    for table in ("partners", "people"):
        book = Workbook(export(workspace, folder, table, table + ".xlsx"))
        pane = book.sheet.find(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane")
        check(pane is not None, "no pane")
        equal((pane.get("ySplit"), pane.get("state")), ("1", "frozen"))
        equal(book.sheet.find(MAIN + "autoFilter").get("ref"), book.sheet.find(MAIN + "dimension").get("ref"))


def test_another_program_reads_the_workbook(folder):
    if shutil.which("ssconvert") is None:
        print("# ssconvert is not here")
        return
    workspace = new_workspace(folder, "--sample")
    source = export(workspace, folder, "people", "x.xlsx")
    target = os.path.join(folder, "converted.csv")
    done = subprocess.run(["ssconvert", source, target], capture_output=True, timeout=300,
                          env={**os.environ, "HOME": folder})
    equal(done.returncode, 0, done.stderr.decode())
    converted = read_csv(target)
    equal(sorted(row[0] for row in converted[1:]), sorted(person["id"] for person in run_json("list", workspace, "people")))
    column = converted[0].index("Family Name")
    equal(sorted(row[column] for row in converted[1:]),
          sorted(person["family_name"] or "" for person in run_json("list", workspace, "people")))


def test_people_in_every_format(folder):
    workspace = new_workspace(folder, "--sample")
    people = run_json("list", workspace, "people")
    table = read_csv(export(workspace, folder, "people", "x.csv"))
    equal(len(table), len(people) + 1, "rows")
    check("organisation" in table[0], table[0])
    with open(export(workspace, folder, "people", "x.json"), encoding="utf-8") as file:
        equal(len(json.load(file)), len(people), "objects")
    with open(export(workspace, folder, "people", "x.vcf"), encoding="utf-8") as file:
        cards = file.read()
    equal(cards.count("BEGIN:VCARD"), len(people), "cards")
    equal(len(Workbook(export(workspace, folder, "people", "x.xlsx")).rows), len(people) + 1, "rows")
    run("export", workspace, "people", "-o", os.path.join(folder, "x.docx"), status=REFUSED)


def test_columns_and_filters(folder):
    workspace = new_workspace(folder, "--sample")
    path = export(workspace, folder, "people", "x.csv", "--columns", "family_name,organisation,email",
                  "--where", "team=yes")
    team = [person for person in run_json("list", workspace, "people") if person["team"]]
    table = read_csv(path)
    equal(table[0], ["family_name", "organisation", "email"])
    equal(sorted(row[0] for row in table[1:]), sorted(person["family_name"] for person in team))
    check(0 < len(team) < len(run_json("list", workspace, "people")), "the filter left", len(team))
    refused = run("export", workspace, "people", "-o", path, "--columns", "family_name,shoe_size", status=REFUSED)
    check("shoe_size" in refused.err, refused)

    # A search means what it means in a list; what is not understood writes no file.
    partners = read_csv(export(workspace, folder, "partners", "s.csv", "--search", "country:SN,TN -level:associate",
                               "--columns", "name"))
    equal(sorted(row[0] for row in partners[1:]),
          sorted(p["name"] for p in run_json("list", workspace, "partners")
                 if p["country"] in ("SN", "TN") and p["level"] != "Associate"))
    check(len(partners) > 1, partners)
    found = read_csv(export(workspace, folder, "partners", "f.csv", "--search", "has:findings", "--columns", "name"))
    check(len(found) > 1, found)
    unwritten = os.path.join(folder, "unwritten.csv")
    run("export", workspace, "partners", "-o", unwritten, "--search", "shoe:42", status=REFUSED)
    check(not os.path.exists(unwritten), "a file was written")


def test_formulas_are_text(folder):
    texts = ["=cmd|' /C calc'!A0", "+1", "-5", "@SUM(A1)", "'quoted", "'=1", "a\tb", "''"]
    workspace = new_workspace(folder)
    for number, text in enumerate(texts):
        run("add", workspace, "people", f"family_name=Family{number}", "given_name=Given", f"post={text}")
    path = export(workspace, folder, "people", "x.csv")
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(io.StringIO(file.read())):
            for cell in row:
                check(cell[:1] not in ("=", "+", "-", "@", "\t"), "a formula:", repr(cell))
    before = {person["family_name"]: person["post"] for person in run_json("list", workspace, "people")}
    for name in ("x.csv", "x.xlsx", "x.vcf"):
        other = os.path.join(folder, name + ".liaison")
        run("new", other)
        run("import", other, "people", export(workspace, folder, "people", name))
        equal({person["family_name"]: person["post"] for person in run_json("list", other, "people")}, before, name)


def test_a_cut_card_is_taken_with_a_warning(folder):
    path = os.path.join(folder, "x.vcf")
    with open(path, "wb") as file:
        file.write("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Bo Lim\r\nN:Lim;Bo;;;\r\nORG:Büro Zürich".encode()
                   + b"\xc3\r\nEND:VCARD\r\n")
    workspace = new_workspace(folder)
    result = run("import", workspace, "people", path)
    check(f"{path}:5: warning: Bo Lim: ORG" in result.err, result)
    equal([partner["name"] for partner in run_json("list", workspace, "partners")], ["Büro Zürich"])
    run("undo", workspace)
    warnings = run_json("import", workspace, "people", path)["warnings"]
    equal([(warning["line"], warning["name"]) for warning in warnings], [(5, "Bo Lim")])


main([
    test_typed_cells,
    test_header_stays_and_filters,
    test_another_program_reads_the_workbook,
    test_people_in_every_format,
    test_columns_and_filters,
    test_formulas_are_text,
    test_a_cut_card_is_taken_with_a_warning,
])
