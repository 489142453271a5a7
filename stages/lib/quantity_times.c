/* Multipliers behind a number in digits: million, bn, k. */
#include "quantity_parts.h"

void
number_times(const struct scan *s, struct number *n, bool money)
{
	const char *t = s->text;
	size_t at = skip_spaces(t, s->n, n->end), spaced = at - n->end;
	if (at == n->end && at < s->n && t[at] == '-')
		at++; /* a 5-million-dollar house */
	size_t end = word_end(t, s->n, at);
	if (end == at)
		return;
	const struct word *w = lexicon_word(s->lx, t + at, end - at);
	if (w == NULL || !(w->kind & (WORD_TIMES | WORD_LETTER)))
		return;
	bool hyphen = at > n->end && spaced == 0;
	bool letter = w->kind & WORD_LETTER;
	size_t len;
	if (is_digit_at(t, s->n, end) ||
	    char_superscript(char_at(t, s->n, end, &len)) >= 0)
		return;
	if (letter || w->len < 3) {
		/* Short ones: m is also a metre, mm, k and b units. */
		uint8_t next = class_of(t, s->n, end);
		bool ends = end == s->n || !(next & (BYTE_HIGH | BYTE_DIGIT));
		ends = ends && t[end < s->n ? end : at] != '/' &&
		       t[end < s->n ? end : at] != '-' &&
		       !(next & BYTE_SPACE &&
			 class_of(t, s->n, end + 1) & BYTE_UPPER);
		bool one = end == at + 1 && ends, glued = spaced == 0;
		bool large = decimal_cmp(n->value, decimal_of(1)) >= 0;
		bool people = t[at] == 'M' && one && glued && large;
		bool kilo = t[at] == 'k' && (glued || one);
		bool billion =
		    t[at] == 'b' && one && glued && n->form & FORM_POINT;
		/* Mn is manganese. */
		bool plural = w->value >= 6 && w->len == 2 &&
			      w->text[1] == 'n' &&
			      !(t[at] == 'M' && t[at + 1] == 'n');
		if (hyphen || !(money || kilo || plural || people || billion))
			return;
	}
	n->power = w->value;
	n->value.exponent += w->value;
	n->end = end;
	n->form |= FORM_TIMES;
	/* three lakh crore, 2 hundred million */
	at = skip_spaces(t, s->n, end);
	end = word_end(t, s->n, at);
	w = letter ? NULL : lexicon_word(s->lx, t + at, end - at);
	if (at > n->end && w != NULL && w->kind & WORD_SCALE) {
		n->power += w->value;
		n->value.exponent += w->value;
		n->end = end;
	}
}
