/* What a unit expression means: symbol, UCUM code, factor, dimension. */
#include <stdio.h>

#include "units_expression.h"

static bool
append(char *buf, size_t size, const char *s, size_t n)
{
	size_t at = strlen(buf);

	if (at + n + 1 > size)
		return false;
	memcpy(buf + at, s, n);
	buf[at + n] = '\0';
	return true;
}

/* Appends one factor: `/1000 people`, `·m2`. */
static bool
append_factor(char *buf, size_t size, const char *sign, const char *times,
	      struct slice name, int power)
{
	char digits[8] = "";

	if (power != 1)
		snprintf(digits, sizeof(digits), "%d", power);
	return append(buf, size, sign, strlen(sign)) &&
	       append(buf, size, times, strlen(times)) &&
	       append(buf, size, name.p, name.n) &&
	       append(buf, size, digits, strlen(digits));
}

/* How the three texts of a unit spell a product. */
enum style { STYLE_SYMBOL, STYLE_UCUM, STYLE_BASE };

/* `live births`, in UCUM {live_births}. */
static bool
append_noun(char *buf, size_t size, enum style style, struct slice noun)
{
	char *p = buf + strlen(buf);

	if (style != STYLE_UCUM)
		return append(buf, size, noun.p, noun.n);
	if (!append(buf, size, "{", 1) || !append(buf, size, noun.p, noun.n) ||
	    !append(buf, size, "}", 1))
		return false;
	while ((p = strchr(p, ' ')))
		*p = '_';
	return true;
}

static bool
term_name(const struct units *u, const struct term *t, enum style style,
	  char *buf, size_t size)
{
	const struct unit_entry *entry = &u->entry[t->m.entry];
	const char *prefix = "", *name;

	buf[0] = '\0';
	if (t->m.n == 0)
		return append_noun(buf, size, style, t->noun);
	if (t->m.prefix >= 0 && style != STYLE_BASE)
		prefix = style == STYLE_UCUM ? u->prefix[t->m.prefix].ucum
					     : u->prefix[t->m.prefix].symbol;
	name = style == STYLE_UCUM   ? entry->ucum
	       : style == STYLE_BASE ? entry->base
				     : entry->symbol;
	if (!*name || !append(buf, size, prefix, strlen(prefix)) ||
	    !append(buf, size, name, strlen(name)))
		return false;
	return t->noun.n == 0 || (append(buf, size, " ", style != STYLE_UCUM) &&
				  append_noun(buf, size, style, t->noun));
}

/* What is a product itself: m2 to the second is m4, and what divides by kW.h
 * divides by (kW.h). */
static void
group(char *name, int *power, bool below)
{
	size_t len = strlen(name);
	char last = name[len ? len - 1 : 0];

	if (strpbrk(name, "/.") || strstr(name, "·")) {
		if (!below && *power == 1)
			return;
		memmove(name + 1, name, len);
		name[0] = '(';
		name[len + 1] = ')';
		name[len + 2] = '\0';
	} else if (*power != 1 && last >= '2' && last <= '9') {
		*power *= last - '0';
		name[len - 1] = '\0';
	}
}

static bool
append_term(const struct units *u, const struct expression *x, size_t i,
	    bool below, enum style style, char *buf, size_t size)
{
	const struct term *t = &x->term[i];
	char times[DECIMAL_TEXT + 1] = "", name[72];
	const char *sign = "";
	int power = t->power;

	if (!term_name(u, t, style, name, sizeof(name) - 2))
		return false;
	group(name, &power, below);
	if (below) {
		sign = "/";
		power = -power;
	} else if (*buf) {
		sign = style == STYLE_UCUM ? "." : "·";
	}
	if (t->has_times && style != STYLE_BASE) {
		size_t n = decimal_print(t->times, times);

		times[n] = style == STYLE_UCUM ? '/' : ' ';
		times[n + 1] = '\0';
	}
	return append_factor(buf, size, sign, times, slice_of(name), power);
}

/* Numerators in order, then denominators; `cm-1` when there is nothing above
 * and no `per`. */
static bool
spell(const struct units *u, const struct expression *x, enum style style,
      char *buf, size_t size)
{
	bool above = x->leading;

	buf[0] = '\0';
	for (size_t i = 0; i < x->terms; i++)
		above |= x->term[i].power > 0;
	for (size_t i = 0; i < x->terms; i++)
		if ((x->term[i].power > 0 || !above) &&
		    !append_term(u, x, i, false, style, buf, size))
			return false;
	for (size_t i = 0; above && i < x->terms; i++)
		if (x->term[i].power < 0 &&
		    !append_term(u, x, i, true, style, buf, size))
			return false;
	return true;
}

static bool
multiply(struct decimal *a, struct decimal b)
{
	return decimal_cmp(b, decimal_of(1)) == 0 || decimal_mul(*a, b, a);
}

static bool
multiply_term(const struct units *u, const struct term *t, struct unit *out)
{
	const struct unit_entry *entry;
	struct decimal *num = t->power > 0 ? &out->num : &out->den;
	struct decimal *den = t->power > 0 ? &out->den : &out->num;
	int n = t->power > 0 ? t->power : -t->power;

	if (t->has_times && !multiply(&out->den, t->times))
		return false;
	if (t->m.n == 0)
		return true;
	entry = &u->entry[t->m.entry];
	for (; n > 0; n--) {
		if (!multiply(num, entry->num) || !multiply(den, entry->den))
			return false;
		if (t->m.prefix >= 0 &&
		    (!multiply(num, u->prefix[t->m.prefix].num) ||
		     !multiply(den, u->prefix[t->m.prefix].den)))
			return false;
	}
	return true;
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
	bool convert;
	int dimension = product_dimension(u, x);
	struct match m;

	memset(out, 0, sizeof(*out));
	out->num = out->den = decimal_of(1);
	out->offset = decimal_of(0);
	if (!spell(u, x, STYLE_SYMBOL, out->symbol, sizeof(out->symbol)))
		return false;
	/* The table may know the product by a line of its own. */
	if (units_exact(u, out->symbol, strlen(out->symbol), NULL, &m) &&
	    m.form->kind == FORM_SYMBOL) {
		units_simple(u, m.form, m.prefix, FORM_SYMBOL, out);
		return true;
	}
	if (!spell(u, x, STYLE_UCUM, out->ucum, sizeof(out->ucum)))
		out->ucum[0] = '\0';
	convert = spell(u, x, STYLE_BASE, out->base, sizeof(out->base));
	for (size_t i = 0; i < x->terms; i++) {
		convert &= multiply_term(u, &x->term[i], out);
		out->ambiguous |=
		    x->term[i].m.n && u->entry[x->term[i].m.entry].ambiguous;
	}
	if (dimension >= 0)
		strcpy(out->base, u->dimension[dimension].base);
	out->dimension = dimension >= 0 ? dimension : u->rate;
	if (!convert)
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
	const struct unit_prefix *x = prefix < 0 ? NULL : &u->prefix[prefix];
	const char *symbol = x ? x->symbol : "";
	const char *ucum = x && *entry->ucum ? x->ucum : "";

	memset(out, 0, sizeof(*out));
	snprintf(out->symbol, sizeof(out->symbol), "%s%s", symbol,
		 entry->symbol);
	snprintf(out->ucum, sizeof(out->ucum), "%s%s", ucum, entry->ucum);
	snprintf(out->base, sizeof(out->base), "%s", entry->base);
	out->dimension = entry->dimension;
	out->num = entry->num;
	out->den = entry->den;
	out->offset = entry->offset;
	if (x && (!multiply(&out->num, x->num) || !multiply(&out->den, x->den)))
		out->base[0] = '\0';
	out->ambiguous = entry->ambiguous || (!x && is_shared(u, form, kinds));
}

bool
units_join(const struct units *u, const struct unit *a, const struct unit *b,
	   struct unit *out)
{
	struct unit j = *a;

	if (!append(j.symbol, sizeof(j.symbol), b->symbol, strlen(b->symbol)))
		return false;
	if (!a->ucum[0] || !b->ucum[0] ||
	    !append(j.ucum, sizeof(j.ucum), b->ucum, strlen(b->ucum)))
		j.ucum[0] = '\0';
	if (!a->base[0] || !b->base[0] || !multiply(&j.num, b->num) ||
	    !multiply(&j.den, b->den) ||
	    !append(j.base, sizeof(j.base), b->base, strlen(b->base)))
		j.base[0] = '\0';
	j.dimension = u->rate;
	j.offset = decimal_of(0);
	j.ambiguous |= b->ambiguous;
	*out = j;
	return true;
}
