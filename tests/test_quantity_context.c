/* Amounts that the words around them decide. */
#include "quantity_text.h"

TestSuite(context, .init = load, .fini = unload);

Test(context, money_by_name_code_and_letter)
{
	static const struct example list[] = {
	    {"sold for dollar 14.5 million",
	     "[dollar 14.5 million] 14500000 USD"},
	    {"rupees 450 and euro 25.50",
	     "[rupees 450] 450 INR; [euro 25.50] 25.50 EUR"},
	    {"a rupees 1,200 gift for euro 9", "[rupees 1,200] 1200 INR"},
	    {"a dollar 30 years ago", "[30 years] 30 year"},
	    {"tickets for the euro 2016", ""},
	    {"a bill of R240 million", "[R240 million] 240000000 ZAR"},
	    {"R1,850 or R 700 a month",
	     "[R1,850] 1850 ZAR; [R 700 a month] 700 ZAR/month"},
	    {"with R 0.87 and R2 high", "[0.87] 0.87"},
	    {"the gas R22 and R134a", ""},
	    {"nok 65 and php 129.50",
	     "[nok 65] 65 NOK; [php 129.50] 129.50 PHP"},
	    {"it needs php 8.2", "[8.2] 8.2"},
	    {"the dollars thousand of them had", "[thousand] 1000"},
	    {"u.s. $ 40 or u.s $ 50", "[u.s. $ 40] 40 USD; [u.s $ 50] 50 USD"},
	    {"₡750 or ரூ 90", "[₡750] 750 CRC; [ரூ 90] 90 INR"},
	};

	ALL(list);
}

Test(context, letters_that_are_units)
{
	static const struct example list[] = {
	    {"kept in 4M urea and 5M NaCl", "[4M] 4 M; [5M] 5 M"},
	    {"in 4M, 3M or 0.5M NaCl", "[4M] 4 M; [3M] 3 M; [0.5M] 0.5 M"},
	    {"4M mRNA copies", ""},
	    {"4M and 3M users", "[4M] 4000000; [3M users] 3000000 users"},
	    {"a hot tea costs 50c", "[50c] 50 cent"},
	    {"the 3M company, a 3M tape", ""},
	    {"4M users", "[4M users] 4000000 users"},
	    {"output of 88 mt", "[88 mt] 88 Mt"},
	    {"output of 24,000 mt", "[24,000 mt] 24000 t"},
	    {"a barge with 30 mt", "[30 mt] 30 t"},
	    {"an oven at 190 c or 375f", "[190 c] 190 °C; [375f] 375 °F"},
	    {"step 12 c of the plan", ""},
	    {"spun at 40 kRPM", "[40 kRPM] 40 krpm"},
	};

	ALL(list);
}

Test(context, words_between_a_number_and_its_unit)
{
	static const struct example list[] = {
	    {"five more minutes", "[five more minutes] 5 min"},
	    {"3 additional years of work", "[3 additional years] 3 year"},
	    {"9,000 fewer barrels per day",
	     "[9,000 fewer barrels per day] 9000 bbl/d"},
	    {"six more or less, 5 more in it", "[six] about 6; [5] 5"},
	    {"four more than ever", "[four] 4"},
	};

	ALL(list);
}

Test(context, lists_of_amounts_like_years)
{
	static const struct example list[] = {
	    {"doses of 1750, 2600 and 5900 IU",
	     "[1750] 1750 IU; [2600] 2600 IU; [5900 IU] 5900 IU"},
	    {"in 1750, 2600 and 5900 IU", "[2600] 2600 IU; [5900 IU] 5900 IU"},
	    {"of 1995, 30 km", "[30 km] 30 km"},
	};

	ALL(list);
}

Test(context, signs_that_are_none_or_many)
{
	static const struct example list[] = {
	    {"7 V − 3 V", "[7 V] 7 V; [3 V] 3 V"},
	    {"40 km s − 1", "[40 km s − 1] 40 km/s"},
	    {"The profit was ($12.50).", "[($12.50)] -12.50 USD"},
	    {"a loss ($12.50) again", "[$12.50] 12.50 USD"},
	    {"the fee is ($5 or so)", "[$5] about 5 USD"},
	    {"an army that numbered 6,500 soldiers",
	     "[6,500 soldiers] 6500 soldiers"},
	    {"roads numbered 65", ""},
	};

	ALL(list);
}
