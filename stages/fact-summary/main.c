/*
 * fact-summary: what a run read, found and left out, for people.
 * Reads the diagnostics of a run (out/diagnostics.tsv: columns stage doc page
 * line level reason count detail) on stdin and a facts file; writes text.
 * Exit 1 when the counts of the stages do not balance: then records were lost
 * without a word.
 * Example: fact-summary -t "$started" out/facts.csv < out/diagnostics.tsv
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "balance.h"
#include "facts_file.h"
#include "family.h"
#include "options.h"
#include "record.h"
#include "tally.h"

static const char usage[] =
    "usage: fact-summary [-R DIR] [-t SECONDS] FACTS.csv < diagnostics.tsv\n"
    "  -R  the rules folder, for the families of claims\n"
    "  -t  when the run started, in seconds since 1970 (date +%s.%N)\n";

struct seen {
	struct families families;
	struct tally drops, notes, errors;
	uint64_t facts;
};

static void
read_diagnostics(struct seen *s)
{
	static const char *const name[] = {"stage", "level", "reason", "count"};
	struct record_reader r;
	struct error e;
	int at[4], got;
	char text[512];

	if (record_open(&r, STDIN_FILENO, "stdin", &e) != 0)
		die(EXIT_DATA, "%s", e.text);
	for (int i = 0; i < 4; i++)
		if ((at[i] = record_require(&r, name[i], &e)) < 0)
			die(EXIT_DATA, "%s", e.text);
	while ((got = record_next(&r, &e)) > 0) {
		struct slice who = r.field[at[0]], level = r.field[at[1]],
			     reason = r.field[at[2]], key;
		uint64_t n;

		if (!slice_to_u64(r.field[at[3]], &n))
			die(EXIT_DATA, "stdin:%" PRIu64 ": `%.*s` is no count",
			    r.count + 1, (int)r.field[at[3]].n,
			    r.field[at[3]].p);
		snprintf(text, sizeof(text), "%.*s: %.*s", (int)who.n, who.p,
			 (int)reason.n, reason.p);
		key = slice_of(text);
		if (slice_is(level, "count"))
			balance_add(who, reason, n);
		else
			tally_add(slice_is(level, "drop")    ? &s->drops
				  : slice_is(level, "error") ? &s->errors
							     : &s->notes,
				  key, n);
	}
	if (got < 0)
		die(EXIT_DATA, "%s", e.text);
	record_close(&r);
}

static int
add_fact(void *data, const struct slice row[FACTS_COLUMNS], struct error *e)
{
	struct seen *s = data;

	(void)e;
	families_add(&s->families, row[FACTS_RULE], row[FACTS_CLAIM]);
	s->facts++;
	return 0;
}

static void
print_tally(const char *title, struct tally *t)
{
	if (t->n == 0)
		return;
	tally_sort(t);
	printf("\n%s\n", title);
	for (size_t i = 0; i < t->n; i++)
		printf("%10" PRIu64 "  %s\n", t->entry[i].count,
		       t->entry[i].text);
	tally_free(t);
}

static void
print_many(uint64_t n, const char *what)
{
	printf("%" PRIu64 " %s%s", n, what, n == 1 ? "" : "s");
}

static void
print_head(uint64_t facts, const char *started)
{
	struct timespec now;

	print_many(balance_written("fact-convert"), "document");
	fputs(", ", stdout);
	print_many(balance_written("fact-segment"), "sentence");
	fputs(", ", stdout);
	print_many(facts, "fact");
	if (started) {
		clock_gettime(CLOCK_REALTIME, &now);
		printf(", %.1f s", (double)now.tv_sec + now.tv_nsec / 1e9 -
				       strtod(started, NULL));
	}
	putchar('\n');
}

int
main(int argc, char **argv)
{
	struct seen seen = {0};
	const char *started = NULL, *rules = rules_folder();
	struct error e;
	bool closes;
	int c;

	while ((c = getopt(argc, argv, "hR:t:")) != -1) {
		if (c == 't')
			started = optarg;
		else if (c == 'R')
			rules = optarg;
		else
			c == 'h' ? usage_help(usage) : usage_wrong(usage);
	}
	if (optind + 1 != argc)
		usage_wrong(usage);
	if (families_load(&seen.families, rules, &e) != 0)
		die(EXIT_USAGE, "%s", e.text);
	read_diagnostics(&seen);
	if (facts_file_read(argv[optind], add_fact, &seen, &e) != 0)
		die(EXIT_DATA, "%s", e.text);
	balance_reasons(&seen.drops);
	print_head(seen.facts, started);
	families_print(&seen.families);
	print_tally("not read", &seen.errors);
	print_tally("dropped, and why", &seen.drops);
	print_tally("assumed or repaired", &seen.notes);
	closes = balance_print(seen.facts);
	if (ferror(stdout) || fclose(stdout) != 0)
		die(EXIT_DATA, "stdout: cannot write: %s", strerror(errno));
	families_free(&seen.families);
	return closes ? 0 : EXIT_DATA;
}
