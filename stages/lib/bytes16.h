/* Sixteen bytes at a time, for scans that rarely stop.  Comparisons give 0xFF
 * or 0 in each byte; GCC and Clang compile them to what the machine has. */
#ifndef FACTPIPE_BYTES16_H
#define FACTPIPE_BYTES16_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef unsigned char bytes16 __attribute__((vector_size(16)));

static inline bytes16
bytes16_load(const char *p)
{
	bytes16 x;

	memcpy(&x, p, sizeof(x));
	return x;
}

static inline bool
bytes16_any(bytes16 x)
{
	uint64_t half[2];

	memcpy(half, &x, sizeof(half));
	return (half[0] | half[1]) != 0;
}

#endif
