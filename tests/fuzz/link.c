/* Places in any bytes, and a claim whose fields are lines of them. */
#include "link.h"
#include "fuzz.h"
#include "places.h"

enum { MAX = 64 };

static size_t
readable(struct slice s)
{
	size_t sum = 0;

	for (size_t i = 0; i < s.n; i++)
		sum += (unsigned char)s.p[i];
	return sum;
}

static void
scan(const struct places *places, struct slice text)
{
	struct place p[MAX];
	int count = places_scan(places, text.p, text.n, p, MAX);
	size_t floor = 0;

	HOLDS(count >= 0 && count <= MAX);
	for (int i = 0; i < count; i++) {
		HOLDS(p[i].begin >= floor && p[i].begin < p[i].end);
		HOLDS(p[i].end <= text.n && *p[i].name && p[i].code);
		floor = p[i].end;
	}
	(void)places_find(places, text, p);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct places *places;
	static struct linker *linker;
	struct error e;
	struct link out;
	struct link_claim c;
	char *text;
	struct slice rest;
	size_t begin;

	if (!linker) {
		HOLDS(places = places_load("rules", &e));
		HOLDS(linker = linker_new("rules", &e));
	}
	if (n < 2)
		return 0;
	begin = data[0];
	text = fuzz_copy(data + 1, n - 1);
	rest = (struct slice){text, n - 1};
	scan(places, rest);
	c = (struct link_claim){.text = fuzz_line(&rest)};
	c.claim = fuzz_line(&rest);
	c.block = fuzz_line(&rest);
	c.title = fuzz_line(&rest);
	c.heading = fuzz_line(&rest);
	c.subject = fuzz_line(&rest);
	c.object = fuzz_line(&rest);
	c.context = rest;
	c.qbegin = begin < c.text.n ? begin : c.text.n;
	c.qend = c.qbegin + 3 < c.text.n ? c.qbegin + 3 : c.text.n;
	linker_link(linker, &c, &out);
	HOLDS(out.from && (out.subject.n == 0) == (*out.from == '\0'));
	(void)(readable(out.subject) + readable(out.subject_code) +
	       readable(out.object) + readable(out.object_code));
	free(text);
	return 0;
}
