/* The words of rules/words.yaml in two hash tables. */
#include <stdlib.h>

#include "quantity_parts.h"
#include "yaml_tree.h"

static const char *const sections[] = {
    "ones",    "teens",  "tens",     "hundred",    "scales",   "dozens",
    "part",    "parts",  "ordinals", "times",      "letters",  "minus",
    "months",  "clock",  "dated",    "references", "pointers", "plain",
    "vague",   "apart",  "pronoun",  "known",      "amounts",  "isotopes",
    "later",   "whole",  "shapes",   "valued",     "streets",  "eras",
    "bands",   "warmth", "counted",  "increments", "before",   "after",
    "between", NULL};

/* What a section's words are, in the order of `sections`. */
static const uint64_t kinds[] = {
    WORD_ONES,      WORD_TEENS,   WORD_TENS,    WORD_HUNDRED,  WORD_SCALE,
    WORD_DOZEN,     WORD_PART,    WORD_PARTS,   WORD_ORDINAL,  WORD_TIMES,
    WORD_LETTER,    WORD_MINUS,   WORD_MONTH,   WORD_CLOCK,    WORD_DATED,
    WORD_REFERENCE, WORD_POINTER, WORD_PLAIN,   WORD_VAGUE,    WORD_APART,
    WORD_PRONOUN,   WORD_KNOWN,   WORD_AMOUNT,  WORD_ISOTOPE,  WORD_LATER,
    WORD_WHOLE,     WORD_SHAPE,   WORD_VALUED,  WORD_STREET,   WORD_ERA,
    WORD_BAND,      WORD_WARMTH,  WORD_COUNTED, WORD_INCREMENT};

enum {
	SECTIONS = sizeof kinds / sizeof *kinds,
	WORD_MAX = 31,  /* bytes of the longest word looked up */
	PHRASE_MAX = 63 /* bytes of the longest qualifier */
};

static inline char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* FNV-1a, a character at a time. */
static const uint32_t SEED = 2166136261u;

static inline uint32_t
mix(uint32_t h, char c)
{
	return (h ^ (unsigned char)c) * 16777619u;
}

static uint32_t
hash(const char *p, size_t n)
{
	uint32_t h = SEED;
	for (size_t i = 0; i < n; i++)
		h = mix(h, p[i]);
	return h;
}

/* The slot of a word or phrase in lower case, whose hash is given. */
static struct word *
word_slot(const struct lexicon *lx, const char *p, size_t n, uint32_t h)
{
	uint32_t i = (h ^ h >> 15) & lx->word_mask;
	while (lx->word[i].len != 0 &&
	       (lx->word[i].len != n || memcmp(lx->word[i].text, p, n) != 0))
		i = (i + 1) & lx->word_mask;
	return &lx->word[i];
}

/* The word of that text, added where it is not there. */
static struct word *
new_word(const struct lexicon *lx, const char *p, size_t n)
{
	struct word *w = word_slot(lx, p, n, hash(p, n));
	w->text = p;
	w->len = (uint32_t)n;
	return w;
}

static struct phrase *
phrase_slot(const struct lexicon *lx, const char *p, size_t n, uint32_t h,
	    enum phrase_side side)
{
	uint32_t i = (h ^ h >> 15) & lx->phrase_mask;
	while (lx->phrase[i].len != 0 &&
	       (lx->phrase[i].len != n || lx->phrase[i].side != side ||
		memcmp(lx->phrase[i].text, p, n) != 0))
		i = (i + 1) & lx->phrase_mask;
	return &lx->phrase[i];
}

/* Words that open a number of their own in the text. */
static void
note_start(struct lexicon *lx, const char *text, size_t n)
{
	if (n < 3) /* dz: only behind a number */
		return;
	unsigned i = start_index(text);
	lx->starts[i >> 6] |= (uint64_t)1 << (i & 63);
}

static int
add_word(struct lexicon *lx, const char *path, const struct yaml_node *text,
	 uint64_t kind, const struct yaml_node *value, struct error *e)
{
	if (text->kind != YAML_TEXT || text->len == 0 || text->len > WORD_MAX)
		return error_set(e, "%s:%u:%u: a word has 1 to %d bytes", path,
				 text->line, text->column, WORD_MAX);
	long long number = 0;
	if (value != NULL) {
		char *end = NULL;
		if (value->kind == YAML_TEXT)
			number = strtoll(value->text, &end, 10);
		if (end == NULL || end == value->text || *end != '\0')
			return error_set(e, "%s:%u:%u: %s needs a whole number",
					 path, value->line, value->column,
					 text->text);
	}
	struct word *w = new_word(lx, text->text, text->len);
	w->kind |= kind;
	if (value != NULL)
		w->value = number;
	struct unit unit;
	struct slice word = {text->text, text->len};
	if (kind == WORD_PLAIN && !slice_is(word, "per") &&
	    !units_find(lx->units, word, &unit))
		w->kind |= WORD_UNITLESS;
	if (kind == WORD_INCREMENT) /* the unit follows it */
		w->kind &= ~WORD_UNITLESS;
	if (kind & WORD_NUMBER)
		note_start(lx, text->text, text->len);
	return 0;
}

static int
add_section(struct lexicon *lx, const char *path, int i, struct error *e)
{
	const struct yaml_node *node = yaml_get(lx->tree, sections[i]);
	if (node == NULL || node->kind == YAML_TEXT)
		return error_set(e, "%s: section %s is missing", path,
				 sections[i]);
	for (size_t k = 0; k < node->n; k++) {
		bool map = node->kind == YAML_MAP;
		if (add_word(lx, path, map ? node->key[k] : node->item[k],
			     kinds[i], map ? node->item[k] : NULL, e) != 0)
			return -1;
	}
	return 0;
}

/* The word of a qualifier that stands next to the number, so that one look-up
 * rules most numbers out. */
static void
note_edge(struct lexicon *lx, const struct yaml_node *text, bool after)
{
	size_t begin = 0, end = text->len;
	if (after)
		end = word_end(text->text, text->len, 0);
	else
		begin =
		    word_begin(text->text, end - (text->text[end - 1] == '.'));
	if (!after && text->text[end - 1] == '.')
		end--;
	if (begin == end)
		return; /* a sign */
	struct word *w = new_word(lx, text->text + begin, end - begin);
	w->kind |= after ? WORD_OPENS : WORD_CLOSES;
}

static void
note_inner(struct lexicon *lx, const struct yaml_node *text)
{
	for (size_t i = 0; i < text->len; i++) {
		size_t end = word_end(text->text, text->len, i);
		if (end == i)
			continue;
		struct word *w = new_word(lx, text->text + i, end - i);
		w->kind |= WORD_INNER;
		i = end;
	}
}

/* The kinds of gaps that words.yaml names. */
static enum gap
gap_of(const char *name)
{
	static const struct {
		const char *name;
		enum gap gap;
	} known[] = {{"range", GAP_RANGE}, {"and", GAP_AND},
		     {"list", GAP_LIST},   {"tolerance", GAP_PM},
		     {"size", GAP_BY},     {"of", GAP_OVER},
		     {"power", GAP_SCALE}};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i].name, name) == 0)
			return known[i].gap;
	return GAP_OTHER;
}

static int
add_phrase(struct lexicon *lx, const char *path, enum phrase_side side,
	   const struct yaml_node *text, const char *means, struct error *e)
{
	if (text->kind != YAML_TEXT || text->len == 0 || text->len > PHRASE_MAX)
		return error_set(e, "%s:%u:%u: a phrase has 1 to %d bytes",
				 path, text->line, text->column, PHRASE_MAX);
	if (side != PHRASE_BETWEEN)
		note_edge(lx, text, side == PHRASE_AFTER);
	if (side == PHRASE_BEFORE)
		note_inner(lx, text);
	enum gap gap = side == PHRASE_BETWEEN ? gap_of(means) : GAP_OTHER;
	*phrase_slot(lx, text->text, text->len, hash(text->text, text->len),
		     side) =
	    (struct phrase){text->text, (uint32_t)text->len, means, side, gap};
	return 0;
}

static int
add_phrases(struct lexicon *lx, const char *path, enum phrase_side side,
	    struct error *e)
{
	static const char *const names[] = {"before", "after", "between"};
	const struct yaml_node *node = yaml_get(lx->tree, names[side]);
	if (node == NULL || node->kind != YAML_MAP)
		return error_set(e, "%s: section %s is missing", path,
				 names[side]);
	for (size_t i = 0; i < node->n; i++) {
		const struct yaml_node *list = node->item[i];
		const char *means = node->key[i]->text;
		if (side == PHRASE_BETWEEN && gap_of(means) == GAP_OTHER)
			return error_set(e, "%s:%u:%u: no gap is called %s",
					 path, node->key[i]->line,
					 node->key[i]->column, means);
		for (size_t k = 0; k < list->n; k++)
			if (add_phrase(lx, path, side, list->item[k], means,
				       e) != 0)
				return -1;
	}
	return 0;
}

/* Four slots for each entry of the tree's lists, a power of two. */
static uint32_t
table_mask(const struct yaml_node *tree)
{
	uint32_t entries = 0, size = 64;
	for (size_t i = 0; i < tree->n; i++) {
		entries += (uint32_t)tree->item[i]->n;
		for (size_t k = 0; k < tree->item[i]->n; k++)
			entries += (uint32_t)tree->item[i]->item[k]->n;
	}
	while (size < 4 * entries)
		size *= 2;
	return size - 1;
}

struct lexicon *
lexicon_load(const char *dir, const struct units *units, struct error *e)
{
	size_t n = strlen(dir) + sizeof "/words.yaml";
	char *path = xmalloc(n);
	memcpy(path, dir, n - sizeof "/words.yaml");
	memcpy(path + n - sizeof "/words.yaml", "/words.yaml",
	       sizeof "/words.yaml");
	struct lexicon *lx = xmalloc(sizeof *lx);
	memset(lx, 0, sizeof *lx);
	lx->units = units;
	lx->count = units_dimension(units, "count");
	lx->number = units_dimension(units, "number");
	lx->length = units_dimension(units, "length");
	lx->mass = units_dimension(units, "mass");
	lx->time = units_dimension(units, "time");
	lx->money = units_dimension(units, "money");
	lx->temperature = units_dimension(units, "temperature");
	lx->count = units_dimension(units, "count");
	lx->number = units_dimension(units, "number");
	lx->tree = yaml_read(path, e);
	int status = lx->tree == NULL ? -1 : 0;
	if (status == 0)
		status = yaml_check_keys(path, lx->tree, sections, e);
	if (status == 0) {
		lx->word_mask = lx->phrase_mask = table_mask(lx->tree);
		size_t words = (lx->word_mask + 1) * sizeof *lx->word;
		size_t phrases = (lx->phrase_mask + 1) * sizeof *lx->phrase;
		lx->word = memset(xmalloc(words), 0, words);
		lx->phrase = memset(xmalloc(phrases), 0, phrases);
		for (int i = 0; i < SECTIONS && status == 0; i++)
			status = add_section(lx, path, i, e);
		for (int i = PHRASE_BEFORE; i <= PHRASE_BETWEEN; i++)
			if (status == 0)
				status = add_phrases(lx, path,
						     (enum phrase_side)i, e);
	}
	free(path);
	if (status == 0)
		return lx;
	lexicon_free(lx);
	return NULL;
}

void
lexicon_free(struct lexicon *lx)
{
	if (lx == NULL)
		return;
	free(lx->word);
	free(lx->phrase);
	yaml_tree_free(lx->tree);
	free(lx);
}

const struct word *
lexicon_word(const struct lexicon *lx, const char *text, size_t n)
{
	char low[WORD_MAX];
	uint32_t h = SEED;
	if (n == 0 || n > WORD_MAX)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		low[i] = lower(text[i]);
		h = mix(h, low[i]);
	}
	const struct word *w = word_slot(lx, low, n, h);
	return w->len != 0 ? w : NULL;
}

uint64_t
lexicon_kind(const struct lexicon *lx, const char *text, size_t n)
{
	const struct word *w = lexicon_word(lx, text, n);
	return w != NULL ? w->kind : 0;
}

const struct phrase *
lexicon_phrase(const struct lexicon *lx, const char *text, size_t begin,
	       size_t end, enum phrase_side side)
{
	char low[PHRASE_MAX];
	uint32_t h = SEED;
	size_t n = 0;
	for (size_t i = begin; i < end; i++) {
		if (text[i] == ' ' && n > 0 && low[n - 1] == ' ')
			continue;
		if (n == PHRASE_MAX)
			return NULL;
		low[n] = lower(text[i]);
		h = mix(h, low[n++]);
	}
	const struct phrase *p = phrase_slot(lx, low, n, h, side);
	return p->len != 0 ? p : NULL;
}

const char *
quantity_kind(const struct lexicon *lx, const struct quantity *q)
{
	return units_dimension_name(lx->units, q->unit.dimension);
}

enum gap
lexicon_gap(const struct lexicon *lx, const char *text, size_t n)
{
	const struct phrase *p = lexicon_phrase(lx, text, 0, n, PHRASE_BETWEEN);
	return p != NULL ? p->gap : GAP_OTHER;
}
