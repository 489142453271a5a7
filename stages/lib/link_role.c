#include "link_role.h"

enum { PHRASE = 9, ASIDE = 16 }; /* tokens */

bool
role_is_place(const struct sentence *s, int i)
{
	return i >= 0 && i < s->n && s->token[i].type >= TOKEN_PLACE;
}

bool
role_same(const struct sentence *s, int i, int k)
{
	const struct token *a = &s->token[i], *b = &s->token[k];

	if (a->type != TOKEN_PLACE || b->type != TOKEN_PLACE)
		return a->type == b->type;
	if (a->place.form != PLACE_CITY && b->place.form != PLACE_CITY &&
	    a->place.code[0])
		return strcmp(a->place.code, b->place.code) == 0;
	return strcmp(a->place.name, b->place.name) == 0;
}

static bool
joins(const struct sentence *s, int i)
{
	return token_is(s, i, "and") || token_is(s, i, "or");
}

static bool
is_proper(const struct sentence *s, int i)
{
	return i >= 0 && i < s->n && s->token[i].type == TOKEN_WORD &&
	       s->token[i].capital &&
	       !(s->token[i].bits & (LINK_NOBODY | LINK_MODIFIER));
}

bool
role_in_name(const struct sentence *s, int i)
{
	int k = i - 1;

	if (is_proper(s, i + 1) && !s->token[i].possessive)
		return true;
	if (token_is(s, k, "the"))
		k--;
	if (token_is(s, k, "of") || token_is(s, k, "de"))
		k--;
	/* The first word of a sentence has a capital anyway. */
	return is_proper(s, k) && k > 0 && !token_is_mark(s, k - 1, ".:;\"(-");
}

bool
role_opens_clause(const struct sentence *s, int i)
{
	return i < 0 || token_is_mark(s, i, ",;:.\"-") ||
	       token_has(s, i, LINK_BREAK) || joins(s, i) ||
	       (token_is(s, i, "as") && token_is_mark(s, i - 1, ",")) ||
	       s->token[i].type == TOKEN_YEAR ||
	       (token_has(s, i, LINK_NOBODY) && s->token[i].capital &&
		token_is_number(s, i - 1)); /* On 3 March Mali ... */
}

int
role_behind_aside(const struct sentence *s, int i)
{
	const char *close = token_is_mark(s, i, "(")   ? ")"
			    : token_is_mark(s, i, ",") ? ","
						       : NULL;

	if (!close)
		return i;
	for (int k = i + 1; k < s->n && k < i + ASIDE; k++) {
		if (token_is_mark(s, k, close))
			return k + 1;
		if (token_is_mark(s, k, ";.:"))
			break;
	}
	return i;
}

bool
role_verb_in_s(const struct sentence *s, int i)
{
	const struct token *t = &s->token[i];
	const char *end;

	if (i < 0 || i >= s->n)
		return false;
	end = s->text.p + t->end;
	return t->type == TOKEN_WORD && !t->capital && t->end - t->begin > 3 &&
	       end[-1] == 's' && end[-2] != 's' && end[-2] != 'u';
}

/* `Mali's debt`, `Malian debt`, `EU debt`. */
static bool
is_owner(const struct sentence *s, int i)
{
	const struct token *t = &s->token[i], *next = t + 1;

	if (t->possessive || t->type != TOKEN_PLACE)
		return t->possessive;
	if (t->place.form == PLACE_ADJECTIVE)
		return true;
	return i + 1 < s->n && next->type == TOKEN_WORD && !next->capital &&
	       next->bits == 0 && !joins(s, i + 1) && !role_verb_in_s(s, i + 1);
}

/* Whether a verb, or the colon of a label, follows the noun phrase that token
 * i begins. */
static bool
verb_follows(const struct sentence *s, int i)
{
	const struct token *t = &s->token[i];
	bool owner = is_owner(s, i);
	int k = owner ? i + 1 : role_behind_aside(s, i + 1);
	bool behind_of = false;

	/* `Russia's Gazprom`, `Kazakh President ...`: somebody else. */
	if (owner && k < s->n && s->token[k].type == TOKEN_WORD &&
	    s->token[k].capital && !token_has(s, k, LINK_NOBODY))
		return false;
	/* `Russian is spoken`: the language. */
	if (owner && !t->possessive &&
	    (token_is(s, k, "is") || token_is(s, k, "was")))
		return false;
	for (int n = 0; k < s->n && n < PHRASE; k++, n++) {
		if (token_has(s, k, LINK_ADVERB))
			continue;
		if (!behind_of && (token_has(s, k, LINK_VERB) ||
				   (!owner && n == 0 && role_verb_in_s(s, k))))
			return true;
		if (token_is_mark(s, k, ":"))
			return owner;
		if (s->token[k].type == TOKEN_NUMBER)
			return t->possessive && n < 4;
		if (s->token[k].type == TOKEN_MARK ||
		    token_has(s, k, LINK_BREAK))
			return false;
		if (!owner && token_has(s, k, LINK_OF | LINK_TO))
			return false;
		behind_of = token_has(s, k, LINK_OF | LINK_TO);
	}
	return false;
}

int
role_before_modifiers(const struct sentence *s, int i)
{
	while (i > 0 && token_has(s, i - 1, LINK_MODIFIER | LINK_ADVERB) &&
	       !token_has(s, i - 1, LINK_OF | LINK_TO))
		i--;
	return i - 1;
}

static bool
is_named(const struct sentence *s, int i)
{
	return i >= 0 && i < s->n && s->token[i].type == TOKEN_PLACE;
}

/* Whether `, Z and Q` or `and Q` goes on behind token i: only then may a comma
 * alone join it to the place before (not in `In Mali, France has`). */
static bool
list_goes_on(const struct sentence *s, int i)
{
	int k = i + 1;
	bool word;

	while (is_named(s, i)) {
		k = i + 1 + token_is_mark(s, i + 1, ",");
		word = joins(s, k);
		k += word;
		if (k == i + 1)
			return false;
		while (token_has(s, k, LINK_MODIFIER))
			k++;
		if (word)
			return is_named(s, k);
		i = k;
	}
	return false;
}

/* `Uzbek-Kazakh`, with any dash. */
static bool
hyphened(const struct sentence *s, int from, int to)
{
	size_t begin, end;

	if (!is_named(s, from) || !is_named(s, to))
		return false;
	begin = s->token[from].end;
	end = s->token[to].begin;
	return end > begin && end - begin <= 3 && s->text.p[begin] != ' ' &&
	       s->text.p[end - 1] != ' ' && s->text.p[begin] != '\'';
}

int
role_joined(const struct sentence *s, int i)
{
	int k = i - 1;
	bool word, comma;

	if (hyphened(s, k, i))
		return k;
	if (token_is_mark(s, k, "-") && hyphened(s, k - 1, i))
		return k - 1;
	while (token_has(s, k, LINK_MODIFIER))
		k--;
	word = joins(s, k);
	k -= word;
	comma = token_is_mark(s, k, ",");
	k -= comma;
	if ((!word && !comma) || !is_named(s, i) || !is_named(s, k))
		return -1;
	/* `..., and Y grew` with but one place before begins a clause. */
	if (word && comma && role_joined(s, k) < 0)
		return -1;
	return word || list_goes_on(s, i) ? k : -1;
}

/* `In Mali it has`: a pronoun needs no comma before it. */
static bool
is_it(const struct sentence *s, int i)
{
	return s->token[i].type == TOKEN_ONE && !s->token[i].possessive &&
	       s->token[i].end - s->token[i].begin == 2;
}

bool
role_does(const struct sentence *s, int i)
{
	const struct token *t;

	i = role_behind_aside(s, i);
	while (token_has(s, i, LINK_ADVERB))
		i++;
	if (i >= s->n)
		return false;
	t = &s->token[i];
	return t->type == TOKEN_WORD && !t->capital && t->end - t->begin > 5 &&
	       memcmp(s->text.p + t->end - 3, "ing", 3) == 0;
}

/* `all of`, which token k ends, where a clause begins. */
static bool
is_all_of(const struct sentence *s, int k)
{
	return token_is(s, k, "of") && token_is(s, k - 1, "all") &&
	       role_opens_clause(s, k - 2);
}

enum role
role_of(const struct sentence *s, int i)
{
	int head = i, k;
	enum role role = ROLE_OTHER;

	/* Only a list's first entry says what the others are. */
	while ((k = role_joined(s, head)) >= 0)
		head = k;
	k = role_before_modifiers(s, head);
	if (token_is(s, k, "with") && role_does(s, i + 1))
		role = ROLE_SUBJECT;
	else if (token_has(s, k, LINK_OBJECT))
		role = ROLE_OBJECT;
	else if (token_has(s, k, LINK_TO))
		role = ROLE_TO;
	else if (is_all_of(s, k) && verb_follows(s, i))
		role = ROLE_SUBJECT;
	else if (token_has(s, k, LINK_OF))
		role = k > 0 && token_has(s, k - 1, LINK_NOT_OF) ? ROLE_TO
								 : ROLE_OF;
	else if ((role_opens_clause(s, k) || is_it(s, i)) && verb_follows(s, i))
		role = ROLE_SUBJECT;
	return role;
}
