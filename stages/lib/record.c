#include "record.h"

#include <endian.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

enum { READ_BLOCK = 1 << 16, WRITE_BLOCK = 1 << 16, LINE_MAX_BYTES = 1 << 26 };

/* Reads more input behind r->end.  1 got bytes, 0 end of input, -1 error. */
static int
fill(struct record_reader *r, struct error *e)
{
	const char *lf;
	ssize_t got;

	if (r->begin > 0) {
		memmove(r->buf, r->buf + r->begin, r->end - r->begin);
		r->end -= r->begin;
		r->begin = 0;
	}
	if (r->cap - r->end < READ_BLOCK / 2) {
		if (r->cap >= LINE_MAX_BYTES)
			return error_set(
			    e, "%s:%llu: a record is longer than %d bytes",
			    r->name, (unsigned long long)r->count + 2,
			    LINE_MAX_BYTES);
		r->cap = r->cap ? 2 * r->cap : READ_BLOCK;
		r->buf = xrealloc(r->buf, r->cap);
	}
	do
		got = read(r->fd, r->buf + r->end, r->cap - r->end);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return error_set(e, "%s: cannot read: %s", r->name,
				 strerror(errno));
	if (got == 0)
		r->eof = true;
	r->end += (size_t)got;
	lf = r->end ? memrchr(r->buf, '\n', r->end) : NULL;
	r->whole = lf ? (size_t)(lf - r->buf) + 1 : 0;
	return got > 0;
}

/* The next line into r->line.  1 a line, 0 end, -1 error. */
static int
next_line(struct record_reader *r, struct error *e)
{
	size_t seen = 0;

	for (;;) {
		const char *from = r->buf + r->begin;
		size_t n = r->end - r->begin;
		const char *lf =
		    n > seen ? memchr(from + seen, '\n', n - seen) : NULL;

		if (lf) {
			r->line = (struct slice){from, (size_t)(lf - from)};
			r->begin += r->line.n + 1;
			return 1;
		}
		if (r->eof && n == 0)
			return 0;
		if (r->eof)
			return error_set(
			    e,
			    "%s:%llu: the stream is truncated: its last "
			    "line has no end; run the stage before again",
			    r->name, (unsigned long long)r->count + 2);
		seen = n;
		if (fill(r, e) < 0)
			return -1;
	}
}

/* The next TAB in p..end, or NULL.  Most fields are short: a word of eight
 * bytes is looked at before memchr is called. */
static const char *
find_tab(const char *p, const char *end)
{
	uint64_t word, zero;

	if (end - p < 8)
		return memchr(p, '\t', (size_t)(end - p));
	memcpy(&word, p, 8);
	word = le64toh(word) ^ UINT64_C(0x0909090909090909);
	zero = (word - UINT64_C(0x0101010101010101)) & ~word &
	       UINT64_C(0x8080808080808080);
	if (zero)
		return p + __builtin_ctzll(zero) / 8;
	return memchr(p + 8, '\t', (size_t)(end - p) - 8);
}

/* Cuts a line at its TABs.  Returns the number of fields, or one more than
 * RECORD_COLUMNS when there are too many. */
static int
split(struct slice line, struct slice *field)
{
	const char *p = line.p, *end = line.p + line.n;
	int n = 0;

	for (;;) {
		const char *tab = find_tab(p, end);

		if (n == RECORD_COLUMNS)
			return n + 1;
		field[n++] = (struct slice){p, (size_t)((tab ? tab : end) - p)};
		if (!tab)
			return n;
		p = tab + 1;
	}
}

int
record_open(struct record_reader *r, int fd, const char *name, struct error *e)
{
	int got;

	*r = (struct record_reader){.fd = fd, .name = name};
	got = next_line(r, e);
	if (got < 0)
		return -1;
	if (got == 0)
		return error_set(
		    e, "%s: no header: the stage before wrote nothing", name);
	r->header = xstrndup(r->line.p, r->line.n);
	r->ncols = split((struct slice){r->header, r->line.n}, r->col);
	if (r->ncols > RECORD_COLUMNS)
		return error_set(e, "%s:1: more than %d columns", name,
				 RECORD_COLUMNS);
	return 0;
}

int
record_column(const struct record_reader *r, const char *name)
{
	for (int i = 0; i < r->ncols; i++)
		if (slice_is(r->col[i], name))
			return i;
	return -1;
}

int
record_require(const struct record_reader *r, const char *name, struct error *e)
{
	int i = record_column(r, name);

	if (i < 0)
		error_set(e,
			  "%s:1: no column `%s`; see stages/README.md for the "
			  "stage that adds it",
			  r->name, name);
	return i;
}

int
record_next(struct record_reader *r, struct error *e)
{
	int got = next_line(r, e), n;

	if (got <= 0)
		return got;
	n = split(r->line, r->field);
	if (n != r->ncols)
		return error_set(
		    e, "%s:%llu: %s%d fields, but the header has %d", r->name,
		    (unsigned long long)r->count + 2,
		    n > RECORD_COLUMNS ? "at least " : "", n, r->ncols);
	r->count++;
	return 1;
}

bool
record_ready(const struct record_reader *r)
{
	struct pollfd p = {.fd = r->fd, .events = POLLIN};

	if (r->begin < r->whole)
		return true;
	return r->eof || poll(&p, 1, 0) > 0;
}

void
record_close(struct record_reader *r)
{
	free(r->buf);
	free(r->header);
	*r = (struct record_reader){.fd = -1};
}

bool
slice_to_u64(struct slice s, uint64_t *value)
{
	uint64_t v = 0;

	if (s.n == 0 || s.n > 19)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		v = v * 10 + (uint64_t)(s.p[i] - '0');
	}
	*value = v;
	return true;
}

/* ---- writing ---------------------------------------------------------- */

void
record_writer_open(struct record_writer *w, int fd, const char *name)
{
	*w = (struct record_writer){
	    .fd = fd, .name = name, .cap = 2 * WRITE_BLOCK};
	w->buf = xmalloc(w->cap);
}

void
record_flush(struct record_writer *w)
{
	size_t done = 0;

	while (done < w->n && !w->error) {
		ssize_t put = write(w->fd, w->buf + done, w->n - done);

		if (put >= 0)
			done += (size_t)put;
		else if (errno != EINTR)
			w->error = errno;
	}
	w->n = 0;
}

/* Room for n more bytes.  A record may be larger than a block: what is
 * buffered can go out before its line ends. */
static char *
room(struct record_writer *w, size_t n)
{
	if (w->cap - w->n < n) {
		record_flush(w);
		if (w->cap < n) {
			w->cap = 2 * n;
			w->buf = xrealloc(w->buf, w->cap);
		}
	}
	return w->buf + w->n;
}

static char *
begin_field(struct record_writer *w, size_t n)
{
	char *at = room(w, n + 1);

	if (w->midline) {
		*at++ = '\t';
		w->n++;
	}
	w->midline = true;
	w->n += n;
	return at;
}

void
record_put(struct record_writer *w, struct slice field)
{
	char *at = begin_field(w, field.n);

	for (size_t i = 0; i < field.n; i++) {
		char c = field.p[i];

		at[i] =
		    c == '\t' || c == '\n' || c == '\r' || c == '\0' ? ' ' : c;
	}
}

void
record_puts(struct record_writer *w, const char *field)
{
	record_put(w, slice_of(field));
}

void
record_putu(struct record_writer *w, uint64_t field)
{
	char digits[20];
	size_t n = sizeof(digits);

	for (; field >= 100; field /= 100) { /* two a turn: halves the wait */
		digits[--n] = (char)('0' + field % 10);
		digits[--n] = (char)('0' + field / 10 % 10);
	}
	if (field >= 10) {
		digits[--n] = (char)('0' + field % 10);
		field /= 10;
	}
	digits[--n] = (char)('0' + field);
	memcpy(begin_field(w, sizeof(digits) - n), digits + n,
	       sizeof(digits) - n);
}

void
record_put_line(struct record_writer *w, struct slice fields)
{
	char *at = begin_field(w, fields.n);

	if (fields.n)
		memcpy(at, fields.p, fields.n);
}

void
record_end(struct record_writer *w)
{
	*room(w, 1) = '\n';
	w->n++;
	w->midline = false;
	w->count++;
	if (w->n >= WRITE_BLOCK)
		record_flush(w);
}

int
record_finish(struct record_writer *w, struct error *e)
{
	record_flush(w);
	if (close(w->fd) != 0 && !w->error)
		w->error = errno;
	free(w->buf);
	w->buf = NULL;
	if (w->error)
		return error_set(e, "%s: cannot write: %s", w->name,
				 strerror(w->error));
	return 0;
}
