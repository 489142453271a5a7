#include <stdio.h>
#include <stdlib.h>

#include "yaml_tree.h"

/*
 * The file's bytes and the text's bytes are the same but for white space
 * (indentation, folded lines) and the doubled quote of a quoted text, so the
 * two are walked side by side, a run of white space against a run.
 */
struct cursor {
	FILE *f;
	int c;
	int quote; /* the text's, 0 when it has none */
	unsigned line, column;
};

static void
step(struct cursor *at)
{
	if (at->c == '\n') {
		at->line++;
		at->column = 0;
	}
	at->c = getc(at->f);
	if ((at->c & 0xc0) != 0x80 || at->c == EOF) /* columns are characters */
		at->column++;
}

static int
is_space(int c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void
skip_space(struct cursor *at)
{
	while (is_space(at->c))
		step(at);
}

/* To the text's first byte: behind a quote, or behind the line of `>-`. */
static void
enter(struct cursor *at, const struct yaml_node *text)
{
	while (at->c != EOF &&
	       (at->line < text->line || at->column < text->column))
		step(at);
	if (!text->plain && (at->c == '\'' || at->c == '"')) {
		at->quote = at->c;
		step(at);
	} else if (!text->plain) {
		while (at->c != EOF && at->c != '\n')
			step(at);
		skip_space(at);
	}
}

void
yaml_locate(const char *path, const struct yaml_node *text, size_t offset,
	    unsigned *line, unsigned *column)
{
	struct cursor at = {.f = fopen(path, "rb"), .line = 1};

	*line = text->line;
	*column = text->column;
	if (!at.f)
		return;
	step(&at);
	enter(&at, text);
	for (size_t i = 0; i < offset && i < text->len && at.c != EOF; i++) {
		if (is_space(text->text[i])) {
			while (i + 1 < offset && is_space(text->text[i + 1]))
				i++;
			skip_space(&at);
			continue;
		}
		if (at.c == '\'' && at.quote == '\'')
			step(&at); /* it is doubled */
		step(&at);
	}
	if (at.c != EOF) {
		*line = at.line;
		*column = at.column;
	}
	fclose(at.f);
}
