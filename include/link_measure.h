/*
 * What an amount measures, where its rule does not say: the noun phrase before
 * it that has a word of rules/measures.yaml, `the volume of container traffic
 * rose by 5 %`.
 */
#ifndef FACTPIPE_LINK_MEASURE_H
#define FACTPIPE_LINK_MEASURE_H

#include "link_tokens.h"

/* Loads DIR/measures.yaml.  NULL with e filled. */
struct word_lists *measures_load(const char *dir, struct error *e);

/* Whether a claim's name leaves open what is measured: quantity, change. */
bool measure_unsaid(const struct word_lists *measures, struct slice claim);

/* What the amount that begins with token `first` measures; empty: not said. */
struct slice measure_before(const struct word_lists *measures,
			    const struct sentence *s, int first);

#endif
