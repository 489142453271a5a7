/* How far a rule's regular expression matches, piece by piece. */
#ifndef FACT_RULES_WHY_H
#define FACT_RULES_WHY_H

#include "workbench.h"

/* Prints the pieces of re that matched in text (marked) with what each took,
 * and the piece that failed with what the text has there. */
void why_regex(const struct bench *b, struct matcher *m, const struct regex *re,
	       struct slice text);

/* Prints the way of the rows that a rule made of documents: match, resolve,
 * link, select. */
void why_rows(const struct bench *b, const struct rule *r,
	      const struct documents *d);

#endif
