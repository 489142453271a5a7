/* One point of time in text: a year, month, day, quarter, half, decade or
 * century.  Private to period*.c. */
#ifndef FACTPIPE_PERIOD_POINT_H
#define FACTPIPE_PERIOD_POINT_H

#include <stdbool.h>

#include "slice.h"

struct point {
	int year;       /* 0: not said (`5 April`) */
	int month, day; /* 0: not said */
	int part;       /* 1..4 quarters, 5 and 6 halves; 0: none */
	int last; /* last year of a span (decade, century, 2019/20), or 0 */
	int month_to, day_to; /* `January-March 2015`, `5-7 April`; 0: none */
};

enum { POINT_TEXT = 12 }; /* bytes of an end of a point */

/* How sure the words before are that a time follows. */
enum point_trust {
	POINT_BARE,  /* nothing before */
	POINT_MAYBE, /* `of`, `to`, `by`: amounts stand there too */
	POINT_SURE   /* `in`, `since`, `during` */
};

/* Reads the point at t.p[i].  Returns its end, 0 when there is none. */
size_t point_read(struct slice t, size_t i, enum point_trust trust,
		  struct point *p);

/* Where the point begins and ends, in ISO 8601; equal when it is no span. */
void point_ends(const struct point *p, char from[POINT_TEXT],
		char to[POINT_TEXT]);

static inline bool
point_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
point_is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static inline char
point_at(struct slice t, size_t i)
{
	return i < t.n ? t.p[i] : '\0';
}

/* ---- period_day.c ------------------------------------------------------- */

/* The word at i in lower case, NUL-terminated; 0 when none or longer than 15
 * letters. */
size_t point_word(struct slice t, size_t i, char word[16]);

/* The digits at i, at most 9; 0 when none. */
size_t point_number(struct slice t, size_t i, int *value);

/* True when word is among the words of list, which are parted by spaces and
 * stand between spaces. */
bool point_among(const char *word, const char *list);

static inline bool
point_has(struct slice t, size_t i, const char *what)
{
	size_t n = strlen(what);

	return i + n <= t.n && memcmp(t.p + i, what, n) == 0;
}

/* Bytes of a hyphen or dash at i, 0 when none. */
size_t point_dash(struct slice t, size_t i);

/* A year of four digits at i that is not part of another number: 4, or 0. */
size_t point_year(struct slice t, size_t i, int *year);

/* `st`, `nd`, `rd` or `th` at i: 2, or 0. */
size_t point_ordinal_end(struct slice t, size_t i);

/* The year behind a day or month: ` 1995`, `, 1995`, ` of 1995`.  Returns its
 * end, or end with a year of 0. */
size_t point_year_behind(struct slice t, size_t end, struct point *p);

/* `5 April 1995`, `5th of April`, `5-7 April 1995`; the end, or 0. */
size_t point_day_first(struct slice t, size_t i, struct point *p);

/* `April 1995`, `April 5, 1995`, `January-March 2015`; the end, or 0. */
size_t point_month_first(struct slice t, size_t i, struct point *p);

/* 05.04.1995, 5/4/1995: where day and month cannot be told, the year only. */
size_t point_numeric_date(struct slice t, size_t i, struct point *p);

#endif
