/*
 * fact-rules diff: what a change of rules did to the facts.
 * Facts at the same place of a document are the same fact: first those of one
 * rule, then those of one claim, then any.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "facts.h"
#include "options.h"
#include "workbench.h"

static const char usage[] =
    "usage: fact-rules diff [-n N] OLD.csv NEW.csv\n"
    "Facts added, removed and changed, by rule.\n"
    "  -n N  show at most N of each rule (20; 0: all)\n";

enum change { ADDED, REMOVED, CHANGED, CHANGES };

struct event {
	enum change change;
	const struct fact *before, *after;
};

struct comparison {
	struct facts before, after;
	struct event *event;
	size_t n, cap, same;
	size_t most; /* to show of a rule */
};

static int
compare_slices(struct slice a, struct slice b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int d = n ? memcmp(a.p, b.p, n) : 0;

	return d ? d : (a.n > b.n) - (a.n < b.n);
}

/* By document and place. */
static int
compare_places(const struct fact *x, const struct fact *y)
{
	uint64_t a = 0, b = 0;
	int d = compare_slices(x->cell[FACTS_DOC], y->cell[FACTS_DOC]);

	slice_to_u64(x->cell[FACTS_BEGIN], &a);
	slice_to_u64(y->cell[FACTS_BEGIN], &b);
	return d ? d : (a > b) - (a < b);
}

static int
by_place(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;
	int d = compare_places(x, y);

	return d ? d : (x->order > y->order) - (x->order < y->order);
}

static const struct fact *
event_fact(const struct event *e)
{
	return e->after ? e->after : e->before;
}

static int
by_rule(const void *a, const void *b)
{
	const struct event *x = a, *y = b;
	const struct fact *f = event_fact(x), *g = event_fact(y);
	int d = compare_slices(f->cell[FACTS_RULE], g->cell[FACTS_RULE]);

	if (d)
		return d;
	if (x->change != y->change)
		return x->change < y->change ? -1 : 1;
	return by_place(f, g);
}

static void
add_event(struct comparison *c, enum change change, const struct fact *before,
	  const struct fact *after)
{
	if (c->n == c->cap) {
		c->cap = c->cap ? 2 * c->cap : 64;
		c->event = xrealloc(c->event, c->cap * sizeof(*c->event));
	}
	c->event[c->n++] = (struct event){change, before, after};
}

static bool
differs(const struct event *e, int column)
{
	return column != FACTS_ID &&
	       !slice_eq(e->before->cell[column], e->after->cell[column]);
}

static void
add_pair(struct comparison *c, const struct fact *before,
	 const struct fact *after)
{
	struct event e = {CHANGED, before, after};

	for (int i = 0; i < FACTS_COLUMNS; i++)
		if (differs(&e, i)) {
			add_event(c, CHANGED, before, after);
			return;
		}
	c->same++;
}

/* How alike two facts of a place are: 3 to 1. */
static int
likeness(const struct fact *a, const struct fact *b)
{
	if (slice_eq(a->cell[FACTS_RULE], b->cell[FACTS_RULE]))
		return 3;
	return slice_eq(a->cell[FACTS_CLAIM], b->cell[FACTS_CLAIM]) ? 2 : 1;
}

/* Pairs the facts of one place, the most alike first.  A taken fact's order
 * becomes SIZE_MAX. */
static void
pair_place(struct comparison *c, struct fact *a, size_t na, struct fact *b,
	   size_t nb)
{
	for (int level = 3; level > 0; level--)
		for (size_t i = 0; i < na; i++)
			for (size_t k = 0; k < nb; k++) {
				if (a[i].order == SIZE_MAX ||
				    b[k].order == SIZE_MAX ||
				    likeness(&a[i], &b[k]) < level)
					continue;
				a[i].order = b[k].order = SIZE_MAX;
				add_pair(c, &a[i], &b[k]);
			}
	for (size_t i = 0; i < na; i++)
		if (a[i].order != SIZE_MAX)
			add_event(c, REMOVED, &a[i], NULL);
	for (size_t k = 0; k < nb; k++)
		if (b[k].order != SIZE_MAX)
			add_event(c, ADDED, NULL, &b[k]);
}

/* How many facts from i on stand at the place of `place`. */
static size_t
run_length(const struct facts *f, size_t i, const struct fact *place)
{
	size_t n = 0;

	while (i + n < f->n && compare_places(&f->fact[i + n], place) == 0)
		n++;
	return n;
}

static void
sort_facts(struct facts *f)
{
	if (f->n)
		qsort(f->fact, f->n, sizeof(*f->fact), by_place);
}

static void
compare(struct comparison *c)
{
	struct facts *a = &c->before, *b = &c->after;

	sort_facts(a);
	sort_facts(b);
	for (size_t i = 0, k = 0; i < a->n || k < b->n;) {
		struct fact *place =
		    i == a->n   ? &b->fact[k]
		    : k == b->n ? &a->fact[i]
		    : compare_places(&a->fact[i], &b->fact[k]) <= 0
			? &a->fact[i]
			: &b->fact[k];
		size_t na = run_length(a, i, place);
		size_t nb = run_length(b, k, place);

		pair_place(c, a->fact + i, na, b->fact + k, nb);
		i += na;
		k += nb;
	}
	if (c->n)
		qsort(c->event, c->n, sizeof(*c->event), by_rule);
}

/* ---- printing ----------------------------------------------------------- */

static void
print_fact(const struct fact *f)
{
	static const int brief[] = {
	    FACTS_SUBJECT,  FACTS_OBJECT, FACTS_QUALIFIER, FACTS_VALUE,
	    FACTS_VALUE_TO, FACTS_UNIT,   FACTS_PERIOD};

	for (size_t i = 0; i < sizeof(brief) / sizeof(*brief); i++) {
		struct slice s = f->cell[brief[i]];

		if (s.n)
			printf(" %s=%.*s", facts_column[brief[i]].name,
			       (int)s.n, s.p);
	}
	putchar('\n');
}

static void
print_cell(struct slice s)
{
	if (s.n)
		printf("%.*s", (int)s.n, s.p);
	else
		show(DIM, "(empty)");
}

static void
print_event(const struct event *e)
{
	static const char sign[] = "+-~";
	static const enum style style[] = {GREEN, RED, YELLOW};
	const struct fact *f = event_fact(e);

	show(style[e->change], "  %c %.*s:%.*s", sign[e->change],
	     (int)f->cell[FACTS_DOC].n, f->cell[FACTS_DOC].p,
	     (int)f->cell[FACTS_LINE].n, f->cell[FACTS_LINE].p);
	printf("  `%.*s`", (int)f->cell[FACTS_QUANTITY].n,
	       f->cell[FACTS_QUANTITY].p);
	if (e->change != CHANGED) {
		print_fact(f);
		printf("      %.*s\n", (int)f->cell[FACTS_SENTENCE].n,
		       f->cell[FACTS_SENTENCE].p);
		return;
	}
	putchar('\n');
	for (int i = 0; i < FACTS_COLUMNS; i++) {
		if (!differs(e, i))
			continue;
		printf("      %-13s ", facts_column[i].name);
		print_cell(e->before->cell[i]);
		show(DIM, "  ->  ");
		print_cell(e->after->cell[i]);
		putchar('\n');
	}
}

/* The events of one rule; returns how many they are. */
static size_t
print_rule(const struct comparison *c, size_t from)
{
	struct slice rule = event_fact(&c->event[from])->cell[FACTS_RULE];
	size_t count[CHANGES] = {0}, n = 0;

	while (
	    from + n < c->n &&
	    slice_eq(event_fact(&c->event[from + n])->cell[FACTS_RULE], rule))
		count[c->event[from + n++].change]++;
	show(BOLD, "%.*s", (int)rule.n, rule.p);
	printf(": %zu added, %zu removed, %zu changed\n", count[ADDED],
	       count[REMOVED], count[CHANGED]);
	for (size_t i = 0; i < n && (i < c->most || c->most == 0); i++)
		print_event(&c->event[from + i]);
	if (c->most && n > c->most)
		printf("    ... and %zu more (-n 0 shows all)\n", n - c->most);
	putchar('\n');
	return n;
}

static void
print(const struct comparison *c)
{
	size_t count[CHANGES] = {0};

	for (size_t i = 0; i < c->n; i++)
		count[c->event[i].change]++;
	for (size_t i = 0; i < c->n;)
		i += print_rule(c, i);
	printf("%zu facts before, %zu now: %zu added, %zu removed, "
	       "%zu changed, %zu the same\n",
	       c->before.n, c->after.n, count[ADDED], count[REMOVED],
	       count[CHANGED], c->same);
}

static int
run(int argc, char **argv)
{
	struct comparison c = {.most = 20};
	struct bench b = {.dir = NULL};
	int opt;

	while ((opt = bench_option(&b, argc, argv, "n:", usage)) != -1)
		c.most = strtoul(optarg, NULL, 10);
	if (optind + 2 != argc)
		usage_wrong(usage);
	facts_load(&c.before, argv[optind]);
	facts_load(&c.after, argv[optind + 1]);
	compare(&c);
	print(&c);
	free(c.event);
	facts_free(&c.before);
	facts_free(&c.after);
	return 0;
}

const struct command command_diff = {"diff", run, usage};
