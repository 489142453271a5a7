/* What `its`, `the country`, `the two countries` refer to. */
#ifndef FACTPIPE_LINK_REFER_H
#define FACTPIPE_LINK_REFER_H

#include "link_tokens.h"

/* The country that token i refers to by `its`, `the country`, ... in the part
 * of the sentence before it, and whether it is the subject there: a token, or
 * -1. */
int refer_antecedent(const struct sentence *s, int i, bool *subject);

/* The two countries named last before token i (s->n: in all of it), when they
 * are exactly two, in their order.  False when they are not. */
bool refer_two(const struct sentence *s, int i, int *first, int *second);

/* The country that the last sentence of s is about, and whether it is its
 * subject: a token, or -1. */
int refer_topic(const struct sentence *s, bool *subject);

#endif
