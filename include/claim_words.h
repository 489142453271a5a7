/* The words around an amount, and what each says.  Private to claim_*.c. */
#ifndef FACTPIPE_CLAIM_WORDS_H
#define FACTPIPE_CLAIM_WORDS_H

#include <stddef.h>

#include "word_lists.h"

/* What a word says, as bits: `increase` is both a verb and a noun. */
enum {
	WORD_UP = 1,
	WORD_DOWN = 2,
	WORD_NOUN = 4,
	WORD_NOUN_DOWN = 8,
	WORD_FORECAST = 16,
	WORD_LIMIT = 32,
	WORD_NEGATED = 64,
	WORD_RATE = 128,
	WORD_COMPARISON = 256,
	WORD_TARGET = 512,
	WORD_MORE = 1024,
	WORD_LESS = 2048,
	WORD_TIME = 4096,
	WORD_MODAL = 8192,
	WORD_COMING = 16384,
};

enum { WORDS_AROUND = 12, WORDS_BEHIND = 6 };

/* The words next to an amount, the nearest first. */
struct words {
	struct {
		const char *p;
		size_t n;
		int bits;
	} word[WORDS_AROUND];
	int n;
};

/* The words of the clause before text[at], and those behind it. */
void words_before(const struct word_lists *k, const char *text, size_t n,
		  size_t at, struct words *w);
void words_after(const struct word_lists *k, const char *text, size_t n,
		 size_t at, struct words *w);

/* Whether word i is there and is `word`. */
int words_are(const struct words *w, int i, const char *word);

/* The first of the words from..reach with one of the bits, or -1. */
int words_with(const struct words *w, int bits, int from, int reach);

#endif
