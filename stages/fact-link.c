/*
 * fact-link: says who a claim is about, and names places by their codes.
 * Reads   claim block text title heading context qbegin qend subject object
 *         (and row where it is)
 * Fills   subject object
 * Adds    subject_code object_code subject_from
 * Example fact-resolve <claims | fact-link | fact-select
 */
#include <getopt.h>
#include <stdio.h>
#include <unistd.h>

#include "diagnostics.h"
#include "link.h"
#include "options.h"
#include "record.h"

static const char usage[] =
    "usage: fact-link [-R DIR] <claims >claims\n"
    "  -R DIR  the rules folder, with places.csv, link.yaml,\n"
    "          measures.yaml\n";

enum column {
	CLAIM,
	BLOCK,
	TEXT,
	TITLE,
	HEADING,
	CONTEXT,
	QBEGIN,
	QEND,
	SUBJECT,
	OBJECT,
	COLUMNS
};

static const char *const column_name[COLUMNS] = {
    "claim",   "block",  "text", "title",   "heading",
    "context", "qbegin", "qend", "subject", "object"};

static const char *
read_options(int argc, char **argv)
{
	const char *dir = rules_folder();
	int c;

	while ((c = getopt(argc, argv, "hR:")) != -1) {
		if (c == 'R')
			dir = optarg;
		else if (c == 'h')
			usage_help(usage);
		else
			usage_wrong(usage);
	}
	if (optind < argc)
		usage_wrong(usage);
	return dir;
}

/* The record's claim.  Dies on a place that is none. */
static struct link_claim
claim_of(const struct record_reader *in, const int *column, int row)
{
	const struct slice *f = in->field;
	struct link_claim c = {
	    .claim = f[column[CLAIM]],
	    .block = f[column[BLOCK]],
	    .text = f[column[TEXT]],
	    .title = f[column[TITLE]],
	    .heading = f[column[HEADING]],
	    .context = f[column[CONTEXT]],
	    .subject = f[column[SUBJECT]],
	    .object = f[column[OBJECT]],
	    .row = row < 0 ? (struct slice){"", 0} : f[row],
	};

	if (!slice_to_u64(f[column[QBEGIN]], &c.qbegin) ||
	    !slice_to_u64(f[column[QEND]], &c.qend) || c.qbegin >= c.qend ||
	    c.qend > c.text.n)
		die(EXIT_DATA,
		    "stdin:%llu: qbegin and qend must be a part of text",
		    (unsigned long long)in->count + 1);
	return c;
}

/* Writes what stands between two fields, or before the first of them. */
static void
put_between(struct record_writer *w, const char *from, const char *to)
{
	if (to > from)
		record_put_line(w,
				(struct slice){from, (size_t)(to - from) - 1});
}

/* Writes the record with its subject and object in their places. */
static void
put_record(struct record_writer *w, const struct record_reader *in,
	   const int *column, const struct link *out)
{
	bool turned = column[OBJECT] < column[SUBJECT];
	struct slice a = in->field[column[turned ? OBJECT : SUBJECT]];
	struct slice b = in->field[column[turned ? SUBJECT : OBJECT]];
	const char *end = in->line.p + in->line.n;

	put_between(w, in->line.p, a.p);
	record_put(w, turned ? out->object : out->subject);
	put_between(w, a.p + a.n + 1, b.p);
	record_put(w, turned ? out->subject : out->object);
	if (b.p + b.n < end)
		put_between(w, b.p + b.n + 1, end + 1);
	record_put(w, out->subject_code);
	record_put(w, out->object_code);
	record_puts(w, out->from);
	record_end(w);
}

int
main(int argc, char **argv)
{
	const char *dir = read_options(argc, argv);
	struct record_reader in;
	struct record_writer w;
	struct linker *l;
	struct link_claim c;
	struct link out;
	struct error e;
	int column[COLUMNS], row, got;

	l = linker_new(dir, &e);
	if (!l)
		die(EXIT_USAGE, "%s", e.text);
	if (record_open(&in, STDIN_FILENO, "stdin", &e) < 0)
		die(EXIT_DATA, "%s", e.text);
	for (int i = 0; i < COLUMNS; i++)
		if ((column[i] = record_require(&in, column_name[i], &e)) < 0)
			die(EXIT_DATA, "%s", e.text);
	row = record_column(&in, "row");
	record_writer_open(&w, STDOUT_FILENO, "stdout");
	for (int i = 0; i < in.ncols; i++)
		record_put(&w, in.col[i]);
	record_puts(&w, "subject_code");
	record_puts(&w, "object_code");
	record_puts(&w, "subject_from");
	record_end(&w);
	while ((got = record_next(&in, &e)) > 0) {
		c = claim_of(&in, column, row);
		linker_link(l, &c, &out);
		linker_measure(l, &c, &out);
		put_record(&w, &in, column, &out);
		if (!record_ready(&in))
			record_flush(&w);
	}
	if (got < 0) {
		record_flush(&w);
		die(EXIT_DATA, "%s", e.text);
	}
	if (record_finish(&w, &e) < 0)
		die(EXIT_DATA, "%s", e.text);
	diag_count("read", in.count);
	diag_count("written", in.count);
	linker_free(l);
	record_close(&in);
	return 0;
}
