"""Builds the documents of tests/convert.sh in the folder named: PDFs of our
own making, the rest by pandoc and qpdf.  `build.py DIR` makes one of each
case; `build.py DIR N` makes N short ones of mixed kinds."""

import os
import re
import subprocess
import sys
from itertools import product

from layout import Setter, read, wrap
from pdf import Pdf

HERE = os.path.dirname(os.path.abspath(__file__))


def source(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as f:
        return f.read()


def pandoc(text, path, *options):
    subprocess.run(["pandoc", "-f", "markdown-auto_identifiers", "-o", path,
                    *options], input=text.encode(), check=True)


def lines(path, pages, size=10, x=72):
    """A PDF of the given lines, a list a page; a line is text or (x, y,
    text, size)."""
    pdf = Pdf()
    for page in pages:
        pdf.page()
        y = 760
        for line in page:
            if isinstance(line, tuple):
                pdf.put(*line)
            else:
                pdf.put(x, y, line, size)
                y -= 12.5
    pdf.save(path)


def article(folder):
    """One article in many forms."""
    text = source("article.md")
    for columns in 1, 2, 3:
        # Narrow columns want small letters, for the table.
        setter = Setter(columns, size=[0, 10, 9, 7][columns],
                        foot=[0, 420, 500, 560][columns],
                        head="Annual survey of Central Asia")
        setter.article(text)
        setter.save(f"{folder}/article-{columns}.pdf")
    page = text.replace("km^2^", "km<sup>2</sup>")
    pandoc(page, f"{folder}/body.html")
    with open(f"{folder}/body.html", encoding="utf-8") as f:
        body = f.read()
    os.unlink(f"{folder}/body.html")
    with open(f"{folder}/article.html", "w", encoding="utf-8") as f:
        f.write(source("page.html").replace("BODY", body))
    for kind in "docx", "odt", "epub", "rtf":
        options = ["-M", "title=Kazakhstan"] if kind == "epub" else []
        pandoc(text, f"{folder}/article.{kind}", "-s", *options)
    plain(text, f"{folder}/article.txt")


def plain(text, path):
    blocks, notes = read(text)
    with open(path, "w", encoding="utf-8") as f:
        for kind, body in blocks:
            if kind == "table":
                body = "\n".join("   ".join(row) for row in body)
            for mark in notes:
                body = body.replace(f"[^{mark}]", "")
            f.write(body.replace("^2^", "²") + "\n\n")
        for note in notes.values():
            f.write(note + "\n")


def cases(folder):
    for name, pages in PAGES.items():
        lines(f"{folder}/{name}.pdf", pages)
    for name, setter in FLOWS.items():
        s = Setter(**setter)
        s.article(source(f"{name}.md"))
        s.save(f"{folder}/{name}.pdf")


# Lines as they stand on the page, each list a page.
PAGES = {
    "hyphens": [[
        "Output of the farms fell between the years 1990-",
        "1995 and then rose by 3-",
        "5% a year, while the econ-",
        "omy of the Asia-",
        "Pacific region grew. In the next year growth was -",
        "3.5 percent, over 7,",
        "590 km of track and in 47",
        "% of the towns, with a 10-",
        "year plan for km/",
        "h limits and Covid-",
        "19 rules."]],
}
FLOWS = {
    "margins": dict(size=10, foot=700, head="Annual survey"),
    "marks": dict(size=10),
    "columns": dict(columns=2, size=9, foot=560),
    "table": dict(columns=2, size=9, foot=600),
}


def floats(folder):
    """What stands between the lines of a text: a picture with its caption at
    the top of the right column, a table over both columns."""
    paras = [p.replace("[^1]", "")
             for p in source("columns.md").split("\n\n")[1:3]]
    s = Setter(columns=2, size=9, foot=640)
    s.heading("Water", 1)
    s.para(paras[0])
    rest = wrap(paras[1], 9, s.width, 12)
    for i, words in enumerate(rest):
        if s.y - 9 * 1.25 < s.foot and s.column == 0:
            s.turn()
            s.pdf.box(s.left[1], s.y - 60, 200, 50)
            s.y -= 62
            for part in wrap("Figure 1. The lake in 1960 and in 2010, when "
                             "12 percent of it was left.", 7.5, s.width):
                s.line(part, 7.5)
            s.gap(8)
        s.line(words, 9, 0 if i else 12, words is rest[-1])
    s.save(f"{folder}/figure.pdf")
    s = Setter(columns=2, size=9, foot=640)
    for part in range(2):
        s.para(paras[0])
        s.para(paras[1])
        if part == 1:
            break
        s.pdf.put(72, 610, "Table 2. The countries of Central Asia, 2022", 9)
        for row, line in enumerate([
                "Country Area Population Density",
                "Kazakhstan 2,724,900 19,600,000 7",
                "Uzbekistan 447,400 35,300,000 79",
                "Tajikistan 143,100 9,900,000 69"]):
            for i, cell in enumerate(line.split()):
                s.pdf.put(72 + 115 * i, 596 - 12 * row, cell, 9)
        s.top, s.y, s.foot, s.column = 532, 532, 400, 0
    s.save(f"{folder}/wide.pdf")


def grids(folder):
    """Tables whose headings and names are several lines high, with cells left
    empty; the first has room between its rows, the second none."""
    pdf = Pdf()
    pdf.page()
    left = 72, 200, 300, 420
    pdf.put(72, 770, "The tables of the year are these.", 10)
    pdf.put(72, 750, "Table 1. The farms of the plain", 10)
    rows = [(730, "", "Area", "Output in the", "Change of"),
            (718, "Crop", "(000 ha)", "season (t)", "the output (%)"),
            (698, "Wheat of", "1,240", "3,410", "2.7"),
            (686, "the winter"), (666, "Barley", "310", "", "(1.9)"),
            (646, "Maize", "92", "512", "5.6"),
            (626, "Figures of the state in US$ bn by the ministry of finance"),
            (606, "", "2021", "2022", "2023"),
            (593.5, "Debt", "11.4", "12.5", "13.1"),
            (581, "(end of year)"), (568.5, "Tax", "4.2", "", "4.9")]
    for y, *cells in rows:
        for x, cell in zip(left, cells):
            if cell:
                pdf.put(x, y, cell, 10)
    pdf.save(f"{folder}/grid.pdf")


def gutters(folder):
    """Columns that stand close together, even and ragged, under a title over
    all of them; and the sentences that must come out whole, in `want`."""
    text = source("columns.md").replace("|", "").split("\n\n")
    paras = [p.replace("[^1]", "") for p in text[1:3]]
    with open(f"{folder}/want", "w", encoding="utf-8") as f:
        for sentence in re.findall(r"[^.]+(?:\.\d[^.]*)*\.", "".join(paras)):
            f.write(sentence.strip() + "\n")
    for columns, gap, justify in product((2, 3), (2, 3, 4, 6, 8), (0, 1)):
        s = Setter(columns, size=11 if columns == 2 else 9, margin=100,
                   gutter=gap * 72 / 25.4, justify=justify, foot=150, top=700)
        s.pdf.page()
        s.pdf.put(100, 740, "Water in the dry lands of the north and the "
                  "plans that were made for it", 12)
        s.column, s.y = 0, s.top
        for part in range(3 * columns):
            s.para(paras[part % 2])
        s.save(f"{folder}/{columns} of {gap} mm, {justify}.pdf")


def broken(folder):
    """Files that give no text."""
    pdf = Pdf()
    pdf.page()
    pdf.box(100, 100, 300, 300)
    pdf.save(f"{folder}/picture.pdf")
    lines(f"{folder}/open.pdf", [["The road is 5 km long."]])
    subprocess.run(["qpdf", "--encrypt", "secret", "owner", "256", "--",
                    f"{folder}/open.pdf", f"{folder}/locked.pdf"], check=True)
    with open(f"{folder}/open.pdf", "rb") as f:
        data = f.read()
    with open(f"{folder}/damaged.pdf", "wb") as f:
        f.write(data[:200])
    os.unlink(f"{folder}/open.pdf")
    with open(f"{folder}/damaged.docx", "wb") as f:
        f.write(b"PK\3\4" + b"\0" * 40 + b"word/document.xml" + b"\0" * 99)
    with open(f"{folder}/program.bin", "wb") as f:
        f.write(bytes(range(256)) * 8)


def torn(folder):
    """HTML whose tags do not match, which pandoc alone refuses."""
    with open(f"{folder}/torn.html", "w", encoding="utf-8") as f:
        f.write("<html><body><h1>Roads</h1><nav>9 pages</nav>"
                "<p>The road is <a href='#l'><kbd>210 km</a> long.</p>"
                "</div><p>It is old and serves 90&nbsp;km<sup>2</sup>.")


def encodings(folder):
    western = "Le café à Genève coûte 5 francs; l'été dure 93 jours.\n" * 3
    russian = ("Площадь Казахстана составляет 2 724 900 км, население "
               "страны 19 миллионов человек, а столица стоит на реке.\n" * 3)
    for name, text, charset in [
            ("western", western, "cp1252"), ("russian", russian, "cp1251"),
            ("wide", western, "utf-16"), ("bare", western, "utf-16-le"),
            ("marked", western, "utf-8-sig"), ("plain", western, "utf-8")]:
        with open(f"{folder}/{name}.txt", "wb") as f:
            f.write(text.encode(charset))
    with open(f"{folder}/declared.html", "wb") as f:
        f.write(b'<html><head><meta charset="windows-1252"></head><body><p>'
                + western.encode("cp1252") + b"</p></body></html>")


def many(folder, n):
    """Short documents of mixed kinds, each with its own numbers."""
    for i in range(n):
        text = (f"# Region {i}\n\nThe road of region {i} is {i + 7} km long. "
                f"Its economy grew by {i % 9 + 1}.5 percent in "
                f"{2000 + i % 20}.\n")
        name = f"{folder}/region {i:03}"
        kind = i % 20
        if kind == 0:
            pandoc(text, name + ".docx")
        elif kind == 1:
            pandoc(text, name + ".html")
        elif kind < 10:
            setter = Setter(columns=1 + kind % 2)
            setter.article(text)
            setter.save(name + ".pdf")
        else:
            with open(name + ".txt", "wb") as f:
                f.write(text.encode("cp1252" if kind % 2 else "utf-16"))


if __name__ == "__main__":
    target = sys.argv[1]
    os.makedirs(target, exist_ok=True)
    if len(sys.argv) > 2:
        many(target, int(sys.argv[2]))
    else:
        for part in "articles", "cases", "gutters", "broken", "encodings":
            os.makedirs(f"{target}/{part}", exist_ok=True)
        article(f"{target}/articles")
        cases(f"{target}/cases")
        floats(f"{target}/cases")
        grids(f"{target}/cases")
        torn(f"{target}/cases")
        gutters(f"{target}/gutters")
        broken(f"{target}/broken")
        encodings(f"{target}/encodings")
