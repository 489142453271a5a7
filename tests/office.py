"""Facts files in headless LibreOffice, in English and in German: every cell
comes back as written and no formula is ever run.

usage: python3 tests/office.py BIN

The CSV is opened three times: every column as text (byte for byte the same);
as the README tells to (quoted cells are text: text the same, numbers numbers);
and with nothing but separator and encoding given (no formula, text guarded).
The workbook is opened as it is.  Not tested here: Excel."""
import os
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal
from xml.etree import ElementTree

import facts_sample as sample

BIN = "out/build/bin"

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"

PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop
 oor:name="ooSetupSystemLocale" oor:op="fuse"><value>%s</value></prop></item>
</oor:items>
"""

COMMA_UTF8 = "CSV:44,34,76"
QUOTED_TEXT = "CSV:44,34,76,1,,1033,true,false"
ALL_TEXT = "CSV:44,34,76,1,%s,1033,true,false" % "/".join(
    f"{i}/2" for i in range(1, 27))


def text_of(p):
    """A paragraph's text, with the spaces that ODF counts."""
    out = p.text or ""
    for child in p:
        if child.tag == f"{{{TEXT}}}s":
            out += " " * int(child.get(f"{{{TEXT}}}c", 1))
        else:
            out += text_of(child)
        out += child.tail or ""
    return out


class Cell:
    def __init__(self, e):
        self.type = e.get(f"{{{OFFICE}}}value-type")
        self.number = e.get(f"{{{OFFICE}}}value")
        self.date = e.get(f"{{{OFFICE}}}date-value")
        self.formula = e.get(f"{{{TABLE}}}formula")
        self.text = "\n".join(text_of(p)
                              for p in e.findall(f"{{{TEXT}}}p"))


def sheets(path):
    """name -> rows of cells, of a flat ODF spreadsheet."""
    out = {}
    for sheet in ElementTree.parse(path).iter(f"{{{TABLE}}}table"):
        rows = []
        for row in sheet.iter(f"{{{TABLE}}}table-row"):
            cells = []
            for e in row.findall(f"{{{TABLE}}}table-cell"):
                n = int(e.get(f"{{{TABLE}}}number-columns-repeated", 1))
                if n < 1000:
                    cells += [Cell(e)] * n
            if any(c.type for c in cells):
                rows.append(cells)
        out[sheet.get(f"{{{TABLE}}}name")] = rows
    return out


class Office:
    """Tests that run in each locale."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        user = os.path.join(cls.folder.name, "profile", "user")
        os.makedirs(user)
        with open(f"{user}/registrymodifications.xcu", "w") as f:
            f.write(PROFILE % cls.locale)
        cls.rows = sample.facts()
        cls.csv = sample.fact_csv(BIN, cls.rows, "-s")
        cls.header, cls.cells = sample.parsed(cls.csv[3:])
        cls.path = os.path.join(cls.folder.name, "facts.csv")
        with open(cls.path, "wb") as f:
            f.write(cls.csv)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def opened(self, path, options=None):
        """The file as LibreOffice sees it."""
        command = ["soffice", "--headless", "--norestore",
                   f"-env:UserInstallation=file://{self.folder.name}/profile"]
        if options:
            command.append(f"--infilter={options}")
        subprocess.run(command + ["--convert-to", "fods", "--outdir",
                                  self.folder.name, path],
                       check=True, timeout=120, capture_output=True)
        return sheets(os.path.splitext(path)[0] + ".fods")

    def rows_of(self, options):
        table = self.opened(self.path, options)["facts"]
        self.assertEqual([c.text for c in table[0]], self.header)
        self.assertEqual(len(table) - 1, len(self.cells))
        for row, written in zip(table[1:], self.cells):
            row += [Cell(ElementTree.Element("x"))] * (len(written) - len(row))
            for name, cell, want in zip(self.header, row, written):
                self.assertIsNone(cell.formula, (name, want))
                yield name, cell, want

    def test_all_columns_as_text(self):
        for name, cell, want in self.rows_of(ALL_TEXT):
            self.assertEqual(cell.text, want, name)

    def test_quoted_cells_are_text(self):
        for name, cell, want in self.rows_of(QUOTED_TEXT):
            if name in sample.NUMBERS and cell.type == "float":
                self.assertEqual(Decimal(cell.number), Decimal(want), name)
                self.assertLess(len(want), 18)
            elif name == "period" and len(want) == 4:
                self.assertEqual(cell.number, want)
            else:
                self.assertEqual(cell.text, want, name)

    def test_comma_and_encoding_only(self):
        kept = ["=1+1", "+7 km", "-3.5%", "@SUM(A1)", "3-5", "007",
                "12345678901234567890", 'say "no"', "a,b;c", "Қазақстан"]
        seen = set()
        for name, cell, want in self.rows_of(COMMA_UTF8):
            if name == "subject" and want.lstrip("'") in kept:
                self.assertEqual(cell.text, want)
                seen.add(want.lstrip("'"))
        self.assertEqual(seen, set(kept))

    def test_nothing_given(self):
        """LibreOffice then takes the file for Windows-1252."""
        table = self.opened(self.path)["facts"]
        self.assertEqual(len(table) - 1, len(self.cells))
        for cell in sum(table, []):
            self.assertIsNone(cell.formula, cell.text)

    def test_the_guard_is_needed(self):
        """The same without the guard does run formulas: this test sees."""
        bare = os.path.join(self.folder.name, "bare.csv")
        with open(bare, "wb") as f:
            f.write(sample.fact_csv(BIN, self.rows))
        cells = sum(self.opened(bare)["bare"], [])
        self.assertTrue(any(cell.formula for cell in cells))

    def test_workbook(self):
        diagnostics = os.path.join(self.folder.name, "diagnostics.tsv")
        with open(diagnostics, "w") as f:
            f.write("stage\tdoc\tpage\tline\tlevel\treason\tcount\tdetail\n"
                    "fact-match\ta.txt\t1\t7\tdrop\tlimit\t12\t=1+1\n")
        book = os.path.join(self.folder.name, "book.xlsx")
        subprocess.run([f"{BIN}/fact-xlsx", "-d", diagnostics, self.path,
                        book], check=True)
        table = self.opened(book)
        self.assertEqual(list(table), ["Facts", "Summary", "Diagnostics"])
        self.facts_sheet(table["Facts"])
        self.assertEqual([c.text for c in table["Summary"][0][:3]],
                         ["Country", "Code", "All claims"])
        self.assertEqual(table["Summary"][-1][2].number, str(len(self.rows)))
        self.assertEqual([c.text for c in table["Diagnostics"][1]],
                         ["fact-match", "a.txt", "1", "7", "drop", "limit",
                          "12", "=1+1"])
        for rows in table.values():
            for cell in sum(rows, []):
                self.assertIsNone(cell.formula)

    def facts_sheet(self, table):
        self.assertEqual([c.text for c in table[0]], self.header)
        want = sample.wanted(self.rows, self.header)
        self.assertEqual(len(table) - 1, len(want))
        kinds = set()
        for row, written in zip(table[1:], want):
            row += [Cell(ElementTree.Element("x"))] * (len(written) - len(row))
            for name, cell, text in zip(self.header[1:], row[1:], written):
                kinds.add((name, cell.type))
                if cell.type == "float":
                    self.assertEqual(Decimal(cell.number), Decimal(text))
                elif cell.type == "date":
                    self.assertEqual(cell.date, text)
                else:
                    self.assertEqual(cell.text, text, name)
        self.assertLessEqual({("value", "float"), ("value", "string"),
                              ("period", "date"), ("period", "float"),
                              ("period", "string"), ("line", "float")}, kinds)
        self.assertNotIn(("subject", "float"), kinds)


class English(Office, unittest.TestCase):
    locale = "en-US"


class German(Office, unittest.TestCase):
    locale = "de-DE"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        BIN = sys.argv.pop(1)
    unittest.main()
