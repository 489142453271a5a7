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

#include "facts_file.h"
#include "options.h"
#include "record.h"
#include "tally.h"

static const char usage[] =
    "usage: fact-summary [-t SECONDS] FACTS.csv < diagnostics.tsv\n"
    "  -t  when the run started, in seconds since 1970 (date +%s.%N)\n";

enum what { READ, WRITTEN, DROPPED, MERGED, WHATS };

static const char *const what_name[] = {"read", "written", "dropped", "merged"};

/* The stages in the order of the pipe.  Those that make many records of one
 * (sentences of a paragraph) balance only with their neighbours. */
static struct stage {
	const char *name;
	const char *writes; /* what its records are */
	bool one_to_one;
	bool counted;
	uint64_t count[WHATS];
} stage[] = {
    {.name = "fact-convert", .writes = "documents"},
    {.name = "fact-read", .writes = "paragraphs"},
    {.name = "fact-clean", .writes = "paragraphs", .one_to_one = true},
    {.name = "fact-segment", .writes = "sentences"},
    {.name = "fact-match", .writes = "claims"},
    {.name = "fact-resolve", .writes = "claims", .one_to_one = true},
    {.name = "fact-link", .writes = "claims", .one_to_one = true},
    {.name = "fact-select", .writes = "claims", .one_to_one = true},
    {.name = "fact-csv", .writes = "facts", .one_to_one = true},
};

enum { STAGES = sizeof(stage) / sizeof(stage[0]) };

struct seen {
	struct tally claims, drops, notes, errors;
	uint64_t facts;
};

static void
add_count(struct slice name, struct slice reason, uint64_t n)
{
	for (int i = 0; i < STAGES; i++)
		for (int w = 0; w < WHATS; w++)
			if (slice_is(name, stage[i].name) &&
			    slice_is(reason, what_name[w])) {
				stage[i].count[w] += n;
				stage[i].counted = true;
			}
}

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
			add_count(who, reason, n);
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
	tally_add(&s->claims, row[FACTS_CLAIM], 1);
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

/* Prints the counts of one stage, and by how much they are off.  before is the
 * last stage that counted, or NULL. */
static bool
print_stage(const struct stage *s, const struct stage *before)
{
	uint64_t out = s->count[WRITTEN] + s->count[DROPPED] + s->count[MERGED];
	int64_t between =
	    before ? (int64_t)(before->count[WRITTEN] - s->count[READ]) : 0;
	int64_t inside = s->one_to_one ? (int64_t)(s->count[READ] - out) : 0;

	printf("  %-14s", s->name);
	for (int w = 0; w < WHATS; w++)
		printf("%10" PRIu64, s->count[w]);
	printf("  %s\n", s->writes);
	if (between)
		printf("  ** %s wrote %" PRIu64 ", but %s read %" PRIu64 "\n",
		       before->name, before->count[WRITTEN], s->name,
		       s->count[READ]);
	if (inside)
		printf("  ** %s: %" PRId64 " read and not accounted for\n",
		       s->name, inside);
	return between == 0 && inside == 0;
}

static bool
print_balance(uint64_t facts)
{
	const struct stage *last = &stage[STAGES - 1];
	const struct stage *before = NULL;
	bool closes = true;

	printf("\nbalance       %12s%10s%10s%10s\n", "read", "written",
	       "dropped", "merged");
	for (int i = 0; i < STAGES; i++)
		if (stage[i].counted) {
			closes &= print_stage(&stage[i], before);
			before = &stage[i];
		}
	if (last->counted && last->count[WRITTEN] != facts) {
		printf("  ** %s wrote %" PRIu64 ", but the facts file has "
		       "%" PRIu64 "\n",
		       last->name, last->count[WRITTEN], facts);
		closes = false;
	}
	puts(closes ? "the balance closes" : "the balance does NOT close");
	return closes;
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

	print_many(stage[0].count[WRITTEN], "document");
	fputs(", ", stdout);
	print_many(stage[3].count[WRITTEN], "sentence");
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
	const char *started = NULL;
	struct error e;
	bool closes;
	int c;

	while ((c = getopt(argc, argv, "ht:")) != -1) {
		if (c == 't')
			started = optarg;
		else
			c == 'h' ? usage_help(usage) : usage_wrong(usage);
	}
	if (optind + 1 != argc)
		usage_wrong(usage);
	read_diagnostics(&seen);
	if (facts_file_read(argv[optind], add_fact, &seen, &e) != 0)
		die(EXIT_DATA, "%s", e.text);
	print_head(seen.facts, started);
	print_tally("facts by claim", &seen.claims);
	print_tally("not read", &seen.errors);
	print_tally("dropped, and why", &seen.drops);
	print_tally("assumed or repaired", &seen.notes);
	closes = print_balance(seen.facts);
	if (ferror(stdout) || fclose(stdout) != 0)
		die(EXIT_DATA, "stdout: cannot write: %s", strerror(errno));
	return closes ? 0 : EXIT_DATA;
}
