/* The facts of a report: read, grouped by document, written as JSON. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "facts_cell.h"
#include "facts_file.h"
#include "record.h"
#include "report.h"
#include "tally.h"

static int
add_fact(void *data, const struct slice row[FACTS_COLUMNS], struct error *e)
{
	struct report *r = data;
	struct fact *f;
	size_t size = 0;
	char *at;

	if (r->total++ >= r->most)
		return 0;
	if (r->n == r->cap) {
		r->cap = r->cap ? 2 * r->cap : 256;
		r->fact = xrealloc(r->fact, r->cap * sizeof(*r->fact));
	}
	f = &r->fact[r->n++];
	for (int i = 0; i < FACTS_COLUMNS; i++)
		size += row[i].n + 1;
	at = xmalloc(size);
	for (int i = 0; i < FACTS_COLUMNS; i++) {
		f->cell[i] = at;
		memcpy(at, row[i].p, row[i].n);
		at[row[i].n] = '\0';
		at += row[i].n + 1;
	}
	if (!slice_to_u64(row[FACTS_BEGIN], &f->begin) ||
	    !slice_to_u64(row[FACTS_END], &f->end) || f->end < f->begin)
		return error_set(
		    e, "fact %zu: `%s`..`%s` is no place in a text", r->n,
		    f->cell[FACTS_BEGIN], f->cell[FACTS_END]);
	return 0;
}

/* Puts the facts of a document together, documents in the order of their
 * first fact, and lists the documents. */
static void
group(struct report *r)
{
	struct tally docs = {0};
	size_t *of = xmalloc(r->n * sizeof(*of)), *next;
	struct fact *sorted = xmalloc(r->n * sizeof(*sorted));
	size_t sum = 0;

	for (size_t i = 0; i < r->n; i++)
		of[i] =
		    tally_add(&docs, slice_of(r->fact[i].cell[FACTS_DOC]), 1);
	r->docs = docs.n;
	r->doc = xmalloc(docs.n * sizeof(*r->doc));
	next = xmalloc(docs.n * sizeof(*next));
	for (size_t d = 0; d < docs.n; d++) {
		next[d] = sum;
		r->doc[d] = (struct doc){
		    .name = xstrndup(docs.entry[d].text, docs.entry[d].n),
		    .fact = sorted + sum,
		    .n = docs.entry[d].count};
		sum += r->doc[d].n;
	}
	for (size_t i = 0; i < r->n; i++)
		sorted[next[of[i]]++] = r->fact[i];
	free(r->fact);
	r->fact = sorted;
	free(of);
	free(next);
	tally_free(&docs);
}

int
facts_load(struct report *r, const char *path, struct error *e)
{
	if (facts_file_read(path, add_fact, r, e) != 0)
		return -1;
	if (r->total > r->n)
		warn("the page takes the first %zu of %zu facts; -n allows "
		     "more",
		     r->n, r->total);
	group(r);
	return 0;
}

/* Names are looked up by a tally: its entry numbers are the documents'. */
int
list_load(struct report *r, const char *path, struct error *e)
{
	struct record_reader in;
	struct tally docs = {0};
	int doc, file, got, fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return error_set(e, "%s: cannot open: %s", path,
				 strerror(errno));
	if (record_open(&in, fd, path, e) != 0 ||
	    (doc = record_require(&in, "doc", e)) < 0 ||
	    (file = record_require(&in, "path", e)) < 0)
		return -1;
	for (size_t d = 0; d < r->docs; d++)
		tally_add(&docs, slice_of(r->doc[d].name), 1);
	while ((got = record_next(&in, e)) > 0) {
		size_t d = tally_add(&docs, in.field[doc], 1);

		if (d < r->docs && !r->doc[d].path)
			r->doc[d].path =
			    xstrndup(in.field[file].p, in.field[file].n);
	}
	tally_free(&docs);
	record_close(&in);
	close(fd);
	return got;
}

void
report_free(struct report *r)
{
	for (size_t i = 0; i < r->n; i++)
		free(r->fact[i].cell[0]);
	for (size_t d = 0; d < r->docs; d++) {
		free(r->doc[d].name);
		free(r->doc[d].path);
	}
	free(r->fact);
	free(r->doc);
	*r = (struct report){0};
}

void
json_write(struct slice s, FILE *out)
{
	static char *buf;
	static size_t cap;

	if (cell_room(s) > cap)
		buf = xrealloc(buf, cap = 2 * cell_room(s));
	fwrite(buf, 1, (size_t)(cell_json_text(buf, s, true) - buf), out);
}

void
facts_write(const struct report *r, FILE *out)
{
	fputs("\"columns\":[", out);
	for (int i = 0; i < FACTS_COLUMNS; i++) {
		fputs(i ? ",{\"name\":" : "{\"name\":", out);
		json_write(slice_of(facts_column[i].name), out);
		fputs(",\"title\":", out);
		json_write(slice_of(facts_column[i].title), out);
		fputs(",\"meaning\":", out);
		json_write(slice_of(facts_column[i].meaning), out);
		fputs("}", out);
	}
	fputs("],\n\"facts\":[", out);
	for (size_t n = 0; n < r->n; n++)
		for (int i = 0; i < FACTS_COLUMNS; i++) {
			fputs(i ? "," : n ? ",\n[" : "\n[", out);
			json_write(slice_of(r->fact[n].cell[i]), out);
			if (i == FACTS_COLUMNS - 1)
				fputs("]", out);
		}
	fputs("]", out);
}
