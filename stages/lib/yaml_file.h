/* The bytes of a YAML file; used by yaml_tree.c only. */
#ifndef FACTPIPE_YAML_FILE_H
#define FACTPIPE_YAML_FILE_H

#include <stddef.h>

#include "error.h"

/* Reads a file of at most 1 MiB that is UTF-8 without byte-order mark and
 * control characters.  Returns its bytes, to be freed, or NULL with e filled
 * (`path:line:column: ...`). */
char *yaml_file_read(const char *path, size_t *n, struct error *e);

#endif
