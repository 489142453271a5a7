/*
 * Characters in one form each, so that rules and the reader of numbers see one
 * way of writing:
 *   U+2018 19 1A 1B, U+02BC       '          (primes ′ ″ stay)
 *   U+201C 1D 1E 1F               "          (« » stay)
 *   U+2212 U+2010 U+2011 U+FF0D   -          minus, hyphens
 *   U+2012                        U+2013 –   figure dash to en dash
 *   U+2015                        U+2014 —   (– and — stay)
 *   no-break, thin, figure and all other spaces, U+2028, VT, FF: one space
 *   ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ                 their letters
 *   soft hyphens, zero-width characters, direction marks, variation selectors,
 *   byte-order marks, all other control characters: nothing
 *   invalid UTF-8                 U+FFFD, one for each broken sequence
 * and NFC.  Not NFKC: km², ½ and µ stay what they are.
 */
#ifndef FACTPIPE_CLEAN_H
#define FACTPIPE_CLEAN_H

#include <stdint.h>

#include "slice.h"
#include "source_map.h"

/* Start with {0}; may be used for one text after the other. */
struct cleaner {
	char *text; /* owned, the cleaned text */
	size_t n, cap;
	struct source_map map; /* of the cleaned text */
	uint64_t invalid;      /* broken sequences, so far */
};

/* True when text is printable ASCII and so passes as it is (white space apart,
 * which is not looked at). */
bool clean_already(struct slice text);

/* Cleans text, whose map is raw, into c->text and c->map. */
void clean_text(struct cleaner *c, struct slice text,
		const struct source_map *raw);

void cleaner_free(struct cleaner *c);

#endif
