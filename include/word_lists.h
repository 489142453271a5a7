/* Lists of words in a YAML file (a map of lists, and `about`) as one table:
 * word -> the bits of the lists it stands in.  Upper and lower case are
 * alike. */
#ifndef FACTPIPE_WORD_LISTS_H
#define FACTPIPE_WORD_LISTS_H

#include <stddef.h>

#include "error.h"

struct word_list {
	const char *key; /* of the list in the file; NULL ends an array */
	int bit;
};

struct word_lists;

/* Loads DIR/FILE, which must have every list, in this order.  NULL with e
 * filled. */
struct word_lists *word_lists_load(const char *dir, const char *file,
				   const struct word_list *lists,
				   struct error *e);
void word_lists_free(struct word_lists *w);

/* The bits of a word; 0 when it is in no list. */
int word_lists_find(const struct word_lists *w, const char *p, size_t n);

#endif
