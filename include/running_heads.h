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
	size_t next;      /* the first that was not passed yet */
	uint64_t dropped; /* lines taken out so far */
};

/* Looks through the whole file and goes back to where it was; finds none where
 * the file is not seekable. */
void heads_find(struct running_heads *h, int fd);

/* Forgets the lines found: the next file begins. */
void heads_clear(struct running_heads *h);

void heads_free(struct running_heads *h);

/* Takes the lines found out of the block that r holds. */
void heads_drop(struct running_heads *h, struct text_reader *r);

#endif
