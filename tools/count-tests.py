#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test cases in meson's logs; the last line is the sum. A missing or empty log fails.

usage: count-tests.py BUILD-DIR…
"""
import json
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

GOOD = {"OK", "SKIP", "EXPECTEDFAIL"}


def count_cases(logs):
    """Passed, failed and skipped cases of one build tree, and a line for each that failed."""
    passed = skipped = 0
    faults = []
    blamed = set()
    for suite in ElementTree.parse(logs / "testlog.junit.xml").getroot().iter("testsuite"):
        for case in suite.iter("testcase"):
            if case.find("failure") is not None or case.find("error") is not None:
                faults.append(f"{suite.get('name')}: {case.get('name')}")
                blamed |= {suite.get("name").split(".", 1)[-1], case.get("name")}
            elif case.find("skipped") is not None:
                skipped += 1
            else:
                passed += 1
    # A program may fail though each of its cases passed: it crashed, ran out of time, or leaked memory.
    for line in (logs / "testlog.json").read_text(encoding="utf-8").splitlines():
        test = json.loads(line)
        if test["result"] not in GOOD and test["name"] not in blamed:
            faults.append(f"{test['name']}: the program ended with {test['result']} ({test['returncode']})")
    return passed, faults, skipped


def main(builds):
    passed = failed = skipped = 0
    for build in builds:
        try:
            some_passed, faults, some_skipped = count_cases(pathlib.Path(build) / "meson-logs")
        except (OSError, ValueError, ElementTree.ParseError) as error:
            some_passed, faults, some_skipped = 0, [f"{build}: no test log: {error}"], 0
        passed += some_passed
        failed += len(faults)
        skipped += some_skipped
        for fault in faults:
            print(f"failed: {fault}")
    tail = f", {skipped} skipped" if skipped else ""
    print(f"{passed} passed, {failed} failed{tail}")
    return 1 if failed or not passed else 0


sys.exit(main(sys.argv[1:]))
