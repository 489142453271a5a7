#include "claim_kind.h"

#include <stdbool.h>
#include <string.h>

#include "claim_words.h"

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
	return words_are(b, 0, "up") &&
	       (words_are(b, 1, "make") || words_are(b, 1, "makes") ||
		words_are(b, 1, "made") || words_are(b, 1, "making"));
}

/* `an increase of 3`, `growth in trade of 3`: the noun, or -1. */
static int
growth_of(const struct words *b)
{
	int noun = words_with(b, WORD_NOUN, 1, WORDS_AROUND);

	for (int i = 1; i < noun; i++)
		if (words_are(b, i, "of"))
			return -1;
	return noun <= 2 || words_are(b, noun - 1, "in") ? noun : -1;
}

/* `raised $3`: got, not added to. */
static int
raises(const struct words *b)
{
	return words_are(b, 0, "raise") || words_are(b, 0, "raises") ||
	       words_are(b, 0, "raised") || words_are(b, 0, "raising");
}

/* `driven by 3`, but not `increased by 3`. */
static int
is_passive(const struct words *b)
{
	const char *end;

	if (b->n < 2 || b->word[1].bits & (WORD_UP | WORD_DOWN) ||
	    b->word[1].n < 3)
		return 0;
	end = b->word[1].p + b->word[1].n - 2;
	return memcmp(end, "ed", 2) == 0 || memcmp(end, "en", 2) == 0;
}

/* The word before that makes a change of the amount, or -1: something else may
 * stand between only with `by`, or with `of` behind a noun. */
static int
changing(const struct words *b, const char *dimension)
{
	int verb;

	if (words_are(b, 0, "by"))
		return is_passive(b)
			   ? -1
			   : words_with(b, WORD_UP | WORD_DOWN | WORD_NOUN, 0,
					WORDS_AROUND);
	if (words_are(b, 0, "of"))
		return growth_of(b);
	/* `the decrease was 3 percent`; growth may have its own sign */
	if (strcmp(dimension, "share") == 0 && !words_are(b, 1, "growth") &&
	    !words_are(b, 1, "Growth") &&
	    (words_are(b, 0, "was") || words_are(b, 0, "is")))
		return words_with(b, WORD_NOUN, 1, 2);
	verb = words_with(b, WORD_UP | WORD_DOWN | WORD_NOUN, 0, 1);
	if (verb == 0 && strcmp(dimension, "share") != 0 &&
	    !(b->word[0].bits & (WORD_UP | WORD_DOWN)))
		return -1;
	if (verb == 0 && strcmp(dimension, "money") == 0 && raises(b))
		return -1;
	return verb;
}

/* `rose by 3`, `up 3`, `an increase of 3`, `a 3 percent increase`, `3 percent
 * higher`, but not `rose to 3`. */
static int
is_change(const struct words *b, const struct words *a, const char *dimension,
	  const char **dir)
{
	int share = strcmp(dimension, "share") == 0, verb = -1, noun;

	if (!words_are(b, 0, "to") && !words_are(b, 0, "at") &&
	    !words_are(b, 0, "from") && !makes_up(b))
		verb = changing(b, dimension);
	if (verb >= 0) {
		*dir = direction(b->word[verb].bits);
		return 1;
	}
	noun = words_with(a, WORD_NOUN, 0, 2);
	if (noun >= 0 && share) {
		*dir = direction(a->word[noun].bits);
		return 1;
	}
	if (share && (words_are(a, 0, "higher") || words_are(a, 0, "lower"))) {
		*dir = words_are(a, 0, "higher") ? "up" : "down";
		return 1;
	}
	return 0;
}

/* `5 percent more than in 2017` is a change, `8 years longer than men` a
 * comparison.  Returns the kind or NULL. */
static const char *
more_than(const struct words *a, const char **dir)
{
	int more = words_with(a, WORD_MORE | WORD_LESS, 0, 2);

	if (more < 0 || !words_are(a, more + 1, "than"))
		return NULL;
	if (!words_are(a, more + 2, "in") && !words_are(a, more + 2, "a") &&
	    !words_are(a, more + 2, "before") &&
	    !words_are(a, more + 2, "last") &&
	    words_with(a, WORD_TIME, more + 2, more + 5) < 0)
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
		if (words_are(a, i + 1, then[k]))
			return 1;
	return 0;
}

/* `600 trucks a day`, `20 deaths per 1,000 people`, but not `$5 per ton`. */
static int
is_rate(const struct words *a, const char *dimension)
{
	int money = strcmp(dimension, "money") == 0;

	for (int i = 0; i < 3 && i < a->n; i++) {
		int time = words_with(a, WORD_TIME, i + 1, i + 2);

		if ((words_are(a, i, "a") || words_are(a, i, "per") ||
		     words_are(a, i, "each") || words_are(a, i, "every")) &&
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
	int target = words_with(b, WORD_TARGET, 0, WORDS_AROUND);

	/* `to meet the target will cost 5` */
	return words_with(b, WORD_LIMIT, 0, 4) >= 0 ||
	       (target >= 0 && (words_are(b, target + 1, "to") ||
				words_with(b, WORD_FORECAST, 0, target) < 0));
}

/* `might reach 5`, but not `may hold 5` or `in May`. */
static int
may_come(const struct words *b)
{
	int i = words_with(b, WORD_MODAL, 1, 6);

	return i > 0 && !words_are(b, i, "May") &&
	       b->word[i - 1].bits & (WORD_COMING | WORD_UP | WORD_DOWN);
}

/* `will reach 5`, `plans to sell 5`, but not `the plan for 5`. */
static int
is_planned(const struct words *b)
{
	for (int i = 0; (i = words_with(b, WORD_FORECAST, i, 6)) >= 0; i++)
		if ((!words_are(b, i, "plan") && !words_are(b, i, "plans")) ||
		    words_are(b, i - 1, "to"))
			return 1;
	return 0;
}

/* `will reach 5`, `is to grow to 5`; but `from 5` is what it was. */
static int
is_forecast(const struct words *b)
{
	if (words_are(b, 0, "from"))
		return 0;
	for (int i = 0; i < 5; i++)
		if (words_are(b, i, "to") &&
		    (words_are(b, i + 1, "is") || words_are(b, i + 1, "are")))
			return 1;
	return is_planned(b) || may_come(b);
}

/* `Mali (+4%), Togo -3%`, but not `was -3%`, `growth: -3%`, `-3% of GDP`: a
 * share with its sign. */
static int
is_signed(const char *text, size_t n, size_t begin, const struct words *b,
	  const struct words *a, const char **dir)
{
	static const char *const verb[] = {"is", "was",  "are", "were",
					   "of", "from", "to",  "at"};
	size_t at = begin + (begin < n && text[begin] == ' ');
	bool up = at < n && text[at] == '+';
	bool down = at < n && (text[at] == '-' ||
			       (n - at > 3 &&
				memcmp(text + at, "\xe2\x88\x92", 3) == 0));

	if ((!up && !down) || words_are(a, 0, "of") || words_are(a, 0, "to"))
		return 0;
	for (size_t i = 0; i < sizeof(verb) / sizeof(*verb); i++)
		if (words_are(b, 0, verb[i]))
			return 0;
	if (b->n == 0 && !(begin > 0 && text[begin - 1] == '('))
		return 0;
	*dir = up ? "up" : "down";
	return 1;
}

/* ---- lists ------------------------------------------------------------ */

static int
ends_with(const char *text, size_t at, const char *word)
{
	size_t n = strlen(word);

	return at >= n && memcmp(text + at - n, word, n) == 0;
}

static int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Where the number begins that ends before at, or 0. */
static size_t
number_before(const char *text, size_t at)
{
	size_t i = at;

	while (i > 0 &&
	       (is_digit(text[i - 1]) ||
		(i < at && (text[i - 1] == '.' || text[i - 1] == ','))))
		i--;
	return i < at ? i : 0;
}

/* `by 3 percent, imports by [4] percent`: where the amount before begins that
 * has the same verb, or 0. */
static size_t
same_verb_by(const char *text, size_t at)
{
	for (size_t i = at - 4; i > 4 && text[i] != ';'; i--)
		if (text[i] == '.' && text[i + 1] == ' ')
			return 0;
		else if (is_digit(text[i]) && ends_with(text, i, " by "))
			return i;
	return 0;
}

/* `up 3 percent and [4] percent`: the same. */
static size_t
same_verb_share(const char *text, size_t at)
{
	static const char *const unit[] = {"%", " percent", " per cent"};
	size_t i = at;

	if (ends_with(text, i, " and "))
		i -= 5;
	else if (ends_with(text, i, ", "))
		i -= 2;
	for (size_t k = 0; i < at && k < sizeof(unit) / sizeof(*unit); k++)
		if (ends_with(text, i, unit[k]))
			return number_before(text, i - strlen(unit[k]));
	return 0;
}

/* Whether the amount is a change because one before it in its list is. */
static int
is_change_listed(const struct word_lists *k, const char *text, size_t n,
		 size_t at, const char *dimension, const char **dir)
{
	bool by = ends_with(text, at, " by ");
	struct words b, none = {.n = 0};

	if (!by && strcmp(dimension, "share") != 0)
		return 0;
	while ((at = by ? same_verb_by(text, at) : same_verb_share(text, at))) {
		words_before(k, text, n, at, &b);
		if (is_change(&b, &none, dimension, dir))
			return 1;
	}
	return 0;
}

struct claim_kind
claim_kind_read(const struct word_lists *k, const char *text, size_t n,
		size_t begin, size_t end, const char *dimension)
{
	struct claim_kind out = {"level", ""};
	int share = strcmp(dimension, "share") == 0;
	const char *than;
	struct words b = {.n = 0}, a = {.n = 0};

	words_before(k, text, n, begin, &b);
	words_after(k, text, n, end, &a);
	if ((than = more_than(&a, &out.direction)))
		out.kind = than;
	else if (is_change(&b, &a, dimension, &out.direction) ||
		 (share && is_signed(text, n, begin, &b, &a, &out.direction)))
		out.kind = "change";
	else if (words_with(&a, WORD_COMPARISON, 0, 1) >= 0 &&
		 !strcmp(dimension, "number"))
		out.kind = "comparison";
	else if (share &&
		 (words_are(&a, 0, "above") || words_are(&a, 0, "below")))
		out.kind = "comparison";
	else if (is_limit(&b))
		out.kind = "limit";
	else if (words_with(&b, WORD_NEGATED, 0, 1) >= 0)
		out.kind = "negated";
	else if (share)
		out.kind = "share";
	else if (is_rate(&a, dimension))
		out.kind = "rate";
	if ((!strcmp(out.kind, "level") || !strcmp(out.kind, "share")) &&
	    is_change_listed(k, text, n, begin, dimension, &out.direction))
		out.kind = "change";
	/* A change that is to come is still a forecast. */
	if (strcmp(out.kind, "limit") != 0 && is_forecast(&b))
		out.kind = "forecast";
	return out;
}
