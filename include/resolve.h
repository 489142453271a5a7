/*
 * What a claim's amount is worth: value, unit, base value, qualifier, period,
 * kind, and its exact place in the source.
 */
#ifndef FACTPIPE_RESOLVE_H
#define FACTPIPE_RESOLVE_H

#include <stdint.h>

#include "claim_kind.h"
#include "decimal.h"
#include "error.h"
#include "quantity.h"
#include "slice.h"
#include "source_map.h"

/* A claim as fact-match wrote it. */
struct claim {
	struct slice text, map, heading, decimal;
	struct slice block, context, title; /* empty: not known */
	struct source_place place;          /* of text's first byte */
	uint64_t qbegin, qend;              /* the amount in text */
	struct slice unit, qualifier, period, kind, direction, notes;
};

/* Its reading.  Slices are of the claim, of the resolver, or static; valid
 * until the next call. */
struct reading {
	struct source_place begin; /* of the amount */
	uint64_t end;              /* source offset behind it */
	struct slice quantity;
	struct slice unit, qualifier, period, kind, direction;
	char value[DECIMAL_TEXT], value_to[DECIMAL_TEXT];
	char base_value[DECIMAL_TEXT], base_value_to[DECIMAL_TEXT];
	char base_unit[64];
	char notes[256];
};

struct resolver;

/* Loads the tables of dir.  locale is an enum number_locale, or -1: as each
 * sentence suggests.  NULL with e filled. */
struct resolver *resolver_new(const char *dir, int locale, struct error *e);
void resolver_free(struct resolver *r);

/* Reads one claim.  False when no amount begins at qbegin (the claim was not
 * made by this fact-match with these tables), or the map is broken. */
bool resolver_read(struct resolver *r, const struct claim *c,
		   struct reading *out);

#endif
