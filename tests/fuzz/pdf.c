/* Pages of words to text.  The first byte: the rest is XML, or words made of
 * the bytes, ten a word. */
#include <math.h>

#include "fuzz.h"
#include "pdf.h"

static const char *const vocabulary[] = {
    "word", "7,",    "590",          "km",  "2",        "1",
    "-",    "1990-", "the",          "Big", "co-",      "end.",
    "|",    "%",     "\xe2\x80\x93", "(a)", "\xc2\xb2", "1.",
    "Page", "Total", "12.5",         "*",   "x:",       "\xc3\xa9t\xc3\xa9"};

static void
page_begin(struct buffer *xml)
{
	buffer_puts(xml, "<page width=\"600\" height=\"800\"><flow><block "
			 "xMin=\"0\" yMin=\"0\" xMax=\"600\" yMax=\"800\">"
			 "<line xMin=\"0\" yMin=\"0\" xMax=\"1\" yMax=\"1\">");
}

static void
page_end(struct buffer *xml)
{
	buffer_puts(xml, "</line></block></flow></page>");
}

/* Coordinates snap to a grid, so that lines and columns come about. */
static void
make_pages(struct buffer *xml, const uint8_t *p, size_t n)
{
	buffer_puts(xml, "<doc>");
	page_begin(xml);
	for (; n >= 5; p += 5, n -= 5) {
		const char *w =
		    vocabulary[p[4] % (sizeof vocabulary / sizeof *vocabulary)];
		double x = p[0] * 2.4 + p[3] % 4, y = p[1] % 80 * 10 + p[2] % 8;
		double width = 6.0 * (double)strlen(w) + p[3] / 16;
		double height = 12 - (p[2] / 32);
		char buf[160];

		if (p[4] == 0xff) {
			page_end(xml);
			page_begin(xml);
			continue;
		}
		snprintf(buf, sizeof buf,
			 "<word xMin=\"%f\" yMin=\"%f\" xMax=\"%f\" "
			 "yMax=\"%f\">%s</word>",
			 x, y, x + width, y + height, w);
		buffer_puts(xml, buf);
	}
	page_end(xml);
	buffer_puts(xml, "</doc>");
}

static void
check_words(const struct pdf_words *w)
{
	size_t words = 0;

	for (size_t i = 0; i < w->npages; i++) {
		HOLDS(w->page[i].first == words);
		words += w->page[i].n;
	}
	HOLDS(words == w->n);
	for (size_t i = 0; i < w->n; i++)
		HOLDS(w->word[i].begin <= w->word[i].end &&
		      w->word[i].end <= w->text.n);
}

static void
check_runs(const struct pdf_runs *r)
{
	for (size_t i = 0; i < r->n; i++)
		HOLDS(r->run[i].begin <= r->run[i].end &&
		      r->run[i].end <= r->text.n);
	HOLDS(r->npages == 0 || r->page_end[r->npages - 1] == r->n);
}

static void
lay_out(const struct pdf_words *w)
{
	struct pdf_runs runs = {0};
	struct buffer out = {0};
	size_t feeds = 0;

	check_words(w);
	pdf_runs_make(&runs, w);
	check_runs(&runs);
	HOLDS(pdf_margins_mark(&runs) <= runs.n);
	pdf_paragraphs_write(&out, &runs);
	for (size_t i = 0; i < out.n; i++)
		feeds += out.p[i] == '\f';
	HOLDS(feeds <= w->npages);
	buffer_free(&out);
	pdf_runs_free(&runs);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct pdf_words words = {0};
	struct buffer xml = {0};
	struct error e;
	FILE *in;

	if (n < 2)
		return 0;
	if (*data & 1)
		make_pages(&xml, data + 1, n - 1);
	else
		buffer_add(&xml, (const char *)data + 1, n - 1);
	in = fmemopen(xml.p, xml.n, "r");
	HOLDS(in);
	if (pdf_words_read(&words, in, &e) == 0)
		lay_out(&words);
	else
		HOLDS(*e.text && !(*data & 1));
	fclose(in);
	pdf_words_free(&words);
	buffer_free(&xml);
	return 0;
}
