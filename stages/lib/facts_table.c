#include "facts_table.h"

#include <stdio.h>

/* Dates, months, quarters and years, alone or as an interval whose ends may be
 * open (`..`). */
#define DATE "\\d{4}(-(\\d{2}(-\\d{2})?|Q[1-4]|W\\d{2}))?"
#define PERIOD "(" DATE "|\\.\\.)(/(" DATE "|\\.\\.))?"
#define NUMBER "-?\\d+(\\.\\d+)?"

const struct facts_column facts_column[FACTS_COLUMNS] = {
    [FACTS_ID] =
	{"id", NULL, FACTS_TEXT, true, 0, 18, "[0-9a-f]{16}", NULL, "Id",
	 "Identifies the fact; the same in every run over the same document "
	 "with the same rules."},
    [FACTS_DOC] =
	{"doc", "doc", FACTS_TEXT, true, 0, 20, NULL, NULL, "Document",
	 "Path of the document, relative to the folder that was read."},
    [FACTS_PAGE] =
	{"page", "page", FACTS_INTEGER, true, 1, 7, NULL, "pages", "Page",
	 "Page of the document that the quantity stands on, from 1."},
    [FACTS_LINE] =
	{"line", "line", FACTS_INTEGER, true, 1, 7, NULL, "lines", "Line",
	 "Line of the converted source text that the quantity begins on, "
	 "from 1."},
    [FACTS_CLAIM] = {"claim", "claim", FACTS_TEXT, true, 0, 22, NULL, NULL,
		     "Claim", "What is measured, such as `border length`."},
    [FACTS_SUBJECT] =
	{"subject", "subject", FACTS_TEXT, false, 0, 20, NULL, NULL, "Subject",
	 "Whom or what the claim is about; empty where the text does not "
	 "say."},
    [FACTS_SUBJECT_CODE] =
	{"subject_code", "subject_code", FACTS_TEXT, false, 0, 9, NULL, NULL,
	 "Subject code",
	 "ISO 3166 code (or UN M49 code of a region) of the subject, where it "
	 "is a place."},
    [FACTS_OBJECT] =
	{"object", "object", FACTS_TEXT, false, 0, 20, NULL, NULL, "Object",
	 "The other side of the claim, such as the neighbour a border is "
	 "shared with or the whole a share is of."},
    [FACTS_OBJECT_CODE] =
	{"object_code", "object_code", FACTS_TEXT, false, 0, 9, NULL, NULL,
	 "Object code",
	 "ISO 3166 code (or UN M49 code of a region) of the object, where it "
	 "is a place."},
    [FACTS_KIND] =
	{"kind", "kind", FACTS_TEXT, false, 0, 10, NULL, NULL, "Kind",
	 "What the number is: level, change, share, rate, limit, forecast, "
	 "negated or comparison."},
    [FACTS_DIRECTION] = {"direction", "direction", FACTS_TEXT, false, 0, 9,
			 NULL, NULL, "Direction", "Of a change: up or down."},
    [FACTS_QUALIFIER] =
	{"qualifier", "qualifier", FACTS_TEXT, false, 0, 10, NULL, NULL,
	 "Qualifier",
	 "How exactly the number is stated, such as `about`, `<` or `>=`; "
	 "empty where the text states it plainly."},
    [FACTS_VALUE] =
	{"value", "value", FACTS_DECIMAL, true, 0, 14, NUMBER, "unit", "Value",
	 "The number as the text states it, in the unit of the column unit; "
	 "of a range its first end."},
    [FACTS_VALUE_TO] =
	{"value_to", "value_to", FACTS_DECIMAL, false, 0, 12, NUMBER, "unit",
	 "Value to", "The second end of a range; empty where there is none."},
    [FACTS_UNIT] =
	{"unit", "unit", FACTS_TEXT, false, 0, 10, NULL, NULL, "Unit",
	 "Unit of value and value_to: a symbol, an ISO 4217 currency code or "
	 "the counted noun; empty for a bare number."},
    [FACTS_BASE_VALUE] =
	{"base_value", "base_value", FACTS_DECIMAL, false, 0, 16, NUMBER,
	 "base_unit", "Base value",
	 "value in the base unit of its dimension, to compare facts with; "
	 "empty where the unit has none."},
    [FACTS_BASE_VALUE_TO] = {"base_value_to", "base_value_to", FACTS_DECIMAL,
			     false, 0, 14, NUMBER, "base_unit", "Base value to",
			     "value_to in the base unit."},
    [FACTS_BASE_UNIT] = {"base_unit", "base_unit", FACTS_TEXT, false, 0, 9,
			 NULL, NULL, "Base unit",
			 "Unit of base_value and base_value_to."},
    [FACTS_PERIOD] =
	{"period", "period", FACTS_TIME, false, 0, 12, PERIOD, NULL, "Period",
	 "When the claim holds, as ISO 8601: a year, month, date or quarter, "
	 "or an interval FROM/TO with `..` for an open end."},
    [FACTS_QUANTITY] =
	{"quantity", "quantity", FACTS_TEXT, true, 0, 18, NULL, NULL,
	 "Quantity",
	 "The stated amount with its unit, word for word, with a sign "
	 "written to the number (<5 mg), without a qualifier in words."},
    [FACTS_SENTENCE] =
	{"sentence", "text", FACTS_TEXT, true, 0, 70, NULL, NULL, "Sentence",
	 "The sentence that states the fact, with characters repaired."},
    [FACTS_RULE] = {"rule", "rule", FACTS_TEXT, true, 0, 22, NULL, NULL, "Rule",
		    "Id of the rule that found the fact."},
    [FACTS_BEGIN] =
	{"begin", "begin", FACTS_INTEGER, true, 0, 9, NULL, "bytes", "Begin",
	 "Offset of the quantity's first byte in the converted source text."},
    [FACTS_END] =
	{"end", "end", FACTS_INTEGER, true, 0, 9, NULL, "bytes", "End",
	 "Offset of the byte after the quantity in the converted source "
	 "text."},
    [FACTS_SUBJECT_FROM] =
	{"subject_from", "subject_from", FACTS_TEXT, false, 0, 13, NULL, NULL,
	 "Subject from",
	 "Where the subject was found: capture, row, clause, sentence, context "
	 "(the sentences before), heading or title."},
    [FACTS_NOTES] =
	{"notes", "notes", FACTS_TEXT, false, 0, 30, NULL, NULL, "Notes",
	 "What was inferred or is uncertain, such as a unit that the text "
	 "does not state."},
};

int
facts_find(struct slice name)
{
	for (int i = 0; i < FACTS_COLUMNS; i++)
		if (slice_is(name, facts_column[i].name))
			return i;
	return -1;
}

const char *
facts_names(char buf[512])
{
	int n = 0;

	for (int i = 0; i < FACTS_COLUMNS; i++)
		n += snprintf(buf + n, 512 - (size_t)n, "%s%s", i ? ", " : "",
			      facts_column[i].name);
	return buf;
}

struct slice
facts_country(const struct slice row[FACTS_COLUMNS], struct slice *name)
{
	bool subject = row[FACTS_SUBJECT_CODE].n > 0;

	*name = row[subject ? FACTS_SUBJECT : FACTS_OBJECT];
	return row[subject ? FACTS_SUBJECT_CODE : FACTS_OBJECT_CODE];
}
