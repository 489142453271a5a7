/*
 * What a line of text looks like: its width, how it begins and ends, whether
 * it is an item, a `label: value`, a row of cells.  paragraph.c decides from
 * it which lines belong together.
 */
#ifndef FACTPIPE_LINE_SHAPE_H
#define FACTPIPE_LINE_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

enum line_kind {
	LINE_PLAIN,
	LINE_LABEL,      /* `Coastline: 370.4 km` */
	LINE_LABEL_ONLY, /* `Population:` */
	LINE_HEADING,    /* `## Peoples` */
	LINE_RULE,       /* `-----`, `|---|---|` */
	LINE_ITEM,       /* set by paragraph.c, where mark > 0 */
	LINE_TABLE       /* set by paragraph.c, where cells are apart */
};

struct line_shape {
	enum line_kind kind;
	const char *p; /* without indent */
	size_t n;
	size_t mark;       /* bytes of `- `, `3. `, `(b) ` at p; 0: none */
	size_t width;      /* columns, the indent included */
	size_t first;      /* columns of the first word */
	bool sure;         /* the mark cannot be anything else */
	bool odd;          /* holds white space that is not one space */
	bool cells;        /* has gaps, with little text between them */
	bool wide;         /* a gap is a tab or three spaces or more */
	unsigned gaps;     /* how many of them are spaces */
	unsigned inner;    /* of these, behind a word that a sentence goes on
			      after: `of   the` */
	bool lower, digit; /* begins with */
	bool stop;         /* ends like a sentence, or in a colon */
	bool hyphen;       /* ends in one, stuck to a word */
	bool open;         /* cannot end a sentence: a comma, a hyphen, `of` */
};

void line_shape(const char *line, size_t n, struct line_shape *s);

/* The first byte of p[0..n) that is white space but not a single space: a
 * control character, or a space before white space.  n when there is none. */
size_t line_odd(const char *p, size_t n);

#endif
