/* The qualifiers before and behind an amount: about, at least, or more. */
#include "quantity_parts.h"

enum { PHRASE_WORDS = 6 };

static size_t
token_begin(const char *text, size_t at)
{
	size_t len, i = at;
	while (i > 0 && char_is_relation(char_before(text, i, &len)))
		i -= len;
	if (i < at) /* 20~100 is a range */
		return i > 0 && text[i] == '~' &&
			       byte_class[(unsigned char)text[i - 1]] &
				   BYTE_DIGIT
			   ? at
			   : i;
	if (i > 1 && text[i - 1] == '.') /* ca. */
		i--;
	return word_begin(text, i);
}

const char *
qualifier_before(const struct lexicon *lx, const char *text, size_t at,
		 size_t *edge)
{
	const char *best = NULL;
	size_t end = skip_spaces_back(text, at), i = end;
	size_t stop = end - (end > 0 && text[end - 1] == '.');
	size_t first = word_begin(text, stop);
	if (first < stop &&
	    !(lexicon_kind(lx, text + first, stop - first) & WORD_CLOSES))
		return NULL;
	for (int k = 0; k < PHRASE_WORDS && i > 0; k++) {
		size_t begin = token_begin(text, i);
		if (begin == i || (text[i - 1] == '.' && begin + 1 == i))
			break;
		if (k > 0 &&
		    byte_class[(unsigned char)text[begin]] & BYTE_LETTER &&
		    !(lexicon_kind(lx, text + begin, i - begin) & WORD_INNER))
			break;
		const struct phrase *p =
		    lexicon_phrase(lx, text, begin, end, PHRASE_BEFORE);
		if (p != NULL) {
			best = p->means;
			*edge = begin;
		}
		i = skip_spaces_back(text, begin);
		if (i == begin && k > 0 && begin > 0 &&
		    byte_class[(unsigned char)text[begin]] & BYTE_LETTER)
			break; /* no space: something else is glued */
	}
	return best;
}

const char *
qualifier_after(const struct lexicon *lx, const char *text, size_t n, size_t at,
		size_t *edge)
{
	const char *best = NULL;
	size_t begin = skip_spaces(text, n, at), i = begin;
	if (!(lexicon_kind(lx, text + begin, word_end(text, n, begin) - begin) &
	      WORD_OPENS))
		return NULL;
	for (int k = 0; k < PHRASE_WORDS - 2 && i < n; k++) {
		size_t end = word_end(text, n, i);
		if (end == i)
			break;
		const struct phrase *p =
		    lexicon_phrase(lx, text, begin, end, PHRASE_AFTER);
		if (p == NULL && end < n && text[end] == '.')
			p = lexicon_phrase(lx, text, begin, ++end,
					   PHRASE_AFTER);
		if (p != NULL) {
			best = p->means;
			*edge = end;
		}
		i = skip_spaces(text, n, end);
		if (i == end)
			break;
	}
	return best;
}
