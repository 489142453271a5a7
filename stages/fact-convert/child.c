#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "convert.h"
#include "error.h"

/* No document of a person needs more. */
static const rlim_t MEMORY = 2048UL << 20, FILE_SIZE = 1024UL << 20;

enum { NOT_FOUND = 127 };

static void
limit(int resource, rlim_t most)
{
	struct rlimit l = {most, most};

	setrlimit((__rlimit_resource_t)resource, &l);
}

/* In the child.  pandoc reserves a terabyte of addresses that it never uses,
 * so that the limit is on writable memory. */
static void
confine(int seconds)
{
	struct rlimit cpu = {(rlim_t)seconds, (rlim_t)seconds + 1};

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	setpgid(0, 0);
	/* At the hard limit the kernel would send SIGKILL, which does not tell
	 * why, and no SIGXCPU before it. */
	setrlimit(RLIMIT_CPU, &cpu);
	limit(RLIMIT_DATA, MEMORY);
	limit(RLIMIT_FSIZE, FILE_SIZE);
	limit(RLIMIT_CORE, 0);
	/* No network, where the system lets us take it away. */
	if (unshare(CLONE_NEWNET) != 0 &&
	    unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
		return;
}

_Noreturn static void
become(const char *const *argv, int in, int out, int err, int seconds)
{
	static char *const keep[] = {"PATH", "TMPDIR", NULL};
	char *value[2] = {0};

	for (int i = 0; keep[i]; i++)
		if (getenv(keep[i]))
			value[i] =
			    xstrndup(getenv(keep[i]), strlen(getenv(keep[i])));
	/* A user's own pandoc folder must not change results. */
	clearenv();
	for (int i = 0; keep[i]; i++)
		if (value[i])
			setenv(keep[i], value[i], 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("HOME", "/nonexistent", 1);
	if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0)
		_exit(NOT_FOUND);
	confine(seconds);
	execvp(argv[0], (char *const *)argv);
	_exit(NOT_FOUND);
}

/* True when it ended by itself. */
static bool
wait_for(pid_t pid, int seconds, int *status)
{
	struct pollfd p = {.fd = pidfd_open(pid, 0), .events = POLLIN};
	int ready;

	if (p.fd < 0)
		die(EXIT_DATA, "cannot watch a child: %s", strerror(errno));
	do
		ready = poll(&p, 1, seconds * 1000);
	while (ready < 0 && errno == EINTR);
	close(p.fd);
	kill(-pid, SIGKILL);
	if (ready == 0)
		kill(pid, SIGKILL);
	while (waitpid(pid, status, 0) < 0 && errno == EINTR)
		;
	return ready > 0;
}

/* The first line of what it wrote on stderr that is an error, else the first
 * one. */
static void
first_line(int fd, char *message, size_t size)
{
	char text[4096];
	ssize_t n = pread(fd, text, sizeof(text) - 1, 0);
	char *at;

	text[n > 0 ? n : 0] = '\0';
	at = strstr(text, "Error");
	while (at && at > text && at[-1] != '\n')
		at--;
	if (!at)
		at = text;
	at[strcspn(at, "\n")] = '\0';
	snprintf(message, size, "%.250s", at);
}

void
child_run(const char *const *argv, int in, int out, int seconds,
	  struct child_result *result)
{
	int err = memfd_create("stderr", MFD_CLOEXEC), status = 0;
	bool ended;
	pid_t pid;

	*result = (struct child_result){0};
	if (err < 0 || (pid = fork()) < 0)
		die(EXIT_DATA, "cannot start %s: %s", argv[0], strerror(errno));
	if (pid == 0)
		become(argv, in, out, err, seconds);
	ended = wait_for(pid, seconds, &status);
	first_line(err, result->message, sizeof(result->message));
	close(err);
	if (!ended || (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU))) {
		result->reason = "converter hung";
		snprintf(result->message, sizeof(result->message),
			 "%s took more than %d s", argv[0], seconds);
	} else if (WIFSIGNALED(status)) {
		result->reason = "converter died";
		snprintf(result->message, sizeof(result->message), "%s: %s",
			 argv[0], strsignal(WTERMSIG(status)));
	} else if (WEXITSTATUS(status) == NOT_FOUND) {
		result->reason = "converter missing";
		snprintf(result->message, sizeof(result->message),
			 "cannot run %s; is it installed?", argv[0]);
	} else if (WEXITSTATUS(status) != 0) {
		result->status = WEXITSTATUS(status);
		result->reason = "converter failed";
	} else {
		result->ok = true;
	}
}

int
child_file(const char *dir)
{
	int fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	char path[4096];

	if (fd >= 0)
		return fd;
	snprintf(path, sizeof(path), "%s/.part-XXXXXX", dir);
	fd = mkostemp(path, O_CLOEXEC);
	if (fd < 0)
		die(EXIT_DATA, "%s: cannot write: %s", dir, strerror(errno));
	unlink(path);
	return fd;
}
