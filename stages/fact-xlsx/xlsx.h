/* fact-xlsx: what its parts share. */
#ifndef FACT_XLSX_H
#define FACT_XLSX_H

#include <stdbool.h>
#include <xlsxwriter.h>

#include "error.h"
#include "facts_table.h"

/* A sheet that is written row by row: a header, then rows. */
struct sheet {
	lxw_worksheet *ws;
	const char *name;
	lxw_row_t rows; /* written, the header included */
	lxw_col_t cols;
	bool full; /* rows were left out, as the format has no more */
};

struct styles {
	lxw_format *head, *date, *year;
};

/* Adds a sheet with these column names and widths (in characters), its header
 * bold and frozen with the first fixed columns. */
struct sheet sheet_add(lxw_workbook *wb, const struct styles *st,
		       const char *name, const char *const *head,
		       const int *width, lxw_col_t cols, lxw_col_t fixed);

/* Begins the next row; false (said once on stderr) when the sheet is full. */
bool sheet_row(struct sheet *s);

/* Writes a cell of the present row.  Text is text whatever it looks like, so
 * that nothing is ever a formula; a number is one where a double holds it as
 * written, and text where it does not (20 digits); a full date is a date, a
 * year a number, any other period text. */
void sheet_put(struct sheet *s, const struct styles *st, lxw_col_t col,
	       struct slice cell, enum facts_type type);

/* Filters over all rows. */
void sheet_finish(struct sheet *s);

/* Counts by claim and country, for the sheet Summary. */
struct summary;

struct summary *summary_new(void);
void summary_add(struct summary *y, const struct slice row[FACTS_COLUMNS]);
void summary_write(struct summary *y, lxw_workbook *wb,
		   const struct styles *st);
void summary_free(struct summary *y);

#endif
