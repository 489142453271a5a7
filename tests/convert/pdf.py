"""Writes small PDF files: words at places, in Helvetica, nothing else."""

# Widths of Helvetica in thousandths of its size, from Adobe's Core 14 AFM
# files, for the characters 32 to 126.
WIDTHS = [int(w) for w in """278 278 355 556 556 889 667 191 333 333 389 584
278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584
556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778
722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556
556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722
500 500 500 334 260 334 584""".split()]
WIDE = {"–": 556, "—": 1000, "•": 350, "é": 556, "’": 222, "“": 333,
        "”": 333, "²": 333, "†": 556}


def width(text, size):
    """Of text in points."""
    units = sum(WIDTHS[ord(c) - 32] if " " <= c <= "~" else WIDE[c]
                for c in text)
    return units * size / 1000


class Pdf:
    """Pages of positioned text; y grows upwards from the page's foot."""

    def __init__(self, size=(595, 842)):
        self.size = size
        self.pages = []

    def page(self):
        self.pages.append([])

    def put(self, x, y, text, size=10):
        """Writes text with its baseline at y; returns where it ends."""
        data = text.encode("cp1252")
        for c in b"\\", b"(", b")":
            data = data.replace(c, b"\\" + c)
        self.pages[-1].append(b"BT /F %.2f Tf %.2f %.2f Td (%s) Tj ET"
                              % (size, x, y, data))
        return x + width(text, size)

    def box(self, x, y, w, h):
        """A filled box: a picture, as far as text goes."""
        self.pages[-1].append(b"%d %d %d %d re f" % (x, y, w, h))

    def save(self, path):
        kids = " ".join(f"{3 + 2 * i} 0 R" for i in range(len(self.pages)))
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>"
            % (kids.encode(), len(self.pages))]
        font = (b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
                b"/Encoding /WinAnsiEncoding >>")
        for i, page in enumerate(self.pages):
            stream = b"\n".join(page)
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] "
                b"/Resources << /Font << /F %s >> >> /Contents %d 0 R >>"
                % (*self.size, font, 4 + 2 * i))
            objects.append(b"<< /Length %d >>\nstream\n%s\nendstream"
                           % (len(stream), stream))
        out, places = b"%PDF-1.4\n", []
        for i, body in enumerate(objects):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (i + 1, body)
        table = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        out += b"".join(b"%010d 00000 n \n" % p for p in places)
        out += (b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
                % (len(objects) + 1, table))
        with open(path, "wb") as f:
            f.write(out)
