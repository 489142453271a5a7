/*
 * Characters as the tables of units spell them, and hashes over them.
 * Private to units_index.c and units_search.c.
 */
#ifndef FACTPIPE_UNITS_LETTERS_H
#define FACTPIPE_UNITS_LETTERS_H

#include "units_table.h"

/* The byte at p[i] as the tables spell it: µ U+00B5 as μ U+03BC, º and ˚ as
 * °.  All are of two bytes, so places do not move. */
static inline unsigned char
folded(const char *p, size_t n, size_t i)
{
	unsigned char c = (unsigned char)p[i];
	unsigned char before = i > 0 ? (unsigned char)p[i - 1] : 0;
	unsigned char after = i + 1 < n ? (unsigned char)p[i + 1] : 0;

	if (c < 0x80)
		return c;
	if (c == 0xc2 && after == 0xb5)
		return 0xce;
	if (c == 0xb5 && before == 0xc2)
		return 0xbc;
	if (c == 0xba && before == 0xc2)
		return 0xb0;
	if (c == 0xcb && after == 0x9a)
		return 0xc2;
	if (c == 0x9a && before == 0xcb)
		return 0xb0;
	return c;
}

static inline unsigned char
lower(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static const unsigned SEED = 2166136261U; /* of FNV-1a */

static inline unsigned
mix(unsigned hash, unsigned char c)
{
	return (hash ^ c) * 16777619U;
}

/* The bit of a hash in units.seen. */
static inline unsigned
seen_bit(unsigned hash)
{
	return (hash ^ hash >> 15) & (UNITS_SEEN - 1);
}

static inline bool
has_bit(const uint64_t seen[UNITS_SEEN / 64], unsigned hash)
{
	return seen[seen_bit(hash) / 64] >> (seen_bit(hash) % 64) & 1;
}

static inline void
set_bit(uint64_t seen[UNITS_SEEN / 64], unsigned hash)
{
	seen[seen_bit(hash) / 64] |= (uint64_t)1 << (seen_bit(hash) % 64);
}

/* The hash of the ASCII letters at the start of p[0..n), in lower case,
 * continued from one before; *len is how many there are. */
static inline unsigned
hash_letters(unsigned hash, const char *p, size_t n, size_t *len)
{
	size_t i = 0;

	for (; i < n; i++) {
		unsigned char c = (unsigned char)p[i] | 0x20;

		if (c < 'a' || c > 'z')
			break;
		hash = mix(hash, c);
	}
	*len = i;
	return hash;
}

/* Whether p[0] and p[1] are ASCII letters, so that no form ends between. */
static inline bool
inside_word(const char *p)
{
	return (unsigned char)((p[0] | 0x20) - 'a') < 26 &&
	       (unsigned char)((p[1] | 0x20) - 'a') < 26;
}

/* The kinds whose capitals do not matter. */
static inline bool
is_lower_kind(unsigned kind)
{
	return !(kind & (FORM_SYMBOL | FORM_BEFORE));
}

#endif
