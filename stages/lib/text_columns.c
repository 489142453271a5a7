/* Columns that stand side by side in a text (pdftotext -layout writes them). */
#include "paragraph_parts.h"

enum {
	LINES = 4,       /* a block of fewer shows no columns */
	GUTTER_MIN = 20, /* characters of a column */
	GUTTER_MAX = 200,
	INDENT = 8, /* of a paragraph in the right column */
	WORDS = 7   /* of a column's line, on average, times two */
};

/* One line at a gutter, in bytes. */
struct halves {
	size_t left;  /* bytes of the left part, without its white space */
	size_t right; /* where the right part begins; the line's end: none */
	bool crossed; /* text stands in the gutter */
};

static bool
continues(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* Counts in at[column] where text begins again behind two spaces or more. */
static void
count_gaps(const struct text_line *l, unsigned at[GUTTER_MAX])
{
	size_t column = 0, spaces = 0;

	for (size_t i = 0; i < l->n && column < GUTTER_MAX; i++) {
		if (continues(l->p[i]))
			continue;
		if (l->p[i] == ' ') {
			spaces++;
		} else {
			at[column] += spaces > 1 && column >= GUTTER_MIN;
			spaces = 0;
		}
		column++;
	}
}

static struct halves
halves_at(const struct text_line *l, size_t gutter)
{
	struct halves h = {l->n, l->n, false};
	size_t column = 0, spaces = 0, words_end = 0;

	for (size_t i = 0; i < l->n; i++) {
		if (continues(l->p[i]))
			continue;
		if (column >= gutter && l->p[i] != ' ') {
			h.crossed = spaces < 2 || column > gutter + INDENT;
			if (!h.crossed)
				h.left = words_end, h.right = i;
			return h;
		}
		if (l->p[i] == ' ') {
			if (spaces++ == 0)
				words_end = i;
		} else {
			spaces = 0;
		}
		column++;
	}
	return h;
}

static size_t
words(const char *p, size_t n)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		found += p[i] != ' ' && (i == 0 || p[i - 1] == ' ');
	return found;
}

/* True when prose stands on both sides of the gutter. */
static bool
parts(const struct text_line *line, size_t n, size_t gutter)
{
	size_t both = 0, crossed = 0, left = 0, right = 0;

	for (size_t i = 0; i < n; i++) {
		struct halves h = halves_at(&line[i], gutter);

		crossed += h.crossed;
		if (h.left == 0 || h.right == line[i].n)
			continue;
		both++;
		left += words(line[i].p, h.left);
		right += words(line[i].p + h.right, line[i].n - h.right);
	}
	return both >= 3 && crossed * 5 <= n && 2 * left >= WORDS * both &&
	       2 * right >= WORDS * both;
}

static struct text_line
part(const struct text_line *l, size_t from, size_t to)
{
	struct text_line out = *l;

	out.p += from;
	out.n = to - from;
	out.offset += from;
	return out;
}

size_t
columns_split(const struct text_line *line, size_t n, struct text_line *out)
{
	unsigned at[GUTTER_MAX] = {0};
	size_t gutter = 0;

	for (size_t i = 0; i < n; i++)
		count_gaps(&line[i], at);
	for (size_t c = GUTTER_MIN; c < GUTTER_MAX; c++)
		if (at[c] > at[gutter])
			gutter = c;
	if (n < LINES || at[gutter] * 10 < n * 5 || !parts(line, n, gutter))
		return 0;
	for (size_t i = 0; i < n; i++) {
		struct halves h = halves_at(&line[i], gutter);

		out[i] = part(&line[i], 0, h.left);
		out[n + 1 + i] = part(&line[i], h.right, line[i].n);
	}
	out[n].n = 0;
	return 2 * n + 1;
}
