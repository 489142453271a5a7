/*
 * An amount in a table, which fact-segment writes as `heading (unit) when:
 * amount`, read as the line that says it in a text:
 *   Nominal GDP (US$ bn) 2022: 225.5 -> Nominal GDP: 225.5 billion US$ (2022)
 *   Deficit, % of GDP: (2.1)         -> Deficit: -2.1 % of GDP
 * Rules, units and periods then apply to it as to any other line.
 */
#ifndef FACTPIPE_CELL_H
#define FACTPIPE_CELL_H

#include "buffer.h"
#include "quantity.h"

struct cell {
	struct buffer reading;    /* the line */
	size_t label;             /* bytes of its heading; 0: none */
	struct quantity quantity; /* in the reading */
	size_t begin, end;        /* the amount in the text */
};

/* Reads text, a record whose block is `cell`.  c may hold an earlier reading,
 * whose memory is used again; start with {0}.  False when the cell states no
 * amount. */
bool cell_read(struct cell *c, const struct lexicon *lx, struct slice text,
	       enum number_locale locale);

void cell_free(struct cell *c);

#endif
