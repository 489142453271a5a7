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

/* Compares and prints what differs.  row: the n rows of t. */
struct outcome compare_example(const struct example *x, const struct table *t,
			       const size_t *row, size_t n);

#endif
