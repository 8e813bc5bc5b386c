# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses Liaison as a person with a keyboard and a screen reader does: through AT-SPI and key presses.

Runs under tools/headless. Nothing here knows the program's code; widgets are found by the names a
screen reader says."""

import os
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from file_portal import FilePortal  # noqa: E402

PATIENCE = 90  # seconds; a busy machine is slow, and waiting longer costs nothing when all is well

files = None


def get_files():
    """The file dialog is the portal's, which answers at once."""
    global files
    files = files or FilePortal()
    return files


class NotFound(AssertionError):
    pass


def wait_for(what, probe):
    """Polls probe until it gives something true."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            found = probe()
        except GLib.Error:
            found = None  # an object that went away while we looked
        if found:
            return found
        if time.monotonic() > deadline:
            raise NotFound(f"waited {PATIENCE} s for {what}")
        time.sleep(0.05)


def walk(node):
    """All that a screen reader could reach below node."""
    yield node
    try:
        count = node.get_child_count()
    except GLib.Error:
        return
    for index in range(count):
        try:
            child = node.get_child_at_index(index)
        except GLib.Error:
            continue
        if child is not None:
            yield from walk(child)


def is_showing(node):
    states = node.get_state_set()
    return states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)


class Liaison:
    """One run of the program, which ends with the block that it is used in; if that fails, it first tells what was
    on the screen."""

    def __init__(self, program, *arguments):
        self.files = get_files()
        environment = dict(os.environ, G_DEBUG="fatal-warnings", GDK_DEBUG="portals")
        # Leaks of libraries, with the stack cut short where there are no frame pointers, are found by no suppression.
        # The tests of the windows look for leaks.
        environment["ASAN_OPTIONS"] = environment.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
        # Development builds tell at their end how long the main loop was kept.
        environment["LIAISON_WATCHDOG"] = "1"
        self.said = tempfile.TemporaryFile()
        self.process = subprocess.Popen([program, *arguments], env=environment, stderr=self.said)
        self.application = wait_for("the program to show up", self._find_application)
        wait_for("its window", lambda: self.application.get_child_count() > 0)
        self._focus_window()

    def __enter__(self):
        return self

    def __exit__(self, kind, _error, _traceback):
        if kind is not None and self.process.poll() is None:
            self.dump()
        self.kill()

    def _find_application(self):
        if self.process.poll() is not None:
            raise NotFound(f"the program ended with status {self.process.returncode}")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def _find_windows(self):
        # Tooltips and popovers are windows of the display, too, but have no title.
        found = self._xdotool("search", "--all", "--onlyvisible", "--pid", str(self.process.pid), "--name", ".")
        return found.split()

    def _focus_window(self):
        # There is no window manager to give the keyboard to a new window.
        wait_for("a window on the screen", self._find_windows)
        self.focus_newest_window()

    def focus_newest_window(self):
        newest = self._find_windows()[-1]
        if self._xdotool("getwindowfocus").strip() != newest:
            self._xdotool("windowfocus", newest)

    @staticmethod
    def _xdotool(*arguments):
        done = subprocess.run(["xdotool", *arguments], capture_output=True, text=True, timeout=PATIENCE)
        return done.stdout

    def find(self, name, role=None, below=None):
        """The first showing object of that name, or None. A name ending in * is the beginning of one."""
        for node in walk(below or self.application):
            said = node.get_name() or ""
            same = said.startswith(name[:-1]) if name.endswith("*") else said == name
            if same and is_showing(node) and (role is None or node.get_role_name() == role):
                return node
        return None

    def expect(self, name, role=None, below=None):
        return wait_for(f"“{name}”" + (f" ({role})" if role else ""), lambda: self.find(name, role, below))

    def expect_gone(self, name, role=None):
        wait_for(f"“{name}” to go away", lambda: self.find(name, role) is None)

    def press(self, name, role=None):
        """Presses a button."""
        node = self.expect(name, role)

        def enabled():
            return node.get_state_set().contains(Atspi.StateType.SENSITIVE)

        wait_for(f"“{name}” to be enabled", enabled)
        assert node.do_action(0), f"“{name}” cannot be pressed"

    def tab_to(self, name, role=None):
        """Goes to a control as the keyboard does."""
        for _step in range(60):
            node = self.expect(name, role)
            if self.has_focus_below(node):
                return node
            self.keys("Tab")
            time.sleep(0.05)
        raise NotFound(f"Tab does not lead to “{name}”")

    def open_from_sidebar(self, row):
        """Goes to a row of the sidebar by the keyboard, and opens its page."""
        self.keys("ctrl+f")
        for _step in range(60):
            if self.has_focus_below(self.expect("Partners*", "list item")) or self.has_focus_below(row):
                break
            self.keys("shift+Tab")
            time.sleep(0.05)
        for _step in range(5):
            if self.has_focus_below(row):
                break
            self.keys("Down")
            time.sleep(0.1)
        self.keys("Return")

    def choose_by_keys(self, *names):
        """Goes through the menu that was just opened, and those below it: keys that do not come first in one wait
        until it has the focus. A "|" between keys stands where a menu opens. GTK 4.18 gives menu items no names."""
        last = None
        for part in " ".join(names).split("|"):
            last = wait_for("the focus in the menu", lambda last=last: self._menu_focus(last))
            self.keys(*part.split())

    def _menu_focus(self, last):
        for node in walk(self.application):
            if node.get_role_name() == "menu item" and is_showing(node) \
                    and node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return node if node is not last else None
        return None

    def expect_focus_in(self, name, role):
        wait_for(f"the focus in “{name}”", lambda: self.has_focus_below(self.expect(name, role)))

    @staticmethod
    def has_focus_below(node):
        return any(n.get_state_set().contains(Atspi.StateType.FOCUSED) for n in walk(node))

    def keys(self, *names):
        self.focus_newest_window()
        self._xdotool("key", "--delay", "30", *names)

    def fill_focused(self, text):
        """Puts text into the entry that has the focus, at once: an entry that completes what is typed gets in the
        way of fast typing."""

        def focused():
            for node in walk(self.application):
                states = node.get_state_set()
                if states.contains(Atspi.StateType.FOCUSED) and states.contains(Atspi.StateType.EDITABLE):
                    return node
            return None

        node = wait_for("an entry with the focus", focused)
        assert Atspi.EditableText.set_text_contents(node, text), "the entry does not take text"

    def type(self, text):
        self.focus_newest_window()
        self._xdotool("type", "--delay", "20", text)

    def open_partner(self, typed, name):
        """By the switcher: types some of the partner's name and waits for its page."""
        self.expect("Search partners")
        self.keys("ctrl+k")
        entry = self.expect("Find a partner or person")
        wait_for("the focus in the switcher", lambda: self.has_focus_below(entry))
        self.type(typed)
        self.expect("Matches", "list")
        self.keys("Return")
        self.expect_gone("Matches", "list")
        page = self.expect(name, "grouping")
        wait_for("the focus on the page", lambda: self.has_focus_below(page))

    def screenshot(self, path):
        subprocess.run(["import", "-window", "root", path], check=False, timeout=PATIENCE)

    def dump(self):
        """The tree as a screen reader has it, for when a test fails."""

        def show(node, depth):
            if is_showing(node):
                print("#", "  " * depth, node.get_role_name(), repr(node.get_name()))
            for index in range(node.get_child_count()):
                child = node.get_child_at_index(index)
                if child is not None:
                    show(child, depth + 1)

        show(self.application, 0)

    def close(self):
        """Closes the window as the user does, and waits for the program to end."""
        self.keys("ctrl+q")
        try:
            self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            raise NotFound("the program did not end") from None
        assert self.process.returncode == 0, f"the program ended with status {self.process.returncode}"

        # How long the main loop was kept, for whoever looks: on a slow machine it fails nothing.
        self.said.seek(0)
        for line in self.said.read().decode(errors="replace").splitlines():
            print("#", line)

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if not self.said.closed:
            self.said.seek(0)
            if self.process.returncode != 0:
                sys.stderr.write(self.said.read().decode(errors="replace"))
            self.said.close()


def run_as_test(run, title):
    """Runs the one test of a script with the programs named on its command line and a folder of its own."""
    print("TAP version 13\n1..1")
    with tempfile.TemporaryDirectory(prefix="liaison-end-to-end-") as folder:
        run(*(os.path.abspath(program) for program in sys.argv[1:]), folder)
    print(f"ok 1 {title}")
