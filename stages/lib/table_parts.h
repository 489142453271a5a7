/* What a cell of a table is by its looks, and what a caption says.  Used by
 * table*.c only. */
#ifndef FACTPIPE_TABLE_PARTS_H
#define FACTPIPE_TABLE_PARTS_H

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

/* Without marks of notes behind it. */
struct slice cell_without_marks(struct slice s);

/* `Table 2. Population by country, 2010-2020 (million)`: Population; empty when
 * it is no more than a number. */
struct slice caption_measure(struct slice caption);

/* And: million.  Empty where units differ (`unless otherwise stated`). */
struct slice caption_unit(struct slice caption);

#endif
