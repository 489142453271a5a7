"""Sets a small part of Markdown in columns: headings, paragraphs, ^raised^
marks, simple tables, [^1] notes."""

import re
from pdf import Pdf, width

LEADING = 1.25


def read(source):
    """The blocks of a Markdown text: (kind, text or rows)."""
    blocks, notes = [], {}
    for part in re.split(r"\n\s*\n", source.strip()):
        note = re.match(r"\[\^(\w+)\]: (.*)", part, re.S)
        if note:
            notes[note[1]] = " ".join(note[2].split())
        elif part.startswith("#"):
            blocks.append((len(part.split()[0]), part.lstrip("# ")))
        elif re.search(r"^-{3,} ", part, re.M):
            rows = [re.split(r" {2,}", line.strip())
                    for line in part.split("\n") if not line.startswith("--")]
            blocks.append(("table", rows))
        else:
            blocks.append(("para", " ".join(part.split())))
    return blocks, notes


def pieces(word):
    """`km^2^,` as (text, raised) pairs; a note's mark is raised."""
    word = re.sub(r"\[\^(\w+)\]", r"^\1^", word)
    return [(text, i % 2 == 1)
            for i, text in enumerate(word.split("^")) if text]


def word_width(word, size):
    return sum(width(t, size * 0.65 if up else size)
               for t, up in pieces(word))


def wrap(text, size, room, indent=0):
    """Lines of words; a word breaks at | (with a hyphen) or after -."""
    lines, line, used = [], [], indent
    queue = text.split()
    space = width(" ", size)
    while queue:
        word = queue.pop(0)
        plain = word.replace("|", "")
        if used + word_width(plain, size) <= room:
            line.append(plain)
            used += word_width(plain, size) + space
            continue
        for cut in reversed(list(re.finditer(r"[|-]", word))):
            head = word[:cut.start()].replace("|", "") + "-"
            if used + word_width(head, size) <= room:
                line.append(head)
                queue.insert(0, word[cut.end():])
                break
        else:
            queue.insert(0, word)
        lines.append(line)
        line, used = [], 0
    return lines + [line] if line else lines


class Setter:
    """Fills columns from top to bottom, page after page."""

    def __init__(self, columns=1, size=10, gutter=18, head=None,
                 justify=True, margin=72, top=770, foot=72):
        self.pdf, self.columns, self.size = Pdf(), columns, size
        self.head, self.justify, self.foot = head, justify, foot
        self.width = (595 - 2 * margin - gutter * (columns - 1)) / columns
        self.left = [margin + i * (self.width + gutter)
                     for i in range(columns)]
        self.top, self.column, self.notes = top, columns, []
        self.y = foot

    def turn(self):
        """Goes to the next column or page."""
        self.column += 1
        if self.column >= self.columns:
            self.put_notes()
            self.pdf.page()
            self.column = 0
            page = len(self.pdf.pages)
            if self.head:
                small = self.size * 0.8
                self.pdf.put(self.left[0], 806, self.head, small)
                self.pdf.put(290, 36, str(page), small)
        self.y = self.top

    def put_notes(self):
        y, size = self.foot - 6, self.size * 0.8
        for mark, text in self.notes:
            self.pdf.put(self.left[0], y + 3, mark, size * 0.65)
            for line in wrap(text, size, self.width - 6):
                self.put_words(self.left[0] + 5, y, line, size, 0)
                y -= size * LEADING
        self.notes = []

    def put_words(self, x, y, words, size, extra):
        for word in words:
            for text, up in pieces(word):
                x = self.pdf.put(x, y + (size * 0.35 if up else 0), text,
                                 size * 0.65 if up else size)
            x += width(" ", size) + extra

    def line(self, words, size, x=0, last=True):
        if self.y - size * LEADING < self.foot:
            self.turn()
        self.y -= size * LEADING
        used = sum(word_width(w, size) for w in words)
        used += width(" ", size) * (len(words) - 1)
        extra = 0
        if self.justify and not last and len(words) > 1:
            extra = (self.width - x - used) / (len(words) - 1)
        self.put_words(self.left[self.column] + x, self.y, words, size, extra)

    def para(self, text, size=None, indent=12):
        size = size or self.size
        lines = wrap(text, size, self.width, indent)
        for i, words in enumerate(lines):
            self.line(words, size, 0 if i else indent, i + 1 == len(lines))

    def gap(self, points):
        if self.y < self.top:
            self.y -= points

    def heading(self, text, level):
        size = self.size * (1.6 if level == 1 else 1.2)
        self.gap(size)
        for words in wrap(text, size, self.width):
            self.line(words, size)
        self.gap(size * 0.4)

    def table(self, rows):
        self.gap(8)
        step = self.width / len(rows[0])
        for row in rows:
            if self.y - self.size * LEADING < self.foot:
                self.turn()
            self.y -= self.size * LEADING
            for i, cell in enumerate(row):
                self.pdf.put(self.left[self.column] + i * step, self.y, cell,
                             self.size)
        self.gap(8)

    def article(self, source):
        blocks, notes = read(source)
        for kind, body in blocks:
            if kind == "table":
                self.table(body)
            elif kind == "para":
                self.para(body)
                self.notes += [(m, notes[m])
                               for m in re.findall(r"\[\^(\w+)\]", body)]
            else:
                self.heading(body, kind)

    def save(self, path):
        self.put_notes()
        self.pdf.save(path)
