#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pdf.h"
#include "pdf_gutters.h"
#include "pdf_mark.h"

/* In heights of a word: a gap that is no space. */
static const float GLUED = 0.1f;
/* Spaces of one justified line differ by less, in points. */
static const float SAME = 0.12f;
/* The widest that a word space can become in a narrow justified column. */
static const float FAR = 8;

/* A word's neighbours on its line, or -1. */
struct link {
	int right, left;
	float right_cost, left_cost;
	bool cut;    /* what is on the right belongs to another run */
	bool gutter; /* and to another column */
	bool sideways;
};

static float
height(const struct pdf_word *w)
{
	return w->y1 - w->y0;
}

static bool
on_one_line(const struct pdf_word *a, const struct pdf_word *b)
{
	float low = fminf(a->y1, b->y1), high = fmaxf(a->y0, b->y0);

	return low - high >= 0.5f * fminf(height(a), height(b));
}

/* b stands small and high beside a.  The boxes of another font differ too, but
 * do not reach above. */
static bool
raised(const struct pdf_word *a, const struct pdf_word *b)
{
	float up = (a->y1 - b->y1) / height(a);
	float over = (a->y0 - b->y0) / height(a);

	return height(b) < 0.9f * height(a) ? up > 0.3f && over > -0.05f
					    : up > 0.25f && over > 0.15f;
}

/* Words along the side of a page or a chart stand on end; a short one is told
 * by the word before it. */
static void
find_sideways(struct link *link, const struct pdf_word *word, int n)
{
	for (int i = 0; i < n; i++) {
		const struct pdf_word *w = &word[i];

		if (w->end - w->begin >= 3)
			link[i].sideways = height(w) > 2 * (w->x1 - w->x0);
		else if (i > 0 && link[i - 1].sideways)
			link[i].sideways =
			    w->x0 < word[i - 1].x1 && w->x1 > word[i - 1].x0;
	}
}

static void
link_pair(struct link *link, const struct pdf_word *word, int l, int r)
{
	const struct pdf_word *a = &word[l], *b = &word[r];
	float tall = fmaxf(height(a), height(b)), gap = b->x0 - a->x1;
	float cost = fabsf(gap) + fabsf(a->y0 + a->y1 - b->y0 - b->y1) / 2;

	if (link[l].sideways || link[r].sideways)
		return;
	if (gap < -0.3f * tall || gap > FAR * tall || !on_one_line(a, b))
		return;
	if (link[l].right < 0 || cost < link[l].right_cost) {
		link[l].right = r;
		link[l].right_cost = cost;
	}
	if (link[r].left < 0 || cost < link[r].left_cost) {
		link[r].left = l;
		link[r].left_cost = cost;
	}
}

static int
by_top(const void *a, const void *b, void *words)
{
	const struct pdf_word *word = words;
	int i = *(const int *)a, j = *(const int *)b;

	if (word[i].y0 != word[j].y0)
		return word[i].y0 < word[j].y0 ? -1 : 1;
	return i - j;
}

/* Finds each word's neighbours.  order is room for n numbers. */
static void
link_words(struct link *link, int *order, const struct pdf_word *word, int n)
{
	for (int i = 0; i < n; i++) {
		link[i] = (struct link){.right = -1, .left = -1};
		order[i] = i;
	}
	find_sideways(link, word, n);
	qsort_r(order, (size_t)n, sizeof(*order), by_top, (void *)word);
	for (int i = 0; i < n; i++)
		for (int j = i + 1; j < n; j++) {
			int a = order[i], b = order[j];

			if (word[b].y0 >= word[a].y1)
				break;
			if (word[a].x0 <= word[b].x0)
				link_pair(link, word, a, b);
			else
				link_pair(link, word, b, a);
		}
	for (int i = 0; i < n; i++)
		if (link[i].right >= 0 && link[link[i].right].left != i)
			link[i].right = -1;
	for (int i = 0; i < n; i++)
		if (link[i].left >= 0 && link[link[i].left].right != i)
			link[i].left = -1;
}

static float
gap_behind(const struct link *link, const struct pdf_word *word, int i)
{
	int r = i >= 0 ? link[i].right : -1;

	return r >= 0 ? word[r].x0 - word[i].x1 : -1;
}

static bool
begins_with_letter(const struct pdf_words *w, const struct pdf_word *word)
{
	unsigned char c = word->begin < word->end
			      ? (unsigned char)w->text.p[word->begin]
			      : '0';

	return isalpha(c) || c >= 0x80 || strchr("(\"'", c);
}

static bool
between_numbers(const struct link *link, const struct pdf_words *w,
		const struct pdf_word *word, int i)
{
	return !begins_with_letter(w, &word[i]) &&
	       !begins_with_letter(w, &word[link[i].right]);
}

/* The wide gap behind word i is a space of a narrow justified line: another one
 * close by is as wide.  The gaps of columns and tables differ, but for those
 * between numbers. */
static bool
is_space(const struct link *link, const struct pdf_words *w,
	 const struct pdf_word *word, int i)
{
	float gap = gap_behind(link, word, i);
	int k = i;

	if (between_numbers(link, w, word, i))
		return false;
	for (int back = 0; back < 2 && link[k].left >= 0; back++)
		k = link[k].left;
	for (int n = 0; n < 5 && k >= 0 && link[k].right >= 0;
	     n++, k = link[k].right)
		if (k != i && fabsf(gap_behind(link, word, k) - gap) < SAME &&
		    !between_numbers(link, w, word, k))
			return true;
	return false;
}

/* Marks the gaps between columns. */
static float
find_gutters(struct link *link, const struct pdf_word *word, int n,
	     struct pdf_edges *known)
{
	struct pdf_gap *gap = xmalloc((size_t)n * sizeof(*gap));
	float narrowest;
	int gaps = 0;

	for (int i = 0; i < n; i++)
		if (link[i].right >= 0)
			gap[gaps++] =
			    (struct pdf_gap){.x0 = word[i].x1,
					     .x1 = word[link[i].right].x0,
					     .y = (word[i].y0 + word[i].y1) / 2,
					     .word = i};
	narrowest = pdf_gutters_find(gap, gaps, word, n, known);
	for (int i = 0; i < gaps; i++)
		link[gap[i].word].gutter = gap[i].gutter;
	free(gap);
	return narrowest;
}

/* Cuts the lines at wide gaps and between columns. */
static void
cut_runs(struct link *link, const struct pdf_words *w,
	 const struct pdf_word *word, float wide, int n)
{
	for (int i = 0; i < n; i++) {
		int r = link[i].right;

		link[i].cut =
		    link[i].gutter ||
		    (r >= 0 &&
		     gap_behind(link, word, i) >
			 wide * fmaxf(height(&word[i]), height(&word[r])) &&
		     !is_space(link, w, word, i));
	}
	for (int i = 0; i < n; i++)
		if (link[i].cut) {
			link[link[i].right].left = -1;
			link[i].right = -1;
		}
}

static struct pdf_run *
add_run(struct pdf_runs *r)
{
	if (r->n == r->cap) {
		r->cap = 2 * r->cap + 64;
		r->run = xrealloc(r->run, r->cap * sizeof(*r->run));
	}
	r->run[r->n] =
	    (struct pdf_run){.begin = r->text.n, .space = r->nspaces};
	return &r->run[r->n++];
}

static struct slice
word_text(const struct pdf_words *w, const struct pdf_word *word)
{
	return buffer_slice(&w->text, word->begin, word->end);
}

/* Appends a raised word to the run as what it means there. */
static void
add_raised(struct pdf_runs *r, struct pdf_run *run, struct slice mark)
{
	struct slice before = buffer_slice(&r->text, run->begin, r->text.n);

	switch (pdf_mark_of(before, mark)) {
	case MARK_PLAIN:
		buffer_add(&r->text, mark.p, mark.n);
		break;
	case MARK_DEGREE:
		buffer_puts(&r->text, "\u00b0");
		break;
	case MARK_POWER:
		pdf_mark_superscript(&r->text, mark);
		break;
	case MARK_NOTE:
		r->marks++;
		break;
	}
}

static void
add_space(struct pdf_runs *r, struct pdf_run *run, float x0, float x1)
{
	if (r->nspaces == r->space_cap) {
		r->space_cap = 2 * r->space_cap + 256;
		r->space = xrealloc(r->space, r->space_cap * sizeof(*r->space));
	}
	r->space[r->nspaces++] = (struct pdf_space){x0, x1, r->text.n};
	run->spaces++;
	buffer_puts(&r->text, " ");
}

static void
grow_box(struct pdf_run *run, const struct pdf_word *word, bool first)
{
	if (first)
		*run = (struct pdf_run){.x0 = word->x0,
					.x1 = word->x1,
					.y0 = word->y0,
					.y1 = word->y1,
					.begin = run->begin,
					.space = run->space};
	run->x1 = fmaxf(run->x1, word->x1);
	if (height(word) > run->y1 - run->y0) {
		run->y0 = word->y0;
		run->y1 = word->y1;
	}
}

/* The run that begins with word at. */
static void
make_run(struct pdf_runs *r, const struct pdf_words *w,
	 const struct pdf_word *word, const struct link *link, int at)
{
	struct pdf_run *run = add_run(r);
	const struct pdf_word *base = NULL, *last = NULL;

	for (int i = at; i >= 0; last = &word[i], i = link[i].right) {
		const struct pdf_word *v = &word[i];
		int next = link[i].right;

		grow_box(run, v, i == at);
		if (base && raised(base, v)) {
			add_raised(r, run, word_text(w, v));
			continue;
		}
		if (i == at && next >= 0 && raised(&word[next], v)) {
			run->marked = true;
			pdf_mark_superscript(&r->text, word_text(w, v));
			continue;
		}
		if (last && (v->x0 - last->x1 > GLUED * height(v) ||
			     (run->marked && !base)))
			add_space(r, run, last->x1, v->x0);
		buffer_add(&r->text, w->text.p + v->begin, v->end - v->begin);
		base = v;
	}
	run->sideways = link[at].sideways;
	run->end = r->text.n;
}

/* The height of most of the text, to half a point. */
static float
usual_height(const struct pdf_runs *r)
{
	enum { SLOTS = 256 };
	size_t weight[SLOTS] = {0}, best = 0;

	for (size_t i = 0; i < r->n; i++) {
		const struct pdf_run *run = &r->run[i];
		float slot = (run->y1 - run->y0) * 2 + 0.5f;

		if (!run->sideways && slot >= 0 && slot < SLOTS)
			weight[(size_t)slot] += run->end - run->begin;
	}
	for (size_t i = 1; i < SLOTS; i++)
		if (weight[i] > weight[best])
			best = i;
	return (float)best / 2;
}

/* How wide a gap must be to part runs: twice the usual space between words,
 * since words that were read from pictures can have narrow boxes. */
static float
find_wide(const struct pdf_words *w)
{
	enum { SLOTS = 150, PER_HEIGHT = 50 };
	size_t count[SLOTS] = {0}, all = 0, sum = 0, slot = 0;

	for (size_t i = 1; i < w->n; i++) {
		const struct pdf_word *a = &w->word[i - 1], *b = &w->word[i];
		float gap = (b->x0 - a->x1) / height(b) * PER_HEIGHT;

		if (!(gap >= 0 && gap < SLOTS) || b->begin == b->end ||
		    !islower((unsigned char)w->text.p[b->begin]) ||
		    !on_one_line(a, b))
			continue;
		count[(size_t)gap]++;
		all++;
	}
	while (slot + 1 < SLOTS && (sum += count[slot]) * 2 < all)
		slot++;
	return fminf(fmaxf(2.1f * (float)slot / PER_HEIGHT, 0.8f), 2);
}

void
pdf_runs_make(struct pdf_runs *r, const struct pdf_words *w)
{
	*r = (struct pdf_runs){.npages = w->npages, .wide = find_wide(w)};
	struct pdf_edges known = {.n = 0};

	r->page_end = xmalloc(w->npages * sizeof(*r->page_end));
	r->gutter = xmalloc(w->npages * sizeof(*r->gutter));
	for (size_t p = 0; p < w->npages; p++) {
		const struct pdf_word *word = w->word + w->page[p].first;
		int n = (int)w->page[p].n;
		struct link *link = xmalloc((size_t)n * sizeof(*link));
		int *order = xmalloc((size_t)n * sizeof(*order));

		link_words(link, order, word, n);
		r->gutter[p] = find_gutters(link, word, n, &known);
		cut_runs(link, w, word, r->wide, n);
		for (int i = 0; i < n; i++)
			if (link[i].left < 0)
				make_run(r, w, word, link, i);
		r->page_end[p] = r->n;
		free(link);
		free(order);
	}
	r->height = usual_height(r);
}

void
pdf_runs_free(struct pdf_runs *r)
{
	free(r->run);
	free(r->page_end);
	free(r->gutter);
	free(r->space);
	buffer_free(&r->text);
	*r = (struct pdf_runs){0};
}
