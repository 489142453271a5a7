/* What the fuzz targets share.  A target is tests/fuzz/NAME.c, its corpus
 * tests/fuzz/corpus/NAME: small seeds, and inputs that once failed. */
#ifndef FACTPIPE_FUZZ_H
#define FACTPIPE_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "slice.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* A promise of the contract. */
#define HOLDS(x)                                                               \
	do {                                                                   \
		if (!(x)) {                                                    \
			fprintf(stderr, "%s:%d: does not hold: %s\n",          \
				__FILE__, __LINE__, #x);                       \
			abort();                                               \
		}                                                              \
	} while (0)

/* A copy of the exact size, so that a read past the end is seen. */
static inline char *
fuzz_copy(const uint8_t *data, size_t n)
{
	char *p = malloc(n ? n : 1);

	HOLDS(p);
	if (n)
		memcpy(p, data, n);
	return p;
}

/* A file that holds the bytes, at its beginning.  The caller closes it. */
static inline int
fuzz_file(const void *data, size_t n)
{
	int fd = memfd_create("fuzz", 0);

	HOLDS(fd >= 0 && write(fd, data, n) == (ssize_t)n);
	HOLDS(lseek(fd, 0, SEEK_SET) == 0);
	return fd;
}

/* The path of such a file. */
static inline const char *
fuzz_path(int fd, char path[32])
{
	snprintf(path, 32, "/proc/self/fd/%d", fd);
	return path;
}

/* Cuts the first line off *rest. */
static inline struct slice
fuzz_line(struct slice *rest)
{
	const char *lf = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;
	struct slice line = {rest->p, lf ? (size_t)(lf - rest->p) : rest->n};
	size_t used = line.n + (lf ? 1 : 0);

	rest->p += used;
	rest->n -= used;
	return line;
}

#endif
