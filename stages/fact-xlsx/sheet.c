/* Sheets and their typed cells. */
#include <stdio.h>
#include <stdlib.h>

#include "facts_cell.h"
#include "xlsx.h"

/* The format's limits. */
enum { ROWS_MAX = LXW_ROW_MAX, CELL_CHARACTERS = 32767 };

struct sheet
sheet_add(lxw_workbook *wb, const struct styles *st, const char *name,
	  const char *const *head, const int *width, lxw_col_t cols,
	  lxw_col_t fixed)
{
	struct sheet s = {.ws = workbook_add_worksheet(wb, name),
			  .name = name,
			  .rows = 1,
			  .cols = cols};

	for (lxw_col_t c = 0; c < cols; c++) {
		/* The name and the filter's arrow want room too. */
		int least = (int)strlen(head[c]) + 4;

		worksheet_set_column(s.ws, c, c,
				     width[c] > least ? width[c] : least, NULL);
		worksheet_write_string(s.ws, 0, c, head[c], st->head);
	}
	worksheet_freeze_panes(s.ws, 1, fixed);
	return s;
}

bool
sheet_row(struct sheet *s)
{
	if (s->rows < ROWS_MAX) {
		s->rows++;
		return true;
	}
	if (!s->full)
		warn("sheet %s: only the first %d rows are in it, the format "
		     "has no more",
		     s->name, ROWS_MAX);
	s->full = true;
	return false;
}

/* Reads YYYY-MM-DD.  Excel counts days from 1900 and takes that year for a
 * leap year, so dates before March 1900 stay text. */
static bool
read_date(struct slice s, lxw_datetime *d)
{
	char text[16];

	if (s.n != 10)
		return false;
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	*d = (lxw_datetime){0};
	return sscanf(text, "%4d-%2d-%2d", &d->year, &d->month, &d->day) == 3 &&
	       d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= 31 &&
	       (d->year > 1900 || (d->year == 1900 && d->month > 2));
}

static double
number(struct slice s)
{
	char text[64];

	snprintf(text, sizeof(text), "%.*s", (int)s.n, s.p);
	return strtod(text, NULL);
}

/* A cell holds so many characters; counted here in bytes of UTF-8, which are
 * never fewer. */
static void
put_text(struct sheet *s, lxw_col_t col, struct slice cell)
{
	size_t n = cell.n < CELL_CHARACTERS ? cell.n : CELL_CHARACTERS;
	char *text;

	while (n < cell.n && n > 0 && (cell.p[n] & 0xc0) == 0x80)
		n--;
	text = xstrndup(cell.p, n);
	worksheet_write_string(s->ws, s->rows - 1, col, text, NULL);
	free(text);
}

void
sheet_put(struct sheet *s, const struct styles *st, lxw_col_t col,
	  struct slice cell, enum facts_type type)
{
	lxw_row_t row = s->rows - 1;
	lxw_datetime date;

	if (cell.n == 0)
		return;
	if (type == FACTS_TIME && read_date(cell, &date))
		worksheet_write_datetime(s->ws, row, col, &date, st->date);
	else if (type == FACTS_TIME && cell.n == 4 && cell_is_exact(cell))
		worksheet_write_number(s->ws, row, col, number(cell), st->year);
	else if ((type == FACTS_INTEGER || type == FACTS_DECIMAL) &&
		 cell_is_exact(cell))
		worksheet_write_number(s->ws, row, col, number(cell), NULL);
	else
		put_text(s, col, cell);
}

void
sheet_finish(struct sheet *s)
{
	worksheet_autofilter(s->ws, 0, 0, s->rows - 1, s->cols - 1);
}
