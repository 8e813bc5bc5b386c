# SPDX-License-Identifier: GPL-3.0-or-later
"""A test program of a few checks: runs each function given and prints TAP."""
import traceback


class Skip(Exception):
    """Raised by a check that cannot be made here; the text says why."""


def run(checks):
    """Each check returns a list of faults, one line each; an empty list passes."""
    failed = 0
    print(f"1..{len(checks)}", flush=True)
    for number, check in enumerate(checks, 1):
        name = check.__name__.replace("_", "-")
        try:
            faults = check()
        except Skip as reason:
            print(f"ok {number} {name} # SKIP {reason}", flush=True)
            continue
        except Exception:  # a check that breaks has failed; the next ones still run
            faults = traceback.format_exc().splitlines()
        for fault in faults:
            print(f"# {fault}")
        print(f"{'not ok' if faults else 'ok'} {number} {name}", flush=True)
        failed += bool(faults)
    return 1 if failed else 0
