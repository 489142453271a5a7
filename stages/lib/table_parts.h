/* What the parts of reading tables share.  Used by table*.c only. */
#ifndef FACTPIPE_TABLE_PARTS_H
#define FACTPIPE_TABLE_PARTS_H

#include "buffer.h"
#include "table.h"
#include "table_cell.h"

struct table_line {
	int first, n; /* cells */
};

struct table_column {
	size_t begin, end;                   /* its heading, in table.heads */
	int amounts, texts, periods, filled; /* cells of the body */
	bool period, place, idle;            /* what the heading is */
};

struct table {
	const struct places *places;
	struct table_line row[TABLE_ROWS];
	int rows;
	struct slice *cell;
	int cells, cap;
	struct buffer heads, label;
	struct slice caption;
	/* What table_see found. */
	int heads_n;      /* rows of headings */
	int width, names; /* columns; names: the one that names the rows */
	int unit, when;   /* the same, -1: none */
	struct table_column column[TABLE_COLUMNS];
	bool understood, contents;
	bool rows_named; /* by places, or by what the caption says */
	bool rows_periods, heads_periods, heads_places;
	struct slice scale; /* a unit of the whole table */
};

/* The text of a cell, empty where the row has none; the heading of a column. */
struct slice table_text(const struct table *t, int row, int column);
struct slice table_heading(const struct table *t, int column);

/* ---- table.c ------------------------------------------------------------ */

/* The number of cells that most rows have. */
int table_width(const struct table *t);
bool table_has_amounts(const struct table *t, int row);

/* Rows of headings, which come first and hold no amounts. */
int table_count_heads(const struct table *t);

/* Joins the headings of a column from top to bottom, each said once. */
void table_join_heads(struct table *t, int column);

/* ---- table_columns.c ---------------------------------------------------- */

/* Whether s is one of the names, in any letter case. */
bool table_one_of(struct slice s, const char *const *name);

/* A heading of which the numbers measure nothing: ranks, codes, pages. */
bool table_idle(struct slice head);

bool table_holds_amounts(const struct table *t, int column);

#endif
