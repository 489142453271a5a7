/* Any bytes through the scanner of quantities.  The first byte chooses the
 * locale. */
#include "quantity.h"
#include "fuzz.h"

static void
check_value(struct decimal d)
{
	struct decimal again;
	char buf[DECIMAL_TEXT];
	size_t n = decimal_print(d, buf);

	/* 2e257 is a quantity; fact-resolve says that it cannot print it. */
	HOLDS(n < DECIMAL_TEXT && (n > 0 || abs(d.exponent) > 100));
	if (n == 0)
		return;
	HOLDS(decimal_parse((struct slice){buf, n}, &again));
	HOLDS(decimal_cmp(d, again) == 0);
}

static void
check(const char *text, size_t n, const struct quantity *q, int count)
{
	size_t floor = 0, mark_floor = 0;

	for (int i = 0; i < count; i++, q++) {
		HOLDS(q->begin >= floor && q->begin < q->end && q->end <= n);
		HOLDS(q->mark_begin >= mark_floor);
		HOLDS(q->mark_begin <= q->begin);
		HOLDS(q->mark_end > q->mark_begin && q->mark_end <= n);
		HOLDS(q->qualifier);
		if (q->qualifier_text.n)
			HOLDS(q->qualifier_text.p >= text &&
			      q->qualifier_text.p + q->qualifier_text.n <=
				  text + n);
		if (q->noun.n)
			HOLDS(q->noun.p >= text &&
			      q->noun.p + q->noun.n <= text + n);
		check_value(q->value);
		if (q->has_to)
			check_value(q->value_to);
		floor = q->end;
		mark_floor = q->mark_end;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct units *units;
	static struct lexicon *lx;
	static struct quantity q[QUANTITY_MAX];
	struct error e;
	enum number_locale locale;
	char *text;
	int count;

	if (!lx) {
		HOLDS(units = units_load("rules", &e));
		HOLDS(lx = lexicon_load("rules", units, &e));
	}
	if (n == 0)
		return 0;
	locale = *data & 1 ? LOCALE_COMMA : LOCALE_POINT;
	text = fuzz_copy(++data, --n);
	(void)quantity_guess_locale(text, n);
	count = quantity_scan(lx, text, n, locale, q, QUANTITY_MAX);
	HOLDS(count >= 0 && count <= QUANTITY_MAX);
	HOLDS(count == 0 || quantity_gate(lx, text, n));
	check(text, n, q, count);
	free(text);
	return 0;
}
