/* rules/currencies.yaml into the tables. */
#include "units_table.h"

#include <stdio.h>

/* `krona/kronor` or `franc`: the singular and the plural. */
struct noun {
	struct slice one, many;
};

static struct noun
noun_of(const char *text, char buf[TEXT_MAX + 2])
{
	const char *slash = strchr(text, '/');
	struct noun noun;

	if (slash) {
		noun.one = (struct slice){text, (size_t)(slash - text)};
		noun.many = slice_of(slash + 1);
	} else {
		snprintf(buf, TEXT_MAX + 2, "%ss", text);
		noun.one = slice_of(text);
		noun.many = slice_of(buf);
	}
	return noun;
}

static void
add_pair(struct units *u, const char *adjective, struct slice noun, int entry)
{
	char buf[FORM_MAX + 1];

	snprintf(buf, sizeof(buf), "%s %.*s", adjective, (int)noun.n, noun.p);
	units_add_form(u, slice_of(buf), entry, FORM_NAME);
}

/* `dollars`, and with each adjective `Hong Kong dollars`. */
static int
read_name(struct units *u, const char *path, const struct yaml_node *name,
	  const struct yaml_node *of, int entry, struct error *e)
{
	char buf[TEXT_MAX + 2];
	struct noun noun;

	if (units_want_text(path, name, "name", e) < 0)
		return -1;
	noun = noun_of(name->text, buf);
	units_add_form(u, noun.one, entry, FORM_NAME);
	units_add_form(u, noun.many, entry, FORM_NAME);
	if (!of)
		return 0;
	if (of->kind != YAML_LIST)
		return error_set(e, "%s:%u:%u: `of` must be a list", path,
				 of->line, of->column);
	for (size_t i = 0; i < of->n; i++) {
		if (units_want_text(path, of->item[i], "an adjective", e) < 0)
			return -1;
		add_pair(u, of->item[i]->text, noun.one, entry);
		add_pair(u, of->item[i]->text, noun.many, entry);
	}
	return 0;
}

static int
read_minor(struct units *u, const char *path, const struct yaml_node *map,
	   const struct yaml_node *of, const char *code, struct error *e)
{
	static const char *const keys[] = {"name",  "per",  "names",
					   "signs", "when", NULL};
	const struct yaml_node *name = yaml_get(map, "name");
	const struct yaml_node *per = yaml_get(map, "per");
	struct unit_entry *entry;
	struct decimal one;
	int i = u->entries;
	size_t len;

	if (map->kind != YAML_MAP || !name || !per)
		return error_set(e, "%s:%u:%u: `minor` needs name and per",
				 path, map->line, map->column);
	if (yaml_check_keys(path, map, keys, e) < 0 ||
	    units_want_text(path, name, "name", e) < 0)
		return -1;
	len = strcspn(name->text, "/");
	entry = units_add_entry(u);
	entry->symbol = arena_keep(&u->arena, name->text, len);
	entry->base = code;
	entry->dimension = units_dimension(u, "money");
	if (units_read_factor(path, per, &entry->den, &one, e) < 0 ||
	    read_name(u, path, name, of, i, e) < 0 ||
	    units_read_names(u, path, yaml_get(map, "names"), i, e) < 0 ||
	    units_read_forms(u, path, yaml_get(map, "signs"), i, FORM_SYMBOL,
			     e) < 0)
		return -1;
	return units_read_when(u, path, yaml_get(map, "when"), i, e);
}

/* `code-is: word` (ALL, TOP) counts only behind a number, `unread` nowhere. */
static int
read_code(struct units *u, const char *path, const struct yaml_node *map,
	  int entry, struct error *e)
{
	const struct yaml_node *is = yaml_get(map, "code-is");
	struct slice code = slice_of(u->entry[entry].symbol);
	bool word = false;

	if (is) {
		if (units_want_text(path, is, "code-is", e) < 0)
			return -1;
		word = strcmp(is->text, "word") == 0;
		if (!word && strcmp(is->text, "unread") != 0)
			return error_set(e,
					 "%s:%u:%u: `code-is` must be word or "
					 "unread",
					 path, is->line, is->column);
		if (!word)
			return 0;
	}
	units_add_form(u, code, entry, FORM_SYMBOL);
	if (!word)
		units_add_form(u, code, entry, FORM_BEFORE);
	return 0;
}

static int
read_currency(struct units *u, const char *path, const struct yaml_node *map,
	      struct error *e)
{
	static const char *const keys[] = {"code",  "name",   "of",   "names",
					   "signs", "before", "when", "code-is",
					   "minor", NULL};
	const struct yaml_node *code = yaml_get(map, "code");
	const struct yaml_node *name = yaml_get(map, "name");
	const struct yaml_node *minor = yaml_get(map, "minor");
	const struct yaml_node *of = yaml_get(map, "of");
	struct unit_entry *entry;
	const char *kept;
	int i = u->entries;

	if (map->kind != YAML_MAP || !code || !name)
		return error_set(e, "%s:%u:%u: a currency needs code and name",
				 path, map->line, map->column);
	if (yaml_check_keys(path, map, keys, e) < 0 ||
	    units_want_text(path, code, "code", e) < 0)
		return -1;
	kept = arena_keep(&u->arena, code->text, code->len);
	entry = units_add_entry(u);
	entry->symbol = entry->base = kept;
	entry->dimension = units_dimension(u, "money");
	if (read_code(u, path, map, i, e) < 0 ||
	    read_name(u, path, name, of, i, e) < 0 ||
	    units_read_names(u, path, yaml_get(map, "names"), i, e) < 0 ||
	    units_read_forms(u, path, yaml_get(map, "signs"), i,
			     FORM_SYMBOL | FORM_BEFORE, e) < 0 ||
	    units_read_forms(u, path, yaml_get(map, "before"), i, FORM_BEFORE,
			     e) < 0 ||
	    units_read_when(u, path, yaml_get(map, "when"), i, e) < 0)
		return -1;
	if (!minor || minor->kind != YAML_LIST)
		return minor ? read_minor(u, path, minor, of, kept, e) : 0;
	for (size_t j = 0; j < minor->n; j++)
		if (read_minor(u, path, minor->item[j], of, kept, e) < 0)
			return -1;
	return 0;
}

static int
read_file(struct units *u, const char *path, const struct yaml_node *root,
	  struct error *e)
{
	static const char *const keys[] = {"about", "source", "currencies",
					   NULL};
	const struct yaml_node *list = yaml_get(root, "currencies");

	if (!list || list->kind != YAML_LIST)
		return error_set(e, "%s:1:1: needs a list `currencies`", path);
	if (yaml_check_keys(path, root, keys, e) < 0)
		return -1;
	if (units_dimension(u, "money") < 0)
		return error_set(
		    e, "%s:1:1: units.yaml has no dimension `money`", path);
	for (size_t i = 0; i < list->n; i++)
		if (read_currency(u, path, list->item[i], e) < 0)
			return -1;
	return 0;
}

int
units_read_money(struct units *u, const char *dir, struct error *e)
{
	struct yaml_node *root;
	char path[4096];
	int status;

	snprintf(path, sizeof(path), "%s/currencies.yaml", dir);
	root = yaml_read(path, e);
	if (!root)
		return -1;
	status = read_file(u, path, root, e);
	yaml_tree_free(root);
	return status;
}
