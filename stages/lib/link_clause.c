#include "link_clause.h"

#include "link_list.h"
#include "link_role.h"

enum { TOUCH = 3 }; /* tokens to an owner in interleaved columns */

static void
set(struct clause_find *out, int subject, int object)
{
	out->subject = out->subject_to = subject;
	out->object = object;
}

/* `between X and Y`, somewhere in the clause. */
static bool
between(const struct clause *c, int start, struct clause_find *out)
{
	const struct sentence *s = c->s;

	for (int i = start; i + 3 < s->n && !token_is_mark(s, i, ";."); i++) {
		int a = i + 1, b;

		if (!token_is(s, i, "between"))
			continue;
		while (token_has(s, a, LINK_MODIFIER))
			a++;
		b = a + 2;
		while (token_has(s, b, LINK_MODIFIER))
			b++;
		if (near_candidate(c, a) && s->token[a].type == TOKEN_TWO)
			set(out, a, -1);
		else if (near_candidate(c, a) && token_is(s, a + 1, "and") &&
			 near_candidate(c, b))
			set(out, a, b);
		if (out->subject >= 0)
			return true;
	}
	return false;
}

/* Whether the clause from token start on is about a measure of countries, or
 * has no subject of its own. */
static bool
goes_on(const struct clause *c, int start)
{
	if (token_has(c->s, start, LINK_VERB))
		return true;
	for (int i = start; i < c->first; i++)
		if (token_has(c->s, i, LINK_MEASURE))
			return true;
	return false;
}

/* The only place that the clauses before the amount's are about. */
static int
of_sentence(const struct clause *c, int start, bool *doubt)
{
	const struct sentence *s = c->s;
	int found = -1;

	if (!goes_on(c, start))
		return -1;
	for (int i = 0; i < start; i++) {
		if (!near_candidate(c, i))
			continue;
		if (role_of(s, i) != ROLE_SUBJECT)
			continue;
		if (found >= 0 && !role_same(s, found, i)) {
			*doubt = true;
			return -1;
		}
		found = i;
	}
	return found;
}

/* In interleaved columns a place counts only where it touches the amount, or
 * where two or three words of one phrase are between. */
static bool
touches(const struct clause *c, int i)
{
	return c->s->token[i].possessive && c->first - i <= TOUCH;
}

/* `X supplied 5 t and Y 7 t`: whether the first amount behind token i has no
 * place of its own, so that the places of the others are subjects. */
static bool
is_gapped(const struct clause *c, int i)
{
	const struct sentence *s = c->s;

	while (i < c->first && !token_is_number(s, i))
		i++;
	if (i >= c->first)
		return false;
	i--;
	while (token_has(s, i, LINK_ADVERB) || token_is_mark(s, i, "("))
		i--;
	return !role_is_place(s, i);
}

/* Whether the place right before the amount is the other side, not the one
 * that the amount is about. */
static bool
is_other_side(const struct clause *c, int place, const struct before *b)
{
	enum role role = role_of(c->s, place);

	if (role == ROLE_OBJECT || role == ROLE_TO)
		return true;
	return b->subject >= 0 && !role_same(c->s, place, b->subject) &&
	       role != ROLE_OF && role != ROLE_SUBJECT &&
	       !is_gapped(c, b->subject);
}

/* Whether a place behind of or in, before the amount, is what it is about: in
 * a claim that says little (`quantity`) only with a measure of countries, and
 * never in `the 50-m pool in Mali`. */
static bool
says_enough(const struct clause *c, const struct before *b)
{
	const struct token *t = &c->s->token[b->of];
	bool city = t->type == TOKEN_PLACE && t->place.form == PLACE_CITY;

	if (c->attributive)
		return false;
	if (!c->vague && !city)
		return true;
	for (int i = b->start; i < c->first; i++)
		if (token_has(c->s, i, LINK_MEASURE | LINK_LOCAL))
			return true;
	return false;
}

/* The other side of what the subject does: the place beside the amount, else
 * the only one behind to, from, with, else behind of, in. */
static int
other_side(const struct clause *c, const struct before *b,
	   const struct behind *after, int near)
{
	if (near >= 0)
		return near;
	if (after->place >= 0 || after->object >= 0)
		return after->place >= 0 ? after->place : after->object;
	if (b->objects == 1)
		return b->object;
	return b->of >= 0 && !b->doubt && near_name(c->s, b->of) ? b->of : -1;
}

/* The place that stands beside the amount so that nothing else counts: its
 * entry of a list, or its owner (`overtook China's 1.4 billion`). */
static int
own_place(const struct clause *c, const struct behind *after)
{
	int i;

	if (after->place >= 0 && !c->labelled && list_has(c, after->place))
		return after->place;
	if ((i = list_torn(c)) >= 0 || (i = list_respective(c)) >= 0)
		return i;
	i = c->first - 1;
	return near_candidate(c, i) && c->s->token[i].type == TOKEN_PLACE &&
		       c->s->token[i].possessive
		   ? i
		   : -1;
}

static void
find_in_clause(const struct clause *c, const struct before *b,
	       struct clause_find *out)
{
	struct behind after = near_behind(c);
	int near = near_touching(c), own = own_place(c, &after);

	if (own >= 0) {
		set(out, own, -1);
	} else if (near >= 0 && (!c->labelled || b->subject >= 0) &&
		   !is_other_side(c, near, b)) {
		set(out, near, -1);
	} else if (b->subject >= 0 && (!c->garbled || touches(c, b->subject))) {
		set(out, b->subject, -1);
		while ((own = role_joined(c->s, out->subject)) >= 0)
			out->subject = own;
		out->object = other_side(c, b, &after, near);
	} else if (c->labelled) {
		out->object = near;
	} else if (after.place >= 0 && (after.of || !b->actor) &&
		   !c->attributive) {
		set(out, after.place,
		    b->objects == 1 ? b->object : after.object);
		out->subject_to = list_end(c, after.place);
	} else if (!c->garbled && !b->actor && b->of >= 0 && !b->doubt &&
		   says_enough(c, b)) {
		set(out, b->of, b->objects == 1 ? b->object : after.object);
	} else if (!c->garbled) {
		out->object = b->objects == 1 ? b->object : after.object;
	}
	if (out->object >= 0 && out->subject >= 0 &&
	    role_same(c->s, out->subject, out->object))
		out->object = -1;
}

/* A name that is no place: of the list's entry, of the clause, or of the one
 * that tells of it (`Orla said that it sold`). */
static struct actor
find_name(const struct clause *c, const struct before *b)
{
	const struct sentence *s = c->s;
	struct actor who = b->who, none = {-1, -1, -1};
	struct behind after = near_behind(c);

	if (actor_in_list(s, c->first, c->last, &who))
		return who;
	who = b->who;
	/* `25 of the 90 seats` */
	if (token_is(s, c->first - 1, "the") && token_is(s, c->first - 2, "of"))
		return none;
	for (int i = b->start - 1; i >= 0 && !b->actor; i--)
		if (actor_at(s, i, &who))
			break;
	if (actor_owns(s, &who, c->first) &&
	    (b->actor || token_has(s, who.verb, LINK_SAYING)))
		return who;
	if (b->actor || b->doubt || b->subject >= 0)
		return none;
	return after.in.from >= 0 ? after.in : b->in;
}

void
clause_find(const struct clause *c, struct clause_find *out)
{
	struct before b = near_before(c);

	*out =
	    (struct clause_find){-1, -1, {-1, -1, -1}, -1, false, false, false};
	if ((!c->labelled || c->mutual) && between(c, b.start, out))
		return;
	find_in_clause(c, &b, out);
	out->actor = b.actor;
	out->doubt = b.doubt;
	if ((out->subject < 0 || c->s->token[out->subject].type == TOKEN_ONE) &&
	    !c->labelled && !c->garbled && !c->attributive)
		out->who = find_name(c, &b);
	if (out->subject >= 0 || c->titled || c->garbled || b.actor || b.doubt)
		return;
	out->subject = out->subject_to = of_sentence(c, b.start, &out->doubt);
	out->sentence = out->subject >= 0;
}
