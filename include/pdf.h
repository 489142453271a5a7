/*
 * Text from the word boxes of PDF pages, in reading order.  The steps, each a
 * file: boxes (read what `pdftotext -bbox-layout` wrote), runs (words that
 * stand close on a line; superscripts told apart), gutters (the white between
 * columns, which ends a run), margins (running heads and feet), columns (reading
 * order), rows and table (lines, cells in their columns), paragraphs (lines
 * joined to text).
 * Lengths are points, y grows downwards.
 */
#ifndef FACTPIPE_PDF_H
#define FACTPIPE_PDF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "buffer.h"
#include "error.h"

struct pdf_word {
	float x0, y0, x1, y1;
	size_t begin, end; /* in pdf_words.text */
};

struct pdf_page {
	float width, height;
	size_t first, n; /* in pdf_words.word */
};

struct pdf_words {
	struct pdf_word *word;
	size_t n, cap;
	struct pdf_page *page;
	size_t npages, page_cap;
	struct buffer text;
};

/* Reads bbox-layout XML.  0, or -1 with e filled. */
int pdf_words_read(struct pdf_words *w, FILE *in, struct error *e);
void pdf_words_free(struct pdf_words *w);

/* A run: words on one line without a wide gap. */
struct pdf_run {
	float x0, y0, x1, y1; /* of the tallest words: raised marks left out */
	size_t begin, end;    /* in pdf_runs.text */
	size_t space, spaces; /* its spaces are pdf_runs.space[space..] */
	bool marked;          /* begins with a raised mark: a footnote */
	bool sideways;        /* one word that reads up or down */
	bool margin;          /* a running head, foot or page number */
};

/* The white between two words of a run. */
struct pdf_space {
	float x0, x1;
	size_t at; /* its byte in pdf_runs.text */
};

struct pdf_runs {
	struct pdf_run *run; /* page after page */
	size_t n, cap;
	size_t *page_end; /* runs of page i end here; npages of them */
	float *gutter; /* the narrowest between columns of page i; 0: none */
	size_t npages;
	struct buffer text;
	struct pdf_space *space;
	size_t nspaces, space_cap;
	size_t marks; /* footnote marks left out */
	float height; /* of most of the text */
	float wide;   /* a gap that ends a run, in heights of its words */
};

/* Joins the words of every page to runs. */
void pdf_runs_make(struct pdf_runs *r, const struct pdf_words *w);
void pdf_runs_free(struct pdf_runs *r);

/* Sets `margin` of what repeats at the top or bottom of pages.  Returns how
 * many runs that were. */
size_t pdf_margins_mark(struct pdf_runs *r);

/* A line in reading order: one run, or several that a table or a wide gap
 * keeps apart. */
struct pdf_line {
	float x0, y0, x1, y1;
	float left, right; /* of the column it stands in */
	size_t begin, end; /* in pdf_lines.text */
	bool table;        /* cells are three spaces apart */
	bool over;         /* stands over the columns of a table */
	bool marked;       /* as in struct pdf_run */
	bool first;        /* of its column */
};

struct pdf_lines {
	struct pdf_line *line;
	size_t n, cap;
	struct buffer text;
};

/* Puts the runs of a page in reading order and appends the lines. */
void pdf_columns_read(struct pdf_lines *out, const struct pdf_runs *r,
		      size_t page);
void pdf_lines_free(struct pdf_lines *l);

/* Writes the text: a paragraph a line, blank lines between them, a form feed
 * where a page ends, inside the paragraph where one goes on. */
void pdf_paragraphs_write(struct buffer *out, const struct pdf_runs *r);

/* How a line end between two words reads. */
enum pdf_join {
	JOIN_SPACE,
	JOIN_NOTHING, /* 1990- 1995, 7, 590 */
	JOIN_DEHYPHEN /* drop the hyphen that ends the first */
};
enum pdf_join pdf_join_of(struct slice before, struct slice after);

#endif
