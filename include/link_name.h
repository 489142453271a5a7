/* Names as they were captured: cleaned, and looked up when they are places. */
#ifndef FACTPIPE_LINK_NAME_H
#define FACTPIPE_LINK_NAME_H

#include <stdbool.h>

#include "link_words.h"
#include "places.h"

/* Names with their code; code is "" where the name is no country or region. */
struct named {
	struct slice name, code;
};

/* text without articles, a possessive 's, quotes and marks around it. */
struct slice name_clean(struct slice text);

/* The place as name and code.  A city keeps its name and has no code, a people
 * is kept as written (text is the sentence). */
struct named name_place(const struct place *p, const char *text);

/* A captured name.  With people (a list of ethnic groups) it stays as written,
 * and an adjective is a people, without a code.  `The Kazakh population`, `the
 * economy of Mali` are the country. */
struct named name_captured(const struct places *places,
			   const struct word_lists *words, struct slice text,
			   bool people);

/* Splits `Tajikistan's GDP` and `the Kazakh market` into the owner and the
 * rest.  False when text does not begin with a place and go on. */
bool name_split(const struct places *places, struct slice text,
		struct place *owner, struct slice *rest);

/* The place that a heading or title is: `Mali`, `Mali (West Africa)`,
 * `Economy of Mali`. */
bool name_title(const struct places *places, const struct word_lists *words,
		struct slice text, struct named *out);

/* Whether a title names a thing (`Lake Balkhash`, `Gazprom`), of which lines
 * `label: value` then tell: a few words, none of which names a document, a
 * measure, or makes a sentence. */
bool name_of_thing(const struct word_lists *words, struct slice text);

#endif
