/* The sheet Summary: countries down, claims across, the most frequent first. */
#include <stdio.h>
#include <stdlib.h>

#include "tally.h"
#include "xlsx.h"

/* The format has 16,384 columns; nobody reads so many. */
enum { CLAIMS_MAX = 1000 };

struct summary {
	struct tally claims, countries; /* a country's key is its code */
	struct tally names;             /* CODE TAB NAME, the first of a code */
	struct tally pairs;             /* CODE TAB CLAIM */
};

struct summary *
summary_new(void)
{
	struct summary *y = xmalloc(sizeof(*y));

	*y = (struct summary){0};
	return y;
}

static struct slice
join(struct slice a, struct slice b)
{
	static char *buf;
	static size_t cap;

	if (a.n + b.n + 1 > cap)
		buf = xrealloc(buf, cap = 2 * (a.n + b.n + 1));
	memcpy(buf, a.p, a.n);
	buf[a.n] = '\t';
	memcpy(buf + a.n + 1, b.p, b.n);
	return (struct slice){buf, a.n + b.n + 1};
}

void
summary_add(struct summary *y, const struct slice row[FACTS_COLUMNS])
{
	struct slice name, code = facts_country(row, &name);

	if (code.n == 0)
		name = slice_of("(no country)");
	tally_add(&y->claims, row[FACTS_CLAIM], 1);
	if (tally_count(&y->countries, code) == 0)
		tally_add(&y->names, join(code, name), 1);
	tally_add(&y->countries, code, 1);
	tally_add(&y->pairs, join(code, row[FACTS_CLAIM]), 1);
}

static const char *
name_of(const struct summary *y, const struct tally_entry *country)
{
	for (size_t i = 0; i < y->names.n; i++) {
		const char *text = y->names.entry[i].text;

		if (strncmp(text, country->text, country->n) == 0 &&
		    text[country->n] == '\t')
			return text + country->n + 1;
	}
	return country->text;
}

static void
put_count(struct sheet *s, lxw_col_t col, uint64_t n)
{
	if (n)
		worksheet_write_number(s->ws, s->rows - 1, col, (double)n,
				       NULL);
}

static void
put_country(const struct summary *y, struct sheet *s, const struct styles *st,
	    const struct tally_entry *country)
{
	struct slice code = {country->text, country->n};

	if (!sheet_row(s))
		return;
	sheet_put(s, st, 0, slice_of(name_of(y, country)), FACTS_TEXT);
	sheet_put(s, st, 1, code, FACTS_TEXT);
	put_count(s, 2, country->count);
	for (lxw_col_t c = 3; c < s->cols; c++)
		put_count(
		    s, c,
		    tally_count(
			&y->pairs,
			join(code, slice_of(y->claims.entry[c - 3].text))));
}

void
summary_write(struct summary *y, lxw_workbook *wb, const struct styles *st)
{
	const char *head[CLAIMS_MAX + 3] = {"Country", "Code", "All claims"};
	int width[CLAIMS_MAX + 3] = {24, 8, 11};
	lxw_col_t cols = 3;
	struct sheet s;
	uint64_t sum = 0;

	tally_sort(&y->claims);
	tally_sort(&y->countries);
	for (size_t i = 0; i < y->claims.n && i < CLAIMS_MAX; i++, cols++) {
		head[cols] = y->claims.entry[i].text;
		width[cols] = (int)y->claims.entry[i].n + 4;
		if (width[cols] > 40)
			width[cols] = 40;
		sum += y->claims.entry[i].count;
	}
	s = sheet_add(wb, st, "Summary", head, width, cols, 1);
	for (size_t i = 0; i < y->countries.n; i++)
		put_country(y, &s, st, &y->countries.entry[i]);
	sheet_finish(&s);
	if (!sheet_row(&s))
		return;
	worksheet_write_string(s.ws, s.rows - 1, 0, "All countries", st->head);
	put_count(&s, 2, sum);
	for (lxw_col_t c = 3; c < cols; c++)
		put_count(&s, c, y->claims.entry[c - 3].count);
}

void
summary_free(struct summary *y)
{
	tally_free(&y->claims);
	tally_free(&y->countries);
	tally_free(&y->names);
	tally_free(&y->pairs);
	free(y);
}
