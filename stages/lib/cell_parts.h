/* What the parts of reading cells of tables share.  Used by cell*.c only. */
#ifndef FACTPIPE_CELL_PARTS_H
#define FACTPIPE_CELL_PARTS_H

#include "cell.h"

enum { UNIT_BYTES = 80 };

/* A heading's unit, as it is put behind a number: 5 billion US$. */
struct measure {
	const char *multiplier; /* a word, or "" */
	char unit[UNIT_BYTES];
	bool money;
};

/* What is looked for in a heading. */
struct heading {
	const struct lexicon *lx;
	char *text; /* what is left of it; owned */
	size_t n;
	struct measure measure;
	bool has_measure;
	char when[64]; /* its period as it stands there */
};

static inline bool
cell_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* s without spaces and loose signs at its ends. */
struct slice cell_trim(struct slice s);

/* Whether the sign of a currency stands in s. */
bool cell_has_sign(struct slice s);

/* Reads the heading of a cell into h, of which lx is set.  h->text is the
 * caller's to free. */
void cell_heading(struct heading *h, struct slice text);

#endif
