#include "diagnostics.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "error.h"

enum { SHOWN = 10, REASONS = 32 };

static const char *const level_name[] = {"drop", "note", "error"};

/* How often a reason was said, so that a million equal lines do not hide the
 * others.  False from the eleventh time on. */
static bool
still_shown(const char *reason)
{
	static struct {
		const char *reason;
		unsigned said;
	} seen[REASONS];
	int i = 0;

	while (i < REASONS && seen[i].reason && strcmp(seen[i].reason, reason))
		i++;
	if (i == REASONS)
		return true;
	seen[i].reason = reason;
	if (++seen[i].said == SHOWN + 1)
		warn("more of `%s` are not shown here, only in the diagnostics",
		     reason);
	return seen[i].said <= SHOWN;
}

static void
append(const char *line, size_t n)
{
	static int fd = -2;
	const char *path;

	if (fd == -2) {
		path = getenv("FACTPIPE_DIAGNOSTICS");
		fd = path && *path
			 ? open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC,
				0666)
			 : -1;
		if (fd < 0 && path && *path)
			die(EXIT_DATA, "%s: cannot open for diagnostics: %s",
			    path, strerror(errno));
	}
	if (fd >= 0 && write(fd, line, n) != (ssize_t)n)
		die(EXIT_DATA, "cannot write diagnostics: %s", strerror(errno));
}

static void
one_field(char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s < 0x20)
			*s = ' ';
}

void
diag_say(enum diag_level level, struct diag_place at, const char *reason,
	 const char *fmt, ...)
{
	char detail[1024], line[2048];
	int n, docn = at.doc.n > 512 ? 512 : (int)at.doc.n;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(detail, sizeof(detail), fmt, ap);
	va_end(ap);
	one_field(detail);
	if (still_shown(reason)) {
		if (at.line)
			warn("%.*s:%llu: %s: %s", docn, at.doc.p,
			     (unsigned long long)at.line, reason, detail);
		else
			warn("%.*s%s%s: %s", docn, at.doc.p, docn ? ": " : "",
			     reason, detail);
	}
	n = snprintf(line, sizeof(line),
		     "%s\t%.*s\t%llu\t%llu\t%s\t%s\t1\t%s\n",
		     program_invocation_short_name, docn, at.doc.p,
		     (unsigned long long)at.page, (unsigned long long)at.line,
		     level_name[level], reason, detail);
	append(line, n < (int)sizeof(line) ? (size_t)n : sizeof(line) - 1);
}

void
diag_count(const char *reason, uint64_t count)
{
	char line[256];
	int n = snprintf(line, sizeof(line), "%s\t\t0\t0\tcount\t%s\t%llu\t\n",
			 program_invocation_short_name, reason,
			 (unsigned long long)count);

	append(line, (size_t)n);
}
