/* Fractions in digits: 1/2, 2 1/2, ½. */
#include "quantity_parts.h"

bool
number_add_part(struct decimal *v, struct decimal over, struct decimal under,
		int power)
{
	struct decimal sum;
	over.exponent += power;
	if (!decimal_mul(*v, under, &sum) || !decimal_add(sum, over, &sum) ||
	    !decimal_div(sum, under, &sum))
		return false;
	*v = decimal_tidy(sum);
	return true;
}

static bool
add_fraction(struct number *out, long long over, long long under)
{
	out->form |= FORM_FRACTION;
	return number_add_part(&out->value, decimal_of(over), decimal_of(under),
			       0);
}

/* Reads up to nine digits. */
static size_t
small_number(const struct scan *s, size_t i, long long *value)
{
	size_t end = digits_end(s, i);
	*value = 0;
	if (end - i > 9)
		return i;
	for (size_t k = i; k < end; k++)
		*value = *value * 10 + (s->text[k] - '0');
	return end;
}

/* The slash of a fraction: / or U+2044. */
static size_t
slash(const struct scan *s, size_t i)
{
	size_t len;
	uint32_t c = char_at(s->text, s->n, i, &len);
	return c == '/' || c == 0x2044 ? len : 0;
}

/* What one divides by in fractions with two digits above: 15/16 in. */
static bool
is_parts(long long under)
{
	return under == 16 || under == 32 || under == 64 || under == 100;
}

/* Reads the fraction part of `2 1/2`, `2½` or `1/2`, where [begin, i) are
 * plain digits already read (begin == i: none). */
size_t
number_slash(const struct scan *s, size_t begin, size_t i, struct number *out)
{
	const char *t = s->text;
	size_t len, at = i > begin ? skip_spaces(t, s->n, i) : i;
	int over, under;
	if (char_fraction(char_at(t, s->n, at, &len), &over, &under))
		return add_fraction(out, over, under) ? at + len : i;
	long long a, b;
	size_t cut = slash(s, i);
	if (i > begin && cut > 0 && is_digit_at(t, s->n, i + cut)) {
		small_number(s, begin, &a);
		size_t end = small_number(s, i + cut, &b);
		if (slash(s, end) > 0 || end == i + cut || b == 0 ||
		    (begin > 0 && t[begin - 1] == '/') ||
		    (end < s->n && t[end] == '.' &&
		     is_digit_at(t, s->n, end + 1))) {
			out->form |= FORM_BROKEN;
			return digits_end(s, i + cut);
		}
		/* Neither 2010/11 nor 24/7 nor 120/80 nor 50/60 Hz. */
		if (a >= 1000 || b >= 1000 || (a >= b && b > 9) ||
		    (a == 24 && b == 7) || (a == 9 && b == 11) ||
		    (a >= 10 && !is_parts(b) && pair_goes_on(s, i)))
			return i;
		out->value = decimal_of(0);
		return add_fraction(out, a, b) ? end : i;
	}
	/* A whole and a proper fraction: 2 1/2, 3-1/2. */
	if (at == i && at < s->n && t[at] == '-')
		at++;
	if (at == i || i == begin || !is_digit_at(t, s->n, at))
		return i;
	size_t bar = small_number(s, at, &a);
	cut = slash(s, bar);
	if (cut == 0 || bar == at)
		return i;
	size_t end = small_number(s, bar + cut, &b);
	bool row = end < s->n && t[end] == '-' && is_digit_at(t, s->n, end + 1);
	if (end == bar + cut || a == 0 || a >= b || b > 64 || row ||
	    t[at] == '0' || slash(s, end) > 0)
		return i;
	return add_fraction(out, a, b) ? end : i;
}
