/*
 * A claim goes on from an amount to the next one of a list or a comparison
 * (`China took 61 percent of the exports, Iran 17 percent`, `from 12 to 8
 * percent`).  What may stand between the two is the pattern CARRIED of
 * rules/patterns.yaml; used by matcher*.c only.
 */
#ifndef FACTPIPE_CARRY_H
#define FACTPIPE_CARRY_H

#include "quantity.h"
#include "rules.h"

/* Bytes of the marked text; from == to: none. */
struct span {
	size_t from, to;
};

/* What an amount was found to be. */
struct carry_claim {
	struct rule *rule; /* NULL: nothing */
	size_t weight;
	struct span subject, object, claim; /* as captured */
};

/* Keeps the heavier of two claims on the same amount. */
void carry_note(struct carry_claim *c, const struct carry_claim *other);

/* Whether a rule said more of the amount than that it is one. */
bool carry_says(const struct carry_claim *c);

/* Whether b, the amount after a in text, can be of the same kind: in its unit,
 * without any and with no noun of its own, or of another kind that the rule
 * takes too, as the level that a change leads to. */
bool carry_fits(struct slice text, const struct rule *rule,
		const struct quantity *a, const struct quantity *b);

/* The unit that b takes over from a: empty when it has its own. */
struct slice carry_unit(const struct quantity *a, const struct quantity *b);

/* Whether a name stands behind b in its clause, which may be what this amount
 * is of: `1,765 km long, and 2,330 km divide it from Uzbekistan`. */
bool carry_has_other(struct slice text, const struct quantity *b);

/* The claim of the amount behind one with claim `from`, where `entry` names
 * what this amount is of.  The entry takes the place of the capture
 * that stands nearest before the amount at `at`; behind the amount it is the
 * subject. */
struct carry_claim carry_on(const struct carry_claim *from, size_t at,
			    struct span entry, size_t entry_at);

#endif
