/* Texts of random pieces: whatever the scanner makes of them, its spans are in
 * order and inside, and the gate never keeps a quantity back. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "quantity.h"

static const char *const piece[] = {
    "5", "12", "30", "360", "1990", "2013", "2050", "1146", "007", "0.05",
    "1.5", "2.75", ".5", ".73", "7,590", "1,234,567", "12,34,567.8", "7 590",
    "1'000", "1.234.567", "1.111,25", "3,5", "0,125", "26,29", "1.2e6", "4e-3",
    "5E3x", "10^6", "10−3", "10-3", "10⁶", "2^10", "2.5^-1", "3 × 10^8",
    "5.5x10-3", "1.5 × 105", "2 · 10 3", "10^{-2}", "1/2", "3/4", "2 1/2",
    "3-1/2", "1/0", "24/7", "2010/11", "5/17/2018", "1⁄3", "½", "2½", "⅔",
    "0.495(1)", "192.168.1.2", "4.5.6", "10:30", "1e999", "9^99", "-", "-5",
    "−4", "–3", "+7", "- 2", "3C274", "3D", "13C", "4a", "5th", "21st", "2nd",
    "1960s", "5Rp", "10x", "7.2Rp", "187Os/188Os", "2sin(x)", "3-hydroxy",
    "25-class", "5-fold", "360-ish", "40-member", "1,4-dioxane", "8-to",
    "123456789012345678901234567890123456789012345", "000", "1p",
    /* words */
    "one", "two", "three", "ten", "twenty", "twenty-one", "ninety", "hundred",
    "thousand", "million", "billion", "lakh", "crore", "dozen", "dozens",
    "half", "a half", "a third", "a quarter", "quarter", "thirds", "fifths",
    "three quarters", "two-thirds", "first", "second", "third", "fifth",
    "twentieth", "zero", "absolute zero", "point", "point five", "and", "a",
    "an", "of a", "minus", "negative", "over", "out of", "in", "and a half",
    "one hundred and", "several", "per", "the", "this", "no", "two-class",
    "two-dimensional", "one-way", "eight-second",
    /* multipliers and units */
    "bn", "mn", "k", "M", "m", "b", "B", "Mn", "mil", "km", "kg", "mg", "m/s",
    "%", "percent", "°C", "°", "° N", "degrees", "ft", "in", "ft 3 in", "h",
    "min", "h 30 min", "years", "year old", "years of age", "-year-old", "$",
    "US$", "€", "EUR", "dollars", "dollars 50", "cents", "usd", "USD million",
    "(kg)", "[kg]", "per kg", "/hour", "a ton", "a year earlier", "an hour",
    "K", "F", "T", "a", "c", "s−1", "s −1", "10%sucrose", "pH", "a barrel",
    /* around */
    "about", "approximately", "up to", "more than", "less than", "at least",
    "no more than", "or more", "or less", "or equal", "and more", "at most",
    "between", "from", "to", "to", "through", "±", "+/-", "×", "x", "by", "~",
    "∼", "<", ">", "≤", "≥", "<=", "=", "≤ x ≤", "< x <", "or", "but", ",",
    ", and", ";", ":", ".", ". ", "(", ")", "[", "]", "{", "}", "/", "\"", "'",
    "’", "…", "..", "&", "#", "§", "_", "@", "^", "\\", "+", "*", "%", ")×",
    "-", "–", "—", "‑", "http://x.y/", "a@b.c", "f(", "F(3, ",
    /* what is none */
    "Figure", "inTable", "Fig.", "Figs.", "No.", "no", "equation (",
    "age group", "age", "May", "June", "May", "march", "pm", "p.m.", "o'clock",
    "2.17pm", "BC", "B.C.", "AD", "Street", "16th Street", "N", "S", "00 N",
    "Voyager", "Boeing", "HD", "The", "In", "Only", "A-", "COVID-", "SOX2-",
    "TRA-1-", "Europe", "x", "v", "χ", "ring", "retaining", "lysine", "value",
    "bed", "made", "people", "troops", "developed countries", "samples",
    "cases", "various", "East", "such", "is", "was", "et al.,", "(1968)",
    "599 (1968)", "Methods", "Sex differences", "seats:", "by type: tanker",
    "rings", "shared", "slowly", "word", "word.", "Größe", "\xff", "\xe2\x80",
    "\xf0\x9f\x98\x80", "\u00a0", "\u202f", "per", "male", "/female"};

static const char *const joint[] = {"",  " ",  " ",  " ",  " ",     " ",
				    " ", "-",  ", ", "  ", " and ", " to ",
				    "–", " (", ") ", ". "};

enum { PIECES = sizeof piece / sizeof *piece };
enum { JOINTS = sizeof joint / sizeof *joint };

static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 9;
}

static size_t
make_text(uint32_t *seed, char *text, size_t size)
{
	size_t n = 0;
	int count = 1 + (int)(next_random(seed) % 9);
	for (int i = 0; i < count; i++) {
		const char *p = piece[next_random(seed) % PIECES];
		const char *j = i > 0 ? joint[next_random(seed) % JOINTS] : "";
		if (n + strlen(p) + strlen(j) + 1 > size)
			break;
		n += (size_t)sprintf(text + n, "%s%s", j, p);
	}
	return n;
}

static void
check(const char *text, size_t n, const struct quantity *q, int count)
{
	size_t floor = 0;
	for (int i = 0; i < count; i++) {
		cr_assert(q[i].begin >= floor && q[i].begin < q[i].end, "%s",
			  text);
		cr_assert(q[i].end <= n && q[i].mark_end <= n, "%s", text);
		cr_assert(q[i].mark_begin <= q[i].begin, "%s", text);
		cr_assert_not_null(q[i].qualifier);
		char buf[DECIMAL_TEXT];
		decimal_print(q[i].value, buf);
		floor = q[i].end;
	}
}

Test(quantity, holds_its_contract_on_any_text)
{
	struct error e;
	struct units *units = units_load("rules", &e);
	cr_assert_not_null(units, "%s", e.text);
	struct lexicon *lx = lexicon_load("rules", units, &e);
	cr_assert_not_null(lx, "%s", e.text);
	uint32_t seed = 1;
	for (int i = 0; i < 150000; i++) {
		char text[512];
		struct quantity q[32];
		size_t n = make_text(&seed, text, sizeof text);
		enum number_locale locale =
		    i % 7 == 0 ? LOCALE_COMMA : LOCALE_POINT;
		int count = quantity_scan(lx, text, n, locale, q, 32);
		check(text, n, q, count);
		cr_assert(count == 0 || quantity_gate(lx, text, n),
			  "the gate keeps back: %s", text);
		quantity_guess_locale(text, n);
	}
	lexicon_free(lx);
	units_free(units);
}
