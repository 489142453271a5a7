/* A slice is a run of bytes that somebody else owns. */
#ifndef FACTPIPE_SLICE_H
#define FACTPIPE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
	const char *p;
	size_t n;
};

/* A slice of a NUL-terminated string, which must outlive it. */
static inline struct slice
slice_of(const char *s)
{
	return (struct slice){s, strlen(s)};
}

static inline bool
slice_eq(struct slice a, struct slice b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool
slice_is(struct slice a, const char *s)
{
	return slice_eq(a, slice_of(s));
}

#endif
