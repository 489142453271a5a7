#include <strings.h>

#include "period.h"
#include "table_cell.h"

enum { AMOUNT_BYTES = 40, AMOUNT_LETTERS = 14, PERIOD_BYTES = 24 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_alpha(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' && c > 0;
}

static bool
has(struct slice s, const char *what)
{
	return memmem(s.p, s.n, what, strlen(what)) != NULL;
}

/* Where what stands before any letter case, or s.n. */
static size_t
find(struct slice s, const char *what)
{
	size_t n = strlen(what);

	for (size_t i = 0; i + n <= s.n; i++)
		if (strncasecmp(s.p + i, what, n) == 0)
			return i;
	return s.n;
}

static struct slice
trim(struct slice s)
{
	while (s.n > 0 && strchr(" ,;:.-", s.p[0]))
		s.p++, s.n--;
	while (s.n > 0 && strchr(" ,;:-", s.p[s.n - 1]))
		s.n--;
	return s;
}

bool
cell_is_empty(struct slice s)
{
	static const char *const word[] = {"n/a", "na",   "n.a.", "n.a",
					   "nil", "none", "x",    NULL};

	for (int i = 0; word[i]; i++)
		if (s.n == strlen(word[i]) &&
		    strncasecmp(s.p, word[i], s.n) == 0)
			return true;
	for (size_t i = 0; i < s.n; i++)
		if (!strchr(" .-*_", s.p[i]))
			return slice_is(s, "\xE2\x80\xA6") ||
			       slice_is(s, "\xE2\x80\x93") ||
			       slice_is(s, "\xE2\x80\x94");
	return true;
}

struct slice
cell_without_marks(struct slice s)
{
	for (;;) {
		size_t n = s.n;
		const char *open;

		while (n > 0 && strchr(" *:", s.p[n - 1]))
			n--;
		if (n > 2 && s.p[n - 1] == ']' &&
		    (open = memrchr(s.p, '[', n)) && open > s.p &&
		    s.p + n - open <= 6)
			n = (size_t)(open - s.p);
		else if (n > 2 && s.p[n - 1] == '/' && is_digit(s.p[n - 2]))
			n -= 2;
		if (n == s.n)
			return s;
		s.n = n;
	}
}

struct slice
cell_period(struct slice s)
{
	struct period p[2];
	struct slice tail;

	s = cell_without_marks(s);
	if (s.n < 4 || s.n > PERIOD_BYTES)
		return (struct slice){"", 0};
	/* 2022e, 2022f: estimated, forecast */
	if (s.n == 5 && is_alpha(s.p[4]) && is_digit(s.p[3]))
		s.n--;
	if (period_scan(s.p, s.n, p, 2) != 1 || p[0].begin > 3 ||
	    s.n - p[0].end > 12)
		return (struct slice){"", 0};
	tail = (struct slice){s.p + p[0].end, s.n - p[0].end};
	if (cell_currency(tail).n > 0)
		s.n = p[0].end;
	for (size_t i = p[0].end; i < s.n; i++)
		if (!is_alpha(s.p[i]) && !strchr(" .()", s.p[i]))
			return (struct slice){"", 0};
	return (struct slice){s.p + p[0].begin, p[0].end - p[0].begin};
}

bool
cell_is_period(struct slice s)
{
	return cell_period(s).n > 0;
}

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Letters that may stand before a number by themselves: EUR, Rs; with a sign
 * behind them any three, as in US$. */
static bool
is_currency(struct slice s, bool sign)
{
	if (sign || s.n == 0)
		return s.n <= 3;
	return (s.n == 3 && is_capital(s.p[0]) && is_capital(s.p[1]) &&
		is_capital(s.p[2])) ||
	       slice_is(s, "Rs");
}

/* Bytes of what may stand before a number: brackets, signs, a currency. */
static size_t
skip_front(struct slice s)
{
	struct slice letters = {s.p, 0};
	size_t i = 0;

	while (i < s.n && !is_alpha(s.p[i]) && !is_digit(s.p[i]))
		i++;
	for (letters.p = s.p + i; i < s.n && is_alpha(s.p[i]); i++)
		letters.n++;
	if (i < s.n && !is_currency(letters, strchr("$", s.p[i]) != NULL))
		return s.n;
	while (i < s.n && !is_digit(s.p[i])) {
		if (is_alpha(s.p[i]))
			return s.n;
		i++;
	}
	return i;
}

bool
cell_is_amount(struct slice s)
{
	size_t letters = 0, i = skip_front(s);

	if (s.n > AMOUNT_BYTES || i == s.n || i > 8 || cell_is_period(s))
		return false;
	/* 000 tonnes */
	if (s.n - i >= 3 && memcmp(s.p + i, "000", 3) == 0)
		return false;
	for (; i < s.n; i++)
		letters += is_alpha(s.p[i]);
	return letters <= AMOUNT_LETTERS;
}

bool
cell_has_unit(struct slice s)
{
	static const char *const sign[] = {
	    "%",       "$",        "\xE2\x82\xAC", "\xC2\xA3",
	    "million", "billion",  "thousand",     "000s",
	    "percent", "per cent", "tonnes",       "km",
	    NULL};

	for (int i = 0; sign[i]; i++)
		if (has(s, sign[i]))
			return true;
	return false;
}

bool
cell_has_bracket(struct slice s)
{
	return has(s, "(") && has(s, ")");
}

bool
cell_has_letters(struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (is_alpha(s.p[i]) || (s.p[i] & 0x80))
			return true;
	return false;
}

struct slice
cell_currency(struct slice s)
{
	s = trim(s);
	if (s.n > 0 && s.n <= 4 && (cell_has_unit(s) || is_currency(s, false)))
		return s;
	return (struct slice){"", 0};
}

/* ---- captions ----------------------------------------------------------- */

/* Without `Table 2.1.`. */
static struct slice
without_number(struct slice s)
{
	static const char *const word[] = {"table ", "tab. ", "exhibit ",
					   "annex ", "box ",  NULL};

	for (int i = 0; word[i]; i++) {
		size_t n = strlen(word[i]);

		if (s.n < n || strncasecmp(s.p, word[i], n) != 0)
			continue;
		s.p += n, s.n -= n;
		while (s.n > 0 && s.p[0] != ' ')
			s.p++, s.n--;
		break;
	}
	return trim(s);
}

struct slice
caption_measure(struct slice s)
{
	static const char *const stop[] = {",",
					   ";",
					   ":",
					   " (",
					   " by ",
					   " in ",
					   " of the ",
					   " of selected ",
					   " across ",
					   " for ",
					   " among ",
					   " from ",
					   " between ",
					   " - ",
					   "\xE2\x80\x93",
					   NULL};
	size_t n;

	s = without_number(s);
	n = s.n;
	for (int i = 0; stop[i]; i++)
		if (find(s, stop[i]) < n)
			n = find(s, stop[i]);
	for (size_t i = 0; i + 3 < n; i++)
		if (is_digit(s.p[i]) && is_digit(s.p[i + 1]) &&
		    is_digit(s.p[i + 2]) && is_digit(s.p[i + 3]))
			n = i; /* a year */
	s.n = n;
	return trim(s);
}

struct slice
caption_unit(struct slice s)
{
	const char *close, *open;
	struct slice unit = {"", 0};

	if (find(s, "unless") < s.n || find(s, "otherwise") < s.n)
		return unit;
	close = memrchr(s.p, ')', s.n);
	open = close ? memrchr(s.p, '(', (size_t)(close - s.p)) : NULL;
	if (open)
		unit = (struct slice){open + 1, (size_t)(close - open) - 1};
	else if (find(s, ", in ") < s.n)
		unit = (struct slice){s.p + find(s, ", in ") + 5,
				      s.n - find(s, ", in ") - 5};
	return cell_has_unit(unit) ? unit : (struct slice){"", 0};
}

bool
caption_says_rows(struct slice caption)
{
	return find(caption, " by ") < caption.n;
}
