#include <errno.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "workbench.h"

static char *folder; /* the one that is removed at exit */

static int
remove_entry(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st, (void)type, (void)ftw;
	return remove(path);
}

static void
remove_folder(void)
{
	if (folder)
		nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

static char *
make_folder(void)
{
	const char *tmp = getenv("TMPDIR");
	char path[512];

	snprintf(path, sizeof(path), "%s/fact-rules.XXXXXX",
		 tmp && *tmp ? tmp : "/tmp");
	if (!mkdtemp(path))
		die(EXIT_DATA, "%s: cannot make a folder: %s", path,
		    strerror(errno));
	folder = xstrndup(path, strlen(path));
	atexit(remove_folder);
	return folder;
}

static void
put(struct documents *d, const char *text)
{
	size_t n = strlen(text);

	if (d->cap - d->list_n <= n) {
		d->cap = 2 * (d->cap + n + 1);
		d->list = xrealloc(d->list, d->cap);
	}
	memcpy(d->list + d->list_n, text, n);
	d->list_n += n;
}

void
documents_open(struct documents *d)
{
	*d = (struct documents){.dir = folder ? folder : make_folder()};
	put(d, "doc\tpath\ttype\n");
}

void
documents_add(struct documents *d, const char *name, struct slice text)
{
	char path[640];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%zu.txt", d->dir, d->n++);
	f = fopen(path, "w");
	if (!f || fwrite(text.p, 1, text.n, f) != text.n ||
	    putc('\n', f) == EOF || fclose(f) != 0)
		die(EXIT_DATA, "%s: cannot write: %s", path, strerror(errno));
	put(d, name);
	put(d, "\t");
	put(d, path);
	put(d, "\ttext\n");
}

void
documents_close(struct documents *d)
{
	free(d->list);
}

/* ---- through the pipeline ----------------------------------------------- */

static char *const read_[] = {"fact-read", NULL};
static char *const clean[] = {"fact-clean", NULL};
static char *const segment[] = {"fact-segment", NULL};
static char *const match[] = {"fact-match", NULL};
static char *const resolve[] = {"fact-resolve", NULL};
static char *const link_[] = {"fact-link", NULL};

/* argv of fact-convert for paths; its texts go to a folder of their own. */
static char **
convert_argv(char **paths)
{
	size_t n = 0;
	char **argv;

	while (paths[n])
		n++;
	argv = xmalloc((n + 4) * sizeof(*argv));
	argv[0] = "fact-convert";
	argv[1] = "-o";
	argv[2] = folder ? folder : make_folder();
	memcpy(argv + 3, paths, (n + 1) * sizeof(*argv));
	return argv;
}

static void
open_sentences(struct sentences *s, const char *dir, char *const *first,
	       struct slice input)
{
	char *const *stages[] = {first, read_, clean, segment, NULL};
	struct error e;

	memset(s, 0, sizeof(*s));
	children_start(&s->children, dir, first ? stages : stages + 1, input);
	if (record_open(&s->in, s->children.out, "fact-segment", &e) < 0 ||
	    (s->doc = record_require(&s->in, "doc", &e)) < 0 ||
	    (s->line = record_require(&s->in, "line", &e)) < 0 ||
	    (s->block = record_require(&s->in, "block", &e)) < 0 ||
	    (s->text = record_require(&s->in, "text", &e)) < 0)
		die(EXIT_DATA, "%s", e.text);
}

void
sentences_of_paths(struct sentences *s, const char *dir, char **paths)
{
	char **argv = convert_argv(paths);

	open_sentences(s, dir, argv, (struct slice){"", 0});
	free(argv);
}

void
sentences_of_texts(struct sentences *s, const char *dir,
		   const struct documents *d)
{
	open_sentences(s, dir, NULL, (struct slice){d->list, d->list_n});
}

static void
keep(char **p, size_t *n, struct slice text)
{
	*p = xrealloc(*p, text.n);
	memcpy(*p, text.p, text.n);
	*n = text.n;
}

/* The heading of the sentences that follow, as fact-match has it. */
static void
leave(struct sentences *s)
{
	if (slice_is(s->in.field[s->block], "heading"))
		keep(&s->heading, &s->heading_n, s->in.field[s->text]);
}

bool
sentences_next(struct sentences *s)
{
	struct error e;
	int got;

	if (s->in.count > 0)
		leave(s);
	got = record_next(&s->in, &e);
	if (got < 0)
		die(EXIT_DATA, "%s", e.text);
	if (got == 0)
		return false;
	if (!slice_eq(s->in.field[s->doc],
		      (struct slice){s->current, s->current_n})) {
		keep(&s->current, &s->current_n, s->in.field[s->doc]);
		s->heading_n = 0;
	}
	return true;
}

struct slice
sentences_text(const struct sentences *s)
{
	return s->in.field[s->text];
}

struct slice
sentences_heading(const struct sentences *s)
{
	return (struct slice){s->heading_n ? s->heading : "", s->heading_n};
}

void
sentences_close(struct sentences *s)
{
	record_close(&s->in);
	children_wait(&s->children);
	free(s->heading);
	free(s->current);
}

static struct table *
rows(const char *dir, char *const *first, struct slice input)
{
	char *const *stages[] = {first, read_,   clean, segment,
				 match, resolve, link_, NULL};
	struct children c;
	struct table *t;

	children_start(&c, dir, first ? stages : stages + 1, input);
	t = table_read(c.out);
	children_wait(&c);
	return t;
}

struct table *
rows_of_texts(const char *dir, const struct documents *d)
{
	return rows(dir, NULL, (struct slice){d->list, d->list_n});
}

struct table *
rows_of_paths(const char *dir, char **paths)
{
	char **argv = convert_argv(paths);
	struct table *t = rows(dir, argv, (struct slice){"", 0});

	free(argv);
	return t;
}
