/* Subjects that are no places. */
#include "link_work.h"

enum { HEADLINE = 100 }; /* bytes of a line without a full stop */

/* Sentences, not headings: there every word may have a capital. */
static bool
is_running(const struct link_claim *c)
{
	bool stop =
	    c->text.n > 0 && strchr(".!?;:\"')", c->text.p[c->text.n - 1]);

	return (slice_is(c->block, "para") || slice_is(c->block, "note")) &&
	       (stop || c->text.n > HEADLINE);
}

static struct named
name_of(const struct sentence *s, struct actor who)
{
	size_t begin = s->token[who.from].begin;
	struct slice name = {s->text.p + begin, s->token[who.to].end - begin};

	return (struct named){name_clean(name), slice_of("")};
}

/* Whether the sentence speaks of `the company` before the amount, or of `it`.
 */
static bool
refers(const struct work *w)
{
	const struct sentence *s = w->s;
	int i = w->find.subject;

	if (i >= 0)
		return i < w->clause.first &&
		       (token_is(s, i, "it") || token_is(s, i, "It") ||
			token_is(s, i, "its") || token_is(s, i, "Its"));
	for (i = 0; i < w->clause.first; i++)
		if (token_has(s, i, LINK_FIRM) &&
		    (token_is(s, i - 1, "the") || token_is(s, i - 1, "The")))
			return true;
	return false;
}

/* Who begins the nearest of the sentences before that somebody begins. */
static bool
actor_before(struct work *w)
{
	const struct sentence *s =
	    work_read(w->l, &w->l->context, w->c->context);
	struct actor a, found = {-1, -1, -1};

	for (int i = s->n - 1; i >= 0; i--) {
		if (token_is_mark(s, i, ".") && found.from >= 0)
			break;
		if (actor_at(s, i, &a) && a.from >= 0)
			found = a;
	}
	if (found.from < 0)
		return false;
	work_set_subject(w, name_of(s, found), "context");
	return true;
}

bool
work_actor(struct work *w)
{
	if (!is_running(w->c))
		return false;
	if (w->find.who.from >= 0) {
		work_set_subject(w, name_of(w->s, w->find.who), "clause");
		return true;
	}
	if (w->title_from || w->find.doubt || !refers(w))
		return false;
	if (!w->has_topic)
		return actor_before(w);
	if (w->topic.code.n > 0)
		return false;
	work_set_subject(w, w->topic, "title");
	return true;
}
