#include "literals.h"

#include <ctype.h>
#include <string.h>

/*
 * A recursive walk over alternations, sequences, atoms and quantifiers.  Each
 * part returns a requirement; `unsure` ends the whole walk with an empty set.
 */
struct walk {
	const char *p;
	bool unsure;
};

static void
clear(struct literal_set *s)
{
	s->n = s->rarity = 0;
}

/* Words that stand in most sentences rule hardly any out. */
static bool
is_common(const char *word, size_t n)
{
	static const char *const common[] = {
	    "a",   "an", "and", "are", "as",   "at",    "by",   "for", "from",
	    "has", "in", "is",  "it",  "of",   "on",    "or",   "per", "that",
	    "the", "to", "up",  "was", "were", "which", "with", "year"};

	for (size_t i = 0; i < sizeof(common) / sizeof(*common); i++)
		if (strlen(common[i]) == n && memcmp(common[i], word, n) == 0)
			return true;
	return false;
}

/* 0 for too short, 1 for common words only, else more with the length of the
 * longest word that is not common. */
static int
rarity(const char *text)
{
	size_t best = 0, all = strlen(text);

	while (*text) {
		size_t n = strcspn(text, " ");

		if (n > best && !is_common(text, n))
			best = n;
		text += n;
		text += strspn(text, " ");
	}
	return all < 2 ? 0 : best > 0 ? 2 + (int)best : 1;
}

/* Sets are large and mostly empty. */
static void
copy(struct literal_set *to, const struct literal_set *from)
{
	to->n = from->n;
	to->rarity = from->rarity;
	memcpy(to->text, from->text, (size_t)from->n * LITERAL_BYTES);
}

void
literals_keep_rarer(struct literal_set *best, const struct literal_set *s)
{
	/* Of equally rare ones the smaller set. */
	if (s->rarity > best->rarity ||
	    (s->rarity == best->rarity && s->n < best->n))
		copy(best, s);
}

/* a becomes the strings of either; empty when one has none. */
static void
unite(struct literal_set *a, const struct literal_set *b)
{
	if (a->n == 0 || b->n == 0 || a->n + b->n > LITERALS_MAX) {
		clear(a);
		return;
	}
	for (int i = 0; i < b->n; i++)
		memcpy(a->text[a->n++], b->text[i], LITERAL_BYTES);
	a->rarity = a->rarity < b->rarity ? a->rarity : b->rarity;
}

/* Literal bytes that follow each other so far. */
struct run {
	char text[LITERAL_BYTES];
	size_t n;
};

static void
end_run(struct run *run, struct literal_set *best)
{
	struct literal_set one;

	if (run->n) {
		one.n = 1;
		memcpy(one.text[0], run->text, run->n);
		one.text[0][run->n] = '\0';
		one.rarity = rarity(one.text[0]);
		literals_keep_rarer(best, &one);
	}
	run->n = 0;
}

static void
add_byte(struct run *run, struct literal_set *best, char c)
{
	if (run->n + 1 == LITERAL_BYTES)
		end_run(run, best);
	run->text[run->n++] = (char)tolower((unsigned char)c);
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

static void walk_alternation(struct walk *w, struct literal_set *out);

/* What a group's opening says of it. */
enum group { GROUP_PLAIN, GROUP_DENIAL, GROUP_OPTIONS };

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
		/* What must stand before or behind stands in the sentence. */
		return w->p[-1] == '=' ? GROUP_PLAIN : GROUP_DENIAL;
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
walk_group(struct walk *w, struct run *run, struct literal_set *best)
{
	struct literal_set inner;
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
	end_run(run, best);
	if (kind == GROUP_PLAIN && r.min > 0)
		literals_keep_rarer(best, &inner);
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
walk_atom(struct walk *w, struct run *run, struct literal_set *best)
{
	char c = *w->p;
	bool literal = false;
	struct repeat r;

	if (c == '\\') {
		literal = read_escape(w, &c);
	} else if (c == '[') {
		skip_class(w);
	} else {
		/* Beyond ASCII, case folding changes bytes. */
		literal = c != '.' && (unsigned char)c >= 0x20 &&
			  (unsigned char)c < 0x7f;
		w->p++;
		while (((unsigned char)*w->p & 0xc0) == 0x80)
			w->p++;
	}
	if (w->unsure)
		return;
	r = read_repeat(w);
	if (literal && r.min > 0)
		add_byte(run, best, c);
	if (!literal || r.min != 1 || r.max != 1)
		end_run(run, best);
}

static void
walk_sequence(struct walk *w, struct literal_set *best)
{
	struct run run = {.n = 0};

	clear(best);
	while (!w->unsure && *w->p && *w->p != '|' && *w->p != ')') {
		if (takes_no_room(w->p))
			w->p += *w->p == '\\' ? 2 : 1;
		else if (*w->p == '(')
			walk_group(w, &run, best);
		else
			walk_atom(w, &run, best);
	}
	end_run(&run, best);
}

static void
walk_alternation(struct walk *w, struct literal_set *out)
{
	struct literal_set next;

	walk_sequence(w, out);
	while (!w->unsure && *w->p == '|') {
		w->p++;
		walk_sequence(w, &next);
		unite(out, &next);
	}
}

void
literals_derive(const char *pattern, struct literal_set *out)
{
	struct walk w = {.p = pattern};

	walk_alternation(&w, out);
	if (w.unsure || *w.p != '\0' || out->rarity == 0)
		clear(out);
}
