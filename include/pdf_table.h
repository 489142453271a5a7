/*
 * A table on a page: lines of runs that stand in the same columns.  Headings of
 * several lines are joined column by column, and so are the lines of a row
 * whose cells are several lines high; an empty cell is a dash.
 */
#ifndef FACTPIPE_PDF_TABLE_H
#define FACTPIPE_PDF_TABLE_H

#include "pdf.h"

/* The runs that stand on one line: run[from..to), from left to right. */
struct pdf_row {
	int from, to;
	float y0, y1;
	bool table;
};

/* Writes the table that the lines row[0..n) begin with to out.  Returns the
 * number of its lines; 0, with nothing written, when it is none with columns of
 * numbers. */
int pdf_table_write(struct pdf_lines *out, const struct pdf_runs *r,
		    const struct pdf_run **run, const struct pdf_row *row,
		    int n);

/* Appends an empty line. */
struct pdf_line *pdf_lines_add(struct pdf_lines *out);

#endif
