#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <uchardet.h>

#include "convert.h"
#include "error.h"
#include "utf8.h"

/* Bytes that uchardet is shown. */
static const size_t SAMPLE = 1 << 20;

static const char REPLACEMENT[] = "\xef\xbf\xbd";

struct census {
	size_t wide, invalid, nul; /* sequences beyond ASCII; bytes; NULs */
};

/* Eight bytes of ASCII without a NUL. */
static bool
is_ascii(const unsigned char *p)
{
	const uint64_t low = UINT64_C(0x0101010101010101), high = low << 7;
	uint64_t x;

	memcpy(&x, p, sizeof(x));
	return ((x | (x - low)) & high) == 0;
}

static struct census
take_census(struct slice s)
{
	const unsigned char *p = (const unsigned char *)s.p, *end = p + s.n;
	struct census c = {0};

	while (p < end) {
		size_t len;

		if (end - p >= 8 && is_ascii(p)) {
			p += 8;
			continue;
		}
		if (*p < 0x80) {
			c.nul += *p++ == 0;
			continue;
		}
		len = utf8_length((const char *)p, (size_t)(end - p));
		if (len)
			c.wide++;
		else
			c.invalid++;
		p += len ? len : 1;
	}
	return c;
}

static bool
has_mark(struct slice s, const char *mark, size_t n)
{
	return s.n >= n && memcmp(s.p, mark, n) == 0;
}

bool
text_is_clean(struct slice s)
{
	struct census c = take_census(s);

	return c.invalid == 0 && c.nul == 0;
}

/* By byte-order mark; *skip is its length. */
static const char *
marked_charset(struct slice s, size_t *skip)
{
	static const struct {
		const char *mark;
		size_t n;
		const char *name;
	} known[] = {
	    {"\xff\xfe\0\0", 4, "UTF-32LE"}, {"\0\0\xfe\xff", 4, "UTF-32BE"},
	    {"\xff\xfe", 2, "UTF-16LE"},     {"\xfe\xff", 2, "UTF-16BE"},
	    {"\xef\xbb\xbf", 3, "UTF-8"},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (has_mark(s, known[i].mark, known[i].n)) {
			*skip = known[i].n;
			return known[i].name;
		}
	return NULL;
}

/* What `<meta charset=...>` or an XML declaration near the beginning says. */
static bool
declared_charset(struct slice s, char name[40])
{
	size_t n = s.n < 2048 ? s.n : 2048;

	if (n == 0 || !memchr(s.p, '<', n))
		return false;
	for (size_t i = 0; i + 9 < n; i++) {
		size_t at = i + 7, k = 0;

		if (strncasecmp(s.p + i, "charset", 7) != 0 &&
		    strncasecmp(s.p + i, "encoding", 8) != 0)
			continue;
		at += s.p[i] == 'e' || s.p[i] == 'E';
		while (at < n && strchr(" =\"'", s.p[at]))
			at++;
		while (
		    at < n && k < 39 &&
		    (isalnum((unsigned char)s.p[at]) || strchr("-_", s.p[at])))
			name[k++] = s.p[at++];
		name[k] = '\0';
		return k > 0 && strncasecmp(name, "utf-16", 6) != 0;
	}
	return false;
}

static void
guessed_charset(struct slice s, char name[40])
{
	uchardet_t u = uchardet_new();
	const char *found;

	if (!u)
		die(EXIT_DATA, "out of memory");
	uchardet_handle_data(u, s.p, s.n < SAMPLE ? s.n : SAMPLE);
	uchardet_data_end(u);
	found = uchardet_get_charset(u);
	/* What calls itself Latin-1 is nearly always Windows' superset. */
	if (!*found || strcmp(found, "ISO-8859-1") == 0 ||
	    strcmp(found, "ASCII") == 0 || strcmp(found, "UTF-8") == 0)
		found = "WINDOWS-1252";
	strncpy(name, found, 39);
	name[39] = '\0';
	uchardet_delete(u);
}

static const char *
wide_charset(struct slice s)
{
	size_t even = 0, n = s.n < 8192 ? s.n : 8192;

	for (size_t i = 0; i < n; i += 2)
		even += s.p[i] == 0;
	return even > n / 8 ? "UTF-16BE" : "UTF-16LE";
}

/* Appends s in UTF-8.  Returns how many bytes could not be read, or -1 when
 * iconv does not know the charset. */
static long
to_utf8(struct slice s, const char *charset, struct buffer *out)
{
	iconv_t cd = iconv_open("UTF-8", charset);
	char *in = (char *)(size_t)s.p, room[8192];
	size_t left = s.n;
	long bad = 0;

	if (cd == (iconv_t)-1)
		return -1;
	while (left > 0) {
		char *to = room;
		size_t free = sizeof(room);
		size_t done = iconv(cd, &in, &left, &to, &free);

		buffer_add(out, room, sizeof(room) - free);
		if (done == (size_t)-1 && errno != E2BIG) {
			buffer_puts(out, REPLACEMENT);
			bad++;
			in++;
			left--;
		}
	}
	iconv_close(cd);
	return bad;
}

static void
drop_nuls(struct buffer *out, size_t from, struct buffer *log)
{
	size_t to = from;

	for (size_t i = from; i < out->n; i++)
		if (out->p[i])
			out->p[to++] = out->p[i];
	if (to < out->n)
		log_say(log, DIAG_NOTE, "odd bytes", "%zu NULs left out",
			out->n - to);
	out->n = to;
}

bool
text_convert(struct slice s, struct buffer *out, struct buffer *log)
{
	struct census c = take_census(s);
	size_t skip = 0, from = out->n;
	const char *how = "its byte-order mark", *charset;
	char name[40];
	long bad;

	charset = marked_charset(s, &skip);
	if (!charset && c.nul > s.n / 8) {
		charset = wide_charset(s);
		how = "its zero bytes";
	} else if (!charset && c.invalid * 10 <= c.wide) {
		/* A few broken bytes do not make it another encoding. */
		charset = "UTF-8";
		how = "most of its bytes";
	} else if (!charset && declared_charset(s, name)) {
		charset = name;
		how = "its own declaration";
	} else if (!charset) {
		guessed_charset(s, name);
		charset = name;
		how = "a guess from its bytes";
	}
	s.p += skip;
	s.n -= skip;
	bad = to_utf8(s, charset, out);
	if (bad < 0) {
		bad = to_utf8(s, "WINDOWS-1252", out);
		charset = "WINDOWS-1252";
		how = "no other being known";
	}
	if (strcmp(charset, "UTF-8") != 0)
		log_say(log, DIAG_NOTE, "encoding", "read as %s by %s", charset,
			how);
	if (bad > 0)
		log_say(log, DIAG_DROP, "undecodable bytes",
			"%ld bytes are no %s; U+FFFD stands for each", bad,
			charset);
	drop_nuls(out, from, log);
	return true;
}
