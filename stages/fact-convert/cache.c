#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "convert.h"
#include "error.h"

static const char PART[] = ".part-";

/* A zombie, which an init that does not collect leaves for good, is none. */
static bool
is_alive(long pid)
{
	char path[64], state = 'Z';
	FILE *in;

	snprintf(path, sizeof(path), "/proc/%ld/stat", pid);
	in = fopen(path, "r");
	if (!in)
		return false;
	if (fscanf(in, "%*d (%*[^)]) %c", &state) != 1)
		state = 'Z';
	fclose(in);
	return state != 'Z' && state != 'X';
}

/* A part file is named after its writer; a dead one will not finish it. */
void
cache_clean(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *entry;

	if (!d)
		die(EXIT_DATA, "%s: %s", dir, strerror(errno));
	while ((entry = readdir(d)))
		if (strncmp(entry->d_name, PART, strlen(PART)) == 0 &&
		    !is_alive(atol(entry->d_name + strlen(PART))))
			unlinkat(dirfd(d), entry->d_name, 0);
	closedir(d);
}

void
cache_open(const char *dir)
{
	char path[4096];

	if (snprintf(path, sizeof(path), "%s", dir) >= (int)sizeof(path) - 64)
		die(EXIT_USAGE, "the name of the output folder is too long");
	for (char *at = path + 1; *at; at++)
		if (*at == '/') {
			*at = '\0';
			mkdir(path, 0777);
			*at = '/';
		}
	if (mkdir(path, 0777) != 0 && errno != EEXIST)
		die(EXIT_DATA, "%s: cannot make the folder: %s", path,
		    strerror(errno));
	cache_clean(dir);
}

static void
hash_text(struct sha256_ctx *h, const char *s)
{
	sha256_update(h, strlen(s) + 1, (const uint8_t *)s);
}

/* What tells one build of a program from another, without running it. */
static bool
hash_build(struct sha256_ctx *h, const char *file)
{
	char text[64];
	struct stat st;

	if (access(file, X_OK) != 0 || stat(file, &st) != 0)
		return false;
	snprintf(text, sizeof(text), "%lld %lld.%09ld", (long long)st.st_size,
		 (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
	hash_text(h, file);
	hash_text(h, text);
	return true;
}

/* The build of a program that PATH finds. */
static void
hash_program(struct sha256_ctx *h, const char *name)
{
	const char *path = getenv("PATH");

	for (size_t n; path && *path; path += n + (path[n] == ':')) {
		char file[4096];

		n = strcspn(path, ":");
		snprintf(file, sizeof(file), "%.*s/%s", (int)n, path, name);
		if (hash_build(h, file))
			return;
	}
}

static void
hash_file(struct sha256_ctx *h, const char *dir, const char *name)
{
	char path[4096], block[4096];
	FILE *in;
	size_t n;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	in = fopen(path, "r");
	if (!in)
		die(EXIT_USAGE, "%s: %s", path, strerror(errno));
	while ((n = fread(block, 1, sizeof(block), in)) > 0)
		sha256_update(h, n, (const uint8_t *)block);
	fclose(in);
}

static void
make_key(const struct setup *setup, enum kind kind, struct slice content,
	 char key[33])
{
	struct sha256_ctx h;
	uint8_t sum[16];

	sha256_init(&h);
	hash_build(&h, "/proc/self/exe");
	hash_text(&h, kind_name[kind]);
	if (kind == KIND_PDF) {
		hash_program(&h, "pdftotext");
		hash_text(&h, setup->ocr ? "ocr" : "");
	} else if (kind != KIND_TEXT) {
		hash_program(&h, "pandoc");
		hash_file(&h, setup->rules, "plain.lua");
	}
	sha256_update(&h, content.n, (const uint8_t *)content.p);
	sha256_digest(&h, sizeof(sum), sum);
	for (int i = 0; i < 16; i++)
		sprintf(key + 2 * i, "%02x", sum[i]);
}

static void
log_path(const struct cache_entry *entry, char *path, size_t size)
{
	snprintf(path, size, "%.*s.log", (int)strlen(entry->path) - 4,
		 entry->path);
}

/* The log begins with the length of its text, -1 when there is none: a text of
 * another length was cut by a crash of the machine. */
static bool
read_log(struct cache_entry *entry)
{
	char path[4096], *line = NULL;
	size_t cap = 0;
	struct stat st;
	long long length;
	ssize_t n;
	FILE *in;

	log_path(entry, path, sizeof(path));
	in = fopen(path, "r");
	if (!in)
		return false;
	n = getline(&line, &cap, in);
	length = n > 0 ? strtoll(line, NULL, 10) : -2;
	while ((n = getline(&line, &cap, in)) > 0)
		buffer_add(&entry->log, line, (size_t)n);
	free(line);
	fclose(in);
	entry->usable = length >= 0;
	return length == -1 ||
	       (stat(entry->path, &st) == 0 && st.st_size == length);
}

bool
cache_find(const struct setup *setup, enum kind kind, struct slice content,
	   struct cache_entry *entry)
{
	char key[33];

	make_key(setup, kind, content, key);
	snprintf(entry->path, sizeof(entry->path), "%s/%s.txt", setup->dir,
		 key);
	entry->log.n = 0;
	if (read_log(entry))
		return true;
	entry->log.n = 0;
	return false;
}

static void
write_file(const char *path, const char *head, const struct buffer *b)
{
	char part[4200];
	FILE *out;

	snprintf(part, sizeof(part), "%.*s/%s%ld",
		 (int)(strrchr(path, '/') - path), path, PART, (long)getpid());
	out = fopen(part, "w");
	if (!out)
		die(EXIT_DATA, "%s: %s", part, strerror(errno));
	fputs(head, out);
	if (b->n)
		fwrite(b->p, 1, b->n, out);
	if (fclose(out) != 0 || rename(part, path) != 0)
		die(EXIT_DATA, "%s: cannot write: %s", path, strerror(errno));
}

void
cache_keep(struct cache_entry *entry, const struct buffer *text, bool lasting)
{
	char path[4096], head[32];

	if (entry->usable)
		write_file(entry->path, "", text);
	if (!lasting)
		return;
	log_path(entry, path, sizeof(path));
	snprintf(head, sizeof(head), "%lld\n",
		 entry->usable ? (long long)text->n : -1LL);
	write_file(path, head, &entry->log);
}
