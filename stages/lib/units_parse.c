/* Unit expressions in text: `km/h`, `W m−2 K−1`, `per 1,000 people`. */
#include "units_table.h"

#include <stdio.h>

enum { TERMS_MAX = 6, MINUS_MAX = 9 };

struct term {
	struct match m;       /* m.n 0: a noun or nothing */
	struct slice noun;    /* `capita` */
	struct decimal times; /* the 1000 of `per 1,000 people` */
	bool has_times;
	bool written_power; /* the exponent stands in the text */
	int power;          /* negative: in the denominator */
};

struct expression {
	struct term term[TERMS_MAX];
	size_t terms;
	bool leading; /* begins with `per` or `/` */
};

struct reader {
	const struct units *u;
	const char *text;
	size_t n;
	size_t number; /* where the number's unit begins */
	bool spaced;
};

static bool
is_digit(const struct reader *r, size_t at)
{
	return at < r->n && r->text[at] >= '0' && r->text[at] <= '9';
}

/* Length of word at text[at] when it stands there, capitals not minded for
 * its ASCII letters; 0 otherwise. */
static size_t
skip(const struct reader *r, size_t at, const char *word)
{
	size_t len = strlen(word);

	if (at > r->n || r->n - at < len)
		return 0;
	for (size_t i = 0; i < len; i++) {
		char c = r->text[at + i];

		if (c >= 'A' && c <= 'Z')
			c += 32;
		if (c != word[i])
			return 0;
	}
	return len;
}

static size_t
skip_any(const struct reader *r, size_t at, const char *const *words)
{
	size_t len = 0;

	for (; *words && len == 0; words++)
		len = skip(r, at, *words);
	return len;
}

/* ---- exponents ---------------------------------------------------------- */

static size_t
minus_at(const struct reader *r, size_t at)
{
	static const char *const minus[] = {"-", "\u2212", "\u2013", NULL};

	return skip_any(r, at, minus);
}

/* Superscripts: ² ³ ¹ ⁻ and the others. */
static size_t
superscript_power(const struct reader *r, size_t at, int *power)
{
	static const char *const digit[] = {
	    "\u2070", "¹",      "²",      "³",      "\u2074",
	    "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
	size_t len = skip(r, at, "\u207b");

	for (int i = 0; i < 10; i++) {
		size_t more = skip(r, at + len, digit[i]);

		if (more > 0) {
			*power = len ? -i : i;
			return len + more;
		}
	}
	return 0;
}

/* `^2`, `^-1`, `−1`, `-1`, `2`, also ` −1` and `− 1` as PDFs space them.  A
 * digit more and it is no exponent but a number: `5 A-135`, `10 m-15 m`. */
static size_t
digit_power(const struct reader *r, size_t at, int *power)
{
	size_t from = at, len, caret = skip(r, at, "^"), open;
	bool sign_needed = !caret && !letter_before(r->text, at);
	int digit;

	at += caret;
	open = caret ? skip(r, at, "(") : 0;
	at += open;
	len = minus_at(r, at);
	if (len == 0 && caret == 0 && skip(r, at, " ")) {
		len = minus_at(r, at + 1);
		at += len ? 1 : 0;
	}
	at += len;
	if (len && skip(r, at, " ") && is_digit(r, at + 1))
		at++;
	if (!is_digit(r, at) || is_digit(r, at + 1) ||
	    letter_at(r->text, r->n, at + 1) ||
	    (skip(r, at + 1, ".") && is_digit(r, at + 2)))
		return 0;
	digit = r->text[at++] - '0';
	if (digit == 0 || (open && !skip(r, at, ")")) ||
	    (!len && (sign_needed || (!caret && (digit < 2 || digit > 4)))))
		return 0;
	*power = len ? -digit : digit;
	return at + open - from;
}

static size_t
read_power(const struct reader *r, size_t at, int *power)
{
	static const char *const squared[] = {" squared", " sq", NULL};
	static const char *const cubed[] = {" cubed", NULL};
	size_t len = superscript_power(r, at, power);

	if (len > 0)
		return len;
	for (int i = 0; i < 2; i++) {
		len = skip_any(r, at, i == 0 ? squared : cubed);
		if (len > 0 && !letter_at(r->text, r->n, at + len)) {
			*power = i + 2;
			return len;
		}
	}
	return digit_power(r, at, power);
}

/* ---- one term ----------------------------------------------------------- */

/* A digit or a letter behind a unit that ends in a letter belongs to another
 * word: H2, 5 m3x.  A hyphen behind a lone capital makes a name: `A-135`. */
static bool
ends_well(const struct reader *r, size_t from, size_t to)
{
	if (to >= r->n)
		return true;
	if (r->text[to] == '_' || letter_at(r->text, r->n, to))
		return !letter_before(r->text, to) && r->text[to] != '_';
	if (is_digit(r, to))
		return !letter_before(r->text, to) &&
		       (r->text[to - 1] < '0' || r->text[to - 1] > '9');
	if (r->text[to] == '-' && to - from == 1 && r->text[from] >= 'A' &&
	    r->text[from] <= 'Z')
		return false;
	return true;
}

/* A full stop belongs to an abbreviation where the sentence goes on. */
static bool
stop_is_inside(const struct reader *r, size_t to)
{
	if (to >= r->n)
		return false;
	if (r->text[to] != ' ')
		return strchr(",;:)/-", r->text[to]) != NULL;
	return to + 1 < r->n &&
	       !(r->text[to + 1] >= 'A' && r->text[to + 1] <= 'Z');
}

static size_t
read_shape(const struct reader *r, size_t at, int *power)
{
	static const char *const square[] = {
	    "square ", "square-", "sq. ", "sq.", "sq ", "sq-", NULL};
	static const char *const cubic[] = {"cubic ", "cubic-", "cu. ",
					    "cu.",    "cu ",    NULL};
	size_t len = skip_any(r, at, square);

	*power = len ? 2 : 1;
	if (len == 0) {
		len = skip_any(r, at, cubic);
		*power = len ? 3 : 1;
	}
	return len;
}

/* The longest form at text[at..limit) with its exponent, into t.  An exponent
 * tells enough to do without the conditions: `5 a−1`. */
static size_t
read_form(const struct reader *r, size_t at, size_t limit, bool first,
	  struct term *t)
{
	struct place place = {r->text, r->n, r->number, at, r->spaced};
	size_t len;

	t->power = 1;
	if (!units_longest(r->u, r->text, limit, at, NULL, &t->m))
		return 0;
	len = read_power(r, at + t->m.n, &t->power);
	if (first && len == 0) {
		if (!units_longest(r->u, r->text, limit, at, &place, &t->m))
			return 0;
		len = read_power(r, at + t->m.n, &t->power);
	}
	t->written_power = len > 0;
	return t->m.n + len;
}

/* Where the form must end instead: before a full stop that ends the sentence,
 * before the slash of a product with an exponent (km/s2 is no (km/s)2) or with
 * a word behind it.  0 when the form may stand. */
static size_t
shorter(const struct reader *r, size_t at, const struct term *t, size_t len)
{
	size_t end = at + t->m.n;
	const char *slash = memchr(r->text + at, '/', t->m.n);

	if (len == t->m.n && r->text[end - 1] == '.' && !stop_is_inside(r, end))
		return end - 1;
	if (slash && slash > r->text + at &&
	    (len > t->m.n || !ends_well(r, at, end)))
		return (size_t)(slash - r->text);
	return 0;
}

/* ` ha−1` */
static bool
power_follows(const struct reader *r, size_t at)
{
	struct term t;

	return skip(r, at, " ") && read_form(r, at + 1, r->n, false, &t) > 0 &&
	       t.power < 0;
}

/* ` CO2` between a mass and what divides it: g CO2/kWh, kg N per ha. */
static size_t
read_substance(const struct reader *r, size_t at, struct term *t)
{
	size_t len;

	if (!skip(r, at, " ") || t->power != 1 ||
	    r->u->entry[t->m.entry].dimension != r->u->mass)
		return 0;
	len = units_word(r->u, r->text, r->n, at + 1, FORM_SUBSTANCE);
	if (len == 0 ||
	    (!skip(r, at + 1 + len, "/") && !skip(r, at + 1 + len, " per ") &&
	     !power_follows(r, at + 1 + len)))
		return 0;
	t->noun = (struct slice){r->text + at + 1, len};
	return 1 + len;
}

/* Symbol or name with an exponent at text[at].  first: right behind the
 * number, where the conditions of short forms count. */
static size_t
read_unit(const struct reader *r, size_t at, bool first, struct term *t)
{
	size_t from = at, limit = r->n, len;
	int shape;

	memset(t, 0, sizeof(*t));
	at += read_shape(r, at, &shape);
	first &= shape == 1;
	do {
		if (at >= limit)
			return 0;
		len = read_form(r, at, limit, first, t);
		if (len == 0)
			return 0;
		limit = shorter(r, at, t, len);
	} while (limit > 0);
	if (!ends_well(r, at, at + len))
		return 0;
	t->power *= shape;
	t->written_power |= shape > 1;
	return at + len + read_substance(r, at + len, t) - from;
}

/* `1,000`, `100 000`, `10 000`, `million`: the number of a denominator. */
static size_t
read_times(const struct reader *r, size_t at, struct term *t)
{
	static const struct {
		const char *word;
		long long value;
	} word[] = {{"hundred ", 100},
		    {"thousand ", 1000},
		    {"million ", 1000000},
		    {"billion ", 1000000000}};
	char digits[24];
	size_t from = at, count = 0;

	while (count < sizeof(digits) &&
	       (is_digit(r, at) ||
		(count > 0 && at < r->n && strchr(", ", r->text[at]) &&
		 is_digit(r, at + 1) && is_digit(r, at + 2) &&
		 is_digit(r, at + 3) && !is_digit(r, at + 4)))) {
		if (is_digit(r, at))
			digits[count++] = r->text[at];
		at++;
	}
	t->times = decimal_of(1);
	if (count > 0) {
		decimal_parse((struct slice){digits, count}, &t->times);
		if (!skip(r, at, " ") && !letter_at(r->text, r->n, at))
			return 0;
		at += skip(r, at, " ");
	}
	for (size_t i = 0; i < sizeof(word) / sizeof(*word); i++) {
		size_t len = skip(r, at, word[i].word);

		at += len;
		if (len > 0 && !decimal_mul(t->times, decimal_of(word[i].value),
					    &t->times))
			return 0;
	}
	t->has_times = at > from;
	return at - from;
}

/* A noun of the list (`capita`), or any lower-case word when `open`. */
static size_t
read_noun(const struct reader *r, size_t at, bool open, struct term *t)
{
	size_t len = 0;

	if (at >= r->n || letter_before(r->text, at))
		return 0;
	len = units_word(r->u, r->text, r->n, at, FORM_NOUN);
	if (len == 0 && open && r->text[at] >= 'a' && r->text[at] <= 'z' &&
	    units_word(r->u, r->text, r->n, at, FORM_STOP) == 0)
		while (at + len < r->n &&
		       ((r->text[at + len] >= 'a' && r->text[at + len] <= 'z')))
			len++;
	if (len < 3 || len > 24 || !ends_well(r, at, at + len))
		return 0;
	t->noun = (struct slice){r->text + at, len};
	t->power = 1;
	return len;
}

/* ---- joining ------------------------------------------------------------ */

enum join { JOIN_NONE, JOIN_PER, JOIN_SLASH, JOIN_EACH, JOIN_TIMES };

static size_t
read_join(const struct reader *r, size_t at, enum join *join)
{
	static const char *const per[] = {" per ", "-per-", NULL};
	static const char *const slash[] = {" / ", "/ ", "/", NULL};
	static const char *const each[] = {" a ", " an ", " each ",
					   "-a-", "-an-", NULL};
	static const char *const times[] = {
	    " · ", "·", " \u22c5 ", "\u22c5", "\u2219", "*", ".", "-", NULL};
	static const char *const *const all[] = {per, slash, each, times};

	for (int i = 0; i < 4; i++) {
		size_t len = skip_any(r, at, all[i]);

		*join = (enum join)(JOIN_PER + i);
		if (len > 0)
			return len;
	}
	*join = JOIN_NONE;
	return 0;
}

/* What stands behind `per`, `/` or `a`. */
static size_t
read_denominator(const struct reader *r, size_t at, enum join join,
		 struct term *t)
{
	struct term number = {.has_times = false};
	size_t skipped, len;

	skipped = join == JOIN_EACH ? 0 : read_times(r, at, &number);
	if (join == JOIN_SLASH && skipped > 0 &&
	    decimal_cmp(number.times, decimal_of(100)) < 0)
		return 0;
	len = read_unit(r, at + skipped, false, t);
	if (len > 0 && join == JOIN_EACH && t->m.n < 3)
		len = 0; /* `5 m a s`: no words */
	if (len == 0) {
		memset(t, 0, sizeof(*t));
		len = read_noun(r, at + skipped,
				join == JOIN_PER || skipped > 0, t);
	}
	if (len == 0)
		return 0;
	t->power = -t->power;
	t->times = number.times;
	t->has_times = number.has_times;
	return skipped + len;
}

/* `m s−1`: a space joins symbols when an exponent follows, here or later. */
static size_t
read_spaced(const struct reader *r, size_t at, struct expression *x)
{
	size_t from = at, terms = x->terms;

	while (terms < TERMS_MAX && skip(r, at, " ")) {
		struct term *t = &x->term[terms];
		size_t len = read_unit(r, at + 1, false, t);

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
		size_t len = read_unit(r, at, false, t);

		if (len == 0)
			return 0;
		t->power = -t->power;
		at += len;
		terms++;
		if (skip(r, at, ")")) {
			x->terms = terms;
			return at + 1 - from;
		}
		len = skip(r, at, " ") && read_join(r, at, &join) == 0
			  ? 1
			  : read_join(r, at, &join);
		if (len == 0 || (join != JOIN_TIMES && join != JOIN_NONE))
			return 0;
		at += len;
	}
	return 0;
}

/* The term divides, or is a product that does: J/mol. */
static bool
divides(const struct units *u, const struct term *t)
{
	return t->power < 0 ||
	       (t->m.n > 0 && strchr(u->entry[t->m.entry].symbol, '/'));
}

/* `·m`, `-m`, `.m-2`. */
static size_t
read_factor(const struct reader *r, size_t at, char sign, struct expression *x)
{
	struct term *t = &x->term[x->terms], *last = t - 1;
	size_t len = last->m.n ? read_unit(r, at, false, t) : 0;

	if (len == 0)
		return 0;
	/* A full stop joins symbols only; a hyphen nothing that is a word. */
	if ((sign == '.' && t->m.form->kind != FORM_SYMBOL) ||
	    (sign == '-' && t->m.form->when[0] && !t->written_power))
		return 0;
	/* `J/mol·K` divides by both; `kg.m-2` says itself. */
	if (divides(r->u, last) && !last->written_power && !t->written_power)
		t->power = -t->power;
	return len;
}

static bool
ends_in_power(const struct reader *r, size_t at)
{
	int power;

	return (at >= 2 && superscript_power(r, at - 2, &power) > 0) ||
	       is_digit(r, at - 1);
}

/* One more term behind text[at]; 0 when the expression ends there. */
static size_t
read_more(const struct reader *r, size_t at, struct expression *x)
{
	struct term *t = &x->term[x->terms], *last = t - 1;
	enum join join;
	size_t len = read_join(r, at, &join), more;

	/* `W/m K` */
	if (join == JOIN_NONE && divides(r->u, last) && skip(r, at, " k") &&
	    r->text[at + 1] == 'K' && ends_well(r, at + 1, at + 2)) {
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
	if (join == JOIN_SLASH && skip(r, at + len, "(")) {
		more = read_group(r, at + len + 1, x);
		return more ? len + 1 + more : 0;
	}
	more = join == JOIN_TIMES ? read_factor(r, at + len, r->text[at], x)
				  : read_denominator(r, at + len, join, t);
	if (more == 0)
		return 0;
	x->terms++;
	return len + more;
}

/* ---- composing ---------------------------------------------------------- */

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

static bool
compose(const struct units *u, const struct expression *x, struct unit *out)
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

size_t
units_after(const struct units *u, const char *text, size_t n, size_t at,
	    bool spaced, struct unit *out)
{
	struct reader r = {u, text, n, at, spaced};
	struct expression x = {.terms = 0, .leading = false};
	size_t from = at, len;

	if (at >= n)
		return 0;
	len = read_unit(&r, at, true, &x.term[0]);
	if (len == 0) {
		enum join join = skip(&r, at, "per ") ? JOIN_PER : JOIN_SLASH;

		len = join == JOIN_PER ? 4 : skip(&r, at, "/");
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
	if (x.terms == 1 && !x.leading && x.term[0].power == 1)
		units_simple(u, x.term[0].m.form, x.term[0].m.prefix,
			     x.term[0].m.form->kind, out);
	else if (!compose(u, &x, out))
		return 0;
	return at - from;
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
