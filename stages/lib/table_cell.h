/* What a cell of a table is by its looks, and what a caption says. */
#ifndef FACTPIPE_TABLE_CELL_H
#define FACTPIPE_TABLE_CELL_H

#include <stdbool.h>

#include "slice.h"

/* Nothing, a dash, `n/a`, `..`. */
bool cell_is_empty(struct slice s);

/* The period that the cell is and nothing else: 2022 of 2022e, Q1 2023; empty
 * where it is none. */
struct slice cell_period(struct slice s);
bool cell_is_period(struct slice s);

/* A number with its unit at most: 5.2, (5.2), $4 bn, 12%. */
bool cell_is_amount(struct slice s);

/* Holds what units are written with: %, a currency, `million`. */
bool cell_has_unit(struct slice s);
bool cell_has_bracket(struct slice s);

bool cell_has_letters(struct slice s);

/* The currency that s is: US$, RMB; else empty. */
struct slice cell_currency(struct slice s);

/* Without marks of notes behind it. */
struct slice cell_without_marks(struct slice s);

/* `Table 2. Population by country, 2010-2020 (million)`: Population; empty when
 * it is no more than a number. */
struct slice caption_measure(struct slice caption);

/* And: million.  Empty where units differ (`unless otherwise stated`). */
struct slice caption_unit(struct slice caption);

/* `Exports by product`: it says what the rows are. */
bool caption_says_rows(struct slice caption);

#endif
