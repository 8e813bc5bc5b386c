#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The development program that renders a page and quits leaves the workspace closed behind it.

usage: screenshot.py LIAISON LIAISON-CLI
"""

import os
import subprocess
import sys
import tempfile

LIAISON, LIAISON_CLI = sys.argv[1:3]

print("1..2")
for number, steps in enumerate([[], ["--activate", "win.switcher"]], 1):
    with tempfile.TemporaryDirectory() as folder:
        workspace = os.path.join(folder, "plan.liaison")
        picture = os.path.join(folder, "picture.png")
        subprocess.run([LIAISON_CLI, "new", workspace, "--sample"], check=True)
        done = subprocess.run([LIAISON, workspace, "--page", "partners", *steps, "--screenshot", picture],
                              capture_output=True, text=True, check=False)
        left = [name for name in os.listdir(folder) if name.endswith(("-wal", "-shm"))]
        is_fine = done.returncode == 0 and os.path.exists(picture) and not left \
            and "WARNING" not in done.stderr and "CRITICAL" not in done.stderr
        print("ok" if is_fine else "not ok", number, "-", " ".join(["partners", *steps]))
        if not is_fine:
            print("# status", done.returncode, "left", left, done.stderr.replace("\n", "\n# "))
