/* What stands between two numbers. */
#include "quantity_join.h"

enum { GAP_MAX = 16 }; /* bytes of the longest that is looked up */

enum gap
gap_read(const struct scan *s, size_t from, size_t to)
{
	from = skip_spaces(s->text, to, from);
	to = skip_spaces_back(s->text, to);
	if (from >= to)
		return GAP_NONE;
	return to - from <= GAP_MAX
		   ? lexicon_gap(s->lx, s->text + from, to - from)
		   : GAP_OTHER;
}

/* -40 °C ~ 85 °C: the sign of `about` joins two amounts where the spaces on
 * both sides are alike. */
static bool
is_tilde_range(const struct scan *s, const struct atom *a, const struct atom *b)
{
	const char *t = s->text;
	size_t len, at = skip_spaces(t, s->n, a->outer_end);
	uint32_t c = char_at(t, s->n, at, &len);
	bool left = at > a->outer_end;
	bool right = skip_spaces(t, s->n, at + len) > at + len;
	return at == b->outer_begin && (c == '~' || c == 0x223c) &&
	       skip_spaces(t, s->n, at + len) == b->begin && left == right &&
	       ((atom_is_bare(a) && !(a->num.form & FORM_SPELLED)) ||
		atoms_same_unit(a, b)) &&
	       decimal_cmp(a->value, b->value) < 0;
}

enum gap
gap_outer(const struct scan *s, const struct atom *a, const struct atom *b)
{
	const char *t = s->text;
	size_t from = a->outer_end, to = b->outer_begin;
	/* Eqs. (9.2) and (9.10) */
	if (a->drop == DROP_LIST && t[from] == ')' && t[to - 1] == '(' &&
	    to > from + 1 && b->end < s->n && t[b->end] == ')') {
		from++;
		to--;
	}
	if (is_tilde_range(s, a, b))
		return GAP_RANGE;
	enum gap gap = gap_read(s, from, to);
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
