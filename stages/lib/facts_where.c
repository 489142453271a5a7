#include "facts_where.h"

#include <strings.h>

static const char *const key_name[] = {"claim", "country", "rule"};

int
facts_where_add(struct facts_where *w, const char *text, struct error *e)
{
	struct slice name = {text, strcspn(text, "=")};
	int key = 0;

	while (key < WHERE_KEYS && !slice_is(name, key_name[key]))
		key++;
	if (key == WHERE_KEYS || !text[name.n] || !text[name.n + 1])
		return error_set(e,
				 "%s: must be claim=, country= or rule= with a "
				 "value",
				 text);
	if (w->n == sizeof(w->term) / sizeof(w->term[0]))
		return error_set(e, "%s: more than %d conditions", text, w->n);
	w->term[w->n].key = (enum facts_key)key;
	w->term[w->n++].value = text + name.n + 1;
	return 0;
}

static bool
is(struct slice s, const char *word)
{
	return s.n == strlen(word) && strncasecmp(s.p, word, s.n) == 0;
}

static bool
holds(const struct slice *row, enum facts_key key, const char *value)
{
	if (key == WHERE_CLAIM)
		return is(row[FACTS_CLAIM], value);
	if (key == WHERE_RULE)
		return is(row[FACTS_RULE], value);
	return is(row[FACTS_SUBJECT], value) || is(row[FACTS_OBJECT], value) ||
	       is(row[FACTS_SUBJECT_CODE], value) ||
	       is(row[FACTS_OBJECT_CODE], value);
}

bool
facts_where_holds(const struct facts_where *w,
		  const struct slice row[FACTS_COLUMNS])
{
	bool asked[WHERE_KEYS] = {false}, found[WHERE_KEYS] = {false};

	for (int i = 0; i < w->n; i++) {
		enum facts_key key = w->term[i].key;

		asked[key] = true;
		found[key] |= holds(row, key, w->term[i].value);
	}
	for (int i = 0; i < WHERE_KEYS; i++)
		if (asked[i] && !found[i])
			return false;
	return true;
}
