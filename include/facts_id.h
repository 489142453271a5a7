/*
 * Ids of facts: 16 hex digits, the same in every run over the same document
 * with the same rules, whatever other documents are read with it.
 */
#ifndef FACTPIPE_FACTS_ID_H
#define FACTPIPE_FACTS_ID_H

#include <stdint.h>

#include "facts_table.h"

/* The ids given in the present document.  Start with {0}. */
struct facts_ids {
	char *doc; /* owned; NULL before the first */
	size_t doc_n;
	uint64_t *slot; /* open addressing, 0 is free */
	size_t cap, n;
};

/* Writes the id of a row: a hash of doc, begin, end, claim, rule and value,
 * and where one document gives the same twice, of a counter too.  (Between
 * documents 64 bits make equal ids as good as impossible: 3 in 10^8 for a
 * million facts.)  Rows of a document come one after another. */
void facts_id(struct facts_ids *ids, const struct slice row[FACTS_COLUMNS],
	      char id[17]);

void facts_ids_free(struct facts_ids *ids);

#endif
