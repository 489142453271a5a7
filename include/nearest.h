/* What a misspelt word may have been meant for. */
#ifndef FACTPIPE_NEAREST_H
#define FACTPIPE_NEAREST_H

/* The entry of list (NULL-terminated) nearest to word by edit distance, or
 * NULL when none is near enough to be what was meant. */
const char *nearest_word(const char *word, const char *const *list);

#endif
