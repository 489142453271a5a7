/*
 * Applies a set of rules to sentences: gate, quantities, required literals in
 * one scan, then PCRE2 for the candidates only.
 */
#ifndef FACTPIPE_MATCHER_H
#define FACTPIPE_MATCHER_H

#include <stdbool.h>
#include <stddef.h>

#include "quantity.h"
#include "rules.h"
#include "slice.h"

struct match {
	struct rule *rule;
	const struct quantity *quantity; /* of the sentence */
	struct slice claim;              /* captured, or the rule's */
	size_t weight; /* how specific the match is: 0 for a general rule, else
			  its length in bytes, and 10000 more for each of under
			  and within, which had to match too */
	struct slice column[RULE_COLUMNS]; /* captured or set; empty: neither.
					      Valid during the callback. */
};

/* Figures of what was done (fact-rules profile, bench). */
struct matcher_counts {
	uint64_t sentences, gated, quantities, candidates, matches, limits;
};

/* The same for one rule; candidate: one of its literals stands in the
 * sentence; tried: a quantity of its kinds does too. */
struct rule_counts {
	uint64_t candidates, tries, matches, limits, nanoseconds;
};

struct matcher;

enum {
	MATCHER_EVERY_RULE = 1
}; /* flags: without the literal scan, the plain
      way that the tests hold the scan to */

/* rules and lexicon must outlive the matcher. */
struct matcher *matcher_new(struct rules *rules, const struct lexicon *lexicon,
			    int flags);
void matcher_free(struct matcher *m);

/* Calls found for each match in text[0..n), a sentence that stands under
 * heading (empty: none), rule by rule in their order and
 * from left to right.  Returns the number of matches.  Where a rule hits a
 * limit, limit is called with it (may be NULL) and the others go on. */
int matcher_run(struct matcher *m, const char *text, size_t n,
		struct slice heading, enum number_locale locale,
		void (*found)(void *ctx, const struct match *match),
		void (*limit)(void *ctx, const struct rule *rule,
			      const char *why),
		void *ctx);

const struct matcher_counts *matcher_counts(const struct matcher *m);

/* Counts by rule from now on, in the order of the rules. */
const struct rule_counts *matcher_profile(struct matcher *m);

/* The marked text of the sentence last run (fact-rules why). */
struct slice matcher_marked(const struct matcher *m);

/* Tries one regex on marked text[from..to).  Returns PCRE2's result; the
 * offsets are in *ovector until the next call.  Compiles to machine code at
 * the first use. */
int matcher_try(struct matcher *m, struct regex *re, const char *text,
		size_t from, size_t to, const size_t **ovector);

#endif
