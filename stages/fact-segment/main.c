/*
 * fact-segment: paragraphs to sentences, tables to cells.
 * Reads   doc page line begin map block text
 * Fills   page line begin map block text: a sentence a record
 * Adds    row: whose a table's amount is
 * Titles, headings and rows of a table that is none stay whole.
 * Example fact-read notes.txt | fact-clean | fact-segment | cut -f7
 */
#include <stdlib.h>
#include <unistd.h>

#include "diagnostics.h"
#include "options.h"
#include "stage.h"

static const char usage[] =
    "usage: fact-segment [-R DIR] <paragraphs >sentences\n"
    "  -R DIR  the rules folder, for segment.yaml and places.csv\n";

static const char *const column_name[] = {"doc", "page",  "line", "begin",
					  "map", "block", "text"};

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
	record_puts(&s->out, "row");
	record_end(&s->out);
}

/* The map of the told text: its lead stands nowhere by itself. */
static struct slice
told_map(struct stage *s, const struct told *t)
{
	uint32_t lead = (uint32_t)t->lead.n;

	map_slice(&s->map, t->from, t->to, &s->part);
	if (lead == 0)
		return map_print(&s->part, &s->print, &s->print_cap);
	map_clear(&s->shifted);
	map_add(&s->shifted, (struct map_entry){.text = lead + 2});
	for (size_t i = 0; i < s->part.n; i++) {
		struct map_entry m = s->part.entry[i];

		m.text += lead + 2;
		map_add(&s->shifted, m);
	}
	return map_print(&s->shifted, &s->print, &s->print_cap);
}

static void
put_text(struct stage *s, struct slice text, const struct told *t)
{
	struct buffer *b = &s->text;

	text = (struct slice){text.p + t->from, t->to - t->from};
	if (t->lead.n > 0) {
		b->n = 0;
		buffer_add(b, t->lead.p, t->lead.n);
		buffer_puts(b, ": ");
		buffer_add(b, text.p, text.n);
		text = buffer_slice(b, 0, b->n);
	}
	record_put_line(&s->out, text);
}

void
put_told(struct stage *s, const struct slice *field, const struct told *t)
{
	struct source_place at = map_place(&s->map, t->from);

	for (int i = 0; i < s->in.ncols; i++)
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
			record_put_line(&s->out, told_map(s, t));
			break;
		case BLOCK:
			record_put_line(&s->out,
					t->block.n ? t->block : field[i]);
			break;
		case TEXT:
			put_text(s, field[i], t);
			break;
		default:
			record_put_line(&s->out, field[i]);
		}
	record_put_line(&s->out, t->row);
	record_end(&s->out);
}

int
read_place(struct stage *s, const struct slice *field, struct error *e)
{
	const int *at = s->column;
	struct error why;

	if (!slice_to_u64(field[at[PAGE]], &s->page) ||
	    !slice_to_u64(field[at[LINE]], &s->line) ||
	    !slice_to_u64(field[at[BEGIN]], &s->begin))
		return error_set(e,
				 "stdin:%llu: page, line and begin must be "
				 "numbers",
				 (unsigned long long)s->in.count + 1);
	if (map_parse(&s->map, field[at[MAP]], &why) < 0)
		return error_set(e, "stdin:%llu: %s",
				 (unsigned long long)s->in.count + 1, why.text);
	return 0;
}

int
put_sentences(struct stage *s, struct slice line, const struct slice *field,
	      struct error *e)
{
	struct slice text = field[s->column[TEXT]];
	struct slice block = field[s->column[BLOCK]];
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
			record_put_line(&s->out, line);
			record_puts(&s->out, "");
			record_end(&s->out);
			return 0;
		}
		if (!placed && read_place(s, field, e) < 0)
			return -1;
		placed = true;
		put_told(s, field, &(struct told){.from = from, .to = end});
		if (cut)
			diag_say(DIAG_NOTE,
				 (struct diag_place){field[s->column[DOC]],
						     s->page, s->line},
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
		bool held = rows_hold(s);

		if (!held && (s->rows > 0 || s->waiting)) {
			if (rows_put(s, e) < 0)
				return -1;
			held = rows_hold(s);
		}
		if (!held && put_sentences(s, s->in.line, s->in.field, e) < 0)
			return -1;
		if (!record_ready(&s->in))
			record_flush(&s->out);
	}
	return rows_put(s, e) < 0 ? -1 : got;
}

int
main(int argc, char **argv)
{
	const char *rules = rules_folder();
	static struct stage s;
	struct places *places;
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
	if (!(s.segmenter = segmenter_load(rules, &e)) ||
	    !(places = places_load(rules, &e)))
		die(EXIT_USAGE, "%s", e.text);
	s.table = table_new(places);
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
	map_free(&s.shifted);
	buffer_free(&s.text);
	free(s.print);
	rows_free(&s);
	places_free(places);
	segmenter_free(s.segmenter);
	return 0;
}
