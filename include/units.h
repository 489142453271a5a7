/*
 * Units: written forms -> symbol, UCUM code, dimension, exact factor to the
 * base unit.  The tables are rules/units.yaml and rules/currencies.yaml;
 * adding a unit never touches C.
 */
#ifndef FACTPIPE_UNITS_H
#define FACTPIPE_UNITS_H

#include <stdbool.h>
#include <stdint.h>

#include "decimal.h"
#include "error.h"
#include "slice.h"

struct units; /* the loaded tables */

/* A unit as it was read from text, simple or compound. */
struct unit {
	char symbol[64]; /* as the CSV prints it: km, %, USD, kg/m3 */
	char ucum[96];   /* UCUM code; empty when there is none */
	char base[64];   /* symbol of the base unit; empty: no conversion */
	int dimension;   /* index for units_dimension_name */
	struct decimal num, den; /* value_base = (value * num + offset) / den */
	struct decimal offset;   /* 0 for all but temperatures */
	bool ambiguous;          /* `$` without a country: notes say so */
	bool prefix;             /* written before the number: $ US$ EUR */
	bool figure;             /* so only where that is an amount of money */
};

/* Loads DIR/units.yaml and DIR/currencies.yaml.  NULL with e filled. */
struct units *units_load(const char *dir, struct error *e);
void units_free(struct units *u);

/* Dimensions, in the order of the tables: length, area, share, money, time,
 * ...; also `count` (a counted noun) and `number` (nothing).  At most 94. */
int units_dimension_count(const struct units *u);
const char *units_dimension_name(const struct units *u, int dimension);
int units_dimension(const struct units *u, const char *name); /* or -1 */

/* The longest unit expression at text[at..n), which stands right after a
 * number (spaces and a hyphen between them already skipped).  `spaced` tells
 * that something stood between them; some short forms (`m`, `s`, `a`, `in`)
 * count only under conditions on what stands around them.  Returns the number
 * of bytes read, 0 when none.  Text that begins with `per` or `/` gives a unit
 * like /d or /1000 people (see units_join).  Multipliers (the m of $100m) are
 * the caller's and come first: here `100 m` is metres. */
size_t units_after(const struct units *u, const char *text, size_t n, size_t at,
		   bool spaced, struct unit *out);

/* The longest currency or other prefix unit that ends before text[at], where
 * a number begins (spaces between them already skipped).  Returns the number
 * of bytes it takes to the left of at, 0 when none.  With out->figure it
 * counts only before an amount of money (`euro 25.50`), which the caller
 * knows. */
size_t units_before(const struct units *u, const char *text, size_t at,
		    struct unit *out);

/* Joins what stands before a number, or a counted noun, with what units_after
 * read behind it as `per ...` or `/...`: USD and /bbl to USD/bbl, births and
 * /1000 people.  False when it is too long. */
bool units_join(const struct units *u, const struct unit *a,
		const struct unit *b, struct unit *out);

/* A unit by its exact written form or symbol (a rule's `unit:`).  False when
 * unknown. */
bool units_find(const struct units *u, struct slice name, struct unit *out);

/* Converts value to the base unit.  False when the unit has none. */
bool units_to_base(const struct unit *unit, struct decimal value,
		   struct decimal *out);

#endif
