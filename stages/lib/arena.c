#include "arena.h"

#include <stdlib.h>
#include <string.h>

#include "error.h"

enum { CHUNK = 1 << 16, ALIGN = 16 };

struct arena_chunk {
	struct arena_chunk *next;
	size_t used, size;
	_Alignas(ALIGN) char bytes[];
};

static void *
take(struct arena *a, size_t n, size_t align)
{
	struct arena_chunk *c = a->chunk;
	size_t at = c ? (c->used + align - 1) & ~(align - 1) : 0;

	if (!c || n > c->size - at || at > c->size) {
		size_t size = n > CHUNK ? n : CHUNK;

		c = xmalloc(sizeof(*c) + size);
		c->next = a->chunk;
		c->size = size;
		a->chunk = c;
		at = 0;
	}
	c->used = at + n;
	return c->bytes + at;
}

void *
arena_take(struct arena *a, size_t n)
{
	return take(a, n, ALIGN);
}

char *
arena_keep(struct arena *a, const char *p, size_t n)
{
	char *kept = take(a, n + 1, 1);

	memcpy(kept, p, n);
	kept[n] = '\0';
	return kept;
}

void
arena_free(struct arena *a)
{
	while (a->chunk) {
		struct arena_chunk *next = a->chunk->next;

		free(a->chunk);
		a->chunk = next;
	}
}
