#include "lint.h"

#include <stdarg.h>
#include <string.h>

#include "syntax.h"

/* What is known of the regex that is looked at. */
struct look {
	const struct rule *rule;
	const struct regex *re;
	const struct yaml_node *node; /* its text in the file */
	size_t warnings;
};

void
lint_warn(const char *path, unsigned line, unsigned column, const char *fmt,
	  ...)
{
	va_list ap;

	show(YELLOW, "warning");
	printf(": %s:%u:%u: ", path, line, column);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
}

static void
warn_at(struct look *l, size_t at, const char *what)
{
	unsigned line, column;

	yaml_locate(l->rule->path, l->node, at, &line, &column);
	lint_warn(l->rule->path, line, column, "%s: %s", l->rule->id, what);
	l->warnings++;
}

/* A repeated group needs a character of its own at its beginning or end that
 * tells one round from the next; else `(?:\w+ ?)*` tries every division. */
static bool
rounds_are_told_apart(const char *p, const struct piece *group)
{
	struct piece first = syntax_piece(p, group->inside, group->inside_end);
	struct piece last = first;

	for (size_t at = group->inside; at < group->inside_end; at = last.to) {
		last = syntax_piece(p, at, group->inside_end);
		if (last.kind == PIECE_END || last.kind == PIECE_BAR)
			return false;
	}
	return (first.kind == PIECE_CHARACTER && first.min > 0 &&
		!first.unbounded) ||
	       (last.kind == PIECE_CHARACTER && last.min > 0 &&
		!last.unbounded);
}

static bool
repeats_inside(const char *p, size_t at, size_t end)
{
	while (at < end) {
		struct piece x = syntax_piece(p, at, end);

		if (x.kind == PIECE_END)
			return false;
		if (x.unbounded && !x.possessive)
			return true;
		if (x.kind == PIECE_GROUP && !x.atomic &&
		    repeats_inside(p, x.inside, x.inside_end))
			return true;
		at = x.to;
	}
	return false;
}

static void
look_at_piece(struct look *l, const struct piece *x)
{
	const char *p = l->re->source;

	if (x->dot && x->unbounded && !x->possessive &&
	    l->re == &l->rule->pattern)
		warn_at(l, x->from,
			"`.` without bound runs over the whole sentence and "
			"its other amounts; write %{GAP} or [^.;]{0,80}?");
	if (x->kind != PIECE_GROUP)
		return;
	if (x->capturing && !x->named)
		warn_at(l, x->from,
			"this group captures and no column takes it; write "
			"(?:...) or (?<subject>...)");
	if (x->unbounded && !x->possessive && !x->atomic &&
	    repeats_inside(p, x->inside, x->inside_end) &&
	    !rounds_are_told_apart(p, x))
		warn_at(l, x->from,
			"a repeat inside a repeat can take very long; bound "
			"one, or begin the group with a character of its own");
}

static void
look_at(struct look *l, size_t at, size_t end)
{
	while (at < end) {
		struct piece x = syntax_piece(l->re->source, at, end);

		if (x.kind == PIECE_END)
			return;
		look_at_piece(l, &x);
		if (x.kind == PIECE_GROUP || x.kind == PIECE_LOOK)
			look_at(l, x.inside, x.inside_end);
		at = x.to;
	}
}

/* Only the pattern's groups become columns, and `list` of within. */
static void
look_at_groups(struct look *l)
{
	char what[160];

	if (l->re == &l->rule->pattern)
		return;
	for (int c = 0; c < RULE_GROUPS; c++) {
		if (!l->re->group[c][0] ||
		    (c == RULE_LIST && l->re == &l->rule->within))
			continue;
		snprintf(what, sizeof(what),
			 "the capture `%s` is never used here; only `pattern` "
			 "fills columns",
			 rule_column_name[c]);
		warn_at(l, 0, what);
	}
}

static void
look_at_regex(struct look *l, const struct regex *re,
	      const struct yaml_node *node)
{
	if (!re->code || !node)
		return;
	l->re = re;
	l->node = node;
	look_at(l, 0, strlen(re->source));
	look_at_groups(l);
}

/* The map that a rule was read from. */
static const struct yaml_node *
rule_node(const struct rules *rs, const struct rule *r)
{
	for (size_t i = 0; i < rs->nfamilies; i++) {
		struct yaml_node *list = yaml_get(rs->family[i].root, "rules");

		if (rs->family[i].path != r->path || !list)
			continue;
		for (size_t k = 0; k < list->n; k++)
			if (list->item[k]->line == r->line &&
			    list->item[k]->column == r->column)
				return list->item[k];
	}
	return NULL;
}

static size_t
lint_rule(const struct bench *b, const struct rule *r)
{
	const struct yaml_node *map = rule_node(b->rules, r);
	struct look l = {.rule = r};

	if (r->needs.n == 0 && !r->general) {
		lint_warn(r->path, r->pattern.line, r->pattern.column,
			  "%s: no word must stand in every match, so the rule "
			  "is tried on every sentence with such a quantity; "
			  "add one",
			  r->id);
		l.warnings++;
	}
	look_at_regex(&l, &r->under, yaml_get(map, "under"));
	look_at_regex(&l, &r->within, yaml_get(map, "within"));
	look_at_regex(&l, &r->pattern, yaml_get(map, "pattern"));
	look_at_regex(&l, &r->unless, yaml_get(map, "unless"));
	return l.warnings;
}

size_t
lint_rules(const struct bench *b, bool whole)
{
	const struct patterns *p = b->rules->patterns;
	size_t warnings = 0;
	char path[4096];

	for (size_t i = 0; i < b->rules->n; i++)
		warnings += lint_rule(b, &b->rules->rule[i]);
	snprintf(path, sizeof(path), "%s/patterns.yaml", b->dir);
	for (size_t i = 0; whole && i < patterns_count(p); i++) {
		if (patterns_used(p, i))
			continue;
		lint_warn(path, patterns_line(p, i), 3,
			  "%%{%s} is used by no rule", patterns_name(p, i));
		warnings++;
	}
	return warnings;
}
