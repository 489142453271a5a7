/* Cells of tables: the line that each is read as, its value and unit. */
#include <stdio.h>
#include <stdlib.h>

#include "cell.h"
#include "shipped_tables.h"

/* Cell, `reading | value unit`, the amount in the text. */
static const struct {
	const char *text, *want, *amount;
} cells[] = {
    {"Population (million): 18.3", "Population: 18.3 million | 18300000 ",
     "18.3"},
    {"GDP per head (US$): 719", "GDP per head: 719 US$ | 719 USD", "719"},
    {"Growth 2023 (%): 4.0", "Growth: 4.0 % (2023) | 4.0 %", "4.0"},
    {"Nominal GDP (US$ bn) 2022: 225.5",
     "Nominal GDP: 225.5 billion US$ (2022) | 225500000000 USD", "225.5"},
    {"Growth (%): (2.1)", "Growth: -2.1 % | -2.1 %", "(2.1)"},
    {"Balance (US$m): (12)", "Balance: -12 million US$ | -12000000 USD",
     "(12)"},
    {"Deficit, % of GDP: 3.5", "Deficit: 3.5 % of GDP | 3.5 %", "3.5"},
    {"Wheat ('000 tonnes): 1,250", "Wheat: 1,250 thousand tonnes | 1250000 t",
     "1,250"},
    {"Wheat (000 t): 12", "Wheat: 12 thousand t | 12000 t", "12"},
    {"Wheat in thousand tonnes: 12", "Wheat: 12 thousand tonnes | 12000 t",
     "12"},
    {"Exports (millions of US dollars): 7",
     "Exports: 7 million US dollars | 7000000 USD", "7"},
    {"Exports (million US$): 7", "Exports: 7 million US$ | 7000000 USD", "7"},
    {"Exports, US$ bn: 7", "Exports: 7 billion US$ | 7000000000 USD", "7"},
    {"GDP (constant 2015 US$ bn) 2020: 5",
     "GDP: 5 billion US$ (2020) | 5000000000 USD", "5"},
    {"Price (US$ per tonne): 310", "Price: 310 US$ per tonne | 310 USD/t",
     "310"},
    {"Area (km2): 1,284,000", "Area: 1,284,000 km2 | 1284000 km2", "1,284,000"},
    {"Growth %: 5.1*", "Growth: 5.1 % | 5.1 %", "5.1"},
    {"Growth (%): 5.1%", "Growth: 5.1% | 5.1 %", "5.1%"},
    {"Budget (US$ million): $4.5", "Budget: $4.5 million | 4500000 USD",
     "$4.5"},
    {"Budget (US$ million): $4.5 bn", "Budget: $4.5 bn | 4500000000 USD",
     "$4.5 bn"},
    {"Percentage of homes with water: 45",
     "Percentage of homes with water: 45 % | 45 %", "45"},
    {"GDP (PPP): 45", "GDP (PPP): 45 | 45 ", "45"},
    {"People aged 15 to 64: 23", "People aged 15 to 64: 23 | 23 ", "23"},
    {"Hospital beds: 2,100[3]", "Hospital beds: 2,100 | 2100 ", "2,100"},
    {"Population in 2020 (thousand): 410",
     "Population: 410 thousand (2020) | 410000 ", "410"},
    {"GDP (B USD): 7", "GDP: 7 billion USD | 7000000000 USD", "7"},
    {"GDP (B$): 7", "GDP: 7 billion $ | 7000000000 USD", "7"},
    {"Debt (million B$): 7", "Debt: 7 million B$ | 7000000 BND", "7"},
    {"Population (M): 7", "Population (M): 7 | 7 ", "7"},
    {"Revenue (RMB, in thousands): 7", "Revenue: 7 thousand RMB | 7000 CNY",
     "7"},
    {"Sales (in thousands): $7", "Sales: $7 thousand | 7000 USD", "$7"},
    {"18.3 million", "18.3 million | 18300000 ", "18.3 million"},
};

Test(cell, reads, .init = load, .fini = unload)
{
	struct cell c = {.label = 0};

	for (size_t i = 0; i < sizeof(cells) / sizeof(*cells); i++) {
		struct slice text = slice_of(cells[i].text);
		char value[DECIMAL_TEXT], got[512];

		cr_expect(cell_read(&c, lx, text, LOCALE_POINT), "%s", text.p);
		decimal_print(c.quantity.value, value);
		snprintf(got, sizeof(got), "%.*s | %s %s", (int)c.reading.n,
			 c.reading.p, value, c.quantity.unit.symbol);
		cr_expect_str_eq(got, cells[i].want, "%s: %s", text.p, got);
		cr_expect(
		    slice_is((struct slice){text.p + c.begin, c.end - c.begin},
			     cells[i].amount),
		    "%s: %.*s", text.p, (int)(c.end - c.begin),
		    text.p + c.begin);
	}
	cell_free(&c);
}

Test(cell, states_nothing, .init = load, .fini = unload)
{
	static const char *const none[] = {"Growth (%): n/a", "Growth (%): ..",
					   "Growth (%): -",   "Joined: 1992",
					   "Growth (%):",     ":"};
	struct cell c = {.label = 0};

	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
		cr_expect(!cell_read(&c, lx, slice_of(none[i]), LOCALE_POINT),
			  "%s", none[i]);
	cell_free(&c);
}
