/*
 * The matcher on the shipped rules: the scan for literals must not lose a
 * match.  Every line of the sample documents and of every rule's examples goes
 * through it with the scan and, the plain way, with every rule tried.
 *
 * Not tested here: that the rules are right (make check-rules).
 */
#include <criterion/criterion.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "matcher.h"

struct setup {
	struct units *units;
	struct lexicon *lexicon;
	struct rules *rules;
	struct matcher *scan, *plain;
};

static struct setup
load(const char *dir)
{
	struct setup s;
	struct error e = {""};

	cr_assert((s.units = units_load(dir, &e)), "%s", e.text);
	cr_assert((s.lexicon = lexicon_load(dir, s.units, &e)), "%s", e.text);
	cr_assert((s.rules = rules_load(dir, s.units, false, &e)), "%s",
		  e.text);
	s.scan = matcher_new(s.rules, s.lexicon, 0);
	s.plain = matcher_new(s.rules, s.lexicon, MATCHER_EVERY_RULE);
	return s;
}

static void
unload(struct setup *s)
{
	matcher_free(s->scan);
	matcher_free(s->plain);
	rules_free(s->rules);
	lexicon_free(s->lexicon);
	units_free(s->units);
}

/* The matches of a line as text. */
struct listing {
	char text[1 << 16];
	size_t n;
};

static void
list(void *ctx, const struct match *m)
{
	struct listing *l = ctx;
	size_t room = sizeof(l->text) - l->n;

	l->n +=
	    (size_t)snprintf(l->text + l->n, room, "%s@%zu-%zu %.*s;",
			     m->rule->id, m->quantity->begin, m->quantity->end,
			     (int)m->column[0].n, m->column[0].p);
	cr_assert_lt(l->n, sizeof(l->text));
}

static void
run(struct matcher *m, struct slice line, struct slice heading,
    struct listing *l)
{
	l->n = 0;
	l->text[0] = '\0';
	matcher_run(m, line.p, line.n, heading, LOCALE_POINT, list, NULL, l);
}

static void
compare(struct setup *s, struct slice line, struct slice heading)
{
	static struct listing with, without;

	run(s->scan, line, heading, &with);
	run(s->plain, line, heading, &without);
	cr_expect_str_eq(with.text, without.text, "%.*s", (int)line.n, line.p);
}

/* Each line, and the line before as its heading. */
static void
compare_lines(struct setup *s, const char *text)
{
	struct slice before = {"", 0};

	while (*text) {
		struct slice line = {text, strcspn(text, "\n")};

		compare(s, line, before);
		before = line;
		text += line.n + (text[line.n] != '\0');
	}
}

Test(matcher, the_scan_loses_nothing)
{
	struct setup s = load("rules");
	static char text[1 << 20];
	glob_t g;

	cr_assert_eq(glob("tests/docs/*.txt", 0, NULL, &g), 0);
	for (size_t i = 0; i < g.gl_pathc; i++) {
		FILE *f = fopen(g.gl_pathv[i], "r");

		text[fread(text, 1, sizeof(text) - 1, f)] = '\0';
		fclose(f);
		compare_lines(&s, text);
	}
	globfree(&g);
	for (size_t r = 0; r < s.rules->n; r++) {
		const struct yaml_node *list = s.rules->rule[r].examples;

		for (size_t i = 0; i < list->n; i++)
			compare_lines(&s, yaml_text(list->item[i], "text"));
	}
	cr_expect_gt(matcher_counts(s.plain)->candidates,
		     2 * matcher_counts(s.scan)->candidates,
		     "the scan rules hardly anything out");
	unload(&s);
}

static void
expect(struct setup *s, const char *line, const char *heading, const char *want)
{
	static struct listing got;

	run(s->scan, slice_of(line), slice_of(heading), &got);
	cr_expect_str_eq(got.text, want, "%s", line);
}

/* What the rule for imports of the shipped rules says of an amount that
 * follows another. */
Test(matcher, claims_go_on)
{
	struct setup s = load("rules");
	static struct listing got;
	static const struct {
		const char *line, *has, *lacks;
	} list[] = {
	    {"Here Spain took 12 percent of its exports and Togo 9 percent.",
	     "export-buyer@51-60", NULL},
	    {"Inflation fell from 12 percent to 8 percent.",
	     "inflation-text@34-43", NULL},
	    {"Inflation was 7 percent and unemployment 9 percent.",
	     "any-share@41-50", "inflation-text@41-50"},
	    {"Inflation was 7 percent and they sold 9 tons.", "any-quantity",
	     "inflation-text@38-44"},
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(*list); i++) {
		run(s.scan, slice_of(list[i].line), slice_of(""), &got);
		cr_expect(strstr(got.text, list[i].has), "%s: %s", list[i].line,
			  got.text);
		cr_expect(!list[i].lacks || !strstr(got.text, list[i].lacks),
			  "%s: %s", list[i].line, got.text);
	}
	unload(&s);
}

Test(matcher, conditions_and_captures)
{
	struct setup s = load("tests/rules");

	expect(&s, "total: 5 km",
	       "Borders:", "total@7-11 all borders;any@7-11 ;");
	expect(&s, "total: 5 km", "", "any@7-11 ;");
	expect(&s, "The Chinese wall of 5 km.", "",
	       "wall@20-24 Chinese;any@20-24 ;");
	expect(&s, "The chinese wall of 5 km.", "", "any@20-24 ;");
	expect(&s, "A paper wall; the Chinese wall of 5 km.", "",
	       "any@34-38 ;");
	expect(&s, "No number.", "", "");
	expect(&s, "", "", "");
	unload(&s);
}
