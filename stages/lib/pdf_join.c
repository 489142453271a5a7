#include <ctype.h>

#include "pdf.h"

static bool
digit_at(struct slice s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/* A lower-case letter; what is not ASCII counts as one. */
static bool
lower_at(struct slice s, size_t i)
{
	return i < s.n && (islower((unsigned char)s.p[i]) || (s.p[i] & 0x80));
}

static bool
ends_with(struct slice s, const char *tail)
{
	size_t n = strlen(tail);

	return s.n >= n && memcmp(s.p + s.n - n, tail, n) == 0;
}

static bool
starts_with(struct slice s, const char *head)
{
	size_t n = strlen(head);

	return s.n >= n && memcmp(s.p, head, n) == 0;
}

/* `kilowatt-` and `hours`, `ten-` and `year`: the second part is a unit, and
 * no other word ends so. */
static bool
starts_with_unit(struct slice s)
{
	static const char *const unit[] = {
	    "hour", "hours",     "year",       "years",
	    "week", "weeks",     "month",      "months",
	    "mile", "miles",     "kilometre",  "kilometres",
	    "km",   "kilometer", "kilometers", NULL};
	size_t n = 0;

	while (n < s.n && isalpha((unsigned char)s.p[n]))
		n++;
	for (const char *const *u = unit; *u; u++)
		if (slice_is((struct slice){s.p, n}, *u))
			return true;
	return false;
}

/* `7,` and `590 km`: one to three digits, and exactly three go on. */
static bool
splits_thousands(struct slice before, struct slice after)
{
	size_t digits = 0;

	if (!ends_with(before, ","))
		return false;
	while (digits + 1 < before.n && digit_at(before, before.n - 2 - digits))
		digits++;
	return digits >= 1 && digits <= 3 && digit_at(after, 0) &&
	       digit_at(after, 1) && digit_at(after, 2) && !digit_at(after, 3);
}

/* A hyphen apart at a line's end, with a number on the next line: the minus of
 * `fell by -`, `was -`; the dash of `Orinoco -`, `(2020) -`. */
static bool
is_minus(struct slice before, size_t hyphen, struct slice after)
{
	size_t end = before.n - hyphen, at;

	while (end > 0 && before.p[end - 1] == ' ')
		end--;
	for (at = end; at > 0 && before.p[at - 1] != ' ';)
		at--;
	return (digit_at(after, 0) || after.p[0] == '.') &&
	       (end == 0 || before.p[end - 1] == ':' ||
		(lower_at(before, at) && lower_at(before, end - 1)));
}

enum pdf_join
pdf_join_of(struct slice before, struct slice after)
{
	bool spaced;

	if (before.n == 0 || after.n == 0)
		return JOIN_NOTHING;
	if (ends_with(before, "\u00ad"))
		return JOIN_DEHYPHEN;
	if (ends_with(before, "-") || ends_with(before, "\u2010")) {
		size_t n = ends_with(before, "-") ? 1 : 3;

		spaced = before.n == n || before.p[before.n - n - 1] == ' ';
		if (spaced)
			return is_minus(before, n, after) ? JOIN_NOTHING
							  : JOIN_SPACE;
		if (lower_at(before, before.n - n - 1) && lower_at(after, 0) &&
		    !starts_with_unit(after))
			return JOIN_DEHYPHEN;
		return JOIN_NOTHING;
	}
	if (ends_with(before, "\u2013") || ends_with(before, "\u2014")) {
		spaced = before.n == 3 || before.p[before.n - 4] == ' ';
		return spaced ? JOIN_SPACE : JOIN_NOTHING;
	}
	if (ends_with(before, "\u2212"))
		return JOIN_NOTHING;
	if (ends_with(before, "/") && !ends_with(before, " /"))
		return JOIN_NOTHING;
	if (starts_with(after, "-") && digit_at(before, before.n - 1) &&
	    digit_at(after, 1))
		return JOIN_NOTHING;
	return splits_thousands(before, after) ? JOIN_NOTHING : JOIN_SPACE;
}
