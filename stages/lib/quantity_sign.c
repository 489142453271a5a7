/* The decimal sign of a text. */
#include "quantity.h"
#include "quantity_parts.h"

/* The digits in a row that end at text[i) or begin there. */
static size_t
digits_left(const char *text, size_t i)
{
	size_t n = 0;
	while (n < i && is_digit_at(text, i, i - n - 1))
		n++;
	return n;
}

void
quantity_count_signs(struct sign_votes *v, const char *text, size_t n)
{
	for (size_t i = 1; i + 1 < n; i++) {
		char c = text[i];
		if ((c != ',' && c != '.') || !is_digit_at(text, n, i - 1) ||
		    !is_digit_at(text, n, i + 1))
			continue;
		size_t left = digits_left(text, i), right = 1;
		while (is_digit_at(text, n, i + 1 + right))
			right++;
		/* 22,24,26: a list, not a number. */
		size_t next = i + 1 + right;
		bool row = (next + 1 < n && text[next] == c &&
			    is_digit_at(text, n, next + 1)) ||
			   (i > left + 1 && text[i - left - 1] == c &&
			    is_digit_at(text, n, i - left - 2));
		/* Three digits behind it may group; other counts do not. */
		bool group = right == 3 && left <= 3;
		bool zero = left == 1 && text[i - 1] == '0';
		if (row || (group && !zero))
			continue;
		*(c == ',' ? &v->comma : &v->point) += 1;
	}
}

enum number_locale
quantity_sign(const struct sign_votes *v)
{
	return v->comma > 2 * v->point && v->comma > 2 ? LOCALE_COMMA
						       : LOCALE_POINT;
}

enum number_locale
quantity_guess_locale(const char *text, size_t n)
{
	struct sign_votes v = {0, 0};

	quantity_count_signs(&v, text, n);
	return quantity_sign(&v);
}

enum number_locale
quantity_locale(struct slice decimal, struct slice text)
{
	if (decimal.n == 0)
		return quantity_guess_locale(text.p, text.n);
	return slice_is(decimal, ",") ? LOCALE_COMMA : LOCALE_POINT;
}
