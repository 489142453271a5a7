#!/usr/bin/env python3
"""The public gold sets, cut into two halves at random and scored apart.

halves.py [SEED]   needs ../shared/eval

Rules that fit sentences they were written for, and not the language, show as
halves that differ by more than chance; a half of 50 amounts differs from the
other by 3 to 4 points when only chance decides.
"""
import os
import random
import subprocess
import sys
import tempfile

EVAL = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                    "..", "..", "shared", "eval")


def split(folder, seed):
    """Writes half of each set to folder/0, the rest to folder/1."""
    for half in "01":
        os.mkdir(os.path.join(folder, half))
    for name in sorted(os.listdir(EVAL + "/gold")):
        with open(os.path.join(EVAL, "gold", name)) as f:
            texts = f.readlines()
        random.Random(seed).shuffle(texts)
        cut = len(texts) // 2
        for half, part in (("0", texts[:cut]), ("1", texts[cut:])):
            with open(os.path.join(folder, half, name), "w") as f:
                f.writelines(part)


def scores(folder):
    """{set: (exact, value)}: F1, as run.py prints it."""
    p = subprocess.run([sys.executable, EVAL + "/run.py", ".", folder],
                       check=True, capture_output=True, text=True)
    found = {}
    for line in p.stdout.splitlines()[2:]:
        f1 = line.replace("/ ", "/").split()
        found[f1[0]] = [float(f1[i].split("/")[2]) for i in (1, 4)]
    return found


with tempfile.TemporaryDirectory() as folder:
    split(folder, int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    one, two = (scores(os.path.join(folder, half)) for half in "01")
    print("%-18s %13s   %13s" % ("F1 of two halves", "exact", "value"))
    for name in one:
        print("%-18s %5.1f / %5.1f   %5.1f / %5.1f" % (
            name, one[name][0], two[name][0], one[name][1], two[name][1]))
