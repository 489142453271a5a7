#include "claim_words.h"

#include <string.h>

#include "claim_kind.h"

static const struct word_list lists[] = {
    {"up", WORD_UP},
    {"down", WORD_DOWN},
    {"change_nouns", WORD_NOUN},
    {"change_nouns_down", WORD_NOUN_DOWN},
    {"forecast", WORD_FORECAST},
    {"limit", WORD_LIMIT},
    {"negated", WORD_NEGATED},
    {"rate", WORD_RATE},
    {"comparison", WORD_COMPARISON},
    {"target", WORD_TARGET},
    {"more", WORD_MORE},
    {"less", WORD_LESS},
    {"time", WORD_TIME},
    {"modal", WORD_MODAL},
    {"coming", WORD_COMING},
    {NULL, 0},
};

struct word_lists *
kind_words_load(const char *dir, struct error *e)
{
	return word_lists_load(dir, "kinds.yaml", lists, e);
}

static int
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

/* A letter, or the hyphen of `better-than-expected`. */
static int
is_part(const char *text, size_t n, size_t i)
{
	if (text[i] != '-')
		return is_letter(text[i]);
	return i > 0 && i + 1 < n && is_letter(text[i - 1]) &&
	       is_letter(text[i + 1]);
}

static int
ends_clause(char c)
{
	return c == ';' || c == ',' || c == '(' || c == ')' || c == ':';
}

static void
add_word(const struct word_lists *k, struct words *w, const char *p, size_t n)
{
	w->word[w->n].p = p;
	w->word[w->n].n = n;
	w->word[w->n++].bits = word_lists_find(k, p, n);
}

void
words_before(const struct word_lists *k, const char *text, size_t n, size_t at,
	     struct words *w)
{
	w->n = 0;
	while (at > 0 && w->n < WORDS_AROUND && !ends_clause(text[at - 1])) {
		size_t end = at;

		while (at > 0 && is_part(text, n, at - 1))
			at--;
		if (at < end)
			add_word(k, w, text + at, end - at);
		else
			at--;
	}
}

void
words_after(const struct word_lists *k, const char *text, size_t n, size_t at,
	    struct words *w)
{
	w->n = 0;
	while (at < n && w->n < WORDS_BEHIND && !ends_clause(text[at]) &&
	       text[at] != '.') {
		size_t begin = at;

		while (at < n && is_part(text, n, at))
			at++;
		if (at > begin)
			add_word(k, w, text + begin, at - begin);
		else
			at++;
	}
}

int
words_are(const struct words *w, int i, const char *word)
{
	return i >= 0 && i < w->n && w->word[i].n == strlen(word) &&
	       memcmp(w->word[i].p, word, w->word[i].n) == 0;
}

int
words_with(const struct words *w, int bits, int from, int reach)
{
	for (int i = from; i < w->n && i < reach; i++)
		if (w->word[i].bits & bits)
			return i;
	return -1;
}
