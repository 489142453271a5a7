#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "convert.h"
#include "error.h"

static const char *
format(enum kind kind)
{
	switch (kind) {
	case KIND_HTML:
		/* Raw tags stay, so that plain.lua can tell navigation. */
		return "html+raw_html";
	case KIND_DOCX:
		return "docx";
	case KIND_ODT:
		return "odt";
	case KIND_EPUB:
		return "epub+raw_html";
	default:
		return "rtf";
	}
}

static void
write_all(int fd, const struct buffer *b)
{
	for (size_t done = 0; done < b->n;) {
		ssize_t n = write(fd, b->p + done, b->n - done);

		if (n < 0 && errno != EINTR)
			die(EXIT_DATA, "cannot write: %s", strerror(errno));
		done += n > 0 ? (size_t)n : 0;
	}
	lseek(fd, 0, SEEK_SET);
}

static void
read_all(int fd, struct buffer *out)
{
	char block[65536];
	ssize_t n;

	lseek(fd, 0, SEEK_SET);
	while ((n = read(fd, block, sizeof(block))) != 0) {
		if (n < 0 && errno != EINTR)
			die(EXIT_DATA, "cannot read: %s", strerror(errno));
		buffer_add(out, block, n > 0 ? (size_t)n : 0);
	}
}

/* pandoc reads HTML in UTF-8 only. */
static int
html_file(const struct setup *setup, struct slice content, struct buffer *log)
{
	int fd = child_file(setup->dir);
	struct buffer text = {0};

	text_convert(content, &text, log);
	write_all(fd, &text);
	buffer_free(&text);
	return fd;
}

/* The document as pandoc reads all of it; -1: as it is. */
static int
mended_odt(const struct setup *setup, struct slice content)
{
	struct buffer zip = {0};
	int fd = -1;

	if (odt_mend(content, &zip)) {
		fd = child_file(setup->dir);
		write_all(fd, &zip);
	}
	buffer_free(&zip);
	return fd;
}

static void
run_pandoc(const struct setup *setup, enum kind kind, int fd,
	   struct buffer *out, struct child_result *c)
{
	char filter[4096];
	const char *const argv[] = {"pandoc",       "--sandbox",  "--from",
				    format(kind),   "--to=plain", "--wrap=none",
				    "--lua-filter", filter,       NULL};
	int text = child_file(setup->dir);

	snprintf(filter, sizeof(filter), "%s/plain.lua", setup->rules);
	lseek(fd, 0, SEEK_SET);
	child_run(argv, fd, text, setup->seconds, c);
	if (c->ok)
		read_all(text, out);
	close(text);
}

/* Pages whose tags do not match make pandoc give up; tidy mends them.  Returns
 * the mended page's file, or -1. */
static int
mend(const struct setup *setup, int fd)
{
	static const char *const argv[] = {
	    "tidy", "-q",     "-utf8", "-asxhtml", "--force-output",
	    "yes",  "--wrap", "0",     NULL};
	int out = child_file(setup->dir);
	struct child_result c;

	lseek(fd, 0, SEEK_SET);
	child_run(argv, fd, out, setup->seconds, &c);
	/* 1 is for warnings, 2 for errors that it mended. */
	if (c.ok || c.status == 1 || c.status == 2)
		return out;
	close(out);
	return -1;
}

static void
say_failure(const struct child_result *c, struct buffer *log)
{
	if (strcmp(c->reason, "converter failed") == 0 &&
	    !strstr(c->message, "filter"))
		log_say(log, DIAG_ERROR, "damaged", "pandoc: %s", c->message);
	else
		log_say(log, DIAG_ERROR, c->reason, "%s", c->message);
}

bool
pandoc_convert(const struct setup *setup, enum kind kind, int fd,
	       struct slice content, struct buffer *out, struct buffer *log)
{
	struct child_result c, again;
	int mended = kind == KIND_ODT ? mended_odt(setup, content) : -1;

	if (kind == KIND_HTML && !text_is_clean(content))
		fd = html_file(setup, content, log);
	else
		fd = mended >= 0 ? mended : dup(fd);
	run_pandoc(setup, kind, fd, out, &c);
	mended = !c.ok && c.status && kind == KIND_HTML ? mend(setup, fd) : -1;
	if (mended >= 0) {
		run_pandoc(setup, kind, mended, out, &again);
		close(mended);
		if (again.ok) {
			log_say(log, DIAG_NOTE, "mended",
				"tags that did not match, by tidy");
			c = again;
		}
	}
	close(fd);
	if (!c.ok)
		say_failure(&c, log);
	return c.ok;
}
