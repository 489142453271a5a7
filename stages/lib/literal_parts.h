/*
 * What is known of a part of a pattern.  Parts that follow each other join
 * their strings, so that `(?:state|city) of` needs `state of` or `city of`.
 * Private to literals.c and literal_parts.c.
 */
#ifndef FACTPIPE_LITERAL_PARTS_H
#define FACTPIPE_LITERAL_PARTS_H

#include "literals.h"

struct part {
	bool exact; /* `last` are all that it matches, nothing else counts */
	struct literal_set first, last; /* begin and end its matches */
	struct literals needs;
};

/* A part that matches one string; unless exact, with anything in it. */
void part_start(struct part *p, const char *text, bool exact);

/* What p ends with is needed, and no longer all of it. */
void part_settle(struct part *p);

/* Anything may stand behind p. */
void part_open(struct part *p);

/* a becomes a with b, or a string, behind it. */
void part_text(struct part *a, const char *text);
void part_follow(struct part *a, struct part *b);

/* a becomes a or b. */
void part_either(struct part *a, struct part *b);

#endif
