/*
 * pandoc's reader of ODT leaves out rows of headings that repeat on each page.
 * Without the tag around them they are rows as any other.
 */
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "convert.h"
#include "error.h"

enum {
	END_BYTES = 22,   /* of the record that ends an archive */
	ENTRY_BYTES = 46, /* of an entry in its directory, without the name */
	LOCAL_BYTES = 30,
	MOST = 256 << 20 /* bytes of an entry */
};

/* A file of the archive as it is stored: 0 as it is, 8 deflated. */
struct entry {
	unsigned method;
	struct slice packed;
	size_t size;
};

static size_t
number(struct slice s, size_t at, int bytes)
{
	size_t n = 0;

	while (bytes-- > 0)
		n = n << 8 | (unsigned char)s.p[at + (size_t)bytes];
	return n;
}

static bool
is_record(struct slice s, size_t at, size_t bytes, const char *sign)
{
	return at <= s.n && s.n - at >= bytes && memcmp(s.p + at, sign, 4) == 0;
}

/* Where the directory of the archive begins, or its end when there is none. */
static size_t
find_directory(struct slice zip)
{
	for (size_t at = zip.n; at-- > 0 && zip.n - at < 65536 + END_BYTES;)
		if (is_record(zip, at, END_BYTES, "PK\5\6"))
			return number(zip, at + 16, 4);
	return zip.n;
}

static bool
find_data(struct slice zip, size_t at, size_t packed, struct entry *e)
{
	size_t local = number(zip, at + 42, 4), data;

	if (!is_record(zip, local, LOCAL_BYTES, "PK\3\4"))
		return false;
	data = local + LOCAL_BYTES + number(zip, local + 26, 2) +
	       number(zip, local + 28, 2);
	if (data > zip.n || zip.n - data < packed)
		return false;
	e->method = (unsigned)number(zip, at + 10, 2);
	e->packed = (struct slice){zip.p + data, packed};
	e->size = number(zip, at + 24, 4);
	return e->size < MOST &&
	       (e->method == 8 || (e->method == 0 && e->size == packed));
}

static bool
find_entry(struct slice zip, const char *name, struct entry *e)
{
	size_t at = find_directory(zip), n;

	for (; is_record(zip, at, ENTRY_BYTES, "PK\1\2");
	     at += ENTRY_BYTES + n + number(zip, at + 30, 2) +
		   number(zip, at + 32, 2)) {
		n = number(zip, at + 28, 2);
		if (n == strlen(name) && zip.n - at - ENTRY_BYTES >= n &&
		    memcmp(zip.p + at + ENTRY_BYTES, name, n) == 0)
			return find_data(zip, at, number(zip, at + 20, 4), e);
	}
	return false;
}

/* Appends the entry's text. */
static bool
unpack(const struct entry *e, struct buffer *out)
{
	z_stream z = {.next_in = (Bytef *)(size_t)e->packed.p,
		      .avail_in = (uInt)e->packed.n};
	char *text;
	int end;

	if (e->method == 0) {
		buffer_add(out, e->packed.p, e->size);
		return true;
	}
	if (inflateInit2(&z, -MAX_WBITS) != Z_OK)
		return false;
	text = xmalloc(e->size + 1);
	z.next_out = (Bytef *)text;
	z.avail_out = (uInt)e->size;
	end = inflate(&z, Z_FINISH);
	inflateEnd(&z);
	if (end == Z_STREAM_END && z.total_out == e->size)
		buffer_add(out, text, e->size);
	free(text);
	return end == Z_STREAM_END && z.total_out == e->size;
}

/* Puts spaces in the place of a tag.  Whether there was one. */
static bool
blank(struct buffer *b, const char *tag)
{
	size_t n = strlen(tag);
	char *at = b->p, *end = b->p + b->n;
	bool found = false;

	while (at < end && (at = memmem(at, (size_t)(end - at), tag, n))) {
		memset(at, ' ', n);
		at += n;
		found = true;
	}
	return found;
}

static void
put(struct buffer *b, size_t value, int bytes)
{
	for (; bytes-- > 0; value >>= 8) {
		char c = (char)(value & 0xff);

		buffer_add(b, &c, 1);
	}
}

/* What the entry before the text and the one in the directory share. */
static void
put_sizes(struct buffer *b, const char *name, struct slice text)
{
	put(b, 0, 8); /* stored, without a date */
	put(b, crc32(0, (const Bytef *)text.p, (uInt)text.n), 4);
	put(b, text.n, 4);
	put(b, text.n, 4);
	put(b, strlen(name), 2);
	put(b, 0, 2);
}

static void
put_entry(struct buffer *zip, struct buffer *directory, const char *name,
	  const struct buffer *text)
{
	struct slice s = buffer_slice(text, 0, text->n);
	size_t at = zip->n;

	buffer_add(zip, "PK\3\4\24\0", 6);
	put_sizes(zip, name, s);
	buffer_puts(zip, name);
	buffer_add(zip, s.p, s.n);
	buffer_add(directory, "PK\1\2\24\0\24\0", 8);
	put_sizes(directory, name, s);
	put(directory, 0, 10);
	put(directory, at, 4);
	buffer_puts(directory, name);
}

bool
odt_mend(struct slice content, struct buffer *out)
{
	struct entry content_entry, styles_entry;
	struct buffer text = {0}, styles = {0}, directory = {0};
	bool mended;

	mended = find_entry(content, "content.xml", &content_entry) &&
		 find_entry(content, "styles.xml", &styles_entry) &&
		 unpack(&content_entry, &text) && text.n > 0 &&
		 blank(&text, "<table:table-header-rows>") &&
		 blank(&text, "</table:table-header-rows>") &&
		 unpack(&styles_entry, &styles) && styles.n > 0;
	if (mended) {
		put_entry(out, &directory, "content.xml", &text);
		put_entry(out, &directory, "styles.xml", &styles);
		put(&directory, 0x06054b50, 4);
		put(&directory, 0, 4);
		put(&directory, 2, 2);
		put(&directory, 2, 2);
		put(&directory, directory.n - 12, 4);
		put(&directory, out->n, 4);
		put(&directory, 0, 2);
		buffer_add(out, directory.p, directory.n);
	}
	buffer_free(&text);
	buffer_free(&styles);
	buffer_free(&directory);
	return mended;
}
