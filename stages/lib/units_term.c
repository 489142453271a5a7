/* One factor of a unit expression. */
#include "units_expression.h"

/* A digit or a letter behind a unit that ends in a letter belongs to another
 * word: H2, 5 m3x.  A hyphen or an
 * apostrophe behind a lone capital makes a name: `A-135`, N'Djamena. */
bool
term_ends_well(const struct reader *r, size_t from, size_t to)
{
	if (to >= r->n)
		return true;
	if (r->text[to] == '_' || letter_at(r->text, r->n, to))
		return !letter_before(r->text, to) && r->text[to] != '_';
	if (term_digit(r, to))
		return !letter_before(r->text, to) &&
		       (r->text[to - 1] < '0' || r->text[to - 1] > '9');
	if (to - from == 1 && r->text[from] >= 'A' && r->text[from] <= 'Z')
		return r->text[to] != '-' &&
		       !(r->text[to] == '\'' &&
			 letter_at(r->text, r->n, to + 1));
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
	size_t len = term_skip_any(r, at, square);

	*power = len ? 2 : 1;
	if (len == 0) {
		len = term_skip_any(r, at, cubic);
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
	len = term_power(r, at + t->m.n, &t->power);
	if (first && len == 0 && t->m.form->when[0]) {
		if (!units_longest(r->u, r->text, limit, at, &place, &t->m))
			return 0;
		len = term_power(r, at + t->m.n, &t->power);
	}
	/* Right behind a number only lengths have a plain digit: no 5 H2. */
	if (first && len == 1 && term_digit(r, at + t->m.n) &&
	    !memchr(r->text + at, '/', t->m.n) &&
	    r->u->entry[t->m.entry].dimension != r->u->length)
		return 0;
	/* 5-foot-4: a word has no exponent behind a hyphen. */
	if (len > 0 && t->m.form->kind == FORM_NAME &&
	    r->text[at + t->m.n] == '-') {
		t->power = 1;
		len = 0;
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
	    (len > t->m.n || !term_ends_well(r, at, end)))
		return (size_t)(slash - r->text);
	return 0;
}

/* ` ha−1` */
static bool
power_follows(const struct reader *r, size_t at)
{
	struct term t;

	return term_skip(r, at, " ") &&
	       read_form(r, at + 1, r->n, false, &t) > 0 && t.power < 0;
}

/* ` CO2` between a mass and what divides it: g CO2/kWh, kg N per ha. */
static size_t
read_substance(const struct reader *r, size_t at, struct term *t)
{
	size_t len;

	if (!term_skip(r, at, " ") || t->power != 1 ||
	    r->u->entry[t->m.entry].dimension != r->u->mass)
		return 0;
	len = units_word(r->u, r->text, r->n, at + 1, FORM_SUBSTANCE);
	if (len == 0 || (!term_skip(r, at + 1 + len, "/") &&
			 !term_skip(r, at + 1 + len, " per ") &&
			 !power_follows(r, at + 1 + len)))
		return 0;
	t->noun = (struct slice){r->text + at + 1, len};
	return 1 + len;
}

size_t
term_unit(const struct reader *r, size_t at, bool first, struct term *t)
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
	if (!term_ends_well(r, at, at + len))
		return 0;
	t->power *= shape;
	t->written_power |= shape > 1;
	return at + len + read_substance(r, at + len, t) - from;
}

size_t
term_times(const struct reader *r, size_t at, struct term *t)
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
	       (term_digit(r, at) ||
		(count > 0 && at < r->n && strchr(", ", r->text[at]) &&
		 term_digit(r, at + 1) && term_digit(r, at + 2) &&
		 term_digit(r, at + 3) && !term_digit(r, at + 4)))) {
		if (term_digit(r, at))
			digits[count++] = r->text[at];
		at++;
	}
	t->times = decimal_of(1);
	if (count > 0) {
		decimal_parse((struct slice){digits, count}, &t->times);
		if (!term_skip(r, at, " ") && !letter_at(r->text, r->n, at))
			return 0;
		at += term_skip(r, at, " ");
	}
	for (size_t i = 0; i < sizeof(word) / sizeof(*word); i++) {
		size_t len = term_skip(r, at, word[i].word);

		at += len;
		if (len > 0 && !decimal_mul(t->times, decimal_of(word[i].value),
					    &t->times))
			return 0;
	}
	t->has_times = at > from;
	return at - from;
}

size_t
term_noun(const struct reader *r, size_t at, bool open, struct term *t)
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
	if (len < 3 || len > 24 || !term_ends_well(r, at, at + len))
		return 0;
	t->noun = (struct slice){r->text + at, len};
	t->power = 1;
	return len;
}
