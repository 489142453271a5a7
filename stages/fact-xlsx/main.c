/*
 * fact-xlsx: writes a facts file as a workbook with typed cells: the sheets
 * Facts, Summary (facts by country and claim) and Diagnostics.
 * Reads a facts file (CSV) and the diagnostics of the run; writes the file
 * named last (a zip archive is not for a pipe).
 * Example: fact-xlsx -d out/diagnostics.tsv out/facts.csv out/facts.xlsx
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "facts_file.h"
#include "options.h"
#include "record.h"
#include "xlsx.h"

static const char usage[] =
    "usage: fact-xlsx [-d DIAGNOSTICS.tsv] FACTS.csv WORKBOOK.xlsx\n"
    "  -d  the diagnostics of the run, for the sheet Diagnostics\n";

struct writing {
	struct sheet facts;
	struct styles style;
	struct summary *summary;
};

static int
add_fact(void *data, const struct slice row[FACTS_COLUMNS], struct error *e)
{
	struct writing *w = data;

	(void)e;
	summary_add(w->summary, row);
	if (!sheet_row(&w->facts))
		return 0;
	for (int i = 0; i < FACTS_COLUMNS; i++)
		sheet_put(&w->facts, &w->style, (lxw_col_t)i, row[i],
			  facts_column[i].type);
	return 0;
}

static struct styles
add_styles(lxw_workbook *wb)
{
	struct styles st = {workbook_add_format(wb), workbook_add_format(wb),
			    workbook_add_format(wb)};

	format_set_bold(st.head);
	format_set_bg_color(st.head, 0xE3E8EF);
	format_set_bottom(st.head, LXW_BORDER_THIN);
	format_set_num_format(st.date, "yyyy-mm-dd");
	format_set_align(st.date, LXW_ALIGN_LEFT);
	format_set_num_format(st.year, "0");
	format_set_align(st.year, LXW_ALIGN_LEFT);
	return st;
}

static struct sheet
add_facts(lxw_workbook *wb, const struct styles *st)
{
	const char *head[FACTS_COLUMNS];
	int width[FACTS_COLUMNS];

	for (int i = 0; i < FACTS_COLUMNS; i++) {
		head[i] = facts_column[i].name;
		width[i] = facts_column[i].width;
	}
	return sheet_add(wb, st, "Facts", head, width, FACTS_COLUMNS, 0);
}

/* The columns of include/diagnostics.h. */
static void
add_diagnostics(lxw_workbook *wb, const struct styles *st, const char *path)
{
	static const char *const head[] = {"stage", "doc",   "page",
					   "line",  "level", "reason",
					   "count", "detail"};
	static const int width[] = {14, 24, 7, 7, 8, 24, 9, 80};
	enum { COLUMNS = sizeof(width) / sizeof(width[0]) };
	struct sheet s =
	    sheet_add(wb, st, "Diagnostics", head, width, COLUMNS, 0);
	int at[COLUMNS], got, fd = open(path, O_RDONLY | O_CLOEXEC);
	struct record_reader r;
	struct error e;

	if (fd < 0)
		die(EXIT_DATA, "%s: cannot open: %s", path, strerror(errno));
	if (record_open(&r, fd, path, &e) != 0)
		die(EXIT_DATA, "%s", e.text);
	for (int i = 0; i < COLUMNS; i++)
		if ((at[i] = record_require(&r, head[i], &e)) < 0)
			die(EXIT_DATA, "%s", e.text);
	while ((got = record_next(&r, &e)) > 0 && sheet_row(&s))
		for (int i = 0; i < COLUMNS; i++)
			sheet_put(&s, st, (lxw_col_t)i, r.field[at[i]],
				  width[i] < 10 && i != 4 ? FACTS_INTEGER
							  : FACTS_TEXT);
	if (got < 0)
		die(EXIT_DATA, "%s", e.text);
	sheet_finish(&s);
	record_close(&r);
	close(fd);
}

int
main(int argc, char **argv)
{
	/* Each row goes to disk when it is whole. */
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};
	const char *diagnostics = NULL;
	struct writing w;
	lxw_workbook *wb;
	lxw_error failed;
	struct error e;
	int c;

	while ((c = getopt(argc, argv, "d:h")) != -1) {
		if (c == 'd')
			diagnostics = optarg;
		else
			c == 'h' ? usage_help(usage) : usage_wrong(usage);
	}
	if (optind + 2 != argc)
		usage_wrong(usage);
	wb = workbook_new_opt(argv[optind + 1], &options);
	w.style = add_styles(wb);
	w.summary = summary_new();
	w.facts = add_facts(wb, &w.style);
	if (facts_file_read(argv[optind], add_fact, &w, &e) != 0)
		die(EXIT_DATA, "%s", e.text);
	sheet_finish(&w.facts);
	summary_write(w.summary, wb, &w.style);
	if (diagnostics)
		add_diagnostics(wb, &w.style, diagnostics);
	/* The same facts make the same file, whenever it is written. */
	workbook_set_properties(wb, &(lxw_doc_properties){.created = 1});
	failed = workbook_close(wb);
	if (failed)
		die(EXIT_DATA, "%s: cannot write: %s", argv[optind + 1],
		    lxw_strerror(failed));
	summary_free(w.summary);
	return 0;
}
