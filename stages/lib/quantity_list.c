/* Numbers in a row: lists that share a unit, compound amounts, and what a
 * dropped number drags along. */
#include "quantity_join.h"

/* Without a unit, or with one letter that may be a part of the figure. */
static bool
is_loose(const struct atom *a)
{
	return atom_is_bare(a) ||
	       (a->end == a->num.end + 1 && a->begin == a->num.begin);
}

/* b is a + 1. */
static bool
is_next(struct decimal a, struct decimal b)
{
	struct decimal next;
	return decimal_add(a, decimal_of(1), &next) &&
	       decimal_cmp(next, b) == 0;
}

void
spread_drop(struct atom *a, struct atom *b, enum gap gap)
{
	bool joined = gap == GAP_RANGE || gap == GAP_AND || gap == GAP_LIST;
	bool plain = b->num.form == 0 && atom_is_bare(b);
	/* Fig. 10, 350 electrons */
	if (gap == GAP_LIST && b->counted && !is_next(a->value, b->value))
		joined = false;
	unsigned no = FORM_TIMES | (~a->num.form & FORM_SPELLED);
	if (a->drop == DROP_LIST && joined && is_loose(b) &&
	    !(b->num.form & no))
		b->drop = DROP_LIST;
	/* Pioneer 10 and 11, profile 1, 2 and 3: the next in a row of names */
	if ((a->drop == DROP_WEAK || a->drop == DROP_LABEL) &&
	    (gap == GAP_AND || gap == GAP_LIST) && plain && a->num.form == 0 &&
	    b->drop == KEEP && !b->counted && is_next(a->value, b->value))
		b->drop = a->drop;
	if (gap != GAP_RANGE)
		return;
	/* from 1500-2000 calories, but rose in 2013 to 82 billion dollars */
	if (a->drop == DROP_YEAR && b->drop == KEEP && b->has_unit &&
	    b->num.form == 0 && b->num.digits == 4 &&
	    decimal_cmp(a->value, b->value) < 0)
		a->drop = KEEP;
	if (a->drop == DROP_YEAR && plain && b->num.digits <= 4)
		b->drop = DROP_YEAR;
	if (b->drop == DROP_YEAR && a->num.form == 0 && atom_is_bare(a) &&
	    a->num.digits == 4)
		a->drop = DROP_YEAR;
	/* October 10–12 */
	if (a->drop == DROP_DATE && plain && b->num.digits <= 2)
		b->drop = DROP_DATE;
	/* Boeing 747-400, DC 20521-7020 */
	if ((a->drop == DROP_WEAK || (a->drop == DROP && a->num.digits > 4)) &&
	    plain && !(a->num.form & FORM_ONE) && a->end + 3 >= b->begin)
		b->drop = DROP;
	if (b->drop == DROP && a->num.form == 0 && atom_is_bare(a) && plain &&
	    a->end + 3 >= b->begin)
		a->drop = DROP;
}

void
spread_days(const struct scan *s, struct atom *a, const struct atom *b)
{
	enum gap gap = gap_read(s, a->outer_end, b->outer_begin);
	if (b->drop == DROP_DATE && a->num.form == 0 && atom_is_bare(a) &&
	    a->num.digits <= 2 &&
	    (gap == GAP_LIST || gap == GAP_AND || gap == GAP_RANGE))
		a->drop = DROP_DATE;
}

/* 2 × 5 cm are sides, 2 × 5 mg two doses. */
static bool
has_sides(const struct scan *s, const struct atom *a)
{
	const char *unit = a->unit.symbol;
	char last = unit[strlen(unit) - 1];
	return a->unit.dimension == s->lx->length || last == '2' ||
	       last == '3' || atom_is_in(a, "°") || atom_is_in(a, "px");
}

/* 5M and 3M NaCl: the letter that was taken for a million is the unit. */
static void
undo_million(const struct scan *s, struct atom *a, const struct atom *b)
{
	if (!atom_is_in(b, "M") || !(a->num.form & FORM_TIMES) ||
	    a->num.power != 6 || s->text[a->end - 1] != 'M')
		return;
	a->num.power = 0;
	a->value.exponent -= 6;
}

void
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
	if (at < s->n && s->text[at] == ';')
		return;
	if (gap == GAP_RANGE && join_is_step(s, a, b))
		return;
	if (!list || a->drop != KEEP || b->drop != KEEP || !atom_is_bare(a) ||
	    a->noun.n > 0)
		return;
	if (gap != GAP_BY)
		atom_share_power(a, b);
	if (!b->has_unit || b->unit.prefix)
		return;
	/* 213 million or 93 %: the same in other words */
	if (b->unit.symbol[0] == '%' && a->num.power > 0)
		return;
	if (gap == GAP_BY && !has_sides(s, b))
		return;
	undo_million(s, a, b);
	atom_take_unit(a, b);
	a->unit_shared = true;
}

/* a / b of two factors to the base unit is n. */
static bool
is_ratio(const struct unit *a, const struct unit *b, int n)
{
	struct decimal over, under, r;
	return a->base[0] != '\0' && strcmp(a->base, b->base) == 0 &&
	       decimal_mul(a->num, b->den, &over) &&
	       decimal_mul(a->den, b->num, &under) &&
	       decimal_div(over, under, &r) &&
	       decimal_cmp(r, decimal_of(n)) == 0;
}

/* How many of b's unit make one of a's, where amounts are stated in both; 0
 * for other pairs.  Metres and grams follow without a word between. */
static int
compound_ratio(const struct scan *s, const struct atom *a, const struct atom *b,
	       enum gap gap)
{
	const struct lexicon *lx = s->lx;
	const struct {
		int dimension, ratio;
		bool apart; /* over `and` */
	} known[] = {{lx->length, 12, true},   {lx->length, 3, true},
		     {lx->length, 1760, true}, {lx->length, 5280, true},
		     {lx->length, 100, false}, {lx->length, 1000, false},
		     {lx->mass, 16, true},     {lx->mass, 14, true},
		     {lx->mass, 1000, false},  {lx->time, 60, true},
		     {lx->time, 24, true},     {lx->time, 7, true},
		     {lx->money, 100, true}};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].dimension == a->unit.dimension &&
		    (known[i].apart ||
		     (gap == GAP_NONE && !(b->num.form & FORM_POINT))) &&
		    is_ratio(&a->unit, &b->unit, known[i].ratio))
			return known[i].ratio;
	return 0;
}

/* No noun follows text[at) that a number there might count. */
static bool
ends_clause(const struct scan *s, size_t at)
{
	size_t begin = skip_spaces(s->text, s->n, at);
	size_t end = word_end(s->text, s->n, begin);
	return end == begin ||
	       lexicon_kind(s->lx, s->text + begin, end - begin) & WORD_PLAIN;
}

bool
join_feet(const struct scan *s, struct atom *a, const struct atom *b)
{
	size_t gap = b->begin - a->end;
	unsigned not_whole = ~(unsigned)(FORM_SPELLED | FORM_ONE);
	if (!atom_is_in(a, "ft") || a->has_to || b->has_to ||
	    a->num.form & FORM_POINT || b->num.form & not_whole ||
	    b->begin < a->end || gap > 1 ||
	    decimal_cmp(b->value, decimal_of(12)) >= 0)
		return false;
	bool hyphen = gap == 1 && s->text[a->end] == '-';
	bool space = gap == 1 && s->text[a->end] == ' ' &&
		     s->text[a->end - 1] != '\'' && ends_clause(s, b->end);
	bool inches = atom_is_bare(b) ? gap == 0 || hyphen || space
				      : hyphen && atom_is_in(b, "in");
	if (!inches || !number_add_part(&a->value, b->value, decimal_of(12), 0))
		return false;
	atom_merge(a, b);
	a->has_to = false;
	return true;
}

/* 15 dollars 50, one dollar and two: a bare number up to 99 that ends the
 * clause. */
static bool
is_cents(const struct scan *s, const struct atom *a, const struct atom *b,
	 enum gap gap)
{
	size_t at = skip_spaces(s->text, s->n, b->outer_end);
	bool ends = gap == GAP_NONE ? ends_clause(s, b->outer_end)
				    : word_end(s->text, s->n, at) == at;
	return a->unit.dimension == s->lx->money && !a->unit.prefix &&
	       atom_is_bare(b) &&
	       !(b->num.form & ~(unsigned)(FORM_SPELLED | FORM_ONE)) && ends;
}

bool
join_part(const struct scan *s, struct atom *a, const struct atom *b,
	  enum gap gap)
{
	unsigned part = FORM_FRACTION | FORM_SPELLED;
	size_t next = skip_spaces(s->text, s->n, b->end);
	bool of = s->n - next > 2 && memcmp(s->text + next, "of", 2) == 0;
	if (gap != GAP_AND || !a->has_unit || a->has_to || !atom_is_bare(b) ||
	    b->has_to || a->num.form & (FORM_POINT | FORM_FRACTION) ||
	    (b->num.form & part) != part || of || !ends_clause(s, b->end) ||
	    decimal_cmp(b->value, decimal_of(1)) >= 0 ||
	    !decimal_add(a->value, b->value, &a->value))
		return false;
	atom_merge(a, b);
	a->has_to = false;
	return true;
}

/* 2 hours, 3 minutes and 5 seconds */
static bool
is_clock_comma(const struct scan *s, const struct atom *a, const struct atom *b,
	       enum gap gap)
{
	return gap == GAP_LIST && s->text[a->end] == ',' && b->has_unit &&
	       a->unit.dimension == s->lx->time &&
	       is_ratio(&a->unit, &b->unit, 60) && b->end > b->num.end + 2;
}

bool
join_compound(const struct scan *s, struct atom *a, const struct atom *b,
	      enum gap gap)
{
	if ((gap != GAP_NONE && gap != GAP_AND &&
	     !is_clock_comma(s, a, b, gap)) ||
	    !a->has_unit || !(b->has_unit || is_cents(s, a, b, gap)) ||
	    a->has_to || b->has_to ||
	    a->num.form & (FORM_POINT | FORM_SIGNED) ||
	    b->num.form & FORM_SIGNED)
		return false;
	int ratio = atom_is_bare(b) ? 100 : compound_ratio(s, a, b, gap);
	int most = ratio;
	if (a->joined && is_ratio(&a->unit, &b->unit, 3600)) {
		ratio = 3600; /* hours, minutes and seconds */
		most = 60;
	}
	if (ratio == 0 || decimal_cmp(b->value, decimal_of(most)) >= 0 ||
	    !number_add_part(&a->value, b->value, decimal_of(ratio), 0))
		return false;
	atom_merge(a, b);
	a->has_to = false;
	return true;
}
