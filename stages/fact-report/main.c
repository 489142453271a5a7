/*
 * fact-report: writes one self-contained HTML page of a facts file: charts, a
 * table to sort, filter and search, and each document's text with its facts
 * marked.  It loads nothing from anywhere.
 * Reads a facts file (CSV) and the list `doc path type` of fact-convert, whose
 * paths are the texts that the facts' begin and end count in.
 * Example: fact-report -l out/list.tsv out/facts.csv > out/report.html
 */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "options.h"
#include "record.h"
#include "report.h"

static const char usage[] =
    "usage: fact-report [-l LIST.tsv] [-m MIB] [-n N] [-t TITLE] FACTS.csv\n"
    "  -l  documents and their texts (columns doc path); without it the page\n"
    "      has the facts' sentences only\n"
    "  -m  how much text the page may hold, in MiB (default 64)\n"
    "  -n  how many facts the page may hold (default 50000)\n"
    "  -t  the page's title (default: Facts)\n";

struct options {
	const char *list, *title, *facts;
	size_t budget, most;
};

static size_t
read_number(const char *text, const char *option, size_t most)
{
	uint64_t n;

	if (!slice_to_u64(slice_of(text), &n) || n > most)
		die(EXIT_USAGE, "%s %s: must be a number 0..%zu", option, text,
		    most);
	return n;
}

static struct options
read_options(int argc, char **argv)
{
	struct options o = {.title = "Facts", .budget = 64, .most = 50000};
	int c;

	while ((c = getopt(argc, argv, "hl:m:n:t:")) != -1) {
		if (c == 'l') {
			o.list = optarg;
		} else if (c == 't') {
			o.title = optarg;
		} else if (c == 'm') {
			o.budget = read_number(optarg, "-m", 4096);
		} else if (c == 'n') {
			o.most = read_number(optarg, "-n", 10000000);
		} else {
			c == 'h' ? usage_help(usage) : usage_wrong(usage);
		}
	}
	if (optind + 1 != argc)
		usage_wrong(usage);
	o.budget <<= 20;
	o.facts = argv[optind];
	return o;
}

struct content {
	struct report report;
	struct options options;
};

static void
write_data(void *data, FILE *out)
{
	struct content *c = data;

	fputs("{\"title\":", out);
	json_write(slice_of(c->options.title), out);
	fprintf(out, ",\"total\":%zu,\n", c->report.total);
	facts_write(&c->report, out);
	fputs(",\n", out);
	texts_write(&c->report, c->options.budget, out);
	fputs("}", out);
}

int
main(int argc, char **argv)
{
	struct content c = {.options = read_options(argc, argv)};
	struct error e;

	c.report.most = c.options.most;
	if (facts_load(&c.report, c.options.facts, &e) != 0)
		die(EXIT_DATA, "%s", e.text);
	if (c.options.list && list_load(&c.report, c.options.list, &e) != 0)
		die(EXIT_DATA, "%s", e.text);
	page_write(c.options.title, stdout, write_data, &c);
	if (ferror(stdout) || fclose(stdout) != 0)
		die(EXIT_DATA, "stdout: cannot write: %s", strerror(errno));
	report_free(&c.report);
	return 0;
}
