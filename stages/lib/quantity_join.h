/*
 * What the files that join numbers share; see quantity_parts.h.
 */
#ifndef FACTPIPE_QUANTITY_JOIN_H
#define FACTPIPE_QUANTITY_JOIN_H

#include "quantity_parts.h"

/* ---- quantity_gap.c ------------------------------------------------------*/
enum gap gap_read(const struct scan *s, size_t from, size_t to);

/* `but` and a comma part two bounds as well. */
enum gap gap_outer(const struct scan *s, const struct atom *a,
		   const struct atom *b);

/* The word before text[at] is `word`. */
bool word_follows(const struct scan *s, size_t at, const char *word,
		  size_t *begin);

/* ---- quantity_range.c ----------------------------------------------------*/

/* 0.2 ≤ x ≤ 0.4 */
bool join_chain(const struct scan *s, struct atom *a, const struct atom *b);
/* `fell by 40 km to 20 km`, `rose by a fifth to 9 million`, `by 300 to 2,000`:
 * a change and what it led to, unlike `by 3 to 5 percent`. */
bool join_is_step(const struct scan *s, const struct atom *a,
		  const struct atom *b);

bool join_range(const struct scan *s, struct atom *a, struct atom *b,
		enum gap gap);
bool join_tolerance(struct atom *a, struct atom *b, enum gap gap);

/* (1.2 ± 0.3) × 10^5 km: the power counts for both ends. */
bool join_scale(const struct scan *s, struct atom *a, const struct atom *b);

/* more than 20 and less than 35 */
bool join_bounds(struct atom *a, struct atom *b, enum gap gap);

/* one over three, two out of five hundred, 1 in 20: a fraction. */
bool join_over(const struct scan *s, struct atom *a, const struct atom *b);

/* ---- quantity_list.c -----------------------------------------------------*/

/* Years and references drag along the numbers that are joined to them. */
void spread_drop(struct atom *a, struct atom *b, enum gap gap);

/* 16, 23 and 30 May: the days before the one at its month. */
void spread_days(const struct scan *s, struct atom *a, const struct atom *b);
void share_unit(const struct scan *s, struct atom *a, const struct atom *b,
		enum gap gap);

/* 5 ft 3 in, 2 h 30 min, 3 dollars 50 cents: one amount. */
bool join_compound(const struct scan *s, struct atom *a, const struct atom *b,
		   enum gap gap);

/* two hours and a half */
bool join_part(const struct scan *s, struct atom *a, const struct atom *b,
	       enum gap gap);

/* 5'2, 5-foot-4, six foot two, 6-foot-3-inch: one height. */
bool join_feet(const struct scan *s, struct atom *a, const struct atom *b);

/* ---- quantity_join.c -----------------------------------------------------*/
bool atom_is_bare(const struct atom *a);

/* 3 and 5 million -> 3 million: a smaller number without a multiplier of its
 * own takes the one of the number it is joined to. */
void atom_share_power(struct atom *a, const struct atom *b);
/* 2.5-3.1 × 10^5: the power is of both. */
void atom_share_raised(struct atom *a, const struct atom *b);
bool atoms_same_unit(const struct atom *a, const struct atom *b);
void atom_take_unit(struct atom *a, const struct atom *b);
void atom_merge(struct atom *a, const struct atom *b);

#endif
