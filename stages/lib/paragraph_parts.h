/* Parts of paragraph.c: the text of the record being built, and how the lines
 * of a block are laid out.  Private to paragraph*.c. */
#ifndef FACTPIPE_PARAGRAPH_PARTS_H
#define FACTPIPE_PARAGRAPH_PARTS_H

#include "line_shape.h"
#include "paragraph.h"

/* ---- paragraph_text.c --------------------------------------------------- */

/* The record being built. */
struct draft {
	struct paragraph p; /* its text is in buf, its map in map */
	char *buf;
	size_t cap;
	struct source_map map;
};

/* Starts a record with a line, its mark left out. */
void draft_begin(struct draft *d, const struct text_line *line,
		 const struct line_shape *s);

/* Adds a line that goes on. */
void draft_continue(struct draft *d, const struct text_line *line,
		    const struct line_shape *s);

/* True when a number is broken between the draft and the line. */
bool draft_number_broken(const struct draft *d, const struct line_shape *s);

/* ---- paragraph_layout.c ------------------------------------------------- */

enum {
	WIDEST = 140,  /* columns of a wrapped line */
	NARROWEST = 20 /* columns of a block that wraps */
};

/* What the lines of a block have in common. */
struct layout {
	size_t width;   /* of the widest */
	bool wraps;     /* it is prose broken at a width */
	bool all_lower; /* every line begins in lower case: a list */
};

/* Settles which lines are items and rows, and sees the layout.  *doc_width is
 * the width of the document's wrapped blocks so far, 0: none. */
struct layout layout_see(struct line_shape *s, size_t n, size_t *doc_width);

/* True when the first word of s would not have fitted behind a; percent of the
 * width are enough. */
bool layout_full(const struct line_shape *a, const struct line_shape *s,
		 size_t width, size_t percent);

/* True when a cannot be whole without s. */
bool layout_unfinished(const struct line_shape *a, const struct line_shape *s,
		       const struct layout *y);

/* A short line by itself, without a stop and without an amount; in lower case
 * only the first of a document. */
bool layout_heads(const struct line_shape *s, bool first);

/* ---- text_columns.c ----------------------------------------------------- */

/* Parts columns of prose that stand side by side: writes to out, which has
 * room for 2n + 1, the lines of the left one, a blank line (its n is 0) and
 * the lines of the right one; lines may be blank.  Returns how many, 0 when
 * there are no columns. */
size_t columns_split(const struct text_line *line, size_t n,
		     struct text_line *out);

#endif
