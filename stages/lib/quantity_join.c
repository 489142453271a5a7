/* Numbers that belong together: ranges, tolerances, lists that share a unit,
 * compound amounts. */
#include "quantity_parts.h"

enum gap {
	GAP_OTHER,
	GAP_NONE,
	GAP_RANGE,
	GAP_AND,
	GAP_LIST,
	GAP_PM,
	GAP_BY,
	GAP_OVER,
	GAP_SCALE
};

static bool
gap_is(const char *p, size_t n, const char *const *list)
{
	for (; *list != NULL; list++)
		if ((*list)[0] == p[0] && strlen(*list) == n &&
		    memcmp(*list, p, n) == 0)
			return true;
	return false;
}

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

static enum gap
read_gap(const struct scan *s, size_t from, size_t to)
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

/* The word before text[at] is `word`. */
static bool
follows(const struct scan *s, size_t at, const char *word, size_t *begin)
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

static struct decimal
core_value(const struct atom *a)
{
	struct decimal v = a->value;
	v.exponent -= a->num.power;
	return v;
}

static bool
is_bare(const struct atom *a)
{
	return !a->has_unit;
}

/* 3 and 5 million -> 3 million: a smaller number without a multiplier of its
 * own takes the one of the number it is joined to. */
static void
share_power(struct atom *a, const struct atom *b)
{
	if (b->num.power == 0 || a->num.power != 0 ||
	    (a->has_unit && !a->unit.prefix) ||
	    !(b->num.form & FORM_TIMES || b->num.form & FORM_SPELLED) ||
	    a->num.form & FORM_POWER ||
	    decimal_cmp(a->value, decimal_of(1000)) >= 0 ||
	    decimal_cmp(a->value, core_value(b)) > 0)
		return;
	a->value.exponent += b->num.power;
	a->num.power = b->num.power;
}

static bool
same_unit(const struct atom *a, const struct atom *b)
{
	return a->has_unit && b->has_unit &&
	       strcmp(a->unit.symbol, b->unit.symbol) == 0;
}

static void
take_unit(struct atom *a, const struct atom *b)
{
	a->unit = b->unit;
	a->has_unit = true;
}

/* Without a unit, or with one letter that may be a part of the figure. */
static bool
is_loose(const struct atom *a)
{
	return is_bare(a) ||
	       (a->end == a->num.end + 1 && a->begin == a->num.begin);
}

/* Years and references drag along the numbers that are joined to them. */
static void
spread_drop(struct atom *a, struct atom *b, enum gap gap)
{
	bool joined = gap == GAP_RANGE || gap == GAP_AND || gap == GAP_LIST;
	bool plain = b->num.form == 0 && is_bare(b);
	/* Fig. 10, 350 electrons */
	if (gap == GAP_LIST && b->counted)
		joined = false;
	if (a->drop == DROP_LIST && joined && is_loose(b) &&
	    !(b->num.form & (FORM_SPELLED | FORM_TIMES)))
		b->drop = DROP_LIST;
	if (gap != GAP_RANGE)
		return;
	if (a->drop == DROP_YEAR && plain && b->num.digits <= 4)
		b->drop = DROP_YEAR;
	if (b->drop == DROP_YEAR && a->num.form == 0 && is_bare(a) &&
	    a->num.digits == 4)
		a->drop = DROP_YEAR;
	if (b->drop == DROP && a->num.form == 0 && is_bare(a) && plain &&
	    a->end + 3 >= b->begin)
		a->drop = DROP;
}

/* A score or a name: 3-2. */
static bool
is_falling_pair(const struct scan *s, const struct atom *a,
		const struct atom *b)
{
	return a->num.form == 0 && b->num.form == 0 && is_bare(a) &&
	       is_bare(b) && b->begin == a->end + 1 && s->text[a->end] == '-' &&
	       decimal_cmp(a->value, b->value) >= 0;
}

static void
merge(struct atom *a, const struct atom *b)
{
	a->has_to = true;
	a->end = b->end;
	a->outer_end = b->outer_end;
	a->num.end = b->num.end;
	a->joined = true;
}

/* fell from 0.85 to 0.25: two values. */
static bool
is_change(const struct scan *s, const struct atom *a, const struct atom *b)
{
	size_t begin;
	return decimal_cmp(a->value, b->value) > 0 && a->value.digits > 0 &&
	       (follows(s, a->outer_begin, "from", &begin) ||
		follows(s, a->outer_begin, "von", &begin) ||
		follows(s, a->outer_begin, "de", &begin));
}

/* 0.2 ≤ x ≤ 0.4 */
static bool
join_chain(const struct scan *s, struct atom *a, const struct atom *b)
{
	const char *t = s->text;
	size_t at = skip_spaces(t, s->n, a->end), len;
	uint32_t c = char_at(t, s->n, at, &len);
	if (b->qualifier == NULL || b->qualifier[0] != '<' || a->has_to ||
	    b->has_to || a->qualifier != NULL || b->begin - a->end > 20 ||
	    (c != '<' && c != 0x2264 && c != 0x2a7d) || !is_bare(a) ||
	    decimal_cmp(a->value, b->value) >= 0)
		return false;
	for (size_t i = at; i < b->outer_begin; i++)
		if (is_digit_at(t, s->n, i) || strchr(",;()", t[i]) != NULL)
			return false;
	a->value_to = b->value;
	if (b->has_unit)
		take_unit(a, b);
	merge(a, b);
	return true;
}

static bool
join_range(const struct scan *s, struct atom *a, struct atom *b, enum gap gap)
{
	size_t begin = 0;
	bool between =
	    gap == GAP_AND && follows(s, a->outer_begin, "between", &begin);
	if ((gap != GAP_RANGE && !between) || a->has_to || b->has_to)
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
	} else if (a->has_unit && !same_unit(a, b)) {
		return false;
	}
	share_power(a, b);
	if (is_change(s, a, b))
		return false;
	if (b->has_unit)
		take_unit(a, b);
	a->value_to = b->value;
	if (decimal_cmp(a->value, b->value) > 0 && a->value.digits < 0) {
		a->value_to = a->value; /* −18 to −34 */
		a->value = b->value;
	}
	merge(a, b);
	if (between) {
		a->begin = a->outer_begin = begin;
		a->qualifier = NULL;
	}
	return true;
}

static bool
join_tolerance(struct atom *a, struct atom *b, enum gap gap)
{
	if (gap != GAP_PM || a->has_to || b->has_to ||
	    (a->has_unit && b->has_unit && !same_unit(a, b)))
		return false;
	struct decimal minus = b->value;
	minus.digits = -minus.digits;
	struct decimal low;
	if (!decimal_add(a->value, minus, &low) ||
	    !decimal_add(a->value, b->value, &a->value_to))
		return false;
	a->value = low;
	if (b->has_unit)
		take_unit(a, b);
	merge(a, b);
	a->qualifier = "±";
	return true;
}

/* a / b of two factors to the base unit, as a small whole number; 0 when it
 * is none. */
static int
unit_ratio(const struct unit *a, const struct unit *b)
{
	struct decimal over, under, r;
	if (a->base[0] == '\0' || strcmp(a->base, b->base) != 0 ||
	    !decimal_mul(a->num, b->den, &over) ||
	    !decimal_mul(a->den, b->num, &under) ||
	    !decimal_div(over, under, &r))
		return 0;
	static const int known[] = {12, 16, 60, 100};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (decimal_cmp(r, decimal_of(known[i])) == 0)
			return known[i];
	return 0;
}

/* 15 dollars 50, one dollar and two: a bare number up to 99 that ends the
 * clause. */
static bool
is_cents(const struct scan *s, const struct atom *a, const struct atom *b)
{
	size_t at = skip_spaces(s->text, s->n, b->outer_end);
	return a->unit.dimension == s->lx->money && !a->unit.prefix &&
	       is_bare(b) &&
	       !(b->num.form & ~(unsigned)(FORM_SPELLED | FORM_ONE)) &&
	       !(class_of(s->text, s->n, at) & (BYTE_LETTER | BYTE_HIGH));
}

/* 5 ft 3 in, 2 h 30 min, 3 dollars 50 cents: one amount. */
static bool
join_compound(const struct scan *s, struct atom *a, const struct atom *b,
	      enum gap gap)
{
	if ((gap != GAP_NONE && gap != GAP_AND) || !a->has_unit ||
	    !(b->has_unit || is_cents(s, a, b)) || a->has_to || b->has_to ||
	    a->num.form & (FORM_POINT | FORM_SIGNED) ||
	    b->num.form & FORM_SIGNED)
		return false;
	int ratio = is_bare(b) ? 100 : unit_ratio(&a->unit, &b->unit);
	const struct lexicon *lx = s->lx;
	int dimension = a->unit.dimension;
	bool fits = (ratio == 12 && dimension == lx->length) ||
		    (ratio == 16 && dimension == lx->mass) ||
		    (ratio == 60 && dimension == lx->time) ||
		    (ratio == 100 && dimension == lx->money);
	if (!fits || decimal_cmp(b->value, decimal_of(ratio)) >= 0 ||
	    !add_part(&a->value, b->value, decimal_of(ratio), 0))
		return false;
	merge(a, b);
	a->has_to = false;
	return true;
}

/* (1.2 ± 0.3) × 10^5 km: the power counts for both ends. */
static bool
join_scale(const struct scan *s, struct atom *a, const struct atom *b)
{
	if (read_gap(s, a->outer_end, b->outer_begin) != GAP_SCALE ||
	    !(b->num.form & FORM_POWER) || !is_bare(a) ||
	    !decimal_mul(a->value, b->value, &a->value) ||
	    (a->has_to && !decimal_mul(a->value_to, b->value, &a->value_to)))
		return false;
	bool to = a->has_to;
	if (a->begin > 0 && s->text[a->begin - 1] == '(')
		a->begin = a->outer_begin = a->begin - 1;
	a->value = decimal_tidy(a->value);
	a->value_to = decimal_tidy(a->value_to);
	if (b->has_unit)
		take_unit(a, b);
	merge(a, b);
	a->has_to = to;
	return true;
}

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

/* more than 20 and less than 35 */
static bool
join_bounds(struct atom *a, struct atom *b, enum gap gap)
{
	if (gap == GAP_LIST && (a->has_unit || b->has_unit))
		return false; /* at least 2%, less than 3% Mo */
	bool rising = is_over(a->qualifier) && is_under(b->qualifier);
	bool falling = is_under(a->qualifier) && is_over(b->qualifier);
	if ((gap != GAP_AND && gap != GAP_LIST && gap != GAP_OTHER) ||
	    a->has_to || b->has_to || !(rising || falling) ||
	    (a->has_unit && !same_unit(a, b)))
		return false;
	struct decimal low = rising ? a->value : b->value;
	struct decimal high = rising ? b->value : a->value;
	if (decimal_cmp(low, high) >= 0)
		return false;
	a->value = low;
	a->value_to = high;
	if (b->has_unit)
		take_unit(a, b);
	merge(a, b);
	a->begin = a->outer_begin;
	a->end = a->outer_end;
	a->qualifier = NULL;
	return true;
}

static void
share_unit(const struct scan *s, struct atom *a, const struct atom *b,
	   enum gap gap)
{
	bool list = gap == GAP_AND || gap == GAP_LIST || gap == GAP_BY ||
		    gap == GAP_RANGE;
	/* `ratio 2.3, 95%`: a comma alone shares only within a list. */
	size_t at = skip_spaces(s->text, s->n, a->outer_end);
	if (gap == GAP_LIST && s->text[at] == ',' && !b->unit_shared &&
	    skip_spaces(s->text, s->n, at + 1) >= b->outer_begin)
		return;
	if (!list || a->drop != KEEP || b->drop != KEEP || !is_bare(a) ||
	    a->noun.n > 0)
		return;
	if (gap != GAP_BY)
		share_power(a, b);
	if (!b->has_unit || b->unit.prefix)
		return;
	take_unit(a, b);
	a->unit_shared = true;
}

/* `but` and a comma part two bounds as well. */
static enum gap
outer_gap(const struct scan *s, const struct atom *a, const struct atom *b)
{
	enum gap gap = read_gap(s, a->outer_end, b->outer_begin);
	if (gap != GAP_OTHER)
		return gap;
	size_t i = skip_spaces(s->text, s->n, a->outer_end);
	bool but = s->n - i > 3 && memcmp(s->text + i, "but", 3) == 0 &&
		   skip_spaces(s->text, s->n, i + 3) >= b->outer_begin;
	return but ? GAP_LIST : GAP_OTHER;
}

/* one over three, two out of five hundred, 1 in 20: a fraction. */
static bool
join_over(const struct scan *s, struct atom *a, const struct atom *b)
{
	unsigned no = ~(unsigned)(FORM_SPELLED | FORM_ONE | FORM_SIGNED);
	if (!is_bare(a) || !is_bare(b) || a->has_to || b->has_to ||
	    a->num.form & no || b->num.form & no || a->qualifier != NULL ||
	    read_gap(s, a->outer_end, b->begin) != GAP_OVER)
		return false;
	size_t at = skip_spaces(s->text, s->n, a->end);
	bool over = s->text[at + 1] == 'v', in = s->text[at] == 'i';
	size_t next = skip_spaces(s->text, s->n, b->end);
	bool ends =
	    next >= s->n || !(class_of(s->text, s->n, next) & BYTE_LETTER);
	bool one = decimal_cmp(a->value, decimal_of(1)) == 0;
	struct decimal v;
	if ((over && !ends) || (in && !(one || b->outer_end > b->end)) ||
	    (!over && decimal_cmp(a->value, b->value) >= 0) ||
	    !decimal_div(a->value, b->value, &v))
		return false;
	a->value = v;
	merge(a, b);
	a->has_to = false;
	if (b->qualifier != NULL && b->outer_end > b->end)
		a->qualifier = b->qualifier;
	return true;
}

static bool
join_pair(const struct scan *s, struct atom *a, struct atom *b,
	  const struct atom *next)
{
	enum gap gap = outer_gap(s, a, b);
	bool one = a->num.form & FORM_ONE;
	if (a->drop == DROP_LABEL && b->drop == KEEP && gap == GAP_RANGE)
		a->drop = KEEP;
	if ((a->drop == DROP_WEAK || a->drop == DROP_LABEL) &&
	    b->drop == KEEP &&
	    (gap == GAP_RANGE || gap == GAP_PM || gap == GAP_LIST ||
	     (gap == GAP_AND && !one)) &&
	    (one || b->has_unit))
		a->drop = KEEP;
	spread_drop(a, b, gap);
	if ((a->drop == KEEP ||
	     (a->drop == DROP_WEAK && a->num.form & FORM_ONE)) &&
	    b->drop == KEEP && join_over(s, a, b)) {
		a->drop = KEEP;
		return true;
	}
	if (a->drop != KEEP || b->drop != KEEP)
		return false;
	if (join_chain(s, a, b))
		return true;
	if (gap == GAP_OTHER)
		return false;
	/* 0.06 to 0.42 to 0.74 ppm: three values */
	if (gap == GAP_RANGE && next != NULL && is_bare(a) && is_bare(b) &&
	    read_gap(s, b->outer_end, next->outer_begin) == GAP_RANGE)
		b->chained = true;
	if (b->chained || a->chained)
		return false;
	return join_scale(s, a, b) || join_range(s, a, b, gap) ||
	       join_tolerance(a, b, gap) || join_compound(s, a, b, gap) ||
	       join_bounds(a, b, gap);
}

/* 16, 23 and 30 May: the days before the one at its month. */
static void
spread_days(const struct scan *s, struct atom *a, const struct atom *b)
{
	enum gap gap = read_gap(s, a->outer_end, b->outer_begin);
	if (b->drop == DROP_DATE && a->num.form == 0 && is_bare(a) &&
	    a->num.digits <= 2 &&
	    (gap == GAP_LIST || gap == GAP_AND || gap == GAP_RANGE))
		a->drop = DROP_DATE;
}

int
atoms_join(const struct scan *s, struct atom *a, int count)
{
	int n = 0;
	for (int i = count - 2; i >= 0; i--)
		spread_days(s, &a[i], &a[i + 1]);
	for (int i = 0; i < count; i++) {
		if (n > 0 && join_pair(s, &a[n - 1], &a[i],
				       i + 1 < count ? &a[i + 1] : NULL))
			continue;
		if (n < i)
			a[n] = a[i];
		n++;
	}
	for (int i = n - 2; i >= 0; i--)
		share_unit(s, &a[i], &a[i + 1],
			   read_gap(s, a[i].outer_end, a[i + 1].outer_begin));
	return n;
}
