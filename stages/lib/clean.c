#include "clean.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "bytes16.h"

enum { NOTHING = -1, LIGATURE = -2, CLUSTER = 64 }; /* characters */

/* The text being cleaned. */
struct run {
	struct cleaner *c;
	struct slice raw;
	const struct source_map *map;
	size_t at;    /* in raw */
	size_t entry; /* of map, the first not passed */
	size_t last;  /* where the last character written begins, in text */
};

/* Bytes of p[0..n) that are printable ASCII. */
static size_t
plain(const char *p, size_t n)
{
	size_t i = 0;

	for (; i + 16 <= n; i += 16) {
		bytes16 x = bytes16_load(p + i);

		if (bytes16_any((bytes16)(x - 0x20 > 0x7E - 0x20)))
			break;
	}
	while (i < n && p[i] >= 0x20 && p[i] < 0x7F)
		i++;
	return i;
}

bool
clean_already(struct slice text)
{
	return plain(text.p, text.n) == text.n;
}

void
cleaner_free(struct cleaner *c)
{
	map_free(&c->map);
	free(c->text);
	*c = (struct cleaner){0};
}

/* The text goes on here with the raw byte at r->at. */
static void
mark(struct run *r)
{
	struct source_place p = map_place(r->map, r->at);

	map_add(&r->c->map, (struct map_entry){
				.text = (uint32_t)r->c->n,
				.source = (uint32_t)p.offset,
				.lines = (uint32_t)p.line,
				.pages = (uint32_t)p.page,
			    });
}

static void
put(struct run *r, const char *p, size_t n)
{
	struct cleaner *c = r->c;

	if (c->cap - c->n < n) {
		c->cap = 2 * (c->cap + n);
		c->text = xrealloc(c->text, c->cap);
	}
	memcpy(c->text + c->n, p, n);
	c->n += n;
}

static void
put_space(struct run *r)
{
	if (r->c->n > 0 && r->c->text[r->c->n - 1] != ' ') {
		r->last = r->c->n;
		put(r, " ", 1);
	}
}

/* Copies n bytes as they are, with the entries of their map. */
static void
copy(struct run *r, size_t n)
{
	const struct source_map *m = r->map;

	while (r->entry < m->n && m->entry[r->entry].text <= r->at)
		r->entry++;
	for (; r->entry < m->n && m->entry[r->entry].text <= r->at + n;
	     r->entry++) {
		struct map_entry e = m->entry[r->entry];

		e.text = (uint32_t)(r->c->n + (e.text - r->at));
		map_add(&r->c->map, e);
	}
	put(r, r->raw.p + r->at, n);
	r->at += n;
	r->last = r->c->n - 1;
}

/* Printable ASCII; a space behind a space is left out. */
static void
copy_plain(struct run *r, size_t n)
{
	if (r->raw.p[r->at] == ' ') {
		put_space(r);
		r->at++;
		mark(r);
		n--;
	}
	if (n)
		copy(r, n);
}

/* What stands for a character: itself, another, NOTHING or LIGATURE. */
static utf8proc_int32_t
one_form(utf8proc_int32_t c)
{
	if (c < 0xA0)
		return c == 0x0B || c == 0x0C || c == 0x85 ? ' ' : NOTHING;
	if ((c >= 0x2000 && c <= 0x200A) || c == 0xA0 || c == 0x1680 ||
	    c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
	    c == 0x3000)
		return ' ';
	if (c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
	    (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
	    c == 0x180E || c == 0x34F || c == 0xFEFF ||
	    (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFFF9 && c <= 0xFFFB))
		return NOTHING;
	if (c == 0x2BC || (c >= 0x2018 && c <= 0x201B))
		return '\'';
	if (c >= 0x201C && c <= 0x201F)
		return '"';
	if (c == 0x2010 || c == 0x2011 || c == 0x2212 || c == 0xFE63 ||
	    c == 0xFF0D)
		return '-';
	if (c == 0x2012)
		return 0x2013;
	if (c == 0x2015)
		return 0x2014;
	return c >= 0xFB00 && c <= 0xFB06 ? LIGATURE : c;
}

/* True when a character joins the one before it. */
static bool
combines(utf8proc_int32_t c)
{
	utf8proc_category_t k;

	if (c < 0x300 || (c >= 0x2010 && c <= 0x20CF))
		return false;
	if (c >= 0x1160 && c <= 0x11FF)
		return true; /* Hangul vowels and finals */
	k = utf8proc_category(c);
	return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC ||
	       k == UTF8PROC_CATEGORY_ME;
}

/* True when a character is not NFC by itself, or might not be.  The letters
 * that are common and decompose (Latin, Cyrillic, Arabic, Hangul) are. */
static bool
decomposes(utf8proc_int32_t c)
{
	const utf8proc_property_t *p;

	if (c < 0x340 || (c >= 0x400 && c <= 0x6FF) ||
	    (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x2010 && c <= 0x20CF) ||
	    (c >= 0xAC00 && c <= 0xD7A3))
		return false;
	p = utf8proc_get_property(c);
	return p->decomp_type == 0 && p->decomp_seqindex != UINT16_MAX;
}

static int
decode(const struct run *r, size_t at, utf8proc_int32_t *c)
{
	return (int)utf8proc_iterate((const utf8proc_uint8_t *)r->raw.p + at,
				     (utf8proc_ssize_t)(r->raw.n - at), c);
}

/* Composes the character at r->at, the one before it where they combine, and
 * what combines behind it. */
static void
put_cluster(struct run *r, utf8proc_int32_t c, int n)
{
	utf8proc_int32_t out[4 * CLUSTER + 8];
	utf8proc_uint8_t in[4 * CLUSTER + 8];
	utf8proc_ssize_t len = 0, got;
	utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPOSE;

	if (combines(c) && r->c->n > 0) {
		len = (utf8proc_ssize_t)(r->c->n - r->last);
		memcpy(in, r->c->text + r->last, (size_t)len);
		r->c->n = r->last;
	} else {
		mark(r);
		r->last = r->c->n;
	}
	do {
		memcpy(in + len, r->raw.p + r->at, (size_t)n);
		len += n;
		r->at += (size_t)n;
		n = r->at < r->raw.n ? decode(r, r->at, &c) : 0;
	} while (n > 0 && len < 3 * CLUSTER && combines(c) && one_form(c) == c);
	got = utf8proc_decompose(in, len, out, 4 * CLUSTER, how);
	if (got > 0 && got <= 4 * CLUSTER)
		got = utf8proc_reencode(out, got, how);
	else
		got = 0;
	put(r, got > 0 ? (char *)out : (char *)in,
	    (size_t)(got > 0 ? got : len));
}

/* Passes a sequence that is not UTF-8: a first byte and what follows it. */
static void
skip_invalid(struct run *r)
{
	unsigned char first = (unsigned char)r->raw.p[r->at++];
	int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2;

	while (more-- > 0 && r->at < r->raw.n &&
	       ((unsigned char)r->raw.p[r->at] & 0xC0) == 0x80)
		r->at++;
	r->c->invalid++;
}

static void
put_code(struct run *r, utf8proc_int32_t c)
{
	utf8proc_uint8_t buf[4];
	utf8proc_ssize_t n = utf8proc_encode_char(c, buf);

	r->last = r->c->n;
	put(r, (char *)buf, (size_t)n);
}

/* A character that is not printable ASCII. */
static void
repair(struct run *r)
{
	static const char *const letters[] = {"ff",  "fi", "fl", "ffi",
					      "ffl", "st", "st"};
	utf8proc_int32_t c, form;
	int n = decode(r, r->at, &c);

	if (n <= 0) {
		skip_invalid(r);
		put_code(r, 0xFFFD);
		mark(r);
		return;
	}
	form = one_form(c);
	if (form == c && !combines(c) && !decomposes(c)) {
		copy(r, (size_t)n);
		r->last = r->c->n - (size_t)n;
		return;
	}
	if (form == c) {
		put_cluster(r, c, n);
		mark(r);
		return;
	}
	r->at += (size_t)n;
	if (form == ' ') {
		put_space(r);
	} else if (form == LIGATURE) {
		const char *s = letters[c - 0xFB00];

		put(r, s, strlen(s));
		r->last = r->c->n - 1;
	} else if (form != NOTHING) {
		put_code(r, form);
	}
	mark(r);
}

void
clean_text(struct cleaner *c, struct slice text, const struct source_map *raw)
{
	struct run r = {.c = c, .raw = text, .map = raw};

	c->n = 0;
	map_clear(&c->map);
	while (r.at < text.n) {
		size_t n = plain(text.p + r.at, text.n - r.at);

		if (n)
			copy_plain(&r, n);
		else
			repair(&r);
	}
	if (c->n > 0 && c->text[c->n - 1] == ' ')
		c->n--;
}
