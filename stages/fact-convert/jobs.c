#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "convert.h"
#include "error.h"

/*
 * Worker k of n converts documents k, k + n, k + 2n ... and writes an outcome
 * for each to its pipe, so that the parent reads them in order.  A worker that
 * crashes is started again behind the document that did it.
 */
struct worker {
	pid_t pid;
	int fd; /* -1: never started, or at its end */
};

struct jobs {
	const struct setup *setup;
	const struct doc_list *list;
	struct worker *worker;
	int n;
	size_t next;
};

/* What stands before the path and the log of an outcome. */
struct head {
	size_t path, log;
	int type;
	bool usable;
};

static bool
write_whole(int fd, const void *p, size_t n)
{
	for (size_t done = 0; done < n;) {
		ssize_t got = write(fd, (const char *)p + done, n - done);

		if (got < 0 && errno != EINTR)
			return false;
		done += got > 0 ? (size_t)got : 0;
	}
	return true;
}

static bool
read_whole(int fd, void *p, size_t n)
{
	for (size_t done = 0; done < n;) {
		ssize_t got = read(fd, (char *)p + done, n - done);

		if (got == 0 || (got < 0 && errno != EINTR))
			return false;
		done += got > 0 ? (size_t)got : 0;
	}
	return true;
}

static void
send(int fd, const struct outcome *o)
{
	struct head h = {.path = o->usable ? strlen(o->path) : 0,
			 .log = o->log.n,
			 .usable = o->usable};

	while (h.type < KIND_OTHER && kind_name[h.type] != o->type)
		h.type++;
	if (!write_whole(fd, &h, sizeof(h)) ||
	    !write_whole(fd, o->path, h.path) ||
	    !write_whole(fd, o->log.p, h.log))
		_exit(EXIT_DATA);
}

static bool
receive(int fd, struct outcome *o)
{
	struct head h;
	char block[4096];

	o->log.n = 0;
	if (!read_whole(fd, &h, sizeof(h)) || h.path >= sizeof(o->path) ||
	    !read_whole(fd, o->path, h.path))
		return false;
	o->path[h.path] = '\0';
	o->usable = h.usable;
	o->type = kind_name[h.type];
	for (size_t n; h.log; h.log -= n) {
		n = h.log < sizeof(block) ? h.log : sizeof(block);
		if (!read_whole(fd, block, n))
			return false;
		buffer_add(&o->log, block, n);
	}
	return true;
}

_Noreturn static void
work(struct jobs *j, size_t from, int fd)
{
	struct outcome o = {0};

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (size_t i = from; i < j->list->n; i += (size_t)j->n) {
		document_convert(j->setup, &j->list->doc[i], &o);
		send(fd, &o);
	}
	_exit(0);
}

static void
start_worker(struct jobs *j, size_t from)
{
	struct worker *w = &j->worker[from % (size_t)j->n];
	int ends[2];

	w->fd = -1;
	if (from >= j->list->n)
		return;
	if (pipe(ends) != 0 || (w->pid = fork()) < 0)
		die(EXIT_DATA, "cannot start a worker: %s", strerror(errno));
	if (w->pid == 0) {
		close(ends[0]);
		for (int i = 0; i < j->n; i++)
			if (j->worker[i].fd >= 0)
				close(j->worker[i].fd);
		work(j, from, ends[1]);
	}
	close(ends[1]);
	w->fd = ends[0];
}

struct jobs *
jobs_start(const struct setup *setup, const struct doc_list *list, int workers)
{
	struct jobs *j = xmalloc(sizeof(*j));

	*j = (struct jobs){setup, list, NULL, workers, 0};
	j->worker = xmalloc((size_t)workers * sizeof(*j->worker));
	for (int i = 0; i < workers; i++)
		j->worker[i].fd = -1;
	for (int i = 0; i < workers; i++)
		start_worker(j, (size_t)i);
	return j;
}

/* Collects a worker; its own exit because of the disk ends the run. */
static void
collect(struct worker *w, struct outcome *o)
{
	int status = 0;

	close(w->fd);
	w->fd = -1;
	while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
		exit(WEXITSTATUS(status));
	if (!o)
		return;
	o->usable = false;
	o->type = kind_name[KIND_OTHER];
	o->log.n = 0;
	log_say(&o->log, DIAG_ERROR, "converter died",
		"fact-convert itself: %s",
		WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "ended");
}

void
jobs_next(struct jobs *j, struct outcome *o)
{
	struct worker *w = &j->worker[j->next % (size_t)j->n];

	if (!receive(w->fd, o)) {
		collect(w, o);
		start_worker(j, j->next + (size_t)j->n);
	}
	j->next++;
}

bool
jobs_ready(const struct jobs *j)
{
	struct pollfd p = {.fd = j->worker[j->next % (size_t)j->n].fd,
			   .events = POLLIN};

	return poll(&p, 1, 0) > 0;
}

void
jobs_end(struct jobs *j)
{
	for (int i = 0; i < j->n; i++)
		if (j->worker[i].fd >= 0)
			collect(&j->worker[i], NULL);
	free(j->worker);
	free(j);
}
