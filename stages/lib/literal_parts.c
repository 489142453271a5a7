/* Sets of strings and the parts of patterns that are made of them. */
#include "literal_parts.h"

#include <limits.h>
#include <string.h>

enum { PRODUCT_MAX = 8 }; /* strings of two parts joined */

/* Words that stand in most sentences rule hardly any out. */
static bool
is_common(const char *word, size_t n)
{
	static const char *const common[26] = {
	    ['a' - 'a'] = "a an and are as at",
	    ['b' - 'a'] = "by",
	    ['f' - 'a'] = "for from",
	    ['h' - 'a'] = "has",
	    ['i' - 'a'] = "in is it",
	    ['o' - 'a'] = "of on or",
	    ['p' - 'a'] = "per",
	    ['t' - 'a'] = "that the to",
	    ['u' - 'a'] = "up",
	    ['y' - 'a'] = "year",
	    ['w' - 'a'] = "was were which with"};
	const char *w = NULL;

	if (n <= 5 && word[0] >= 'a' && word[0] <= 'z')
		w = common[word[0] - 'a'];
	while (w) {
		if (strncmp(w, word, n) == 0 && (w[n] == ' ' || !w[n]))
			return true;
		w = strchr(w, ' ');
		w += w != NULL;
	}
	return false;
}

/* 0 for too short (but = < > are rare), 1 for common words only, else more with
 * the length of the longest word that is not common, and at the edge of an
 * amount's mark, whose bytes are control characters. */
static int
rarity(const char *text)
{
	size_t best = 0, all = 0, marks = 0;
	bool sign = strpbrk(text, "=<>") != NULL;

	while (*text) {
		size_t n = 0;

		while ((unsigned char)text[n] > ' ')
			n++;
		if (n > best && !is_common(text, n))
			best = n;
		all += n + (text[n] == ' ');
		marks += text[n] && text[n] != ' ';
		text += n + (text[n] != '\0');
	}
	if (all < 2 && !sign)
		return 0;
	return (best > 0 ? 2 + (int)best : 1) + (marks > 0 ? 2 : 0);
}

/* Sets are large and mostly empty. */
static void
copy(struct literal_set *to, const struct literal_set *from)
{
	to->n = from->n;
	to->rarity = from->rarity;
	memcpy(to->len, from->len, (size_t)from->n);
	memcpy(to->text, from->text, (size_t)from->n * LITERAL_BYTES);
}

static void
add_string(struct literal_set *s, const char *text, size_t len)
{
	memcpy(s->text[s->n], text, len + 1);
	s->len[s->n++] = (unsigned char)len;
}

static bool
has(const struct literal_set *s, const char *text)
{
	for (int i = 0; i < s->n; i++)
		if (s->text[i][0] == text[0] && strcmp(s->text[i], text) == 0)
			return true;
	return false;
}

static bool
is_same(const struct literal_set *a, const struct literal_set *b)
{
	for (int i = 0; i < a->n; i++)
		if (!has(b, a->text[i]))
			return false;
	return a->n == b->n;
}

/* The strings of either; false when they are too many. */
static bool
unite_sets(struct literal_set *a, const struct literal_set *b)
{
	for (int i = 0; i < b->n; i++) {
		/* Others may stand there twice. */
		if (b->len[i] == 0 && has(a, ""))
			continue;
		if (a->n == LITERALS_MAX)
			return false;
		add_string(a, b->text[i], b->len[i]);
	}
	a->rarity = a->rarity < b->rarity ? a->rarity : b->rarity;
	return true;
}

static int
longest(const struct literal_set *s)
{
	int max = 0;

	for (int i = 0; i < s->n; i++)
		max = s->len[i] > max ? s->len[i] : max;
	return max;
}

static void
append(struct literal_set *a, int i, const struct literal_set *b, int k)
{
	memcpy(a->text[i] + a->len[i], b->text[k], b->len[k] + 1U);
	a->len[i] += b->len[k];
}

/* Each string of a with each of b behind it; false and a untouched when they
 * are too many or too long. */
static bool
multiply(struct literal_set *a, const struct literal_set *b)
{
	int n = a->n;

	if (n * b->n > PRODUCT_MAX || longest(a) + longest(b) >= LITERAL_BYTES)
		return false;
	for (int k = 1; k < b->n; k++)
		for (int i = 0; i < n; i++) {
			add_string(a, a->text[i], a->len[i]);
			append(a, a->n - 1, b, k);
		}
	for (int i = 0; i < n; i++)
		append(a, i, b, 0);
	return true;
}

/* Of equally rare ones the smaller set rules out more. */
static bool
is_rarer(const struct literal_set *a, const struct literal_set *b)
{
	return a->rarity > b->rarity || (a->rarity == b->rarity && a->n < b->n);
}

void
literals_add(struct literals *l, const struct literal_set *s)
{
	int at = 0;

	if (s->n == 0 || s->rarity == 0)
		return;
	/* Common words are found often and rule little out: they count only
	 * where there is nothing better. */
	if (l->n > 0 && l->set[0].rarity == 1 && is_rarer(s, &l->set[0]))
		l->n = 0;
	if (l->n > 0 && s->rarity == 1)
		return;
	while (at < l->n && !is_rarer(s, &l->set[at]))
		if (is_same(s, &l->set[at++]))
			return;
	if (at == LITERAL_SETS)
		return;
	l->n += l->n < LITERAL_SETS;
	for (int i = l->n - 1; i > at; i--)
		copy(&l->set[i], &l->set[i - 1]);
	copy(&l->set[at], s);
}

void
literals_add_all(struct literals *l, const struct literals *more)
{
	for (int i = 0; i < more->n; i++)
		literals_add(l, &more->set[i]);
}

/* Whether string i of s is another one again, or with more behind it: where i
 * stands, the other one does. */
static bool
is_longer(const struct literal_set *s, int i)
{
	const char *text = s->text[i];

	for (int k = 0; k < s->n; k++) {
		const char *other = s->text[k];
		size_t n = s->len[k];

		if (k != i && other[0] == text[0] &&
		    memcmp(text, other, n) == 0 && (text[n] || k < i))
			return true;
	}
	return false;
}

/* A string of s stands in every match. */
static void
need(struct literals *l, const struct literal_set *s)
{
	int least = l->n == LITERAL_SETS ? l->set[l->n - 1].rarity : 1;
	struct literal_set some;

	some.n = 0;
	some.rarity = INT_MAX;
	for (int i = 0; i < s->n; i++) {
		int r = rarity(s->text[i]);

		if (r < least)
			return;
		some.rarity = r < some.rarity ? r : some.rarity;
	}
	/* Or `provinces?|districts?|...` would be too many. */
	for (int i = 0; i < s->n; i++)
		if (s->n <= LITERALS_MAX / 2 || !is_longer(s, i))
			add_string(&some, s->text[i], s->len[i]);
	literals_add(l, &some);
}

/* a becomes what a text needs that matches either: the first set of both, the
 * second of both; nothing when one needs nothing. */
static void
unite_needs(struct literals *a, const struct literals *b)
{
	struct literal_set one;
	struct literals both;

	both.n = 0;
	for (int i = 0; a->n && b->n && (i < a->n || i < b->n); i++) {
		copy(&one, &a->set[i < a->n ? i : a->n - 1]);
		if (unite_sets(&one, &b->set[i < b->n ? i : b->n - 1]))
			literals_add(&both, &one);
	}
	a->n = 0;
	literals_add_all(a, &both);
}

/* ---- parts ------------------------------------------------------------ */

static void
set_string(struct literal_set *s, const char *text)
{
	s->n = 0;
	add_string(s, text, strlen(text));
}

void
part_start(struct part *p, const char *text, bool exact)
{
	set_string(&p->first, text);
	set_string(&p->last, text);
	p->exact = exact;
	p->needs.n = 0;
}

void
part_settle(struct part *p)
{
	if (p->exact)
		copy(&p->first, &p->last);
	p->exact = false;
	need(&p->needs, &p->last);
}

void
part_text(struct part *a, const char *text)
{
	struct literal_set one;

	set_string(&one, text);
	if (multiply(&a->last, &one))
		return;
	part_settle(a);
	set_string(&a->last, text);
}

void
part_follow(struct part *a, struct part *b)
{
	bool fits = multiply(&a->last, b->exact ? &b->last : &b->first);

	if (fits && b->exact)
		return;
	part_settle(a);
	if (!b->exact) {
		need(&a->needs, &b->first);
		literals_add_all(&a->needs, &b->needs);
	}
	copy(&a->last, &b->last);
}

void
part_either(struct part *a, struct part *b)
{
	if (a->exact && b->exact && unite_sets(&a->last, &b->last))
		return;
	if (a->exact)
		part_settle(a);
	part_settle(b);
	unite_needs(&a->needs, &b->needs);
	if (!unite_sets(&a->first, &b->first))
		set_string(&a->first, "");
	if (!unite_sets(&a->last, &b->last))
		set_string(&a->last, "");
}

void
part_open(struct part *p)
{
	part_settle(p);
	set_string(&p->last, "");
}
