/* What the files of fact-segment share. */
#ifndef FACT_SEGMENT_STAGE_H
#define FACT_SEGMENT_STAGE_H

#include "buffer.h"
#include "record.h"
#include "segment.h"
#include "source_map.h"
#include "table.h"

enum column { DOC, PAGE, LINE, BEGIN, MAP, BLOCK, TEXT, COLUMNS };

/* A record that is held back, with its fields. */
struct held {
	char *text; /* owned */
	size_t cap;
	struct slice line, field[RECORD_COLUMNS];
};

struct stage {
	struct record_reader in;
	struct record_writer out;
	struct segmenter *segmenter;
	int column[COLUMNS];
	enum column role[RECORD_COLUMNS]; /* COLUMNS: passes through */
	struct source_map map, part, shifted;
	struct buffer text;
	uint64_t page, line, begin; /* of the paragraph */
	char *print;
	size_t print_cap;
	/* The table that is being read, and what stands right above it. */
	struct table *table;
	struct held row[TABLE_ROWS], above;
	int rows;
	bool waiting; /* above was not written yet: a caption may it be */
	/* The table before, which may go on behind the foot of a page. */
	struct held head[TABLE_HEADS], last;
	int heads, between; /* rows of headings; records since */
};

/* Reads the place of a record, with all its fields.  0, or -1 with e filled. */
int read_place(struct stage *s, const struct slice *field, struct error *e);

/* Writes a record whose text is lead and, behind it, the bytes from..to of the
 * field TEXT, at whose place in the source it stands. */
struct told {
	struct slice block, row; /* block empty: the record's own */
	struct slice lead;
	size_t from, to;
};
void put_told(struct stage *s, const struct slice *field,
	      const struct told *told);

/* Writes a paragraph by its sentences.  0, or -1 with e filled. */
int put_sentences(struct stage *s, struct slice line, const struct slice *field,
		  struct error *e);

/* True when the record is held back: a row of a table, or what may be the
 * caption of one. */
bool rows_hold(struct stage *s);

/* Writes what is held back.  0, or -1 with e filled. */
int rows_put(struct stage *s, struct error *e);

void rows_free(struct stage *s);

#endif
