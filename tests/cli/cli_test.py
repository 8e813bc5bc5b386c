# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of liaison-cli share: running it, and telling results as TAP."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

PROGRAM = sys.argv[1]
SOURCE = sys.argv[2]

DONE, FOUND, REFUSED = 0, 1, 2


# In memory where that can be had: hundreds of commands need not wait for the disk.
FOLDERS = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


class Failure(Exception):
    pass


def check(condition, *message):
    if not condition:
        raise Failure(" ".join(str(part) for part in message))


def equal(actual, expected, what=""):
    check(actual == expected, what, "is", repr(actual), "and not", repr(expected))


class Result:
    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    def __str__(self):
        return f"status {self.status}\n{self.out}\n{self.err}"


def run(*arguments, status=DONE, timeout=300):
    done = subprocess.run([PROGRAM, *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=timeout)
    result = Result(done.returncode, done.stdout.decode(), done.stderr.decode())
    if status is not None and result.status != status:
        raise Failure(f"{' '.join(arguments)}: status {status} expected, but {result}")
    # A refusal is one plain message.
    if result.status == REFUSED:
        check(result.err.startswith("liaison-cli: "), "no message:", result)
        check(len(result.err.splitlines()) == 1, "more than one message:", result)
        equal(result.out, "", "output of a refusal")
    check(result.status in (DONE, FOUND, REFUSED), "ended by", result)
    return result


def run_json(*arguments, status=DONE):
    return json.loads(run(*arguments, "--json", status=status).out)


def everything(workspace, folder):
    """All live records, as the export of everything writes them."""
    path = os.path.join(folder, "everything.json")
    run("export", workspace, "everything", "-o", path)
    with open(path, "rb") as file:
        return file.read()


def add_bank(workspace):
    return run("add", workspace, "partner", "name=Example Bank", "acronym=EB", "country=France",
               "tags=money; trust").out.strip()


def main(tests):
    failed = 0
    print("TAP version 13")
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        folder = tempfile.mkdtemp(prefix="liaison-cli-", dir=FOLDERS)
        try:
            test(folder)
            print(f"ok {number} - {test.__name__}")
        except Exception:
            failed += 1
            for line in traceback.format_exc().splitlines():
                print("#", line)
            print(f"not ok {number} - {test.__name__}")
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        sys.stdout.flush()
    sys.exit(1 if failed else 0)


def write(folder, name, text, encoding="utf-8"):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def new_workspace(folder, *options):
    path = os.path.join(folder, "test.liaison")
    run("new", path, *options)
    return path
