#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pdf.h"
#include "pdf_rows.h"

/* In heights of the text: the least width of the white strip between columns
 * where no gutter was found, and of a column. */
static const float STRIP = 0.8f, COLUMN = 8;

typedef const struct pdf_run *run_ref;

struct span {
	float x0, x1;
};

/* A part of a page: its runs from top to bottom. */
struct region {
	run_ref *run;
	int n;
	/* The nearest run on the same line to the right and left, or -1. */
	int *right, *left;
	struct span *table; /* the sides of the table that it is in, or 0..0 */
	float height;       /* of the text */
	const struct buffer *text;
};

/* A white strip between columns and the runs it goes between: those of the
 * region's run[from..to). */
struct strip {
	float x;
	int from, to, lines;
};

/* The column on one side of a strip. */
struct side {
	int lines;       /* all */
	int prose, full; /* of three words or more; as wide as the column */
	float x0, x1;
};

static int
by_top(const void *pa, const void *pb)
{
	run_ref a = *(const run_ref *)pa, b = *(const run_ref *)pb;

	if (a->y0 != b->y0)
		return a->y0 < b->y0 ? -1 : 1;
	return (a->x0 > b->x0) - (a->x0 < b->x0);
}

static bool
on_one_line(run_ref a, run_ref b)
{
	float low = fminf(a->y1, b->y1), high = fmaxf(a->y0, b->y0);

	return low - high >= 0.4f * fminf(a->y1 - a->y0, b->y1 - b->y0);
}

static void
find_neighbours(struct region *g)
{
	for (int i = 0; i < g->n; i++)
		g->right[i] = g->left[i] = -1;
	for (int i = 0; i < g->n; i++)
		for (int j = i + 1; j < g->n; j++) {
			int l = i, r = j;

			if (g->run[j]->y0 >= g->run[i]->y1)
				break;
			if (!on_one_line(g->run[i], g->run[j]))
				continue;
			if (g->run[l]->x0 > g->run[r]->x0) {
				l = j;
				r = i;
			}
			if (g->right[l] < 0 ||
			    g->run[r]->x0 < g->run[g->right[l]]->x0)
				g->right[l] = r;
			if (g->left[r] < 0 ||
			    g->run[l]->x1 > g->run[g->left[r]]->x1)
				g->left[r] = l;
		}
}

static bool
is_prose(const struct region *g, int i)
{
	int spaces = 0, letters = 0, bytes = 0;

	for (size_t k = g->run[i]->begin; k < g->run[i]->end; k++, bytes++) {
		spaces += g->text->p[k] == ' ';
		letters += (g->text->p[k] | 0x20) >= 'a';
	}
	return spaces >= 2 && letters * 5 > bytes * 2;
}

/* Finds how far the columns beside the strip at x reach: as the runs do that
 * come near it.  Other columns may lie beyond. */
static void
find_sides(const struct region *g, float x, int from, int to, struct side *left,
	   struct side *right)
{
	float near = 3 * g->height;

	left->x0 = left->x1 = x;
	right->x0 = right->x1 = INFINITY;
	for (int i = from; i < to; i++)
		if (g->run[i]->x1 > x)
			right->x0 = fminf(right->x0, g->run[i]->x0);
	right->x1 = right->x0;
	for (int i = from; i < to; i++) {
		run_ref run = g->run[i];

		if (run->x1 <= x && run->x1 > x - near)
			left->x0 = fminf(left->x0, run->x0);
		if (run->x1 > x && run->x0 < right->x0 + near)
			right->x1 = fmaxf(right->x1, run->x1);
	}
}

static void
count_lines(const struct region *g, int from, int to, struct side *s)
{
	for (int i = from; i < to; i++) {
		run_ref run = g->run[i];
		bool prose;

		if (run->x0 < s->x0 - 1 || run->x1 > s->x1 + 1)
			continue;
		prose = is_prose(g, i);
		s->lines++;
		s->prose += prose;
		s->full += prose && run->x1 - run->x0 >= 0.7f * (s->x1 - s->x0);
	}
}

/* Running text fills its column; the cells of a table do not. */
static bool
is_text(const struct side *s, float height)
{
	return s->prose >= 2 && s->prose * 4 >= s->lines &&
	       s->full * 5 >= s->prose * 2 && s->x1 - s->x0 >= COLUMN * height;
}

/* The last lines of a text at the top of the right column: too few to tell by
 * themselves, but they stand where a column as wide as the left one would. */
static bool
is_rest(const struct side *left, const struct side *right, float height)
{
	float gutter = right->x0 - left->x1;

	return left->full >= 3 && right->prose > 0 && right->lines <= 4 &&
	       gutter < 4 * height &&
	       right->x1 - right->x0 < 1.05f * (left->x1 - left->x0);
}

/* How many lines stand beside the strip, when both sides are running text;
 * else 0. */
static int
weigh(const struct region *g, float x, int from, int to)
{
	struct side left = {0}, right = {0};
	float height = g->height;

	find_sides(g, x, from, to, &left, &right);
	count_lines(g, from, to, &left);
	count_lines(g, from, to, &right);
	if (!is_text(&left, height) ||
	    (!is_text(&right, height) && !is_rest(&left, &right, height)))
		return 0;
	return left.lines + right.lines;
}

/* A short line on the left, above what stands beside the strip, still belongs
 * to what is above both columns. */
static int
skip_short(const struct region *g, const struct strip *s, float width)
{
	int i = s->from;

	for (; i < s->to; i++) {
		int j = g->right[i];

		if (g->run[i]->x1 > s->x)
			break;
		if (j >= 0 && j < s->to && g->run[j]->x0 >= s->x + width)
			break;
	}
	return i < s->to ? i : s->from;
}

struct rows {
	int n, phrases,
	    threes; /* with a phrase first; of three cells or more */
	struct span sides;
};

/* Adds the row that begins with run i, when it may be one of a table: at most
 * its first cell is a phrase. */
static bool
add_row(const struct region *g, int i, struct rows *rows)
{
	int prose = 0, cells = 0, last = i;

	for (int k = i; k >= 0; k = g->right[k], cells++) {
		prose += is_prose(g, k);
		last = k;
	}
	if (prose ? prose > 1 || !is_prose(g, i) || cells < 3 : cells < 2)
		return false;
	rows->sides.x0 = fminf(rows->sides.x0, g->run[i]->x0);
	rows->sides.x1 = fmaxf(rows->sides.x1, g->run[last]->x1);
	rows->threes += cells >= 3;
	rows->phrases += prose;
	rows->n++;
	return true;
}

/* Marks tables, whose white strips are not those between columns.  Two cells a
 * row are no table here: short lines side by side look the same. */
static void
find_tables(struct region *g)
{
	for (int i = 0, end; i < g->n; i = end) {
		struct rows rows = {.sides = {INFINITY, -INFINITY}};
		float y = g->run[i]->y0;

		g->table[i] = (struct span){0, 0};
		for (end = i; end < g->n; end++) {
			if (g->left[end] >= 0)
				continue;
			if (g->run[end]->y0 - y > 3 * g->height ||
			    !add_row(g, end, &rows))
				break;
			y = g->run[end]->y0;
		}
		if (rows.threes >= 2 && rows.threes * 2 >= rows.n &&
		    rows.phrases * 2 <= rows.n)
			for (int k = i; k < end; k++)
				g->table[k] = rows.sides;
		else
			end = i + 1;
	}
}

static bool
blocks_strip(const struct region *g, int i, float x, float width)
{
	return (g->run[i]->x0 < x + width && g->run[i]->x1 > x) ||
	       (g->table[i].x0 < x && g->table[i].x1 > x + width);
}

static void
try_strip(const struct region *g, float x, float width, struct strip *best)
{
	int from = 0;

	for (int i = 0; i <= g->n; i++) {
		bool blocks = i == g->n || blocks_strip(g, i, x, width);
		int lines;

		if (!blocks)
			continue;
		if (i - from >= 4) {
			lines = weigh(g, x, from, i);
			if (lines > best->lines ||
			    (lines && lines == best->lines &&
			     i - from > best->to - best->from))
				*best = (struct strip){x, from, i, lines};
		}
		from = i + 1;
	}
}

static struct strip
find_strip(const struct region *g, float width)
{
	struct strip best = {0};
	float last = -1;

	for (int i = 0; i < g->n; i++) {
		float x = g->run[i]->x1 + 0.1f;

		if (fabsf(x - last) > 0.2f)
			try_strip(g, x, width, &best);
		last = x;
	}
	if (best.lines)
		best.from = skip_short(g, &best, width);
	return best;
}

static void
read_region(struct pdf_lines *out, const struct pdf_runs *r, run_ref *run,
	    int n, float width, int depth)
{
	struct region g = {
	    .run = run, .n = n, .height = r->height, .text = &r->text};
	struct strip s = {0};
	run_ref *side;
	int left = 0, right = 0;

	g.right = xmalloc((size_t)(2 * n) * sizeof(*g.right));
	g.left = g.right + n;
	g.table = xmalloc((size_t)n * sizeof(*g.table));
	if (depth < 24) {
		find_neighbours(&g);
		find_tables(&g);
		s = find_strip(&g, width);
	}
	free(g.right);
	free(g.table);
	if (s.lines == 0) {
		pdf_rows_read(out, r, run, n);
		return;
	}
	side = xmalloc((size_t)(2 * n) * sizeof(*side));
	for (int i = s.from; i < s.to; i++) {
		if (run[i]->x1 <= s.x)
			side[left++] = run[i];
		else
			side[n + right++] = run[i];
	}
	read_region(out, r, run, s.from, width, depth + 1);
	read_region(out, r, side, left, width, depth + 1);
	read_region(out, r, side + n, right, width, depth + 1);
	read_region(out, r, run + s.to, n - s.to, width, depth + 1);
	free(side);
}

void
pdf_columns_read(struct pdf_lines *out, const struct pdf_runs *r, size_t page)
{
	size_t first = page ? r->page_end[page - 1] : 0;
	size_t end = r->page_end[page];
	run_ref *run = xmalloc((end - first) * sizeof(*run));
	float width = STRIP * r->height;
	int n = 0;

	if (r->gutter[page] > 0)
		width = fminf(width, 0.9f * r->gutter[page]);

	for (size_t i = first; i < end; i++)
		if (!r->run[i].margin && !r->run[i].sideways)
			run[n++] = &r->run[i];
	qsort(run, (size_t)n, sizeof(*run), by_top);
	read_region(out, r, run, n, width, 0);
	n = 0;
	for (size_t i = first; i < end; i++)
		if (r->run[i].sideways)
			run[n++] = &r->run[i];
	pdf_rows_sideways(out, r, run, n);
	free(run);
}

void
pdf_lines_free(struct pdf_lines *l)
{
	free(l->line);
	buffer_free(&l->text);
	*l = (struct pdf_lines){0};
}
