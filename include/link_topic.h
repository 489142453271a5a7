/*
 * What a document is about by its title: the one country that it names
 * (`Kazakhstan: economic update`), or a firm (`Orla Energy plc: results`).
 * Used by link*.c only.
 */
#ifndef FACTPIPE_LINK_TOPIC_H
#define FACTPIPE_LINK_TOPIC_H

#include "link_name.h"

/* False when the title names none, or several. */
bool topic_of_title(const struct places *places, const struct word_lists *words,
		    struct slice title, struct named *out);

/* Whether a place is a capital that may stand for its state: `Baku pumped`. */
bool topic_of_capital(const struct word_lists *words, const struct place *p);

#endif
