#include "yaml_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "utf8.h"

enum { FILE_MAX = 1 << 20 };

static char *
slurp(const char *path, size_t *n, struct error *e)
{
	FILE *f = fopen(path, "rb");
	char *buf;

	if (!f) {
		error_set(e, "%s: cannot open: %s", path, strerror(errno));
		return NULL;
	}
	buf = xmalloc(FILE_MAX + 1);
	*n = fread(buf, 1, FILE_MAX + 1, f);
	if (ferror(f)) {
		error_set(e, "%s: cannot read: %s", path, strerror(errno));
	} else if (*n > FILE_MAX) {
		error_set(e, "%s:1:1: larger than 1 MiB; split the file", path);
	} else {
		fclose(f);
		return buf;
	}
	fclose(f);
	free(buf);
	return NULL;
}

/* What libyaml would report without a place, or let pass. */
static int
check_bytes(const char *path, const char *buf, size_t n, struct error *e)
{
	const unsigned char *p = (const unsigned char *)buf;
	unsigned line = 1, column = 1;

	if (n >= 3 && memcmp(buf, "\xef\xbb\xbf", 3) == 0)
		return error_set(e,
				 "%s:1:1: starts with a byte-order mark; save "
				 "the file as UTF-8 without BOM",
				 path);
	for (size_t i = 0, len; i < n; i += len) {
		len = p[i] < 0x80 ? 1 : utf8_length(buf + i, n - i);
		if (len == 0)
			return error_set(
			    e,
			    "%s:%u:%u: not UTF-8 (byte 0x%02x); save "
			    "the file as UTF-8",
			    path, line, column, p[i]);
		if (p[i] == 0 || (p[i] < 0x20 && !strchr("\t\n\r", p[i])) ||
		    p[i] == 0x7f)
			return error_set(e,
					 "%s:%u:%u: control character 0x%02x; "
					 "remove it",
					 path, line, column, p[i]);
		if (p[i] == '\n') {
			line++;
			column = 1;
		} else {
			column++;
		}
	}
	return 0;
}

char *
yaml_file_read(const char *path, size_t *n, struct error *e)
{
	char *buf = slurp(path, n, e);

	if (buf && check_bytes(path, buf, *n, e) < 0) {
		free(buf);
		buf = NULL;
	}
	return buf;
}
