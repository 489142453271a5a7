/* Which facts are wanted: conditions on claim, country and rule. */
#ifndef FACTPIPE_FACTS_WHERE_H
#define FACTPIPE_FACTS_WHERE_H

#include "error.h"
#include "facts_table.h"

enum facts_key { WHERE_CLAIM, WHERE_COUNTRY, WHERE_RULE, WHERE_KEYS };

struct facts_where {
	struct {
		enum facts_key key;
		const char *value;
	} term[64];
	int n;
};

/* Adds `claim=VALUE`, `country=VALUE` or `rule=VALUE`; text must outlive w.
 * 0, or -1 with e filled. */
int facts_where_add(struct facts_where *w, const char *text, struct error *e);

/* True when the row holds one of the values of each key that was asked for,
 * upper and lower case alike.  country is the code or the name of the subject
 * or the object. */
bool facts_where_holds(const struct facts_where *w,
		       const struct slice row[FACTS_COLUMNS]);

#endif
