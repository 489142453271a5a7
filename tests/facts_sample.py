"""Facts with cells that programs tend to spoil, as the stream that fact-csv
reads, and what comes out of fact-csv for them.  Used by readers.py, office.py
and browser.mjs (python3 tests/facts_sample.py N prints N rows)."""
import csv
import io
import subprocess
import sys

COLUMNS = """doc page line begin end text rule claim subject subject_code
object object_code kind direction qualifier value value_to unit base_value
base_value_to base_unit period quantity subject_from notes""".split()

NUMBERS = {"page", "line", "begin", "end", "value", "value_to", "base_value",
           "base_value_to"}

TEXTS = [
    "=1+1", "+7 km", "-3.5%", "@SUM(A1)", "3-5", "007", "12345678901234567890",
    'say "no"', '"', "a,b;c", "'", "'=1", "''@x", "1/2", "1.234", "1,5", "7,590",
    "5%", "$3", "1e6", "TRUE", "NULL", "1996-06", "5 April 1995", "12:30",
    "=HYPERLINK(\"http://x\")", "-", "--1", "－1", "＝1+1", "|x", "%TEMP%",
    "Қазақстан", "中华人民共和国", "العربية", "ελληνικά", "½ km²", "€ 5", "−5 °C",
    "😀", "e\u0301", "\u200b", "back\\slash", "\\N", "a\u00a0b", "<b>&amp;</b>",
    "x" * 3000, "_x0041_", "\ufffd",
]

VALUES = ["7590", "-3.50", "0", "0.00125", "1.5", "12345678901234567890", "1.234",
          "100000000000000", "-0.5", "7.590"]

PERIODS = ["", "2013", "1996-06", "1995-04-05", "2010/2014", "1996-06/..",
           "../2030", "2015-Q1", "1895-04-05"]


def fact(i, text):
    value = VALUES[i % len(VALUES)]
    row = dict.fromkeys(COLUMNS, "")
    row.update(
        doc=f"d{i % 3}.txt", page="1", line=str(i + 1), begin=str(10 * i),
        end=str(10 * i + 8), text=f"The border is {text} long.",
        rule="border-length", claim="border length", subject=text,
        subject_code="KZ", object=text, kind="level", qualifier="about",
        value=value, unit="km", base_value=value, base_unit="m",
        period=PERIODS[i % len(PERIODS)], quantity=text,
        subject_from="sentence", notes=text)
    if i % 4 == 0:
        row["value_to"] = row["base_value_to"] = "99999.25"
    return row


def facts(n=len(TEXTS)):
    """Documents come one after another."""
    rows = [fact(i, TEXTS[i % len(TEXTS)]) for i in range(n)]
    return sorted(rows, key=lambda row: row["doc"])


def stream(rows):
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join(row[c] for c in COLUMNS) for row in rows]
    return ("\n".join(lines) + "\n").encode()


def fact_csv(bin_, rows, *args):
    """The bytes that fact-csv writes."""
    return subprocess.run([f"{bin_}/fact-csv", *args], input=stream(rows),
                          stdout=subprocess.PIPE, check=True).stdout


def wanted(rows, header):
    """The cells of rows under the header that fact-csv wrote, without id."""
    source = {"sentence": "text"}
    return [[row[source.get(c, c)] for c in header if c != "id"]
            for row in rows]


def parsed(data):
    """Header and rows, by Python's csv; bytes that are not UTF-8 raise."""
    table = list(csv.reader(io.StringIO(data.decode(), newline=""),
                            strict=True))
    return table[0], table[1:]


if __name__ == "__main__":
    sys.stdout.buffer.write(stream(facts(int(sys.argv[1]))))
