#include "nearest.h"
#include "patterns.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "yaml_tree.h"

enum { DEPTH_MAX = 16, EXPANDED_MAX = 1 << 16 };

struct named {
	const struct yaml_node *key, *body; /* in the tree */
	bool used, open; /* open: being expanded, so a second time is a cycle */
};

struct patterns {
	struct yaml_node *root;
	struct named *named;
	const char **names; /* NULL-terminated, for suggestions */
	size_t n;
	const struct units *units;
};

/* What patterns_expand builds. */
struct expansion {
	struct patterns *p;
	char *buf;
	size_t n;
	struct kind_set kinds;
	int quantities;
	struct error *e;
	size_t at;             /* byte of the outermost text that is read */
	size_t wanted, origin; /* byte of buf -> byte of that text */
};

void
kind_add(struct kind_set *set, int dimension)
{
	set->word[dimension / 64] |= (uint64_t)1 << (dimension % 64);
}

bool
kind_overlap(const struct kind_set *a, const struct kind_set *b)
{
	return (a->word[0] & b->word[0]) | (a->word[1] & b->word[1]);
}

/* Control bytes that are no white space, so that \b, \s and \w see a mark as
 * they see a bracket. */
void
mark_kind(int dimension, char bytes[2])
{
	bytes[0] = (char)(0x0e + dimension / 12);
	bytes[1] = (char)(0x0e + dimension % 12);
}

static int
check_name(const char *path, const struct yaml_node *key, struct error *e)
{
	const char *s = key->text;

	while (isupper((unsigned char)*s) || isdigit((unsigned char)*s) ||
	       *s == '_')
		s++;
	if (*s || s == key->text)
		return error_set(e,
				 "%s:%u:%u: a pattern's name has capitals, "
				 "digits and _ only: `%s`",
				 path, key->line, key->column, key->text);
	if (!strcmp(key->text, "QUANTITY") || !strcmp(key->text, "AMOUNT"))
		return error_set(e,
				 "%s:%u:%u: `%s` is built in; choose another "
				 "name",
				 path, key->line, key->column, key->text);
	return 0;
}

static int
check_body(const char *path, const struct yaml_node *body, struct error *e)
{
	if (body->kind != YAML_TEXT)
		return error_set(e, "%s:%u:%u: a pattern must be text", path,
				 body->line, body->column);
	if (body->double_quoted)
		return error_set(e,
				 "%s:%u:%u: a pattern in double quotes: YAML "
				 "turns \\b into a backspace; use 'single "
				 "quotes' or >-",
				 path, body->line, body->column);
	return 0;
}

static int
fill(struct patterns *p, const char *path, struct error *e)
{
	static const char *const keys[] = {"about", "patterns", NULL};
	struct yaml_node *map;

	if (p->root->kind != YAML_MAP)
		return error_set(e,
				 "%s:1:1: must be a map with `about` and "
				 "`patterns`",
				 path);
	if (yaml_check_keys(path, p->root, keys, e) < 0)
		return -1;
	map = yaml_get(p->root, "patterns");
	if (!map || map->kind != YAML_MAP)
		return error_set(e, "%s:1:1: no map `patterns`", path);
	p->named = xmalloc(map->n * sizeof(*p->named));
	p->names = xmalloc((map->n + 3) * sizeof(*p->names));
	for (size_t i = 0; i < map->n; i++) {
		if (check_name(path, map->key[i], e) < 0 ||
		    check_body(path, map->item[i], e) < 0)
			return -1;
		p->named[i] =
		    (struct named){.key = map->key[i], .body = map->item[i]};
		p->names[i] = map->key[i]->text;
	}
	p->n = map->n;
	p->names[p->n] = "QUANTITY";
	p->names[p->n + 1] = "AMOUNT";
	p->names[p->n + 2] = NULL;
	return 0;
}

/* A pattern that no rule uses yet is checked all the same. */
static int
check_all(struct patterns *p, const char *path, struct error *e)
{
	for (size_t i = 0; i < p->n; i++) {
		struct expanded x;
		struct error why;
		unsigned line, column;
		size_t at;

		if (patterns_expand(p, p->named[i].body->text, &x, &at, &why) <
		    0) {
			yaml_locate(path, p->named[i].body, at, &line, &column);
			return error_set(e, "%s:%u:%u: %s: %s", path, line,
					 column, p->named[i].key->text,
					 why.text);
		}
		free(x.text);
	}
	for (size_t i = 0; i < p->n; i++)
		p->named[i].used = false;
	return 0;
}

struct patterns *
patterns_load(const char *dir, const struct units *units, struct error *e)
{
	struct patterns *p = xmalloc(sizeof(*p));
	char path[4096];

	snprintf(path, sizeof(path), "%s/patterns.yaml", dir);
	*p = (struct patterns){.root = yaml_read(path, e), .units = units};
	if (p->root && fill(p, path, e) == 0 && check_all(p, path, e) == 0)
		return p;
	patterns_free(p);
	return NULL;
}

void
patterns_free(struct patterns *p)
{
	if (!p)
		return;
	yaml_tree_free(p->root);
	free(p->named);
	free(p->names);
	free(p);
}

size_t
patterns_count(const struct patterns *p)
{
	return p->n;
}

const char *
patterns_name(const struct patterns *p, size_t i)
{
	return p->named[i].key->text;
}

const char *
patterns_body(const struct patterns *p, size_t i)
{
	return p->named[i].body->text;
}

unsigned
patterns_line(const struct patterns *p, size_t i)
{
	return p->named[i].key->line;
}

bool
patterns_used(const struct patterns *p, size_t i)
{
	return p->named[i].used;
}

/* ---- expansion -------------------------------------------------------- */

static int
put(struct expansion *x, const char *s, size_t n)
{
	if (x->n + n >= EXPANDED_MAX)
		return error_set(x->e, "longer than 64 KiB when expanded");
	memcpy(x->buf + x->n, s, n);
	x->n += n;
	return 0;
}

static int
puts_(struct expansion *x, const char *s)
{
	return put(x, s, strlen(s));
}

static int
unknown_kind(struct expansion *x, const char *kind)
{
	int n = units_dimension_count(x->p->units);
	const char **names = xmalloc(((size_t)n + 1) * sizeof(*names));
	const char *near;

	for (int i = 0; i < n; i++)
		names[i] = units_dimension_name(x->p->units, i);
	names[n] = NULL;
	near = nearest_word(kind, names);
	error_set(x->e, "unknown kind of quantity `%s`%s%s%s", kind,
		  near ? "; did you mean `" : "", near ? near : "",
		  near ? "`?" : "");
	free(names);
	return -1;
}

static int
put_kind(struct expansion *x, const char *kind, struct kind_set *set)
{
	int d = units_dimension(x->p->units, kind);
	char bytes[2];

	if (d < 0)
		return unknown_kind(x, kind);
	kind_add(set, d);
	mark_kind(d, bytes);
	return put(x, bytes, 2);
}

/* The alternatives of `a|b`; `count` takes in numbers whose noun the scanner
 * did not see, because the rule names it. */
static int
put_kinds(struct expansion *x, char *kinds, struct kind_set *set)
{
	char *save, *kind = strtok_r(kinds, "|", &save);

	if (!kind)
		return error_set(x->e,
				 "no kind behind the point of a quantity");
	for (; kind; kind = strtok_r(NULL, "|", &save)) {
		if (put_kind(x, kind, set) < 0 || puts_(x, "|") < 0)
			return -1;
		if (!strcmp(kind, "count") &&
		    (put_kind(x, "number", set) < 0 || puts_(x, "|") < 0))
			return -1;
	}
	x->n--; /* the last bar */
	return 0;
}

static int
put_quantity(struct expansion *x, bool fills, char *kinds)
{
	struct kind_set set = {{0}};

	if (puts_(x, fills ? "(?<quantity>\x02" : "(?:\x02") < 0)
		return -1;
	if (kinds) {
		if (puts_(x, "(?:") < 0 || put_kinds(x, kinds, &set) < 0 ||
		    puts_(x, ")") < 0)
			return -1;
	} else {
		memset(&set, 0xff, sizeof(set));
		if (puts_(x, "[\x0e-\x1f]{2}") < 0)
			return -1;
	}
	if (fills) {
		x->quantities++;
		for (int i = 0; i < KIND_WORDS; i++)
			x->kinds.word[i] |= set.word[i];
	}
	return puts_(x, "[^\x03]*+\x03)");
}

static int expand(struct expansion *x, const char *text, int depth);

/* The number of a named pattern, p->n when there is none. */
static size_t
find_named(const struct patterns *p, const char *name)
{
	size_t i = 0;

	while (i < p->n && strcmp(p->named[i].key->text, name))
		i++;
	return i;
}

static int
put_named(struct expansion *x, const char *name, const char *group, int depth)
{
	struct patterns *p = x->p;
	const char *near;
	size_t i = find_named(p, name);
	int status;

	if (i == p->n) {
		near = nearest_word(name, p->names);
		return error_set(x->e, "unknown pattern %%{%s}%s%s%s", name,
				 near ? "; did you mean %{" : "",
				 near ? near : "", near ? "}?" : "");
	}
	if (p->named[i].open || depth == DEPTH_MAX)
		return error_set(x->e, "%%{%s} contains itself", name);
	p->named[i].used = true;
	p->named[i].open = true;
	status = puts_(x, "(?");
	if (group)
		status |= puts_(x, "<") | puts_(x, group) | puts_(x, ">");
	else
		status |= puts_(x, ":");
	if (status == 0)
		status = expand(x, p->named[i].body->text, depth + 1);
	p->named[i].open = false;
	return status < 0 ? -1 : puts_(x, ")");
}

/* One reference: ref is NAME, NAME.kind, NAME:group or NAME.kind:group. */
static int
put_reference(struct expansion *x, char *ref, int depth)
{
	char *group = strchr(ref, ':'), *kind;
	bool quantity;

	if (group)
		*group++ = '\0';
	kind = strchr(ref, '.');
	if (kind)
		*kind++ = '\0';
	quantity = !strcmp(ref, "QUANTITY");
	if (quantity || !strcmp(ref, "AMOUNT")) {
		if (group)
			return error_set(
			    x->e,
			    "%%{%s} takes no `:%s`: QUANTITY fills "
			    "the column `quantity`, AMOUNT none",
			    ref, group);
		return put_quantity(x, quantity, kind);
	}
	if (kind && find_named(x->p, ref) < x->p->n)
		return error_set(x->e,
				 "%%{%s.%s}: only QUANTITY and AMOUNT have a "
				 "kind",
				 ref, kind);
	return put_named(x, ref, group, depth);
}

/* Appends text, and notes where the wanted byte comes from. */
static int
put_text(struct expansion *x, const char *text, size_t n, int depth)
{
	if (depth == 0 && x->wanted >= x->n)
		x->origin =
		    x->at + (x->wanted - x->n < n ? x->wanted - x->n : n);
	return put(x, text, n);
}

static int
expand(struct expansion *x, const char *text, int depth)
{
	const char *start = text;

	for (;;) {
		const char *ref = strstr(text, "%{"), *end;
		char name[256];

		if (depth == 0)
			x->at = (size_t)(text - start);
		if (!ref)
			return put_text(x, text, strlen(text), depth);
		if (put_text(x, text, (size_t)(ref - text), depth) < 0)
			return -1;
		if (depth == 0)
			x->at = (size_t)(ref - start);
		end = strchr(ref, '}');
		if (!end)
			return error_set(x->e, "%%{ without }");
		if ((size_t)(end - ref) >= sizeof(name))
			return error_set(x->e, "a name in %%{...} is too long");
		memcpy(name, ref + 2, (size_t)(end - ref) - 2);
		name[end - ref - 2] = '\0';
		if (put_reference(x, name, depth) < 0)
			return -1;
		text = end + 1;
	}
}

int
patterns_expand(struct patterns *p, const char *text, struct expanded *out,
		size_t *at, struct error *e)
{
	struct expansion x = {.p = p, .e = e};
	int status;

	x.buf = xmalloc(EXPANDED_MAX);
	status = expand(&x, text, 0);
	*at = x.at;
	*out = (struct expanded){
	    .text = status == 0 ? xstrndup(x.buf, x.n) : NULL,
	    .kinds = x.kinds,
	    .quantities = x.quantities,
	};
	free(x.buf);
	return status;
}

size_t
patterns_origin(struct patterns *p, const char *text, size_t expanded)
{
	struct expansion x = {.p = p, .wanted = expanded};

	x.buf = xmalloc(EXPANDED_MAX);
	expand(&x, text, 0);
	free(x.buf);
	return x.origin;
}
