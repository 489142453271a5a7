/* Rules that always match together: by the examples of all rules. */
#include <stdlib.h>
#include <string.h>

#include "lint.h"

/* What one rule matched: a count and a sum of hashes of (example, amount),
 * which tells sets apart whatever the order. */
struct trace {
	uint64_t count, sum;
	size_t rule;
};

struct probe {
	const struct bench *b;
	struct trace *trace;
	uint64_t example;
};

static uint64_t
mix(uint64_t x)
{
	x ^= x >> 30; /* splitmix64's finalizer */
	x *= 0xbf58476d1ce4e5b9u;
	x ^= x >> 27;
	x *= 0x94d049bb133111ebu;
	return x ^ x >> 31;
}

static void
found(void *ctx, const struct match *match)
{
	struct probe *p = ctx;
	struct trace *t = &p->trace[match->rule - p->b->rules->rule];

	t->count++;
	t->sum += mix(p->example << 16 ^ match->quantity->begin);
}

/* A line of an example stands for a sentence; a line that ends in a colon, or
 * the first of several, for a heading. */
static void
run_example(struct probe *p, struct matcher *m, const char *text)
{
	struct slice heading = {"", 0};

	while (*text) {
		size_t n = strcspn(text, "\n");

		p->example++;
		if (n)
			matcher_run(m, text, n, heading,
				    quantity_guess_locale(text, n), found, NULL,
				    p);
		if (n && (text[n - 1] == ':' || heading.n == 0))
			heading = (struct slice){text, n};
		text += n + (text[n] == '\n');
	}
}

static int
by_sum(const void *a, const void *b)
{
	const struct trace *x = a, *y = b;

	if (x->sum != y->sum)
		return x->sum < y->sum ? -1 : 1;
	return x->rule < y->rule ? -1 : 1;
}

static size_t
compare(const struct rules *rs, const struct trace *t, size_t n)
{
	size_t warnings = 0;

	for (size_t i = 1; i < n; i++) {
		const struct rule *a = &rs->rule[t[i - 1].rule];
		const struct rule *b = &rs->rule[t[i].rule];

		if (t[i].count == 0 || t[i].count != t[i - 1].count ||
		    t[i].sum != t[i - 1].sum || a->general != b->general)
			continue;
		lint_warn(b->path, b->line, b->column,
			  "%s: takes the same amounts as %s (%s:%u) in every "
			  "example; add one that tells them apart, or drop a "
			  "rule",
			  b->id, a->id, a->path, a->line);
		warnings++;
	}
	return warnings;
}

size_t
lint_together(const struct bench *b)
{
	struct rules *rs = b->rules;
	struct matcher *m = matcher_new(rs, b->lexicon, 0);
	struct probe p = {.b = b, .trace = xmalloc(rs->n * sizeof(*p.trace))};
	size_t warnings;

	for (size_t i = 0; i < rs->n; i++)
		p.trace[i] = (struct trace){.rule = i};
	for (size_t i = 0; i < rs->n; i++)
		for (size_t k = 0; k < rs->rule[i].examples->n; k++)
			run_example(
			    &p, m,
			    yaml_text(rs->rule[i].examples->item[k], "text"));
	qsort(p.trace, rs->n, sizeof(*p.trace), by_sum);
	warnings = compare(rs, p.trace, rs->n);
	free(p.trace);
	matcher_free(m);
	return warnings;
}
