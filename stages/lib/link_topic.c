#include "link_topic.h"

enum { PLACES = 8 };

/* The only country that text names or points at (`Turkmen gas`). */
static bool
sole_country(const struct places *places, struct slice text, struct named *out)
{
	struct place p[PLACES];
	int n = places_scan(places, text.p, text.n, p, PLACES);
	const struct place *found = NULL;

	for (int i = 0; i < n; i++) {
		if (p[i].form == PLACE_CITY || strlen(p[i].code) != 2)
			continue;
		if (found && strcmp(found->code, p[i].code) != 0)
			return false;
		found = &p[i];
	}
	if (found)
		*out = (struct named){slice_of(found->name),
				      slice_of(found->code)};
	return found != NULL;
}

/* `Orla Energy plc: results`: a name that ends as firms' names do. */
static bool
firm(const struct word_lists *words, struct slice text, struct named *out)
{
	size_t end = 0, from;

	while (end < text.n && text.p[end] != ':' && text.p[end] != ',')
		end++;
	for (from = end; from > 0 && text.p[from - 1] != ' '; from--)
		;
	if (from == 0 ||
	    !(word_lists_find(words, text.p + from, end - from) & LINK_LEGAL))
		return false;
	*out = (struct named){{text.p, end}, slice_of("")};
	return true;
}

bool
topic_of_title(const struct places *places, const struct word_lists *words,
	       struct slice title, struct named *out)
{
	return firm(words, title, out) || sole_country(places, title, out);
}

bool
topic_of_capital(const struct word_lists *words, const struct place *p)
{
	return p->form == PLACE_CITY &&
	       word_lists_find(words, p->name, strlen(p->name)) & LINK_CAPITAL;
}
