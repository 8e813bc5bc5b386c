# SPDX-License-Identifier: GPL-3.0-or-later
"""A workspace as a whole, from outside: made, copied, checked, mended, purged, taken along; and who meets it."""
import json
import os
import subprocess
import time

from cli_test import (DONE, FOUND, PROGRAM, REFUSED, add_bank, check, equal, everything, main,
                      new_workspace, run, run_json, write)


def test_new(folder):
    workspace = new_workspace(folder)
    equal(os.stat(workspace).st_mode & 0o777, 0o600, "mode of the file")
    levels = run_json("list", workspace, "levels")
    equal([level["name"] for level in levels][:3], ["Contributor", "Associate", "Partner"], "levels")
    run("new", workspace, status=REFUSED)
    none = os.path.join(folder, "none.liaison")
    run("new", none, "--ladder", "none")
    equal(run_json("list", none, "levels"), [], "levels without a ladder")
    bad = os.path.join(folder, "bad.liaison")
    run("new", bad, "--ladder", write(folder, "ladder.json", "{"), status=REFUSED)
    check(not os.path.exists(bad), "a failed creation left a file")
    sample = os.path.join(folder, "sample.liaison")
    run("new", sample, "--sample")
    check(len(run_json("list", sample, "partners")) >= 30, "the sample is small")


def test_check_and_backup(folder):
    workspace = new_workspace(folder)
    add_bank(workspace)
    run("check", workspace)
    run("check", workspace, "--repair")
    copy = os.path.join(folder, "copy.liaison")
    run("backup", workspace, "-o", copy)
    equal(everything(copy, folder), everything(workspace, folder))
    run("check", copy)
    run("backup", workspace, "-o", copy, status=REFUSED)
    run("backup", workspace, "-o", os.path.join(folder, "no", "such", "folder.liaison"), status=REFUSED)
    # What is missing is named as it was asked for.
    said = run("new", os.path.join(folder, "nowhere", "new.liaison"), status=REFUSED).err
    check("There is no folder “" in said and "nowhere”" in said, said)
    said = run("import", workspace, "partners", os.path.join(folder, "none.csv"), status=REFUSED).err
    check("There is no file “" in said and "none.csv”" in said, said)

    # Damage in the middle of the file is found; --repair brings a sound backup back and keeps the file.
    sheet = write(folder, "sheet.csv", "Name\n" + "".join(f"Partner {i}\n" for i in range(2000)))
    run("import", workspace, "partners", sheet)
    run("import", workspace, "partners", write(folder, "one.csv", "Name\nOne more\n"))
    with open(workspace, "r+b") as file:
        file.seek(40960)
        file.write(b"\x5a" * 8192)
    check(run("check", workspace, status=None).status in (FOUND, REFUSED), "damage was not seen")
    run("check", workspace, "--repair", status=FOUND)
    run("check", workspace)
    check(any(".damaged-" in name for name in os.listdir(folder)), os.listdir(folder))

    # Nothing to restore from: said with the file's name, and what can be done.
    alone = os.path.join(folder, "alone.liaison")
    run("backup", workspace, "-o", alone)
    os.truncate(alone, 40960)
    said = run("list", alone, "partner", status=REFUSED).err
    check("alone.liaison: " in said and "--repair" in said, said)
    said = run("check", alone, "--repair", status=REFUSED).err
    check("alone.liaison: " in said and ".. " not in said and "can be restored" not in said, said)


def test_purge(folder):
    workspace = new_workspace(folder)
    add_bank(workspace)
    run("remove", workspace, "partner", run_json("list", workspace, "partners")[0]["id"])
    check("nothing" in run("purge", workspace, "--older-than", "1").out)
    asked = run("purge", workspace, status=FOUND)
    check("1 partner (“Example Bank”)" in asked.out and "--yes" in asked.err, asked)
    run("purge", workspace, "--yes")
    check("nothing" in run("purge", workspace, "--yes").out)
    run("check", workspace)
    run("undo", workspace, status=REFUSED)
    check("Example" not in run("history", workspace).out)


def test_everything(folder):
    workspace = os.path.join(folder, "sample.liaison")
    run("new", workspace, "--sample")
    exported = everything(workspace, folder)
    path = write(folder, "copy.json", exported)
    other = os.path.join(folder, "other.liaison")
    run("new", other)
    check(run_json("import", other, "everything", path)["created"] > 50)
    equal(everything(other, folder), exported)
    run("import", other, "everything", path, status=REFUSED)
    run("check", other)
    run("undo", other)

    empty = os.path.join(folder, "empty.liaison")
    run("new", empty, "--ladder", "none")
    before = everything(empty, folder)
    document = json.loads(exported)
    for damage in (lambda d: d["partner"][0].update(name=7),
                   lambda d: d["partner"][0].update(level_id="12345"),
                   lambda d: d["partner"][0].update(id=d["partner"][1]["id"]),
                   lambda d: d["partner"][0].update(id="-1"),
                   lambda d: d["partner"][0].update(country="Atlantis"),
                   lambda d: d["partner"][0].update(shoe_size=43),
                   lambda d: d["partner"][0].update(tags="x"),
                   lambda d: d["partner"][0].update(name=None),
                   lambda d: d["partner"].append(1),
                   lambda d: d.update(unicorn=[]),
                   lambda d: d.update(partner={}),
                   lambda d: d.pop("liaison"),
                   lambda d: d["liaison"].update(version=2)):
        broken = json.loads(exported)
        damage(broken)
        run("import", empty, "everything", write(folder, "broken.json", json.dumps(broken)), status=REFUSED)
    for text in (b"", b"{", b"[" * 100000, b"\xff\xfe", exported[:-100], b"null", b"[]", b"{}",
                 b'{"liaison":7}', b'{"liaison":{"contents":"everything","version":1},"liaison":1}'):
        run("import", empty, "everything", write(folder, "broken.json", text), status=REFUSED)
    equal(everything(empty, folder), before, "what refused files left")
    check(document["liaison"]["contents"] == "everything")


def meet_writer(folder, workspace, sheet, seconds):
    """Comes by while another process writes. FALSE when it was not the time: too early, or too late."""
    with subprocess.Popen([PROGRAM, "import", workspace, "partners", sheet, "--mode", "create"],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as writer:
        time.sleep(seconds)
        result = run("add", workspace, "partner", "name=Second", status=None)
        if result.status != REFUSED:
            writer.wait()
            return False
        check(str(writer.pid) in result.err, "does not say who has it:", result)
        equal(len(run_json("list", workspace, "partner", "--where", "acronym=EB")), 1)
        run("history", workspace)
        run("backup", workspace, "-o", os.path.join(folder, "meanwhile.liaison"))
        writer.wait()
        equal(writer.returncode, DONE, "the first writer")
        return True


def test_second_writer(folder):
    workspace = new_workspace(folder)
    add_bank(workspace)
    sheet = write(folder, "big.csv", "Name,Country\n" + "".join(f"P {i},FR\n" for i in range(20000)))
    check(any(meet_writer(folder, workspace, sheet, 0.05 * attempt) for attempt in range(1, 12)), "never met")
    run("check", workspace)


def test_reading_leaves_nothing_behind(folder):
    inner = os.path.join(folder, "inner")
    os.mkdir(inner)
    workspace = new_workspace(inner)
    add_bank(workspace)
    contents = os.listdir(inner)
    equal(contents, ["test.liaison"])
    for command in (["list", workspace, "partners"], ["who", workspace, "bank"], ["history", workspace],
                    ["check", workspace], ["backup", workspace, "-o", os.path.join(folder, "copy.liaison")],
                    ["export", workspace, "everything", "-o", os.path.join(folder, "all.json")]):
        run(*command)
        equal(os.listdir(inner), contents, f"beside the workspace after {command[0]}")
    # Also when it ends in a refusal.
    run("show", workspace, "partner", "1", status=REFUSED)
    equal(os.listdir(inner), contents, "beside the workspace after a refusal")


def test_unsafe_places(folder):
    workspace = new_workspace(folder)
    equal(run("list", workspace, "partners").err, "", "what is said of an ordinary folder")
    os.mkdir(os.path.join(folder, ".stfolder"))
    for command in (["list", workspace, "partners"], ["add", workspace, "partner", "name=ITU"],
                    ["new", os.path.join(folder, "other.liaison")]):
        said = run(*command).err.splitlines()
        equal(len(said), 1, f"lines said by {command[0]}")
        check("Syncthing" in said[0] and said[0].startswith("liaison-cli: "), said)


main([
    test_new,
    test_check_and_backup,
    test_purge,
    test_everything,
    test_second_writer,
    test_reading_leaves_nothing_behind,
    test_unsafe_places,
])
