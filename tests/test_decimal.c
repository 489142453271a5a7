#include <criterion/criterion.h>
#include <stdio.h>

#include "decimal.h"

static struct decimal
read(const char *text)
{
	struct decimal d;
	cr_assert(decimal_parse(slice_of(text), &d), "cannot read %s", text);
	return d;
}

static void
prints(struct decimal d, const char *want)
{
	char buf[DECIMAL_TEXT];
	cr_assert(decimal_print(d, buf) == strlen(want), "%s", want);
	cr_assert_str_eq(buf, want);
}

Test(decimal, prints_what_it_read)
{
	const char *same[] = {
	    "0",    "7590", "-3",  "1.50",
	    "0.05", "-0.5", "0.0", "12345678901234567890123456789012345678"};
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		prints(read(same[i]), same[i]);
	prints(read(".5"), "0.5");
	prints(read("7."), "7");
	prints(read("1.2e6"), "1200000");
	prints(read("12e-3"), "0.012");
	prints(read("007"), "7");
	prints((struct decimal){0, 5}, "0");
}

Test(decimal, refuses_what_is_no_number)
{
	const char *bad[] = {"",
			     ".",
			     "-",
			     "e5",
			     "1e",
			     "1.2.3",
			     "1e5x",
			     "1e123456",
			     "+1",
			     "1,5",
			     "123456789012345678901234567890123456789"};
	struct decimal d;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		cr_assert_not(decimal_parse(slice_of(bad[i]), &d), "%s",
			      bad[i]);
}

Test(decimal, print_says_when_it_does_not_fit)
{
	char buf[DECIMAL_TEXT];
	cr_assert_eq(decimal_print((struct decimal){1, 400}, buf), 0);
	cr_assert_eq(decimal_print((struct decimal){1, -400}, buf), 0);
	cr_assert_eq(decimal_print((struct decimal){1, 188}, buf), 189);
}

static void
equals(bool done, struct decimal got, const char *want)
{
	cr_assert(done);
	prints(got, want);
}

Test(decimal, arithmetic_is_exact)
{
	struct decimal r;
	equals(decimal_mul(read("1.1"), read("1.1"), &r), r, "1.21");
	equals(decimal_mul(read("3.5"), read("1e9"), &r), r, "3500000000");
	equals(decimal_add(read("0.1"), read("0.2"), &r), r, "0.3");
	equals(decimal_add(read("5"), read("-0.25"), &r), r, "4.75");
	equals(decimal_add(read("0"), read("0.5"), &r), r, "0.5");
	equals(decimal_add(read("1e20"), (struct decimal){0, 30}, &r), r,
	       "100000000000000000000");
	equals(decimal_div(read("7"), read("8"), &r), r, "0.875");
	equals(decimal_div(read("-1"), read("40"), &r), r, "-0.025");
	equals(decimal_div(read("3000"), read("3"), &r), r, "1000");
}

Test(decimal, what_is_not_finite_keeps_sixteen_digits)
{
	struct decimal r;
	equals(decimal_div(read("1"), read("3"), &r), r, "0.3333333333333333");
	equals(decimal_div(read("2"), read("3"), &r), r, "0.6666666666666667");
	equals(decimal_div(read("-20"), read("3"), &r), r,
	       "-6.666666666666667");
	cr_assert_not(decimal_div(read("1"), read("0"), &r));
}

Test(decimal, too_many_digits_round)
{
	struct decimal r, big = read("12345678901234567890.5");
	cr_assert(decimal_mul(big, big, &r));
	prints(r, "152415787532388400000000000000000000000");
	cr_assert(decimal_mul(read("1e20"), read("1e20"), &r));
	cr_assert_eq(decimal_cmp(r, (struct decimal){1, 40}), 0);
	struct decimal zeros = read("10000000000000000000000000");
	cr_assert(decimal_mul(zeros, zeros, &r));
	cr_assert_eq(decimal_cmp(r, (struct decimal){1, 50}), 0);
	cr_assert(decimal_add((struct decimal){1, 60}, read("1"), &r));
	cr_assert_eq(decimal_cmp(r, (struct decimal){1, 60}), 0);
	cr_assert(decimal_add(read("1"), (struct decimal){1, -60}, &r));
	cr_assert_eq(decimal_cmp(r, read("1")), 0);
	cr_assert_not(decimal_mul((struct decimal){1, 90000},
				  (struct decimal){1, 90000}, &r));
}

Test(decimal, rounds_half_to_even)
{
	struct decimal r, half = {5, -1};
	/* 38 digits that do not take one more: the sum keeps 16. */
	struct decimal even = {1000000000000000, 22}, odd = even;
	cr_assert(decimal_add(even, half, &r));
	cr_assert_eq(decimal_cmp(r, even), 0);
	odd.digits = 1000000000000001;
	cr_assert(decimal_add(odd, half, &r));
	cr_assert_eq(decimal_cmp(r, odd), 0);
	equals(decimal_div(read("2"), read("-7"), &r), r,
	       "-0.2857142857142857");
	equals(decimal_div(read("0"), read("-7"), &r), r, "0");
}

Test(decimal, exponents_have_bounds)
{
	struct decimal d;
	cr_assert(decimal_parse(slice_of("1E5"), &d));
	cr_assert(decimal_parse(slice_of("1e99999"), &d));
	cr_assert(decimal_parse(slice_of("1e-99999"), &d));
	cr_assert_not(decimal_parse(slice_of("0.05e-99999"), &d));
	cr_assert_not(decimal_parse(slice_of("1e5-"), &d));
	cr_assert_not(decimal_mul((struct decimal){1, -90000},
				  (struct decimal){1, -90000}, &d));
	cr_assert_eq(decimal_tidy((struct decimal){100, -1}).digits, 10);
	cr_assert_eq(decimal_tidy((struct decimal){100, 1}).digits, 100);
}

Test(decimal, compares_by_value)
{
	cr_assert_eq(decimal_cmp(read("1.50"), read("1.5")), 0);
	cr_assert_eq(decimal_cmp(read("0"), read("0.000")), 0);
	cr_assert_lt(decimal_cmp(read("-2"), read("1")), 0);
	cr_assert_lt(decimal_cmp(read("-2"), read("-1")), 0);
	cr_assert_gt(decimal_cmp(read("10"), read("9.99")), 0);
	cr_assert_lt(decimal_cmp(read("1e-50"), read("1e50")), 0);
	cr_assert_gt(decimal_cmp(read("-1e-50"), read("-1e50")), 0);
	cr_assert_lt(decimal_cmp(read("123"), read("123.0001")), 0);
	cr_assert_eq(decimal_of(-7).digits, -7);
}

/* A power of ten that was printed is read again. */
Test(decimal, zeros_beyond_38_digits)
{
	char long_number[] =
	    "30000000000000000000000000000000000000000000000000";
	struct decimal d;

	cr_assert(decimal_parse(slice_of(long_number), &d));
	prints(d, long_number);
	long_number[sizeof long_number - 2] = '1';
	cr_expect_not(decimal_parse(slice_of(long_number), &d));
	cr_assert(decimal_parse(
	    slice_of("-10000000000000000000000000000000000000000.00"), &d));
	prints(d, "-10000000000000000000000000000000000000000");
}

/* Two of 38 digits: the sum is beyond 127 bits. */
Test(decimal, largest_sum)
{
	struct decimal r,
	    nines = read("99999999999999999999999999999999999999");

	cr_assert(decimal_add(nines, nines, &r));
	cr_expect_eq(decimal_cmp(r, (struct decimal){2, 38}), 0);
}

/* A tie: 38 digits do not take the sum, of 17 that end in 5 sixteen stay. */
Test(decimal, ties_go_to_even)
{
	struct decimal r, tenth = {1, -9};

	cr_assert(
	    decimal_add((struct decimal){10000000000000005, 22}, tenth, &r));
	cr_expect_eq(decimal_cmp(r, (struct decimal){1, 38}), 0);
	cr_assert(
	    decimal_add((struct decimal){10000000000000015, 22}, tenth, &r));
	cr_expect_eq(decimal_cmp(r, (struct decimal){1000000000000002, 23}), 0);
}
