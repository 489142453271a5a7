#include "facts_file.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "facts_cell.h"

enum { BLOCK = 1 << 16, FIELDS = 256 };

/* What libcsv's callbacks share.  It reuses its buffer from field to field, so
 * the fields of a record gather in text. */
struct reading {
	const char *path;
	facts_each *each;
	void *data;
	struct error *e;
	uint64_t record;           /* from 1, the header */
	int fields, header_fields; /* of this record and of the first */
	int column[FIELDS];        /* field -> column, or -1 */
	size_t begin[FIELDS + 1];  /* field -> text */
	char *text;
	size_t cap, n;
	bool guarded, failed;
};

static void
take_field(void *field, size_t n, void *data)
{
	struct reading *r = data;

	if (r->fields < FIELDS) {
		if (r->cap - r->n < n + 1)
			r->text =
			    xrealloc(r->text, r->cap = 2 * r->cap + n + 1);
		r->begin[r->fields] = r->n;
		memcpy(r->text + r->n, field, n);
		r->text[r->n + n] = '\0';
		r->n += n + 1;
		r->begin[r->fields + 1] = r->n;
	}
	r->fields++;
}

static struct slice
field(const struct reading *r, int i)
{
	return (struct slice){r->text + r->begin[i],
			      r->begin[i + 1] - r->begin[i] - 1};
}

static int
take_header(struct reading *r)
{
	bool seen[FACTS_COLUMNS] = {false};

	if (r->fields > FIELDS)
		return error_set(r->e, "%s: more than %d columns", r->path,
				 FIELDS);
	for (int i = 0; i < r->fields; i++) {
		r->column[i] = facts_find(field(r, i));
		if (r->column[i] >= 0)
			seen[r->column[i]] = true;
	}
	for (int i = 0; i < FACTS_COLUMNS; i++)
		if (!seen[i])
			return error_set(r->e,
					 "%s: no column `%s`; is this a file "
					 "that fact-csv wrote?",
					 r->path, facts_column[i].name);
	r->header_fields = r->fields;
	return 0;
}

static int
take_row(struct reading *r)
{
	struct slice row[FACTS_COLUMNS];

	if (r->fields != r->header_fields)
		return error_set(
		    r->e, "%s:record %llu: %d fields, but the header has %d",
		    r->path, (unsigned long long)r->record, r->fields,
		    r->header_fields);
	for (int i = 0; i < r->fields; i++)
		if (r->column[i] >= 0)
			row[r->column[i]] = r->guarded
						? cell_unguard(field(r, i))
						: field(r, i);
	return r->each(r->data, row, r->e);
}

static void
take_record(int end, void *data)
{
	struct reading *r = data;

	(void)end;
	r->record++;
	if (!r->failed && (r->record == 1 ? take_header(r) : take_row(r)) != 0)
		r->failed = true;
	r->fields = 0;
	r->n = 0;
}

/* Reads fd to its end.  A byte-order mark is taken off here, because libcsv
 * would split what follows it wrongly. */
static int
read_all(struct reading *r, struct csv_parser *p, int fd)
{
	static char buf[BLOCK];
	ssize_t got;
	size_t n = 0;
	bool first = true;

	do {
		got = read(fd, buf + n, sizeof(buf) - n);
		if (got < 0)
			return error_set(r->e, "%s: cannot read: %s", r->path,
					 strerror(errno));
		n += (size_t)got;
		if (got > 0 && first && n < 3)
			continue;
		r->guarded |=
		    first && n >= 3 && !memcmp(buf, "\xef\xbb\xbf", 3);
		if (first && r->guarded)
			n -= 3;
		if (csv_parse(p, buf + (first && r->guarded ? 3 : 0), n,
			      take_field, take_record, r) != n)
			return error_set(r->e, "%s:record %llu: %s", r->path,
					 (unsigned long long)r->record + 1,
					 csv_strerror(csv_error(p)));
		first = false;
		n = 0;
	} while (got > 0 && !r->failed);
	return r->failed ? -1 : 0;
}

int
facts_file_read(const char *path, facts_each *each, void *data, struct error *e)
{
	struct reading r = {
	    .path = path, .each = each, .data = data, .e = e, .cap = 1 << 12};
	bool is_stdin = strcmp(path, "-") == 0;
	int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	struct csv_parser p;
	int status;

	if (fd < 0)
		return error_set(e, "%s: cannot open: %s", path,
				 strerror(errno));
	if (is_stdin)
		r.path = "stdin";
	if (csv_init(&p, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return error_set(e, "libcsv cannot start");
	r.text = xmalloc(r.cap);
	status = read_all(&r, &p, fd);
	if (status == 0 && csv_fini(&p, take_field, take_record, &r) != 0)
		status = error_set(e, "%s: ends inside a quoted cell", r.path);
	if (status == 0 && r.failed)
		status = -1;
	if (status == 0 && r.record == 0)
		status = error_set(e, "%s: empty, without a header", r.path);
	csv_free(&p);
	free(r.text);
	if (!is_stdin)
		close(fd);
	return status;
}
