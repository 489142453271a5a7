#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "convert.h"

const char *const kind_name[] = {"text", "html", "pdf", "docx",
				 "odt",  "epub", "rtf", "other"};

static bool
starts(struct slice s, const char *head, size_t n)
{
	return s.n >= n && memcmp(s.p, head, n) == 0;
}

static bool
holds(struct slice s, const char *word)
{
	return s.n && memmem(s.p, s.n, word, strlen(word));
}

/* Office documents are ZIP archives whose entries tell them apart. */
static enum kind
detect_zip(struct slice s, const char **what)
{
	struct slice head = {s.p, s.n < 4096 ? s.n : 4096};

	if (holds(head, "mimetypeapplication/epub+zip"))
		return KIND_EPUB;
	if (holds(head, "mimetypeapplication/vnd.oasis.opendocument.text"))
		return KIND_ODT;
	if (holds(s, "word/document"))
		return KIND_DOCX;
	*what = holds(s, "xl/workbook") ? "a spreadsheet: save it as CSV"
		: holds(s, "ppt/")      ? "slides: save them as PDF"
					: "a ZIP archive: unpack it";
	return KIND_OTHER;
}

/* `<html`, `<!doctype html`, after space, comments and an XML declaration. */
static bool
is_html(struct slice s)
{
	static const char *const tag[] = {"<html", "<!doctype html", "<head",
					  "<body", NULL};
	size_t n = s.n < 1024 ? s.n : 1024;

	for (size_t i = 0; i < n; i++)
		for (const char *const *t = tag; *t; t++)
			if (n - i >= strlen(*t) &&
			    strncasecmp(s.p + i, *t, strlen(*t)) == 0)
				return i == 0 || s.p[0] == '<' ||
				       isspace((unsigned char)s.p[0]) ||
				       (s.p[0] & 0x80);
	return false;
}

static bool
named_html(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot &&
	       (strcasecmp(dot, ".html") == 0 || strcasecmp(dot, ".htm") == 0 ||
		strcasecmp(dot, ".xhtml") == 0);
}

/* NULs in every second byte are UTF-16, elsewhere no text. */
static bool
is_binary(struct slice s)
{
	size_t n = s.n < 8192 ? s.n : 8192, nul[2] = {0}, control = 0;

	if (starts(s, "\xff\xfe", 2) || starts(s, "\xfe\xff", 2) ||
	    starts(s, "\0\0\xfe\xff", 4))
		return false;
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		nul[i & 1] += c == 0;
		control += c < 0x20 && c && !strchr("\t\n\f\r\x1b", c);
	}
	if (nul[0] + nul[1] == 0)
		return control > n / 10;
	return (nul[0] > 0) == (nul[1] > 0) || nul[0] + nul[1] < n / 8;
}

enum kind
detect_kind(struct slice s, const char *name, const char **what)
{
	struct slice head = {s.p, s.n < 1024 ? s.n : 1024};

	if (holds(head, "%PDF-"))
		return KIND_PDF;
	if (starts(s, "PK\3\4", 4))
		return detect_zip(s, what);
	if (starts(s, "{\\rtf", 5))
		return KIND_RTF;
	if (starts(s, "\xd0\xcf\x11\xe0", 4)) {
		*what = "an old Office file: save it as DOCX";
		return KIND_OTHER;
	}
	if (is_binary(s)) {
		*what = "no text, HTML, PDF, DOCX, ODT, EPUB or RTF";
		return KIND_OTHER;
	}
	return is_html(s) || named_html(name) ? KIND_HTML : KIND_TEXT;
}
