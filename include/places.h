/*
 * Places: names, adjectives and peoples of countries, regions and cities ->
 * ISO 3166 code.  The table is rules/places.csv, columns form, name, code,
 * kind: codes and official names are those of Debian's iso-codes (ISO 3166-1,
 * 3166-2 and the withdrawn ones of 3166-3), regions have UN M49 codes, XK is
 * Kosovo.  name is what the form stands for in English; former and other common
 * names (Burma, Ivory Coast) stand for themselves and share the code.  kind is
 * name, adjective, people, city (its code is the country's), or
 * other: words that look like a place and are none (Gulf of Oman, US dollars).
 */
#ifndef FACTPIPE_PLACES_H
#define FACTPIPE_PLACES_H

#include <stdbool.h>
#include <stddef.h>

#include "error.h"
#include "slice.h"

struct places;

enum place_form { PLACE_NAME, PLACE_ADJECTIVE, PLACE_PEOPLE, PLACE_CITY };

struct place {
	size_t begin, end; /* bytes of the text, half open */
	const char *name;  /* in English: Kazakhstan, Burma */
	const char *code;  /* ISO 3166-1 alpha-2 (KZ), 3166-2, UN M49, or "" */
	enum place_form form; /* how the text says it */
};

/* Loads DIR/places.csv.  NULL with e filled. */
struct places *places_load(const char *dir, struct error *e);
void places_free(struct places *p);

/* Finds the places that text[0..n) names, ascending and not overlapping, the
 * longest form at each point, with a possessive 's left out.  Case counts, but
 * forms of four letters and more may stand in capitals.  `Uzbek-led` and
 * `pro-Russian` name no place.  Returns how many were written, at most max. */
int places_scan(const struct places *p, const char *text, size_t n,
		struct place *out, int max);

/* The place that the whole of text names ("the Republic of Kazakhstan",
 * "Tajikistan's").  False when it names none or is not wholly a place. */
bool places_find(const struct places *p, struct slice text, struct place *out);

#endif
