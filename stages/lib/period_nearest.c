/* Which of a sentence's periods belongs to an amount. */
#include <stdint.h>

#include "period.h"
#include "period_point.h"

enum {
	NEAR = 60,  /* bytes from an amount to its period in parentheses */
	COMMA = 15, /* what is crossed counts as so many bytes more */
	CONJUNCTION = 12,
	AMOUNT = 40,
	BEFORE = 3, /* more often it stands behind */
	CONTRAST = 60,
	RECORD = 30 /* bytes from `highest` to `since` */
};

struct sentence {
	struct slice t;
	const struct period *p;
	int count;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The bracket that text[i] stands in, or t.n. */
static size_t
bracket(struct slice t, size_t i)
{
	size_t k = i;

	while (k > 0) {
		char c = t.p[--k];

		if (c == ')' || c == ';')
			break;
		if (c == '(')
			return k;
	}
	return t.n;
}

static bool
is_border(struct slice t, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (t.p[i] == ';' ||
		    (i + 1 < to && t.p[i + 1] == ' ' && strchr(".!?", t.p[i])))
			return true;
	return false;
}

/* Numbers in text[from..to) that are in no period. */
static size_t
amounts(const struct sentence *s, size_t from, size_t to)
{
	size_t found = 0;

	for (size_t i = from; i < to; i++) {
		bool dated = false;

		if (!is_digit(s->t.p[i]))
			continue;
		for (int k = 0; k < s->count; k++)
			dated |= i >= s->p[k].begin && i < s->p[k].end;
		found += !dated;
		while (i + 1 < to &&
		       (is_digit(s->t.p[i + 1]) || strchr(",.", s->t.p[i + 1])))
			i++;
	}
	return found;
}

/* True when the period only says what is compared with: `than in 2012`,
 * `from 2012`. */
static bool
is_basis(const struct sentence *s, const struct period *p)
{
	static const char *const before[] = {
	    "than in ",     "than ",    "compared with ",
	    "compared to ", "against ", "relative to ",
	    "versus ",      "over ",    "from "};

	if (strchr(p->iso, '/'))
		return false;
	for (size_t i = 0; i < sizeof(before) / sizeof(*before); i++) {
		size_t n = strlen(before[i]);

		if (p->begin >= n && point_has(s->t, p->begin - n, before[i]))
			return true;
	}
	return false;
}

/* `the highest since 2010`: since then, the amount was another. */
static bool
is_record(const struct sentence *s, const struct period *p)
{
	static const char *const most[] = {"est ",       " most ",
					   " first ",    " record ",
					   "est level ", "est figure "};
	size_t from = p->begin > RECORD ? p->begin - RECORD : 0;

	if (!point_has(s->t, p->begin, "since"))
		return false;
	for (; from < p->begin; from++)
		for (size_t i = 0; i < sizeof(most) / sizeof(*most); i++)
			if (point_has(s->t, from, most[i]))
				return true;
	return false;
}

/* True when what stands between an amount and the period behind it begins
 * what is compared with: `4 % less than that in 2008`, `5 t from 7 t in 2008`;
 * or the period says when that was: `its 2015 target`. */
static bool
compares(const struct sentence *s, size_t from, const struct period *p)
{
	static const char *const with[] = {" than ", " compared with ",
					   " compared to ", " versus ",
					   " relative to "};
	static const char *const aim[] = {
	    " target",   " goal",   " level",  " peak", " baseline",
	    " estimate", " report", " record", " high", " low"};
	size_t to = p->begin;

	if (strchr(p->iso, '/'))
		return is_record(s, p);
	for (size_t i = 0; i < sizeof(aim) / sizeof(*aim); i++)
		if (point_has(s->t, p->end, aim[i]))
			return true;
	for (; from < to; from++) {
		if (s->t.p[from] != ' ')
			continue;
		for (size_t i = 0; i < sizeof(with) / sizeof(*with); i++)
			if (point_has(s->t, from, with[i]) &&
			    !is_digit(s->t.p[from + strlen(with[i])]))
				return true;
		if (point_has(s->t, from, " from ") && amounts(s, from, to) > 0)
			return true;
	}
	return false;
}

/* ` - ` between two clauses. */
static bool
is_aside(struct slice t, size_t i)
{
	size_t dash = t.p[i] == ' ' ? point_dash(t, i + 1) : 0;

	return dash > 0 && i + 1 + dash < t.n && t.p[i + 1 + dash] == ' ';
}

/* How far apart: bytes, and what stands between. */
static size_t
distance(const struct sentence *s, size_t from, size_t to, bool opens)
{
	static const char *const contrast[] = {" while ", " whereas ", " but "};
	size_t d = to - from + AMOUNT * amounts(s, from, to);
	bool first = opens;

	for (size_t i = from; i < to; i++) {
		if (s->t.p[i] == ',' && i + 1 < to && s->t.p[i + 1] == ' ') {
			d += first ? 0 : COMMA;
			first = false;
		}
		if (s->t.p[i] != ' ')
			continue;
		if (point_has(s->t, i, " and "))
			d += CONJUNCTION;
		if (is_aside(s->t, i))
			d += CONTRAST;
		for (size_t k = 0; k < 3; k++)
			if (point_has(s->t, i, contrast[k]))
				d += CONTRAST;
	}
	return d;
}

/* `30 March and 19 April 2020` at i: a time without a year. */
static bool
is_day(struct slice t, size_t i)
{
	struct point p;

	return point_read(t, i, POINT_BARE, &p) > 0;
}

/* What a period in brackets that the amount is not in means for it: its own
 * one right behind it is 1, another amount's is -1, else 0. */
static int
in_brackets(const struct sentence *s, const struct period *p, size_t begin,
	    size_t end)
{
	size_t open = bracket(s->t, p->begin), near;

	if (open == s->t.n || (begin > open && begin < p->begin) ||
	    (begin >= p->end && bracket(s->t, begin) == open))
		return 0;
	if (amounts(s, open, p->begin) > 0 && !is_day(s->t, open + 1))
		return -1; /* (5 %, the most since 2010) */
	if (open >= end)   /* behind a list it is for all of it */
		return open - end <= NEAR && amounts(s, end, open) == 0 &&
		       !is_border(s->t, end, open);
	near = open > NEAR ? open - NEAR : 0;
	for (size_t i = open; i > near; i--)
		if (s->t.p[i - 1] == ';')
			near = i;
	return amounts(s, near, open) > 0 ? -1 : 0;
}

/* `$31 million a year earlier`: a time that no period of the sentence is. */
static bool
is_earlier(struct slice t, size_t end)
{
	static const char *const earlier[] = {
	    " a year earlier",       " a year ago",        " a year before",
	    " the year before",      " the previous year", " the year earlier",
	    " in the previous year", " in the year before"};

	for (size_t i = 0; i < sizeof(earlier) / sizeof(*earlier); i++)
		if (point_has(t, end, earlier[i]))
			return true;
	return false;
}

const struct period *
period_nearest(const char *text, size_t n, const struct period *p, int count,
	       size_t begin, size_t end)
{
	struct sentence s = {{text, n}, p, count};
	const struct period *best = NULL;
	size_t least = SIZE_MAX;

	if (is_earlier(s.t, end))
		return NULL;
	for (int k = 0; k < count; k++) {
		bool after = p[k].begin >= end;
		size_t from = after ? end : p[k].end;
		size_t to = after ? p[k].begin : begin, d;
		int own = in_brackets(&s, &p[k], begin, end);

		if (own > 0)
			return &p[k];
		if (own < 0 || (!after && p[k].end > begin) ||
		    is_border(s.t, from, to) || is_basis(&s, &p[k]) ||
		    (after && compares(&s, end, &p[k])))
			continue;
		d = distance(&s, from, to, !after && p[k].begin < 5) +
		    (after ? 0 : BEFORE);
		if (d < least) {
			least = d;
			best = &p[k];
		}
	}
	return best;
}
