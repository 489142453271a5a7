/* Rows of a part of a page without columns: text lines and table lines. */
#ifndef FACTPIPE_PDF_ROWS_H
#define FACTPIPE_PDF_ROWS_H

#include "pdf.h"

/* Appends the lines of run[0..n), which come from top to bottom. */
void pdf_rows_read(struct pdf_lines *out, const struct pdf_runs *r,
		   const struct pdf_run **run, int n);

/* Appends words that stand on end as one line, which is marked as a note. */
void pdf_rows_sideways(struct pdf_lines *out, const struct pdf_runs *r,
		       const struct pdf_run **run, int n);

/* Whether text begins like an entry of a list: `•`, `(a)`, `3.`; returns the
 * bytes of the label, 0 when it does not. */
size_t pdf_label(struct slice text);

#endif
