/* What stands between two numbers. */
#include "quantity_join.h"

static const char *const ranges[] = {
    "to", "- to", "-to", "through", "à",  "bis",       "till", "until",
    "~",  "∼",    "...", "..",      "…",  "-",         "–",    "—",
    "−",  "‐",    "‑",   "‒",       "--", "and up to", "-to-", NULL};
static const char *const ands[] = {"and", "&", NULL};
static const char *const lists[] = {
    ",",     "or",     "ou",           "oder", "et",    "und",  ", and",
    ", or",  "and/or", "respectively", ";",    "- and", "- or", "-,",
    "- and", "versus", "vs.",          "vs",   "/",     NULL};
static const char *const tolerances[] = {"±", "+/-", "+-", "+/−", "∓", NULL};
static const char *const sizes[] = {"×", "x", "by", "X", "*", NULL};

static const char *const scales[] = {")×",  ") ×", ")x",  ") x", ")·",
				     ") ·", ")*",  ") *", NULL};
static const char *const overs[] = {"out of", "over", "in", NULL};

static bool
gap_is(const char *p, size_t n, const char *const *list)
{
	for (; *list != NULL; list++)
		if ((*list)[0] == p[0] && strlen(*list) == n &&
		    memcmp(*list, p, n) == 0)
			return true;
	return false;
}

enum gap
gap_read(const struct scan *s, size_t from, size_t to)
{
	from = skip_spaces(s->text, to, from);
	to = skip_spaces_back(s->text, to);
	if (from >= to)
		return GAP_NONE;
	const char *p = s->text + from;
	size_t n = to - from;
	if (n > 12)
		return GAP_OTHER;
	return gap_is(p, n, ranges)       ? GAP_RANGE
	       : gap_is(p, n, ands)       ? GAP_AND
	       : gap_is(p, n, lists)      ? GAP_LIST
	       : gap_is(p, n, tolerances) ? GAP_PM
	       : gap_is(p, n, sizes)      ? GAP_BY
	       : gap_is(p, n, overs)      ? GAP_OVER
	       : gap_is(p, n, scales)     ? GAP_SCALE
					  : GAP_OTHER;
}

enum gap
gap_outer(const struct scan *s, const struct atom *a, const struct atom *b)
{
	enum gap gap = gap_read(s, a->outer_end, b->outer_begin);
	if (gap != GAP_OTHER)
		return gap;
	size_t i = skip_spaces(s->text, s->n, a->outer_end);
	bool but = s->n - i > 3 && memcmp(s->text + i, "but", 3) == 0 &&
		   skip_spaces(s->text, s->n, i + 3) >= b->outer_begin;
	return but ? GAP_LIST : GAP_OTHER;
}

bool
word_follows(const struct scan *s, size_t at, const char *word, size_t *begin)
{
	size_t n = strlen(word), end = skip_spaces_back(s->text, at);
	if (end < n || end == at)
		return false;
	*begin = end - n;
	for (size_t i = 0; i < n; i++)
		if ((s->text[*begin + i] | 32) != word[i])
			return false;
	return *begin == 0 ||
	       !char_is_letter((unsigned char)s->text[*begin - 1]);
}
