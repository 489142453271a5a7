/* What the parts of linking share: the linker and one claim being linked. */
#ifndef FACTPIPE_LINK_WORK_H
#define FACTPIPE_LINK_WORK_H

#include "link.h"
#include "link_clause.h"
#include "link_name.h"
#include "link_topic.h"

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
	struct word_lists *words, *measures;
	struct cached text, context, name;
	struct title title, heading, topic;
	char joined[512]; /* `Asia and Europe` */
};

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
	struct named topic;     /* what the title is about, in prose */
	const char *topic_from; /* of a cell the heading may say it */
	bool has_topic;
	bool apart; /* a claim that is never of the topic */
};

/* The sentence read from text; it stays while the same text comes again. */
const struct sentence *work_read(struct linker *l, struct cached *c,
				 struct slice text);

void work_set_subject(struct work *w, struct named n, const char *from);

/* Sets the subject to what the words at token i, or behind the last, refer to,
 * and for two countries the object too. */
void work_refer(struct work *w, enum token_type type, int i);

/* Sets the subject that the clause, the sentence, the sentences before, the
 * heading or the title give; and the object beside it, unless there is one. */
void work_infer_subject(struct work *w);
void work_infer_object(struct work *w);

/* Sets the subject to the name in the clause that is no place, or to the firm
 * that `the company`, `it` refer to.  False where there is none. */
bool work_actor(struct work *w);

/* The place of token i. */
struct named work_place(const struct sentence *s, int i);

#endif
