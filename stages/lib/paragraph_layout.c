/* How the lines of a block are laid out: prose broken at a width, items, rows
 * of cells, headings. */
#include "paragraph_parts.h"

bool
layout_full(const struct line_shape *a, const struct line_shape *s,
	    size_t width, size_t percent)
{
	return (a->width + 1 + s->first) * 100 > width * percent;
}

bool
layout_unfinished(const struct line_shape *a, const struct line_shape *s,
		  const struct layout *y)
{
	return !a->stop && (a->open || (s->lower && !y->all_lower));
}

/* A row has little text between its gaps; a gap of two spaces, or long cells,
 * need another row beside. */
static bool
is_row(const struct line_shape *s, size_t n, size_t i)
{
	const struct line_shape *before = i > 0 ? &s[i - 1] : NULL;
	const struct line_shape *after = i + 1 < n ? &s[i + 1] : NULL;

	if (s[i].cells)
		return s[i].wide || (before && before->cells) ||
		       (after && after->cells);
	return s[i].wide &&
	       ((before && before->wide) || (after && after->wide));
}

static bool
is_letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* A line of its own that is no row of cells, for it has no figure. */
static bool
is_plain(const struct line_shape *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->p[i] >= '0' && s->p[i] <= '9')
			return false;
	return true;
}

/* `- 1 4/5` on a line of its own: no item, for no word follows the dash. */
static bool
is_negative(const struct line_shape *s)
{
	size_t at = s->mark;

	if (at == 0 || s->p[0] != '-' || s->p[at] < '0' || s->p[at] > '9')
		return false;
	while (++at < s->n)
		if (is_letter(s->p[at]) && is_letter(s->p[at - 1]))
			return false;
	return true;
}

/* List marks that could be something else (a dash, a number) count where the
 * line before ended or where the block has several. */
static void
settle_kinds(struct line_shape *s, size_t n)
{
	size_t marks = 0, rows = 0, tight = 0, width = 0;
	size_t gaps = 0, inner = 0;

	for (size_t i = 0; i < n; i++) {
		marks += s[i].mark > 0;
		rows += s[i].cells || s[i].wide;
		gaps += s[i].gaps;
		inner += s[i].inner;
		if (s[i].width > width)
			width = s[i].width;
	}
	for (size_t i = 0; i < n; i++)
		tight += s[i].width == width;
	/* Lines all of one width are justified: their gaps mean nothing; nor
	 * do those of prose, inside of phrases, or a single one in a sentence.
	 */
	if ((n >= 4 && tight + 2 >= n) || inner * 4 > gaps ||
	    (n == 1 && ((gaps == 1 && s[0].stop) || is_plain(&s[0]))))
		rows = 0;
	if (n == 1 && is_negative(&s[0]))
		s[0].mark = 0;
	for (size_t i = 0; i < n; i++) {
		struct line_shape *x = &s[i];
		bool fresh = i == 0 || s[i - 1].stop || marks > 1 ||
			     s[i - 1].kind == LINE_RULE;

		if (x->kind == LINE_RULE || x->kind == LINE_HEADING)
			continue;
		if (rows > 0 && is_row(s, n, i))
			x->kind = LINE_TABLE;
		if (x->kind == LINE_TABLE || !x->mark)
			continue;
		if (x->sure || fresh)
			x->kind = LINE_ITEM;
		else
			x->mark = 0;
	}
}

/* Wrapped prose shows itself by full lines that break off in the middle of a
 * sentence. */
struct layout
layout_see(struct line_shape *s, size_t n, size_t *doc_width)
{
	struct layout y = {.all_lower = n > 2};
	size_t pairs = 0, cut = 0, ragged = 0;

	settle_kinds(s, n);
	for (size_t i = 0; i < n; i++) {
		if (s[i].kind != LINE_RULE && s[i].width > y.width)
			y.width = s[i].width;
		y.all_lower &= s[i].lower;
	}
	for (size_t i = 1; i < n; i++) {
		const struct line_shape *a = &s[i - 1];

		if (a->kind == LINE_RULE || a->kind == LINE_TABLE ||
		    (s[i].kind != LINE_PLAIN && s[i].kind != LINE_LABEL))
			continue;
		pairs++;
		if (!layout_full(a, &s[i], y.width, 82))
			ragged++;
		else if (layout_unfinished(a, &s[i], &y))
			cut++;
	}
	if (y.width > WIDEST || y.width < 30 || ragged > pairs / 2)
		return y;
	y.wraps = cut > 0 || *doc_width > 0;
	if (cut > 1 && y.width > *doc_width)
		*doc_width = y.width;
	return y;
}

/* `Kazakhstan: economic update 2014`: without figures but a year at the end,
 * the first line is a title, no label with its value. */
static bool
titles(const struct line_shape *s)
{
	size_t n = s->n;

	while (n > 0 && n + 4 > s->n && s->p[n - 1] >= '0' &&
	       s->p[n - 1] <= '9')
		n--;
	for (size_t i = 0; i < n; i++)
		if (s->p[i] >= '0' && s->p[i] <= '9')
			return false;
	return s->kind == LINE_LABEL;
}

bool
layout_heads(const struct line_shape *s, bool first)
{
	if ((s->kind != LINE_PLAIN && !(first && titles(s))) || s->width > 90 ||
	    s->stop || s->open || (s->lower && !(first && s->width < 20)))
		return false;
	for (size_t i = 0; i < s->n; i++) {
		if (s->p[i] == '%' || s->p[i] == '$')
			return false;
		if ((s->p[i] >= '0' && s->p[i] <= '9') && i > 2 &&
		    i + 2 < s->n && s->p[i + 1] == ' ' && s->p[i + 2] >= 'a' &&
		    s->p[i + 2] <= 'z')
			return false;
	}
	return true;
}
