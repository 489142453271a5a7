#include "literals.h"

#include <ctype.h>
#include <string.h>

/*
 * A recursive walk over alternations, sequences, atoms and quantifiers.  Each
 * gives a part: with which strings its matches begin and end, and what else
 * stands in them; `unsure` ends the whole walk with nothing.  Parts that
 * follow each other join their strings, so that `(?:state|city) of` needs
 * `state of` or `city of`.
 */
struct walk {
	const char *p;
	bool unsure;
};

enum { PRODUCT_MAX = 16 }; /* strings of two parts joined */

struct part {
	struct literal_set first, last;
	bool exact; /* these are all that it matches */
	struct literals needs;
};

/* Words that stand in most sentences rule hardly any out. */
static bool
is_common(const char *word, size_t n)
{
	static const char *const common[] = {
	    "a",   "an", "and", "are", "as",   "at",    "by",   "for", "from",
	    "has", "in", "is",  "it",  "of",   "on",    "or",   "per", "that",
	    "the", "to", "up",  "was", "were", "which", "with", "year"};

	for (size_t i = 0; n <= 5 && i < sizeof(common) / sizeof(*common); i++)
		if (common[i][0] == word[0] &&
		    strncmp(common[i], word, n) == 0 && !common[i][n])
			return true;
	return false;
}

/* 0 for too short, 1 for common words only, else more with the length of the
 * longest word that is not common, and at the edge of an amount's mark, whose
 * bytes are control characters. */
static int
rarity(const char *text)
{
	size_t best = 0, all = 0, marks = 0;

	while (*text) {
		size_t n = 0;

		while (text[n] > ' ')
			n++;
		if (n > best && !is_common(text, n))
			best = n;
		all += n + (text[n] == ' ');
		marks += text[n] && text[n] != ' ';
		text += n + (text[n] != '\0');
	}
	if (all < 2)
		return 0;
	return (best > 0 ? 2 + (int)best : 1) + (marks > 0 ? 2 : 0);
}

/* Sets are large and mostly empty. */
static void
copy(struct literal_set *to, const struct literal_set *from)
{
	to->n = from->n;
	to->rarity = from->rarity;
	memcpy(to->text, from->text, (size_t)from->n * LITERAL_BYTES);
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
		if (has(a, b->text[i]))
			continue;
		if (a->n == LITERALS_MAX)
			return false;
		memcpy(a->text[a->n++], b->text[i], LITERAL_BYTES);
	}
	a->rarity = a->rarity < b->rarity ? a->rarity : b->rarity;
	return true;
}

static size_t
longest(const struct literal_set *s)
{
	size_t max = 0;

	for (int i = 0; i < s->n; i++) {
		size_t n = strlen(s->text[i]);

		max = n > max ? n : max;
	}
	return max;
}

/* Each string of a with each of b behind it; false and a untouched when they
 * are too many or too long. */
static bool
multiply(struct literal_set *a, const struct literal_set *b)
{
	int n = a->n;

	if (n * b->n > PRODUCT_MAX || longest(a) + longest(b) >= LITERAL_BYTES)
		return false;
	for (int k = b->n - 1; k > 0; k--)
		for (int i = 0; i < n; i++) {
			strcpy(a->text[a->n], a->text[i]);
			strcat(a->text[a->n++], b->text[k]);
		}
	for (int i = 0; i < n; i++)
		strcat(a->text[i], b->text[0]);
	return true;
}

/* Of equally rare ones the smaller set rules out more. */
static bool
is_rarer(const struct literal_set *a, const struct literal_set *b)
{
	return a->rarity > b->rarity ||
	       (a->rarity == b->rarity && a->n < b->n);
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

static void
add_all(struct literals *l, const struct literals *more)
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
		size_t n = strlen(other);

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
	struct literal_set some;

	some.n = some.rarity = 0;
	for (int i = 0; i < s->n; i++) {
		int r = rarity(s->text[i]);

		if (r == 0)
			return;
		/* Or `provinces?|districts?|...` would be too many. */
		if (is_longer(s, i))
			continue;
		if (some.n == 0 || r < some.rarity)
			some.rarity = r;
		memcpy(some.text[some.n++], s->text[i], LITERAL_BYTES);
	}
	literals_add(l, &some);
}

/* a becomes what a text needs that matches either: the first set of both, the
 * second of both; nothing when one needs nothing. */
static void
unite_needs(struct literals *a, const struct literals *b)
{
	struct literals both = {.n = 0};
	struct literal_set one;

	for (int i = 0; a->n && b->n && (i < a->n || i < b->n); i++) {
		copy(&one, &a->set[i < a->n ? i : a->n - 1]);
		if (unite_sets(&one, &b->set[i < b->n ? i : b->n - 1]))
			literals_add(&both, &one);
	}
	a->n = 0;
	add_all(a, &both);
}

/* ---- parts ------------------------------------------------------------ */

static void
set_string(struct literal_set *s, const char *text)
{
	s->n = 1;
	strcpy(s->text[0], text);
}

/* A part that matches one string, or the empty one with anything in it. */
static void
start(struct part *p, const char *text, bool exact)
{
	set_string(&p->first, text);
	set_string(&p->last, text);
	p->exact = exact;
	p->needs.n = 0;
}

/* What p ends with is needed, and no longer all of it. */
static void
settle(struct part *p)
{
	if (p->exact)
		copy(&p->first, &p->last);
	p->exact = false;
	need(&p->needs, &p->last);
}

/* a becomes a with b behind it. */
static void
follow(struct part *a, struct part *b)
{
	bool fits = multiply(&a->last, &b->first);

	if (fits && b->exact)
		return;
	settle(a);
	if (!b->exact) {
		need(&a->needs, &b->first);
		add_all(&a->needs, &b->needs);
	}
	copy(&a->last, &b->last);
}

/* a becomes a or b. */
static void
either(struct part *a, struct part *b)
{
	if (a->exact && b->exact && unite_sets(&a->last, &b->last)) {
		copy(&a->first, &a->last);
		return;
	}
	if (a->exact)
		settle(a);
	settle(b);
	unite_needs(&a->needs, &b->needs);
	if (!unite_sets(&a->first, &b->first))
		set_string(&a->first, "");
	if (!unite_sets(&a->last, &b->last))
		set_string(&a->last, "");
}

/* Behind [:name:] at p; p itself where it is none. */
static const char *
skip_posix(const char *p)
{
	const char *s = p + 2;

	if (p[1] != ':')
		return p;
	s += *s == '^';
	while (islower((unsigned char)*s))
		s++;
	return s[0] == ':' && s[1] == ']' ? s + 2 : p;
}

static void
skip_class(struct walk *w)
{
	const char *p = w->p + 1, *behind;

	if (*p == '^')
		p++;
	if (*p == ']')
		p++;
	while (*p && *p != ']') {
		behind = *p == '[' ? skip_posix(p) : p;
		/* \Q and \c may quote the ] that seems to end it. */
		if (*p == '\\' && (p[1] == 'Q' || p[1] == 'c'))
			w->unsure = true;
		if (behind > p)
			p = behind;
		else
			p += *p == '\\' && p[1] ? 2 : 1;
	}
	if (!*p)
		w->unsure = true;
	else
		w->p = p + 1;
}

struct repeat {
	bool given;
	unsigned min, max;
};

static bool
read_braces(const char **p, struct repeat *r)
{
	const char *s = *p + 1;
	unsigned min = 0, max = 0;

	if (!isdigit((unsigned char)*s))
		return false;
	while (isdigit((unsigned char)*s) && min < 100000)
		min = 10 * min + (unsigned)(*s++ - '0');
	max = min;
	if (*s == ',') {
		s++;
		max = isdigit((unsigned char)*s) ? 0 : 100000;
		while (isdigit((unsigned char)*s) && max < 100000)
			max = 10 * max + (unsigned)(*s++ - '0');
	}
	if (*s != '}')
		return false;
	*p = s + 1;
	*r = (struct repeat){true, min, max};
	return true;
}

static struct repeat
read_repeat(struct walk *w)
{
	struct repeat r = {false, 1, 1};

	if (*w->p == '?')
		r = (struct repeat){true, 0, 1};
	else if (*w->p == '*')
		r = (struct repeat){true, 0, 100000};
	else if (*w->p == '+')
		r = (struct repeat){true, 1, 100000};
	if (r.given)
		w->p++;
	else if (*w->p != '{' || !read_braces(&w->p, &r)) {
		/* {,3} is a quantifier from PCRE2 10.43 on. */
		w->unsure =
		    w->unsure || (w->p[0] == '{' && strchr(", ", w->p[1]));
		return r;
	}
	if (*w->p == '?' || *w->p == '+')
		w->p++;
	/* x{2}{3} */
	if (*w->p && strchr("?*+{", *w->p))
		w->unsure = true;
	return r;
}

/* p as often as its quantifier says. */
static void
repeat(struct part *p, struct repeat r)
{
	struct part none;

	if (r.min == 1 && r.max == 1)
		return;
	start(&none, "", true);
	if (r.min == 0 && r.max == 1 && p->exact)
		either(p, &none);
	else if (r.min == 0)
		start(p, "", false);
	else
		settle(p);
}

static void walk_alternation(struct walk *w, struct part *out);

/* What a group's opening says of it. */
enum group { GROUP_PLAIN, GROUP_LOOK, GROUP_DENIAL, GROUP_OPTIONS };

/* Behind the opening of a group: names, flags and look-around.  Flags other
 * than i, m, s, J and n would change what the syntax means. */
static enum group
read_opening(struct walk *w)
{
	const char *p = w->p;

	if (*p == '*')
		w->unsure = true;
	if (*p != '?')
		return GROUP_PLAIN;
	p++;
	if (*p == 'P' && p[1] == '<')
		p++;
	if (*p == ':' || *p == '>') {
		w->p = p + 1;
		return GROUP_PLAIN;
	}
	if (*p == '=' || *p == '!' ||
	    (*p == '<' && (p[1] == '=' || p[1] == '!'))) {
		w->p = p + (*p == '<' ? 2 : 1);
		return w->p[-1] == '=' ? GROUP_LOOK : GROUP_DENIAL;
	}
	if (*p == '<' || *p == '\'') {
		char close = *p == '<' ? '>' : '\'';

		w->p = strchr(p + 1, close);
		w->unsure = w->unsure || !w->p;
		w->p = w->p ? w->p + 1 : p;
		return GROUP_PLAIN;
	}
	while (*p && strchr("imsJn-^", *p))
		p++;
	if (*p != ':' && *p != ')') {
		w->unsure = true;
		return GROUP_PLAIN;
	}
	w->p = p + 1;
	return *p == ')' ? GROUP_OPTIONS : GROUP_PLAIN;
}

static void
walk_group(struct walk *w, struct part *out)
{
	struct part inner;
	enum group kind;
	struct repeat r;

	w->p++;
	kind = read_opening(w);
	if (w->unsure || kind == GROUP_OPTIONS)
		return;
	walk_alternation(w, &inner);
	if (w->unsure || *w->p != ')') {
		w->unsure = true;
		return;
	}
	w->p++;
	r = read_repeat(w);
	if (kind == GROUP_PLAIN) {
		repeat(&inner, r);
		follow(out, &inner);
	} else if (kind == GROUP_LOOK && r.min > 0) {
		/* What must stand before or behind stands in the sentence. */
		settle(&inner);
		add_all(&out->needs, &inner.needs);
	}
}

/* \b and its like take no room; \. is a point; the others end a run. */
static bool
read_escape(struct walk *w, char *literal)
{
	char c = w->p[1];

	if (c == '\0' || c == 'Q' || c == 'E' || c == 'g' || c == 'k' ||
	    c == 'c' || c == 'o' || c == 'x' || c == 'N' ||
	    isdigit((unsigned char)c) || (unsigned char)c >= 0x80) {
		w->unsure = true;
		return false;
	}
	w->p += 2;
	if ((c == 'p' || c == 'P') && *w->p == '{') {
		const char *end = strchr(w->p, '}');

		w->unsure = !end;
		w->p = end ? end + 1 : w->p;
		return false;
	}
	if (c == 'p' || c == 'P') {
		w->unsure = *w->p == '\0';
		w->p += *w->p != '\0';
		return false;
	}
	*literal = c;
	return !isalnum((unsigned char)c);
}

static bool
takes_no_room(const char *p)
{
	return *p == '^' || *p == '$' ||
	       (*p == '\\' && (p[1] == 'b' || p[1] == 'B' || p[1] == 'A' ||
			       p[1] == 'z' || p[1] == 'Z'));
}

/* One character, class or escape with its quantifier. */
static void
walk_atom(struct walk *w, struct part *out)
{
	char c[2] = {*w->p};
	bool literal = false;
	struct part one;
	struct repeat r;

	if (c[0] == '\\') {
		literal = read_escape(w, c);
	} else if (c[0] == '[') {
		skip_class(w);
	} else {
		/* Beyond ASCII, case folding changes bytes. */
		literal = c[0] != '.' && (unsigned char)c[0] < 0x7f;
		w->p++;
		while (((unsigned char)*w->p & 0xc0) == 0x80)
			w->p++;
	}
	if (w->unsure)
		return;
	r = read_repeat(w);
	if (!literal) {
		settle(out);
		set_string(&out->last, "");
		return;
	}
	c[0] = (char)tolower((unsigned char)c[0]);
	start(&one, c, true);
	repeat(&one, r);
	follow(out, &one);
}

/* Letters, digits and spaces without a quantifier, all at once. */
static bool
walk_plain(struct walk *w, struct part *out)
{
	char text[LITERAL_BYTES];
	size_t n = 0;
	struct part plain;

	for (; n + 1 < sizeof(text); n++) {
		char c = w->p[n];

		if (c != ' ' && !isalnum((unsigned char)c))
			break;
		text[n] = (char)tolower((unsigned char)c);
	}
	if (n > 0 && w->p[n] && strchr("?*+{", w->p[n]))
		n--;
	if (n == 0)
		return false;
	text[n] = '\0';
	w->p += n;
	start(&plain, text, true);
	follow(out, &plain);
	return true;
}

static void
walk_sequence(struct walk *w, struct part *out)
{
	start(out, "", true);
	while (!w->unsure && *w->p && *w->p != '|' && *w->p != ')') {
		if (walk_plain(w, out))
			continue;
		if (takes_no_room(w->p))
			w->p += *w->p == '\\' ? 2 : 1;
		else if (*w->p == '(')
			walk_group(w, out);
		else
			walk_atom(w, out);
	}
	if (out->exact)
		copy(&out->first, &out->last);
}

static void
walk_alternation(struct walk *w, struct part *out)
{
	struct part next;

	walk_sequence(w, out);
	if (!out->exact && *w->p == '|')
		settle(out);
	while (!w->unsure && *w->p == '|') {
		w->p++;
		walk_sequence(w, &next);
		either(out, &next);
	}
}

void
literals_derive(const char *pattern, struct literals *out)
{
	struct walk w = {.p = pattern};
	struct part all;

	walk_alternation(&w, &all);
	settle(&all);
	*out = all.needs;
	if (w.unsure || *w.p != '\0')
		out->n = 0;
}
