/* One example against the rows that its rule made of it. */
#ifndef FACT_RULES_COMPARE_H
#define FACT_RULES_COMPARE_H

#include "workbench.h"

struct example {
	const struct rule *rule;
	const struct yaml_node *node; /* {text, facts} */
	char doc[1024];               /* path:line:column */
};

struct outcome {
	size_t missing, noisy, wrong;
};

/* The rows of one example's document in a table. */
struct example_rows {
	const struct table *table;
	const size_t *own; /* made by the example's rule */
	size_t nown;
	const size_t *others; /* made by other rules that are not general: an
				 example may list their facts too, but one fact
				 at least is its rule's */
	size_t nothers;
};

/* Compares and prints what differs. */
struct outcome compare_example(const struct example *x,
			       const struct example_rows *rows);

#endif
