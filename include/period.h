/*
 * Periods: years, dates and spans of time as ISO 8601.
 *   in 2013 -> 2013 · June 1996 -> 1996-06 · 5 April 1995 -> 1995-04-05 ·
 *   between 2010 and 2014, 2010-14 -> 2010/2014 · since June 1996 ->
 *   1996-06/.. · by 2030 -> ../2030 · the first quarter of 2015 -> 2015-Q1 ·
 *   FY2019/20 -> 2019/2020 · the 1990s -> 1990/1999 · 2023 est. -> 2023
 */
#ifndef FACTPIPE_PERIOD_H
#define FACTPIPE_PERIOD_H

#include <stdbool.h>
#include <stddef.h>

struct period {
	size_t begin, end; /* bytes of the sentence, half open */
	char iso[32];      /* NUL-terminated */
	bool two;          /* from one time to another: 2010/2014 */
};

/* Finds the periods of text[0..n), ascending and not overlapping.  Returns how
 * many were written, at most max. */
int period_scan(const char *text, size_t n, struct period *p, int max);

/* The period that belongs to the amount text[begin..end): the nearest one that
 * no clause border (`;`, a full stop, another amount's own period in
 * parentheses) parts from it; one in parentheses right behind it wins.  NULL
 * when none. */
const struct period *period_nearest(const char *text, size_t n,
				    const struct period *p, int count,
				    size_t begin, size_t end);

/* In `fell from 7 to 5 between 2010 and 2014` the amounts are of either end.
 * Writes the one that text[begin..end) is of to iso and returns true; false
 * where p is no such span or the amount is of all of it. */
bool period_of_end(const char *text, size_t n, const struct period *p,
		   size_t begin, size_t end, char iso[32]);

/* The time that the sentences before an amount are about: the only one they
 * name, in a sentence that states an amount.  Returns false when none. */
bool period_of_context(const char *text, size_t n, struct period *out);

/* The only time that a title names as that of its matter; the month or day of
 * a report, `Trade: May 2016`, is none.  Returns false when none. */
bool period_of_title(const char *text, size_t n, struct period *out);

#endif
