/*
 * fact-rules check: loads rules with the loader of fact-match and tells every
 * error (on stderr, exit 2) and every warning (on stdout).
 */
#include <unistd.h>

#include "lint.h"

static const char usage[] =
    "usage: fact-rules check [-R DIR] [FILE...]\n"
    "  FILE  only these rule files, with DIR's units, words and patterns;\n"
    "        default: DIR/patterns.yaml and all of DIR/claims/\n";

static void
load_files(struct bench *b, char **files)
{
	struct error e;

	bench_open(b);
	for (; *files; files++)
		if (rules_add_file(b->rules, *files, b->units, RULES_BAD_TOLD,
				   &e) < 0) {
			warn("%s", e.text);
			b->rules->bad++;
		}
}

static void
load_folder(struct bench *b)
{
	struct error e;

	if (!(b->units = units_load(b->dir, &e)) ||
	    !(b->lexicon = lexicon_load(b->dir, b->units, &e)) ||
	    !(b->rules = rules_load(b->dir, b->units, RULES_BAD_TOLD, &e)))
		die(EXIT_USAGE, "%s", e.text);
}

static int
run(int argc, char **argv)
{
	struct bench b = {.dir = NULL};
	size_t warnings, bad;

	while (bench_option(&b, argc, argv, "", usage) != -1)
		;
	if (optind < argc)
		load_files(&b, argv + optind);
	else
		load_folder(&b);
	bad = b.rules->bad;
	warnings = lint_rules(&b, optind == argc && bad == 0);
	if (b.rules->n)
		warnings += lint_together(&b);
	show_count(b.rules->n, "rule");
	printf(" in ");
	show_count(b.rules->nfamilies, "file");
	printf(", ");
	show_count(bad, "error");
	printf(", ");
	show_count(warnings, "warning");
	putchar('\n');
	bench_free(&b);
	return bad ? EXIT_USAGE : 0;
}

const struct command command_check = {"check", run, usage};
