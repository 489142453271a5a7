"""facts.py same|cases FACTS.CSV: what the facts of tests/convert/build.py's
documents must be.  Prints what is wrong; exit 1 when anything is."""

import csv
import sys
from collections import Counter

# Each hard case of layout by what a reader must find: document, page, value,
# upper value, unit.
CASES = """
hyphens.pdf 1 3 5 %/year      3-\\n5% a year
hyphens.pdf 1 -3.5 . %        -\\n3.5 percent
hyphens.pdf 1 7590 . km       7,\\n590 km
hyphens.pdf 1 47 . %          47\\n%
marks.pdf 1 371000 . km2      km with a raised 2
marks.pdf 1 78200 . km3
marks.pdf 1 5000000 . people  10 with a raised 6
marks.pdf 1 1234 . t          a raised a is a footnote
marks.pdf 1 2500 . t          and so is a raised star
marks.pdf 1 6 . m/s           m s with a raised -1
columns.pdf 1 37 . km3        kilo-\\nmetres, in the left column
columns.pdf 1 88 . %          a paragraph over both columns
columns.pdf 1 7106 . t
columns.pdf 1 500 . km        its last words, alone in the right column
margins.pdf 1 120 . km
margins.pdf 1 45 . %
margins.pdf 2 95 . km
margins.pdf 3 410000000 . USD a paragraph that began on page 2
table.pdf 1 45 . %            a cell
table.pdf 1 34 . %
table.pdf 1 640 . km          behind the table
table.pdf 1 210 . km
"""

# Numbers that stand in marks, heads, feet and navigation.
NEVER = {"35", "36", "1.2", "12", "48", "97", "99"}


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def same(rows):
    """The article states the same in each form."""
    forms = {}
    for r in rows:
        forms.setdefault(r["doc"], Counter())[
            r["claim"], r["subject"], r["qualifier"], r["value"],
            r["value_to"], r["unit"], r["period"]] += 1
    wanted = forms.get("article.txt", Counter())
    if len(forms) != 9 or sum(wanted.values()) < 20:
        print(f"{len(forms)} forms, {sum(wanted.values())} facts")
        return False
    # pandoc's reader of RTF leaves footnotes out, and so the fact in it.
    missing = {"article.rtf": 1}
    good = True
    for doc, found in sorted(forms.items()):
        if found - wanted or (wanted - found).total() > missing.get(doc, 0):
            good = False
            print(doc, "has", found - wanted, "lacks", wanted - found)
    return good


def cases(rows):
    found = {(r["doc"], r["page"], r["value"], r["value_to"], r["unit"])
             for r in rows}
    good = True
    for line in CASES.strip().split("\n"):
        doc, page, value, value_to, unit = line.split()[:5]
        if (doc, page, value, value_to.strip("."), unit) not in found:
            good = False
            print("not found:", line)
    for r in rows:
        if r["doc"] == "marks.pdf" and r["value"] in NEVER:
            good = False
            print("a mark was taken for a quantity:", r["quantity"])
        if r["doc"] == "margins.pdf" and "Annual survey" in r["sentence"]:
            good = False
            print("a running head was read:", r["sentence"])
    return good


if __name__ == "__main__":
    check = {"same": same, "cases": cases}[sys.argv[1]]
    sys.exit(0 if check(read(sys.argv[2])) else 1)
