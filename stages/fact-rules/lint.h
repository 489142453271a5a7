/* Warnings about rules that load but are slow, or not what was meant. */
#ifndef FACT_RULES_LINT_H
#define FACT_RULES_LINT_H

#include "workbench.h"

/* Prints each warning on stdout; returns their number.  whole: the set holds
 * all rules there are, so that an unused named pattern is unused indeed. */
size_t lint_rules(const struct bench *b, bool whole);

/* Warns of rules that always match together, by the examples of all. */
size_t lint_together(const struct bench *b);

/* One warning: `warning: path:line:column: id: ...`. */
void lint_warn(const char *path, unsigned line, unsigned column,
	       const char *fmt, ...) __attribute__((format(printf, 4, 5)));

#endif
