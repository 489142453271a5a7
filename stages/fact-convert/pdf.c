#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "convert.h"
#include "error.h"
#include "pdf.h"

static void
say_failure(const struct child_result *c, struct buffer *log)
{
	const char *m = c->message;

	if (strstr(m, "Incorrect password"))
		log_say(log, DIAG_ERROR, "encrypted",
			"the PDF asks for a password");
	else if (strstr(m, "not allowed"))
		log_say(log, DIAG_ERROR, "encrypted",
			"the PDF forbids taking its text");
	else if (strcmp(c->reason, "converter failed") == 0)
		log_say(log, DIAG_ERROR, "damaged", "no readable PDF: %s", m);
	else
		log_say(log, DIAG_ERROR, c->reason, "%s", m);
}

/* Runs pdftotext and reads its boxes. */
static bool
read_words(const struct setup *setup, int fd, struct pdf_words *words,
	   struct buffer *log)
{
	static const char *const argv[] = {"pdftotext", "-bbox-layout", "-enc",
					   "UTF-8",     "/dev/stdin",   "-",
					   NULL};
	int out = child_file(setup->dir);
	struct child_result c;
	struct error e;
	FILE *in;
	bool ok;

	child_run(argv, fd, out, setup->seconds, &c);
	if (!c.ok) {
		say_failure(&c, log);
		close(out);
		return false;
	}
	in = lseek(out, 0, SEEK_SET) == 0 ? fdopen(out, "r") : NULL;
	if (!in)
		die(EXIT_DATA, "cannot read boxes: %s", strerror(errno));
	ok = pdf_words_read(words, in, &e) == 0;
	fclose(in);
	if (!ok)
		log_say(log, DIAG_ERROR, "damaged", "%s", e.text);
	return ok;
}

/* Replaces the words by those that ocrmypdf reads from the pictures. */
static bool
read_pictures(const struct setup *setup, int fd, struct pdf_words *words,
	      struct buffer *log)
{
	static const char *const argv[] = {
	    "ocrmypdf", "--skip-text", "--quiet", "--output-type",
	    "pdf",      "-",           "-",       NULL};
	int out = child_file(setup->dir);
	struct child_result c;
	bool ok = false;

	/* Reading pictures takes seconds a page. */
	child_run(argv, fd, out, 10 * setup->seconds, &c);
	if (c.ok) {
		pdf_words_free(words);
		ok = read_words(setup, out, words, log);
		log_say(log, DIAG_NOTE, "read from pictures",
			"pages without a text layer went through ocrmypdf");
	} else {
		log_say(log, DIAG_ERROR, c.reason, "%s", c.message);
	}
	close(out);
	return ok;
}

static size_t
pages_without_words(const struct pdf_words *words)
{
	size_t n = 0;

	for (size_t i = 0; i < words->npages; i++)
		n += words->page[i].n == 0;
	return n;
}

static void
write_text(const struct pdf_words *words, struct buffer *out,
	   struct buffer *log)
{
	struct pdf_runs runs;
	size_t margins;

	pdf_runs_make(&runs, words);
	margins = pdf_margins_mark(&runs);
	pdf_paragraphs_write(out, &runs);
	if (margins)
		log_say(log, DIAG_NOTE, "margins left out",
			"%zu running heads, feet and page numbers", margins);
	if (runs.marks)
		log_say(log, DIAG_NOTE, "footnote marks left out", "%zu",
			runs.marks);
	pdf_runs_free(&runs);
}

bool
pdf_convert(const struct setup *setup, int fd, struct buffer *out,
	    struct buffer *log)
{
	struct pdf_words words = {0};
	bool ok = read_words(setup, fd, &words, log);
	size_t bare = ok ? pages_without_words(&words) : 0;

	if (ok && bare && setup->ocr) {
		ok = read_pictures(setup, fd, &words, log);
		bare = ok ? pages_without_words(&words) : 0;
	}
	if (ok && words.n == 0) {
		log_say(log, DIAG_ERROR, "no text layer",
			"only pictures of pages; OCR=1 reads them when "
			"ocrmypdf is installed");
		ok = false;
	} else if (ok && bare) {
		log_say(log, DIAG_NOTE, "pages without text",
			"%zu of %zu pages are empty or pictures", bare,
			words.npages);
	}
	if (ok)
		write_text(&words, out, log);
	pdf_words_free(&words);
	return ok;
}
