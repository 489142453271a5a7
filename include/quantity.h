/*
 * Quantities: finds and reads every stated amount in a sentence, and nothing
 * that is not one (years, dates, citations, footnote marks, numbers of
 * figures and sections, names, versions, phone numbers).
 *
 * The scanner runs once over a sentence.  fact-match uses the spans, marks
 * the sentence with them and matches rules on the marked text; fact-resolve
 * runs it again on sentences with claims for the values.
 */
#ifndef FACTPIPE_QUANTITY_H
#define FACTPIPE_QUANTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "decimal.h"
#include "error.h"
#include "slice.h"
#include "units.h"

struct lexicon; /* number words, multipliers, qualifiers, what is no quantity */

/* Loads DIR/words.yaml and takes the unit tables, which must outlive it.
 * NULL with e filled. */
struct lexicon *lexicon_load(const char *dir, const struct units *units,
			     struct error *e);
void lexicon_free(struct lexicon *lx);

enum number_locale { LOCALE_POINT, LOCALE_COMMA }; /* the decimal sign */

struct quantity {
	/* Byte offsets into the sentence, half open. */
	size_t begin, end; /* the stated amount with its unit or counted noun,
			      without its qualifier; a sign written to the
			      number (<5, ~54), `between` and the second bound
			      of `more than 5 and less than 9` belong to the
			      amount */
	size_t mark_begin, mark_end; /* what fact-match marks: with the
			      qualifiers around it, without a counted noun */
	struct decimal value, value_to;
	bool has_to; /* a range or tolerance (6 ± 1): value..value_to */
	const char *qualifier; /* canonical, static: "", about, <, <=, >, >=,
			      ± ... as words.yaml names them */
	struct slice qualifier_text; /* as written */
	struct unit unit;            /* unit.symbol empty: a bare number */
	struct slice noun; /* the counted noun, or letters glued to the number
			      that no table knows (5Rp); a part of the
			      sentence */
	bool unit_shared;  /* the unit stands at a later number of the list */
	bool spelled;      /* the number is in words */
};

enum { QUANTITY_MAX = 256 }; /* in a sentence; the rest is left out */

/* Scans text[0..n).  Returns the number of quantities written to q (at most
 * max), ascending and not overlapping. */
int quantity_scan(const struct lexicon *lx, const char *text, size_t n,
		  enum number_locale locale, struct quantity *q, int max);

/* The kind of an amount: its unit's dimension (`length`), `count` where it has
 * a noun instead, `number` where it has neither. */
const char *quantity_kind(const struct lexicon *lx, const struct quantity *q);

/* A cheap test that runs first: false only when text has no digit and no
 * number word at all. */
bool quantity_gate(const struct lexicon *lx, const char *text, size_t n);

/* How often text says that its decimal sign is the one or the other: 3,5 and
 * 1.234,5 for the comma; 3.5; not 1,234, which may be either. */
struct sign_votes {
	long comma, point;
};

void quantity_count_signs(struct sign_votes *v, const char *text, size_t n);

/* The decimal sign of what was counted: LOCALE_COMMA only where the commas
 * are clearly more. */
enum number_locale quantity_sign(const struct sign_votes *v);

/* Both at once, for text that stands alone. */
enum number_locale quantity_guess_locale(const char *text, size_t n);

/* The column `decimal` of a record, `,` or `.`: what fact-read found for the
 * whole document.  Where it is empty or missing, text decides. */
enum number_locale quantity_locale(struct slice decimal, struct slice text);

#endif
