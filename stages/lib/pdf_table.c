#include "pdf_table.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

#include "table_cell.h"

enum { COLUMNS = 32, HEADS = 6 };

/* In heights of the text: lines nearer than this are of one row, or than the
 * nearest of all and a little more. */
static const float TIGHT = 0.25f, MORE = 0.12f, TIGHTEST = 0.6f;
/* A space wider than this may part two cells. */
static const float APART = 0.4f;

struct table {
	const struct pdf_runs *r;
	const struct pdf_run **run;
	struct pdf_row *row;
	int n, columns, heads; /* lines, columns, lines of headings */
	float x0[COLUMNS], x1[COLUMNS];
	bool numbers[COLUMNS];
	int *band; /* of each line: the row that it belongs to */
	/* The runs, cut where they go over the side of a column. */
	struct pdf_run *piece;
	int pieces, cap;
};

static struct slice
text_of(const struct table *t, int i)
{
	return buffer_slice(&t->r->text, t->run[i]->begin, t->run[i]->end);
}

static int
cells(const struct pdf_row *row)
{
	return row->to - row->from;
}

/* The line holds amounts in columns of numbers. */
static bool
has_amounts(const struct table *t, int k)
{
	for (int i = t->row[k].from; i < t->row[k].to; i++)
		if (i > t->row[k].from && cell_is_amount(text_of(t, i)))
			return true;
	return false;
}

/* The number of cells that the most of the lines with amounts have, the larger
 * where two are as many. */
static int
count_columns(const struct table *t)
{
	int count[COLUMNS + 1] = {0}, best = 0, lines = 0;

	for (int k = 0; k < t->n; k++)
		if (cells(&t->row[k]) <= COLUMNS && has_amounts(t, k)) {
			count[cells(&t->row[k])]++;
			lines++;
		}
	for (int c = 2; c <= COLUMNS; c++)
		if (count[c] > 0 && count[c] >= count[best])
			best = c;
	return lines >= 2 ? best : 0;
}

/* Finds how far the columns reach, by the lines that have a cell in each.
 * False when they overlap, or none of them is one of numbers. */
static bool
find_columns(struct table *t)
{
	int amounts[COLUMNS] = {0}, lines = 0, numbers = 0;

	for (int c = 0; c < t->columns; c++)
		t->x0[c] = INFINITY, t->x1[c] = -INFINITY;
	for (int k = 0; k < t->n; k++) {
		if (cells(&t->row[k]) != t->columns || !has_amounts(t, k))
			continue;
		lines++;
		for (int c = 0; c < t->columns; c++) {
			int i = t->row[k].from + c;

			t->x0[c] = fminf(t->x0[c], t->run[i]->x0);
			t->x1[c] = fmaxf(t->x1[c], t->run[i]->x1);
			amounts[c] += cell_is_amount(text_of(t, i));
		}
	}
	for (int c = 0; c < t->columns; c++) {
		if (c > 0 && t->x0[c] <= t->x1[c - 1])
			return false;
		t->numbers[c] = amounts[c] * 2 >= lines;
		numbers += t->numbers[c];
	}
	return numbers > 0;
}

/* The columns that a run stands in: *first..*last; the nearest where it stands
 * between two. */
static void
find_cell(const struct table *t, int i, int *first, int *last)
{
	const struct pdf_run *run = t->run[i];
	float best = INFINITY;

	*first = *last = -1;
	for (int c = 0; c < t->columns; c++) {
		float gap = fmaxf(run->x0 - t->x1[c], t->x0[c] - run->x1);

		if (gap < 0) {
			if (best >= 0)
				*first = c;
			*last = c;
			best = -1;
		} else if (gap < best) {
			best = gap;
			*first = *last = c;
		}
	}
}

/* The space lies between two columns. */
static bool
parts_columns(const struct table *t, const struct pdf_space *s)
{
	float middle = (s->x0 + s->x1) / 2;

	if (s->x1 - s->x0 < APART * t->r->height)
		return false;
	for (int c = 1; c < t->columns; c++)
		if (middle > t->x1[c - 1] && middle < t->x0[c])
			return true;
	return false;
}

static void
add_piece(struct table *t, const struct pdf_run *run, size_t begin, size_t end,
	  float x0, float x1)
{
	struct pdf_run *p;

	if (t->pieces == t->cap) {
		t->cap = 2 * t->cap + 64;
		t->piece =
		    xrealloc(t->piece, (size_t)t->cap * sizeof(*t->piece));
	}
	p = &t->piece[t->pieces++];
	*p = *run;
	p->begin = begin;
	p->end = end;
	p->x0 = x0;
	p->x1 = x1;
}

static void
cut_run(struct table *t, const struct pdf_run *run)
{
	size_t begin = run->begin;
	float x0 = run->x0;

	for (size_t i = run->space; i < run->space + run->spaces; i++) {
		const struct pdf_space *s = &t->r->space[i];

		if (!parts_columns(t, s))
			continue;
		add_piece(t, run, begin, s->at, x0, s->x0);
		begin = s->at + 1;
		x0 = s->x1;
	}
	add_piece(t, run, begin, run->end, x0, run->x1);
}

/* Cuts the runs that go on from one column to the next. */
static void
cut_runs(struct table *t)
{
	for (int k = 0; k < t->n; k++) {
		int from = t->pieces;

		for (int i = t->row[k].from; i < t->row[k].to; i++)
			cut_run(t, t->run[i]);
		t->row[k].from = from;
		t->row[k].to = t->pieces;
	}
	t->run = xmalloc((size_t)t->pieces * sizeof(*t->run));
	for (int i = 0; i < t->pieces; i++)
		t->run[i] = &t->piece[i];
}

/* A cell of the body stands in one column. */
static bool
is_body(const struct table *t, int k)
{
	int first, last;

	for (int i = t->row[k].from; i < t->row[k].to; i++) {
		find_cell(t, i, &first, &last);
		if (first != last && cells(&t->row[k]) > 1)
			return false;
	}
	return true;
}

/* Lines of headings come before the first amounts.  What stands alone over most
 * of the columns is no heading of one of them. */
static bool
stands_over(const struct table *t, int k)
{
	int first, last;

	if (cells(&t->row[k]) != 1)
		return false;
	find_cell(t, t->row[k].from, &first, &last);
	return last > first && (last - first + 1) * 2 >= t->columns;
}

/* The line goes on with the name of the row above: `(US$ bn)`, `of which`. */
static bool
goes_on(const struct table *t, int k)
{
	int first, last;
	unsigned char c;

	if (k == 0 || cells(&t->row[k]) != 1)
		return false;
	find_cell(t, t->row[k].from, &first, &last);
	c = (unsigned char)t->r->text.p[t->run[t->row[k].from]->begin];
	return first == 0 && last == 0 && (islower(c) || strchr("(%&/", c));
}

static float
gap_above(const struct table *t, int k)
{
	return t->row[k].y0 - t->row[k - 1].y1;
}

/* How near the lines of a row are. */
static float
find_tight(const struct table *t)
{
	float nearest = TIGHTEST * t->r->height;

	for (int k = 1; k < t->n; k++)
		if (gap_above(t, k) >= 0)
			nearest = fminf(nearest, gap_above(t, k));
	return fmaxf(TIGHT * t->r->height, nearest + MORE * t->r->height);
}

/* Gives each line its row: lines that nearly touch are of one.  Where that
 * would give a row two lines of amounts, all lines are as near, and only those
 * that go on by their words belong to the one above. */
static void
find_bands(struct table *t)
{
	float tight = find_tight(t);
	bool amounts = false, torn = false;

	for (int k = 0; k < t->n; k++) {
		bool near = k > 0 && gap_above(t, k) < tight;

		t->band[k] = near ? t->band[k - 1] : k;
		torn |= near && amounts && has_amounts(t, k);
		amounts = (near && amounts) || has_amounts(t, k);
	}
	for (int k = 0; torn && k < t->n; k++)
		t->band[k] = goes_on(t, k) ? t->band[k - 1] : k;
}

/* What stands over the columns of the body ends the table: the title of the
 * next. */
static void
find_end(struct table *t)
{
	for (int k = t->heads; k < t->n; k++)
		if (stands_over(t, k)) {
			t->n = k;
			return;
		}
}

/* Finds where the body begins.  False when a line of it does not keep to the
 * columns, or a heading reaches into the column of the names. */
static bool
find_heads(struct table *t)
{
	int first, last, k = 0;

	while (k < t->n && !has_amounts(t, k))
		k++;
	t->heads = k < t->n ? t->band[k] : t->n;
	for (k = 0; k < t->heads; k++)
		for (int i = t->row[k].from; i < t->row[k].to; i++) {
			find_cell(t, i, &first, &last);
			if (!stands_over(t, k) && first == 0 && last > 0)
				return false;
		}
	find_end(t);
	for (k = t->heads; k < t->n; k++)
		if (!is_body(t, k))
			return false;
	return t->heads <= HEADS;
}

/* ---- writing ------------------------------------------------------------ */

/* The lines from..to that belong to a row, as cells. */
static int
put_cell(struct pdf_lines *out, const struct table *t, int from, int to,
	 int column)
{
	size_t begin = out->text.n;
	int first, last, filled = 0;

	for (int k = from; k < to; k++)
		for (int i = t->row[k].from; i < t->row[k].to; i++) {
			struct slice text = text_of(t, i), before;
			enum pdf_join join;

			find_cell(t, i, &first, &last);
			if (stands_over(t, k) || column < first ||
			    column > last)
				continue;
			before = buffer_slice(&out->text, begin, out->text.n);
			join =
			    filled++ ? pdf_join_of(before, text) : JOIN_NOTHING;
			if (join == JOIN_DEHYPHEN)
				out->text.n--;
			if (join == JOIN_SPACE)
				buffer_puts(&out->text, " ");
			buffer_add(&out->text, text.p, text.n);
		}
	return filled;
}

static void
end_line(struct pdf_line *line, const struct pdf_lines *out,
	 const struct table *t, int from, int to)
{
	line->end = out->text.n;
	line->table = true;
	line->x0 = t->x0[0];
	line->x1 = t->x1[t->columns - 1];
	line->y0 = t->row[from].y0;
	line->y1 = t->row[to - 1].y1;
}

/* A row of the lines from..to. */
static void
put_row(struct pdf_lines *out, const struct table *t, int from, int to)
{
	struct pdf_line *line = pdf_lines_add(out);
	bool alone = true;

	for (int k = from; k < to; k++)
		for (int i = t->row[k].from; i < t->row[k].to; i++) {
			int first, last;

			find_cell(t, i, &first, &last);
			alone &= first == 0;
		}
	for (int c = 0; c < (alone ? 1 : t->columns); c++) {
		if (c > 0)
			buffer_puts(&out->text, "   ");
		if (put_cell(out, t, from, to, c) == 0)
			buffer_puts(&out->text, "-");
	}
	end_line(line, out, t, from, to);
}

static void
put_over(struct pdf_lines *out, const struct table *t, int k)
{
	struct pdf_line *line = pdf_lines_add(out);
	struct slice text = text_of(t, t->row[k].from);

	buffer_add(&out->text, text.p, text.n);
	end_line(line, out, t, k, k + 1);
	line->table = false;
	line->over = true;
}

static void
write(struct pdf_lines *out, const struct table *t)
{
	bool heads = false;

	for (int k = 0; k < t->heads; k++) {
		if (stands_over(t, k))
			put_over(out, t, k);
		else
			heads = true;
	}
	if (heads)
		put_row(out, t, 0, t->heads);
	for (int k = t->heads, to; k < t->n; k = to) {
		for (to = k + 1; to < t->n && t->band[to] == t->band[k]; to++)
			;
		put_row(out, t, k, to);
	}
}

static bool
read_table(struct table *t)
{
	t->columns = count_columns(t);
	if (t->columns == 0 || !find_columns(t))
		return false;
	cut_runs(t);
	if (count_columns(t) != t->columns || !find_columns(t))
		return false;
	find_bands(t);
	return find_heads(t);
}

int
pdf_table_write(struct pdf_lines *out, const struct pdf_runs *r,
		const struct pdf_run **run, const struct pdf_row *row, int n)
{
	struct table t = {.r = r, .run = run, .n = n};
	int lines;

	t.row = xmalloc((size_t)n * sizeof(*t.row));
	memcpy(t.row, row, (size_t)n * sizeof(*t.row));
	t.band = xmalloc((size_t)n * sizeof(*t.band));
	lines = read_table(&t) ? t.n : 0;
	if (lines > 0)
		write(out, &t);
	if (t.run != run)
		free(t.run);
	free(t.piece);
	free(t.row);
	free(t.band);
	return lines;
}
