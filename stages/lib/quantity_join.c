/* Joins the numbers of a sentence that belong together. */
#include "quantity_join.h"

static struct decimal
core_value(const struct atom *a)
{
	struct decimal v = a->value;
	v.exponent -= a->num.power;
	return v;
}

bool
atom_is_bare(const struct atom *a)
{
	return !a->has_unit;
}

bool
atom_is_in(const struct atom *a, const char *symbol)
{
	return a != NULL && a->has_unit && strcmp(a->unit.symbol, symbol) == 0;
}

void
atom_share_power(struct atom *a, const struct atom *b)
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

void
atom_share_raised(struct atom *a, const struct atom *b)
{
	struct decimal mantissa = b->value;
	mantissa.exponent -= b->num.raised;
	if (b->num.raised == 0 || a->has_unit ||
	    a->num.form & ~(unsigned)FORM_POINT ||
	    decimal_cmp(a->value, mantissa) >= 0)
		return;
	a->value.exponent += b->num.raised;
}

bool
atoms_same_unit(const struct atom *a, const struct atom *b)
{
	return a->has_unit && b->has_unit &&
	       strcmp(a->unit.symbol, b->unit.symbol) == 0;
}

void
atom_take_unit(struct atom *a, const struct atom *b)
{
	a->unit = b->unit;
	a->has_unit = true;
}

void
atom_merge(struct atom *a, const struct atom *b)
{
	a->has_to = true;
	a->end = b->end;
	a->outer_end = b->outer_end;
	a->num.end = b->num.end;
	a->joined = true;
}

/* 35° and 38 °F: the scale stands at the last. */
static void
share_scale(const struct scan *s, struct atom *a, const struct atom *b,
	    enum gap gap)
{
	if (gap != GAP_OTHER && atom_is_in(a, "°") && b->has_unit &&
	    b->unit.dimension == s->lx->temperature &&
	    strncmp(b->unit.symbol, "°", 2) == 0)
		a->unit = b->unit;
}

/* between 1000 and 1600, £400-1600: no year where the first is none */
static bool
is_bound_pair(const struct scan *s, const struct atom *a, const struct atom *b,
	      enum gap gap)
{
	size_t begin;
	if (a->drop != KEEP || b->drop != DROP_YEAR)
		return false;
	if (a->has_unit && a->unit.prefix && gap == GAP_RANGE &&
	    b->begin - a->end <= 3 && !a->has_to)
		return true;
	return gap == GAP_AND && atom_is_bare(a) && !a->has_to &&
	       a->num.form == 0 && a->num.digits > 2 &&
	       word_follows(s, a->outer_begin, "between", &begin);
}

static bool
join_pair(const struct scan *s, struct atom *a, struct atom *b,
	  const struct atom *next)
{
	enum gap gap = gap_outer(s, a, b);
	bool one = a->num.form & FORM_ONE;
	if (a->drop == DROP_LABEL && b->drop == KEEP && gap == GAP_RANGE)
		a->drop = KEEP;
	if ((a->drop == DROP_WEAK || a->drop == DROP_LABEL) &&
	    b->drop == KEEP &&
	    (gap == GAP_RANGE || gap == GAP_PM || gap == GAP_LIST ||
	     (gap == GAP_AND && !one)) &&
	    (one || b->has_unit))
		a->drop = KEEP;
	/* Having 3 to 5 modes: no name `Having 3` */
	if (a->drop == DROP_WEAK && b->drop == KEEP && b->counted &&
	    gap == GAP_RANGE && s->n - a->end > 4 &&
	    memcmp(s->text + a->end, " to ", 4) == 0)
		a->drop = KEEP;
	if (is_bound_pair(s, a, b, gap))
		b->drop = KEEP;
	spread_drop(a, b, gap);
	/* `2000 over 3` is no year. */
	bool either = (a->drop == DROP_WEAK && one) ||
		      (a->drop == DROP_YEAR && a->begin == 0);
	if ((a->drop == KEEP || either) && b->drop == KEEP &&
	    join_over(s, a, b)) {
		a->drop = KEEP;
		return true;
	}
	if (a->drop != KEEP || b->drop != KEEP)
		return false;
	share_scale(s, a, b, gap);
	if (join_chain(s, a, b))
		return true;
	if (gap == GAP_OTHER)
		return false;
	/* 0.06 to 0.42 to 0.74 ppm: three values */
	if (gap == GAP_RANGE && next != NULL && atom_is_bare(a) &&
	    atom_is_bare(b) &&
	    gap_read(s, b->outer_end, next->outer_begin) == GAP_RANGE)
		b->chained = true;
	if (b->chained || a->chained)
		return false;
	return join_scale(s, a, b) || join_feet(s, a, b) ||
	       join_part(s, a, b, gap) || join_range(s, a, b, gap) ||
	       join_tolerance(a, b, gap) || join_compound(s, a, b, gap) ||
	       join_bounds(a, b, gap);
}

/* Doses of 1885, 2802 and 6235 IU: no year where the next of as many digits is
 * none and the one behind it has a unit. */
static bool
opens_list(const struct scan *s, const struct atom *a, int count)
{
	size_t of,
	    begin = word_begin(s->text, skip_spaces_back(s->text, a->begin));
	size_t end = word_end(s->text, s->n, begin);
	bool dated =
	    !word_follows(s, a->begin, "of", &of) &&
	    lexicon_kind(s->lx, s->text + begin, end - begin) & WORD_DATED;
	return count > 2 && a[0].drop == DROP_YEAR && a[1].drop == KEEP &&
	       a[2].drop == KEEP && atom_is_bare(&a[1]) && a[2].has_unit &&
	       a[1].num.form == 0 && a[1].num.digits == a[0].num.digits &&
	       gap_outer(s, &a[0], &a[1]) == GAP_LIST &&
	       (gap_outer(s, &a[1], &a[2]) == GAP_AND ||
		gap_outer(s, &a[1], &a[2]) == GAP_LIST) &&
	       !dated;
}

int
atoms_join(const struct scan *s, struct atom *a, int count)
{
	int n = 0;
	for (int i = count - 2; i >= 0; i--)
		spread_days(s, &a[i], &a[i + 1]);
	for (int i = 0; i < count; i++)
		if (opens_list(s, &a[i], count - i))
			a[i].drop = KEEP;
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
			   gap_read(s, a[i].outer_end, a[i + 1].outer_begin));
	return n;
}
