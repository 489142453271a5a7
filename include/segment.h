/*
 * Sentences.  The words and patterns are rules/segment.yaml; the rest of the
 * decision (closing quotes, initials, enumerations, ellipses, brackets) is
 * segment.c's.
 */
#ifndef FACTPIPE_SEGMENT_H
#define FACTPIPE_SEGMENT_H

#include "error.h"
#include "slice.h"

enum { SENTENCE_CAP = 16 << 10 }; /* bytes; a longer one is cut */

/* What a word does to the stop behind it, or to the one before it. */
enum segment_word {
	SEGMENT_NEVER = 1,  /* `Dr.`: the sentence goes on */
	SEGMENT_NUMBER = 2, /* `No.`: it goes on before a number */
	SEGMENT_MAYBE = 4,  /* `Inc.`: it goes on unless a starter follows */
	SEGMENT_STARTER = 8 /* `The`: begins a sentence */
};

struct segmenter;

/* Loads DIR/segment.yaml.  NULL with e filled. */
struct segmenter *segmenter_load(const char *dir, struct error *e);
void segmenter_free(struct segmenter *g);

/* Flags of a word: as it is written, or with its first letter in lower case. */
unsigned segmenter_word(const struct segmenter *g, struct slice word);

/* True when a pattern overrules: of `no_break` where the words' decision was a
 * break between text[0..stop) and text[next..n), of `break` where it was
 * none. */
bool segmenter_overrules(const struct segmenter *g, struct slice text,
			 size_t stop, size_t next, bool is_break);

/* The end of the sentence that begins at text[from], from < n: behind its stop
 * and closing quotes.  *cut tells that it was longer than SENTENCE_CAP. */
size_t segment_end(const struct segmenter *g, struct slice text, size_t from,
		   bool *cut);

#endif
