#include "rules_ahead.h"

#include <stdlib.h>
#include <threads.h>

struct read_file {
	struct yaml_node *root;
	struct error e;
};

struct ahead {
	char *const *path;
	size_t n;
	struct read_file *file;
	size_t done; /* files read so far */
	mtx_t lock;  /* of done */
	cnd_t more;
	thrd_t reader;
	bool alone; /* no thread could be had: all was read at the start */
};

static int
read_all(void *data)
{
	struct ahead *a = data;

	for (size_t i = 0; i < a->n; i++) {
		struct read_file *f = &a->file[i];

		f->root = yaml_read(a->path[i], &f->e);
		mtx_lock(&a->lock);
		a->done = i + 1;
		cnd_signal(&a->more);
		mtx_unlock(&a->lock);
	}
	return 0;
}

struct ahead *
ahead_start(char *const *path, size_t n)
{
	struct ahead *a = xmalloc(sizeof(*a));

	*a = (struct ahead){.path = path, .n = n};
	a->file = xmalloc((n + 1) * sizeof(*a->file));
	mtx_init(&a->lock, mtx_plain);
	cnd_init(&a->more);
	a->alone = thrd_create(&a->reader, read_all, a) != thrd_success;
	if (a->alone)
		read_all(a);
	return a;
}

struct yaml_node *
ahead_take(struct ahead *a, size_t i, struct error *e)
{
	struct yaml_node *root;

	mtx_lock(&a->lock);
	while (a->done <= i)
		cnd_wait(&a->more, &a->lock);
	mtx_unlock(&a->lock);
	root = a->file[i].root;
	a->file[i].root = NULL;
	if (!root)
		*e = a->file[i].e;
	return root;
}

void
ahead_end(struct ahead *a)
{
	if (!a->alone)
		thrd_join(a->reader, NULL);
	for (size_t i = 0; i < a->n; i++)
		yaml_tree_free(a->file[i].root);
	mtx_destroy(&a->lock);
	cnd_destroy(&a->more);
	free(a->file);
	free(a);
}
