/*
 * fact-rules profile: what each rule costs on documents, the slowest first.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

#include "options.h"
#include "workbench.h"

static const char usage[] =
    "usage: fact-rules profile [-R DIR] [-n N] FILE...\n"
    "What each rule costs on documents and folders, the slowest first.\n"
    "  -n N  show N rules (30; 0: all)\n"
    "candidates: sentences with one of the rule's words; tries: of these, "
    "with\n"
    "a quantity of its kind; limits: tries that were given up.\n";

struct line {
	const struct rule *rule;
	const struct rule_counts *counts;
};

static int
by_time(const void *a, const void *b)
{
	const struct line *x = a, *y = b;
	const struct rule_counts *c = x->counts, *d = y->counts;

	if (c->nanoseconds != d->nanoseconds)
		return c->nanoseconds > d->nanoseconds ? -1 : 1;
	return x->rule < y->rule ? -1 : 1;
}

static void
ignore(void *ctx, const struct match *match)
{
	(void)ctx, (void)match;
}

/* A rule's first try makes machine code of its pattern; that is not what is
 * measured. */
static void
warm_up(struct matcher *m, struct rules *rs)
{
	const size_t *ov;

	for (size_t i = 0; i < rs->n; i++) {
		struct rule *r = &rs->rule[i];
		struct regex *re[] = {&r->under, &r->within, &r->pattern,
				      &r->unless};

		for (int k = 0; k < 4; k++)
			if (re[k]->code)
				matcher_try(m, re[k], "", 0, 0, &ov);
	}
}

static void
print_lines(const struct rules *rs, const struct rule_counts *counts,
	    size_t most)
{
	struct line *line = xmalloc(rs->n * sizeof(*line));
	size_t silent = 0;

	for (size_t i = 0; i < rs->n; i++) {
		line[i] = (struct line){&rs->rule[i], &counts[i]};
		silent += counts[i].candidates == 0;
	}
	qsort(line, rs->n, sizeof(*line), by_time);
	show(BOLD, "%9s %9s %10s %9s %9s %7s  %s\n", "ms", "ns/try",
	     "candidates", "tries", "matches", "limits", "rule");
	for (size_t i = 0; i < rs->n && (most == 0 || i < most); i++) {
		const struct rule_counts *c = line[i].counts;

		if (c->candidates == 0)
			break;
		printf("%9.3f %9" PRIu64 " %10" PRIu64 " %9" PRIu64 " %9" PRIu64
		       " ",
		       (double)c->nanoseconds / 1e6,
		       c->tries ? c->nanoseconds / c->tries : 0, c->candidates,
		       c->tries, c->matches);
		show(c->limits ? RED : PLAIN, "%7" PRIu64, c->limits);
		printf("  %s\n", line[i].rule->id);
	}
	if (silent) {
		show_count(silent, "rule");
		printf(" never came into question\n");
	}
	free(line);
}

static int
run(int argc, char **argv)
{
	struct bench b = {.dir = NULL};
	const struct matcher_counts *all;
	const struct rule_counts *counts;
	struct sentences s;
	struct matcher *m;
	size_t most = 30;

	while (bench_option(&b, argc, argv, "n:", usage) != -1)
		most = strtoul(optarg, NULL, 10);
	if (optind == argc)
		usage_wrong(usage);
	bench_load(&b);
	m = matcher_new(b.rules, b.lexicon, 0);
	warm_up(m, b.rules);
	counts = matcher_profile(m);
	sentences_of_paths(&s, b.dir, argv + optind);
	while (sentences_next(&s)) {
		struct slice text = sentences_text(&s);

		matcher_run(m, text.p, text.n, sentences_heading(&s),
			    quantity_guess_locale(text.p, text.n), ignore, NULL,
			    NULL);
	}
	sentences_close(&s);
	print_lines(b.rules, counts, most);
	all = matcher_counts(m);
	printf("%" PRIu64 " sentences, %" PRIu64 " of them without a number; "
	       "%" PRIu64 " quantities, %" PRIu64 " tries, %" PRIu64
	       " matches, %" PRIu64 " limits hit\n",
	       all->sentences, all->gated, all->quantities, all->candidates,
	       all->matches, all->limits);
	matcher_free(m);
	bench_free(&b);
	return 0;
}

const struct command command_profile = {"profile", run, usage};
