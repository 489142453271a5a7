/* The text of a record: how lines are glued, white space and its map. */
#include "paragraph_parts.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_lower(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static bool
ends_with(struct slice t, const char *what)
{
	size_t n = strlen(what);

	return t.n >= n && memcmp(t.p + t.n - n, what, n) == 0;
}

/* True when a digit group is broken at the line end: `7,` before `590`. */
static bool
group_goes_on(struct slice t, const struct line_shape *s)
{
	size_t digits = 0, i = t.n - 1;

	while (i > 0 && is_digit(t.p[i - 1]) && digits < 4)
		i--, digits++;
	if (t.p[t.n - 1] != ',' || digits == 0 || digits == 4)
		return false;
	for (i = 0; i < s->n && is_digit(s->p[i]); i++)
		;
	return i == 3;
}

enum glue { GLUE_SPACE, GLUE_NOTHING, GLUE_DEHYPHEN };

/* The same where the text ends in a sign beyond ASCII. */
static enum glue
glue_sign(struct slice t, const struct line_shape *s)
{
	if (ends_with(t, "\xC2\xAD") || ends_with(t, "\xE2\x88\x92") ||
	    ends_with(t, "\xE2\x80\x90") || ends_with(t, "\xE2\x80\x91"))
		return GLUE_NOTHING; /* soft hyphen, minus, hyphens */
	return ends_with(t, "\xE2\x80\x93") && t.n > 3 &&
		       is_digit(t.p[t.n - 4]) && s->digit
		   ? GLUE_NOTHING /* 1990 en dash 1995 */
		   : GLUE_SPACE;
}

/* What stands between the open text and the line that goes on. */
static enum glue
glue(const struct paragraph *p, const struct line_shape *s)
{
	struct slice t = p->text;
	char last = t.p[t.n - 1], before = t.n > 1 ? t.p[t.n - 2] : ' ';

	if (last == '-') {
		if (is_lower(before) && s->lower)
			return GLUE_DEHYPHEN;
		if (before == ' ')
			return s->digit ? GLUE_NOTHING : GLUE_SPACE;
		return before == '-' ? GLUE_SPACE : GLUE_NOTHING;
	}
	if ((unsigned char)last >= 0x80)
		return glue_sign(t, s);
	if (last == '/' && before != ' ')
		return GLUE_NOTHING;
	if (s->p[0] == '%' && is_digit(last))
		return GLUE_NOTHING;
	return s->digit && group_goes_on(t, s) ? GLUE_NOTHING : GLUE_SPACE;
}

static void
room(struct draft *d, size_t n)
{
	if (d->cap - d->p.text.n < n) {
		d->cap = 2 * (d->cap + n);
		d->buf = xrealloc(d->buf, d->cap);
	}
	d->p.text.p = d->buf;
}

/* From here on the text's bytes are those of `at`. */
static void
mark(struct draft *d, const struct text_line *line, const char *at)
{
	const struct paragraph *p = &d->p;

	map_add(&d->map,
		(struct map_entry){
		    .text = (uint32_t)p->text.n,
		    .source = (uint32_t)(line->offset +
					 (uint64_t)(at - line->p) - p->begin),
		    .lines = (uint32_t)(line->number - p->line),
		    .pages = (uint32_t)(line->page - p->page),
		});
}

static void
put(struct draft *d, const char *p, size_t n)
{
	if (n)
		memcpy(d->buf + d->p.text.n, p, n);
	d->p.text.n += n;
}

static bool
is_white(char c)
{
	return c == ' ' || c == '\0' || (c >= '\t' && c <= '\r');
}

/* Adds at[0..n) with its white space collapsed where it is odd, gaps of a row
 * as borders. */
static void
put_words(struct draft *d, const struct text_line *line, const char *at,
	  size_t n, bool odd, bool row)
{
	const char *end = at + n;

	if (!odd) {
		put(d, at, n);
		return;
	}
	while (at < end) {
		size_t plain = line_odd(at, (size_t)(end - at));
		const char *to;

		put(d, at, plain);
		at += plain;
		for (to = at; to < end && is_white(*to); to++)
			;
		if (to == at && at < end) {
			put(d, at++, 1); /* a control character */
			continue;
		}
		if (to < end) {
			bool border = row && (to - at > 1 || *at == '\t') &&
				      *to != '|' && !ends_with(d->p.text, "|");

			put(d, border ? " | " : " ", border ? 3 : 1);
			mark(d, line, to);
		}
		at = to;
	}
}

static const char *
block_name(const struct line_shape *s)
{
	static const char *const caption[] = {
	    "Note:", "Notes:", "Source:", "Sources:", "NOTE:", "SOURCE:"};

	for (size_t i = 0; (s->p[0] == 'N' || s->p[0] == 'S') &&
			   i < sizeof(caption) / sizeof(*caption);
	     i++) {
		size_t n = strlen(caption[i]);

		if (s->n > n && memcmp(s->p, caption[i], n) == 0)
			return "note";
	}
	switch (s->kind) {
	case LINE_HEADING:
	case LINE_LABEL_ONLY:
		return "heading";
	case LINE_TABLE:
		return "table";
	case LINE_ITEM:
	case LINE_LABEL:
		return "item";
	default:
		return "para";
	}
}

void
draft_begin(struct draft *d, const struct text_line *line,
	    const struct line_shape *s)
{
	/* A dash with a gap behind it is an empty cell. */
	bool marked =
	    s->kind == LINE_ITEM || s->kind == LINE_HEADING ||
	    (s->kind == LINE_TABLE && (s->p[0] != '-' || s->mark <= 2));
	size_t skip = marked ? s->mark : 0;
	const char *at = s->p + skip;

	d->p = (struct paragraph){
	    .block = block_name(s),
	    .page = line->page,
	    .line = line->number,
	    .begin = line->offset + (uint64_t)(at - line->p),
	};
	map_clear(&d->map);
	room(d, 3 * s->n);
	put_words(d, line, at, s->n - skip, s->odd, s->kind == LINE_TABLE);
}

void
draft_continue(struct draft *d, const struct text_line *line,
	       const struct line_shape *s)
{
	enum glue g = glue(&d->p, s);

	room(d, s->n + 1);
	if (g == GLUE_DEHYPHEN)
		d->p.text.n--;
	else if (g == GLUE_SPACE)
		put(d, " ", 1);
	mark(d, line, s->p);
	put_words(d, line, s->p, s->n, s->odd, false);
}

bool
draft_number_broken(const struct draft *d, const struct line_shape *s)
{
	return (s->digit || s->p[0] == '%') && glue(&d->p, s) == GLUE_NOTHING;
}
