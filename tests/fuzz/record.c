/* Any bytes as a record stream; what was read is written and read again. */
#include "record.h"
#include "fuzz.h"

static void
check_fields(const struct record_reader *r)
{
	size_t n = (size_t)r->ncols - 1;

	for (int i = 0; i < r->ncols; i++) {
		const struct slice f = r->field[i];

		HOLDS(f.p >= r->line.p && f.p + f.n <= r->line.p + r->line.n);
		HOLDS(!f.n ||
		      (!memchr(f.p, '\t', f.n) && !memchr(f.p, '\n', f.n)));
		n += f.n;
	}
	HOLDS(n == r->line.n);
}

/* Copies the stream field by field; the number of records. */
static uint64_t
copy(int from, int to)
{
	struct record_reader r;
	struct record_writer w;
	struct error e;
	uint64_t n;

	if (record_open(&r, from, "in", &e) < 0) {
		record_close(&r);
		return 0;
	}
	HOLDS(r.ncols > 0 && r.ncols <= RECORD_COLUMNS);
	for (int i = 0; i < r.ncols; i++)
		(void)record_require(&r, "text", &e);
	record_writer_open(&w, to, "out");
	record_put_line(&w, r.line);
	record_end(&w);
	while (record_next(&r, &e) == 1) {
		uint64_t number = 0;

		check_fields(&r);
		for (int i = 0; i < r.ncols; i++) {
			(void)slice_to_u64(r.field[i], &number);
			record_put(&w, r.field[i]);
		}
		record_end(&w);
		(void)record_ready(&r);
	}
	n = r.count;
	record_close(&r);
	HOLDS(record_finish(&w, &e) == 0);
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	int in = fuzz_file(data, n), out = fuzz_file("", 0), twice;
	int kept = dup(out), thrice = fuzz_file("", 0);
	uint64_t count = copy(in, out);

	close(in);
	HOLDS(lseek(kept, 0, SEEK_SET) == 0);
	twice = dup(thrice);
	if (count)
		HOLDS(copy(kept, twice) == count);
	else
		close(twice);
	close(kept);
	close(thrice);
	return 0;
}
