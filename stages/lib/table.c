/* The cells of a table, and which of its rows are headings. */
#include "table_parts.h"

#include <stdlib.h>
#include <strings.h>

#include "error.h"

struct table *
table_new(const struct places *places)
{
	struct table *t = xmalloc(sizeof(*t));

	memset(t, 0, sizeof(*t));
	t->places = places;
	return t;
}

void
table_free(struct table *t)
{
	if (!t)
		return;
	free(t->cell);
	buffer_free(&t->heads);
	buffer_free(&t->label);
	free(t);
}

void
table_clear(struct table *t)
{
	t->rows = t->cells = 0;
	t->understood = t->contents = false;
}

/* Cuts the first cell off *row.  False at its end. */
static bool
next_cell(struct slice *row, struct slice *cell)
{
	const char *bar;

	if (!row->p)
		return false;
	bar = memmem(row->p, row->n, " |", 2);
	*cell = *row;
	if (!bar) {
		row->p = NULL;
		return true;
	}
	cell->n = (size_t)(bar - row->p);
	row->p += cell->n + 2;
	row->n -= cell->n + 2;
	if (row->n > 0 && row->p[0] == ' ')
		row->p++, row->n--;
	return true;
}

bool
table_goes_on(struct slice above, struct slice next)
{
	struct slice a, b;
	bool amounts = false;

	while (next_cell(&above, &a)) {
		if (!next_cell(&next, &b) ||
		    (!cell_is_empty(a) && !cell_is_empty(b) &&
		     cell_is_amount(a) != cell_is_amount(b)))
			return false;
		amounts |= cell_is_amount(b);
	}
	return amounts && !next_cell(&next, &b);
}

bool
table_begins(struct slice above, struct slice next)
{
	struct slice cell;
	bool amounts = false;
	int before = 0, cells = 0, periods = 0;

	for (; next_cell(&above, &cell); before++)
		amounts |= cell_is_amount(cell);
	for (; next_cell(&next, &cell); cells++) {
		if (cell_is_amount(cell))
			return false;
		periods += cell_is_period(cell);
	}
	return amounts && cells > 1 && (periods > 1 || cells != before);
}

static void
add_cell(struct table *t, struct slice text)
{
	if (t->cells == t->cap) {
		t->cap = 2 * t->cap + 64;
		t->cell = xrealloc(t->cell, (size_t)t->cap * sizeof(*t->cell));
	}
	t->cell[t->cells++] = text;
}

bool
table_add(struct table *t, struct slice text)
{
	struct table_line *r = &t->row[t->rows];
	struct slice cell;

	if (t->rows == TABLE_ROWS)
		return false;
	*r = (struct table_line){.first = t->cells};
	for (; next_cell(&text, &cell); r->n++)
		add_cell(t, cell);
	t->rows++;
	return true;
}

struct slice
table_text(const struct table *t, int row, int column)
{
	const struct table_line *r = &t->row[row];

	return column < r->n ? t->cell[r->first + column]
			     : (struct slice){"", 0};
}

struct slice
table_heading(const struct table *t, int column)
{
	const struct table_column *c = &t->column[column];

	return c->end > c->begin ? buffer_slice(&t->heads, c->begin, c->end)
				 : (struct slice){"", 0};
}

/* ---- rows --------------------------------------------------------------- */

int
table_width(const struct table *t)
{
	int count[TABLE_COLUMNS + 1] = {0}, best = 0;

	for (int r = 0; r < t->rows; r++)
		if (t->row[r].n <= TABLE_COLUMNS)
			count[t->row[r].n]++;
	for (int n = 0; n <= TABLE_COLUMNS; n++)
		if (count[n] && count[n] >= count[best])
			best = n;
	return best;
}

bool
table_has_amounts(const struct table *t, int row)
{
	for (int c = 0; c < t->row[row].n; c++)
		if (cell_is_amount(table_text(t, row, c)))
			return true;
	return false;
}

/* The cells are one that was spread over several columns. */
static bool
is_spread(const struct table *t, int row)
{
	for (int c = 1; c + 1 < t->row[row].n; c++)
		if (table_text(t, row, c).n > 1 &&
		    slice_eq(table_text(t, row, c), table_text(t, row, c + 1)))
			return true;
	return false;
}

static bool
is_spread_cell(const struct table *t, int row, int c)
{
	struct slice s = table_text(t, row, c);

	return s.n > 1 && ((c > 0 && slice_eq(s, table_text(t, row, c - 1))) ||
			   slice_eq(s, table_text(t, row, c + 1)));
}

/* How many cells before column c are a part of one that is spread. */
static int
spread_before(const struct table *t, int row, int c)
{
	int n = 0;

	while (c-- > 0)
		n += is_spread_cell(t, row, c);
	return n;
}

/* The row has the parts of those above that are spread, and no more. */
static bool
parts_spread(const struct table *t, int row)
{
	return row > 0 && t->row[row].n < t->width &&
	       spread_before(t, row - 1, t->width) == t->row[row].n;
}

/* A second row of headings stands below cells that are spread over several
 * columns, or beside a first cell that is empty or goes on. */
static bool
goes_on(const struct table *t, int row)
{
	struct slice a = table_text(t, row - 1, 0), b = table_text(t, row, 0);

	return parts_spread(t, row) ||
	       (t->row[row].n == t->width &&
		(is_spread(t, row - 1) || cell_is_empty(b) || slice_eq(a, b)));
}

/* The heading in a row of them; the first cell of the first may be left out. */
static struct slice
head_cell(const struct table *t, int row, int column)
{
	int missing = t->width - t->row[row].n;

	if (parts_spread(t, row)) {
		if (!is_spread_cell(t, row - 1, column))
			return (struct slice){"", 0};
		return table_text(t, row, spread_before(t, row - 1, column));
	}
	return column < missing ? (struct slice){"", 0}
				: table_text(t, row, column - missing);
}

int
table_count_heads(const struct table *t)
{
	int n = 0;

	while (n < t->rows && n < TABLE_HEADS && !table_has_amounts(t, n) &&
	       (n == 0 ? t->row[n].n == t->width || t->row[n].n + 1 == t->width
		       : goes_on(t, n)))
		n++;
	return n < t->rows ? n : 0;
}

void
table_join_heads(struct table *t, int column)
{
	struct table_column *c = &t->column[column];
	struct slice last = {"", 0};

	c->begin = t->heads.n;
	for (int r = 0; r < t->heads_n; r++) {
		struct slice s = head_cell(t, r, column);

		if (cell_is_empty(s) || slice_eq(s, last))
			continue;
		if (t->heads.n > c->begin)
			buffer_puts(&t->heads, " ");
		buffer_add(&t->heads, s.p, s.n);
		last = s;
	}
	c->end = t->heads.n;
}
