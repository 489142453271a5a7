/*
 * fact-rules try: a pattern that stands in no file yet, on documents: each
 * match highlighted, with the columns that it would fill.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "options.h"
#include "workbench.h"

static const char usage[] =
    "usage: fact-rules try [-R DIR] [-n N] PATTERN FILE...\n"
    "Matches of PATTERN, a rule's `pattern`, in documents and folders.\n"
    "  -n N  stop after N matches (50; 0: all)\n";

/* The sentence that is tried. */
struct view {
	struct sentences *s;
	size_t matches, most;
};

static void
print_sentence(const struct view *v, const struct quantity *q)
{
	struct slice text = sentences_text(v->s);
	struct slice doc = v->s->in.field[v->s->doc];
	struct slice line = v->s->in.field[v->s->line];

	show(BLUE, "%.*s:%.*s", (int)doc.n, doc.p, (int)line.n, line.p);
	printf("  %.*s", (int)q->begin, text.p);
	show(GREEN, "⟨%.*s⟩", (int)(q->end - q->begin), text.p + q->begin);
	printf("%.*s\n", (int)(text.n - q->end), text.p + q->end);
}

static void
print_match(void *ctx, const struct match *match)
{
	const struct quantity *q = match->quantity;
	char value[DECIMAL_TEXT] = "", to[DECIMAL_TEXT] = "";
	struct view *v = ctx;

	if (v->most && v->matches >= v->most)
		return;
	v->matches++;
	print_sentence(v, q);
	decimal_print(q->value, value);
	printf("    value=%s", value);
	if (q->has_to && decimal_print(q->value_to, to))
		printf(" value_to=%s", to);
	if (q->unit.symbol[0])
		printf(" unit=%s", q->unit.symbol);
	else if (match->column[RULE_UNIT].n == 0 && q->noun.n)
		printf(" unit=%.*s", (int)q->noun.n, q->noun.p);
	if (q->qualifier[0])
		printf(" qualifier=%s", q->qualifier);
	for (int c = 0; c < RULE_COLUMNS; c++)
		if (match->column[c].n) {
			putchar(' ');
			show(YELLOW, "%s", rule_column_name[c]);
			printf("=%.*s", (int)match->column[c].n,
			       match->column[c].p);
		}
	putchar('\n');
}

static void
say_limit(void *ctx, const struct rule *rule, const char *why)
{
	const struct view *v = ctx;
	struct slice doc = v->s->in.field[v->s->doc];
	struct slice line = v->s->in.field[v->s->line];

	(void)rule;
	warn("%.*s:%.*s: the pattern was given up: %s", (int)doc.n, doc.p,
	     (int)line.n, line.p, why);
}

static void
try_pattern(struct bench *b, char **paths, size_t most)
{
	struct matcher *m = matcher_new(b->rules, b->lexicon, 0);
	struct sentences s;
	struct view v = {.s = &s, .most = most};
	size_t sentences = 0;
	bool all = true;

	sentences_of_paths(&s, b->dir, paths);
	while (sentences_next(&s)) {
		struct slice text = sentences_text(&s);

		sentences++;
		matcher_run(m, text.p, text.n, sentences_heading(&s),
			    quantity_guess_locale(text.p, text.n), print_match,
			    say_limit, &v);
		if (most && v.matches == most)
			all = false;
	}
	sentences_close(&s);
	printf("%s", all ? "" : "at least ");
	show_count(v.matches, "match");
	printf(" in ");
	show_count(sentences, "sentence");
	printf("%s\n", all ? "" : " (-n 0 shows all)");
	if (b->rules->rule[0].needs.n == 0)
		printf("note: no word must stand in every match; as a rule it "
		       "would be tried on every sentence with such a "
		       "quantity\n");
	matcher_free(m);
}

static int
run(int argc, char **argv)
{
	struct bench b = {.dir = NULL};
	size_t most = 50;
	struct error e;

	while (bench_option(&b, argc, argv, "n:", usage) != -1)
		most = strtoul(optarg, NULL, 10);
	if (optind + 2 > argc)
		usage_wrong(usage);
	bench_open(&b);
	if (rules_add_pattern(b.rules, argv[optind], &e) < 0)
		die(EXIT_USAGE, "%s", e.text);
	try_pattern(&b, argv + optind + 1, most);
	bench_free(&b);
	return 0;
}

const struct command command_try = {"try", run, usage};
