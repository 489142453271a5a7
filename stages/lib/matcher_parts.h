/* What the parts of the matcher share.  Used by matcher*.c only. */
#ifndef FACTPIPE_MATCHER_PARTS_H
#define FACTPIPE_MATCHER_PARTS_H

#include "carry.h"
#include "marked.h"
#include "matcher.h"

struct matcher {
	struct rules *rules;
	const struct lexicon *lexicon;
	struct literal_scan *scan;
	/* One bit a rule and set of literals: the words of the first sets of
	 * all rules, then of the second sets, ... */
	size_t words;    /* for one set of each rule */
	uint64_t *unset; /* sets that a rule does not have */
	uint64_t *found;
	bool every_rule;
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
	struct marked marked; /* the sentence */
	struct carry_claim claim[QUANTITY_MAX];
	char *stripped; /* captures without marks */
	size_t stripped_n, stripped_cap;
	struct matcher_counts counts;
	struct rule_counts *profile; /* NULL: not asked for */
};

/* What a run hands from function to function. */
struct run {
	struct matcher *m;
	struct slice heading;
	void (*found)(void *ctx, const struct match *match);
	void (*limit)(void *ctx, const struct rule *rule, const char *why);
	void *ctx;
	int matches;
};

/* ---- matcher_columns.c -------------------------------------------------- */

/* The span of a column's group that took part in the match; false: none. */
bool group_span(const struct regex *re, int column, int pairs, const size_t *ov,
		size_t *from, size_t *to);

/* Copies a capture without the marks in it; the copy is valid until the next
 * match. */
struct slice capture_text(struct matcher *m, size_t from, size_t to);

/* The claim captured at [from..to), or the rule's own where that is empty. */
struct slice claim_text(struct matcher *m, const struct rule *rule,
			const struct quantity *q, size_t from, size_t to);

/* Fills the columns and the claim of a match, of which quantity is set. */
void fill_columns(struct matcher *m, const struct rule *rule, int pairs,
		  const size_t *ov, struct match *match);

/* ---- matcher_carry.c ---------------------------------------------------- */

/* Carries claims on to the amounts of text that no rule says more of. */
void carry_claims(struct run *r, struct slice text);

#endif
