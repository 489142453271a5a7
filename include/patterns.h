/*
 * Named patterns (rules/patterns.yaml) and their expansion in rules.
 *
 *   %{NAME}              the pattern NAME, as a group that captures nothing
 *   %{NAME:column}       the same, captured into a column
 *   %{QUANTITY}          a quantity of any kind; fills the column `quantity`
 *   %{QUANTITY.length}   a quantity of one dimension (`a|b`: of either)
 *   %{AMOUNT.length}     the same without filling anything
 *
 * fact-match matches on marked text: every quantity that quantity_scan found
 * stands between MARK_OPEN + two bytes of its dimension and MARK_CLOSE, so
 * that a rule needs no regular expression for numbers and units.
 */
#ifndef FACTPIPE_PATTERNS_H
#define FACTPIPE_PATTERNS_H

#include <stdint.h>

#include "error.h"
#include "units.h"

enum { MARK_OPEN = 0x02, MARK_CLOSE = 0x03, MARK_OPEN_BYTES = 3 };
enum { KIND_WORDS = 2 }; /* 64-bit words of a set of dimensions */

/* A set of dimensions. */
struct kind_set {
	uint64_t word[KIND_WORDS];
};

void kind_add(struct kind_set *set, int dimension);
bool kind_overlap(const struct kind_set *a, const struct kind_set *b);

/* The two bytes behind MARK_OPEN for a dimension. */
void mark_kind(int dimension, char bytes[2]);

struct patterns;

/* Loads DIR/patterns.yaml.  units (which must outlive it) gives the names of
 * dimensions.  NULL with e filled. */
struct patterns *patterns_load(const char *dir, const struct units *units,
			       struct error *e);
void patterns_free(struct patterns *p);

/* Number of named patterns, and the name, body and line of one. */
size_t patterns_count(const struct patterns *p);
const char *patterns_name(const struct patterns *p, size_t i);
const char *patterns_body(const struct patterns *p, size_t i);
unsigned patterns_line(const struct patterns *p, size_t i);

/* Whether a rule used pattern i since loading. */
bool patterns_used(const struct patterns *p, size_t i);

/* What a pattern's text became. */
struct expanded {
	char *text;            /* owned by the caller */
	struct kind_set kinds; /* of its QUANTITY references, united */
	int quantities;        /* how many of them */
};

/* Expands text.  0, or -1 with e filled (without a place) and *at the byte of
 * text where it is wrong. */
int patterns_expand(struct patterns *p, const char *text, struct expanded *out,
		    size_t *at, struct error *e);

/* The byte of text that byte `expanded` of its expansion comes from; the `%`
 * of a reference for all that stands in its place. */
size_t patterns_origin(struct patterns *p, const char *text, size_t expanded);

#endif
