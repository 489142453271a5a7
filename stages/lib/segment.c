#include "segment.h"

#include <utf8proc.h>

#include "bytes16.h"

enum { BRACKET_REACH = 300 }; /* bytes to a closing bracket */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_letter(char c)
{
	return is_lower((char)(c | 0x20)) || (unsigned char)c >= 0x80;
}

static bool
is_stop(char c)
{
	return c == '.' || c == '!' || c == '?';
}

static char
at(struct slice t, size_t i)
{
	return i < t.n ? t.p[i] : '\0';
}

static bool
has(struct slice t, size_t i, const char *what)
{
	size_t n = strlen(what);

	return i + n <= t.n && memcmp(t.p + i, what, n) == 0;
}

/* Bytes of a stop of another script at i, after which a sentence ends: the
 * ideographic full stop, full-width ! and ?, the danda. */
static size_t
foreign_stop(struct slice t, size_t i)
{
	static const char *const stop[] = {"\xE3\x80\x82", "\xEF\xBC\x81",
					   "\xEF\xBC\x9F", "\xE0\xA5\xA4"};

	for (size_t k = 0; k < sizeof(stop) / sizeof(*stop); k++)
		if (has(t, i, stop[k]))
			return strlen(stop[k]);
	return 0;
}

/* The next . ! ? or byte beyond ASCII from i on. */
static size_t
next_stop(struct slice t, size_t i)
{
	for (; i + 16 <= t.n; i += 16) {
		bytes16 x = bytes16_load(t.p + i);

		if (bytes16_any((bytes16)(x == '.') | (bytes16)(x == '!') |
				(bytes16)(x == '?') | (x & 0x80)))
			break;
	}
	while (i < t.n && !is_stop(t.p[i]) && (unsigned char)t.p[i] < 0x80)
		i++;
	return i;
}

/* ---- behind the stop ---------------------------------------------------- */

/* Passes further stops and spaced ellipses: `?!`, `...`, `. . .` */
static size_t
skip_stops(struct slice t, size_t i)
{
	for (;;) {
		if (is_stop(at(t, i)))
			i++;
		else if (at(t, i) == ' ' && at(t, i + 1) == '.' &&
			 (at(t, i + 2) == ' ' || at(t, i + 2) == '.' ||
			  i + 2 == t.n))
			i += 2;
		else
			return i;
	}
}

/* Passes a note mark: `[12]`, `¹²`, or digits stuck to a stop that a word of
 * small letters stands before (`policies.12 The`). */
static size_t
skip_note(struct slice t, size_t stop, size_t i)
{
	size_t k = i;

	if (at(t, i) == '[') {
		for (k = i + 1; is_digit(at(t, k)) || at(t, k) == ','; k++)
			;
		return k > i + 1 && at(t, k) == ']' ? k + 1 : i;
	}
	while (has(t, k, "\xC2\xB9") || has(t, k, "\xC2\xB2") ||
	       has(t, k, "\xC2\xB3"))
		k += 2;
	if (k > i || !is_digit(at(t, i)) || stop < 3 ||
	    !is_lower(t.p[stop - 1]) || !is_lower(t.p[stop - 2]) ||
	    !is_lower(t.p[stop - 3]))
		return k;
	while (k < i + 3 && is_digit(at(t, k)))
		k++;
	return at(t, k) == ' ' || k == t.n ? k : i;
}

static size_t
skip_closers(struct slice t, size_t stop, size_t i)
{
	for (;;) {
		char c = at(t, i);
		size_t note = c == ' ' ? i : skip_note(t, stop, i);

		if (c == ' ')
			return i;
		if (note > i)
			i = note;
		else if (c == '"' || c == '\'' || c == ')' || c == ']' ||
			 c == '}')
			i++;
		else if (has(t, i, "\xC2\xBB")) /* » */
			i += 2;
		else
			return i;
	}
}

static size_t
skip_openers(struct slice t, size_t i)
{
	for (;;) {
		char c = at(t, i);

		if (c == '"' || c == '\'' || c == '(' || c == '[' || c == '{')
			i++;
		else if (has(t, i, "\xC2\xAB") || has(t, i, "\xC2\xBF") ||
			 has(t, i, "\xC2\xA1")) /* « ¿ ¡ */
			i += 2;
		else
			return i;
	}
}

/* True when no sentence begins with what stands at i. */
static bool
goes_on(struct slice t, size_t i)
{
	utf8proc_int32_t c;

	if (is_letter(at(t, i)) && at(t, i) > 0)
		return is_lower(at(t, i)) && !is_upper(at(t, i + 1));
	if (at(t, i) >= 0)
		return strchr(",;:)]}%&/=", at(t, i)) != NULL;
	return utf8proc_iterate((const utf8proc_uint8_t *)t.p + i,
				(utf8proc_ssize_t)(t.n - i), &c) > 0 &&
	       (utf8proc_category(c) == UTF8PROC_CATEGORY_LL || c == 0x2013 ||
		c == 0x2014);
}

/* ---- before the stop ---------------------------------------------------- */

/* The word, with inner stops, that ends at the stop. */
static struct slice
word_before(struct slice t, size_t from, size_t stop)
{
	size_t i = stop;

	while (i > from && (is_letter(t.p[i - 1]) || t.p[i - 1] == '.'))
		i--;
	return (struct slice){t.p + i, stop - i};
}

static bool
starter_at(const struct segmenter *g, struct slice t, size_t i)
{
	size_t end = i;

	while (is_letter(at(t, end)))
		end++;
	return segmenter_word(g, (struct slice){t.p + i, end - i}) &
	       SEGMENT_STARTER;
}

/* Letters with stops between them: U.S, a.m, Ph.D */
static bool
is_acronym(struct slice w)
{
	return memchr(w.p, '.', w.n) != NULL && w.n <= 12;
}

/* An enumeration at the start of a sentence: `1.`, `12.`, `IV.`, `a.` */
static bool
is_enumeration(struct slice t, size_t from, size_t stop)
{
	size_t n = stop - from;
	bool digits = true, roman = true;

	if (n > 6)
		return false;
	for (size_t i = from; i < stop; i++) {
		digits &= is_digit(t.p[i]) || t.p[i] == '.';
		roman &= strchr("IVXivx", t.p[i]) != NULL;
	}
	return n > 0 && (digits || (roman && n <= 4) ||
			 (n == 1 && is_letter(t.p[from])));
}

/* True when the word before the stop at `stop` is cut short, and the stop does
 * not end the sentence before text[next]. */
static bool
is_abbreviation(const struct segmenter *g, struct slice t, size_t from,
		size_t stop, size_t next)
{
	struct slice w = word_before(t, from, stop);
	unsigned flags;

	if (w.n == 0 || w.n > 15)
		return false;
	flags = segmenter_word(g, w);
	if (flags & SEGMENT_NEVER)
		return true;
	if ((flags & SEGMENT_NUMBER) &&
	    (is_digit(at(t, next)) ||
	     (is_upper(at(t, next)) && is_digit(at(t, next + 1)))))
		return true;
	if ((flags & SEGMENT_MAYBE) || is_acronym(w) ||
	    (w.n == 1 && is_upper(w.p[0])))
		return !starter_at(g, t, next);
	return false;
}

/* True when a bracket opened in text[from..to) is closed soon after. */
static bool
in_brackets(struct slice t, size_t from, size_t to)
{
	size_t n = t.n - to < BRACKET_REACH ? t.n - to : BRACKET_REACH;
	const char *close;
	int depth = 0;

	if (!memchr(t.p + from, '(', to - from))
		return false;
	for (size_t i = from; i < to; i++) {
		depth += t.p[i] == '(';
		depth -= t.p[i] == ')' && depth > 0;
	}
	close = depth ? memchr(t.p + to, ')', n) : NULL;
	return close && !memchr(t.p + to, '(', (size_t)(close - t.p) - to);
}

/* ---- the decision ------------------------------------------------------- */

/* No space behind the stop: two sentences only where a word of letters stands
 * before and a capitalized word, itself without a stop inside, behind. */
static bool
glued(struct slice t, size_t from, size_t stop, size_t end)
{
	struct slice w = word_before(t, from, stop);
	size_t i = end;

	if (w.n < 3 || !is_lower(w.p[0] | 0x20) || memchr(w.p, '.', w.n) ||
	    !is_lower(w.p[w.n - 1]) || !is_lower(w.p[w.n - 2]) ||
	    (w.p > t.p + from && w.p[-1] != ' ') || !is_upper(at(t, i)))
		return false;
	for (i++; is_lower(at(t, i)); i++)
		;
	return i > end + 1 && at(t, i) == ' ';
}

/* True when the stop at `stop`, passed with what closes it at `end`, ends the
 * sentence that began at from.  A space follows. */
static bool
ends(const struct segmenter *g, struct slice t, size_t from, size_t stop,
     size_t end)
{
	size_t next = skip_openers(t, end + 1);
	bool spaced = stop > from && t.p[stop - 1] == ' ';
	bool single, is_break;

	if (spaced && t.p[stop] == '.' && end == stop + 1)
		return true;
	if (goes_on(t, next) || is_enumeration(t, from, stop))
		return false;
	single = t.p[stop] == '.' && (end == stop + 1 || t.p[stop + 1] == ')');
	is_break = !single || !is_abbreviation(g, t, from, stop, next);
	if (segmenter_overrules(g, t, stop + 1, next, is_break))
		is_break = !is_break;
	return is_break && !in_brackets(t, from, end);
}

/* Where to cut a sentence that is too long: behind a `;`, a comma, a space. */
static size_t
cut_at(struct slice t, size_t from)
{
	static const char sign[] = ";, ";
	size_t half = from + SENTENCE_CAP / 2, end = from + SENTENCE_CAP;

	for (const char *s = sign; *s; s++) {
		const char *p = memrchr(t.p + half, *s, end - half);

		if (p)
			return (size_t)(p - t.p) + 1;
	}
	while (end > half && ((unsigned char)t.p[end] & 0xC0) == 0x80)
		end--;
	return end;
}

size_t
segment_end(const struct segmenter *g, struct slice text, size_t from,
	    bool *cut)
{
	struct slice t = text;
	size_t i = from, end;

	*cut = false;
	if (t.n - from > SENTENCE_CAP)
		t.n = from + SENTENCE_CAP;
	while ((i = next_stop(t, i)) < t.n) {
		size_t n = t.p[i] < 0 ? foreign_stop(t, i) : 0;

		if (n > 0)
			return skip_closers(text, i, i + n);
		if (is_stop(t.p[i]))
			n = 1;
		else if (has(t, i, "\xE2\x80\xA6"))
			n = 3; /* … */
		if (n == 0) {
			i++;
			continue;
		}
		end = skip_closers(text, i, skip_stops(text, i + n));
		if (end >= text.n)
			return text.n;
		if (text.p[end] == ' ' ? ends(g, text, from, i, end)
				       : glued(text, from, i, end))
			return end;
		i = end;
	}
	*cut = t.n < text.n;
	return *cut ? cut_at(text, from) : text.n;
}
