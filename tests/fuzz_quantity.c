/* Fuzz target: any bytes through the scanner.  The first byte chooses the
 * locale.  Build with -fsanitize=fuzzer,address,undefined (make fuzz). */
#include <stdint.h>
#include <stdlib.h>

#include "quantity.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check(const struct quantity *q, int count, size_t n)
{
	size_t floor = 0;
	for (int i = 0; i < count; i++) {
		char buf[DECIMAL_TEXT];
		if (q[i].begin < floor || q[i].end <= q[i].begin ||
		    q[i].end > n || q[i].mark_begin > q[i].begin ||
		    q[i].mark_end > n)
			abort();
		floor = q[i].end;
		decimal_print(q[i].value, buf);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct units *units;
	static struct lexicon *lx;
	static struct quantity q[QUANTITY_MAX];
	if (lx == NULL) {
		struct error e;
		units = units_load("rules", &e);
		lx = units ? lexicon_load("rules", units, &e) : NULL;
		if (lx == NULL)
			abort();
	}
	if (n == 0)
		return 0;
	/* A copy of the exact size, so that a read past the end is seen. */
	char *text = malloc(n - 1 > 0 ? n - 1 : 1);
	if (text == NULL)
		return 0;
	memcpy(text, data + 1, n - 1);
	enum number_locale locale = data[0] & 1 ? LOCALE_COMMA : LOCALE_POINT;
	(void)quantity_guess_locale(text, n - 1);
	(void)quantity_gate(lx, text, n - 1);
	check(q, quantity_scan(lx, text, n - 1, locale, q, QUANTITY_MAX),
	      n - 1);
	free(text);
	return 0;
}
