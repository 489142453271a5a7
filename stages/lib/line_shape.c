#include "line_shape.h"

#include <string.h>
#include <utf8proc.h>

#include "bytes16.h"

enum { LABEL_BYTES = 60, LABEL_WORDS = 6, CELL_BYTES = 40 };
/* Of a line that is a label and nothing else: `GDP - composition, by sector
 * of origin:`. */
enum { LABEL_ONLY_WORDS = 9 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_alpha(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\0' || (c >= '\t' && c <= '\r');
}

static bool
is_stop(char c)
{
	return c == '.' || c == '!' || c == '?' || c == ':' || c == ';';
}

/* *beyond tells whether a byte passed was not ASCII. */
static size_t
find_odd(const char *p, size_t n, bool *beyond)
{
	bytes16 seen = {0};
	size_t i = 0;

	for (; i + 17 <= n; i += 16) {
		bytes16 x = bytes16_load(p + i), y = bytes16_load(p + i + 1);

		seen |= x;
		if (bytes16_any((bytes16)(x < 0x20) |
				((bytes16)(x == ' ') & (bytes16)(y <= ' '))))
			break;
	}
	*beyond |= bytes16_any(seen & 0x80);
	for (; i < n; i++) {
		*beyond |= p[i] < 0;
		if ((unsigned char)p[i] < 0x20 ||
		    (p[i] == ' ' && i + 1 < n && is_space(p[i + 1])))
			return i;
	}
	return n;
}

size_t
line_odd(const char *p, size_t n)
{
	bool beyond = false;

	return find_odd(p, n, &beyond);
}

/* Characters, that is bytes that do not continue one. */
static size_t
columns(const char *p, size_t n)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		found += ((unsigned char)p[i] & 0xC0) != 0x80;
	return found;
}

/* How the line begins; letters beyond ASCII by their Unicode category. */
static void
see_begin(struct line_shape *s)
{
	utf8proc_int32_t c;
	size_t space = 0;

	while (space < s->n && s->p[space] != ' ')
		space++;
	s->first = space;
	s->digit = is_digit(s->p[0]);
	s->lower = s->p[0] >= 'a' && s->p[0] <= 'z';
	if ((unsigned char)s->p[0] >= 0x80 &&
	    utf8proc_iterate((const utf8proc_uint8_t *)s->p,
			     (utf8proc_ssize_t)s->n, &c) > 0)
		s->lower = utf8proc_category(c) == UTF8PROC_CATEGORY_LL;
}

/* True when the word that ends at p[n) is one that a sentence goes on after. */
static bool
function_word(const char *p, size_t n)
{
	static const char words[] =
	    " a about an and are as at between but by for from had has have "
	    "in into is its more nearly of on or over over some than that the "
	    "their to was were which will with ";
	char key[12] = " ";
	size_t len = 0;

	while (len < n && is_alpha(p[n - len - 1]))
		len++;
	if (len == 0 || len > 8 || (len < n && p[n - len - 1] != ' '))
		return false;
	memcpy(key + 1, p + n - len, len);
	key[len + 1] = ' ';
	return strstr(words, key) != NULL;
}

/* A hyphen stuck to a word: -, a soft one, U+2010 or U+2011. */
static bool
ends_in_hyphen(const char *p, size_t n)
{
	if (n < 2)
		return false;
	if (p[n - 1] == '-')
		return p[n - 2] != ' ' && p[n - 2] != '-';
	return (n > 2 && memcmp(p + n - 2, "\xC2\xAD", 2) == 0) ||
	       (n > 3 && (memcmp(p + n - 3, "\xE2\x80\x90", 3) == 0 ||
			  memcmp(p + n - 3, "\xE2\x80\x91", 3) == 0));
}

static void
see_end(struct line_shape *s)
{
	const char *p = s->p;
	size_t n = s->n;

	while (n > 1 && (p[n - 1] == ')' || p[n - 1] == '"' ||
			 p[n - 1] == '\'' || p[n - 1] == ']'))
		n--;
	/* U+2019 and U+201D, a closing quote */
	if (n > 3 && memcmp(p + n - 3, "\xE2\x80", 2) == 0 &&
	    (p[n - 1] == '\x99' || p[n - 1] == '\x9D'))
		n -= 3;
	s->stop = is_stop(p[n - 1]);
	s->hyphen = ends_in_hyphen(p, s->n);
	if (n == s->n)
		s->open = p[n - 1] == ',' || p[n - 1] == '(' ||
			  p[n - 1] == '-' || function_word(p, n);
}

/* Bytes of a sign that marks an item. */
static size_t
sign_mark(const char *p, size_t n, bool *sure)
{
	static const char sign[][4] = {
	    "\xE2\x80\xA2", "\xE2\x97\xA6", "\xE2\x96\xAA", "\xE2\x80\xA3",
	    "\xE2\x97\x8F", "\xE2\x80\x93", "\xE2\x80\x94"};

	*sure = p[0] == '*';
	if (p[0] == '*' || p[0] == '-')
		return 1;
	if (n > 2 && memcmp(p, "\xC2\xB7", 2) == 0)
		return *sure = true, 2;
	for (size_t i = 0; n > 3 && i < sizeof(sign) / sizeof(*sign); i++)
		if (memcmp(p, sign[i], 3) == 0)
			return *sure = i < 5, 3;
	return 0;
}

/* Bytes of `3.`, `3)`, `(3)`, `b)`, `(b)` */
static size_t
number_mark(const char *p, size_t n)
{
	size_t open = p[0] == '(', at = open;

	while (at < n && at < open + 3 && is_digit(p[at]))
		at++;
	if (at == open && at < n && is_alpha(p[at]) && (p[at] & 0x20))
		at++;
	if (at == open || at >= n || (open && p[at] != ')') ||
	    (p[at] != ')' && (p[at] != '.' || !is_digit(p[at - 1]))))
		return 0;
	return at + 1;
}

/* Bytes of a list mark with the white space behind it. */
static size_t
list_mark(const char *p, size_t n, bool *sure)
{
	size_t at;

	*sure = false;
	if (n > 1 && is_alpha(p[0]) && p[1] != ')')
		return 0;
	at = is_digit(p[0]) || is_alpha(p[0]) || p[0] == '('
		 ? number_mark(p, n)
		 : sign_mark(p, n, sure);
	if (at == 0 || at >= n || !is_space(p[at]))
		return 0;
	while (at < n && is_space(p[at]))
		at++;
	return at < n ? at : 0;
}

/* `Currency: soms per US dollar -`: what follows completes it. */
static bool
is_left_open(const char *p, size_t n)
{
	return n < 2 * LABEL_BYTES && n > 2 && p[n - 1] == '-' &&
	       p[n - 2] == ' ';
}

/* `Label: value` and `Label:`; the label is a few words without a stop. */
static enum line_kind
label(const char *p, size_t n)
{
	size_t words = 1, end = n < LABEL_BYTES ? n : LABEL_BYTES;
	size_t most = p[n - 1] == ':' ? LABEL_ONLY_WORDS : LABEL_WORDS;

	if ((!is_alpha(p[0]) && (unsigned char)p[0] < 0x80) ||
	    !memchr(p, ':', end))
		return LINE_PLAIN;
	for (size_t i = 1; i < end; i++) {
		if (p[i] == ':') {
			if (i + 1 == n || is_left_open(p, n))
				return LINE_LABEL_ONLY;
			return is_space(p[i + 1]) ? LINE_LABEL : LINE_PLAIN;
		}
		if (p[i] == '.' || p[i] == ';' || p[i] == '?' ||
		    (p[i] == ' ' && ++words > most))
			return LINE_PLAIN;
	}
	return LINE_PLAIN;
}

/* Lines that only draw: at least three of - = _ * + | : and spaces. */
static bool
is_rule(const char *p, size_t n)
{
	if (is_alpha(p[0]) || is_digit(p[0]))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!strchr("-=_*+|:~ \t", p[i]))
			return false;
	return n >= 3;
}

/* `| a | b |`: a row, without its outer borders. */
static void
see_borders(struct line_shape *s)
{
	if (s->p[0] != '|' || s->n < 3 || !memchr(s->p + 1, '|', s->n - 1))
		return;
	do
		s->p++, s->n--;
	while (s->n > 1 && is_space(s->p[0]));
	while (s->n > 1 && (s->p[s->n - 1] == '|' || is_space(s->p[s->n - 1])))
		s->n--;
	s->wide = s->cells = true;
}

/* Gaps in the line and the text between them; widths in characters. */
static void
see_cells(struct line_shape *s)
{
	bool gap = false, small = true, beyond = false;
	size_t at = find_odd(s->p, s->n, &beyond), cell = 0;

	s->odd = at < s->n;
	if (s->odd || beyond) {
		s->width = columns(s->p, s->n) + s->width - s->n;
		s->first = columns(s->p, s->first);
	}
	while (at < s->n) {
		size_t to = at;
		bool tab = false;

		for (; to < s->n && is_space(s->p[to]); to++)
			tab |= s->p[to] == '\t';
		if (tab || to - at > 2 ||
		    (to - at == 2 && !is_stop(s->p[at - 1]))) {
			gap = true;
			s->gaps += !tab;
			s->inner += !tab && function_word(s->p, at);
			small &= at - cell <= CELL_BYTES;
			s->wide |= tab || to - at > 2;
			cell = to;
		}
		if (to == at)
			to++;
		at = to + line_odd(s->p + to, s->n - to);
	}
	s->cells |= gap && small && s->n - cell <= CELL_BYTES;
}

void
line_shape(const char *line, size_t n, struct line_shape *s)
{
	size_t indent = 0;

	while (indent < n && is_space(line[indent]))
		indent++;
	*s = (struct line_shape){.p = line + indent, .n = n - indent};
	s->width = n;
	if (is_rule(s->p, s->n)) {
		s->kind = LINE_RULE;
		return;
	}
	see_borders(s);
	see_begin(s);
	see_end(s);
	see_cells(s);
	s->mark = list_mark(s->p, s->n, &s->sure);
	if (s->p[0] == '#') {
		size_t level = 1;

		while (level < s->n && s->p[level] == '#')
			level++;
		if (level <= 6 && level + 1 < s->n && s->p[level] == ' ' &&
		    s->p[level + 1] != ' ') {
			s->kind = LINE_HEADING;
			s->mark = level + 1;
		}
		return;
	}
	s->kind = label(s->p, s->n);
}
