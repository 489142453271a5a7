#include "groups.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "tally.h"
#include "words.h"
#include "workbench.h"

enum { NEAR = 60, WORD = 40, WORDS = 16, SAMPLES = 3, AROUND = 100 };

struct group_row {
	struct left_out r; /* its slices are of one owned block */
	char *text;
	char word[WORDS][WORD]; /* content words near the amount */
	int words;
	char group[3 * WORD];
};

static void
add_word(struct group_row *row, const char *p, size_t n)
{
	char word[WORD];

	if (n >= WORD || row->words == WORDS || !word_says_something(p, n))
		return;
	for (size_t i = 0; i < n; i++)
		word[i] = (char)tolower((unsigned char)p[i]);
	word[n] = '\0';
	for (int i = 0; i < row->words; i++)
		if (!strcmp(row->word[i], word))
			return;
	memcpy(row->word[row->words++], word, n + 1);
}

/* The content words of text[from..to). */
static void
add_words(struct group_row *row, const char *text, size_t from, size_t to)
{
	while (from < to) {
		size_t n = word_length(text + from, to - from);

		add_word(row, text + from, n);
		from += n ? n : 1;
	}
}

static bool
is_part(unsigned char c)
{
	return isalnum(c) || c >= 0x80;
}

/* Where the amount stands in its sentence: the first place where it is no part
 * of a longer number or word. */
static void
find_amount(const struct left_out *r, size_t *begin, size_t *end)
{
	struct slice s = r->sentence, q = r->quantity;
	const char *at = q.n ? memmem(s.p, s.n, q.p, q.n) : NULL;
	const char *first = at;

	while (at &&
	       ((at > s.p && is_part((unsigned char)at[-1])) ||
		(at + q.n < s.p + s.n && is_part((unsigned char)at[q.n]))))
		at = memmem(at + 1, (size_t)(s.p + s.n - at) - 1, q.p, q.n);
	at = at ? at : first;
	*begin = at ? (size_t)(at - s.p) : 0;
	*end = *begin + (at ? q.n : 0);
}

static void
find_words(struct group_row *row)
{
	struct slice s = row->r.sentence;
	size_t begin, end, from, to;

	find_amount(&row->r, &begin, &end);
	from = begin > NEAR ? begin - NEAR : 0;
	to = s.n - end > NEAR ? end + NEAR : s.n;
	while (from > 0 && word_length(s.p + from - 1, 1))
		from--;
	while (to < s.n && word_length(s.p + to, 1))
		to++;
	add_words(row, s.p, from, begin);
	add_words(row, s.p, end, to);
}

static struct slice
copy(char **at, struct slice s)
{
	struct slice out = {*at, s.n};

	if (s.n)
		memcpy(*at, s.p, s.n);
	*at += s.n;
	return out;
}

void
groups_add(struct groups *g, const struct left_out *r)
{
	struct group_row *row;
	char *at;

	if (g->n == g->cap) {
		g->cap = g->cap ? 2 * g->cap : 64;
		g->row = xrealloc(g->row, g->cap * sizeof(*g->row));
	}
	row = &g->row[g->n++];
	row->words = 0;
	at = row->text = xmalloc(r->doc.n + r->line.n + r->unit.n +
				 r->quantity.n + r->sentence.n);
	row->r.doc = copy(&at, r->doc);
	row->r.line = copy(&at, r->line);
	row->r.unit = copy(&at, r->unit);
	row->r.quantity = copy(&at, r->quantity);
	row->r.sentence = copy(&at, r->sentence);
	find_words(row);
}

/* The row's two words that are the most frequent of all; of equal ones the
 * first in the alphabet, so that the group does not depend on their order. */
static void
name_group(struct group_row *row, const struct tally *words)
{
	const char *best[2] = {NULL, NULL};

	for (int k = 0; k < 2; k++)
		for (int i = 0; i < row->words; i++) {
			const char *w = row->word[i];
			uint64_t n = tally_count(words, slice_of(w));
			uint64_t m =
			    best[k] ? tally_count(words, slice_of(best[k])) : 0;

			if (w != best[0] &&
			    (!best[k] || n > m ||
			     (n == m && strcmp(w, best[k]) < 0)))
				best[k] = w;
		}
	snprintf(row->group, sizeof(row->group), "%.*s · %s%s%s",
		 row->r.unit.n ? (int)row->r.unit.n : 7,
		 row->r.unit.n ? row->r.unit.p : "no unit",
		 best[0] ? best[0] : "", best[1] ? ", " : "",
		 best[1] ? best[1] : "");
}

/* The amount with what stands around it, whole words. */
static void
print_sample(const struct group_row *row)
{
	struct slice s = row->r.sentence;
	size_t begin, end, from, to;

	find_amount(&row->r, &begin, &end);
	from = begin > AROUND ? begin - AROUND : 0;
	to = s.n - end > AROUND ? end + AROUND : s.n;
	while (from > 0 && from < begin && s.p[from - 1] != ' ')
		from++;
	while (to < s.n && to > end && s.p[to] != ' ')
		to--;
	printf("    ");
	show(BLUE, "%.*s:%.*s", (int)row->r.doc.n, row->r.doc.p,
	     (int)row->r.line.n, row->r.line.p);
	printf("  %s%.*s", from ? "... " : "", (int)(begin - from), s.p + from);
	show(GREEN, "⟨%.*s⟩", (int)(end - begin), s.p + begin);
	printf("%.*s%s\n", (int)(to - end), s.p + end, to < s.n ? " ..." : "");
}

static void
print_group(const struct groups *g, const struct tally_entry *e)
{
	int samples = 0;

	show(BOLD, "  %llu  %s\n", (unsigned long long)e->count, e->text);
	for (size_t i = 0; i < g->n && samples < SAMPLES; i++)
		if (!strcmp(g->row[i].group, e->text)) {
			print_sample(&g->row[i]);
			samples++;
		}
}

void
groups_print(struct groups *g, size_t most)
{
	struct tally words = {0}, groups = {0};

	for (size_t i = 0; i < g->n; i++)
		for (int k = 0; k < g->row[i].words; k++)
			tally_add(&words, slice_of(g->row[i].word[k]), 1);
	for (size_t i = 0; i < g->n; i++) {
		name_group(&g->row[i], &words);
		tally_add(&groups, slice_of(g->row[i].group), 1);
	}
	tally_sort(&groups);
	show(BOLD, "amounts that only general rules took\n");
	for (size_t i = 0; i < groups.n && (most == 0 || i < most); i++)
		print_group(g, &groups.entry[i]);
	if (most && groups.n > most)
		printf("  ... and %zu more groups (-n 0 shows all)\n",
		       groups.n - most);
	tally_free(&words);
	tally_free(&groups);
}

void
groups_free(struct groups *g)
{
	for (size_t i = 0; i < g->n; i++)
		free(g->row[i].text);
	free(g->row);
}
