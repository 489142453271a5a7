/* What the heading of a cell says: a unit, a period, and what is left of it. */
#include "cell_parts.h"

#include <stdlib.h>
#include <strings.h>

#include "period.h"

static bool
same(struct slice s, const char *word)
{
	return s.n == strlen(word) && strncasecmp(s.p, word, s.n) == 0;
}

static bool
begins(struct slice s, const char *word)
{
	return s.n >= strlen(word) && strncasecmp(s.p, word, strlen(word)) == 0;
}

static bool
is_year(struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!cell_is_digit(s.p[i]))
			return false;
	return s.n == 4 && (s.p[0] == '1' || s.p[0] == '2');
}

struct slice
cell_trim(struct slice s)
{
	while (s.n > 0 && strchr(" ,;:-", s.p[0]))
		s.p++, s.n--;
	while (s.n > 0 && strchr(" ,;:-", s.p[s.n - 1]))
		s.n--;
	return s;
}

bool
cell_has_sign(struct slice s)
{
	static const char *const sign[] = {"$", "\xE2\x82\xAC", "\xC2\xA3",
					   "\xC2\xA5", NULL};

	for (int i = 0; sign[i]; i++)
		if (memmem(s.p, s.n, sign[i], strlen(sign[i])))
			return true;
	return false;
}

/* ---- a unit --------------------------------------------------------------
 */

/* The next word of *s, which goes on behind it. */
static struct slice
next_word(struct slice *s)
{
	struct slice w = cell_trim(*s);
	size_t n = 0;

	while (n < w.n && w.p[n] != ' ')
		n++;
	*s = (struct slice){w.p + n, w.n - n};
	return cell_trim((struct slice){w.p, n});
}

/* `bn`, `'000`, `thousands` as the word that follows a number, or NULL.  The
 * letters stand behind a currency only. */
static const char *
multiplier_of(struct slice w, bool money)
{
	static const struct {
		const char *form, *word;
	} forms[] = {
	    {"000", "thousand"},      {"'000", "thousand"},
	    {"000s", "thousand"},     {"'000s", "thousand"},
	    {"thousand", "thousand"}, {"thousands", "thousand"},
	    {"million", "million"},   {"millions", "million"},
	    {"mn", "million"},        {"mln", "million"},
	    {"billion", "billion"},   {"billions", "billion"},
	    {"bn", "billion"},        {"bln", "billion"},
	    {"trillion", "trillion"}, {"trillions", "trillion"},
	    {"m", "million"},         {"b", "billion"},
	    {"k", "thousand"},
	};

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (same(w, forms[i].form) && (w.n > 1 || money))
			return forms[i].word;
	return NULL;
}

/* Words around a unit that say nothing of the number itself. */
static bool
is_filler(struct slice w)
{
	static const char *const word[] = {"in",     "at",      "the",
					   "of",     "current", "constant",
					   "real",   "nominal", "prices",
					   "PPP",    "annual",  "average",
					   "total",  "unit",    "estimate",
					   "change", "growth",  "international",
					   "y/y",    "yoy",     "y-o-y",
					   "rate",   NULL};

	for (int i = 0; word[i]; i++)
		if (same(w, word[i]))
			return true;
	return is_year(w);
}

static void
add(char *out, struct slice w)
{
	size_t n = strlen(out);

	if (n + w.n + 2 > UNIT_BYTES)
		return;
	if (n > 0)
		out[n++] = ' ';
	memcpy(out + n, w.p, w.n);
	out[n + w.n] = '\0';
}

/* `$ 5`, `USD 5`: letters beside it are multipliers. */
static bool
is_money(struct slice s)
{
	size_t capitals = 0;

	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && s.p[i] >= 'A' && s.p[i] <= 'Z') {
			capitals++;
			continue;
		}
		if (capitals == 3)
			return true;
		capitals = 0;
	}
	return cell_has_sign(s);
}

/* `US$m`, `B$`: the currency, with its letter's multiplier. */
static struct slice
split_money(struct slice w, const char **multiplier)
{
	size_t n = w.n;

	if (n > 1 && w.p[n - 1] == '$' &&
	    (*multiplier = multiplier_of((struct slice){w.p, n - 1}, true)))
		return (struct slice){w.p + n - 1, 1};
	while (n > 0 && ((w.p[n - 1] | 0x20) >= 'a' || w.p[n - 1] == '0') &&
	       w.p[n - 1] > 0 && ((w.p[n - 1] | 0x20) <= 'z'))
		n--;
	if (n == 0 || n == w.n || !cell_has_sign((struct slice){w.p, n}))
		return w;
	*multiplier = multiplier_of((struct slice){w.p + n, w.n - n}, true);
	return *multiplier ? (struct slice){w.p, n} : w;
}

/* Whether `5` with the measure behind it reads as one amount: all of it, or up
 * to an `of`. */
static bool
reads(const struct lexicon *lx, const struct measure *m)
{
	char text[2 * UNIT_BYTES] = "x: 5";
	struct quantity q;
	size_t n;

	if (*m->multiplier)
		strcat(strcat(text, " "), m->multiplier);
	n = strlen(text);
	if (*m->unit)
		strcat(strcat(text, " "), m->unit);
	if (quantity_scan(lx, text, strlen(text), LOCALE_POINT, &q, 1) != 1 ||
	    q.begin != 3 || q.end < n)
		return false;
	if (*m->unit && !q.unit.symbol[0] && q.noun.n == 0)
		return false;
	return q.end == strlen(text) || strncmp(text + q.end, " of ", 4) == 0;
}

/* Sorts the words of a unit.  False when they are none. */
static bool
read_measure(const struct lexicon *lx, struct slice text, struct measure *m)
{
	struct slice w;

	*m = (struct measure){.multiplier = "", .money = is_money(text)};
	if (text.n == 1 && (text.p[0] == 'M' || text.p[0] == 'B'))
		return false; /* million, male, molar */
	while ((w = next_word(&text)).n > 0) {
		const char *multiplier = NULL;

		if (!*m->multiplier)
			w = split_money(w, &multiplier);
		if (!multiplier && !*m->multiplier &&
		    (multiplier = multiplier_of(w, m->money)))
			w.n = 0;
		if (multiplier)
			m->multiplier = multiplier;
		/* `% of GDP`: all of it counts behind the `of`. */
		if (w.n > 0 && (strstr(m->unit, " of") || !is_filler(w) ||
				(*m->unit && same(w, "of"))))
			add(m->unit, w);
	}
	return (*m->unit || *m->multiplier) && reads(lx, m);
}

/* ---- the parts of a heading --------------------------------------------- */

/* Takes text[from..to) out. */
static void
take_out(struct heading *h, size_t from, size_t to)
{
	while (from > 0 && strchr(" ,-", h->text[from - 1]))
		from--;
	memmove(h->text + from, h->text + to, h->n - to);
	h->n -= to - from;
}

static bool
try_measure(struct heading *h, size_t begin, size_t end, size_t from, size_t to)
{
	struct slice unit =
	    cell_trim((struct slice){h->text + from, to - from});

	if (unit.n == 0 || unit.n >= UNIT_BYTES / 2 ||
	    !read_measure(h->lx, unit, &h->measure))
		return false;
	h->has_measure = true;
	take_out(h, begin, end);
	return true;
}

/* In brackets, the last first. */
static bool
find_bracketed(struct heading *h)
{
	size_t end = h->n;

	while (end > 0) {
		const char *close = memrchr(h->text, ')', end), *open;

		if (!close)
			return false;
		end = (size_t)(close - h->text);
		open = memrchr(h->text, '(', end);
		if (!open)
			return false;
		if (try_measure(h, (size_t)(open - h->text), end + 1,
				(size_t)(open - h->text) + 1, end))
			return true;
		end = (size_t)(open - h->text);
	}
	return false;
}

/* Behind a comma or `in`: `Exports, US$ bn`, `Output in thousand tonnes`. */
static bool
find_behind(struct heading *h, const char *sign)
{
	size_t n = strlen(sign);

	for (size_t i = h->n; i-- > 1;)
		if (i + n < h->n && memcmp(h->text + i, sign, n) == 0)
			return try_measure(h, i, h->n, i + n, h->n);
	return false;
}

/* `GDP US$ bn`, `Growth %`: the last words, where they cannot mistake. */
static bool
find_last(struct heading *h)
{
	size_t from = h->n;

	for (int words = 0; words < 3 && from > 0; words++) {
		struct slice tail;

		while (from > 0 && h->text[from - 1] != ' ')
			from--;
		tail = (struct slice){h->text + from, h->n - from};
		if (from > 0 && (cell_has_sign(tail) || same(tail, "%")) &&
		    try_measure(h, from, h->n, from, h->n))
			return true;
		while (from > 0 && h->text[from - 1] == ' ')
			from--;
	}
	return false;
}

/* `Percentage of households with water`: the words stay. */
static bool
find_percent(struct heading *h)
{
	struct slice s = {h->text, h->n};

	if (!begins(s, "% ") && !begins(s, "percent") &&
	    !begins(s, "per cent "))
		return false;
	h->measure = (struct measure){.unit = "%", .multiplier = ""};
	return h->has_measure = true;
}

/* A period at the end or the beginning of the heading. */
static void
find_when(struct heading *h)
{
	struct period p[2];
	size_t from, to;

	if (period_scan(h->text, h->n, p, 2) != 1 ||
	    p[0].end - p[0].begin >= sizeof(h->when))
		return;
	from = p[0].begin;
	to = p[0].end;
	while (to < h->n && strchr(" *.)", h->text[to]))
		to++;
	if (to < h->n && from > 0)
		return;
	memcpy(h->when, h->text + p[0].begin, p[0].end - p[0].begin);
	h->when[p[0].end - p[0].begin] = '\0';
	while (from > 0 && strchr(" ,(-", h->text[from - 1]))
		from--;
	if (from > 3 && memcmp(h->text + from - 3, " in", 3) == 0)
		from -= 3;
	take_out(h, from, to);
}

void
cell_heading(struct heading *h, struct slice text)
{
	h->text = xstrndup(text.p, h->n = text.n);
	if (!find_bracketed(h) && !find_behind(h, ", ") &&
	    !find_behind(h, " in ") && !find_last(h))
		find_percent(h);
	find_when(h);
}
