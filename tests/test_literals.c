/* literals_derive and the scan.  Not tested here: that the scan loses no match
 * of the shipped rules (test_matcher.c does, on whole documents). */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "literals.h"

/* The set as `a|b`, for comparing. */
static const char *
derive(const char *pattern)
{
	static char out[LITERALS_MAX * LITERAL_BYTES];
	struct literal_set s;

	literals_derive(pattern, &s);
	out[0] = '\0';
	for (int i = 0; i < s.n; i++) {
		strcat(out, i ? "|" : "");
		strcat(out, s.text[i]);
	}
	return out;
}

static void
gives(const char *pattern, const char *want)
{
	const char *got = derive(pattern);

	cr_expect(strcmp(got, want) == 0, "%s gave `%s`, not `%s`", pattern,
		  got, want);
}

Test(literals, runs_of_characters)
{
	gives("border", "border");
	gives("\\bBorder\\b of", "border of");
	gives("border length of .* km", "border length of ");
	gives("a{3}bc", "bc");
	gives("abc?d", "ab");
	gives("abcx+de", "abcx");
	gives("sq\\. km", "sq. km");
}

Test(literals, groups)
{
	gives("(?:made|make) up", "made|make");
	gives("(?:made|make|is) a contribution", " a contribution");
	gives("(?<subject>gdp|gnp)", "gdp|gnp");
	gives("(border)? of the state", " of the state");
	gives("x(?=lookahead)yz", "lookahead");
	gives("x(?!lookahead)yz", "yz");
	gives("border (?:of the|in)", "border ");
	gives("(?:of|in) the border", " the border");
	gives("(?i)border", "border");
	gives("(?i:border)s", "border");
}

Test(literals, gives_up_rather_than_guess)
{
	gives("", "");
	gives(".*", "");
	gives("border|", "");
	gives("border|.", "");
	gives("(?:border)?", "");
	gives("(?:border)*x", "");
	gives("[border]", "");
	gives("(?x) border", "");
	gives("\\Qborder\\E", "");
	gives("(a)border\\1", "");
	gives("\\x{62}order", "");
	gives("(?(1)border|frontier)", "");
	gives("(?!border)", "");
	gives("(*ANYCRLF)border", "");
	gives("\\pLx", "");
}

Test(literals, beyond_ascii_ends_a_run)
{
	gives("caf\xc3\xa9s here", "s here");
	gives("na\xc3\xafve?", "na");
}

Test(literals, classes_with_brackets)
{
	gives("[]x]border", "border");
	gives("[^]]border", "border");
	gives("[[:alpha:]\\]]border", "border");
}

static uint64_t
scan(const char *a, const char *b, const char *text)
{
	struct literal_set one, two;
	const struct literal_set *sets[] = {&one, &two};
	struct literal_scan *s;
	uint64_t found = 0;

	literals_derive(a, &one);
	literals_derive(b, &two);
	s = literal_scan_new(sets, 2);
	literal_scan_run(s, text, strlen(text), &found);
	literal_scan_free(s);
	return found;
}

Test(scan, finds_each_set)
{
	cr_expect_eq(scan("border", "share", "the BORDER and"), 1);
	cr_expect_eq(scan("border", "share", "a share of"), 2);
	cr_expect_eq(scan("border", "order", "borders"), 3);
	cr_expect_eq(scan("border", "share", "bord er"), 0);
	cr_expect_eq(scan("he|she", "hers", "ushers"), 3);
	cr_expect_eq(scan("border", "share", ""), 0);
}

Test(scan, long_s_and_kelvin_rule_nothing_out)
{
	cr_expect_eq(scan("border", "share", "a \xc5\xbfhare") & 3, 3);
	cr_expect_eq(scan("border", "share", "5 \xe2\x84\xaa") & 3, 3);
}
