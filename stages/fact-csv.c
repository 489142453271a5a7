/*
 * fact-csv: writes claims as CSV, TSV or JSON lines.
 * Reads the columns of out/facts.csv by name (`text` is its `sentence`), makes
 * `id`; other columns are left out.  CSV is RFC 4180: UTF-8, CRLF, text always
 * quoted, numbers never.  Bare it has no byte-order mark and no guard; with -s
 * it has both, for spreadsheets (include/facts_cell.h).
 * Example: ... | fact-select | fact-csv --where country=KZ --columns value,unit
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "diagnostics.h"
#include "facts_cell.h"
#include "facts_id.h"
#include "facts_where.h"
#include "options.h"
#include "record.h"

enum format { CSV, TSV, JSONL };

static const char *const format_name[] = {"csv", "tsv", "jsonl", NULL};

struct options {
	enum format format;
	bool guard;                /* BOM and guard, for spreadsheets */
	int column[FACTS_COLUMNS]; /* to write, in this order */
	int columns;
	struct facts_where where;
};

static const char usage[] =
    "usage: fact-csv [-s] [--format csv|tsv|jsonl] [--columns A,B...]\n"
    "                [--where claim|country|rule=VALUE]... < claims > csv\n"
    "  -s, --spreadsheet  a byte-order mark, and an apostrophe before text\n"
    "                     that a spreadsheet would run as a formula\n"
    "  --where            only these facts; equal keys are alternatives, all\n"
    "                     keys must hold; country is a code or a name, of\n"
    "                     the subject or the object\n";

static int
format_of(const char *word)
{
	for (int i = 0; format_name[i]; i++)
		if (strcmp(format_name[i], word) == 0)
			return i;
	return -1;
}

static void
choose_columns(struct options *o, const char *list)
{
	char names[512];

	for (o->columns = 0; *list; list += *list == ',') {
		size_t n = strcspn(list, ",");
		int i = facts_find((struct slice){list, n});

		if (i < 0)
			die(EXIT_USAGE, "no column `%.*s`; there are %s",
			    (int)n, list, facts_names(names));
		if (o->columns == FACTS_COLUMNS)
			die(EXIT_USAGE, "--columns names more than %d columns",
			    FACTS_COLUMNS);
		o->column[o->columns++] = i;
		list += n;
	}
	if (o->columns == 0)
		die(EXIT_USAGE, "--columns names no column; there are %s",
		    facts_names(names));
}

/* One of c h s f w, with its argument. */
static void
set_option(struct options *o, int c, const char *arg)
{
	int format;
	struct error e;

	if (c == 's') {
		o->guard = true;
	} else if (c == 'c') {
		choose_columns(o, arg);
	} else if (c == 'w') {
		if (facts_where_add(&o->where, arg, &e) != 0)
			die(EXIT_USAGE, "--where %s", e.text);
	} else if (c == 'f') {
		format = format_of(arg);
		if (format < 0)
			die(EXIT_USAGE,
			    "--format %s: must be csv, tsv or jsonl", arg);
		o->format = (enum format)format;
	} else {
		c == 'h' ? usage_help(usage) : usage_wrong(usage);
	}
}

static struct options
read_options(int argc, char **argv)
{
	static const struct option longs[] = {
	    {"help", no_argument, NULL, 'h'},
	    {"spreadsheet", no_argument, NULL, 's'},
	    {"format", required_argument, NULL, 'f'},
	    {"columns", required_argument, NULL, 'c'},
	    {"where", required_argument, NULL, 'w'},
	    {NULL, 0, NULL, 0},
	};
	struct options o = {.columns = FACTS_COLUMNS};
	int c;

	for (int i = 0; i < FACTS_COLUMNS; i++)
		o.column[i] = i;
	while ((c = getopt_long(argc, argv, "hs", longs, NULL)) != -1)
		set_option(&o, c, optarg);
	if (optind < argc)
		die(EXIT_USAGE, "%s: reads stdin only", argv[optind]);
	if (o.guard && o.format != CSV)
		die(EXIT_USAGE, "-s goes with --format csv only");
	return o;
}

/* Writes one row, or the header. */
static void
put_row(const struct options *o, const struct slice *row, bool header)
{
	static char *buf;
	static size_t cap;
	size_t need = 8;
	char *at;

	for (int i = 0; i < o->columns; i++)
		need += cell_room(row[o->column[i]]) + 32;
	if (need > cap)
		buf = xrealloc(buf, cap = 2 * need);
	at = buf;
	if (o->format == JSONL)
		*at++ = '{';
	for (int i = 0; i < o->columns; i++) {
		int c = o->column[i];
		enum facts_type type = facts_column[c].type;

		if (i)
			*at++ = o->format == TSV ? '\t' : ',';
		if (o->format == JSONL) {
			at = cell_json_text(at, slice_of(facts_column[c].name),
					    false);
			*at++ = ':';
		}
		at = o->format == CSV
			 ? cell_csv(at, row[c], header ? FACTS_TEXT : type,
				    o->guard)
		     : o->format == TSV ? cell_tsv(at, row[c])
					: cell_json(at, row[c], type);
	}
	if (o->format == JSONL)
		*at++ = '}';
	if (o->format == CSV) {
		/* A lone empty cell must not look like an empty line. */
		if (at == buf)
			at = mempcpy(at, "\"\"", 2);
		*at++ = '\r';
	}
	*at++ = '\n';
	fwrite_unlocked(buf, 1, (size_t)(at - buf), stdout);
}

static void
put_header(const struct options *o)
{
	struct slice row[FACTS_COLUMNS];

	for (int i = 0; i < FACTS_COLUMNS; i++)
		row[i] = slice_of(facts_column[i].name);
	if (o->guard)
		fputs("\xef\xbb\xbf", stdout);
	if (o->format != JSONL)
		put_row(o, row, true);
}

int
main(int argc, char **argv)
{
	struct options o = read_options(argc, argv);
	struct slice row[FACTS_COLUMNS];
	struct facts_ids ids = {0};
	struct record_reader r;
	struct error e;
	int from[FACTS_COLUMNS], got;
	uint64_t written = 0;
	char id[17];

	if (record_open(&r, STDIN_FILENO, "stdin", &e) != 0)
		die(EXIT_DATA, "%s", e.text);
	for (int i = 0; i < FACTS_COLUMNS; i++)
		if (facts_column[i].source &&
		    (from[i] = record_require(&r, facts_column[i].source, &e)) <
			0)
			die(EXIT_DATA, "%s", e.text);
	put_header(&o);
	while ((got = record_next(&r, &e)) > 0) {
		for (int i = 0; i < FACTS_COLUMNS; i++)
			if (facts_column[i].source)
				row[i] = r.field[from[i]];
		facts_id(&ids, row, id);
		row[FACTS_ID] = slice_of(id);
		if (facts_where_holds(&o.where, row)) {
			put_row(&o, row, false);
			written++;
		}
		if (!record_ready(&r) && fflush(stdout) != 0)
			break;
	}
	if (got < 0)
		die(EXIT_DATA, "%s", e.text);
	/* The stream remembers a failed write; errno is of the last one. */
	if (ferror(stdout) || fclose(stdout) != 0)
		die(EXIT_DATA, "stdout: cannot write: %s", strerror(errno));
	diag_count("read", r.count);
	diag_count("written", written);
	diag_count("dropped", r.count - written);
	facts_ids_free(&ids);
	record_close(&r);
	return 0;
}
