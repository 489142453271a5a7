/*
 * The columns of facts.csv: one table for everything that writes, reads or
 * describes them (fact-csv, fact-xlsx, fact-datapackage, fact-report).
 */
#ifndef FACTPIPE_FACTS_TABLE_H
#define FACTPIPE_FACTS_TABLE_H

#include "slice.h"

enum facts_index {
	FACTS_ID,
	FACTS_DOC,
	FACTS_PAGE,
	FACTS_LINE,
	FACTS_CLAIM,
	FACTS_SUBJECT,
	FACTS_SUBJECT_CODE,
	FACTS_OBJECT,
	FACTS_OBJECT_CODE,
	FACTS_KIND,
	FACTS_DIRECTION,
	FACTS_QUALIFIER,
	FACTS_VALUE,
	FACTS_VALUE_TO,
	FACTS_UNIT,
	FACTS_BASE_VALUE,
	FACTS_BASE_VALUE_TO,
	FACTS_BASE_UNIT,
	FACTS_PERIOD,
	FACTS_QUANTITY,
	FACTS_SENTENCE,
	FACTS_RULE,
	FACTS_BEGIN,
	FACTS_END,
	FACTS_SUBJECT_FROM,
	FACTS_NOTES,
	FACTS_COLUMNS
};

enum facts_type {
	FACTS_TEXT,
	FACTS_INTEGER, /* \d+ */
	FACTS_DECIMAL, /* -?\d+(\.\d+)? */
	FACTS_TIME     /* ISO 8601: a year, month, date, quarter or interval */
};

struct facts_column {
	const char *name;
	const char *source; /* the column of the TSV stream that holds it;
			       NULL: fact-csv makes it */
	enum facts_type type;
	bool required;       /* never empty */
	int minimum;         /* of an integer */
	int width;           /* in characters, for a spreadsheet */
	const char *pattern; /* regular expression of a whole cell, or NULL */
	const char *unit;    /* what the number counts, or the column that
				holds its unit; NULL: none */
	const char *title;   /* for people */
	const char *meaning; /* a sentence or two */
};

extern const struct facts_column facts_column[FACTS_COLUMNS];

/* Index of the column of that name, or -1. */
int facts_find(struct slice name);

/* The place that a fact is about: the subject's code, else the object's, else
 * an empty slice; *name becomes its name. */
struct slice facts_country(const struct slice row[FACTS_COLUMNS],
			   struct slice *name);

/* Writes the names with a comma and a space between them, for messages. */
const char *facts_names(char buf[512]);

#endif
