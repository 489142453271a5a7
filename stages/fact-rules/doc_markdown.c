#include <string.h>

#include "doc.h"

/* A code span whose fence is longer than any run of backticks inside. */
static void
code(const char *s)
{
	size_t longest = 0, run = 0;
	const char *pad;

	for (const char *p = s; *p; p++) {
		run = *p == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	pad = longest || *s == ' ' ? " " : "";
	for (size_t i = 0; i <= longest; i++)
		putchar('`');
	printf("%s%s%s", pad, s, pad);
	for (size_t i = 0; i <= longest; i++)
		putchar('`');
}

/* Text as itself, on one line. */
static void
prose(const char *s)
{
	for (; *s; s++) {
		if (*s == '\n') {
			fputs(s[1] ? " / " : "", stdout);
			continue;
		}
		if (strchr("\\`*_[]<>|#", *s))
			putchar('\\');
		putchar(*s);
	}
}

static void
key(const char *name, const char *text)
{
	if (!text)
		return;
	printf("- %s: ", name);
	code(text);
	putchar('\n');
}

static void
example(const struct yaml_node *x)
{
	const struct yaml_node *facts = yaml_get(x, "facts");

	printf("- ");
	prose(yaml_text(x, "text"));
	if (facts->n == 0) {
		printf("\n  - no fact\n");
		return;
	}
	putchar('\n');
	for (size_t i = 0; i < facts->n; i++) {
		const struct yaml_node *f = facts->item[i];

		printf("  - ");
		for (size_t k = 0; k < f->n; k++) {
			printf("%s%s ", k ? ", " : "", f->key[k]->text);
			prose(f->item[k]->len ? f->item[k]->text : "(empty)");
		}
		putchar('\n');
	}
}

static void
rule(const struct rule *r)
{
	printf("### %s\n\n", r->id);
	printf("%s line %u%s\n\n", r->path, r->line,
	       r->general ? "; general: yields to every other rule" : "");
	key("pattern", r->pattern.source);
	key("within", r->within.source);
	key("under", r->under.source);
	key("unless", r->unless.source);
	key("unit where the text states none", r->unit);
	for (int c = 0; c < RULE_COLUMNS; c++)
		if (r->set[c])
			key(rule_column_name[c], r->set[c]);
	printf("\nExamples:\n\n");
	for (size_t i = 0; i < r->examples->n; i++)
		example(r->examples->item[i]);
	putchar('\n');
}

void
doc_markdown(const struct catalogue *c)
{
	const struct patterns *p = c->bench->rules->patterns;

	printf("# Claims and rules\n\n%zu claims, %zu rules.\n\n", c->claims,
	       c->n);
	for (size_t i = 0; i < c->n; i++) {
		if (doc_first(c, i)) {
			printf("## ");
			prose(c->rule[i]->claim);
			printf("\n\n");
			prose(doc_about(c, c->rule[i]));
			printf("\n\n");
		}
		rule(c->rule[i]);
	}
	printf("## Named patterns\n\n");
	for (size_t i = 0; i < patterns_count(p); i++)
		key(patterns_name(p, i), patterns_body(p, i));
}
