/*
 * Who and where: the subject and object of a claim, and their codes.
 *
 * The subject is what the rule captured; in a table else what names the row;
 * else a place in the amount's clause,
 * elsewhere in the sentence, in the sentences before, in the heading, in the
 * title.  None is better than a wrong one: where two could be meant, or
 * somebody who is no place acts, it stays empty.
 *
 * Words that refer to a place named before: `its`, `it` before a verb, `the`
 * or `this` with country, republic, nation, kingdom, emirate, sultanate
 * (rules/link.yaml); to two: `the two countries`, `both states`, ... .  `There`
 * and `their` are not looked up.
 *
 * A heading or title counts when it is a place and nothing else, an aside in
 * brackets or a word such as `Economy of` left out.  In `label: value` lines a
 * title that names a thing counts too (`Lake Balkhash`).
 *
 * A name that is no place is the subject where it begins the clause (`Orla
 * Energy sold`), is an entry of a list (`Lambeth (5 %)`) or stands behind `in`
 * (`prices in Lambeth`); not where it but tells of the amount (`Orla said`).
 */
#ifndef FACTPIPE_LINK_H
#define FACTPIPE_LINK_H

#include <stdbool.h>
#include <stdint.h>

#include "error.h"
#include "slice.h"

struct linker;

/* A claim as it comes from fact-match. */
struct link_claim {
	struct slice claim, block, text, title, heading, context;
	struct slice subject, object; /* captured or set; empty: not */
	struct slice row;             /* of a table: whose its amounts are */
	uint64_t qbegin, qend;
};

/* Slices are of the claim, of the tables, or static; valid until the next
 * call. */
struct link {
	struct slice subject, subject_code, object, object_code;
	const char *from; /* capture clause sentence row context heading title,
			     or "" without a subject */
};

/* Loads the tables of dir.  NULL with e filled. */
struct linker *linker_new(const char *dir, struct error *e);
void linker_free(struct linker *l);

void linker_link(struct linker *l, const struct link_claim *c,
		 struct link *out);

/* Sets the object, unless there is one, of a claim that does not say what it
 * measures, to the words that do: `container traffic rose by 5 %`
 * (rules/measures.yaml). */
void linker_measure(struct linker *l, const struct link_claim *c,
		    struct link *out);

#endif
