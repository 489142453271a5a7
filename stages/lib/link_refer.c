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

int
refer_topic(const struct sentence *s, bool *subject)
{
	int from = s->n, found = -1;
	bool doubt = false;

	*subject = false;
	/* The last sentence begins behind the last stop but the final one. */
	for (int i = s->n - 2; i >= 0 && !token_is_mark(s, i, "."); i--)
		from = i;
	for (int i = from; i < s->n; i++) {
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
