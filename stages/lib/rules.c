#include "rules.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const rule_column_name[RULE_GROUPS + 1] = {
    "subject",   "object", "unit",     "qualifier", "period", "kind",
    "direction", "notes",  "quantity", "list",      NULL};

static const char *const set_keys[] = {"subject", "object", "qualifier",
				       "period",  "kind",   "direction",
				       "notes",   NULL};

/* The rule that is being read, for messages. */
struct loader {
	struct rules *rs;
	const struct units *units;
	const char *path;
	struct error *e;
};

static int
wrong(struct loader *l, const struct yaml_node *at, const char *id,
      const char *what)
{
	return error_set(l->e, "%s:%u:%u: %s%s%s", l->path, at->line,
			 at->column, id ? id : "", id ? ": " : "", what);
}

static int
want_text(struct loader *l, const struct yaml_node *rule, const char *key,
	  const char *id, char **out)
{
	const struct yaml_node *item = yaml_get(rule, key);
	char what[256];

	*out = NULL;
	if (!item)
		return 0;
	if (item->kind != YAML_TEXT || item->len == 0) {
		snprintf(what, sizeof(what), "`%s` must be a text", key);
		return wrong(l, item, id, what);
	}
	*out = xstrndup(item->text, item->len);
	return 0;
}

static int
check_id(struct loader *l, const struct yaml_node *at, const char *id)
{
	char what[512];

	if (id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")])
		return wrong(l, at, id, "an id has a-z, 0-9 and - only");
	for (size_t i = 0; i < l->rs->n; i++) {
		const struct rule *other = &l->rs->rule[i];

		if (strcmp(other->id, id))
			continue;
		snprintf(what, sizeof(what),
			 "this id is taken (%s:%u); choose another",
			 other->path, other->line);
		return wrong(l, at, id, what);
	}
	return 0;
}

static int
note_group(struct loader *l, struct regex *re, const struct yaml_node *at,
	   const char *id, const char *name, int number)
{
	char what[256];
	const char *near;
	int column = 0, k = 0;

	while (column < RULE_GROUPS && strcmp(rule_column_name[column], name))
		column++;
	if (column == RULE_GROUPS) {
		near = nearest_word(name, rule_column_name);
		snprintf(
		    what, sizeof(what),
		    "group `%s` is no column%s%s%s; columns are subject, "
		    "object, unit, qualifier, period (and `list` in within)",
		    name, near ? "; did you mean `" : "", near ? near : "",
		    near ? "`?" : "");
		return wrong(l, at, id, what);
	}
	while (k < GROUPS_OF_A_NAME - 1 && re->group[column][k])
		k++;
	if (k == GROUPS_OF_A_NAME - 1) {
		snprintf(what, sizeof(what), "group `%s` stands too often",
			 name);
		return wrong(l, at, id, what);
	}
	re->group[column][k] = number;
	return 0;
}

static int
note_groups(struct loader *l, struct regex *re, const struct yaml_node *at,
	    const char *id)
{
	uint32_t count, size;
	PCRE2_SPTR table;

	pcre2_pattern_info(re->code, PCRE2_INFO_NAMECOUNT, &count);
	pcre2_pattern_info(re->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
	pcre2_pattern_info(re->code, PCRE2_INFO_NAMETABLE, &table);
	for (uint32_t i = 0; i < count; i++, table += size)
		if (note_group(l, re, at, id, (const char *)table + 2,
			       table[0] << 8 | table[1]) < 0)
			return -1;
	return 0;
}

/* What stands around a place of an expanded pattern, marks made visible. */
static void
excerpt(const char *text, size_t at, char out[48])
{
	size_t n = strlen(text), from = at > 20 ? at - 20 : 0, k = 0;

	for (; from < n && k < 40; from++)
		if ((unsigned char)text[from] >= 0x20)
			out[k++] = text[from];
	out[k] = '\0';
}

static int
compile(struct loader *l, const struct yaml_node *at, const char *id,
	struct regex *re)
{
	uint32_t options = PCRE2_UTF | PCRE2_CASELESS | PCRE2_DUPNAMES |
			   PCRE2_NO_UTF_CHECK | PCRE2_NEVER_BACKSLASH_C;
	unsigned char why[160];
	char what[512], near[48];
	PCRE2_SIZE where;
	int number;

	re->code =
	    pcre2_compile((PCRE2_SPTR)re->expanded, PCRE2_ZERO_TERMINATED,
			  options, &number, &where, NULL);
	if (re->code)
		return note_groups(l, re, at, id);
	pcre2_get_error_message(number, why, sizeof(why));
	excerpt(re->expanded, where, near);
	snprintf(what, sizeof(what), "%s, near `%s`", (char *)why, near);
	return wrong(l, at, id, what);
}

/* Reads, expands and compiles one of under, within, pattern, unless. */
static int
read_regex(struct loader *l, const struct yaml_node *rule, const char *key,
	   const char *id, struct regex *re, struct kind_set *kinds,
	   int *quantities)
{
	const struct yaml_node *at = yaml_get(rule, key);
	struct error why;

	*quantities = 0;
	if (!at)
		return 0;
	if (want_text(l, rule, key, id, &re->source) < 0)
		return -1;
	if (at->double_quoted)
		return wrong(l, at, id,
			     "a pattern in double quotes: YAML turns "
			     "\\b into a backspace; use 'single quotes' "
			     "or >-");
	re->line = at->line;
	re->column = at->column;
	re->expanded = patterns_expand(l->rs->patterns, re->source, kinds,
				       quantities, &why);
	if (!re->expanded)
		return wrong(l, at, id, why.text);
	return compile(l, at, id, re);
}

static int
read_set(struct loader *l, const struct yaml_node *node, struct rule *r)
{
	const struct yaml_node *set = yaml_get(node, "set");

	if (!set)
		return 0;
	if (set->kind != YAML_MAP)
		return wrong(l, set, r->id, "`set` must be a map of columns");
	if (yaml_check_keys(l->path, set, set_keys, l->e) < 0)
		return -1;
	for (int c = 0; c < RULE_COLUMNS; c++)
		if (want_text(l, set, rule_column_name[c], r->id, &r->set[c]) <
		    0)
			return -1;
	return 0;
}

static int
read_patterns(struct loader *l, const struct yaml_node *node, struct rule *r)
{
	struct kind_set none;
	int n;

	if (read_regex(l, node, "under", r->id, &r->under, &none, &n) < 0 ||
	    read_regex(l, node, "within", r->id, &r->within, &none, &n) < 0)
		return -1;
	if (r->within.code && !r->within.group[RULE_LIST][0])
		return wrong(l, yaml_get(node, "within"), r->id,
			     "`within` must capture (?<list>...), where the "
			     "pattern is looked for");
	if (read_regex(l, node, "unless", r->id, &r->unless, &none, &n) < 0 ||
	    read_regex(l, node, "pattern", r->id, &r->pattern, &r->kinds, &n) <
		0)
		return -1;
	if (n == 0)
		return wrong(l, yaml_get(node, "pattern"), r->id,
			     "the pattern has no %{QUANTITY}: a rule without a "
			     "number states no fact");
	/* What `within` needs is as good as what the pattern needs; take the
	 * one that says something. */
	literals_derive(r->pattern.expanded, &r->needs);
	if (r->needs.n == 0 && r->within.code)
		literals_derive(r->within.expanded, &r->needs);
	return 0;
}

static int
check_facts(struct loader *l, const struct yaml_node *facts, const char *id)
{
	static const char *const columns[] = {"claim",
					      "subject",
					      "subject_code",
					      "object",
					      "object_code",
					      "kind",
					      "direction",
					      "qualifier",
					      "value",
					      "value_to",
					      "unit",
					      "base_value",
					      "base_value_to",
					      "base_unit",
					      "period",
					      "quantity",
					      "subject_from",
					      "notes",
					      NULL};

	for (size_t i = 0; i < facts->n; i++) {
		const struct yaml_node *fact = facts->item[i];

		if (fact->kind != YAML_MAP)
			return wrong(l, fact, id,
				     "a fact must be a map of columns: "
				     "{value: 5, unit: km}");
		for (size_t k = 0; k < fact->n; k++) {
			const char *near =
			    nearest_word(fact->key[k]->text, columns);

			if (fact->item[k]->kind != YAML_TEXT)
				return wrong(l, fact->item[k], id,
					     "a fact's column must be a text");
			if (!near || strcmp(near, fact->key[k]->text))
				return error_set(l->e,
						 "%s:%u:%u: %s: unknown column "
						 "`%s`%s%s%s",
						 l->path, fact->key[k]->line,
						 fact->key[k]->column, id,
						 fact->key[k]->text,
						 near ? "; did you mean `" : "",
						 near ? near : "",
						 near ? "`?" : "");
		}
	}
	return 0;
}

static int
check_examples(struct loader *l, const struct yaml_node *node, struct rule *r)
{
	static const char *const keys[] = {"text", "facts", NULL};
	const struct yaml_node *list = yaml_get(node, "examples");
	int some = 0, none = 0;

	if (!list || list->kind != YAML_LIST)
		return wrong(
		    l, list ? list : node, r->id,
		    "no list of `examples`; they are the rule's tests");
	for (size_t i = 0; i < list->n; i++) {
		const struct yaml_node *ex = list->item[i], *facts;

		if (ex->kind != YAML_MAP)
			return wrong(
			    l, ex, r->id,
			    "an example must be a map of text and facts");
		if (yaml_check_keys(l->path, ex, keys, l->e) < 0)
			return -1;
		facts = yaml_get(ex, "facts");
		if (!yaml_text(ex, "text") || !facts ||
		    facts->kind != YAML_LIST)
			return wrong(l, ex, r->id,
				     "an example has a `text` and a list "
				     "of `facts` ([] for none)");
		if (check_facts(l, facts, r->id) < 0)
			return -1;
		*(facts->n ? &some : &none) += 1;
	}
	if (some == 0 || none == 0)
		return wrong(l, list, r->id,
			     "examples must hold one that matches "
			     "and one with `facts: []`");
	r->examples = list;
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
read_rule(struct loader *l, const struct yaml_node *node, struct rule *r)
{
	static const char *const keys[] = {
	    "id",   "claim",  "general", "under",    "within", "pattern",
	    "unit", "unless", "set",     "examples", NULL};
	const char *general;
	struct unit unit;

	r->path = l->path;
	r->line = node->line;
	r->column = node->column;
	if (node->kind != YAML_MAP)
		return wrong(l, node, NULL, "a rule must be a map: - id: ...");
	if (yaml_check_keys(l->path, node, keys, l->e) < 0 ||
	    want_text(l, node, "id", NULL, &r->id) < 0)
		return -1;
	if (!r->id)
		return wrong(l, node, NULL, "a rule without an `id`");
	if (check_id(l, yaml_get(node, "id"), r->id) < 0 ||
	    want_text(l, node, "claim", r->id, &r->claim) < 0 ||
	    want_text(l, node, "unit", r->id, &r->unit) < 0)
		return -1;
	if (!r->claim || !yaml_get(node, "pattern"))
		return wrong(l, node, r->id,
			     "a rule has a `claim` and a `pattern`");
	if (r->unit && !units_find(l->units, slice_of(r->unit), &unit) &&
	    !is_noun(r->unit))
		return wrong(l, yaml_get(node, "unit"), r->id,
			     "unknown unit; see rules/units.yaml (or a counted "
			     "noun such as people)");
	general = yaml_text(node, "general");
	if (yaml_get(node, "general") && (!general || strcmp(general, "yes")))
		return wrong(l, yaml_get(node, "general"), r->id,
			     "`general` can only be: yes");
	r->general = general != NULL;
	if (read_set(l, node, r) < 0 || read_patterns(l, node, r) < 0)
		return -1;
	return check_examples(l, node, r);
}

static void
regex_free(struct regex *re)
{
	pcre2_code_free(re->code);
	free(re->source);
	free(re->expanded);
}

static void
rule_free(struct rule *r)
{
	free(r->id);
	free(r->claim);
	free(r->unit);
	for (int c = 0; c < RULE_COLUMNS; c++)
		free(r->set[c]);
	regex_free(&r->under);
	regex_free(&r->within);
	regex_free(&r->pattern);
	regex_free(&r->unless);
}

static int
read_rules(struct loader *l, const struct yaml_node *list, bool keep_going)
{
	struct rules *rs = l->rs;

	rs->rule = xrealloc(rs->rule, (rs->n + list->n) * sizeof(*rs->rule));
	for (size_t i = 0; i < list->n; i++) {
		struct rule *r = &rs->rule[rs->n];

		*r = (struct rule){.path = NULL};
		if (read_rule(l, list->item[i], r) == 0) {
			rs->n++;
			continue;
		}
		rule_free(r);
		if (!keep_going)
			return -1;
		warn("%s (left out)", l->e->text);
		rs->bad++;
	}
	return 0;
}

int
rules_add_file(struct rules *rs, const char *path, const struct units *units,
	       bool keep_going, struct error *e)
{
	static const char *const keys[] = {"about", "rules", NULL};
	struct yaml_node *root = yaml_read(path, e), *list;
	struct family *f;
	struct loader l = {rs, units, NULL, e};

	if (!root)
		return -1;
	rs->family =
	    xrealloc(rs->family, (rs->nfamilies + 1) * sizeof(*rs->family));
	f = &rs->family[rs->nfamilies++];
	*f =
	    (struct family){.path = xstrndup(path, strlen(path)), .root = root};
	l.path = f->path;
	if (root->kind != YAML_MAP)
		return wrong(&l, root, NULL,
			     "must be a map with `about` and `rules`");
	if (yaml_check_keys(path, root, keys, e) < 0 ||
	    want_text(&l, root, "about", NULL, &f->about) < 0)
		return -1;
	list = yaml_get(root, "rules");
	if (!f->about || !list || list->kind != YAML_LIST || list->n == 0)
		return wrong(
		    &l, list ? list : root, NULL,
		    "must have `about` (a sentence) and a list of `rules`");
	return read_rules(&l, list, keep_going);
}

struct rules *
rules_load(const char *dir, const struct units *units, bool keep_going,
	   struct error *e)
{
	struct rules *rs = xmalloc(sizeof(*rs));
	char pattern[4096];
	glob_t g;

	*rs = (struct rules){.patterns = patterns_load(dir, units, e)};
	if (!rs->patterns) {
		rules_free(rs);
		return NULL;
	}
	snprintf(pattern, sizeof(pattern), "%s/claims/*.yaml", dir);
	if (glob(pattern, 0, NULL, &g) != 0) {
		error_set(e, "%s: no rule files; name the rules folder with -R",
			  pattern);
		rules_free(rs);
		return NULL;
	}
	for (size_t i = 0; i < g.gl_pathc; i++) {
		if (rules_add_file(rs, g.gl_pathv[i], units, keep_going, e) ==
		    0)
			continue;
		if (keep_going) {
			warn("%s (the whole file is left out)", e->text);
			rs->bad++;
			continue;
		}
		globfree(&g);
		rules_free(rs);
		return NULL;
	}
	globfree(&g);
	return rs;
}

void
rules_free(struct rules *rs)
{
	if (!rs)
		return;
	for (size_t i = 0; i < rs->n; i++)
		rule_free(&rs->rule[i]);
	for (size_t i = 0; i < rs->nfamilies; i++) {
		yaml_tree_free(rs->family[i].root);
		free(rs->family[i].path);
		free(rs->family[i].about);
	}
	free(rs->rule);
	free(rs->family);
	patterns_free(rs->patterns);
	free(rs);
}
