#include "select.h"

#include <stdlib.h>
#include <string.h>

#include "error.h"

const char *const select_fact_column[] = {
    "claim", "subject",  "object", "kind",   "direction", "qualifier",
    "value", "value_to", "unit",   "period", NULL};

static int
by_place(const void *a, const void *b)
{
	const struct select_row *x = a, *y = b;

	if (x->begin != y->begin)
		return x->begin < y->begin ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* Rows that share bytes of the source compete; sorted by begin, they follow
 * each other. */
static void
keep_heaviest(struct select_row *row, size_t n)
{
	size_t best = 0;

	for (size_t i = 1; i < n; i++) {
		struct select_row *r = &row[i], *b = &row[best];

		if (r->begin >= b->end) {
			best = i;
		} else if (r->weight > b->weight) {
			b->verdict = ROW_WEAKER;
			b->by = r->order;
			best = i;
		} else {
			r->verdict = ROW_WEAKER;
			r->by = b->order;
		}
	}
}

static uint64_t
hash(struct slice s)
{
	uint64_t h = 14695981039346656037u; /* FNV-1a */

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	return h;
}

static void
merge_same(struct select_row *row, size_t n)
{
	size_t slots = 16, at;
	size_t *slot;

	while (slots < 2 * n)
		slots *= 2;
	slot = xmalloc(slots * sizeof(*slot));
	memset(slot, 0xff, slots * sizeof(*slot));
	for (size_t i = 0; i < n; i++) {
		struct select_row *r = &row[i];

		if (r->verdict != ROW_KEPT || r->fact.n == 0)
			continue;
		at = hash(r->fact) & (slots - 1);
		while (slot[at] != SIZE_MAX &&
		       !slice_eq(row[slot[at]].fact, r->fact))
			at = (at + 1) & (slots - 1);
		if (slot[at] == SIZE_MAX) {
			slot[at] = i;
			continue;
		}
		r->verdict = ROW_MERGED;
		r->by = row[slot[at]].order;
		row[slot[at]].times++;
	}
	free(slot);
}

void
select_rows(struct select_row *row, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		row[i].verdict = ROW_KEPT;
		row[i].times = 1;
	}
	if (n == 0)
		return;
	qsort(row, n, sizeof(*row), by_place);
	keep_heaviest(row, n);
	merge_same(row, n);
}
