/* Reading a text into a line of its amounts, for the tests of quantities. */
#ifndef FACTPIPE_TESTS_QUANTITY_TEXT_H
#define FACTPIPE_TESTS_QUANTITY_TEXT_H

#include <criterion/criterion.h>
#include <stdio.h>

#include "shipped_tables.h"

/* Prints the quantities of a text as `[span] qualifier value..to unit` with
 * `;` between them. */
static const char *
scan(const char *text, enum number_locale locale)
{
	static char out[4096];
	struct quantity q[32];
	char value[DECIMAL_TEXT], to[DECIMAL_TEXT];
	int n = quantity_scan(lx, text, strlen(text), locale, q, 32);
	size_t at = 0;
	out[0] = '\0';
	for (int i = 0; i < n; i++) {
		decimal_print(q[i].value, value);
		decimal_print(q[i].value_to, to);
		struct slice noun = q[i].noun;
		const char *unit = q[i].unit.symbol;
		at += (size_t)snprintf(
		    out + at, sizeof out - at, "%s[%.*s] %s%s%s%s%s%s%.*s",
		    i > 0 ? "; " : "", (int)(q[i].end - q[i].begin),
		    text + q[i].begin, q[i].qualifier,
		    *q[i].qualifier ? " " : "", value, q[i].has_to ? ".." : "",
		    q[i].has_to ? to : "", *unit || noun.n ? " " : "",
		    *unit ? (int)strlen(unit) : (int)noun.n,
		    *unit    ? unit
		    : noun.n ? noun.p
			     : "");
		cr_assert_leq(q[i].mark_begin, q[i].begin);
	}
	return out;
}

struct example {
	const char *text, *want;
};

static void
all(const struct example *e, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *got = scan(e[i].text, LOCALE_POINT);
		cr_expect_str_eq(got, e[i].want, "%s\n got: %s\nwant: %s",
				 e[i].text, got, e[i].want);
	}
}

#define ALL(list) all(list, sizeof(list) / sizeof *(list))

#endif
