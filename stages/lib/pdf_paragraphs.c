#include <math.h>
#include <stdlib.h>

#include "pdf.h"
#include "pdf_phrase.h"
#include "pdf_rows.h"

enum kind { BODY, CAPTION, NOTE, TABLE };

/* The paragraph that is being put together. */
struct para {
	struct buffer text;
	enum kind kind;
	struct pdf_line first, last; /* their text is not used */
	int lines;
	bool item;    /* of a list */
	bool crossed; /* holds a form feed */
};

struct writer {
	struct buffer *out;
	const struct pdf_runs *r;
	const struct pdf_lines *lines;
	float leading;         /* of the column at hand */
	struct para body;      /* may go on after what floats between */
	struct para aside;     /* a caption, note or table */
	struct buffer waiting; /* asides that come after body */
	bool page_ended;       /* while body waits for its next line */
};

static float
height(const struct pdf_line *l)
{
	return l->y1 - l->y0;
}

static struct slice
line_text(const struct writer *w, const struct pdf_line *l)
{
	return buffer_slice(&w->lines->text, l->begin, l->end);
}

static struct slice
para_text(const struct para *p)
{
	return buffer_slice(&p->text, 0, p->text.n);
}

static enum kind
kind_of(const struct writer *w, const struct pdf_line *l)
{
	struct slice s = line_text(w, l);

	if (l->table)
		return TABLE;
	if (l->marked)
		return NOTE;
	return l->over || phrase_is_caption(s) ? CAPTION : BODY;
}

/* Line l is set in letters of the same size.  Boxes of lines that were read
 * from pictures differ more, so that one amid a sentence may. */
static bool
same_height(const struct writer *w, const struct pdf_line *last,
	    const struct pdf_line *l)
{
	float part = phrase_starts_lower(line_text(w, l)) ? 0.25f : 0.1f;

	return fabsf(height(last) - height(l)) < part * height(last);
}

static bool
indented(const struct writer *w, const struct pdf_line *l)
{
	return l->x0 > l->left + 0.8f * w->r->height;
}

/* The line reaches the right side of its column. */
static bool
is_full(const struct pdf_line *l, float part)
{
	return l->x1 >= l->left + part * (l->right - l->left);
}

/* Line l, right below p's last one, begins a paragraph. */
static bool
parts_below(const struct writer *w, const struct para *p,
	    const struct pdf_line *l)
{
	const struct pdf_line *last = &p->last;
	struct slice before = para_text(p), s = line_text(w, l);
	bool ended = phrase_ends_sentence(before), label = pdf_label(s) > 0;
	float step = 0.8f * height(l);

	if (!same_height(w, last, l) || l->y0 < last->y0)
		return true;
	if (l->y1 - last->y1 > 1.35f * fmaxf(w->leading, 1.15f * height(l)))
		return true;
	if (label && (p->item || ended || !is_full(last, 0.8f)))
		return true;
	if (phrase_is_caption(s) && ended)
		return true;
	if (phrase_is_labelled(s) &&
	    (!is_full(last, 0.85f) || l->x0 > last->x0 + step))
		return true;
	/* Two first lines, each indented. */
	if (p->lines == 1 && indented(w, last) && indented(w, l) &&
	    (phrase_is_labelled(s) || !is_full(last, 0.8f) ||
	     (ended && !phrase_starts_lower(s))))
		return true;
	if (l->marked)
		return true;
	if (p->item && !phrase_starts_lower(s) && !is_full(last, 0.6f))
		return true;
	if (p->item)
		return l->x0 < p->first.x0 + 0.3f * step && ended;
	if (l->x0 > last->x0 + step)
		return ended || !is_full(last, 0.8f);
	if (l->x0 < last->x0 - step && p->lines > 1)
		return true;
	if (phrase_starts_lower(s) || phrase_goes_on(before, s) ||
	    height(l) > 1.15f * w->r->height)
		return false;
	return ended ? !is_full(last, 0.75f) : !is_full(last, 0.6f);
}

/* The body ends within a sentence, at the right side of its column. */
static bool
is_open(const struct para *p)
{
	return p->text.n >= 20 && is_full(&p->last, 0.7f) &&
	       !phrase_ends_sentence(para_text(p));
}

/* Line l, in another column or on another page, goes on with the body. */
static bool
goes_on(const struct writer *w, const struct pdf_line *l)
{
	const struct para *p = &w->body;
	struct slice before = para_text(p), s = line_text(w, l);

	if (p->text.n == 0 || !same_height(w, &p->last, l) || indented(w, l))
		return false;
	if (phrase_starts_lower(s) || before.p[before.n - 1] == '-')
		return true;
	return is_open(p) && pdf_label(s) == 0;
}

static void
append_line(const struct writer *w, struct para *p, const struct pdf_line *l,
	    bool new_page)
{
	struct slice before = para_text(p), s = line_text(w, l);
	enum pdf_join join = pdf_join_of(before, s);

	if (new_page) {
		/* What reads the text joins over the form feed. */
		buffer_puts(&p->text, "\f");
		p->crossed = true;
	} else if (join == JOIN_SPACE) {
		buffer_puts(&p->text, " ");
	} else if (join == JOIN_DEHYPHEN) {
		do
			p->text.n--;
		while ((p->text.p[p->text.n] & 0xc0) == 0x80);
	}
	buffer_add(&p->text, s.p, s.n);
	p->last = *l;
	p->lines++;
}

static void
start_para(const struct writer *w, struct para *p, enum kind kind,
	   const struct pdf_line *l)
{
	p->text.n = 0;
	p->kind = kind;
	p->first = *l;
	p->lines = 0;
	p->crossed = false;
	p->item = kind == BODY && pdf_label(line_text(w, l)) > 0;
	append_line(w, p, l, false);
}

static void
put_para(struct buffer *out, struct para *p)
{
	if (p->text.n) {
		buffer_add(out, p->text.p, p->text.n);
		buffer_puts(out, "\n\n");
		p->text.n = 0;
	}
}

/* The body is whole: it, the page's end if that came since, and the asides
 * that were kept back. */
static void
end_body(struct writer *w)
{
	put_para(w->out, &w->body);
	if (w->page_ended)
		buffer_puts(w->out, "\f");
	w->page_ended = false;
	buffer_add(w->out, w->waiting.p, w->waiting.n);
	w->waiting.n = 0;
}

/* A whole aside goes before a body that may go on, so as not to cut it. */
static void
end_aside(struct writer *w)
{
	if (w->aside.text.n == 0)
		return;
	if (w->body.text.n && !is_open(&w->body) && !w->page_ended)
		end_body(w);
	if (w->body.text.n && (w->page_ended || w->body.crossed))
		put_para(&w->waiting, &w->aside);
	else
		put_para(w->out, &w->aside);
}

static void
add_aside(struct writer *w, enum kind kind, const struct pdf_line *l)
{
	bool more = w->aside.text.n && !l->first && w->aside.kind == kind;

	if (more && kind == TABLE) {
		struct slice s = line_text(w, l);

		buffer_puts(&w->aside.text, "\n");
		buffer_add(&w->aside.text, s.p, s.n);
		w->aside.last = *l;
		return;
	}
	end_aside(w);
	start_para(w, &w->aside, kind, l);
}

static void
add_line(struct writer *w, const struct pdf_line *l)
{
	enum kind kind = kind_of(w, l);

	if (kind == BODY && w->aside.text.n && w->aside.kind != TABLE &&
	    !l->first && !parts_below(w, &w->aside, l)) {
		append_line(w, &w->aside, l, false);
		return;
	}
	if (kind != BODY) {
		add_aside(w, kind, l);
		return;
	}
	if (w->body.text.n && !w->aside.text.n && !l->first && !w->page_ended) {
		if (!parts_below(w, &w->body, l)) {
			append_line(w, &w->body, l, false);
			return;
		}
	} else if (goes_on(w, l)) {
		end_aside(w);
		append_line(w, &w->body, l, w->page_ended);
		w->page_ended = false;
		return;
	}
	end_aside(w);
	end_body(w);
	start_para(w, &w->body, BODY, l);
}

static int
by_value(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;

	return (x > y) - (x < y);
}

/* The distance of lines in the column that begins at line at: the lower
 * quartile, since the steps between paragraphs are among them. */
static float
find_leading(const struct pdf_lines *lines, size_t at, float height)
{
	size_t end = at + 1, n = 0;
	float *step, leading = 1.3f * height;

	while (end < lines->n && !lines->line[end].first)
		end++;
	step = xmalloc((end - at) * sizeof(*step));
	for (size_t i = at + 1; i < end; i++) {
		float d = lines->line[i].y1 - lines->line[i - 1].y1;

		if (d > 0.7f * height && d < 3 * height)
			step[n++] = d;
	}
	if (n >= 3) {
		qsort(step, n, sizeof(*step), by_value);
		leading = step[n / 3];
	}
	free(step);
	return leading;
}

static void
end_page(struct writer *w)
{
	end_aside(w);
	if (w->page_ended || w->waiting.n || w->body.text.n == 0 ||
	    !is_open(&w->body))
		end_body(w);
	if (w->body.text.n)
		w->page_ended = true;
	else
		buffer_puts(w->out, "\f");
}

void
pdf_paragraphs_write(struct buffer *out, const struct pdf_runs *r)
{
	struct pdf_lines lines = {0};
	struct writer w = {.out = out, .r = r, .lines = &lines};

	for (size_t p = 0; p < r->npages; p++) {
		lines.n = lines.text.n = 0;
		pdf_columns_read(&lines, r, p);
		for (size_t i = 0; i < lines.n; i++) {
			if (lines.line[i].first)
				w.leading = find_leading(&lines, i, r->height);
			add_line(&w, &lines.line[i]);
		}
		if (p + 1 < r->npages)
			end_page(&w);
	}
	end_aside(&w);
	end_body(&w);
	pdf_lines_free(&lines);
	buffer_free(&w.body.text);
	buffer_free(&w.aside.text);
	buffer_free(&w.waiting);
}
