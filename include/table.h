/*
 * Rows of cells that stand below each other, as fact-read writes them (`a | b
 * | c`): which rows are headings, what each amount is measured by and whose it
 * is.  A table without headings that it understands has no amounts.
 *
 *   Country | Population (million) | GDP growth (%)      - | 2021 | 2022
 *   Chad    | 18.3                 | 4.0                 GDP (US$ bn) | 11 | 12
 *
 * gives Chad, `Population (million)`, 18.3 and, of nobody, `GDP (US$ bn) 2021`,
 * 11.  Where the rows or the columns are places, the amounts are theirs, and
 * where nothing else says what is measured the caption does.
 */
#ifndef FACTPIPE_TABLE_H
#define FACTPIPE_TABLE_H

#include <stdbool.h>

#include "places.h"
#include "slice.h"

enum {
	TABLE_ROWS = 1000,  /* at most */
	TABLE_COLUMNS = 64, /* a row of more cells is text */
	TABLE_HEADS = 4     /* rows of headings */
};

enum table_row {
	TABLE_PLAIN, /* the row is a line as any other */
	TABLE_HEAD,  /* headings, or a line of a table of contents */
	TABLE_BODY   /* its cells are told one by one */
};

enum table_cell { TABLE_NOTHING, TABLE_TEXT, TABLE_AMOUNT };

/* A cell as it is told; slices are of the rows' texts or of the table, until
 * the next call. */
struct table_value {
	struct slice label; /* its headings, of an amount */
	struct slice row;   /* whose it is; empty: the table does not say */
	struct slice text;  /* the cell */
};

struct table;

/* Whether next, a row right below another, has the headings of a further table:
 * years below amounts, or other cells in another number. */
bool table_begins(struct slice above, struct slice next);

/* Whether next, which stands apart from the row above it (on another page, in
 * another column), is the next row of the same table: it has as many cells, and
 * amounts where that has. */
bool table_goes_on(struct slice above, struct slice next);

/* places must outlive it. */
struct table *table_new(const struct places *places);
void table_free(struct table *t);

void table_clear(struct table *t);

/* Adds a row, whose text must outlive the table's use.  False when it is
 * full. */
bool table_add(struct table *t, struct slice text);

/* Reads the rows added; caption is what stands right above (empty: none). */
void table_see(struct table *t, struct slice caption);

enum table_row table_row(const struct table *t, int row);
int table_cells(const struct table *t, int row); /* 0: no such row */
enum table_cell table_cell(struct table *t, int row, int cell,
			   struct table_value *out);

#endif
