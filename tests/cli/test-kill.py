# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills liaison-cli at random moments of imports and edits: what was said to be done stays done, what was
cut off leaves nothing, and the workspace is in order. LIAISON_TEST_SEED replays; LIAISON_TEST_KILLS sizes."""
import os
import random
import signal
import subprocess
import time

from cli_test import DONE, PROGRAM, check, equal, main, new_workspace, run, run_json, write

SEED = int(os.environ.get("LIAISON_TEST_SEED", random.SystemRandom().randrange(1 << 32)))
KILLS = int(os.environ.get("LIAISON_TEST_KILLS", 100))
PER_WORKSPACE = 25
ROWS = 400


def start(*arguments):
    return subprocess.Popen([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL)


def kill_after(process, seconds):
    """True when the program said that it was done before it was killed."""
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == DONE


class Round:
    """One workspace, and what must be in it."""

    def __init__(self, folder, rng):
        self.folder, self.rng = folder, rng
        os.mkdir(folder)
        self.workspace = new_workspace(folder, "--ladder", "none")
        self.identity = run("add", self.workspace, "partner", "name=Edited", "acronym=V0").out.strip()
        self.acronyms = {"V0"}
        self.imports = {}
        self.n = 0

    def edit(self, seconds):
        self.n += 1
        value = f"V{self.n}"
        done = kill_after(start("set", self.workspace, "partner", self.identity, f"acronym={value}"), seconds)
        self.acronyms = {value} if done else self.acronyms | {value}
        return done

    def import_rows(self, seconds):
        self.n += 1
        region = f"Import {self.n}"
        sheet = write(self.folder, "sheet.csv", "Name,Region\n" + "".join(
            f"Organisation {self.n} {i},{region}\n" for i in range(ROWS)))
        done = kill_after(start("import", self.workspace, "partners", sheet), seconds)
        self.imports[region] = {ROWS} if done else {0, ROWS}
        return done

    def verify(self):
        run("check", self.workspace)
        [record] = run_json("show", self.workspace, "partner", self.identity)
        check(record["acronym"] in self.acronyms, record["acronym"], "is none of", self.acronyms)
        self.acronyms = {record["acronym"]}
        found = {}
        for partner in run_json("list", self.workspace, "partners"):
            found[partner["region"]] = found.get(partner["region"], 0) + 1
        for region, allowed in self.imports.items():
            n = found.get(region, 0)
            check(n in allowed, region, "has", n, "rows; allowed:", allowed)
            self.imports[region] = {n}
        batches = run_json("history", self.workspace)
        equal(sum("Import" in batch["label"] for batch in batches),
              sum(n == {ROWS} for n in self.imports.values()), "imports in the history")


def time_of(act, seconds):
    """Whether it was done, and what it took then."""
    began = time.monotonic()
    done = act(seconds)
    return done, time.monotonic() - began


def test_kill(folder):
    """However fast the machine is, and whatever else it does: rounds go on until enough was cut off."""
    print(f"# LIAISON_TEST_SEED={SEED}, {KILLS} kills")
    rng = random.Random(SEED)
    trial = Round(os.path.join(folder, "trial"), rng)
    took = {}
    for name in ("edit", "import_rows"):
        done, took[name] = time_of(getattr(trial, name), 300)
        check(done, name, "is not done in five minutes")
    cut = n = 0
    current = None
    while n < KILLS or cut < KILLS // 2:
        check(n < KILLS * 10, "the moments were too late to tell anything:", cut, "of", n)
        if n % PER_WORKSPACE == 0:
            current = Round(os.path.join(folder, f"round-{n}"), rng)
        name = rng.choice(("edit", "import_rows"))
        done, seconds = time_of(getattr(current, name), rng.uniform(0, took[name] * 1.1))
        if done:
            took[name] = seconds
        cut += not done
        n += 1
        current.verify()
    print(f"# {cut} of {n} cut off, {n - cut} done before")


main([test_kill])
