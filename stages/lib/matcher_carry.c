/* Claims that go on to the next amount of a list. */
#include "matcher_parts.h"

/* Hands on the claim of amount i - 1 to amount i. */
static void
match_carried(struct run *r, int i)
{
	struct matcher *m = r->m;
	const struct carry_claim *c = &m->claim[i];
	const struct quantity *q = &m->marked.quantity[i];
	struct match match = {
	    .rule = c->rule, .weight = c->weight, .quantity = q};

	m->stripped_n = 0;
	match.claim = claim_text(m, c->rule, q, c->claim.from, c->claim.to);
	for (int k = 0; k < RULE_COLUMNS; k++)
		match.column[k] =
		    slice_of(c->rule->set[k] ? c->rule->set[k] : "");
	if (c->subject.to > c->subject.from)
		match.column[RULE_SUBJECT] =
		    capture_text(m, c->subject.from, c->subject.to);
	if (c->object.to > c->object.from)
		match.column[RULE_OBJECT] =
		    capture_text(m, c->object.from, c->object.to);
	if (match.column[RULE_UNIT].n == 0)
		match.column[RULE_UNIT] = carry_unit(q - 1, q);
	match.column[RULE_NOTES] = slice_of("claim of the amount before");
	r->matches++;
	r->found(r->ctx, &match);
}

void
carry_claims(struct run *r, struct slice text)
{
	struct matcher *m = r->m;
	struct regex *re = &m->rules->carried;

	for (int i = 1; re->code && i < m->marked.n; i++) {
		const struct quantity *q = &m->marked.quantity[i];
		struct span entry = {0, 0};
		struct carry_claim next;
		const size_t *ov;
		int pairs;

		if (!carry_says(&m->claim[i - 1]) || carry_says(&m->claim[i]) ||
		    !carry_fits(text, m->claim[i - 1].rule, q - 1, q))
			continue;
		pairs = matcher_try(m, re, m->marked.text, m->marked.to[i - 1],
				    m->marked.len, &ov);
		if (pairs < 0 || ov[1] != m->marked.at[i])
			continue;
		group_span(re, RULE_SUBJECT, pairs, ov, &entry.from, &entry.to);
		next = carry_on(&m->claim[i - 1], m->marked.at[i - 1], entry,
				m->marked.at[i]);
		if (entry.to == 0 && carry_has_other(text, q))
			next.object = entry;
		/* Any specific match is better, and no vague one. */
		next.weight = m->claim[i].weight + 1;
		m->claim[i] = next;
		match_carried(r, i);
	}
}
