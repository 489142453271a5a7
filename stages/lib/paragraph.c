#include "paragraph.h"

#include <stdlib.h>

#include "paragraph_parts.h"

struct paragraphs {
	paragraph_each *each;
	void *data;
	struct draft draft;
	bool is_open;           /* the draft is a record */
	bool crossed;           /* a page ended since its last line */
	uint64_t last_number;   /* of the line added last */
	bool any;               /* the document has a record */
	bool goes_on;           /* the block before was a part of this one */
	struct line_shape last; /* of the line added last; its p is stale */
	struct line_shape *shape;
	size_t shapecap;
	size_t doc_width; /* of the wrapped blocks so far, 0: none */
};

struct paragraphs *
paragraphs_new(paragraph_each *each, void *data)
{
	struct paragraphs *b = xmalloc(sizeof(*b));

	*b = (struct paragraphs){.each = each, .data = data};
	return b;
}

void
paragraphs_free(struct paragraphs *b)
{
	if (!b)
		return;
	map_free(&b->draft.map);
	free(b->shape);
	free(b->draft.buf);
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
	struct paragraph *p = &b->draft.p;

	if (!b->is_open)
		return;
	p->text.p = b->draft.buf;
	p->map = &b->draft.map;
	b->each(b->data, p);
	b->is_open = b->crossed = false;
	b->any = true;
}

void
paragraphs_end(struct paragraphs *b)
{
	close_record(b);
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
	if (draft_number_broken(&b->draft, s) || a->hyphen)
		return true;
	if (s->kind == LINE_LABEL &&
	    (a->stop ||
	     !(y->wraps || (a->open && layout_full(a, s, width, 82)))))
		return false;
	if (width >= NARROWEST && layout_unfinished(a, s, y))
		return layout_full(a, s, width, 55);
	if (b->doc_width > width && b->doc_width <= 2 * width)
		width = b->doc_width;
	return y->wraps && layout_full(a, s, width, 82);
}

static void
name_heading(struct paragraphs *b, const struct text_line *line,
	     const struct line_shape *s, size_t n, enum text_end ended)
{
	bool alone = n == 1 && (ended == TEXT_BLANK || ended == TEXT_PAGE) &&
		     !b->goes_on;
	bool underlined = n > 1 && s[1].kind == LINE_RULE;

	if ((alone || underlined) && b->draft.p.line == line->number &&
	    b->draft.p.page == line->page && layout_heads(s, !b->any))
		b->draft.p.block = b->any ? "heading" : "title";
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
	if (b->is_open && b->draft.p.text.n + s->n > PARAGRAPH_CAP) {
		b->draft.p.cut = join;
		join = false;
	}
	if (s->kind == LINE_RULE) {
		close_record(b);
	} else if (join) {
		if (b->crossed && line->number == b->last_number)
			b->draft.p.block = "para";
		draft_continue(&b->draft, line, s);
	} else {
		close_record(b);
		draft_begin(&b->draft, line, s);
		b->is_open = true;
	}
	if (line->cut) {
		b->draft.p.cut = true;
		close_record(b);
	}
	b->last = *s;
	b->last_number = line->number;
}

static void take_lines(struct paragraphs *b, const struct text_line *line,
		       size_t n, enum text_end ended);

/* Takes a block whose columns stand side by side one after the other.  False
 * when it has none. */
static bool
take_columns(struct paragraphs *b, const struct text_line *line, size_t n)
{
	struct text_line *part;
	size_t wide = 0, count;

	for (size_t i = 0; i < n; i++)
		wide += b->shape[i].wide;
	if (wide * 3 < n || wide < 3)
		return false;
	part = xmalloc((2 * n + 1) * sizeof(*part));
	count = columns_split(line, n, part);
	for (size_t i = 0, to; i < count; i = to + 1) {
		for (to = i; to < count && part[to].n; to++)
			;
		if (to > i)
			take_lines(b, part + i, to - i, TEXT_BLANK);
		/* The next column stands before the end of this one. */
		b->crossed = false;
	}
	free(part);
	return count > 0;
}

static void
take_lines(struct paragraphs *b, const struct text_line *line, size_t n,
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
	if (ended != TEXT_MORE && !b->goes_on && take_columns(b, line, n))
		return;
	y = layout_see(b->shape, n, &b->doc_width);
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
}

void
paragraphs_block(struct paragraphs *b, const struct text_line *line, size_t n,
		 enum text_end ended)
{
	take_lines(b, line, n, ended);
	b->goes_on = ended == TEXT_MORE;
	if (ended == TEXT_PAGE)
		b->crossed = true;
	else if (n > 0 && !b->goes_on)
		b->crossed = false;
}
