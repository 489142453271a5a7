#include "link_refer.h"

#include "link_role.h"

static bool
is_country(const struct sentence *s, int i)
{
	const struct token *t = &s->token[i];

	return t->type == TOKEN_PLACE && t->place.form != PLACE_CITY &&
	       t->place.form != PLACE_PEOPLE && strlen(t->place.code) == 2 &&
	       !role_in_name(s, i);
}

int
refer_antecedent(const struct sentence *s, int i, bool *subject)
{
	int found = -1;
	bool doubt = false;

	*subject = false;
	for (int k = i - 1; k >= 0; k--) {
		if (!is_country(s, k))
			continue;
		if (role_of(s, k) == ROLE_SUBJECT) {
			*subject = true;
			return k;
		}
		doubt |= found >= 0 && !role_same(s, found, k);
		found = k;
	}
	return doubt ? -1 : found;
}

bool
refer_two(const struct sentence *s, int i, int *first, int *second)
{
	*first = *second = -1;
	for (int k = 0; k < i; k++) {
		if (!is_country(s, k))
			continue;
		if (*first < 0 || role_same(s, *first, k))
			*first = *first < 0 ? k : *first;
		else if (*second < 0 || role_same(s, *second, k))
			*second = *second < 0 ? k : *second;
		else
			return false;
	}
	return *second >= 0;
}

/* Whether tokens [from..to) refer to a country without naming one: then the
 * sentence before says which. */
static bool
only_refers(const struct sentence *s, int from, int to)
{
	bool refers = false;

	for (int i = from; i < to; i++) {
		if (s->token[i].type == TOKEN_PLACE)
			return false;
		refers |= s->token[i].type == TOKEN_ONE;
	}
	return refers;
}

/* The first token of the sentence that ends before token `to`. */
static int
sentence_start(const struct sentence *s, int to)
{
	int i = to - 1; /* its own stop, or its last word */

	while (i > 0 && !token_is_mark(s, i - 1, "."))
		i--;
	return i > 0 ? i : 0;
}

int
refer_topic(const struct sentence *s, bool *subject)
{
	int to = s->n, from = sentence_start(s, to), found = -1;
	bool doubt = false;

	*subject = false;
	while (from > 0 && only_refers(s, from, to)) {
		to = from;
		from = sentence_start(s, to);
	}
	for (int i = from; i < to; i++) {
		if (!is_country(s, i))
			continue;
		if (role_of(s, i) == ROLE_SUBJECT) {
			*subject = true;
			return i;
		}
		doubt |= found >= 0 && !role_same(s, found, i);
		found = i;
	}
	return doubt ? -1 : found;
}
