#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "convert.h"

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void
progress_show(size_t done, size_t all)
{
	static double begin, last;
	double now = seconds(), left;
	long rest;

	if (begin == 0)
		begin = last = now;
	/* Short runs and pipes stay quiet. */
	if (now - begin < 1 || !isatty(STDERR_FILENO) ||
	    (now - last < 0.25 && done < all))
		return;
	last = now;
	left = done ? (now - begin) / (double)done * (double)(all - done) : 0;
	rest = (long)(left + 0.5);
	fprintf(stderr, "\r%zu of %zu documents, %ld:%02ld left \033[K", done,
		all, rest / 60, rest % 60);
	if (done == all)
		fprintf(stderr, "\r\033[K");
}
