/* What a raised small word means beside the text before it. */
#ifndef FACTPIPE_PDF_MARK_H
#define FACTPIPE_PDF_MARK_H

#include "buffer.h"

enum pdf_mark {
	MARK_NOTE,   /* a footnote mark: Europe 35, 2,500 *, U.K. a,b */
	MARK_POWER,  /* km 2, m s -1, 10 6, R 2 */
	MARK_DEGREE, /* 25 o C */
	MARK_PLAIN   /* 5 th, N o */
};

enum pdf_mark pdf_mark_of(struct slice before, struct slice mark);

/* Appends mark with its digits and signs as superscript characters. */
void pdf_mark_superscript(struct buffer *out, struct slice mark);

#endif
