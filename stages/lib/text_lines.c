#include "text_lines.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { WINDOW = 1 << 16, LINE_CAP = 1 << 20 };

void
text_open(struct text_reader *r, int fd, const char *name)
{
	r->fd = fd;
	r->name = name;
	r->begin = r->end = 0;
	r->offset = 0;
	r->number = r->page = 1;
	r->eof = false;
	r->feed = 0;
	r->nlines = 0;
	r->ended = TEXT_BLANK;
}

void
text_close(struct text_reader *r)
{
	free(r->buf);
	free(r->line);
	*r = (struct text_reader){.fd = -1};
}

/* Moves what is not done to the front of the buffer, and the block's lines
 * with it, so that there is room behind. */
static void
make_room(struct text_reader *r)
{
	size_t keep = r->nlines ? (size_t)(r->line[0].p - r->buf) : r->begin;

	if (r->cap - r->end >= WINDOW / 2)
		return;
	if (keep)
		memmove(r->buf, r->buf + keep, r->end - keep);
	r->begin -= keep;
	r->end -= keep;
	r->offset += keep;
	if (r->cap - r->end < WINDOW) {
		r->cap = r->cap ? 2 * r->cap : 2 * WINDOW;
		r->buf = xrealloc(r->buf, r->cap);
	}
	for (size_t i = 0; i < r->nlines; i++)
		r->line[i].p = r->buf + (r->line[i].offset - r->offset);
}

static int
fill(struct text_reader *r, struct error *e)
{
	ssize_t got;

	make_room(r);
	do
		got = read(r->fd, r->buf + r->end, r->cap - r->end);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return error_set(e, "%s: cannot read: %s", r->name,
				 strerror(errno));
	if (got == 0)
		r->eof = true;
	r->end += (size_t)got;
	r->feed = 0;
	if (r->offset == 0 && r->begin == 0 && r->end >= 3 &&
	    memcmp(r->buf, "\xEF\xBB\xBF", 3) == 0)
		r->begin = 3;
	return 0;
}

/* Bytes of p[0..n) without the white space at its end. */
static size_t
trimmed(const char *p, size_t n)
{
	for (;;) {
		if (n > 0 && (p[n - 1] == ' ' || p[n - 1] == '\0' ||
			      (p[n - 1] >= '\t' && p[n - 1] <= '\r')))
			n--;
		else if (n > 1 && p[n - 1] == '\xA0' && p[n - 2] == '\xC2')
			n -= 2; /* a no-break space */
		else
			return n;
	}
}

/* Appends the n bytes at r->begin as a line.  False when it is blank. */
static bool
add_line(struct text_reader *r, size_t n, bool cut)
{
	const char *p = r->buf + r->begin;
	size_t kept = trimmed(p, n);

	if (kept == 0)
		return false;
	if (r->nlines == r->linecap) {
		r->linecap = r->linecap ? 2 * r->linecap : 256;
		r->line = xrealloc(r->line, r->linecap * sizeof(*r->line));
	}
	r->line[r->nlines++] = (struct text_line){
	    .p = p,
	    .n = kept,
	    .offset = r->offset + r->begin,
	    .number = r->number,
	    .page = r->page,
	    .cut = cut,
	};
	return true;
}

/* Where to cut a line that is too long: behind its last space. */
static size_t
cut_at(const char *p, size_t n)
{
	const char *space = memrchr(p + n / 2, ' ', n - n / 2);

	if (space)
		return (size_t)(space - p) + 1;
	while (n > 1 && ((unsigned char)p[n] & 0xC0) == 0x80)
		n--;
	return n;
}

/* The next form feed in the buffer, its end when there is none. */
static size_t
next_feed(struct text_reader *r)
{
	if (r->feed < r->begin || r->feed == 0) {
		const char *p = r->buf + r->begin;
		const char *ff = r->end > r->begin
				     ? memchr(p, '\f', r->end - r->begin)
				     : NULL;

		r->feed = ff ? r->begin + (size_t)(ff - p) : r->end;
	}
	return r->feed;
}

enum found { FOUND_LINE, FOUND_BLANK, FOUND_PAGE, FOUND_EOF, FOUND_NONE };

/* Takes one line from the buffer, as far as it is there. */
static enum found
take_line(struct text_reader *r)
{
	const char *p = r->buf + r->begin, *lf;
	size_t n = r->end - r->begin, feed;
	bool some;

	lf = n ? memchr(p, '\n', n) : NULL;
	feed = next_feed(r) - r->begin;
	if (feed < (lf ? (size_t)(lf - p) : n)) {
		add_line(r, feed, false);
		r->begin += feed + 1;
		r->page++;
		return FOUND_PAGE;
	}
	if (lf) {
		some = add_line(r, (size_t)(lf - p), false);
		r->begin += (size_t)(lf - p) + 1;
		r->number++;
		return some ? FOUND_LINE : FOUND_BLANK;
	}
	if (r->eof) {
		add_line(r, n, false);
		r->begin = r->end;
		return FOUND_EOF;
	}
	if (n <= LINE_CAP)
		return FOUND_NONE;
	n = cut_at(p, LINE_CAP);
	some = add_line(r, n, true);
	r->begin += n;
	return some ? FOUND_LINE : FOUND_BLANK;
}

/* Starts the block with the last line of the one before where that was only a
 * part. */
static void
keep_last(struct text_reader *r)
{
	if (r->ended == TEXT_MORE) {
		r->line[0] = r->line[r->nlines - 1];
		r->nlines = 1;
	} else {
		r->nlines = 0;
	}
}

int
text_block(struct text_reader *r, struct error *e)
{
	if (r->ended == TEXT_EOF)
		return 0;
	keep_last(r);
	for (;;) {
		switch (take_line(r)) {
		case FOUND_LINE:
			if (r->nlines < 2 ||
			    r->buf + r->begin - r->line[0].p < WINDOW)
				continue;
			r->ended = TEXT_MORE;
			return 1;
		case FOUND_BLANK:
			if (r->nlines == 0)
				continue;
			r->ended = TEXT_BLANK;
			return 1;
		case FOUND_PAGE:
			r->ended = TEXT_PAGE;
			return 1;
		case FOUND_EOF:
			r->ended = TEXT_EOF;
			return 1;
		case FOUND_NONE:
			if (fill(r, e) < 0)
				return -1;
		}
	}
}
