/* Memory that is taken piece by piece and given back at once. */
#ifndef FACTPIPE_ARENA_H
#define FACTPIPE_ARENA_H

#include <stddef.h>

struct arena {
	struct arena_chunk *chunk; /* NULL: nothing taken yet */
};

/* n bytes, aligned for any type; theirs until arena_free. */
void *arena_take(struct arena *a, size_t n);

/* A NUL-terminated copy of p[0..n). */
char *arena_keep(struct arena *a, const char *p, size_t n);

void arena_free(struct arena *a);

#endif
