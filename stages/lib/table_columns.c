/* What the columns of a table are: names of its rows, units, periods, amounts.
 */
#include "table_parts.h"

#include <string.h>
#include <strings.h>

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

	return column > t->names && column != t->unit && !c->idle &&
	       c->amounts > 0 && c->amounts * 2 >= c->filled;
}

/* The first column of words or years, which names the rows; -1: none. */
static int
find_names(const struct table *t)
{
	for (int c = 0; c + 1 < t->width; c++)
		if (t->column[c].texts * 2 > t->column[c].filled ||
		    (t->column[c].periods * 2 > t->column[c].filled))
			return c;
	return -1;
}

/* The column behind the names of the rows with one of these headings, or -1. */
static int
find_column(const struct table *t, const char *const *name)
{
	for (int c = t->names + 1; c < t->width; c++)
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
	struct slice head = table_heading(t, t->names);
	int found = 0;

	if (table_one_of(head, name))
		return true;
	for (int r = t->heads_n; r < t->rows; r++)
		found += is_place(t, table_text(t, r, t->names));
	return found * 2 >= t->column[t->names].filled;
}

/* A unit that stands alone in a row before the amounts, or above the names of
 * the rows. */
static struct slice
find_scale(const struct table *t)
{
	struct slice corner = table_heading(t, t->names);

	for (int r = 0; r < t->rows && !table_has_amounts(t, r); r++)
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
	t->width = table_width(t);
	t->understood = false;
	if (t->width < 2)
		return;
	t->heads_n = table_count_heads(t);
	for (int c = 0; c < t->width; c++)
		table_join_heads(t, c);
	for (int c = 0; c < t->width; c++)
		count_column(t, c);
	t->contents = t->heads_n == 0 && is_contents(t);
	t->unit = t->when = -1;
	t->names = find_names(t);
	if (t->names < 0 || (t->heads_n == 0 && t->width > 2))
		return;
	t->unit = find_column(t, unit);
	t->when = find_column(t, when);
	t->rows_periods =
	    t->column[t->names].periods * 2 > t->column[t->names].filled;
	t->rows_named =
	    !t->rows_periods && (names_places(t) || caption_says_rows(caption));
	t->scale = find_scale(t);
	t->understood = (see_heads(t) || has_idle(t)) && !t->contents;
}
