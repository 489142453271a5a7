/*
 * fact-rules doc: the catalogue of claims and rules, made from the rules
 * alone.
 */
#include "doc.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "options.h"

static const char usage[] =
    "usage: fact-rules doc [-R DIR] [-m]\n"
    "The catalogue of claims and rules with their examples, as one HTML page.\n"
    "  -m  as Markdown\n";

static int
by_claim(const void *a, const void *b)
{
	const struct rule *x = *(const struct rule *const *)a;
	const struct rule *y = *(const struct rule *const *)b;
	int d = strcmp(x->claim, y->claim);

	return d ? d : (x > y) - (x < y);
}

const char *
doc_about(const struct catalogue *c, const struct rule *r)
{
	const struct rules *rs = c->bench->rules;

	for (size_t i = 0; i < rs->nfamilies; i++)
		if (rs->family[i].path == r->path)
			return rs->family[i].about;
	return "";
}

bool
doc_first(const struct catalogue *c, size_t i)
{
	return i == 0 || strcmp(c->rule[i - 1]->claim, c->rule[i]->claim);
}

static int
run(int argc, char **argv)
{
	struct bench b = {.dir = NULL};
	struct catalogue c = {.bench = &b};
	bool markdown = false;

	while (bench_option(&b, argc, argv, "m", usage) != -1)
		markdown = true;
	if (optind < argc)
		usage_wrong(usage);
	bench_load(&b);
	c.n = b.rules->n;
	c.rule = xmalloc(c.n * sizeof(*c.rule));
	for (size_t i = 0; i < c.n; i++)
		c.rule[i] = &b.rules->rule[i];
	qsort(c.rule, c.n, sizeof(*c.rule), by_claim);
	for (size_t i = 0; i < c.n; i++)
		c.claims += doc_first(&c, i);
	if (markdown)
		doc_markdown(&c);
	else
		doc_html(&c);
	free(c.rule);
	bench_free(&b);
	return 0;
}

const struct command command_doc = {"doc", run, usage};
