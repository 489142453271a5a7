/*
 * fact-read: text files to paragraphs.
 * Reads   the list `doc path type` on stdin, or the files named (`-`: stdin)
 * Writes  doc page line begin map block text decimal
 * A file that cannot be read is a diagnostic and the others go on; exit 1
 * when none could be read.
 * Example fact-convert -o out reports | fact-read | fact-clean
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "diagnostics.h"
#include "options.h"
#include "paragraph.h"
#include "quantity.h"
#include "record.h"
#include "running_heads.h"

static const char usage[] = "usage: fact-read [FILE...] <list\n"
			    "  FILE  read these texts (`-`: stdin) instead of "
			    "the files that the list names\n";

struct stage {
	struct record_reader list;
	struct record_writer out;
	struct text_reader text;
	struct paragraphs *paragraphs;
	struct running_heads heads;
	struct slice doc;
	const char *decimal; /* `,` or `.`; empty where it cannot be told */
	char *map;
	size_t map_cap;
	uint64_t read, dropped; /* documents */
};

static void
write_paragraph(void *data, const struct paragraph *p)
{
	struct stage *s = data;

	record_put_line(&s->out, s->doc);
	record_putu(&s->out, p->page);
	record_putu(&s->out, p->line);
	record_putu(&s->out, p->begin);
	record_put_line(&s->out, map_print(p->map, &s->map, &s->map_cap));
	record_puts(&s->out, p->block);
	record_put_line(&s->out, p->text);
	record_puts(&s->out, s->decimal);
	record_end(&s->out);
	if (p->cut)
		diag_say(DIAG_NOTE,
			 (struct diag_place){s->doc, p->page, p->line},
			 "long paragraph",
			 "more than %d bytes without an end; it goes on in a "
			 "paragraph of its own",
			 PARAGRAPH_CAP);
}

static void
cannot_read(struct stage *s, const char *why)
{
	diag_say(DIAG_ERROR, (struct diag_place){.doc = s->doc}, "not read",
		 "%s", why);
	s->dropped++;
}

/* The decimal sign of a whole text, where it can be read twice. */
static const char *
read_decimal(int fd)
{
	struct sign_votes votes = {0, 0};
	off_t was = lseek(fd, 0, SEEK_CUR);
	char part[1 << 16];
	ssize_t n;

	if (was < 0)
		return "";
	while ((n = read(fd, part, sizeof(part))) > 0)
		quantity_count_signs(&votes, part, (size_t)n);
	lseek(fd, was, SEEK_SET);
	return quantity_sign(&votes) == LOCALE_COMMA ? "," : ".";
}

static void
read_text(struct stage *s, int fd, const char *path)
{
	struct diag_place at = {.doc = s->doc};
	struct error e;
	bool paged = false;
	int got;

	s->decimal = read_decimal(fd);
	heads_clear(&s->heads);
	text_open(&s->text, fd, path);
	paragraphs_start(s->paragraphs);
	while ((got = text_block(&s->text, &e)) == 1) {
		if (s->text.ended == TEXT_PAGE && !paged) {
			heads_find(&s->heads, fd);
			paged = true;
		}
		heads_drop(&s->heads, &s->text);
		paragraphs_block(s->paragraphs, s->text.line, s->text.nlines,
				 s->text.ended);
	}
	paragraphs_end(s->paragraphs);
	if (s->heads.dropped)
		diag_say(DIAG_DROP, at, "running heads",
			 "%llu lines that repeat at the head or foot of pages",
			 (unsigned long long)s->heads.dropped);
	if (got < 0)
		cannot_read(s, e.text);
}

static void
read_file(struct stage *s, struct slice doc, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	s->doc = doc;
	s->read++;
	if (fd < 0 || memchr(doc.p, '\t', doc.n) ||
	    memchr(doc.p, '\n', doc.n)) {
		struct error e;

		error_set(&e, "%s: cannot open: %s", path,
			  fd < 0 ? strerror(errno) : "TAB or LF in its name");
		cannot_read(s, e.text);
		return;
	}
	read_text(s, fd, path);
	close(fd);
}

static void
read_arguments(struct stage *s, char **path)
{
	for (; *path; path++) {
		if (strcmp(*path, "-") == 0) {
			s->doc = slice_of("stdin");
			s->read++;
			read_text(s, STDIN_FILENO, "stdin");
		} else {
			read_file(s, slice_of(*path), *path);
		}
	}
}

static int
read_list(struct stage *s, int doc, int path, struct error *e)
{
	int got;

	while ((got = record_next(&s->list, e)) == 1) {
		char *name =
		    xstrndup(s->list.field[path].p, s->list.field[path].n);

		read_file(s, s->list.field[doc], name);
		free(name);
		if (!record_ready(&s->list))
			record_flush(&s->out);
	}
	return got;
}

int
main(int argc, char **argv)
{
	struct stage s = {.read = 0};
	struct error e;
	int opt, doc = 0, path = 0, got = 0;

	while ((opt = getopt(argc, argv, "h")) != -1) {
		if (opt == 'h')
			usage_help(usage);
		usage_wrong(usage);
	}
	if (optind == argc &&
	    (record_open(&s.list, STDIN_FILENO, "stdin", &e) < 0 ||
	     (doc = record_require(&s.list, "doc", &e)) < 0 ||
	     (path = record_require(&s.list, "path", &e)) < 0))
		die(EXIT_DATA, "%s", e.text);
	record_writer_open(&s.out, STDOUT_FILENO, "stdout");
	record_put_line(&s.out,
			slice_of("doc\tpage\tline\tbegin\tmap\tblock\ttext\t"
				 "decimal"));
	record_end(&s.out);
	s.paragraphs = paragraphs_new(write_paragraph, &s);
	if (optind < argc)
		read_arguments(&s, argv + optind);
	else
		got = read_list(&s, doc, path, &e);
	if (got < 0) {
		record_flush(&s.out);
		die(EXIT_DATA, "%s", e.text);
	}
	diag_count("read", s.read);
	diag_count("dropped", s.dropped);
	diag_count("written", s.out.count - 1);
	if (record_finish(&s.out, &e) < 0)
		die(EXIT_DATA, "%s", e.text);
	record_close(&s.list);
	text_close(&s.text);
	paragraphs_free(s.paragraphs);
	heads_free(&s.heads);
	free(s.map);
	return s.dropped && s.dropped == s.read ? EXIT_DATA : 0;
}
