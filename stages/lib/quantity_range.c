/* Ranges, tolerances, bounds and fractions of two numbers. */
#include "quantity_join.h"

static bool
is_over(const char *q)
{
	return q != NULL && q[0] == '>';
}

static bool
is_under(const char *q)
{
	return q != NULL && q[0] == '<';
}

/* A score or a name: 3-2. */
static bool
is_falling_pair(const struct scan *s, const struct atom *a,
		const struct atom *b)
{
	return a->num.form == 0 && b->num.form == 0 && atom_is_bare(a) &&
	       atom_is_bare(b) && b->begin == a->end + 1 &&
	       s->text[a->end] == '-' && decimal_cmp(a->value, b->value) >= 0;
}

/* One of the words, which a NULL ends, stands before text[at). */
static bool
verb_follows(const struct scan *s, size_t at, const char *const *verb)
{
	size_t begin;

	for (; *verb != NULL; verb++)
		if (word_follows(s, at, *verb, &begin))
			return true;
	return false;
}

static const char *const rising[] = {
    "rose",   "risen",    "grew",     "grown",   "climbed", "raised",
    "lifted", "expanded", "jumped",   "surged",  "soared",  "improved",
    "gained", "widened",  "extended", "boosted", "up",      "advanced",
    "added",  "rallied",  "changed",  "went",    "moved",   NULL};
static const char *const falling[] = {
    "fell",    "fallen", "lost",     "dropped", "slid",    "slipped",
    "slumped", "sank",   "declined", "dipped",  "plunged", "eased",
    "tumbled", "shed",   "down",     NULL};

/* `rose from 7 to 9`, unlike `ranges from 7 to 9`. */
static bool
rises(const struct scan *s, const struct atom *a)
{
	size_t from;

	return word_follows(s, a->outer_begin, "from", &from) &&
	       verb_follows(s, from, rising);
}

/* b is what is left or more than three times a. */
static bool
is_far(const struct atom *a, const struct atom *b)
{
	struct decimal thrice;

	return decimal_cmp(b->value, a->value) < 0 ||
	       (decimal_mul(a->value, decimal_of(3), &thrice) &&
		decimal_cmp(b->value, thrice) > 0);
}

/* `gained $2 to $31`, `lost 3 km to 2 km`: no `by` before the change. */
static bool
is_plain_step(const struct scan *s, const struct atom *a, const struct atom *b)
{
	return atoms_same_unit(a, b) && s->text[a->end - 1] != '%' &&
	       (a->unit.dimension == s->lx->money || is_far(a, b)) &&
	       (verb_follows(s, a->outer_begin, rising) ||
		verb_follows(s, a->outer_begin, falling));
}

/* fell from 0.85 to 0.25: two values. */
static bool
is_change(const struct scan *s, const struct atom *a, const struct atom *b)
{
	size_t begin;

	if (rises(s, a) && !strchr(a->unit.symbol, '/'))
		return true;
	return decimal_cmp(a->value, b->value) > 0 && a->value.digits > 0 &&
	       (word_follows(s, a->outer_begin, "from", &begin) ||
		word_follows(s, a->outer_begin, "von", &begin) ||
		word_follows(s, a->outer_begin, "de", &begin));
}

bool
join_is_step(const struct scan *s, const struct atom *a, const struct atom *b)
{
	struct decimal one = {.digits = 1}, thrice;
	size_t begin;

	if (b->begin < a->end + 4 || memcmp(s->text + a->end, " to ", 4) != 0)
		return false;
	if (!word_follows(s, a->outer_begin, "by", &begin))
		return is_plain_step(s, a, b);
	if (a->has_unit && b->has_unit) /* `by 20% to 30%` may be either */
		return s->text[a->end - 1] != '%';
	if (a->has_unit)
		return false;
	if (decimal_cmp(a->value, one) < 0)
		return decimal_cmp(b->value, one) >= 0;
	return !b->has_unit && decimal_mul(a->value, decimal_of(3), &thrice) &&
	       decimal_cmp(b->value, thrice) > 0;
}

bool
join_chain(const struct scan *s, struct atom *a, const struct atom *b)
{
	const char *t = s->text;
	size_t at = skip_spaces(t, s->n, a->end), len;
	uint32_t c = char_at(t, s->n, at, &len);
	if (b->qualifier == NULL || b->qualifier[0] != '<' || a->has_to ||
	    b->has_to || a->qualifier != NULL || b->begin - a->end > 20 ||
	    (c != '<' && c != 0x2264 && c != 0x2a7d) || !atom_is_bare(a) ||
	    decimal_cmp(a->value, b->value) >= 0)
		return false;
	for (size_t i = at; i < b->outer_begin; i++)
		if (is_digit_at(t, s->n, i) || strchr(",;()", t[i]) != NULL)
			return false;
	a->value_to = b->value;
	if (b->has_unit)
		atom_take_unit(a, b);
	atom_merge(a, b);
	return true;
}

/* 100-150,000: both are thousands where the first is of the second's order. */
static void
share_thousands(const struct scan *s, struct atom *a, const struct atom *b)
{
	struct decimal thousands = a->value, tens = a->value;
	thousands.exponent += 3;
	tens.exponent += 4;
	if (a->num.form == 0 && a->num.digits <= 3 &&
	    b->num.form == FORM_GROUPED && b->begin - a->end <= 3 &&
	    s->text[a->end] != ' ' &&
	    memcmp(s->text + b->num.end - 3, "000", 3) == 0 &&
	    decimal_cmp(thousands, b->value) < 0 &&
	    decimal_cmp(tens, b->value) > 0)
		a->value = thousands;
}

/* 5 − 3 V: a minus between numbers that fall. */
static bool
is_difference(const struct scan *s, const struct atom *a, const struct atom *b)
{
	static const char minus[] = " \xE2\x88\x92 ";
	return a->value.digits > 0 && decimal_cmp(a->value, b->value) > 0 &&
	       b->begin == a->end + sizeof minus - 1 &&
	       memcmp(s->text + a->end, minus, sizeof minus - 1) == 0;
}

bool
join_range(const struct scan *s, struct atom *a, struct atom *b, enum gap gap)
{
	size_t begin = 0;
	bool to = s->n - a->outer_end > 4 &&
		  memcmp(s->text + a->outer_end, " to ", 4) == 0;
	bool between = (gap == GAP_AND || (gap == GAP_RANGE && to)) &&
		       word_follows(s, a->outer_begin, "between", &begin) &&
		       begin >= a->floor;
	if ((gap != GAP_RANGE && !between) || a->has_to || b->has_to)
		return false;
	if (join_is_step(s, a, b) || is_difference(s, a, b))
		return false;
	if (is_falling_pair(s, a, b)) {
		a->drop = b->drop = DROP;
		return false;
	}
	if (a->has_unit && !b->has_unit) {
		/* $5-10, 5%-10 */
		bool tight = b->begin - a->end <= 3;
		if (!a->unit.prefix && !tight)
			return false;
		b->unit = a->unit;
		b->has_unit = true;
	} else if (a->has_unit && !atoms_same_unit(a, b)) {
		return false;
	}
	atom_share_power(a, b);
	atom_share_raised(a, b);
	share_thousands(s, a, b);
	if (is_change(s, a, b))
		return false;
	if (b->has_unit)
		atom_take_unit(a, b);
	a->value_to = b->value;
	if (decimal_cmp(a->value, b->value) > 0 && a->value.digits < 0) {
		a->value_to = a->value; /* −18 to −34 */
		a->value = b->value;
	}
	atom_merge(a, b);
	if (between) {
		a->begin = gap == GAP_AND ? begin : a->begin;
		a->outer_begin = begin;
		a->qualifier = NULL;
	}
	return true;
}

bool
join_tolerance(struct atom *a, struct atom *b, enum gap gap)
{
	if (gap != GAP_PM || a->has_to || b->has_to ||
	    (a->has_unit && b->has_unit && !atoms_same_unit(a, b)))
		return false;
	if (!a->has_unit && !(a->num.form & FORM_POWER))
		a->value.exponent += b->num.raised; /* (3.0 ± 0.2) × 10^5 */
	struct decimal minus = b->value;
	minus.digits = -minus.digits;
	struct decimal low;
	if (!decimal_add(a->value, minus, &low) ||
	    !decimal_add(a->value, b->value, &a->value_to))
		return false;
	a->value = low;
	if (b->has_unit)
		atom_take_unit(a, b);
	atom_merge(a, b);
	a->qualifier = "±";
	return true;
}

void
atom_tolerance(const struct scan *s, struct atom *a)
{
	size_t len, before, at = skip_spaces_back(s->text, a->begin);
	bool sign = char_before(s->text, at, &len) == 0xb1;
	size_t begin = at - len;
	if (a->has_to || a->qualifier != NULL ||
	    !(sign || word_follows(s, a->begin, "plus or minus", &begin)) ||
	    begin < a->floor ||
	    char_is_letter(char_before(s->text, begin, &before)))
		return;
	a->begin = begin;
	if (a->outer_begin > a->begin)
		a->outer_begin = a->begin;
	a->value_to = a->value;
	a->value.digits = -a->value.digits;
	a->has_to = true;
	a->qualifier = "±";
}

bool
join_scale(const struct scan *s, struct atom *a, const struct atom *b)
{
	if (gap_read(s, a->outer_end, b->outer_begin) != GAP_SCALE ||
	    !(b->num.form & FORM_POWER) || !atom_is_bare(a) ||
	    !decimal_mul(a->value, b->value, &a->value) ||
	    (a->has_to && !decimal_mul(a->value_to, b->value, &a->value_to)))
		return false;
	bool to = a->has_to;
	if (a->begin > a->floor && s->text[a->begin - 1] == '(')
		a->begin = a->outer_begin = a->begin - 1;
	a->value = decimal_tidy(a->value);
	a->value_to = decimal_tidy(a->value_to);
	if (b->has_unit)
		atom_take_unit(a, b);
	atom_merge(a, b);
	a->has_to = to;
	return true;
}

bool
join_bounds(struct atom *a, struct atom *b, enum gap gap)
{
	if (gap == GAP_LIST && (a->has_unit || b->has_unit))
		return false; /* at least 2%, less than 3% Mo */
	bool rising = is_over(a->qualifier) && is_under(b->qualifier);
	bool falling = is_under(a->qualifier) && is_over(b->qualifier);
	if ((gap != GAP_AND && gap != GAP_LIST && gap != GAP_OTHER) ||
	    a->has_to || b->has_to || !(rising || falling) ||
	    (a->has_unit && !atoms_same_unit(a, b)))
		return false;
	struct decimal low = rising ? a->value : b->value;
	struct decimal high = rising ? b->value : a->value;
	if (decimal_cmp(low, high) >= 0)
		return false;
	a->value = low;
	a->value_to = high;
	if (b->has_unit)
		atom_take_unit(a, b);
	atom_merge(a, b);
	a->begin = a->outer_begin;
	a->end = a->outer_end;
	a->qualifier = NULL;
	return true;
}

/* 10, 100, 1000: 3 in 10 is a share, 3 in 9 need not be. */
static bool
is_ten(struct decimal d)
{
	d = decimal_tidy(d);
	for (; d.digits > 1 && d.digits % 10 == 0; d.digits /= 10)
		d.exponent++;
	return d.digits == 1 && d.exponent > 0 && d.exponent < 7;
}

bool
join_over(const struct scan *s, struct atom *a, const struct atom *b)
{
	unsigned no = ~(unsigned)(FORM_SPELLED | FORM_ONE | FORM_SIGNED);
	if (!atom_is_bare(a) || !atom_is_bare(b) || a->has_to || b->has_to ||
	    a->num.form & no || b->num.form & no || is_over(a->qualifier) ||
	    is_under(a->qualifier) ||
	    gap_read(s, a->outer_end, b->begin) != GAP_OVER)
		return false;
	size_t at = skip_spaces(s->text, s->n, a->end);
	bool over = s->text[at + 1] == 'v', in = s->text[at] == 'i';
	size_t next = skip_spaces(s->text, s->n, b->end);
	bool ends =
	    next >= s->n || !(class_of(s->text, s->n, next) & BYTE_LETTER);
	bool one = decimal_cmp(a->value, decimal_of(1)) == 0;
	bool ten = is_ten(b->value);
	struct decimal v;
	if ((over && !ends) || (in && !(one || ten || b->outer_end > b->end)) ||
	    (!over && decimal_cmp(a->value, b->value) >= 0) ||
	    !decimal_div(a->value, b->value, &v))
		return false;
	a->value = v;
	a->num.form |= FORM_FRACTION;
	atom_merge(a, b);
	a->has_to = false;
	if (b->qualifier != NULL && b->outer_end > b->end)
		a->qualifier = b->qualifier;
	return true;
}
