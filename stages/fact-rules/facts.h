/* Facts of a CSV file kept in memory. */
#ifndef FACT_RULES_FACTS_H
#define FACT_RULES_FACTS_H

#include "facts_table.h"

struct fact {
	struct slice cell[FACTS_COLUMNS]; /* in one owned block each */
	size_t order;                     /* in the file */
};

struct facts {
	struct fact *fact;
	size_t n, cap;
};

/* Reads a file that fact-csv wrote; dies when it cannot. */
void facts_load(struct facts *f, const char *path);
void facts_free(struct facts *f);

#endif
