/*
 * Reading ahead: the YAML of the next families is read while the rules of one
 * are compiled, which takes as long.  Used by rules.c only.
 */
#ifndef FACTPIPE_RULES_AHEAD_H
#define FACTPIPE_RULES_AHEAD_H

#include "error.h"
#include "yaml_tree.h"

struct ahead;

/* Starts to read the n files in their order.  path must outlive it. */
struct ahead *ahead_start(char *const *path, size_t n);

/* The tree of file i, owned by the caller, as soon as it is read; NULL with e
 * filled where it cannot be.  Each file is taken once, in any order. */
struct yaml_node *ahead_take(struct ahead *a, size_t i, struct error *e);

/* Waits for the reader and releases what was not taken. */
void ahead_end(struct ahead *a);

#endif
