/*
 * The record contract between stages: UTF-8 TSV with a header.  A record is
 * one LF-terminated line; a field holds no TAB, CR or LF, so there is no
 * escaping and a field is a slice of the line.  Columns are found by name;
 * a stage appends columns and passes unknown ones through.
 */
#ifndef FACTPIPE_RECORD_H
#define FACTPIPE_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "error.h"
#include "slice.h"

enum { RECORD_COLUMNS = 64 }; /* at most, in and out */

struct record_reader {
	int fd;
	const char *name; /* for messages: "stdin" */
	char *buf;
	size_t cap, begin, end;
	size_t whole; /* end of the last whole line in buf */
	bool eof;
	uint64_t count; /* records read, the header left out */
	char *header;   /* owned copy that the names point into */
	int ncols;
	struct slice col[RECORD_COLUMNS];   /* names */
	struct slice field[RECORD_COLUMNS]; /* of the record last read; valid
					       until the next record_next */
	struct slice line;                  /* the whole record, without LF */
};

/* Opens fd and reads the header.  0, or -1 with e filled; record_close either
 * way. */
int record_open(struct record_reader *r, int fd, const char *name,
		struct error *e);

/* Index of a column, or -1. */
int record_column(const struct record_reader *r, const char *name);

/* Index of a column that the stage cannot do without, or -1 with e filled. */
int record_require(const struct record_reader *r, const char *name,
		   struct error *e);

/* Reads the next record into r->field.  1 record, 0 end, -1 with e filled (a
 * truncated last line, a wrong number of fields, a read error). */
int record_next(struct record_reader *r, struct error *e);

/* True when a further record can be had without waiting for input; a stage
 * flushes its output when this turns false. */
bool record_ready(const struct record_reader *r);

void record_close(struct record_reader *r);

/* A field as an unsigned number; false when it is not one. */
bool slice_to_u64(struct slice s, uint64_t *value);

/* ---- writing ---------------------------------------------------------- */

struct record_writer {
	int fd;
	const char *name; /* for messages: "stdout" */
	char *buf;
	size_t cap, n;
	bool midline;
	int error;      /* errno of the first failed write, 0 when none */
	uint64_t count; /* lines ended, the header included */
};

void record_writer_open(struct record_writer *w, int fd, const char *name);

/* Appends one field; the writer sets the TABs.  TAB, CR, LF and NUL inside a
 * field become spaces. */
void record_put(struct record_writer *w, struct slice field);
void record_puts(struct record_writer *w, const char *field);
void record_putu(struct record_writer *w, uint64_t field);

/* Appends bytes that are already whole fields with TABs between them (a record
 * that passes through). */
void record_put_line(struct record_writer *w, struct slice fields);

/* Ends the record. */
void record_end(struct record_writer *w);

/* Writes what is buffered. */
void record_flush(struct record_writer *w);

/* Flushes, closes and says whether all of it was written: 0, or -1 with e
 * filled.  /dev/full is an error here, not a short file. */
int record_finish(struct record_writer *w, struct error *e);

#endif
