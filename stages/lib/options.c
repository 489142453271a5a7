#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "quantity.h"

const char *
rules_folder(void)
{
	const char *dir = getenv("FACTPIPE_RULES");

	return dir && *dir ? dir : "rules";
}

bool
options_locale(const char *arg, int *locale)
{
	if (strcmp(arg, "comma") == 0)
		*locale = LOCALE_COMMA;
	else if (strcmp(arg, "point") == 0)
		*locale = LOCALE_POINT;
	else
		return false;
	return true;
}

void
usage_help(const char *usage)
{
	if (fputs(usage, stdout) == EOF || fclose(stdout) == EOF)
		die(EXIT_DATA, "stdout: cannot write");
	exit(0);
}

void
usage_wrong(const char *usage)
{
	die(EXIT_USAGE, "%.*s; -h tells more", (int)strcspn(usage, "\n"),
	    usage);
}
