/*
 * Somebody who is no place and about whom a clause is: `Orla Energy produced`,
 * `the Bank of Orla (BO) lent`, `Orla's exports fell`, `they built`.
 */
#ifndef FACTPIPE_LINK_ACTOR_H
#define FACTPIPE_LINK_ACTOR_H

#include "link_tokens.h"

struct actor {
	int from, to; /* tokens of the name, first and last; -1: a pronoun */
	int verb;     /* token of what is said of it */
};

/* Whether token i, a word, belongs to the name of an actor that opens a
 * clause, or is a pronoun that does. */
bool actor_at(const struct sentence *s, int i, struct actor *a);

/* `Orla, which produced`, `Lambeth, where 5`: whether a name stands before the
 * relative clause that begins at token i. */
bool actor_before_which(const struct sentence *s, int i, struct actor *a);

/* `prices in Lambeth`: whether a name stands at token i behind `in` or `of`. */
bool actor_behind_in(const struct sentence *s, int i, struct actor *a);

/* Whether the amount from token `first` on is the actor's own: he has a name,
 * and does not but tell of it. */
bool actor_owns(const struct sentence *s, const struct actor *a, int first);

/* `Peru (5 t), followed by Mali with 3 t`: whether the name that begins at
 * token i begins an entry of a list, behind the amount of the entry before. */
bool actor_is_entry(const struct sentence *s, int i);

/* `Lambeth (5 %)`, `and Lambeth with 5 %`: the name right before the amount of
 * tokens [first..last), which the bracket holds alone or the entry of a list
 * ends with. */
bool actor_in_list(const struct sentence *s, int first, int last,
		   struct actor *a);

#endif
