/* What the words around an amount make of it.  Texts have the amount in [ ]. */
#include <criterion/criterion.h>
#include <string.h>

#include "claim_kind.h"

static void
says(const char *text, const char *dimension, const char *kind,
     const char *direction)
{
	const char *open = strchr(text, '['), *close = strchr(text, ']');
	struct error e;
	struct word_lists *k = kind_words_load("rules", &e);
	struct claim_kind got;
	char plain[256];

	cr_assert_not_null(k, "%s", e.text);
	strcpy(plain, text);
	plain[open - text] = plain[close - text] = ' ';
	got = claim_kind_read(k, plain, strlen(plain), (size_t)(open - text),
			      (size_t)(close - text), dimension);
	cr_expect_str_eq(got.kind, kind, "%s: kind %s", text, got.kind);
	cr_expect_str_eq(got.direction, direction, "%s: direction %s", text,
			 got.direction);
	word_lists_free(k);
}

Test(kind, changes_and_levels)
{
	says("Output fell by [3 percent] to 12.", "share", "change", "down");
	says("Output fell by 3 percent to [12 percent].", "share", "share", "");
	says("Exports rose [4%] in May.", "share", "change", "up");
	says("It saw an increase of [5 km].", "length", "change", "up");
	says("A [5 percent] decline followed.", "share", "change", "down");
	says("The road is [5 km] long.", "length", "level", "");
	says("Output grew, and [5 km] of road were built.", "length", "level",
	     "");
	says("The growing town has [900 people].", "count", "level", "");
}

Test(kind, what_stands_between)
{
	says("Output fell in all parts of the region by [3 percent].", "share",
	     "change", "down");
	says("The rise was driven by [3] plants.", "count", "level", "");
	says("Growth in Peru of [5 GW] was seen.", "power", "change", "up");
	says("The shaft goes down to a depth of [90 m].", "length", "level",
	     "");
	says("A fall of the number of cows of [90].", "count", "level", "");
	says("It raised [$30 million] in a sale.", "money", "level", "");
	says("The bank raised taxes by [$3 million].", "money", "change", "up");
	says("A better-than-planned [30-percent] jump.", "share", "change",
	     "up");
	says("Beef would be [8 per cent] higher at 10.", "share", "forecast",
	     "up");
	says("Rain was [30 percent] above average.", "share", "comparison",
	     "");
	says("To meet the target will cost [$5].", "money", "forecast", "");
	says("Sales in Mali ([+4%]) and Togo.", "share", "change", "up");
	says("Sales are up in Mali [+4%].", "share", "change", "up");
	says("It went badly for Togo [-3%], Mali and Chad.", "share",
	     "change", "down");
	says("Growth was [-3%].", "share", "share", "");
	says("Growth: [-3%].", "share", "share", "");
	says("A deficit, [-3%] of output.", "share", "share", "");
	says("In Mali the decrease was [3%].", "share", "change", "down");
	says("Anyone with [5 percent] of the stock.", "share", "limit", "");
	says("It plans to lay [5 km].", "length", "forecast", "");
	says("The plan is for men aged [18].", "number", "level", "");
	says("It might reach [5 km].", "length", "forecast", "");
	says("It may have held [5 km].", "length", "level", "");
	says("They may hold [5 km].", "length", "level", "");
	says("It lies [5 km] above the sea.", "length", "level", "");
	says("In May they held [5 km].", "length", "level", "");
}

Test(kind, lists_of_changes)
{
	says("Peru cut it by 6.5 tons, Mali by [4 tons] and Fiji by 3.", "mass",
	     "change", "down");
	says("Peru cut it by 6 tons, Mali by 4 and Fiji by [3 tons].", "mass",
	     "change", "down");
	says("Prices are up 3 percent and [4.5 percent] here.", "share",
	     "change", "up");
	says("They own 3 percent and [4.5 percent] of it.", "share", "share",
	     "");
	says("It rose by 3 tons; it was made by [4 men].", "count", "level",
	     "");
}

Test(kind, other_kinds)
{
	says("Output will reach [5 million tons].", "mass", "forecast", "");
	says("Output is expected to grow by [5%].", "share", "forecast", "up");
	says("A ceiling of [5 km].", "length", "limit", "");
	says("It is not [5 km] long.", "length", "negated", "");
	says("It is [3] times as large.", "number", "comparison", "");
	says("It uses [5 tons] annually.", "mass", "rate", "");
	says("They hold [5%] of it.", "share", "share", "");
	says("It must not exceed [5%].", "share", "limit", "");
	says("The target is to raise it to [5%].", "share", "limit", "");
	says("It handles [600 trucks] a day.", "count", "rate", "");
	says("It had [560] a year earlier.", "count", "level", "");
	says("It costs [5 dollars] per ton.", "money", "level", "");
	says("The force is to grow to [90 men].", "count", "forecast", "");
	says("It will be cut from [9 km] to 5.", "length", "level", "");
	says("It is [5%] of GDP, not 6.", "share", "share", "");
	says("Kazakhs make up [5%] of it.", "share", "share", "");
}

Test(kind, more_than)
{
	says("It is [5%] less than in 2017.", "share", "change", "down");
	says("It came to [3 km] more than a year before.", "length", "change",
	     "up");
	says("Women live [8 years] longer than men.", "time", "comparison", "");
	says("It was [5 points] higher than the previous score.", "count",
	     "change", "up");
}

Test(kind, a_broken_list_is_named)
{
	struct error e;

	cr_expect_null(kind_words_load("tests/no-such-folder", &e));
	cr_expect(strstr(e.text, "kinds.yaml"), "%s", e.text);
}
