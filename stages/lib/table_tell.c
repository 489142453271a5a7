/* The cells of a table that was read, one by one. */
#include "table_parts.h"

/* A row of numbers alone, as those of a calendar, states nothing. */
static bool
has_words(const struct table *t, int row)
{
	for (int c = 0; c < t->row[row].n; c++)
		if (cell_has_letters(table_text(t, row, c)))
			return true;
	return false;
}

enum table_row
table_row(const struct table *t, int row)
{
	if (t->contents)
		return TABLE_HEAD;
	if (!t->understood)
		return has_words(t, row) ? TABLE_PLAIN : TABLE_HEAD;
	if (row < t->heads_n)
		return TABLE_HEAD;
	return t->row[row].n == t->width ? TABLE_BODY : TABLE_PLAIN;
}

int
table_cells(const struct table *t, int row)
{
	return row < t->rows ? t->row[row].n : 0;
}

static void
add(struct table *t, const char *between, struct slice s)
{
	if (s.n == 0)
		return;
	if (t->label.n > 0)
		buffer_puts(&t->label, between);
	buffer_add(&t->label, s.p, s.n);
}

static struct slice
without_brackets(struct slice s)
{
	while (s.n > 1 && s.p[0] == '(' && s.p[s.n - 1] == ')')
		s.p++, s.n -= 2;
	return s;
}

/* Adds a unit that stands elsewhere, of one part or two, in brackets. */
static bool
add_unit(struct table *t, struct slice unit, struct slice more)
{
	unit = without_brackets(unit);
	more = without_brackets(more);
	if (t->label.n == 0 || (cell_is_empty(unit) && cell_is_empty(more)))
		return false;
	add(t, " (", cell_is_empty(unit) ? more : unit);
	if (!cell_is_empty(unit) && !cell_is_empty(more))
		add(t, ", ", more);
	buffer_puts(&t->label, ")");
	return true;
}

/* The unit that the heading of a period ends with (2017 US$), the unit's own
 * column, that of the whole table, the caption's where all columns measure the
 * same. */
static void
add_units(struct table *t, int row, struct slice after_period)
{
	static const struct slice none = {"", 0};

	if (t->label.n == 0 ||
	    cell_has_unit(buffer_slice(&t->label, 0, t->label.n)))
		return;
	if (t->unit >= 0 && add_unit(t, table_text(t, row, t->unit), none))
		return;
	if (add_unit(t, after_period, t->scale))
		return;
	if (t->heads_periods || t->heads_places || t->rows_named)
		add_unit(t, caption_unit(t->caption), none);
}

/* A heading that says how it is measured, and not what. */
static bool
is_bare(struct slice head)
{
	static const char *const word[] = {
	    "number", "percent", "percentage", "per cent", "%",
	    "value",  "amount",  "total",      "count",    NULL};
	size_t n = 0;

	while (n < head.n && head.p[n] != '(')
		n++;
	while (n > 0 && head.p[n - 1] == ' ')
		n--;
	return table_one_of((struct slice){head.p, n}, word);
}

/* What the caption says, where the heading says only how it is measured. */
static void
add_heading(struct table *t, struct slice head, struct slice caption)
{
	if (!is_bare(head) || caption.n == 0) {
		add(t, "", head);
	} else {
		add(t, "", caption);
		add(t, ", ", head);
	}
}

/* The amounts are measured by the names of the rows, not by the headings. */
static bool
rows_measure(const struct table *t, struct slice name, struct slice head)
{
	return t->heads_periods || t->heads_places || t->heads_n == 0 ||
	       t->unit >= 0 || (cell_has_unit(name) && !cell_has_unit(head)) ||
	       (cell_has_bracket(name) && !cell_has_bracket(head));
}

/* Says what is measured, and whose it is. */
static void
tell_measure(struct table *t, const struct table_column *c, struct slice name,
	     struct slice head, struct table_value *v)
{
	struct slice caption = caption_measure(t->caption);
	/* A heading among periods and places says more of what is measured. */
	bool plain = head.n > 0 && !c->period && !c->place;

	if (t->rows_periods) {
		add(t, "", c->place ? caption : head);
	} else if (t->rows_named && plain && !t->heads_periods) {
		add_heading(t, head, caption);
	} else if (t->rows_named) {
		add(t, "", caption);
		add(t, ", ", plain ? head : (struct slice){"", 0});
	} else if (rows_measure(t, name, head)) {
		add(t, "", name);
		add(t, ", ", plain ? head : (struct slice){"", 0});
	} else {
		add_heading(t, head, caption);
		v->row = name;
	}
	if (t->rows_named)
		v->row = name;
	if (c->place)
		v->row = head;
}

static void
tell_amount(struct table *t, int row, int column, struct table_value *v)
{
	const struct table_column *c = &t->column[column];
	struct slice name = cell_without_marks(table_text(t, row, t->names));
	struct slice head = cell_without_marks(table_heading(t, column));
	struct slice when = cell_period(t->rows_periods ? name : head);
	struct slice after = {"", 0};

	t->label.n = 0;
	tell_measure(t, c, name, head, v);
	if (c->period && !t->rows_periods)
		after = cell_currency((struct slice){
		    when.p + when.n,
		    (size_t)(head.p + head.n - when.p) - when.n});
	if (when.n == 0 && t->when >= 0)
		when = cell_period(table_text(t, row, t->when));
	add_units(t, row, after);
	add(t, " ", when);
	if (t->label.n > 0)
		v->label = buffer_slice(&t->label, 0, t->label.n);
}

enum table_cell
table_cell(struct table *t, int row, int cell, struct table_value *v)
{
	struct slice s = table_text(t, row, cell);
	bool amounts = table_holds_amounts(t, cell);

	*v = (struct table_value){{"", 0}, {"", 0}, s};
	if (cell == t->names || cell_is_empty(s))
		return TABLE_NOTHING;
	if (amounts && (cell_is_empty(table_text(t, row, t->names)) ||
			table_idle(table_text(t, row, t->names))))
		return TABLE_NOTHING;
	if (amounts && (cell_is_amount(s) || cell_is_period(s))) {
		tell_amount(t, row, cell, v);
		return TABLE_AMOUNT;
	}
	v->row = t->rows_periods
		     ? (struct slice){"", 0}
		     : cell_without_marks(table_text(t, row, t->names));
	return cell_is_amount(s) || cell_is_period(s) ? TABLE_NOTHING
						      : TABLE_TEXT;
}
