#!/usr/bin/env python3
"""Claims in ordinary prose: precision and recall on documents of our own.

  prose.py BIN [-d | -t] [-e] [-n] [-q]   (default: both halves)

tests/prose/*.txt are for development (-d), tests/prose/held-out/*.txt for
testing (-t): rules are never written for a sentence of the second half.
facts.csv says what both state, read by hand before the program saw them.  In
it `/` parts names that are equally right; `-` and an empty cell are not
judged, except that an empty direction or qualifier must stay empty; `line` is
where the sentence begins.  -e prints each error; -q leaves the families out,
-n the floors, below which it fails.
"""
import collections
import csv
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
RULES = HERE.parent / "rules"
DOCS = HERE / "prose"
LINES = 3  # a sentence is no longer
COLUMNS = ("unit", "claim", "subject", "object", "kind", "direction",
           "qualifier", "period")
# Precision and recall in percent, a little under what was reached.
FLOORS = {
    "development": {"value": (96, 98), "unit": (95, 93), "claim": (84, 85),
                    "subject": (89, 70), "kind": (94, 93),
                    "direction": (92, 88), "period": (88, 73)},
    "held-out": {"value": (96, 98), "unit": (94, 93), "claim": (74, 75),
                 "subject": (87, 64), "kind": (89, 89),
                 "direction": (90, 85), "period": (92, 75)},
}


def run(bin_dir, folder):
    with tempfile.TemporaryDirectory() as out:
        subprocess.run(
            [HERE.parent / "stages/factpipe", "-o", out,
             *sorted(folder.glob("*.txt"))],
            env={"FACTPIPE_BIN": str(bin_dir), "FACTPIPE_RULES": str(RULES),
                 "PATH": "/usr/bin:/bin"},
            check=True, stdout=subprocess.DEVNULL)
        with open(pathlib.Path(out) / "facts.csv", encoding="utf-8-sig",
                  newline="") as f:
            return list(csv.DictReader(f))


def codes():
    with open(RULES / "places.csv", encoding="utf-8", newline="") as f:
        return {r["form"].lower(): r["code"] for r in csv.DictReader(f)
                if r["code"]}


def families():
    """The file that makes a claim, by the claim's name."""
    out = {}
    for path in sorted((RULES / "claims").glob("*.yaml")):
        for claim in re.findall(r"^    claim: (.+)$", path.read_text(), re.M):
            out.setdefault(claim.strip(), path.stem)
    return out


def words(s):
    found = re.findall(r"[^\W_]+", s.lower().replace("'s", " "))
    return {re.sub(r"s$", "", w) for w in found} - {"the", "of", "and", "ethnic"}


def named(want, got, code, by_form):
    """Is `got` (with its code) one of the names in `want`?"""
    for one in want.split("/"):
        a, b = words(one), words(got)
        if a and b and (a <= b or b <= a):
            return True
        if code and code == by_form.get(one.lower()):
            return True
    return False


def unit_same(want, got):
    g = words(got)
    return any(w == got or bool(words(w) and g and
                                (words(w) <= g or g <= words(w)))
               for w in [want, *re.split("/(?=ton)", want)])


def number(s):
    return float(s) if s else None


def near(a, b):
    return a == b or (a is not None and b is not None and
                      abs(a - b) <= 1e-4 * abs(a))


def right(column, fact, row, by_form):
    want, got = fact[column], row[column]
    if column in ("subject", "object"):
        return named(want, got, row[column + "_code"], by_form)
    if column == "unit":
        return unit_same(want, got)
    if column == "qualifier" and "<" in want + got:
        return want in got.split()
    if column == "period":
        return got == want
    return got in want.split("/")


def pair(facts, rows, by_form):
    """Each fact with the row that says it best, or None."""
    left = list(rows)
    pairs = []
    for fact in facts:
        best, score = None, -1
        for row in left:
            if (row["doc"] != fact["doc"] or
                    not near(number(fact["value"]), number(row["value"])) or
                    not near(number(fact["value_to"]),
                             number(row["value_to"])) or
                    not 0 <= int(row["line"]) - int(fact["line"]) <= LINES):
                continue
            s = sum(right(c, fact, row, by_form) for c in COLUMNS)
            s += 3 * right("claim", fact, row, by_form)
            if s > score:
                best, score = row, s
        if best:
            left.remove(best)
        pairs.append((fact, best))
    return pairs, left


def judge(pairs, left, by_form, show):
    """Counts [right, found, wanted] by column, and of claims by family."""
    column = collections.defaultdict(lambda: [0, 0, 0])
    family = collections.defaultdict(lambda: [0, 0, 0])
    of_claim = families()
    column["value"] = [sum(r is not None for _, r in pairs),
                       len(pairs) - sum(r is None for _, r in pairs) +
                       len(left), len(pairs)]
    for row in left:
        family[of_claim.get(row["claim"], "other")][1] += 1
        column["claim"][1] += 1
        if show:
            print(f"{row['doc']}:{row['line']}: EXTRA {row['claim']} "
                  f"{row['value']} {row['unit']} ({row['rule']})")
    for fact, row in pairs:
        want_family = next((of_claim[c] for c in fact["claim"].split("/")
                            if c in of_claim), "other")
        family[want_family][2] += 1
        for c in COLUMNS:
            want, got = fact[c], row[c] if row else ""
            if want == "-" or (not want and
                               c not in ("direction", "qualifier")):
                continue
            ok = bool(row) and bool(want) and right(c, fact, row, by_form)
            column[c][0] += ok
            column[c][1] += bool(got)
            column[c][2] += bool(want)
            if c == "claim" and row:
                family[want_family if ok else
                       of_claim.get(got, "other")][1] += 1
                family[want_family][0] += ok
            if show and row and not ok and (got or want):
                print(f"{fact['doc']}:{row['line']}: {c.upper()} "
                      f"{got or '(none)'}, not {want or '(none)'}: "
                      f"{row['quantity']} ({row['rule']}) "
                      f"{row['claim']} {row['subject']} "
                      f"{row['subject_from']}")
        if show and not row:
            print(f"{fact['doc']}:{fact['line']}: MISSING {fact['claim']} "
                  f"{fact['value']} {fact['unit']}")
    return column, family


def percent(a, b):
    return 100 * a / b if b else 100.0


def table(title, counts):
    print(f"{title:32} right found wanted  precision recall")
    for name, (ok, found, wanted) in counts.items():
        print(f"{name:32} {ok:5} {found:5} {wanted:6}  "
              f"{percent(ok, found):9.1f} {percent(ok, wanted):6.1f}")


def half(bin_dir, name, folder, facts, by_form, show):
    pairs, left = pair(facts, run(bin_dir, folder), by_form)
    column, family = judge(pairs, left, by_form, show)
    table(f"{name}: column", column)
    if "-q" not in sys.argv:
        table(f"{name}: claims by family", dict(sorted(family.items())))
    return column


def main():
    args = [a for a in sys.argv[1:] if not a.startswith("-")]
    if len(args) != 1:
        sys.exit(__doc__)
    show, failed = "-e" in sys.argv, []
    by_form = codes()
    with open(DOCS / "facts.csv", encoding="utf-8", newline="") as f:
        facts = list(csv.DictReader(f))
    for flag, other, name, folder in (
            ("-d", "-t", "development", DOCS),
            ("-t", "-d", "held-out", DOCS / "held-out")):
        if other in sys.argv:
            continue
        mine = [dict(x, doc=x["doc"].split("/")[-1]) for x in facts
                if x["doc"].startswith("held-out/") == (flag == "-t")]
        column = half(pathlib.Path(args[0]).resolve(), name, folder, mine,
                      by_form, show)
        for c, floor in FLOORS.get(name, {}).items():
            got = [percent(column[c][0], column[c][k]) for k in (1, 2)]
            if min(got[0] - floor[0], got[1] - floor[1]) < 0:
                failed.append(f"{name}: {c}: {got[0]:.1f} {got[1]:.1f}, "
                              f"floor {floor[0]} {floor[1]}")
    if failed and "-n" not in sys.argv:
        sys.exit("prose: below the floors:\n" + "\n".join(failed))


if __name__ == "__main__":
    main()
