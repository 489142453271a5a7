#include "buffer.h"

#include <stdlib.h>
#include <string.h>

#include "error.h"

void
buffer_add(struct buffer *b, const char *p, size_t n)
{
	if (b->cap - b->n < n) {
		b->cap = 2 * (b->cap + n) + 256;
		b->p = xrealloc(b->p, b->cap);
	}
	if (n)
		memcpy(b->p + b->n, p, n);
	b->n += n;
}

void
buffer_puts(struct buffer *b, const char *s)
{
	buffer_add(b, s, strlen(s));
}

void
buffer_free(struct buffer *b)
{
	free(b->p);
	*b = (struct buffer){0};
}
