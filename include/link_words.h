/* The words of rules/link.yaml, by which fact-link reads a sentence. */
#ifndef FACTPIPE_LINK_WORDS_H
#define FACTPIPE_LINK_WORDS_H

#include "word_lists.h"

/* What a word is; it may be several. */
enum link_word {
	LINK_VERB = 1,
	LINK_ADVERB = 2,
	LINK_OF = 4,      /* of in for within ... */
	LINK_TO = 8,      /* to from with ... */
	LINK_OBJECT = 16, /* of these, before the other side of a claim */
	LINK_MODIFIER = 32,
	LINK_BREAK = 64, /* that which while ... */
	LINK_PRONOUN = 128,
	LINK_COUNTRY = 256, /* the country */
	LINK_TWO = 512,     /* the two countries */
	LINK_WHOLE = 1024,
	LINK_MEASURE = 2048,
	LINK_NOBODY = 4096,
	LINK_TITLE = 8192,      /* Economy of Mali */
	LINK_PEOPLES = 16384,   /* in a claim: of peoples, not of countries */
	LINK_MUTUAL = 32768,    /* in a claim: between two countries */
	LINK_VAGUE = 131072,    /* in a claim: says little */
	LINK_DOCUMENT = 262144, /* Annual Report: a title that names nobody */
	LINK_HOLLOW = 524288,   /* it, this, only: names nobody */
	LINK_LEAD = 1048576,    /* left out before a name: includes Anglican */
	LINK_COUNT =
	    2097152, /* in a claim: its subject may be what is counted */
	LINK_NUMBER = 4194304, /* million, of: between a number and what it
				  counts */
	LINK_EVERYWHERE = 8388608,
	LINK_LOCAL = 16777216,    /* a measure that has no country by itself */
	LINK_CAPITAL = 33554432,  /* a capital that may stand for its state */
	LINK_STATE = 67108864,    /* in a claim: what states do */
	LINK_PARTNER = 134217728, /* in a claim: who acts is the other side */
	LINK_APART = 268435456,   /* in a claim: never of the title's topic */
	LINK_LEGAL = 536870912,   /* ends the name of a firm: plc */
	LINK_FIRM = 1073741824,   /* `the company`: the title's firm */
	LINK_NOT_OF = 65536,      /* ahead of, west of */
	LINK_SAYING = -2147483647 - 1, /* said: the amount is somebody else's */
};

/* Loads DIR/link.yaml; word_lists_find gives a word's bits.  NULL with e
 * filled. */
struct word_lists *link_words_load(const char *dir, struct error *e);

#endif
