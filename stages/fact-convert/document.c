#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "convert.h"
#include "error.h"

static bool
convert(const struct setup *setup, enum kind kind, int fd, struct slice content,
	struct buffer *text, struct buffer *log)
{
	if (kind == KIND_TEXT)
		return text_convert(content, text, log);
	if (kind == KIND_PDF)
		return pdf_convert(setup, fd, text, log);
	return pandoc_convert(setup, kind, fd, content, text, log);
}

/* A converter that hung, died or is missing may do better another time. */
static bool
is_lasting(const struct buffer *log)
{
	return !log->n || !memmem(log->p, log->n, "\tconverter ", 11);
}

static void
through_cache(const struct setup *setup, enum kind kind, int fd,
	      struct slice content, struct outcome *o)
{
	struct cache_entry entry = {0};
	struct buffer text = {0};

	if (!cache_find(setup, kind, content, &entry)) {
		entry.usable =
		    convert(setup, kind, fd, content, &text, &entry.log);
		cache_keep(&entry, &text, is_lasting(&entry.log));
		buffer_free(&text);
	}
	o->usable = entry.usable;
	memcpy(o->path, entry.path, sizeof(o->path));
	buffer_add(&o->log, entry.log.p, entry.log.n);
	buffer_free(&entry.log);
}

static void
convert_content(const struct setup *setup, const struct doc *doc, int fd,
		struct slice content, struct outcome *o)
{
	const char *what = "";
	enum kind kind = detect_kind(content, doc->path, &what);

	o->type = kind_name[kind];
	if (kind == KIND_OTHER) {
		log_say(&o->log, DIAG_ERROR, "unknown kind", "%s", what);
	} else if (kind == KIND_TEXT && text_is_clean(content)) {
		snprintf(o->path, sizeof(o->path), "%s", doc->path);
		o->usable = true;
	} else {
		through_cache(setup, kind, fd, content, o);
	}
}

void
document_convert(const struct setup *setup, const struct doc *doc,
		 struct outcome *o)
{
	int fd = open(doc->path, O_RDONLY | O_CLOEXEC);
	struct slice content = {"", 0};
	struct stat st = {0};
	void *map = NULL;

	o->usable = false;
	o->type = kind_name[KIND_OTHER];
	o->log.n = 0;
	if (fd >= 0 && fstat(fd, &st) == 0 && st.st_size > 0)
		map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd,
			   0);
	if (fd < 0 || map == MAP_FAILED) {
		log_say(&o->log, DIAG_ERROR, "unreadable", "%s",
			strerror(errno));
	} else {
		if (map)
			content = (struct slice){map, (size_t)st.st_size};
		convert_content(setup, doc, fd, content, o);
	}
	if (content.n)
		munmap(map, content.n);
	if (fd >= 0)
		close(fd);
}
