/* Characters and words as the quantity scanner sees them. */
#include "quantity_parts.h"

#define D BYTE_DIGIT
#define L BYTE_LOWER
#define U BYTE_UPPER
#define S BYTE_SPACE
#define H BYTE_HIGH
#define ROW(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x

const uint8_t byte_class[256] = {
    0,      0,      0,      0,      0,      0,      0,      0,
    0,      S,      S,      S,      S,      S,      0,      0, /* 00 */
    ROW(0),                                                    /* 10 */
    S,      0,      0,      0,      0,      0,      0,      0,
    0,      0,      0,      0,      0,      0,      0,      0, /* 20 */
    D,      D,      D,      D,      D,      D,      D,      D,
    D,      D,      0,      0,      0,      0,      0,      0, /* 30 */
    0,      U,      U,      U,      U,      U,      U,      U,
    U,      U,      U,      U,      U,      U,      U,      U, /* 40 */
    U,      U,      U,      U,      U,      U,      U,      U,
    U,      U,      U,      0,      0,      0,      0,      0, /* 50 */
    0,      L,      L,      L,      L,      L,      L,      L,
    L,      L,      L,      L,      L,      L,      L,      L, /* 60 */
    L,      L,      L,      L,      L,      L,      L,      L,
    L,      L,      L,      0,      0,      0,      0,      0, /* 70 */
    ROW(H), ROW(H), ROW(H), ROW(H), ROW(H), ROW(H), ROW(H), ROW(H)};

uint32_t
char_wide(const char *text, size_t n, size_t at, size_t *len)
{
	static const uint8_t mask[] = {0, 0, 0x1f, 0x0f, 0x07};
	unsigned char c = (unsigned char)text[at];
	size_t need = c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
	*len = 1;
	if (c < 0xc2 || need > n - at)
		return 0xfffd;
	uint32_t value = c & mask[need];
	for (size_t i = 1; i < need; i++) {
		unsigned char next = (unsigned char)text[at + i];
		if ((next & 0xc0) != 0x80)
			return 0xfffd;
		value = value << 6 | (next & 0x3f);
	}
	*len = need;
	return value;
}

uint32_t
char_before(const char *text, size_t at, size_t *len)
{
	size_t i = at;
	*len = 0;
	if (at == 0)
		return 0;
	do
		i--;
	while (i > 0 && at - i < 4 && (text[i] & 0xc0) == 0x80);
	uint32_t c = char_at(text, at, i, len);
	if (i + *len != at) { /* not the end of a well-formed character */
		*len = 1;
		return 0xfffd;
	}
	return c;
}

bool
char_is_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool
char_is_minus(uint32_t c)
{
	return c == '-' || c == 0x2212;
}

bool
char_is_relation(uint32_t c)
{
	return c == '<' || c == '>' || c == '=' || c == '~' ||
	       (c >= 0x2243 && c <= 0x226b) || c == 0x223c || c == 0x2272 ||
	       c == 0x2273 || c == 0x2a7d || c == 0x2a7e;
}

bool
char_is_letter(uint32_t c)
{
	if (c < 0x80)
		return c != 0 && byte_class[c] & BYTE_LETTER;
	if (c < 0xc0)
		return c == 0xaa || c == 0xb5 || c == 0xba;
	/* Latin beyond ASCII, Greek, Cyrillic and on, without the blocks of
	 * punctuation, signs and dingbats. */
	return (c != 0xd7 && c != 0xf7 && c < 0x2000) ||
	       (c >= 0x2c00 && c < 0x2e00) || (c >= 0x3040 && c < 0xe000);
}

int
char_superscript(uint32_t c)
{
	if (c == 0xb9)
		return 1;
	if (c == 0xb2 || c == 0xb3)
		return (int)(c - 0xb0);
	if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079))
		return (int)(c - 0x2070);
	return -1;
}

bool
char_fraction(uint32_t c, int *over, int *under)
{
	static const uint8_t parts[][2] = {
	    {1, 7}, {1, 9}, {1, 10}, {1, 3}, {2, 3}, {1, 5}, {2, 5}, {3, 5},
	    {4, 5}, {1, 6}, {5, 6},  {1, 8}, {3, 8}, {5, 8}, {7, 8}};
	if (c >= 0xbc && c <= 0xbe) {
		*over = c == 0xbe ? 3 : 1;
		*under = c == 0xbd ? 2 : 4;
		return true;
	}
	if (c < 0x2150 || c > 0x215e)
		return false;
	*over = parts[c - 0x2150][0];
	*under = parts[c - 0x2150][1];
	return true;
}

size_t
skip_wide_spaces(const char *text, size_t n, size_t at)
{
	for (;;) {
		if (class_of(text, n, at) & BYTE_SPACE) {
			at++;
			continue;
		}
		size_t len;
		uint32_t c = char_at(text, n, at, &len);
		if (c != 0xa0 && c != 0x2009 && c != 0x202f)
			return at;
		at += len;
	}
}

size_t
skip_spaces_back(const char *text, size_t at)
{
	while (at > 0) {
		unsigned char byte = (unsigned char)text[at - 1];
		size_t len = 1;
		if (byte < 0x80) {
			if (!(byte_class[byte] & BYTE_SPACE))
				break;
		} else {
			uint32_t c = char_before(text, at, &len);
			if (c != 0xa0 && c != 0x2009 && c != 0x202f)
				break;
		}
		at -= len;
	}
	return at;
}

size_t
word_end(const char *text, size_t n, size_t at)
{
	while (at < n) {
		if (class_of(text, n, at) & BYTE_LETTER) {
			at++;
			continue;
		}
		size_t len, after;
		uint32_t c = char_at(text, n, at, &len);
		if ((c == '\'' || c == 0x2019) &&
		    char_is_letter(char_at(text, n, at + len, &after)))
			at += len;
		else if (c < 0x80 || !char_is_letter(c))
			break;
		at += len;
	}
	return at < n ? at : n;
}

size_t
word_begin(const char *text, size_t at)
{
	while (at > 0) {
		unsigned char c = (unsigned char)text[at - 1];
		size_t len = 1;
		if (c < 0x80 ? !(byte_class[c] & BYTE_LETTER)
			     : !char_is_letter(char_before(text, at, &len)))
			break;
		at -= len;
	}
	return at;
}
