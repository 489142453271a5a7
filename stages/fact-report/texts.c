/* The documents' texts: read, made valid, written as JSON beside the places of
 * their facts, which count UTF-16 units as JavaScript does. */
#include <errno.h>
#include <stdlib.h>

#include "utf8.h"
#include "report.h"

struct text {
	char *p; /* owned */
	size_t n;
};

/* Reads a file.  0, or -1 with e filled. */
static int
text_read(const char *path, struct text *t, struct error *e)
{
	FILE *in = fopen(path, "re");
	size_t cap = 1 << 16, got;

	*t = (struct text){xmalloc(cap), 0};
	if (!in)
		return error_set(e, "%s: cannot open: %s", path,
				 strerror(errno));
	while ((got = fread(t->p + t->n, 1, cap - t->n, in)) > 0) {
		t->n += got;
		if (t->n == cap)
			t->p = xrealloc(t->p, cap *= 2);
	}
	if (ferror(in)) {
		fclose(in);
		return error_set(e, "%s: cannot read: %s", path,
				 strerror(errno));
	}
	fclose(in);
	return 0;
}

/* A byte offset that waits for its place in UTF-16 units. */
struct waiting {
	uint64_t at;
	uint64_t *out;
};

static int
compare(const void *a, const void *b)
{
	const struct waiting *x = a, *y = b;

	return x->at < y->at ? -1 : x->at > y->at;
}

/* Copies t with each byte that is no UTF-8 as U+FFFD, and on the way fills
 * where each of the waiting offsets stands. */
static struct text
make_valid(const struct text *t, struct waiting *w, size_t waiting)
{
	struct text valid = {xmalloc(3 * t->n + 1), 0};
	uint64_t units = 0;
	size_t i = 0, next = 0;

	while (i < t->n) {
		size_t len =
		    utf8_length(t->p + i, t->n - i);

		for (; next < waiting && w[next].at <= i; next++)
			*w[next].out = units;
		memcpy(valid.p + valid.n, len ? t->p + i : "\ufffd",
		       len ? len : 3);
		valid.n += len ? len : 3;
		units += len == 4 ? 2 : 1;
		i += len ? len : 1;
	}
	for (; next < waiting; next++)
		*w[next].out = units;
	return valid;
}

static struct text
place_facts(struct doc *d, const struct text *raw)
{
	struct waiting *w = xmalloc(2 * d->n * sizeof(*w));
	struct text valid;

	for (size_t i = 0; i < d->n; i++) {
		struct fact *f = &d->fact[i];

		w[2 * i] = (struct waiting){f->begin, &f->begin16};
		w[2 * i + 1] = (struct waiting){f->end, &f->end16};
	}
	qsort(w, 2 * d->n, sizeof(*w), compare);
	valid = make_valid(raw, w, 2 * d->n);
	free(w);
	return valid;
}

/* One document.  Returns how many bytes of text it took. */
static size_t
doc_write(struct doc *d, size_t budget, FILE *out)
{
	struct text raw = {0}, valid = {0};
	struct error e = {"the list of documents does not name its text"};
	bool has = d->path && text_read(d->path, &raw, &e) == 0;

	if (has && raw.n > budget)
		has = error_set(&e, "left out, the page would be too large; "
				    "-m allows more") == 0;
	if (!has)
		warn("%s: %s", d->name, e.text);
	fputs("{\"name\":", out);
	json_write(slice_of(d->name), out);
	fputs(",\"text\":", out);
	if (has) {
		valid = place_facts(d, &raw);
		json_write((struct slice){valid.p, valid.n}, out);
	} else {
		fputs("null", out);
	}
	fputs(",\"spans\":[", out);
	for (size_t i = 0; i < d->n; i++)
		fprintf(out, "%s[%llu,%llu]", i ? "," : "",
			(unsigned long long)d->fact[i].begin16,
			(unsigned long long)d->fact[i].end16);
	fputs("]}", out);
	free(raw.p);
	free(valid.p);
	return has ? raw.n : 0;
}

void
texts_write(struct report *r, size_t budget, FILE *out)
{
	fputs("\"docs\":[", out);
	for (size_t d = 0; d < r->docs; d++) {
		if (d)
			fputs(",\n", out);
		budget -= doc_write(&r->doc[d], budget, out);
	}
	fputs("]", out);
}
