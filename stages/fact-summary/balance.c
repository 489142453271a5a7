/* What each stage read and wrote. */
#include "balance.h"

#include <inttypes.h>
#include <stdio.h>

enum what { READ, WRITTEN, DROPPED, MERGED, WHATS };

static const char *const what_name[] = {"read", "written", "dropped", "merged"};

/* The stages in the order of the pipe.  Those that make many records of one
 * (sentences of a paragraph) balance only with their neighbours. */
static struct stage {
	const char *name;
	const char *writes;           /* what its records are */
	const char *dropped, *merged; /* why it does, where no line says so */
	bool one_to_one;
	bool counted;
	uint64_t count[WHATS];
} stage[] = {
    {.name = "fact-convert", .writes = "documents", .one_to_one = true},
    {.name = "fact-read", .writes = "paragraphs"},
    {.name = "fact-clean", .writes = "paragraphs", .one_to_one = true},
    {.name = "fact-segment", .writes = "sentences"},
    {.name = "fact-match", .writes = "claims"},
    {.name = "fact-resolve", .writes = "claims", .one_to_one = true},
    {.name = "fact-link", .writes = "claims", .one_to_one = true},
    {.name = "fact-select",
     .writes = "claims",
     .one_to_one = true,
     .dropped = "a more specific claim takes the same amount",
     .merged = "the document states the same again"},
    {.name = "fact-csv",
     .writes = "facts",
     .one_to_one = true,
     .dropped = "not asked for (--where)"},
};

enum { STAGES = sizeof(stage) / sizeof(stage[0]) };

void
balance_add(struct slice name, struct slice reason, uint64_t n)
{
	for (int i = 0; i < STAGES; i++)
		for (int w = 0; w < WHATS; w++)
			if (slice_is(name, stage[i].name) &&
			    slice_is(reason, what_name[w])) {
				stage[i].count[w] += n;
				stage[i].counted = true;
			}
}

uint64_t
balance_written(const char *name)
{
	for (int i = 0; i < STAGES; i++)
		if (strcmp(stage[i].name, name) == 0)
			return stage[i].count[WRITTEN];
	return 0;
}

static void
add_reason(struct tally *drops, const struct stage *from, const char *why,
	   uint64_t n)
{
	char text[512];

	snprintf(text, sizeof(text), "%s: %s", from->name, why ? why : "");
	if (why && n)
		tally_add(drops, slice_of(text), n);
}

void
balance_reasons(struct tally *drops)
{
	for (int i = 0; i < STAGES; i++) {
		add_reason(drops, &stage[i], stage[i].dropped,
			   stage[i].count[DROPPED]);
		add_reason(drops, &stage[i], stage[i].merged,
			   stage[i].count[MERGED]);
	}
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

bool
balance_print(uint64_t facts)
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
