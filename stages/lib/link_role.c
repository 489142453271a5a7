#include "link_role.h"

enum { PHRASE = 9, ASIDE = 16 }; /* tokens */

bool
role_is_place(const struct sentence *s, int i)
{
	return s->token[i].type >= TOKEN_PLACE;
}

bool
role_same(const struct sentence *s, int i, int k)
{
	const struct token *a = &s->token[i], *b = &s->token[k];

	return a->type == b->type &&
	       (a->type != TOKEN_PLACE ||
		strcmp(a->place.name, b->place.name) == 0);
}

static bool
has(const struct sentence *s, int i, int bits)
{
	return i >= 0 && i < s->n && s->token[i].type == TOKEN_WORD &&
	       s->token[i].bits & bits;
}

static bool
is_mark(const struct sentence *s, int i, const char *marks)
{
	return i >= 0 && i < s->n && s->token[i].type == TOKEN_MARK &&
	       strchr(marks, s->token[i].mark);
}

static bool
is_text(const struct sentence *s, int i, const char *word)
{
	const struct token *t = &s->token[i];
	size_t n = strlen(word);

	return i >= 0 && i < s->n && t->end - t->begin == n &&
	       memcmp(s->text.p + t->begin, word, n) == 0;
}

static bool
joins(const struct sentence *s, int i)
{
	return is_text(s, i, "and") || is_text(s, i, "or");
}

/* Whether the words before token i may open a clause. */
static bool
opens_clause(const struct sentence *s, int i)
{
	return i < 0 || is_mark(s, i, ",;:.\"-") || has(s, i, LINK_BREAK) ||
	       joins(s, i) || s->token[i].type == TOKEN_YEAR;
}

/* The token behind an aside: `(UAE)`, or `, the largest of them,`. */
static int
behind_aside(const struct sentence *s, int i)
{
	const char *close = is_mark(s, i, "(")   ? ")"
			    : is_mark(s, i, ",") ? ","
						 : NULL;

	if (!close)
		return i;
	for (int k = i + 1; k < s->n && k < i + ASIDE; k++) {
		if (is_mark(s, k, close))
			return k + 1;
		if (is_mark(s, k, ";.:"))
			break;
	}
	return i;
}

/* Whether a verb, or the colon of a label, follows the noun phrase that token
 * i begins. */
static bool
verb_follows(const struct sentence *s, int i)
{
	const struct token *t = &s->token[i];
	bool owner = t->possessive || (t->type == TOKEN_PLACE &&
				       t->place.form == PLACE_ADJECTIVE);
	int k = owner ? i + 1 : behind_aside(s, i + 1);
	bool behind_of = false;

	/* `Russia's Gazprom`, `Kazakh President ...`: somebody else. */
	if (owner && k < s->n && s->token[k].type == TOKEN_WORD &&
	    s->token[k].capital && !has(s, k, LINK_NOBODY))
		return false;
	for (int n = 0; k < s->n && n < PHRASE; k++, n++) {
		if (has(s, k, LINK_ADVERB))
			continue;
		if (has(s, k, LINK_VERB) && !behind_of)
			return true;
		if (is_mark(s, k, ":"))
			return owner;
		if (s->token[k].type == TOKEN_NUMBER)
			return owner && n < 4;
		if (s->token[k].type == TOKEN_MARK || has(s, k, LINK_BREAK))
			return false;
		if (!owner && has(s, k, LINK_OF | LINK_TO))
			return false;
		behind_of = has(s, k, LINK_OF | LINK_TO);
	}
	return false;
}

/* Steps back over `the`, `northern` ... before token i. */
static int
before_modifiers(const struct sentence *s, int i)
{
	while (i > 0 && has(s, i - 1, LINK_MODIFIER | LINK_ADVERB) &&
	       !has(s, i - 1, LINK_OF | LINK_TO))
		i--;
	return i - 1;
}

/* `X and Y`, `X, Y and Z`: the place that token i, a place, is joined to. */
static int
joined_to(const struct sentence *s, int i)
{
	int k = i - 1;

	if (joins(s, k))
		k--;
	if (is_mark(s, k, ","))
		k--;
	return k >= 0 && k < i - 1 && role_is_place(s, k) ? k : -1;
}

enum role
role_of(const struct sentence *s, int i)
{
	int k = before_modifiers(s, i), other;

	if (has(s, k, LINK_OBJECT))
		return ROLE_OBJECT;
	if (has(s, k, LINK_TO))
		return ROLE_TO;
	if (has(s, k, LINK_OF))
		return ROLE_OF;
	if (opens_clause(s, k) && verb_follows(s, i))
		return ROLE_SUBJECT;
	/* Only a list's first entry says what the others are. */
	for (other = joined_to(s, i); other >= 0;) {
		k = joined_to(s, other);
		if (k < 0)
			return role_of(s, other);
		other = k;
	}
	return ROLE_OTHER;
}

bool
role_is_actor(const struct sentence *s, int i)
{
	const struct token *t = &s->token[i];
	int from = i, to = i;

	if (t->type != TOKEN_WORD)
		return false;
	if (has(s, i, LINK_PRONOUN))
		return has(s, i + 1, LINK_VERB | LINK_ADVERB);
	if (!t->capital || has(s, i, LINK_NOBODY))
		return false;
	while (to + 1 < s->n && s->token[to + 1].type == TOKEN_WORD &&
	       s->token[to + 1].capital)
		to++;
	while (from > 0 && s->token[from - 1].type == TOKEN_WORD &&
	       s->token[from - 1].capital)
		from--;
	/* One word that begins the sentence may be any word. */
	if (from == to && (from == 0 || is_mark(s, from - 1, ":.")))
		return false;
	/* `The Gross`: a heading's style. */
	while (to + 1 < s->n && has(s, to + 1, LINK_ADVERB))
		to++;
	if (!has(s, to + 1, LINK_VERB))
		return false;
	/* `said Chevron invested` has no `that`. */
	to = before_modifiers(s, from);
	return opens_clause(s, to) || has(s, to, LINK_VERB);
}
