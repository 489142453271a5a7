/* Times that an amount has from a span of change, from the sentences before
 * and from the title. */
#include <stdio.h>

#include "period.h"
#include "period_point.h"

enum { CHANGE = 60 }; /* bytes of `from 71 million cases` */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* ---- the ends of a change ------------------------------------------------ */

static bool
stands_before(struct slice t, size_t i, const char *word)
{
	size_t n = strlen(word);

	return i >= n && memcmp(t.p + i - n, word, n) == 0;
}

/* Where `from 5 km` begins that ends before i, or t.n. */
static size_t
from_amount(struct slice t, size_t i)
{
	size_t least = i > CHANGE ? i - CHANGE : 0;
	bool number = false;

	for (; i > least && !strchr(";()", t.p[i - 1]); i--) {
		number |= is_digit(t.p[i - 1]);
		if (stands_before(t, i, " from "))
			return number ? i : t.n;
		if (t.p[i - 1] == ' ' && i > 1 && strchr(",.", t.p[i - 2]))
			break;
	}
	return t.n;
}

/* Whether ` to 7` follows: the amount is what it was before. */
static bool
to_amount(struct slice t, size_t i)
{
	size_t most = i + CHANGE < t.n ? i + CHANGE : t.n;

	for (; i < most && !strchr(";,()", t.p[i]); i++)
		if (point_has(t, i, " to "))
			return i + 4 < t.n && (is_digit(t.p[i + 4]) ||
					       strchr("$~<>", t.p[i + 4]) ||
					       (unsigned char)t.p[i + 4] > 127);
	return false;
}

bool
period_of_end(const char *text, size_t n, const struct period *p, size_t begin,
	      size_t end, char iso[32])
{
	struct slice t = {text, n};
	const char *slash = strchr(p->iso, '/');

	if (!p->two || !slash)
		return false;
	if (stands_before(t, begin, " from ") && to_amount(t, end))
		snprintf(iso, 32, "%.*s", (int)(slash - p->iso), p->iso);
	else if (stands_before(t, begin, " to ") &&
		 from_amount(t, begin - 4) < n)
		snprintf(iso, 32, "%s", slash + 1);
	else
		return false;
	return true;
}

/* ---- around -------------------------------------------------------------- */

static bool
sole(struct slice t, struct period *out)
{
	struct period p[2];

	if (period_scan(t.p, t.n, p, 2) != 1)
		return false;
	*out = p[0];
	return true;
}

static bool
ends_sentence(struct slice t, size_t i)
{
	return i + 1 < t.n && strchr(".!?", t.p[i]) && t.p[i + 1] == ' ';
}

/* `less than the 7 t of 2010`, `down from 7 t in 2010`. */
static bool
is_compared(struct slice t, size_t from, size_t to)
{
	static const char *const with[] = {" than ",  " compared ",
					   " from ",  " against ",
					   " since ", " versus "};

	for (; from < to; from++)
		for (size_t i = 0; i < sizeof(with) / sizeof(*with); i++)
			if (point_has(t, from, with[i]) &&
			    !(i == 0 && is_digit(t.p[from + 6])))
				return true; /* but `more than 5` */
	return false;
}

bool
period_of_context(const char *text, size_t n, struct period *out)
{
	struct slice t = {text, n};
	size_t from, to;

	if (!sole(t, out))
		return false;
	for (from = out->begin; from > 0 && !ends_sentence(t, from - 1); from--)
		;
	for (to = out->end; to < n && !ends_sentence(t, to); to++)
		;
	if (is_compared(t, from, out->begin))
		return false;
	for (size_t i = from; i < to; i++)
		if (is_digit(text[i]) && (i < out->begin || i >= out->end))
			return true;
	return false;
}

bool
period_of_title(const char *text, size_t n, struct period *out)
{
	static const char *const of[] = {"in ", "for ", "to ", "of ", "In "};
	struct slice t = {text, n};

	if (!sole(t, out))
		return false;
	if (strlen(out->iso) <= 4 || strchr(out->iso, '/') ||
	    strchr(out->iso, 'Q'))
		return true;
	for (size_t i = 0; i < sizeof(of) / sizeof(*of); i++)
		if (stands_before(t, out->begin, of[i]))
			return true;
	return false;
}
