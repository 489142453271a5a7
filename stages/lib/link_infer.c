#include "link_work.h"

#include "link_refer.h"
#include "link_role.h"

enum { NEAR = 5 };       /* tokens behind an amount */
enum { FRONT = 4 };      /* tokens of `In the north it` */

const struct sentence *
work_read(struct linker *l, struct cached *c, struct slice text)
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

struct named
work_place(const struct sentence *s, int i)
{
	return name_place(&s->token[i].place, s->text.p);
}

void
work_set_subject(struct work *w, struct named n, const char *from)
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

/* `Asia and Europe` as one name. */
static struct named
joined_name(struct work *w, int from, int to)
{
	const struct sentence *s = w->s;
	size_t begin = s->token[from].begin, n = s->token[to].end - begin;

	if (from == to)
		return work_place(s, from);
	if (n > sizeof(w->l->joined))
		n = 0;
	memcpy(w->l->joined, s->text.p + begin, n);
	return (struct named){{w->l->joined, n}, slice_of("")};
}

/* The sentences before, read when they are asked for. */
static const struct sentence *
context(struct work *w)
{
	return work_read(w->l, &w->l->context, w->c->context);
}

/* The two countries: of the sentence before token i, of the sentences before
 * it, or the title's and the only other. */
static void
two_countries(struct work *w, int i)
{
	const struct sentence *s = w->s;
	const char *from = "sentence";
	int a, b;

	if (!refer_two(s, i, &a, &b)) {
		s = context(w);
		from = "context";
		if (!refer_two(s, s->n, &a, &b) &&
		    (a < 0 || b >= 0 || !w->title_from ||
		     slice_eq(work_place(s, a).code, w->title.code)))
			return;
	}
	work_set_subject(w, b < 0 ? w->title : work_place(s, a), from);
	set_object(w, work_place(s, b < 0 ? a : b));
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
	bool here, before,
	    it = t && t->type == TOKEN_ONE && t->end - t->begin <= 3;
	bool begins = i == 0 || !it || t->possessive ||
		      w->s->token[i - 1].type == TOKEN_MARK ||
		      (i <= FRONT && token_has(w->s, 0, LINK_OF));
	int near = refer_antecedent(w->s, i, &here);
	int topic = refer_topic(around, &before);

	if (near >= 0 && here)
		work_set_subject(w, work_place(w->s, near), "sentence");
	else if (w->has_topic && w->topic.code.n > 0)
		work_set_subject(w, w->topic, "title");
	else if (topic >= 0 && before && begins)
		work_set_subject(w, work_place(around, topic), "context");
	else if (w->title_from)
		work_set_subject(w, w->title, w->title_from);
	else if (near >= 0 && !it)
		work_set_subject(w, work_place(w->s, near), "sentence");
	else if (topic >= 0 && !it)
		work_set_subject(w, work_place(around, topic), "context");
}

void
work_refer(struct work *w, enum token_type type, int i)
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

/* Whether the sentence names a place that the rule did not capture. */
static bool
names_place(const struct work *w)
{
	for (int i = 0; i < w->s->n; i++)
		if (near_candidate(&w->clause, i) &&
		    w->s->token[i].type == TOKEN_PLACE &&
		    w->s->token[i].place.form != PLACE_CITY)
			return true;
	return false;
}

/* What the title is about, in a sentence of its own measures. */
static bool
from_topic(struct work *w)
{
	bool firm = w->topic.code.n == 0;

	if (!w->has_topic || w->apart || w->clause.garbled)
		return false;
	if (names_place(w) && !firm && w->out->object_code.n == 0)
		return false;
	work_set_subject(w, w->topic, "title");
	return true;
}

/* `World output`, `The global price`, but not `The World Bank`. */
static bool
is_worldwide(const struct sentence *s)
{
	int i = token_is(s, 0, "the") || token_is(s, 0, "The");
	bool all = token_has(s, i, LINK_EVERYWHERE);

	return all ||
	       ((token_is(s, i, "World") || token_is(s, i, "Global") ||
		 token_is(s, i, "world") || token_is(s, i, "global")) &&
		i + 1 < s->n && !s->token[i + 1].capital);
}

/* The sentence names nobody: the title's place, or what the sentence before
 * is about when this one is about a country's measure. */
static void
from_around(struct work *w)
{
	const struct clause_find *f = &w->find;
	bool subject;
	int topic;

	if (!w->clause.labelled &&
	    (f->actor || f->doubt || is_worldwide(w->s)))
		return;
	for (int i = 0; i < NEAR; i++)
		if (token_has(w->s, w->clause.last + i, LINK_EVERYWHERE))
			return;
	if (w->title_from)
		work_set_subject(w, w->title, w->title_from);
	else if (from_topic(w))
		return;
	else if (!w->clause.garbled && has_measure(w)) {
		topic = refer_topic(context(w), &subject);
		if (topic >= 0 && subject)
			work_set_subject(w, work_place(context(w), topic),
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
		work_set_subject(w, work_place(s, f->subject), "clause");
		set_object(w, work_place(s, f->subject_to));
		return true;
	}
	for (int i = 0; i < s->n && f->subject < 0; i++)
		if (s->token[i].type == TOKEN_TWO) {
			two_countries(w, i);
			return true;
		}
	return false;
}

/* What a count counts: `developed countries`, `countries in Asia and Europe`.
 */
static bool
infer_counted(struct work *w)
{
	const struct clause *c = &w->clause;
	const struct clause_find *f = &w->find;
	const struct sentence *s = w->s;
	int from = c->first + 1, to = c->last - 1;
	size_t n;

	if (!c->counts || f->actor || c->titled ||
	    (f->subject >= 0 && f->subject < c->first))
		return false;
	while (from < c->last && token_has(s, from, LINK_NUMBER))
		from++;
	if (f->subject == c->last + 1 &&
	    s->token[f->subject].type == TOKEN_PLACE)
		to = f->subject_to;
	/* One word is the unit, no more. */
	if (from >= to || s->token[from].type != TOKEN_WORD)
		return false;
	n = s->token[to].end - s->token[from].begin;
	if (n > sizeof(w->l->joined))
		return false;
	memcpy(w->l->joined, s->text.p + s->token[from].begin, n);
	work_set_subject(w, (struct named){{w->l->joined, n}, slice_of("")},
			 "clause");
	return true;
}

/* Whether the words at token i refer to a country that the text names. */
static bool
refers(struct work *w, enum token_type type, int i)
{
	struct link before = *w->out;

	w->out->subject.n = 0;
	work_refer(w, type, i);
	if (w->out->subject.n > 0)
		return true;
	*w->out = before;
	return false;
}

void
work_infer_subject(struct work *w)
{
	const struct clause_find *f = &w->find;
	const struct token *t =
	    f->subject >= 0 ? &w->s->token[f->subject] : NULL;

	if (infer_pair(w) || infer_counted(w))
		return;
	if (t && t->type != TOKEN_PLACE && refers(w, t->type, f->subject))
		return;
	if (t && t->type == TOKEN_PLACE)
		work_set_subject(w, joined_name(w, f->subject, f->subject_to),
				 f->sentence ? "sentence" : "clause");
	else if (!work_actor(w) && !t)
		from_around(w);
}

void
work_infer_object(struct work *w)
{
	int i = w->find.object;

	if (i >= 0 && w->s->token[i].type == TOKEN_PLACE &&
	    w->out->subject.n > 0)
		set_object(w, work_place(w->s, i));
}
