#include <string.h>
#include <unistd.h>

#include "select.h"
#include "why.h"

/* Columns that a stage fills, in the order of the CSV. */
static const char *const shown[] = {
    "weight",      "subject",  "subject_code", "subject_from", "object",
    "object_code", "kind",     "direction",    "qualifier",    "quantity",
    "value",       "value_to", "unit",         "base_value",   "base_value_to",
    "base_unit",   "period",   "begin",        "end",          "notes",
    NULL};

struct way {
	const char *name;
	struct table *table;
};

static bool
is_same(const struct table *a, size_t i, const struct table *b, size_t k)
{
	static const char *const key[] = {"rule", "qbegin", "qend", "text",
					  NULL};

	for (const char *const *c = key; *c; c++)
		if (!slice_eq(table_cell(a, i, *c), table_cell(b, k, *c)))
			return false;
	return true;
}

/* The row of a stage that was made of this one of fact-match: the same rule at
 * the same amount of the same sentence, and where a sentence stands twice, in
 * the same turn. */
static size_t
same_row(const struct table *t, const struct table *first, size_t row)
{
	size_t turn = 0, i = 0;

	for (size_t k = 0; k < row; k++)
		turn += is_same(first, k, first, row);
	for (; i < t->n; i++)
		if (is_same(t, i, first, row) && turn-- == 0)
			break;
	return i;
}

/* The columns that differ from those of the stage before. */
static void
print_stage(const char *name, const struct table *t, size_t row,
	    const struct table *before, size_t row_before)
{
	bool nothing = true;

	printf("  ");
	show(BLUE, "%-8s", name);
	for (const char *const *c = shown; *c; c++) {
		struct slice s = table_cell(t, row, *c);
		bool same =
		    before && slice_eq(s, table_cell(before, row_before, *c));

		if (same || (!before && (s.n == 0 || !strcmp(*c, "begin"))))
			continue;
		printf(" %s=%.*s", *c, (int)s.n, s.p);
		nothing = false;
	}
	printf("%s\n", nothing ? " adds nothing" : "");
}

static void
print_verdict(const struct table *t, size_t row,
	      const struct verdict_of *verdict)
{
	struct verdict_of v = verdict[row];
	struct slice rule = table_cell(t, v.by, "rule");
	struct slice weight = table_cell(t, row, "weight");
	struct slice heavier = table_cell(t, v.by, "weight");

	printf("  ");
	show(BLUE, "%-8s", "select");
	if (v.verdict == ROW_KEPT)
		show(GREEN, " kept: this is a fact\n");
	else if (v.verdict == ROW_WEAKER && slice_eq(weight, heavier))
		show(RED,
		     " removed: %.*s takes the same amount, weighs the same "
		     "and comes first\n",
		     (int)rule.n, rule.p);
	else if (v.verdict == ROW_WEAKER)
		show(RED,
		     " removed: %.*s takes the same amount and weighs %.*s "
		     "against %.*s\n",
		     (int)rule.n, rule.p, (int)heavier.n, heavier.p,
		     (int)weight.n, weight.p);
	else
		show(YELLOW,
		     " merged: %.*s states the same fact before; its notes "
		     "count it\n",
		     (int)rule.n, rule.p);
}

static void
print_way(const struct way way[3], size_t row, const struct verdict_of *verdict)
{
	const struct table *before = NULL;
	size_t row_before = 0;

	for (int i = 0; i < 3; i++) {
		const struct table *t = way[i].table;
		size_t at = same_row(t, way[0].table, row);

		if (at == t->n) {
			printf("  ");
			show(RED, "%-8s", way[i].name);
			printf(" dropped it (its message is above)\n");
			return;
		}
		print_stage(way[i].name, t, at, before, row_before);
		before = t;
		row_before = at;
	}
	print_verdict(before, row_before, verdict);
}

static struct slice
run_stage(const char *dir, char *const *const *stages, struct slice input,
	  struct table **out)
{
	struct children c;
	char *buf = NULL;
	size_t n = 0, cap = 0;
	ssize_t got;

	children_start(&c, dir, stages, input);
	do {
		if (cap - n < 65536)
			buf = xrealloc(buf, cap = 2 * cap + 131072);
		got = read(c.out, buf + n, cap - n);
		n += got > 0 ? (size_t)got : 0;
	} while (got > 0);
	close(c.out);
	children_wait(&c);
	*out = table_of_text((struct slice){buf, n});
	return (struct slice){buf, n};
}

void
why_rows(const struct bench *b, const struct rule *r, const struct documents *d)
{
	static char *const read_[] = {"fact-read", NULL};
	static char *const clean[] = {"fact-clean", NULL};
	static char *const segment[] = {"fact-segment", NULL};
	static char *const match[] = {"fact-match", NULL};
	static char *const resolve[] = {"fact-resolve", NULL};
	static char *const link_[] = {"fact-link", NULL};
	char *const *const first[] = {read_, clean, segment, match, NULL};
	char *const *const second[] = {resolve, NULL};
	char *const *const third[] = {link_, NULL};
	struct way way[3] = {
	    {"match", NULL}, {"resolve", NULL}, {"link", NULL}};
	struct slice s = {d->list, d->list_n}, next;
	struct verdict_of *verdict;
	size_t rows = 0;

	s = run_stage(b->dir, first, s, &way[0].table);
	next = run_stage(b->dir, second, s, &way[1].table);
	free((char *)s.p);
	s = run_stage(b->dir, third, next, &way[2].table);
	free((char *)next.p);
	free((char *)s.p);
	verdict = xmalloc(way[2].table->n * sizeof(*verdict));
	table_select(way[2].table, verdict);
	for (size_t i = 0; i < way[0].table->n; i++) {
		struct slice q = table_cell(way[0].table, i, "text");
		uint64_t from = 0, to = 0;

		if (!slice_is(table_cell(way[0].table, i, "rule"), r->id))
			continue;
		slice_to_u64(table_cell(way[0].table, i, "qbegin"), &from);
		slice_to_u64(table_cell(way[0].table, i, "qend"), &to);
		show(BOLD, "row %zu", ++rows);
		printf("     `%.*s`\n", (int)(to - from), q.p + from);
		print_way(way, i, verdict);
	}
	free(verdict);
	for (int i = 0; i < 3; i++)
		table_free(way[i].table);
}
