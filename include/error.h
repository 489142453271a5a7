/*
 * Errors.  The library returns a status and fills a struct error; only stages
 * die.  Every message is one line: `program: file:line:column: what is wrong
 * and what to do`.
 */
#ifndef FACTPIPE_ERROR_H
#define FACTPIPE_ERROR_H

#include <stddef.h>

/* Exit codes of every stage. */
enum { EXIT_DATA = 1, EXIT_USAGE = 2 };

struct error {
	char text[1024]; /* one line without the program's name */
};

/* Fills e (which may be NULL) and returns -1, so that a library function can
 * `return error_set(e, ...)`.  Control characters become '?'. */
int error_set(struct error *e, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Prints `program: message` to stderr and exits with status. */
_Noreturn void die(int status, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Prints `program: message` to stderr. */
void warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Like malloc and realloc, but never return NULL: no memory is exit 1. */
void *xmalloc(size_t n);
void *xrealloc(void *p, size_t n);
char *xstrndup(const char *p, size_t n);

#endif
