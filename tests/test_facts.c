/* The columns, cells, ids, conditions and files of facts.
 * Not tested here: fact-csv as a process (tests/fact-csv/). */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "facts_cell.h"
#include "facts_file.h"
#include "facts_id.h"
#include "facts_where.h"
#include "tally.h"

static struct slice
sl(const char *s)
{
	return slice_of(s);
}

Test(facts_table, every_column_is_described_and_found)
{
	for (int i = 0; i < FACTS_COLUMNS; i++) {
		const struct facts_column *c = &facts_column[i];

		cr_assert(c->name && c->title && c->meaning, "column %d", i);
		cr_assert_eq(facts_find(sl(c->name)), i);
		cr_assert(c->width > 0 &&
			  c->meaning[strlen(c->meaning) - 1] == '.');
	}
	cr_assert_eq(facts_find(sl("no such")), -1);
	cr_assert_str_eq(facts_column[FACTS_SENTENCE].source, "text");
	cr_assert_null(facts_column[FACTS_ID].source);
}

Test(facts_cell, numbers)
{
	static const char *const yes[] = {"0", "-3.5", "007", "12.50",
					  "12345678901234567890"};
	static const char *const no[] = {"",    "-",   ".5",  "5.", "+7",
					 "1e6", "3-5", "1,5", " 1", "1 "};

	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		cr_assert(cell_is_number(sl(yes[i])), "%s", yes[i]);
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		cr_assert_not(cell_is_number(sl(no[i])), "%s", no[i]);
}

Test(facts_cell, guard)
{
	static const char *const yes[] = {
	    "=1+1",    "+7 km", "-3.5%",  "@SUM(A1)",
	    "\tx",     "\rx",   "'=1",    "-",
	    "\uff1d1", "007",   "'-00.5", "1234567890123456"};
	static const char *const no[] = {"",
					 "-3.5",
					 "3-5",
					 "'tis",
					 "a=1",
					 "0.50",
					 "−5",
					 "''",
					 "123456789012345",
					 "0.00123456789012345"};

	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		cr_assert(cell_needs_guard(sl(yes[i])), "%s", yes[i]);
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		cr_assert_not(cell_needs_guard(sl(no[i])), "%s", no[i]);
}

static const char *
csv(const char *s, enum facts_type type, bool guard)
{
	static char buf[256];

	*cell_csv(buf, sl(s), type, guard) = '\0';
	return buf;
}

Test(facts_cell, csv)
{
	cr_assert_str_eq(csv("a", FACTS_TEXT, false), "\"a\"");
	cr_assert_str_eq(csv("", FACTS_TEXT, true), "");
	cr_assert_str_eq(csv("7", FACTS_TEXT, true), "\"7\"");
	cr_assert_str_eq(csv("-7.50", FACTS_DECIMAL, true), "-7.50");
	cr_assert_str_eq(csv("2013", FACTS_TIME, true), "2013");
	cr_assert_str_eq(csv("12345678901234567890", FACTS_DECIMAL, true),
			 "\"12345678901234567890\"");
	cr_assert_str_eq(csv("12345678901234567890", FACTS_TEXT, true),
			 "\"'12345678901234567890\"");
	cr_assert_str_eq(csv("007", FACTS_TEXT, false), "\"007\"");
	cr_assert_str_eq(csv("x", FACTS_DECIMAL, true), "\"x\"");
	cr_assert_str_eq(csv("=\"1,2\"", FACTS_TEXT, false),
			 "\"=\"\"1,2\"\"\"");
	cr_assert_str_eq(csv("=\"1,2\"", FACTS_TEXT, true),
			 "\"'=\"\"1,2\"\"\"");
}

Test(facts_cell, guard_is_taken_off_again)
{
	static const char *const text[] = {"=1", "'=1", "''=1", "'tis",
					   "-5", "'-5", "",     "'",
					   "@",  "a",   "007",  "'007"};

	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		const char *cell = csv(text[i], FACTS_TEXT, true);
		size_t n = strlen(cell);
		struct slice inner = {cell + 1, n - 2};

		if (n)
			cr_assert(slice_is(cell_unguard(inner), text[i]), "%s",
				  text[i]);
	}
}

static const char *
json(const char *s, enum facts_type type)
{
	static char buf[256];

	*cell_json(buf, sl(s), type) = '\0';
	return buf;
}

Test(facts_cell, json)
{
	static char buf[256];

	cr_assert_str_eq(json("12345678901234567890.5", FACTS_DECIMAL),
			 "12345678901234567890.5");
	cr_assert_str_eq(json("-0.5", FACTS_DECIMAL), "-0.5");
	cr_assert_str_eq(json("007", FACTS_DECIMAL), "\"007\"");
	cr_assert_str_eq(json("", FACTS_INTEGER), "null");
	cr_assert_str_eq(json("", FACTS_TEXT), "\"\"");
	cr_assert_str_eq(json("7", FACTS_TEXT), "\"7\"");
	cr_assert_str_eq(json("a\"\\\x01", FACTS_TEXT), "\"a\\\"\\\\\\u0001\"");
	*cell_json_text(buf, sl("</script>&\u2028\u2029\u2030"), true) = '\0';
	cr_assert_str_eq(buf, "\"\\u003c/script\\u003e\\u0026\\u2028\\u2029"
			      "\u2030\"");
}

static void
fill(struct slice *row)
{
	for (int i = 0; i < FACTS_COLUMNS; i++)
		row[i] = sl("");
	row[FACTS_DOC] = sl("a.txt");
	row[FACTS_BEGIN] = sl("10");
	row[FACTS_END] = sl("18");
	row[FACTS_CLAIM] = sl("border length");
	row[FACTS_RULE] = sl("border");
	row[FACTS_VALUE] = sl("7590");
	row[FACTS_SUBJECT] = sl("Kazakhstan");
	row[FACTS_SUBJECT_CODE] = sl("KZ");
	row[FACTS_OBJECT] = sl("Russia");
	row[FACTS_OBJECT_CODE] = sl("RU");
}

Test(facts_id, same_over_runs_and_unique_within)
{
	struct facts_ids a = {0}, b = {0};
	struct slice row[FACTS_COLUMNS];
	char first[17], second[17], id[17];

	fill(row);
	facts_id(&a, row, first);
	cr_assert_eq(strlen(first), 16);
	cr_assert_eq(strspn(first, "0123456789abcdef"), 16);
	/* Pinned: an id that changes breaks links to facts. */
	cr_assert_str_eq(first, "b83141e62f14d8a5");
	facts_id(&a, row, second);
	cr_assert_str_neq(first, second);
	facts_id(&b, row, id);
	cr_assert_str_eq(id, first);
	facts_id(&b, row, id);
	cr_assert_str_eq(id, second);
	/* Another document between does not change it. */
	row[FACTS_DOC] = sl("b.txt");
	facts_id(&b, row, id);
	cr_assert_str_neq(id, first);
	row[FACTS_DOC] = sl("a.txt");
	facts_id(&b, row, id);
	cr_assert_str_eq(id, first);
	facts_ids_free(&a);
	facts_ids_free(&b);
}

Test(facts_id, many_in_a_document)
{
	struct facts_ids ids = {0};
	struct tally seen = {0};
	struct slice row[FACTS_COLUMNS];
	char id[17], begin[16];

	fill(row);
	for (int i = 0; i < 20000; i++) {
		snprintf(begin, sizeof(begin), "%d", i / 2);
		row[FACTS_BEGIN] = sl(begin);
		facts_id(&ids, row, id);
		tally_add(&seen, sl(id), 1);
	}
	cr_assert_eq(seen.n, 20000);
	tally_free(&seen);
	facts_ids_free(&ids);
}

static bool
holds(const char *const *terms)
{
	struct facts_where w = {0};
	struct slice row[FACTS_COLUMNS];
	struct error e;

	fill(row);
	for (; *terms; terms++)
		cr_assert_eq(facts_where_add(&w, *terms, &e), 0, "%s", e.text);
	return facts_where_holds(&w, row);
}

#define HOLDS(...) holds((const char *const[]){__VA_ARGS__, NULL})

Test(facts_where, conditions)
{
	struct facts_where w = {0};
	struct error e;

	cr_assert(HOLDS("claim=border length"));
	cr_assert(HOLDS("claim=area", "claim=Border Length"));
	cr_assert(HOLDS("country=kz", "rule=border"));
	cr_assert(HOLDS("country=Russia"));
	cr_assert_not(HOLDS("country=K"));
	cr_assert_not(HOLDS("country=KZ", "claim=area"));
	cr_assert_neq(facts_where_add(&w, "unit=km", &e), 0);
	cr_assert_neq(facts_where_add(&w, "claim", &e), 0);
	cr_assert_neq(facts_where_add(&w, "claim=", &e), 0);
	cr_assert(strstr(e.text, "claim=, country= or rule="));
}

Test(tally, counts_and_order)
{
	struct tally t = {0};
	char text[16];

	for (int i = 0; i < 1000; i++) {
		snprintf(text, sizeof(text), "%d", i % 300);
		tally_add(&t, sl(text), 1);
	}
	tally_add(&t, sl("x"), 9);
	cr_assert_eq(t.n, 301);
	cr_assert_eq(tally_count(&t, sl("299")), 3);
	cr_assert_eq(tally_count(&t, sl("no")), 0);
	tally_sort(&t);
	cr_assert_str_eq(t.entry[0].text, "x");
	cr_assert_str_eq(t.entry[1].text, "0");
	cr_assert_str_eq(t.entry[300].text, "299");
	cr_assert_eq(tally_count(&t, sl("x")), 9);
	tally_free(&t);
}

/* ---- files ------------------------------------------------------------ */

struct got {
	int rows;
	char text[4096];
};

static int
take(void *data, const struct slice row[FACTS_COLUMNS], struct error *e)
{
	struct got *g = data;

	(void)e;
	g->rows++;
	snprintf(g->text, sizeof(g->text), "%s|%s|%s", row[FACTS_ID].p,
		 row[FACTS_SUBJECT].p, row[FACTS_NOTES].p);
	return 0;
}

/* Reads a file of these bytes, after the header (all columns but the last). */
static int
read_file(const char *bom, const char *last, const char *rows, struct got *g,
	  struct error *e)
{
	char path[] = "/tmp/factsXXXXXX";
	FILE *f = fdopen(mkstemp(path), "w");
	int status;

	fputs(bom, f);
	for (int i = 0; i < FACTS_COLUMNS - 1; i++)
		fprintf(f, "\"%s\",", facts_column[i].name);
	fprintf(f, "\"%s\"\r\n%s", last, rows);
	fclose(f);
	*g = (struct got){0};
	status = facts_file_read(path, take, g, e);
	unlink(path);
	return status;
}

/* A row whose cells between are empty. */
#define ROW(id, subject, notes)                                                \
	id ",,,,," subject ",,,,,,,,,,,,,,,,,,,," notes "\r\n"

Test(facts_file, reads_bare_and_guarded)
{
	struct got g;
	struct error e;

	cr_assert_eq(read_file("", "notes",
			       ROW("1", "\"a\"\"b,\r\nc\"", "\"'=x\""), &g, &e),
		     0, "%s", e.text);
	cr_assert_eq(g.rows, 1);
	cr_assert_str_eq(g.text, "1|a\"b,\r\nc|'=x");
	cr_assert_eq(read_file("\xef\xbb\xbf", "notes",
			       ROW("1", "\"'tis\"", "\"'=x\""), &g, &e),
		     0);
	cr_assert_str_eq(g.text, "1|'tis|=x");
}

Test(facts_file, no_rows_and_no_last_line_end)
{
	struct got g;
	struct error e;

	cr_assert_eq(read_file("", "notes", "", &g, &e), 0);
	cr_assert_eq(g.rows, 0);
	cr_assert_eq(
	    read_file("", "notes", ",,,,,,,,,,,,,,,,,,,,,,,,,x", &g, &e), 0);
	cr_assert_eq(g.rows, 1);
}

Test(facts_file, says_what_is_wrong)
{
	struct got g;
	struct error e;

	cr_assert_eq(read_file("", "nots", "", &g, &e), -1);
	cr_assert(strstr(e.text, "no column `notes`"), "%s", e.text);
	cr_assert_eq(read_file("", "notes", "1,2\r\n", &g, &e), -1);
	cr_assert(strstr(e.text, "record 2: 2 fields"), "%s", e.text);
	cr_assert_eq(read_file("", "notes", "\"1", &g, &e), -1);
	cr_assert(strstr(e.text, "ends inside a quoted cell"), "%s", e.text);
	cr_assert_eq(read_file("", "notes", "\"1\"x,2\r\n", &g, &e), -1);
	cr_assert(strstr(e.text, "record 2"), "%s", e.text);
	cr_assert_eq(facts_file_read("/no/such", take, &g, &e), -1);
	cr_assert(strstr(e.text, "/no/such: cannot open"), "%s", e.text);
	cr_assert_eq(facts_file_read("/dev/null", take, &g, &e), -1);
	cr_assert(strstr(e.text, "empty"), "%s", e.text);
}
