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
#include "options.h"
#include "record.h"

static const char usage[] =
    "usage: fact-convert -o OUTDIR [-R RULES] [-j JOBS] [-t SECONDS] "
    "PATH...\n"
    "Lists the documents under PATH with the text to read; texts that had\n"
    "to be converted are kept in OUTDIR/text.\n"
    "  -R RULES    the folder of plain.lua\n"
    "  -j JOBS     documents at a time (1)\n"
    "  -t SECONDS  that a converter may take for one document (120)\n"
    "OCR=1 in the environment reads pictures of pages with ocrmypdf.\n";

struct options {
	const char *out, *rules;
	long jobs, seconds;
};

static long
number(const char *text, char option, long most)
{
	char *end;
	long n = strtol(text, &end, 10);

	if (*end || n < 1 || n > most)
		die(EXIT_USAGE, "-%c takes a number from 1 to %ld", option,
		    most);
	return n;
}

static struct options
options_read(int argc, char **argv)
{
	struct options o = {.rules = rules_folder(), .jobs = 1, .seconds = 120};
	int c;

	while ((c = getopt(argc, argv, "hR:j:o:t:")) != -1) {
		switch (c) {
		case 'h':
			usage_help(usage);
		case 'R':
			o.rules = optarg;
			break;
		case 'j':
			o.jobs = number(optarg, 'j', 256);
			break;
		case 'o':
			o.out = optarg;
			break;
		case 't':
			o.seconds = number(optarg, 't', 86400);
			break;
		default:
			usage_wrong(usage);
		}
	}
	if (!o.out || optind == argc)
		usage_wrong(usage);
	return o;
}

/* Writes the records; returns how many documents gave no text. */
static size_t
convert_all(struct record_writer *w, const struct setup *setup,
	    const struct doc_list *list, int workers)
{
	struct jobs *jobs = jobs_start(setup, list, workers);
	struct outcome o = {0};
	size_t dropped = 0;

	for (size_t i = 0; i < list->n; i++) {
		if (!jobs_ready(jobs))
			record_flush(w);
		jobs_next(jobs, &o);
		progress_show(i + 1, list->n);
		log_print(buffer_slice(&o.log, 0, o.log.n), list->doc[i].name);
		if (!o.usable) {
			dropped++;
			continue;
		}
		record_puts(w, list->doc[i].name);
		record_puts(w, o.path);
		record_puts(w, o.type);
		record_end(w);
	}
	jobs_end(jobs);
	buffer_free(&o.log);
	return dropped;
}

int
main(int argc, char **argv)
{
	struct options o = options_read(argc, argv);
	const char *ocr = getenv("OCR");
	struct setup setup = {.rules = o.rules,
			      .seconds = (int)o.seconds,
			      .ocr = ocr && strcmp(ocr, "1") == 0};
	struct doc_list list = {0};
	struct record_writer w;
	struct error e;
	char dir[4096];
	size_t dropped;

	for (int i = optind; i < argc; i++)
		walk_add(&list, argv[i]);
	walk_finish(&list);
	if (list.n == 0)
		die(EXIT_DATA, "no documents in %s%s", argv[optind],
		    optind + 1 < argc ? " and the others" : "");
	snprintf(dir, sizeof(dir), "%s/text", o.out);
	cache_open(dir);
	setup.dir = dir;
	record_writer_open(&w, STDOUT_FILENO, "stdout");
	record_put_line(&w, slice_of("doc\tpath\ttype"));
	record_end(&w);
	dropped = convert_all(&w, &setup, &list, (int)o.jobs);
	cache_clean(dir);
	diag_count("read", list.n + list.refused);
	diag_count("written", w.count - 1);
	diag_count("dropped", dropped + list.refused);
	if (record_finish(&w, &e) != 0)
		die(EXIT_DATA, "%s", e.text);
	if (w.count == 1)
		die(EXIT_DATA, "no document can be read");
	walk_free(&list);
	return 0;
}
