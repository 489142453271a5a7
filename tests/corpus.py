#!/usr/bin/env python3
"""The development corpora, where they stand beside the project.

corpus.py BIN   needs ../shared/corpus; without it, says so and passes

The World Factbook texts: F1 of the three claims, by value and with subject,
above floors a little under what was reached.  The public gold sets of
quantities: F1 by value, the same.  The Central Asia report: its 11
facts, at most 1 row more, no invented subject.  Both: every row's source bytes
are its quantity.
"""
import csv
import os
import re
import subprocess
import sys
import tempfile

BIN = sys.argv[1]
SHARED = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                      "..", "..", "shared")
FLOOR = {"border length": (97, 95), "population share": (97, 95),
         "remittances share of GDP": (97, 95)}
VALUE = {"grobid-train": 89.5, "measeval-train": 92.5, "measeval-trial": 89,
         "quantulum": 91, "quantulum-ambig": 95, "recog-age": 94,
         "recog-currency": 95.5, "recog-dimension": 94, "recog-number": 90.5,
         "recog-percent": 99, "recog-range": 87.5, "recog-temperature": 94}
passed = failed = 0


def check(ok, what):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print("FAILED corpus: " + what)


def run(docs, out):
    subprocess.run(["stages/factpipe", "-o", out, docs], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   env=dict(os.environ, FACTPIPE_BIN=BIN,
                            FACTPIPE_RULES="rules"))
    p = subprocess.run([sys.executable, "tests/provenance.py", BIN, out],
                       capture_output=True, text=True)
    check(p.returncode == 0, "provenance of %s\n%s" % (docs, p.stdout[-500:]))
    with open(out + "/facts.csv", encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def words(s):
    return set(re.findall(r"\w+", s.lower()))


def central_asia(out):
    folder = SHARED + "/corpus/central-asia"
    rows = run(folder + "/report.txt", out)
    left, found = list(rows), 0
    for g in csv.DictReader(open(folder + "/facts.csv", newline="")):
        for r in left:
            if (r["claim"] == g["claim"] and r["unit"] == g["unit"]
                    and float(r["value"]) == float(g["value"])
                    and (not g["subject"] or not r["subject"]
                         or words(r["subject"]) & words(g["subject"]))):
                left.remove(r)
                found += 1
                break
        else:
            print("not found: %(claim)s %(subject)s %(value)s" % g)
    check(found == 11, "central-asia: %d of 11 facts" % found)
    check(len(left) <= 1, "central-asia: %d rows more: %s" % (
        len(left), [r["quantity"] for r in left]))
    at19 = [r for r in rows if r["line"] == "19"]
    check(at19 and not at19[0]["subject"], "line 19: an invented subject")


def factbook(out):
    run(SHARED + "/corpus/factbook/docs", out)
    # The scorer runs `make` itself, so that it scores what a user gets.
    p = subprocess.run([sys.executable, SHARED + "/eval/run.py", ".",
                        "--facts", SHARED + "/corpus/factbook"],
                       capture_output=True, text=True)
    for claim, (value, subject) in FLOOR.items():
        line = next((x for x in p.stdout.split("\n") if x.startswith(claim)),
                    "")
        f1 = [float(part.split()[2]) for part in line.split("|")[1:]]
        check(len(f1) == 2 and f1[0] >= value and f1[1] >= subject,
              "factbook: %s: F1 %s, not %d and %d" % (claim, f1, value,
                                                      subject))


def gold():
    p = subprocess.run([sys.executable, SHARED + "/eval/run.py", ".",
                        SHARED + "/eval/gold"], capture_output=True, text=True)
    rows = [x.replace("/ ", "/").split() for x in p.stdout.splitlines()[2:]]
    f1 = {x[0]: float(x[4].split("/")[2]) for x in rows}
    for name, floor in VALUE.items():
        check(f1.get(name, 0) >= floor, "gold: %s: F1 by value %s, not %s" % (
            name, f1.get(name), floor))


if not os.path.isdir(SHARED + "/corpus"):
    print("corpus: no ../shared/corpus here, nothing tested")
    sys.exit()
with tempfile.TemporaryDirectory() as tmp:
    central_asia(tmp + "/ca")
    factbook(tmp + "/fb")
    gold()
print("corpus: %d passed, %d failed" % (passed, failed))
sys.exit(failed > 0)
