/* UTF-8 characters. */
#ifndef FACTPIPE_UTF8_H
#define FACTPIPE_UTF8_H

#include <stddef.h>

/* Bytes of the well-formed character at p[0..n), n > 0; 0 when it is none
 * (Unicode 15, table 3-7: no overlong forms, no surrogates, at most
 * U+10FFFF). */
size_t utf8_length(const char *p, size_t n);

#endif
