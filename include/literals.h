/*
 * Literals that a pattern needs, and the scan for them.
 *
 * literals_derive walks a pattern's syntax and returns sets of strings: of each
 * set one stands in every text that matches.  It gives up rather than guess:
 * what it does not know for certain makes fewer sets or none, and a rule
 * without a set is tried on every sentence with a quantity.
 *
 * The scan is an Aho-Corasick automaton (Aho & Corasick, CACM 18(6), 1975)
 * over byte classes, ASCII letters folded.
 */
#ifndef FACTPIPE_LITERALS_H
#define FACTPIPE_LITERALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LITERALS_MAX = 48, LITERAL_BYTES = 32, LITERAL_SETS = 2 };
/* The scan looks for the first bytes of a string only: they tell enough, and
 * keep its table small. */
enum { LITERAL_SCANNED = 12 };

struct literal_set {
	int n;
	int rarity; /* of its most frequent string; 0 rules nothing out */
	unsigned char len[LITERALS_MAX];
	char text[LITERALS_MAX][LITERAL_BYTES]; /* lower case, NUL-terminated */
};

/* The rarest sets that a pattern needs, the rarest first. */
struct literals {
	int n;
	struct literal_set set[LITERAL_SETS];
};

/* Fills out with the sets that an expanded pattern needs; out->n is 0 when
 * none is certain. */
void literals_derive(const char *pattern, struct literals *out);

/* Adds a set, or sets, that a text must satisfy as well, where they are rare
 * enough. */
void literals_add(struct literals *l, const struct literal_set *s);
void literals_add_all(struct literals *l, const struct literals *more);

struct literal_scan;

/* Builds the automaton for n sets, NULL where there is none.  The sets are not
 * kept. */
struct literal_scan *literal_scan_new(const struct literal_set *const *set,
				      size_t n);
void literal_scan_free(struct literal_scan *s);

/* Sets bit i of found (n bits in 64-bit words, zeroed by the caller) for each
 * set of which a string's first LITERAL_SCANNED bytes occur in text. */
void literal_scan_run(const struct literal_scan *s, const char *text, size_t n,
		      uint64_t *found);

#endif
