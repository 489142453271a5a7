#include "link_tokens.h"

#include <stdlib.h>

enum { PLACES_MAX = 128 }; /* in a sentence; the rest is read as words */

struct reading {
	struct sentence *s;
	const struct word_lists *words;
	const struct place *place;
	int nplaces, next;
	size_t at;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* The general punctuation of Unicode, long dashes and quotes, is no letter. */
static bool
is_dash(const char *p)
{
	return p[0] == '\xe2' && p[1] == '\x80';
}

static bool
is_word(const char *p)
{
	return is_upper((char)(*p & ~32)) || is_digit(*p) ||
	       ((unsigned char)*p >= 0x80 && !is_dash(p));
}

static struct token *
add(struct reading *r, size_t end, enum token_type type)
{
	struct sentence *s = r->s;

	if (s->n == s->cap) {
		s->cap = s->cap ? 2 * s->cap : 64;
		s->token =
		    xrealloc(s->token, (size_t)s->cap * sizeof(*s->token));
	}
	s->token[s->n] =
	    (struct token){.begin = r->at, .end = end, .type = type};
	r->at = end;
	return &s->token[s->n++];
}

/* Steps over a possessive 's, or the ' behind an s. */
static bool
take_possessive(struct reading *r)
{
	const char *p = r->s->text.p + r->at;
	size_t left = r->s->text.n - r->at;

	if (left >= 2 && p[0] == '\'' && p[1] == 's' &&
	    (left == 2 || !is_word(p + 2))) {
		r->at += 2;
		return true;
	}
	if (left >= 1 && p[0] == '\'' && r->at > 0 && p[-1] == 's' &&
	    (left == 1 || p[1] == ' ')) {
		r->at++;
		return true;
	}
	return false;
}

/* The end of the word at `at`: hyphens, apostrophes and dots between letters
 * are parts of it. */
static size_t
word_end(const struct reading *r, size_t at, size_t limit)
{
	const char *p = r->s->text.p;

	for (; at < limit; at++)
		if (!is_word(p + at) &&
		    !(at + 1 < limit && is_word(p + at + 1) &&
		      (p[at] == '-' || p[at] == '.' ||
		       (p[at] == '\'' && p[at + 1] != 's'))))
			break;
	return at;
}

static size_t
number_end(const struct reading *r, size_t at, size_t limit)
{
	const char *p = r->s->text.p;

	while (at < limit && (is_word(p + at) || p[at] == '%' ||
			      ((p[at] == ',' || p[at] == '.' || p[at] == '-') &&
			       at + 1 < limit && is_digit(p[at + 1]))))
		at++;
	return at;
}

static bool
is_year(const char *p, size_t n)
{
	if (n < 4 || (p[0] != '1' && p[0] != '2'))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!is_digit(p[i]) && !(i == 4 && p[i] == '-'))
			return false;
	return (n == 4 || p[4] == '-') && memcmp(p, "1500", 4) >= 0 &&
	       memcmp(p, "2100", 4) <= 0;
}

/* What the parts of `July-August`, `east-southeast` are. */
static int
bits_of_parts(const struct reading *r, const char *p, size_t n)
{
	const char *dash = memrchr(p, '-', n);
	size_t first = dash ? (size_t)(dash - p) : 0;
	int bits;

	if (first == 0)
		return 0;
	bits = word_lists_find(r->words, dash + 1, n - first - 1);
	return (bits & LINK_NOT_OF) |
	       (bits & word_lists_find(r->words, p, first) & LINK_NOBODY);
}

/* `WHO`, `IT`: no `who`, no `it`. */
static bool
is_acronym(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!is_upper(p[i]))
			return false;
	return n > 1;
}

static void
take_word(struct reading *r, size_t limit)
{
	const char *p = r->s->text.p + r->at;
	size_t end = word_end(r, r->at, limit), n = end - r->at;
	struct token *t = add(r, end, TOKEN_WORD);

	t->bits = word_lists_find(r->words, p, n) | bits_of_parts(r, p, n);
	if (is_acronym(p, n))
		t->bits &= LINK_NOBODY | LINK_MEASURE | LINK_LEGAL;
	if (n > 3 && memcmp(p + n - 2, "ed", 2) == 0 && !memchr(p, '-', n))
		t->bits |= LINK_VERB;
	t->capital = is_upper(p[0]);
	t->possessive = take_possessive(r);
}

/* `Sept. 30`, `No. 5`: a short word with a capital, and a number behind. */
static bool
is_cut_short(const struct reading *r)
{
	const struct sentence *s = r->s;
	const struct token *t = s->n > 0 ? &s->token[s->n - 1] : NULL;
	const char *p = s->text.p + r->at;

	return t && t->type == TOKEN_WORD && t->capital && t->end == r->at &&
	       t->end - t->begin <= 4 && s->text.n - r->at > 2 && p[1] == ' ' &&
	       is_digit(p[2]);
}

static void
take_mark(struct reading *r)
{
	const char *p = r->s->text.p + r->at;
	size_t left = r->s->text.n - r->at;
	bool ends = left == 1 || p[1] == ' ';
	struct token *t;
	char mark = *p;

	if (mark == '.' && is_cut_short(r)) {
		r->at++;
		return;
	}
	/* A sentence's end, not an abbreviation's: a capital follows. */
	if ((mark == '.' || mark == '!' || mark == '?') &&
	    !(ends && (left < 3 || is_upper(p[2]) || is_digit(p[2])))) {
		r->at++;
		return;
	}
	if (mark == '-' && !ends) {
		r->at++;
		return;
	}
	t = add(r, r->at + 1, TOKEN_MARK);
	t->mark = mark == '!' || mark == '?' ? '.' : mark;
}

static void
take_place(struct reading *r)
{
	const struct place *p = &r->place[r->next++];
	struct token *t = add(r, p->end, TOKEN_PLACE);

	t->place = *p;
	t->possessive = take_possessive(r);
	/* A footnote's number stuck to it is left out. */
	while (r->at < r->s->text.n && is_digit(r->s->text.p[r->at]))
		r->at++;
}

static void
take_token(struct reading *r)
{
	const char *p = r->s->text.p;
	size_t limit =
	    r->next < r->nplaces ? r->place[r->next].begin : r->s->text.n;

	if (r->next < r->nplaces && r->at == limit) {
		take_place(r);
	} else if (is_digit(p[r->at])) {
		size_t end = number_end(r, r->at, limit);
		bool year = is_year(p + r->at, end - r->at);

		add(r, end, year ? TOKEN_YEAR : TOKEN_NUMBER);
	} else if (is_word(p + r->at)) {
		take_word(r, limit);
	} else if (is_dash(p + r->at)) {
		add(r, r->at + 3, TOKEN_MARK)->mark = '-';
	} else if (p[r->at] == ' ') {
		r->at++;
	} else {
		take_mark(r);
	}
}

static bool
is(const struct sentence *s, int i, const char *word)
{
	size_t n = strlen(word);
	const struct token *t;

	if (i >= s->n)
		return false;
	t = &s->token[i];
	return t->type == TOKEN_WORD && t->end - t->begin == n &&
	       (s->text.p[t->begin] | 32) == word[0] &&
	       memcmp(s->text.p + t->begin + 1, word + 1, n - 1) == 0;
}

/* How many tokens at i refer to places, and of what type; 0: none.  `it` and
 * `there` are left alone where they stand for nothing (`there are`). */
static int
reference(const struct sentence *s, int i, enum token_type *type)
{
	bool the, both;

	*type = TOKEN_ONE;
	if (s->token[i].type != TOKEN_WORD ||
	    !strchr("itb", s->text.p[s->token[i].begin] | 32))
		return 0;
	if (is(s, i, "its"))
		return 1;
	if (is(s, i, "it"))
		return token_has(s, i + 1, LINK_VERB) && !is(s, i + 1, "is") &&
		       !is(s, i + 1, "was");
	the = is(s, i, "the");
	if ((the || is(s, i, "this")) && token_has(s, i + 1, LINK_COUNTRY))
		return 2;
	*type = TOKEN_TWO;
	both = is(s, i, "both");
	if (both && token_has(s, i + 1, LINK_TWO))
		return 2;
	return (the || both || is(s, i, "these")) && is(s, i + 1, "two") &&
		       token_has(s, i + 2, LINK_TWO)
		   ? 3
		   : 0;
}

/* Makes the words that refer to places one token each. */
static void
join_references(struct sentence *s)
{
	enum token_type type;
	int to = 0, n;

	for (int from = 0; from < s->n; from += n) {
		n = reference(s, from, &type);
		if (n == 0) {
			s->token[to++] = s->token[from];
			n = 1;
			continue;
		}
		s->token[to] = s->token[from];
		s->token[to].type = type;
		s->token[to].end = s->token[from + n - 1].end;
		s->token[to].possessive =
		    s->token[from + n - 1].possessive || is(s, from, "its");
		to++;
	}
	s->n = to;
}

void
sentence_read(struct sentence *s, const struct places *places,
	      const struct word_lists *words, struct slice text)
{
	struct place place[PLACES_MAX];
	struct reading r = {.s = s, .words = words, .place = place};

	s->text = text;
	s->n = 0;
	r.nplaces = places_scan(places, text.p, text.n, place, PLACES_MAX);
	while (r.at < text.n)
		take_token(&r);
	join_references(s);
}

void
sentence_know_first(struct sentence *s, struct slice context)
{
	struct token *t = s->token;
	const char *word, *end = context.p + context.n, *at = context.p;
	size_t n;

	if (s->n == 0 || t->type != TOKEN_WORD || !t->capital || t->bits)
		return;
	word = s->text.p + t->begin;
	n = t->end - t->begin;
	t->known = false;
	while ((at = memmem(at, (size_t)(end - at), word, n))) {
		bool whole = at + n == end || !is_word(at + n);

		if (whole && at > context.p + 1 && at[-1] == ' ' &&
		    at[-2] >= 'a' && at[-2] <= 'z') {
			t->known = true;
			return;
		}
		at += n;
	}
}

void
sentence_free(struct sentence *s)
{
	free(s->token);
	*s = (struct sentence){0};
}

void
sentence_span(const struct sentence *s, size_t begin, size_t end, int *first,
	      int *last)
{
	int i = 0;

	while (i < s->n && s->token[i].end <= begin)
		i++;
	*first = i;
	while (i < s->n && s->token[i].begin < end)
		i++;
	*last = i;
}
