/*
 * Lines of a text file in blocks: a block ends at a blank line, at a form feed
 * (the next page) or at the end of the file.  Memory stays flat: a block that
 * fills the window comes in parts, a line that fills the buffer is cut.
 */
#ifndef FACTPIPE_TEXT_LINES_H
#define FACTPIPE_TEXT_LINES_H

#include <stdbool.h>
#include <stdint.h>

#include "error.h"
#include "slice.h"

struct text_line {
	const char *p;   /* without white space at its end */
	size_t n;        /* > 0 */
	uint64_t offset; /* of p in the source */
	uint64_t number, page;
	bool cut; /* the line goes on in the next text_line */
};

enum text_end {
	TEXT_BLANK,
	TEXT_PAGE,
	TEXT_MORE, /* the block goes on; its last line comes again as the first
		      line of the next block */
	TEXT_EOF
};

struct text_reader {
	int fd;
	const char *name;
	char *buf; /* owned, kept from file to file */
	size_t cap, begin, end;
	size_t feed;     /* the next form feed in buf; 0: not looked for */
	uint64_t offset; /* of buf[0] in the source */
	uint64_t number, page;
	bool eof;
	struct text_line *line; /* owned: the block */
	size_t nlines, linecap;
	enum text_end ended;
};

/* Starts a file; r is {0} or was used before.  The reader does not own fd. */
void text_open(struct text_reader *r, int fd, const char *name);

/* Reads the next block into r->line[0..nlines), valid until the next call;
 * nlines may be 0 (an empty page, the end of the file).  1 a block, 0 the file
 * is at its end, -1 with e filled. */
int text_block(struct text_reader *r, struct error *e);

void text_close(struct text_reader *r);

#endif
