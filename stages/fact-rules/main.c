/*
 * fact-rules: the rule author's workbench.
 * Reads rules (DIR/claims/ *.yaml) and, by subcommand, documents or facts
 * files; writes text for people.  `fact-rules COMMAND -h` tells more.
 * Example fact-rules why border-length 'A border of about 7,590 km.'
 */
#include <string.h>

#include "nearest.h"
#include "options.h"
#include "workbench.h"

static const struct command *const commands[] = {
    &command_check,    &command_test,    &command_why,
    &command_try,      &command_profile, &command_diff,
    &command_coverage, &command_doc,     &command_new};

enum { COMMANDS = sizeof(commands) / sizeof(commands[0]) };

static const char head[] =
    "usage: fact-rules COMMAND [-R DIR] ...; a COMMAND's -h tells more\n";

static int
help(void)
{
	fputs(head, stdout);
	for (int i = 0; i < COMMANDS; i++)
		printf("  %.*s\n", (int)strcspn(commands[i]->usage + 7, "\n"),
		       commands[i]->usage + 7);
	bench_finish();
	return 0;
}

int
main(int argc, char **argv)
{
	const char *names[COMMANDS + 1] = {NULL};
	const char *near;
	int status;

	if (argc < 2)
		usage_wrong(head);
	if (!strcmp(argv[1], "-h") || !strcmp(argv[1], "--help"))
		return help();
	show_setup();
	for (int i = 0; i < COMMANDS; i++) {
		names[i] = commands[i]->name;
		if (strcmp(argv[1], names[i]))
			continue;
		status = commands[i]->run(argc - 1, argv + 1);
		bench_finish();
		return status;
	}
	near = nearest_word(argv[1], names);
	die(EXIT_USAGE, "unknown command `%s`%s%s%s; -h lists them", argv[1],
	    near ? "; did you mean `" : "", near ? near : "", near ? "`?" : "");
}
