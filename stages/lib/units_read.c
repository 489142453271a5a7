/* rules/units.yaml into the tables. */
#include "units_table.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const primitive[PRIMITIVES] = {"m",   "kg", "s", "A",  "K",
						  "mol", "cd", "°", "bit"};

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

/* ---- prefixes ----------------------------------------------------------- */

static int
read_prefix(struct units *u, const char *path, const struct yaml_node *map,
	    struct error *e)
{
	static const char *const keys[] = {"symbol", "name",   "ucum",
					   "factor", "binary", NULL};
	const struct yaml_node *symbol, *name, *ucum, *factor;
	struct unit_prefix *x = &u->prefix[u->prefixes];

	if (units_want(path, map, YAML_MAP, "a prefix", e) < 0 ||
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
	x->symbol = arena_keep(&u->arena, symbol->text, symbol->len);
	x->name = arena_keep(&u->arena, name->text, name->len);
	x->symbol_len = symbol->len;
	x->name_len = name->len;
	x->ucum =
	    ucum ? arena_keep(&u->arena, ucum->text, ucum->len) : x->symbol;
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

	if (units_want(path, map, YAML_MAP, "a unit", e) < 0 ||
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
	entry->symbol = arena_keep(&u->arena, symbol->text, symbol->len);
	if (ucum)
		entry->ucum = arena_keep(&u->arena, ucum->text, ucum->len);
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

	if (units_want(path, map, YAML_MAP, "a dimension", e) < 0 ||
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
	    units_want(path, units, YAML_LIST, "units", e) < 0)
		return -1;
	d->name = arena_keep(&u->arena, name->text, name->len);
	d->base = base ? arena_keep(&u->arena, base->text, base->len) : "";
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
	    "never-per",    "later",      "priced",     "multiples",
	    "solutes",      NULL};
	static const unsigned kind[] = {
	    FORM_MEASURED, FORM_JOINT,  FORM_SUBSTANCE, FORM_NOUN,  FORM_STOP,
	    FORM_LATER,    FORM_PRICED, FORM_MULTIPLE,  FORM_SOLUTE};

	if (units_want(path, map, YAML_MAP, "words", e) < 0 ||
	    yaml_check_keys(path, map, keys, e) < 0)
		return -1;
	for (size_t i = 0; keys[i]; i++)
		if (units_read_forms(u, path, yaml_get(map, keys[i]), -1,
				     kind[i], e) < 0)
			return -1;
	return 0;
}

static int
read_topics(struct units *u, const char *path, const struct yaml_node *map,
	    struct error *e)
{
	if (units_want(path, map, YAML_MAP, "topics", e) < 0)
		return -1;
	if (map->n > TOPICS_MAX)
		return error_set(e, "%s:%u:%u: more than %d topics", path,
				 map->line, map->column, TOPICS_MAX);
	for (size_t i = 0; i < map->n; i++) {
		u->topic[u->topics++] =
		    arena_keep(&u->arena, map->key[i]->text, map->key[i]->len);
		if (units_read_forms(u, path, map->item[i], -1,
				     (unsigned)FORM_TOPIC << i, e) < 0)
			return -1;
	}
	return 0;
}

static int
read_file(struct units *u, const char *path, const struct yaml_node *root,
	  struct error *e)
{
	static const char *const keys[] = {"about", "source", "prefixes",
					   "words", "topics", "dimensions",
					   NULL};
	const struct yaml_node *prefixes, *words, *topics, *dimensions;

	if (units_want(path, root, YAML_MAP, "the file", e) < 0 ||
	    yaml_check_keys(path, root, keys, e) < 0)
		return -1;
	prefixes = yaml_get(root, "prefixes");
	words = yaml_get(root, "words");
	topics = yaml_get(root, "topics");
	dimensions = yaml_get(root, "dimensions");
	if (!prefixes || !words || !dimensions)
		return error_set(e,
				 "%s:1:1: needs prefixes, words and "
				 "dimensions",
				 path);
	if (units_want(path, prefixes, YAML_LIST, "prefixes", e) < 0 ||
	    units_want(path, dimensions, YAML_LIST, "dimensions", e) < 0 ||
	    read_words(u, path, words, e) < 0 ||
	    (topics && read_topics(u, path, topics, e) < 0))
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
