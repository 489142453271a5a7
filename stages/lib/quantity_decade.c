/* Tens that are no decade of years: a high in the low 60s. */
#include "quantity_parts.h"

/* The words of the sentence up to `at` speak of how warm it is. */
static bool
is_warmth(const struct scan *s, size_t at)
{
	enum { FAR = 120 };
	size_t from = at > FAR ? at - FAR : 0;
	while (at > from) {
		size_t begin = word_begin(s->text, at);
		if (begin < at &&
		    lexicon_kind(s->lx, s->text + begin, at - begin) &
			WORD_WARMTH)
			return true;
		at = begin < at ? begin : at - 1;
	}
	return false;
}

bool
atom_decade(const struct scan *s, struct atom *a)
{
	const struct number *n = &a->num;
	const char *t = s->text;
	if (n->form != 0 || n->digits != 2 || n->value.digits % 10 != 0 ||
	    n->begin == 0 || n->end >= s->n || t[n->end] != 's' ||
	    class_of(t, s->n, n->end + 1) &
		(BYTE_LETTER | BYTE_DIGIT | BYTE_HIGH))
		return false;
	size_t end = n->begin - 1;
	size_t begin = word_begin(t, end);
	struct slice w = {t + begin, end - begin};
	if ((t[end] != ' ' && t[end] != '-') || w.n == 0)
		return false;
	bool part = lexicon_kind(s->lx, w.p, w.n) & WORD_BAND;
	bool open = slice_is(w, "mid") || slice_is(w, "the");
	if (!(part || (open && is_warmth(s, begin))))
		return false;
	a->value_to = a->value;
	a->has_to = decimal_add(a->value, decimal_of(9), &a->value_to);
	a->end = a->outer_end = n->end + 1;
	return a->has_to;
}
