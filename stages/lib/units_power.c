/* Exponents behind units: km², m s−1, cm^-1. */
#include "units_expression.h"

size_t
term_skip_any(const struct reader *r, size_t at, const char *const *words)
{
	size_t len = 0;

	if (at >= r->n)
		return 0;
	for (; *words && len == 0; words++)
		if (((*words)[0] | 32) == (r->text[at] | 32))
			len = term_skip(r, at, *words);
	return len;
}

static size_t
minus_at(const struct reader *r, size_t at)
{
	static const char *const minus[] = {"-", "\u2212", "\u2013", NULL};

	return term_skip_any(r, at, minus);
}

/* Superscripts: ² ³ ¹ ⁻ and the others. */
size_t
term_superscript(const struct reader *r, size_t at, int *power)
{
	static const char *const digit[] = {
	    "\u2070", "¹",      "²",      "³",      "\u2074",
	    "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
	size_t len;

	if (at >= r->n || (unsigned char)r->text[at] < 0x80)
		return 0;
	len = term_skip(r, at, "\u207b");
	for (int i = 0; i < 10; i++) {
		size_t more = term_skip(r, at + len, digit[i]);

		if (more > 0) {
			*power = len ? -i : i;
			return len + more;
		}
	}
	return 0;
}

/* 5 V − 6 V: what follows the digit at `at` is the unit that ends at `end`
 * again, so it is no exponent. */
static bool
repeats_unit(const struct reader *r, size_t end, size_t at)
{
	size_t begin = end, n;

	while (letter_before(r->text, begin))
		begin--;
	n = end - begin;
	return n > 0 && r->n - at > n + 1 && r->text[at + 1] == ' ' &&
	       memcmp(r->text + at + 2, r->text + begin, n) == 0 &&
	       !letter_at(r->text, r->n, at + 2 + n);
}

/* `^2`, `^-1`, `−1`, `-1`, `2`, also ` −1` and `− 1` as PDFs space them.  A
 * digit more and it is no exponent but a number: `5 A-135`, `10 m-15 m`. */
static size_t
digit_power(const struct reader *r, size_t at, int *power)
{
	size_t from = at, len, caret = term_skip(r, at, "^"), open;
	int digit;

	/* `1%-2%`, `5'3`: only letters take an exponent without a caret. */
	if (!caret && !letter_before(r->text, at))
		return 0;
	at += caret;
	open = caret ? term_skip(r, at, "(") : 0;
	at += open;
	len = minus_at(r, at);
	if (len == 0 && caret == 0 && term_skip(r, at, " ")) {
		len = minus_at(r, at + 1);
		at += len ? 1 : 0;
	}
	at += len;
	if (len && term_skip(r, at, " ") && term_digit(r, at + 1))
		at++;
	if (!term_digit(r, at) || term_digit(r, at + 1) ||
	    (len && !caret && repeats_unit(r, from, at)) ||
	    letter_at(r->text, r->n, at + 1) ||
	    (term_skip(r, at + 1, ".") && term_digit(r, at + 2)))
		return 0;
	digit = r->text[at++] - '0';
	if (digit == 0 || (open && !term_skip(r, at, ")")) ||
	    (!len && !caret && (digit < 2 || digit > 4)))
		return 0;
	*power = len ? -digit : digit;
	return at + open - from;
}

size_t
term_power(const struct reader *r, size_t at, int *power)
{
	static const char *const squared[] = {" squared", " sq", NULL};
	static const char *const cubed[] = {" cubed", NULL};
	size_t len = term_superscript(r, at, power);

	if (len > 0)
		return len;
	for (int i = 0; i < 2; i++) {
		len = term_skip_any(r, at, i == 0 ? squared : cubed);
		if (len > 0 && !letter_at(r->text, r->n, at + len)) {
			*power = i + 2;
			return len;
		}
	}
	return digit_power(r, at, power);
}
