/* What every stage's command line has in common. */
#ifndef FACTPIPE_OPTIONS_H
#define FACTPIPE_OPTIONS_H

#include <stdbool.h>

/* The rules folder: the environment's FACTPIPE_RULES, else `rules`. */
const char *rules_folder(void);

/* Reads the argument of -l, `comma` or `point`, into locale (an enum
 * number_locale).  False when it is neither. */
bool options_locale(const char *arg, int *locale);

/* Prints usage to stdout and exits 0. */
_Noreturn void usage_help(const char *usage);

/* Prints usage's first line to stderr and exits 2. */
_Noreturn void usage_wrong(const char *usage);

#endif
