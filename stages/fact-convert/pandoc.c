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

bool
pandoc_convert(const struct setup *setup, enum kind kind, int fd,
	       struct slice content, struct buffer *out, struct buffer *log)
{
	char filter[4096];
	const char *const argv[] = {"pandoc",       "--sandbox",  "--from",
				    format(kind),   "--to=plain", "--wrap=none",
				    "--lua-filter", filter,       NULL};
	int text = child_file(setup->dir);
	struct child_result c;

	snprintf(filter, sizeof(filter), "%s/plain.lua", setup->rules);
	if (kind == KIND_HTML && !text_is_clean(content))
		fd = html_file(setup, content, log);
	else
		fd = dup(fd);
	lseek(fd, 0, SEEK_SET);
	child_run(argv, fd, text, setup->seconds, &c);
	close(fd);
	if (c.ok)
		read_all(text, out);
	else if (strcmp(c.reason, "converter failed") == 0 &&
		 !strstr(c.message, "filter"))
		log_say(log, DIAG_ERROR, "damaged", "pandoc: %s", c.message);
	else
		log_say(log, DIAG_ERROR, c.reason, "%s", c.message);
	close(text);
	return c.ok;
}
