/* Unit expressions in text: `km/h`, `W m−2 K−1`, `per 1,000 people`. */
#include "units_expression.h"

enum join { JOIN_NONE, JOIN_PER, JOIN_SLASH, JOIN_EACH, JOIN_TIMES };

static size_t
read_join(const struct reader *r, size_t at, enum join *join)
{
	static const char *const per[] = {" per ", "-per-", NULL};
	static const char *const slash[] = {" / ", " /", "/ ", "/", NULL};
	static const char *const each[] = {" a ", " an ", " each ",
					   "-a-", "-an-", NULL};
	static const char *const times[] = {
	    " · ",    "·", " Á ", " \u22c5 ", "\u22c5",
	    "\u2219", "*", ".",   "-",        NULL};
	static const char *const *const all[] = {per, slash, each, times};

	for (int i = 0; i < 4; i++) {
		size_t len = term_skip_any(r, at, all[i]);

		*join = (enum join)(JOIN_PER + i);
		if (len > 0)
			return len;
	}
	*join = JOIN_NONE;
	return 0;
}

/* Whether what follows text[at] is no noun that a digit before could count: a
 * sign, a new sentence, a word like `for`. */
static bool
counts_nothing(const struct reader *r, size_t at)
{
	size_t next = at + term_skip(r, at, " ");

	if (next >= r->n || strchr(",;:()/]", r->text[next]))
		return true;
	if (r->text[next] == '.')
		return !term_digit(r, next + 1);
	return next > at && ((r->text[next] >= 'A' && r->text[next] <= 'Z') ||
			     units_word(r->u, r->text, r->n, next, FORM_STOP));
}

/* ` 3` of `kg/m 3`, as PDFs part exponents from what divides. */
static size_t
read_parted_power(const struct reader *r, size_t at, struct term *t)
{
	bool square = term_skip(r, at, " 2"), cubic = term_skip(r, at, " 3");

	if (r->u->entry[t->m.entry].dimension != r->u->length ||
	    t->written_power || !(square || cubic) ||
	    !counts_nothing(r, at + 2))
		return 0;
	t->power *= square ? 2 : 3;
	return 2;
}

/* A power of ten. */
static bool
is_round(struct decimal d)
{
	while (d.digits > 1 && d.digits % 10 == 0)
		d.digits /= 10;
	return d.digits == 1;
}

/* What stands behind `per`, `/` or `a`.  `$5 a share` is left to the reader:
 * only units follow `a`. */
static size_t
read_denominator(const struct reader *r, size_t at, enum join join,
		 struct term *t)
{
	struct term number = {.has_times = false};
	int least = join == JOIN_SLASH ? 100 : 2; /* no `8/10`, `per 1 MVA` */
	size_t skipped, len;

	skipped = join == JOIN_EACH ? 0 : term_times(r, at, &number);
	if (skipped > 0 && decimal_cmp(number.times, decimal_of(least)) < 0)
		return 0;
	at += skipped;
	len = term_unit(r, at, false, t);
	if (len > 0 && term_digit(r, at + len))
		return 0; /* `$30/£25` */
	if (join == JOIN_EACH && len > 0 && (len < 3 || t->m.n < 3))
		return 0; /* `5 m a s`: no words */
	if (join == JOIN_EACH && term_skip(r, at + len, " ") &&
	    units_word(r->u, r->text, r->n, at + len + 1, FORM_LATER))
		return 0; /* `from 3% a year earlier` */
	if (len > 0 && join == JOIN_SLASH)
		len += read_parted_power(r, at + len, t);
	if (len == 0) {
		if (join == JOIN_SLASH && skipped > 0 &&
		    !is_round(number.times))
			return 0; /* 47/25248 describes */
		memset(t, 0, sizeof(*t));
		len = term_noun(r, at, join == JOIN_PER || skipped > 0, t);
		/* 8 hours a night; of `$5 a share` only the money */
		if (join == JOIN_EACH && !slice_is(t->noun, "night"))
			return 0;
	}
	if (len == 0)
		return 0;
	t->power = -t->power;
	t->below = true;
	t->times = number.times;
	t->has_times = number.has_times;
	return skipped + len;
}

/* `m s−1`: a space joins symbols when an exponent follows, here or later. */
static size_t
read_spaced(const struct reader *r, size_t at, struct expression *x)
{
	size_t from = at, terms = x->terms;

	while (terms < TERMS_MAX && term_skip(r, at, " ")) {
		struct term *t = &x->term[terms];
		size_t len = term_unit(r, at + 1, false, t);

		if (len == 0 || t->m.form->kind != FORM_SYMBOL)
			return 0;
		at += 1 + len;
		terms++;
		if (t->written_power) {
			x->terms = terms;
			return at - from;
		}
	}
	return 0;
}

/* `(m s)` behind a slash: all of it divides. */
static size_t
read_group(const struct reader *r, size_t at, struct expression *x)
{
	size_t from = at, terms = x->terms;

	while (terms < TERMS_MAX) {
		struct term *t = &x->term[terms];
		enum join join = JOIN_TIMES;
		size_t len = term_unit(r, at, false, t);

		if (len == 0)
			return 0;
		t->power = -t->power;
		t->below = true;
		at += len;
		terms++;
		if (term_skip(r, at, ")")) {
			x->terms = terms;
			return at + 1 - from;
		}
		len = term_skip(r, at, " ") && read_join(r, at, &join) == 0
			  ? 1
			  : read_join(r, at, &join);
		if (len == 0 || (join != JOIN_TIMES && join != JOIN_NONE))
			return 0;
		at += len;
	}
	return 0;
}

/* The term stands below, or is a product that ends so: J/mol. */
static bool
divides(const struct units *u, const struct term *t)
{
	return t->below || strchr(u->entry[t->m.entry].symbol, '/');
}

/* `·m`, `-m`, `.m-2`. */
static size_t
read_factor(const struct reader *r, size_t at, char sign, struct expression *x)
{
	struct term *t = &x->term[x->terms], *last = t - 1;
	size_t len = last->m.n ? term_unit(r, at, false, t) : 0;

	if (len == 0)
		return 0;
	/* A full stop joins symbols in letters only, no `m."`; a hyphen nothing
	 * that is a word. */
	if ((sign == '.' && (t->m.form->kind != FORM_SYMBOL ||
			     !letter_at(r->text, r->n, at))) ||
	    (sign == '-' && t->m.form->when[0] && !t->written_power))
		return 0;
	/* `J/mol·K` divides by both; `K-1` would say itself. */
	if (divides(r->u, last) && t->power > 0) {
		t->power = -t->power;
		t->below = true;
	}
	return len;
}

static bool
ends_in_power(const struct reader *r, size_t at)
{
	int power;

	return (at >= 2 && term_superscript(r, at - 2, &power) > 0) ||
	       term_digit(r, at - 1);
}

/* One more term behind text[at]; 0 when the expression ends there. */
static size_t
read_more(const struct reader *r, size_t at, struct expression *x)
{
	struct term *t = &x->term[x->terms], *last = t - 1;
	enum join join;
	size_t len = read_join(r, at, &join), more;

	/* `W/m K` */
	if (join == JOIN_NONE && divides(r->u, last) &&
	    term_skip(r, at, " k") && r->text[at + 1] == 'K' &&
	    term_ends_well(r, at + 1, at + 2)) {
		join = JOIN_TIMES;
		len = 1;
	}
	/* `W/m2K` */
	if (join == JOIN_NONE && letter_at(r->text, r->n, at) &&
	    ends_in_power(r, at))
		join = JOIN_TIMES;
	if (join == JOIN_NONE)
		return last->m.n && last->m.form->kind == FORM_SYMBOL
			   ? read_spaced(r, at, x)
			   : 0;
	if (join == JOIN_SLASH && term_skip(r, at + len, "(")) {
		more = read_group(r, at + len + 1, x);
		return more ? len + 1 + more : 0;
	}
	more = join == JOIN_TIMES ? read_factor(r, at + len, r->text[at], x)
				  : read_denominator(r, at + len, join, t);
	/* `180C/160C`: two amounts, no rate */
	if (more == 0 ||
	    (t->has_times && t->m.n > 0 && t->m.entry == last->m.entry))
		return 0;
	x->terms++;
	return len + more;
}

size_t
units_after(const struct units *u, const char *text, size_t n, size_t at,
	    bool spaced, struct unit *out)
{
	struct reader r = {u, text, n, at, spaced};
	struct expression x = {.terms = 0, .leading = false};
	size_t from = at, len;

	if (at >= n)
		return 0;
	len = term_unit(&r, at, true, &x.term[0]);
	if (len == 0) {
		enum join join =
		    term_skip(&r, at, "per ") ? JOIN_PER : JOIN_SLASH;

		len = join == JOIN_PER ? 4 : term_skip(&r, at, "/");
		at += len;
		if (len == 0 ||
		    (len = read_denominator(&r, at, join, &x.term[0])) == 0)
			return 0;
		x.leading = true;
	}
	x.terms = 1;
	at += len;
	while (x.terms < TERMS_MAX && (len = read_more(&r, at, &x)) > 0)
		at += len;
	/* `17 s/n`, `5 A/C`: a lone letter before a slash that leads nowhere.
	 */
	if (x.terms == 1 && at - from == 1 && term_skip(&r, at, "/") &&
	    letter_at(text, n, at + 1))
		return 0;
	if (x.terms == 1 && !x.leading && x.term[0].power == 1)
		units_simple(u, x.term[0].m.form, x.term[0].m.prefix,
			     x.term[0].m.form->kind, out);
	else if (!expression_compose(u, &x, out))
		return 0;
	return at - from;
}
