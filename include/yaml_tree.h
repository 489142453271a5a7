/*
 * YAML files of rules, units and words as a tree whose every node knows its
 * line and column.  Built from libyaml's events, because its document API
 * neither bounds depth nor refuses aliases and duplicate keys.
 *
 * Refused, each with file:line:column: more than 1 MiB, more than 32 levels,
 * aliases and anchors, tags, duplicate keys, a second document, a byte-order
 * mark, NUL, bytes that are not UTF-8.
 */
#ifndef FACTPIPE_YAML_TREE_H
#define FACTPIPE_YAML_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "error.h"

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_MAP };

struct yaml_node {
	enum yaml_kind kind;
	unsigned line, column;   /* from 1 */
	char *text;              /* YAML_TEXT: NUL-terminated */
	size_t len;              /* bytes of text */
	bool double_quoted;      /* "..." : backslashes were interpreted */
	bool plain;              /* unquoted */
	size_t n;                /* entries of a list or a map */
	struct yaml_node **key;  /* YAML_MAP: n keys, each YAML_TEXT */
	struct yaml_node **item; /* n items or values */
};

/* Reads a file.  Returns its root, to be released with yaml_tree_free, or NULL
 * with e filled (`path:line:column: ...`). */
struct yaml_node *yaml_read(const char *path, struct error *e);

/* Releases a whole tree by the root that yaml_read returned. */
void yaml_tree_free(struct yaml_node *root);

/* The value of a key in a map, or NULL (also when node is no map). */
struct yaml_node *yaml_get(const struct yaml_node *node, const char *key);

/* The text of a YAML_TEXT value of a key, or NULL. */
const char *yaml_text(const struct yaml_node *node, const char *key);

/* Checks that every key of map is among the NULL-terminated known ones and in
 * their order.  Returns 0, or -1 with e filled: the key's place, and the known
 * key that is nearest in spelling. */
int yaml_check_keys(const char *path, const struct yaml_node *map,
		    const char *const *known, struct error *e);

/* Where byte `offset` of a text stands in its file, which is read again:
 * quotes, indentation and folded lines are accounted for.  The text's own place
 * when the file is gone. */
void yaml_locate(const char *path, const struct yaml_node *text, size_t offset,
		 unsigned *line, unsigned *column);

#endif
