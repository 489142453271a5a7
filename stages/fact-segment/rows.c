/* Tables: rows are held until the table ends, then told cell by cell. */
#include <stdlib.h>

#include "stage.h"

/* Of a caption: its length, and how many lines it stands above the table. */
enum { CAPTION_BYTES = 160, CAPTION_LINES = 3 };
/* Records of a page's foot that part a table. */
enum { FOOT = 4 };

static void
hold(struct stage *s, struct held *h)
{
	const struct record_reader *in = &s->in;

	if (h->cap < in->line.n) {
		h->cap = 2 * in->line.n;
		h->text = xrealloc(h->text, h->cap);
	}
	memcpy(h->text, in->line.p, in->line.n);
	h->line = (struct slice){h->text, in->line.n};
	for (int i = 0; i < in->ncols; i++)
		h->field[i] = (struct slice){
		    h->text + (in->field[i].p - in->line.p), in->field[i].n};
}

static struct slice
field_of(const struct stage *s, const struct slice *field, enum column c)
{
	return field[s->column[c]];
}

/* Whether b stands at most so many lines below a. */
static bool
is_below(const struct stage *s, const struct slice *a, const struct slice *b,
	 uint64_t lines)
{
	uint64_t at, below;

	return slice_eq(field_of(s, a, DOC), field_of(s, b, DOC)) &&
	       slice_eq(field_of(s, a, PAGE), field_of(s, b, PAGE)) &&
	       slice_to_u64(field_of(s, a, LINE), &at) &&
	       slice_to_u64(field_of(s, b, LINE), &below) && below > at &&
	       below <= at + lines;
}

/* Whether the record is a row of the table that is held, or of a new one. */
static bool
is_row(const struct stage *s)
{
	const struct slice *f = s->in.field, *above;
	struct slice text = field_of(s, f, TEXT);

	if (!slice_is(field_of(s, f, BLOCK), "table") ||
	    text.n > SENTENCE_CAP || s->rows == TABLE_ROWS)
		return false;
	if (s->rows == 0)
		return true;
	above = s->row[s->rows - 1].field;
	return is_below(s, above, f, 1) &&
	       !table_begins(field_of(s, above, TEXT), text);
}

/* Whether the rows go on with the table before, under its headings. */
static bool
go_on(const struct stage *s)
{
	const struct slice *above = s->last.field, *f = s->row[0].field;

	return s->rows > 0 && s->heads > 0 && s->between <= FOOT &&
	       slice_eq(field_of(s, above, DOC), field_of(s, f, DOC)) &&
	       table_goes_on(field_of(s, above, TEXT), field_of(s, f, TEXT));
}

/* A few words that end without a stop. */
static bool
may_be_caption(const struct slice text)
{
	return text.n > 0 && text.n <= CAPTION_BYTES &&
	       !strchr(".;!?", text.p[text.n - 1]);
}

/* A line inside a table that names the rows below it. */
static bool
is_inside(const struct stage *s)
{
	const struct slice *f = s->in.field;

	return s->rows > 0 && s->rows < TABLE_ROWS &&
	       may_be_caption(field_of(s, f, TEXT)) &&
	       is_below(s, s->row[s->rows - 1].field, f, 1);
}

bool
rows_hold(struct stage *s)
{
	const struct slice *f = s->in.field;
	struct slice block = field_of(s, f, BLOCK);

	if (is_row(s) || is_inside(s)) {
		hold(s, &s->row[s->rows++]);
		return true;
	}
	if (s->rows > 0 || s->waiting)
		return false;
	s->above.line.n = 0;
	s->between++;
	if (slice_is(block, "heading") || slice_is(block, "title"))
		s->heads = 0;
	if (!may_be_caption(field_of(s, f, TEXT)) || slice_is(block, "table"))
		return false;
	hold(s, &s->above);
	s->waiting = true;
	return true;
}

/* What stands right above the table. */
static struct slice
caption(const struct stage *s)
{
	if (s->rows == 0 || s->above.line.n == 0 ||
	    !is_below(s, s->above.field, s->row[0].field, CAPTION_LINES))
		return (struct slice){"", 0};
	return field_of(s, s->above.field, TEXT);
}

/* Above a table it is a heading, whatever it looks like. */
static int
put_above(struct stage *s, struct slice caption, struct error *e)
{
	struct slice block = field_of(s, s->above.field, BLOCK);
	struct told whole = {.block = {"heading", 7}, .to = caption.n};

	if (!s->waiting)
		return 0;
	s->waiting = false;
	if (caption.n == 0 || slice_is(block, "title") ||
	    slice_is(block, "heading"))
		return put_sentences(s, s->above.line, s->above.field, e);
	if (read_place(s, s->above.field, e) < 0)
		return -1;
	put_told(s, s->above.field, &whole);
	return 0;
}

/* The amounts of a row, a record each, and its other cells that hold digits.
 * 0, or -1 with e filled. */
static int
put_cells(struct stage *s, int row, int at, struct error *e)
{
	const struct slice *field = s->row[row].field;
	struct slice text = field[s->column[TEXT]];
	struct table_value v;

	if (read_place(s, field, e) < 0)
		return -1;
	for (int c = 0; c < table_cells(s->table, at); c++) {
		enum table_cell kind = table_cell(s->table, at, c, &v);
		struct told told = {.row = v.row, .lead = v.label};

		if (kind == TABLE_NOTHING)
			continue;
		told.block = slice_of(kind == TABLE_AMOUNT ? "cell" : "table");
		told.from = (size_t)(v.text.p - text.p);
		told.to = told.from + v.text.n;
		put_told(s, field, &told);
	}
	return 0;
}

/* The row is number `at` of the table. */
static int
put_row(struct stage *s, int row, int at, struct error *e)
{
	const struct held *h = &s->row[row];
	struct told head = {.block = {"head", 4},
			    .to = field_of(s, h->field, TEXT).n};

	switch (table_row(s->table, at)) {
	case TABLE_BODY:
		return put_cells(s, row, at, e);
	case TABLE_HEAD:
		if (read_place(s, h->field, e) < 0)
			return -1;
		put_told(s, h->field, &head);
		return 0;
	default:
		return put_sentences(s, h->line, h->field, e);
	}
}

static void
swap(struct held *a, struct held *b)
{
	struct held c = *a;

	*a = *b;
	*b = c;
}

/* Keeps the headings of the table that ends and its last row. */
static void
keep_heads(struct stage *s, int kept)
{
	int n = 0;

	for (; kept == 0 && n < s->rows - 1 && n < TABLE_HEADS &&
	       table_row(s->table, n) == TABLE_HEAD;
	     n++)
		swap(&s->head[n], &s->row[n]);
	s->heads = kept ? kept : n;
	swap(&s->last, &s->row[s->rows - 1]);
	s->between = 0;
}

int
rows_put(struct stage *s, struct error *e)
{
	struct slice above = caption(s);
	int kept = go_on(s) ? s->heads : 0, done = put_above(s, above, e);

	table_clear(s->table);
	for (int r = 0; r < kept; r++)
		table_add(s->table, field_of(s, s->head[r].field, TEXT));
	for (int r = 0; r < s->rows; r++)
		table_add(s->table, field_of(s, s->row[r].field, TEXT));
	if (s->rows > 0)
		table_see(s->table, above);
	for (int r = 0; r < s->rows && done == 0; r++)
		done = put_row(s, r, kept + r, e);
	if (s->rows > 0)
		keep_heads(s, kept);
	s->rows = 0;
	s->above.line.n = 0;
	return done;
}

void
rows_free(struct stage *s)
{
	for (int r = 0; r < TABLE_ROWS; r++)
		free(s->row[r].text);
	for (int r = 0; r < TABLE_HEADS; r++)
		free(s->head[r].text);
	free(s->last.text);
	free(s->above.text);
	table_free(s->table);
}
