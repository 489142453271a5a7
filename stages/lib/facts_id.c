#include "facts_id.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "error.h"

/* FNV-1a. */
static uint64_t
hash(uint64_t h, const void *p, size_t n)
{
	const unsigned char *c = p;

	for (size_t i = 0; i < n; i++)
		h = (h ^ c[i]) * 0x100000001b3u;
	return h;
}

/* The finalizer of MurmurHash3, for FNV-1a mixes its last bytes badly. */
static uint64_t
mix(uint64_t h)
{
	h = (h ^ h >> 33) * 0xff51afd7ed558ccdu;
	h = (h ^ h >> 33) * 0xc4ceb9fe1a85ec53u;
	return h ^ h >> 33;
}

/* Where h is, or the free slot where it belongs. */
static uint64_t *
find(uint64_t *slot, size_t cap, uint64_t h)
{
	size_t i = h & (cap - 1);

	while (slot[i] && slot[i] != h)
		i = (i + 1) & (cap - 1);
	return &slot[i];
}

/* Doubles the table. */
static void
grow(struct facts_ids *ids)
{
	size_t cap = ids->cap ? 2 * ids->cap : 256;
	uint64_t *slot = xmalloc(cap * sizeof(*slot));

	memset(slot, 0, cap * sizeof(*slot));
	for (size_t i = 0; i < ids->cap; i++)
		if (ids->slot[i])
			*find(slot, cap, ids->slot[i]) = ids->slot[i];
	free(ids->slot);
	ids->slot = slot;
	ids->cap = cap;
}

static void
begin_document(struct facts_ids *ids, struct slice doc)
{
	if (ids->doc && slice_eq(doc, (struct slice){ids->doc, ids->doc_n}))
		return;
	free(ids->doc);
	ids->doc = xstrndup(doc.p, doc.n);
	ids->doc_n = doc.n;
	if (ids->n)
		memset(ids->slot, 0, ids->cap * sizeof(*ids->slot));
	ids->n = 0;
}

void
facts_id(struct facts_ids *ids, const struct slice row[FACTS_COLUMNS],
	 char id[17])
{
	static const int part[] = {FACTS_DOC,   FACTS_BEGIN, FACTS_END,
				   FACTS_CLAIM, FACTS_RULE,  FACTS_VALUE};
	uint64_t h = 0xcbf29ce484222325u, *slot;

	begin_document(ids, row[FACTS_DOC]);
	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++) {
		h = hash(h, row[part[i]].p, row[part[i]].n);
		h = hash(h, "\t", 1);
	}
	h = mix(h);
	if (2 * ids->n >= ids->cap)
		grow(ids);
	/* 0 marks a free slot, so it is no id either. */
	while (h == 0 || *(slot = find(ids->slot, ids->cap, h)) == h)
		h = mix(h + 1);
	*slot = h;
	ids->n++;
	snprintf(id, 17, "%016" PRIx64, h);
}

void
facts_ids_free(struct facts_ids *ids)
{
	free(ids->doc);
	free(ids->slot);
	*ids = (struct facts_ids){0};
}
