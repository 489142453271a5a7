/*
 * fact-rules why: why a rule does or does not take a text.
 * In this process: the quantities, the rule's conditions one after another,
 * how far its pattern got.  For a match, the pipeline's own programs.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "options.h"
#include "why.h"

static const char usage[] =
    "usage: fact-rules why [-R DIR] RULE TEXT\n"
    "Why RULE takes TEXT or does not: the text as the pipeline reads it, its\n"
    "quantities, the pattern as it is compiled, the part that failed; for a\n"
    "match, the way of its row through the stages.\n"
    "  TEXT  a sentence, or a document of several lines; `-`: stdin\n";

/* The sentence that is explained. */
struct view {
	const struct bench *b;
	struct rule *rule;
	struct matcher *m;
	struct slice text, heading;
	struct slice marked;
	int matches;
};

static void
label(const char *name)
{
	show(BOLD, "%-10s", name);
}

static void
count_match(void *ctx, const struct match *match)
{
	struct view *v = ctx;

	v->matches += match->rule == v->rule;
}

static void
say_limit(void *ctx, const struct rule *rule, const char *why)
{
	const struct view *v = ctx;

	if (rule != v->rule)
		return;
	label("limit");
	show(RED, "the pattern was given up: %s\n", why);
}

static void
print_quantity(const struct view *v, const struct quantity *q)
{
	char value[DECIMAL_TEXT], to[DECIMAL_TEXT] = "";

	label("quantity");
	show(GREEN, "`%.*s`", (int)(q->end - q->begin), v->text.p + q->begin);
	decimal_print(q->value, value);
	if (q->has_to)
		decimal_print(q->value_to, to);
	printf("  bytes %zu-%zu, value %s%s%s", q->begin, q->end, value,
	       q->has_to ? " to " : "", to);
	if (q->unit.symbol[0])
		printf(", unit %s", q->unit.symbol);
	if (q->noun.n)
		printf(", counts `%.*s`", (int)q->noun.n, q->noun.p);
	if (q->qualifier[0])
		printf(", qualifier %s", q->qualifier);
	printf(", kind %s\n",
	       units_dimension_name(v->b->units, q->unit.dimension));
}

/* The kinds of the sentence's quantities; prints each. */
static struct kind_set
print_quantities(const struct view *v)
{
	static struct quantity q[QUANTITY_MAX];
	struct kind_set kinds = {{0}};
	int n = quantity_scan(v->b->lexicon, v->text.p, v->text.n,
			      quantity_guess_locale(v->text.p, v->text.n), q,
			      QUANTITY_MAX);

	for (int i = 0; i < n; i++) {
		print_quantity(v, &q[i]);
		kind_add(&kinds, q[i].unit.dimension);
	}
	return kinds;
}

static bool
kinds_fit(const struct view *v, const struct kind_set *kinds)
{
	label("kinds");
	printf("the rule wants ");
	show_kinds(v->b->units, &v->rule->kinds);
	printf("; the sentence has ");
	show_kinds(v->b->units, kinds);
	if (kind_overlap(kinds, &v->rule->kinds)) {
		printf(": fits\n");
		return true;
	}
	show(RED, ": no match is possible\n");
	return false;
}

static void
show_literal(const struct view *v, const char *before, const char *text)
{
	printf("%s`", before);
	show_marked(v->b->units, slice_of(text));
	printf("`");
}

static bool
literal_stands(const struct view *v, const struct literal_set *set)
{
	struct literal_scan *scan = literal_scan_new(&set, 1);
	uint64_t found[1] = {0};

	literal_scan_run(scan, v->marked.p, v->marked.n, found);
	literal_scan_free(scan);
	label("literals");
	printf("the rule needs ");
	for (int i = 0; i < set->n; i++)
		show_literal(v, i ? " or " : "", set->text[i]);
	if (found[0])
		printf(": stands there\n");
	else
		show(RED, ": not in the sentence\n");
	return found[0] != 0;
}

static bool
literals_stand(const struct view *v)
{
	const struct literals *needs = &v->rule->needs;
	bool all = true;

	if (needs->n == 0) {
		label("literals");
		printf("none needed\n");
	}
	for (int i = 0; i < needs->n; i++)
		all &= literal_stands(v, &needs->set[i]);
	return all;
}

/* Prints whether one of the rule's regexes matches a text. */
static bool
matches(const struct view *v, const char *name, struct regex *re,
	struct slice text)
{
	const size_t *ov;
	int status = matcher_try(v->m, re, text.p, 0, text.n, &ov);

	label(name);
	if (status < 0) {
		printf("no match in `");
		show_marked(v->b->units, text);
		printf("`\n");
		return false;
	}
	printf("matches `");
	show_marked(v->b->units, (struct slice){text.p + ov[0], ov[1] - ov[0]});
	printf("`\n");
	return true;
}

/* under and unless; true when the rule goes on. */
static bool
conditions_hold(const struct view *v)
{
	struct rule *r = v->rule;

	if (r->under.code) {
		if (!matches(v, "under", &r->under, v->heading)) {
			show(RED,
			     "          so the rule is not tried here; the "
			     "heading above is `%.*s`\n",
			     (int)v->heading.n, v->heading.p);
			return false;
		}
	}
	if (r->unless.code && matches(v, "unless", &r->unless, v->marked)) {
		show(RED, "          so the rule does not take this "
			  "sentence\n");
		return false;
	}
	return true;
}

/* The part of the sentence that within leaves to the pattern. */
static bool
find_list(struct view *v, struct slice *list)
{
	struct rule *r = v->rule;
	const size_t *ov;
	int pairs;

	*list = v->marked;
	if (!r->within.code)
		return true;
	pairs = matcher_try(v->m, &r->within, v->marked.p, 0, v->marked.n, &ov);
	label("within");
	if (pairs < 0) {
		show(RED, "no match\n");
		why_regex(v->b, v->m, &r->within, v->marked);
		return false;
	}
	for (int k = 0; r->within.group[RULE_LIST][k]; k++) {
		int g = r->within.group[RULE_LIST][k];

		if (g < pairs && ov[2 * g] != PCRE2_UNSET)
			*list = (struct slice){v->marked.p + ov[2 * g],
					       ov[2 * g + 1] - ov[2 * g]};
	}
	printf("list `");
	show_marked(v->b->units, *list);
	printf("`\n");
	return true;
}

static void
explain_pattern(struct view *v)
{
	struct slice list;

	if (!conditions_hold(v) || !find_list(v, &list))
		return;
	label("pattern");
	if (v->matches)
		show(GREEN, "%d %s\n", v->matches,
		     v->matches > 1 ? "matches" : "match");
	else
		show(RED, "no match; how far it got:\n");
	why_regex(v->b, v->m, &v->rule->pattern, list);
}

static void
explain_sentence(struct view *v)
{
	struct kind_set kinds;

	label("sentence");
	printf("%.*s\n", (int)v->text.n, v->text.p);
	if (v->heading.n) {
		label("heading");
		printf("%.*s\n", (int)v->heading.n, v->heading.p);
	}
	kinds = print_quantities(v);
	v->matches = 0;
	matcher_run(v->m, v->text.p, v->text.n, v->heading,
		    quantity_guess_locale(v->text.p, v->text.n), count_match,
		    say_limit, v);
	v->marked = matcher_marked(v->m);
	if (v->marked.n == 0) {
		label("quantity");
		show(RED, "none in this sentence: no rule is tried\n\n");
		return;
	}
	label("marked");
	show_marked(v->b->units, v->marked);
	putchar('\n');
	kinds_fit(v, &kinds);
	literals_stand(v);
	explain_pattern(v);
	putchar('\n');
}

static void
print_rule(const struct bench *b, const struct rule *r)
{
	label("rule");
	printf("%s (%s:%u), claim `%s`\n", r->id, r->path, r->line, r->claim);
	label("pattern");
	printf("%s\n", r->pattern.source);
	label("compiled");
	show_expanded(b->units, r->pattern.expanded);
	printf("\n\n");
}

/* arg itself, or for `-` all of stdin, which *owned then points to. */
static struct slice
read_text(const char *arg, char **owned)
{
	size_t n = 0, got;

	*owned = NULL;
	if (strcmp(arg, "-"))
		return slice_of(arg);
	do {
		*owned = xrealloc(*owned, n + 4096);
		got = fread(*owned + n, 1, 4096, stdin);
		n += got;
	} while (got > 0);
	return (struct slice){*owned, n};
}

static int
run(int argc, char **argv)
{
	struct bench b = {.dir = NULL};
	struct view v = {.b = &b};
	struct documents d;
	struct sentences s;
	char *text;
	int matched = 0;

	while (bench_option(&b, argc, argv, "", usage) != -1)
		;
	if (optind + 2 != argc)
		usage_wrong(usage);
	bench_load(&b);
	v.rule = bench_rule(&b, argv[optind]);
	v.m = matcher_new(b.rules, b.lexicon, 0);
	documents_open(&d);
	documents_add(&d, "text", read_text(argv[optind + 1], &text));
	print_rule(&b, v.rule);
	sentences_of_texts(&s, b.dir, &d);
	while (sentences_next(&s)) {
		v.text = sentences_text(&s);
		v.heading = sentences_heading(&s);
		explain_sentence(&v);
		matched += v.matches;
	}
	sentences_close(&s);
	if (matched)
		why_rows(&b, v.rule, &d);
	documents_close(&d);
	free(text);
	matcher_free(v.m);
	bench_free(&b);
	return 0;
}

const struct command command_why = {"why", run, usage};
