#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pdf.h"

/* A run near an edge of its page, with its text reduced to what running heads
 * have in common: letters folded, each number one '#'. */
struct edge {
	char key[96];
	size_t run, page;
	int row;    /* 0 the outermost line, 1 the next; negative at the foot */
	bool alone; /* on its line */
	float y;
};

struct edges {
	struct edge *edge;
	size_t n;
};

enum { ROWS = 2, EDGES = 16 }; /* lines at each edge; runs a page at most */

static void
make_key(char key[96], struct slice text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n && n < 95; i++) {
		char c = text.p[i];

		if (c == ' ')
			continue;
		if (isdigit((unsigned char)c)) {
			if (n == 0 || key[n - 1] != '#')
				key[n++] = '#';
		} else {
			key[n++] = (char)tolower((unsigned char)c);
		}
	}
	key[n] = '\0';
}

/* `12`, `- 12 -`, `Page 3 of 9`, `xii`: a number and at most signs. */
static bool
is_page_number(const char *key)
{
	static const char *const shape[] = {
	    "#",        "-#-",  "\u2013#\u2013", "\u2014#\u2014", "page#",
	    "page#of#", "#of#", "#/#",           "p.#",           "|#",
	    "#|",       "[#]",  "page#/#",       "page|#",        NULL};

	for (const char *const *s = shape; *s; s++)
		if (strcmp(key, *s) == 0)
			return true;
	return *key && strlen(key) <= 5 && strspn(key, "ivxlc") == strlen(key);
}

static bool
is_words(const char *key)
{
	int letters = 0;

	for (; *key; key++)
		letters += isalpha((unsigned char)*key) || (*key & 0x80);
	return letters >= 3;
}

/* The next line from the edge inwards: the y range of the outermost run that
 * is beyond y (below it when sign is 1). */
static const struct pdf_run *
next_row(const struct pdf_runs *r, size_t first, size_t end, int sign, float y)
{
	const struct pdf_run *best = NULL;

	for (size_t i = first; i < end; i++) {
		const struct pdf_run *run = &r->run[i];
		float mid = (run->y0 + run->y1) / 2;

		if ((float)sign * (mid - y) <= 0)
			continue;
		if (!best ||
		    (float)sign * (mid - (best->y0 + best->y1) / 2) < 0)
			best = run;
	}
	return best;
}

static void
collect(struct edges *all, const struct pdf_runs *r, size_t page, size_t first,
	size_t end, int sign)
{
	float y = sign > 0 ? -INFINITY : INFINITY;
	size_t limit = all->n + EDGES / 2, begin;

	for (int row = 0; row < ROWS; row++) {
		const struct pdf_run *top = next_row(r, first, end, sign, y);

		if (!top)
			return;
		begin = all->n;
		for (size_t i = first; i < end && all->n < limit; i++) {
			const struct pdf_run *run = &r->run[i];
			float mid = (run->y0 + run->y1) / 2;
			struct edge *e = &all->edge[all->n];

			if (mid < top->y0 || mid > top->y1)
				continue;
			make_key(e->key,
				 buffer_slice(&r->text, run->begin, run->end));
			e->run = i;
			e->page = page;
			e->row = sign > 0 ? row : -1 - row;
			e->y = mid;
			all->n++;
		}
		for (size_t i = begin; i < all->n; i++)
			all->edge[i].alone = all->n - begin == 1;
		y = sign > 0 ? top->y1 : top->y0;
	}
}

static int
by_key(const void *pa, const void *pb)
{
	const struct edge *a = pa, *b = pb;
	int c = strcmp(a->key, b->key);

	if (c == 0)
		c = (a->y > b->y) - (a->y < b->y);
	if (c == 0)
		c = (a->run > b->run) - (a->run < b->run);
	return c;
}

static int
by_run(const void *pa, const void *pb)
{
	const struct edge *a = pa, *b = pb;

	return (a->run > b->run) - (a->run < b->run);
}

/* The first or the last number of a text, -1 when it has none. */
static long
number_in(struct slice text, bool last)
{
	long found = -1;

	for (size_t i = 0; i < text.n; i++) {
		long n = 0;

		if (!isdigit((unsigned char)text.p[i]))
			continue;
		for (; i < text.n && isdigit((unsigned char)text.p[i]); i++)
			n = n < 100000 ? n * 10 + (text.p[i] - '0') : n;
		if (found < 0 || last)
			found = n;
	}
	return found;
}

/* Numbers in a head are the same on each page, or count the pages.  Other
 * numbers are what the page has to say. */
static bool
counts_pages(const struct pdf_runs *r, const struct edge *edge, size_t from,
	     size_t to)
{
	size_t agree = 0;

	if (!strchr(edge[from].key, '#') || to - from < 2)
		return true;
	for (size_t i = from + 1; i < to; i++) {
		const struct pdf_run *a = &r->run[edge[i - 1].run];
		const struct pdf_run *b = &r->run[edge[i].run];
		struct slice s = buffer_slice(&r->text, a->begin, a->end);
		struct slice t = buffer_slice(&r->text, b->begin, b->end);
		long pages = (long)edge[i].page - (long)edge[i - 1].page;

		agree += slice_eq(s, t) ||
			 number_in(t, false) - number_in(s, false) == pages ||
			 number_in(t, true) - number_in(s, true) == pages;
	}
	return agree * 2 >= to - from - 1;
}

/* At one height on their pages, in letters of one size. */
static bool
stand_alike(const struct pdf_runs *r, const struct edge *a,
	    const struct edge *b)
{
	const struct pdf_run *s = &r->run[a->run], *t = &r->run[b->run];

	return fabsf(a->y - b->y) < 3 &&
	       fabsf((s->y1 - s->y0) - (t->y1 - t->y0)) < 0.5f;
}

/* Marks edge[from..to), which have one key, where they stand at one height on
 * enough pages. */
static size_t
mark_group(struct pdf_runs *r, const struct edge *edge, size_t from, size_t to)
{
	size_t marked = 0;

	for (size_t i = from, j; i < to; i = j) {
		size_t pages = 1;
		bool number = is_page_number(edge[i].key);
		bool outer = edge[i].row == 0 || edge[i].row == -1;

		for (j = i + 1;
		     j < to && stand_alike(r, &edge[j - 1], &edge[j]); j++)
			pages += edge[j].page != edge[j - 1].page;
		if ((!number && !is_words(edge[i].key)) ||
		    !counts_pages(r, edge, i, j))
			continue;
		if (pages < 3 && !(pages == 2 && r->npages <= 6 && outer) &&
		    !(number && edge[i].row == -1))
			continue;
		/* A number beside others may be a cell of a table. */
		for (size_t k = i; k < j; k++)
			if (!number || edge[k].alone) {
				/* A lone line is both a head and a foot. */
				marked += !r->run[edge[k].run].margin;
				r->run[edge[k].run].margin = true;
			}
	}
	return marked;
}

/* The second line from an edge is none of the margin where the outermost is
 * not.  Edges are in the order of their runs, those of a page together. */
static size_t
unmark_inner(struct pdf_runs *r, const struct edges *all)
{
	size_t unmarked = 0;

	for (size_t i = 0; i < all->n; i++) {
		const struct edge *e = &all->edge[i];
		bool outer = true;

		if (e->row == 0 || e->row == -1 || !r->run[e->run].margin)
			continue;
		for (size_t k = i > EDGES ? i - EDGES : 0;
		     k < all->n && k <= i + EDGES; k++)
			if (all->edge[k].page == e->page &&
			    all->edge[k].row == (e->row > 0 ? 0 : -1))
				outer &= r->run[all->edge[k].run].margin;
		if (!outer) {
			r->run[e->run].margin = false;
			unmarked++;
		}
	}
	return unmarked;
}

/* A number beside what was marked is the page's. */
static size_t
mark_numbers(struct pdf_runs *r, const struct edges *all)
{
	size_t marked = 0;

	for (size_t i = 0; i < all->n; i++) {
		const struct edge *e = &all->edge[i];
		bool others = true;

		if (!is_page_number(e->key) || r->run[e->run].margin)
			continue;
		for (size_t k = i > EDGES ? i - EDGES : 0;
		     k < all->n && k <= i + EDGES; k++)
			if (k != i && all->edge[k].page == e->page &&
			    all->edge[k].row == e->row)
				others &= r->run[all->edge[k].run].margin;
		if (others) {
			r->run[e->run].margin = true;
			marked++;
		}
	}
	return marked;
}

/* Heads that name a short chapter repeat too seldom, but stand where the
 * others do. */
static size_t
mark_places(struct pdf_runs *r, const struct edges *all)
{
	enum { PLACES = 4096 };
	unsigned *heads = xmalloc(2 * PLACES * sizeof(*heads));
	size_t marked = 0;

	memset(heads, 0, 2 * PLACES * sizeof(*heads));
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < all->n; i++) {
			const struct edge *e = &all->edge[i];
			bool foot = e->row < 0;
			struct pdf_run *run = &r->run[e->run];
			unsigned *place;

			if ((e->row != 0 && e->row != -1) || e->y < 0 ||
			    e->y >= PLACES ||
			    run->y1 - run->y0 > 1.1f * r->height)
				continue;
			place = &heads[foot * PLACES + (int)e->y];
			if (pass == 0) {
				*place += run->margin;
			} else if (!run->margin && *place >= 3) {
				run->margin = true;
				marked++;
			}
		}
	free(heads);
	return marked;
}

/* Small letters alone above a page, well apart from its text: a head even
 * where no other page shows it again. */
static size_t
mark_small(struct pdf_runs *r, const struct edges *all)
{
	size_t marked = 0;

	for (size_t i = 0; i < all->n; i++) {
		const struct edge *e = &all->edge[i];
		struct pdf_run *run = &r->run[e->run];
		float next = INFINITY;

		if (e->row != 0 || run->margin ||
		    run->y1 - run->y0 > 0.9f * r->height)
			continue;
		for (size_t k = i; k < all->n && all->edge[k].page == e->page;
		     k++)
			if (all->edge[k].row == 1)
				next = fminf(next, all->edge[k].y);
		if (next - e->y > 2.5f * r->height && next < INFINITY) {
			run->margin = true;
			marked++;
		}
	}
	return marked;
}

size_t
pdf_margins_mark(struct pdf_runs *r)
{
	struct edges all = {
	    .edge = xmalloc((r->npages + 1) * EDGES * sizeof(*all.edge))};
	size_t marked = 0;

	for (size_t p = 0, first = 0; p < r->npages; p++) {
		size_t end = r->page_end[p];

		collect(&all, r, p, first, end, 1);
		collect(&all, r, p, first, end, -1);
		first = end;
	}
	qsort(all.edge, all.n, sizeof(*all.edge), by_key);
	for (size_t i = 0, j; i < all.n; i = j) {
		for (j = i + 1;
		     j < all.n && strcmp(all.edge[i].key, all.edge[j].key) == 0;
		     j++)
			;
		marked += mark_group(r, all.edge, i, j);
	}
	qsort(all.edge, all.n, sizeof(*all.edge), by_run);
	marked += mark_numbers(r, &all);
	marked -= unmark_inner(r, &all);
	marked += mark_places(r, &all);
	marked += mark_small(r, &all);
	free(all.edge);
	return marked;
}
