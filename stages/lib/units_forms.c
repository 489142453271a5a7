/* What the two tables have in common: factors, forms, conditions. */
#include <stdio.h>

#include "units_table.h"

int
units_want_text(const char *path, const struct yaml_node *node,
		const char *what, struct error *e)
{
	if (node->kind == YAML_TEXT && node->len > 0 && node->len <= TEXT_MAX)
		return 0;
	return error_set(e, "%s:%u:%u: %s must be a text of 1 to %d bytes",
			 path, node->line, node->column, what, TEXT_MAX);
}

int
units_want(const char *path, const struct yaml_node *node, enum yaml_kind kind,
	   const char *what, struct error *e)
{
	static const char *const name[] = {"a text", "a list", "a map"};

	if (node->kind == kind)
		return 0;
	return error_set(e, "%s:%u:%u: %s must be %s", path, node->line,
			 node->column, what, name[kind]);
}

int
units_read_factor(const char *path, const struct yaml_node *node,
		  struct decimal *num, struct decimal *den, struct error *e)
{
	const char *slash;
	struct slice over;
	bool good;

	if (units_want_text(path, node, "a factor", e) < 0)
		return -1;
	slash = strchr(node->text, '/');
	over = (struct slice){node->text,
			      slash ? (size_t)(slash - node->text) : node->len};
	*den = decimal_of(1);
	good = decimal_parse(over, num) &&
	       (!slash || decimal_parse(slice_of(slash + 1), den)) &&
	       den->digits != 0;
	if (good)
		return 0;
	return error_set(e,
			 "%s:%u:%u: `%s` is no factor; write a decimal number "
			 "or two with a slash: 1609.344, 5/9",
			 path, node->line, node->column, node->text);
}

int
units_read_forms(struct units *u, const char *path,
		 const struct yaml_node *list, int entry, unsigned kinds,
		 struct error *e)
{
	if (!list)
		return 0;
	if (units_want(path, list, YAML_LIST, "written forms", e) < 0)
		return -1;
	for (size_t i = 0; i < list->n; i++) {
		if (units_want_text(path, list->item[i], "a form", e) < 0)
			return -1;
		for (unsigned kind = 1; kind <= kinds; kind *= 2)
			if (kinds & kind)
				units_add_form(u, slice_of(list->item[i]->text),
					       entry, kind);
	}
	return 0;
}

static void
add_plural(struct units *u, struct slice name, int entry)
{
	char buf[TEXT_MAX + 2];
	int n = snprintf(buf, sizeof(buf), "%.*ss", (int)name.n, name.p);

	units_add_form(u, (struct slice){buf, (size_t)n}, entry, FORM_NAME);
}

int
units_read_names(struct units *u, const char *path,
		 const struct yaml_node *list, int entry, struct error *e)
{
	if (!list)
		return 0;
	if (units_want(path, list, YAML_LIST, "names", e) < 0)
		return -1;
	for (size_t i = 0; i < list->n; i++) {
		const struct yaml_node *item = list->item[i];
		const char *slash;

		if (units_want_text(path, item, "a name", e) < 0)
			return -1;
		slash = strchr(item->text, '/');
		if (slash) {
			units_add_form(
			    u,
			    (struct slice){item->text,
					   (size_t)(slash - item->text)},
			    entry, FORM_NAME);
			units_add_form(u, slice_of(slash + 1), entry,
				       FORM_NAME);
		} else {
			units_add_form(u, slice_of(item->text), entry,
				       FORM_NAME);
			add_plural(u, slice_of(item->text), entry);
		}
	}
	return 0;
}

/* One way of `when: {in: [joined, alone]}`. */
static int
read_way(const struct units *u, const char *path, const struct yaml_node *node,
	 uint64_t *way, struct error *e)
{
	struct slice bad;

	if (units_want_text(path, node, "a condition", e) < 0)
		return -1;
	*way = units_conditions(u, node->text, &bad);
	if (*way)
		return 0;
	return error_set(e, "%s:%u:%u: unknown condition `%.*s`", path,
			 node->line, node->column, (int)bad.n, bad.p);
}

/* Gives the entry's forms of this text the conditions. */
static bool
set_when(struct units *u, const char *text, int entry, const uint64_t *way)
{
	struct units *t = u;
	bool found = false;

	/* The entry's forms are the last ones added. */
	for (int i = t->forms - 1; i >= 0 && t->form[i].entry == entry; i--) {
		if (strcmp(t->form[i].text, text) != 0)
			continue;
		memcpy(t->form[i].when, way, sizeof(t->form[i].when));
		found = true;
	}
	return found;
}

int
units_read_when(struct units *u, const char *path, const struct yaml_node *map,
		int entry, struct error *e)
{
	if (!map)
		return 0;
	if (units_want(path, map, YAML_MAP, "`when`", e) < 0)
		return -1;
	for (size_t i = 0; i < map->n; i++) {
		const struct yaml_node *item = map->item[i], *key = map->key[i];
		size_t n = item->kind == YAML_LIST ? item->n : 1;
		uint64_t way[WAYS_MAX] = {0};

		if (n > WAYS_MAX || item->kind == YAML_MAP)
			return error_set(e,
					 "%s:%u:%u: write a condition or a "
					 "list of at most %d",
					 path, item->line, item->column,
					 WAYS_MAX);
		for (size_t j = 0; j < n; j++)
			if (read_way(u, path,
				     item->kind == YAML_LIST ? item->item[j]
							     : item,
				     &way[j], e) < 0)
				return -1;
		if (!set_when(u, key->text, entry, way))
			return error_set(e,
					 "%s:%u:%u: `%s` is none of the forms "
					 "of this unit",
					 path, key->line, key->column,
					 key->text);
	}
	return 0;
}
