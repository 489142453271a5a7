/* Lines to paragraphs: what is joined and how, what stands for itself. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "paragraph.h"
#include "running_heads.h"

struct seen {
	char text[1 << 16]; /* `block: text` lines */
	size_t n, records, longest, cut;
};

static void
see(void *data, const struct paragraph *p)
{
	struct seen *s = data;

	s->records++;
	s->cut += p->cut;
	if (p->text.n > s->longest)
		s->longest = p->text.n;
	if (p->text.n < 1000 && s->n < sizeof(s->text) - 1100)
		s->n += (size_t)sprintf(s->text + s->n, "%s: %.*s\n", p->block,
					(int)p->text.n, p->text.p);
}

static int
file_of(const char *text, size_t n)
{
	char path[] = "/tmp/paragraphXXXXXX";
	int fd = mkstemp(path);

	cr_assert(fd >= 0 && write(fd, text, n) == (ssize_t)n);
	unlink(path);
	lseek(fd, 0, SEEK_SET);
	return fd;
}

static void
read_text(const char *text, size_t n, struct seen *s)
{
	struct text_reader r = {0};
	struct running_heads h = {0};
	struct paragraphs *b = paragraphs_new(see, s);
	struct error e;
	int fd = file_of(text, n);

	*s = (struct seen){.n = 0};
	heads_find(&h, fd);
	text_open(&r, fd, "text");
	paragraphs_start(b);
	while (text_block(&r, &e) == 1) {
		heads_drop(&h, &r);
		paragraphs_block(b, r.line, r.nlines, r.ended);
	}
	paragraphs_end(b);
	cr_expect(r.cap <= 4 << 20, "the buffer grew to %zu", r.cap);
	heads_free(&h);
	text_close(&r);
	paragraphs_free(b);
	close(fd);
}

static void
expect(const char *text, const char *want)
{
	static struct seen s;

	read_text(text, strlen(text), &s);
	cr_expect_str_eq(s.text, want, "\n%s\nnot\n%s", s.text, want);
}

Test(paragraph, wrapped_lines)
{
	expect(
	    "The first line of a paragraph that was wrapped by hand at the\n"
	    "margin goes on here, and the name at the end of it is a long\n"
	    "Kazakhstan was the next word. It is done.\n\n"
	    "Next one.\n",
	    "para: The first line of a paragraph that was wrapped by hand at "
	    "the margin goes on here, and the name at the end of it is a "
	    "long Kazakhstan was the next word. It is done.\n"
	    "para: Next one.\n");
}

Test(paragraph, lines_that_stand_alone)
{
	expect("Kazakhstan 7,590\nUzbekistan 2,330\nChina 1,765\n",
	       "para: Kazakhstan 7,590\npara: Uzbekistan 2,330\n"
	       "para: China 1,765\n");
	expect("total: 181 sq km\nland: 181 sq km\nwater: 0 sq km\n",
	       "item: total: 181 sq km\nitem: land: 181 sq km\n"
	       "item: water: 0 sq km\n");
	expect("wheat from the north 5 tons\nbarley from the south 4 tons\n"
	       "maize from the valleys 3 tons\n",
	       "para: wheat from the north 5 tons\n"
	       "para: barley from the south 4 tons\n"
	       "para: maize from the valleys 3 tons\n");
}

/* What is broken at the end of a line comes together again. */
Test(paragraph, broken_words_and_numbers)
{
	expect("It is 7,\n590 km", "para: It is 7,590 km\n");
	expect("There in the year 2005,\n300 men left",
	       "para: There in the year 2005, 300 men left\n");
	expect("It is 47\n% of it", "para: It is 47% of it\n");
	expect("From 1990-\n1995 on", "para: From 1990-1995 on\n");
	expect("From 1990\u2013\n1995 on", "para: From 1990\u20131995 on\n");
	expect("A fall of 3-\n5%", "para: A fall of 3-5%\n");
	expect("A fall of -\n3.5 percent", "para: A fall of -3.5 percent\n");
	expect("an inter-\nnational one", "para: an international one\n");
	expect("at Kurgan-\nTyube it is", "para: at Kurgan-Tyube it is\n");
	expect("the mid-\n2015 count", "para: the mid-2015 count\n");
	expect("soft\u00ad\nware", "para: soft\u00adware\n");
}

Test(paragraph, items_and_headings)
{
	expect(
	    "The title\n\nPopulation:\n- 5 men\n* 6 women, which are more "
	    "than\n"
	    "  there were before\n(a) seven\n12. Eight\n\nPeoples\n=======\n\n"
	    "## More\n\nNote: all of it\n",
	    "title: The title\nheading: Population:\nitem: 5 men\n"
	    "item: 6 women, which are more than there were before\n"
	    "item: seven\nitem: Eight\nheading: Peoples\nheading: More\n"
	    "note: Note: all of it\n");
	expect("- 2 1/2\n\n- 5 men\n", "title: - 2 1/2\nitem: 5 men\n");
	expect("5 percent of $7\n\nrest\n",
	       "para: 5 percent of $7\npara: rest\n");
	expect("Chad\n\nCurrency: francs per US dollar -\nRates 2020: 575\n",
	       "title: Chad\nheading: Currency: francs per US dollar -\n"
	       "item: Rates 2020: 575\n");
}

Test(paragraph, rows)
{
	expect("Land        2010    2015\nIran         5.5     6.0\n",
	       "table: Land | 2010 | 2015\ntable: Iran | 5.5 | 6.0\n");
	expect("| a | b |\n|---|---|\n| 1 | 2 |\n",
	       "table: a | b\ntable: 1 | 2\n");
	/* Gaps within a phrase, and a single one in a sentence, are no borders.
	 */
	expect("The  border between   the lands is   about 40 km and   has\n"
	       "been  open since   2010, as the   two agreed.\n",
	       "para: The border between the lands is about 40 km and has "
	       "been open since 2010, as the two agreed.\n");
	expect("There were fifty   two of them.\n",
	       "para: There were fifty two of them.\n");
	/* A line of its own without a figure is no row. */
	expect("fifty   two\n\nPeople   52\n",
	       "title: fifty two\ntable: People | 52\n");
	expect("a\tb\n1\t2\n", "table: a | b\ntable: 1 | 2\n");
	expect("He came.  He saw  it all.\n",
	       "para: He came. He saw it all.\n");
}

Test(paragraph, pages)
{
	expect(
	    "The Report\n\nThe border of the land is long and goes on to "
	    "the\n\n"
	    "7\n\fThe Report\n\nnext page, where it ends. It is 5 km.\n\n8\n"
	    "\fThe Report\n\nNew page.\n\n9\n",
	    "title: The Report\npara: The border of the land is long and goes "
	    "on to the next page, where it ends. It is 5 km.\n"
	    "para: New page.\n");
	expect("It ends here.\n\fnot joined, as it ended\n",
	       "para: It ends here.\npara: not joined, as it ended\n");
}

Test(paragraph, ends_of_lines)
{
	expect("\xEF\xBB\xBFOne is\r\nhere and it goes on.\r\n\r\nTwo  is.",
	       "para: One is\npara: here and it goes on.\npara: Two is.\n");
	expect("", "");
	expect("\n\n \t\n\f\n", "");
}

/* Memory stays flat on a text without line ends, or without blank lines. */
Test(paragraph, long_text)
{
	static struct seen s;
	size_t n = 5 << 20, words = 0;
	char *text = malloc(n);

	for (size_t i = 0; i < n; i++)
		text[i] = i % 8 == 7 ? ' ' : i % 40 ? 'x' : 'X';
	read_text(text, n, &s);
	cr_expect_eq(s.records, 5);
	cr_expect(s.longest <= PARAGRAPH_CAP && s.cut >= 4);
	for (size_t i = 0; i < n; i++)
		words += i % 72 == 71 ? (text[i] = '\n', 0) : 1;
	read_text(text, n, &s);
	cr_expect(s.records >= 5 && s.records < 9, "%zu records", s.records);
	cr_expect(s.longest <= PARAGRAPH_CAP);
	free(text);
}

/* A page that ends in a paragraph, and two columns on the next: no paragraph
 * goes on from the left to the right one, which stands before its end. */
Test(paragraph, columns_after_a_page)
{
	expect("The page before this one goes on\n\f"
	       "here in a column of prose that is    women had seen 4,200 km "
	       "of road in\n"
	       "long enough to be one and has as     the north. The second one "
	       "is now as\n"
	       "many lines as the other. But then    long as the first one, "
	       "and it is now\n"
	       "there is no end of it at all, and    ended with a stop, though "
	       "short. End.\n",
	       "para: The page before this one goes on here in a column of "
	       "prose that is long enough to be one and has as many lines as "
	       "the other. But then there is no end of it at all, and\n"
	       "para: women had seen 4,200 km of road in the north. The "
	       "second one is now as long as the first one, and it is now "
	       "ended with a stop, though short. End.\n");
}
