# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command of liaison-cli about records, from outside: what it prints, what it leaves, how it ends."""
import csv
import io
import json
import os
import zipfile

from cli_test import (DONE, FOUND, REFUSED, add_bank, check, equal, everything, main,
                      new_workspace, run, run_json, write)


def test_help(folder):
    check("import" in run("--help").out)
    for command in ("new", "check", "backup", "list", "show", "set", "add", "remove", "who", "import",
                    "export", "history", "undo", "redo", "purge", "findings", "duplicates", "merge"):
        check("Usage:" in run(command, "--help").out, command)
    check("liaison-cli" in run("--version").out)


def test_usage_errors(folder):
    workspace = new_workspace(folder)
    run(status=REFUSED)
    run("frobnicate", status=REFUSED)
    run("list", workspace, status=REFUSED)
    run("list", workspace, "partners", "too", "many", status=REFUSED)
    run("list", workspace, "partners", "--no-such-option", status=REFUSED)
    run("list", workspace, "unicorns", status=REFUSED)
    run("list", workspace, "partners", "--limit", "-1", status=REFUSED)
    run("list", workspace, "partners", "--sort", "shoe_size", status=REFUSED)
    run("list", workspace, "partners", "--where", "shoe_size=43", status=REFUSED)
    run("list", workspace, "partners", "--where", "country", status=REFUSED)
    run("list", os.path.join(folder, "missing.liaison"), "partners", status=REFUSED)
    run("list", write(folder, "text.liaison", "no workspace"), "partners", status=REFUSED)
    run("show", workspace, "partner", "1", status=REFUSED)
    run("show", workspace, "partner", "one", status=REFUSED)
    run("backup", workspace, status=REFUSED)
    run("export", workspace, "partners", status=REFUSED)
    run("history", workspace, "partner", status=REFUSED)


def test_refusals_name_what_there_is(folder):
    workspace = new_workspace(folder)
    identity = add_bank(workspace)
    said = run("list", workspace, "unicorns", status=REFUSED).err
    check("partner, affiliation" in said and "saved_list" in said, said)
    check("setting" not in said and "namesake" not in said, said)
    for arguments in (("list", "--sort", "nope"), ("list", "--sort", "-nope"), ("list", "--where", "nope=1"),
                      ("list", "--columns", "nope")):
        said = run(arguments[0], workspace, "partner", *arguments[1:], status=REFUSED).err
        check(said.startswith(f"liaison-cli: {arguments[1]}: ") and "“nope”" in said, said)
        check("name, acronym" in said and "last_contact" in said, said)
    for arguments in ((identity,), ("--where", "acronym=EB")):
        said = run("set", workspace, "partner", *arguments, "nope=1", status=REFUSED).err
        check("name, acronym" in said and "last_contact" not in said, said)
        said = run("set", workspace, "partner", *arguments, "level=Partnr", status=REFUSED).err
        check("Level: " in said and "“Partnr”; there are" in said, said)
        check("“Contributor”" in said and "“Associate”" in said and "“Partner”" in said, said)
    said = run("list", workspace, "partner", "--where", "level=Partnr", status=REFUSED).err
    check("“Contributor”" in said, said)


def test_add_tells_likenesses(folder):
    workspace = new_workspace(folder)
    identity = add_bank(workspace)
    added = run("add", workspace, "partner", "name=Example Banc", "acronym=EB", "country=France")
    check(added.out.strip().isdigit() and added.out.strip() != identity, added)
    check("may be the same as “" in added.err and f"(id {identity}): " in added.err, added)
    added = run("add", workspace, "partner", "name=Harbour University", "--json")
    equal(added.err, "")
    equal(json.loads(added.out)[0]["name"], "Harbour University")
    run("add", workspace, "person", "given_name=Ada", "family_name=Obi", "email=ada@example.org")
    added = run("add", workspace, "person", "given_name=Ada", "family_name=Obi", "email=ada@example.org")
    check("may be the same as “Ada Obi”" in added.err, added)


def rows_of(*arguments, status=DONE):
    return list(csv.DictReader(io.StringIO(run(*arguments, "--csv", status=status).out)))


def test_csv_of_every_list(folder):
    workspace = new_workspace(folder)
    run("add", workspace, "person", "given_name=Ada", "family_name=Obi", "phone=+41221234567")
    identity = run("add", workspace, "partner", "name==Example, Bank", "acronym=EB", "level=Partner",
                   "keyworker=Ada Obi").out.strip()
    run("add", workspace, "interaction", f"partner={identity}", "date=2026-01-02", "kind=meeting",
        "summary=A summary that is longer than what a table for reading shows of it", "--anyway")
    run("add", workspace, "partner", "name==Example, Bank")

    [row, _] = rows_of("who", workspace, "Example")
    equal((row["id"], row["name"], row["keyworker"]), (identity, "'=Example, Bank", "Ada Obi"))
    equal((row["last_contact"], row["last_contact_kind"]), ("2026-01-02", "meeting"))
    check(row["last_contact_summary"].endswith("shows of it"), row)

    found = run_json("findings", workspace, status=FOUND)
    rows = rows_of("findings", workspace, status=FOUND)
    equal([(row["code"], row["id"], row["message"]) for row in rows],
          [(finding["code"], finding["subject"]["id"], finding["message"]) for finding in found])

    [pair] = run_json("duplicates", workspace, status=FOUND)
    [row] = rows_of("duplicates", workspace, status=FOUND)
    equal((row["score"], row["first_id"], row["second_id"]),
          (str(pair["score"]), pair["first"]["id"], pair["second"]["id"]))

    rows = rows_of("history", workspace)
    equal([(row["batch"], row["label"]) for row in rows],
          [(batch["batch"], batch["label"]) for batch in run_json("history", workspace)])
    run("set", workspace, "partner", identity, "country=France", "acronym=")
    rows = [row for row in rows_of("history", workspace, "partner", identity) if row["field"] == "acronym"]
    equal([(row["old"], row["new"]) for row in rows if row["old"]], [("EB", "")])


def test_add_show_set_remove(folder):
    workspace = new_workspace(folder)
    identity = add_bank(workspace)
    check(identity.isdigit(), "add prints", identity)
    [record] = run_json("show", workspace, "partner", identity)
    equal(record["id"], identity)
    equal(record["country"], "FR")
    equal(record["tags"], ["money", "trust"])
    check("Example Bank" in run("show", workspace, "partners", identity).out)
    run("set", workspace, "partner", identity, "level=Partner", "website=www.example.org")
    [record] = run_json("show", workspace, "partner", identity)
    equal(record["level"], "Partner")
    check(record["level_id"].isdigit())
    equal(record["website"], "https://www.example.org")
    [record] = run_json("set", workspace, "partner", identity, "acronym=")
    equal(record["acronym"], None)

    before = everything(workspace, folder)
    for bad, named in (("country=Atlantis", "Country"), ("email=nobody", "E-Mail"), ("level=Emperor", "Level"),
                       ("shoe_size=43", "shoe_size"), ("name=", "Name"), ("name", "FIELD=VALUE"),
                       ("keyworker=Nobody", "Keyworker"), ("website=javascript:alert(1)", "Website"),
                       ("contractor=perhaps", "Contractor")):
        result = run("set", workspace, "partner", identity, bad, status=REFUSED)
        check(named in result.err, "no field named:", result)
    run("add", workspace, "partner", "acronym=X", status=REFUSED)
    # One bad field, and none is set.
    run("set", workspace, "partner", identity, "acronym=ZZ", "country=Atlantis", status=REFUSED)
    equal(everything(workspace, folder), before, "what a refusal left")

    run("remove", workspace, "partner", identity)
    equal(run_json("list", workspace, "partner"), [])
    run("remove", workspace, "partner", identity, status=REFUSED)
    run("undo", workspace)
    equal(len(run_json("list", workspace, "partner")), 1)


def names_found(workspace, text, *more):
    return [r["name"] for r in run_json("list", workspace, "partner", "--search", text, *more)]


def test_search_words(folder):
    workspace = new_workspace(folder)
    for name, country, tags, level in (("African Bank", "KE", "vip; a", "Associate"),
                                       ("Bank of Sweden", "SE", "a", "Contributor"),
                                       ("Club", "KE", "", "")):
        run("add", workspace, "partner", f"name={name}", f"country={country}", f"tags={tags}",
            f"level={level}")
    equal(names_found(workspace, "bank country:ke"), ["African Bank"])
    equal(names_found(workspace, "country:KE,SE -level:contributor"), ["African Bank", "Club"])
    equal(names_found(workspace, "-has:level"), ["Club"])
    equal(names_found(workspace, 'tag:"vip"'), ["African Bank"])
    hinted = run("list", workspace, "partner", "--search", "foo:bar")
    check("foo" in hinted.err, hinted.err)

    # Columns that follow from other rows.
    run("add", workspace, "interaction", "partner=Club", "kind=meeting", "date=2026-03-04",
        "summary=Met")
    rows = run_json("list", workspace, "partner", "--sort", "-last_contact", "--columns",
                    "name,last_contact,next_due,level,open_findings")
    equal(list(rows[0]), ["id", "name", "last_contact", "next_due", "level", "level_id",
                          "open_findings"])
    equal([rows[0]["name"], rows[0]["last_contact"]], ["Club", "2026-03-04"])
    equal(names_found(workspace, "contact:2026-03"), ["Club"])
    csv = run("list", workspace, "partner", "--columns", "last_contact, name", "--csv").out
    equal(csv.splitlines()[0], "id,last_contact,name")
    run("list", workspace, "partner", "--columns", "name,shoe_size", status=REFUSED)
    found = {f["subject"]["name"] for f in run_json("findings", workspace, status=None)}
    equal(set(names_found(workspace, "has:findings")), found)


def test_set_many(folder):
    workspace = new_workspace(folder)
    for name, country in (("A", "KE"), ("B", "KE"), ("C", "SE")):
        run("add", workspace, "partner", f"name={name}", f"country={country}", "tags=old; x")
    before = run_json("list", workspace, "partner")
    done = run("set", workspace, "partner", "--where", "country=KE", "level=Associate", "tags+=new",
               "tags-=old")
    check("2 records match; 2 were changed" in done.out, done.out)
    equal([(r["level"], r["tags"]) for r in run_json("list", workspace, "partner")],
          [("Associate", ["new", "x"]), ("Associate", ["new", "x"]), (None, ["old", "x"])])
    counts = run_json("set", workspace, "partner", "--search", "country:KE", "level=Associate")
    equal(counts, {"matched": 2, "changed": 0, "batch": None})
    run("undo", workspace)
    equal(run_json("list", workspace, "partner"), before)

    run("set", workspace, "partner", "--search", "country:JP", "level=Associate", status=FOUND)
    # A search that is not understood changes nothing.
    run("set", workspace, "partner", "--search", "foo:bar A", "level=Associate", status=REFUSED)
    run("set", workspace, "partner", "--search", "country:Atlantis", "level=Associate",
        status=REFUSED)
    run("set", workspace, "partner", "--where", "country=KE", "name=", status=REFUSED)
    run("set", workspace, "partner", "--where", "country=KE", "country+=SE", status=REFUSED)
    run("set", workspace, "partner", "--where", "country=KE", status=REFUSED)
    run("set", workspace, "partner", before[0]["id"], status=REFUSED)
    equal(run_json("list", workspace, "partner"), before)
    equal(run_json("set", workspace, "partner", before[0]["id"], "tags+=one")[0]["tags"],
          ["old", "one", "x"])

    said = run("set", workspace, "partner", before[0]["id"], "country=JP", "country=KE", status=REFUSED).err
    check("“country” is given twice" in said, said)
    said = run("show", workspace, "partner", before[0]["id"], "surplus", status=REFUSED).err
    check("“surplus”" in said, said)

    run("remove", workspace, "partner", status=REFUSED)
    run("remove", workspace, "partner", "--search", "country:KE")
    equal([r["name"] for r in run_json("list", workspace, "partner")], ["C"])
    run("undo", workspace)
    equal(len(run_json("list", workspace, "partner")), 3)


def test_list(folder):
    workspace = new_workspace(folder)
    for name, country, tags in (("Évry Forum", "FR", "a; b"), ("Zürich 研究所", "CH", "b"),
                                ("O'Brien & C++", "IE", "")):
        run("add", workspace, "partner", f"name={name}", f"country={country}", f"tags={tags}")
    equal(len(run_json("list", workspace, "partners")), 3)
    equal([r["name"] for r in run_json("list", workspace, "partner", "--search", "evry")],
          ["Évry Forum"])
    for text in ("O'Brien", "C++", '"', "AND", "*", "zurich", "a OR b", "NEAR("):
        run("list", workspace, "partner", "--search", text)
    equal([r["name"] for r in run_json("list", workspace, "partner", "--where", "country=Switzerland")],
          ["Zürich 研究所"])
    equal(len(run_json("list", workspace, "partner", "--where", "tags=b")), 2)
    equal(len(run_json("list", workspace, "partner", "--where", "tags=b", "--where", "country=FR")), 1)
    equal(len(run_json("list", workspace, "partner", "--where", "level=")), 3)
    names = [r["name"] for r in run_json("list", workspace, "partner", "--sort", "name")]
    equal(names, ["Évry Forum", "O'Brien & C++", "Zürich 研究所"])
    equal([r["name"] for r in run_json("list", workspace, "partner", "--sort", "-name")], names[::-1])
    equal(len(run_json("list", workspace, "partner", "--limit", "2")), 2)
    rows = list(csv.DictReader(io.StringIO(run("list", workspace, "partner", "--csv").out)))
    equal([row["country"] for row in rows], ["FR", "IE", "CH"])
    # Columns line up although the characters of one name are twice as wide.
    lines = run("list", workspace, "partner").out.splitlines()
    equal(len(lines), 4)
    wide = next(line for line in lines if "研" in line)
    plain = next(line for line in lines if "Brien" in line)
    equal(wide.index("CH") + 3, plain.index("IE"), "column of the country")


def test_who(folder):
    workspace = new_workspace(folder)
    run("add", workspace, "person", "given_name=Ada", "family_name=Obi", "email=ada@example.org",
        "phone=+41 22 730 51 11", "team=yes")
    run("add", workspace, "partner", "name=Geneva Centre for Security Policy", "acronym=GCSP",
        "level=Associate", "keyworker=Ada Obi")
    for name in ("gcsp", "Geneva Centre for Security Policy", "security pol"):
        [answer] = run_json("who", workspace, name)
        equal(answer["level"], "Associate")
        equal(answer["keyworker"]["email"], "ada@example.org")
    check("+41 22 730 51 11" in run("who", workspace, "security", "policy").out)
    run("who", workspace, "Atlantis", status=REFUSED)


SHEET = ("Organisation name;Acronym;Country;E-mail address\n"
         "Alpha;A;France;a@example.org\n"
         "Beta;B;Atlantis;b@example.org\n"
         "Gamma;G;Spain;not an address\n"
         "Delta;D;Italy;\n"
         "Total;4;;\n")


def test_duplicates_and_merge(folder):
    workspace = new_workspace(folder)
    equal(run_json("duplicates", workspace), [], "duplicates in an empty workspace")
    keep = run("add", workspace, "partner", "name=Blue River Institute", "website=blueriver.example").out.strip()
    lose = run("add", workspace, "partner", "name=Blue Rivers Institute Ltd", "website=www.blueriver.example",
               "country=FR", "tags=water").out.strip()
    run("add", workspace, "partner", "name=Geneva Centre for Security Policy", "acronym=GCSP")
    run("add", workspace, "partner", "name=Geneva Centre for Security Sector Governance", "acronym=DCAF")
    found = json.loads(run("duplicates", workspace, "--json", status=FOUND).out)
    [pair] = [pair for pair in found if pair["score"] >= 70]
    equal([pair["first"]["id"], pair["second"]["id"]], [keep, lose], "ids of the pair")
    check("same web domain blueriver.example" in pair["reason"], pair)
    run("add", workspace, "interaction", f"partner={lose}", "kind=meeting", "date=2026-03-01", "summary=Kick-off")
    before = run("export", workspace, "everything", "-o", os.path.join(folder, "before.json"))
    check("Interactions" in run("merge", workspace, "partner", keep, lose, "--take", "country").out, before)
    equal(run_json("duplicates", workspace), [], "duplicates after the merge")
    [merged] = [row for row in run_json("list", workspace, "partners") if row["id"] == keep]
    equal(merged["country"], "FR")
    equal(merged["other_names"], ["Blue Rivers Institute Ltd"])
    equal(run_json("list", workspace, "interactions")[0]["partner_id"], keep)
    run("undo", workspace)
    run("export", workspace, "everything", "-o", os.path.join(folder, "after.json"))
    with open(os.path.join(folder, "before.json")) as old, open(os.path.join(folder, "after.json")) as new:
        equal(new.read(), old.read(), "everything after undo")
    run("merge", workspace, "partner", keep, keep, status=REFUSED)
    run("merge", workspace, "partner", keep, "1", status=REFUSED)
    run("merge", workspace, "partner", keep, lose, "--take", "shoe_size", status=REFUSED)
    run("merge", workspace, "level", keep, lose, status=REFUSED)
    run("duplicates", workspace, "level", status=REFUSED)
    run("duplicates", workspace, "--minimum", "0", status=REFUSED)


def test_keyworker_guard(folder):
    workspace = new_workspace(folder)
    ada = run("add", workspace, "person", "given_name=Ada", "family_name=Obi", "email=ada@example.org",
              "team=yes").out.strip()
    partner = run("add", workspace, "partner", "name=Blue River", f"keyworker={ada}").out.strip()
    interaction = ["add", workspace, "interaction", f"partner={partner}", "kind=meeting", "date=2026-03-01",
                   "summary=Kick-off"]
    said = run(*interaction, status=REFUSED).err
    check("Ada Obi" in said and "ada@example.org" in said and "--anyway" in said, said)
    check(" ada@example.org · No contact" in said, said)
    equal(run_json("list", workspace, "interactions"), [], "interactions after a refusal")
    run(*interaction, f"team_member={ada}")
    run(*interaction, "--anyway")
    [answer] = run_json("who", workspace, "Blue River")
    equal(answer["last_contact"]["summary"], "Kick-off")


def test_import(folder):
    workspace = new_workspace(folder)
    sheet = write(folder, "sheet.csv", SHEET)
    before = everything(workspace, folder)
    plan = run_json("import", workspace, "partners", sheet, "--dry-run", status=FOUND)
    equal(everything(workspace, folder), before, "what a dry run left")
    result = run_json("import", workspace, "partners", sheet, status=FOUND)
    equal(set(result), {"created", "updated", "unchanged", "rejected", "rows", "batch"})
    equal([result[key] for key in ("created", "updated", "unchanged", "rejected")], [2, 0, 0, 2])
    equal(plan["rows"], result["rows"])
    equal([(row["line"], row["field"], row["value"]) for row in result["rows"]],
          [(3, "country", "Atlantis"), (4, "email", "not an address")])
    check(all(row["reason"] for row in result["rows"]))
    history = run_json("history", workspace)
    equal(history[0]["batch"], result["batch"])
    messages = run("import", workspace, "partners", sheet, status=FOUND)
    check("sheet.csv:3: country: “Atlantis”" in messages.err, messages)
    check("unchanged 2" in messages.out, messages)
    run("undo", workspace)
    equal(everything(workspace, folder), before, "what undo left of an import")


def test_import_adds_keyworkers(folder):
    workspace = new_workspace(folder)
    before = everything(workspace, folder)
    sheet = write(folder, "first.csv",
                  "Name,Focal point\nAlpha,Ada Obi\nBeta,ada obi\nGamma,n/a\nDelta,ben@example.org\n")
    plan = run_json("import", workspace, "partners", sheet, "--dry-run")
    equal(plan["team_members"], ["Ada Obi", "ben@example.org"])
    equal(everything(workspace, folder), before, "what a dry run left")
    check("Ada Obi, ben@example.org" in run("import", workspace, "partners", sheet, "--dry-run").out)
    result = run_json("import", workspace, "partners", sheet)
    equal((result["created"], result["rejected"], result["team_members"]),
          (4, 0, ["Ada Obi", "ben@example.org"]))
    equal([person["team"] for person in run_json("list", workspace, "people")], [True, True])
    run("undo", workspace)
    equal(everything(workspace, folder), before, "what undo left of new keyworkers")


def test_import_options(folder):
    workspace = new_workspace(folder)
    sheet = write(folder, "sheet.csv", "Who,Where,Short\nAlpha,France,A\nBeta,Spain,B\n")
    run("import", workspace, "partners", sheet, status=REFUSED)
    run("import", workspace, "partners", sheet, "--map", "name=What", status=REFUSED)
    run("import", workspace, "partners", sheet, "--map", "shoe_size=Who", status=REFUSED)
    run("import", workspace, "partners", sheet, "--map", "name", status=REFUSED)
    run("import", workspace, "unicorns", sheet, status=REFUSED)
    run("import", workspace, "partners", os.path.join(folder, "missing.csv"), status=REFUSED)
    run("import", workspace, "partners", folder, status=REFUSED)
    run("import", workspace, "partners", sheet, "--map", "name=Who", "--match", "wings", status=REFUSED)
    run("import", workspace, "partners", sheet, "--map", "name=Who", "--mode", "x", status=REFUSED)
    options = ["--map", "name=Who", "--map", "country=Where", "--map", "acronym=Short"]
    equal(run_json("import", workspace, "partners", sheet, *options)["created"], 2)
    # The mapping is remembered for these headers.
    equal(run_json("import", workspace, "partners", sheet)["unchanged"], 2)
    equal(run_json("import", workspace, "partners", sheet, "--match", "acronym")["unchanged"], 2)
    equal(run_json("import", workspace, "partners", sheet, "--match", "none")["created"], 2)
    run_json("import", workspace, "partners", sheet, status=FOUND)
    people = write(folder, "people.csv",
                   "First name,Last name,Organisation,Since\nAda,Obi,Alpha Two,02/03/2020\n")
    run("import", workspace, "people", people, status=REFUSED)
    run("import", workspace, "people", people, "--date-order", "Since=abc", status=REFUSED)
    equal(run_json("import", workspace, "people", people, "--date-order", "Since=mdy")["created"], 1)
    [affiliation] = run_json("list", workspace, "affiliations")
    equal((affiliation["person"], affiliation["partner"], affiliation["from_date"]),
          ("Ada Obi", "Alpha Two", "2020-02-03"))
    # An organisation that nobody knows is made, once, and told beforehand.
    people = write(folder, "others.csv", "First name,Last name,Organisation\nBo,Lee,Bay Trust\nCy,Lund,Bay Trust\n")
    for dry in (["--dry-run"], []):
        told = run_json("import", workspace, "people", people, *dry)
        equal((told["created"], told["partners"]), (2, 1))
    equal([row["name"] for row in run_json("list", workspace, "partners")].count("Bay Trust"), 1)
    check("partners" not in run_json("import", workspace, "people", people), "told of partners though none is new")


def test_history_undo_redo(folder):
    workspace = new_workspace(folder)
    identity = add_bank(workspace)
    run("set", workspace, "partner", identity, "level=Associate")
    run("set", workspace, "partner", identity, "level=Partner")
    batches = run_json("history", workspace)
    equal(set(batches[0]), {"batch", "label", "made_at", "author", "changes"})
    equal([batch["label"] for batch in batches[:3]],
          ["Edit partner “Example Bank”"] * 2 + ["Add partner “Example Bank”"])
    check(batches[0]["batch"] > batches[1]["batch"], "the newest is not first")
    record = run_json("history", workspace, "partner", identity)
    equal(len(record), 3)
    equal([change["field"] for change in record[0]["changes"]], ["level"])
    check("Level: Associate → Partner" in run("history", workspace, "partner", identity).out)
    equal(len(run_json("history", workspace, "--limit", "1")), 1)
    states = [everything(workspace, folder)]
    for _ in range(3):
        check(run("undo", workspace).out.startswith("Undone: "))
        states.append(everything(workspace, folder))
    equal(run_json("list", workspace, "partner"), [])
    for state in reversed(states[:-1]):
        check(run("redo", workspace).out.startswith("Redone: "))
        equal(everything(workspace, folder), state)
    run("redo", workspace, status=REFUSED)


def test_export(folder):
    workspace = new_workspace(folder)
    run("add", workspace, "person", "given_name=Ada", "family_name=Obi")
    run("add", workspace, "partner", "name==HYPERLINK(\"x\")", "keyworker=Ada Obi",
        "description=two\nlines, \"quoted\"", "tags=x; y, z")
    add_bank(workspace)
    path = os.path.join(folder, "partners.csv")
    run("export", workspace, "partners", "-o", path)
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    equal(sorted(row["name"] for row in rows), ["'=HYPERLINK(\"x\")", "Example Bank"])
    path = os.path.join(folder, "people.JSON")
    run("export", workspace, "people", "-o", path)
    with open(path, encoding="utf-8") as file:
        equal([row["family_name"] for row in json.load(file)], ["Obi"])
    path = os.path.join(folder, "banks.CSV")
    run("export", workspace, "partners", "-o", path, "--columns", "country, name", "--where",
        "name=Example Bank", "--search", "bank")
    with open(path, newline="", encoding="utf-8") as file:
        equal([list(row) for row in csv.reader(file)],
              [["country", "name"], ["FR", "Example Bank"]])
    path = os.path.join(folder, "without.csv")
    run("export", workspace, "partners", "-o", path, "--without-levels")
    with open(path, newline="", encoding="utf-8") as file:
        check("level" not in next(csv.reader(file)))
    path = os.path.join(folder, "partners.xlsx")
    run("export", workspace, "partners", "-o", path)
    with zipfile.ZipFile(path) as archive:
        check("xl/worksheets/sheet1.xml" in archive.namelist())
    path = os.path.join(folder, "people.vcf")
    run("export", workspace, "people", "-o", path)
    with open(path, newline="", encoding="utf-8") as file:
        check("N:Obi;Ada;;;\r\n" in file.read())
    run("export", workspace, "levels", "-o", os.path.join(folder, "x.vcf"), status=REFUSED)
    run("add", workspace, "partner", "name=<b>Provider", "service_provider=yes", "services=CIRT")
    path = os.path.join(folder, "roster.html")
    run("export", workspace, "service-providers", "-o", path)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    check("&lt;b&gt;Provider" in text and "CIRT" in text and "Example Bank" not in text, text)
    path = os.path.join(folder, "roster.pdf")
    run("export", workspace, "service-providers", "-o", path, "--paper", "letter")
    with open(path, "rb") as file:
        check(file.read(5) == b"%PDF-")
    run("remove", workspace, "partner", run_json("list", workspace, "partners", "--where",
                                                 "service_provider=yes")[0]["id"])
    run("export", workspace, "partners", "--columns", "nonsense", "-o",
        os.path.join(folder, "x.csv"), status=REFUSED)
    for name in ("x.docx", "x"):
        run("export", workspace, "partners", "-o", os.path.join(folder, name), status=REFUSED)
    run("export", workspace, "everything", "-o", os.path.join(folder, "x.csv"), status=REFUSED)
    run("export", workspace, "partners", "-o", "/nowhere/x.csv", status=REFUSED)
    # What was exported changes nothing when it comes back.
    result = run_json("import", workspace, "partners", os.path.join(folder, "partners.csv"))
    equal((result["unchanged"], result["created"], result["updated"]), (2, 0, 0))


def test_findings(folder):
    workspace = new_workspace(folder)
    equal(run("findings", workspace).out, "", "findings of an empty workspace")
    equal(run_json("findings", workspace), [], "the same as JSON")
    run("add", workspace, "partner", "name=Quiet Fund", "status=potential")
    name = '<b>&amp;"'
    partner = run("add", workspace, "partner", f"name={name}", "contractor=yes").out.strip()
    run("add", workspace, "commitment", f"partner={partner}", "kind=staff", "title=Two experts",
        "value=1200 EUR", "due_date=2020-02-01")
    run("add", workspace, "agreement", f"partner={partner}", "kind=mou", "title=Together",
        "end_date=2020-03-01")

    found = run_json("findings", workspace, status=FOUND)
    equal([(one["code"], one["severity"]) for one in found],
          [("partner.contractor-wall", "block"), ("partner.no-keyworker", "warn"),
           ("agreement.expired", "warn"), ("commitment.overdue", "warn")], "findings")
    for one in found:
        equal(sorted(one), ["code", "message", "severity", "subject"], "members")
        equal(one["subject"], {"table": "partner", "id": partner, "name": name}, "subject")
    check("1 March 2020" in found[2]["message"], found[2])
    check("1200.00 EUR" in found[3]["message"], found[3])

    result = run("findings", workspace, status=FOUND)
    check("partner.no-keyworker" in result.out and name in result.out, result)
    check("4 findings" in result.err, result)
    equal(len(run_json("findings", workspace, "--severity", "warn", status=FOUND)), 3, "warnings")
    equal(run_json("findings", workspace, "--severity", "hint"), [], "hints")
    equal(len(run_json("findings", workspace, "--code", "agreement.expired", status=FOUND)), 1, "of one rule")
    run("findings", workspace, "--severity", "ignore", status=REFUSED)
    run("findings", workspace, "--code", "agreement.unheard", status=REFUSED)

    run("add", workspace, "setting", "key=rule.commitment.overdue.strength", "value=ignore")
    run("add", workspace, "setting", "key=rule.agreement.expired.strength", "value=block")
    found = run_json("findings", workspace, status=FOUND)
    equal([(one["code"], one["severity"]) for one in found],
          [("partner.contractor-wall", "block"), ("agreement.expired", "block"),
           ("partner.no-keyworker", "warn")], "findings under other rules")
    run("undo", workspace)
    equal(len(run_json("findings", workspace, "--severity", "block", status=FOUND)), 1, "after undo")


main([
    test_help,
    test_usage_errors,
    test_refusals_name_what_there_is,
    test_add_tells_likenesses,
    test_csv_of_every_list,
    test_add_show_set_remove,
    test_search_words,
    test_set_many,
    test_list,
    test_who,
    test_duplicates_and_merge,
    test_keyworker_guard,
    test_import,
    test_import_adds_keyworkers,
    test_import_options,
    test_history_undo_redo,
    test_export,
    test_findings,
])
