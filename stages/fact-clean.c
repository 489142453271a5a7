/*
 * fact-clean: one form for each character (include/clean.h says which).
 * Reads   doc line map text
 * Fills   map text, in place
 * Text in printable ASCII passes as it is.
 * Example fact-read notes.txt | fact-clean | fact-segment
 */
#include <stdlib.h>
#include <unistd.h>

#include "clean.h"
#include "diagnostics.h"
#include "options.h"
#include "record.h"

static const char usage[] = "usage: fact-clean <paragraphs >paragraphs\n";

struct stage {
	struct record_reader in;
	struct record_writer out;
	int doc, line, map, text;
	struct cleaner cleaner;
	struct source_map raw;
	char *column;
	size_t column_cap;
	uint64_t dropped;
};

static void
open_records(struct stage *s)
{
	struct error e;

	if (record_open(&s->in, STDIN_FILENO, "stdin", &e) < 0 ||
	    (s->doc = record_require(&s->in, "doc", &e)) < 0 ||
	    (s->line = record_require(&s->in, "line", &e)) < 0 ||
	    (s->map = record_require(&s->in, "map", &e)) < 0 ||
	    (s->text = record_require(&s->in, "text", &e)) < 0)
		die(EXIT_DATA, "%s", e.text);
	record_writer_open(&s->out, STDOUT_FILENO, "stdout");
	record_put_line(&s->out, s->in.line);
	record_end(&s->out);
}

static struct diag_place
place(const struct stage *s)
{
	struct diag_place at = {.doc = s->in.field[s->doc]};

	slice_to_u64(s->in.field[s->line], &at.line);
	return at;
}

static int
clean_record(struct stage *s, struct error *e)
{
	struct cleaner *c = &s->cleaner;
	uint64_t invalid = c->invalid;
	struct error why;

	if (map_parse(&s->raw, s->in.field[s->map], &why) < 0)
		return error_set(e, "stdin:%llu: %s",
				 (unsigned long long)s->in.count + 1, why.text);
	clean_text(c, s->in.field[s->text], &s->raw);
	if (c->invalid > invalid)
		diag_say(DIAG_NOTE, place(s), "invalid UTF-8",
			 "%llu sequences became U+FFFD",
			 (unsigned long long)(c->invalid - invalid));
	if (c->n == 0) {
		diag_say(DIAG_DROP, place(s), "blank",
			 "nothing but white space and control characters");
		s->dropped++;
		return 0;
	}
	for (int i = 0; i < s->in.ncols; i++) {
		struct slice f = s->in.field[i];

		if (i == s->text)
			f = (struct slice){c->text, c->n};
		else if (i == s->map)
			f = map_print(&c->map, &s->column, &s->column_cap);
		record_put_line(&s->out, f);
	}
	record_end(&s->out);
	return 0;
}

static int
run(struct stage *s, struct error *e)
{
	int got;

	while ((got = record_next(&s->in, e)) == 1) {
		if (clean_already(s->in.field[s->text])) {
			record_put_line(&s->out, s->in.line);
			record_end(&s->out);
		} else if (clean_record(s, e) < 0) {
			return -1;
		}
		if (!record_ready(&s->in))
			record_flush(&s->out);
	}
	return got;
}

int
main(int argc, char **argv)
{
	struct stage s = {.dropped = 0};
	struct error e;
	int opt;

	while ((opt = getopt(argc, argv, "h")) != -1) {
		if (opt == 'h')
			usage_help(usage);
		usage_wrong(usage);
	}
	if (optind < argc)
		usage_wrong(usage);
	open_records(&s);
	if (run(&s, &e) < 0) {
		record_flush(&s.out);
		die(EXIT_DATA, "%s", e.text);
	}
	diag_count("read", s.in.count);
	diag_count("written", s.out.count - 1);
	diag_count("dropped", s.dropped);
	if (record_finish(&s.out, &e) < 0)
		die(EXIT_DATA, "%s", e.text);
	record_close(&s.in);
	cleaner_free(&s.cleaner);
	map_free(&s.raw);
	free(s.column);
	return 0;
}
