/* Money: prices by a unit, multipliers written with a code or behind it. */
#include <stdio.h>

#include "quantity_join.h"

/* The end of ` per kg`, `/hour`, ` a ton` behind a price, or `at`. */
static size_t
read_per(const struct scan *s, size_t at, struct unit *per)
{
	static const char *const joints[] = {"per ", "a ", "an "};
	const char *t = s->text;
	size_t i = skip_spaces(t, s->n, at);
	size_t begin = 0;
	if (i < s->n && t[i] == '/') {
		begin = skip_spaces(t, s->n, i + 1);
	} else if (i > at) {
		for (size_t k = 0; k < 3 && begin == 0; k++) {
			size_t n = strlen(joints[k]);
			if (s->n - i > n && memcmp(t + i, joints[k], n) == 0)
				begin = i + n;
		}
	}
	if (begin == 0)
		return at;
	size_t n = units_after(s->lx->units, t, s->n, begin, true, per);
	if (is_digit_at(t, s->n, begin + n)) /* $30/£25 */
		return at;
	/* a year earlier: a time, not a rate */
	size_t next = skip_spaces(t, s->n, begin + n);
	size_t end = word_end(t, s->n, next);
	if (lexicon_kind(s->lx, t + next, end - next) & WORD_LATER)
		return at;
	return n > 0 ? begin + n : at;
}

static void
join_text(char *out, size_t size, const char *a, const char *b)
{
	char text[2 * sizeof((struct unit *)0)->ucum + 2];
	snprintf(text, sizeof text, "%s/%s", a, b);
	if (*a == '\0' || *b == '\0' || strlen(text) >= size)
		text[0] = '\0';
	memcpy(out, text, strlen(text) + 1);
}

/* USD and kg -> USD/kg, which has no base unit: prices are not converted. */
static void
divide_unit(struct unit *u, const struct unit *per)
{
	char symbol[sizeof u->symbol];
	join_text(symbol, sizeof symbol, u->symbol, per->symbol);
	if (symbol[0] == '\0')
		return;
	memcpy(u->symbol, symbol, sizeof symbol);
	join_text(u->ucum, sizeof u->ucum, u->ucum, per->ucum);
	u->base[0] = '\0';
}

/* Behind what may be a plain number of money: the end, a stop, `and`. */
static bool
ends_figure(const struct scan *s, size_t at)
{
	const char *t = s->text;
	if (at >= s->n)
		return true;
	if (t[at] == '.' || t[at] == ',')
		return at + 1 >= s->n || t[at + 1] == ' ';
	if (t[at] != ' ')
		return strchr(";:)?!", t[at]) != NULL;
	size_t end = word_end(t, s->n, at + 1);
	return lexicon_kind(s->lx, t + at + 1, end - at - 1) & WORD_PLAIN;
}

/* 22.5 million, 1,200, 9.50, or a plain number of two digits or more that ends
 * its phrase and is no year.  A letter wants more: R9.50, R700. */
static bool
is_figure(const struct scan *s, const struct number *num, bool letter)
{
	struct number n = *num;
	if (num->form & FORM_SPELLED)
		return false;
	number_times(s, &n, false);
	if (n.power >= 2)
		return true;
	if (num->form & ~(unsigned)(FORM_GROUPED | FORM_POINT))
		return false;
	bool grouped = num->form & FORM_GROUPED;
	if (!ends_figure(s, num->end))
		return grouped && s->text[num->end] == ' ';
	if (num->form & FORM_POINT) /* R 0.95 is a correlation */
		return num->value.exponent == -2 &&
		       (!letter || (s->text[num->begin - 1] != ' ' &&
				    s->text[num->begin] != '0'));
	return grouped || (num->digits >= (letter ? 3 : 2) &&
			   !(num->digits == 4 && num->value.digits >= 1900 &&
			     num->value.digits < 2100));
}

size_t
money_before(const struct scan *s, const struct number *num, size_t at,
	     struct unit *u)
{
	size_t n = units_before(s->lx->units, s->text, at, u);
	return n > 0 && u->figure && !is_figure(s, num, n == 1) ? 0 : n;
}

int
money_code(const struct scan *s, size_t begin, size_t end, struct unit *u)
{
	if (end - begin != 4)
		return 0;
	char c = s->text[begin];
	int power = c == 'M'                           ? 6
		    : c == 'T' || c == 'K' || c == 'k' ? 3
		    : c == 'B'                         ? 9
						       : 0;
	struct slice code = {s->text + begin + 1, 3};
	for (size_t i = 0; i < code.n; i++)
		if (!(byte_class[(unsigned char)code.p[i]] & BYTE_UPPER))
			return 0;
	return power > 0 && units_find(s->lx->units, code, u) &&
		       u->dimension == s->lx->money
		   ? power
		   : 0;
}

void
atom_add_power(struct atom *a, int power)
{
	a->num.power += power;
	a->num.value.exponent += power;
	if (power > 0)
		a->num.form |= FORM_TIMES;
}

/* 75 USD million: the multiplier behind the unit. */
static void
read_late_times(const struct scan *s, struct atom *a)
{
	size_t at = skip_spaces(s->text, s->n, a->end);
	size_t end = word_end(s->text, s->n, at);
	const struct word *w = lexicon_word(s->lx, s->text + at, end - at);
	if (at == a->end || a->num.power != 0 || w == NULL ||
	    !(w->kind & WORD_SCALE))
		return;
	a->num.power = w->value;
	a->num.value.exponent += w->value;
	a->num.form |= FORM_TIMES;
	a->end = end;
}

void
atom_price(const struct scan *s, struct atom *a)
{
	struct unit unit;
	read_late_times(s, a);
	size_t end = read_per(s, a->end, &unit);
	if (end > a->end)
		divide_unit(&a->unit, &unit);
	a->end = end;
}

/* `The profit was ($12.50).`: what a verb says stands in brackets, which make
 * it negative. */
void
money_in_brackets(const struct scan *s, struct atom *a)
{
	static const char *const verb[] = {
	    "is", "was",      "are",     "were",   "of",      "to",
	    "at", "reported", "totaled", "posted", "totalled"};
	const char *t = s->text;
	size_t verb_begin, open = a->begin - 1;
	bool found = false;
	if (a->begin <= s->floor || t[open] != '(' || a->end >= s->n ||
	    t[a->end] != ')' || a->num.value.digits <= 0)
		return;
	for (size_t i = 0; i < sizeof verb / sizeof *verb; i++)
		found |= word_follows(s, open, verb[i], &verb_begin);
	if (!found)
		return;
	a->begin = open;
	a->end++;
	a->num.value.digits = -a->num.value.digits;
	a->num.form |= FORM_SIGNED;
}
