/* Amounts grouped by the unit and the words around them. */
#ifndef FACT_RULES_GROUPS_H
#define FACT_RULES_GROUPS_H

#include <stddef.h>

#include "slice.h"

/* An amount that no specific rule took.  groups_add copies. */
struct left_out {
	struct slice doc, line, unit, quantity, sentence;
};

struct group_row;

struct groups {
	struct group_row *row;
	size_t n, cap;
};

/* Start with {0}. */
void groups_add(struct groups *g, const struct left_out *row);

/* Names each row's group by the two words of its sentence near the amount that
 * are most frequent near all amounts, and prints the largest groups first. */
void groups_print(struct groups *g, size_t most);

void groups_free(struct groups *g);

#endif
