/* A growing run of bytes. */
#ifndef FACTPIPE_BUFFER_H
#define FACTPIPE_BUFFER_H

#include <stddef.h>

#include "slice.h"

struct buffer {
	char *p; /* owned; not NUL-terminated */
	size_t n, cap;
};

void buffer_add(struct buffer *b, const char *p, size_t n);
void buffer_puts(struct buffer *b, const char *s);
void buffer_free(struct buffer *b);

static inline struct slice
buffer_slice(const struct buffer *b, size_t begin, size_t end)
{
	return (struct slice){b->p + begin, end - begin};
}

#endif
