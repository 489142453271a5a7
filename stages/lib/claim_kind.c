#include "claim_kind.h"

#include <stdlib.h>
#include <string.h>


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
};

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
    {NULL, 0},
};

enum { WORDS_AROUND = 12, WORDS_BEHIND = 6 };

struct word_lists *
kind_words_load(const char *dir, struct error *e)
{
	return word_lists_load(dir, "kinds.yaml", lists, e);
}

/* ---- reading ---------------------------------------------------------- */

/* The words next to an amount, the nearest first. */
struct words {
	struct {
		const char *p;
		size_t n;
		int bits;
	} word[WORDS_AROUND];
	int n;
};

static int
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
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

static void
words_before(const struct word_lists *k, const char *text, size_t at,
	     struct words *w)
{
	w->n = 0;
	while (at > 0 && w->n < WORDS_AROUND && !ends_clause(text[at - 1])) {
		size_t end = at;

		while (at > 0 && is_letter(text[at - 1]))
			at--;
		if (at < end)
			add_word(k, w, text + at, end - at);
		else
			at--;
	}
}

static void
words_after(const struct word_lists *k, const char *text, size_t n, size_t at,
	    struct words *w)
{
	w->n = 0;
	while (at < n && w->n < WORDS_BEHIND && !ends_clause(text[at]) &&
	       text[at] != '.') {
		size_t begin = at;

		while (at < n && is_letter(text[at]))
			at++;
		if (at > begin)
			add_word(k, w, text + begin, at - begin);
		else
			at++;
	}
}

static int
is_word(const struct words *w, int i, const char *word)
{
	return i < w->n && w->word[i].n == strlen(word) &&
	       memcmp(w->word[i].p, word, w->word[i].n) == 0;
}

/* The first of the nearest `reach` words with one of the bits, or -1. */
static int
with_bit(const struct words *w, int bits, int from, int reach)
{
	for (int i = from; i < w->n && i < reach; i++)
		if (w->word[i].bits & bits)
			return i;
	return -1;
}

static const char *
direction(int bits)
{
	if (bits & (WORD_DOWN | WORD_NOUN_DOWN))
		return "down";
	return bits & (WORD_UP | WORD_NOUN) ? "up" : "";
}

static int
makes_up(const struct words *b)
{
	return is_word(b, 0, "up") &&
	       (is_word(b, 1, "make") || is_word(b, 1, "makes") ||
		is_word(b, 1, "made") || is_word(b, 1, "making"));
}

/* `rose by 3`, `up 3`, `an increase of 3`, `a 3 percent increase`, but not
 * `rose to 3`. */
static int
is_change(const struct words *b, const struct words *a, int share,
	  const char **dir)
{
	int verb = with_bit(b, WORD_UP | WORD_DOWN | WORD_NOUN, 0, 5), noun;

	if (is_word(b, 0, "to") || is_word(b, 0, "at") ||
	    is_word(b, 0, "from") || makes_up(b))
		verb = -1;
	else if (verb > 0 && !is_word(b, 0, "by") && !is_word(b, 0, "of"))
		verb = -1; /* something else stands between */
	if (verb == 0 && !share && !(b->word[0].bits & (WORD_UP | WORD_DOWN)))
		verb = -1;
	if (verb >= 0) {
		*dir = direction(b->word[verb].bits);
		return 1;
	}
	noun = with_bit(a, WORD_NOUN, 0, 2);
	if (noun >= 0 && share) {
		*dir = direction(a->word[noun].bits);
		return 1;
	}
	return 0;
}

/* `5 percent more than in 2017` is a change, `8 years longer than men` a
 * comparison.  Returns the kind or NULL. */
static const char *
more_than(const struct words *a, const char **dir)
{
	int more = with_bit(a, WORD_MORE | WORD_LESS, 0, 2);

	if (more < 0 || !is_word(a, more + 1, "than"))
		return NULL;
	if (!is_word(a, more + 2, "in") && !is_word(a, more + 2, "a") &&
	    !is_word(a, more + 2, "before") && !is_word(a, more + 2, "last") &&
	    with_bit(a, WORD_TIME, more + 2, more + 5) < 0)
		return "comparison";
	*dir = a->word[more].bits & WORD_MORE ? "up" : "down";
	return "change";
}

/* `earlier` behind word i: `a year earlier` is a time. */
static int
is_then(const struct words *a, int i)
{
	static const char *const then[] = {"earlier", "ago", "before", "later",
					   "previously"};

	for (size_t k = 0; k < sizeof(then) / sizeof(*then); k++)
		if (is_word(a, i + 1, then[k]))
			return 1;
	return 0;
}

/* `600 trucks a day`, `20 deaths per 1,000 people`, but not `$5 per ton`. */
static int
is_rate(const struct words *a, const char *dimension)
{
	int money = strcmp(dimension, "money") == 0;

	for (int i = 0; i < 3 && i < a->n; i++) {
		int time = with_bit(a, WORD_TIME, i + 1, i + 2);

		if ((is_word(a, i, "a") || is_word(a, i, "per") ||
		     is_word(a, i, "each") || is_word(a, i, "every")) &&
		    time >= 0 && !is_then(a, time))
			return 1;
		if (i == 0 && !money && a->word[i].bits & WORD_RATE)
			return 1;
	}
	return 0;
}

static int
is_limit(const struct words *b)
{
	return with_bit(b, WORD_LIMIT, 0, 4) >= 0 ||
	       with_bit(b, WORD_TARGET, 0, WORDS_AROUND) >= 0;
}

/* `will reach 5`, `is to grow to 5`; but `from 5` is what it was. */
static int
is_forecast(const struct words *b)
{
	if (is_word(b, 0, "from"))
		return 0;
	for (int i = 0; i < 5; i++)
		if (is_word(b, i, "to") &&
		    (is_word(b, i + 1, "is") || is_word(b, i + 1, "are")))
			return 1;
	return with_bit(b, WORD_FORECAST, 0, 6) >= 0;
}

struct claim_kind
claim_kind_read(const struct word_lists *k, const char *text, size_t n,
		size_t begin, size_t end, const char *dimension)
{
	struct claim_kind out = {"level", ""};
	int share = strcmp(dimension, "share") == 0;
	const char *than;
	struct words b = {.n = 0}, a = {.n = 0};

	words_before(k, text, begin, &b);
	words_after(k, text, n, end, &a);
	if ((than = more_than(&a, &out.direction)))
		out.kind = than;
	else if (is_change(&b, &a, share, &out.direction))
		out.kind = "change";
	else if (with_bit(&a, WORD_COMPARISON, 0, 1) >= 0 &&
		 !strcmp(dimension, "number"))
		out.kind = "comparison";
	else if (is_limit(&b))
		out.kind = "limit";
	else if (with_bit(&b, WORD_NEGATED, 0, 1) >= 0)
		out.kind = "negated";
	else if (share)
		out.kind = "share";
	else if (is_rate(&a, dimension))
		out.kind = "rate";
	/* A change that is to come is still a forecast. */
	if (strcmp(out.kind, "limit") != 0 && is_forecast(&b))
		out.kind = "forecast";
	return out;
}
