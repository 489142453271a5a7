#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "select.h"
#include "workbench.h"

static void
add_row(struct table *t, const struct record_reader *in)
{
	struct table_row *row;

	if (t->n == t->cap) {
		t->cap = t->cap ? 2 * t->cap : 256;
		t->row = xrealloc(t->row, t->cap * sizeof(*t->row));
	}
	row = &t->row[t->n++];
	row->text = xstrndup(in->line.p, in->line.n);
	for (int i = 0; i < t->ncols; i++)
		row->cell[i] = (struct slice){
		    row->text + (in->field[i].p - in->line.p), in->field[i].n};
}

struct table *
table_read(int fd)
{
	struct table *t = xmalloc(sizeof(*t));
	struct record_reader in;
	struct error e;
	int got;

	memset(t, 0, sizeof(*t));
	if (record_open(&in, fd, "pipeline", &e) < 0)
		die(EXIT_DATA, "%s", e.text);
	t->ncols = in.ncols;
	for (int i = 0; i < in.ncols; i++)
		t->col[i] = (struct slice){xstrndup(in.col[i].p, in.col[i].n),
					   in.col[i].n};
	while ((got = record_next(&in, &e)) == 1)
		add_row(t, &in);
	if (got < 0)
		die(EXIT_DATA, "%s", e.text);
	record_close(&in);
	return t;
}

struct table *
table_of_text(struct slice text)
{
	int fd = children_input(text);
	struct table *t = table_read(fd);

	close(fd);
	return t;
}

void
table_free(struct table *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->n; i++)
		free(t->row[i].text);
	for (int i = 0; i < t->ncols; i++)
		free((char *)t->col[i].p);
	free(t->row);
	free(t);
}

struct slice
table_cell(const struct table *t, size_t row, const char *name)
{
	for (int i = 0; i < t->ncols; i++)
		if (slice_is(t->col[i], name))
			return t->row[row].cell[i];
	return (struct slice){"", 0};
}

/* What makes two rows the same fact, as fact-select has it. */
static struct slice
fact_of(const struct table *t, size_t row, uint64_t weight)
{
	char *text = NULL;
	size_t n = 0;

	if (weight == 0 || table_cell(t, row, "subject").n == 0)
		return (struct slice){NULL, 0};
	for (const char *const *c = select_fact_column; *c; c++) {
		struct slice s = table_cell(t, row, *c);

		text = xrealloc(text, n + s.n + 1);
		memcpy(text + n, s.p, s.n);
		n += s.n;
		text[n++] = '\t';
	}
	return (struct slice){text, n};
}

static void
select_document(const struct table *t, size_t from, size_t to,
		struct verdict_of *verdict)
{
	size_t n = to - from;
	struct select_row *row = xmalloc(n * sizeof(*row));

	for (size_t i = 0; i < n; i++) {
		row[i] = (struct select_row){.order = i};
		slice_to_u64(table_cell(t, from + i, "begin"), &row[i].begin);
		slice_to_u64(table_cell(t, from + i, "end"), &row[i].end);
		slice_to_u64(table_cell(t, from + i, "weight"), &row[i].weight);
		row[i].fact = fact_of(t, from + i, row[i].weight);
	}
	select_rows(row, n);
	for (size_t i = 0; i < n; i++) {
		verdict[from + row[i].order] =
		    (struct verdict_of){row[i].verdict, from + row[i].by};
		free((char *)row[i].fact.p);
	}
	free(row);
}

void
table_select(const struct table *t, struct verdict_of *verdict)
{
	for (size_t from = 0, to; from < t->n; from = to) {
		struct slice doc = table_cell(t, from, "doc");

		for (to = from + 1;
		     to < t->n && slice_eq(table_cell(t, to, "doc"), doc); to++)
			;
		select_document(t, from, to, verdict);
	}
}
