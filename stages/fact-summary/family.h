/* fact-summary: facts by family of claims, a family being a file of rules. */
#ifndef FACT_SUMMARY_FAMILY_H
#define FACT_SUMMARY_FAMILY_H

#include "error.h"
#include "tally.h"

struct families {
	struct tally rules; /* ids; the entry's number is that of its family */
	char **of;          /* by number; owned */
	size_t cap;
	struct tally facts; /* by family */
	struct tally pairs; /* by FAMILY TAB CLAIM */
};

/* Reads which rules stand in which of DIR/claims/ *.yaml.  0, or -1 with e
 * filled.  Start with {0}. */
int families_load(struct families *f, const char *dir, struct error *e);

/* Counts a fact; of a rule that no file has, the claim is the family. */
void families_add(struct families *f, struct slice rule, struct slice claim);

/* Prints the families by their number of facts, with their commonest claims. */
void families_print(struct families *f);

void families_free(struct families *f);

#endif
