#include "rules.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules_ahead.h"
#include "rules_parts.h"

const char *const rule_column_name[RULE_GROUPS + 1] = {
    "subject",   "object", "unit",     "qualifier", "period", "kind",
    "direction", "notes",  "quantity", "list",      "claim",  NULL};

/* The next rule's place.  Rules are large, so they move seldom. */
static struct rule *
next_rule(struct rules *rs)
{
	if (rs->n == rs->cap) {
		rs->cap = rs->cap ? 2 * rs->cap : 16;
		rs->rule = xrealloc(rs->rule, rs->cap * sizeof(*rs->rule));
	}
	return &rs->rule[rs->n];
}

static int
read_rules(struct loader *l, const struct yaml_node *list, enum rules_bad bad)
{
	struct rules *rs = l->rs;

	for (size_t i = 0; i < list->n; i++) {
		struct rule *r = next_rule(rs);

		*r = (struct rule){.path = NULL};
		if (rules_rule(l, list->item[i], r) == 0) {
			rs->n++;
			continue;
		}
		rules_rule_free(r);
		if (bad == RULES_BAD_STOPS)
			return -1;
		warn("%s%s", l->e->text,
		     bad == RULES_BAD_LEFT_OUT ? " (left out)" : "");
		rs->bad++;
	}
	return 0;
}

/* Adds the rules of a file's tree (NULL: e is filled), which rs owns then. */
static int
add_tree(struct rules *rs, const char *path, struct yaml_node *root,
	 const struct units *units, enum rules_bad bad, struct error *e)
{
	static const char *const keys[] = {"about", "rules", NULL};
	struct yaml_node *list;
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
		return rules_wrong(&l, root, NULL,
				   "must be a map with `about` and `rules`");
	if (yaml_check_keys(path, root, keys, e) < 0 ||
	    rules_text(&l, root, "about", NULL, &f->about) < 0)
		return -1;
	list = yaml_get(root, "rules");
	if (!f->about)
		return rules_wrong(&l, root, NULL,
				   "no `about`: a sentence on what the family "
				   "measures");
	if (!list || list->kind != YAML_LIST || list->n == 0)
		return rules_wrong(&l, list ? list : root, NULL,
				   "no list of `rules`: - id: ...");
	return read_rules(&l, list, bad);
}

int
rules_add_file(struct rules *rs, const char *path, const struct units *units,
	       enum rules_bad bad, struct error *e)
{
	return add_tree(rs, path, yaml_read(path, e), units, bad, e);
}

int
rules_add_pattern(struct rules *rs, const char *pattern, struct error *e)
{
	struct loader l = {rs, NULL, "pattern", e};
	struct rule *r = next_rule(rs);
	int n;

	rs->n++;
	*r = (struct rule){.path = l.path,
			   .id = xstrndup("try", 3),
			   .claim = xstrndup("try", 3)};
	r->pattern.source = xstrndup(pattern, strlen(pattern));
	if (rules_compile(&l, NULL, r->id, &r->pattern, &r->kinds, &n) < 0)
		return -1;
	if (n == 0)
		return error_set(e, "pattern:1: it has no %%{QUANTITY}");
	literals_derive(r->pattern.expanded, &r->needs);
	return 0;
}

static int
add_carried(struct rules *rs, const char *dir, struct error *e)
{
	struct loader l = {rs, NULL, dir, e};
	struct kind_set kinds;
	int n;

	for (size_t i = 0; i < patterns_count(rs->patterns); i++) {
		if (strcmp(patterns_name(rs->patterns, i), "CARRIED") != 0)
			continue;
		rs->carried.source = xstrndup("%{CARRIED}", 10);
		return rules_compile(&l, NULL, "CARRIED", &rs->carried, &kinds,
				     &n);
	}
	return 0;
}

struct rules *
rules_new(const char *dir, const struct units *units, struct error *e)
{
	struct rules *rs = xmalloc(sizeof(*rs));

	*rs = (struct rules){.patterns = patterns_load(dir, units, e)};
	if (rs->patterns && add_carried(rs, dir, e) == 0)
		return rs;
	rules_free(rs);
	return NULL;
}

static int
add_files(struct rules *rs, const glob_t *g, const struct units *units,
	  enum rules_bad bad, struct error *e)
{
	struct ahead *a = ahead_start(g->gl_pathv, g->gl_pathc);
	int status = 0;

	for (size_t i = 0; i < g->gl_pathc && status == 0; i++) {
		struct yaml_node *root = ahead_take(a, i, e);

		if (add_tree(rs, g->gl_pathv[i], root, units, bad, e) == 0)
			continue;
		if (bad == RULES_BAD_STOPS) {
			status = -1;
			continue;
		}
		warn("%s%s", e->text,
		     bad == RULES_BAD_LEFT_OUT ? " (the whole file is left out)"
					       : "");
		rs->bad++;
	}
	ahead_end(a);
	return status;
}

/* A rule that claims no more than a general one is vague. */
static void
mark_vague(struct rules *rs)
{
	for (size_t g = 0; g < rs->n; g++)
		for (size_t i = 0; rs->rule[g].general && i < rs->n; i++)
			rs->rule[i].vague |=
			    strcmp(rs->rule[i].claim, rs->rule[g].claim) == 0;
}

struct rules *
rules_load(const char *dir, const struct units *units, enum rules_bad bad,
	   struct error *e)
{
	struct rules *rs = rules_new(dir, units, e);
	char pattern[4096];
	int status;
	glob_t g;

	if (!rs)
		return NULL;
	snprintf(pattern, sizeof(pattern), "%s/claims/*.yaml", dir);
	status = glob(pattern, 0, NULL, &g);
	if (status != 0) {
		error_set(e, "%s: no rule files; name the rules folder with -R",
			  pattern);
	} else {
		status = add_files(rs, &g, units, bad, e);
		globfree(&g);
	}
	if (status == 0) {
		mark_vague(rs);
		return rs;
	}
	rules_free(rs);
	return NULL;
}

void
rules_free(struct rules *rs)
{
	if (!rs)
		return;
	for (size_t i = 0; i < rs->n; i++)
		rules_rule_free(&rs->rule[i]);
	for (size_t i = 0; i < rs->nfamilies; i++) {
		yaml_tree_free(rs->family[i].root);
		free(rs->family[i].path);
		free(rs->family[i].about);
	}
	free(rs->rule);
	free(rs->family);
	rules_regex_free(&rs->carried);
	patterns_free(rs->patterns);
	free(rs);
}
