#include "pdf_rows.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

#include "pdf_table.h"

struct span {
	float x0, x1;
};

static struct slice
text_of(const struct pdf_runs *r, const struct pdf_run *run)
{
	return buffer_slice(&r->text, run->begin, run->end);
}

static int
by_left(const void *pa, const void *pb)
{
	const struct pdf_run *a = *(const struct pdf_run *const *)pa;
	const struct pdf_run *b = *(const struct pdf_run *const *)pb;

	return (a->x0 > b->x0) - (a->x0 < b->x0);
}

/* Splits the runs, which are sorted by their tops. */
static int
make_rows(struct pdf_row *row, const struct pdf_run **run, int n)
{
	int rows = 0;

	for (int i = 0; i < n; i++) {
		struct pdf_row *at = &row[rows - 1];
		float mid = (run[i]->y0 + run[i]->y1) / 2;

		if (rows > 0 && mid < at->y1 &&
		    run[i]->y0 < (at->y0 + at->y1) / 2) {
			at->to = i + 1;
			at->y1 = fmaxf(at->y1, run[i]->y1);
			continue;
		}
		row[rows++] =
		    (struct pdf_row){i, i + 1, run[i]->y0, run[i]->y1, false};
	}
	for (int k = 0; k < rows; k++)
		qsort(run + row[k].from, (size_t)(row[k].to - row[k].from),
		      sizeof(*run), by_left);
	return rows;
}

size_t
pdf_label(struct slice text)
{
	static const char *const bullet[] = {
	    "\u2022", "\u25aa", "\u25cf", "\u25cb", "\u25e6", "\u2023",
	    "\u2013", "\u2014", "\uf0b7", "*",      "-",      NULL};
	size_t i = 0;

	for (const char *const *b = bullet; *b; b++) {
		size_t n = strlen(*b);

		if (text.n >= n && memcmp(text.p, *b, n) == 0 &&
		    (text.n == n || text.p[n] == ' '))
			return n;
	}
	if (i < text.n && text.p[i] == '(')
		i++;
	/* Four digits are a year. */
	while (i < text.n && isalnum((unsigned char)text.p[i]) &&
	       (i < 3 || (i < 5 && isalpha((unsigned char)text.p[i]))))
		i++;
	if (i == 0 || i == text.n || !strchr(".)", text.p[i]))
		return 0;
	/* `U.S.` and `St.` are no labels; `a)`, `12.` and `iv.` are. */
	if (text.p[i] == '.' && !isdigit((unsigned char)text.p[0]) && i > 1 &&
	    strspn(text.p, "ivx") < i)
		return 0;
	i++;
	return i == text.n || text.p[i] == ' ' ? i : 0;
}

/* The first run that is no label of a list. */
static int
first_cell(const struct pdf_runs *r, const struct pdf_row *row,
	   const struct pdf_run **run)
{
	struct slice text = text_of(r, run[row->from]);
	size_t n = pdf_label(text);

	return row->from + (n > 0 && n == text.n && row->to > row->from + 1);
}

/* Two rows have a gap in common. */
static bool
shares_gap(const struct pdf_row *a, const struct pdf_row *b,
	   const struct pdf_run **run, float least)
{
	for (int i = a->from; i + 1 < a->to; i++)
		for (int j = b->from; j + 1 < b->to; j++) {
			float from = fmaxf(run[i]->x1, run[j]->x1);
			float to = fminf(run[i + 1]->x0, run[j + 1]->x0);

			if (to - from >= least)
				return true;
		}
	return false;
}

/* No two runs are as near as the words of a justified line may be. */
static bool
far_apart(const struct pdf_row *row, const struct pdf_run **run, float height)
{
	for (int i = row->from; i + 1 < row->to; i++)
		if (run[i + 1]->x0 - run[i]->x1 < 1.5f * height)
			return false;
	return true;
}

/* One run below the first of the row above, not as wide as its column. */
static bool
ends_name(const struct pdf_row *above, const struct pdf_row *row,
	  const struct pdf_run **run)
{
	const struct pdf_run *name = run[above->from], *end = run[row->from];

	return above->to - above->from > 1 && row->to - row->from == 1 &&
	       fabsf(end->x0 - name->x0) < 1 &&
	       end->x1 < run[above->from + 1]->x0;
}

static void
find_tables(struct pdf_row *row, int rows, const struct pdf_runs *r,
	    const struct pdf_run **run)
{
	float least = 0.5f * r->height, near = 3 * r->height;

	for (int k = 0; k < rows; k++) {
		int cells = row[k].to - first_cell(r, &row[k], run);
		row[k].table = cells >= 3 && far_apart(&row[k], run, r->height);
		if (cells < 2)
			continue;
		if (k > 0 && row[k].y0 - row[k - 1].y1 < near)
			row[k].table |=
			    shares_gap(&row[k], &row[k - 1], run, least);
		if (k + 1 < rows && row[k + 1].y0 - row[k].y1 < near)
			row[k].table |=
			    shares_gap(&row[k], &row[k + 1], run, least);
	}
	/* The last line of the name of the last row. */
	for (int k = 1; k < rows; k++)
		row[k].table |= row[k - 1].table &&
				ends_name(&row[k - 1], &row[k], run) &&
				row[k].y0 - row[k - 1].y1 < near / 3;
	/* A label of several lines, or a heading inside. */
	for (int k = 1; k + 1 < rows; k++)
		if (row[k].to - row[k].from == 1 && row[k - 1].table &&
		    row[k + 1].table && row[k].y0 - row[k - 1].y1 < near / 3 &&
		    row[k + 1].y0 - row[k].y1 < near / 3)
			row[k].table = true;
}

struct pdf_line *
pdf_lines_add(struct pdf_lines *out)
{
	if (out->n == out->cap) {
		out->cap = 2 * out->cap + 64;
		out->line = xrealloc(out->line, out->cap * sizeof(*out->line));
	}
	out->line[out->n] = (struct pdf_line){.begin = out->text.n};
	return &out->line[out->n++];
}

static void
put_row(struct pdf_lines *out, const struct pdf_runs *r,
	const struct pdf_row *row, const struct pdf_run **run)
{
	struct pdf_line *line = pdf_lines_add(out);
	int cell = first_cell(r, row, run);
	const struct pdf_run *main = run[row->from];

	for (int i = row->from; i < row->to; i++) {
		struct slice text = text_of(r, run[i]);

		if (i > row->from)
			buffer_puts(&out->text,
				    row->table && i > cell ? "   " : " ");
		buffer_add(&out->text, text.p, text.n);
		if (text.n > main->end - main->begin)
			main = run[i];
	}
	line->end = out->text.n;
	line->x0 = run[row->from]->x0;
	line->x1 = run[row->to - 1]->x1;
	line->y0 = main->y0;
	line->y1 = main->y1;
	line->table = row->table;
	line->marked = run[row->from]->marked;
}

void
pdf_rows_read(struct pdf_lines *out, const struct pdf_runs *r,
	      const struct pdf_run **run, int n)
{
	struct pdf_row *row = xmalloc((size_t)n * sizeof(*row));
	int rows = make_rows(row, run, n);
	size_t first = out->n;
	struct span column = {INFINITY, -INFINITY};

	for (int i = 0; i < n; i++) {
		column.x0 = fminf(column.x0, run[i]->x0);
		column.x1 = fmaxf(column.x1, run[i]->x1);
	}
	find_tables(row, rows, r, run);
	for (int k = 0; k < rows;) {
		int to = k, lines = 0;

		while (to < rows && row[to].table)
			to++;
		if (to - k > 1)
			lines = pdf_table_write(out, r, run, row + k, to - k);
		k += lines;
		for (to = to > k ? to : k + 1; lines == 0 && k < to; k++)
			put_row(out, r, &row[k], run);
	}
	for (size_t i = first; i < out->n; i++) {
		out->line[i].left = column.x0;
		out->line[i].right = column.x1;
		out->line[i].first = i == first;
	}
	free(row);
}

void
pdf_rows_sideways(struct pdf_lines *out, const struct pdf_runs *r,
		  const struct pdf_run **run, int n)
{
	struct pdf_row row = {.to = n};

	if (n == 0)
		return;
	put_row(out, r, &row, run);
	out->line[out->n - 1].first = true;
	out->line[out->n - 1].marked = true;
}
