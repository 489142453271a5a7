/* Rows of cells through the reader of tables, and each amount that it tells
 * through the reader of cells.  The first line is the caption, each other a
 * row. */
#include "table.h"
#include "cell.h"
#include "fuzz.h"

static struct places *places;
static struct units *units;
static struct lexicon *lexicon;

static void
load(void)
{
	struct error e;

	if (places)
		return;
	places = places_load("rules", &e);
	units = units_load("rules", &e);
	HOLDS(places && units);
	lexicon = lexicon_load("rules", units, &e);
	HOLDS(lexicon);
}

static bool
is_inside(struct slice s, struct slice whole)
{
	return s.p >= whole.p && s.p + s.n <= whole.p + whole.n;
}

/* As fact-segment writes it: the label, and the amount behind `: `. */
static void
read_amount(const struct table_value *v)
{
	struct buffer b = {0};
	struct cell c = {.label = 0};
	struct slice text;

	buffer_add(&b, v->label.p, v->label.n);
	if (v->label.n)
		buffer_puts(&b, ": ");
	buffer_add(&b, v->text.p, v->text.n);
	text = buffer_slice(&b, 0, b.n);
	if (cell_read(&c, lexicon, text, LOCALE_POINT)) {
		HOLDS(c.begin < c.end && c.end <= text.n);
		HOLDS(c.begin >= b.n - v->text.n);
		HOLDS(c.label <= c.reading.n);
		HOLDS(c.quantity.begin < c.quantity.end);
		HOLDS(c.quantity.end <= c.reading.n);
	}
	cell_free(&c);
	buffer_free(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct slice row[TABLE_ROWS];
	char *text = fuzz_copy(data, n);
	struct slice rest = {text, n}, caption = fuzz_line(&rest);
	struct table *t;
	int rows = 0;

	load();
	t = table_new(places);
	for (; rest.n > 0 && rows < TABLE_ROWS; rows++) {
		row[rows] = fuzz_line(&rest);
		HOLDS(table_add(t, row[rows]));
		if (rows > 0) {
			table_goes_on(row[rows - 1], row[rows]);
			table_begins(row[rows - 1], row[rows]);
		}
	}
	table_see(t, caption);
	for (int r = 0; r < rows; r++)
		for (int c = 0;
		     table_row(t, r) == TABLE_BODY && c < table_cells(t, r);
		     c++) {
			struct table_value v;
			enum table_cell kind = table_cell(t, r, c, &v);

			HOLDS(is_inside(v.text, row[r]));
			if (kind == TABLE_AMOUNT)
				read_amount(&v);
		}
	table_free(t);
	free(text);
	return 0;
}
