/* Fractions in words: one third, two and a half, half a million. */
#include "quantity_join.h"

/* The denominator at t: third, twenty-fifths; 0 when none. */
static long long
read_denominator(const struct scan *s, struct token t, size_t *end,
		 bool *plural)
{
	long long tens = 0;
	if (t.kind & WORD_TENS) {
		tens = t.word->value;
		t = spelled_token(s, t.end);
		if (!(t.kind & (WORD_PART | WORD_PARTS | WORD_ORDINAL)))
			return 0;
		if (t.word->value > 9)
			return 0;
	}
	if (!(t.kind & (WORD_PART | WORD_PARTS)) &&
	    !(tens > 0 && t.kind & WORD_ORDINAL))
		return 0;
	long long ones = t.kind & WORD_ORDINAL ? 1 : t.word->value;
	*end = t.end;
	*plural = s->text[t.end - 1] == 's';
	return tens + ones;
}

/* one-hundredth, one hundred fifth, one hundred and fifth: a denominator of
 * three digits or more says its `one`. */
static long long
read_large(const struct scan *s, struct token t, size_t *end, bool *plural)
{
	struct token next = spelled_token(s, t.end);
	struct cardinal c;
	if (!spelled_is(s, t, "one"))
		return 0;
	if (next.kind & (WORD_PART | WORD_PARTS) && next.word->value >= 100)
		return read_denominator(s, next, end, plural);
	if (!cardinal_read(s, t, &c) || (c.scale != 2 && c.low != 10))
		return 0;
	next = spelled_token(s, c.end);
	if (spelled_is(s, next, "and"))
		next = spelled_token(s, next.end);
	long long ones =
	    next.word == NULL ? 0 : read_denominator(s, next, end, plural);
	return ones == 0 ? 0 : c.value.digits + ones;
}

/* `a third` is a part only where nothing is named by it. */
static bool
ends_phrase(const struct scan *s, size_t end)
{
	struct token t = spelled_token(s, end);
	return t.end == t.begin || t.hyphen || t.kind & WORD_WHOLE;
}

/* `and a half`, `and three quarters` behind a number. */
static bool
read_mixed(const struct scan *s, size_t from, struct decimal *over,
	   long long *under, size_t *end)
{
	struct token t = spelled_token(s, from);
	if (!spelled_is(s, t, "and"))
		return false;
	t = spelled_token(s, t.end);
	struct cardinal c = {.value = decimal_of(1), .end = t.end};
	bool article = spelled_is_article(s, t), part = t.kind & WORD_PART;
	if (!article && !part && (t.word == NULL || !cardinal_read(s, t, &c)))
		return false;
	struct token d = article || !part ? spelled_token(s, c.end) : t;
	bool plural = false;
	*over = c.value;
	*under = d.word == NULL ? 0 : read_denominator(s, d, end, &plural);
	return *under != 0 && !(part && !article && *under != 2) &&
	       (plural || decimal_cmp(c.value, decimal_of(1)) == 0) &&
	       decimal_cmp(c.value, decimal_of(*under)) < 0;
}

/* twenty and three and three fifths: `and three` belongs to the tens where a
 * part follows.  Returns it, or 0, and where the part may begin. */
static long long
ones_apart(const struct scan *s, const struct number *n, size_t *from)
{
	*from = n->end;
	struct token t = spelled_token(s, n->end);
	if (n->form != FORM_SPELLED || n->value.digits % 10 ||
	    decimal_cmp(n->value, decimal_of(10)) <= 0 ||
	    !spelled_is(s, t, "and"))
		return 0;
	t = spelled_token(s, t.end);
	if (!(t.kind & WORD_ONES))
		return 0;
	*from = t.end;
	return t.word->value;
}

bool
number_mixed(const struct scan *s, struct number *n)
{
	struct decimal over;
	long long under;
	size_t end, from;
	long long ones = ones_apart(s, n, &from);
	if (n->form & (FORM_FRACTION | FORM_POINT))
		return false;
	if (ones > 0 && read_mixed(s, from, &over, &under, &end))
		n->value.digits += ones;
	else if (!read_mixed(s, n->end, &over, &under, &end))
		return false;
	/* one million and a half; one billion and a half million */
	struct token t = spelled_token(s, end);
	bool own = t.kind & WORD_SCALE && t.word->value < n->power;
	int power = own ? t.word->value : n->power >= 6 ? n->power : 0;
	if (!number_add_part(&n->value, over, decimal_of(under), power))
		return false;
	n->form |= FORM_FRACTION | FORM_SPELLED;
	n->end = n->core_end = own ? t.end : end;
	return true;
}

void
number_dozens(const struct scan *s, struct number *n, const struct cardinal *c)
{
	struct token t = spelled_token(s, n->end);
	struct decimal more;
	if (!c->joined || !(t.kind & WORD_DOZEN) || s->text[t.end - 1] != 's' ||
	    !decimal_mul(c->last, decimal_of(t.word->value - 1), &more) ||
	    !decimal_add(n->value, more, &n->value))
		return;
	n->end = n->core_end = t.end;
}

void
number_tail(const struct scan *s, struct number *n)
{
	number_mixed(s, n);
	struct token t = spelled_token(s, n->end);
	bool fraction = n->form & FORM_FRACTION;
	bool of = fraction && spelled_is(s, t, "of");
	if (of)
		t = spelled_token(s, t.end);
	bool article = fraction && spelled_is_article(s, t);
	if (article)
		t = spelled_token(s, t.end);
	if (t.hyphen || (of && !article))
		return;
	if (t.kind & WORD_DOZEN) {
		if (!decimal_mul(n->value, decimal_of(t.word->value),
				 &n->value))
			return;
		n->value = decimal_tidy(n->value);
		n->end = t.end;
	} else if (t.kind & WORD_SCALE && fraction) {
		n->power = t.word->value;
		n->value.exponent += n->power;
		n->form |= FORM_TIMES;
		n->end = t.end;
	}
}

/* one hundred and three quarters: 100 3/4; with a million before it the part
 * is of the million, or of the one behind it. */
static bool
split_fraction(const struct scan *s, struct number *n, const struct cardinal *c,
	       long long under, size_t *end)
{
	struct decimal minus = c->last;
	minus.digits = -minus.digits;
	struct token t = spelled_token(s, *end);
	bool own = t.kind & WORD_SCALE && t.word->value < c->above;
	int power = own ? t.word->value : c->above >= 6 ? c->above : 0;
	if (own)
		*end = t.end;
	return decimal_add(c->value, minus, &n->value) &&
	       number_add_part(&n->value, c->last, decimal_of(under), power);
}

/* twenty-first, one hundred and fifth, two million second */
static bool
is_ordinal(const struct token *t, const struct cardinal *c, long long under,
	   bool plural)
{
	if (t->kind & WORD_ORDINAL)
		return c->low == 10 || c->joined;
	if (plural || under == 0)
		return false;
	bool one = decimal_cmp(c->value, decimal_of(1)) == 0 ||
		   (c->joined && decimal_cmp(c->last, decimal_of(1)) == 0 &&
		    under == 2);
	bool part = t->hyphen && decimal_cmp(c->value, decimal_of(under)) < 0;
	return (c->low == 10 && under < 10) ||
	       (!one && !part && (t->hyphen || c->scale > 0 || c->joined));
}

/* the last three quarters, two quarters, three quarters in a row: parts of the
 * year are counted. */
static bool
counts_quarters(const struct scan *s, const struct number *n,
		const struct cardinal *c, size_t end)
{
	static const char quarters[] = "quarters", row[] = " in a row";
	static const char *const which[] = {"last", "past", "first", "next",
					    "previous"};
	size_t at = end - (sizeof quarters - 1), begin;
	if (end < sizeof quarters || memcmp(s->text + at, quarters, 8) != 0)
		return false;
	if (decimal_cmp(c->value, decimal_of(2)) == 0 ||
	    decimal_cmp(c->value, decimal_of(4)) == 0)
		return true;
	for (size_t i = 0; i < sizeof which / sizeof *which; i++)
		if (word_follows(s, n->begin, which[i], &begin))
			return true;
	return s->n - end >= sizeof row - 1 &&
	       memcmp(s->text + end, row, sizeof row - 1) == 0;
}

void
number_over(const struct scan *s, struct number *n, struct cardinal *c)
{
	struct token t = spelled_token(s, c->end);
	size_t end = t.end;
	bool plural = false;
	long long under =
	    t.word == NULL ? 0 : read_denominator(s, t, &end, &plural);
	if (under == 0)
		under = read_large(s, t, &end, &plural);
	if (is_ordinal(&t, c, under, plural)) {
		n->form |= FORM_ORDINAL;
		n->end = end;
		return;
	}
	if (under == 0 || counts_quarters(s, n, c, end))
		return;
	/* one hundred thirty fifths: 100/35 */
	if (c->low == 10 && plural && !c->joined && under < 10 &&
	    c->value.digits % 100 >= 20 && c->value.digits > 100) {
		under += (int)(c->value.digits % 100);
		c->value.digits -= c->value.digits % 100;
	}
	struct decimal d = decimal_of(under);
	bool one = decimal_cmp(c->value, decimal_of(1)) == 0;
	bool half = c->joined && decimal_cmp(c->last, decimal_of(1)) == 0;
	if (!plural && !one && !half &&
	    !(t.hyphen && decimal_cmp(c->value, d) < 0))
		return;
	if (!plural && one && under != 2 && under != 4 && !ends_phrase(s, end))
		return;
	if (c->joined && decimal_cmp(c->last, d) < 0
		? !split_fraction(s, n, c, under, &end)
		: !decimal_div(c->value, d, &n->value))
		return;
	n->form |= FORM_FRACTION;
	n->power = 0;
	n->end = n->core_end = end;
}

bool
number_tens_part(const struct scan *s, struct token t, struct token before,
		 struct number *out)
{
	size_t end;
	bool plural;
	long long under;
	if (!(t.kind & WORD_TENS) || !spelled_is_article(s, before) ||
	    (under = read_denominator(s, t, &end, &plural)) == 0 ||
	    !ends_phrase(s, end) ||
	    !decimal_div(decimal_of(1), decimal_of(under), &out->value))
		return false;
	out->form |= FORM_FRACTION;
	out->begin = before.begin;
	out->end = out->core_end = end;
	return true;
}

bool
number_part(const struct scan *s, struct token t, struct token before,
	    struct number *out)
{
	bool half = t.word->value == 2, article = spelled_is_article(s, before);
	struct token next = spelled_token(s, t.end);
	struct token after =
	    spelled_is_article(s, next) ? spelled_token(s, next.end) : next;
	bool scaled = after.kind & (WORD_SCALE | WORD_DOZEN) && !next.hyphen;
	bool quarter = t.word->value == 4 && t.end - t.begin == 7;
	if (!article && !half && !(quarter && scaled)) {
		out->form |= FORM_ORDINAL;
		return true;
	}
	if (!half && !scaled && !ends_phrase(s, t.end))
		return false;
	size_t edge;
	if (half && !scaled &&
	    (next.hyphen ||
	     (!ends_phrase(s, t.end) && !article &&
	      qualifier_before(s->lx, s->text, out->begin, &edge) == NULL)))
		return false;
	/* the first half, this half */
	if (before.kind & (WORD_POINTER | WORD_ORDINAL | WORD_PART) && !article)
		return false;
	out->form |= FORM_FRACTION;
	if (article)
		out->begin = before.begin;
	return decimal_div(decimal_of(1), decimal_of(t.word->value),
			   &out->value);
}
