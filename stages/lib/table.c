/* Which rows of a table are headings, and what its columns are. */
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

/* The number of cells that most rows have. */
static int
find_width(const struct table *t)
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

static bool
has_amounts(const struct table *t, int row)
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

/* Rows of headings come first and hold no amounts. */
static int
count_heads(const struct table *t)
{
	int n = 0;

	while (n < t->rows && n < TABLE_HEADS && !has_amounts(t, n) &&
	       (n == 0 ? t->row[n].n == t->width || t->row[n].n + 1 == t->width
		       : goes_on(t, n)))
		n++;
	return n < t->rows ? n : 0;
}

/* The headings of a column from top to bottom, each said once. */
static void
join_heads(struct table *t, int column)
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

/* ---- columns ------------------------------------------------------------ */

bool
table_one_of(struct slice s, const char *const *name)
{
	for (; *name; name++)
		if (s.n == strlen(*name) && strncasecmp(s.p, *name, s.n) == 0)
			return true;
	return false;
}

bool
table_idle(struct slice head)
{
	static const char *const name[] = {
	    "rank", "no",    "no.",     "#",    "s/n",   "ref",      "ref.",
	    "page", "pages", "id",      "note", "notes", "source",   "year",
	    "date", "isbn",  "chapter", "room", "table", "position", NULL};
	static const char *const last[] = {"code", "phone",    "telephone",
					   "fax",  "postcode", NULL};
	const char *space = memrchr(head.p, ' ', head.n);
	struct slice word = head;

	if (space)
		word = (struct slice){space + 1,
				      (size_t)(head.p + head.n - space) - 1};
	return table_one_of(head, name) || table_one_of(word, last);
}

static bool
is_place(const struct table *t, struct slice s)
{
	struct place p;

	s = cell_without_marks(s);
	return s.n > 0 && places_find(t->places, s, &p) &&
	       (p.form == PLACE_NAME || p.form == PLACE_CITY);
}

static void
count_column(struct table *t, int column)
{
	struct table_column *c = &t->column[column];
	struct slice head;

	c->amounts = c->texts = c->periods = c->filled = 0;
	for (int r = t->heads_n; r < t->rows; r++) {
		struct slice s = table_text(t, r, column);

		if (t->row[r].n != t->width || cell_is_empty(s))
			continue;
		c->filled++;
		if (cell_is_period(s))
			c->periods++;
		else if (cell_is_amount(s))
			c->amounts++;
		else
			c->texts++;
	}
	head = table_heading(t, column);
	c->period = cell_is_period(head);
	c->place = is_place(t, head);
	c->idle = table_idle(head);
}

bool
table_holds_amounts(const struct table *t, int column)
{
	const struct table_column *c = &t->column[column];

	return column > t->stub && column != t->unit && !c->idle &&
	       c->amounts > 0 && c->amounts * 2 >= c->filled;
}

/* The first column of words or years, which names the rows; -1: none. */
static int
find_stub(const struct table *t)
{
	for (int c = 0; c + 1 < t->width; c++)
		if (t->column[c].texts * 2 > t->column[c].filled ||
		    (t->column[c].periods * 2 > t->column[c].filled))
			return c;
	return -1;
}

/* The column behind the stub with one of these headings, or -1. */
static int
find_column(const struct table *t, const char *const *name)
{
	for (int c = t->stub + 1; c < t->width; c++)
		if (table_one_of(table_heading(t, c), name))
			return c;
	return -1;
}

/* What the headings of the columns with amounts are. */
static bool
see_heads(struct table *t)
{
	int amounts = 0, periods = 0, places = 0;

	for (int c = 0; c < t->width; c++)
		if (table_holds_amounts(t, c)) {
			amounts++;
			periods += t->column[c].period;
			places += t->column[c].place;
		}
	t->heads_periods = periods > 0 && periods * 2 >= amounts;
	t->heads_places = places > 0 && places * 2 >= amounts;
	return amounts > 0;
}

/* Of phone numbers and the like the rows are no lines to read either. */
static bool
has_idle(const struct table *t)
{
	for (int c = 0; c < t->width; c++)
		if (t->column[c].idle && t->column[c].amounts > 0)
			return t->heads_n > 0;
	return false;
}

/* The first column names countries, by its heading or by most of its cells. */
static bool
names_places(const struct table *t)
{
	static const char *const name[] = {
	    "country",   "countries",      "economy", "region",
	    "regions",   "province",       "oblast",  "city",
	    "territory", "country/region", NULL};
	struct slice head = table_heading(t, t->stub);
	int found = 0;

	if (table_one_of(head, name))
		return true;
	for (int r = t->heads_n; r < t->rows; r++)
		found += is_place(t, table_text(t, r, t->stub));
	return found * 2 >= t->column[t->stub].filled;
}

/* A unit that stands alone in a row before the amounts, or above the names of
 * the rows. */
static struct slice
find_scale(const struct table *t)
{
	struct slice corner = table_heading(t, t->stub);

	for (int r = 0; r < t->rows && !has_amounts(t, r); r++)
		if (t->row[r].n == 1 && cell_has_unit(table_text(t, r, 0)))
			return table_text(t, r, 0);
	return cell_has_unit(corner) ? corner : (struct slice){"", 0};
}

/* Names and page numbers that never fall. */
static bool
is_contents(const struct table *t)
{
	long last = 0;

	for (int r = 0; r < t->rows; r++) {
		struct slice s = table_text(t, r, t->width - 1);
		long page = 0;

		for (size_t i = 0; i < s.n; i++) {
			if (s.p[i] < '0' || s.p[i] > '9' || i > 3)
				return false;
			page = 10 * page + s.p[i] - '0';
		}
		if (s.n == 0 || page < last)
			return false;
		last = page;
	}
	return t->rows > 2;
}

void
table_see(struct table *t, struct slice caption)
{
	static const char *const unit[] = {
	    "unit",    "units", "unit of measure", "unit of measurement",
	    "measure", NULL};
	static const char *const when[] = {
	    "year",           "date",      "period", "as of",
	    "reference year", "data year", NULL};

	t->caption = caption;
	t->heads.n = 0;
	t->width = find_width(t);
	t->understood = false;
	if (t->width < 2)
		return;
	t->heads_n = count_heads(t);
	for (int c = 0; c < t->width; c++)
		join_heads(t, c);
	for (int c = 0; c < t->width; c++)
		count_column(t, c);
	t->contents = t->heads_n == 0 && is_contents(t);
	t->unit = t->when = -1;
	t->stub = find_stub(t);
	if (t->stub < 0 || (t->heads_n == 0 && t->width > 2))
		return;
	t->unit = find_column(t, unit);
	t->when = find_column(t, when);
	t->rows_periods =
	    t->column[t->stub].periods * 2 > t->column[t->stub].filled;
	t->rows_named =
	    !t->rows_periods && (names_places(t) || caption_says_rows(caption));
	t->scale = find_scale(t);
	t->understood = (see_heads(t) || has_idle(t)) && !t->contents;
}
