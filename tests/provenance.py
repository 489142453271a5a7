#!/usr/bin/env python3
"""Every row's source[begin..end], repaired, is its stated quantity.

provenance.py BIN OUT   OUT holds facts.csv and list.tsv of a run

The bytes of all rows, a paragraph each, go through fact-read and fact-clean
again; what comes back must be the column `quantity`, row by row.
"""
import csv
import os
import subprocess
import sys
import tempfile

BIN, OUT = sys.argv[1], sys.argv[2]
GUARD = "The row " + 8 * "which " + "states "
paths = dict(line.rstrip("\n").split("\t")[:2]
             for line in open(OUT + "/list.tsv", encoding="utf-8"))
rows = list(csv.DictReader(open(OUT + "/facts.csv", encoding="utf-8-sig",
                                newline="")))
texts = {}
with tempfile.NamedTemporaryFile(suffix=".txt") as f:
    for r in rows:
        if r["doc"] not in texts:
            texts[r["doc"]] = open(paths[r["doc"]], "rb").read()
        # A guard keeps the row a paragraph of its own whatever it begins with,
        # and makes its first line so long that the next one belongs to it.
        f.write(GUARD.encode() + texts[r["doc"]][int(r["begin"]):int(r["end"])]
                + b"\n\n")
    f.flush()
    out = subprocess.run("'%s/fact-read' '%s' | '%s/fact-clean'"
                         % (BIN, f.name, BIN), shell=True, check=True,
                         capture_output=True, text=True).stdout
lines = out.split("\n")[:-1]
at = lines[0].split("\t").index("text")
got = [line.split("\t")[at] for line in lines[1:]]
bad = 0
if len(got) != len(rows):
    print("FAILED provenance: %d rows gave %d paragraphs"
          % (len(rows), len(got)))
    bad = 1
for r, text in zip(rows, got):
    want = GUARD + r["quantity"].removeprefix("'")
    if text != want:
        bad += 1
        if bad < 10:
            print("FAILED provenance: %s line %s bytes %s..%s: `%s`, not `%s`"
                  % (r["doc"], r["line"], r["begin"], r["end"], text, want))
print("%d passed, %d failed" % (len(rows) - bad, bad))
sys.exit(bad > 0)
