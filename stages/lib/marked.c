#include "marked.h"

#include <stdlib.h>
#include <string.h>

static void
put(struct marked *m, const char *p, size_t n)
{
	memcpy(m->text + m->len, p, n);
	m->len += n;
}

void
marked_make(struct marked *m, const char *plain, size_t len)
{
	size_t need = len + (size_t)m->n * (MARK_OPEN_BYTES + 1) + 1;
	size_t done = 0;

	if (m->cap < need) {
		m->cap = 2 * need;
		m->text = xrealloc(m->text, m->cap);
	}
	m->len = 0;
	m->kinds = (struct kind_set){{0}};
	for (int i = 0; i < m->n; i++) {
		const struct quantity *q = &m->quantity[i];
		char open[MARK_OPEN_BYTES] = {MARK_OPEN};
		size_t from;

		kind_add(&m->kinds, q->unit.dimension);
		mark_kind(q->unit.dimension, open + 1);
		/* Of two that share a qualifier the first has it. */
		from = q->mark_begin > done ? q->mark_begin : done;
		put(m, plain + done, from - done);
		m->at[i] = m->len;
		put(m, open, MARK_OPEN_BYTES);
		put(m, plain + from, q->mark_end - from);
		put(m, (char[]){MARK_CLOSE}, 1);
		m->to[i] = m->len;
		done = q->mark_end;
	}
	put(m, plain + done, len - done);
	m->text[m->len] = '\0';
}

void
marked_free(struct marked *m)
{
	free(m->text);
	m->text = NULL;
	m->len = m->cap = 0;
}

size_t
marked_strip(const struct marked *m, size_t from, size_t to, char *out)
{
	size_t n = 0;

	while (from < to) {
		if (m->text[from] == MARK_OPEN)
			from += MARK_OPEN_BYTES;
		else if (m->text[from] == MARK_CLOSE)
			from++;
		else
			out[n++] = m->text[from++];
	}
	return n;
}

const struct quantity *
marked_quantity(const struct marked *m, size_t at)
{
	for (int i = 0; i < m->n; i++)
		if (m->at[i] == at)
			return &m->quantity[i];
	return NULL;
}
