#include "period.h"

#include <stdio.h>

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

	for (size_t k = between ? 5 : 0; k < 5u + between; k++)
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
		snprintf(p->iso, sizeof(p->iso), "%s", from);
	}
}

/* `1990 on`, `1990 onwards` behind an end. */
static size_t
skip_onwards(struct slice t, size_t end)
{
	static const char *const on[] = {" onwards", " onward", " and after"};

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
	return p->end;
}

int
period_scan(const char *text, size_t n, struct period *p, int max)
{
	struct slice t = {text, n};
	int count = 0;
	size_t i = 0;

	while (i < n && count < max) {
		size_t end = begins(t, i) ? period_at(t, i, &p[count]) : 0;

		if (end) {
			count += p[count].end > 0;
			i = end;
			continue;
		}
		while (i < n && is_alnum(text[i]))
			i++;
		while (i < n && !is_alnum(text[i]))
			i++;
	}
	return count;
}
