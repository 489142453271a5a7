#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "literals.h"

/*
 * State 0 is the root.  next[state * classes + class] is the successor with
 * the failure links resolved; out[state] indexes a list of sets, where lists
 * of a state and of its suffixes are chained.
 */
struct literal_scan {
	unsigned char class_of[256];
	unsigned classes;
	uint32_t *next;
	int32_t *out; /* first of a chain in hit, -1 none */
	struct hit {
		uint32_t set;
		int32_t chain;
	} * hit;
	size_t states, nhits, nsets, cap, hitcap;
	uint32_t *fail; /* while building */
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
}

static uint32_t
new_state(struct literal_scan *s)
{
	if (s->states == s->cap) {
		s->cap = s->cap ? 2 * s->cap : 256;
		s->next =
		    xrealloc(s->next, s->cap * s->classes * sizeof(*s->next));
		s->out = xrealloc(s->out, s->cap * sizeof(*s->out));
		s->fail = xrealloc(s->fail, s->cap * sizeof(*s->fail));
	}
	memset(s->next + s->states * s->classes, 0,
	       s->classes * sizeof(*s->next));
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
		    at * s->classes + s->class_of[(unsigned char)*word];

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
			uint32_t *to = &s->next[at * s->classes + c];
			uint32_t other = s->next[fail * s->classes + c];

			if (*to) {
				s->fail[*to] = other;
				queue[tail++] = *to;
			} else {
				*to = other;
			}
		}
	}
	free(queue);
	free(s->fail);
	s->fail = NULL;
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
	add_word(s, long_s, UINT32_MAX);
	add_word(s, kelvin, UINT32_MAX);
	link_states(s);
	return s;
}

void
literal_scan_free(struct literal_scan *s)
{
	if (!s)
		return;
	free(s->next);
	free(s->out);
	free(s->hit);
	free(s);
}

void
literal_scan_run(const struct literal_scan *s, const char *text, size_t n,
		 uint64_t *found)
{
	uint32_t at = 0;

	for (size_t i = 0; i < n; i++) {
		at = s->next[at * s->classes +
			     s->class_of[(unsigned char)text[i]]];
		for (int32_t h = s->out[at]; h >= 0; h = s->hit[h].chain) {
			uint32_t set = s->hit[h].set;

			if (set == UINT32_MAX)
				memset(found, 0xff, (s->nsets + 63) / 64 * 8);
			else
				found[set / 64] |= (uint64_t)1 << (set % 64);
		}
	}
}
