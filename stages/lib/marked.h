/*
 * A sentence with every quantity between its marks (patterns.h says which), on
 * which rules are matched; used by matcher*.c only.
 */
#ifndef FACTPIPE_MARKED_H
#define FACTPIPE_MARKED_H

#include "patterns.h"
#include "quantity.h"

struct marked {
	struct quantity quantity[QUANTITY_MAX]; /* of the plain sentence */
	int n;
	size_t at[QUANTITY_MAX]; /* of MARK_OPEN in text */
	size_t to[QUANTITY_MAX]; /* behind MARK_CLOSE */
	struct kind_set kinds;   /* of all quantities */
	char *text;              /* NUL-terminated */
	size_t len, cap;
};

/* Marks the n quantities in plain[0..len); the caller filled quantity and n. */
void marked_make(struct marked *m, const char *plain, size_t len);
void marked_free(struct marked *m);

/* Copies text[from..to) without marks to out, which has room for as many
 * bytes.  Returns how many. */
size_t marked_strip(const struct marked *m, size_t from, size_t to, char *out);

/* The quantity whose MARK_OPEN stands at text[at], or NULL. */
const struct quantity *marked_quantity(const struct marked *m, size_t at);

#endif
