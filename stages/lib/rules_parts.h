/* How rules are read; shared by rules*.c only. */
#ifndef FACTPIPE_RULES_PARTS_H
#define FACTPIPE_RULES_PARTS_H

#include "rules.h"

/* What is being read, for messages. */
struct loader {
	struct rules *rs;
	const struct units *units;
	const char *path;
	struct error *e;
};

/* Fill the error with `path:line:column: id: ...` and return -1; id may be
 * NULL.  rules_wrong_at points at byte `at` of a text. */
int rules_wrong(struct loader *l, const struct yaml_node *node, const char *id,
		const char *fmt, ...) __attribute__((format(printf, 4, 5)));
int rules_wrong_at(struct loader *l, const struct yaml_node *node, size_t at,
		   const char *id, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/* Copies the text of a key; *out is NULL where the key is missing.  0 or -1. */
int rules_text(struct loader *l, const struct yaml_node *map, const char *key,
	       const char *id, char **out);

/* Reads, expands and compiles one of under, within, pattern, unless.  kinds
 * and quantities say what it captures.  0 or -1. */
int rules_regex(struct loader *l, const struct yaml_node *rule, const char *key,
		const char *id, struct regex *re, struct kind_set *kinds,
		int *quantities);

/* Reads the map of one rule.  0 or -1. */
int rules_rule(struct loader *l, const struct yaml_node *node, struct rule *r);

/* Checks the examples of a rule and puts them into it.  0 or -1. */
int rules_examples(struct loader *l, const struct yaml_node *node,
		   struct rule *r);

/* Expands and compiles re->source, which stands at node (NULL: a command
 * line).  0 or -1. */
int rules_compile(struct loader *l, const struct yaml_node *node,
		  const char *id, struct regex *re, struct kind_set *kinds,
		  int *quantities);

void rules_regex_free(struct regex *re);
void rules_rule_free(struct rule *r);

#endif
