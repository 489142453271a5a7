/*
 * fact-resolve: turns each claim's stated amount into value, unit and period.
 * Reads   page line begin map text qbegin qend unit qualifier period kind
 *         direction notes (and block heading context title decimal where they
 * are) Fills   page line begin (now the amount's own) unit qualifier period
 * kind direction notes Adds    end quantity value value_to base_value
 * base_value_to base_unit Example fact-match <sentences | fact-resolve | cut
 * -f1-8
 */
#include <stdlib.h>
#include <unistd.h>

#include "diagnostics.h"
#include "options.h"
#include "record.h"
#include "resolve.h"

static const char usage[] =
    "usage: fact-resolve [-l comma|point] [-R DIR] <claims >claims\n"
    "  -l L    the decimal sign; default: as each sentence suggests\n"
    "  -R DIR  the rules folder\n";

/* Columns that are read, and of them those that are filled. */
static const char *const column_name[] = {
    "page", "line",      "begin",  "map",  "text",      "qbegin", "qend",
    "unit", "qualifier", "period", "kind", "direction", "notes",  NULL};
enum column {
	PAGE,
	LINE,
	BEGIN,
	MAP,
	TEXT,
	QBEGIN,
	QEND,
	UNIT,
	QUALIFIER,
	PERIOD,
	KIND,
	DIRECTION,
	NOTES,
	COLUMNS
};

struct stage {
	struct record_reader in;
	struct record_writer out;
	int column[COLUMNS];
	int doc, heading, block, context, title, decimal; /* -1: not there */
	struct resolver *resolver;
	uint64_t dropped;
};

static struct slice
optional(const struct stage *s, int column)
{
	return column < 0 ? (struct slice){"", 0} : s->in.field[column];
}

static int
read_claim(struct stage *s, struct claim *c, struct error *e)
{
	const struct slice *f = s->in.field;
	const int *at = s->column;

	*c = (struct claim){
	    .text = f[at[TEXT]],
	    .map = f[at[MAP]],
	    .heading = optional(s, s->heading),
	    .decimal = optional(s, s->decimal),
	    .block = optional(s, s->block),
	    .context = optional(s, s->context),
	    .title = optional(s, s->title),
	    .unit = f[at[UNIT]],
	    .qualifier = f[at[QUALIFIER]],
	    .period = f[at[PERIOD]],
	    .kind = f[at[KIND]],
	    .direction = f[at[DIRECTION]],
	    .notes = f[at[NOTES]],
	};
	if (!slice_to_u64(f[at[PAGE]], &c->place.page) ||
	    !slice_to_u64(f[at[LINE]], &c->place.line) ||
	    !slice_to_u64(f[at[BEGIN]], &c->place.offset) ||
	    !slice_to_u64(f[at[QBEGIN]], &c->qbegin) ||
	    !slice_to_u64(f[at[QEND]], &c->qend))
		return error_set(e,
				 "stdin:%llu: page, line, begin, qbegin and "
				 "qend must be numbers",
				 (unsigned long long)s->in.count + 1);
	return 0;
}

/* The record again, with the filled columns in their places, then the added
 * ones. */
static void
put_reading(struct stage *s, const struct reading *r)
{
	struct record_writer *w = &s->out;
	const int *at = s->column;

	for (int i = 0; i < s->in.ncols; i++) {
		if (i == at[PAGE])
			record_putu(w, r->begin.page);
		else if (i == at[LINE])
			record_putu(w, r->begin.line);
		else if (i == at[BEGIN])
			record_putu(w, r->begin.offset);
		else if (i == at[UNIT])
			record_put(w, r->unit);
		else if (i == at[QUALIFIER])
			record_put(w, r->qualifier);
		else if (i == at[PERIOD])
			record_put(w, r->period);
		else if (i == at[KIND])
			record_put(w, r->kind);
		else if (i == at[DIRECTION])
			record_put(w, r->direction);
		else if (i == at[NOTES])
			record_puts(w, r->notes);
		else
			record_put_line(w, s->in.field[i]);
	}
	record_putu(w, r->end);
	record_put(w, r->quantity);
	record_puts(w, r->value);
	record_puts(w, r->value_to);
	record_puts(w, r->base_value);
	record_puts(w, r->base_value_to);
	record_puts(w, r->base_unit);
	record_end(w);
}

static void
drop(struct stage *s, const struct claim *c)
{
	struct diag_place at = {optional(s, s->doc), c->place.page,
				c->place.line};

	s->dropped++;
	diag_say(DIAG_DROP, at, "amount not readable", "`%.*s`",
		 (int)(c->text.n > 200 ? 200 : c->text.n), c->text.p);
}

static void
open_records(struct stage *s)
{
	struct error e;

	if (record_open(&s->in, STDIN_FILENO, "stdin", &e) < 0)
		die(EXIT_DATA, "%s", e.text);
	for (int i = 0; i < COLUMNS; i++)
		if ((s->column[i] =
			 record_require(&s->in, column_name[i], &e)) < 0)
			die(EXIT_DATA, "%s", e.text);
	s->doc = record_column(&s->in, "doc");
	s->heading = record_column(&s->in, "heading");
	s->decimal = record_column(&s->in, "decimal");
	s->block = record_column(&s->in, "block");
	s->context = record_column(&s->in, "context");
	s->title = record_column(&s->in, "title");
	record_writer_open(&s->out, STDOUT_FILENO, "stdout");
	record_put_line(&s->out, s->in.line);
	record_put_line(&s->out,
			slice_of("end\tquantity\tvalue\tvalue_to\tbase_value\t"
				 "base_value_to\tbase_unit"));
	record_end(&s->out);
}

static void
run(struct stage *s)
{
	struct reading reading;
	struct claim claim;
	struct error e;
	int got;

	while ((got = record_next(&s->in, &e)) == 1) {
		if (read_claim(s, &claim, &e) < 0) {
			got = -1;
			break;
		}
		if (resolver_read(s->resolver, &claim, &reading))
			put_reading(s, &reading);
		else
			drop(s, &claim);
		if (!record_ready(&s->in))
			record_flush(&s->out);
	}
	if (got < 0) {
		record_flush(&s->out);
		die(EXIT_DATA, "%s", e.text);
	}
	diag_count("read", s->in.count);
	diag_count("written", s->out.count - 1);
	diag_count("dropped", s->dropped);
	record_close(&s->in);
	resolver_free(s->resolver);
	if (record_finish(&s->out, &e) < 0)
		die(EXIT_DATA, "%s", e.text);
}

int
main(int argc, char **argv)
{
	const char *dir = rules_folder();
	int opt, locale = -1;
	struct stage s = {.dropped = 0};
	struct error e;

	while ((opt = getopt(argc, argv, "hl:R:")) != -1) {
		if (opt == 'h')
			usage_help(usage);
		else if (opt == 'R')
			dir = optarg;
		else if (opt != 'l' || !options_locale(optarg, &locale))
			usage_wrong(usage);
	}
	if (optind < argc)
		usage_wrong(usage);
	if (!(s.resolver = resolver_new(dir, locale, &e)))
		die(EXIT_USAGE, "%s", e.text);
	open_records(&s);
	run(&s);
	return 0;
}
