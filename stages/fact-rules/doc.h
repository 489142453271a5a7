/* The catalogue of rules, as HTML and as Markdown. */
#ifndef FACT_RULES_DOC_H
#define FACT_RULES_DOC_H

#include "workbench.h"

/* Rules in the order of their claims, then of their files. */
struct catalogue {
	const struct bench *bench;
	const struct rule **rule;
	size_t n, claims;
};

void doc_markdown(const struct catalogue *c);
void doc_html(const struct catalogue *c);

/* What the family of a rule is about. */
const char *doc_about(const struct catalogue *c, const struct rule *r);

/* Whether rule i is the first of its claim. */
bool doc_first(const struct catalogue *c, size_t i);

#endif
