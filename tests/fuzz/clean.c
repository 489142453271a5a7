/* Any bytes through the cleaner; the first line is the column `map`. */
#include "clean.h"
#include "border.h"
#include "fuzz.h"

static void
check_utf8(const char *p, size_t n)
{
	utf8proc_int32_t c;

	for (size_t i = 0; i < n;) {
		utf8proc_ssize_t k = utf8proc_iterate(
		    (const uint8_t *)p + i, (utf8proc_ssize_t)(n - i), &c);

		HOLDS(k > 0);
		HOLDS(c >= ' ' && c != 0x7f && c != 0xa0 && c != 0xad);
		i += (size_t)k;
	}
}

/* Of a text that was its own source. */
static void
check_map(const struct cleaner *c, size_t source)
{
	uint64_t floor = 0;

	for (size_t i = 0; i <= c->n; i++) {
		struct source_place at = map_place(&c->map, i);
		struct source_place end = map_place_end(&c->map, i);

		if (!fuzz_border(c->text, c->n, i))
			continue;
		HOLDS(at.offset >= floor && at.offset <= source);
		HOLDS(end.offset <= at.offset);
		floor = at.offset;
	}
}

/* White space comes as one space. */
static size_t
one_space(char *text, size_t n)
{
	size_t to = 0;

	for (size_t i = 0; i < n; i++)
		if (text[i] != ' ' || to == 0 || text[to - 1] != ' ')
			text[to++] = text[i];
	return to;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct cleaner c, again;
	static struct source_map raw, none, read;
	static char *print;
	static size_t cap;
	char *text = fuzz_copy(data, n);
	struct slice rest = {text, one_space(text, n)};
	struct slice column = fuzz_line(&rest);
	struct error e;

	(void)clean_already(rest);
	clean_text(&c, rest, &none);
	check_utf8(c.text, c.n);
	check_map(&c, rest.n);
	clean_text(&again, (struct slice){c.text, c.n}, &none);
	HOLDS(again.n == c.n);
	HOLDS(c.n == 0 || memcmp(again.text, c.text, c.n) == 0);
	if (map_parse(&raw, column, &e) == 0) {
		clean_text(&c, rest, &raw);
		column = map_print(&c.map, &print, &cap);
		HOLDS(map_parse(&read, column, &e) == 0);
		HOLDS(read.n == c.map.n);
	}
	free(text);
	return 0;
}
