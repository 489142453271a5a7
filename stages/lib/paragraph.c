#include "paragraph.h"

#include <stdlib.h>

#include "line_shape.h"

enum {
	WIDEST = 140,  /* columns of a wrapped line */
	NARROWEST = 20 /* columns of a block that wraps */
};

struct paragraphs {
	paragraph_each *each;
	void *data;
	char *text;
	size_t cap;
	struct paragraph open; /* the record being built */
	bool is_open;
	bool crossed;         /* a page ended since its last line */
	uint64_t last_number; /* of the line added last */
	bool any;             /* the document has a record */
	bool goes_on;         /* the block before was a part of this one */
	struct source_map map;
	struct line_shape last; /* of the line added last; its p is stale */
	struct line_shape *shape;
	size_t shapecap;
	size_t doc_width; /* of the wrapped blocks so far, 0: none */
};

/* What the lines of a block have in common. */
struct layout {
	size_t width;
	bool wraps;     /* it is prose broken at a width */
	bool all_lower; /* every line begins in lower case: a list */
};

struct paragraphs *
paragraphs_new(paragraph_each *each, void *data)
{
	struct paragraphs *b = xmalloc(sizeof(*b));

	*b = (struct paragraphs){.each = each, .data = data, .cap = 1 << 16};
	b->text = xmalloc(b->cap);
	return b;
}

void
paragraphs_free(struct paragraphs *b)
{
	if (!b)
		return;
	map_free(&b->map);
	free(b->shape);
	free(b->text);
	free(b);
}

void
paragraphs_start(struct paragraphs *b)
{
	b->any = b->is_open = b->crossed = b->goes_on = false;
	b->doc_width = 0;
}

static void
close_record(struct paragraphs *b)
{
	struct paragraph *p = &b->open;

	if (!b->is_open)
		return;
	p->text.p = b->text;
	p->map = &b->map;
	b->each(b->data, p);
	b->is_open = b->crossed = false;
	b->any = true;
}

void
paragraphs_end(struct paragraphs *b)
{
	close_record(b);
}

/* ---- the text ----------------------------------------------------------- */

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
room(struct paragraphs *b, size_t n)
{
	if (b->cap - b->open.text.n < n) {
		b->cap = 2 * (b->cap + n);
		b->text = xrealloc(b->text, b->cap);
	}
	b->open.text.p = b->text;
}

/* From here on the text's bytes are those of `at`. */
static void
mark(struct paragraphs *b, const struct text_line *line, const char *at)
{
	const struct paragraph *p = &b->open;

	map_add(&b->map,
		(struct map_entry){
		    .text = (uint32_t)p->text.n,
		    .source = (uint32_t)(line->offset +
					 (uint64_t)(at - line->p) - p->begin),
		    .lines = (uint32_t)(line->number - p->line),
		    .pages = (uint32_t)(line->page - p->page),
		});
}

static void
put(struct paragraphs *b, const char *p, size_t n)
{
	if (n)
		memcpy(b->text + b->open.text.n, p, n);
	b->open.text.n += n;
}

static bool
is_white(char c)
{
	return c == ' ' || c == '\0' || (c >= '\t' && c <= '\r');
}

/* Adds at[0..n) with its white space collapsed where it is odd, gaps of a row
 * as borders. */
static void
put_words(struct paragraphs *b, const struct text_line *line, const char *at,
	  size_t n, bool odd, bool row)
{
	const char *end = at + n;

	if (!odd) {
		put(b, at, n);
		return;
	}
	while (at < end) {
		size_t plain = line_odd(at, (size_t)(end - at));
		const char *to;

		put(b, at, plain);
		at += plain;
		for (to = at; to < end && is_white(*to); to++)
			;
		if (to == at && at < end) {
			put(b, at++, 1); /* a control character */
			continue;
		}
		if (to < end) {
			bool border = row && (to - at > 1 || *at == '\t') &&
				      *to != '|' &&
				      !ends_with(b->open.text, "|");

			put(b, border ? " | " : " ", border ? 3 : 1);
			mark(b, line, to);
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

static void
begin_record(struct paragraphs *b, const struct text_line *line,
	     const struct line_shape *s)
{
	size_t skip = s->kind == LINE_ITEM || s->kind == LINE_HEADING ||
			      s->kind == LINE_TABLE
			  ? s->mark
			  : 0;
	const char *at = s->p + skip;

	b->open = (struct paragraph){
	    .block = block_name(s),
	    .page = line->page,
	    .line = line->number,
	    .begin = line->offset + (uint64_t)(at - line->p),
	};
	map_clear(&b->map);
	b->is_open = true;
	room(b, 3 * s->n);
	put_words(b, line, at, s->n - skip, s->odd, s->kind == LINE_TABLE);
}

static void
continue_record(struct paragraphs *b, const struct text_line *line,
		const struct line_shape *s)
{
	enum glue g = glue(&b->open, s);

	room(b, s->n + 1);
	if (g == GLUE_DEHYPHEN)
		b->open.text.n--;
	else if (g == GLUE_SPACE)
		put(b, " ", 1);
	mark(b, line, s->p);
	put_words(b, line, s->p, s->n, s->odd, false);
}

/* ---- what belongs together ---------------------------------------------- */

static bool
full(const struct line_shape *a, const struct line_shape *s, size_t width,
     size_t percent)
{
	return (a->width + 1 + s->first) * 100 > width * percent;
}

/* True when a cannot be whole without s. */
static bool
unfinished(const struct line_shape *a, const struct line_shape *s,
	   const struct layout *y)
{
	return !a->stop && (a->open || (s->lower && !y->all_lower));
}

static bool
number_broken(const struct paragraph *p, const struct line_shape *s)
{
	return (s->digit || s->p[0] == '%') && glue(p, s) == GLUE_NOTHING;
}

/* True when s goes on with the line before, `last`, which the open record
 * ends with. */
static bool
joins(const struct paragraphs *b, const struct line_shape *s,
      const struct layout *y)
{
	const struct line_shape *a = &b->last;
	size_t width = y->width;

	if (width > WIDEST || a->kind == LINE_TABLE || a->kind == LINE_RULE ||
	    a->kind == LINE_HEADING || a->kind == LINE_LABEL_ONLY ||
	    (s->kind != LINE_PLAIN && s->kind != LINE_LABEL))
		return false;
	if (number_broken(&b->open, s) || a->hyphen)
		return true;
	if (s->kind == LINE_LABEL &&
	    (a->stop || !(y->wraps || (a->open && full(a, s, width, 82)))))
		return false;
	if (width >= NARROWEST && unfinished(a, s, y))
		return full(a, s, width, 55);
	if (b->doc_width > width && b->doc_width <= 2 * width)
		width = b->doc_width;
	return y->wraps && full(a, s, width, 82);
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

/* List marks that could be something else (a dash, a number) count where the
 * line before ended or where the block has several. */
static void
settle_kinds(struct line_shape *s, size_t n)
{
	size_t marks = 0, rows = 0, tight = 0, width = 0;

	for (size_t i = 0; i < n; i++) {
		marks += s[i].mark > 0;
		rows += s[i].cells || s[i].wide;
		if (s[i].width > width)
			width = s[i].width;
	}
	for (size_t i = 0; i < n; i++)
		tight += s[i].width == width;
	/* Lines all of one width are justified: their gaps mean nothing. */
	if (n >= 4 && tight + 2 >= n)
		rows = 0;
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
static struct layout
see_layout(struct paragraphs *b, const struct line_shape *s, size_t n)
{
	struct layout y = {.all_lower = n > 2};
	size_t pairs = 0, cut = 0, ragged = 0;

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
		if (!full(a, &s[i], y.width, 82))
			ragged++;
		else if (unfinished(a, &s[i], &y))
			cut++;
	}
	if (y.width > WIDEST || y.width < 30 || ragged > pairs / 2)
		return y;
	y.wraps = cut > 0 || b->doc_width > 0;
	if (cut > 1 && y.width > b->doc_width)
		b->doc_width = y.width;
	return y;
}

/* A short line by itself, without a stop and without an amount; in lower case
 * only the first of a document. */
static bool
heads(const struct line_shape *s, bool first)
{
	if (s->kind != LINE_PLAIN || s->width > 90 || s->stop || s->open ||
	    (s->lower && !(first && s->width < 20)))
		return false;
	for (size_t i = 0; i < s->n; i++) {
		if (s->p[i] == '%' || s->p[i] == '$')
			return false;
		if (is_digit(s->p[i]) && i > 2 && i + 2 < s->n &&
		    s->p[i + 1] == ' ' && is_lower(s->p[i + 2]))
			return false;
	}
	return true;
}

static void
name_heading(struct paragraphs *b, const struct text_line *line,
	     const struct line_shape *s, size_t n, enum text_end ended)
{
	bool alone = n == 1 && (ended == TEXT_BLANK || ended == TEXT_PAGE) &&
		     !b->goes_on;
	bool underlined = n > 1 && s[1].kind == LINE_RULE;

	if ((alone || underlined) && b->open.line == line->number &&
	    b->open.page == line->page && heads(s, !b->any))
		b->open.block = b->any ? "heading" : "title";
}

/* After the end of a page only a line that must go on does: fact-convert says
 * so by a form feed inside a line. */
static bool
joins_over_page(const struct paragraphs *b, const struct text_line *line,
		const struct line_shape *s)
{
	if (b->crossed && line->number == b->last_number)
		return true;
	return b->crossed && !b->last.stop && s->kind == LINE_PLAIN &&
	       (b->last.kind == LINE_PLAIN || b->last.kind == LINE_LABEL) &&
	       (s->lower || s->digit || b->last.open);
}

static void
add_line(struct paragraphs *b, const struct text_line *line,
	 const struct line_shape *s, bool join)
{
	if (b->is_open && b->open.text.n + s->n > PARAGRAPH_CAP) {
		b->open.cut = join;
		join = false;
	}
	if (s->kind == LINE_RULE) {
		close_record(b);
	} else if (join) {
		if (b->crossed && line->number == b->last_number)
			b->open.block = "para";
		continue_record(b, line, s);
	} else {
		close_record(b);
		begin_record(b, line, s);
	}
	if (line->cut) {
		b->open.cut = true;
		close_record(b);
	}
	b->last = *s;
	b->last_number = line->number;
}

void
paragraphs_block(struct paragraphs *b, const struct text_line *line, size_t n,
		 enum text_end ended)
{
	size_t take = ended == TEXT_MORE ? n - 1 : n;
	struct layout y;

	if (n > b->shapecap) {
		b->shapecap = 2 * n;
		b->shape = xrealloc(b->shape, b->shapecap * sizeof(*b->shape));
	}
	for (size_t i = 0; i < n; i++)
		line_shape(line[i].p, line[i].n, &b->shape[i]);
	settle_kinds(b->shape, n);
	y = see_layout(b, b->shape, n);
	for (size_t i = 0; i < take; i++) {
		const struct line_shape *s = &b->shape[i];
		bool join =
		    b->is_open &&
		    (i > 0 || b->goes_on ? joins(b, s, &y)
					 : joins_over_page(b, &line[i], s));

		add_line(b, &line[i], s, join);
		if (i == 0)
			name_heading(b, line, s, n, ended);
	}
	b->goes_on = ended == TEXT_MORE;
	if (ended == TEXT_PAGE)
		b->crossed = true;
	else if (n > 0 && !b->goes_on)
		b->crossed = false;
}
