#include "facts_cell.h"

#include <csv.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
cell_is_number(struct slice s)
{
	size_t i = s.n && s.p[0] == '-', from = i;

	while (i < s.n && is_digit(s.p[i]))
		i++;
	if (i == from || i == s.n)
		return i > from;
	if (s.p[i++] != '.')
		return false;
	from = i;
	while (i < s.n && is_digit(s.p[i]))
		i++;
	return i > from && i == s.n;
}

bool
cell_is_exact(struct slice s)
{
	size_t i = s.n && s.p[0] == '-';
	int digits = 0;

	if (!cell_is_number(s) ||
	    (s.p[i] == '0' && i + 1 < s.n && is_digit(s.p[i + 1])))
		return false;
	for (; i < s.n; i++)
		if (is_digit(s.p[i]) && (digits || s.p[i] != '0'))
			digits++;
	return digits <= 15;
}

/* True when s begins with a sign that starts a formula.  Excel takes the
 * full-width forms U+FF1D, U+FF0B, U+FF0D and U+FF20 for the same. */
static bool
starts_formula(struct slice s)
{
	static const char *const wide[] = {"\uff1d", "\uff0b", "\uff0d",
					   "\uff20"};

	if (s.n == 0)
		return false;
	if (s.p[0] && strchr("=+-@\t\r", s.p[0]))
		return true;
	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (s.n >= 3 && memcmp(s.p, wide[i], 3) == 0)
			return true;
	return false;
}

bool
cell_needs_guard(struct slice s)
{
	while (s.n && s.p[0] == '\'') {
		s.p++;
		s.n--;
	}
	return cell_is_number(s) ? !cell_is_exact(s) : starts_formula(s);
}

struct slice
cell_unguard(struct slice s)
{
	struct slice inner = {s.p + 1, s.n - 1};

	return s.n && s.p[0] == '\'' && cell_needs_guard(s) ? inner : s;
}

size_t
cell_room(struct slice s)
{
	return 6 * s.n + 8;
}

static char *
copy(char *at, struct slice s)
{
	if (s.n)
		memcpy(at, s.p, s.n);
	return at + s.n;
}

char *
cell_csv(char *at, struct slice s, enum facts_type type, bool guard)
{
	size_t n;

	if (s.n == 0)
		return at;
	if (type != FACTS_TEXT && cell_is_exact(s))
		return copy(at, s);
	n = csv_write(at, cell_room(s) - 1, s.p, s.n);
	if (guard && cell_needs_guard(s) &&
	    (type == FACTS_TEXT || !cell_is_number(s))) {
		memmove(at + 2, at + 1, n - 1);
		at[1] = '\'';
		n++;
	}
	return at + n;
}

char *
cell_tsv(char *at, struct slice s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		*at++ =
		    c == '\t' || c == '\r' || c == '\n' || c == '\0' ? ' ' : c;
	}
	return at;
}

/* JSON has no leading zeros. */
static bool
is_json_number(struct slice s)
{
	size_t i = s.n && s.p[0] == '-';

	return cell_is_number(s) &&
	       !(s.p[i] == '0' && i + 1 < s.n && is_digit(s.p[i + 1]));
}

char *
cell_json(char *at, struct slice s, enum facts_type type)
{
	if (type == FACTS_INTEGER || type == FACTS_DECIMAL) {
		if (s.n == 0)
			return copy(at, slice_of("null"));
		if (is_json_number(s))
			return copy(at, s);
	}
	return cell_json_text(at, s, false);
}

static char *
escape_u(char *at, unsigned code)
{
	static const char hex[] = "0123456789abcdef";

	*at++ = '\\';
	*at++ = 'u';
	for (int shift = 12; shift >= 0; shift -= 4)
		*at++ = hex[code >> shift & 15];
	return at;
}

char *
cell_json_text(char *at, struct slice s, bool in_html)
{
	*at++ = '"';
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '"' || c == '\\') {
			*at++ = '\\';
			*at++ = (char)c;
		} else if (c < 0x20 || (in_html && strchr("<>&", c))) {
			at = escape_u(at, c);
		} else if (in_html && i + 2 < s.n &&
			   memcmp(s.p + i, "\xe2\x80", 2) == 0 &&
			   (s.p[i + 2] & ~1) == (char)0xa8) {
			at = escape_u(at, 0x2028u + (s.p[i + 2] & 1));
			i += 2;
		} else {
			*at++ = (char)c;
		}
	}
	*at++ = '"';
	return at;
}
