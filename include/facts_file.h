/*
 * Reads a facts file (CSV as fact-csv writes it), bare or for spreadsheets:
 * after a byte-order mark the guard's apostrophes are taken off again.
 */
#ifndef FACTPIPE_FACTS_FILE_H
#define FACTPIPE_FACTS_FILE_H

#include "error.h"
#include "facts_table.h"

/* Gets each row; its cells are valid during the call and end in a NUL.
 * Returns 0, or -1 with e filled to stop. */
typedef int facts_each(void *data, const struct slice row[FACTS_COLUMNS],
		       struct error *e);

/* Calls each for every row of path ("-": stdin), in order.  Columns are found
 * by name, in any order; unknown ones are left out, all known ones must be
 * there.  0, or -1 with e filled (`path:record N: ...`). */
int facts_file_read(const char *path, facts_each *each, void *data,
		    struct error *e);

#endif
