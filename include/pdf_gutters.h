/*
 * The white strips between columns of text, found by their words alone: gaps
 * on many lines, one below the other, behind which the words begin at the same
 * place.  However narrow they are, no line of text goes across them.
 */
#ifndef FACTPIPE_PDF_GUTTERS_H
#define FACTPIPE_PDF_GUTTERS_H

#include "pdf.h"

/* The gap between two words that stand side by side: x0..x1. */
struct pdf_gap {
	float x0, x1, y; /* y: the middle of the line */
	int word;        /* the one on the left */
	bool gutter;     /* set when it is one between columns */
};

/* Where columns began on the pages before: there a few lines are enough.
 * Begin with {0}. */
struct pdf_edges {
	float x[16];
	int n;
};

/* Marks the gutters among gap[0..n), those of the words of one page.  Returns
 * the width of the narrowest, 0 when there is none. */
float pdf_gutters_find(struct pdf_gap *gap, int n, const struct pdf_word *word,
		       int words, struct pdf_edges *known);

#endif
