#include "words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Words that say nothing of what is measured. */
static const char *const stop_words[] = {
    "about",  "above",  "after",  "also",    "among",   "around",  "because",
    "been",   "before", "being",  "below",   "between", "both",    "could",
    "does",   "down",   "during", "each",    "early",   "even",    "every",
    "from",   "have",   "having", "here",    "into",    "itself",  "just",
    "less",   "like",   "made",   "many",    "more",    "most",    "much",
    "nearly", "only",   "other",  "over",    "same",    "should",  "since",
    "some",   "such",   "than",   "that",    "their",   "them",    "then",
    "there",  "these",  "they",   "this",    "those",   "through", "under",
    "until",  "upon",   "very",   "were",    "what",    "when",    "where",
    "which",  "while",  "whose",  "will",    "with",    "within",  "without",
    "would",  "year",   "years",  "million", "billion", "percent", NULL};

static bool
is_letter(unsigned char c)
{
	return isalpha(c) || c >= 0x80;
}

size_t
word_length(const char *p, size_t n)
{
	size_t i = 0;

	while (i < n && is_letter((unsigned char)p[i]))
		i++;
	return i;
}

bool
word_says_something(const char *p, size_t n)
{
	if (n < 4)
		return false;
	for (const char *const *s = stop_words; *s; s++)
		if (strlen(*s) == n && !strncasecmp(*s, p, n))
			return false;
	return true;
}
