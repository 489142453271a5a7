/* The amount of a cell, read with what its heading says. */
#include "cell_parts.h"

#include <stdlib.h>
#include <string.h>

/* Without marks of notes behind it: 5.2*, 5.2[3], 5.2e. */
static struct slice
without_marks(struct slice s)
{
	for (;;) {
		size_t n = s.n;

		if (n > 1 && (s.p[n - 1] == '*' || s.p[n - 1] == ' '))
			n--;
		else if (n > 2 && cell_is_digit(s.p[n - 2]) &&
			 strchr("efp", s.p[n - 1]))
			n--;
		else if (n > 3 && s.p[n - 1] == ']' && memrchr(s.p, '[', n))
			n = (size_t)((const char *)memrchr(s.p, '[', n) - s.p);
		if (n == s.n || n == 0)
			return s;
		s.n = n;
	}
}

/* The number that stands alone in brackets, which make it negative. */
static bool
strip_brackets(struct slice *s)
{
	if (s->n < 3 || s->p[0] != '(' || s->p[s->n - 1] != ')' ||
	    memchr(s->p + 1, '(', s->n - 1) || s->p[1] == '-')
		return false;
	s->p++;
	s->n -= 2;
	return true;
}

/* What an amount says for itself. */
static struct quantity
own(const struct lexicon *lx, struct slice number, enum number_locale locale)
{
	struct quantity q;

	if (quantity_scan(lx, number.p, number.n, locale, &q, 1) != 1)
		memset(&q, 0, sizeof(q));
	return q;
}

static void
put(struct buffer *b, const char *s)
{
	if (*s && b->n > 0 && b->p[b->n - 1] != ' ')
		buffer_puts(b, " ");
	buffer_puts(b, s);
}

/* Writes the line; the number stands in it at the place returned. */
static size_t
write_reading(struct cell *c, const struct heading *h, struct slice number,
	      bool negative, const struct quantity *q)
{
	const struct measure *m = h->has_measure ? &h->measure : NULL;
	bool bare = !q->unit.symbol[0];
	bool round = number.n > 0 && cell_is_digit(number.p[number.n - 1]);
	struct slice label = cell_trim((struct slice){h->text, h->n});
	size_t at;

	c->reading.n = 0;
	buffer_add(&c->reading, label.p, label.n);
	c->label = label.n;
	if (label.n > 0)
		buffer_puts(&c->reading, ": ");
	if (negative)
		buffer_puts(&c->reading, "-");
	at = c->reading.n;
	buffer_add(&c->reading, number.p, number.n);
	if (m && round && (bare || cell_has_sign(number)))
		put(&c->reading, m->multiplier);
	if (m && bare)
		put(&c->reading, m->unit);
	if (*h->when) {
		put(&c->reading, "(");
		buffer_puts(&c->reading, h->when);
		buffer_puts(&c->reading, ")");
	}
	return at;
}

/* The amount at reading[at..at + n). */
static bool
find_amount(struct cell *c, const struct lexicon *lx, size_t at, size_t n,
	    enum number_locale locale)
{
	static struct quantity q[QUANTITY_MAX];
	int found = quantity_scan(lx, c->reading.p, c->reading.n, locale, q,
				  QUANTITY_MAX);

	for (int i = 0; i < found; i++)
		if (q[i].begin < at + n && q[i].end > at &&
		    q[i].begin >= c->label) {
			c->quantity = q[i];
			return true;
		}
	return false;
}

bool
cell_read(struct cell *c, const struct lexicon *lx, struct slice text,
	  enum number_locale locale)
{
	const char *colon = memrchr(text.p, ':', text.n);
	size_t from = colon ? (size_t)(colon - text.p) : 0, at, end;
	struct slice value = {text.p + from, text.n - from}, number;
	struct heading h = {.lx = lx};
	struct quantity q;
	bool negative, ok;

	number = value = without_marks(cell_trim(value));
	negative = strip_brackets(&number);
	q = own(lx, number, locale);
	cell_heading(&h, (struct slice){text.p, from});
	at = write_reading(c, &h, number, negative, &q);
	free(h.text);
	ok = find_amount(c, lx, at, number.n, locale);
	if (!ok)
		return false;
	/* A unit of the heading is no part of the amount in the text. */
	end = c->quantity.end < at + number.n ? c->quantity.end : at + number.n;
	c->begin = (size_t)(number.p - text.p);
	c->end = c->begin + (end - at);
	if (c->quantity.begin > at)
		c->begin += c->quantity.begin - at;
	if (negative && end == at + number.n)
		c->begin = (size_t)(value.p - text.p),
		c->end = c->begin + value.n;
	return true;
}

void
cell_free(struct cell *c)
{
	buffer_free(&c->reading);
}
