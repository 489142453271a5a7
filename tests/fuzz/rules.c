/* Any bytes as a file of rules: it loads, or says why not in one line. */
#include "rules.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct units *units;
	char path[32];
	struct rules *rs;
	struct error e;
	int fd;

	if (!units)
		HOLDS(units = units_load("rules", &e));
	HOLDS(rs = rules_new("rules", units, &e));
	fd = fuzz_file(data, n);
	if (rules_add_file(rs, fuzz_path(fd, path), units, RULES_BAD_STOPS,
			   &e) < 0)
		HOLDS(*e.text && !strchr(e.text, '\n'));
	for (size_t i = 0; i < rs->n; i++)
		HOLDS(rs->rule[i].pattern.code && rs->rule[i].id);
	rules_free(rs);
	close(fd);
	return 0;
}
