/*
 * Cells of a facts file: what is a number, what a spreadsheet would run as a
 * formula, and how a cell is written as CSV, TSV and JSON.
 */
#ifndef FACTPIPE_FACTS_CELL_H
#define FACTPIPE_FACTS_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include "facts_table.h"
#include "slice.h"

/* True for `-?\d+(\.\d+)?` and nothing else. */
bool cell_is_number(struct slice s);

/* True for a number that a double, and so a spreadsheet, keeps digit by digit:
 * at most 15 significant digits, no needless leading zero. */
bool cell_is_exact(struct slice s);

/* True when a spreadsheet would run a text as a formula, since it begins with
 * = + - @ (or their full-width forms), TAB or CR and is no number, or would
 * drop digits of it (007, 20 digits).  Apostrophes before that count too, so
 * that cell_unguard undoes the guard and nothing else. */
bool cell_needs_guard(struct slice s);

/* s without the apostrophe that a guard put before it. */
struct slice cell_unguard(struct slice s);

/* Bytes that hold any of the cells below, whatever s contains. */
size_t cell_room(struct slice s);

/* Each writes one cell to at, which has cell_room(s) bytes, and returns the
 * end.  CSV, after RFC 4180: text is quoted, always (so that a reader told to
 * take quoted cells for text keeps 007 and 3-5), exact numbers of number columns
 * and empty cells are bare.  TSV: TAB, CR, LF and NUL become spaces.  JSON: numbers are numbers
 * where JSON can hold them as written, empty ones null, all else a string. */
char *cell_csv(char *at, struct slice s, enum facts_type type, bool guard);
char *cell_tsv(char *at, struct slice s);
char *cell_json(char *at, struct slice s, enum facts_type type);

/* A JSON string.  With in_html, `<`, `>`, `&` and the line separators U+2028
 * and U+2029 are written as \u escapes, so that the string can stand inside a
 * script element. */
char *cell_json_text(char *at, struct slice s, bool in_html);

#endif
