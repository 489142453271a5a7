/* Numbers that say where or how to reach someone: coordinates, addresses,
 * telephones. */
#include "quantity_parts.h"

/* `N`, `S`, `E` or `W` alone at text[at), over one space. */
static bool
is_direction(const struct scan *s, size_t at)
{
	if (at + 1 >= s->n || s->text[at] != ' ')
		return false;
	char c = s->text[at + 1];
	return (c == 'N' || c == 'S' || c == 'E' || c == 'W') &&
	       !(class_of(s->text, s->n, at + 2) &
		 (BYTE_LETTER | BYTE_DIGIT | BYTE_HIGH));
}

/* 46 00 N, 105 00 E: both numbers of each. */
static bool
is_coordinate(const struct scan *s, const struct number *n)
{
	const char *t = s->text;
	size_t next = digits_end(s, n->end + 1);
	if (n->digits <= 3 && n->end < s->n && t[n->end] == ' ' &&
	    next == n->end + 3 && is_direction(s, next))
		return true;
	return n->digits == 2 && n->begin > 1 && t[n->begin - 1] == ' ' &&
	       is_digit_at(t, s->n, n->begin - 2) && is_direction(s, n->end);
}

/* 2108 16th Street, 601 New Hampshire Avenue: the words up to the street's
 * begin with a capital or a digit. */
static bool
is_address(const struct scan *s, const struct number *n)
{
	const char *t = s->text;
	size_t at = n->end;
	for (int k = 0; k < 5; k++) {
		if (at >= s->n || t[at] != ' ')
			return false;
		size_t begin = at + 1, end = begin;
		while (end < s->n && t[end] != ' ' && t[end] != ',')
			end++;
		if (!(class_of(t, s->n, begin) & (BYTE_UPPER | BYTE_DIGIT)))
			return false;
		if (k > 0 &&
		    lexicon_kind(s->lx, t + begin, end - begin) & WORD_STREET)
			return true;
		at = end;
	}
	return false;
}

/* 29km Road: a road named by its length. */
static bool
is_road(const struct scan *s, const struct number *n)
{
	const char *t = s->text;
	size_t at = word_end(t, s->n, n->end), begin = at + 1;
	if (at == n->end || at >= s->n || t[at] != ' ' ||
	    !(class_of(t, s->n, begin) & BYTE_UPPER))
		return false;
	size_t end = word_end(t, s->n, begin);
	return lexicon_kind(s->lx, t + begin, end - begin) & WORD_STREET;
}

/* (202) 232-4544, [677] 23426 */
static bool
is_phone(const struct scan *s, const struct number *n)
{
	size_t back = skip_spaces_back(s->text, n->begin);
	if (back < 2 || back == n->begin ||
	    (s->text[back - 1] != ')' && s->text[back - 1] != ']') ||
	    !is_digit_at(s->text, s->n, back - 2))
		return false;
	if (s->text[back - 1] == ']' && n->digits >= 4)
		return true;
	return n->end < s->n && s->text[n->end] == '-' &&
	       digits_end(s, n->end + 1) >= n->end + 4;
}

bool
number_is_place(const struct scan *s, const struct number *n)
{
	return n->form == 0 && n->digits <= 5 &&
	       (is_coordinate(s, n) || is_address(s, n) || is_road(s, n) ||
		is_phone(s, n));
}
