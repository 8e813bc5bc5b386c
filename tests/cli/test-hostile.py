# SPDX-License-Identifier: GPL-3.0-or-later
"""Hostile table files through liaison-cli: one plain message and nothing changed, or what the file says."""
import os
import random
import resource

from cli_test import (DONE, FOUND, PROGRAM, REFUSED, SOURCE, check, equal, everything, main, new_workspace, run,
                      write)

SEED = int(os.environ.get("LIAISON_TEST_SEED", random.SystemRandom().randrange(1 << 32)))
HANGS_AFTER = 120  # seconds: a file made to keep the program busy takes hours


def import_hostile(workspace, folder, path):
    before = everything(workspace, folder)
    result = run("import", workspace, "partners", path, status=None, timeout=HANGS_AFTER)
    if result.status == REFUSED:
        equal(everything(workspace, folder), before, f"what {path} left")
        check(os.path.basename(path)[:20] in result.err, "the file is not named:", result)
    return result.status


def test_hostile_files(folder):
    corpus = os.path.join(SOURCE, "tests", "data", "hostile-csv")
    if not os.path.isdir(corpus):
        print("# SKIP: no hostile files at", corpus)
        return
    workspace = new_workspace(folder)
    counts = {DONE: 0, FOUND: 0, REFUSED: 0}
    for name in sorted(os.listdir(corpus)):
        counts[import_hostile(workspace, folder, os.path.join(corpus, name))] += 1
    print("# done, with rejections, refused:", list(counts.values()))
    check(counts[REFUSED] >= 10, "hardly any was refused")
    run("check", workspace)


def test_hostile_sizes(folder):
    workspace = new_workspace(folder)
    for name, data in (("long-line.csv", b"Name,Acronym\n" + b"x" * 10_000_000 + b",A\n"),
                       ("long-cell.csv", b"Name\n\"" + b"x\n" * 2_000_000),
                       ("blank-lines.csv", b"Name,Acronym\n" + b"\n" * 1_000_000 + b"One,O\n"),
                       ("columns.csv", b",".join(b"c%d" % i for i in range(10_000)) + b"\n" + b"x," * 9_999 + b"\n"),
                       ("commas.csv", b"Name,Acronym\n" + b"," * 1_000_000 + b"\n"),
                       ("deep.csv", b"[" * 100_000)):
        import_hostile(workspace, folder, write(folder, name, data))
    run("check", workspace)


SMALL = ("Name;Acronym;Country;Tags\nÉvry \"Forum\";EF;France;\"a; b\"\n'=cmd|' /C calc'!A0;X;;\n"
         "\"two\nlines\";T;CH;c\n").encode()


def test_truncated_and_flipped(folder):
    print(f"# LIAISON_TEST_SEED={SEED}")
    rng = random.Random(SEED)
    workspace = new_workspace(folder)
    # Every position and every bit are tried on the reader itself; here a sample goes the whole way.
    for n in rng.sample(range(len(SMALL)), 15):
        import_hostile(workspace, folder, write(folder, "cut.csv", SMALL[:n]))
    for position in rng.sample(range(len(SMALL) * 8), 25):
        flipped = bytearray(SMALL)
        flipped[position // 8] ^= 1 << position % 8
        import_hostile(workspace, folder, write(folder, "flipped.csv", bytes(flipped)))
    run("check", workspace)


def test_memory(folder):
    """Of all files before: no process of ours took more than it may."""
    with open(PROGRAM, "rb") as program:
        if b"__asan_init" in program.read():
            print("# SKIP: the sanitizers reserve more than any limit")
            return
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"# at most {peak:.0f} MB")
    check(peak < 256, peak, "MB")


main([test_hostile_files, test_hostile_sizes, test_truncated_and_flipped, test_memory])
