#include "word_lists.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "yaml_tree.h"

enum { SLOTS = 2048, WORD_BYTES = 24, LISTS_MAX = 48 };

struct slot {
	char word[WORD_BYTES];
	int bits;
};

struct word_lists {
	struct slot slot[SLOTS];
	int n;
};

static char
fold(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

/* The word's slot, or the empty one where it belongs. */
static const struct slot *
find(const struct word_lists *w, const char *p, size_t n)
{
	unsigned h = 2166136261u; /* FNV-1a */
	const struct slot *s;
	size_t i;

	for (i = 0; i < n; i++)
		h = (h ^ (unsigned char)fold(p[i])) * 16777619u;
	for (h ^= h >> 15;; h++) {
		s = &w->slot[h % SLOTS];
		for (i = 0; i < n && s->word[i] == fold(p[i]); i++)
			;
		if (!s->word[0] || (i == n && !s->word[n]))
			return s;
	}
}

static int
add_list(struct word_lists *w, const char *path, const struct yaml_node *list,
	 int bit, struct error *e)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct yaml_node *word = list->item[i];
		struct slot *slot;

		if (word->kind != YAML_TEXT || word->len == 0 ||
		    word->len >= WORD_BYTES || w->n == SLOTS / 2)
			return error_set(
			    e,
			    "%s:%u:%u: must be a word of at most %d bytes, "
			    "and there may be %d words",
			    path, word->line, word->column, WORD_BYTES - 1,
			    SLOTS / 2);
		slot = (struct slot *)find(w, word->text, word->len);
		if (!slot->word[0]) {
			for (size_t k = 0; k < word->len; k++)
				slot->word[k] = fold(word->text[k]);
			w->n++;
		}
		slot->bits |= bit;
	}
	return 0;
}

static int
fill(struct word_lists *w, const char *path, const struct yaml_node *root,
     const struct word_list *lists, struct error *e)
{
	const char *keys[LISTS_MAX + 2] = {"about"};

	for (int i = 0; i < LISTS_MAX && lists[i].key; i++)
		keys[i + 1] = lists[i].key;
	if (root->kind != YAML_MAP)
		return error_set(e, "%s:1:1: must be a map of word lists",
				 path);
	if (yaml_check_keys(path, root, keys, e) < 0)
		return -1;
	for (; lists->key; lists++) {
		const struct yaml_node *list = yaml_get(root, lists->key);

		if (!list || list->kind != YAML_LIST)
			return error_set(e, "%s:1:1: no list `%s`", path,
					 lists->key);
		if (add_list(w, path, list, lists->bit, e) < 0)
			return -1;
	}
	return 0;
}

struct word_lists *
word_lists_load(const char *dir, const char *file,
		const struct word_list *lists, struct error *e)
{
	struct word_lists *w = NULL;
	struct yaml_node *root;
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s", dir, file);
	root = yaml_read(path, e);
	if (!root)
		return NULL;
	w = xmalloc(sizeof(*w));
	memset(w, 0, sizeof(*w));
	if (fill(w, path, root, lists, e) < 0) {
		free(w);
		w = NULL;
	}
	yaml_tree_free(root);
	return w;
}

void
word_lists_free(struct word_lists *w)
{
	free(w);
}

int
word_lists_find(const struct word_lists *w, const char *p, size_t n)
{
	return n > 0 && n < WORD_BYTES ? find(w, p, n)->bits : 0;
}
