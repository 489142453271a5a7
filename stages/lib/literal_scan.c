#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "literals.h"

/*
 * State 0 is the root.  next[state * classes + class] is the successor with
 * the failure links resolved; out[state] indexes a list of sets, where lists
 * of a state and of its suffixes are chained.
 *
 * When all is built, next holds rows, state * stride, with a bit where the
 * state has sets, whose list begins at sets[the last of its row]: most bytes
 * of a text cost one look into next.
 */
struct literal_scan {
	unsigned char class_of[256];
	unsigned classes, stride; /* stride: classes + 1 */
	uint32_t *next;
	uint32_t *sets; /* lists, LIST_END behind each */
	int32_t *out;   /* first of a chain in hit, -1 none */
	struct hit {
		uint32_t set;
		int32_t chain;
	} * hit;
	size_t states, nhits, nsets, cap, hitcap;
	uint32_t *fail; /* while building */
};

static const uint32_t HAS_SETS = 1U << 31, LIST_END = UINT32_MAX,
		      ALL_SETS = UINT32_MAX - 1;

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
	s->stride = s->classes + 1;
	for (int c = 'A'; c <= 'Z'; c++)
		s->class_of[c] = s->class_of[tolower(c)];
}

static uint32_t
new_state(struct literal_scan *s)
{
	if (s->states == s->cap) {
		s->cap = s->cap ? 2 * s->cap : 256;
		s->next =
		    xrealloc(s->next, s->cap * s->stride * sizeof(*s->next));
		s->out = xrealloc(s->out, s->cap * sizeof(*s->out));
		s->fail = xrealloc(s->fail, s->cap * sizeof(*s->fail));
	}
	memset(s->next + s->states * s->stride, 0,
	       s->stride * sizeof(*s->next));
	s->out[s->states] = -1;
	s->fail[s->states] = 0;
	return (uint32_t)s->states++;
}

static void
add_hit(struct literal_scan *s, uint32_t state, uint32_t set)
{
	for (int32_t h = s->out[state]; h >= 0; h = s->hit[h].chain)
		if (s->hit[h].set == set)
			return;
	if (s->nhits == s->hitcap) {
		s->hitcap = s->hitcap ? 2 * s->hitcap : 256;
		s->hit = xrealloc(s->hit, s->hitcap * sizeof(*s->hit));
	}
	s->hit[s->nhits] = (struct hit){set, s->out[state]};
	s->out[state] = (int32_t)s->nhits++;
}

static void
add_word(struct literal_scan *s, const char *word, uint32_t set)
{
	uint32_t at = 0;

	for (; *word; word++) {
		size_t edge =
		    at * s->stride + s->class_of[(unsigned char)*word];

		if (!s->next[edge]) {
			uint32_t to = new_state(s);

			s->next[edge] = to;
		}
		at = s->next[edge];
	}
	add_hit(s, at, set);
}

/* Breadth first: failure links, then each missing edge takes the one of the
 * failure state. */
static void
link_states(struct literal_scan *s)
{
	uint32_t *queue = xmalloc(s->states * sizeof(*queue));
	size_t head = 0, tail = 0;

	for (unsigned c = 0; c < s->classes; c++)
		if (s->next[c])
			queue[tail++] = s->next[c];
	while (head < tail) {
		uint32_t at = queue[head++], fail = s->fail[at];

		for (int32_t h = s->out[fail]; h >= 0; h = s->hit[h].chain)
			add_hit(s, at, s->hit[h].set);
		for (unsigned c = 0; c < s->classes; c++) {
			uint32_t *to = &s->next[at * s->stride + c];
			uint32_t other = s->next[fail * s->stride + c];

			if (*to) {
				s->fail[*to] = other;
				queue[tail++] = *to;
			} else {
				*to = other;
			}
		}
	}
	free(queue);
}

/* The form that is read when all is built. */
static void
make_rows(struct literal_scan *s)
{
	size_t n = 0;

	s->sets = xmalloc((s->nhits + s->states) * sizeof(*s->sets));
	for (size_t at = 0; at < s->states; at++) {
		uint32_t *row = s->next + at * s->stride;

		for (unsigned c = 0; c < s->classes; c++)
			row[c] = row[c] * s->stride |
				 (s->out[row[c]] < 0 ? 0 : HAS_SETS);
		row[s->classes] = (uint32_t)n;
		for (int32_t h = s->out[at]; h >= 0; h = s->hit[h].chain)
			s->sets[n++] = s->hit[h].set;
		s->sets[n++] = LIST_END;
	}
	free(s->fail);
	free(s->out);
	free(s->hit);
}

struct literal_scan *
literal_scan_new(const struct literal_set *const *set, size_t n)
{
	struct literal_scan *s = xmalloc(sizeof(*s));

	*s = (struct literal_scan){.nsets = n};
	make_classes(s, set, n);
	new_state(s);
	for (size_t i = 0; i < n; i++)
		for (int k = 0; set[i] && k < set[i]->n; k++)
			add_word(s, set[i]->text[k], (uint32_t)i);
	add_word(s, long_s, ALL_SETS);
	add_word(s, kelvin, ALL_SETS);
	link_states(s);
	make_rows(s);
	return s;
}

void
literal_scan_free(struct literal_scan *s)
{
	if (!s)
		return;
	free(s->next);
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
	uint32_t row = 0;

	for (size_t i = 0; i < n; i++) {
		row = s->next[row + s->class_of[(unsigned char)text[i]]];
		if (row & HAS_SETS) {
			row &= ~HAS_SETS;
			note_sets(s, s->sets + s->next[row + s->classes],
				  found);
		}
	}
}
