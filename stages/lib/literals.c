#include <ctype.h>
#include <string.h>

#include "literal_parts.h"
#include "patterns.h"

/*
 * A recursive walk over alternations, sequences, atoms and quantifiers, each of
 * which gives a part; `unsure` ends the whole walk with nothing.
 */
enum { MEMBERS_MAX = 8 }; /* of a class that is read as alternatives */

struct walk {
	const char *p;
	int depth; /* of groups */
	bool unsure;
};

/* Deeper groups than anyone writes, which would use up the stack. */
enum { DEPTH_MAX = 64 };

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
	part_start(&none, "", true);
	if (r.min == 0 && r.max == 1 && p->exact)
		part_either(p, &none);
	else if (r.min == 0)
		part_start(p, "", false);
	else
		part_settle(p);
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
	if (++w->depth > DEPTH_MAX) {
		w->unsure = true;
		return;
	}
	walk_alternation(w, &inner);
	w->depth--;
	if (w->unsure || *w->p != ')') {
		w->unsure = true;
		return;
	}
	w->p++;
	r = read_repeat(w);
	if (kind == GROUP_PLAIN) {
		repeat(&inner, r);
		part_follow(out, &inner);
	} else if (kind == GROUP_LOOK && r.min > 0) {
		/* What must stand before or behind stands in the sentence. */
		part_settle(&inner);
		literals_add_all(&out->needs, &inner.needs);
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

/* Beyond ASCII, case folding changes bytes.  Of an amount's mark the edges
 * count: its kind is asked for elsewhere. */
static bool
is_literal(char c)
{
	return c == MARK_OPEN || c == MARK_CLOSE ||
	       (c >= ' ' && c < 0x7f && c != '.');
}

/* A plain member of a class at p into out; its bytes, 0 for all else.  Beyond
 * ASCII only mathematical operators: they have no case. */
static size_t
read_member(const char *p, char out[4])
{
	const unsigned char *u = (const unsigned char *)p;

	out[0] = (char)tolower(*u);
	out[1] = '\0';
	if (*u >= ' ' && *u < 0x7f)
		return strchr("\\[]^-", *p) ? 0 : 1;
	if (u[0] != 0xe2 || u[1] < 0x88 || u[1] > 0x8b || u[2] < 0x80)
		return 0;
	memcpy(out, p, 3);
	out[3] = '\0';
	return 3;
}

/* A class of few members is as many alternatives: [=<≤].  False, and nothing
 * is read, when it is any other. */
static bool
read_small_class(struct walk *w, struct part *out)
{
	const char *p = w->p + 1;
	struct part one;
	char text[4];
	size_t len;
	int n = 0;

	for (; *p != ']'; p += len, n++) {
		len = read_member(p, text);
		if (len == 0 || n == MEMBERS_MAX)
			return false;
		part_start(n == 0 ? out : &one, text, true);
		if (n > 0)
			part_either(out, &one);
	}
	w->p = n > 0 ? p + 1 : w->p;
	return n > 0;
}

/* One character, class or escape with its quantifier. */
static void
walk_atom(struct walk *w, struct part *out)
{
	char c[2] = {*w->p};
	bool literal = false, class = false;
	struct part one;
	struct repeat r;

	if (c[0] == '\\') {
		literal = read_escape(w, c);
	} else if (c[0] == '[') {
		class = read_small_class(w, &one);
		if (!class)
			skip_class(w);
	} else {
		literal = is_literal(c[0]);
		w->p++;
		while (((unsigned char)*w->p & 0xc0) == 0x80)
			w->p++;
	}
	if (w->unsure)
		return;
	r = read_repeat(w);
	if (!literal && !class) {
		part_open(out);
		return;
	}
	c[0] = (char)tolower((unsigned char)c[0]);
	if (literal)
		part_start(&one, c, true);
	repeat(&one, r);
	part_follow(out, &one);
}

/* Letters, digits and spaces without a quantifier, all at once. */
static bool
walk_plain(struct walk *w, struct part *out)
{
	char text[LITERAL_BYTES];
	size_t n = 0;

	for (; n + 1 < sizeof(text); n++) {
		char c = w->p[n];

		if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
			c |= 0x20;
		else if (c != ' ' && (c < '0' || c > '9'))
			break;
		text[n] = c;
	}
	if (n > 0 && w->p[n] && strchr("?*+{", w->p[n]))
		n--;
	if (n == 0)
		return false;
	text[n] = '\0';
	w->p += n;
	part_text(out, text);
	return true;
}

static void
walk_sequence(struct walk *w, struct part *out)
{
	part_start(out, "", true);
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
}

static void
walk_alternation(struct walk *w, struct part *out)
{
	struct part next;

	walk_sequence(w, out);
	if (!out->exact && *w->p == '|')
		part_settle(out);
	while (!w->unsure && *w->p == '|') {
		w->p++;
		walk_sequence(w, &next);
		part_either(out, &next);
	}
}

void
literals_derive(const char *pattern, struct literals *out)
{
	struct walk w = {.p = pattern};
	struct part all;

	walk_alternation(&w, &all);
	part_settle(&all);
	*out = all.needs;
	if (w.unsure || *w.p != '\0')
		out->n = 0;
}
