/* A sentence as fact-link reads it: words, marks, numbers, places, and words
 * that refer to places. */
#ifndef FACTPIPE_LINK_TOKENS_H
#define FACTPIPE_LINK_TOKENS_H

#include <stdbool.h>
#include <string.h>

#include "link_words.h"
#include "places.h"
#include "slice.h"

enum token_type {
	TOKEN_WORD,
	TOKEN_MARK,   /* . , ; : ( ) - ... */
	TOKEN_NUMBER, /* begins with a digit */
	TOKEN_YEAR,   /* a number from 1500 to 2100 without a fraction */
	TOKEN_PLACE,
	TOKEN_ONE, /* refers to one country: its, the country */
	TOKEN_TWO, /* refers to two: the two countries, both states */
};

struct token {
	size_t begin, end; /* bytes of the sentence, without a possessive 's */
	enum token_type type;
	int bits;           /* enum link_word, of a word */
	char mark;          /* the byte of a mark; '.' only where one ends a
			       sentence, '-' for a dash */
	bool capital;       /* a word begins with a capital letter */
	bool known;         /* begins the sentence, but is a name */
	bool possessive;    /* has a possessive 's, or is `its` */
	struct place place; /* of TOKEN_PLACE */
};

struct sentence {
	struct slice text; /* not owned */
	struct token *token;
	int n, cap;
};

/* Reads text into s, whose memory is used again.  Start with {0}. */
void sentence_read(struct sentence *s, const struct places *places,
		   const struct word_lists *words, struct slice text);
void sentence_free(struct sentence *s);

/* Sets `known` where the word that begins s has a capital inside another
 * sentence, the context, too. */
void sentence_know_first(struct sentence *s, struct slice context);

/* The tokens that text[begin..end) touches: *first .. *last, half open. */
void sentence_span(const struct sentence *s, size_t begin, size_t end,
		   int *first, int *last);

/* Each is false where there is no token i: whether it is a word with one of
 * the bits, this very text, one of these marks, a number that is no year.
 * Inline, for texts are mostly constant. */
static inline bool
token_has(const struct sentence *s, int i, int bits)
{
	return i >= 0 && i < s->n && s->token[i].type == TOKEN_WORD &&
	       s->token[i].bits & bits;
}

static inline bool
token_is(const struct sentence *s, int i, const char *text)
{
	size_t n = strlen(text);
	const struct token *t;

	if (i < 0 || i >= s->n)
		return false;
	t = &s->token[i];
	return t->end - t->begin == n &&
	       memcmp(s->text.p + t->begin, text, n) == 0;
}

static inline bool
token_is_mark(const struct sentence *s, int i, const char *marks)
{
	return i >= 0 && i < s->n && s->token[i].type == TOKEN_MARK &&
	       strchr(marks, s->token[i].mark);
}

static inline bool
token_is_number(const struct sentence *s, int i)
{
	return i >= 0 && i < s->n && s->token[i].type == TOKEN_NUMBER;
}

#endif
