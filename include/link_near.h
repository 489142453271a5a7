/* What stands beside an amount: before it in its clause, right before it, and
 * behind it. */
#ifndef FACTPIPE_LINK_NEAR_H
#define FACTPIPE_LINK_NEAR_H

#include "link_actor.h"

/* An amount in its sentence, and what is known of its claim. */
struct clause {
	const struct sentence *s;
	int first, last;  /* tokens of the amount, half open */
	bool labelled;    /* the amount stands in a `label: value` line or a
			     table: places beside it belong to the entry */
	bool titled;      /* the title is a place: it is nearer than another
			     clause */
	bool vague;       /* a claim of a general rule */
	bool attributive; /* `a 50-m pool`: the amount describes something */
	bool counts;      /* a claim whose subject may be what is counted */
	bool mutual;      /* a claim with a country on either side */
	bool garbled;     /* columns are interleaved: trust only what touches */
	const char *except[4]; /* names of places that are something else, NULL
				  behind the last */
};

/* What stands before the amount in its clause; tokens, -1: none. */
struct before {
	int subject; /* the subject, nearest to the amount */
	int of;      /* behind of or in, nearest to the clause's beginning */
	int object;  /* the same behind to, from, with */
	int objects; /* how many different ones of these */
	int start;   /* the first token of the clause */
	bool doubt;  /* there are several behind of or in */
	bool actor;  /* somebody else, no place, is the subject */
	struct actor who;
	struct actor in; /* the only name behind of or in, or from < 0 */
	bool it;         /* `it` is the subject */
};

/* What stands behind it. */
struct behind {
	int place;       /* behind of or in */
	bool of;         /* behind `of`: it owns the whole */
	int object;      /* behind to, from, with */
	struct actor in; /* a name behind of or in, or from < 0 */
};

/* A place or reference that may be meant: not excepted, no part of the amount
 * or of a name. */
bool near_candidate(const struct clause *c, int i);

/* A name, city or people, without a possessive 's. */
bool near_name(const struct sentence *s, int i);

struct before near_before(const struct clause *c);
struct behind near_behind(const struct clause *c);

/* `China 1,765 km`, `Mali (5 %)`: the place right before the amount, or -1. */
int near_touching(const struct clause *c);

#endif
