/*
 * Paragraphs from the lines of a text: wrapped lines are joined with one space
 * (inside a number with none), lines that stand for themselves are not.
 *
 * A line goes on in the next one when the next one's first word would not have
 * fitted in the width of the block, or when it cannot end a sentence and the
 * next one begins in lower case.  Items, `label: value` lines, headings and
 * rows of cells begin a record of their own; list marks are left out of the
 * text.  A hyphen at the end of a line is removed only between two lower-case
 * letters.  Cells of a row are parted by ` | `, which stands for the gap's
 * bytes.  All other white space is one space.
 * Columns of prose that stand side by side are read one after the other.
 */
#ifndef FACTPIPE_PARAGRAPH_H
#define FACTPIPE_PARAGRAPH_H

#include "source_map.h"
#include "text_lines.h"

enum {
	PARAGRAPH_CAP = 1 << 20
}; /* bytes of text; the rest goes on in the
      next paragraph */

struct paragraph {
	const char *block; /* title heading item table para note */
	struct slice text;
	const struct source_map *map;
	uint64_t page, line, begin; /* of the first byte */
	bool cut; /* it goes on in the next one: it was too long */
};

typedef void paragraph_each(void *data, const struct paragraph *p);

struct paragraphs;

/* each gets the paragraphs in order; they are valid during the call. */
struct paragraphs *paragraphs_new(paragraph_each *each, void *data);
void paragraphs_free(struct paragraphs *b);

/* The next document begins. */
void paragraphs_start(struct paragraphs *b);

/* Takes a block as text_block gives it (some lines may have been left out). */
void paragraphs_block(struct paragraphs *b, const struct text_line *line,
		      size_t n, enum text_end ended);

/* The document ends. */
void paragraphs_end(struct paragraphs *b);

#endif
