/* Two lines as decimals: printing and reading, and the laws of arithmetic. */
#include "decimal.h"
#include "fuzz.h"

static void
check(struct decimal d)
{
	struct decimal again, tidy = decimal_tidy(d);
	char buf[DECIMAL_TEXT];
	size_t n = decimal_print(d, buf);

	HOLDS(decimal_cmp(d, tidy) == 0);
	if (n == 0)
		return;
	HOLDS(n < DECIMAL_TEXT);
	if (decimal_parse((struct slice){buf, n}, &again))
		HOLDS(decimal_cmp(d, again) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct decimal a, b, ab, ba, back;
	char *text = fuzz_copy(data, n);
	struct slice rest = {text, n};
	bool both = decimal_parse(fuzz_line(&rest), &a) &&
		    decimal_parse(fuzz_line(&rest), &b);

	if (both) {
		check(a);
		check(b);
		HOLDS(decimal_cmp(a, a) == 0);
		HOLDS((decimal_cmp(a, b) < 0) == (decimal_cmp(b, a) > 0));
		HOLDS(decimal_add(a, b, &ab) == decimal_add(b, a, &ba));
		if (decimal_add(a, b, &ab))
			HOLDS(decimal_add(b, a, &ba) &&
			      decimal_cmp(ab, ba) == 0);
		HOLDS(decimal_mul(a, b, &ab) == decimal_mul(b, a, &ba));
		if (decimal_mul(a, b, &ab)) {
			HOLDS(decimal_mul(b, a, &ba) &&
			      decimal_cmp(ab, ba) == 0);
			check(ab);
		}
		if (decimal_div(a, b, &back))
			check(back);
	}
	free(text);
	return 0;
}
