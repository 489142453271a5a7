#include "running_heads.h"

#include <stdlib.h>
#include <unistd.h>

enum {
	EDGE = 2,            /* lines looked at above and below a page */
	REPEATS = 3,         /* so often a line must come */
	EDGES_CAP = 1 << 20, /* lines remembered */
	EDGE_BYTES = 160     /* a longer line is no head */
};

struct edge {
	uint64_t hash, offset;
};

struct edges {
	struct edge *edge;
	size_t n, cap;
	struct edge foot[EDGE]; /* the last lines of the page, a ring */
	size_t on_page;         /* lines */
};

/* Digits count as one sign each group: `12` and `Page 3 of 10` repeat. */
static uint64_t
hash_line(const char *p, size_t n)
{
	uint64_t h = 0xcbf29ce484222325;
	bool digits = false;

	while (n > 0 && (*p == ' ' || *p == '\t'))
		p++, n--;
	for (size_t i = 0; i < n; i++) {
		bool digit = p[i] >= '0' && p[i] <= '9';

		if (!digit || !digits)
			h = (h ^ (digit ? '#' : (unsigned char)p[i])) *
			    0x100000001b3;
		digits = digit;
	}
	return h;
}

static void
keep(struct edges *x, struct edge edge)
{
	if (x->n == EDGES_CAP)
		return;
	if (x->n == x->cap) {
		x->cap = x->cap ? 2 * x->cap : 256;
		x->edge = xrealloc(x->edge, x->cap * sizeof(*x->edge));
	}
	x->edge[x->n++] = edge;
}

static void
end_page(struct edges *x)
{
	size_t feet = x->on_page > EDGE ? x->on_page - EDGE : 0;

	for (size_t i = feet > EDGE ? EDGE : feet; i > 0; i--)
		keep(x, x->foot[(x->on_page - i) % EDGE]);
	x->on_page = 0;
}

static void
see_line(struct edges *x, const struct text_line *line)
{
	struct edge edge = {0, line->offset};

	if (line->n <= EDGE_BYTES)
		edge.hash = hash_line(line->p, line->n);
	if (x->on_page < EDGE)
		keep(x, edge);
	else
		x->foot[x->on_page % EDGE] = edge;
	x->on_page++;
}

static int
by_hash(const void *a, const void *b)
{
	const struct edge *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->offset > y->offset) - (x->offset < y->offset);
}

static int
by_offset(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Keeps the offsets of lines that repeat on enough pages.  The first line of
 * all stays: it may be the title. */
static void
choose(struct running_heads *h, struct edges *x, uint64_t pages)
{
	size_t need = pages < REPEATS ? 2 : REPEATS;
	uint64_t first = x->edge[0].offset;

	qsort(x->edge, x->n, sizeof(*x->edge), by_hash);
	for (size_t i = 0, to; i < x->n; i = to) {
		for (to = i; to < x->n && x->edge[to].hash == x->edge[i].hash;
		     to++)
			;
		if (to - i < need || x->edge[i].hash == 0)
			continue;
		if (h->cap < h->n + (to - i)) {
			h->cap = 2 * (h->n + (to - i));
			h->offset =
			    xrealloc(h->offset, h->cap * sizeof(*h->offset));
		}
		for (; i < to; i++)
			if (x->edge[i].offset != first)
				h->offset[h->n++] = x->edge[i].offset;
	}
	if (h->n)
		qsort(h->offset, h->n, sizeof(*h->offset), by_offset);
}

void
heads_find(struct running_heads *h, int fd)
{
	struct text_reader r = {.fd = fd};
	struct edges x = {.n = 0};
	off_t was = lseek(fd, 0, SEEK_CUR);

	if (was < 0 || lseek(fd, 0, SEEK_SET) < 0)
		return;
	text_open(&r, fd, "");
	while (text_block(&r, NULL) == 1) {
		/* the last line of a part comes again */
		for (size_t i = 0; i + (r.ended == TEXT_MORE) < r.nlines; i++)
			see_line(&x, &r.line[i]);
		if (r.ended == TEXT_PAGE || r.ended == TEXT_EOF)
			end_page(&x);
	}
	if (x.n)
		choose(h, &x, r.page);
	text_close(&r);
	free(x.edge);
	lseek(fd, was, SEEK_SET);
}

void
heads_clear(struct running_heads *h)
{
	h->n = h->next = 0;
	h->dropped = 0;
}

void
heads_free(struct running_heads *h)
{
	free(h->offset);
	*h = (struct running_heads){0};
}

void
heads_drop(struct running_heads *h, struct text_reader *r)
{
	size_t n = 0;

	if (h->next == h->n)
		return;
	for (size_t i = 0; i < r->nlines; i++) {
		bool again = r->ended == TEXT_MORE && i + 1 == r->nlines;

		while (h->next < h->n && h->offset[h->next] < r->line[i].offset)
			h->next++;
		if (again || h->next == h->n ||
		    h->offset[h->next] != r->line[i].offset)
			r->line[n++] = r->line[i];
	}
	h->dropped += r->nlines - n;
	r->nlines = n;
}
