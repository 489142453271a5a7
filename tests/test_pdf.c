/*
 * The parts of reading PDFs that are logic of their own: how lines join, what
 * raised marks mean, labels of lists, columns of made-up boxes.
 *
 * Not tested here: whole documents (tests/convert.sh).
 */
#include <criterion/criterion.h>
#include <stdio.h>

#include "pdf.h"
#include "pdf_mark.h"
#include "pdf_phrase.h"
#include "pdf_rows.h"

static const struct join_case {
	const char *before, *after;
	enum pdf_join join;
} joins[] = {
    {"the econ-", "omy grew", JOIN_DEHYPHEN},
    {"the econ\u00ad", "omy grew", JOIN_DEHYPHEN},
    {"from 1990-", "1995", JOIN_NOTHING},
    {"from 1990\u2013", "1995", JOIN_NOTHING},
    {"between 3-", "5%", JOIN_NOTHING},
    {"grew by -", "3.5 percent", JOIN_NOTHING},
    {"grew by \u2212", "3.5 percent", JOIN_NOTHING},
    {"Growth: -", "3.5 percent", JOIN_NOTHING},
    {"Orinoco (shared) -", "2,101 km", JOIN_SPACE},
    {"the Orinoco -", "2,101 km", JOIN_SPACE},
    {"the Asia-", "Pacific", JOIN_NOTHING},
    {"Covid-", "19", JOIN_NOTHING},
    {"a 10-", "year plan", JOIN_NOTHING},
    {"9 kilowatt-", "hours", JOIN_NOTHING},
    {"of 7,", "590 km", JOIN_NOTHING},
    {"in 2013,", "590 people", JOIN_SPACE},
    {"of 7,", "59 km", JOIN_SPACE},
    {"of 7,", "5900 km", JOIN_SPACE},
    {"km/", "h", JOIN_NOTHING},
    {"the roads -", "all of them", JOIN_SPACE},
    {"the roads \u2013", "all of them", JOIN_SPACE},
    {"of 47", "% of it", JOIN_SPACE},
    {"one", "two", JOIN_SPACE},
};

Test(pdf, lines_join)
{
	for (size_t i = 0; i < sizeof(joins) / sizeof(*joins); i++)
		cr_expect_eq(pdf_join_of(slice_of(joins[i].before),
					 slice_of(joins[i].after)),
			     joins[i].join, "%s | %s", joins[i].before,
			     joins[i].after);
}

static const struct mark_case {
	const char *before, *mark;
	enum pdf_mark is;
} marks[] = {
    {"371,000 km", "2", MARK_POWER},  {"people per km", "2", MARK_POWER},
    {"5km", "2", MARK_POWER},         {"people km", "-2", MARK_POWER},
    {"6 m s", "\u22121", MARK_POWER}, {"78,200 km", "3", MARK_POWER},
    {"3 x 10", "8", MARK_POWER},      {"3\u00d710", "-8", MARK_POWER},
    {"R", "2", MARK_POWER},           {"Europe", "35", MARK_NOTE},
    {"7,644 km", "12", MARK_NOTE},    {"7,644 km", "1", MARK_NOTE},
    {"in 2010", "3", MARK_NOTE},      {"1,234", "a", MARK_NOTE},
    {"2,500", "*", MARK_NOTE},        {"the delta.", "1,2", MARK_NOTE},
    {"the 5", "th", MARK_PLAIN},      {"at 25", "o", MARK_DEGREE},
    {"M", "lle", MARK_PLAIN},
};

Test(pdf, marks)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		cr_expect_eq(pdf_mark_of(slice_of(marks[i].before),
					 slice_of(marks[i].mark)),
			     marks[i].is, "%s ^ %s", marks[i].before,
			     marks[i].mark);
}

Test(pdf, labels)
{
	static const char *const yes[] = {"\u2022 one", "- one",   "(a) one",
					  "3. one",     "12) one", "iv. one",
					  "3."};
	static const char *const no[] = {
	    "U.S. exports", "St. Paul",   "2.5 km",    "one",
	    "1990 was",     "-3 percent", "1960. Its", ""};

	for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++)
		cr_expect(pdf_label(slice_of(yes[i])) > 0, "%s", yes[i]);
	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
		cr_expect(pdf_label(slice_of(no[i])) == 0, "%s", no[i]);
}

Test(pdf, phrases)
{
	cr_expect(phrase_is_caption(slice_of("Figure 3. Roads of the north")));
	cr_expect(phrase_is_caption(slice_of("Table 12: Roads")));
	cr_expect(phrase_is_caption(slice_of("Table IV Roads")));
	cr_expect(phrase_is_caption(slice_of("Source: IMF, 2012")));
	cr_expect_not(phrase_is_caption(slice_of("Figure 3 shows the roads")));
	cr_expect_not(phrase_is_caption(slice_of("Table talk")));
	cr_expect_not(phrase_is_caption(slice_of("Map makers")));
	cr_expect(phrase_ends_sentence(slice_of("of the U.S.\u201d")));
	cr_expect(phrase_ends_sentence(slice_of("(in 2010.)")));
	cr_expect_not(phrase_ends_sentence(slice_of("in 2010,")));
	cr_expect(phrase_is_labelled(slice_of("Area (total): 5 km")));
	cr_expect(phrase_is_labelled(slice_of("land area: 5 km")));
	cr_expect(phrase_is_labelled(slice_of("Area:")));
	cr_expect_not(phrase_is_labelled(slice_of("At 12:30 it left")));
	cr_expect(phrase_goes_on(slice_of("of 47"), slice_of("% of it")));
	cr_expect(phrase_goes_on(slice_of("the towns,"), slice_of("Osh")));
	cr_expect_not(phrase_goes_on(slice_of("Economy"), slice_of("Growth")));
}

/* Reads boxes given as XML words `x0 x1 y text` of ten points. */
static char *
read_boxes(const char *xml)
{
	struct pdf_words words;
	struct pdf_runs runs;
	struct buffer out = {0};
	struct error e;
	FILE *in = fmemopen((void *)(size_t)xml, strlen(xml), "r");
	char *text;

	cr_assert(in);
	cr_assert_eq(pdf_words_read(&words, in, &e), 0, "%s", e.text);
	fclose(in);
	pdf_runs_make(&runs, &words);
	pdf_margins_mark(&runs);
	pdf_paragraphs_write(&out, &runs);
	text = xstrndup(out.p ? out.p : "", out.n);
	buffer_free(&out);
	pdf_runs_free(&runs);
	pdf_words_free(&words);
	return text;
}

#define WORD(x0, x1, y0, y1, text)                                             \
	"<word xMin='" #x0 "' xMax='" #x1 "' yMin='" #y0 "' yMax='" #y1        \
	"'>" text "</word>\n"
#define PAGE(words) "<page width='595' height='842'>\n" words "</page>\n"

Test(pdf, no_words_no_text)
{
	char *text = read_boxes("<doc>" PAGE("") PAGE("") "</doc>");

	cr_expect_str_eq(text, "\f");
	free(text);
}

Test(pdf, raised_word_is_a_power)
{
	char *text = read_boxes("<doc>" PAGE(
	    WORD(72, 90, 100, 110, "45") WORD(93, 107, 100, 110, "km")
		WORD(107, 111, 97, 104, "2")
		    WORD(114, 130, 100, 110, "wide.")) "</doc>");

	cr_expect_str_eq(text, "45 km\u00b2 wide.\n\n");
	free(text);
}

Test(pdf, words_on_end_stand_apart)
{
	char *text = read_boxes("<doc>" PAGE(
	    WORD(10, 30, 100, 300, "arXiv:2301") WORD(10, 30, 80, 95, "5")
		WORD(72, 90, 100, 110, "Roads")
		    WORD(93, 107, 100, 110, "grew.")) "</doc>");

	cr_expect_str_eq(text, "Roads grew.\n\narXiv:2301 5\n\n");
	free(text);
}

Test(pdf, bad_bytes_of_fonts_are_read_over)
{
	char *text = read_boxes("<doc>" PAGE(WORD(
	    72, 90, 100, 110, "a\x01z \xed\xa0\x80 \xef\xbf\xbf")) "</doc>");

	cr_expect_str_eq(text, "a z ??? ???\n\n");
	free(text);
}

Test(pdf, what_is_no_xml_is_an_error)
{
	static const char *const bad[] = {"", "<doc><page>", "<doc></page>",
					  "nothing", "<doc>&nope;</doc>"};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct pdf_words words;
		struct error e = {""};
		FILE *in = *bad[i] ? fmemopen((void *)(size_t)bad[i],
					      strlen(bad[i]), "r")
				   : fopen("/dev/null", "r");

		cr_expect_eq(pdf_words_read(&words, in, &e), -1, "%s", bad[i]);
		cr_expect_neq(e.text[0], '\0', "%s", bad[i]);
		fclose(in);
		pdf_words_free(&words);
	}
}
