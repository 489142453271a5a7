"""Every cell of a facts file comes back as written from Python's csv, Miller
and sqlite3, keeps what datapackage.json says of it, and is in the page.

usage: python3 tests/readers.py BIN

Not tested here: spreadsheets (office.py), the page in use (browser.mjs)."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal

import facts_sample as sample

BIN = "out/build/bin"


def unguarded(cell):
    """What fact-csv -s put an apostrophe before."""
    inner = cell.lstrip("'")
    number = re.fullmatch(r"-?\d+(\.\d+)?", inner)
    if number:
        digits = inner.lstrip("-0.").replace(".", "")
        guarded = len(digits) > 15 or re.match(r"-?0\d", inner)
    else:
        guarded = inner[:1] and inner[:1] in "=+-@\t\r＝＋－＠"
    return cell[1:] if guarded and cell.startswith("'") else cell


class Readers(unittest.TestCase):
    def setUp(self):
        self.rows = sample.facts()
        self.bare = sample.fact_csv(BIN, self.rows)
        self.header, _ = sample.parsed(self.bare)
        self.wanted = sample.wanted(self.rows, self.header)
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = os.path.join(self.folder.name, "facts.csv")
        with open(self.path, "wb") as f:
            f.write(self.bare)

    def same(self, table):
        """table: rows of all columns, id first."""
        self.assertEqual(len(table), len(self.wanted))
        for got, want in zip(table, self.wanted):
            self.assertEqual(list(got)[1:], want)

    def test_python_bare(self):
        self.same(sample.parsed(self.bare)[1])

    def test_python_spreadsheet(self):
        data = sample.fact_csv(BIN, self.rows, "-s")
        self.assertTrue(data.startswith(b"\xef\xbb\xbf"))
        _, rows = sample.parsed(data[3:])
        self.same([[unguarded(cell) for cell in row] for row in rows])
        for row in rows:
            for name, cell in zip(self.header, row):
                if name not in sample.NUMBERS:
                    self.assertNotRegex(cell, r"^[=+@\t\r＝＋－＠]|^-(?!\d)")

    def test_lines_and_quotes(self):
        self.assertNotRegex(self.bare, rb"[^\r]\n|\r[^\n]")
        number = re.compile(rb'-?\d+(\.\d+)?')
        for line in self.bare.split(b"\r\n")[1:]:
            for cell in re.findall(rb'"(?:[^"]|"")*"|[^,]+', line):
                self.assertTrue(cell[:1] == b'"' or number.fullmatch(cell))

    def test_tsv(self):
        data = sample.fact_csv(BIN, self.rows, "--format", "tsv").decode()
        self.same([line.split("\t") for line in data.split("\n")[1:-1]])

    def test_json_lines(self):
        data = sample.fact_csv(BIN, self.rows, "--format", "jsonl").decode()
        rows = [json.loads(line, parse_int=str, parse_float=str)
                for line in data.splitlines()]
        self.assertEqual(list(rows[0]), self.header)
        self.same([["" if v is None else v for v in row.values()]
                   for row in rows])

    @unittest.skipUnless(shutil.which("mlr"), "Miller: make deps-test")
    def test_miller(self):
        out = subprocess.run(["mlr", "-S", "--icsv", "--ojson", "cat",
                              self.path], stdout=subprocess.PIPE, check=True)
        self.same([row.values() for row in json.loads(out.stdout)])

    @unittest.skipUnless(shutil.which("mlr"), "Miller: make deps-test")
    def test_miller_spreadsheet(self):
        with open(self.path, "wb") as f:
            f.write(sample.fact_csv(BIN, self.rows, "-s"))
        out = subprocess.run(["mlr", "-S", "--icsv", "--ojson", "cat",
                              self.path], stdout=subprocess.PIPE, check=True)
        self.same([[unguarded(cell) for cell in row.values()]
                   for row in json.loads(out.stdout)])

    @unittest.skipUnless(shutil.which("sqlite3"), "sqlite3: make deps-test")
    def test_sqlite(self):
        out = subprocess.run(
            ["sqlite3", ":memory:", "-cmd", f".import --csv {self.path} facts",
             "-json", "select * from facts"], stdout=subprocess.PIPE,
            check=True)
        rows = json.loads(out.stdout)
        self.assertEqual(list(rows[0]), self.header)
        self.same([row.values() for row in rows])


class DataPackage(unittest.TestCase):
    """The Table Schema rules of the Frictionless specification that the
    package uses, held against the CSV of a run over tests/docs and against
    the sample."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        environment = dict(os.environ, FACTPIPE_BIN=BIN,
                           FACTPIPE_RULES="rules")
        cls.said = subprocess.run(
            ["stages/factpipe", "-o", cls.folder.name, "tests/docs"],
            env=environment, stdout=subprocess.PIPE, check=True, text=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def setUp(self):
        self.package = json.loads(self.result("datapackage.json"))
        self.resource = self.package["resources"][0]
        self.fields = self.resource["schema"]["fields"]
        data = sample.fact_csv(BIN, sample.facts(), "-s")
        self.header, self.rows = sample.parsed(data[3:])

    def result(self, name):
        with open(os.path.join(self.folder.name, name), "rb") as f:
            return f.read()

    def test_a_run_keeps_it(self):
        header, rows = sample.parsed(self.result("facts.csv")[3:])
        self.assertEqual(header, self.header)
        self.assertGreater(len(rows), 5)
        self.assertEqual(self.problems(rows), [])
        self.assertIn(f" {len(rows)} facts", self.said.stdout)
        self.assertTrue(self.said.stdout.endswith("the balance closes\n"))
        self.assertEqual(sorted(os.listdir(self.folder.name)),
                         ["datapackage.json", "diagnostics.tsv", "facts.csv",
                          "facts.xlsx", "list.tsv", "report.html", "text"])

    def test_descriptor(self):
        self.assertEqual(self.package["profile"], "tabular-data-package")
        self.assertRegex(self.package["name"], r"^[-a-z0-9._/]+$")
        self.assertEqual(self.resource["path"], "facts.csv")
        self.assertEqual(self.resource["encoding"], "utf-8")
        self.assertIn(self.resource["schema"]["primaryKey"], self.header)
        for field in self.fields:
            self.assertLessEqual(set(field), {
                "name", "title", "type", "description", "constraints", "unit",
                "unitColumn"})
            self.assertIn(field["type"], ("string", "integer", "number"))
            self.assertGreater(len(field["description"]), 10)
            self.assertIn(field.get("unitColumn", self.header[0]), self.header)
            self.assertLessEqual(set(field["constraints"]), {
                "required", "unique", "minimum", "pattern"})

    def test_header(self):
        self.assertEqual([f["name"] for f in self.fields], self.header)

    def test_readme_names_every_column(self):
        with open("README.md") as f:
            named = set(re.findall(r"`(\w+)`", f.read()))
        self.assertLessEqual(set(self.header), named)

    def problems(self, rows):
        missing = self.resource["schema"]["missingValues"]
        found, seen = [], {f["name"]: set() for f in self.fields}
        for number, row in enumerate(rows):
            for field, cell in zip(self.fields, row):
                rules, name = field["constraints"], field["name"]
                if cell in missing:
                    if rules["required"]:
                        found.append((number, name, "required"))
                    continue
                form = {"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?",
                        "string": rules.get("pattern", r"(?s:.*)")}
                if not re.fullmatch(form[field["type"]], cell):
                    found.append((number, name, cell))
                elif "minimum" in rules and Decimal(cell) < rules["minimum"]:
                    found.append((number, name, "minimum"))
                if rules.get("unique") and cell in seen[name]:
                    found.append((number, name, "unique"))
                seen[name].add(cell)
        return found

    def test_the_csv_keeps_it(self):
        self.assertEqual(self.problems(self.rows), [])

    def test_a_spoilt_csv_does_not(self):
        for name, cell, why in (("value", "", "required"),
                                ("value", "1,5", "1,5"),
                                ("line", "0", "minimum"),
                                ("id", "7", "7"),
                                ("period", "in 2013", "in 2013")):
            row = list(self.rows[0])
            row[self.header.index(name)] = cell
            self.assertEqual(self.problems([row]), [(0, name, why)])
        self.assertEqual(self.problems([self.rows[0]] * 2),
                         [(1, "id", "unique")])


class Page(unittest.TestCase):
    """What fact-report writes, without a browser (that is browser.mjs)."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.rows = sample.facts()
        self.csv, self.list = (os.path.join(folder.name, name)
                               for name in ("facts.csv", "list.tsv"))
        with open(self.csv, "wb") as f:
            f.write(sample.fact_csv(BIN, self.rows, "-s"))
        with open(self.list, "w") as f:
            f.write("doc\tpath\ttype\n")
            for i in range(3):
                path = os.path.join(folder.name, f"{i}.txt")
                with open(path, "w") as text:
                    text.write("é😀</script><!--<script>\u2028 7,590 km " * 30)
                f.write(f"d{i}.txt\t{path}\ttext\n")

    def page(self, *args):
        return subprocess.run(
            [f"{BIN}/fact-report", *args, self.csv], check=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def data(self, page):
        script = page.partition('id="data">')[2].partition("</script>")[0]
        self.assertNotRegex(script, "[<>&\u2028\u2029]")
        return json.loads(script)

    def test_data(self):
        data = self.data(self.page("-l", self.list).stdout.decode())
        header = [c["name"] for c in data["columns"]]
        self.assertEqual([row[1:] for row in data["facts"]],
                         sample.wanted(self.rows, header))
        self.assertEqual([d["name"] for d in data["docs"]],
                         ["d0.txt", "d1.txt", "d2.txt"])
        text = data["docs"][0]["text"]
        self.assertTrue(text.startswith("é😀</script><!--<script>\u2028"))
        units = text.encode("utf-16-le")
        begin, end = data["docs"][0]["spans"][0]
        for at, span in zip((0, 8), (begin, end)):
            self.assertEqual(len(units[:2 * span].decode("utf-16-le", "ignore")
                                 .encode()), at)

    def test_limits(self):
        few = self.page("-n", "2", "-m", "0", "-l", self.list)
        data = self.data(few.stdout.decode())
        self.assertEqual((len(data["facts"]), data["total"]),
                         (2, len(self.rows)))
        self.assertIsNone(data["docs"][0]["text"])
        self.assertIn(b"takes the first 2 of", few.stderr)
        self.assertIn(b"too large", few.stderr)

    def test_full_disk(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([f"{BIN}/fact-report", self.csv],
                                  stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"cannot write", done.stderr)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        BIN = sys.argv.pop(1)
    unittest.main()
