#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "convert.h"
#include "error.h"

static const char *const level_name[] = {"drop", "note", "error"};

void
log_say(struct buffer *log, enum diag_level level, const char *reason,
	const char *fmt, ...)
{
	char detail[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(detail, sizeof(detail), fmt, ap);
	va_end(ap);
	for (char *c = detail; *c; c++)
		if ((unsigned char)*c < 0x20)
			*c = ' ';
	buffer_puts(log, level_name[level]);
	buffer_puts(log, "\t");
	buffer_puts(log, reason);
	buffer_puts(log, "\t");
	buffer_puts(log, detail);
	buffer_puts(log, "\n");
}

/* diag_say keeps the pointers of the reasons it has seen. */
static const char *
lasting(struct slice reason)
{
	enum { REASONS = 64 };
	static char *kept[REASONS];
	int i = 0;

	while (i < REASONS && kept[i] && !slice_is(reason, kept[i]))
		i++;
	if (i == REASONS)
		return "other";
	if (!kept[i])
		kept[i] = xstrndup(reason.p, reason.n);
	return kept[i];
}

/* Cuts the bytes before the next stop off s. */
static struct slice
cut(struct slice *s, char stop)
{
	const char *at = memchr(s->p, stop, s->n);
	size_t n = at ? (size_t)(at - s->p) : s->n;
	struct slice head = {s->p, n};

	n += at != NULL;
	s->p += n;
	s->n -= n;
	return head;
}

void
log_print(struct slice log, const char *doc)
{
	struct diag_place at = {.doc = slice_of(doc)};

	while (log.n) {
		struct slice line = cut(&log, '\n');
		struct slice level = cut(&line, '\t');
		struct slice reason = cut(&line, '\t');
		int l = 0;

		while (l < DIAG_ERROR && !slice_is(level, level_name[l]))
			l++;
		diag_say((enum diag_level)l, at, lasting(reason), "%.*s",
			 (int)line.n, line.p);
	}
}
