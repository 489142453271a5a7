#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "nearest.h"
#include "options.h"
#include "workbench.h"

int
bench_option(struct bench *b, int argc, char **argv, const char *own,
	     const char *usage)
{
	char all[64];
	int opt;

	if (!b->dir)
		b->dir = rules_folder();
	snprintf(all, sizeof(all), "hR:%s", own);
	while ((opt = getopt(argc, argv, all)) == 'R')
		b->dir = optarg;
	if (opt == 'h')
		usage_help(usage);
	if (opt == '?')
		usage_wrong(usage);
	return opt;
}

void
bench_open(struct bench *b)
{
	struct error e;

	if (!(b->units = units_load(b->dir, &e)) ||
	    !(b->lexicon = lexicon_load(b->dir, b->units, &e)) ||
	    !(b->rules = rules_new(b->dir, b->units, &e)))
		die(EXIT_USAGE, "%s", e.text);
}

void
bench_load(struct bench *b)
{
	struct error e;

	if (!(b->units = units_load(b->dir, &e)) ||
	    !(b->lexicon = lexicon_load(b->dir, b->units, &e)) ||
	    !(b->rules = rules_load(b->dir, b->units, RULES_BAD_STOPS, &e)))
		die(EXIT_USAGE, "%s", e.text);
}

struct rule *
bench_rule(const struct bench *b, const char *id)
{
	struct rules *rs = b->rules;
	const char **ids = xmalloc((rs->n + 1) * sizeof(*ids));
	const char *near;

	for (size_t i = 0; i < rs->n; i++) {
		ids[i] = rs->rule[i].id;
		if (!strcmp(ids[i], id)) {
			free(ids);
			return &rs->rule[i];
		}
	}
	ids[rs->n] = NULL;
	near = nearest_word(id, ids);
	free(ids);
	die(EXIT_USAGE, "no rule `%s` in %s/claims%s%s%s", id, b->dir,
	    near ? "; did you mean `" : "", near ? near : "", near ? "`?" : "");
}

void
bench_free(struct bench *b)
{
	rules_free(b->rules);
	lexicon_free(b->lexicon);
	units_free(b->units);
}

void
bench_finish(void)
{
	int bad = ferror(stdout);

	if (fclose(stdout) != 0 || bad)
		die(EXIT_DATA, "stdout: cannot write: %s", strerror(errno));
}
