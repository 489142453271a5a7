/* Multipliers behind a number in digits: million, bn, k. */
#include "quantity_parts.h"

enum counted {
	COUNTS_NOTHING, /* the end, a sign, a function word */
	COUNTS_KNOWN,   /* people */
	COUNTS_PLURAL,  /* downloads */
	COUNTS_SINGULAR /* urea */
};

/* The noun behind text[at). */
static enum counted
what_follows(const struct scan *s, size_t at)
{
	size_t begin = skip_spaces(s->text, s->n, at);
	size_t end = word_end(s->text, s->n, begin);
	uint64_t kind = lexicon_kind(s->lx, s->text + begin, end - begin);
	if (kind & WORD_COUNTED)
		return COUNTS_KNOWN;
	if (begin == at || end == begin || kind & WORD_PLAIN)
		return COUNTS_NOTHING;
	return end - begin > 3 && s->text[end - 1] == 's' ? COUNTS_PLURAL
							  : COUNTS_SINGULAR;
}

/* A unit of three letters or more stands behind text[at). */
static bool
is_unit_word(const struct scan *s, size_t at)
{
	size_t begin = skip_spaces(s->text, s->n, at);
	size_t end = word_end(s->text, s->n, begin);
	struct unit unit;
	return begin > at && end - begin > 2 &&
	       !(lexicon_kind(s->lx, s->text + begin, end - begin) &
		 WORD_PLAIN) &&
	       units_after(s->lx->units, s->text, s->n, begin, true, &unit) >=
		   end - begin;
}

/* Whether the short multiplier text[at..end) counts: m is also a metre, b a
 * bit. */
static bool
is_short_times(const struct scan *s, const struct number *n,
	       const struct word *w, size_t at, size_t end, bool money)
{
	const char *t = s->text;
	char c = end < s->n ? t[end] : ' ';
	bool glued = at == n->end;
	bool ends =
	    !(byte_class[(unsigned char)c] & (BYTE_HIGH | BYTE_DIGIT)) &&
	    c != '/' && c != '-' &&
	    !(c == ' ' && class_of(t, s->n, end + 1) & BYTE_UPPER);
	bool one = end == at + 1 && ends;
	if (!glued && t[at - 1] == '-')
		return false;
	if (money || (t[at] == 'k' && (glued || one)))
		return true;
	/* 6.5m people, 5B users, 153m tonnes */
	enum counted counted = what_follows(s, end);
	if (glued && one && (counted == COUNTS_KNOWN || is_unit_word(s, end)))
		return true;
	/* 10M people and 250 M people, but 0.2M NaOH, 6M urea and 6 M HCl */
	if (t[at] == 'M' && one && glued)
		return counted == COUNTS_PLURAL ||
		       (counted == COUNTS_NOTHING &&
			decimal_cmp(n->value, decimal_of(1)) >= 0);
	if (t[at] == 'M' && one)
		return decimal_cmp(n->value, decimal_of(50)) >= 0;
	if (t[at] == 'b' && one && glued)
		return n->form & FORM_POINT;
	/* mn, bn, tn; Mn is manganese. */
	return w->value >= 6 && w->len == 2 && w->text[1] == 'n' &&
	       !(t[at] == 'M' && t[at + 1] == 'n');
}

static void
multiply(struct number *n, int power, size_t end)
{
	n->power += power;
	n->value.exponent += power;
	n->end = end;
	n->form |= FORM_TIMES;
}

void
number_times(const struct scan *s, struct number *n, bool money)
{
	const char *t = s->text;
	/* 30+ billion */
	bool plus =
	    s->n - n->end > 1 && t[n->end] == '+' && t[n->end + 1] == ' ';
	size_t at = skip_spaces(t, s->n, n->end + plus), len;
	if (at == n->end && at < s->n && t[at] == '-')
		at++; /* a 5-million-dollar house */
	size_t end = word_end(t, s->n, at);
	const struct word *w = lexicon_word(s->lx, t + at, end - at);
	if (w == NULL || !(w->kind & (WORD_TIMES | WORD_LETTER)) ||
	    is_digit_at(t, s->n, end) ||
	    char_superscript(char_at(t, s->n, end, &len)) >= 0)
		return;
	bool letter = w->kind & WORD_LETTER;
	if (plus && (letter || w->len < 3))
		return;
	if ((letter || w->len < 3) && !is_short_times(s, n, w, at, end, money))
		return;
	multiply(n, w->value, end);
	if (letter)
		return;
	/* three lakh crore, 2 hundred million */
	at = skip_spaces(t, s->n, end);
	end = word_end(t, s->n, at);
	w = lexicon_word(s->lx, t + at, end - at);
	if (at > n->end && w != NULL && w->kind & WORD_SCALE)
		multiply(n, w->value, end);
}
