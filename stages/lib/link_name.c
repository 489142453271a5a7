#include "link_name.h"

enum { THING_WORDS = 5 };

static struct slice
part(struct slice s, size_t from, size_t to)
{
	return (struct slice){s.p + from, to - from};
}

static bool
begins(struct slice s, const char *word)
{
	size_t n = strlen(word);

	if (s.n <= n || ((s.p[0] | 32) != (word[0] | 32)))
		return false;
	return memcmp(s.p + 1, word + 1, n - 1) == 0;
}

static struct slice
trim(struct slice s)
{
	while (s.n > 0 && strchr(" ,;:.\"'-", s.p[0]))
		s.p++, s.n--;
	while (s.n > 0 && strchr(" ,;:\"-", s.p[s.n - 1]))
		s.n--;
	return s;
}

struct slice
name_clean(struct slice s)
{
	static const char *const article[] = {
	    "the ", "this ", "its ", "their ", "a ", "an ", "ethnic ", NULL};

	s = trim(s);
	for (int i = 0; article[i]; i++)
		if (begins(s, article[i]))
			s = trim(part(s, strlen(article[i]), s.n));
	if (s.n > 2 && memcmp(s.p + s.n - 2, "'s", 2) == 0)
		s.n -= 2;
	else if (s.n > 1 && s.p[s.n - 1] == '\'')
		s.n--;
	return s;
}

/* s without an aside in brackets at its end. */
static struct slice
without_aside(struct slice s)
{
	size_t i = s.n;

	if (s.n == 0 || s.p[s.n - 1] != ')')
		return s;
	while (i > 0 && s.p[i - 1] != '(')
		i--;
	return i > 1 ? trim(part(s, 0, i - 1)) : s;
}

struct named
name_place(const struct place *p, const char *text)
{
	struct slice written = {text + p->begin, p->end - p->begin};

	if (p->form == PLACE_PEOPLE)
		return (struct named){name_clean(written), slice_of("")};
	if (p->form == PLACE_CITY)
		return (struct named){slice_of(p->name), slice_of("")};
	return (struct named){slice_of(p->name), slice_of(p->code)};
}

/* Whether all words of s have one of the bits. */
static bool
all_have(const struct word_lists *words, struct slice s, int bits)
{
	size_t i = 0, from;

	while (i < s.n) {
		if (s.p[i] == ' ' || s.p[i] == '\'') {
			i += s.p[i] == '\'' && i + 1 < s.n && s.p[i + 1] == 's';
			i++;
			continue;
		}
		for (from = i; i < s.n && s.p[i] != ' ' && s.p[i] != '\''; i++)
			;
		if (!(word_lists_find(words, s.p + from, i - from) & bits))
			return false;
	}
	return true;
}

/* s without what a rule's name took in too much: `includes Anglican`,
 * `cores of`. */
static struct slice
without_hollow(const struct word_lists *words, struct slice s)
{
	size_t n;

	for (;;) {
		for (n = 0; n < s.n && s.p[n] != ' '; n++)
			;
		if (!(word_lists_find(words, s.p, n) & LINK_LEAD))
			break;
		s = trim(part(s, n, s.n));
	}
	for (;;) {
		for (n = s.n; n > 0 && s.p[n - 1] != ' '; n--)
			;
		if (n == 0 || !(word_lists_find(words, s.p + n, s.n - n) &
				(LINK_OF | LINK_OBJECT | LINK_HOLLOW)))
			break;
		s = trim(part(s, 0, n));
	}
	return s;
}

struct named
name_captured(const struct places *places, const struct word_lists *words,
	      struct slice text, bool people)
{
	struct slice clean = without_hollow(words, name_clean(text));
	struct named out = {clean, slice_of("")};
	struct place p[2];

	/* Function words alone name nobody. */
	if (all_have(words, clean,
		     LINK_HOLLOW | LINK_OF | LINK_TO | LINK_BREAK |
			 LINK_PRONOUN | LINK_ADVERB)) {
		out.name.n = 0;
		return out;
	}
	if (without_aside(clean).n < clean.n &&
	    places_find(places, without_aside(clean), p)) {
		/* `Spain (Ceuta)`; a place's own brackets are in the table. */
		bool whole = places_find(places, clean, p);

		if (whole || !people)
			out.code = slice_of(p->code);
		if (whole && !people)
			out.name = slice_of(p->name);
		return out;
	}
	if (places_scan(places, clean.p, clean.n, p, 2) != 1)
		return out;
	if (people && p[0].begin == 0 && p[0].end == clean.n) {
		if (p[0].form == PLACE_NAME)
			out.code = slice_of(p[0].code);
		return out;
	}
	/* `In Mali`, `Meanwhile Mali`: a rule's name took in too much. */
	if (!all_have(words, part(clean, 0, p[0].begin),
		      LINK_WHOLE | LINK_OF | LINK_BREAK | LINK_ADVERB) ||
	    !all_have(words, part(clean, p[0].end, clean.n), LINK_WHOLE))
		return out;
	return name_place(p, clean.p);
}

bool
name_split(const struct places *places, struct slice text, struct place *owner,
	   struct slice *rest)
{
	struct slice clean = name_clean(text);
	size_t end;

	if (clean.n == 0 ||
	    places_scan(places, clean.p, clean.n, owner, 1) != 1 ||
	    owner->begin != 0 || owner->end == clean.n)
		return false;
	end = owner->end;
	if (clean.n - end > 2 && memcmp(clean.p + end, "'s", 2) == 0)
		end += 2;
	else if (clean.p[end] == '\'')
		end++;
	else if (owner->form != PLACE_ADJECTIVE)
		return false;
	if (end >= clean.n || clean.p[end] != ' ')
		return false;
	*rest = part(clean, end + 1, clean.n);
	owner->begin += (size_t)(clean.p - text.p);
	owner->end += (size_t)(clean.p - text.p);
	return rest->n > 0;
}

/* The length of `Economy of ` or `The geography of ` at the beginning of a
 * title; 0 when there is no such thing. */
static size_t
title_prefix(const struct word_lists *words, struct slice s)
{
	size_t from = begins(s, "the ") ? 4 : 0, to = from;

	while (to < s.n && s.p[to] != ' ')
		to++;
	if (!(word_lists_find(words, s.p + from, to - from) & LINK_TITLE))
		return 0;
	s = part(s, to, s.n);
	return begins(s, " of ") || begins(s, " in ") ? to + 4 : 0;
}

bool
name_title(const struct places *places, const struct word_lists *words,
	   struct slice text, struct named *out)
{
	struct place p;

	text = trim(text);
	text = part(text, title_prefix(words, text), text.n);
	if (!places_find(places, text, &p) &&
	    !places_find(places, without_aside(text), &p))
		return false;
	if (p.form == PLACE_ADJECTIVE || p.form == PLACE_PEOPLE)
		return false;
	*out = name_place(&p, text.p);
	return true;
}

bool
name_of_thing(const struct word_lists *words, struct slice s)
{
	static const int other = LINK_DOCUMENT | LINK_TITLE | LINK_MEASURE |
				 LINK_VERB | LINK_PRONOUN | LINK_BREAK;
	size_t i = 0, from;
	int count = 0;

	while (i < s.n) {
		for (from = i; i < s.n && s.p[i] != ' '; i++)
			if (strchr("0123456789:?!;%\"", s.p[i]))
				return false;
		if (word_lists_find(words, s.p + from, i - from) & other)
			return false;
		count++;
		i++;
	}
	return count > 0 && count <= THING_WORDS;
}
