#include "compare.h"

#include <stdlib.h>
#include <string.h>

#include "decimal.h"

enum { NONE = -1, ELSEWHERE = -2 };

/* Which row stands for which fact. */
struct pairing {
	const struct yaml_node *facts;
	const struct table *table;
	const size_t *row;
	size_t n;
	int *of_fact; /* index into row, NONE or ELSEWHERE */
	bool *taken;
};

static bool
cell_agrees(const char *column, const struct yaml_node *want, struct slice got)
{
	struct slice text = {want->text, want->len};
	struct decimal a, b;

	if (strstr(column, "value") && decimal_parse(text, &a) &&
	    decimal_parse(got, &b))
		return decimal_cmp(a, b) == 0;
	return slice_eq(text, got);
}

/* How many columns of a fact a row agrees in. */
static size_t
agreement(const struct pairing *p, const struct yaml_node *fact, size_t row)
{
	size_t n = 0;

	for (size_t c = 0; c < fact->n; c++)
		n += cell_agrees(fact->key[c]->text, fact->item[c],
				 table_cell(p->table, row, fact->key[c]->text));
	return n;
}

/* Gives each fact that has none the free row that agrees most, in at least
 * `least` columns (0: all of them). */
static void
pair(struct pairing *p, size_t least)
{
	for (size_t f = 0; f < p->facts->n; f++) {
		const struct yaml_node *fact = p->facts->item[f];
		size_t best = least ? least : fact->n;

		if (p->of_fact[f] != NONE)
			continue;
		for (size_t i = 0; i < p->n; i++) {
			size_t n = agreement(p, fact, p->row[i]);

			if (p->taken[i] || n < best ||
			    (n == best && p->of_fact[f] != NONE))
				continue;
			best = n;
			p->of_fact[f] = (int)i;
		}
		if (p->of_fact[f] >= 0)
			p->taken[p->of_fact[f]] = true;
	}
}

/* Facts that another rule's row states in all columns. */
static void
pair_elsewhere(struct pairing *p, const struct example_rows *rows)
{
	for (size_t f = 0; f < p->facts->n; f++) {
		const struct yaml_node *fact = p->facts->item[f];

		for (size_t i = 0; i < rows->nothers && p->of_fact[f] == NONE;
		     i++)
			if (agreement(p, fact, rows->others[i]) == fact->n)
				p->of_fact[f] = ELSEWHERE;
	}
}

/* ---- printing ----------------------------------------------------------- */

static void
print_head(const char *word, const struct example *x)
{
	const char *text = yaml_text(x->node, "text");

	show(RED, "%-7s", word);
	printf(" %s: ", x->doc);
	show(BOLD, "%s", x->rule->id);
	printf("\n  text      ");
	for (; *text; text++)
		if (*text != '\n')
			putchar(*text);
		else if (text[1])
			printf("\n            ");
	putchar('\n');
}

static void
print_expected(const struct yaml_node *fact)
{
	printf("  expected ");
	for (size_t c = 0; c < fact->n; c++)
		printf(" %s=%s", fact->key[c]->text, fact->item[c]->text);
	putchar('\n');
}

static void
print_found(const struct table *t, size_t row)
{
	static const char *const names[] = {"subject", "object",   "qualifier",
					    "value",   "value_to", "unit",
					    "period",  "quantity", NULL};

	printf("  found    ");
	for (const char *const *name = names; *name; name++) {
		struct slice s = table_cell(t, row, *name);

		if (s.n)
			printf(" %s=%.*s", *name, (int)s.n, s.p);
	}
	putchar('\n');
}

static void
print_wrong(const struct pairing *p, const struct yaml_node *fact, size_t row)
{
	print_expected(fact);
	print_found(p->table, row);
	for (size_t c = 0; c < fact->n; c++) {
		const char *name = fact->key[c]->text;
		struct slice got = table_cell(p->table, row, name);

		if (cell_agrees(name, fact->item[c], got))
			continue;
		printf("  %-13s expected `", name);
		show(GREEN, "%s", fact->item[c]->text);
		printf("`, found `");
		show(RED, "%.*s", (int)got.n, got.p);
		printf("`\n");
	}
}

static struct outcome
print_pairs(const struct pairing *p, const struct example *x)
{
	struct outcome o = {0, 0, 0};

	for (size_t f = 0; f < p->facts->n; f++) {
		const struct yaml_node *fact = p->facts->item[f];
		int i = p->of_fact[f];

		if (i == ELSEWHERE)
			continue;
		if (i == NONE) {
			o.missing++;
			print_head("MISSING", x);
			print_expected(fact);
		} else if (agreement(p, fact, p->row[i]) < fact->n) {
			o.wrong++;
			print_head("WRONG", x);
			print_wrong(p, fact, p->row[i]);
		}
	}
	for (size_t i = 0; i < p->n; i++) {
		if (p->taken[i])
			continue;
		o.noisy++;
		print_head("NOISY", x);
		print_found(p->table, p->row[i]);
	}
	return o;
}

struct outcome
compare_example(const struct example *x, const struct example_rows *rows)
{
	struct pairing p = {.facts = yaml_get(x->node, "facts"),
			    .table = rows->table,
			    .row = rows->own,
			    .n = rows->nown};
	struct outcome o;

	p.of_fact = xmalloc(p.facts->n * sizeof(*p.of_fact));
	p.taken = xmalloc(p.n * sizeof(*p.taken));
	memset(p.taken, 0, p.n * sizeof(*p.taken));
	for (size_t f = 0; f < p.facts->n; f++)
		p.of_fact[f] = NONE;
	pair(&p, 0);
	if (p.n > 0)
		pair_elsewhere(&p, rows);
	pair(&p, 1);
	if (p.facts->n == 1 && p.n == 1 && p.of_fact[0] == NONE) {
		p.of_fact[0] = 0; /* who else could be meant */
		p.taken[0] = true;
	}
	o = print_pairs(&p, x);
	free(p.of_fact);
	free(p.taken);
	return o;
}
