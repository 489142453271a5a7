#include "pdf_mark.h"

#include <ctype.h>
#include <string.h>

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
one_of(struct slice s, const char *const *list)
{
	for (; *list; list++)
		if (slice_is(s, *list))
			return true;
	return false;
}

/* The last word of before: back to a space or a sign between units. */
static struct slice
last_word(struct slice before, const char *stops)
{
	size_t at = before.n;

	while (at > 0 && !strchr(stops, before.p[at - 1]))
		at--;
	return (struct slice){before.p + at, before.n - at};
}

/* Units that are squared, cubed or inverted; the number may be glued to the
 * unit. */
static bool
ends_in_unit(struct slice before)
{
	static const char *const unit[] = {
	    "km",   "hm",     "dm",     "cm", "mm", "m",   "\u00b5m", "\u03bcm",
	    "nm",   "ft",     "in",     "yd", "mi", "kg",  "g",       "s",
	    "sec",  "h",      "d",      "yr", "a",  "mol", "l",       "L",
	    "W",    "kW",     "J",      "K",  "Pa", "Hz",  "miles",   "feet",
	    "mile", "metres", "meters", NULL};
	struct slice w = last_word(before, " /(.\xb7");

	while (w.n && (digit(*w.p) || *w.p == ',')) {
		w.p++;
		w.n--;
	}
	return one_of(w, unit);
}

/* `2`, `-1`, with a hyphen or the minus sign U+2212. */
static bool
exponent(struct slice mark, int *value)
{
	size_t at = 0;

	if (mark.n > 3 && memcmp(mark.p, "\u2212", 3) == 0)
		at = 3;
	else if (mark.n > 1 && mark.p[0] == '-')
		at = 1;
	*value = 0;
	if (at == mark.n || mark.n - at > 3)
		return false;
	for (size_t i = at; i < mark.n; i++) {
		if (!digit(mark.p[i]))
			return false;
		*value = *value * 10 + (mark.p[i] - '0');
	}
	*value = at ? -*value : *value;
	return true;
}

static bool
takes_power(struct slice before, int value)
{
	struct slice w = last_word(before, " ");
	bool ten = w.n >= 2 && memcmp(w.p + w.n - 2, "10", 2) == 0 &&
		   (w.n == 2 || !strchr("0123456789.,", w.p[w.n - 3]));

	if (ten)
		return true;
	if (ends_in_unit(before) && value >= -4 && value <= 4)
		return value > 1 || value < 0;
	return w.n == 1 && isupper((unsigned char)*w.p) && value == 2;
}

enum pdf_mark
pdf_mark_of(struct slice before, struct slice mark)
{
	static const char *const ordinal[] = {"st", "nd", "rd", "th",
					      "er", "e",  "o",  NULL};
	bool after_digit = before.n && digit(before.p[before.n - 1]);
	int value;

	if (mark.n == 0)
		return MARK_PLAIN;
	if (after_digit && (slice_is(mark, "o") || slice_is(mark, "O")))
		return MARK_DEGREE;
	if (after_digit && one_of(mark, ordinal))
		return MARK_PLAIN;
	if (exponent(mark, &value) && takes_power(before, value))
		return MARK_POWER;
	/* A mark is digits, one letter or signs; a raised word is a word. */
	for (size_t i = 0; i + 1 < mark.n; i++)
		if (isalpha((unsigned char)mark.p[i]) &&
		    isalpha((unsigned char)mark.p[i + 1]))
			return MARK_PLAIN;
	return MARK_NOTE;
}

void
pdf_mark_superscript(struct buffer *out, struct slice mark)
{
	static const char *const up[] = {"\u2070", "\u00b9", "\u00b2", "\u00b3",
					 "\u2074", "\u2075", "\u2076", "\u2077",
					 "\u2078", "\u2079"};

	for (size_t i = 0; i < mark.n; i++) {
		if (digit(mark.p[i]))
			buffer_puts(out, up[mark.p[i] - '0']);
		else if (mark.p[i] == '-')
			buffer_puts(out, "\u207b");
		else if (mark.n - i >= 3 &&
			 memcmp(mark.p + i, "\u2212", 3) == 0) {
			buffer_puts(out, "\u207b");
			i += 2;
		} else {
			buffer_add(out, mark.p + i, 1);
		}
	}
}
