#include "link.h"

#include <stdlib.h>

#include "link_clause.h"
#include "link_name.h"
#include "link_role.h"

/* A text and what was read from it, kept while it comes again. */
struct cached {
	char *text;
	size_t n, cap;
	struct sentence s;
};

/* A title or heading, and the place that it is. */
struct title {
	char *text;
	size_t n;
	bool found;
	struct named place;
};

struct linker {
	struct places *places;
	struct link_words *words;
	struct cached text, context, name;
	struct title title, heading;
	char joined[512]; /* `Asia and Europe` */
};

static const struct slice none = {"", 0};

struct linker *
linker_new(const char *dir, struct error *e)
{
	struct linker *l = xmalloc(sizeof(*l));

	memset(l, 0, sizeof(*l));
	l->places = places_load(dir, e);
	if (l->places)
		l->words = link_words_load(dir, e);
	if (!l->words) {
		linker_free(l);
		return NULL;
	}
	return l;
}

static void
cached_free(struct cached *c)
{
	free(c->text);
	sentence_free(&c->s);
}

void
linker_free(struct linker *l)
{
	if (!l)
		return;
	cached_free(&l->text);
	cached_free(&l->context);
	cached_free(&l->name);
	free(l->title.text);
	free(l->heading.text);
	places_free(l->places);
	link_words_free(l->words);
	free(l);
}

static const struct sentence *
read_text(struct linker *l, struct cached *c, struct slice text)
{
	if (c->text && text.n == c->n && memcmp(c->text, text.p, text.n) == 0)
		return &c->s;
	if (text.n + 1 > c->cap)
		c->text = xrealloc(c->text, c->cap = 2 * text.n + 64);
	memcpy(c->text, text.p, text.n);
	c->text[c->n = text.n] = '\0';
	sentence_read(&c->s, l->places, l->words,
		      (struct slice){c->text, c->n});
	return &c->s;
}

/* Whether a word of the claim's name has the bit. */
static bool
claim_has(const struct linker *l, struct slice claim, int bit)
{
	size_t i = 0, from;

	while (i < claim.n) {
		for (from = i; i < claim.n && claim.p[i] != ' '; i++)
			;
		if (link_words_find(l->words, claim.p + from, i - from) & bit)
			return true;
		i++;
	}
	return false;
}

/* ---- one claim -------------------------------------------------------- */

/* What linking one claim knows. */
struct work {
	struct linker *l;
	const struct link_claim *c;
	struct link *out;
	const struct sentence *s;
	struct clause clause;
	struct clause_find find;
	struct named title;     /* the place that heading or title is */
	const char *title_from; /* heading, title or NULL */
};

static bool
title_place(struct linker *l, struct title *t, struct slice text,
	    struct named *out)
{
	if (!t->text || t->n != text.n ||
	    memcmp(t->text, text.p, text.n) != 0) {
		free(t->text);
		t->text = xstrndup(text.p, t->n = text.n);
		t->found = name_title(l->places, l->words,
				      (struct slice){t->text, t->n}, &t->place);
	}
	*out = t->place;
	return t->found;
}

static void
read_title(struct work *w)
{
	struct linker *l = w->l;

	if (title_place(l, &l->heading, w->c->heading, &w->title))
		w->title_from = "heading";
	else if (title_place(l, &l->title, w->c->title, &w->title))
		w->title_from = "title";
}

static void
set_subject(struct work *w, struct named n, const char *from)
{
	w->out->subject = n.name;
	w->out->subject_code = n.code;
	w->out->from = from;
}

/* Sets the object, unless the rule gave one or it is the subject again. */
static void
set_object(struct work *w, struct named n)
{
	if (w->out->object.n > 0 || slice_eq(n.name, w->out->subject))
		return;
	w->out->object = n.name;
	w->out->object_code = n.code;
}

static bool
is_label(const struct sentence *s, int first)
{
	for (int i = 0; i < first && i < s->n; i++)
		if (s->token[i].type == TOKEN_MARK && s->token[i].mark == ':')
			return true;
	return false;
}

/* Text whose columns are interleaved has its full stops apart. */
static bool
is_garbled(struct slice text)
{
	return text.n > 2 && text.p[text.n - 1] == '.' &&
	       text.p[text.n - 2] == ' ';
}

/* `50-m`, `two-year`: a hyphen before the unit (not in `one-sixth`). */
static bool
is_attributive(struct slice text, uint64_t from, uint64_t to)
{
	static const char *const unit[] = {"year", "month", "week", "day",
					   "hour", "mi",    "k",    "met"};

	for (uint64_t i = from + 1; i + 1 < to; i++) {
		const char *p = text.p + i;

		if (p[0] != '-' || p[-1] == ' ')
			continue;
		if (p[-1] >= '0' && p[-1] <= '9' && (p[1] | 32) >= 'a' &&
		    (p[1] | 32) <= 'z')
			return true;
		for (size_t k = 0; k < sizeof(unit) / sizeof(*unit); k++)
			if (strlen(unit[k]) <= to - i - 1 &&
			    memcmp(p + 1, unit[k], strlen(unit[k])) == 0)
				return true;
	}
	return false;
}

static struct named
token_name(const struct sentence *s, int i)
{
	return name_place(&s->token[i].place, s->text.p);
}

/* `Asia and Europe` as one name. */
static struct named
joined_name(struct work *w, int from, int to)
{
	const struct sentence *s = w->s;
	size_t begin = s->token[from].begin, n = s->token[to].end - begin;

	if (from == to)
		return token_name(s, from);
	if (n > sizeof(w->l->joined))
		n = 0;
	memcpy(w->l->joined, s->text.p + begin, n);
	return (struct named){{w->l->joined, n}, none};
}

/* The sentences before, read when they are asked for. */
static const struct sentence *
context(struct work *w)
{
	return read_text(w->l, &w->l->context, w->c->context);
}

/* The two countries: of the sentence before token i, of the sentences before
 * it, or the title's and the only other. */
static void
two_countries(struct work *w, int i)
{
	const struct sentence *s = w->s;
	const char *from = "sentence";
	int a, b;

	if (!clause_two(s, i, &a, &b)) {
		s = context(w);
		from = "context";
		if (!clause_two(s, s->n, &a, &b) &&
		    (a < 0 || b >= 0 || !w->title_from ||
		     slice_eq(token_name(s, a).name, w->title.name)))
			return;
	}
	set_subject(w, b < 0 ? w->title : token_name(s, a), from);
	set_object(w, token_name(s, b < 0 ? a : b));
}

/* The country that token i refers to: the subject of this sentence or of the
 * one before, the title's, or the only one named.  `It` and `its` may mean
 * many a thing: they take subjects only, and `it` behind other words takes no
 * subject of the sentence before. */
static void
one_country(struct work *w, int i)
{
	const struct sentence *around = context(w);
	const struct token *t = i < w->s->n ? &w->s->token[i] : NULL;
	bool here, before, it = t && t->end - t->begin <= 3;
	bool begins = i == 0 || !it || t->possessive ||
		      w->s->token[i - 1].type == TOKEN_MARK;
	int near = clause_antecedent(w->s, i, &here);
	int topic = clause_topic(around, &before);

	if (near >= 0 && here)
		set_subject(w, token_name(w->s, near), "sentence");
	else if (topic >= 0 && before && begins)
		set_subject(w, token_name(around, topic), "context");
	else if (w->title_from)
		set_subject(w, w->title, w->title_from);
	else if (near >= 0 && !it)
		set_subject(w, token_name(w->s, near), "sentence");
	else if (topic >= 0 && !it)
		set_subject(w, token_name(around, topic), "context");
}

static void
refer(struct work *w, enum token_type type, int i)
{
	if (type == TOKEN_TWO)
		two_countries(w, i);
	else
		one_country(w, i);
}

/* Whether the sentence names a measure of countries, and no place. */
static bool
has_measure(const struct work *w)
{
	const struct sentence *s = w->s;
	bool found = false;

	for (int i = 0; i < s->n; i++) {
		if (s->token[i].type >= TOKEN_PLACE)
			return false;
		found |= i < w->clause.first &&
			 s->token[i].type == TOKEN_WORD &&
			 s->token[i].bits & LINK_MEASURE;
	}
	return found;
}

/* The sentence names nobody: the title's place, or what the sentence before
 * is about when this one is about a country's measure. */
static void
from_around(struct work *w)
{
	const struct clause_find *f = &w->find;
	bool subject;
	int topic;

	if (!w->clause.labelled && (f->actor || f->doubt))
		return;
	if (w->title_from) {
		set_subject(w, w->title, w->title_from);
	} else if (!w->clause.garbled && has_measure(w)) {
		topic = clause_topic(context(w), &subject);
		if (topic >= 0 && subject)
			set_subject(w, token_name(context(w), topic),
				    "context");
	}
}

/* In claims that have a country on either side. */
static bool
infer_pair(struct work *w)
{
	const struct clause_find *f = &w->find;
	const struct sentence *s = w->s;

	if (!w->clause.mutual)
		return false;
	if (f->subject >= 0 && f->subject_to > f->subject &&
	    role_joined(s, f->subject_to) == f->subject &&
	    s->token[f->subject].type == TOKEN_PLACE) {
		set_subject(w, token_name(s, f->subject), "clause");
		set_object(w, token_name(s, f->subject_to));
		return true;
	}
	for (int i = 0; i < s->n && f->subject < 0; i++)
		if (s->token[i].type == TOKEN_TWO) {
			two_countries(w, i);
			return true;
		}
	return false;
}

static void
infer_subject(struct work *w)
{
	const struct clause_find *f = &w->find;
	const struct token *t =
	    f->subject >= 0 ? &w->s->token[f->subject] : NULL;

	if (infer_pair(w))
		return;
	if (t && t->type != TOKEN_PLACE)
		refer(w, t->type, f->subject);
	else if (t)
		set_subject(w, joined_name(w, f->subject, f->subject_to),
			    f->sentence ? "sentence" : "clause");
	else
		from_around(w);
}

static void
infer_object(struct work *w)
{
	int i = w->find.object;

	if (i >= 0 && w->s->token[i].type == TOKEN_PLACE &&
	    w->out->subject.n > 0)
		set_object(w, token_name(w->s, i));
}

/* Finds the subject of the sentence, with the places of the captured object
 * left out. */
static void
read_clause(struct work *w, struct slice object)
{
	struct place p[3];
	struct clause *c = &w->clause;
	int n = places_scan(w->l->places, object.p, object.n, p, 3);

	c->s = w->s;
	sentence_span(w->s, w->c->qbegin, w->c->qend, &c->first, &c->last);
	c->labelled = w->title_from && (is_label(w->s, c->first) ||
					slice_is(w->c->block, "item") ||
					slice_is(w->c->block, "table"));
	c->titled = w->title_from != NULL;
	c->vague = claim_has(w->l, w->c->claim, LINK_VAGUE);
	c->attributive = is_attributive(w->c->text, w->c->qbegin, w->c->qend);
	c->mutual = claim_has(w->l, w->c->claim, LINK_MUTUAL);
	c->garbled = is_garbled(w->c->text);
	for (int i = 0; i < n; i++)
		c->except[i] = p[i].name;
	clause_find(c, &w->find);
}

/* ---- captures --------------------------------------------------------- */

/* Whether captured text is but a reference: `the country`. */
static bool
is_reference(struct work *w, struct slice text, enum token_type *type)
{
	const struct sentence *s = read_text(w->l, &w->l->name, text);

	*type = s->n > 0 ? s->token[0].type : TOKEN_WORD;
	return s->n == 1 && (*type == TOKEN_ONE || *type == TOKEN_TWO);
}

/* The captured object; its owner becomes the subject where there is none:
 * `Tajikistan's GDP` is the GDP of Tajikistan.  Of `the Kazakh population` the
 * owner is the object itself, unless nobody else is the subject. */
static void
captured_object(struct work *w)
{
	const struct linker *l = w->l;
	struct link *out = w->out;
	struct place owner;
	struct slice rest;
	struct named n =
	    name_captured(l->places, l->words, w->c->object, false);
	bool split = out->subject.n == 0 &&
		     name_split(l->places, w->c->object, &owner, &rest);

	out->object = n.name;
	out->object_code = n.code;
	if (!split || (n.code.n > 0 && w->find.subject >= 0))
		return;
	set_subject(w, name_place(&owner, w->c->object.p), "capture");
	out->object = rest;
	out->object_code = none;
}

static void
captured_subject(struct work *w, bool people)
{
	const struct linker *l = w->l;
	struct named n =
	    name_captured(l->places, l->words, w->c->subject, people);

	set_subject(w, n, n.name.n > 0 ? "capture" : "");
}

/* The object of a claim whose subject was captured: the country of a people's
 * share, or the other place of the clause. */
static void
object_of_captured(struct work *w, bool people)
{
	struct link *out = w->out;
	const struct clause_find *f = &w->find;

	if (out->object.n > 0)
		return;
	if (people && out->subject_code.n == 0) {
		struct link group = *out;

		infer_subject(w);
		group.object = out->subject_code.n ? out->subject : none;
		group.object_code = out->subject_code;
		*out = group;
	} else if (f->subject >= 0 &&
		   w->s->token[f->subject].type == TOKEN_PLACE &&
		   slice_eq(token_name(w->s, f->subject).name, out->subject)) {
		infer_object(w);
	}
}

void
linker_link(struct linker *l, const struct link_claim *c, struct link *out)
{
	struct work w = {.l = l, .c = c, .out = out};
	bool people = claim_has(l, c->claim, LINK_PEOPLES);
	enum token_type type;

	*out = (struct link){none, none, none, none, ""};
	w.s = read_text(l, &l->text, c->text);
	read_title(&w);
	read_clause(&w, c->object);
	if (c->subject.n > 0 && is_reference(&w, c->subject, &type))
		refer(&w, type, w.clause.first);
	else if (c->subject.n > 0)
		captured_subject(&w, people);
	if (c->object.n > 0)
		captured_object(&w);
	if (c->subject.n == 0 && out->subject.n == 0) {
		infer_subject(&w);
		infer_object(&w);
	} else {
		object_of_captured(&w, people);
	}
}
