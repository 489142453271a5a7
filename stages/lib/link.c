#include "link.h"

#include <stdlib.h>

#include "link_measure.h"
#include "link_work.h"

static const struct slice none = {"", 0};

struct linker *
linker_new(const char *dir, struct error *e)
{
	struct linker *l = xmalloc(sizeof(*l));

	memset(l, 0, sizeof(*l));
	l->places = places_load(dir, e);
	if (l->places)
		l->words = link_words_load(dir, e);
	if (l->words)
		l->measures = measures_load(dir, e);
	if (!l->measures) {
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
	free(l->topic.text);
	places_free(l->places);
	word_lists_free(l->words);
	word_lists_free(l->measures);
	free(l);
}

/* What the words of the claim's name are, together. */
static int
claim_bits(const struct linker *l, struct slice claim)
{
	size_t i = 0, from;
	int bits = 0;

	while (i < claim.n) {
		for (from = i; i < claim.n && claim.p[i] != ' '; i++)
			;
		bits |= word_lists_find(l->words, claim.p + from, i - from);
		i++;
	}
	return bits;
}

/* ---- one claim -------------------------------------------------------- */

static bool
is_cell(const struct link_claim *c)
{
	return slice_is(c->block, "cell");
}

/* What the title is about, which counts in prose and for a table's cells; of
 * these what the heading is about, before it. */
static void
read_topic(struct work *w, struct slice text, const char *from)
{
	struct linker *l = w->l;
	struct title *t = &l->topic;

	if (w->title_from || w->has_topic || slice_is(w->c->block, "item") ||
	    slice_is(w->c->block, "table"))
		return;
	if (!t->text || t->n != text.n ||
	    memcmp(t->text, text.p, text.n) != 0) {
		free(t->text);
		t->text = xstrndup(text.p, t->n = text.n);
		t->found =
		    topic_of_title(l->places, l->words,
				   (struct slice){t->text, t->n}, &t->place);
	}
	w->topic = t->place;
	w->topic_from = from;
	w->has_topic = t->found;
}

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
	static const char *const unit[] = {
	    "year", "month",  "week",   "day",   "hour", "mi",  "k",
	    "met",  "member", "nation", "party", "seat", "term"};

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

/* The place that a table's row is about: what names it, or is its first
 * cell. */
static bool
row_place(const struct work *w, struct named *out)
{
	struct slice cell = w->c->row;
	const char *bar = memchr(w->c->text.p, '|', w->c->text.n);
	struct place p;

	if (!slice_is(w->c->block, "table"))
		return false;
	if (cell.n == 0 && bar && bar - w->c->text.p >= 2)
		cell = (struct slice){w->c->text.p,
				      (size_t)(bar - w->c->text.p) - 1};
	if (cell.n == 0 || !places_find(w->l->places, cell, &p))
		return false;
	*out = name_place(&p, cell.p);
	return true;
}

/* Finds the subject of the sentence, with the places of the captured object
 * left out. */
static void
read_clause(struct work *w, struct slice object, int bits)
{
	struct place p[3];
	struct clause *c = &w->clause;
	int n = places_scan(w->l->places, object.p, object.n, p, 3);

	c->s = w->s;
	sentence_span(w->s, w->c->qbegin, w->c->qend, &c->first, &c->last);
	c->labelled = is_label(w->s, c->first) ||
		      slice_is(w->c->block, "item") ||
		      slice_is(w->c->block, "table") || is_cell(w->c);
	if (!w->title_from && row_place(w, &w->title))
		w->title_from = "clause";
	if (!w->title_from && c->labelled &&
	    name_of_thing(w->l->words, w->c->title)) {
		w->title = (struct named){w->c->title, none};
		w->title_from = "title";
	}
	c->labelled &= w->title_from != NULL;
	c->titled = w->title_from != NULL;
	c->vague = bits & LINK_VAGUE;
	c->attributive = is_attributive(w->c->text, w->c->qbegin, w->c->qend);
	c->counts = bits & LINK_COUNT;
	c->mutual = bits & LINK_MUTUAL;
	c->garbled = is_garbled(w->c->text);
	for (int i = 0; i < n; i++)
		c->except[i] = p[i].name;
	clause_find(c, &w->find);
}

/* ---- captures --------------------------------------------------------- */

/* Whether captured text is but a reference: `the country`, `its economy`. */
static bool
is_reference(struct work *w, struct slice text, enum token_type *type)
{
	const struct sentence *s = work_read(w->l, &w->l->name, text);

	*type = s->n > 0 ? s->token[0].type : TOKEN_WORD;
	for (int i = 1; i < s->n; i++)
		if (!token_has(s, i, LINK_WHOLE))
			return false;
	return *type == TOKEN_ONE || *type == TOKEN_TWO;
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
	if (!split || (n.code.n > 0 && w->find.subject >= 0) ||
	    w->find.who.from >= 0)
		return;
	work_set_subject(w, name_place(&owner, w->c->object.p), "capture");
	out->object = rest;
	out->object_code = none;
}

static void
captured_subject(struct work *w, bool people)
{
	const struct linker *l = w->l;
	struct named n =
	    name_captured(l->places, l->words, w->c->subject, people);

	/* `the company`: the firm that the title names. */
	if (w->has_topic && w->topic.code.n == 0 &&
	    word_lists_find(l->words, n.name.p, n.name.n) & LINK_FIRM) {
		work_set_subject(w, w->topic, "title");
		return;
	}
	work_set_subject(w, n, n.name.n > 0 ? "capture" : "");
}

/* The object of a claim whose subject was captured: the country of a people's
 * share, or the other place of the clause; of a party or a person in a
 * country's page that country (but notes compare with others). */
static void
object_of_captured(struct work *w, bool people)
{
	struct link *out = w->out;
	const struct clause_find *f = &w->find;

	if (out->object.n > 0)
		return;
	if (people) {
		struct link group = *out;

		work_infer_subject(w);
		if (out->subject_code.n > 0 &&
		    !slice_eq(out->subject_code, group.subject_code)) {
			group.object = out->subject;
			group.object_code = out->subject_code;
		}
		*out = group;
	} else if (f->subject >= 0 &&
		   w->s->token[f->subject].type == TOKEN_PLACE &&
		   slice_eq(work_place(w->s, f->subject).name, out->subject)) {
		work_infer_object(w);
	} else if (w->clause.labelled && out->subject_code.n == 0 &&
		   !token_is(w->s, 0, "note")) {
		out->object = w->title.code.n ? w->title.name : none;
		out->object_code = w->title.code;
	}
}

/* What names a row: a place, or anything else as it is written. */
static struct named
row_name(const struct work *w)
{
	struct slice name = name_clean(w->c->row);
	struct place p;

	if (places_find(w->l->places, name, &p) &&
	    (p.form == PLACE_NAME || p.form == PLACE_CITY))
		return name_place(&p, name.p);
	return (struct named){name, none};
}

/* An amount of a table is of the one who names its row, else of whom the
 * heading or the title is about. */
static void
cell_subject(struct work *w)
{
	if (w->c->row.n > 0)
		work_set_subject(w, row_name(w), "row");
	else if (w->has_topic)
		work_set_subject(w, w->topic, w->topic_from);
	else if (w->title_from)
		work_set_subject(w, w->title, w->title_from);
}

/* Claims of one word that are never of the topic, unlike longer ones. */
static bool
is_whole_claim(struct slice claim)
{
	return slice_is(claim, "share") || slice_is(claim, "people") ||
	       slice_is(claim, "age");
}

/* Who takes a share of the exports is the other side, not the one that the
 * share is of. */
static void
drop_partner(struct work *w)
{
	int i = w->find.subject;
	const struct token *t = i >= 0 ? &w->s->token[i] : NULL;

	if (t && t->type == TOKEN_PLACE && !t->possessive &&
	    !w->clause.labelled && !token_has(w->s, i - 1, LINK_OF))
		w->find.subject = -1;
}

/* A capital that does what states do has its country's code. */
static void
state_of_capital(struct work *w)
{
	struct place p;

	if (w->out->subject_code.n == 0 &&
	    places_find(w->l->places, w->out->subject, &p) &&
	    topic_of_capital(w->l->words, &p))
		w->out->subject_code = slice_of(p.code);
	if (w->out->object_code.n == 0 &&
	    places_find(w->l->places, w->out->object, &p) &&
	    topic_of_capital(w->l->words, &p))
		w->out->object_code = slice_of(p.code);
}

void
linker_link(struct linker *l, const struct link_claim *c, struct link *out)
{
	struct work w = {.l = l, .c = c, .out = out};
	int bits = claim_bits(l, c->claim);
	bool people = bits & LINK_PEOPLES;
	enum token_type type;
	bool referred;

	*out = (struct link){none, none, none, none, ""};
	w.s = work_read(l, &l->text, c->text);
	sentence_know_first(&l->text.s, c->context);
	w.apart = bits & LINK_APART || is_whole_claim(c->claim);
	read_title(&w);
	if (is_cell(c))
		read_topic(&w, c->heading, "heading");
	read_topic(&w, c->title, "title");
	read_clause(&w, c->object, bits);
	if (bits & LINK_PARTNER)
		drop_partner(&w);
	referred = c->subject.n > 0 && is_reference(&w, c->subject, &type);
	if (referred)
		work_refer(&w, type, w.clause.first);
	else if (c->subject.n > 0)
		captured_subject(&w, people);
	if (c->object.n > 0)
		captured_object(&w);
	if (out->subject.n == 0 && is_cell(c)) {
		cell_subject(&w);
		object_of_captured(&w, people);
	} else if (out->subject.n == 0 && !referred) {
		work_infer_subject(&w);
		work_infer_object(&w);
	} else {
		object_of_captured(&w, people);
	}
	if (bits & LINK_STATE)
		state_of_capital(&w);
}

void
linker_measure(struct linker *l, const struct link_claim *c, struct link *out)
{
	const struct sentence *s;
	int first, last;

	if (out->object.n > 0 || is_attributive(c->text, c->qbegin, c->qend) ||
	    !measure_unsaid(l->measures, c->claim))
		return;
	s = work_read(l, &l->text, c->text);
	sentence_span(s, c->qbegin, c->qend, &first, &last);
	out->object = measure_before(l->measures, s, first);
}
