/* Exact decimal arithmetic on 38 digits. */
#include <stdint.h>

#include "decimal.h"

enum {
	DIGITS_MAX = 38,      /* what 127 bits hold in full */
	DIGITS_ROUNDED = 16,  /* what a result keeps when it is not exact */
	EXPONENT_MAX = 100000 /* so that sums of exponents never overflow */
};

static decimal_digits
power_of_ten(int n)
{
	decimal_digits p = 1;
	while (n-- > 0)
		p *= 10;
	return p;
}

static decimal_digits
absolute(decimal_digits d)
{
	return d < 0 ? -d : d;
}

/* d / 10 and d % 10; on 128 bits a division costs ten times one on 64. */
static decimal_digits
tenth(decimal_digits d)
{
	return d == (int64_t)d ? (int64_t)d / 10 : d / 10;
}

static int
last_digit(decimal_digits d)
{
	return d == (int64_t)d ? (int)((int64_t)d % 10) : (int)(d % 10);
}

static int
count_digits(decimal_digits d)
{
	int n = 0;
	for (d = absolute(d); d > 0; d = tenth(d))
		n++;
	return n;
}

static struct decimal
strip_zeros(struct decimal d)
{
	if (d.digits == 0)
		return (struct decimal){0, 0};
	while (last_digit(d.digits) == 0) {
		d.digits = tenth(d.digits);
		d.exponent++;
	}
	return d;
}

/* Rounds to at most `keep` digits, half to even; `more` tells that something
 * beyond the last digit was cut before, which decides a tie. */
static struct decimal
round_digits(struct decimal d, int keep, bool more)
{
	int drop = count_digits(d.digits) - keep;
	if (drop <= 0)
		return d;
	decimal_digits unit = power_of_ten(drop);
	decimal_digits size = absolute(d.digits);
	decimal_digits kept = size / unit, rest = size % unit;
	decimal_digits half = unit / 2;
	if (rest > half || (rest == half && (more || kept % 2 == 1)))
		kept++;
	d.digits = d.digits < 0 ? -kept : kept;
	d.exponent += drop;
	return d;
}

static bool
in_bounds(struct decimal d)
{
	return d.exponent <= EXPONENT_MAX && d.exponent >= -EXPONENT_MAX;
}

struct decimal
decimal_of(long long value)
{
	return (struct decimal){value, 0};
}

/* Reads `e-?\d+` at s.p[i]; the exponent goes into *e. */
static bool
parse_exponent(struct slice s, size_t i, int *e)
{
	bool minus = i + 1 < s.n && s.p[i + 1] == '-';
	i += minus ? 2 : 1;
	if (i >= s.n || s.n - i > 5)
		return false;
	int value = 0;
	for (; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		value = value * 10 + (s.p[i] - '0');
	}
	*e = minus ? -value : value;
	return true;
}

bool
decimal_parse(struct slice s, struct decimal *d)
{
	decimal_digits digits = 0;
	int exponent = 0, seen = 0, significant = 0;
	bool minus = s.n > 0 && s.p[0] == '-', point = false;
	for (size_t i = minus; i < s.n; i++) {
		char c = s.p[i];
		if (c == '.' && !point) {
			point = true;
		} else if (c >= '0' && c <= '9') {
			seen++;
			significant += significant > 0 || c != '0';
			if (significant > DIGITS_MAX && c != '0')
				return false;
			if (significant <= DIGITS_MAX) {
				digits = digits * 10 + (c - '0');
				exponent -= point;
			} else {
				exponent += !point; /* 3e88, printed */
			}
		} else if ((c == 'e' || c == 'E') && seen > 0) {
			int e;
			if (!parse_exponent(s, i, &e))
				return false;
			exponent += e;
			break;
		} else {
			return false;
		}
	}
	*d = (struct decimal){minus ? -digits : digits, exponent};
	return seen > 0 && in_bounds(*d);
}

size_t
decimal_print(struct decimal d, char buf[DECIMAL_TEXT])
{
	char digit[DIGITS_MAX + 2];
	int n = 0;
	for (decimal_digits m = absolute(d.digits); m > 0; m = tenth(m))
		digit[n++] = (char)('0' + last_digit(m));
	if (n == 0)
		digit[n++] = '0';
	/* Places before and after the point. */
	int whole = n + d.exponent > 0 ? n + d.exponent : 1;
	int after = d.exponent < 0 ? -d.exponent : 0;
	if (d.digits == 0 && d.exponent > 0)
		whole = 1;
	if (whole > DECIMAL_TEXT || after > DECIMAL_TEXT ||
	    whole + after + 3 > DECIMAL_TEXT)
		return 0;
	size_t at = 0;
	if (d.digits < 0)
		buf[at++] = '-';
	for (int place = whole - 1; place >= -after; place--) {
		if (place == -1)
			buf[at++] = '.';
		int i = place - d.exponent;
		buf[at++] = i >= 0 && i < n ? digit[i] : '0';
	}
	buf[at] = '\0';
	return at;
}

bool
decimal_mul(struct decimal a, struct decimal b, struct decimal *out)
{
	struct decimal r = {0, a.exponent + b.exponent};
	if (__builtin_mul_overflow(a.digits, b.digits, &r.digits) ||
	    count_digits(r.digits) > DIGITS_MAX) {
		a = strip_zeros(a);
		b = strip_zeros(b);
		if (count_digits(a.digits) + count_digits(b.digits) <=
		    DIGITS_MAX) {
			r.digits = a.digits * b.digits;
			r.exponent = a.exponent + b.exponent;
		} else {
			a = round_digits(a, DIGITS_MAX / 2, false);
			b = round_digits(b, DIGITS_MAX / 2, false);
			r.digits = a.digits * b.digits;
			r.exponent = a.exponent + b.exponent;
			r = round_digits(r, DIGITS_ROUNDED, false);
		}
	}
	*out = r;
	return in_bounds(r);
}

/* Brings d to a smaller exponent; false when the digits do not suffice. */
static bool
scale_to(struct decimal *d, int exponent)
{
	int places = d->exponent - exponent;
	if (places + count_digits(d->digits) > DIGITS_MAX)
		return false;
	d->digits *= power_of_ten(places);
	d->exponent = exponent;
	return true;
}

bool
decimal_add(struct decimal a, struct decimal b, struct decimal *out)
{
	if (a.digits == 0 && a.exponent > b.exponent)
		a.exponent = b.exponent;
	if (b.digits == 0 && b.exponent > a.exponent)
		b.exponent = a.exponent;
	struct decimal *high = a.exponent >= b.exponent ? &a : &b;
	struct decimal *low = high == &a ? &b : &a;
	bool exact = scale_to(high, low->exponent);
	if (!exact) {
		/* One digit short of the limit leaves room for the carry. */
		int room = DIGITS_MAX - 1 - count_digits(high->digits);
		if (room > 0)
			scale_to(high, high->exponent - room);
		int drop = high->exponent - low->exponent;
		int n = count_digits(low->digits);
		struct decimal cut = {0, high->exponent};
		if (drop > 0 && drop <= n)
			cut = round_digits(*low, n - drop, false);
		if (drop <= 0)
			cut = *low;
		*low = cut;
		low->exponent = high->exponent;
	}
	struct decimal r = {0, a.exponent};
	if (__builtin_add_overflow(a.digits, b.digits, &r.digits)) {
		/* Both have 38 digits, of which 16 will stay. */
		r.digits = a.digits / 10 + b.digits / 10;
		r.exponent++;
		exact = false;
	}
	if (!exact || count_digits(r.digits) > DIGITS_MAX)
		r = round_digits(r, DIGITS_ROUNDED, false);
	*out = r;
	return in_bounds(r);
}

bool
decimal_div(struct decimal a, struct decimal b, struct decimal *out)
{
	if (b.digits == 0)
		return false;
	a = strip_zeros(a);
	b = round_digits(strip_zeros(b), DIGITS_MAX - 2, false);
	bool minus = (a.digits < 0) != (b.digits < 0);
	decimal_digits over = absolute(a.digits), under = absolute(b.digits);
	struct decimal q = {over / under, a.exponent - b.exponent};
	decimal_digits rest = over % under;
	while (rest != 0 && count_digits(q.digits) < DIGITS_MAX - 2) {
		rest *= 10;
		q.digits = q.digits * 10 + rest / under;
		rest %= under;
		q.exponent--;
	}
	if (rest != 0)
		q = round_digits(q, DIGITS_ROUNDED, true);
	if (minus)
		q.digits = -q.digits;
	*out = q;
	return in_bounds(q);
}

struct decimal
decimal_tidy(struct decimal d)
{
	while (d.exponent < 0 && last_digit(d.digits) == 0) {
		d.digits = tenth(d.digits);
		d.exponent++;
	}
	return d;
}

int
decimal_cmp(struct decimal a, struct decimal b)
{
	int sign_a = (a.digits > 0) - (a.digits < 0);
	int sign_b = (b.digits > 0) - (b.digits < 0);
	if (sign_a != sign_b || sign_a == 0)
		return sign_a - sign_b;
	/* The place of the first digit decides, then the digits do. */
	int top_a = count_digits(a.digits) + a.exponent;
	int top_b = count_digits(b.digits) + b.exponent;
	if (top_a != top_b)
		return top_a > top_b ? sign_a : -sign_a;
	if (a.exponent > b.exponent)
		scale_to(&a, b.exponent);
	else
		scale_to(&b, a.exponent);
	return (a.digits > b.digits) - (a.digits < b.digits);
}
