#include "link_list.h"

#include "link_role.h"

enum { REACH = 9 }; /* tokens of an entry of a list */
enum { UNIT = 3 };  /* tokens of a unit */

int
list_end(const struct clause *c, int i)
{
	const struct sentence *s = c->s;
	int k = i;

	if (s->token[i].possessive)
		return i;
	for (;;) {
		int next = k + 1;

		if (token_is_mark(s, next, ","))
			next++;
		if (token_is(s, next, "and"))
			next++;
		while (token_has(s, next, LINK_MODIFIER))
			next++;
		if (next == k + 1 || !near_candidate(c, next) ||
		    !near_name(s, next) || token_is_number(s, next + 1))
			break;
		k = next;
	}
	return k;
}

bool
list_has(const struct clause *c, int place)
{
	const struct sentence *s = c->s;
	int i = c->first - 1, k = place + 1;

	while (token_has(s, i, LINK_ADVERB))
		i--;
	if (token_is(s, i, "and"))
		i--;
	if (token_is_mark(s, i, ",;"))
		i--;
	if (i < c->first - 1 && i > 0 && role_is_place(s, i))
		for (int j = i - 1; j >= 0 && j > i - REACH; j--)
			if (token_is_number(s, j))
				return true;
	if (token_is_mark(s, k, ",;"))
		k++;
	if (token_is(s, k, "and"))
		k++;
	while (token_has(s, k, LINK_ADVERB))
		k++;
	return k > place + 1 && token_is_number(s, k);
}

int
list_torn(const struct clause *c)
{
	const struct sentence *s = c->s;
	int i = c->first - 1, place = -1;

	while (token_has(s, i, LINK_ADVERB))
		i--;
	if (token_is(s, i, "and"))
		i--;
	if (token_is_mark(s, i, ","))
		i--;
	if (i == c->first - 1 || i < 2 || !role_is_place(s, i) ||
	    !token_is(s, i - 1, "in") || !token_is_number(s, i - 2))
		return -1;
	for (i = c->last; i < s->n && !token_is_number(s, i); i++) {
		if (!near_candidate(c, i) || !near_name(s, i) ||
		    s->token[i].place.code[0] == '\0')
			continue;
		if (place >= 0)
			return -1;
		place = i;
	}
	if (place < 1 || s->token[place - 1].end < 2 ||
	    memcmp(s->text.p + s->token[place - 1].end - 2, "in", 2) != 0)
		return -1;
	return place;
}

/* Steps from an amount, at token i, over `and` and a unit to the next one in
 * the direction step.  Returns its token, or -1. */
static int
next_amount(const struct sentence *s, int i, int step)
{
	bool joined = false;

	for (int n = 0; n < UNIT + 3; n++) {
		i += step;
		if (token_is_number(s, i))
			return joined ? i : -1;
		if (token_is(s, i, "and") || token_is_mark(s, i, ","))
			joined = true;
		else if (i < 0 || i >= s->n || s->token[i].type != TOKEN_WORD ||
			 token_has(s, i, LINK_BREAK))
			return -1;
	}
	return -1;
}

static bool
says_respectively(const struct sentence *s, int i)
{
	for (; i < s->n && !token_is_mark(s, i, ".;"); i++)
		if (token_is(s, i, "respectively"))
			return true;
	return false;
}

int
list_respective(const struct clause *c)
{
	const struct sentence *s = c->s;
	int before = 0, behind = 0, first = c->first, i, k, count = 1;

	if (!says_respectively(s, c->last))
		return -1;
	while ((i = next_amount(s, first, -1)) >= 0)
		first = i, before++;
	for (k = c->last - 1; (k = next_amount(s, k, 1)) >= 0;)
		behind++;
	for (i = first - 1; i >= 0; i--)
		if (role_is_place(s, i) && role_joined(s, i) >= 0)
			break;
	if (i < 0)
		return -1;
	for (k = i; (k = role_joined(s, k)) >= 0;)
		count++;
	if (count != before + 1 + behind)
		return -1;
	for (; behind > 0; behind--)
		i = role_joined(s, i);
	return i;
}
