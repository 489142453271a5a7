#include <stdlib.h>
#include <string.h>

#include "nearest.h"
#include "rules_parts.h"

static const char *const set_keys[] = {"subject", "object", "qualifier",
				       "period",  "kind",   "direction",
				       "notes",   NULL};

int
rules_text(struct loader *l, const struct yaml_node *map, const char *key,
	   const char *id, char **out)
{
	const struct yaml_node *item = yaml_get(map, key);

	*out = NULL;
	if (!item)
		return 0;
	if (item->kind != YAML_TEXT)
		return rules_wrong(l, item, id, "`%s` must be a text, not a %s",
				   key,
				   item->kind == YAML_MAP ? "map" : "list");
	if (item->len == 0)
		return rules_wrong(l, item, id, "`%s` is empty", key);
	*out = xstrndup(item->text, item->len);
	return 0;
}

static int
check_id(struct loader *l, const struct yaml_node *at, const char *id)
{
	if (id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")])
		return rules_wrong(l, at, NULL,
				   "`%s`: an id has a-z, 0-9 and - only", id);
	for (size_t i = 0; i < l->rs->n; i++) {
		const struct rule *other = &l->rs->rule[i];

		if (other->id[0] == id[0] && !strcmp(other->id, id))
			return rules_wrong(
			    l, at, id,
			    "this id is taken (%s:%u); choose another",
			    other->path, other->line);
	}
	return 0;
}

static int
check_word(struct loader *l, const struct yaml_node *at, const char *id,
	   const char *const *words)
{
	const char *near;

	for (const char *const *w = words; at && *w; w++)
		if (!strcmp(*w, at->text))
			return 0;
	if (!at)
		return 0;
	near = nearest_word(at->text, words);
	return rules_wrong(l, at, id, "unknown word `%s`%s%s%s", at->text,
			   near ? "; did you mean `" : "", near ? near : "",
			   near ? "`?" : "");
}

static int
read_set(struct loader *l, const struct yaml_node *node, struct rule *r)
{
	static const char *const kinds[] = {"level",   "change",     "share",
					    "rate",    "limit",      "forecast",
					    "negated", "comparison", NULL};
	static const char *const directions[] = {"up", "down", NULL};
	const struct yaml_node *set = yaml_get(node, "set");

	if (!set)
		return 0;
	if (set->kind != YAML_MAP)
		return rules_wrong(l, set, r->id,
				   "`set` must be a map of columns");
	if (yaml_check_keys(l->path, set, set_keys, l->e) < 0)
		return -1;
	for (int c = 0; c < RULE_COLUMNS; c++)
		if (rules_text(l, set, rule_column_name[c], r->id, &r->set[c]) <
		    0)
			return -1;
	if (check_word(l, yaml_get(set, "kind"), r->id, kinds) < 0)
		return -1;
	return check_word(l, yaml_get(set, "direction"), r->id, directions);
}

/* The groups `list` and `quantity` have their places. */
static int
check_groups(struct loader *l, const struct yaml_node *node,
	     const struct rule *r)
{
	if (r->within.code && !r->within.group[RULE_LIST][0])
		return rules_wrong(l, yaml_get(node, "within"), r->id,
				   "`within` must capture (?<list>...), where "
				   "the pattern is looked for");
	if (r->pattern.group[RULE_LIST][0])
		return rules_wrong(l, yaml_get(node, "pattern"), r->id,
				   "the group `list` belongs into `within`");
	if (strstr(r->pattern.source, "(?<quantity>"))
		return rules_wrong_at(
		    l, yaml_get(node, "pattern"),
		    (size_t)(strstr(r->pattern.source, "(?<quantity>") -
			     r->pattern.source),
		    r->id,
		    "the column `quantity` is filled by %%{QUANTITY} itself; "
		    "write it without a group");
	return 0;
}

static int
read_patterns(struct loader *l, const struct yaml_node *node, struct rule *r)
{
	struct literals within;
	struct kind_set none;
	int n;

	if (rules_regex(l, node, "under", r->id, &r->under, &none, &n) < 0 ||
	    rules_regex(l, node, "within", r->id, &r->within, &none, &n) < 0 ||
	    rules_regex(l, node, "unless", r->id, &r->unless, &none, &n) < 0 ||
	    rules_regex(l, node, "pattern", r->id, &r->pattern, &r->kinds, &n) <
		0 ||
	    check_groups(l, node, r) < 0)
		return -1;
	if (n == 0)
		return rules_wrong(l, yaml_get(node, "pattern"), r->id,
				   "the pattern has no %%{QUANTITY}: a rule "
				   "without a number states no fact");
	literals_derive(r->pattern.expanded, &r->needs);
	if (r->within.code) {
		literals_derive(r->within.expanded, &within);
		literals_add_all(&r->needs, &within);
	}
	return 0;
}

static int
check_general(struct loader *l, const struct yaml_node *node, struct rule *r)
{
	const struct yaml_node *at = yaml_get(node, "general");
	const char *word = yaml_text(node, "general");

	if (at && (!word || strcmp(word, "yes")))
		return rules_wrong(l, at, r->id,
				   "`general` can only be: yes; leave the key "
				   "out of other rules");
	r->general = at != NULL;
	return 0;
}

/* What is counted may stand as a unit: people, troops, member states. */
static bool
is_noun(const char *unit)
{
	size_t n = strspn(unit, "abcdefghijklmnopqrstuvwxyz -");

	return unit[n] == '\0' && n >= 4;
}

static int
check_unit(struct loader *l, const struct yaml_node *node, const struct rule *r)
{
	struct unit unit;

	if (!r->unit || units_find(l->units, slice_of(r->unit), &unit) ||
	    is_noun(r->unit))
		return 0;
	return rules_wrong(l, yaml_get(node, "unit"), r->id,
			   "unknown unit `%s`; see rules/units.yaml (or a "
			   "counted noun such as people)",
			   r->unit);
}

static int
check_claim(struct loader *l, const struct yaml_node *node,
	    const struct rule *r)
{
	if (!strpbrk(r->claim, "{}") || strcmp(r->claim, "{kind}") == 0)
		return 0;
	return rules_wrong(l, yaml_get(node, "claim"), r->id,
			   "braces in a claim stand only in `{kind}`, the kind "
			   "of the amount, which is then all of it");
}

int
rules_rule(struct loader *l, const struct yaml_node *node, struct rule *r)
{
	static const char *const keys[] = {
	    "id",   "claim",  "general", "under",    "within", "pattern",
	    "unit", "unless", "set",     "examples", NULL};

	r->path = l->path;
	r->line = node->line;
	r->column = node->column;
	if (node->kind != YAML_MAP)
		return rules_wrong(l, node, NULL,
				   "a rule must be a map: - id: ...");
	if (yaml_check_keys(l->path, node, keys, l->e) < 0 ||
	    rules_text(l, node, "id", NULL, &r->id) < 0)
		return -1;
	if (!r->id)
		return rules_wrong(l, node, NULL, "a rule without an `id`");
	if (check_id(l, yaml_get(node, "id"), r->id) < 0 ||
	    rules_text(l, node, "claim", r->id, &r->claim) < 0 ||
	    rules_text(l, node, "unit", r->id, &r->unit) < 0)
		return -1;
	if (!r->claim || !yaml_get(node, "pattern"))
		return rules_wrong(l, node, r->id, "a rule without a `%s`",
				   r->claim ? "pattern" : "claim");
	if (check_claim(l, node, r) < 0 || check_unit(l, node, r) < 0 ||
	    check_general(l, node, r) < 0 || read_set(l, node, r) < 0 ||
	    read_patterns(l, node, r) < 0)
		return -1;
	return rules_examples(l, node, r);
}

void
rules_regex_free(struct regex *re)
{
	pcre2_code_free(re->code);
	free(re->source);
	free(re->expanded);
}

void
rules_rule_free(struct rule *r)
{
	free(r->id);
	free(r->claim);
	free(r->unit);
	for (int c = 0; c < RULE_COLUMNS; c++)
		free(r->set[c]);
	rules_regex_free(&r->under);
	rules_regex_free(&r->within);
	rules_regex_free(&r->pattern);
	rules_regex_free(&r->unless);
}
