#include <string.h>

#include "nearest.h"
#include "decimal.h"
#include "rules_parts.h"

static const char *const columns[] = {
    "claim",    "subject",      "subject_code",  "object",    "object_code",
    "kind",     "direction",    "qualifier",     "value",     "value_to",
    "unit",     "base_value",   "base_value_to", "base_unit", "period",
    "quantity", "subject_from", "notes",         NULL};

/* `{value: 7,590}` reads as value 7 and a key 590. */
static int
unknown_column(struct loader *l, const struct yaml_node *key, const char *id)
{
	const char *near = nearest_word(key->text, columns);

	if (key->text[strspn(key->text, "0123456789.")] == '\0')
		return rules_wrong(l, key, id,
				   "`%s` is no column: in {...} a comma parts "
				   "entries; write numbers without it",
				   key->text);
	return rules_wrong(l, key, id, "unknown column `%s`%s%s%s", key->text,
			   near ? "; did you mean `" : "", near ? near : "",
			   near ? "`?" : "");
}

static int
check_cell(struct loader *l, const struct yaml_node *key,
	   const struct yaml_node *cell, const char *id)
{
	struct decimal d;
	int c = 0;

	while (columns[c] && strcmp(columns[c], key->text))
		c++;
	if (!columns[c])
		return unknown_column(l, key, id);
	if (cell->kind != YAML_TEXT)
		return rules_wrong(l, cell, id,
				   "`%s` must be a text, not a list or a map",
				   key->text);
	if (strstr(key->text, "value") && cell->len &&
	    !decimal_parse((struct slice){cell->text, cell->len}, &d))
		return rules_wrong(l, cell, id,
				   "`%s` is no plain number; write 7590 or 0.5",
				   cell->text);
	return 0;
}

static int
check_facts(struct loader *l, const struct yaml_node *facts, const char *id)
{
	for (size_t i = 0; i < facts->n; i++) {
		const struct yaml_node *fact = facts->item[i];

		if (fact->kind != YAML_MAP || fact->n == 0)
			return rules_wrong(l, fact, id,
					   "a fact must be a map of columns: "
					   "{value: 5, unit: km}");
		for (size_t k = 0; k < fact->n; k++)
			if (check_cell(l, fact->key[k], fact->item[k], id) < 0)
				return -1;
	}
	return 0;
}

static int
check_example(struct loader *l, const struct yaml_node *ex, const char *id)
{
	static const char *const keys[] = {"text", "facts", NULL};
	const struct yaml_node *text, *facts;

	if (ex->kind != YAML_MAP)
		return rules_wrong(
		    l, ex, id, "an example must be a map of text and facts");
	if (yaml_check_keys(l->path, ex, keys, l->e) < 0)
		return -1;
	text = yaml_get(ex, "text");
	facts = yaml_get(ex, "facts");
	if (!text || text->kind != YAML_TEXT || text->len == 0)
		return rules_wrong(l, text ? text : ex, id,
				   "an example's `text` must be a text; quote "
				   "it where it holds `: ` or begins with [ {");
	if (!facts || facts->kind != YAML_LIST)
		return rules_wrong(l, facts ? facts : ex, id,
				   "an example has a list of `facts`, [] for "
				   "none");
	return check_facts(l, facts, id);
}

int
rules_examples(struct loader *l, const struct yaml_node *node, struct rule *r)
{
	const struct yaml_node *list = yaml_get(node, "examples");
	int some = 0, none = 0;

	if (!list || list->kind != YAML_LIST)
		return rules_wrong(
		    l, list ? list : node, r->id,
		    "no list of `examples`; they are the rule's tests");
	for (size_t i = 0; i < list->n; i++) {
		if (check_example(l, list->item[i], r->id) < 0)
			return -1;
		*(yaml_get(list->item[i], "facts")->n ? &some : &none) += 1;
	}
	if (some == 0 || none == 0)
		return rules_wrong(l, list, r->id,
				   "examples must hold one that matches "
				   "and one with `facts: []`");
	r->examples = list;
	return 0;
}
