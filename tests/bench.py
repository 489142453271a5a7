#!/usr/bin/env python3
"""Measures the pipeline: CPU a byte of input, memory a stage, start.

bench.py BIN RULES [MIB]   the table of DESIGN.md section 9

The corpus is made here: sentences of about 75 bytes, each with an amount
(dense), over a vocabulary of made-up nouns; rule i looks for noun i near an
amount.  `rg -o` gets the same patterns with a plain regular expression for
the amount.  Pipeline and rg run in turns, the best of three counts: the
machine may be shared, so trust ratios.
"""
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

BIN, RULES = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
MIB = int(sys.argv[3]) if len(sys.argv) > 3 else 16
STAGES = ["fact-read", "fact-clean", "fact-segment", "fact-match",
          "fact-resolve", "fact-link", "fact-select", "fact-csv"]
BUDGET = {12: 12, 100: 14, 1000: 22}  # ns a byte
PLAIN = r"[0-9][0-9,.]*(?: million| billion)? ?(?:km|percent|%|tons|people)"


def nouns(n):
    a, b = "ba ke li mo nu ra se ti vo za".split(), "dar gol mik nas pet".split()
    words = [x + y + z for x in a for y in b for z in
             [s + t for s in a for t in ("l", "n", "r")]]
    return words[:n]


def corpus(path, words):
    rnd = random.Random(1)
    verbs = "reached exceeded fell to grew to was near".split(" ")
    units = ["km", "percent", "%", "tons", "people", "million tons"]
    with open(path, "w") as f:
        size = 0
        while size < MIB << 20:
            s = "The %s of the northern %s %s about %s %s in the year %d.\n" % (
                rnd.choice(words), rnd.choice(words), rnd.choice(verbs),
                "{:,}".format(rnd.randrange(2, 90000)), rnd.choice(units),
                rnd.randrange(1990, 2024))
            size += f.write(s)


def rules(folder, words):
    os.makedirs(folder + "/claims")
    for name in os.listdir(RULES):
        if os.path.isfile(RULES + "/" + name):
            shutil.copy(RULES + "/" + name, folder)
    with open(folder + "/claims/bench.yaml", "w") as f:
        f.write("about: Rules of the benchmark.\nrules:\n")
        for i, w in enumerate(words):
            f.write("  - id: bench-%d\n    claim: %s\n"
                    "    pattern: '\\b%s of [^.;\\x02\\x03]{0,40}?%%{QUANTITY}'\n"
                    "    examples:\n"
                    "      - text: The %s of it was 5 km.\n"
                    "        facts: [{value: 5}]\n"
                    "      - text: None.\n        facts: []\n" % (i, w, w, w))


def cpu(command, **env):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["bash", "-o", "pipefail", "-c", command], check=True,
                   env=dict(os.environ, **env))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime
            - before.ru_utime - before.ru_stime)


def alone(stage, folder, source, target):
    """CPU and peak MiB of one stage from file to file"""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = 0
    command = [BIN + "/" + stage] + ([source] if stage == STAGES[0] else [])
    with open(source) as i, open(target, "w") as o:
        p = subprocess.Popen(command, stdin=i, stdout=o,
                             env=dict(os.environ, FACTPIPE_RULES=folder))
        while p.poll() is None:
            try:
                with open("/proc/%d/status" % p.pid) as f:
                    m = re.search(r"VmHWM:\s+(\d+)", f.read())
                    peak = max(peak, int(m.group(1)) if m else 0)
            except OSError:
                pass
            time.sleep(0.002)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime
            - before.ru_utime - before.ru_stime), peak / 1024


def start():
    header = b"doc\tpage\tline\tbegin\tmap\tblock\ttext\n"
    best = 9.0
    for _ in range(20):
        t = time.monotonic()
        p = subprocess.Popen([BIN + "/fact-match"], stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE,
                             env=dict(os.environ, FACTPIPE_RULES=RULES))
        p.communicate(header)
        best = min(best, time.monotonic() - t)
    return best * 1000


def main():
    with tempfile.TemporaryDirectory() as tmp:
        words, text = nouns(1000), tmp + "/dense.txt"
        corpus(text, words)
        size = os.path.getsize(text)
        print("dense corpus %.1f MB, %d CPUs" % (size / 1e6, os.cpu_count()))
        print("%6s %12s %8s %12s %8s" % ("rules", "ns a byte", "budget",
                                         "rg -o ns", "rg/ours"))
        for n in (12, 100, 1000):
            folder = "%s/rules%d" % (tmp, n)
            rules(folder, words[:n])
            with open(tmp + "/patterns", "w") as f:
                f.writelines(r"\b%s of [^.;]{0,40}?%s" % (w, PLAIN) + "\n"
                             for w in words[:n])
            pipe = " | ".join("%s/%s%s" % (BIN, s, " " + text if i == 0 else "")
                              for i, s in enumerate(STAGES)) + " >/dev/null"
            # rg is measured on a part: at 1,000 rules it needs minutes.
            part = tmp + "/part.txt"
            with open(part, "wb") as f:
                f.write(open(text, "rb").read(size // (1 if n < 1000 else 16)))
            ours, theirs = [], []
            for _ in range(3):
                ours.append(cpu(pipe, FACTPIPE_RULES=folder))
                if shutil.which("rg"):
                    theirs.append(cpu("rg -o -f %s/patterns %s >/dev/null || true"
                                      % (tmp, part)))
            a = min(ours) / size * 1e9
            b = min(theirs) / os.path.getsize(part) * 1e9 if theirs else 0
            print("%6d %12.1f %8d %12.1f %8.1f" % (n, a, BUDGET[n], b, b / a))
        print("\nCPU and memory a stage at 100 rules")
        folder = tmp + "/rules100"
        source = text
        for s in STAGES:
            target = tmp + "/" + s
            used, peak = alone(s, folder, source, target)
            print("%-14s %6.1f ns a byte %6.1f MiB" % (
                s, used / size * 1e9, peak))
            source = target
        print("\nstart of fact-match with the shipped rules: %.0f ms "
              "(budget 50)" % start())


main()
