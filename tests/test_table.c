/* Tables: what their amounts are measured by and whose they are. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "table.h"

static struct places *places;
static struct table *table;

static void
load(void)
{
	struct error e;

	places = places_load("rules", &e);
	cr_assert_not_null(places, "%s", e.text);
	table = table_new(places);
}

static void
unload(void)
{
	table_free(table);
	places_free(places);
}

/* The amounts as `row/label: value`, joined by `; `. */
static const char *
tell(const char *caption, const char *const *rows)
{
	static char out[4096];
	size_t n = 0;

	table_clear(table);
	out[0] = '\0';
	for (; *rows; rows++)
		cr_assert(table_add(table, slice_of(*rows)));
	table_see(table, slice_of(caption));
	for (int r = 0; table_cells(table, r) > 0; r++) {
		struct table_value v;

		if (table_row(table, r) != TABLE_BODY)
			continue;
		for (int c = 0; c < table_cells(table, r); c++)
			if (table_cell(table, r, c, &v) == TABLE_AMOUNT)
				n += (size_t)snprintf(
				    out + n, sizeof(out) - n,
				    "%s%.*s/%.*s: %.*s", n ? "; " : "",
				    (int)v.row.n, v.row.p, (int)v.label.n,
				    v.label.p, (int)v.text.n, v.text.p);
	}
	return out;
}

#define TELLS(caption, want, ...)                                              \
	do {                                                                   \
		const char *const rows[] = {__VA_ARGS__, NULL};                \
		cr_expect_str_eq(tell(caption, rows), want, "%s",              \
				 tell(caption, rows));                         \
	} while (0)

Test(table, measures_above, .init = load, .fini = unload)
{
	TELLS("", "Chad/Population (million): 18.3; Chad/Growth (%): (4.0)",
	      "Country | Population (million) | Growth (%) | Capital",
	      "Chad | 18.3 | (4.0) | N'Djamena", "Mali | n/a | .. | Bamako");
	TELLS("", "Wheat/Output (t): 5; Rice/Output (t): 7",
	      "Crop | Output (t)", "Wheat[2] | 5", "Rice* | 7");
	TELLS("", "Chad/Population (million): 18.3", "Population (million)",
	      "Chad | 18.3");
	TELLS("", "Chad/Area (km2): 5", "Rank | Country | Area (km2)",
	      "1 | Chad | 5");
}

Test(table, years_above, .init = load, .fini = unload)
{
	TELLS("", "/GDP (US$ bn) 2021: 11; /GDP (US$ bn) 2022: 12",
	      "- | 2021 | 2022e", "GDP (US$ bn) | 11 | 12");
	TELLS("Exports by product (US$ million)",
	      "Coal/Exports (US$ million) 2021: 11; "
	      "Ore/Exports (US$ million) 2021: 3",
	      "Product | 2021", "Coal | 11", "Ore | 3");
	TELLS("Main figures (US$ million unless otherwise stated)",
	      "/Coal 2021: 11; /Homes 2021: 3", "Product | 2021", "Coal | 11",
	      "Homes | 3");
	TELLS("", "/Debt (US$ bn) 2021: 11", "US$ bn | 2021", "Debt | 11");
	TELLS("", "/Debt (US$ bn) 2021: 11", "Item | Unit | 2021",
	      "Debt | US$ bn | 11");
	TELLS("", "/Debt (%), Change: 3; /Debt (%) 2021: 11",
	      "Item | Change | 2021", "Debt (%) | 3 | 11");
}

Test(table, places_and_years, .init = load, .fini = unload)
{
	TELLS("Table 2. Population by country, 2010-20 (million)",
	      "Chad/Population (million) 2010: 12; "
	      "Chad/Population (million) 2020: 17",
	      "- | 2010 | 2020", "Chad | 12 | 17");
	TELLS("", "Chad/GDP (US$ bn): 17; Mali/GDP (US$ bn): 19",
	      "Indicator | Chad | Mali", "GDP (US$ bn) | 17 | 19");
	TELLS("", "/Inflation (%) 2020: 4.1; /Inflation (%) 2021: 5",
	      "Year | Inflation (%)", "2020 | 4.1", "2021 | 5");
	TELLS("Inflation (%)", "Chad/Inflation (%) 2020: 4.1", "Year | Chad",
	      "2020 | 4.1");
}

Test(table, headings_of_two_rows, .init = load, .fini = unload)
{
	TELLS("",
	      "Chad/Population 2010: 12; Chad/Population 2020: 17; "
	      "Chad/Area (km2): 5",
	      "Country | Population | Population | Area (km2)",
	      "Country | 2010 | 2020 | Area (km2)", "Chad | 12 | 17 | 5");
}

Test(table, labels_and_values, .init = load, .fini = unload)
{
	TELLS("", "/Population: 18.3 million; /Area: 5 km2",
	      "Population | 18.3 million", "Area | 5 km2", "Capital | Moroni");
}

Test(table, is_none, .init = load, .fini = unload)
{
	TELLS("", "", "Introduction | 3", "Methods | 7", "Results | 12");
	TELLS("", "", "Home | News | About", "Contact | Help | Login");
	TELLS("", "", "12 | 13 | 14", "15 | 16 | 17");
	TELLS("", "", "Chad | 12 | 13 | 14", "Mali | 15 | 16 | 17");
	TELLS("", "", "Country | Year | Page", "Chad | 1960 | 7");
}

Test(table, goes_on)
{
	cr_expect(table_goes_on(slice_of("Chad | 5 | 7"),
				slice_of("Mali | 6 | n/a")));
	cr_expect(!table_goes_on(slice_of("Chad | 5 | 7"),
				 slice_of("Country | Area | Debt")));
	cr_expect(
	    !table_goes_on(slice_of("Chad | 5 | 7"), slice_of("Mali | 6")));
	cr_expect(
	    !table_goes_on(slice_of("Chad | 5"), slice_of("Mali | 6 | 7")));
}

Test(table, begins)
{
	cr_expect(table_begins(slice_of("Chad | 5 | 7"),
			       slice_of("- | 2021 | 2022")));
	cr_expect(table_begins(slice_of("1960 | 5"),
			       slice_of("Country | Area | Debt")));
	cr_expect(!table_begins(slice_of("Chad | 5 | 7"),
				slice_of("Country | Area | Debt")));
	cr_expect(!table_begins(slice_of("Country | Area | Debt"),
				slice_of("- | 2021 | 2022")));
	cr_expect(!table_begins(slice_of("Chad | 5 | 7"),
				slice_of("Mali | 2021 | 6")));
}

Test(table, year_beside, .init = load, .fini = unload)
{
	TELLS("", "Chad/Births 2019: 1,200; Mali/Births 2020: 1,300",
	      "Country | Year | Births", "Chad | 2019 | 1,200",
	      "Mali | 2020 | 1,300");
	TELLS("",
	      "Chad/Population 2010: 12; Chad/Population 2020: 17; "
	      "Mali/Population 2010: 3; Mali/Population 2020: 4",
	      "Country | Population | Population", "2010 | 2020", "Sahel",
	      "Chad | 12 | 17", "Mali | 3 | 4");
}

Test(table, units_apart, .init = load, .fini = unload)
{
	TELLS("", "/Revenue (RMB, in thousands) March 31, 2017: 75",
	      "- | March 31, 2017", "- | RMB", "(in thousands)",
	      "Revenue | 75");
	TELLS("Children under 18 at work",
	      "Chad/Children under 18 at work, Percent: 7.5", "Area | Percent",
	      "Chad | 7.5");
}

Test(table, numbers_that_measure_nothing, .init = load, .fini = unload)
{
	TELLS("", "", "Office | Phone | Room", "Press | +44 20 7946 | 31");
	TELLS("", "/Area: 5 km2", "Calling code | +992", "Area | 5 km2");
	TELLS("", "Schooling/Model 1: 0.3", "Variable | Model 1",
	      "Schooling | 0.3", "- | (0.05)");
	cr_expect(table_row(table, 1) == TABLE_BODY);
	TELLS("", "", "Mon | Tue | Wed", "4 | 5 | 6", "11 | 12 | 13");
	cr_expect(table_row(table, 1) == TABLE_HEAD);
	TELLS("", "Exports/Sales Q1: 7", "Region | Sales | Sales",
	      "Region | Q1 | Q2", "Exports | 7 | -");
}
