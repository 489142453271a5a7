/* Any bytes as a facts file; each cell is written in every form. */
#include "facts_cell.h"
#include "facts_file.h"
#include "fuzz.h"

static int
each(void *data, const struct slice row[FACTS_COLUMNS], struct error *e)
{
	(void)data;
	(void)e;
	for (int i = 0; i < FACTS_COLUMNS; i++) {
		size_t room = cell_room(row[i]);
		char *buf = malloc(room);

		HOLDS(buf && row[i].p[row[i].n] == '\0');
		HOLDS(cell_csv(buf, row[i], facts_column[i].type, true) <=
		      buf + room);
		HOLDS(cell_tsv(buf, row[i]) <= buf + room);
		HOLDS(cell_json(buf, row[i], facts_column[i].type) <=
		      buf + room);
		HOLDS(cell_json_text(buf, row[i], true) <= buf + room);
		(void)cell_unguard(row[i]);
		free(buf);
	}
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	/* A header, so that bytes reach the rows; the first byte says whether
	 * as a spreadsheet's file. */
	static const char mark[] = "\xef\xbb\xbf";
	int fd = fuzz_file("", 0);
	char path[32];
	struct error e;

	if (n > 0 && *data & 1)
		HOLDS(write(fd, mark, 3) == 3);
	if (n > 0 && !(*data & 2)) {
		for (int i = 0; i < FACTS_COLUMNS; i++)
			HOLDS(dprintf(fd, "%s%c", facts_column[i].name,
				      i + 1 < FACTS_COLUMNS ? ',' : '\n') > 0);
	}
	if (n > 0)
		HOLDS(write(fd, data + 1, n - 1) == (ssize_t)(n - 1));
	if (facts_file_read(fuzz_path(fd, path), each, NULL, &e) < 0)
		HOLDS(*e.text && !strchr(e.text, '\n'));
	close(fd);
	return 0;
}
