/* Which of several claims stays. */
#include <criterion/criterion.h>

#include "select.h"

static struct select_row
row(size_t order, uint64_t begin, uint64_t end, uint64_t weight,
    const char *fact)
{
	return (struct select_row){.begin = begin,
				   .end = end,
				   .weight = weight,
				   .fact = slice_of(fact),
				   .order = order};
}

static enum verdict
verdict_of(const struct select_row *r, size_t n, size_t order)
{
	for (size_t i = 0; i < n; i++)
		if (r[i].order == order)
			return r[i].verdict;
	cr_assert(false, "row %zu is gone", order);
	return ROW_KEPT;
}

Test(select, the_specific_and_the_longer_win)
{
	struct select_row r[] = {
	    row(0, 10, 20, 0, ""),   row(1, 10, 20, 30, "a"),
	    row(2, 10, 20, 25, "b"), row(3, 40, 50, 0, ""),
	    row(4, 45, 50, 0, ""),
	};

	select_rows(r, 5);
	cr_expect_eq(verdict_of(r, 5, 0), ROW_WEAKER);
	cr_expect_eq(verdict_of(r, 5, 1), ROW_KEPT);
	cr_expect_eq(verdict_of(r, 5, 2), ROW_WEAKER);
	cr_expect_eq(verdict_of(r, 5, 3), ROW_KEPT);
	cr_expect_eq(verdict_of(r, 5, 4), ROW_WEAKER);
}

/* 3-5 km and what begins at its end share no byte. */
Test(select, neighbours_do_not_compete)
{
	struct select_row r[] = {row(0, 1, 5, 0, ""), row(1, 5, 9, 9, "")};

	select_rows(r, 2);
	cr_expect_eq(verdict_of(r, 2, 0), ROW_KEPT);
	cr_expect_eq(verdict_of(r, 2, 1), ROW_KEPT);
}

Test(select, of_equal_ones_the_first)
{
	struct select_row r[] = {row(0, 1, 5, 9, ""), row(1, 1, 5, 9, "")};

	select_rows(r, 2);
	cr_expect_eq(verdict_of(r, 2, 0), ROW_KEPT);
	cr_expect_eq(verdict_of(r, 2, 1), ROW_WEAKER);
}

Test(select, the_same_fact_is_merged_and_counted)
{
	struct select_row r[] = {
	    row(0, 30, 35, 9, "x"), row(1, 10, 15, 9, "x"),
	    row(2, 20, 25, 9, "y"), row(3, 50, 55, 9, "x"),
	    row(4, 60, 65, 0, ""),  row(5, 70, 75, 0, ""),
	};

	select_rows(r, 6);
	cr_expect_eq(r[0].order, 1, "sorted by place");
	cr_expect_eq(r[0].times, 3);
	cr_expect_eq(verdict_of(r, 6, 0), ROW_MERGED);
	cr_expect_eq(verdict_of(r, 6, 3), ROW_MERGED);
	cr_expect_eq(verdict_of(r, 6, 2), ROW_KEPT);
	cr_expect_eq(verdict_of(r, 6, 5), ROW_KEPT, "no fact, never merged");
}
