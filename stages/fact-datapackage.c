/*
 * fact-datapackage: describes out/facts.csv as a Frictionless data package: a
 * Table Schema with each column's type, unit, constraints and meaning.
 * Reads nothing: the columns are those of fact-csv (stages/lib/facts_table.c).
 * Example: fact-datapackage facts.csv > out/datapackage.json
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "error.h"
#include "facts_cell.h"
#include "options.h"

static const char usage[] =
    "usage: fact-datapackage PATH > datapackage.json\n"
    "  PATH  of the facts file, relative to the package\n";

static void
put_text(const char *before, const char *text)
{
	struct slice s = slice_of(text);
	char *buf = xmalloc(cell_room(s));

	fputs(before, stdout);
	fwrite(buf, 1, (size_t)(cell_json_text(buf, s, false) - buf), stdout);
	free(buf);
}

static const char *
type_name(enum facts_type type)
{
	return type == FACTS_INTEGER   ? "integer"
	       : type == FACTS_DECIMAL ? "number"
				       : "string";
}

static void
put_constraints(int i)
{
	const struct facts_column *c = &facts_column[i];
	const char *type = type_name(c->type);

	printf(",\n          \"constraints\": {\"required\": %s",
	       c->required ? "true" : "false");
	if (i == FACTS_ID)
		fputs(", \"unique\": true", stdout);
	if (c->type == FACTS_INTEGER)
		printf(", \"minimum\": %d", c->minimum);
	/* Table Schema has patterns for strings only. */
	if (c->pattern && strcmp(type, "string") == 0)
		put_text(", \"pattern\": ", c->pattern);
	putchar('}');
}

static void
put_field(int i)
{
	const struct facts_column *c = &facts_column[i];

	put_text("        {\"name\": ", c->name);
	put_text(", \"title\": ", c->title);
	put_text(", \"type\": ", type_name(c->type));
	if (c->unit)
		put_text(facts_find(slice_of(c->unit)) >= 0
			     ? ", \"unitColumn\": "
			     : ", \"unit\": ",
			 c->unit);
	put_text(",\n          \"description\": ", c->meaning);
	put_constraints(i);
	fputs(i < FACTS_COLUMNS - 1 ? "},\n" : "}\n", stdout);
}

static void
put_package(const char *path)
{
	fputs("{\n"
	      "  \"profile\": \"tabular-data-package\",\n"
	      "  \"name\": \"facts\",\n"
	      "  \"title\": \"Quantitative claims found in documents\",\n"
	      "  \"resources\": [{\n"
	      "    \"profile\": \"tabular-data-resource\",\n"
	      "    \"name\": \"facts\",\n",
	      stdout);
	put_text("    \"path\": ", path);
	fputs(
	    ",\n"
	    "    \"description\": \"One row a claim. Where the file begins "
	    "with a byte-order mark, an apostrophe guards each text cell "
	    "that a spreadsheet would run as a formula or drop digits of.\",\n"
	    "    \"format\": \"csv\",\n"
	    "    \"mediatype\": \"text/csv\",\n"
	    "    \"encoding\": \"utf-8\",\n"
	    "    \"dialect\": {\"delimiter\": \",\", \"lineTerminator\": "
	    "\"\\r\\n\", \"quoteChar\": \"\\\"\", \"doubleQuote\": true, "
	    "\"skipInitialSpace\": false, \"header\": true},\n"
	    "    \"schema\": {\n"
	    "      \"missingValues\": [\"\"],\n"
	    "      \"primaryKey\": \"id\",\n"
	    "      \"fields\": [\n",
	    stdout);
	for (int i = 0; i < FACTS_COLUMNS; i++)
		put_field(i);
	fputs("      ]\n    }\n  }]\n}\n", stdout);
}

int
main(int argc, char **argv)
{
	int c;

	while ((c = getopt(argc, argv, "h")) != -1)
		c == 'h' ? usage_help(usage) : usage_wrong(usage);
	if (optind + 1 != argc)
		usage_wrong(usage);
	put_package(argv[optind]);
	if (ferror(stdout) || fclose(stdout) != 0)
		die(EXIT_DATA, "stdout: cannot write: %s", strerror(errno));
	return 0;
}
