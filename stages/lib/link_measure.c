#include "link_measure.h"

enum { REACH = 16, WORDS = 4, TAIL = 3 }; /* tokens */

enum { UNSAID = 1, MEASURE = 2 };

struct word_lists *
measures_load(const char *dir, struct error *e)
{
	static const struct word_list lists[] = {
	    {"unsaid", UNSAID}, {"measures", MEASURE}, {NULL, 0}};

	return word_lists_load(dir, "measures.yaml", lists, e);
}

bool
measure_unsaid(const struct word_lists *measures, struct slice claim)
{
	return word_lists_find(measures, claim.p, claim.n) & UNSAID;
}

static bool
is_measure(const struct word_lists *measures, const struct sentence *s, int i)
{
	const struct token *t = &s->token[i];

	return t->type == TOKEN_WORD &&
	       word_lists_find(measures, s->text.p + t->begin,
			       t->end - t->begin) &
		   MEASURE;
}

/* `from`, `to`, `up`: what leads over a comma to the amount of the same. */
static bool
leads_on(const struct sentence *s, int i)
{
	static const char *const word[] = {"from", "to", "up", "down", "by"};

	for (size_t k = 0; k < sizeof(word) / sizeof(*word); k++)
		if (token_is(s, i, word[k]))
			return true;
	return false;
}

/* Whether token i, a verb or preposition, says the amount of what is before. */
static bool
says(const struct sentence *s, int i)
{
	return token_has(s, i, LINK_VERB) || leads_on(s, i) ||
	       token_is(s, i, "of") || token_is(s, i, "at") ||
	       token_is(s, i, "was") || token_is_mark(s, i, ":");
}

/* A word of the phrase that token i + 1 goes on. */
static bool
in_phrase(const struct sentence *s, int i)
{
	static const int other = LINK_VERB | LINK_ADVERB | LINK_OF | LINK_TO |
				 LINK_BREAK | LINK_PRONOUN;
	static const char *const none[] = {"the",   "The",  "this",    "that",
					   "and",   "or",   "our",     "year",
					   "month", "week", "quarter", "day"};
	const struct token *t = &s->token[i];

	if (i < 0 || t->type != TOKEN_WORD || t->bits & other ||
	    t->possessive || (t->capital && i > 0) || leads_on(s, i))
		return false;
	for (size_t k = 0; k < sizeof(none) / sizeof(*none); k++)
		if (token_is(s, i, none[k]))
			return false;
	return !token_has(s, i, LINK_HOLLOW);
}

static bool
ends_in_ing(const struct sentence *s, int i)
{
	const struct token *t = &s->token[i];

	return t->end - t->begin > 4 &&
	       memcmp(s->text.p + t->end - 3, "ing", 3) == 0;
}

/* Without the verb of `will reduce travel time`, `, representing growth`. */
static int
phrase_start(const struct sentence *s, int i)
{
	static const char *const modal[] = {"will", "would", "can",  "could",
					    "may",  "might", "must", "should",
					    "to",   "not"};
	int from = i;

	for (int n = 0; n < WORDS && in_phrase(s, from - 1); n++)
		from--;
	if (from == i)
		return from;
	for (size_t k = 0; k < sizeof(modal) / sizeof(*modal); k++)
		if (token_is(s, from - 1, modal[k]))
			return from + 1;
	return from + (ends_in_ing(s, from) && token_is_mark(s, from - 1, ","));
}

/* `number of container ships`: the end of the phrase. */
static int
phrase_end(const struct sentence *s, int i, int first)
{
	int k = i + 1, n;

	if (!token_is(s, k, "of"))
		return i;
	k += 1 + token_is(s, k + 1, "the");
	for (n = 0; n < TAIL && k + n < first && in_phrase(s, k + n); n++)
		if (n > 0 && (ends_in_ing(s, k + n) ||
			      token_is(s, k + n, "attributable") ||
			      token_is(s, k + n, "due")))
			break;
	return n > 0 ? k + n - 1 : i;
}

/* `the total`, `the figure`: alone they say nothing. */
static bool
says_nothing(const struct sentence *s, int i, int first)
{
	static const char *const hollow[] = {"total",   "figure", "figures",
					     "level",   "levels", "number",
					     "numbers", "time",   "value"};

	if (phrase_start(s, i) < i || phrase_end(s, i, first) > i)
		return false;
	for (size_t k = 0; k < sizeof(hollow) / sizeof(*hollow); k++)
		if (token_is(s, i, hollow[k]))
			return true;
	return false;
}

/* Whether the amount goes on about what the number at token i is of: `rose 5 %
 * to 7`. */
static bool
goes_on(const struct sentence *s, int i, int first)
{
	for (i++; i < first; i++)
		if (token_is(s, i, "to") || token_is(s, i, "from"))
			return true;
	return false;
}

/* `robberies (up 5 %)`: the noun phrase before the bracket that the amount
 * begins; none in `7 km (4 miles)`. */
static struct slice
before_bracket(const struct sentence *s, int first)
{
	int i = first - 1, from;

	while (token_has(s, i, LINK_ADVERB) || leads_on(s, i))
		i--;
	if (!token_is_mark(s, i, "(") || i == 0 || !in_phrase(s, i - 1) ||
	    s->token[i - 1].capital)
		return (struct slice){"", 0};
	from = phrase_start(s, i - 1);
	for (int k = from - 1; k < i; k++)
		if (token_is_number(s, k) || token_has(s, k, LINK_NUMBER))
			return (struct slice){"", 0};
	return (struct slice){s->text.p + s->token[from].begin,
			      s->token[i - 1].end - s->token[from].begin};
}

struct slice
measure_before(const struct word_lists *measures, const struct sentence *s,
	       int first)
{
	int found = -1, least = first > REACH ? first - REACH : 0, from;
	bool said = false;

	if (token_is(s, first - 1, "a") || token_is(s, first - 1, "an") ||
	    token_is(s, first - 1, "the"))
		return (struct slice){"", 0}; /* `a 7 km line` */
	for (int i = first - 1; i >= least; i--) {
		if (token_is_mark(s, i, ";.()-") ||
		    token_has(s, i, LINK_BREAK) ||
		    (token_is_mark(s, i, ",") && !leads_on(s, i + 1)))
			break;
		if (token_is_number(s, i) && !goes_on(s, i, first))
			break;
		said |= says(s, i);
		if (!said || !is_measure(measures, s, i) ||
		    says_nothing(s, i, first))
			continue;
		from = phrase_start(s, i);
		if (found < 0 || !token_has(s, from - 1, LINK_OF | LINK_TO))
			found = i;
		i = from;
		if (!token_has(s, from - 1, LINK_OF | LINK_TO))
			break;
	}
	if (found < 0)
		return before_bracket(s, first);
	from = phrase_start(s, found);
	return (struct slice){s->text.p + s->token[from].begin,
			      s->token[phrase_end(s, found, first)].end -
				  s->token[from].begin};
}
