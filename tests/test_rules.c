/* Rules as they are read: places in their files, expansion, named patterns.
 * Messages are pinned by tests/fact-rules/broken. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "matcher.h"
#include "rules.h"

static char path[] = "/tmp/test_rules.XXXXXX";
static struct units *units;
static struct rules *rules;

static void
setup(void)
{
	struct error e;

	units = units_load("rules", &e);
	cr_assert(units != NULL, "%s", e.text);
	rules = rules_new("rules", units, &e);
	cr_assert(rules != NULL, "%s", e.text);
}

static void
teardown(void)
{
	rules_free(rules);
	units_free(units);
}

/* The place of the first `needle` in the text of key `k` of a file. */
static void
check_place(const char *yaml, const char *needle, unsigned line,
	    unsigned column)
{
	char name[sizeof(path)];
	struct yaml_node *root, *text;
	struct error e;
	unsigned l, c;
	FILE *f;

	snprintf(name, sizeof(name), "%s", path);
	f = fdopen(mkstemp(name), "w");
	fputs(yaml, f);
	fclose(f);
	root = yaml_read(name, &e);
	cr_assert(root != NULL, "%s", e.text);
	text = yaml_get(root, "k");
	yaml_locate(name, text,
		    (size_t)(strstr(text->text, needle) - text->text), &l, &c);
	cr_expect(l == line && c == column, "%s: %u:%u, wanted %u:%u", yaml, l,
		  c, line, column);
	unlink(name);
	yaml_locate(name, text, 0, &l, &c);
	cr_expect(l == text->line && c == text->column);
	yaml_tree_free(root);
}

Test(rules, places)
{
	check_place("k: one X two\n", "X", 1, 8);
	check_place("k: 'one X two'\n", "X", 1, 9);
	check_place("k: 'it''s ''X'\n", "X", 1, 13);
	check_place("k: 'é ü X'\n", "X", 1, 9);
	check_place("k: \"it's X\"\n", "X", 1, 10);
	check_place("k: 'one\n  two\n  X'\n", "X", 3, 3);
	check_place("a: 1\nk: >-\n  one\n  two X\n", "X", 4, 7);
	check_place("k: |\n    one\n    it''s X\n", "X", 3, 11);
	check_place("k: >-\n\n  one\n\n  X\n", "X", 5, 3);
	check_place("k: X\n", "X", 1, 4);
}

Test(rules, origin, .init = setup, .fini = teardown)
{
	const char *text = "a%{GAP}b%{QUANTITY.length}c";
	struct expanded x;
	struct error e;
	size_t at;

	cr_assert(
	    eq(int, patterns_expand(rules->patterns, text, &x, &at, &e), 0));
	cr_expect(eq(int, x.quantities, 1));
	cr_expect(eq(sz, patterns_origin(rules->patterns, text, 0), 0));
	cr_expect(eq(sz,
		     patterns_origin(rules->patterns, text,
				     (size_t)(strstr(x.text, "b(?<") - x.text)),
		     7));
	cr_expect(eq(sz,
		     patterns_origin(rules->patterns, text, strlen(x.text) - 1),
		     strlen(text) - 1));
	/* Inside of a reference: its place. */
	cr_expect(eq(sz, patterns_origin(rules->patterns, text, 3), 1));
	free(x.text);
}

Test(rules, wrong_reference, .init = setup, .fini = teardown)
{
	struct expanded x;
	struct error e;
	size_t at;

	cr_expect(eq(
	    int,
	    patterns_expand(rules->patterns, "ab%{GAP}c%{GAPP}", &x, &at, &e),
	    -1));
	cr_expect(eq(sz, at, 9));
	cr_expect(
	    eq(str, e.text, "unknown pattern %{GAPP}; did you mean %{GAP}?"));
}

static void
count(void *ctx, const struct match *match)
{
	cr_expect(eq(sz, match->weight, 16));
	++*(int *)ctx;
}

Test(rules, profile, .init = setup, .fini = teardown)
{
	static const char *const text[] = {
	    "The wall is 3 km long.", "The wall weighs 3 kg.",
	    "The gate is 3 km away.", "The wall is old."};
	const struct rule_counts *counts;
	struct lexicon *lexicon;
	struct matcher *m;
	struct error e;
	int n = 0;

	lexicon = lexicon_load("rules", units, &e);
	cr_assert(lexicon != NULL, "%s", e.text);
	cr_assert(eq(int,
		     rules_add_pattern(rules, "wall is %{QUANTITY.length}", &e),
		     0));
	m = matcher_new(rules, lexicon, 0);
	counts = matcher_profile(m);
	for (int i = 0; i < 4; i++)
		matcher_run(m, text[i], strlen(text[i]), (struct slice){"", 0},
			    LOCALE_POINT, count, NULL, &n);
	cr_expect(eq(int, n, 1));
	cr_expect(eq(u64, counts[0].matches, 1));
	cr_expect(eq(u64, counts[0].tries, 1));
	cr_expect(eq(u64, counts[0].candidates, 1));
	cr_expect(eq(u64, counts[0].limits, 0));
	matcher_free(m);
	lexicon_free(lexicon);
}
