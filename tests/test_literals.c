/* literals_derive and the scan.  Not tested here: that the scan loses no match
 * of the shipped rules (test_matcher.c does, on whole documents). */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "literals.h"

/* The sets as `a|b & c`, for comparing. */
static const char *
derive(const char *pattern)
{
	static char out[LITERAL_SETS * LITERALS_MAX * (LITERAL_BYTES + 3)];
	struct literals l;

	literals_derive(pattern, &l);
	out[0] = '\0';
	for (int k = 0; k < l.n; k++)
		for (int i = 0; i < l.set[k].n; i++) {
			strcat(out, i ? "|" : k ? " & " : "");
			strcat(out, l.set[k].text[i]);
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
	gives("border length of .* km", "border length of  &  km");
	gives("a{3}bc", "abc");
	gives("abc?d", "abcd|abd");
	gives("abcx+de", "abcx & xde");
	gives("sq\\. km", "sq. km");
}

Test(literals, deep_groups)
{
	static char deep[3 * 5000 + 16];
	const size_t n = 5000;

	memset(deep, '(', n);
	memcpy(deep + n, "border", 6);
	memset(deep + n + 6, ')', n);
	deep[2 * n + 6] = '\0';
	gives(deep, "");
	gives("((((((((border))))))))", "border");
}

Test(literals, groups)
{
	gives("(?:made|make) up", "made up|make up");
	gives("(?:made|make|is) a contribution",
	      "made a contribution|make a contribution|is a contribution");
	gives("(?<subject>gdp|gnp)", "gdp|gnp");
	gives("(border)? of the state", "border of the state| of the state");
	gives("x(?=lookahead)yz", "lookahead & xyz");
	gives("x(?!lookahead)yz", "xyz");
	gives("border (?:of the|in)", "border of the|border in");
	gives("(?:of|in) the border", "of the border|in the border");
	gives("(?i)border", "border");
	gives("(?i:border)s", "borders");
	gives("(?:border)+s", "borders & border");
	gives("(?:border|river.{3}bank) of", "border|river & border|bank");
}

/* What must stand at an amount's edge tells more than the same elsewhere. */
Test(literals, marks)
{
	gives("(?:\x02(?:\x0e\x0f|\x0e\x10)[^\x03]*+\x03) of", "\x03 of");
	gives("exports of (?<quantity>\x02\x0e\x0f[^\x03]*+\x03) now",
	      "exports of \x02 & \x03 now");
	gives("\x02\x0e\x0f[^\x03]*+\x03", "");
}

/* Strings that are others with more behind them are left out. */
Test(literals, plurals)
{
	char pattern[512] = "state";

	for (char c = 'a'; c <= 'z'; c++)
		strcat(pattern, (char[]){'|', c, 'q', c, 's', '?', '\0'});
	cr_expect(strncmp(derive(pattern), "state|aqa|bqb|cqc", 17) == 0);
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
	gives("caf\xc3\xa9s here", "s here & caf");
	gives("na\xc3\xafve?", "na");
}

Test(literals, classes_with_brackets)
{
	gives("[]x]border", "border");
	gives("[^]]border", "border");
	gives("[[:alpha:]\\]]border", "border");
}

/* Of few members a class is so many alternatives; signs are rare. */
Test(literals, small_classes)
{
	gives("c[AO]mes?", "cames|comes|came|come");
	gives("[^ao]mes", "mes");
	gives("[a-o]mes", "mes");
	gives("p[=<\xe2\x89\xa4]", "p=|p<|p\xe2\x89\xa4");
	gives(". [=>]", " =| >");
	gives("[=>].", "=|>");
	gives("[,=].", "");
	gives("na\xc3\xafve[s\xc3\xa9]?", "na & ve");
}

static uint64_t
scan(const char *a, const char *b, const char *text)
{
	struct literals one, two;
	const struct literal_set *sets[] = {&one.set[0], &two.set[0], NULL};
	struct literal_scan *s;
	uint64_t found = 0;

	literals_derive(a, &one);
	literals_derive(b, &two);
	s = literal_scan_new(sets, 3);
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
