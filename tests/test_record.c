/* Records through pipes, and what is refused. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "record.h"

static int
pipe_with(const char *text, size_t n)
{
	int fd[2];

	cr_assert_eq(pipe(fd), 0);
	cr_assert_eq(write(fd[1], text, n), (ssize_t)n);
	close(fd[1]);
	return fd[0];
}

static void
open_text(struct record_reader *r, const char *text)
{
	struct error e;

	cr_assert_eq(record_open(r, pipe_with(text, strlen(text)), "in", &e), 0,
		     "%s", e.text);
}

Test(record, columns_by_name)
{
	struct record_reader r;
	struct error e;

	open_text(&r, "a\tb\tc\n1\t\t3\n4\t5\t6\n");
	cr_expect_eq(record_column(&r, "c"), 2);
	cr_expect_eq(record_column(&r, "d"), -1);
	cr_expect_eq(record_require(&r, "d", &e), -1);
	cr_expect(strstr(e.text, "in:1: no column `d`"));
	cr_assert_eq(record_next(&r, &e), 1);
	cr_expect(slice_is(r.field[0], "1") && slice_is(r.field[1], ""));
	cr_expect(slice_is(r.line, "1\t\t3"));
	cr_assert_eq(record_next(&r, &e), 1);
	cr_expect(slice_is(r.field[2], "6"));
	cr_expect_eq(record_next(&r, &e), 0);
	cr_expect_eq(r.count, 2);
	record_close(&r);
}

Test(record, refuses)
{
	struct record_reader r;
	struct error e;

	cr_expect_eq(record_open(&r, pipe_with("", 0), "in", &e), -1);
	cr_expect(strstr(e.text, "no header"), "%s", e.text);
	record_close(&r);
	cr_expect_eq(record_open(&r, pipe_with("a\tb", 3), "in", &e), -1);
	cr_expect(strstr(e.text, "truncated"), "%s", e.text);
	record_close(&r);
	open_text(&r, "a\tb\n1\t2\n3");
	cr_expect_eq(record_next(&r, &e), 1);
	cr_expect_eq(record_next(&r, &e), -1);
	cr_expect(strstr(e.text, "in:3: the stream is truncated"), "%s",
		  e.text);
	record_close(&r);
	open_text(&r, "a\tb\n1\n");
	cr_expect_eq(record_next(&r, &e), -1);
	cr_expect_str_eq(e.text, "in:2: 1 fields, but the header has 2");
	record_close(&r);
	open_text(&r, "a\tb\n1\t2\t3\n");
	cr_expect_eq(record_next(&r, &e), -1);
	cr_expect(strstr(e.text, "3 fields"), "%s", e.text);
	record_close(&r);
	cr_expect_eq(record_open(&r, -1, "in", &e), -1);
	cr_expect(strstr(e.text, "cannot read"), "%s", e.text);
	record_close(&r);
}

/* A record longer than a block, written and read back. */
Test(record, long_records_survive)
{
	enum { N = 300000 };
	char file[] = "/tmp/factpipe-record-XXXXXX", *big = malloc(N);
	struct record_writer w;
	struct record_reader r;
	struct error e;

	memset(big, 'x', N);
	record_writer_open(&w, mkstemp(file), "out");
	record_puts(&w, "a");
	record_puts(&w, "b");
	record_end(&w);
	record_put(&w, (struct slice){big, N});
	record_putu(&w, 18446744073709551615u);
	record_end(&w);
	cr_assert_eq(record_finish(&w, &e), 0);
	cr_assert_eq(record_open(&r, open(file, O_RDONLY), "in", &e), 0);
	unlink(file);
	cr_assert_eq(record_next(&r, &e), 1);
	cr_expect_eq(r.field[0].n, N);
	cr_expect(slice_is(r.field[1], "18446744073709551615"));
	cr_expect_eq(record_next(&r, &e), 0);
	record_close(&r);
	free(big);
}

Test(record, fields_hold_no_separators)
{
	char file[] = "/tmp/factpipe-record-XXXXXX";
	struct record_writer w;
	char got[64] = "";
	struct error e;
	int fd = mkstemp(file);

	record_writer_open(&w, dup(fd), "out");
	record_put(&w, (struct slice){"a\tb\nc\rd\0e", 9});
	record_put_line(&w, slice_of("x\ty"));
	record_end(&w);
	cr_assert_eq(record_finish(&w, &e), 0);
	cr_assert_gt(pread(fd, got, sizeof(got) - 1, 0), 0);
	cr_expect_str_eq(got, "a b c d e\tx\ty\n");
	unlink(file);
}

Test(record, a_full_disk_is_an_error)
{
	struct record_writer w;
	struct error e;

	record_writer_open(&w, open("/dev/full", O_WRONLY), "stdout");
	record_puts(&w, "a");
	record_end(&w);
	cr_expect_eq(record_finish(&w, &e), -1);
	cr_expect(strstr(e.text, "stdout: cannot write: No space"), "%s",
		  e.text);
}

Test(record, numbers)
{
	uint64_t v;

	cr_expect(slice_to_u64(slice_of("120"), &v) && v == 120);
	cr_expect(!slice_to_u64(slice_of(""), &v));
	cr_expect(!slice_to_u64(slice_of("-1"), &v));
	cr_expect(!slice_to_u64(slice_of("12345678901234567890"), &v));
}
