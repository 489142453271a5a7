#include "matcher_parts.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
	JIT_STACK = 1 << 20,
	MATCH_LIMIT = 1000000,
	DEPTH_LIMIT = 10000,
	HEAP_LIMIT_KIB = 16384,
	OVECTOR_PAIRS = 64,
	CONDITION_WEIGHT = 10000,
};

static void
make_scan(struct matcher *m)
{
	size_t words = m->rules->n / 64 + 1, all = LITERAL_SETS * words;
	const struct literal_set **set = xmalloc(64 * all * sizeof(*set));

	m->words = words;
	m->unset = xmalloc(all * sizeof(*m->unset));
	m->found = xmalloc(all * sizeof(*m->found));
	memset(m->unset, 0xff, all * sizeof(*m->unset));
	memset(set, 0, 64 * all * sizeof(*set));
	for (size_t i = 0; i < m->rules->n && !m->every_rule; i++) {
		const struct literals *needs = &m->rules->rule[i].needs;

		for (int k = 0; k < needs->n; k++) {
			size_t at = 64 * words * (size_t)k + i;

			set[at] = &needs->set[k];
			m->unset[at / 64] &= ~((uint64_t)1 << (at % 64));
		}
	}
	m->scan = literal_scan_new(set, 64 * all);
	free(set);
}

struct matcher *
matcher_new(struct rules *rules, const struct lexicon *lexicon, int flags)
{
	struct matcher *m = xmalloc(sizeof(*m));

	memset(m, 0, sizeof(*m));
	m->rules = rules;
	m->lexicon = lexicon;
	m->every_rule = flags & MATCHER_EVERY_RULE;
	make_scan(m);
	m->data = pcre2_match_data_create(OVECTOR_PAIRS, NULL);
	m->context = pcre2_match_context_create(NULL);
	m->stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK, NULL);
	if (!m->data || !m->context)
		die(EXIT_DATA, "out of memory for matching");
	pcre2_jit_stack_assign(m->context, NULL, m->stack);
	pcre2_set_match_limit(m->context, MATCH_LIMIT);
	pcre2_set_depth_limit(m->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(m->context, HEAP_LIMIT_KIB);
	return m;
}

void
matcher_free(struct matcher *m)
{
	if (!m)
		return;
	literal_scan_free(m->scan);
	pcre2_match_data_free(m->data);
	pcre2_match_context_free(m->context);
	pcre2_jit_stack_free(m->stack);
	free(m->unset);
	free(m->found);
	marked_free(&m->marked);
	free(m->stripped);
	free(m->profile);
	free(m);
}

const struct matcher_counts *
matcher_counts(const struct matcher *m)
{
	return &m->counts;
}

const struct rule_counts *
matcher_profile(struct matcher *m)
{
	size_t bytes = m->rules->n * sizeof(*m->profile);

	m->profile = xrealloc(m->profile, bytes);
	memset(m->profile, 0, bytes);
	return m->profile;
}

struct slice
matcher_marked(const struct matcher *m)
{
	return (struct slice){m->marked.text, m->marked.len};
}

/* ---- matching --------------------------------------------------------- */

int
matcher_try(struct matcher *m, struct regex *re, const char *text, size_t from,
	    size_t to, const size_t **ovector)
{
	if (!re->jit_tried) {
		pcre2_jit_compile(re->code, PCRE2_JIT_COMPLETE);
		re->jit_tried = true;
	}
	*ovector = pcre2_get_ovector_pointer(m->data);
	return pcre2_match(re->code, (PCRE2_SPTR)text, to, from,
			   PCRE2_NO_UTF_CHECK, m->data, m->context);
}

static void
say_limit(struct run *r, const struct rule *rule, int status)
{
	unsigned char why[160];

	pcre2_get_error_message(status, why, sizeof(why));
	r->m->counts.limits++;
	if (r->limit)
		r->limit(r->ctx, rule, (char *)why);
}

/* Notes what the amount of a match is, so that it can be carried on. */
static void
note_claim(struct matcher *m, const struct match *match, int pairs,
	   const size_t *ov)
{
	const struct regex *re = &match->rule->pattern;
	struct carry_claim c = {.rule = match->rule, .weight = match->weight};

	group_span(re, RULE_SUBJECT, pairs, ov, &c.subject.from, &c.subject.to);
	group_span(re, RULE_OBJECT, pairs, ov, &c.object.from, &c.object.to);
	group_span(re, RULE_CLAIM, pairs, ov, &c.claim.from, &c.claim.to);
	carry_note(&m->claim[match->quantity - m->marked.quantity], &c);
}

static size_t
weigh(const struct rule *rule, size_t length)
{
	if (rule->general)
		return 0;
	return length + (rule->under.code ? CONDITION_WEIGHT : 0) +
	       (rule->within.code ? CONDITION_WEIGHT : 0);
}

/* All matches of a rule's pattern in marked[from..to). */
static void
match_pattern(struct run *r, struct rule *rule, size_t from, size_t to)
{
	struct matcher *m = r->m;

	while (from < to) {
		const size_t *ov;
		size_t begin, end;
		struct match match = {.rule = rule};
		int pairs = matcher_try(m, &rule->pattern, m->marked.text, from,
					to, &ov);

		if (pairs < 0) {
			if (pairs != PCRE2_ERROR_NOMATCH)
				say_limit(r, rule, pairs);
			return;
		}
		if (pairs == 0)
			pairs = OVECTOR_PAIRS;
		if (!group_span(&rule->pattern, RULE_QUANTITY, pairs, ov,
				&begin, &end)) {
			from = ov[1] > from ? ov[1] : from + 1;
			continue;
		}
		match.weight = weigh(rule, ov[1] - ov[0]);
		match.quantity = marked_quantity(&m->marked, begin);
		if (match.quantity) {
			fill_columns(m, rule, pairs, ov, &match);
			note_claim(m, &match, pairs, ov);
			r->matches++;
			r->found(r->ctx, &match);
		}
		/* What stands behind the amount may belong to the next. */
		from = end > from ? end : from + 1;
	}
}

static void
match_within(struct run *r, struct rule *rule)
{
	struct matcher *m = r->m;
	const size_t *ov;
	size_t begin, end;
	int pairs = matcher_try(m, &rule->within, m->marked.text, 0,
				m->marked.len, &ov);

	if (pairs < 0) {
		if (pairs != PCRE2_ERROR_NOMATCH)
			say_limit(r, rule, pairs);
		return;
	}
	if (group_span(&rule->within, RULE_LIST, pairs, ov, &begin, &end))
		match_pattern(r, rule, begin, end);
}

/* Whether one of a rule's conditions, a regex of its own, holds. */
static bool
holds(struct run *r, const struct rule *rule, struct regex *re,
      struct slice text)
{
	const size_t *ov;
	int status = matcher_try(r->m, re, text.p, 0, text.n, &ov);

	if (status < 0 && status != PCRE2_ERROR_NOMATCH)
		say_limit(r, rule, status);
	return status >= 0;
}

static void
match_rule(struct run *r, struct rule *rule)
{
	struct matcher *m = r->m;

	m->counts.candidates++;
	if (rule->under.code && !holds(r, rule, &rule->under, r->heading))
		return;
	/* Most candidates do not match, so what would forbid it comes last. */
	if (rule->unless.code &&
	    (!holds(r, rule, rule->within.code ? &rule->within : &rule->pattern,
		    matcher_marked(m)) ||
	     holds(r, rule, &rule->unless, matcher_marked(m))))
		return;
	if (rule->within.code)
		match_within(r, rule);
	else
		match_pattern(r, rule, 0, m->marked.len);
}

static void
profile_rule(struct run *r, size_t i)
{
	struct matcher *m = r->m;
	struct rule_counts *c = &m->profile[i];
	uint64_t limits = m->counts.limits;
	int matches = r->matches;
	struct timespec from, to;

	c->candidates++;
	if (!kind_overlap(&m->rules->rule[i].kinds, &m->marked.kinds))
		return;
	c->tries++;
	clock_gettime(CLOCK_MONOTONIC, &from);
	match_rule(r, &m->rules->rule[i]);
	clock_gettime(CLOCK_MONOTONIC, &to);
	c->nanoseconds += (uint64_t)((to.tv_sec - from.tv_sec) * 1000000000 +
				     to.tv_nsec - from.tv_nsec);
	c->matches += (uint64_t)(r->matches - matches);
	c->limits += m->counts.limits - limits;
}

static void
match_candidates(struct run *r)
{
	struct matcher *m = r->m;

	for (size_t w = 0; w < m->words; w++) {
		uint64_t bits = m->found[w];

		for (size_t k = 1; k < LITERAL_SETS; k++)
			bits &= m->found[k * m->words + w];
		for (; bits; bits &= bits - 1) {
			size_t i = 64 * w + (size_t)__builtin_ctzll(bits);

			if (i >= m->rules->n)
				return;
			if (m->profile)
				profile_rule(r, i);
			else if (kind_overlap(&m->rules->rule[i].kinds,
					      &m->marked.kinds))
				match_rule(r, &m->rules->rule[i]);
		}
	}
}

int
matcher_run(struct matcher *m, const char *text, size_t n, struct slice heading,
	    enum number_locale locale,
	    void (*found)(void *ctx, const struct match *match),
	    void (*limit)(void *ctx, const struct rule *rule, const char *why),
	    void *ctx)
{
	struct run r = {m, heading, found, limit, ctx, 0};

	m->counts.sentences++;
	m->marked.len = 0;
	if (!quantity_gate(m->lexicon, text, n)) {
		m->counts.gated++;
		return 0;
	}
	m->marked.n = quantity_scan(m->lexicon, text, n, locale,
				    m->marked.quantity, QUANTITY_MAX);
	if (m->marked.n == 0)
		return 0;
	m->counts.quantities += (uint64_t)m->marked.n;
	marked_make(&m->marked, text, n);
	memset(m->claim, 0, (size_t)m->marked.n * sizeof(*m->claim));
	if (m->stripped_cap < RULE_COLUMNS * m->marked.cap) {
		m->stripped_cap = RULE_COLUMNS * m->marked.cap;
		m->stripped = xrealloc(m->stripped, m->stripped_cap);
	}
	memcpy(m->found, m->unset, LITERAL_SETS * m->words * sizeof(*m->found));
	literal_scan_run(m->scan, m->marked.text, m->marked.len, m->found);
	match_candidates(&r);
	carry_claims(&r, (struct slice){text, n});
	m->counts.matches += (uint64_t)r.matches;
	return r.matches;
}
