/* Any bytes through the reader of periods. */
#include <ctype.h>

#include "fuzz.h"
#include "period.h"

enum { MAX = 64 };

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct period p[MAX];
	char *text = fuzz_copy(data, n);
	int count = period_scan(text, n, p, MAX);
	size_t floor = 0;

	HOLDS(count >= 0 && count <= MAX);
	for (int i = 0; i < count; i++) {
		HOLDS(p[i].begin >= floor && p[i].begin < p[i].end);
		HOLDS(p[i].end <= n);
		floor = p[i].end;
		HOLDS(memchr(p[i].iso, '\0', sizeof p[i].iso));
		HOLDS(strlen(p[i].iso) >= 4);
		HOLDS(strspn(p[i].iso, "0123456789-/.QH") == strlen(p[i].iso));
	}
	for (size_t at = 0; at < n; at += 1 + n / 8) {
		const struct period *near =
		    period_nearest(text, n, p, count, at, n);

		HOLDS(!near || (near >= p && near < p + count));
	}
	free(text);
	return 0;
}
