# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts records into a workspace and looks at them behind the window's back, through liaison-cli."""

import json
import os
import subprocess


class WorkspaceFile:
    """A new workspace in a folder."""

    def __init__(self, cli, folder):
        self.cli = cli
        self.path = os.path.join(folder, "Programme.liaison")
        self._run("new")

    def _run(self, command, *arguments):
        done = subprocess.run([self.cli, command, self.path, *arguments], check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout.strip()

    def add(self, record_type, *fields):
        """Adds a record from texts like "country=NZ"; gives its id."""
        return self._run("add", record_type, *fields)

    def list(self, record_type):
        return json.loads(self._run("list", record_type, "--json"))
