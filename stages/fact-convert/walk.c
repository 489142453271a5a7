#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "convert.h"
#include "diagnostics.h"
#include "error.h"

/* Links can form rings; no sane folder is deeper. */
enum { DEPTH = 64 };

static void
refuse(struct doc_list *list, const char *path, const char *reason,
       const char *detail)
{
	struct diag_place at = {.doc = slice_of(path)};
	char shown[512];

	snprintf(shown, sizeof(shown), "%s", path);
	for (char *c = shown; *c; c++)
		if ((unsigned char)*c < 0x20)
			*c = '?';
	at.doc = slice_of(shown);
	diag_say(DIAG_ERROR, at, reason, "%s", detail);
	list->refused++;
}

static void
add_file(struct doc_list *list, const char *name, const char *path)
{
	if (strpbrk(path, "\t\n\r")) {
		refuse(list, path, "odd name",
		       "a TAB or a line end in a file's name; rename it");
		return;
	}
	if (list->n == list->cap) {
		list->cap = list->cap ? 2 * list->cap : 64;
		list->doc = xrealloc(list->doc, list->cap * sizeof(*list->doc));
	}
	list->doc[list->n++] = (struct doc){xstrndup(name, strlen(name)),
					    xstrndup(path, strlen(path))};
}

static char *
join(const char *dir, const char *name)
{
	size_t n = strlen(dir), m = strlen(name);
	bool slash = n == 0 || dir[n - 1] == '/';
	char *path = xmalloc(n + m + 2);

	memcpy(path, dir, n);
	if (!slash)
		path[n++] = '/';
	memcpy(path + n, name, m + 1);
	return path;
}

static void add_path(struct doc_list *list, const char *path, size_t base,
		     int depth);

static void
add_folder(struct doc_list *list, const char *path, size_t base, int depth)
{
	DIR *dir = depth < DEPTH ? opendir(path) : NULL;
	struct dirent *entry;

	if (!dir) {
		refuse(list, path, "unreadable folder",
		       depth < DEPTH ? strerror(errno)
				     : "too many levels of folders");
		return;
	}
	while ((entry = readdir(dir))) {
		char *below;

		if (entry->d_name[0] == '.')
			continue;
		below = join(path, entry->d_name);
		add_path(list, below, base, depth + 1);
		free(below);
	}
	closedir(dir);
}

/* base is how much of path is the folder that was given. */
static void
add_path(struct doc_list *list, const char *path, size_t base, int depth)
{
	const char *name = path + base;
	struct stat st;

	if (stat(path, &st) != 0) {
		refuse(list, path, "unreadable", strerror(errno));
		return;
	}
	name += strspn(name, "/");
	if (S_ISDIR(st.st_mode))
		add_folder(list, path, base, depth);
	else if (S_ISREG(st.st_mode))
		add_file(list, name, path);
	else
		refuse(list, path, "unreadable", "not a regular file");
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct doc *)a)->name,
		      ((const struct doc *)b)->name);
}

void
walk_add(struct doc_list *list, const char *path)
{
	size_t first = list->n, base = strlen(path);
	struct stat st;

	if (stat(path, &st) == 0 && !S_ISDIR(st.st_mode)) {
		const char *slash = strrchr(path, '/');

		base = slash ? (size_t)(slash - path) : 0;
	}
	add_path(list, path, base, 0);
	if (list->n > first)
		qsort(list->doc + first, list->n - first, sizeof(*list->doc),
		      by_name);
}

static int
by_target(const void *a, const void *b)
{
	return by_name(*(struct doc *const *)a, *(struct doc *const *)b);
}

void
walk_finish(struct doc_list *list)
{
	struct doc **sorted = xmalloc(list->n * sizeof(*sorted));
	bool *same = xmalloc(list->n * sizeof(*same));

	for (size_t i = 0; i < list->n; i++)
		sorted[i] = &list->doc[i];
	qsort(sorted, list->n, sizeof(*sorted), by_target);
	for (size_t i = 0; i < list->n; i++)
		same[i] =
		    (i > 0 && by_target(&sorted[i - 1], &sorted[i]) == 0) ||
		    (i + 1 < list->n &&
		     by_target(&sorted[i], &sorted[i + 1]) == 0);
	for (size_t i = 0; i < list->n; i++)
		if (same[i]) {
			free(sorted[i]->name);
			sorted[i]->name =
			    xstrndup(sorted[i]->path, strlen(sorted[i]->path));
		}
	free(sorted);
	free(same);
}

void
walk_free(struct doc_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		free(list->doc[i].name);
		free(list->doc[i].path);
	}
	free(list->doc);
	*list = (struct doc_list){0};
}
