#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "workbench.h"

static bool coloured;

void
show_setup(void)
{
	const char *force = getenv("CLICOLOR_FORCE");
	const char *no = getenv("NO_COLOR");

	coloured = (force && !strcmp(force, "1")) ||
		   (isatty(STDOUT_FILENO) && !(no && *no));
}

void
show(enum style style, const char *fmt, ...)
{
	static const char *const code[] = {"",   "1",  "31", "32",
					   "33", "34", "2"};
	bool on = coloured && style != PLAIN;
	va_list ap;

	if (on)
		printf("\033[%sm", code[style]);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	if (on)
		fputs("\033[0m", stdout);
}

void
show_count(size_t n, const char *noun)
{
	bool es = noun[strlen(noun) - 1] == 'h';

	printf("%zu %s%s", n, noun, n == 1 ? "" : es ? "es" : "s");
}

/* The dimension behind a mark's two bytes, "any" when there is none. */
static const char *
kind_name(const struct units *units, const char *bytes)
{
	for (int d = 0; d < units_dimension_count(units); d++) {
		char mark[2];

		mark_kind(d, mark);
		if (!memcmp(mark, bytes, 2))
			return units_dimension_name(units, d);
	}
	return "any";
}

void
show_marked(const struct units *units, struct slice marked)
{
	for (size_t i = 0; i < marked.n; i++) {
		char c = marked.p[i];

		if (c == MARK_OPEN && i + 2 < marked.n) {
			show(GREEN, "⟨%s:", kind_name(units, marked.p + i + 1));
			i += 2;
		} else if (c == MARK_OPEN) {
			show(GREEN, "⟨");
		} else if (c == MARK_CLOSE) {
			show(GREEN, "⟩");
		} else if ((unsigned char)c >= 0x20) {
			putchar(c);
		}
	}
}

/* The length of a quantity's expansion at p, 0 when there is none. */
static size_t
quantity_length(const char *p)
{
	static const char *const open[] = {"(?<quantity>\x02", "(?:\x02"};
	const char *end;

	for (int i = 0; i < 2; i++)
		if (!strncmp(p, open[i], strlen(open[i])) &&
		    (end = strstr(p, "[^\x03]*+\x03)")))
			return (size_t)(end - p) + strlen("[^\x03]*+\x03)");
	return 0;
}

static void
show_quantity(const struct units *units, const char *p, size_t n)
{
	const char *mark = memchr(p, MARK_OPEN, n);
	bool first = true;

	show(GREEN, "⟨");
	if (mark[1] == '[') {
		show(GREEN, "any");
	} else {
		for (mark += 4; (unsigned char)*mark >= 0x0e &&
				(unsigned char)*mark < 0x20;
		     mark += 3) {
			show(GREEN, "%s%s", first ? "" : "|",
			     kind_name(units, mark));
			first = false;
		}
	}
	show(GREEN, "⟩");
}

void
show_expanded(const struct units *units, const char *pattern)
{
	while (*pattern) {
		size_t n = quantity_length(pattern);

		if (n) {
			show_quantity(units, pattern, n);
			pattern += n;
			continue;
		}
		if ((unsigned char)*pattern >= 0x20)
			putchar(*pattern);
		else
			printf("\\x%02x", (unsigned char)*pattern);
		pattern++;
	}
}

void
show_kinds(const struct units *units, const struct kind_set *kinds)
{
	const char *comma = "";

	if (kinds->word[0] == UINT64_MAX && kinds->word[1] == UINT64_MAX) {
		printf("any");
		return;
	}
	for (int d = 0; d < units_dimension_count(units); d++) {
		struct kind_set one = {{0}};

		kind_add(&one, d);
		if (!kind_overlap(&one, kinds))
			continue;
		printf("%s%s", comma, units_dimension_name(units, d));
		comma = ", ";
	}
}
