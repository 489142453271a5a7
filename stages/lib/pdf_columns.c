#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pdf.h"
#include "pdf_rows.h"

/* In heights of the text: the least width of the white strip between columns,
 * and of a column. */
static const float STRIP = 0.8f, COLUMN = 8;

typedef const struct pdf_run *run_ref;

/* A part of a page: its runs from top to bottom. */
struct region {
	run_ref *run;
	int n;
	int *right; /* the nearest run to the right on the same line, or -1 */
};

/* A white strip between columns and the runs it goes between: those of the
 * region's run[from..to). */
struct strip {
	float x;
	int from, to, lines;
};

/* What stands on one side of a strip. */
struct side {
	int lines, full;
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
		g->right[i] = -1;
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
		}
}

static void
widen(struct side *s, run_ref run)
{
	if (s->lines++ == 0) {
		s->x0 = run->x0;
		s->x1 = run->x1;
	}
	s->x0 = fminf(s->x0, run->x0);
	s->x1 = fmaxf(s->x1, run->x1);
}

static void
count_full(struct side *s, run_ref run)
{
	s->full += run->x1 - run->x0 >= 0.7f * (s->x1 - s->x0);
}

/* Running text fills its column; the cells of a table do not. */
static bool
is_text(const struct side *s, float height)
{
	return s->lines >= 2 && s->full * 5 >= s->lines * 2 &&
	       s->x1 - s->x0 >= COLUMN * height;
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

/* How many lines stand beside the strip at x within run[from..to), when both
 * sides are running text; else 0. */
static int
weigh(const struct region *g, float x, float width, int from, int to)
{
	struct side left = {0}, right = {0};

	for (int pass = 0; pass < 2; pass++) {
		int seen = -1;

		for (int i = from; i < to; i++) {
			int j = g->right[i];

			if (j < from || j >= to || g->run[i]->x1 > x ||
			    g->run[j]->x0 < x + width)
				continue;
			if (pass == 0)
				widen(&left, g->run[i]);
			else
				count_full(&left, g->run[i]);
			if (j == seen)
				continue;
			seen = j;
			if (pass == 0)
				widen(&right, g->run[j]);
			else
				count_full(&right, g->run[j]);
		}
	}
	if (!is_text(&left, width / STRIP) || !is_text(&right, width / STRIP))
		return 0;
	return left.lines + right.lines;
}

static void
try_strip(const struct region *g, float x, float width, struct strip *best)
{
	int from = 0;

	for (int i = 0; i <= g->n; i++) {
		bool blocks = i == g->n ||
			      (g->run[i]->x0 < x + width && g->run[i]->x1 > x);
		int lines;

		if (!blocks)
			continue;
		if (i - from >= 4) {
			lines = weigh(g, x, width, from, i);
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
	    int n, int depth)
{
	struct region g = {run, n, xmalloc((size_t)n * sizeof(int))};
	struct strip s = {0};
	run_ref *side;
	int left = 0, right = 0;

	if (depth < 24) {
		find_neighbours(&g);
		s = find_strip(&g, STRIP * r->height);
	}
	free(g.right);
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
	read_region(out, r, run, s.from, depth + 1);
	read_region(out, r, side, left, depth + 1);
	read_region(out, r, side + n, right, depth + 1);
	read_region(out, r, run + s.to, n - s.to, depth + 1);
	free(side);
}

void
pdf_columns_read(struct pdf_lines *out, const struct pdf_runs *r, size_t first,
		 size_t end)
{
	run_ref *run = xmalloc((end - first) * sizeof(*run));
	int n = 0;

	for (size_t i = first; i < end; i++)
		if (!r->run[i].margin)
			run[n++] = &r->run[i];
	qsort(run, (size_t)n, sizeof(*run), by_top);
	read_region(out, r, run, n, 0);
	free(run);
}

void
pdf_lines_free(struct pdf_lines *l)
{
	free(l->line);
	buffer_free(&l->text);
	*l = (struct pdf_lines){0};
}
