/*
 * What the files that refuse numbers share; see quantity_parts.h.
 */
#ifndef FACTPIPE_QUANTITY_VIEW_H
#define FACTPIPE_QUANTITY_VIEW_H

#include "quantity_parts.h"

/* A number with what stands around it. */
struct view {
	const struct scan *s;
	const struct atom *a;
	uint32_t before, after; /* the characters that touch it, 0 none */
	size_t before_len, after_len;
	struct slice left, right; /* the words over a space, may be empty */
	uint64_t left_kind, right_kind;
	bool plain; /* digits only: no sign, group, decimals, multiplier */
};

static inline bool
is_upper(char c)
{
	return byte_class[(unsigned char)c] & BYTE_UPPER;
}

static inline bool
is_lower(char c)
{
	return byte_class[(unsigned char)c] & BYTE_LOWER;
}

static inline bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* ---- quantity_view.c -----------------------------------------------------*/
struct slice view_word_before(const struct scan *s, size_t at, bool *spaced);
struct view view_of(const struct scan *s, const struct atom *a);

/* One letter glued to the number: Fig. 3C is no temperature. */
bool atom_has_letter_unit(const struct scan *s, const struct atom *a);

/* A unit of two letters or more that stands free of brackets. */
bool atom_has_long_unit(const struct scan *s, const struct atom *a);

/* A decimal comma may be a list: 1,4-dioxane. */
bool view_has_comma(const struct view *v);
bool word_is_ordinal_end(const char *p, size_t n);

/* A noun in the plural follows, which the number may count. */
bool view_is_counted(const struct view *v);

/* ---- quantity_glued.c ----------------------------------------------------*/

/* What is glued to the left shows a name, a note or a formula. */
bool view_is_glued_left(const struct view *v);

/* Arguments of a function: f(3), F(3, 8.9), SO(3). */
bool view_is_argument(const struct view *v);

/* What is glued to the right: 3D, 1960s, 3-hydroxy, 10:30. */
bool view_is_glued_right(const struct view *v);

/* Terms and exponents: 1 = x, (1 − β), (U/I) 2 + 1. */
bool view_is_formula(const struct view *v);

/* Addresses and long rows of digits and dashes: phones, dates, ISBN. */
bool view_is_code(const struct view *v);

/* ---- quantity_date.c -----------------------------------------------------*/

/* 5 pm, 2.17pm, 10 o'clock */
bool view_is_time(const struct view *v);
bool view_is_year(const struct view *v);

/* 2011c: a year of a bibliography. */
bool view_is_year_letter(const struct view *v);

/* 5 May */
bool view_is_day(const struct view *v);

/* 200 B.C., AD 79, 2021 dollars */
bool view_is_era(const struct view *v);

/* May 5 */
bool view_is_date(const struct view *v);

/* ---- quantity_note.c -----------------------------------------------------*/

/* Figure 3, Table 2, No. 7, § 5 */
bool view_is_reference(const struct view *v);

/* 15 is a flange: a numeral that names a part of a drawing. */
bool view_is_numeral(const struct view *v);

/* Airports: 28 (2025) */
bool view_is_label_value(const struct view *v);

/* 14, 599 (1968): volume and page before the year of a source. */
bool view_is_source(const struct view *v);

/* The number closes an entry of a list behind a label:
 * `by type: tanker 2, ferry 3`, `seats: Unity (15); Greens (12)`. */
bool view_is_entry(const struct view *v);

/* [12], [3, 4], (12), and whole lists in brackets. */
bool view_is_citation(const struct view *v);

/* 1) 2. at the start; 2) after a semicolon */
bool view_is_list_number(const struct view *v);

/* 2.6 Sex differences, 3. Methods: the number of a heading, at the start or
 * behind a sentence. */
bool view_is_heading(const struct view *v);

/* ---- quantity_name.c -----------------------------------------------------*/

/* kg s −1, (r/5 AU) −2: the exponent of what stands before it. */
bool view_is_exponent(const struct view *v);

/* T 1 T, H 2 S: a letter with an index before a letter. */
bool view_is_index(const struct view *v);

/* The retaining ring 9, lysine 4: a singular noun and its number at the end
 * of a phrase. */
bool view_is_label(const struct view *v);

/* a 360° view: all round, not an angle. */
bool view_is_idiom(const struct view *v);

/* 13C, 18F: the glued letter is an element, not a unit. */
bool view_is_isotope(const struct view *v);

/* The 13F form, a Boeing 777F: no degrees. */
bool view_is_model(const struct view *v);

/* A capital before the word's end, as in HD, McDermott, iPhone. */
bool view_is_name(const struct view *v);

/* `one` is a number only where it counts something. */
bool view_is_pronoun(const struct view *v);

/* `met twice`: how often, no factor as in `twice as large`. */
bool view_is_adverb(const struct view *v);

/* The two countries: who was named before. */
bool view_is_known(const struct view *v);

#endif
