#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "quantity_text.h"

TestSuite(quantity, .init = load, .fini = unload);

Test(quantity, numbers_in_digits)
{
	static const struct example list[] = {
	    {"it was 7590", "[7590] 7590"},
	    {"it was 7,590", "[7,590] 7590"},
	    {"it was 7 590 000", "[7 590 000] 7590000"},
	    {"it was 1'234'567.5", "[1'234'567.5] 1234567.5"},
	    {"it was 12,34,567.89", "[12,34,567.89] 1234567.89"},
	    {"it was 1.234.567", "[1.234.567] 1234567"},
	    {"it was 1.111,25", "[1.111,25] 1111.25"},
	    {"it was 5,25 or 0,125", "[5,25] 5.25; [0,125] 0.125"},
	    {"it was .5", "[.5] 0.5"},
	    {"it was 1.50", "[1.50] 1.50"},
	    {"(–5 °C, of –7 and ∼–1; 3–4", "[–5 °C] -5 °C; [–7] -7; "
					   "[∼–1] about -1; [3–4] 3..4"},
	    {"8x2^10 and 3 × 2^-1", "[8x2^10] 8192; [3 × 2^-1] 1.5"},
	    {"it was -3.5 and −4", "[-3.5] -3.5; [−4] -4"},
	    {"it was 1.2e6, 3e-2", "[1.2e6] 1200000; [3e-2] 0.03"},
	    {"3 × 10^8, 3 x 10−2", "[3 × 10^8] 300000000; [3 x 10−2] 0.03"},
	    {"5.5x10-3 and 10−3", "[5.5x10-3] 0.0055; [10−3] 0.001"},
	    {"10-3 m or 10-15 m", "[10-3 m] 0.001 m; [10-15 m] 10..15 m"},
	    {"2 × 10⁶ and 10^{-2}", "[2 × 10⁶] 2000000; [10^{-2}] 0.01"},
	    {"about 1.5 × 105 of", "[1.5 × 105] about 150000"},
	    {"2.5^-1", "[2.5^-1] 0.4"},
	    {"(1.2 ± 0.2) × 10^3 m", "[(1.2 ± 0.2) × 10^3 m] ± 1000..1400 m"},
	    {"1.2 ± 0.2 × 10^3 m", "[1.2 ± 0.2 × 10^3 m] ± 1000..1400 m"},
	    {"2.5-3.1 × 10^5 m", "[2.5-3.1 × 10^5 m] 250000..310000 m"},
	    {"8 to 3 × 10^4 m", "[8 to 3 × 10^4 m] 8..30000 m"},
	    {"(− 3 V), at − 4 V", "[− 3 V] -3 V; [− 4 V] -4 V"},
	    {"it was 0.495274(1)", "[0.495274(1)] 0.495274"},
	    {"1/2 and 2 1/2", "[1/2] 0.5; [2 1/2] 2.5"},
	    {"2000 over 4", "[2000 over 4] 500"},
	    {"in 2000 over 4", "[4] > 4"},
	    {"a 5km drive", "[5km] 5 km"},
	    {"- 2 1/2", "[- 2 1/2] -2.5"},
	    {"-  10 k", "[-  10 k] -10000"},
	    {"- 5 eggs", "[5] 5"},
	    {"½ and 2½ and ⅔", "[½] 0.5; [2½] 2.5; [⅔] 0.6666666666666667"},
	};
	ALL(list);
}

Test(quantity, decimal_comma_where_the_text_has_it)
{
	cr_assert_str_eq(scan("es waren 7.590,5 km", LOCALE_COMMA),
			 "[7.590,5 km] 7590.5 km");
	cr_assert_str_eq(scan("es waren 1.234 km", LOCALE_COMMA),
			 "[1.234 km] 1234 km");
	cr_assert_str_eq(scan("it was 1.234 km", LOCALE_POINT),
			 "[1.234 km] 1.234 km");
	static const char comma[] = "3,5 und 0,25 und 1.234,5 und 7,1";
	cr_assert_eq(quantity_guess_locale(comma, sizeof comma - 1),
		     LOCALE_COMMA);
	static const char point[] = "3.5 and 1,234.5 and 7,590";
	cr_assert_eq(quantity_guess_locale(point, sizeof point - 1),
		     LOCALE_POINT);
	static const char list[] = "the scores 22,24,26,31 and 5,7,9";
	cr_assert_eq(quantity_guess_locale(list, sizeof list - 1),
		     LOCALE_POINT);
}

Test(quantity, numbers_in_words)
{
	static const struct example list[] = {
	    {"twenty-one", "[twenty-one] 21"},
	    {"three hundred and five thousand",
	     "[three hundred and five thousand] 305000"},
	    {"two thousand five hundred", "[two thousand five hundred] 2500"},
	    {"three point five billion",
	     "[three point five billion] 3500000000"},
	    {"three million, two hundred & forty",
	     "[three million, two hundred & forty] 3000240"},
	    {"a hundred and two", "[a hundred and two] 102"},
	    {"a dozen eggs", "[a dozen] 12"},
	    {"three dozen eggs", "[three dozen] 36"},
	    {"half a dozen", "[half a dozen] 6"},
	    {"half a million", "[half a million] 500000"},
	    {"three quarters of it", "[three quarters] 0.75"},
	    {"two quarters, the last three quarters, three quarters in a row",
	     "[two] 2; [three] 3; [three] 3"},
	    {"two-thirds of it", "[two-thirds] 0.6666666666666667"},
	    {"a quarter of it", "[a quarter] 0.25"},
	    {"one hundred and three quarters",
	     "[one hundred and three quarters] 100.75"},
	    {"twenty-three fifths", "[twenty-three fifths] 4.6"},
	    {"thirty and two and two fifths; thirty and two",
	     "[thirty and two and two fifths] 32.4; [thirty] 30; [two] 2"},
	    {"one one-hundredth of it", "[one one-hundredth] 0.01"},
	    {"two one-thousandths", "[two one-thousandths] 0.002"},
	    {"one one hundred and twenty-fifth",
	     "[one one hundred and twenty-fifth] 0.008"},
	    {"two five-hundredths", "[two] 2; [five-hundredths] 0.05"},
	    {"one one hundred five fifth", "[one] 1; [one hundred five] 105"},
	    {"20 and three and a half", "[20] 20; [three and a half] 3.5"},
	    {"ten and three and a half", "[ten] 10; [three and a half] 3.5"},
	    {"sixty-one and three and a half",
	     "[sixty-one] 61; [three and a half] 3.5"},
	    {"one hundred one cars", "[one hundred one] 101"},
	    {"a fortieth, a sixty-fourth", "[a fortieth] 0.025; "
					   "[a sixty-fourth] 0.015625"},
	    {"a twenty-first birthday", ""},
	    {"a million and a half", "[a million and a half] 1500000"},
	    {"two and a half million", "[two and a half million] 2500000"},
	    {"one billion and a half million",
	     "[one billion and a half million] 1000500000"},
	    {"minus five", "[minus five] -5"},
	    {"4 in 10 or two in a hundred", "[4 in 10] 0.4; [two in a hundred] "
					    "0.02"},
	    {"1 out of every 8, one in every 40",
	     "[1 out of every 8] 0.125; [one in every 40] 0.025"},
	    {"won four in nine", "[four] 4; [nine] 9"},
	    {"one in twenty adults", "[one in twenty] 0.05"},
	    {"two out of five", "[two out of five] 0.4"},
	    {"3 hundred and 21", "[3 hundred and 21] 321"},
	    {"4 thousand 3 hundred", "[4 thousand 3 hundred] 4300"},
	    {"3 million and a half", "[3 million and a half] 3500000"},
	    {"twenty eight-second pauses", "[twenty] 20; [eight-second] 8 s"},
	    {"the twenty-first time, the third", ""},
	    {"the first half, a second thought", ""},
	    {"several hundred of the thousands", ""},
	    {"Exports (US$ million), output (thousand tonnes), (million)", ""},
	    {"two trillionths", "[two trillionths] 0.000000000002"},
	    {"three hundred and two dozens",
	     "[three hundred and two dozens] 324"},
	    {"two hundred and fifty dozen",
	     "[two hundred and fifty dozen] 3000"},
	};
	ALL(list);
}

Test(quantity, multipliers)
{
	static const struct example list[] = {
	    {"$3.5bn", "[$3.5bn] 3500000000 USD"},
	    {"€10M and €2B", "[€10M] 10000000 EUR; [€2B] 2000000000 EUR"},
	    {"2.5M people", "[2.5M people] 2500000 people"},
	    {"10k", "[10k] 10000"},
	    {"7.5m voters, 7.5m high", "[7.5m voters] 7500000 voters; [7.5m] "
				       "7.5 m"},
	    {"13 lakh", "[13 lakh] 1300000"},
	    {"three lakh crore", "[three lakh crore] 3000000000000"},
	    {"0.5k miles", "[0.5k miles] 500 mi"},
	    {"75 USD million", "[75 USD million] 75000000 USD"},
	    {"0.3M downloads, 12M in all", "[0.3M] 300000; [12M] 12000000"},
	    {"0.2M NaOH", "[0.2M] 0.2 M"},
	    {"153m tonnes, 6m barrels, 5m long",
	     "[153m tonnes] 153000000 t; [6m barrels] 6000000 bbl; [5m] 5 m"},
	    {"213 million or 93%", "[213 million] 213000000; [93%] 93 %"},
	    {"Sh129 billion", "[Sh129 billion] 129000000000 KES"},
	    {"143 M users; 143 M and 6 M",
	     "[143 M users] 143000000 users; [143 M] 143 M; [6 M] 6 M"},
	    {"3+ billion and 5+ million",
	     "[3+ billion] >= 3000000000; [5+ million] >= 5000000"},
	    {"$0.5M, 0.5M people and 0.5M NaOH",
	     "[$0.5M] 500000 USD; [0.5M people] 500000 people; [0.5M] 0.5 M"},
	    {"5B users, part 3B users", "[5B users] 5000000000 users"},
	    {"5 m", "[5 m] 5 m"},
	    {"0.05 Mn", "[0.05] 0.05"},
	};
	ALL(list);
}

Test(quantity, ranges)
{
	static const struct example list[] = {
	    {"5–7 km", "[5–7 km] 5..7 km"},
	    {"from 3 to 5 km", "[3 to 5 km] 3..5 km"},
	    {"between 3 and 5 million people",
	     "[between 3 and 5 million people] 3000000..5000000 people"},
	    {"15-20 usd", "[15-20 usd] 15..20 USD"},
	    {"8- to 16-meter", "[8- to 16-meter] 8..16 m"},
	    {"1-to 3-mm", "[1-to 3-mm] 1..3 mm"},
	    {"5k-20k", "[5k-20k] 5000..20000"},
	    {"100-150,000 troops",
	     "[100-150,000 troops] 100000..150000 troops"},
	    {"1-10,000 troops", "[1-10,000 troops] 1..10000 troops"},
	    {"$5-10 million", "[$5-10 million] 5000000..10000000 USD"},
	    {"A 2km-5km walk", "[2km-5km] 2..5 km"},
	    {"1.5 to 2 million people",
	     "[1.5 to 2 million people] 1500000..2000000 people"},
	    {"CI −0.8 to −0.1", "[−0.8 to −0.1] -0.8..-0.1"},
	    {"$10-15m and $3 to 5m", "[$10-15m] 10000000..15000000 USD; "
				     "[$3 to 5m] 3000000..5000000 USD"},
	    {"44 mg to 50 mg", "[44 mg to 50 mg] 44..50 mg"},
	    {"6 ± 1 kg", "[6 ± 1 kg] ± 5..7 kg"},
	    {"true to ±5 kg", "[±5 kg] ± -5..5 kg"},
	    {"6 kg plus or minus 1 kg", "[6 kg plus or minus 1 kg] ± 5..7 kg"},
	    {"by plus or minus 5 kg", "[plus or minus 5 kg] ± -5..5 kg"},
	    {"3 km ± 5 mg", "[3 km] 3 km; [± 5 mg] ± -5..5 mg"},
	    {"-18 °C to -34 °C", "[-18 °C to -34 °C] -34..-18 °C"},
	    {"fell from 0.85 to 0.25", "[0.85] 0.85; [0.25] 0.25"},
	    {"rose from 7 km to 9 km", "[7 km] 7 km; [9 km] 9 km"},
	    {"ranges from 7 to 9 km", "[7 to 9 km] 7..9 km"},
	    {"is 5 − 3 V and 3 − 5 V", "[5] 5 V; [3 V] 3 V; [3 − 5 V] 3..5 V"},
	    {"rose in 2013 to 82 billion dollars",
	     "[82 billion dollars] 82000000000 USD"},
	    {"grew by 5 km to 12 km", "[5 km] 5 km; [12 km] 12 km"},
	    {"grew by 5 to 6 km", "[5 to 6 km] 5..6 km"},
	    {"fell by 300 to 2,000", "[300] 300; [2,000] 2000"},
	    {"fell by a fifth to 9 km", "[a fifth] 0.2; [9 km] 9 km"},
	    {"a speed between 1000 and 1600.",
	     "[between 1000 and 1600] 1000..1600"},
	    {"Having 3 to 5 modes", "[3 to 5] 3..5"},
	    {"44 ml to 50 mg", "[44 ml] 44 mL; [50 mg] 50 mg"},
	    {"0.2 ≤ x ≤ 0.4", "[0.2 ≤ x ≤ 0.4] 0.2..0.4"},
	    {"one to three days", "[one to three days] 1..3 d"},
	    {"won 3-2", ""},
	    {"-5 °C ~ 40 °C, 8 ~ 9 g", "[-5 °C ~ 40 °C] -5..40 °C; "
				       "[8 ~ 9 g] 8..9 g"},
	    {"in two ~ 45-day spells", "[two] 2; [45-day] about 45 d"},
	    {"it took 3 h ~2 days", "[3 h] 3 h; [~2 days] about 2 d"},
	    {"between 7 to 9 km", "[7 to 9 km] 7..9 km"},
	    {"<5 mg, ≥ 5 mg, n=5, >=$5", "[<5 mg] < 5 mg; [5 mg] >= 5 mg; "
					 "[5] 5; [>=$5] >= 5 USD"},
	    {"from 1800-1900 watts", "[1800-1900 watts] 1800..1900 W"},
	    {"£200-1500", "[£200-1500] 200..1500 GBP"},
	    {"changed from 3 km to 5 km", "[3 km] 3 km; [5 km] 5 km"},
	    {"gained $2 to $9", "[$2] 2 USD; [$9] 9 USD"},
	    {"lost 5 km to 3 km", "[5 km] 5 km; [3 km] 3 km"},
	    {"gained 5 kg to 7 kg", "[5 kg to 7 kg] 5..7 kg"},
	    {"highs near the upper 60s", "[60s] 60..69"},
	    {"temperatures in the low- to mid-30s", "[30s] 30..39"},
	    {"lows in the 20s, a price in the low 90s",
	     "[20s] 20..29; [90s] 90..99"},
	    {"12°-14°C, 20° and 70 °F", "[12°-14°C] 12..14 °C; [20°] 20 °F; "
					"[70 °F] 70 °F"},
	};
	ALL(list);
}

Test(quantity, lists_share_their_unit)
{
	static const struct example list[] = {
	    {"10, 20 and 30 km", "[10] 10 km; [20] 20 km; [30 km] 30 km"},
	    {"two and three million", "[two] 2000000; [three million] 3000000"},
	    {"45 and 50 cases", "[45] 45; [50] 50"},
	    {"z = 0.5; 10 kg", "[0.5] 0.5; [10 kg] 10 kg"},
	    {"ratio 2.3, 95%", "[2.3] 2.3; [95%] 95 %"},
	    {"500 nm × 300 nm", "[500 nm] 500 nm; [300 nm] 300 nm"},
	    {"a pressure of 130/85 mmHg", "[130] 130 mmHg; [85 mmHg] 85 mmHg"},
	    {"110-115/70-75 mmHg", "[110-115] 110..115 mmHg; "
				   "[70-75 mmHg] 70..75 mmHg"},
	    {"220 V at 16/50 Hz", "[220 V] 220 V; [16] 16 Hz; [50 Hz] 50 Hz"},
	    {"12V/2.5A and 11/16 in", "[12V] 12 V; [2.5A] 2.5 A; "
				      "[11/16 in] 0.6875 in"},
	    {"a 7x5x2 cm box, 3'x6' mats",
	     "[7] 7 cm; [5] 5 cm; [2 cm] 2 cm; [3'] 3 ft; [6'] 6 ft"},
	    {"4 x 500 ml, 4 x 6 px", "[4] 4; [500 ml] 500 mL; [4] 4 px; "
				     "[6 px] 6 px"},
	    {"take 3 × 250 mg", "[3] 3; [250 mg] 250 mg"},
	    {"0.06 to 0.42 to 0.74 ppm",
	     "[0.06] 0.06 ppm; [0.42] 0.42 ppm; [0.74 ppm] 0.74 ppm"},
	};
	ALL(list);
	struct quantity q[4];
	cr_assert_eq(quantity_scan(lx, "3 and 4 km", 10, LOCALE_POINT, q, 4),
		     2);
	cr_assert(q[0].unit_shared);
	cr_assert_not(q[1].unit_shared);
}

Test(quantity, qualifiers)
{
	static const struct example list[] = {
	    {"about 7,590 km", "[7,590 km] about 7590 km"},
	    {"up to 700 people", "[700 people] <= 700 people"},
	    {"no fewer than 5 km", "[5 km] >= 5 km"},
	    {"more than 30 km", "[30 km] > 30 km"},
	    {"≥ 7.0 mmol/L", "[7.0 mmol/L] >= 7.0 mmol/L"},
	    {"p < 0.05", "[0.05] < 0.05"},
	    {"7 km or more", "[7 km] >= 7 km"},
	    {"less than 5 km or equal", "[5 km] <= 5 km"},
	    {"no more than about 5 kg", "[5 kg] <= 5 kg"},
	    {"50+ km", "[50+ km] >= 50 km"},
	    {"There are 12 or more.", "[12] >= 12"},
	    {"about 1 in 7 women", "[1 in 7] about 0.1428571428571429"},
	    {"50+, a 9+-year lease", "[50] >= 50; [9+-year] >= 9 year"},
	    {"a coin weighing two drachmas", "[two drachmas] 2 dram"},
	    {"it cost two drachmas", "[two drachmas] 2 GRD"},
	    {"5 pm, that is 5 picometres", "[5 pm] 5 pm; [5 picometres] 5 pm"},
	    {"~5 kg", "[~5 kg] about 5 kg"},
	    {"20-odd countries", "[20-odd countries] about 20 countries"},
	    {"50-plus years", "[50-plus years] >= 50 year"},
	    {"20~100", "[20~100] 20..100"},
	    {"more than 20 and less than 35",
	     "[more than 20 and less than 35] 20..35"},
	    {"30 min under 5 kg", "[30 min] 30 min; [5 kg] < 5 kg"},
	    {"more than 40 and less than 10", "[40] > 40; [10] < 10"},
	    {"5 km or more than 6 km", "[5 km] 5 km; [6 km] > 6 km"},
	};
	ALL(list);
	struct quantity q[1];
	static const char text[] = "is about 5 km long";
	quantity_scan(lx, text, sizeof text - 1, LOCALE_POINT, q, 1);
	cr_assert(slice_is(q[0].qualifier_text, "about"));
	cr_assert_eq(q[0].mark_begin, 3);
	cr_assert_eq(q[0].begin, 9);
	cr_assert_eq(q[0].mark_end, 13);
}

Test(quantity, compound_amounts)
{
	static const struct example list[] = {
	    {"5 ft 3 in", "[5 ft 3 in] 5.25 ft"},
	    {"12 ft 2 in more", "[12 ft 2 in] 12.16666666666667 ft"},
	    {"2 h 30 min", "[2 h 30 min] 2.5 h"},
	    {"he is 6'3\" tall", "[6'3\"] 6.25 ft"},
	    {"she is 4'9 and he 6-foot-6", "[4'9] 4.75 ft; [6-foot-6] 6.5 ft"},
	    {"a 4-foot-3-inch beam", "[4-foot-3-inch] 4.25 ft"},
	    {"he is six foot three", "[six foot three] 6.25 ft"},
	    {"6 ft 3 people", "[6 ft] 6 ft; [3 people] 3 people"},
	    {"3 dollars 50 cents", "[3 dollars 50 cents] 3.5 USD"},
	    {"it cost 15 dollars and 50.", "[15 dollars and 50] 15.5 USD"},
	    {"3 hours, 5 minutes and 9 seconds",
	     "[3 hours, 5 minutes and 9 seconds] 3.085833333333333 h"},
	    {"2 miles and 440 yards", "[2 miles and 440 yards] 2.25 mi"},
	    {"1 m 20 cm, 6 m and 20 cm",
	     "[1 m 20 cm] 1.2 m; [6 m] 6 m; [20 cm] 20 cm"},
	    {"8 stone 7 lb", "[8 stone 7 lb] 8.5 stone"},
	    {"3 years, 2 months", "[3 years] 3 year; [2 months] 2 month"},
	};
	ALL(list);
}

Test(quantity, units_and_nouns)
{
	static const struct example list[] = {
	    {"37,000 troops", "[37,000 troops] 37000 troops"},
	    {"ten developed countries",
	     "[ten developed countries] 10 countries"},
	    {"five years old", "[five years old] 5 year"},
	    {"a 6-year-old", "[6-year-old] 6 year"},
	    {"six weeks of age", "[six weeks of age] 6 week"},
	    {"20 (kg)", "[20 (kg)] 20 kg"},
	    {"half an hour", "[half an hour] 0.5 h"},
	    {"a mile and a quarter", "[a mile and a quarter] 1.25 mi"},
	    {"six hours and a half", "[six hours and a half] 6.5 h"},
	    {"two hours and a third of it", "[two hours] 2 h; [a third] "
					    "0.3333333333333333"},
	    {"a farmer and a half", "[a half] 0.5"},
	    {"0.7 of a mile, 5 of a kind", "[0.7 of a mile] 0.7 mi; [5] 5"},
	    {"within sixty (60) days", "[sixty (60) days] < 60 d"},
	    {"three (see 4) days", "[three] 3; [4] 4"},
	    {"9 degrees below zero", "[9 degrees below zero] -9 °"},
	    {"up 2.5pc at 3 pc", "[2.5pc] 2.5 %; [3 pc] 3 pc"},
	    {"3 × 10^4 cells/mL", "[3 × 10^4 cells/mL] 30000 cells/mL"},
	    {"4,000 stems/ha", "[4,000 stems/ha] 4000 stems/ha"},
	    {"72° and 300 K", "[72°] 72 °; [300 K] 300 K"},
	    {"a third of a litre", "[a third of a litre] "
				   "0.3333333333333333 L"},
	    {"two fifths of an acre", "[two fifths of an acre] 0.4 acre"},
	    {"half of a team", "[half] 0.5"},
	    {"- 20 degrees celsius", "[- 20 degrees celsius] -20 °C"},
	    {"$350 per kg", "[$350 per kg] 350 USD/kg"},
	    {"-$5 and $-99.99", "[-$5] -5 USD; [$-99.99] -99.99 USD"},
	    {"$5 m", "[$5 m] 5000000 USD"},
	    {"$1.17 billion a year earlier", "[$1.17 billion] 1170000000 USD"},
	    {"48 km 0.762-m gauge", "[48 km] 48 km; [0.762-m] 0.762 m"},
	    {"up 22% over 2016, over 2016 km",
	     "[22%] 22 %; [2016 km] > 2016 km"},
	    {"(as said) 25 US firms", "[25] 25"},
	    {"a load q 100 (kg)", "[100 (kg)] 100 kg"},
	    {"Bo walked, Bo 25d", "[25d] 25 d"},
	    {"it has 75 as well", "[75] 75"},
	    {"5 kg over 2016", "[5 kg] 5 kg; [2016] > 2016"},
	    {"a broken \xC3\xAD\xC2\xB1 2", "[2] 2"},
	    {"10 $ 30 kg", "[10 $] 10 USD; [30 kg] 30 kg"},
	    {"13-fold and 2.5 fold", "[13-fold] 13 fold; [2.5 fold] 2.5 fold"},
	    {"12× zoom, 12×10 cm", "[12×] 12 ×; [12] 12 cm; [10 cm] 10 cm"},
	    {"a nail of 5 \" or more", "[5 \"] >= 5 in"},
	    {"he said \"about 10 \" then", "[10] about 10"},
	    {"\"ran 9 km.\" Then", "[9 km] 9 km"},
	    {"spun at 500 × g, 80×g", "[500 × g] 500 g0; [80×g] 80 g0"},
	    {"up 0.5%p after 7 kyears", "[0.5%p] 0.5 percentage point; "
					"[7 kyears] 7 ka"},
	    {"35 miles to the gallon", "[35 miles to the gallon] 35 mpg"},
	    {"a £8/$12 fee", "[£8] 8 GBP; [$12] 12 USD"},
	    {"bake at 190C/170C", "[190C] 190 °C; [170C] 170 °C"},
	    {"Feeds 4-6. Makes 12.", "[4-6] 4..6; [12] 12"},
	    {"a case of 40 x 35 x 9 cm", "[40] 40 cm; [35] 35 cm; [9 cm] 9 cm"},
	    {"a loan @4.2%, a 60w lamp", "[4.2%] 4.2 %; [60w] 60 W"},
	    {"6 to 7 hours a night", "[6 to 7 hours a night] 6..7 h/night"},
	    {"40 Gy/5 fractions", "[40 Gy] 40 Gy"},
	    {"two inches of water", "[two inches] 2 in"},
	    {"a file of 40 mb", "[40 mb] 40 MB"},
	    {"a front of 990 mb", "[990 mb] 990 mbar"},
	    {"flew by Europa 14 times", "[14] 14"},
	    {"the 43 \"outer\" sites", "[43] 43"},
	    {"in group three birds", "[three] 3"},
	    {"a ratio (3.5)", "[3.5] 3.5"},
	};
	ALL(list);
}

Test(quantity, what_is_none)
{
	static const char *const list[] = {
	    "in 2013 and since 1990",
	    "from 1990 to 1995",
	    "2013-14",
	    "in the 1960s",
	    "music of the 60s and the mid-80s",
	    "a man in his mid-50s",
	    "on May 5 and 5 May",
	    "at 5 pm or 10:30 or 2.17pm",
	    "by 10/11pm or 6/7 p.m.",
	    "between 3 and 4 pm",
	    "at the 5km Drive",
	    "at half past ten, quarter past 6, quarter to six",
	    "at 1920x1080 or 1680x1050",
	    "a 3-in-1 printer, 12-in-a-row",
	    "2-(pyridin-3-yl)phenol",
	    "2,2'-bipyridine at the 5'-end",
	    "mail a.b@7.org or x@5",
	    "J. Phys. 31(4), 217-225 and 8(3): 5",
	    "the probes Venera 9 and 10",
	    "in trench 1, 2 and 3",
	    "as shown [12] and [3, 4] and (12)",
	    "see [26,29]",
	    "Europe35 and countries48",
	    "the end.35 Then",
	    "Figure 3 and Figs. 4, 5 and 6",
	    "Table 2, Section 4.4, No. 7, § 5",
	    "Fig. 3C and Figures 3K and 3L",
	    "equation (2.3)",
	    "ISSN 2076-0949",
	    "doi 10.1000/xyz",
	    "+1-222-2222-2222",
	    "+44 20 7946 0958",
	    "Tel. +992 37 221 00 00",
	    "the two countries and these three parties",
	    "they met twice and thrice more",
	    "version 2.7.1",
	    "A-135, L-39 and COVID-19",
	    "37th of the list",
	    "CO2 and H2O2 and 3D",
	    "13C and 14C",
	    "SOX2-23",
	    "1) first; 2) then",
	    ".73 East",
	    "points 69 various",
	    "one of the best, no one, this one",
	    "the one and only",
	    "I'm here",
	    "f(3, 8) and http://x.org/a?b=20",
	    "J. Chem. Res., 8, 599 (1968)",
	    "in kg s −1 here",
	    "24/7 and 9/11",
	    "a 4x4 and a 2x6",
	    "7020 Luanda Place, Washington, DC 20521-7020",
	    "the 3M company",
	    "on October 10–12 and May 5-7",
	    "well 34/7b-12 and core 22/10a-4",
	    "JP 47/25248 describes",
	    "the 75 As signals and 137 Cs",
	    "the N 2p and Cl 3s lines",
	    "(1 − β) and 1 + e cos",
	    "(U/I) 2 + c and (Fe, Co) 2 As",
	    "at G 2 /M and x 1 (t)",
	    "12 is a fan, 13 is an axle",
	    "solutions to (3.1), in (7)",
	    "as in Season two, which",
	    "in seasons four and five",
	    "a four-probe meter",
	    "Eqs. (9.2) and (9.10)",
	    "the cells of day 14",
	    "3-hydroxy and 1,4-dioxane",
	    "two-dimensional",
	    "100^90 and 1e400",
	    "elected over him, 10-8",
	    "from A.D. 1070 to 1200",
	    "a Boeing 747-400",
	    "a 50/50 chance",
	    "46 00 N, 105 00 E",
	    "2108 16th Street NW",
	    "(202) 232-4544",
	    "about 200 B.C. and in AD 79",
	    "on 16, 23, and 30 May",
	    "in 2021 dollars",
	    "the retaining ring 9, made of steel",
	    "2.6 Sex differences",
	    "Phys. Lett. 27 (2003) 6-11.",
	    "a 1200 series pump",
	    "at 0x23 or 0x5C, 0xff and 0x1F",
	    "the object J215728.21-360215.1",
	    "at a 0.2C rate",
	    "the firm's 2014 earnings",
	    "Category 1 or 2 storms",
	    "data sheet Rev. 1.3 of the board",
	    "derivatives 3-6 were made",
	    "in Sonoma, CA 95476 for",
	    "Active 360° Foreign Policy",
	    "",
	};
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		const char *got = scan(list[i], LOCALE_POINT);
		cr_expect_str_eq(got, "", "%s: %s", list[i], got);
	}
}

Test(quantity, gate_lets_numbers_through)
{
	cr_assert(quantity_gate(lx, "twelve men", 10));
	cr_assert(quantity_gate(lx, "x 5", 3));
	cr_assert(quantity_gate(lx, "½", 2));
	cr_assert_not(quantity_gate(lx, "no numbers here, often", 22));
	cr_assert_not(quantity_gate(lx, "", 0));
}

Test(quantity, stops_at_the_callers_limit)
{
	struct quantity q[2];
	static const char text[] = "1 km, 2 kg, 3 s";
	cr_assert_eq(
	    quantity_scan(lx, text, sizeof text - 1, LOCALE_POINT, q, 2), 2);
	char many[8 * QUANTITY_MAX];
	for (size_t i = 0; i < sizeof many; i += 4)
		memcpy(many + i, "7; \n", 4);
	static struct quantity all[QUANTITY_MAX];
	cr_assert_eq(quantity_scan(lx, many, sizeof many, LOCALE_POINT, all,
				   QUANTITY_MAX),
		     QUANTITY_MAX);
}

/* Any value in any form reads back as the same value. */
static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static size_t
group_digits(const char *digits, const char *sign, char *out)
{
	size_t n = strlen(digits), at = 0;
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && (n - i) % 3 == 0)
			at += (size_t)sprintf(out + at, "%s", sign);
		out[at++] = digits[i];
	}
	out[at] = '\0';
	return at;
}

Test(quantity, reads_back_what_is_printed)
{
	static const char *const signs[] = {"", ",", " ", "'", "\u202f"};
	uint32_t seed = 7;
	for (int i = 0; i < 4000; i++) {
		char digits[16], number[64], text[128], want[32];
		unsigned whole = next_random(&seed) % 2000000000u;
		whole >>= next_random(&seed) % 28;
		if (whole >= 1500 && whole < 2100)
			continue; /* may be a year */
		snprintf(digits, sizeof digits, "%u", whole);
		group_digits(digits, signs[next_random(&seed) % 5], number);
		snprintf(want, sizeof want, "%u", whole);
		if (i % 3 == 0 && whole > 0) {
			unsigned part = 10 + next_random(&seed) % 90;
			sprintf(number + strlen(number), ".%u", part);
			snprintf(want, sizeof want, "%u.%u", whole, part);
		}
		const char *minus = i % 5 == 0 ? (i % 2 ? "-" : "−") : "";
		snprintf(text, sizeof text, "it was %s%s km", minus, number);
		struct quantity q[2];
		char got[DECIMAL_TEXT];
		int n =
		    quantity_scan(lx, text, strlen(text), LOCALE_POINT, q, 2);
		cr_assert_eq(n, 1, "%s: %d", text, n);
		decimal_print(q[0].value, got);
		cr_assert_str_eq(got + (*minus && whole > 0), want, "%s: %s",
				 text, got);
		cr_assert_str_eq(q[0].unit.symbol, "km", "%s", text);
	}
}

/* English for 1 to 999,999,999. */
static void
spell(unsigned v, char *out)
{
	static const char *const ones[] = {
	    "",        "one",     "two",       "three",    "four",
	    "five",    "six",     "seven",     "eight",    "nine",
	    "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
	    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
	static const char *const tens[] = {
	    "",      "",      "twenty",  "thirty", "forty",
	    "fifty", "sixty", "seventy", "eighty", "ninety"};
	static const struct {
		unsigned size;
		const char *name;
	} scale[] = {
	    {1000000, "million"}, {1000, "thousand"}, {100, "hundred"}};
	char part[256];
	for (int i = 0; i < 3; i++)
		if (v >= scale[i].size) {
			spell(v / scale[i].size, part);
			out += sprintf(out, "%s %s", part, scale[i].name);
			v %= scale[i].size;
			if (v > 0)
				out += sprintf(out, v < 100 ? " and " : " ");
		}
	if (v >= 20) {
		out += sprintf(out, "%s", tens[v / 10]);
		if (v % 10 > 0)
			out += sprintf(out, "-");
		v %= 10;
	}
	strcpy(out, ones[v]);
}

Test(quantity, reads_back_what_is_spelled)
{
	uint32_t seed = 3;
	for (int i = 0; i < 4000; i++) {
		char words[512], text[600], want[32], got[DECIMAL_TEXT];
		unsigned v = 1 + next_random(&seed) % 999999999u;
		v = 1 + (v >> next_random(&seed) % 28) % 999999999u;
		spell(v, words);
		snprintf(text, sizeof text, "there were %s kilometres", words);
		snprintf(want, sizeof want, "%u", v);
		struct quantity q[2];
		int n =
		    quantity_scan(lx, text, strlen(text), LOCALE_POINT, q, 2);
		cr_assert_eq(n, 1, "%s: %d", text, n);
		decimal_print(q[0].value, got);
		cr_assert(decimal_cmp(q[0].value, decimal_of(v)) == 0, "%s: %s",
			  text, got);
		cr_assert(q[0].spelled);
	}
}

/* Writes the shipped words with `from` replaced by `to` and loads them. */
static void
load_changed(const char *from, const char *to, const char *want)
{
	static char text[65536], dir[] = "/tmp/lexicon-XXXXXX";
	char path[64];
	struct error e = {.text = ""};
	FILE *f = fopen("rules/words.yaml", "r");
	cr_assert_not_null(f);
	size_t n = fread(text, 1, sizeof text - 1, f);
	fclose(f);
	text[n] = '\0';
	char *at = strstr(text, from);
	cr_assert_not_null(at, "%s", from);
	memcpy(dir + strlen(dir) - 6, "XXXXXX", 6);
	cr_assert_not_null(mkdtemp(dir));
	snprintf(path, sizeof path, "%s/words.yaml", dir);
	f = fopen(path, "w");
	fwrite(text, 1, (size_t)(at - text), f);
	fputs(to, f);
	fputs(at + strlen(from), f);
	fclose(f);
	struct units *u = units_load("rules", &e);
	struct lexicon *bad = lexicon_load(dir, u, &e);
	cr_expect_null(bad, "%s", to);
	cr_expect(strstr(e.text, want) != NULL, "%s: %s", to, e.text);
	lexicon_free(bad);
	units_free(u);
	remove(path);
	rmdir(dir);
}

Test(lexicon, refuses_what_it_cannot_read)
{
	struct error e;
	struct units *u = units_load("rules", &e);
	cr_assert_null(lexicon_load("tests", u, &e));
	cr_assert(strstr(e.text, "words.yaml") != NULL);
	lexicon_free(NULL);
	units_free(u);
	load_changed("two: 2,", "two: x,", "two needs a whole number");
	load_changed("two: 2,", "two: '',", "two needs a whole number");
	load_changed("two: 2,", "two: [2],", "two needs a whole number");
	load_changed("two: 2,", "two: 2x,", "two needs a whole number");
	load_changed("[minus,", "['',", "a word has 1 to");
	load_changed("[minus,", "[[a],", "a word has 1 to");
	load_changed("[minus,", "[abcdefghijklmnopqrstuvwxyzabcdefghi,",
		     "a word has 1 to");
	load_changed("minus: [", "minuses: [", "minus");
	load_changed("minus: [minus, negative]", "minus: no", "minus");
	load_changed("minus: [minus, negative]\n", "\n", "minus");
	load_changed("before:\n", "before: no\nbefores:\n", "before");
	load_changed("  tolerance: [", "  tolerances: [", "no gap is called");
	load_changed("about: [about,", "about: ['',", "a phrase has 1 to");
	load_changed("about: [about,", "about: [[a],", "a phrase has 1 to");
	load_changed("about: [\"-odd\",",
		     "about: [or so so so so so so so so so so so so so so so "
		     "so so so so so so so so,",
		     "a phrase has 1 to");
}
