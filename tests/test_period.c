/* Periods in text, and which one belongs to an amount. */
#include <criterion/criterion.h>
#include <string.h>

#include "period.h"

/* The periods of a text joined by spaces. */
static void
expect(const char *text, const char *want)
{
	struct period p[16];
	int n = period_scan(text, strlen(text), p, 16);
	char got[512] = "";
	size_t last = 0;

	for (int i = 0; i < n; i++) {
		if (i > 0)
			strcat(got, " ");
		strcat(got, p[i].iso);
		cr_expect(p[i].begin >= last && p[i].begin < p[i].end &&
			      p[i].end <= strlen(text),
			  "%s: place of %s", text, p[i].iso);
		last = p[i].end;
	}
	cr_expect_str_eq(got, want, "%s: %s, not %s", text, got, want);
}

Test(period, years)
{
	expect("In 2013 they made up 46.2% of GDP", "2013");
	expect("38.9% (2023 est.); 12% (2020)", "2023 2020");
	expect("mid-2015, late 2016, the year 2017, spring of 2018",
	       "2015 2016 2017 2018");
	expect("2013 and 2014", "2013 2014");
	expect("as of 1998", "1998");
}

Test(period, dates)
{
	expect("on 5 April 1995", "1995-04-05");
	expect("5th of April, 1995", "1995-04-05");
	expect("February 10, 2006 ,", "2006-02-10");
	expect("Feb. 10th, 2006", "2006-02-10");
	expect("June 1996 and Sept. 2013", "1996-06 2013-09");
	expect("2013-06-05", "2013-06-05");
	expect("05.04.1995, 13/5/1995, 5/13/1995", "1995-04-05 1995-05-13 "
						   "1995-05-13");
	expect("5/6/1995", "1995");
	expect("9 February, 10 February, 6 April 1995", "1995-04-06");
}

Test(period, ranges)
{
	expect("between 2010 and 2014", "2010/2014");
	expect("from 2010 to 2014, 2010-14, 2010–2014, 2010 to 2014",
	       "2010/2014 2010/2014 2010/2014 2010/2014");
	expect("1999-00", "1999/2000");
	expect("January-March 2015", "2015-01/2015-03");
	expect("from January to March 2015", "2015-01/2015-03");
	expect("5-7 April 1995", "1995-04-05/1995-04-07");
	expect("April 5-7, 1995", "1995-04-05/1995-04-07");
	expect("from 5 April to 7 May 1995", "1995-04-05/1995-05-07");
	expect("June 1996–May 1997", "1996-06/1997-05");
}

Test(period, open_ends)
{
	expect("since June 1996", "1996-06/..");
	expect("Since 2010", "2010/..");
	expect("by 2030", "../2030");
	expect("until the end of 2015", "../2015");
	expect("prior to 1991, up to 2020", "../1991 ../2020");
	expect("2013-present, from 2012 on, from 2010 onwards",
	       "2013/.. 2012/.. 2010/..");
}

Test(period, parts_and_spans)
{
	expect("the first quarter of 2015, Q2 2015, 2015 Q3",
	       "2015-Q1 2015-Q2 2015-Q3");
	expect("the second half of 2017, H1 2016",
	       "2017-07/2017-12 2016-01/2016-06");
	expect("FY2019/20, FY 2020-21, fiscal year 2018, FY19",
	       "2019/2020 2020/2021 2018 2019");
	expect("the 1990s, the early 2000s, the mid-1980s",
	       "1990/1999 2000/2009 1980/1989");
	expect("the 19th century, the twentieth century",
	       "1801/1900 1901/2000");
}

Test(period, what_is_none)
{
	expect("2000 km, 1,995 men, 2014 people, 2050 tons", "");
	expect("a $2000 prize, 2014%, 2013.5, 1999x", "");
	expect("ISSN 2076-0949, ISO-2022, no. 3/1999", "");
	expect("He may go; on 5 April he went. 46 percent", "");
	expect("", "");
	expect("12345678901234567890 2", "");
}

static void
nearest(const char *text, const char *amount, const char *want)
{
	struct period p[16];
	int n = period_scan(text, strlen(text), p, 16);
	const char *at = strstr(text, amount);
	const struct period *got;

	cr_assert(at, "%s is not in %s", amount, text);
	got = period_nearest(text, strlen(text), p, n, (size_t)(at - text),
			     (size_t)(at - text) + strlen(amount));
	cr_expect_str_eq(got ? got->iso : "", want, "%s in %s: %s, not %s",
			 amount, text, got ? got->iso : "none", want);
}

Test(period, nearest)
{
	const char *list = "In 2013 they made up 46.2% of GDP in Tajikistan, "
			   "29.5% in Kyrgyzstan; the rest was 5 km long.";
	const char *est = "forest 53.9% (2023 est.), other 7.2% (2022 est.), "
			  "water 3%";

	nearest(list, "46.2%", "2013");
	nearest(list, "29.5%", "2013");
	nearest(list, "5 km", "");
	nearest(est, "53.9%", "2023");
	nearest(est, "7.2%", "2022");
	nearest(est, "3%", "");
	nearest("It rose from 5 km in 2010 to 7 km in 2012", "5 km", "2010");
	nearest("It rose from 5 km in 2010 to 7 km in 2012", "7 km", "2012");
	nearest("In 2010 it was 5 km and in 2012 it was 7 km", "5 km", "2010");
	nearest("In 2010 it was 5 km and in 2012 it was 7 km", "7 km", "2012");
	nearest("Exports grew 3% from 2012.", "3%", "");
	nearest("Exports grew 3% in 2013, more than in 2012.", "3%", "2013");
	nearest("Trade since June 1996 reached $5.", "$5", "1996-06/..");
	nearest("Kazakh 71%, Russian 14.9%, other 5% (2021 est.)", "71%",
		"2021");
	nearest("It ended in 2014. It is 5 km.", "5 km", "");
	nearest("It had 7 at the end of 2022, against 5 a year earlier.", "5",
		"");
	/* What is compared with has its own time. */
	nearest("In 2013 sales were 5 t, 4% less than those in 2012.", "4%",
		"2013");
	nearest("Sales fell to 5 t from 7 t in 2012.", "5 t", "");
	nearest("Sales fell to 5 t from 7 t in 2012.", "7 t", "2012");
	nearest("Sales were 5% lower than the high of 7 t in 2012.", "5%", "");
	nearest("They built 5 km, half the 2015 target.", "5 km", "");
	nearest("More than 5 t were sold in 2012.", "5 t", "2012");
	nearest("It fell 5% against the euro in May 2012.", "5%", "2012-05");
	nearest("From 2010 to 2012 it grew 5%.", "5%", "2010/2012");
	nearest("Theft rose by 5%, the highest rise since 2010.", "5%", "");
	nearest("Theft has risen by 5% since 2010.", "5%", "2010/..");
	/* A dash opens a statement of its own. */
	nearest("In 2015 sales rose by 31 GW - the total in 2016 was 48 GW.",
		"31 GW", "2015");
	nearest("In 2015 sales rose by 31 GW \xe2\x80\x93 the total in 2016 "
		"was 48 GW.",
		"48 GW", "2016");
	/* A time in brackets is of the amount beside it there. */
	nearest("Peru (7%, the most since 1999) and Mali (3%) paid more.", "3%",
		"");
	nearest("Peru (7%, the most since 1999) and Mali (3%) paid more.", "7%",
		"");
}

static void
end_of_change(const char *text, const char *amount, const char *want)
{
	struct period p[16];
	int n = period_scan(text, strlen(text), p, 16);
	size_t at = (size_t)(strstr(text, amount) - text);
	char iso[32] = "";

	cr_assert(n == 1, "%s", text);
	period_of_end(text, strlen(text), p, at, at + strlen(amount), iso);
	cr_expect_str_eq(iso, want, "%s in %s: %s, not %s", amount, text, iso,
			 want);
}

Test(period, of_an_end_of_a_change)
{
	const char *fell = "Between 2001 and 2009 cases fell by 20%, from 810 "
			   "to 648, in 3 districts.";

	end_of_change(fell, "810", "2001");
	end_of_change(fell, "648", "2009");
	end_of_change(fell, "20%", "");
	end_of_change(fell, "3 d", "");
	end_of_change("In 2004 it rose from 5 to 7.", "5", "");
	end_of_change("From 2001 to 2009 it rose to 7.", "7", "");
	end_of_change("It rose from $5 million to $7 million from 2001 to 2009.",
		      "$7 million", "2009");
}

static void
around(const char *context, const char *title, const char *want)
{
	struct period p = {.iso = ""};

	if (context ? !period_of_context(context, strlen(context), &p)
		    : !period_of_title(title, strlen(title), &p))
		p.iso[0] = '\0';
	cr_expect_str_eq(p.iso, want, "%s: %s, not %s",
			 context ? context : title, p.iso, want);
}

Test(period, around)
{
	around("Sales were 90 tonnes in 2004. Costs rose.", NULL, "2004");
	around("Sales were 90 tonnes. The shop opened in 2004.", NULL, "");
	around("Sales were 90 in 2004 and 80 in 2003.", NULL, "");
	around("Sales were 90, down from 95 in 2004. Costs rose.", NULL, "");
	around("Sales were 9, less than the 12 of 2004.", NULL, "");
	around("In 2004 more than 12 were sold.", NULL, "2004");
	around(NULL, "Harvests in May 2016", "2016-05");
	around(NULL, "Harvest report: May 2016", "");
	around(NULL, "Harvest report 2016", "2016");
}
