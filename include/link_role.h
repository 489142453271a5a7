/* What the position of a place in its sentence says. */
#ifndef FACTPIPE_LINK_ROLE_H
#define FACTPIPE_LINK_ROLE_H

#include "link_tokens.h"

enum role {
	ROLE_OTHER,
	ROLE_SUBJECT, /* begins a clause, a verb follows */
	ROLE_OF,      /* behind of, in, for ... */
	ROLE_OBJECT,  /* behind to, from, with, into */
	ROLE_TO,      /* behind another preposition */
};

/* Whether token i names a place or refers to one. */
bool role_is_place(const struct sentence *s, int i);

/* Whether the place at token i is but a part of a name: `Tour de France`, `the
 * Great Wall of China`, `Mali Airways`. */
bool role_in_name(const struct sentence *s, int i);

/* Whether tokens i and k mean the same place. */
bool role_same(const struct sentence *s, int i, int k);

/* The role of token i, a place or a reference. */
enum role role_of(const struct sentence *s, int i);

/* `X and Y`, `X, Y and Z`: the place that token i, a place, is joined to, or
 * -1. */
int role_joined(const struct sentence *s, int i);

/* Whether the words up to token i, -1 for none, may open a clause. */
bool role_opens_clause(const struct sentence *s, int i);

/* The token behind an aside at token i: `(UAE)`, `, the largest of them,`; i
 * where there is none. */
int role_behind_aside(const struct sentence *s, int i);

/* `Mali mines`: whether token i, right behind a name, may be a verb. */
bool role_verb_in_s(const struct sentence *s, int i);

/* `with Mali (or Orla) buying`: whether token i, behind a name and an aside,
 * says what it does. */
bool role_does(const struct sentence *s, int i);

/* The token before `the northern ...` that ends before token i. */
int role_before_modifiers(const struct sentence *s, int i);

#endif
