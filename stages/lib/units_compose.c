/* What a unit expression means: symbol, UCUM code, factor, dimension. */
#include <stdio.h>

#include "units_expression.h"

/* A text of limited size; what does not fit spoils all of it. */
struct sink {
	char *buf;
	size_t size, n;
	bool good;
};

static void
put(struct sink *s, const char *p, size_t n)
{
	if (!s->good || s->n + n + 1 > s->size) {
		s->good = false;
		return;
	}
	memcpy(s->buf + s->n, p, n);
	s->n += n;
	s->buf[s->n] = '\0';
}

static void
put_text(struct sink *s, const char *text)
{
	put(s, text, strlen(text));
}

static void
put_pair(char *buf, size_t size, const char *a, const char *b)
{
	struct sink s = {buf, size, 0, true};

	put_text(&s, a);
	put_text(&s, b);
}

/* The prefix, or one that changes nothing. */
static const struct unit_prefix *
prefix_of(const struct units *u, int prefix)
{
	static const struct unit_prefix none = {
	    .symbol = "", .name = "", .ucum = "", .num = {1, 0}, .den = {1, 0}};

	return prefix < 0 ? &none : &u->prefix[prefix];
}

/* How the three texts of a unit spell a product. */
enum style { STYLE_SYMBOL, STYLE_UCUM, STYLE_BASE };

/* `live births`, in UCUM {live_births}. */
static void
put_noun(struct sink *s, enum style style, struct slice noun)
{
	size_t from = s->n;

	put_text(s, style == STYLE_UCUM ? "{" : "");
	put(s, noun.p, noun.n);
	put_text(s, style == STYLE_UCUM ? "}" : "");
	for (size_t i = from; style == STYLE_UCUM && i < s->n; i++)
		if (s->buf[i] == ' ')
			s->buf[i] = '_';
}

/* The unit or noun of a term without its exponent. */
static void
put_name(struct sink *s, const struct units *u, const struct term *t,
	 enum style style)
{
	const struct unit_entry *entry = &u->entry[t->m.entry];
	const struct unit_prefix *x = prefix_of(u, t->m.prefix);
	const char *name;

	if (t->m.n == 0) {
		put_noun(s, style, t->noun);
		return;
	}
	name = style == STYLE_UCUM   ? entry->ucum
	       : style == STYLE_BASE ? entry->base
				     : entry->symbol;
	s->good &= *name != '\0';
	if (style != STYLE_BASE)
		put_text(s, style == STYLE_UCUM ? x->ucum : x->symbol);
	put_text(s, name);
	if (t->noun.n > 0) {
		put_text(s, style == STYLE_UCUM ? "" : " ");
		put_noun(s, style, t->noun);
	}
}

/* One factor: `/1000 people`, `·m2`.  What is a product itself: m2 to the
 * second is m4, and what divides by kW.h divides by (kW.h). */
static void
put_factor(struct sink *s, const struct units *u, const struct term *t,
	   bool below, enum style style)
{
	char text[72] = "", times[DECIMAL_TEXT + 1] = "", digits[8];
	struct sink name = {text, sizeof(text), 0, true};
	int power = below ? -t->power : t->power;
	bool product;

	put_name(&name, u, t, style);
	s->good &= name.good;
	if (!s->good)
		return;
	product =
	    (below || power != 1) && (strpbrk(text, "/.") || strstr(text, "·"));
	if (!product && power != 1 && strchr("23456789", text[name.n - 1])) {
		power *= text[--name.n] - '0';
		text[name.n] = '\0';
	}
	if (below)
		put_text(s, "/");
	else if (s->n > 0)
		put_text(s, style == STYLE_UCUM ? "." : "·");
	if (t->has_times && style != STYLE_BASE) {
		put(s, times, decimal_print(t->times, times));
		put_text(s, style == STYLE_UCUM ? "/" : " ");
	}
	put_text(s, product ? "(" : "");
	put_text(s, text);
	put_text(s, product ? ")" : "");
	snprintf(digits, sizeof(digits), "%d", power);
	put_text(s, power == 1 ? "" : digits);
}

/* Numerators in order, then denominators; `cm-1` when there is nothing above
 * and no `per`.  False when it is too long or a unit has no such name. */
static bool
spell(const struct units *u, const struct expression *x, enum style style,
      char *buf, size_t size)
{
	struct sink s = {buf, size, 0, true};
	bool above = x->leading;

	for (size_t i = 0; i < x->terms; i++)
		above |= x->term[i].power > 0;
	for (size_t i = 0; i < x->terms; i++)
		if (x->term[i].power > 0 || !above)
			put_factor(&s, u, &x->term[i], false, style);
	for (size_t i = 0; i < x->terms; i++)
		if (x->term[i].power < 0 && above)
			put_factor(&s, u, &x->term[i], true, style);
	if (!s.good)
		buf[0] = '\0';
	return s.good;
}

/* The factor of a product, while it is exact. */
static void
multiply(struct decimal *a, struct decimal b, bool *exact)
{
	if (decimal_cmp(b, decimal_of(1)) != 0)
		*exact = *exact && decimal_mul(*a, b, a);
}

static void
multiply_term(const struct units *u, const struct term *t, struct unit *out,
	      bool *exact)
{
	const struct unit_entry *entry = &u->entry[t->m.entry];
	const struct unit_prefix *x = prefix_of(u, t->m.prefix);
	struct decimal *num = t->power > 0 ? &out->num : &out->den;
	struct decimal *den = t->power > 0 ? &out->den : &out->num;
	int n = t->m.n == 0 ? 0 : t->power > 0 ? t->power : -t->power;

	if (t->has_times)
		multiply(&out->den, t->times, exact);
	for (; n > 0; n--) {
		multiply(num, entry->num, exact);
		multiply(den, entry->den, exact);
		multiply(num, x->num, exact);
		multiply(den, x->den, exact);
	}
}

/* The dimension whose exponents the product has, or -1.  What cancels between
 * numerator and denominator is a rate of its own: mg/kg/d is no frequency,
 * L/100 km no area. */
static int
product_dimension(const struct units *u, const struct expression *x)
{
	signed char power[PRIMITIVES] = {0}, above[PRIMITIVES] = {0};

	for (size_t i = 0; i < x->terms; i++) {
		const struct term *t = &x->term[i];
		const struct dimension *d;

		if (t->m.n == 0)
			return -1;
		d = &u->dimension[u->entry[t->m.entry].dimension];
		if (!d->product || !*u->entry[t->m.entry].base)
			return -1;
		for (int j = 0; j < PRIMITIVES; j++) {
			power[j] += (signed char)(d->power[j] * t->power);
			if (t->power > 0)
				above[j] = power[j];
			else if (above[j] * d->power[j] > 0)
				return -1;
		}
	}
	for (int i = 0; i < u->dimensions; i++)
		if (u->dimension[i].product &&
		    memcmp(u->dimension[i].power, power, sizeof(power)) == 0)
			return i;
	return -1;
}

bool
expression_compose(const struct units *u, const struct expression *x,
		   struct unit *out)
{
	bool exact = true;
	/* `per day` waits for what it divides, and is no frequency. */
	int dimension = x->leading ? -1 : product_dimension(u, x);
	struct match m;

	memset(out, 0, sizeof(*out));
	out->num = out->den = decimal_of(1);
	out->offset = decimal_of(0);
	if (!spell(u, x, STYLE_SYMBOL, out->symbol, sizeof(out->symbol)))
		return false;
	/* The table may know the product by a line of its own. */
	if (units_exact(u, out->symbol, strlen(out->symbol), NULL, &m)) {
		units_simple(u, m.form, m.prefix, m.form->kind, out);
		return true;
	}
	spell(u, x, STYLE_UCUM, out->ucum, sizeof(out->ucum));
	spell(u, x, STYLE_BASE, out->base, sizeof(out->base));
	for (size_t i = 0; i < x->terms; i++) {
		multiply_term(u, &x->term[i], out, &exact);
		out->ambiguous |=
		    x->term[i].m.n && u->entry[x->term[i].m.entry].ambiguous;
	}
	if (dimension >= 0)
		strcpy(out->base, u->dimension[dimension].base);
	out->dimension = dimension >= 0 ? dimension : u->rate;
	if (!exact)
		out->base[0] = '\0';
	return true;
}

/* Another unit claims the same form without conditions. */
static bool
is_shared(const struct units *u, const struct unit_form *form, unsigned kinds)
{
	const struct unit_form *other =
	    units_form(u, form->text, form->len, kinds);

	for (; other; other = units_next(u, other, kinds))
		if (other->entry != form->entry && !other->when[0])
			return true;
	return false;
}

void
units_simple(const struct units *u, const struct unit_form *form, int prefix,
	     unsigned kinds, struct unit *out)
{
	const struct unit_entry *entry = &u->entry[form->entry];
	const struct unit_prefix *x = prefix_of(u, prefix);
	bool exact = true;

	memset(out, 0, sizeof(*out));
	put_pair(out->symbol, sizeof(out->symbol), x->symbol, entry->symbol);
	if (*entry->ucum)
		put_pair(out->ucum, sizeof(out->ucum), x->ucum, entry->ucum);
	put_pair(out->base, sizeof(out->base), "", entry->base);
	out->dimension = entry->dimension;
	out->num = entry->num;
	out->den = entry->den;
	out->offset = entry->offset;
	if (prefix >= 0) {
		multiply(&out->num, x->num, &exact);
		multiply(&out->den, x->den, &exact);
	}
	if (!exact)
		out->base[0] = '\0';
	out->ambiguous =
	    entry->ambiguous || (prefix < 0 && is_shared(u, form, kinds));
}

bool
units_join(const struct units *u, const struct unit *a, const struct unit *b,
	   struct unit *out)
{
	struct unit j = *a;
	struct sink symbol = {j.symbol, sizeof(j.symbol), strlen(a->symbol),
			      true};
	struct sink ucum = {j.ucum, sizeof(j.ucum), strlen(a->ucum),
			    a->ucum[0] && b->ucum[0]};
	struct sink base = {j.base, sizeof(j.base), strlen(a->base),
			    a->base[0] && b->base[0]};

	put_text(&symbol, b->symbol);
	put_text(&ucum, b->ucum);
	put_text(&base, b->base);
	multiply(&j.num, b->num, &base.good);
	multiply(&j.den, b->den, &base.good);
	if (!ucum.good)
		j.ucum[0] = '\0';
	if (!base.good)
		j.base[0] = '\0';
	j.dimension = u->rate;
	j.offset = decimal_of(0);
	j.ambiguous |= b->ambiguous;
	*out = j;
	return symbol.good;
}
