/*
 * Which claims stay: one for each amount, and one for each fact of a document.
 */
#ifndef FACTPIPE_SELECT_H
#define FACTPIPE_SELECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slice.h"

enum verdict { ROW_KEPT, ROW_WEAKER, ROW_MERGED };

struct select_row {
	uint64_t begin, end; /* the amount's bytes in the source */
	uint64_t weight;     /* 0: a general rule; else the match's length */
	struct slice fact;   /* what makes two rows the same fact; empty: never
				merged */
	size_t order;        /* of arrival */
	enum verdict verdict;
	size_t by;      /* order of the row that it yielded to */
	unsigned times; /* how often a kept row's fact is stated */
};

/* The columns that make a fact, NULL at the end: specific rows about somebody
 * that agree in all of them are one. */
extern const char *const select_fact_column[];

/* Sorts the rows of one document by begin and order and gives each its
 * verdict: of rows on the same amount the heaviest stays (the first of equal
 * ones); then of rows with the same fact the first. */
void select_rows(struct select_row *row, size_t n);

#endif
