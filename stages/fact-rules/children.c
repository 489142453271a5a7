#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "workbench.h"

extern char **environ;

/* The folder of the pipeline's programs. */
static const char *
programs(void)
{
	static char path[PATH_MAX];
	const char *dir = getenv("FACTPIPE_BIN");
	ssize_t n;

	if (dir && *dir)
		return dir;
	n = readlink("/proc/self/exe", path, sizeof(path) - 1);
	if (n < 0)
		die(EXIT_DATA, "/proc/self/exe: %s; set FACTPIPE_BIN",
		    strerror(errno));
	path[n] = '\0';
	return dirname(path);
}

/* In memory, so that nobody has to write while somebody reads. */
int
children_input(struct slice input)
{
	int fd = memfd_create("input", MFD_CLOEXEC);

	if (fd < 0)
		die(EXIT_DATA, "memfd_create: %s", strerror(errno));
	for (size_t done = 0; done < input.n;) {
		ssize_t n = write(fd, input.p + done, input.n - done);

		if (n < 0)
			die(EXIT_DATA, "memfd: %s", strerror(errno));
		done += (size_t)n;
	}
	lseek(fd, 0, SEEK_SET);
	return fd;
}

/* Starts one program between two descriptors; returns the end to read. */
static int
start(struct children *c, const char *bin, char *const *argv, int in)
{
	posix_spawn_file_actions_t actions;
	char path[PATH_MAX];
	int ends[2], status;

	snprintf(path, sizeof(path), "%s/%s", bin, argv[0]);
	if (pipe2(ends, O_CLOEXEC) < 0)
		die(EXIT_DATA, "pipe: %s", strerror(errno));
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
	status =
	    posix_spawn(&c->pid[c->n], path, &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	if (status != 0)
		die(EXIT_DATA, "%s: cannot start: %s", path, strerror(status));
	c->name[c->n++] = argv[0];
	close(ends[1]);
	close(in);
	return ends[0];
}

void
children_start(struct children *c, const char *dir, char *const *const *argv,
	       struct slice input)
{
	const char *bin = programs();
	int fd = children_input(input);

	setenv("FACTPIPE_RULES", dir, 1);
	unsetenv("FACTPIPE_DIAGNOSTICS");
	c->n = 0;
	for (; *argv; argv++)
		fd = start(c, bin, *argv, fd);
	c->out = fd;
}

void
children_wait(struct children *c)
{
	int failed = -1;

	for (int i = 0; i < c->n; i++) {
		int status = 0;

		while (waitpid(c->pid[i], &status, 0) < 0 && errno == EINTR)
			;
		if (status != 0 && failed < 0)
			failed = i;
	}
	if (failed >= 0)
		die(EXIT_DATA, "%s failed (see above)", c->name[failed]);
}
