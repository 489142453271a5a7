/* What the subcommands of fact-rules share. */
#ifndef FACT_RULES_WORKBENCH_H
#define FACT_RULES_WORKBENCH_H

#include <stdbool.h>
#include <stdio.h>

#include "error.h"
#include "matcher.h"
#include "record.h"
#include "rules.h"

/* Each gets its own argv (argv[0] is the command) and returns the exit code.
 * The usage texts' first line is what the list of commands shows. */
struct command {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *usage;
};

extern const struct command command_check, command_test, command_why,
    command_try, command_profile, command_diff, command_coverage, command_doc,
    command_new;

/* ---- bench.c: options and tables --------------------------------------- */

struct bench {
	const char *dir; /* of the rules */
	struct units *units;
	struct lexicon *lexicon;
	struct rules *rules;
};

/* getopt with `h` and `R:` beside own; returns the next option that is the
 * command's. -h and wrong options end the program. */
int bench_option(struct bench *b, int argc, char **argv, const char *own,
		 const char *usage);

/* Tables and named patterns, without rules; dies with 2. */
void bench_open(struct bench *b);

/* The same with all rules; dies with 2. */
void bench_load(struct bench *b);

/* The rule of that id; dies with a suggestion. */
struct rule *bench_rule(const struct bench *b, const char *id);

void bench_free(struct bench *b);

/* Closes stdout; dies when not all of it was written. */
void bench_finish(void);

/* ---- show.c: text for people ------------------------------------------- */

enum style { PLAIN, BOLD, RED, GREEN, YELLOW, BLUE, DIM };

/* Colour on a terminal, unless NO_COLOR is set; CLICOLOR_FORCE=1 forces it. */
void show_setup(void);

/* printf in a style. */
void show(enum style style, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* "1 rule", "2 rules". */
void show_count(size_t n, const char *noun);

/* Marked text with its quantities as ⟨length:7,590 km⟩. */
void show_marked(const struct units *units, struct slice marked);

/* An expanded pattern, its quantities as ⟨length|area⟩. */
void show_expanded(const struct units *units, const char *pattern);

/* The names of a set of kinds, with commas. */
void show_kinds(const struct units *units, const struct kind_set *kinds);

/* ---- children.c: the pipeline's own programs --------------------------- */

/* Programs joined by pipes. */
struct children {
	pid_t pid[16];
	const char *name[16];
	int n;
	int out; /* the last one's stdout */
};

/* Starts the programs that stand beside this one (or in FACTPIPE_BIN), each
 * argv NULL-terminated, the list too, with their FACTPIPE_RULES set to dir.
 * input becomes the first one's stdin. */
void children_start(struct children *c, const char *dir,
		    char *const *const *argv, struct slice input);

/* A file in memory that holds input, at its beginning. */
int children_input(struct slice input);

/* Waits for all; dies when one failed. */
void children_wait(struct children *c);

/* ---- table.c: records kept in memory ------------------------------------ */

struct table {
	char *names; /* owned copy of the header */
	struct slice col[RECORD_COLUMNS];
	int ncols;
	struct table_row {
		char *text; /* owned */
		struct slice cell[RECORD_COLUMNS];
	} * row;
	size_t n, cap;
};

/* Reads all records of fd, or of a text; dies when it cannot. */
struct table *table_read(int fd);
struct table *table_of_text(struct slice text);
void table_free(struct table *t);

/* The cell of a named column, "" where there is none. */
struct slice table_cell(const struct table *t, size_t row, const char *name);

/* Gives each row the verdict of fact-select; verdict has t->n entries in the
 * order of the rows.  t comes from fact-link. */
struct verdict_of {
	int verdict; /* enum verdict */
	size_t by;   /* the row that it yielded to */
};
void table_select(const struct table *t, struct verdict_of *verdict);

/* ---- documents.c -------------------------------------------------------- */

/* Texts that become documents in a folder of their own, removed at exit. */
struct documents {
	char *dir;
	char *list; /* records doc path type, for fact-read */
	size_t n, list_n, cap;
};

void documents_open(struct documents *d);
void documents_add(struct documents *d, const char *name, struct slice text);
void documents_close(struct documents *d);

/* Sentences of documents, with the heading above each. */
struct sentences {
	struct children children;
	struct record_reader in;
	int doc, line, block, text;
	char *heading, *current;
	size_t heading_n, current_n;
};

/* Opens the sentences of files and folders (through fact-convert), or of
 * texts.  Dies when it cannot. */
void sentences_of_paths(struct sentences *s, const char *dir, char **paths);
void sentences_of_texts(struct sentences *s, const char *dir,
			const struct documents *d);

/* True when s->in holds the next sentence. */
bool sentences_next(struct sentences *s);
struct slice sentences_text(const struct sentences *s);
struct slice sentences_heading(const struct sentences *s);
void sentences_close(struct sentences *s);

/* All rows that the pipeline makes of documents, up to and with a stage
 * (fact-link, or fact-select with every claim kept). */
struct table *rows_of_texts(const char *dir, const struct documents *d);
struct table *rows_of_paths(const char *dir, char **paths);

#endif
