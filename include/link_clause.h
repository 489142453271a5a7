/*
 * Whom an amount is about, by its place in the sentence.
 *
 * A place is the subject where it begins the amount's clause and a verb
 * follows (`Kazakhstan produced 5 Mt`, `Tajikistan's GDP was 13 %`), where it
 * owns what the amount is of or in (`47 % of Tajikistan's GDP`, `5 % in
 * Mali`), where it alone stands behind of or in before the amount (`the
 * population of Mali is`), or right before it (`Mali (5 %)`).  It is not
 * behind to, from, with and the like: there it is the other side.  In a list
 * each amount has the place of its own entry.
 */
#ifndef FACTPIPE_LINK_CLAUSE_H
#define FACTPIPE_LINK_CLAUSE_H

#include "link_tokens.h"

struct clause {
	const struct sentence *s;
	int first, last;  /* tokens of the amount, half open */
	bool labelled;    /* the amount stands in a `label: value` line or a
			     table: places beside it belong to the entry */
	bool titled;      /* the title is a place: it is nearer than another
			     clause */
	bool vague;       /* a claim of a general rule */
	bool attributive; /* `a 50-m pool`: the amount describes something */
	bool mutual;      /* a claim with a country on either side */
	bool garbled;     /* columns are interleaved: trust only what touches */
	const char *except[4]; /* names of places that are something else, NULL
				  behind the last */
};

struct clause_find {
	int subject, subject_to; /* tokens, first and last (`Asia and Europe`);
				    -1: none */
	int object;              /* token or -1 */
	bool sentence; /* the subject is in another clause of the sentence */
	bool actor;    /* somebody else, no place, is the subject */
	bool doubt;    /* two places could be it */
};

void clause_find(const struct clause *c, struct clause_find *out);

/* The country that token i refers to by `its`, `the country`, ... in the part
 * of the sentence before it, and whether it is the subject there: a token, or
 * -1. */
int clause_antecedent(const struct sentence *s, int i, bool *subject);

/* The two countries named last before token i (s->n: in all of it), when they
 * are exactly two, in their order.  False when they are not. */
bool clause_two(const struct sentence *s, int i, int *first, int *second);

/* The country that the last sentence of s is about, and whether it is its
 * subject: a token, or -1. */
int clause_topic(const struct sentence *s, bool *subject);

#endif
