/*
 * The outline of a regular expression as a rule's author writes it: pieces of
 * a sequence, each with its quantifier, and what stands inside of groups.
 */
#ifndef FACT_RULES_SYNTAX_H
#define FACT_RULES_SYNTAX_H

#include <stdbool.h>
#include <stddef.h>

enum piece_kind {
	PIECE_END,       /* of the range, or a closing parenthesis */
	PIECE_BAR,       /* | */
	PIECE_CHARACTER, /* one literal character */
	PIECE_CLASS,     /* [...] . \w \p{..} */
	PIECE_EMPTY,     /* \b ^ $ and other places */
	PIECE_REFERENCE, /* %{...} */
	PIECE_GROUP,     /* (...) that takes room */
	PIECE_LOOK,      /* look-around */
	PIECE_OPTION     /* (?i) and verbs: holds for what follows */
};

struct piece {
	enum piece_kind kind;
	size_t from, to;           /* bytes, with the quantifier */
	size_t quantifier;         /* where it begins; to when there is none */
	size_t inside, inside_end; /* of a group or look-around */
	bool capturing;            /* a group with a number */
	bool named, atomic;
	bool dot; /* the class is a plain . */
	unsigned min;
	bool unbounded; /* * + {n,} */
	bool possessive;
};

/* Reads the piece of pattern[at..end). */
struct piece syntax_piece(const char *pattern, size_t at, size_t end);

#endif
