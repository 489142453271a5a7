#include "link_near.h"

#include "link_role.h"

static const struct actor no_actor = {-1, -1, -1};

enum { REACH = 9 }; /* tokens of the noun phrase behind an amount */

bool
near_candidate(const struct clause *c, int i)
{
	const struct sentence *s = c->s;

	if (i < 0 || i >= s->n || !role_is_place(s, i) ||
	    (i >= c->first && i < c->last) || role_in_name(s, i))
		return false;
	for (int k = 0; k < 4 && c->except[k]; k++)
		if (s->token[i].type == TOKEN_PLACE &&
		    strcmp(s->token[i].place.name, c->except[k]) == 0)
			return false;
	return true;
}

bool
near_name(const struct sentence *s, int i)
{
	return i >= 0 && i < s->n && s->token[i].type == TOKEN_PLACE &&
	       s->token[i].place.form != PLACE_ADJECTIVE &&
	       !s->token[i].possessive;
}

/* A name that no noun follows (not `to the UK market`). */
static bool
stands_alone(const struct sentence *s, int i)
{
	return near_name(s, i) &&
	       (i + 1 == s->n || s->token[i + 1].type != TOKEN_WORD ||
		s->token[i + 1].bits || token_is(s, i + 1, "and") ||
		token_is(s, i + 1, "or"));
}

/* `Kazakhstan, which produced`: the place that a relative clause beginning at
 * token i is about, or -1. */
static int
relative(const struct clause *c, int i)
{
	const struct sentence *s = c->s;
	int k = token_is_mark(s, i - 1, ",") ? i - 2 : i - 1;
	enum role role;

	if (!token_is(s, i, "which") && !token_is(s, i, "who") &&
	    !token_is(s, i, "whose") && !token_is(s, i, "where"))
		return -1;
	if (!near_candidate(c, k) || s->token[k].possessive)
		return -1;
	role = role_of(s, k);
	if (role != ROLE_SUBJECT &&
	    (token_is(s, i + 1, "is") || token_is(s, i + 1, "was")))
		return -1;
	return k;
}

static void
note_place(const struct clause *c, int i, struct before *b)
{
	const struct sentence *s = c->s;

	switch (role_of(s, i)) {
	case ROLE_SUBJECT:
		b->subject = i;
		break;
	case ROLE_OF:
		if (s->token[i].type == TOKEN_PLACE &&
		    s->token[i].place.form == PLACE_PEOPLE)
			break;
		if (b->of >= 0 && !role_same(s, b->of, i))
			b->doubt = true;
		b->of = i;
		break;
	case ROLE_OBJECT:
		if (!stands_alone(s, i))
			break;
		if (b->object < 0 || !role_same(s, b->object, i))
			b->objects++;
		b->object = i;
		break;
	default:
		break;
	}
}

/* Notes the name that the word at token i is in; whether it is an actor. */
static bool
note_name(const struct sentence *s, int i, struct before *b)
{
	struct actor a;

	if (actor_at(s, i, &b->who))
		return true;
	/* `In Orla it flows`: what it is, the name does not say. */
	b->it |= token_is(s, i, "it") || token_is(s, i, "It");
	if (b->it || !actor_behind_in(s, i, &a))
		return false;
	if (b->in.from >= 0 && b->in.from != a.from)
		b->doubt = true;
	b->in = a;
	return false;
}

/* `..., and the island was`: whether a clause with a subject of its own, that
 * is no place, begins at the comma i. */
static bool
own_subject(const struct sentence *s, int i)
{
	int k = i + 2, end;

	if (!token_is_mark(s, i, ",") || !token_is(s, i + 1, "and") ||
	    token_has(s, k, LINK_VERB))
		return false;
	for (end = k + 5; k < s->n && k < end; k++) {
		if (s->token[k].type != TOKEN_WORD)
			return false;
		if (token_has(s, k, LINK_VERB))
			return true;
	}
	return false;
}

struct before
near_before(const struct clause *c)
{
	const struct sentence *s = c->s;
	struct before b = {-1,    -1,    -1,       0,        0,
			   false, false, no_actor, no_actor, false};
	int depth = 0;

	for (int i = c->first - 1; i >= 0; i--) {
		if (token_is_mark(s, i, ")"))
			depth++;
		else if (token_is_mark(s, i, "("))
			depth -= depth > 0;
		if (depth > 0)
			continue;
		b.start = i;
		if (token_is_mark(s, i, ";.:") || own_subject(s, i)) {
			b.start = i + 1;
			break;
		}
		if (token_has(s, i, LINK_BREAK)) {
			if (b.subject < 0 && !b.actor)
				b.subject = relative(c, i);
			if (b.subject < 0 && !b.actor)
				b.actor = actor_before_which(s, i, &b.who);
			break;
		}
		if (b.subject >= 0 || b.actor)
			continue;
		if (near_candidate(c, i))
			note_place(c, i, &b);
		else
			b.actor = note_name(s, i, &b);
	}
	return b;
}

int
near_touching(const struct clause *c)
{
	const struct sentence *s = c->s;
	int i = c->first - 1;

	while (token_has(s, i, LINK_ADVERB) &&
	       !token_has(s, i, LINK_OF | LINK_TO))
		i--;
	if ((token_is(s, i, "by") || token_is(s, i, "at") ||
	     token_is(s, i, "with")) &&
	    near_candidate(c, i - 1) && near_name(s, i - 1))
		return actor_is_entry(s, i - 1) ? i - 1 : -1;
	if (token_is_mark(s, i, "(:-"))
		i--;
	return near_candidate(c, i) && near_name(s, i) ? i : -1;
}

/* Whether the place behind of or in is what the amount is of: not an entry of
 * its own, and no `the European continent`, `Kyiv's central square`. */
static bool
is_whole(const struct sentence *s, int i, bool in)
{
	const struct token *t = &s->token[i];

	if (token_is_number(s, i + 1))
		return false;
	if (t->type != TOKEN_PLACE)
		return true;
	if (t->place.form == PLACE_CITY)
		return stands_alone(s, i);
	return t->place.form != PLACE_ADJECTIVE || !in;
}

/* `were killed`, `have been built` at token i: its last token, or -1. */
static int
passive(const struct sentence *s, int i)
{
	static const char *const be[] = {"is",   "are", "was", "were",
					 "have", "has", "had"};
	bool found = false;

	for (size_t k = 0; k < sizeof(be) / sizeof(*be); k++)
		found |= token_is(s, i, be[k]);
	if (!found)
		return -1;
	i++;
	while (token_is(s, i, "been") || token_has(s, i, LINK_ADVERB))
		i++;
	return token_has(s, i, LINK_VERB) && (token_is(s, i + 1, "in") ||
					      token_is(s, i + 1, "across"))
		   ? i
		   : -1;
}

struct behind
near_behind(const struct clause *c)
{
	const struct sentence *s = c->s;
	struct behind b = {-1, false, -1, no_actor};
	bool of = false, in = false, noun = false;
	int end = c->last + REACH;

	for (int i = c->last, k; i < s->n && i < end; i++) {
		if (!of && !in && (k = passive(s, i)) >= 0)
			i = k + 1;
		if (c->garbled && !near_candidate(c, i) &&
		    !token_has(s, i, LINK_OF | LINK_MODIFIER))
			break;
		if (near_candidate(c, i)) {
			if ((of || in) && is_whole(s, i, in)) {
				b.place = i;
				b.of = of && !in;
			}
			break;
		}
		if (s->token[i].type == TOKEN_YEAR &&
		    token_has(s, i - 1, LINK_OF))
			continue;
		if (s->token[i].type != TOKEN_WORD ||
		    token_has(s, i, LINK_BREAK))
			break;
		if ((of || in) && actor_behind_in(s, i, &b.in))
			break;
		b.in = no_actor;
		if (token_has(s, i, LINK_OBJECT) && near_candidate(c, i + 1) &&
		    stands_alone(s, i + 1)) {
			b.object = i + 1;
			break;
		}
		if (token_has(s, i, LINK_TO) || token_is(s, i, "for") ||
		    (token_has(s, i, LINK_VERB) && !noun))
			break;
		if (token_has(s, i, LINK_OF)) {
			if (token_has(s, i - 1, LINK_NOT_OF))
				break;
			of |= token_is(s, i, "of");
			in = !token_is(s, i, "of");
		}
		/* Behind a preposition `exports` is a noun. */
		noun = token_has(s, i, LINK_OF | LINK_MODIFIER);
	}
	return b;
}
