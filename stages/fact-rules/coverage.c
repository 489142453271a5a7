/*
 * fact-rules coverage: what rules do not do yet.  Amounts that only general
 * rules took, grouped by the words around them, and rules that made no fact.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "facts.h"
#include "groups.h"
#include "options.h"
#include "select.h"
#include "tally.h"
#include "workbench.h"

static const char usage[] =
    "usage: fact-rules coverage [-R DIR] [-n N] FACTS.csv | FILE...\n"
    "Amounts that only general rules took, grouped by the words around them,\n"
    "the largest group first, and rules that never fired.\n"
    "  FACTS.csv  the facts of a run; FILE: documents and folders\n"
    "  -n N       show N groups (20; 0: all)\n";

struct cover {
	struct bench bench;
	struct tally fired; /* rules, by the rows that stayed */
	struct tally lost;  /* rules, by the rows that another rule took */
	struct groups groups;
	size_t rows, general;
};

static const struct rule *
find_rule(const struct rules *rs, struct slice id)
{
	for (size_t i = 0; i < rs->n; i++)
		if (slice_is(id, rs->rule[i].id))
			return &rs->rule[i];
	return NULL;
}

static void
add_row(struct cover *c, struct slice rule, const struct left_out *row)
{
	const struct rule *r = find_rule(c->bench.rules, rule);

	tally_add(&c->fired, rule, 1);
	c->rows++;
	if (r && r->general) {
		c->general++;
		groups_add(&c->groups, row);
	}
}

static void
read_facts(struct cover *c, const char *path)
{
	struct facts f;

	facts_load(&f, path);
	for (size_t i = 0; i < f.n; i++) {
		const struct slice *cell = f.fact[i].cell;
		struct left_out row = {cell[FACTS_DOC], cell[FACTS_LINE],
				       cell[FACTS_UNIT], cell[FACTS_QUANTITY],
				       cell[FACTS_SENTENCE]};

		add_row(c, cell[FACTS_RULE], &row);
	}
	facts_free(&f);
}

static void
read_documents(struct cover *c, char **paths)
{
	struct table *t = rows_of_paths(c->bench.dir, paths);
	struct verdict_of *verdict = xmalloc(t->n * sizeof(*verdict));

	table_select(t, verdict);
	for (size_t i = 0; i < t->n; i++) {
		struct left_out row = {
		    table_cell(t, i, "doc"), table_cell(t, i, "line"),
		    table_cell(t, i, "unit"), table_cell(t, i, "quantity"),
		    table_cell(t, i, "text")};

		if (verdict[i].verdict == ROW_WEAKER)
			tally_add(&c->lost, table_cell(t, i, "rule"), 1);
		else
			add_row(c, table_cell(t, i, "rule"), &row);
	}
	free(verdict);
	table_free(t);
}

static void
print_rule(const struct cover *c, const struct rule *r, const char **path)
{
	uint64_t lost = tally_count(&c->lost, slice_of(r->id));

	if (*path != r->path) {
		printf("%s  ", *path ? "\n" : "");
		show(BLUE, "%s", r->path);
		printf(":");
	}
	*path = r->path;
	printf(" %s", r->id);
	if (lost)
		printf(" (matched %llu times, always lost to another rule)",
		       (unsigned long long)lost);
}

static void
print_silent(const struct cover *c)
{
	const struct rules *rs = c->bench.rules;
	const char *path = NULL;
	size_t silent = 0;

	show(BOLD, "rules that made no fact\n");
	for (size_t i = 0; i < rs->n; i++) {
		if (tally_count(&c->fired, slice_of(rs->rule[i].id)))
			continue;
		silent++;
		print_rule(c, &rs->rule[i], &path);
	}
	printf("%s%zu of %zu rules made no fact\n", silent ? "\n" : "", silent,
	       rs->n);
}

static int
run(int argc, char **argv)
{
	struct cover c = {.rows = 0};
	size_t most = 20;
	const char *end;

	while (bench_option(&c.bench, argc, argv, "n:", usage) != -1)
		most = strtoul(optarg, NULL, 10);
	if (optind == argc)
		usage_wrong(usage);
	bench_load(&c.bench);
	end = strrchr(argv[optind], '.');
	if (end && !strcmp(end, ".csv") && optind + 1 == argc)
		read_facts(&c, argv[optind]);
	else
		read_documents(&c, argv + optind);
	groups_print(&c.groups, most);
	printf("%zu of %zu facts are of general rules only\n\n", c.general,
	       c.rows);
	print_silent(&c);
	groups_free(&c.groups);
	tally_free(&c.fired);
	tally_free(&c.lost);
	bench_free(&c.bench);
	return 0;
}

const struct command command_coverage = {"coverage", run, usage};
