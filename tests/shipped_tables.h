/* The units and words of rules/, for the tests that read with them. */
#ifndef FACTPIPE_TESTS_SHIPPED_TABLES_H
#define FACTPIPE_TESTS_SHIPPED_TABLES_H

#include <criterion/criterion.h>

#include "quantity.h"

static struct units *units;
static struct lexicon *lx;

static void
load(void)
{
	struct error e;
	units = units_load("rules", &e);
	cr_assert_not_null(units, "%s", e.text);
	lx = lexicon_load("rules", units, &e);
	cr_assert_not_null(lx, "%s", e.text);
}

static void
unload(void)
{
	lexicon_free(lx);
	units_free(units);
}

#endif
