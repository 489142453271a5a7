/*
 * fact-select: keeps one claim for each amount and each fact once a document.
 * Reads   doc begin end weight claim subject object kind direction qualifier
 *         value value_to unit period notes
 * Fills   notes (`stated N times`); drops rows, and orders them by begin
 * Example fact-link <claims | fact-select | fact-csv >facts.csv
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "diagnostics.h"
#include "options.h"
#include "record.h"
#include "select.h"

static const char usage[] =
    "usage: fact-select [--all] <claims >claims\n"
    "  -a, --all  keep every claim, also weaker and repeated ones\n";

static const char *const column_name[] = {"doc",    "begin", "end",
					  "weight", "notes", "subject"};
enum column { DOC, BEGIN, END, WEIGHT, NOTES, SUBJECT, COLUMNS };

/* A document with more claims than this is selected in parts. */
enum { DOCUMENT_BYTES = 24 << 20 };

struct stored {
	size_t line, line_n; /* in the arena */
	size_t fact, fact_n;
};

struct stage {
	struct record_reader in;
	struct record_writer out;
	int column[COLUMNS];
	int fact[RECORD_COLUMNS]; /* columns of select_fact_column, then -1 */
	char *arena;
	size_t used, cap;
	struct stored *stored;
	struct select_row *row;
	size_t n, rowcap;
	uint64_t weaker, merged;
	bool all;
};

static size_t
store(struct stage *s, const char *p, size_t n)
{
	size_t at = s->used;

	if (s->cap - s->used < n) {
		s->cap = 2 * (s->cap + n);
		s->arena = xrealloc(s->arena, s->cap);
	}
	if (n)
		memcpy(s->arena + at, p, n);
	s->used += n;
	return at;
}

static struct slice
column(const struct stage *s, int c)
{
	return s->in.field[s->column[c]];
}

/* Only a specific claim about somebody is the same fact when said again. */
static void
store_fact(struct stage *s, struct stored *t, uint64_t weight)
{
	t->fact = s->used;
	if (weight > 0 && column(s, SUBJECT).n > 0)
		for (const int *c = s->fact; *c >= 0; c++) {
			store(s, s->in.field[*c].p, s->in.field[*c].n);
			store(s, "\t", 1);
		}
	t->fact_n = s->used - t->fact;
}

static int
store_row(struct stage *s, struct error *e)
{
	struct select_row *r;
	struct stored *t;

	if (s->n == s->rowcap) {
		s->rowcap = s->rowcap ? 2 * s->rowcap : 256;
		s->row = xrealloc(s->row, s->rowcap * sizeof(*s->row));
		s->stored = xrealloc(s->stored, s->rowcap * sizeof(*s->stored));
	}
	r = &s->row[s->n];
	*r = (struct select_row){.order = s->n};
	if (!slice_to_u64(column(s, BEGIN), &r->begin) ||
	    !slice_to_u64(column(s, END), &r->end) ||
	    !slice_to_u64(column(s, WEIGHT), &r->weight))
		return error_set(e,
				 "stdin:%llu: begin, end and weight must be "
				 "numbers",
				 (unsigned long long)s->in.count + 1);
	t = &s->stored[s->n++];
	t->line_n = s->in.line.n;
	t->line = store(s, s->in.line.p, s->in.line.n);
	store_fact(s, t, r->weight);
	return 0;
}

/* The stored line with `stated N times` in its notes. */
static void
put_times(struct stage *s, struct slice line, unsigned times)
{
	char notes[512];

	for (int i = 0; i < s->in.ncols; i++) {
		const char *tab = memchr(line.p, '\t', line.n);
		struct slice f = {line.p,
				  tab ? (size_t)(tab - line.p) : line.n};

		line.p += f.n + (tab != NULL);
		line.n -= f.n + (tab != NULL);
		if (i != s->column[NOTES]) {
			record_put_line(&s->out, f);
			continue;
		}
		snprintf(notes, sizeof(notes), "%.*s%sstated %u times",
			 f.n > 400 ? 400 : (int)f.n, f.p, f.n ? "; " : "",
			 times);
		record_puts(&s->out, notes);
	}
}

static void
end_document(struct stage *s)
{
	for (size_t i = 0; i < s->n; i++)
		s->row[i].fact = (struct slice){s->arena + s->stored[i].fact,
						s->stored[i].fact_n};
	if (!s->all)
		select_rows(s->row, s->n);
	for (size_t i = 0; i < s->n; i++) {
		const struct select_row *r = &s->row[i];
		const struct stored *t = &s->stored[r->order];
		struct slice line = {s->arena + t->line, t->line_n};

		s->weaker += r->verdict == ROW_WEAKER;
		s->merged += r->verdict == ROW_MERGED;
		if (r->verdict != ROW_KEPT)
			continue;
		if (r->times > 1)
			put_times(s, line, r->times);
		else
			record_put_line(&s->out, line);
		record_end(&s->out);
	}
	s->n = s->used = 0;
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
	for (int i = 0; i == 0 || s->fact[i - 1] >= 0; i++) {
		const char *name = select_fact_column[i];

		s->fact[i] = name ? record_require(&s->in, name, &e) : -1;
		if (name && s->fact[i] < 0)
			die(EXIT_DATA, "%s", e.text);
	}
	record_writer_open(&s->out, STDOUT_FILENO, "stdout");
	record_put_line(&s->out, s->in.line);
	record_end(&s->out);
}

static void
run(struct stage *s)
{
	char *doc = NULL;
	size_t doc_n = 0;
	struct error e;
	int got;

	while ((got = record_next(&s->in, &e)) == 1) {
		struct slice d = column(s, DOC);

		if (!doc || !slice_eq(d, (struct slice){doc, doc_n})) {
			end_document(s);
			free(doc);
			doc = xstrndup(d.p, d.n);
			doc_n = d.n;
		} else if (s->used > DOCUMENT_BYTES) {
			diag_say(DIAG_NOTE, (struct diag_place){.doc = d},
				 "selected in parts",
				 "more than 24 MiB of claims; a fact that is "
				 "stated in two parts stays twice");
			end_document(s);
		}
		if (store_row(s, &e) < 0) {
			got = -1;
			break;
		}
	}
	free(doc);
	end_document(s);
	if (got < 0) {
		record_flush(&s->out);
		die(EXIT_DATA, "%s", e.text);
	}
	diag_count("read", s->in.count);
	diag_count("written", s->out.count - 1);
	diag_count("dropped", s->weaker);
	diag_count("merged", s->merged);
	record_close(&s->in);
	free(s->arena);
	free(s->row);
	free(s->stored);
	if (record_finish(&s->out, &e) < 0)
		die(EXIT_DATA, "%s", e.text);
}

int
main(int argc, char **argv)
{
	static const struct option longopts[] = {
	    {"all", no_argument, NULL, 'a'}, {NULL, 0, NULL, 0}};
	struct stage s = {.all = false};
	int opt;

	while ((opt = getopt_long(argc, argv, "ha", longopts, NULL)) != -1) {
		if (opt == 'h')
			usage_help(usage);
		else if (opt == 'a')
			s.all = true;
		else
			usage_wrong(usage);
	}
	if (optind < argc)
		usage_wrong(usage);
	open_records(&s);
	run(&s);
	return 0;
}
