#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "literals.h"

/*
 * State 0 is the root.  A state is a row of `stride` numbers: for each class of
 * bytes the row that follows, failure links resolved, with a bit where that
 * state has sets; and last where in `sets` its list begins.  So most bytes of a
 * text cost one look.
 */
struct literal_scan {
	unsigned char class_of[256];
	unsigned classes, stride;
	uint32_t *row;
	uint32_t *sets; /* lists, LIST_END behind each */
	size_t nsets;
};

static const uint32_t HAS_SETS = 1U << 31, LIST_END = UINT32_MAX,
		      ALL_SETS = UINT32_MAX - 1;

/* The trie of all strings, while the rows are made of it. */
struct node {
	uint32_t child, sibling; /* the first and the next, 0 none */
	uint32_t fail;
	int32_t hit; /* the first of a chain, -1 none */
	unsigned char class;
};

struct hit {
	uint32_t set;
	int32_t next;
};

struct trie {
	const struct literal_scan *scan;
	struct node *node;
	size_t n, cap;
	struct hit *hit;
	size_t nhits, hitcap;
};

/* U+017F and U+212A match s and k when case is folded; fact-clean leaves the
 * first in the text.  Where it stands, no set is ruled out. */
static const char long_s[] = "\xc5\xbf", kelvin[] = "\xe2\x84\xaa";

static void
make_classes(struct literal_scan *s, const struct literal_set *const *set,
	     size_t n)
{
	unsigned char seen[256] = {0};

	for (size_t i = 0; i < n; i++)
		for (int k = 0; set[i] && k < set[i]->n; k++)
			for (const char *p = set[i]->text[k]; *p; p++)
				seen[(unsigned char)*p] = 1;
	for (const char *p = long_s; *p; p++)
		seen[(unsigned char)*p] = 1;
	for (const char *p = kelvin; *p; p++)
		seen[(unsigned char)*p] = 1;
	s->classes = 1; /* class 0: in no literal */
	for (int c = 0; c < 256; c++)
		if (seen[c])
			s->class_of[c] = (unsigned char)s->classes++;
	for (int c = 'A'; c <= 'Z'; c++)
		s->class_of[c] = s->class_of[tolower(c)];
	s->stride = s->classes + 1;
}

static uint32_t
new_node(struct trie *t, unsigned char class, uint32_t sibling)
{
	if (t->n == t->cap) {
		t->cap = t->cap ? 2 * t->cap : 1024;
		t->node = xrealloc(t->node, t->cap * sizeof(*t->node));
	}
	t->node[t->n] = (struct node){0, sibling, 0, -1, class};
	return (uint32_t)t->n++;
}

static void
add_hit(struct trie *t, uint32_t at, uint32_t set)
{
	for (int32_t h = t->node[at].hit; h >= 0; h = t->hit[h].next)
		if (t->hit[h].set == set)
			return;
	if (t->nhits == t->hitcap) {
		t->hitcap = t->hitcap ? 2 * t->hitcap : 1024;
		t->hit = xrealloc(t->hit, t->hitcap * sizeof(*t->hit));
	}
	t->hit[t->nhits] = (struct hit){set, t->node[at].hit};
	t->node[at].hit = (int32_t)t->nhits++;
}

static void
add_word(struct trie *t, const char *word, uint32_t set)
{
	uint32_t at = 0;

	for (int i = 0; word[i] && i < LITERAL_SCANNED; i++) {
		unsigned char c = t->scan->class_of[(unsigned char)word[i]];
		uint32_t to = t->node[at].child;

		while (to && t->node[to].class != c)
			to = t->node[to].sibling;
		if (!to) {
			to = new_node(t, c, t->node[at].child);
			t->node[at].child = to;
		}
		at = to;
	}
	add_hit(t, at, set);
}

/* Breadth first: a row is that of the failure state but for its own edges,
 * whose states fail to what stood there. */
static void
make_rows(struct literal_scan *s, struct trie *t)
{
	uint32_t *queue = xmalloc(t->n * sizeof(*queue));
	size_t head = 0, tail = 1;

	s->row = xmalloc(t->n * s->stride * sizeof(*s->row));
	memset(s->row, 0, s->stride * sizeof(*s->row));
	queue[0] = 0;
	while (head < tail) {
		uint32_t at = queue[head++], fail = t->node[at].fail;
		uint32_t *row = s->row + at * s->stride;

		if (at)
			memcpy(row, s->row + fail * s->stride,
			       s->classes * sizeof(*row));
		for (uint32_t to = t->node[at].child; to;
		     to = t->node[to].sibling) {
			uint32_t *edge = &row[t->node[to].class];

			fail = at ? (*edge & ~HAS_SETS) / s->stride : 0;
			t->node[to].fail = fail;
			for (int32_t h = t->node[fail].hit; h >= 0;
			     h = t->hit[h].next)
				add_hit(t, to, t->hit[h].set);
			*edge = to * s->stride |
				(t->node[to].hit < 0 ? 0 : HAS_SETS);
			queue[tail++] = to;
		}
	}
	free(queue);
}

static void
make_lists(struct literal_scan *s, const struct trie *t)
{
	uint32_t n = 0;

	s->sets = xmalloc((t->nhits + t->n) * sizeof(*s->sets));
	for (size_t at = 0; at < t->n; at++) {
		s->row[at * s->stride + s->classes] = n;
		for (int32_t h = t->node[at].hit; h >= 0; h = t->hit[h].next)
			s->sets[n++] = t->hit[h].set;
		s->sets[n++] = LIST_END;
	}
}

struct literal_scan *
literal_scan_new(const struct literal_set *const *set, size_t n)
{
	struct literal_scan *s = xmalloc(sizeof(*s));
	struct trie t = {.scan = s};

	*s = (struct literal_scan){.nsets = n};
	make_classes(s, set, n);
	new_node(&t, 0, 0);
	for (size_t i = 0; i < n; i++)
		for (int k = 0; set[i] && k < set[i]->n; k++)
			add_word(&t, set[i]->text[k], (uint32_t)i);
	add_word(&t, long_s, ALL_SETS);
	add_word(&t, kelvin, ALL_SETS);
	make_rows(s, &t);
	make_lists(s, &t);
	free(t.node);
	free(t.hit);
	return s;
}

void
literal_scan_free(struct literal_scan *s)
{
	if (!s)
		return;
	free(s->row);
	free(s->sets);
	free(s);
}

static void
note_sets(const struct literal_scan *s, const uint32_t *set, uint64_t *found)
{
	for (; *set != LIST_END; set++)
		if (*set == ALL_SETS)
			memset(found, 0xff, (s->nsets + 63) / 64 * 8);
		else
			found[*set / 64] |= (uint64_t)1 << (*set % 64);
}

void
literal_scan_run(const struct literal_scan *s, const char *text, size_t n,
		 uint64_t *found)
{
	uint32_t at = 0;

	for (size_t i = 0; i < n; i++) {
		at = s->row[at + s->class_of[(unsigned char)text[i]]];
		if (at & HAS_SETS) {
			at &= ~HAS_SETS;
			note_sets(s, s->sets + s->row[at + s->classes], found);
		}
	}
}
