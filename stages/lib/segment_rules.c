/* Loads rules/segment.yaml: words in a hash table, patterns compiled. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>

#include "segment.h"
#include "yaml_tree.h"

enum {
	SLOTS = 2048,    /* of the table, more than twice the words */
	WORD_BYTES = 15, /* of the longest word */
	PATTERNS = 32,   /* of either kind */
	REACH = 64       /* bytes that a pattern sees on either side */
};

struct word {
	char text[WORD_BYTES];
	unsigned char n; /* 0: a free slot */
	unsigned flags;
};

struct pair {
	pcre2_code *before, *after;
	const uint8_t *first; /* bytes that `after` can begin with, or NULL */
};

struct segmenter {
	struct word word[SLOTS];
	size_t words;
	struct pair pair[2][PATTERNS]; /* [0] break, [1] no_break */
	size_t pairs[2];
	pcre2_match_data *match;
};

static const char *const keys[] = {"about", "never",    "before_number",
				   "maybe", "starters", "no_break",
				   "break", NULL};

static size_t
slot_of(const struct segmenter *g, const char *p, size_t n)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (i = 0; i < n; i++)
		h = (h ^ (unsigned char)p[i]) * 16777619u;
	i = h % SLOTS;
	while (g->word[i].n &&
	       (g->word[i].n != n || memcmp(g->word[i].text, p, n) != 0))
		i = (i + 1) % SLOTS;
	return i;
}

unsigned
segmenter_word(const struct segmenter *g, struct slice word)
{
	char low[WORD_BYTES];
	unsigned flags;

	if (word.n == 0 || word.n > WORD_BYTES)
		return 0;
	flags = g->word[slot_of(g, word.p, word.n)].flags;
	if (word.p[0] >= 'A' && word.p[0] <= 'Z') {
		memcpy(low, word.p, word.n);
		low[0] = (char)(low[0] | 0x20);
		flags |= g->word[slot_of(g, low, word.n)].flags;
	}
	return flags;
}

static int
add_words(struct segmenter *g, const char *path, const struct yaml_node *list,
	  unsigned flag, struct error *e)
{
	if (!list)
		return 0;
	if (list->kind != YAML_LIST)
		return error_set(e, "%s:%u:%u: must be a list of words", path,
				 list->line, list->column);
	for (size_t i = 0; i < list->n; i++) {
		const struct yaml_node *x = list->item[i];
		struct word *w;

		if (x->kind != YAML_TEXT || x->len == 0 || x->len > WORD_BYTES)
			return error_set(e,
					 "%s:%u:%u: must be a word of at most "
					 "%d bytes, without its stop",
					 path, x->line, x->column, WORD_BYTES);
		w = &g->word[slot_of(g, x->text, x->len)];
		if (w->n == 0 && ++g->words > SLOTS / 2)
			return error_set(e, "%s:%u:%u: more than %d words",
					 path, x->line, x->column, SLOTS / 2);
		memcpy(w->text, x->text, x->len);
		w->n = (unsigned char)x->len;
		w->flags |= flag;
	}
	return 0;
}

/* Compiles wrap with the node's text for its %s. */
static pcre2_code *
compile(const char *path, const struct yaml_node *x, const char *wrap,
	struct error *e)
{
	char pattern[1024], why[128];
	PCRE2_SIZE at;
	pcre2_code *code;
	int err;

	snprintf(pattern, sizeof(pattern), wrap, x->text);
	code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
			     PCRE2_UTF | PCRE2_NO_UTF_CHECK, &err, &at, NULL);
	if (code) {
		pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
		return code;
	}
	pcre2_get_error_message(err, (PCRE2_UCHAR *)why, sizeof(why));
	error_set(e, "%s:%u:%u: %s", path, x->line, x->column, why);
	return NULL;
}

static int
add_pair(struct segmenter *g, const char *path, const struct yaml_node *x,
	 bool no_break, struct error *e)
{
	static const char *const known[] = {"before", "after", NULL};
	const struct yaml_node *before = yaml_get(x, "before"),
			       *after = yaml_get(x, "after");
	struct pair *p = &g->pair[no_break][g->pairs[no_break]];

	if (!before || !after || before->kind != YAML_TEXT ||
	    after->kind != YAML_TEXT || before->len > 900 || after->len > 900)
		return error_set(e,
				 "%s:%u:%u: must be {before: REGEX, after: "
				 "REGEX}",
				 path, x->line, x->column);
	if (yaml_check_keys(path, x, known, e) < 0)
		return -1;
	if (g->pairs[no_break]++ == PATTERNS)
		return error_set(e, "%s:%u:%u: more than %d patterns", path,
				 x->line, x->column, PATTERNS);
	p->before = compile(path, before, "(?:%s)\\z", e);
	p->after = p->before ? compile(path, after, "\\A(?:%s)", e) : NULL;
	if (!p->after)
		return -1;
	pcre2_pattern_info(p->after, PCRE2_INFO_FIRSTBITMAP, &p->first);
	return 0;
}

static int
add_pairs(struct segmenter *g, const char *path, const struct yaml_node *list,
	  bool no_break, struct error *e)
{
	if (list && list->kind != YAML_LIST)
		return error_set(e, "%s:%u:%u: must be a list of patterns",
				 path, list->line, list->column);
	for (size_t i = 0; list && i < list->n; i++)
		if (add_pair(g, path, list->item[i], no_break, e) < 0)
			return -1;
	return 0;
}

static int
load(struct segmenter *g, const char *path, const struct yaml_node *root,
     struct error *e)
{
	if (root->kind != YAML_MAP)
		return error_set(e, "%s:1:1: must be a map", path);
	if (yaml_check_keys(path, root, keys, e) < 0 ||
	    add_words(g, path, yaml_get(root, "never"), SEGMENT_NEVER, e) < 0 ||
	    add_words(g, path, yaml_get(root, "before_number"), SEGMENT_NUMBER,
		      e) < 0 ||
	    add_words(g, path, yaml_get(root, "maybe"), SEGMENT_MAYBE, e) < 0 ||
	    add_words(g, path, yaml_get(root, "starters"), SEGMENT_STARTER, e) <
		0 ||
	    add_pairs(g, path, yaml_get(root, "no_break"), true, e) < 0)
		return -1;
	return add_pairs(g, path, yaml_get(root, "break"), false, e);
}

struct segmenter *
segmenter_load(const char *dir, struct error *e)
{
	struct segmenter *g;
	struct yaml_node *root;
	char path[4096];
	int got;

	snprintf(path, sizeof(path), "%s/segment.yaml", dir);
	root = yaml_read(path, e);
	if (!root)
		return NULL;
	g = xmalloc(sizeof(*g));
	memset(g, 0, sizeof(*g));
	g->match = pcre2_match_data_create(1, NULL);
	got = load(g, path, root, e);
	yaml_tree_free(root);
	if (got == 0)
		return g;
	segmenter_free(g);
	return NULL;
}

void
segmenter_free(struct segmenter *g)
{
	if (!g)
		return;
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < PATTERNS; i++) {
			pcre2_code_free(g->pair[k][i].before);
			pcre2_code_free(g->pair[k][i].after);
		}
	pcre2_match_data_free(g->match);
	free(g);
}

static bool
matches(const struct segmenter *g, const pcre2_code *code, const char *p,
	size_t n)
{
	return pcre2_match(code, (PCRE2_SPTR)p, n, 0, PCRE2_NO_UTF_CHECK,
			   g->match, NULL) >= 0;
}

bool
segmenter_overrules(const struct segmenter *g, struct slice text, size_t stop,
		    size_t next, bool is_break)
{
	size_t from = stop > REACH ? stop - REACH : 0;
	size_t to = text.n - next > REACH ? next + REACH : text.n;

	if (g->pairs[is_break] == 0)
		return false;
	while (from < stop && ((unsigned char)text.p[from] & 0xC0) == 0x80)
		from++;
	while (to < text.n && ((unsigned char)text.p[to] & 0xC0) == 0x80)
		to++;
	for (size_t i = 0; i < g->pairs[is_break]; i++) {
		const struct pair *p = &g->pair[is_break][i];

		if (p->first && next < to &&
		    !(p->first[(unsigned char)text.p[next] / 8] >>
			  (unsigned char)text.p[next] % 8 &
		      1))
			continue;
		if (matches(g, p->after, text.p + next, to - next) &&
		    matches(g, p->before, text.p + from, stop - from))
			return true;
	}
	return false;
}
