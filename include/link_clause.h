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

#include "link_near.h"

struct clause_find {
	int subject, subject_to; /* tokens, first and last (`Asia and Europe`);
				    -1: none */
	struct actor who; /* the subject where there is no place, or from < 0 */
	int object;       /* token or -1 */
	bool sentence;    /* the subject is in another clause of the sentence */
	bool actor;       /* somebody else, no place, is the subject */
	bool doubt;       /* two places could be it */
};

void clause_find(const struct clause *c, struct clause_find *out);

#endif
