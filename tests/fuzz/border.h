/* Where a cleaned text may be cut. */
#ifndef FACTPIPE_FUZZ_BORDER_H
#define FACTPIPE_FUZZ_BORDER_H

#include <stdbool.h>
#include <utf8proc.h>

/* True where a character begins that does not belong to the one before. */
static inline bool
fuzz_border(const char *p, size_t n, size_t i)
{
	utf8proc_int32_t ch;
	utf8proc_category_t k;

	if (i == n)
		return true;
	if (utf8proc_iterate((const uint8_t *)p + i, (utf8proc_ssize_t)(n - i),
			     &ch) <= 0)
		return false;
	k = utf8proc_category(ch);
	return k < UTF8PROC_CATEGORY_MN || k > UTF8PROC_CATEGORY_ME;
}

#endif
