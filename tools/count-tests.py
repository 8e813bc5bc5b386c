#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test cases in meson's JUnit logs; the last line is the sum. A missing or empty log fails."""
import sys
import xml.etree.ElementTree as ElementTree


def main(paths):
    passed = failed = skipped = 0
    for path in paths:
        try:
            root = ElementTree.parse(path).getroot()
        except (OSError, ElementTree.ParseError) as error:
            print(f"no test log: {error}", file=sys.stderr)
            failed += 1
            continue
        for suite in root.iter("testsuite"):
            cases = list(suite.iter("testcase"))
            bad = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
            left_out = [case for case in cases if case.find("skipped") is not None]
            # A program that crashed or timed out may have no failing case of its own.
            crashed = 0 if bad else int(suite.get("errors", 0)) + int(suite.get("failures", 0))
            passed += len(cases) - len(bad) - len(left_out)
            failed += len(bad) + (1 if crashed else 0)
            skipped += len(left_out)
            for case in bad:
                print(f"failed: {suite.get('name')}: {case.get('name')}")
            if crashed:
                print(f"failed: {suite.get('name')}: ended early")
    tail = f", {skipped} skipped" if skipped else ""
    print(f"{passed} passed, {failed} failed{tail}")
    return 1 if failed or not passed else 0


sys.exit(main(sys.argv[1:]))
