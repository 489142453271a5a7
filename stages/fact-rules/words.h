/* Words of a sentence that say what it is about. */
#ifndef FACT_RULES_WORDS_H
#define FACT_RULES_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the word that begins at p, 0 when none does. */
size_t word_length(const char *p, size_t n);

/* False for short words and those such as `about` and `which`. */
bool word_says_something(const char *p, size_t n);

#endif
