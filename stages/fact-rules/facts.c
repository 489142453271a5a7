#include "facts.h"

#include <stdlib.h>

#include "facts_file.h"

static int
add(void *data, const struct slice row[FACTS_COLUMNS], struct error *e)
{
	struct facts *f = data;
	struct fact *fact;
	size_t n = 0;
	char *text;

	(void)e;
	if (f->n == f->cap) {
		f->cap = f->cap ? 2 * f->cap : 256;
		f->fact = xrealloc(f->fact, f->cap * sizeof(*f->fact));
	}
	for (int i = 0; i < FACTS_COLUMNS; i++)
		n += row[i].n;
	text = xmalloc(n);
	fact = &f->fact[f->n];
	fact->order = f->n++;
	for (int i = 0; i < FACTS_COLUMNS; i++) {
		if (row[i].n)
			memcpy(text, row[i].p, row[i].n);
		fact->cell[i] = (struct slice){text, row[i].n};
		text += row[i].n;
	}
	return 0;
}

void
facts_load(struct facts *f, const char *path)
{
	struct error e;

	*f = (struct facts){.n = 0};
	if (facts_file_read(path, add, f, &e) < 0)
		die(EXIT_DATA, "%s", e.text);
}

void
facts_free(struct facts *f)
{
	for (size_t i = 0; i < f->n; i++)
		free((char *)f->fact[i].cell[0].p);
	free(f->fact);
}
