/* Numbers side by side before a unit: 120/80 mmHg, 6x9 inch, 5V/2A. */
#include "quantity_parts.h"

/* The end of 80, 0.5, 85-89 at text[at), or `at`. */
static size_t
figure_end(const struct scan *s, size_t at)
{
	const char *t = s->text;
	size_t end = digits_end(s, at);
	for (int parts = 0; end > at && parts < 3; parts++) {
		if (end >= s->n || (t[end] != '.' && t[end] != '-') ||
		    !is_digit_at(t, s->n, end + 1))
			break;
		end = digits_end(s, end + 1);
	}
	return end;
}

/* The unit at text[at..end), glued to its number, may be a part of a name: a
 * small letter, or one with a digit or a hyphen behind: 22/10a-4. */
static bool
is_name_like(const struct scan *s, size_t at, size_t end)
{
	const char *t = s->text;
	if (end < s->n && t[end] == '-')
		return true;
	for (size_t i = at; i < end; i++)
		if (t[i] == '-' && is_digit_at(t, end, i + 1))
			return true;
	return end == at + 1 && class_of(t, s->n, at) & BYTE_LOWER;
}

/* The end of the unit at text[at), or `at`. */
static size_t
unit_end(const struct scan *s, size_t at)
{
	const char *t = s->text;
	size_t begin = skip_spaces(t, s->n, at);
	struct unit unit;
	if (begin == at && at < s->n && t[at] == '-')
		begin++;
	if (begin >= s->n)
		return at;
	size_t n = units_after(s->lx->units, t, s->n, begin, begin > at, &unit);
	uint8_t next = class_of(t, s->n, begin + n);
	if (n == 0 || next & (BYTE_DIGIT | BYTE_LETTER) ||
	    (begin == at && is_name_like(s, begin, begin + n)))
		return at;
	return begin + n;
}

/* 0x5C: a number in base 16, whose x is at text[at). */
static bool
is_hex(const struct scan *s, size_t at)
{
	const char *t = s->text;
	return at > 0 && at < s->n && t[at] == 'x' && t[at - 1] == '0' &&
	       !(at > 1 && (is_digit_at(t, s->n, at - 2) ||
			    strchr(".,", t[at - 2]) != NULL));
}

bool
pair_goes_on(const struct scan *s, size_t at)
{
	const char *t = s->text;
	if (is_hex(s, at))
		return false;
	for (int k = 0; k < 4; k++) {
		if (at >= s->n || (t[at] != '/' && (t[at] | 32) != 'x') ||
		    !is_digit_at(t, s->n, at + 1))
			return false;
		size_t end = figure_end(s, at + 1);
		at = unit_end(s, end);
		if (at > end)
			return true;
	}
	return false;
}

bool
pair_begins(const struct scan *s, size_t at)
{
	return pair_goes_on(s, figure_end(s, at));
}

bool
pair_joins(const struct scan *s, size_t begin)
{
	if (s->prev == NULL || s->kept + 1 != begin)
		return false;
	char c = s->text[s->kept];
	return (c == '/' || (c | 32) == 'x') && pair_goes_on(s, s->kept);
}
