/* Lists: each amount has the place of its own entry. */
#ifndef FACTPIPE_LINK_LIST_H
#define FACTPIPE_LINK_LIST_H

#include "link_near.h"

/* The last place of `Asia and Europe`, which begins at token i, when the next
 * entry of a list does not begin there. */
int list_end(const struct clause *c, int i);

/* `5 % in Mali, 7 % in Togo and 9 % in Chad`: whether the amount, with the
 * place behind it, is an entry of a list. */
bool list_has(const struct clause *c, int place);

/* The list is cut off behind the amount by strange words: `13 % in Togo and
 * 9 % of our officein Chad`.  The only place left, or -1. */
int list_torn(const struct clause *c);

/* `Mali and Togo had 5 and 7 respectively`: the amount's place, or -1. */
int list_respective(const struct clause *c);

#endif
