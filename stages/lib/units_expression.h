/*
 * Unit expressions while they are read: terms (`kg`, `m−2`, `1,000 people`)
 * and how they are joined.  Private to units_power.c, units_term.c,
 * units_parse.c and units_compose.c.
 */
#ifndef FACTPIPE_UNITS_EXPRESSION_H
#define FACTPIPE_UNITS_EXPRESSION_H

#include "units_table.h"

enum { TERMS_MAX = 6 };

struct term {
	struct match m;       /* m.n 0: a noun or nothing */
	struct slice noun;    /* `capita` */
	struct decimal times; /* the 1000 of `per 1,000 people` */
	bool has_times;
	bool written_power; /* the exponent stands in the text */
	bool below;         /* stands behind a slash or `per` */
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

/* ---- units_power.c ------------------------------------------------------ */

static inline bool
term_digit(const struct reader *r, size_t at)
{
	return at < r->n && r->text[at] >= '0' && r->text[at] <= '9';
}

/* Length of word at text[at] when it stands there, capitals not minded for its
 * ASCII letters; 0 otherwise.  term_skip_any: of the first of words. */
static inline size_t
term_skip(const struct reader *r, size_t at, const char *word)
{
	size_t len = 0;

	for (; word[len]; len++) {
		char c;

		if (at + len >= r->n)
			return 0;
		c = r->text[at + len];
		if (c != word[len] &&
		    !(c >= 'A' && c <= 'Z' && c + 32 == word[len]))
			return 0;
	}
	return len;
}

size_t term_skip_any(const struct reader *r, size_t at,
		     const char *const *words);

/* Length of the exponent at text[at], which goes into *power; 0 and *power
 * untouched when there is none.  term_superscript: of ², ⁻¹ only. */
size_t term_superscript(const struct reader *r, size_t at, int *power);
size_t term_power(const struct reader *r, size_t at, int *power);

/* ---- units_term.c ------------------------------------------------------- */

/* Whether a unit text[from..to) may end there. */
bool term_ends_well(const struct reader *r, size_t from, size_t to);

/* Symbol or name with an exponent at text[at].  first: right behind the
 * number, where the conditions of short forms count. */
size_t term_unit(const struct reader *r, size_t at, bool first, struct term *t);

/* `1,000`, `100 000`, `10 million`: the number of a denominator, with the
 * space behind it. */
size_t term_times(const struct reader *r, size_t at, struct term *t);

/* A noun of the list (`capita`), or any lower-case word when `open`. */
size_t term_noun(const struct reader *r, size_t at, bool open, struct term *t);

/* ---- units_compose.c ---------------------------------------------------- */

/* The unit of a product: symbol, code, base, factor, dimension. */
bool expression_compose(const struct units *u, const struct expression *x,
			struct unit *out);

#endif
