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
    /* what meets in few texts */
    "more than 20 kg", "less than 35 kg", "more than 20", "less than 35",
    "at most 100", "at least 20", "(1.2 ± 0.3)", "(5 - 7)", "× 10^5 km",
    ")× 10^5", ") x 10^-3 m", "(2 to 3)", "5 kg ± 2 mg", "-5 ± 2 kg",
    "3 ± 1 ± 1", "one hundred and thirty-two fifths", "fifty-four hundredths",
    "two million and one half", "two million and two thirds",
    "one billion and three quarters million", "one hundred thirty fifths",
    "three twenty-firsts", "a twenty-first", "one twenty-fifth",
    "one and a half million", "one million and a half", "a third dozen",
    "a fifth avenue", "one hundred and first", "two second", "half-life",
    "half million", "first half", "an eighth of", "eight eighths",
    "three and three quarters", "five and five fourths", "half of a million",
    "one third", "two third", "one-third", "three quarters of a dozen",
    "10^(5)", "10^{-5", "10^+6", "2^-3", "9^120", "2^9999", "10⁻³", "10⁺²",
    "2⁶", "3·10^4", "3 ⋅ 10^4", "3∙10−2", "3*10^2", "3 X 10^2", "3 x 100",
    "2 x 10 5 cm", "2 × 10", "4 × 1012345", "10–3", "10-12", "12e+3", "1e500",
    "1e-500", "5e", "1e12345678", "1/2/3", "1 ½", "5 7/65", "3 0/5", "50/9",
    "9/2", "9/11", "1000/3", "1/2.5", "1/1234567890123", "2 1/", "2-1/4",
    "99999999999999999999999999999999999999 1/2",
    "99999999999999999999999999999999999999 million",
    "98765432109876543210987654321098765432 ± 0.001", "one over three",
    "1 over 4.", "one over many", "1 in 20", "2 in 5 or more", "5 out of 3",
    "two out of five", "about 2 in 5", "1 ≤ i ≤ 7", "0 < x < 1 kg", "5 ≤ 3",
    "1 < 2, x < 3", "from 5 to 3", "von 9 bis 4", "de 8 à 2",
    "fell from 3 km to 2 km", "between 5 and 3", "between 5 kg and 7 kg",
    "between about 3 and 5", "5 kg to 3 m", "$5 to $7", "$5-7", "5%-7",
    "5% to 7", "5 and 7 km", "5, 6 and 7 km", "5, 7 km", "5 or 7 million",
    "2 × 3 m", "5 ft 13 in", "5.5 ft 3 in", "-5 ft 3 in", "3 lb 4 oz",
    "3 dollars 50", "3 dollars and 50.", "$3 50", "3 dollars 500", "2 h 90 min",
    "5 m 3 cm", "15 May", "16, 23 and 30 May", "10-15 June", "5 kg May",
    "16 and May", "Figs. 3, 7 and 8", "Fig. 10, 350 electrons", "Table 2 to 5",
    "1990-95", "1990–2005", "1200-1990", "5-1990", "3-2", "2-2", "2-03",
    "232-4544", "(202) 232-4544", "[355] 23426", "(a) 232-4544",
    "46 00 N, 105 00 E", "46 00 NE", "2108 16th Street",
    "601 New Hampshire Avenue", "70 Foo bar", "200 B.C.", "AD 79", "79 AD",
    "A.D. 5", "in 2021 dollars", "2021 dollars", "2011c", "2000 people",
    "in 2000 people", "of 1800", "than 1800", "= 1800", "360° view", "360° of",
    "13F form", "the 13F", "Boeing 777F", "14.7C/", "T 1 T", "H 2 S",
    "HD 188753 A", "1/T", "x 2", "v 12", "I 5", "1 m x 1 m", "kg s −1",
    "(r) −2", "is −1", "abcd −1", "J 8, 599 (1968)", "8 (1868)", "12 (2025)",
    "8, 59- (1968)", "[1]", "[1, 2]", "(12)", "(1234)", "(26,29)", "{1}",
    "[1, x]", "(1; 2)", "1) a", "2. Select", "(3) b", "; 2) c", "2.6 Sex",
    "0.5 Sex", "3. Methods", "Seats: Unity (15); Greens (12)", "Airports: 28",
    "by type: tanker 2, ferry 3", "see sentence. 5 km", "ring 9, made",
    "ring 9-12", "coil 3 and 4 kg", "value 9.", "walked 9.", "king 9 or more",
    "30 MUSD", "MAUD 60", "TSEK 5", "3 kEUR", "5 MABC", "5 XUSD", "5 Musd",
    "5° on the Celsius scale", "5° on the other scale", "5° on the", "5°N",
    "half an hour", "half a km", "half an x", "20 (kg", "20 (x)", "20 {kg}",
    "20 <kg>", "12 ft 2 in more", "12 ft 2 in", "12 m 2 in the",
    "75 USD million", "$5 million dollars", "$ 20 $ 37", "rmb 10 usd 20",
    "10 $ 30", "-$5", "x-$5", "- 20 °C", "5 - 20 °C", "–20 °C", "$350 per kg",
    "$5/hour", "$5 per x", "5 dollars a ton", "5 dollars an hour", "6-year-old",
    "five years old", "6 weeks of age", "6 weeks old", "6 years oldest",
    "absolute zero", "Absolute zero", "absolute zeros", "less than 5 or equal",
    "more than 5 kg or equal to", "5 or equal", "50+", "50+5", "50 +x",
    "5 or more", "5 or more than", "5 and more slowly", "5 or less a",
    "one or more", "one or two", "one to three", "one of", "this one",
    "only one", "one day", "negative one", "one's", "No one", "each one 5",
    "e.g. 5 kg", "c. 5", "approx. 5 kg", "no more than about 5 kg",
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
    "\xf0\x9f\x98\x80", "\u00a0", "\u202f", "\u2009", "¼", "¾", "⅐", "10¹",
    "10⁰", "10⁴", "漢字", "ª", "÷", "„", "ⰰ", "≲", "≳", "⩽", "⩾", "≅", "per",
    "male", "/female"};

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
	size_t floor = 0, mark_floor = 0;
	for (int i = 0; i < count; i++) {
		cr_assert(q[i].mark_begin >= mark_floor, "%s", text);
		cr_assert(q[i].mark_end > q[i].mark_begin, "%s", text);
		cr_assert(q[i].begin >= floor && q[i].begin < q[i].end, "%s",
			  text);
		cr_assert(q[i].end <= n && q[i].mark_end <= n, "%s", text);
		cr_assert(q[i].mark_begin <= q[i].begin, "%s", text);
		cr_assert_not_null(q[i].qualifier);
		char buf[DECIMAL_TEXT];
		decimal_print(q[i].value, buf);
		floor = q[i].end;
		mark_floor = q[i].mark_end;
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
	for (int i = 0; i < 200000; i++) {
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
