#include "tally.h"

#include <stdlib.h>

#include "error.h"

static size_t
hash(struct slice s)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	return (size_t)(h ^ h >> 32);
}

/* The slot of s, or the free one where it belongs. */
static size_t *
find(const struct tally *t, struct slice s)
{
	size_t i = hash(s) & (t->slots - 1);

	for (; t->slot[i]; i = (i + 1) & (t->slots - 1)) {
		const struct tally_entry *e = &t->entry[t->slot[i] - 1];

		if (slice_eq((struct slice){e->text, e->n}, s))
			break;
	}
	return &t->slot[i];
}

static void
index_entries(struct tally *t, size_t slots)
{
	free(t->slot);
	t->slots = slots;
	t->slot = xmalloc(slots * sizeof(*t->slot));
	memset(t->slot, 0, slots * sizeof(*t->slot));
	for (size_t i = 0; i < t->n; i++)
		*find(t, (struct slice){t->entry[i].text, t->entry[i].n}) =
		    i + 1;
}

size_t
tally_add(struct tally *t, struct slice text, uint64_t count)
{
	size_t *slot;

	if (2 * t->n >= t->slots)
		index_entries(t, t->slots ? 2 * t->slots : 64);
	slot = find(t, text);
	if (!*slot) {
		if (t->n == t->cap) {
			t->cap = t->cap ? 2 * t->cap : 32;
			t->entry =
			    xrealloc(t->entry, t->cap * sizeof(*t->entry));
		}
		t->entry[t->n] =
		    (struct tally_entry){xstrndup(text.p, text.n), text.n, 0};
		*slot = ++t->n;
	}
	t->entry[*slot - 1].count += count;
	return *slot - 1;
}

uint64_t
tally_count(const struct tally *t, struct slice text)
{
	size_t at = t->slots ? *find(t, text) : 0;

	return at ? t->entry[at - 1].count : 0;
}

static int
compare(const void *a, const void *b)
{
	const struct tally_entry *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return strcmp(x->text, y->text);
}

void
tally_sort(struct tally *t)
{
	if (t->n)
		qsort(t->entry, t->n, sizeof(*t->entry), compare);
	if (t->slots)
		index_entries(t, t->slots);
}

void
tally_free(struct tally *t)
{
	for (size_t i = 0; i < t->n; i++)
		free(t->entry[i].text);
	free(t->entry);
	free(t->slot);
	*t = (struct tally){0};
}
