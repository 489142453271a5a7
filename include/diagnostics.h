/*
 * Diagnostics: what was dropped and why, and how many records came and went.
 *
 * A person reads the line on stderr; `out/diagnostics.tsv` takes the same as a
 * record.  The file is named by the environment variable
 * FACTPIPE_DIAGNOSTICS; each record is one write in append mode, so that all
 * stages of a pipe share it.  Columns:
 *   stage  doc  page  line  level  reason  count  detail
 * level is `drop` (something of the input is not in the output), `note`
 * (something was assumed or repaired), `error` (a document could not be read)
 * or `count` (reason is read, written, dropped or merged; count is of
 * records).
 */
#ifndef FACTPIPE_DIAGNOSTICS_H
#define FACTPIPE_DIAGNOSTICS_H

#include <stdint.h>

#include "slice.h"

enum diag_level { DIAG_DROP, DIAG_NOTE, DIAG_ERROR };

/* Where in the input. */
struct diag_place {
	struct slice doc;
	uint64_t page, line; /* 0: unknown */
};

/* Says `stage: doc:line: detail` on stderr and appends a record.  reason is a
 * short fixed phrase ("match limit", "no text layer"); detail a sentence.  A
 * reason is printed on stderr at most ten times a run, and then counted. */
void diag_say(enum diag_level level, struct diag_place at, const char *reason,
	      const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* Appends one `count` record at the end of a stage. */
void diag_count(const char *reason, uint64_t count);

#endif
