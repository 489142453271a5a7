/*
 * fact-segment: paragraphs to sentences.
 * Reads   doc page line begin map block text
 * Fills   page line begin map text: a sentence a record
 * Titles, headings and rows of a table stay whole.
 * Example fact-read notes.txt | fact-clean | fact-segment | cut -f7
 */
#include <stdlib.h>
#include <unistd.h>

#include "diagnostics.h"
#include "options.h"
#include "record.h"
#include "segment.h"
#include "source_map.h"

static const char usage[] =
    "usage: fact-segment [-R DIR] <paragraphs >sentences\n"
    "  -R DIR  the rules folder, for segment.yaml\n";

enum column { DOC, PAGE, LINE, BEGIN, MAP, BLOCK, TEXT, COLUMNS };

static const char *const column_name[] = {"doc", "page",  "line", "begin",
					  "map", "block", "text"};

struct stage {
	struct record_reader in;
	struct record_writer out;
	struct segmenter *segmenter;
	int column[COLUMNS];
	enum column role[RECORD_COLUMNS]; /* COLUMNS: passes through */
	struct source_map map, part;
	uint64_t page, line, begin; /* of the paragraph */
	char *print;
	size_t print_cap;
};

static void
open_records(struct stage *s)
{
	struct error e;

	if (record_open(&s->in, STDIN_FILENO, "stdin", &e) < 0)
		die(EXIT_DATA, "%s", e.text);
	for (int i = 0; i < s->in.ncols; i++)
		s->role[i] = COLUMNS;
	for (int c = 0; c < COLUMNS; c++) {
		int i = record_require(&s->in, column_name[c], &e);

		if (i < 0)
			die(EXIT_DATA, "%s", e.text);
		s->column[c] = i;
		s->role[i] = (enum column)c;
	}
	record_writer_open(&s->out, STDOUT_FILENO, "stdout");
	record_put_line(&s->out, s->in.line);
	record_end(&s->out);
}

static struct slice
field(const struct stage *s, enum column c)
{
	return s->in.field[s->column[c]];
}

static void
put_sentence(struct stage *s, size_t from, size_t to)
{
	struct source_place at = map_place(&s->map, from);

	map_slice(&s->map, from, to, &s->part);
	for (int i = 0; i < s->in.ncols; i++) {
		struct slice f = s->in.field[i];

		switch (s->role[i]) {
		case PAGE:
			record_putu(&s->out, s->page + at.page);
			break;
		case LINE:
			record_putu(&s->out, s->line + at.line);
			break;
		case BEGIN:
			record_putu(&s->out, s->begin + at.offset);
			break;
		case MAP:
			f = map_print(&s->part, &s->print, &s->print_cap);
			record_put_line(&s->out, f);
			break;
		case TEXT:
			f = (struct slice){f.p + from, to - from};
			record_put_line(&s->out, f);
			break;
		default:
			record_put_line(&s->out, f);
		}
	}
	record_end(&s->out);
}

/* The place of the paragraph, which its sentences need. */
static int
read_place(struct stage *s, struct error *e)
{
	struct error why;

	if (!slice_to_u64(field(s, PAGE), &s->page) ||
	    !slice_to_u64(field(s, LINE), &s->line) ||
	    !slice_to_u64(field(s, BEGIN), &s->begin))
		return error_set(e,
				 "stdin:%llu: page, line and begin must be "
				 "numbers",
				 (unsigned long long)s->in.count + 1);
	if (map_parse(&s->map, field(s, MAP), &why) < 0)
		return error_set(e, "stdin:%llu: %s",
				 (unsigned long long)s->in.count + 1, why.text);
	return 0;
}

static int
put_sentences(struct stage *s, struct error *e)
{
	struct slice text = field(s, TEXT), block = field(s, BLOCK);
	bool whole = text.n <= SENTENCE_CAP &&
		     (slice_is(block, "title") || slice_is(block, "heading") ||
		      slice_is(block, "table"));
	size_t from = 0, end;
	bool cut = false, placed = false;

	for (;;) {
		while (from < text.n && text.p[from] == ' ')
			from++;
		if (from == text.n)
			return 0;
		end = whole ? text.n
			    : segment_end(s->segmenter, text, from, &cut);
		if (from == 0 && end == text.n) {
			record_put_line(&s->out, s->in.line);
			record_end(&s->out);
			return 0;
		}
		if (!placed && read_place(s, e) < 0)
			return -1;
		placed = true;
		put_sentence(s, from, end);
		if (cut)
			diag_say(DIAG_NOTE,
				 (struct diag_place){field(s, DOC), s->page,
						     s->line},
				 "long sentence",
				 "more than %d bytes without a stop; cut",
				 SENTENCE_CAP);
		from = end;
	}
}

static int
run(struct stage *s, struct error *e)
{
	int got;

	while ((got = record_next(&s->in, e)) == 1) {
		if (put_sentences(s, e) < 0)
			return -1;
		if (!record_ready(&s->in))
			record_flush(&s->out);
	}
	return got;
}

int
main(int argc, char **argv)
{
	const char *rules = rules_folder();
	struct stage s = {.page = 0};
	struct error e;
	int opt;

	while ((opt = getopt(argc, argv, "hR:")) != -1) {
		if (opt == 'h')
			usage_help(usage);
		else if (opt == 'R')
			rules = optarg;
		else
			usage_wrong(usage);
	}
	if (optind < argc)
		usage_wrong(usage);
	if (!(s.segmenter = segmenter_load(rules, &e)))
		die(EXIT_USAGE, "%s", e.text);
	open_records(&s);
	if (run(&s, &e) < 0) {
		record_flush(&s.out);
		die(EXIT_DATA, "%s", e.text);
	}
	diag_count("read", s.in.count);
	diag_count("written", s.out.count - 1);
	if (record_finish(&s.out, &e) < 0)
		die(EXIT_DATA, "%s", e.text);
	record_close(&s.in);
	map_free(&s.map);
	map_free(&s.part);
	free(s.print);
	segmenter_free(s.segmenter);
	return 0;
}
