#include "pdf_gutters.h"

#include <math.h>
#include <stdlib.h>

enum {
	LINES = 6, /* fewer gaps below each other are chance, */
	FEW = 3,   /* but where columns began on other pages */
	BESIDE = 2 /* words a line beside a gutter, else it parts labels */
};

/* In heights of the words: the least width of a gutter, how exactly the words
 * behind it stand below each other, how far beside it words are counted. */
static const float NARROWEST = 0.3f, EXACT = 0.08f, REACH = 8;

/* A strip x0..x1 that no word stands in from y0 to y1. */
struct gutter {
	float x0, x1, y0, y1;
};

struct page {
	struct pdf_gap *gap; /* by x1 */
	int n;
	const struct pdf_word **word; /* by y0 */
	int words;
	float height;
	float narrowest;
	struct pdf_edges *known;
};

static float
middle(const struct pdf_word *w)
{
	return (w->y0 + w->y1) / 2;
}

static int
by_right(const void *pa, const void *pb)
{
	const struct pdf_gap *a = pa, *b = pb;

	if (a->x1 != b->x1)
		return a->x1 < b->x1 ? -1 : 1;
	return a->word - b->word;
}

static int
by_top(const void *pa, const void *pb)
{
	const struct pdf_word *a = *(const struct pdf_word *const *)pa;
	const struct pdf_word *b = *(const struct pdf_word *const *)pb;

	if (a->y0 != b->y0)
		return a->y0 < b->y0 ? -1 : 1;
	return (a->x0 > b->x0) - (a->x0 < b->x0);
}

static int
by_size(const void *pa, const void *pb)
{
	float a = *(const float *)pa, b = *(const float *)pb;

	return (a > b) - (a < b);
}

static float
median_height(const struct pdf_word *word, int words)
{
	float *size = xmalloc((size_t)words * sizeof(*size)), median;

	for (int i = 0; i < words; i++)
		size[i] = word[i].y1 - word[i].y0;
	qsort(size, (size_t)words, sizeof(*size), by_size);
	median = size[words / 2];
	free(size);
	return median;
}

/* The words right beside the strip reach up to x0. */
static float
left_edge(const struct page *p, const struct gutter *g)
{
	float edge = -INFINITY;

	for (int i = 0; i < p->words; i++) {
		const struct pdf_word *w = p->word[i];

		if (middle(w) > g->y0 && middle(w) < g->y1 && w->x1 < g->x1)
			edge = fmaxf(edge, w->x1);
	}
	return edge;
}

/* The gap goes across the strip, at its height. */
static bool
covers(const struct pdf_gap *gap, const struct gutter *g)
{
	return gap->y > g->y0 && gap->y < g->y1 && gap->x0 <= g->x0 + 0.01f &&
	       gap->x1 >= g->x1 - 0.01f;
}

/* One of the sides of the gap is a side of the column. */
static bool
is_even(const struct page *p, const struct pdf_gap *gap, const struct gutter *g)
{
	float exact = EXACT * p->height;

	return fabsf(gap->x1 - g->x1) < exact || fabsf(gap->x0 - g->x0) < exact;
}

/* Words beside the strip at its height. */
static void
count_words(const struct page *p, const struct gutter *g, int *left, int *right)
{
	float reach = REACH * p->height;

	*left = *right = 0;
	for (int i = 0; i < p->words; i++) {
		const struct pdf_word *w = p->word[i];

		if (middle(w) < g->y0 || middle(w) > g->y1)
			continue;
		*left += w->x1 <= g->x0 + 0.01f && w->x1 > g->x0 - reach;
		*right += w->x0 >= g->x1 - 0.01f && w->x0 < g->x1 + reach;
	}
}

/* Above the first and below the last line whose gap is even may stand lines
 * across both columns, with a space at the strip by chance. */
static void
trim(const struct page *p, struct gutter *g)
{
	float first = INFINITY, last = -INFINITY, half = p->height / 2;

	for (int i = 0; i < p->n; i++)
		if (covers(&p->gap[i], g) && is_even(p, &p->gap[i], g)) {
			first = fminf(first, p->gap[i].y);
			last = fmaxf(last, p->gap[i].y);
		}
	g->y0 = fmaxf(g->y0, first - half);
	g->y1 = fminf(g->y1, last + half);
}

/* The edge of a known column at x, or -1. */
static int
known_edge(const struct page *p, float x)
{
	for (int i = 0; i < p->known->n; i++)
		if (fabsf(p->known->x[i] - x) < EXACT * p->height)
			return i;
	return -1;
}

static void
keep_gutter(struct page *p, const struct gutter *g)
{
	enum { MOST = sizeof(p->known->x) / sizeof(p->known->x[0]) };

	for (int i = 0; i < p->n; i++)
		if (covers(&p->gap[i], g))
			p->gap[i].gutter = true;
	if (p->narrowest == 0 || g->x1 - g->x0 < p->narrowest)
		p->narrowest = g->x1 - g->x0;
	if (known_edge(p, g->x1) < 0 && p->known->n < MOST)
		p->known->x[p->known->n++] = g->x1;
}

/* Marks the gaps of a strip that no word stands in, when columns of text are
 * on its sides. */
static void
try_gutter(struct page *p, struct gutter g, int least)
{
	float exact = EXACT * p->height;
	int even = 0, all = 0, words[2];

	/* Most strips are not as high as that, so that pages of many words
	 * take no longer. */
	if (g.y1 - g.y0 < (float)(least - 1) * p->height / 2)
		return;
	g.x0 = fmaxf(left_edge(p, &g), g.x0 - REACH * p->height);
	for (int i = 0; i < p->n; i++)
		if (covers(&p->gap[i], &g)) {
			even += fabsf(p->gap[i].x1 - g.x1) < exact;
			all++;
		}
	if (even < least || even * 2 < all)
		return;
	trim(p, &g);
	count_words(p, &g, &words[0], &words[1]);
	if (words[0] < BESIDE * all || words[1] < BESIDE * all)
		return;
	keep_gutter(p, &g);
}

/* Looks for gutters left of x, each from one word that stands in its way to
 * the next. */
static void
try_edge(struct page *p, float x, int least)
{
	struct gutter g = {x - NARROWEST * p->height, x, -INFINITY, INFINITY};

	for (int i = 0; i < p->words; i++) {
		const struct pdf_word *w = p->word[i];

		if (w->x0 >= g.x1 - 0.01f || w->x1 <= g.x0)
			continue;
		g.y1 = middle(w);
		try_gutter(p, g, least);
		g.y0 = middle(w);
	}
	g.y1 = INFINITY;
	try_gutter(p, g, least);
}

float
pdf_gutters_find(struct pdf_gap *gap, int n, const struct pdf_word *word,
		 int words, struct pdf_edges *known)
{
	struct page p = {.gap = gap, .n = n, .words = words, .known = known};
	float exact;

	if (n < FEW)
		return 0;
	p.height = median_height(word, words);
	exact = EXACT * p.height;
	p.word = xmalloc((size_t)words * sizeof(*p.word));
	for (int i = 0; i < words; i++)
		p.word[i] = &word[i];
	qsort(p.word, (size_t)words, sizeof(*p.word), by_top);
	qsort(gap, (size_t)n, sizeof(*gap), by_right);
	for (int i = 0, to = 0; i < n; i = to) {
		int least = known_edge(&p, gap[i].x1) < 0 ? LINES : FEW;

		for (to = i + 1; to < n && gap[to].x1 < gap[i].x1 + exact; to++)
			;
		if (to - i >= least)
			try_edge(&p, gap[i].x1, least);
	}
	free(p.word);
	return p.narrowest;
}
