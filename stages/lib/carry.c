#include "carry.h"

#include <string.h>

void
carry_note(struct carry_claim *c, const struct carry_claim *other)
{
	if (!c->rule || other->weight > c->weight)
		*c = *other;
}

static bool
bare(const struct quantity *q)
{
	return q->unit.symbol[0] == '\0' && q->noun.n == 0;
}

/* Whether a bare number stands alone: no noun of its own follows. */
static bool
alone(struct slice text, const struct quantity *q)
{
	static const char *const word[] = {
	    "in ",  "on ",   "at ",     "for ",    "from ",     "by ",
	    "to ",  "and ",  "or ",     "with ",   "is ",       "are ",
	    "was ", "were ", "a year ", "last ",   "one year ", "using ",
	    "who ", "that ", "as ",     "of them", "have ",     "had "};
	size_t i = q->end;

	if (i + 8 > text.n || text.p[i] != ' ')
		return true;
	for (size_t k = 0; k < sizeof(word) / sizeof(*word); k++)
		if (strncmp(text.p + i + 1, word[k], strlen(word[k])) == 0)
			return true;
	return false;
}

/* `5 percent of them, 27 are`, `rose 5 percent to 7 million`: a count, no
 * share. */
static bool
is_counted(struct slice text, const struct quantity *a,
	   const struct quantity *b)
{
	static const char *const verb[] = {" are ", " is ", " were ", " was ",
					   " have ", " has ", " had "};

	if (strcmp(a->unit.symbol, "%") != 0)
		return false;
	if (memmem(text.p + b->begin, b->end - b->begin, "illion", 6))
		return true;
	for (size_t k = 0; k < sizeof(verb) / sizeof(*verb); k++)
		if (text.n - b->end >= strlen(verb[k]) &&
		    memcmp(text.p + b->end, verb[k], strlen(verb[k])) == 0)
			return true;
	return false;
}

static bool
takes(const struct rule *rule, const struct quantity *q)
{
	struct kind_set kinds = {{0}};

	kind_add(&kinds, q->unit.dimension);
	return kind_overlap(&rule->kinds, &kinds);
}

/* `fell by 3 percent to 12 tons`, `3 people, or 4 percent`. */
static bool
same_in_other_words(struct slice text, const struct quantity *q)
{
	size_t at = q->mark_begin;

	return at >= 5 && (memcmp(text.p + at - 4, " to ", 4) == 0 ||
			   memcmp(text.p + at - 5, ", or ", 5) == 0);
}

bool
carry_fits(struct slice text, const struct rule *rule, const struct quantity *a,
	   const struct quantity *b)
{
	/* `7.5 kuna to 1 euro`. */
	if (!bare(b) && text.p[b->begin] == '1' && text.p[b->begin + 1] == ' ')
		return false;
	if (bare(b))
		return bare(a) || (!b->spelled && alone(text, b) &&
				   !is_counted(text, a, b));
	/* A general rule takes any kind: n = 37, 55%. */
	if (rule->general && a->unit.dimension != b->unit.dimension)
		return false;
	if (same_in_other_words(text, b) && takes(rule, b))
		return true;
	if (bare(a) && b->noun.n == 0)
		return takes(rule,
			     b); /* $3 million, 2 million and $1 million */
	if (a->noun.n > 0 || b->noun.n > 0)
		return slice_eq(a->noun, b->noun);
	return a->unit.dimension == b->unit.dimension;
}

struct slice
carry_unit(const struct quantity *a, const struct quantity *b)
{
	if (!bare(b))
		return (struct slice){"", 0};
	return a->noun.n > 0 ? a->noun : slice_of(a->unit.symbol);
}

static bool
some(struct span s)
{
	return s.from < s.to;
}

/* Whether a stands before the amount at `at`, and nearer to it than b. */
static bool
nearer(struct span a, struct span b, size_t at)
{
	if (!some(a) || a.from > at)
		return false;
	return !some(b) || b.from > at || a.from > b.from;
}

bool
carry_has_other(struct slice text, const struct quantity *b)
{
	for (size_t i = b->end; i + 1 < text.n && !strchr(",;.", text.p[i]);
	     i++)
		if (text.p[i] == ' ' && text.p[i + 1] >= 'A' &&
		    text.p[i + 1] <= 'Z')
			return true;
	return false;
}

bool
carry_says(const struct carry_claim *c)
{
	bool named = c->claim.to > c->claim.from;

	return c->rule && (named || !c->rule->vague);
}

struct carry_claim
carry_on(const struct carry_claim *from, size_t at, struct span entry,
	 size_t entry_at)
{
	struct carry_claim c = *from;
	bool behind = entry.from > entry_at;

	/* A subject behind an amount is that one's own. */
	if (c.subject.from > at && !behind)
		c.subject = (struct span){0, 0};
	if (!some(entry))
		return c;
	if (!behind && nearer(c.object, c.subject, at))
		c.object = entry;
	else if (some(from->subject) || behind)
		c.subject = entry;
	return c;
}
