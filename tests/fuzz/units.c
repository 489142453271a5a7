/* Units at every place of any bytes, behind a number and before one. */
#include "units.h"
#include "fuzz.h"

static void
check(const struct units *units, const struct unit *u)
{
	struct decimal base;

	HOLDS(*u->symbol && memchr(u->symbol, '\0', sizeof u->symbol));
	HOLDS(memchr(u->ucum, '\0', sizeof u->ucum));
	HOLDS(memchr(u->base, '\0', sizeof u->base));
	HOLDS(u->dimension >= 0 && u->dimension < units_dimension_count(units));
	if (units_to_base(u, decimal_of(3), &base))
		HOLDS(*u->base);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct units *units;
	struct unit after, before, both;
	struct error e;
	char *text = fuzz_copy(data, n);

	if (!units)
		HOLDS(units = units_load("rules", &e));
	(void)units_find(units, (struct slice){text, n}, &after);
	for (size_t at = 0; at <= n; at++) {
		size_t behind, left = units_before(units, text, at, &before);

		HOLDS(left <= at);
		if (left)
			check(units, &before);
		for (int spaced = 0; spaced < 2; spaced++) {
			behind =
			    units_after(units, text, n, at, spaced, &after);
			HOLDS(behind <= n - at);
			if (behind)
				check(units, &after);
			if (left && behind &&
			    units_join(units, &before, &after, &both))
				check(units, &both);
		}
	}
	free(text);
	return 0;
}
