#include "yaml_tree.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "arena.h"
#include "nearest.h"
#include "yaml_file.h"

enum { DEPTH_MAX = 32 };

/* What yaml_read returns the root of. */
struct tree {
	struct yaml_node root; /* first, so that a root is its tree */
	struct arena arena;    /* where everything below it lives */
};

struct builder {
	struct arena arena;
	yaml_parser_t parser;
	const char *path;
	struct error *e;
};

/* What the author may do about a message of libyaml. */
static const char *
parser_hint(const char *what)
{
	static const char *const hint[][2] = {
	    {"cannot start any token",
	     "; indent with spaces, and quote text that starts with % @ ` or "
	     "a tab"},
	    {"unknown escape",
	     "; write patterns in 'single quotes' or as a block (>-), where a "
	     "backslash is a backslash"},
	    {"did not find expected",
	     "; check the indentation and the quotes here and a line above"},
	    {"mapping values are not allowed", "; quote text that holds `: `"},
	    {"violates indentation", "; indent with spaces"},
	};

	for (size_t i = 0; i < sizeof(hint) / sizeof(*hint); i++)
		if (strstr(what, hint[i][0]))
			return hint[i][1];
	return "";
}

static int
parser_error(struct builder *b)
{
	const yaml_parser_t *p = &b->parser;
	yaml_mark_t at = p->problem_mark;
	const char *what = p->problem ? p->problem : "not YAML";

	if (at.line == 0 && at.column == 0)
		at = p->mark;
	if (p->context && strstr(p->context, "quoted scalar") &&
	    strstr(what, "end of stream")) {
		at = p->context_mark;
		what = "the quote that opens here is never closed";
	}
	return error_set(b->e, "%s:%zu:%zu: %s%s", b->path, at.line + 1,
			 at.column + 1, what, parser_hint(what));
}

static int
next_event(struct builder *b, yaml_event_t *ev)
{
	return yaml_parser_parse(&b->parser, ev) ? 0 : parser_error(b);
}

static struct yaml_node *
node_new(struct builder *b, enum yaml_kind kind, const yaml_event_t *ev)
{
	struct yaml_node *node = arena_take(&b->arena, sizeof(*node));

	*node = (struct yaml_node){
	    .kind = kind,
	    .line = (unsigned)ev->start_mark.line + 1,
	    .column = (unsigned)ev->start_mark.column + 1,
	};
	return node;
}

static struct yaml_node *
text_node(struct builder *b, const yaml_event_t *ev)
{
	struct yaml_node *node = node_new(b, YAML_TEXT, ev);
	yaml_scalar_style_t style = ev->data.scalar.style;

	node->len = ev->data.scalar.length;
	node->text = arena_keep(&b->arena, (const char *)ev->data.scalar.value,
				node->len);
	node->double_quoted = style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	node->plain = style == YAML_PLAIN_SCALAR_STYLE;
	return node;
}

static int
refuse(struct builder *b, const yaml_event_t *ev, const char *what)
{
	return error_set(b->e, "%s:%zu:%zu: %s", b->path,
			 ev->start_mark.line + 1, ev->start_mark.column + 1,
			 what);
}

static int
check_event(struct builder *b, const yaml_event_t *ev, int depth)
{
	const yaml_char_t *anchor = NULL, *tag = NULL;

	if (ev->type == YAML_ALIAS_EVENT)
		return refuse(b, ev,
			      "aliases (*name) are not allowed; write the "
			      "value again");
	if (ev->type == YAML_SCALAR_EVENT) {
		anchor = ev->data.scalar.anchor;
		tag = ev->data.scalar.tag;
	} else if (ev->type == YAML_SEQUENCE_START_EVENT) {
		anchor = ev->data.sequence_start.anchor;
		tag = ev->data.sequence_start.tag;
	} else if (ev->type == YAML_MAPPING_START_EVENT) {
		anchor = ev->data.mapping_start.anchor;
		tag = ev->data.mapping_start.tag;
	}
	if (anchor)
		return refuse(b, ev,
			      "anchors (&name) are not allowed; quote text "
			      "that starts with &");
	if (tag)
		return refuse(b, ev,
			      "tags (!name) are not allowed; quote text "
			      "that starts with !");
	if (depth > DEPTH_MAX)
		return refuse(b, ev, "nested deeper than 32 levels");
	return 0;
}

static struct yaml_node *build(struct builder *b, yaml_event_t *ev, int depth);

/* A longer copy; the shorter one stays in the arena until the end. */
static struct yaml_node **
grow(struct builder *b, struct yaml_node **old, size_t n, size_t cap)
{
	struct yaml_node **grown = arena_take(&b->arena, cap * sizeof(*grown));

	if (n)
		memcpy(grown, old, n * sizeof(*grown));
	return grown;
}

static void
append_item(struct builder *b, struct yaml_node *node, struct yaml_node *key,
	    struct yaml_node *item)
{
	size_t n = node->n, cap = n & (n - 1) ? 0 : n ? 2 * n : 1;

	if (cap) { /* n is 0 or a power of two: full */
		node->item = grow(b, node->item, n, cap);
		if (node->kind == YAML_MAP)
			node->key = grow(b, node->key, n, cap);
	}
	if (node->kind == YAML_MAP)
		node->key[n] = key;
	node->item[node->n++] = item;
}

static int
fill_list(struct builder *b, struct yaml_node *list, int depth)
{
	for (;;) {
		struct yaml_node *item;
		yaml_event_t ev;

		if (next_event(b, &ev) < 0)
			return -1;
		if (ev.type == YAML_SEQUENCE_END_EVENT) {
			yaml_event_delete(&ev);
			return 0;
		}
		item = build(b, &ev, depth);
		if (!item)
			return -1;
		append_item(b, list, NULL, item);
	}
}

static int
check_key(struct builder *b, const struct yaml_node *map,
	  const struct yaml_node *key)
{
	if (key->kind != YAML_TEXT)
		return error_set(b->e, "%s:%u:%u: a key must be a word",
				 b->path, key->line, key->column);
	for (size_t i = 0; i < map->n; i++)
		if (strcmp(map->key[i]->text, key->text) == 0)
			return error_set(
			    b->e,
			    "%s:%u:%u: key `%s` stands twice (first "
			    "in line %u); remove one",
			    b->path, key->line, key->column, key->text,
			    map->key[i]->line);
	return 0;
}

static int
fill_map(struct builder *b, struct yaml_node *map, int depth)
{
	for (;;) {
		struct yaml_node *key, *item;
		yaml_event_t ev;

		if (next_event(b, &ev) < 0)
			return -1;
		if (ev.type == YAML_MAPPING_END_EVENT) {
			yaml_event_delete(&ev);
			return 0;
		}
		key = build(b, &ev, depth);
		if (!key)
			return -1;
		if (check_key(b, map, key) < 0 || next_event(b, &ev) < 0)
			return -1;
		item = build(b, &ev, depth);
		if (!item)
			return -1;
		append_item(b, map, key, item);
	}
}

/* The node that begins with ev, which it deletes. */
static struct yaml_node *
build(struct builder *b, yaml_event_t *ev, int depth)
{
	struct yaml_node *node = NULL;
	int status = check_event(b, ev, depth);

	if (status == 0 && ev->type == YAML_SCALAR_EVENT) {
		node = text_node(b, ev);
	} else if (status == 0 && ev->type == YAML_SEQUENCE_START_EVENT) {
		node = node_new(b, YAML_LIST, ev);
		status = fill_list(b, node, depth + 1);
	} else if (status == 0 && ev->type == YAML_MAPPING_START_EVENT) {
		node = node_new(b, YAML_MAP, ev);
		status = fill_map(b, node, depth + 1);
	}
	yaml_event_delete(ev);
	return status < 0 ? NULL : node;
}

/* Stream start, document start, the root, document end, stream end. */
static struct yaml_node *
build_document(struct builder *b)
{
	struct yaml_node *root = NULL;
	yaml_event_t ev;

	for (;;) {
		yaml_event_type_t type;

		if (next_event(b, &ev) < 0)
			break;
		type = ev.type;
		if (type == YAML_STREAM_END_EVENT) {
			yaml_event_delete(&ev);
			if (root)
				return root;
			error_set(b->e, "%s:1:1: the file is empty", b->path);
			break;
		}
		if (type == YAML_STREAM_START_EVENT ||
		    type == YAML_DOCUMENT_END_EVENT ||
		    (type == YAML_DOCUMENT_START_EVENT && !root)) {
			yaml_event_delete(&ev);
			continue;
		}
		if (root) {
			refuse(b, &ev,
			       "a second document (---); one file holds one");
			yaml_event_delete(&ev);
			break;
		}
		root = build(b, &ev, 0);
		if (!root)
			break;
	}
	return NULL;
}

struct yaml_node *
yaml_read(const char *path, struct error *e)
{
	struct builder b = {.path = path, .e = e};
	struct yaml_node *root = NULL;
	struct tree *tree;
	size_t n;
	char *buf = yaml_file_read(path, &n, e);

	if (!buf)
		return NULL;
	if (yaml_parser_initialize(&b.parser)) {
		yaml_parser_set_encoding(&b.parser, YAML_UTF8_ENCODING);
		yaml_parser_set_input_string(&b.parser,
					     (const unsigned char *)buf, n);
		root = build_document(&b);
		yaml_parser_delete(&b.parser);
	}
	free(buf);
	if (!root) {
		arena_free(&b.arena);
		return NULL;
	}
	tree = xmalloc(sizeof(*tree));
	*tree = (struct tree){*root, b.arena};
	return &tree->root;
}

void
yaml_tree_free(struct yaml_node *root)
{
	struct tree *tree = (struct tree *)root;

	if (!tree)
		return;
	arena_free(&tree->arena);
	free(tree);
}

struct yaml_node *
yaml_get(const struct yaml_node *node, const char *key)
{
	if (!node || node->kind != YAML_MAP)
		return NULL;
	for (size_t i = 0; i < node->n; i++)
		if (strcmp(node->key[i]->text, key) == 0)
			return node->item[i];
	return NULL;
}

const char *
yaml_text(const struct yaml_node *node, const char *key)
{
	const struct yaml_node *item = yaml_get(node, key);

	return item && item->kind == YAML_TEXT ? item->text : NULL;
}

/* What to write for a key that is unknown: the one meant, else all. */
static void
say_known(const char *key, const char *const *known, char *out, size_t n)
{
	const char *near = nearest_word(key, known);
	size_t used;

	snprintf(out, n, near ? "; did you mean `%s`?" : "; keys here:", near);
	if (near)
		return;
	for (size_t k = 0; known[k]; k++) {
		used = strlen(out);
		snprintf(out + used, n - used, " %s", known[k]);
	}
}

int
yaml_check_keys(const char *path, const struct yaml_node *map,
		const char *const *known, struct error *e)
{
	size_t at = 0;

	for (size_t i = 0; i < map->n; i++) {
		const struct yaml_node *key = map->key[i];
		size_t k = 0;

		while (known[k] && strcmp(known[k], key->text))
			k++;
		if (!known[k]) {
			char hint[256];

			say_known(key->text, known, hint, sizeof(hint));
			return error_set(e, "%s:%u:%u: unknown key `%s`%s",
					 path, key->line, key->column,
					 key->text, hint);
		}
		if (k < at)
			return error_set(
			    e, "%s:%u:%u: key `%s` must stand before `%s`",
			    path, key->line, key->column, key->text, known[at]);
		at = k;
	}
	return 0;
}
