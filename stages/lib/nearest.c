#include "nearest.h"

#include <string.h>

enum { WORD_MAX = 48 };

/* Levenshtein distance of two words of at most WORD_MAX bytes. */
static size_t
distance(const char *a, const char *b)
{
	size_t na = strlen(a), nb = strlen(b), row[WORD_MAX + 1];

	if (na > WORD_MAX || nb > WORD_MAX)
		return WORD_MAX;
	for (size_t j = 0; j <= nb; j++)
		row[j] = j;
	for (size_t i = 1; i <= na; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= nb; j++) {
			size_t best = diagonal + (a[i - 1] != b[j - 1]);

			diagonal = row[j];
			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
		}
	}
	return row[nb];
}

const char *
nearest_word(const char *word, const char *const *list)
{
	size_t best = strlen(word) / 2 + 1;
	const char *near = NULL;

	for (; *list; list++) {
		size_t d = distance(word, *list);

		if (d < best) {
			best = d;
			near = *list;
		}
	}
	return near;
}
