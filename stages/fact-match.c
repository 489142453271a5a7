/*
 * fact-match: applies the rules to sentences and writes claims.
 * Reads   doc page line begin map block text (and decimal where it is)
 * Adds    title heading context rule claim weight qbegin qend
 *         subject object unit qualifier period kind direction notes
 * Example fact-read report.txt | fact-clean | fact-segment | fact-match
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cell.h"
#include "diagnostics.h"
#include "matcher.h"
#include "options.h"
#include "record.h"

static const char usage[] =
    "usage: fact-match [-k] [-l comma|point] [-R DIR] <sentences >claims\n"
    "  -k      keep going: leave a bad rule out instead of stopping\n"
    "  -l L    the decimal sign; default: as each sentence suggests\n"
    "  -R DIR  the rules folder\n";

enum { CONTEXT_BYTES = 400, CONTEXT_SENTENCES = 2 };

/* Text that is kept from record to record. */
struct kept {
	char *p;
	size_t n, cap;
};

struct stage {
	struct record_reader in;
	struct record_writer out;
	int doc, page, line, block, text;
	int decimal; /* -1: not there */
	struct kept current_doc, title, heading;
	struct kept before[CONTEXT_SENTENCES]; /* the nearest last */
	struct cell cell;
	bool in_cell; /* the record is a cell, matched as its reading */
	uint64_t limits;
};

static void
keep(struct kept *k, struct slice s)
{
	if (k->cap < s.n) {
		k->cap = 2 * s.n;
		k->p = xrealloc(k->p, k->cap);
	}
	if (s.n)
		memcpy(k->p, s.p, s.n);
	k->n = s.n;
}

static struct slice
kept_slice(const struct kept *k)
{
	return (struct slice){k->n ? k->p : "", k->n};
}

static void
forget_context(struct stage *s)
{
	for (int i = 0; i < CONTEXT_SENTENCES; i++)
		s->before[i].n = 0;
}

static void
push_context(struct stage *s, struct slice text)
{
	struct kept oldest = s->before[0];

	for (int i = 1; i < CONTEXT_SENTENCES; i++)
		s->before[i - 1] = s->before[i];
	s->before[CONTEXT_SENTENCES - 1] = oldest;
	/* The end of a long sentence is nearer. */
	if (text.n > CONTEXT_BYTES) {
		size_t cut = text.n - CONTEXT_BYTES;

		while (cut < text.n && text.p[cut] != ' ')
			cut++;
		text = (struct slice){text.p + cut, text.n - cut};
	}
	keep(&s->before[CONTEXT_SENTENCES - 1], text);
}

static void
put_context(struct stage *s)
{
	char buf[CONTEXT_SENTENCES * (CONTEXT_BYTES + 1)];
	size_t n = 0;

	for (int i = 0; i < CONTEXT_SENTENCES; i++) {
		if (s->before[i].n && n)
			buf[n++] = ' ';
		memcpy(buf + n, kept_slice(&s->before[i]).p, s->before[i].n);
		n += s->before[i].n;
	}
	record_put_line(&s->out, (struct slice){buf, n});
}

/* A column of a claim.  The rule's own unit stands in for one that the text
 * lacks, and the notes say so. */
static struct slice
claim_column(const struct match *match, int column)
{
	struct slice field = match->column[column];

	if (!match->rule->unit || match->quantity->unit.symbol[0] ||
	    match->quantity->noun.n || match->column[RULE_UNIT].n)
		return field;
	if (column == RULE_UNIT)
		return slice_of(match->rule->unit);
	if (column == RULE_NOTES && field.n == 0)
		return slice_of("unit inferred");
	return field;
}

/* What a general rule takes in a table is measured by its heading. */
static struct slice
claim_name(const struct stage *s, const struct match *match)
{
	if (!s->in_cell || !match->rule->general || s->cell.label == 0)
		return match->claim;
	return buffer_slice(&s->cell.reading, 0, s->cell.label);
}

static void
put_claim(void *ctx, const struct match *match)
{
	struct stage *s = ctx;
	size_t begin = match->quantity->begin, end = match->quantity->end;

	if (s->in_cell && begin != s->cell.quantity.begin)
		return; /* one in the heading */
	if (s->in_cell)
		begin = s->cell.begin, end = s->cell.end;
	record_put_line(&s->out, s->in.line);
	record_put_line(&s->out, kept_slice(&s->title));
	record_put_line(&s->out, kept_slice(&s->heading));
	put_context(s);
	record_puts(&s->out, match->rule->id);
	record_put(&s->out, claim_name(s, match));
	record_putu(&s->out, match->weight);
	record_putu(&s->out, begin);
	record_putu(&s->out, end);
	for (int c = 0; c < RULE_COLUMNS; c++)
		record_put(&s->out, claim_column(match, c));
	record_end(&s->out);
}

static void
say_limit(void *ctx, const struct rule *rule, const char *why)
{
	struct stage *s = ctx;
	struct diag_place at = {.doc = s->in.field[s->doc]};

	slice_to_u64(s->in.field[s->page], &at.page);
	slice_to_u64(s->in.field[s->line], &at.line);
	diag_say(DIAG_DROP, at, "match limit", "rule %s: %s", rule->id, why);
}

/* Title, heading and the sentences before change with each record. */
static void
enter_record(struct stage *s)
{
	if (!slice_eq(s->in.field[s->doc], kept_slice(&s->current_doc))) {
		keep(&s->current_doc, s->in.field[s->doc]);
		s->title.n = 0;
		s->heading.n = 0;
		forget_context(s);
	}
}

static void
leave_record(struct stage *s)
{
	struct slice block = s->in.field[s->block], text = s->in.field[s->text];

	if (slice_is(block, "title"))
		keep(&s->title, text);
	else if (slice_is(block, "heading"))
		keep(&s->heading, text);
	if (slice_is(block, "title") || slice_is(block, "heading"))
		forget_context(s);
	else
		push_context(s, text);
}

static void
open_records(struct stage *s)
{
	struct error e;

	if (record_open(&s->in, STDIN_FILENO, "stdin", &e) < 0 ||
	    (s->doc = record_require(&s->in, "doc", &e)) < 0 ||
	    (s->page = record_require(&s->in, "page", &e)) < 0 ||
	    (s->line = record_require(&s->in, "line", &e)) < 0 ||
	    record_require(&s->in, "begin", &e) < 0 ||
	    record_require(&s->in, "map", &e) < 0 ||
	    (s->block = record_require(&s->in, "block", &e)) < 0 ||
	    (s->text = record_require(&s->in, "text", &e)) < 0)
		die(EXIT_DATA, "%s", e.text);
	s->decimal = record_column(&s->in, "decimal");
	record_writer_open(&s->out, STDOUT_FILENO, "stdout");
	record_put_line(&s->out, s->in.line);
	record_put_line(
	    &s->out,
	    slice_of("title\theading\tcontext\trule\tclaim\tweight\tqbegin\t"
		     "qend"));
	for (int c = 0; c < RULE_COLUMNS; c++)
		record_puts(&s->out, rule_column_name[c]);
	record_end(&s->out);
}

static struct slice
optional(const struct stage *s, int column)
{
	return column < 0 ? (struct slice){"", 0} : s->in.field[column];
}

/* Headings of a table's columns state nothing; a cell is matched as the line
 * that would say it. */
static void
match_record(struct stage *s, struct matcher *m, const struct lexicon *lexicon,
	     int locale)
{
	struct slice text = s->in.field[s->text], block = s->in.field[s->block];
	enum number_locale sign =
	    locale >= 0 ? (enum number_locale)locale
			: quantity_locale(optional(s, s->decimal), text);

	s->in_cell = slice_is(block, "cell");
	if (slice_is(block, "head") ||
	    (s->in_cell && !cell_read(&s->cell, lexicon, text, sign)))
		return;
	if (s->in_cell)
		text = buffer_slice(&s->cell.reading, 0, s->cell.reading.n);
	matcher_run(m, text.p, text.n, kept_slice(&s->heading), sign, put_claim,
		    say_limit, s);
}

static void
run(struct stage *s, struct matcher *m, const struct lexicon *lexicon,
    int locale)
{
	struct error e;
	int got;

	while ((got = record_next(&s->in, &e)) == 1) {
		enter_record(s);
		match_record(s, m, lexicon, locale);
		leave_record(s);
		if (!record_ready(&s->in))
			record_flush(&s->out);
	}
	if (got < 0) {
		record_flush(&s->out);
		die(EXIT_DATA, "%s", e.text);
	}
	diag_count("read", s->in.count);
	diag_count("written", s->out.count - 1);
	record_close(&s->in);
	free(s->current_doc.p);
	free(s->title.p);
	free(s->heading.p);
	cell_free(&s->cell);
	for (int i = 0; i < CONTEXT_SENTENCES; i++)
		free(s->before[i].p);
	if (record_finish(&s->out, &e) < 0)
		die(EXIT_DATA, "%s", e.text);
}

int
main(int argc, char **argv)
{
	const char *dir = rules_folder();
	bool keep_going = false;
	int opt, locale = -1;
	struct stage s = {.limits = 0};
	struct units *units;
	struct lexicon *lexicon;
	struct rules *rules;
	struct matcher *matcher;
	struct error e;

	while ((opt = getopt(argc, argv, "hkl:R:")) != -1) {
		if (opt == 'h')
			usage_help(usage);
		else if (opt == 'k')
			keep_going = true;
		else if (opt == 'R')
			dir = optarg;
		else if (opt != 'l' || !options_locale(optarg, &locale))
			usage_wrong(usage);
	}
	if (optind < argc)
		usage_wrong(usage);
	if (!(units = units_load(dir, &e)) ||
	    !(lexicon = lexicon_load(dir, units, &e)) ||
	    !(rules = rules_load(dir, units, keep_going, &e)))
		die(EXIT_USAGE, "%s", e.text);
	open_records(&s);
	matcher = matcher_new(rules, lexicon, 0);
	run(&s, matcher, lexicon, locale);
	matcher_free(matcher);
	rules_free(rules);
	lexicon_free(lexicon);
	units_free(units);
	return 0;
}
