/* Maps from text back to the source. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "source_map.h"

static struct source_map
map_of(const char *column)
{
	struct source_map m = {0};
	struct error e;

	cr_assert_eq(map_parse(&m, slice_of(column), &e), 0, "%s", e.text);
	return m;
}

static void
expect_place(const struct source_map *m, size_t text, uint64_t offset,
	     uint64_t line, uint64_t page)
{
	struct source_place p = map_place(m, text);

	cr_expect(p.offset == offset && p.line == line && p.page == page,
		  "%zu stands at %llu:%llu:%llu", text,
		  (unsigned long long)p.offset, (unsigned long long)p.line,
		  (unsigned long long)p.page);
}

static void
expect_print(const struct source_map *m, const char *want)
{
	char *buf = NULL;
	size_t cap = 0;
	struct slice got = map_print(m, &buf, &cap);

	cr_expect(slice_is(got, want), "%.*s", (int)got.n, got.p);
	free(buf);
}

Test(source_map, places)
{
	struct source_map m = map_of("5:5:1:0 9:12:1:0 20:40:7:1");

	expect_place(&m, 0, 0, 0, 0);
	expect_place(&m, 4, 4, 0, 0);
	expect_place(&m, 5, 5, 1, 0);
	expect_place(&m, 8, 8, 1, 0);
	expect_place(&m, 9, 12, 1, 0);
	expect_place(&m, 30, 50, 7, 1);
	map_free(&m);
	expect_place(&m, 7, 7, 0, 0);
}

Test(source_map, ends)
{
	/* a ligature or a quote at 4 took 3 bytes; a line ended behind 9 */
	struct source_map m = map_of("5:7:0:0 10:14:1:0");

	cr_expect_eq(map_place_end(&m, 0).offset, 0);
	cr_expect_eq(map_place_end(&m, 4).offset, 4);
	cr_expect_eq(map_place_end(&m, 5).offset, 7);
	cr_expect_eq(map_place_end(&m, 10).offset, 12);
	cr_expect_eq(map_place_end(&m, 10).line, 0);
	map_free(&m);
}

Test(source_map, adds_what_is_new)
{
	struct source_map m = {0};

	map_add(&m, (struct map_entry){0, 0, 0, 0});
	map_add(&m, (struct map_entry){3, 3, 0, 0});
	expect_print(&m, "");
	map_add(&m, (struct map_entry){3, 5, 0, 0});
	map_add(&m, (struct map_entry){3, 6, 0, 0});
	map_add(&m, (struct map_entry){7, 10, 0, 0});
	map_add(&m, (struct map_entry){9, 12, 1, 0});
	expect_print(&m, "3:6:0:0 9:12:1:0");
	map_add(&m, (struct map_entry){9, 12, 0, 0});
	expect_print(&m, "3:6:0:0");
	map_free(&m);
}

Test(source_map, slices)
{
	struct source_map m = map_of("5:5:1:0 9:12:1:0 20:40:7:1"), part = {0};

	map_slice(&m, 6, 15, &part);
	expect_print(&part, "3:6:0:0");
	map_slice(&m, 9, 30, &part);
	expect_print(&part, "11:28:6:1");
	map_slice(&m, 0, 5, &part);
	expect_print(&part, "5:5:1:0");
	map_slice(&m, 21, 25, &part);
	expect_print(&part, "");
	for (size_t from = 0; from < 30; from++)
		for (size_t t = from; t < 30; t++) {
			map_slice(&m, from, 30, &part);
			cr_expect_eq(map_place(&m, t).offset,
				     map_place(&m, from).offset +
					 map_place(&part, t - from).offset);
		}
	map_free(&m);
	map_free(&part);
}

Test(source_map, refuses)
{
	static const char *const bad[] = {"x",
					  "1:2:3",
					  "1:2:3:4 ",
					  " 1:2:3:4",
					  "1:2:3:4x",
					  "5:5:1:0 5:6:1:0",
					  "9:9:1:0 5:6:1:0",
					  "1:2:3:99999999999"};
	struct source_map m = {0};
	struct error e;

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		int got = map_parse(&m, slice_of(bad[i]), &e);

		/* a space at the end alone does no harm */
		cr_expect_eq(got, strcmp(bad[i], "1:2:3:4 ") ? -1 : 0, "%s",
			     bad[i]);
	}
	map_free(&m);
}
