#include "link_actor.h"

#include "link_role.h"

enum { NAME = 7, PHRASE = 4, NOUNS = 2 }; /* tokens */

static bool
is_name(const struct sentence *s, int i)
{
	if (i < 0 || i >= s->n)
		return false;
	return s->token[i].type == TOKEN_PLACE ||
	       (s->token[i].type == TOKEN_WORD && s->token[i].capital);
}

/* `of`, `of the`, `&`, `de` inside a name: how many tokens at i. */
static int
joins_name(const struct sentence *s, int i)
{
	if (token_is(s, i, "of") && token_is(s, i + 1, "the"))
		return 2;
	return token_is(s, i, "of") || token_is(s, i, "de") ||
	       token_is_mark(s, i, "&");
}

static int
name_start(const struct sentence *s, int i)
{
	for (;;) {
		int k = i - 1;

		if (is_name(s, k) && !s->token[k].possessive) {
			i = k;
			continue;
		}
		k -= token_is(s, k, "the");
		k -= joins_name(s, k) == 1 ||
		     (joins_name(s, k) == 2 && k == i - 2);
		if (k >= i - 1 || !is_name(s, k) || s->token[k].possessive ||
		    (k < i - 1 && !joins_name(s, k + 1)))
			return i;
		i = k;
	}
}

static int
name_end(const struct sentence *s, int i)
{
	while (!s->token[i].possessive) {
		int k = i + 1 + joins_name(s, i + 1);

		if (!is_name(s, k))
			break;
		i = k;
	}
	return i;
}

static bool
is_acronym(const struct sentence *s, int i)
{
	const struct token *t = &s->token[i];

	for (size_t k = t->begin; k < t->end; k++)
		if (s->text.p[k] < 'A' || s->text.p[k] > 'Z')
			return false;
	return t->end - t->begin > 1;
}

/* `Shares of Orla`, `Thousands of Tutsis` at the beginning: no part of the
 * name; `Bank of Orla` is one. */
static bool
is_some_of(const struct sentence *s, int i)
{
	const struct token *t = &s->token[i];

	return joins_name(s, i + 1) && s->text.p[t->end - 1] == 's';
}

/* `FY2014` */
static bool
has_digit(const struct sentence *s, int i)
{
	for (size_t k = s->token[i].begin; k < s->token[i].end; k++)
		if (s->text.p[k] >= '0' && s->text.p[k] <= '9')
			return true;
	return false;
}

static bool
begins_sentence(const struct sentence *s, int i)
{
	return i == 0 || token_is_mark(s, i - 1, ":.");
}

/* The name that token i is in.  One word that begins the sentence may be any
 * word; a place alone is none; and names are not long, but headings are. */
static bool
name_at(const struct sentence *s, int i, struct actor *a)
{
	bool word = false;

	a->from = name_start(s, i);
	a->to = name_end(s, i);
	if (begins_sentence(s, a->from) && is_some_of(s, a->from)) {
		if (i == a->from)
			return false;
		a->from += 1 + joins_name(s, a->from + 1);
	}
	if (a->to - a->from >= NAME)
		return false;
	if (s->token[a->to].type == TOKEN_PLACE &&
	    s->token[a->to].place.form == PLACE_ADJECTIVE)
		return false; /* `Exports of Malian gold` */
	for (int k = a->from; k <= a->to; k++) {
		if (token_has(s, k, LINK_NOBODY) || has_digit(s, k) ||
		    (token_has(s, k, LINK_MEASURE) && token_is(s, k + 1, "of")))
			return false;
		/* `Current EU`: what begins the sentence may be any word. */
		word |= s->token[k].type == TOKEN_WORD && s->token[k].capital &&
			(!begins_sentence(s, k) || s->token[k].known ||
			 is_acronym(s, k));
	}
	return word;
}

/* The verb behind a name and an aside, a noun or two (`the Orla district of
 * Mali is`), or behind what it owns; -1: none. */
static int
verb_of(const struct sentence *s, int to)
{
	int k = s->token[to].possessive ? to + 1 : role_behind_aside(s, to + 1);
	int nouns = s->token[to].possessive ? PHRASE : NOUNS;

	if (role_verb_in_s(s, k) && k == to + 1 && !s->token[to].possessive)
		return k;
	for (int n = 0; n <= nouns; n++, k++) {
		if (n > 0 && joins_name(s, k) && is_name(s, k + 1))
			k = name_end(s, k + 1) + 1;
		while (token_has(s, k, LINK_ADVERB))
			k++;
		if (token_has(s, k, LINK_VERB))
			return k;
		if (k >= s->n || s->token[k].type != TOKEN_WORD ||
		    s->token[k].capital ||
		    token_has(s, k, LINK_OF | LINK_TO | LINK_BREAK) ||
		    (!s->token[to].possessive &&
		     (token_is(s, k, "and") || token_is(s, k, "or"))))
			break;
	}
	return -1;
}

/* `Ana and Orla are`: the first name of those joined to the one at token i. */
static int
first_joined(const struct sentence *s, int i)
{
	bool joined = false;

	for (;;) {
		bool word = token_is(s, i - 1, "and");
		int comma = i - 1 - word, k;

		if (token_is_mark(s, comma, ","))
			comma--;
		if (comma == i - 1 || !is_name(s, comma))
			return i;
		k = name_start(s, comma);
		/* A comma joins only where the list goes on. */
		if (!joined && !(word && comma == i - 2) &&
		    !token_is_mark(s, k - 1, ","))
			return i;
		joined = true;
		i = k;
	}
}

bool
actor_at(const struct sentence *s, int i, struct actor *a)
{
	int before;

	*a = (struct actor){-1, -1, i + 1};
	if (s->token[i].type != TOKEN_WORD)
		return false;
	if (token_has(s, i, LINK_PRONOUN))
		return token_has(s, i + 1, LINK_VERB | LINK_ADVERB);
	if (!s->token[i].capital || !name_at(s, i, a))
		return false;
	before = role_before_modifiers(s, a->from);
	if (token_is(s, before, "with") && role_does(s, a->to + 1)) {
		a->verb = a->to + 1;
		return true;
	}
	a->verb = verb_of(s, a->to);
	if (a->verb < 0)
		return false;
	a->from = first_joined(s, a->from);
	before = role_before_modifiers(s, a->from);
	/* `said Chevron invested` has no `that`. */
	return role_opens_clause(s, before) || token_has(s, before, LINK_VERB);
}

bool
actor_before_which(const struct sentence *s, int i, struct actor *a)
{
	int k = token_is_mark(s, i - 1, ",") ? i - 2 : i - 1;

	if (!token_is(s, i, "which") && !token_is(s, i, "who") &&
	    !token_is(s, i, "where"))
		return false;
	a->verb = i + 1;
	return k >= 0 && s->token[k].type == TOKEN_WORD &&
	       s->token[k].capital && name_at(s, k, a);
}

bool
actor_behind_in(const struct sentence *s, int i, struct actor *a)
{
	int k;

	if (s->token[i].type != TOKEN_WORD || !s->token[i].capital ||
	    !name_at(s, i, a))
		return false;
	k = role_before_modifiers(s, a->from);
	return token_is(s, k, "in") || token_is(s, k, "In") ||
	       (token_is(s, k, "of") && !token_has(s, k - 1, LINK_NOT_OF));
}

/* `its`, `it`, `they` in tokens [from..to). */
static bool
goes_on(const struct sentence *s, int from, int to)
{
	static const char *const own[] = {"it", "its", "they", "their"};

	for (int i = from; i < to; i++)
		for (size_t k = 0; k < sizeof(own) / sizeof(*own); k++)
			if (token_is(s, i, own[k]))
				return true;
	return false;
}

/* `reported sales rose`: what is reported has a verb of its own. */
static bool
tells(const struct sentence *s, int verb, int to)
{
	if (token_has(s, verb, LINK_SAYING))
		return true;
	if (!token_is(s, verb, "reported") && !token_is(s, verb, "reports") &&
	    !token_is(s, verb, "announced"))
		return false;
	for (int i = verb + 1; i < to; i++)
		if (token_has(s, i, LINK_VERB))
			return true;
	return false;
}

bool
actor_owns(const struct sentence *s, const struct actor *a, int first)
{
	return a->from >= 0 &&
	       (!tells(s, a->verb, first) || goes_on(s, a->verb, first));
}

bool
actor_is_entry(const struct sentence *s, int i)
{
	int k = role_before_modifiers(s, i);

	/* `and then Spain and Mali at 5 %` */
	while (token_is(s, k, "and") && role_is_place(s, k - 1))
		k = role_before_modifiers(s, k - 1);
	if (token_is(s, k, "by") && token_is(s, k - 1, "followed"))
		k -= 2;
	else if (!token_is(s, k, "and") && !token_is_mark(s, k, ",;"))
		return false;
	for (; k >= 0 && !role_is_place(s, k); k--)
		if (token_is_number(s, k))
			return true;
	return false;
}

/* The token before the bracket that holds the amount from token `first` on and
 * nothing but amounts, `(5 t or 3 %)`, or -1. */
static int
before_bracket(const struct sentence *s, int first, int last)
{
	int i = first - 1;

	if (!token_is_mark(s, last, "),;") && !token_is(s, last, "or"))
		return -1;
	while (token_has(s, i, LINK_ADVERB | LINK_NUMBER) ||
	       token_is_number(s, i) || token_is(s, i, "or"))
		i--;
	return token_is_mark(s, i, "(") ? i - 1 : -1;
}

bool
actor_in_list(const struct sentence *s, int first, int last, struct actor *a)
{
	int i = before_bracket(s, first, last);
	bool alone = i >= 0;

	if (!alone) {
		i = first - 1;
		while (token_has(s, i, LINK_ADVERB) &&
		       !token_has(s, i, LINK_OF | LINK_TO))
			i--;
		if (token_is(s, i, "by") || token_is(s, i, "at") ||
		    token_is(s, i, "with") || token_is_mark(s, i, "(:-"))
			i--;
	}
	a->verb = -1;
	return i >= 0 && s->token[i].type == TOKEN_WORD &&
	       s->token[i].capital && !s->token[i].possessive &&
	       name_at(s, i, a) && (alone || actor_is_entry(s, a->from));
}
