/*
 * Running heads, feet and page numbers: lines at the head or foot of a page
 * that come again, digits aside, on other pages.
 */
#ifndef FACTPIPE_RUNNING_HEADS_H
#define FACTPIPE_RUNNING_HEADS_H

#include "text_lines.h"

/* Start with {0}. */
struct running_heads {
	uint64_t *offset; /* owned: where the lines begin, ascending */
	size_t n, cap;
	size_t next; /* the first that was not passed yet */
};

/* Looks through the whole file, which must be seekable, and goes back to its
 * start; 0 lines where it is not or where no form feed parts pages.  Returns
 * n. */
size_t heads_find(struct running_heads *h, int fd);

/* Takes the lines found out of the block that r holds. */
void heads_drop(struct running_heads *h, struct text_reader *r);

#endif
