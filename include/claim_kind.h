/*
 * What an amount says: a level, a change, a limit, a forecast ...  Read from
 * the words around it; the lists are rules/kinds.yaml.
 */
#ifndef FACTPIPE_CLAIM_KIND_H
#define FACTPIPE_CLAIM_KIND_H

#include <stddef.h>

#include "word_lists.h"

/* Static strings; direction is "" unless it is a change. */
struct claim_kind {
	const char *kind;      /* level change share rate limit forecast
				  negated comparison */
	const char *direction; /* up down "" */
};

/* Loads DIR/kinds.yaml.  NULL with e filled. */
struct word_lists *kind_words_load(const char *dir, struct error *e);

/* The kind of the amount text[begin..end), its qualifiers included. */
struct claim_kind claim_kind_read(const struct word_lists *k, const char *text,
				  size_t n, size_t begin, size_t end,
				  const char *dimension);

#endif
