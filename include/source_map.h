/*
 * Where the bytes of a record's text stand in the source.  The columns `begin`
 * `line` and `page` give the place of the text's first byte; the column `map`
 * lists the places where repairs shifted bytes or a line or page ended:
 * entries `TEXT:SOURCE:LINES:PAGES` separated by a space, ascending by TEXT.
 * From text offset TEXT on (until the next entry) a text offset t stands at
 * source offset begin + SOURCE + (t - TEXT), LINES lines and PAGES pages after
 * the first byte.  An empty map means the text is the source, byte for byte.
 */
#ifndef FACTPIPE_SOURCE_MAP_H
#define FACTPIPE_SOURCE_MAP_H

#include <stdint.h>

#include "error.h"
#include "slice.h"

struct map_entry {
	uint32_t text, source, lines, pages;
};

struct source_map {
	struct map_entry *entry;
	size_t n, cap;
};

struct source_place {
	uint64_t offset, line, page; /* absolute */
};

void map_clear(struct source_map *m);
void map_free(struct source_map *m);

/* Appends an entry; entries come in ascending order of text.  An entry that
 * says nothing new is left out; one at the same text offset replaces. */
void map_add(struct source_map *m, struct map_entry e);

/* Reads a column.  0, or -1 with e filled. */
int map_parse(struct source_map *m, struct slice column, struct error *e);

/* Prints into buf (grown with xrealloc as needed); returns the slice. */
struct slice map_print(const struct source_map *m, char **buf, size_t *cap);

/* The place of a text offset, relative to the record's first byte (offset,
 * line and page all count from 0). */
struct source_place map_place(const struct source_map *m, size_t text);

/* The place where the text before offset `text` ends: bytes that a repair made
 * one of (a ligature, a curly quote) or dropped there are inside, a line end
 * and what was dropped behind it is not. */
struct source_place map_place_end(const struct source_map *m, size_t text);

/* out becomes the map of text[from..to) relative to its own first byte. */
void map_slice(const struct source_map *m, size_t from, size_t to,
	       struct source_map *out);

#endif
