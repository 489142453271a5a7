#include "period.h"

#include <stdio.h>

#include "bytes16.h"
#include "period_point.h"

enum open_end { CLOSED, OPEN_FROM, OPEN_TO };

/* Words before a time and what they make of it. */
struct lead {
	size_t end; /* where the time should begin; 0: no such word */
	enum point_trust trust;
	enum open_end open;
	bool between, from;
};

static bool
is_space(struct slice t, size_t i)
{
	return i < t.n && t.p[i] == ' ';
}

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') ||
	       ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* True when a word or a number begins at i: before it stands no letter, also
 * none beyond ASCII (dashes and quotes are U+20xx). */
static bool
begins(struct slice t, size_t i)
{
	char b = i > 0 ? t.p[i - 1] : ' ';

	if (!is_alnum(t.p[i]) || is_alnum(b))
		return false;
	return b >= 0 || (i > 2 && t.p[i - 3] == '\xE2');
}

/* Passes `the end of`, `early`, `mid-`, `summer of` and the like. */
static size_t
skip_fillers(struct slice t, size_t i)
{
	static const char fill[] =
	    " the early late mid middle end beginning start turn of year years "
	    "calendar about around circa spring summer autumn fall winter "
	    "period decade in ";
	char word[16];

	for (int k = 0; k < 6; k++) {
		size_t n = point_word(t, i, word);

		if (!point_among(word, fill) || i + n >= t.n ||
		    (t.p[i + n] != ' ' && t.p[i + n] != '-'))
			break;
		i += n + 1;
	}
	return i;
}

static struct lead
lead_at(struct slice t, size_t i)
{
	static const char sure[] = " in during since until till before after "
				   "throughout between circa mid early late ";
	static const char maybe[] = " from by on at of for to as through and ";
	struct lead l = {.trust = POINT_BARE};
	char word[16];
	size_t n = point_word(t, i, word);

	if (!n || !is_space(t, i + n) ||
	    (!point_among(word, sure) && !point_among(word, maybe)))
		return l;
	l.end = i + n + 1;
	l.trust = point_among(word, sure) ? POINT_SURE : POINT_MAYBE;
	l.between = strcmp(word, "between") == 0;
	l.from = strcmp(word, "from") == 0;
	if (point_among(word, " since after "))
		l.open = OPEN_FROM;
	else if (point_among(word, " until till before by "))
		l.open = OPEN_TO;
	if (strcmp(word, "as") == 0)
		l.end = point_has(t, l.end, "of ") ? l.end + 3 : 0;
	return l;
}

/* `up to 2030`, `prior to 1991` at i. */
static size_t
lead_pair(struct slice t, size_t i)
{
	static const char *const pair[] = {"up to ", "prior to ", "Up to ",
					   "Prior to "};

	if ((t.p[i] | 0x20) != 'u' && (t.p[i] | 0x20) != 'p')
		return 0;
	for (size_t k = 0; k < sizeof(pair) / sizeof(*pair); k++)
		if (point_has(t, i, pair[k]))
			return i + strlen(pair[k]);
	return 0;
}

/* Bytes from a first time to the last of a range: ` to `, `-`, ` and ` behind
 * between. */
static size_t
bridge(struct slice t, size_t i, bool between)
{
	static const char *const word[] = {" to ",      " until ", " till ",
					   " through ", " up to ", " and "};
	size_t dash;

	for (size_t k = between ? 5 : 0; is_space(t, i) && k < 5u + between;
	     k++)
		if (point_has(t, i, word[k]))
			return strlen(word[k]);
	if (is_space(t, i) && (dash = point_dash(t, i + 1)) &&
	    is_space(t, i + 1 + dash))
		return dash + 2;
	return between ? 0 : point_dash(t, i);
}

static void
fill_missing(struct point *a, const struct point *b)
{
	if (a->year)
		return;
	a->year = b->year;
	if (!a->month)
		a->month = b->month;
}

/* The second time of a range behind the first one, which ends at `end`.
 * Returns its end, 0 when there is none. */
static size_t
range_end(struct slice t, size_t end, bool between, struct point *a,
	  struct point *b)
{
	static const char *const now[] = {"present", "date", "now", "today"};
	size_t k = bridge(t, end, between), from, to;

	if (!k)
		return 0;
	from = skip_fillers(t, end + k);
	for (size_t i = 0; i < sizeof(now) / sizeof(*now); i++)
		if (point_has(t, from, now[i]))
			return b->year = 0, from + strlen(now[i]);
	to = point_read(t, from, between ? POINT_SURE : POINT_MAYBE, b);
	if (!to || !b->year)
		return 0;
	fill_missing(a, b);
	return b->year > a->year || (b->year == a->year && b->month >= a->month)
		   ? to
		   : 0;
}

static void
print_period(struct period *p, const struct point *a, const struct point *b,
	     enum open_end open)
{
	char from[POINT_TEXT], to[POINT_TEXT], last[POINT_TEXT];

	point_ends(a, from, to);
	if (b) {
		if (b->year)
			point_ends(b, last, to);
		snprintf(p->iso, sizeof(p->iso), "%s/%s", from,
			 b->year ? to : "..");
	} else if (open == OPEN_FROM) {
		snprintf(p->iso, sizeof(p->iso), "%s/..", from);
	} else if (open == OPEN_TO) {
		snprintf(p->iso, sizeof(p->iso), "../%s", to);
	} else if (strcmp(from, to) != 0) {
		snprintf(p->iso, sizeof(p->iso), "%s/%s", from, to);
	} else {
		memcpy(p->iso, from, sizeof(from));
	}
}

/* `1990 on`, `1990 onwards` behind an end. */
static size_t
skip_onwards(struct slice t, size_t end)
{
	static const char *const on[] = {" onwards", " onward", " and after"};

	if (!is_space(t, end))
		return end;
	for (size_t k = 0; k < sizeof(on) / sizeof(*on); k++)
		if (point_has(t, end, on[k]))
			return end + strlen(on[k]);
	if (point_has(t, end, " on") &&
	    (end + 3 == t.n || strchr(",.;)", t.p[end + 3])))
		return end + 3;
	return end;
}

/* Reads a period whose first word or number is at i.  Returns where to go on,
 * 0 when there is none; p->end is 0 when a time was passed that is none. */
static size_t
period_at(struct slice t, size_t i, struct period *p)
{
	struct lead l = lead_at(t, i);
	size_t pair = lead_pair(t, i), from, end, to;
	struct point a, b;

	if (pair)
		l = (struct lead){.end = pair, .open = OPEN_TO};
	from = skip_fillers(t, l.end ? l.end : i);
	if (l.trust == POINT_BARE && from > i)
		l.trust = POINT_MAYBE;
	end = point_read(t, from, l.trust, &a);
	if (!end)
		return 0;
	to = range_end(t, end, l.between, &a, &b);
	p->begin = l.open || l.between || (to && l.from) ? i : from;
	p->end = 0;
	if (!a.year)
		return end;
	if (to)
		end = to;
	p->end = to ? end : skip_onwards(t, end);
	if (p->end > end)
		l.open = OPEN_FROM;
	print_period(p, &a, to ? &b : NULL, l.open);
	p->two = to && b.year;
	return p->end;
}

/* ---- the scan ----------------------------------------------------------- */

/* True when text can hold a period at all: a year's four digits, `FY` or a
 * century. */
static bool
is_dated(struct slice t)
{
	size_t i = 0, digits = 0;

	while (i + 16 <= t.n) {
		bytes16 x = bytes16_load(t.p + i) - '0';

		if (bytes16_any((bytes16)(x < 10)))
			break;
		i += 16;
	}
	for (; i < t.n; i++) {
		digits = t.p[i] >= '0' && t.p[i] <= '9' ? digits + 1 : 0;
		if (digits == 4)
			return true;
	}
	return memmem(t.p, t.n, "FY", 2) || memmem(t.p, t.n, "entury", 6);
}

/* A number for a word of n letters by its ends and length. */
static unsigned
ends_of(const char *p, size_t n)
{
	unsigned first = p[0] & 31, last = p[n - 1] & 31;

	return (first * 37 + last * 5 + (unsigned)n * 11) % 512;
}

/* True when a period may begin with the word p[0..n) and be another than it is
 * without: a sieve made of the words that do, which lets few others through. */
static bool
may_begin(const char *p, size_t n)
{
	static const char words[] =
	    "in during since until till before after throughout between circa "
	    "by from up prior "
	    "january february march april may june july august september "
	    "october november december jan feb mar apr jun jul aug sep sept "
	    "oct nov dec fy fiscal q h first second third fourth tenth "
	    "eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
	    "seventeenth eighteenth nineteenth twentieth ";
	static uint64_t sieve[8];
	unsigned k = ends_of(p, n);

	if (!sieve[0])
		for (const char *w = words; *w;) {
			size_t len = strcspn(w, " ");
			unsigned bit = ends_of(w, len);

			sieve[bit / 64] |= UINT64_C(1) << bit % 64;
			w += len + 1;
		}
	return sieve[k / 64] >> k % 64 & 1;
}

int
period_scan(const char *text, size_t n, struct period *p, int max)
{
	struct slice t = {text, n};
	int count = 0;
	size_t i = 0;

	if (!is_dated(t))
		return 0;
	while (i < n && count < max) {
		size_t word = i, end = 0;

		while (word < n && (text[word] | 0x20) >= 'a' &&
		       (text[word] | 0x20) <= 'z')
			word++;
		if (begins(t, i) &&
		    (word == i || may_begin(text + i, word - i)))
			end = period_at(t, i, &p[count]);
		if (end) {
			count += p[count].end > 0;
			i = end;
			continue;
		}
		for (i = word; i < n && is_alnum(text[i]); i++)
			;
		while (i < n && !is_alnum(text[i]))
			i++;
	}
	return count;
}
