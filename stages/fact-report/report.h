/* fact-report: what its parts share. */
#ifndef FACT_REPORT_H
#define FACT_REPORT_H

#include <stdint.h>
#include <stdio.h>

#include "error.h"
#include "facts_table.h"

struct fact {
	char *cell[FACTS_COLUMNS]; /* into one owned block at cell[0] */
	uint64_t begin, end;       /* bytes of the document's text */
	uint64_t begin16, end16;   /* the same in UTF-16 units */
};

struct doc {
	char *name, *path; /* owned; path NULL: no text known */
	struct fact *fact; /* its facts, a part of report.fact */
	size_t n;
};

struct report {
	struct fact *fact; /* in the order of the file, grouped by document */
	size_t n, cap;
	size_t most;     /* facts to take; the rest is only counted */
	size_t total;    /* in the file */
	struct doc *doc; /* with facts, in the order of the file */
	size_t docs, docs_cap;
};

/* Reads a facts file.  0, or -1 with e filled. */
int facts_load(struct report *r, const char *path, struct error *e);

/* Takes the paths of the documents' texts from a list `doc path type`.  0, or
 * -1 with e filled. */
int list_load(struct report *r, const char *path, struct error *e);

void report_free(struct report *r);

/* Write the parts of the page's JSON: the columns and the facts; the documents
 * with their texts, of which no more than budget bytes go in.  A text that
 * cannot be read is said on stderr and left out: its sentences remain. */
void facts_write(const struct report *r, FILE *out);
void texts_write(struct report *r, size_t budget, FILE *out);

/* Writes s as a JSON string that is safe inside a script element. */
void json_write(struct slice s, FILE *out);

/* Writes the page: the template with the title, and the JSON that write_data
 * prints. */
void page_write(const char *title, FILE *out,
		void (*write_data)(void *data, FILE *out), void *data);

#endif
