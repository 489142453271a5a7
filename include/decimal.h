/*
 * Exact decimal numbers: digits * 10^exponent with up to 38 digits, so that a
 * value is printed as the text states it.  What is not finite in decimal (1/3)
 * is rounded to 16 significant digits, half to even.
 */
#ifndef FACTPIPE_DECIMAL_H
#define FACTPIPE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"

__extension__ typedef __int128 decimal_digits;

struct decimal {
	decimal_digits digits; /* signed */
	int exponent;          /* of ten */
};

enum { DECIMAL_TEXT = 192 }; /* bytes that hold any printed decimal */

struct decimal decimal_of(long long value);

/* Reads `-?\d*(\.\d*)?` (at least one digit) or the same with `e-?\d+`.
 * False when s is anything else or has more than 38 digits (zeros at its end
 * may be more). */
bool decimal_parse(struct slice s, struct decimal *d);

/* Prints `-?\d+(\.\d+)?`, without trailing zeros that the digits do not hold:
 * 1.50 stays 1.50.  Returns the number of bytes, or 0 when it would not fit
 * DECIMAL_TEXT. */
size_t decimal_print(struct decimal d, char buf[DECIMAL_TEXT]);

/* Arithmetic.  False when the result leaves 38 digits and cannot be rounded
 * to 16 significant ones. */
bool decimal_mul(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_add(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_div(struct decimal a, struct decimal b, struct decimal *out);
/* Without the zeros behind the point that a calculation left: 6.0 is 6. */
struct decimal decimal_tidy(struct decimal d);
int decimal_cmp(struct decimal a, struct decimal b); /* <0, 0, >0 */

#endif
