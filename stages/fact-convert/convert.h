/* The parts of fact-convert: walk, detect, convert each kind, cache. */
#ifndef FACT_CONVERT_H
#define FACT_CONVERT_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"

/* ---- walk.c: which documents there are ---------------------------------- */

struct doc {
	char *name; /* the column `doc` */
	char *path; /* where the file is */
};

struct doc_list {
	struct doc *doc;
	size_t n, cap;
	size_t refused; /* names with TAB or LF, unreadable folders */
};

/* Adds the file path, or all files under the folder path, sorted bytewise;
 * hidden files and folders are left out.  What cannot be read is a diagnostic
 * and counted in refused. */
void walk_add(struct doc_list *list, const char *path);

/* Gives documents of the same name the path as their name. */
void walk_finish(struct doc_list *list);

void walk_free(struct doc_list *list);

#endif
