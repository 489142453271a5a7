/* The parts of fact-convert: walk, detect, convert each kind, cache. */
#ifndef FACT_CONVERT_H
#define FACT_CONVERT_H

#include <stdbool.h>
#include <stddef.h>

#include "buffer.h"
#include "diagnostics.h"
#include "slice.h"

/* ---- walk.c: which documents there are ---------------------------------- */

struct doc {
	char *name; /* the column `doc` */
	char *path; /* where the file is */
};

struct doc_list {
	struct doc *doc;
	size_t n, cap;
	size_t refused; /* names with TAB or LF, unreadable folders */
};

/* Adds the file path, or all files under the folder path, sorted bytewise;
 * hidden files and folders are left out.  What cannot be read is a diagnostic
 * and counted in refused. */
void walk_add(struct doc_list *list, const char *path);

/* Gives documents of the same name the path as their name. */
void walk_finish(struct doc_list *list);

void walk_free(struct doc_list *list);

/* ---- log.c: what a conversion has to say -------------------------------- */

/* Lines `level TAB reason TAB detail`, kept beside the text so that a later
 * run says the same. */
void log_say(struct buffer *log, enum diag_level level, const char *reason,
	     const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* Passes the lines on as diagnostics of doc. */
void log_print(struct slice log, const char *doc);

/* ---- detect.c: what a file is ------------------------------------------- */

enum kind {
	KIND_TEXT,
	KIND_HTML,
	KIND_PDF,
	KIND_DOCX,
	KIND_ODT,
	KIND_EPUB,
	KIND_RTF,
	KIND_OTHER
};

extern const char *const kind_name[]; /* the column `type` */

/* The kind by the first bytes; the name decides between text and HTML.  For
 * KIND_OTHER *what says what it seems to be. */
enum kind detect_kind(struct slice content, const char *name,
		      const char **what);

/* ---- child.c: other programs -------------------------------------------- */

struct child_result {
	bool ok;
	int status;         /* it exited with, when it did */
	const char *reason; /* when not ok: a fixed phrase */
	char message[256];  /* the first line it wrote on stderr, or why */
};

/* Runs argv[0] from PATH without a shell, with limits of time, memory and
 * file size, without network; in and out become its stdin and stdout. */
void child_run(const char *const *argv, int in, int out, int seconds,
	       struct child_result *result);

/* A file without a name in dir, for a child to write; dies when it cannot. */
int child_file(const char *dir);

/* ---- the converters ------------------------------------------------------ */

struct setup {
	const char *dir;   /* of the texts: OUTDIR/text */
	const char *rules; /* where plain.lua is */
	int seconds;       /* that a document may take */
	bool ocr;
};

/* Each appends UTF-8 text to out and what there is to say to log; false when
 * the document gives no text, which the log then says. */
bool text_convert(struct slice content, struct buffer *out, struct buffer *log);
bool pdf_convert(const struct setup *setup, int fd, struct buffer *out,
		 struct buffer *log);
bool pandoc_convert(const struct setup *setup, enum kind kind, int fd,
		    struct slice content, struct buffer *out,
		    struct buffer *log);

/* Appends to out an ODT with the same text, in which pandoc sees the headings
 * of tables.  False, with nothing appended, where there is nothing to mend. */
bool odt_mend(struct slice content, struct buffer *out);

/* UTF-8 without NUL: fact-read takes it as it is. */
bool text_is_clean(struct slice content);

/* ---- cache.c: results by content and converter -------------------------- */

struct cache_entry {
	char path[4096]; /* of the text */
	bool usable;     /* there is a text */
	struct buffer log;
};

/* Makes OUTDIR/text. */
void cache_open(const char *dir);

/* Removes what killed runs left there; at the beginning and at the end, since
 * the workers of a run outlive it by a moment. */
void cache_clean(const char *dir);

/* Sets entry->path for a content that is converted as kind.  True when the
 * result is already there. */
bool cache_find(const struct setup *setup, enum kind kind, struct slice content,
		struct cache_entry *entry);

/* Keeps a result: first under another name, then in place.  lasting: whether
 * it would come out the same another time; a hung converter would not. */
void cache_keep(struct cache_entry *entry, const struct buffer *text,
		bool lasting);

/* ---- document.c ---------------------------------------------------------- */

struct outcome {
	bool usable;
	const char *type;
	char path[4096];
	struct buffer log;
};

/* Finds or makes the text of one document. */
void document_convert(const struct setup *setup, const struct doc *doc,
		      struct outcome *o);

/* ---- jobs.c: several documents at a time --------------------------------- */

struct jobs;

/* Starts workers, which convert the documents of list. */
struct jobs *jobs_start(const struct setup *setup, const struct doc_list *list,
			int workers);

/* The outcome of the next document, in the order of the list; a worker that
 * crashes loses that one only.  o->log is reused. */
void jobs_next(struct jobs *j, struct outcome *o);

/* True when jobs_next would not wait. */
bool jobs_ready(const struct jobs *j);

void jobs_end(struct jobs *j);

/* ---- progress.c -----------------------------------------------------------
 */

/* On a terminal: how many of all documents are done, and the time left. */
void progress_show(size_t done, size_t all);

#endif
