/*
 * fact-rules test: the examples of rules through the pipeline's own programs,
 * all in one run, each a document that is named after its place in the file.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compare.h"
#include "options.h"
#include "select.h"

static const char usage[] =
    "usage: fact-rules test [-R DIR] [RULE...]\n"
    "Runs the examples of the rules (default: all) through the pipeline and\n"
    "tells MISSING, NOISY and WRONG facts.  Exit 1 when there are any.\n"
    "  RULE  the id of a rule, or a file of rules\n";

struct tests {
	struct bench bench;
	struct documents documents;
	struct example *example;
	size_t n, cap;
	struct table *table;
	struct verdict_of *verdict;
	struct outcome sum;
	size_t rules, right, lost;
};

static bool
wanted(const struct rule *r, char **names)
{
	if (!*names)
		return true;
	for (; *names; names++)
		if (!strcmp(r->id, *names) || !strcmp(r->path, *names))
			return true;
	return false;
}

static void
add_example(struct tests *t, const struct rule *r, const struct yaml_node *node)
{
	const struct yaml_node *text = yaml_get(node, "text");
	struct example *x;

	if (t->n == t->cap) {
		t->cap = t->cap ? 2 * t->cap : 64;
		t->example = xrealloc(t->example, t->cap * sizeof(*t->example));
	}
	x = &t->example[t->n++];
	*x = (struct example){.rule = r, .node = node};
	snprintf(x->doc, sizeof(x->doc), "%s:%u:%u", r->path, node->line,
		 node->column);
	documents_add(&t->documents, x->doc,
		      (struct slice){text->text, text->len});
}

static void
gather(struct tests *t, char **names)
{
	struct rules *rs = t->bench.rules;

	documents_open(&t->documents);
	for (size_t i = 0; i < rs->n; i++) {
		if (!wanted(&rs->rule[i], names))
			continue;
		t->rules++;
		for (size_t k = 0; k < rs->rule[i].examples->n; k++)
			add_example(t, &rs->rule[i],
				    rs->rule[i].examples->item[k]);
	}
}

/* A row that fact-select would drop for a heavier one. */
static void
tell_lost(struct tests *t, const struct example *x, size_t row)
{
	struct verdict_of v = t->verdict[row];
	struct slice quantity = table_cell(t->table, row, "quantity"), by;

	if (v.verdict != ROW_WEAKER || x->rule->general)
		return;
	by = table_cell(t->table, v.by, "rule");
	show(YELLOW, "warning");
	printf(": %s: %s: `%.*s` would be lost to %.*s, which matches more\n",
	       x->doc, x->rule->id, (int)quantity.n, quantity.p, (int)by.n,
	       by.p);
	t->lost++;
}

static bool
is_general(const struct tests *t, struct slice id)
{
	const struct rules *rs = t->bench.rules;

	for (size_t i = 0; i < rs->n; i++)
		if (rs->rule[i].general && slice_is(id, rs->rule[i].id))
			return true;
	return false;
}

/* Rows come in the order of the documents; at is the first that is left. */
static size_t
test_example(struct tests *t, const struct example *x, size_t at)
{
	size_t from = at, *own, *others;
	struct example_rows rows = {.table = t->table};
	struct outcome o;

	while (at < t->table->n &&
	       slice_is(table_cell(t->table, at, "doc"), x->doc))
		at++;
	own = xmalloc((at - from) * sizeof(*own));
	others = xmalloc((at - from) * sizeof(*others));
	for (size_t i = from; i < at; i++) {
		struct slice id = table_cell(t->table, i, "rule");

		if (slice_is(id, x->rule->id)) {
			own[rows.nown++] = i;
			tell_lost(t, x, i);
		} else if (!is_general(t, id)) {
			others[rows.nothers++] = i;
		}
	}
	rows.own = own;
	rows.others = others;
	o = compare_example(x, &rows);
	t->sum.missing += o.missing;
	t->sum.noisy += o.noisy;
	t->sum.wrong += o.wrong;
	t->right += o.missing + o.noisy + o.wrong == 0;
	free(own);
	free(others);
	return at;
}

static void
print_sum(const struct tests *t)
{
	const struct outcome *o = &t->sum;

	show(t->right == t->n ? GREEN : RED, "%zu of %zu examples are right",
	     t->right, t->n);
	printf(" (");
	show_count(t->rules, "rule");
	printf("): %zu MISSING, %zu NOISY, %zu WRONG; %zu would be lost to "
	       "another rule\n",
	       o->missing, o->noisy, o->wrong, t->lost);
}

static int
run(int argc, char **argv)
{
	struct tests t = {.n = 0};
	size_t at = 0;

	while (bench_option(&t.bench, argc, argv, "", usage) != -1)
		;
	bench_load(&t.bench);
	gather(&t, argv + optind);
	if (t.rules == 0)
		bench_rule(&t.bench, argv[optind]); /* says what is near */
	t.table = rows_of_texts(t.bench.dir, &t.documents);
	t.verdict = xmalloc(t.table->n * sizeof(*t.verdict));
	table_select(t.table, t.verdict);
	for (size_t i = 0; i < t.n; i++)
		at = test_example(&t, &t.example[i], at);
	print_sum(&t);
	free(t.verdict);
	table_free(t.table);
	documents_close(&t.documents);
	free(t.example);
	bench_free(&t.bench);
	return t.right == t.n ? 0 : EXIT_DATA;
}

const struct command command_test = {"test", run, usage};
