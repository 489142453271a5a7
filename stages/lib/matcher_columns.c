/* What a match says: the columns and the claim that it captured. */
#include "matcher_parts.h"

#include <ctype.h>
#include <string.h>

struct slice
capture_text(struct matcher *m, size_t from, size_t to)
{
	char *out = m->stripped + m->stripped_n;
	size_t n = marked_strip(&m->marked, from, to, out);

	m->stripped_n += n;
	return (struct slice){out, n};
}

bool
group_span(const struct regex *re, int column, int pairs, const size_t *ov,
	   size_t *from, size_t *to)
{
	for (int k = 0; re->group[column][k]; k++) {
		int g = re->group[column][k];

		if (g >= pairs || ov[2 * g] == PCRE2_UNSET)
			continue;
		*from = ov[2 * g];
		*to = ov[2 * g + 1];
		return true;
	}
	return false;
}

/* The claim that a rule names; `{kind}` is the kind of the amount, and
 * `quantity` for a bare number or a count. */
static struct slice
rule_claim(const struct matcher *m, const struct rule *rule,
	   const struct quantity *q)
{
	const char *kind;

	if (strcmp(rule->claim, "{kind}") != 0)
		return slice_of(rule->claim);
	kind = quantity_kind(m->lexicon, q);
	return slice_of(q->unit.symbol[0] ? kind : "quantity");
}

/* A captured claim with a small letter, where no abbreviation or symbol (GDP,
 * Tc) begins. */
struct slice
claim_text(struct matcher *m, const struct rule *rule, const struct quantity *q,
	   size_t from, size_t to)
{
	char *first = m->stripped + m->stripped_n;
	struct slice claim;

	if (from == to)
		return rule_claim(m, rule, q);
	claim = capture_text(m, from, to);
	if (claim.n > 2 && islower((unsigned char)claim.p[1]) &&
	    islower((unsigned char)claim.p[2]))
		*first = (char)tolower((unsigned char)*first);
	return claim;
}

void
fill_columns(struct matcher *m, const struct rule *rule, int pairs,
	     const size_t *ov, struct match *match)
{
	size_t from, to;

	m->stripped_n = 0;
	for (int c = 0; c < RULE_COLUMNS; c++) {
		if (group_span(&rule->pattern, c, pairs, ov, &from, &to))
			match->column[c] = capture_text(m, from, to);
		else if (rule->set[c])
			match->column[c] = slice_of(rule->set[c]);
		else
			match->column[c] = (struct slice){"", 0};
	}
	from = to = 0;
	group_span(&rule->pattern, RULE_CLAIM, pairs, ov, &from, &to);
	match->claim = claim_text(m, rule, match->quantity, from, to);
}
