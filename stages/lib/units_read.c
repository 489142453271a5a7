/* rules/units.yaml into the tables. */
#include "units_table.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const primitive[PRIMITIVES] = {"m",   "kg", "s", "A",  "K",
						  "mol", "cd", "°", "bit"};

int
units_want_text(const char *path, const struct yaml_node *node,
		const char *what, struct error *e)
{
	if (node->kind == YAML_TEXT && node->len > 0 && node->len <= FORM_MAX)
		return 0;
	return error_set(e, "%s:%u:%u: %s must be a text of 1 to %d bytes",
			 path, node->line, node->column, what, FORM_MAX);
}

static int
want(const char *path, const struct yaml_node *node, enum yaml_kind kind,
     const char *what, struct error *e)
{
	static const char *const name[] = {"a text", "a list", "a map"};

	if (node->kind == kind)
		return 0;
	return error_set(e, "%s:%u:%u: %s must be %s", path, node->line,
			 node->column, what, name[kind]);
}

struct unit_entry *
units_add_entry(struct units *u)
{
	struct unit_entry *entry;

	if ((u->entries & (u->entries - 1)) == 0) {
		size_t cap = u->entries ? 2 * (size_t)u->entries : 1;

		u->entry = xrealloc(u->entry, cap * sizeof(*entry));
	}
	entry = &u->entry[u->entries++];
	*entry = (struct unit_entry){
	    .symbol = "",
	    .ucum = "",
	    .base = "",
	    .num = decimal_of(1),
	    .den = decimal_of(1),
	    .offset = decimal_of(0),
	};
	return entry;
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
	if (want(path, list, YAML_LIST, "written forms", e) < 0)
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
	char buf[FORM_MAX + 2];
	int n = snprintf(buf, sizeof(buf), "%.*ss", (int)name.n, name.p);

	units_add_form(u, (struct slice){buf, (size_t)n}, entry, FORM_NAME);
}

int
units_read_names(struct units *u, const char *path,
		 const struct yaml_node *list, int entry, struct error *e)
{
	if (!list)
		return 0;
	if (want(path, list, YAML_LIST, "names", e) < 0)
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
read_way(const char *path, const struct yaml_node *node, unsigned *way,
	 struct error *e)
{
	char bad[FORM_MAX + 1];

	if (units_want_text(path, node, "a condition", e) < 0)
		return -1;
	*way = units_conditions(node->text, bad, sizeof(bad));
	if (*way)
		return 0;
	return error_set(e, "%s:%u:%u: unknown condition `%s`", path,
			 node->line, node->column, bad);
}

/* Gives the entry's forms of this text the conditions. */
static bool
set_when(struct units *u, const char *text, int entry, const unsigned *way)
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
	if (want(path, map, YAML_MAP, "`when`", e) < 0)
		return -1;
	for (size_t i = 0; i < map->n; i++) {
		const struct yaml_node *item = map->item[i], *key = map->key[i];
		size_t n = item->kind == YAML_LIST ? item->n : 1;
		unsigned way[WAYS_MAX] = {0};

		if (n > WAYS_MAX || item->kind == YAML_MAP)
			return error_set(e,
					 "%s:%u:%u: write a condition or a "
					 "list of at most %d",
					 path, item->line, item->column,
					 WAYS_MAX);
		for (size_t j = 0; j < n; j++)
			if (read_way(path,
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

/* ---- prefixes ----------------------------------------------------------- */

static int
read_prefix(struct units *u, const char *path, const struct yaml_node *map,
	    struct error *e)
{
	static const char *const keys[] = {"symbol", "name",   "ucum",
					   "factor", "binary", NULL};
	const struct yaml_node *symbol, *name, *ucum, *factor;
	struct unit_prefix *x = &u->prefix[u->prefixes];

	if (want(path, map, YAML_MAP, "a prefix", e) < 0 ||
	    yaml_check_keys(path, map, keys, e) < 0)
		return -1;
	symbol = yaml_get(map, "symbol");
	name = yaml_get(map, "name");
	ucum = yaml_get(map, "ucum");
	factor = yaml_get(map, "factor");
	if (!symbol || !name || !factor)
		return error_set(e,
				 "%s:%u:%u: a prefix needs symbol, name and "
				 "factor",
				 path, map->line, map->column);
	if (u->prefixes == PREFIXES_MAX)
		return error_set(e, "%s:%u:%u: more than %d prefixes", path,
				 map->line, map->column, PREFIXES_MAX);
	if (units_want_text(path, symbol, "symbol", e) < 0 ||
	    units_want_text(path, name, "name", e) < 0 ||
	    (ucum && units_want_text(path, ucum, "ucum", e) < 0) ||
	    units_read_factor(path, factor, &x->num, &x->den, e) < 0)
		return -1;
	x->symbol = units_keep(u, symbol->text, symbol->len);
	x->name = units_keep(u, name->text, name->len);
	x->ucum = ucum ? units_keep(u, ucum->text, ucum->len) : x->symbol;
	x->binary = yaml_get(map, "binary") != NULL;
	u->prefixes++;
	return 0;
}

/* The prefixes that `si` or `k M G` names, as bits. */
static int
read_prefix_set(const struct units *u, const char *path,
		const struct yaml_node *node, unsigned *set, struct error *e)
{
	const char *p = node->text;

	if (units_want_text(path, node, "`prefixes`", e) < 0)
		return -1;
	while (*p) {
		size_t len = strcspn(p, " ");
		unsigned before = *set;

		for (int i = 0; i < u->prefixes; i++)
			if (slice_is((struct slice){p, len},
				     u->prefix[i].symbol) ||
			    (len == 2 && memcmp(p, "si", 2) == 0 &&
			     !u->prefix[i].binary))
				*set |= 1U << i;
		if (*set == before)
			return error_set(e,
					 "%s:%u:%u: `%.*s` is no prefix; write "
					 "si or symbols of the list",
					 path, node->line, node->column,
					 (int)len, p);
		p += len + (p[len] == ' ');
	}
	return 0;
}

/* ---- units -------------------------------------------------------------- */

static int
read_unit_forms(struct units *u, const char *path, const struct yaml_node *map,
		int entry, struct error *e)
{
	const struct yaml_node *before = yaml_get(map, "before");

	units_add_form(u, slice_of(u->entry[entry].symbol), entry, FORM_SYMBOL);
	if (units_read_forms(u, path, yaml_get(map, "short"), entry,
			     FORM_SYMBOL, e) < 0 ||
	    units_read_names(u, path, yaml_get(map, "names"), entry, e) < 0 ||
	    units_read_forms(u, path, before, entry, FORM_BEFORE, e) < 0)
		return -1;
	return units_read_when(u, path, yaml_get(map, "when"), entry, e);
}

static int
read_unit(struct units *u, const char *path, const struct yaml_node *map,
	  int dimension, struct error *e)
{
	static const char *const keys[] = {
	    "symbol", "ucum",   "factor", "plus",      "prefixes", "names",
	    "short",  "before", "when",   "ambiguous", NULL};
	const struct yaml_node *symbol, *ucum, *factor, *plus, *prefixes;
	struct decimal one;
	struct unit_entry *entry;
	int i = u->entries;

	if (want(path, map, YAML_MAP, "a unit", e) < 0 ||
	    yaml_check_keys(path, map, keys, e) < 0)
		return -1;
	symbol = yaml_get(map, "symbol");
	ucum = yaml_get(map, "ucum");
	factor = yaml_get(map, "factor");
	plus = yaml_get(map, "plus");
	prefixes = yaml_get(map, "prefixes");
	if (!symbol)
		return error_set(e, "%s:%u:%u: a unit needs a symbol", path,
				 map->line, map->column);
	entry = units_add_entry(u);
	entry->dimension = dimension;
	entry->ambiguous = yaml_get(map, "ambiguous") != NULL;
	if (units_want_text(path, symbol, "symbol", e) < 0 ||
	    (ucum && units_want_text(path, ucum, "ucum", e) < 0) ||
	    (factor && units_read_factor(path, factor, &entry->num, &entry->den,
					 e) < 0) ||
	    (plus &&
	     units_read_factor(path, plus, &entry->offset, &one, e) < 0) ||
	    (prefixes &&
	     read_prefix_set(u, path, prefixes, &entry->prefixes, e) < 0))
		return -1;
	entry->symbol = units_keep(u, symbol->text, symbol->len);
	if (ucum)
		entry->ucum = units_keep(u, ucum->text, ucum->len);
	if (factor)
		entry->base = u->dimension[dimension].base;
	return read_unit_forms(u, path, map, i, e);
}

/* ---- dimensions --------------------------------------------------------- */

/* `kg m-1 s-2` into exponents. */
static int
read_powers(const char *path, const struct yaml_node *node, struct dimension *d,
	    struct error *e)
{
	const char *p = node->text;

	if (units_want_text(path, node, "`of`", e) < 0)
		return -1;
	d->product = true;
	while (*p) {
		size_t len = strcspn(p, " "), name = 0;
		size_t i = 0;

		while (name < len && p[name] != '-' &&
		       (p[name] < '0' || p[name] > '9'))
			name++;
		while (i < PRIMITIVES &&
		       !slice_is((struct slice){p, name}, primitive[i]))
			i++;
		if (i == PRIMITIVES)
			return error_set(e,
					 "%s:%u:%u: `%.*s` is none of m kg s A "
					 "K mol cd ° bit",
					 path, node->line, node->column,
					 (int)name, p);
		d->power[i] = name == len ? 1 : (signed char)atoi(p + name);
		p += len + (p[len] == ' ');
	}
	return 0;
}

static int
read_dimension(struct units *u, const char *path, const struct yaml_node *map,
	       struct error *e)
{
	static const char *const keys[] = {"dimension", "base", "of", "units",
					   NULL};
	const struct yaml_node *name, *base, *of, *units;
	struct dimension *d = &u->dimension[u->dimensions];

	if (want(path, map, YAML_MAP, "a dimension", e) < 0 ||
	    yaml_check_keys(path, map, keys, e) < 0)
		return -1;
	name = yaml_get(map, "dimension");
	base = yaml_get(map, "base");
	of = yaml_get(map, "of");
	units = yaml_get(map, "units");
	if (!name || !units)
		return error_set(e,
				 "%s:%u:%u: a dimension needs its name and "
				 "units",
				 path, map->line, map->column);
	if (u->dimensions == DIMENSIONS_MAX)
		return error_set(e, "%s:%u:%u: more than %d dimensions", path,
				 map->line, map->column, DIMENSIONS_MAX);
	if (units_want_text(path, name, "dimension", e) < 0 ||
	    (base && units_want_text(path, base, "base", e) < 0) ||
	    (of && read_powers(path, of, d, e) < 0) ||
	    want(path, units, YAML_LIST, "units", e) < 0)
		return -1;
	d->name = units_keep(u, name->text, name->len);
	d->base = base ? units_keep(u, base->text, base->len) : "";
	u->dimensions++;
	for (size_t i = 0; i < units->n; i++)
		if (read_unit(u, path, units->item[i], u->dimensions - 1, e) <
		    0)
			return -1;
	return 0;
}

/* ---- the file ----------------------------------------------------------- */

static int
read_words(struct units *u, const char *path, const struct yaml_node *map,
	   struct error *e)
{
	static const char *const keys[] = {
	    "after-length", "after-inch", "substances", "after-per",
	    "never-per",    "priced",     "multiples",  NULL};
	static const unsigned kind[] = {
	    FORM_MEASURED, FORM_JOINT,  FORM_SUBSTANCE, FORM_NOUN,
	    FORM_STOP,     FORM_PRICED, FORM_MULTIPLE};

	if (want(path, map, YAML_MAP, "words", e) < 0 ||
	    yaml_check_keys(path, map, keys, e) < 0)
		return -1;
	for (size_t i = 0; keys[i]; i++)
		if (units_read_forms(u, path, yaml_get(map, keys[i]), -1,
				     kind[i], e) < 0)
			return -1;
	return 0;
}

static int
read_file(struct units *u, const char *path, const struct yaml_node *root,
	  struct error *e)
{
	static const char *const keys[] = {"about", "source",     "prefixes",
					   "words", "dimensions", NULL};
	const struct yaml_node *prefixes, *words, *dimensions;

	if (want(path, root, YAML_MAP, "the file", e) < 0 ||
	    yaml_check_keys(path, root, keys, e) < 0)
		return -1;
	prefixes = yaml_get(root, "prefixes");
	words = yaml_get(root, "words");
	dimensions = yaml_get(root, "dimensions");
	if (!prefixes || !words || !dimensions)
		return error_set(e,
				 "%s:1:1: needs prefixes, words and "
				 "dimensions",
				 path);
	if (want(path, prefixes, YAML_LIST, "prefixes", e) < 0 ||
	    want(path, dimensions, YAML_LIST, "dimensions", e) < 0 ||
	    read_words(u, path, words, e) < 0)
		return -1;
	for (size_t i = 0; i < prefixes->n; i++)
		if (read_prefix(u, path, prefixes->item[i], e) < 0)
			return -1;
	for (size_t i = 0; i < dimensions->n; i++)
		if (read_dimension(u, path, dimensions->item[i], e) < 0)
			return -1;
	return 0;
}

int
units_read_table(struct units *u, const char *dir, struct error *e)
{
	struct yaml_node *root;
	char path[4096];
	int status;

	snprintf(path, sizeof(path), "%s/units.yaml", dir);
	root = yaml_read(path, e);
	if (!root)
		return -1;
	status = read_file(u, path, root, e);
	yaml_tree_free(root);
	return status;
}
