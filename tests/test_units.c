/* Units: the tables against UDUNITS-2 and ISO 4217, and reading in text. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <udunits2.h>
#include <unistd.h>

#include "units.h"
#include "yaml_tree.h"

static struct units *u;

static void
load(void)
{
	struct error e;

	u = units_load("rules", &e);
	cr_assert(u, "%s", e.text);
}

static void
unload(void)
{
	units_free(u);
}

TestSuite(units, .init = load, .fini = unload);

static double
real(struct decimal d)
{
	char buf[DECIMAL_TEXT];

	buf[decimal_print(d, buf)] = '\0';
	return atof(buf);
}

static struct unit
find(const char *name)
{
	struct unit unit;

	cr_assert(units_find(u, slice_of(name), &unit), "unknown unit %s",
		  name);
	return unit;
}

/* ---- the tables --------------------------------------------------------- */

Test(units, has_500_units_in_30_dimensions)
{
	struct error e;
	struct yaml_node *root = yaml_read("rules/units.yaml", &e);
	struct yaml_node *list = yaml_get(root, "dimensions");
	size_t units = 0, dimensions = 0;

	for (size_t i = 0; i < list->n; i++) {
		size_t n = yaml_get(list->item[i], "units")->n;

		units += n;
		dimensions += n > 0;
	}
	cr_expect(units >= 500, "%zu units", units);
	cr_expect(dimensions >= 30, "%zu dimensions", dimensions);
	cr_expect(units_dimension_count(u) <= 94);
	yaml_tree_free(root);
}

Test(units, dimensions_by_name_and_number)
{
	int money = units_dimension(u, "money");

	cr_expect_str_eq(units_dimension_name(u, money), "money");
	cr_expect(units_dimension(u, "length") == 0);
	cr_expect(units_dimension(u, "count") > 0);
	cr_expect(units_dimension(u, "number") > 0);
	cr_expect(units_dimension(u, "love") == -1);
	cr_expect_str_eq(units_dimension_name(u, -1), "");
	cr_expect_str_eq(units_dimension_name(u, 94), "");
}

/* The code of the dimension's base unit; without a line it is its own. */
static const char *
base_code(const struct yaml_node *dimension)
{
	const char *base = yaml_text(dimension, "base");
	const struct yaml_node *lines = yaml_get(dimension, "units");

	for (size_t i = 0; base && i < lines->n; i++)
		if (!strcmp(yaml_text(lines->item[i], "symbol"), base))
			return yaml_text(lines->item[i], "ucum");
	return base;
}

/* The unit of a line, found by the first of its symbol, names and short forms
 * that no other line takes. */
static struct unit
line_unit(const struct yaml_node *dimension, const struct yaml_node *line)
{
	static const char *const keys[] = {"symbol", "names", "short"};
	const char *symbol = yaml_text(line, "symbol");
	int d = units_dimension(u, yaml_text(dimension, "dimension"));
	struct unit unit;

	for (int k = 0; k < 3; k++) {
		const struct yaml_node *node = yaml_get(line, keys[k]);
		size_t n = !node ? 0 : node->kind == YAML_LIST ? node->n : 1;

		for (size_t i = 0; i < n; i++) {
			const char *text = node->kind == YAML_LIST
					       ? node->item[i]->text
					       : node->text;
			struct slice form = {text, strcspn(text, "/")};

			if (k != 1)
				form.n = strlen(text);
			if (units_find(u, form, &unit) && unit.dimension == d &&
			    !strcmp(unit.symbol, symbol))
				return unit;
		}
	}
	cr_assert(false, "no form gives %s", symbol);
	return unit;
}

/* Every form of the table is read back as a unit, the first of its line as
 * this one unless another line claims it too. */
static void
check_forms(const struct yaml_node *line, const char *key)
{
	const struct yaml_node *list = yaml_get(line, key);

	for (size_t i = 0; list && i < list->n; i++) {
		struct slice form = slice_of(list->item[i]->text);
		struct unit unit;

		if (!strcmp(key, "names"))
			form.n = strcspn(form.p, "/");
		cr_expect(units_find(u, form, &unit), "%s", form.p);
		cr_expect(unit.symbol[0], "%s", form.p);
	}
}

Test(units, reads_every_form_of_its_tables)
{
	struct error e;
	struct yaml_node *root = yaml_read("rules/units.yaml", &e);
	struct yaml_node *list = yaml_get(root, "dimensions");

	for (size_t i = 0; i < list->n; i++) {
		struct yaml_node *lines = yaml_get(list->item[i], "units");

		for (size_t j = 0; j < lines->n; j++) {
			line_unit(list->item[i], lines->item[j]);
			check_forms(lines->item[j], "names");
			check_forms(lines->item[j], "short");
		}
	}
	yaml_tree_free(root);
}

/* ---- ISO 4217 ----------------------------------------------------------- */

/* The alphabetic codes of ISO 4217 as of 2023 (Debian's iso-codes 4.15). */
static const char iso_4217[] =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND "
    "BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU "
    "CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS "
    "GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD "
    "JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL "
    "MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR "
    "NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG "
    "SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY "
    "TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG "
    "XAU XBA XBB XBC XBD XCD XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW "
    "ZWL ";

/* Codes that stand in the table but are no money one could state. */
static const char unread[] = "USN XBA XBB XBC XBD XTS XXX";

Test(units, knows_all_codes_of_iso_4217)
{
	struct error e;
	struct yaml_node *root = yaml_read("rules/currencies.yaml", &e);
	struct yaml_node *list = yaml_get(root, "currencies");
	int n = 0;

	for (const char *p = iso_4217; *p; p += 4, n++) {
		char code[4] = {p[0], p[1], p[2], '\0'};
		bool listed = false;
		struct unit unit;

		for (size_t i = 0; i < list->n; i++)
			listed |=
			    !strcmp(yaml_text(list->item[i], "code"), code);
		cr_expect(listed, "%s is missing", code);
		if (strstr(unread, code)) {
			cr_expect(!units_find(u, slice_of(code), &unit));
			continue;
		}
		unit = find(code);
		cr_expect_str_eq(unit.symbol, code);
		cr_expect_str_eq(unit.base, code);
		cr_expect_str_eq(units_dimension_name(u, unit.dimension),
				 "money");
	}
	cr_expect(n == 181, "%d", n);
	yaml_tree_free(root);
}

/* ---- factors against UDUNITS-2 ------------------------------------------ */

/* Codes of UCUM and what UDUNITS calls them.  Others are spelled the same. */
static const char *const spelling[][2] = {
    {"[in_i]", "international_inch"},
    {"[ft_i]", "international_foot"},
    {"[yd_i]", "international_yard"},
    {"[mi_i]", "international_mile"},
    {"[nmi_i]", "nautical_mile"},
    {"[fth_i]", "(6 international_foot)"},
    {"[hd_i]", "(4 international_inch)"},
    {"[mil_i]", "mil"},
    {"[ft_us]", "US_survey_foot"},
    {"[mi_us]", "US_survey_mile"},
    {"[pnt]", "printers_point"},
    {"Ao", "angstrom"},
    {"AU", "astronomical_unit"},
    {"[ly]", "light_year"},
    {"pc", "parsec"},
    {"ar", "are"},
    {"b", "barn"},
    {"[sft_i]", "international_foot2"},
    {"[syd_i]", "international_yard2"},
    {"[sin_i]", "international_inch2"},
    {"[cml_i]", "circular_mil"},
    {"L", "liter"},
    {"[cft_i]", "international_foot3"},
    {"[cin_i]", "international_inch3"},
    {"[cyd_i]", "international_yard3"},
    {"[gal_us]", "US_liquid_gallon"},
    {"[qt_us]", "US_liquid_quart"},
    {"[pt_us]", "US_liquid_pint"},
    {"[gil_us]", "US_liquid_gill"},
    {"[cup_us]", "US_liquid_cup"},
    {"[cup_m]", "(250 cm3)"},
    {"[foz_us]", "US_fluid_ounce"},
    {"[fdr_us]", "fluid_dram"},
    {"[min_us]", "(fluid_dram/60)"},
    {"[tbs_us]", "tablespoon"},
    {"[tsp_us]", "teaspoon"},
    {"[bbl_us]", "barrel"},
    {"[bu_us]", "bushel"},
    {"[bu_br]", "(8 UK_liquid_gallon)"},
    {"[pk_us]", "peck"},
    {"[gal_br]", "UK_liquid_gallon"},
    {"[qt_br]", "UK_liquid_quart"},
    {"[pt_br]", "UK_liquid_pint"},
    {"[foz_br]", "UK_fluid_ounce"},
    {"[dpt_us]", "US_dry_pint"},
    {"[dqt_us]", "US_dry_quart"},
    {"[gal_wi]", "US_dry_gallon"},
    {"[bf_i]", "board_foot"},
    {"[crd_us]", "(128 international_foot3)"},
    {"t", "tonne"},
    {"u", "atomic_mass_unit"},
    {"[lb_av]", "avoirdupois_pound"},
    {"[oz_av]", "avoirdupois_ounce"},
    {"[oz_tr]", "troy_ounce"},
    {"[lb_tr]", "troy_pound"},
    {"[pwt_tr]", "pennyweight"},
    {"[sc_ap]", "scruple"},
    {"[gr]", "grain"},
    {"[dr_av]", "dram"},
    {"[ston_av]", "short_ton"},
    {"[lton_av]", "long_ton"},
    {"[stone_av]", "(14 avoirdupois_pound)"},
    {"[scwt_av]", "short_hundredweight"},
    {"[lcwt_av]", "long_hundredweight"},
    {"[car_m]", "carat"},
    {"min", "minute"},
    {"h", "hour"},
    {"d", "day"},
    {"wk", "week"},
    {"mo", "(Julian_year/12)"},
    {"mo_s", "lunar_month"},
    {"a", "Julian_year"},
    {"a_t", "tropical_year"},
    {"a_g", "Gregorian_year"},
    {"[kn_i]", "international_knot"},
    {"[c]", "(299792458 m/s)"},
    {"[g]", "standard_free_fall"},
    {"Gal", "gal"},
    {"kgf", "kilogram_force"},
    {"gf", "gram_force"},
    {"[lbf_av]", "pound_force"},
    {"dyn", "dyne"},
    {"cal_th", "thermochemical_calorie"},
    {"cal_IT", "IT_calorie"},
    {"[Btu_IT]", "IT_Btu"},
    {"[HP]", "horsepower"},
    {"att", "technical_atmosphere"},
    {"m[Hg]", "(m conventional_mercury)"},
    {"m[H2O]", "(m conventional_water)"},
    {"[in_i'Hg]", "(international_inch conventional_mercury)"},
    {"[in_i'H2O]", "(international_inch conventional_water)"},
    {"[psi]", "psi"},
    {"Cel", "degree_Celsius"},
    {"[degF]", "degree_fahrenheit"},
    {"[degR]", "degree_rankine"},
    {"[ppth]", "(0.001)"},
    {"[ppm]", "ppm"},
    {"[ppb]", "ppb"},
    {"[pptr]", "(1e-12)"},
    {"[car_Au]", "(1/24)"},
    {"By", "byte"},
    {"deg", "arc_degree"},
    {"'", "arc_minute"},
    {"''", "arc_second"},
    {"circ", "circle"},
    {"gon", "grade"},
    {"Ohm", "ohm"},
    {"mho", "siemens"},
    {"Bi", "biot"},
    {"Gb", "gilbert"},
    {"[e]", "e"},
    {"G", "gauss"},
    {"Mx", "maxwell"},
    {"Oe", "oersted"},
    {"Lmb", "lambert"},
    {"eq", "mol"},
    {"osm", "mol"},
    {"Bq", "becquerel"},
    {"Ci", "curie"},
    {"Gy", "gray"},
    {"Sv", "sievert"},
    {"RAD", "(0.01 gray)"},
    {"REM", "rem"},
    {"P", "poise"},
    {"St", "stokes"},
    {"Ky", "kayser"},
    {"[diop]", "(m-1)"},
    {"[tex]", "tex"},
    {"[den]", "denier"},
    {"U", "(umol/minute)"},
    {"Pa", "pascal"},
    {"cd", "candela"},
    {"ph", "phot"},
    {"R", "roentgen"},
    {"[degRe]", "(K/0.8 @ 218.52)"},
    {"{rev}", "1"},
    {"{beats}", "1"},
    {"{frames}", "1"},
};

/* One factor of a UCUM code, p[0..n), as UDUNITS spells it: a prefix, the
 * name, an exponent.  False when UDUNITS has no such unit. */
static bool
spell_factor(const char *p, size_t n, char *out, size_t size)
{
	static const char *const prefix[][2] = {
	    {"", ""},      {"k", "1e3"},   {"M", "1e6"},  {"m", "1e-3"},
	    {"c", "1e-2"}, {"u", "1e-6"},  {"n", "1e-9"}, {"G", "1e9"},
	    {"T", "1e12"}, {"p", "1e-12"}, {"h", "100"},  {"f", "1e-15"},
	    {"P", "1e15"}, {"E", "1e18"},  {"d", "0.1"}};
	size_t digits = 0;

	while (digits < n && strchr("0123456789-", p[n - 1 - digits]))
		digits++;
	if (digits == n) /* a number */
		digits = 0;
	n -= digits;
	for (size_t i = 0; i < sizeof(prefix) / sizeof(*prefix); i++) {
		size_t skip = strlen(prefix[i][0]);

		if (skip >= n || strncmp(p, prefix[i][0], skip))
			continue;
		for (size_t j = 0; j < sizeof(spelling) / sizeof(*spelling);
		     j++) {
			const char *const *s = spelling[j];

			if (strlen(s[0]) != n - skip ||
			    strncmp(s[0], p + skip, n - skip))
				continue;
			snprintf(out, size, "(%s%s%s)%s%.*s", prefix[i][1],
				 skip ? " " : "", s[1], digits ? "^" : "",
				 (int)digits, p + n);
			return true;
		}
	}
	snprintf(out, size, "(%.*s)%s%.*s", (int)n, p, digits ? "^" : "",
		 (int)digits, p + n);
	return p[0] != '[' && p[0] != '{';
}

/* A UCUM code as UDUNITS spells it. */
static bool
spell(const char *ucum, char *out, size_t size)
{
	char factor[128], sign = '\0';
	size_t at = 0;

	for (out[0] = '\0'; ucum[at];) {
		size_t n = 0;
		bool bracket = false;

		for (; ucum[at + n]; n++) {
			char c = ucum[at + n];

			bracket = (bracket || c == '[') && c != ']';
			if (!bracket && strchr("./", c))
				break;
		}
		if (!spell_factor(ucum + at, n, factor, sizeof(factor)))
			return false;
		snprintf(out + strlen(out), size - strlen(out), "%s%s",
			 sign == '/' ? "/"
			 : sign      ? " "
				     : "",
			 factor);
		sign = ucum[at + n];
		at += n + (sign != '\0');
	}
	return true;
}

static ut_unit *
udunit(ut_system *system, const char *ucum)
{
	char text[512];

	if (!ucum)
		return NULL;
	if (*ucum == '(') /* spelled for UDUNITS already */
		return ut_parse(system, ucum, UT_UTF8);
	return spell(ucum, text, sizeof(text)) ? ut_parse(system, text, UT_UTF8)
					       : NULL;
}

/* Compares the unit's conversion with UDUNITS'.  Many of UDUNITS' own factors
 * have seven digits. */
static bool
check_factor(ut_system *system, const struct unit *unit, const char *code,
	     const char *base)
{
	ut_unit *from = udunit(system, code), *to = udunit(system, base);
	cv_converter *c = NULL;

	if (from && to && ut_are_convertible(from, to))
		c = ut_get_converter(from, to);
	if (c)
		for (int value = 1; value <= 250; value += 249) {
			double want = cv_convert_double(c, value);
			struct decimal got;

			cr_assert(units_to_base(unit, decimal_of(value), &got));
			cr_expect(fabs(real(got) - want) <= 2e-6 * fabs(want),
				  "%s (%s): %.10g, UDUNITS %.10g %s",
				  unit->symbol, code, real(got), want,
				  unit->base);
		}
	cv_free(c);
	ut_free(from);
	ut_free(to);
	return c != NULL;
}

Test(units, factors_are_those_of_udunits)
{
	struct error e;
	struct yaml_node *root = yaml_read("rules/units.yaml", &e);
	struct yaml_node *list = yaml_get(root, "dimensions");
	ut_system *system;
	int checked = 0, coded = 0;

	ut_set_error_message_handler(ut_ignore);
	system = ut_read_xml(NULL);
	cr_assert(system);
	for (size_t i = 0; i < list->n; i++) {
		struct yaml_node *lines = yaml_get(list->item[i], "units");
		const char *base = base_code(list->item[i]);

		for (size_t j = 0; j < lines->n; j++) {
			const char *code = yaml_text(lines->item[j], "ucum");
			struct unit unit;

			if (!code || !yaml_get(lines->item[j], "factor"))
				continue;
			unit = line_unit(list->item[i], lines->item[j]);
			coded++;
			if (check_factor(system, &unit, code, base))
				checked++;
		}
	}
	cr_expect(checked >= 355,
		  "of %d units with a code and a factor only "
		  "%d could be checked",
		  coded, checked);
	ut_free_system(system);
	yaml_tree_free(root);
}

/* Units without a code of UCUM that UDUNITS knows; its footcandle is wrong by
 * a hundred. */
static const struct {
	const char *symbol, *udunits, *base;
} uncoded[] = {
    {"kilopounds", "kip", "N"},
    {"slug", "slug", "kg"},
    {"ozf", "ounce_force", "N"},
    {"pdl", "poundal", "N"},
    {"tf", "(1000 kilogram_force)", "N"},
    {"boiler hp", "boiler_horsepower", "W"},
    {"electric hp", "electric_horsepower", "W"},
    {"PS", "metric_horsepower", "W"},
    {"TR", "ton_of_refrigeration", "W"},
    {"hp·h", "(horsepower hour)", "J"},
    {"t TNT", "ton_TNT", "J"},
    {"Torr", "torr", "Pa"},
    {"ksi", "ksi", "Pa"},
    {"ftH2O", "foot_water", "Pa"},
    {"GRT", "register_ton", "m3"},
    {"hogshead", "(1.5 barrel)", "m3"},
    {"MAF", "(43560e6 international_foot3)", "m3"},
    {"Bcf", "(1e9 international_foot3)", "m3"},
    {"Sverdrup", "sverdrup", "m3/s"},
    {"MGD", "(1e6 US_liquid_gallon/day)", "m3/s"},
    {"sidereal day", "sidereal_day", "s"},
    {"sidereal year", "sidereal_year", "s"},
    {"shake", "shake", "s"},
    {"decade", "(10 Julian_year)", "s"},
    {"bps", "(1e-4)", "%"},
    {"ppq", "(1e-15)", "%"},
    {"darcy", "darcy", "m2"},
    {"clo", "clo", "m2·K/W"},
    {"abvolt", "abvolt", "V"},
    {"statV", "statvolt", "V"},
    {"statA", "statampere", "A"},
    {"abΩ", "abohm", "Ω"},
    {"statΩ", "statohm", "Ω"},
    {"abF", "abfarad", "F"},
    {"statF", "statfarad", "F"},
    {"statC", "statcoulomb", "C"},
    {"faraday", "faraday", "C"},
    {"abH", "abhenry", "H"},
    {"fL", "footlambert", "cd/m2"},
    {"asb", "apostilb", "cd/m2"},
    {"Ly", "langley", "J/m2"},
    {"psf", "(pound_force/international_foot2)", "Pa"},
    {"lb/acre", "(avoirdupois_pound/(43560 international_foot2))", "kg/m2"},
    {"township", "(36 international_mile2)", "m2"},
    {"rood", "(10890 international_foot2)", "m2"},
    {"league", "(3 international_mile)", "m"},
    {"light minute", "(299792458 m/s minute)", "m"},
    {"NATO mil", "(circle/6400)", "deg"},
    {"deg2", "(arc_degree2)", "sr"},
    {"dpm", "(1/minute)", "Bq"},
    {"lb-mol", "(453.59237 mol)", "mol"},
    {"mpg", "(international_mile/US_liquid_gallon)", "m/m3"},
    {"kWh", "(kW hour)", "J"},
    {"knots", "international_knot", "m/s"},
};

Test(units, factors_without_a_code)
{
	ut_system *system;

	ut_set_error_message_handler(ut_ignore);
	system = ut_read_xml(NULL);
	cr_assert(system);
	for (size_t i = 0; i < sizeof(uncoded) / sizeof(*uncoded); i++) {
		struct unit unit = find(uncoded[i].symbol);

		cr_expect(check_factor(system, &unit, uncoded[i].udunits,
				       uncoded[i].base),
			  "%s", uncoded[i].symbol);
	}
	ut_free_system(system);
}

/* ---- reading ------------------------------------------------------------ */

/* What stands before the unit, the text from the unit on, the bytes that must
 * be read ("" for none), the symbol. */
struct reading {
	const char *before, *text, *read, *symbol;
};

static void
check_readings(const struct reading *r, size_t n)
{
	for (; n > 0; n--, r++) {
		char text[256];
		size_t at = strlen(r->before), len;
		bool spaced = at > 0 && strchr(" -", r->before[at - 1]);
		struct unit unit = {.symbol = ""};

		snprintf(text, sizeof(text), "%s%s", r->before, r->text);
		len = units_after(u, text, strlen(text), at, spaced, &unit);
		cr_expect(len == strlen(r->read) &&
			      !strncmp(text + at, r->read, len),
			  "%s|%s: read `%.*s`, not `%s`", r->before, r->text,
			  (int)len, text + at, r->read);
		cr_expect_str_eq(len ? unit.symbol : "", r->symbol, "%s|%s: %s",
				 r->before, r->text, unit.symbol);
	}
}

#define CHECK(list) check_readings(list, sizeof(list) / sizeof(*(list)))

Test(units, simple_forms)
{
	static const struct reading list[] = {
	    {"5 ", "km", "km", "km"},
	    {"5 ", "kilometres long", "kilometres", "km"},
	    {"5 ", "Kilometers", "Kilometers", "km"},
	    {"5 ", "KM to", "KM", "km"},
	    {"5-", "km-long", "km", "km"},
	    {"5 ", "mW", "mW", "mW"},
	    {"5 ", "MW", "MW", "MW"},
	    {"5 ", "MEGAWATTS", "MEGAWATTS", "MW"},
	    {"5 ", "feet", "feet", "ft"},
	    {"5 ", "degrees Celsius", "degrees Celsius", "°C"},
	    {"5", "°C", "°C", "°C"},
	    {"5", "ºC", "ºC", "°C"},
	    {"5", "˚C", "˚C", "°C"},
	    {"5 ", "° C", "° C", "°C"},
	    {"5 ", "deg. C", "deg. C", "°C"},
	    {"5 ", "degree fahrenheit", "degree fahrenheit", "°F"},
	    {"5 ", "K", "K", "K"},
	    {"5 ", "\u212A", "\u212A", "K"},
	    {"5 ", "µm", "µm", "µm"},
	    {"5 ", "\u03BCm", "\u03BCm", "µm"},
	    {"5 ", "k\u2126", "k\u2126", "kΩ"},
	    {"5 ", "k\u03A9", "k\u03A9", "kΩ"},
	    {"5", "%", "%", "%"},
	    {"5", "%of", "%", "%"},
	    {"5 ", "per cent", "per cent", "%"},
	    {"5 ", "percentage points", "percentage points",
	     "percentage point"},
	    {"5 ", "per mille", "per mille", "‰"},
	    {"5 ", "wt. % of", "wt. %", "wt%"},
	    {"5 ", "nautical miles", "nautical miles", "nmi"},
	    {"5 ", "nmi", "nmi", "nmi"},
	    {"5 ", "mph", "mph", "mi/h"},
	    {"5 ", "kilowatt hours", "kilowatt hours", "kWh"},
	    {"5 ", "kilowatt-hours", "kilowatt-hours", "kWh"},
	    {"5 ", "dB(A)", "dB(A)", "dBA"},
	    {"5 ", "kibibytes", "kibibytes", "KiB"},
	    {"5 ", "MiB", "MiB", "MiB"},
	    {"5 ", "sq. km of", "sq. km", "km2"},
	    {"5 ", "ft. long", "ft.", "ft"},
	    {"5 ", "ft. It", "ft", "ft"},
	    {"5 ", "ft.", "ft", "ft"},
	    {"5 ", "ft., and", "ft.", "ft"},
	    {"5 ", "US dollars", "US dollars", "USD"},
	    {"5 ", "u.s. dollars", "u.s. dollars", "USD"},
	    {"5 ", "Kazakh tenge", "Kazakh tenge", "KZT"},
	    {"5 ", "Finnish markkaa", "Finnish markkaa", "FIM"},
	    {"5 ", "euros", "euros", "EUR"},
	    {"5", "€", "€", "EUR"},
	    {"5 ", "Swedish kronor", "Swedish kronor", "SEK"},
	    {"50 ", "kopecks", "kopecks", "kopeck"},
	    {"50", "¢", "¢", "cent"},
	    {"", "", "", ""},
	};
	struct unit unit;

	CHECK(list);
	cr_expect(units_after(u, "5 km", 4, 4, true, &unit) == 0);
}

Test(units, expressions)
{
	static const struct reading list[] = {
	    {"5 ", "g/cm 3 for dust", "g/cm 3", "g/cm3"},
	    {"5 ", "kg/m 3 It is", "kg/m 3", "kg/m3"},
	    {"5 ", "kg/m 3 a", "kg/m 3", "kg/m3"},
	    {"5 ", "kg/m 3x", "kg/m", "kg/m"},
	    {"5 ", "kg/m 3 (", "kg/m 3", "kg/m3"},
	    {"5 ", "m s\u22121", "m s\u22121", "m/s"},
	    {"5 ", "m s-1", "m s-1", "m/s"},
	    {"5 ", "m s\u20131", "m s\u20131", "m/s"},
	    {"5 ", "m s\u207b¹", "m s\u207b¹", "m/s"},
	    {"5 ", "m·s\u207b¹", "m·s\u207b¹", "m/s"},
	    {"5 ", "m.s-1", "m.s-1", "m/s"},
	    {"5 ", "m s^-1", "m s^-1", "m/s"},
	    {"5 ", "m s^(-1)", "m s^(-1)", "m/s"},
	    {"5 ", "m s^(-1 x", "m", "m"},
	    {"5 ", "mA g\u2212 1", "mA g\u2212 1", "mA/g"},
	    {"5 ", "s -1 K -1", "s -1 K -1", "s-1·K-1"},
	    {"5 ", "ms\u22121", "ms\u22121", "m/s"},
	    {"5 ", "kg/m³", "kg/m³", "kg/m3"},
	    {"5 ", "kg m-3", "kg m-3", "kg/m3"},
	    {"5 ", "kg per cubic metre", "kg per cubic metre", "kg/m3"},
	    {"5 ", "kg-per-m2", "kg-per-m2", "kg/m2"},
	    {"5 ", "µg L\u22121", "µg L\u22121", "µg/L"},
	    {"5 ", "W m\u22122 K\u22121", "W m\u22122 K\u22121", "W/m2/K"},
	    {"5 ", "W/(m·K)", "W/(m·K)", "W/m/K"},
	    {"5 ", "W/(m K)", "W/(m K)", "W/m/K"},
	    {"5 ", "W/(m K", "W", "W"},
	    {"5 ", "W/(m/K)", "W", "W"},
	    {"5 ", "W/m K", "W/m K", "W/m/K"},
	    {"5 ", "W/m2K", "W/m2K", "W/m2/K"},
	    {"5 ", "J/mol·K", "J/mol·K", "J/mol/K"},
	    {"5 ", "J.kg-1.K-1", "J.kg-1.K-1", "J/kg/K"},
	    {"5 ", "km/s2", "km/s2", "km/s2"},
	    {"5 ", "km/h", "km/h", "km/h"},
	    {"5 ", "miles per hour", "miles per hour", "mi/h"},
	    {"5 ", "metres per second", "metres per second", "m/s"},
	    {"5 ", "metres per second squared", "metres per second squared",
	     "m/s2"},
	    {"5 ", "metres cubed", "metres cubed", "m3"},
	    {"5 ", "mg/kg/day", "mg/kg/day", "mg/kg/d"},
	    {"5 ", "g / L", "g / L", "g/L"},
	    {"5 ", "cm^2", "cm^2", "cm2"},
	    {"5 ", "cm\u22121", "cm\u22121", "cm-1"},
	    {"5 ", "sq km", "sq km", "km2"},
	    {"5 ", "Square Kilometres", "Square Kilometres", "km2"},
	    {"5 ", "cu. ft", "cu. ft", "ft3"},
	    {"5 ", "square dance", "", ""},
	    {"5 ", "kWh per capita", "kWh per capita", "kWh/capita"},
	    {"5 ", "mg per dose.", "mg per dose", "mg/dose"},
	    {"5 ", "mm per strand", "mm per strand", "mm/strand"},
	    {"5 ", "mm per the", "mm", "mm"},
	    {"5 ", "dollars a barrel", "dollars a barrel", "USD/bbl"},
	    {"5 ", "dollars a share", "dollars", "USD"},
	    {"5 ", "dollars a year", "dollars a year", "USD/year"},
	    {"5 ", "dollars a thing", "dollars", "USD"},
	    {"5", "% a year", "% a year", "%/year"},
	    {"12-", "cent-a-day", "cent-a-day", "cent/d"},
	    {"5 ", "m a s", "m", "m"},
	    {"5 ", "A per 1 MVA", "A", "A"},
	    {"5 ", "kg/m 3 .", "kg/m 3", "kg/m3"},
	    {"5 ", "mg/m 2 /h", "mg/m 2 /h", "mg/m2/h"},
	    {"5 ", "kg/m 3 times", "kg/m", "kg/m"},
	    {"5 ", "kg/m 3.5", "kg/m", "kg/m"},
	    {"5 ", "kg/L 3", "kg/L", "kg/L"},
	    {"5 ", "tons per day", "tons per day", "ton/d"},
	    {"5 ", "$ per barrel", "$ per barrel", "USD/bbl"},
	    {"5 ", "kcal/100 g", "kcal/100 g", "kcal/100 g"},
	    {"5 ", "kcal/5 g", "kcal", "kcal"},
	    {"5 ", "kcal per 5 g", "kcal per 5 g", "kcal/5 g"},
	    {"5 ", "kcal per 5, g", "kcal", "kcal"},
	    {"5 ", "g CO2/kWh", "g CO2/kWh", "g CO2/kWh"},
	    {"5 ", "kg CO2e per capita", "kg CO2e per capita",
	     "kg CO2e/capita"},
	    {"5 ", "kg N ha\u22121", "kg N ha\u22121", "kg N/ha"},
	    {"5 ", "kg N in", "kg", "kg"},
	    {"5 ", "N·m", "N·m", "N·m"},
	    {"5 ", "g/Pa·s", "g/Pa·s", "g/(Pa·s)"},
	    {"5 ", "t/ha2", "t/ha2", "t/ha2"},
	    {"5 ", "Rp/s", "Rp/s", "Rp/s"},
	    {"5 ", "kg/m 3", "kg/m 3", "kg/m3"},
	    {"5 ", "kg/m2·s", "kg/m2·s", "kg/m2/s"},
	    {"5 ", "kg/m2 s-1", "kg/m2 s-1", "kg/m2/s"},
	    {"5 ", "dollars a m²", "dollars", "USD"},
	    {"5 ", "m second\u22121", "m", "m"},
	    {"5 ", "W/(m·m·m·m·m·m·m)", "W", "W"},
	    {"5 ", "W/(x)", "W", "W"},
	    {"5 ", "W/(m- K)", "W", "W"},
	    {"5 ", "km.hours", "km", "km"},
	    {"5 ", "g-cm", "g-cm", "g·cm"},
	    {"5 ", "kg-in the", "kg", "kg"},
	    {"5 ", "kg-in2", "kg-in2", "kg·in2"},
	    {"5 ", "J/mol k", "J/mol", "J/mol"},
	    {"5 ", "J/mol Kx", "J/mol", "J/mol"},
	    {"5 ", "J/mol Kelvin", "J/mol", "J/mol"},
	    {"5 ", "m - x", "m", "m"},
	    {"5 ", "m-1.5", "m", "m"},
	    {"5 ", "m^0", "m", "m"},
	    {"5 ", "m squaredly", "m", "m"},
	    {"5 ", "km sq", "km sq", "km2"},
	    {"5 ", "km/h_", "km", "km"},
	    {"5 ", "kg N h", "kg", "kg"},
	    {"5 ", "kg ", "kg", "kg"},
	    {"5 ", "kg N m\u22122", "kg N m\u22122", "kg N/m2"},
	    {"5 ", "mg per {", "mg", "mg"},
	    {"5 ", "mg per Strand", "mg", "mg"},
	    {"5 ", "mg per strand_", "mg", "mg"},
	    {"5 ", "mg per abcdefghijklmnopqrstuvwxyz", "mg", "mg"},
	    {"5 ", "mg per strand{", "mg per strand", "mg/strand"},
	    {"5 ", "mg/", "mg", "mg"},
	    {"5 ", "N m", "N m", "N·m"},
	    {"5 ", "m·kg", "m·kg", "m·kg"},
	    {"5 ", "tonne-kilometres", "tonne-kilometres", "t·km"},
	    {"5 ", "acre-feet", "acre-feet", "acre-foot"},
	    {"5 ", "km.The", "km", "km"},
	    {"5 ", "km m kg s-1", "km m kg s-1", "km·m·kg/s"},
	    {"5 ", "m g A K J N W V s-1", "m", "m"},
	    {"5 ", "m/s/s/s/s/s/s/s", "m/s/s/s/s/s/s", "m/s/s/s/s/s/s"},
	};

	CHECK(list);
}

Test(units, denominators_alone)
{
	static const struct reading list[] = {
	    {"12 ", "per 1,000 people", "per 1,000 people", "/1000 people"},
	    {"12 ", "per 100 000 inhabitants", "per 100 000 inhabitants",
	     "/100000 inhabitants"},
	    {"12 births", "/1,000 population", "/1,000 population",
	     "/1000 population"},
	    {"12 ", "per million people", "per million people",
	     "/1000000 people"},
	    {"12 ", "per 10 million people", "per 10 million people",
	     "/10000000 people"},
	    {"12 ", "per 100,000 live births", "per 100,000 live births",
	     "/100000 live births"},
	    {"12 ", "per sq km", "per sq km", "/km2"},
	    {"12 ", "per day", "per day", "/d"},
	    {"12", "/day", "/day", "/d"},
	    {"12 ", "per 100kg", "per 100kg", "/100 kg"},
	    {"12 ", "per 1,00 people", "", ""},
	    {"12 ", "per 1,0000 people", "", ""},
	    {"12 ", "per 1,000x", "", ""},
	    {"12 ", "per 100 ", "", ""},
	    {"12 ", "per 1,", "", ""},
	    {"12 ", "per 1234567890123456789012345 people", "", ""},
	    {"12", "/7 days", "", ""},
	    {"12", "/or", "", ""},
	    {"12 ", "per", "", ""},
	    {"12 ", "per 1000", "", ""},
	    {"12 ", "per se", "", ""},
	    {"12 ", "per X", "", ""},
	};

	CHECK(list);
}

Test(units, word_boundaries)
{
	static const struct reading list[] = {
	    {"1.592 million ", "N'Djamena", "", ""},
	    {"5 ", "N'", "N", "N"},
	    {"17 ", "s/n", "", ""},
	    {"17 ", "s/", "s", "s"},
	    {"5", "W", "", ""},
	    {"15", "W", "W", "W"},
	    {"1-", "B", "", ""},
	    {"1", "%-2% of", "%", "%"},
	    {"in the 330", "s", "", ""},
	    {"the 1921 ", "Revolution", "", ""},
	    {"two ", "revolutions", "revolutions", "revolution"},
	    {"5 ", "gold", "", ""},
	    {"7 ", "members", "", ""},
	    {"3 ", "Tajiks", "", ""},
	    {"20 ", "A-135", "", ""},
	    {"5 ", "K-12", "", ""},
	    {"5 ", "m-15 m", "m", "m"},
	    {"5 ", "m5x", "", ""},
	    {"5 ", "m3x", "m3", "m3"},
	    {"5 ", "m_x", "", ""},
	    {"5", "%_", "", ""},
	    {"5", "%2", "%", "%"},
	    {"5 ", "m23", "", ""},
	    {"5 ", "s2", "", ""},
	    {"5 ", "V2", "", ""},
	    {"5 ", "m-class", "m", "m"},
	    {"5 ", "K[", "K", "K"},
	    {"5 ", "km{", "km", "km"},
	    {"5 ", "km\xc3", "km", "km"},
	    {"5 ", "km\u1ea1", "", ""},
	    {"5 ", "km\u02da", "km", "km"},
	    {"5 ", "km\u0301", "km", "km"},
	    {"5 ", "km\u05d0", "", ""},
	    {"5 ", "km\u0e01", "km", "km"},
	    {"5 ", "ft. zone", "ft.", "ft"},
	    {"5 ", "ft. ", "ft", "ft"},
	    {"5 ", "ft. [", "ft.", "ft"},
	    {"5 ", "m1", "", ""},
	    {"5 ", "H2", "", ""},
	    {"5 ", "kmé", "", ""},
	    {"5 ", "km×3", "km", "km"},
	    {"5 ", "мм", "", ""},
	    {"5 ", "xylophones", "", ""},
	    {"5 ", "\xff", "", ""},
	};

	CHECK(list);
}

Test(units, short_forms_that_are_words)
{
	static const struct reading list[] = {
	    {"an 8-", "barrel fold", "", ""},
	    {"8 ", "barrels", "barrels", "bbl"},
	    {"500-", "barrel", "barrel", "bbl"},
	    {"5 ", "consecutive days", "consecutive days", "d"},
	    {"100 ", "degrees of freedom", "degrees of freedom",
	     "degrees of freedom"},
	    {"100 ", "m", "m", "m"},
	    {"5 ", "in the", "", ""},
	    {"3 ", "in 10", "", ""},
	    {"5 ", "in", "in", "in"},
	    {"5 ", "in.", "in", "in"},
	    {"5 ", "in, and", "in", "in"},
	    {"2 1/2 ", "in thick", "in", "in"},
	    {"2 ", "in of snow", "in", "in"},
	    {"5-", "in pipe", "in", "in"},
	    {"5", "in the", "in", "in"},
	    {"5 ", "a person", "", ""},
	    {"5 ", "ka", "ka", "ka"},
	    {"5 ", "Ma ago", "Ma", "Ma"},
	    {"5 ", "t a\u22121", "t a\u22121", "t/year"},
	    {"5 ", "pm", "", ""},
	    {"11:30 ", "pm", "", ""},
	    {"12 ", "pm", "", ""},
	    {"10.30 ", "pm", "", ""},
	    {"five ", "pm", "", ""},
	    {"2.1 ", "pm", "pm", "pm"},
	    {"96 ", "pm", "pm", "pm"},
	    {"13 ", "pm", "pm", "pm"},
	    {"5 ", "am", "", ""},
	    {"5 ", "as", "", ""},
	    {"5 ", "at", "", ""},
	    {"5 ", "no", "", ""},
	    {"5 ", "us", "", ""},
	    {"5 ", "min", "min", "min"},
	    {"1990", "s", "", ""},
	    {"in his 30", "s", "", ""},
	    {"the '30", "s", "", ""},
	    {"the late 80", "s", "", ""},
	    {"10", "s", "s", "s"},
	    {"35", "s", "s", "s"},
	    {"2.50", "s", "s", "s"},
	    {"5 ", "s", "s", "s"},
	    {"3", "d printing", "", ""},
	    {"14", "d", "d", "d"},
	    {"5 ", "d", "d", "d"},
	    {"3", "D", "", ""},
	    {"5", "A", "", ""},
	    {"territorial sea: 12 ", "nm", "nm", "nmi"},
	    {"12 ", "nm off the coast", "nm", "nmi"},
	    {"light of 550 ", "nm", "nm", "nm"},
	    {"40", "°N", "°N", "°N"},
	    {"40", "°North", "°", "°"},
	    {"2.123 ", "am.", "am", "am"},
	    {"9 ", "am", "", ""},
	    {"11-15 ", "kD)", "kD", "kDa"},
	    {"10 ", "dm", "dm", "dm"},
	    {"13", "A", "A", "A"},
	    {"5 ", "C", "C", "°C"},
	    {"20", "C", "C", "°C"},
	    {"50", "p", "p", "penny"},
	    {"50 ", "p", "", ""},
	    {"50", "c", "c", "cent"},
	    {"0.5 ", "c", "c", "c"},
	    {".5 ", "c", "c", "c"},
	    {"5.5", "c", "", ""},
	    {"five-", "c", "", ""},
	    {"", "pm", "", ""},
	    {"at 5 ", "pm", "", ""},
	    {"0.5 ", "pm", "pm", "pm"},
	    {"5,000 ", "pm", "pm", "pm"},
	    {"120 ", "pm", "pm", "pm"},
	    {"22 ", "pm", "pm", "pm"},
	    {"10.5 ", "pm", "pm", "pm"},
	    {"1.30 ", "pm", "", ""},
	    {"10.75 ", "pm", "pm", "pm"},
	    {"10.61 ", "pm", "pm", "pm"},
	    {"10.300 ", "pm", "pm", "pm"},
	    {"1,990", "s", "s", "s"},
	    {"5", "s", "s", "s"},
	    {"5 ", "in's", "", ""},
	    {"5 ", "in5", "", ""},
	    {"5 ", "in\"", "in", "in"},
	    {"5 ", "in ", "in", "in"},
	    {"5 ", "in (", "in", "in"},
	    {"0.5", "c", "c", "c"},
	    {"one ", "bit", "", ""},
	    {"1 ", "bit", "bit", "bit"},
	    {"5 ", "won", "", ""},
	    {"5,000 ", "won", "won", "KRW"},
	    {"5 million ", "won", "won", "KRW"},
	    {"three ", "marks", "", ""},
	    {"20,000 ", "marks", "marks", "DEM"},
	    {"two ", "moles", "moles", "mol"},
	    {"2000 ", "moles", "", ""},
	    {"5 ", "M", "M", "M"},
	    {"5", "M", "", ""},
	};

	CHECK(list);
}

Test(units, quotes_and_primes)
{
	static const struct reading list[] = {
	    {"5", "'", "'", "ft"},
	    {"5", "'3\"", "'", "ft"},
	    {"9", "\" plate", "\"", "in"},
	    {"say \"about 5", "\" is", "", ""},
	    {"say 'about 5", "' is", "", ""},
	    {"say 'it's 6", "' pole", "", ""},
	    {"a 'b' and 6", "' pole", "'", "ft"},
	    {"a \"b\" and 6", "\" pole", "\"", "in"},
	    {"a 5\" and \"b 6", "\" pole", "", ""},
	    {"5", "’ tall", "’", "ft"},
	    {"6", "\u20322\u2033", "\u2032", "ft"},
	    {"6", "\u20322\u2032\u2032", "\u2032", "ft"},
	    {"6", "\u2032 2x", "\u2032", "arcmin"},
	    {"6", "\u2032 2", "\u2032", "arcmin"},
	    {"6", "\u2032", "\u2032", "arcmin"},
	    {"6", "\u2032 2 pounds", "\u2032", "arcmin"},
	    {"6\u20322", "\u2033", "\u2033", "in"},
	    {"at 30", "\u2033", "\u2033", "arcsec"},
	    {"the angle 5°N, 30", "' wide", "'", "ft"},
	    {"he said \" 48 ", "\" is", "", ""},
	    {"a \" b \" 48", "\" is", "\"", "in"},
	    {"say \"no\", 9", "\" plate", "\"", "in"},
	    {"it's 6", "' tall", "'", "ft"},
	    {"6'2\" and 5", "\"", "\"", "in"},
	    {"5° 30", "' N", "'", "arcmin"},
	    {"5°30' 20", "\" N", "\"", "arcsec"},
	    {"5 °C to 30", "'", "'", "ft"},
	    {"6 ", "\u2032 wide", "\u2032", "arcmin"},
	    {"47", "\u2032 on", "\u2032", "arcmin"},
	    {"300", "\u2032 on", "\u2032", "ft"},
	    {"5° 300", "\u2032 on", "\u2032", "arcmin"},
	    {"6", "\u2032 2\u2033", "\u2032", "ft"},
	    {"6\u2032 2", "\u2033", "\u2033", "in"},
	    {"6", "\u2032 tall", "\u2032", "ft"},
	    {"11", "\u2032\u2032 beam", "\u2032\u2032", "arcsec"},
	};

	CHECK(list);
}

Test(units, pounds_weigh_or_cost)
{
	static const struct reading list[] = {
	    {"It weighs 20 ", "pounds", "pounds", "lb"},
	    {"It cost 20 ", "pounds", "pounds", "GBP"},
	    {"20 ",
	     "pounds when all is weighed that was to be weighed and paid",
	     "pounds", "lb"},
	    {"The cost of everything that could be thought of by all the men "
	     "who had thought of it before was 20 ",
	     "pounds", "pounds", "lb"},
	    {"two hundred ", "pounds", "pounds", "lb"},
	    {"20 ", "pounds were paid", "pounds", "GBP"},
	    {"sales of 20 million ", "pounds", "pounds", "GBP"},
	    {"361 million ", "pounds", "pounds", "GBP"},
	    {"two thousand ", "pounds of flour", "pounds", "lb"},
	    {"paid for a twenty-", "pound bag", "pound", "lb"},
	    {"paid for 20 ", "pounds of flour", "pounds", "lb"},
	    {"20 ", "pounds sterling", "pounds sterling", "GBP"},
	    {"20 ", "Egyptian pounds", "Egyptian pounds", "EGP"},
	};

	CHECK(list);
}

/* ---- before a number ---------------------------------------------------- */

Test(units, before_a_number)
{
	static const struct {
		const char *before;
		size_t bytes;
		const char *symbol;
		bool ambiguous;
	} list[] = {
	    {"about $", 1, "USD", true},
	    {"US$", 3, "USD", false},
	    {"costs US $", 4, "USD", false},
	    {"U.S. $", 6, "USD", false},
	    {"c $", 3, "CAD", false},
	    {"C$", 2, "CAD", false},
	    {"HK$", 3, "HKD", false},
	    {"a $", 1, "USD", true},
	    {"it's $", 1, "USD", true},
	    {"R$", 2, "BRL", false},
	    {"\u20ac", 3, "EUR", false},
	    {"£", 2, "GBP", false},
	    {"EUR", 3, "EUR", false},
	    {"Rs.", 3, "INR", false},
	    {"pH", 2, "pH", false},
	    {"PEUR", 0, "", false},
	    {"5EUR", 0, "", false},
	    {"5$", 1, "USD", true},
	    {"n\u00e9$", 1, "USD", true},
	    {"about a hundred times US$", 3, "USD", false},
	    {"TOP", 0, "", false},
	    {"ALL", 0, "", false},
	    {"LE", 0, "", false},
	    {"it", 0, "", false},
	    {"", 0, "", false},
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(*list); i++) {
		char text[64];
		struct unit unit = {.symbol = ""};
		size_t len;

		snprintf(text, sizeof(text), "%s100", list[i].before);
		len = units_before(u, text, strlen(list[i].before), &unit);
		cr_expect(len == list[i].bytes, "%s: %zu", text, len);
		cr_expect_str_eq(unit.symbol, list[i].symbol);
		cr_expect(unit.ambiguous == list[i].ambiguous, "%s", text);
		cr_expect(unit.prefix == (len > 0));
	}
}

/* ---- what a unit says --------------------------------------------------- */

static void
means(const char *name, const char *symbol, const char *ucum, const char *base,
      const char *dimension, const char *of_five)
{
	struct unit unit = find(name);
	char buf[DECIMAL_TEXT];
	struct decimal d;

	cr_expect_str_eq(unit.symbol, symbol);
	cr_expect_str_eq(unit.ucum, ucum);
	cr_expect_str_eq(unit.base, base);
	cr_expect_str_eq(units_dimension_name(u, unit.dimension), dimension);
	if (!*of_five) {
		cr_expect(!units_to_base(&unit, decimal_of(5), &d));
		return;
	}
	cr_assert(units_to_base(&unit, decimal_of(5), &d), "%s", name);
	buf[decimal_print(d, buf)] = '\0';
	cr_expect_str_eq(buf, of_five, "%s: %s", name, buf);
}

Test(units, meanings)
{
	means("km", "km", "km", "m", "length", "5000");
	means("square miles", "mi2", "[mi_i]2", "m2", "area", "12949940.55168");
	means("°C", "°C", "Cel", "K", "temperature", "278.15");
	means("°F", "°F", "[degF]", "K", "temperature", "258.15");
	means("month", "month", "mo", "s", "time", "13149000");
	means("kWh/m2", "kWh/m2", "kW.h/m2", "J/m2", "radiant-exposure",
	      "18000000");
	means("g/kWh", "g/kWh", "g/(kW.h)", "kg/J", "rate",
	      "0.000000001388888888888889");
	means("USD/kWh", "USD/kWh", "", "USD/J", "rate",
	      "0.000001388888888888889");
	means("mg per m3 per s", "mg/m3/s", "mg/m3/s", "kg/m3/s", "rate",
	      "0.000005");
	means("mg/L", "mg/L", "mg/L", "kg/m3", "concentration", "0.005");
	means("t/m3", "t/m3", "t/m3", "kg/m3", "density", "5000");
	means("kW h/d", "kWh/d", "kW.h/d", "W", "power", "208.3333333333333");
	means("L/100 km", "L/100 km", "", "L/100 km", "fuel-consumption", "5");
	means("mg/kg/d", "mg/kg/d", "mg/kg/d", "kg/kg/s", "rate",
	      "0.00000000005787037037037037");
	means("dBi", "dBi", "", "", "power-level", "");
	means("HV", "HV", "", "", "scale", "");
	means("cents", "cent", "", "USD", "money", "0.05");
	means("per 1,000 people", "/1000 people", "/1000/{people}", "/people",
	      "rate", "0.005");
	means("per 100 live births", "/100 live births", "/100/{live_births}",
	      "/live births", "rate", "0.05");
	means("t/ha2", "t/ha2", "t/har2", "kg/m4", "rate", "0.00005");
	means("Rp2", "Rp2", "", "", "rate", "");
	means("Rp/s", "Rp/s", "", "", "rate", "");
	means("g/Pa·s", "g/(Pa·s)", "g/(Pa.s)", "kg/(Pa·s)", "rate", "0.005");
	means("kat/m2", "kat/m2", "kat/m2", "kat/m2", "rate", "5");
}

Test(units, find_knows_names_and_expressions_only)
{
	struct unit unit;

	cr_expect(!units_find(u, slice_of(""), &unit));
	cr_expect(!units_find(u, slice_of("love"), &unit));
	cr_expect(!units_find(u, slice_of("km long"), &unit));
	cr_expect(!units_find(u, slice_of(" km"), &unit));
	cr_expect_str_eq(find("F").symbol, "°F");
	cr_expect_str_eq(find("a").symbol, "a");
	cr_expect_str_eq(find("$ per barrel").symbol, "USD/bbl");
}

Test(units, ambiguous_where_two_claim_a_form)
{
	cr_expect(find("dollars").ambiguous);
	cr_expect(find("tons").ambiguous);
	cr_expect(find("tons per day").ambiguous);
	cr_expect(!find("metric tons").ambiguous);
	cr_expect(!find("US dollars").ambiguous);
	cr_expect(!find("km").ambiguous);
}

Test(units, join_adds_a_denominator)
{
	struct unit noun = {.symbol = "births",
			    .num = decimal_of(1),
			    .den = decimal_of(1)},
		    dollar = find("$"), per = find("per barrel"), out;
	struct decimal d;

	cr_expect(units_join(u, &dollar, &per, &out));
	cr_expect_str_eq(out.symbol, "USD/bbl");
	cr_expect_str_eq(out.base, "USD/m3");
	cr_expect(out.ambiguous);
	cr_expect(units_to_base(&out, decimal_of(1), &d));
	cr_expect(fabs(real(d) - 1 / 0.158987294928) < 1e-9);
	dollar = find("km");
	per = find("per day");
	cr_expect(units_join(u, &dollar, &per, &out));
	cr_expect_str_eq(out.symbol, "km/d");
	cr_expect_str_eq(out.ucum, "km/d");
	cr_expect_str_eq(out.base, "m/s");
	per = find("per 1,000 people");
	cr_expect(units_join(u, &noun, &per, &out));
	cr_expect_str_eq(out.symbol, "births/1000 people");
	cr_expect_str_eq(out.ucum, "");
	cr_expect_str_eq(out.base, "");
	memset(noun.symbol, 'x', sizeof(noun.symbol) - 1);
	cr_expect(!units_join(u, &noun, &per, &out));
}

/* A long expression does not overrun the symbol. */
Test(units, too_long_a_product_is_none)
{
	struct unit unit;

	cr_expect(
	    !units_find(u,
			slice_of("percentage point·percentage point·percentage "
				 "point·percentage point·percentage point"),
			&unit));
}

/* ---- a table with mistakes ---------------------------------------------- */

static const char good_money[] = "currencies: []\n";
static const char good_units[] =
    "prefixes: [{symbol: k, name: kilo, factor: 1000}]\n"
    "words: {}\n"
    "dimensions:\n"
    "  - dimension: money\n"
    "    units: []\n"
    "  - dimension: rate\n"
    "    units: []\n";

static void
write_file(const char *dir, const char *name, const char *text)
{
	char path[512];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	cr_assert(f);
	fputs(text, f);
	fclose(f);
}

/* Loads two tables; what e must hold, "" when they must load. */
static void
loads(const char *units, const char *money, const char *want)
{
	char dir[] = "/tmp/test_units.XXXXXX", path[64];
	struct error e = {""};
	struct units *t;

	cr_assert(mkdtemp(dir));
	if (units)
		write_file(dir, "units.yaml", units);
	if (money)
		write_file(dir, "currencies.yaml", money);
	t = units_load(dir, &e);
	cr_expect(!t == (*want != '\0'), "%s", want);
	cr_expect(strstr(e.text, want), "`%s`, not `%s`", e.text, want);
	units_free(t);
	snprintf(path, sizeof(path), "%s/units.yaml", dir);
	unlink(path);
	snprintf(path, sizeof(path), "%s/currencies.yaml", dir);
	unlink(path);
	rmdir(dir);
}

/* good_units with other lines in the place of its dimensions. */
static void
dimensions(const char *lines, const char *want)
{
	char text[8192];

	snprintf(text, sizeof(text),
		 "prefixes: [{symbol: k, name: kilo, factor: 1000}]\n"
		 "words: {}\n"
		 "dimensions:\n"
		 "  - {dimension: money, units: []}\n"
		 "  - {dimension: rate, units: []}\n%s",
		 lines);
	loads(text, good_money, want);
}

static void
unit_line(const char *line, const char *want)
{
	char text[1024];

	snprintf(text, sizeof(text),
		 "  - {dimension: length, base: m, of: m, units: [%s]}\n",
		 line);
	dimensions(text, want);
}

Test(units, mistakes_in_units_have_a_place)
{
	loads(good_units, good_money, "");
	loads(NULL, good_money, "units.yaml: cannot open");
	loads("[]", good_money, "units.yaml:1:1: the file must be a map");
	loads("dimension: 1", good_money, "did you mean `dimensions`?");
	loads("prefixes: []", good_money, "needs prefixes, words and");
	loads("prefixes: 1\nwords: {}\ndimensions: []\n", good_money,
	      ":1:11: prefixes must be a list");
	loads("prefixes: []\nwords: {}\ndimensions: 1\n", good_money,
	      ":3:13: dimensions must be a list");
	loads("prefixes: []\nwords: []\ndimensions: []\n", good_money,
	      ":2:8: words must be a map");
	loads("prefixes: []\nwords: {after: []}\ndimensions: []\n", good_money,
	      "unknown key `after`");
	loads("prefixes: []\nwords: {priced: cost}\ndimensions: []\n",
	      good_money, "written forms must be a list");
	loads("prefixes: []\nwords: {priced: [[a]]}\ndimensions: []\n",
	      good_money, "a form must be a text");
	loads("prefixes: []\nwords: {}\ntopics: []\ndimensions: []\n",
	      good_money, ":3:9: topics must be a map");
	loads("prefixes: []\nwords: {}\ntopics: {a: b}\ndimensions: []\n",
	      good_money, "written forms must be a list");
	loads("prefixes: []\nwords: {}\ntopics: {a: [], b: [], c: [], d: [], "
	      "e: [], f: [], g: [], h: [], i: []}\ndimensions: []\n",
	      good_money, ":3:9: more than 8 topics");
	loads("prefixes: [k]\nwords: {}\ndimensions: []\n", good_money,
	      "a prefix must be a map");
	loads("prefixes: [{sign: k}]\nwords: {}\ndimensions: []\n", good_money,
	      "unknown key `sign`");
	loads("prefixes: [{symbol: k}]\nwords: {}\ndimensions: []\n",
	      good_money, "needs symbol, name and factor");
	loads("prefixes: [{name: k}]\nwords: {}\ndimensions: []\n", good_money,
	      "needs symbol, name and factor");
	loads("prefixes: [{symbol: k, name: kilo}]\nwords: {}\n"
	      "dimensions: []\n",
	      good_money, "needs symbol, name and factor");
	loads("prefixes: [{symbol: [], name: kilo, factor: 1}]\nwords: {}\n"
	      "dimensions: []\n",
	      good_money, "symbol must be a text");
	loads("prefixes: [{symbol: k, name: kilo, ucum: [], factor: 1}]\n"
	      "words: {}\ndimensions: []\n",
	      good_money, "ucum must be a text");
	loads("words: {}\ndimensions: []\n", good_money, "needs prefixes");
	loads("prefixes: []\nwords: {}\n", good_money, "needs prefixes");
	loads("prefixes: [{symbol: k, name: kilo, factor: x}]\nwords: {}\n"
	      "dimensions: []\n",
	      good_money, "`x` is no factor");
	loads("prefixes: [{symbol: k, name: [], factor: 1}]\nwords: {}\n"
	      "dimensions: []\n",
	      good_money, "name must be a text");
	loads("prefixes: []\nwords: {}\ndimensions:\n"
	      "  - {dimension: money, units: []}\n",
	      good_money, "needs a dimension `rate`");
	loads("prefixes: []\nwords: {}\ndimensions:\n"
	      "  - {dimension: rate, units: []}\n",
	      good_money, "has no dimension `money`");
}

Test(units, mistakes_in_dimensions_have_a_place)
{
	dimensions("  - 1\n", ":6:5: a dimension must be a map");
	dimensions("  - {name: x}\n", "unknown key `name`");
	dimensions("  - {dimension: x}\n", "needs its name and units");
	dimensions("  - {base: x, units: []}\n", "needs its name and units");
	dimensions("  - {dimension: [], units: []}\n",
		   "dimension must be a text");
	dimensions("  - {dimension: x, base: [], units: []}\n",
		   "base must be a text");
	dimensions("  - {dimension: x, of: [], units: []}\n",
		   "`of` must be a text");
	dimensions("  - {dimension: x, of: m2 q-1, units: []}\n",
		   "`q` is none of");
	dimensions("  - {dimension: x, units: 1}\n", "units must be a list");
	unit_line("1", "a unit must be a map");
	unit_line("{simbol: m}", "did you mean `symbol`?");
	unit_line("{factor: 1}", "needs a symbol");
	unit_line("{symbol: []}", "symbol must be a text");
	unit_line("{symbol: ''}", "symbol must be a text of 1 to 63 bytes");
	unit_line("{symbol: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		  "aaaaaaaaaaaaaaaaaaaaa}",
		  "symbol must be a text of 1 to 63 bytes");
	unit_line("{symbol: m, ucum: []}", "ucum must be a text");
	unit_line("{symbol: m, factor: 1/0}", "`1/0` is no factor");
	unit_line("{symbol: m, factor: 1/}", "`1/` is no factor");
	unit_line("{symbol: m, factor: []}", "a factor must be a text");
	unit_line("{symbol: m, plus: x}", "`x` is no factor");
	unit_line("{symbol: m, prefixes: []}", "`prefixes` must be a text");
	unit_line("{symbol: m, prefixes: k q}", "`q` is no prefix");
	unit_line("{symbol: m, names: x}", "names must be a list");
	unit_line("{symbol: m, names: [[]]}", "a name must be a text");
	unit_line("{symbol: m, short: x}", "written forms must be a list");
	unit_line("{symbol: m, before: x}", "written forms must be a list");
	unit_line("{symbol: m, when: x}", "`when` must be a map");
	unit_line("{symbol: m, when: {m: {}}}", "write a condition or a list");
	unit_line("{symbol: m, when: {m: [a, b, c, d]}}", "at most 3");
	unit_line("{symbol: m, when: {m: [[]]}}", "a condition must be a text");
	unit_line("{symbol: m, when: {m: often}}", "unknown condition `often`");
	unit_line("{symbol: m, when: {m: near-sea}}",
		  "unknown condition `near-sea`");
	unit_line("{symbol: m, when: {m: not-}}", "unknown condition `not-`");
	unit_line("{symbol: m, when: {q: joined}}", "none of the forms");
	unit_line("{symbol: m, prefixes: si, names: [metre/metres]}", "");
}

Test(units, mistakes_in_currencies_have_a_place)
{
	static const char *const list[][2] = {
	    {"1", "needs code and name"},
	    {"{code: X}", "needs code and name"},
	    {"{name: x}", "needs code and name"},
	    {"{code: X, name: x, minor: {per: 1}}", "needs name and per"},
	    {"{code: X, name: x, sings: []}", "did you mean `signs`?"},
	    {"{code: [], name: x}", "code must be a text"},
	    {"{code: X, name: []}", "name must be a text"},
	    {"{code: X, name: x, of: y}", "`of` must be a list"},
	    {"{code: X, name: x, of: [[]]}", "an adjective must be a text"},
	    {"{code: X, name: x, names: y}", "names must be a list"},
	    {"{code: X, name: x, signs: y}", "forms must be a list"},
	    {"{code: X, name: x, before: y}", "forms must be a list"},
	    {"{code: X, name: x, when: y}", "`when` must be a map"},
	    {"{code: X, name: x, code-is: odd}", "must be word or unread"},
	    {"{code: X, name: x, code-is: []}", "code-is must be a text"},
	    {"{code: X, name: x, minor: y}", "`minor` needs name and per"},
	    {"{code: X, name: x, minor: {name: y}}", "needs name and per"},
	    {"{code: X, name: x, minor: {name: y, per: z}}", "no factor"},
	    {"{code: X, name: x, minor: {name: [], per: 1}}", "name must be"},
	    {"{code: X, name: x, minor: {name: y, per: 1, c: 1}}",
	     "unknown key `c`"},
	    {"{code: X, name: x, minor: {name: y, per: 1, names: z}}",
	     "names must be a list"},
	    {"{code: X, name: x, minor: {name: y, per: 1, signs: z}}",
	     "forms must be a list"},
	    {"{code: X, name: x, minor: [{name: y, per: 1}, 1]}",
	     "needs name and per"},
	    {"{code: X, name: x, minor: [{name: y, per: 1}]}", ""},
	};
	char text[256];

	loads(good_units, NULL, "currencies.yaml: cannot open");
	loads(good_units, "about: x\n", "needs a list `currencies`");
	loads(good_units, "currencies: 1\n", "needs a list `currencies`");
	loads(good_units, "curr: x\ncurrencies: []\n", "unknown key `curr`");
	for (size_t i = 0; i < sizeof(list) / sizeof(*list); i++) {
		snprintf(text, sizeof(text), "currencies:\n  - %s\n",
			 list[i][0]);
		loads(good_units, text, list[i][1]);
	}
}

Test(units, too_many_is_said)
{
	static char text[8192];
	size_t at = 0;

	for (int i = 0; i < 95; i++)
		at += (size_t)snprintf(text + at, sizeof(text) - at,
				       "  - {dimension: d%d, units: []}\n", i);
	dimensions(text, "more than 94 dimensions");
	at = (size_t)snprintf(text, sizeof(text), "prefixes:\n");
	for (int i = 0; i < 33; i++)
		at += (size_t)snprintf(
		    text + at, sizeof(text) - at,
		    "  - {symbol: p%d, name: n%d, factor: 1}\n", i, i);
	snprintf(text + at, sizeof(text) - at, "words: {}\ndimensions: []\n");
	loads(text, good_money, "more than 32 prefixes");
}

/* UDUNITS rounds some factors to seven digits; these are exact by definition
 * (international yard and pound of 1959, US gallon of 231 cubic inches). */
Test(units, factors_that_are_defined)
{
	static const struct {
		const char *name, *base;
	} exact[] = {
	    {"acre", "4046.8564224"},  {"mi", "1609.344"},
	    {"ft", "0.3048"},          {"lb", "0.45359237"},
	    {"bbl", "0.158987294928"}, {"acre-foot", "1233.48183754752"},
	    {"boe", "6117863200"}}; /* 5.8 million BTU of 59 °F */
	struct unit unit;
	struct decimal got, want;

	for (size_t i = 0; i < sizeof exact / sizeof *exact; i++) {
		unit = find(exact[i].name);
		cr_assert(units_to_base(&unit, decimal_of(1), &got));
		cr_assert(decimal_parse(slice_of(exact[i].base), &want));
		cr_expect_eq(decimal_cmp(got, want), 0, "%s", exact[i].name);
	}
}
