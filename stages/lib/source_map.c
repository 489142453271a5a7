#include "source_map.h"

#include <stdlib.h>

enum { ENTRY_TEXT = 44 }; /* bytes of a printed entry and a space */

/* How many entries begin at or before text offset `text`. */
static size_t
entries_to(const struct source_map *m, size_t text)
{
	size_t lo = 0, hi = m->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (m->entry[mid].text <= text)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* The entry in force at text offset `text`. */
static struct map_entry
in_force(const struct source_map *m, size_t text)
{
	size_t n = entries_to(m, text);

	return n ? m->entry[n - 1] : (struct map_entry){0};
}

void
map_clear(struct source_map *m)
{
	m->n = 0;
}

void
map_free(struct source_map *m)
{
	free(m->entry);
	*m = (struct source_map){0};
}

void
map_add(struct source_map *m, struct map_entry e)
{
	struct map_entry last = {0};

	if (m->n > 0 && m->entry[m->n - 1].text == e.text)
		m->n--;
	if (m->n > 0)
		last = m->entry[m->n - 1];
	if (last.source - last.text == e.source - e.text &&
	    last.lines == e.lines && last.pages == e.pages)
		return;
	if (m->n == m->cap) {
		m->cap = m->cap ? 2 * m->cap : 64;
		m->entry = xrealloc(m->entry, m->cap * sizeof(*m->entry));
	}
	m->entry[m->n++] = e;
}

/* Reads a number and the byte behind it, which must be `after` (0: none). */
static const char *
number(const char *p, const char *end, char after, uint32_t *out)
{
	uint64_t v = 0;
	const char *from = p;

	for (; p < end && *p >= '0' && *p <= '9'; p++) {
		v = v * 10 + (uint64_t)(*p - '0');
		if (v > UINT32_MAX)
			return NULL;
	}
	if (p == from || (after && (p == end || *p++ != after)))
		return NULL;
	*out = (uint32_t)v;
	return p;
}

int
map_parse(struct source_map *m, struct slice column, struct error *e)
{
	const char *p = column.p, *end = column.p + column.n;
	int64_t before = -1;

	m->n = 0;
	while (p < end) {
		struct map_entry x;

		if (!(p = number(p, end, ':', &x.text)) ||
		    !(p = number(p, end, ':', &x.source)) ||
		    !(p = number(p, end, ':', &x.lines)) ||
		    !(p = number(p, end, 0, &x.pages)) ||
		    (p < end && *p != ' ') || x.text <= before)
			return error_set(e, "map: entries must be "
					    "TEXT:SOURCE:LINES:PAGES in "
					    "ascending order");
		before = x.text;
		map_add(m, x);
		p += p < end;
	}
	return 0;
}

static char *
print_number(char *at, uint32_t v)
{
	char digits[10];
	int n = 10;

	do
		digits[--n] = (char)('0' + v % 10);
	while (v /= 10);
	while (n < 10)
		*at++ = digits[n++];
	return at;
}

struct slice
map_print(const struct source_map *m, char **buf, size_t *cap)
{
	char *at;

	if (*cap < m->n * ENTRY_TEXT + 1) {
		*cap = 2 * (m->n * ENTRY_TEXT + 1);
		*buf = xrealloc(*buf, *cap);
	}
	at = *buf;
	for (size_t i = 0; i < m->n; i++) {
		const struct map_entry *x = &m->entry[i];

		if (i > 0)
			*at++ = ' ';
		at = print_number(at, x->text);
		*at++ = ':';
		at = print_number(at, x->source);
		*at++ = ':';
		at = print_number(at, x->lines);
		*at++ = ':';
		at = print_number(at, x->pages);
	}
	return (struct slice){*buf, (size_t)(at - *buf)};
}

static struct source_place
place(struct map_entry x, size_t text)
{
	return (struct source_place){
	    .offset = (uint64_t)x.source + (text - x.text),
	    .line = x.lines,
	    .page = x.pages,
	};
}

struct source_place
map_place(const struct source_map *m, size_t text)
{
	return place(in_force(m, text), text);
}

struct source_place
map_place_end(const struct source_map *m, size_t text)
{
	struct source_place before, at = map_place(m, text);

	if (text == 0)
		return at;
	before = map_place(m, text - 1);
	if (before.line == at.line && before.page == at.page)
		return at;
	before.offset++;
	return before;
}

void
map_slice(const struct source_map *m, size_t from, size_t to,
	  struct source_map *out)
{
	struct source_place base = map_place(m, from);

	out->n = 0;
	for (size_t i = entries_to(m, from); i < m->n && m->entry[i].text <= to;
	     i++) {
		struct map_entry x = m->entry[i];

		x.text -= (uint32_t)from;
		x.source -= (uint32_t)base.offset;
		x.lines -= (uint32_t)base.line;
		x.pages -= (uint32_t)base.page;
		map_add(out, x);
	}
}
