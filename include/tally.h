/* Counts how often each text came. */
#ifndef FACTPIPE_TALLY_H
#define FACTPIPE_TALLY_H

#include <stdint.h>

#include "slice.h"

struct tally_entry {
	char *text; /* owned, NUL-terminated */
	size_t n;   /* bytes of text */
	uint64_t count;
};

/* Start with {0}. */
struct tally {
	struct tally_entry *entry; /* n entries, in the order they came */
	size_t n, cap;
	size_t *slot; /* hash table of entry numbers + 1 */
	size_t slots;
};

/* Adds count to text, and returns the number of its entry. */
size_t tally_add(struct tally *t, struct slice text, uint64_t count);

/* The count of text, 0 when it never came. */
uint64_t tally_count(const struct tally *t, struct slice text);

/* Orders the entries by count, the largest first, equal ones by their bytes;
 * numbers of entries change. */
void tally_sort(struct tally *t);

void tally_free(struct tally *t);

#endif
