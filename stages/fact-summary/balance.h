/* fact-summary: the counts of the stages, and whether they balance. */
#ifndef FACT_SUMMARY_BALANCE_H
#define FACT_SUMMARY_BALANCE_H

#include <stdbool.h>
#include <stdint.h>

#include "slice.h"
#include "tally.h"

/* Takes a `count` record; of the shards of a run the counts add up. */
void balance_add(struct slice stage, struct slice reason, uint64_t n);

/* How many records the stage of that name wrote. */
uint64_t balance_written(const char *stage);

/* Adds to drops what stages leave out by design and only count. */
void balance_reasons(struct tally *drops);

/* Prints the counts.  facts: rows in the facts file.  True when every record
 * is accounted for: what one stage wrote the next one read, and what a stage
 * read it wrote, dropped or merged. */
bool balance_print(uint64_t facts);

#endif
