#include "pdf_phrase.h"

#include <ctype.h>
#include <string.h>

#include "pdf.h"

bool
phrase_ends_sentence(struct slice s)
{
	/* Quotes and brackets may follow the full stop. */
	while (s.n && (strchr(")\"']", s.p[s.n - 1])))
		s.n--;
	while (s.n >= 3 && (memcmp(s.p + s.n - 3, "\u201d", 3) == 0 ||
			    memcmp(s.p + s.n - 3, "\u2019", 3) == 0))
		s.n -= 3;
	return s.n && strchr(".!?:", s.p[s.n - 1]);
}

bool
phrase_starts_lower(struct slice s)
{
	return s.n && islower((unsigned char)s.p[0]);
}

bool
phrase_is_labelled(struct slice s)
{
	size_t i = 0;

	if (s.n == 0 || !isalnum((unsigned char)s.p[0]))
		return false;
	while (i < s.n && i < 60 &&
	       (isalnum((unsigned char)s.p[i]) || strchr(" -(),'/%&", s.p[i])))
		i++;
	return i < s.n && s.p[i] == ':' && (i + 1 == s.n || s.p[i + 1] == ' ');
}

bool
phrase_is_caption(struct slice s)
{
	static const char *const word[] = {"Figure", "Fig.",    "Table",
					   "Chart",  "Graph",   "Map",
					   "Box",    "Exhibit", NULL};
	static const char *const label[] = {
	    "Source:", "Sources:", "Note:", "Notes:", NULL};

	for (const char *const *l = label; *l; l++)
		if (s.n > strlen(*l) && memcmp(s.p, *l, strlen(*l)) == 0)
			return true;
	for (const char *const *c = word; *c; c++) {
		size_t n = strlen(*c), i;

		if (s.n < n + 3 || memcmp(s.p, *c, n) != 0 || s.p[n] != ' ')
			continue;
		for (i = n + 1; i < s.n && (isalnum((unsigned char)s.p[i]) ||
					    s.p[i] == '.');)
			i++;
		/* `Figure 3 shows` goes on in lower case. */
		if (!isdigit((unsigned char)s.p[n + 1]) &&
		    strspn(s.p + n + 1, "IVXABC") == 0)
			continue;
		if (i == s.n || s.p[i] == ':' || s.p[i - 1] == '.' ||
		    (i + 1 < s.n && !islower((unsigned char)s.p[i + 1])))
			return true;
	}
	return false;
}

bool
phrase_goes_on(struct slice before, struct slice after)
{
	return (before.n && strchr("-,(", before.p[before.n - 1])) ||
	       strchr("%,;)", after.p[0]) ||
	       pdf_join_of(before, after) != JOIN_SPACE;
}
