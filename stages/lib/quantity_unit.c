/* The units before and behind a number. */
#include <strings.h>

#include "quantity_join.h"

/* years old, -year-old, weeks of age */
static size_t
read_age(const struct scan *s, size_t at)
{
	const char *t = s->text;
	size_t i = at;
	if (i < s->n && t[i] == '-')
		i++;
	else
		i = skip_spaces(t, s->n, i);
	if (i == at)
		return at;
	size_t end = word_end(t, s->n, i);
	if (end - i == 3 && memcmp(t + i, "old", 3) == 0)
		return end;
	if (s->n - i >= 6 && memcmp(t + i, "of age", 6) == 0 &&
	    word_end(t, s->n, i + 3) == i + 6)
		return i + 6;
	return at;
}

/* A unit in brackets: 20 (kg). */
static size_t
read_bracketed(const struct scan *s, size_t at, struct unit *u)
{
	static const char open[] = "([{<", close[] = ")]}>";
	const char *t = s->text;
	const char *which =
	    at < s->n && t[at] != '\0' ? strchr(open, t[at]) : NULL;
	if (which == NULL)
		return 0;
	size_t n = units_after(s->lx->units, t, s->n, at + 1, true, u);
	if (n == 0 || at + 1 + n >= s->n ||
	    t[at + 1 + n] != close[which - open])
		return 0;
	return n + 2;
}

/* 12 ft 2 in: behind feet, `in` is no preposition. */
static size_t
read_inches(const struct scan *s, struct atom *a, size_t at)
{
	const struct atom *feet = s->prev;
	bool in = s->n - at >= 2 && memcmp(s->text + at, "in", 2) == 0 &&
		  word_end(s->text, s->n, at) == at + 2;
	if (!in || feet == NULL || !feet->has_unit ||
	    strcmp(feet->unit.symbol, "ft") != 0 ||
	    skip_spaces(s->text, s->n, feet->end) != a->num.begin ||
	    !units_find(s->lx->units, slice_of("in"), &a->unit))
		return 0;
	return 2;
}

/* What can begin no unit: a comma, a bracket that closes, `of`, `and`. */
static bool
ends_amount(const struct scan *s, size_t at, bool spaced)
{
	char c = s->text[at];
	if (!spaced && c == '.')
		return at + 1 >= s->n || s->text[at + 1] == ' ';
	if (!spaced)
		return c == ',' || c == ')' || c == ']' || c == ';' || c == ':';
	if (!(byte_class[(unsigned char)c] & BYTE_LOWER))
		return false;
	size_t end = word_end(s->text, s->n, at);
	return end < s->n && s->text[end] == ' ' &&
	       lexicon_kind(s->lx, s->text + at, end - at) & WORD_UNITLESS;
}

/* percent of twenty: turned about, where nothing is counted. */
static bool
is_percent_of(const struct scan *s, size_t of, size_t end)
{
	static const char *const last[] = {"cent", "percent", "percents",
					   "percentage", NULL};
	size_t to = skip_spaces_back(s->text, of),
	       from = word_begin(s->text, to);
	size_t next = skip_spaces(s->text, s->n, end);
	if (next < s->n &&
	    byte_class[(unsigned char)s->text[next]] & BYTE_LETTER)
		return false;
	for (int i = 0; last[i] != NULL; i++)
		if (strlen(last[i]) == to - from &&
		    strncasecmp(last[i], s->text + from, to - from) == 0)
			return true;
	return false;
}

/* Whether the word before a number is one that no currency ends in. */
static bool
has_no_prefix(const struct scan *s, size_t at, size_t end)
{
	if (at == 0 || at == s->floor)
		return true;
	char c = s->text[at - 1];
	if (c == ',' || c == '(' || c == '=' || c == ';' || c == '-' ||
	    byte_class[(unsigned char)c] & BYTE_DIGIT)
		return true;
	if (!(byte_class[(unsigned char)c] & BYTE_LOWER))
		return false;
	size_t begin = word_begin(s->text, at);
	return lexicon_kind(s->lx, s->text + begin, at - begin) &
		   WORD_UNITLESS &&
	       !is_percent_of(s, begin, end);
}

/* −273.15° on the Celsius scale */
static void
read_scale(const struct scan *s, size_t at, struct unit *u)
{
	static const char on[] = " on the ", scale[] = " scale";
	const char *t = s->text;
	size_t begin = at + sizeof on - 1;
	if (begin >= s->n || memcmp(t + at, on, sizeof on - 1) != 0)
		return;
	size_t end = word_end(t, s->n, begin);
	struct unit unit;
	if (s->n - end < sizeof scale - 1 ||
	    memcmp(t + end, scale, sizeof scale - 1) != 0 ||
	    units_after(s->lx->units, t, s->n, begin, true, &unit) !=
		end - begin ||
	    unit.dimension != s->lx->temperature)
		return;
	*u = unit;
}

/* 1,500 U.S. soldiers */
static bool
is_initials(const struct scan *s, size_t at)
{
	const char *t = s->text + at;
	return s->n - at > 3 && t[1] == '.' && t[3] == '.' &&
	       byte_class[(unsigned char)t[0]] & BYTE_UPPER &&
	       byte_class[(unsigned char)t[2]] & BYTE_UPPER;
}

/* Behind the hyphen at text[at]: 15-day, and 15- day where a line ended. */
static size_t
over_hyphen(const struct scan *s, size_t at)
{
	const char *t = s->text;
	at++;
	if (at + 1 < s->n && t[at] == ' ' && word_end(t, s->n, at + 1) > at + 3)
		at++;
	return at;
}

/* Behind a fraction: half an hour, 0.7 of a mile. */
static size_t
read_part_of(const struct scan *s, size_t at, struct unit *u)
{
	static const char *const joints[] = {"a ", "an ", "of a ", "of an "};
	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
		size_t skip = strlen(joints[i]);
		if (s->n - at <= skip ||
		    memcmp(s->text + at, joints[i], skip) != 0)
			continue;
		size_t n = units_after(s->lx->units, s->text, s->n, at + skip,
				       true, u);
		return n > 0 ? skip + n : 0;
	}
	return 0;
}

/* 6+ months, 20+-year */
static bool
has_plus(const struct scan *s, size_t at)
{
	return at + 1 < s->n && s->text[at] == '+' &&
	       (s->text[at + 1] == ' ' || s->text[at + 1] == '-');
}

/* `more minutes` at text[at): the bytes up to the unit's end, 0 where no unit
 * of two letters or more follows. */
static size_t
read_increment(const struct scan *s, size_t at, struct unit *unit)
{
	const char *t = s->text;
	size_t end = word_end(t, s->n, at), begin = skip_spaces(t, s->n, end);
	size_t to = word_end(t, s->n, begin);
	if (begin == end || to < begin + 2 ||
	    !(lexicon_kind(s->lx, t + at, end - at) & WORD_INCREMENT) ||
	    lexicon_kind(s->lx, t + begin, to - begin) & WORD_PLAIN)
		return 0;
	size_t n = units_after(s->lx->units, t, s->n, begin, true, unit);
	return n > 0 ? begin + n - at : 0;
}

static void
read_after(const struct scan *s, struct atom *a)
{
	const char *t = s->text;
	bool plus = has_plus(s, a->num.end);
	size_t at = skip_spaces(t, s->n, a->num.end + plus);
	if (at == a->num.end + plus && at < s->n && t[at] == '-')
		at = over_hyphen(s, at);
	bool spaced = at > a->num.end;
	bool half = a->num.form & FORM_FRACTION ||
		    (a->num.form == FORM_POINT &&
		     decimal_cmp(a->num.value, decimal_of(1)) < 0);
	if (at >= s->n || (!half && ends_amount(s, at, spaced)))
		return;
	size_t n = units_after(s->lx->units, t, s->n, at, spaced, &a->unit);
	if (n > 0 && n <= 4 && is_initials(s, at))
		n = 0;
	if (n == 0 && spaced)
		n = read_bracketed(s, at, &a->unit);
	if (n == 0 && spaced)
		n = read_inches(s, a, at);
	if (n == 0 && spaced)
		n = read_increment(s, at, &a->unit);
	if (n == 0 && half)
		n = read_part_of(s, at, &a->unit);
	if (n == 0) {
		size_t end = word_end(t, s->n, at);
		int power = money_code(s, at, end, &a->unit);
		if (power == 0)
			return;
		atom_add_power(a, power);
		n = end - at;
	}
	a->has_unit = true;
	a->end = at + n;
	if (plus)
		a->qualifier = ">=";
	if (strcmp(a->unit.symbol, "°") == 0)
		read_scale(s, a->end, &a->unit);
	if (a->unit.dimension == s->lx->time)
		a->end = read_age(s, a->end);
}

/* Takes the sign that stands before text[a->begin): directly, or over a space
 * (`far`, temperatures only), where nothing before it makes it a dash. */
static void
read_sign(const struct scan *s, struct atom *a, bool far)
{
	size_t len, len2;
	size_t at = far ? skip_spaces_back(s->text, a->begin) : a->begin;
	uint32_t c = char_before(s->text, at, &len);
	if (a->num.form & FORM_SIGNED || !char_is_minus(c) ||
	    (far && at == a->begin))
		return;
	size_t back = far ? skip_spaces_back(s->text, at - len) : at - len;
	c = char_before(s->text, back, &len2);
	bool free = far ? c < '0' || c > '9' : c == 0 || c == ' ' || c == '(';
	if (!free)
		return;
	a->begin = at - len;
	a->num.value.digits = -a->num.value.digits;
	a->num.form |= FORM_SIGNED;
}

/* (− 3 V, of − 3 V: a minus, unlike a dash, may stand apart. */
static bool
has_minus_apart(const struct scan *s, const struct atom *a)
{
	size_t len, at = skip_spaces_back(s->text, a->begin);
	if (char_before(s->text, at, &len) != 0x2212 || at == a->begin)
		return false;
	at -= len;
	if (at > 0 && s->text[at - 1] == '(')
		return true;
	size_t end = skip_spaces_back(s->text, at);
	size_t begin = word_begin(s->text, end);
	return end < at &&
	       lexicon_kind(s->lx, s->text + begin, end - begin) & WORD_PLAIN;
}

static void
take_prefix(const struct scan *s, struct atom *a, const struct unit *prefix,
	    size_t begin)
{
	/* $5 m: never metres; $ 20 $ 37, rmb 10 usd 20: the next one's. */
	size_t next = skip_spaces(s->text, s->n, a->end);
	if (a->has_unit && (a->unit.dimension != prefix->dimension ||
			    is_digit_at(s->text, s->n, next)))
		a->end = a->num.end;
	a->begin = begin;
	a->unit = *prefix;
	a->has_unit = true;
	read_sign(s, a, false); /* -$5 */
}

/* $10-15m: the currency of the number before counts for this one. */
static bool
has_shared_money(const struct scan *s, const struct atom *a)
{
	const struct atom *prev = s->prev;
	return prev != NULL && prev->has_unit && prev->unit.prefix &&
	       prev->unit.dimension == s->lx->money &&
	       gap_read(s, s->kept, a->num.begin) == GAP_RANGE;
}

/* 20-odd, 50-plus, 360-ish: a qualifier hung on by a hyphen. */
static void
read_hung(const struct scan *s, struct atom *a)
{
	size_t at = a->num.end;
	if (at >= s->n || s->text[at] != '-')
		return;
	size_t end = word_end(s->text, s->n, at + 1);
	const struct phrase *p =
	    lexicon_phrase(s->lx, s->text, at, end, PHRASE_AFTER);
	if (p == NULL || end == at + 1)
		return;
	a->num.end = end;
	a->qualifier = p->means;
}

/* thirty (30) days: the figure says the word again. */
static void
read_repeated(const struct scan *s, struct atom *a)
{
	struct number n;
	size_t at = skip_spaces(s->text, s->n, a->num.end);
	if (!(a->num.form & FORM_SPELLED) || at >= s->n || s->text[at] != '(' ||
	    !is_digit_at(s->text, s->n, at + 1) ||
	    !number_digits(s, at + 1, &n) || n.end >= s->n ||
	    s->text[n.end] != ')' || decimal_cmp(n.value, a->num.value) != 0)
		return;
	a->num.end = n.end + 1;
}

/* an hour and a half: the unit stands before the part of it. */
static void
read_unit_before(const struct scan *s, struct atom *a)
{
	const char *t = s->text;
	size_t end, begin, article;
	struct unit unit;
	if (a->has_unit || !(a->num.form & FORM_FRACTION) ||
	    !(a->num.form & FORM_SPELLED) ||
	    !word_follows(s, a->num.begin, "and", &end))
		return;
	end = skip_spaces_back(t, end);
	begin = word_begin(t, end);
	if (begin == end || !(word_follows(s, begin, "a", &article) ||
			      word_follows(s, begin, "an", &article)))
		return;
	struct decimal whole;
	if (article < s->floor ||
	    units_after(s->lx->units, t, s->n, begin, true, &unit) !=
		end - begin ||
	    !decimal_add(a->num.value, decimal_of(1), &whole))
		return;
	a->begin = a->num.begin = article;
	a->num.value = whole;
	a->unit = unit;
	a->has_unit = true;
}

/* 20 degrees below zero, 5 below zero */
static void
read_below_zero(const struct scan *s, struct atom *a)
{
	static const char below[] = " below zero";
	size_t n = sizeof below - 1;
	if (s->n - a->end < n || memcmp(s->text + a->end, below, n) != 0 ||
	    (a->has_unit && a->unit.dimension != s->lx->temperature &&
	     strcmp(a->unit.symbol, "°") != 0) ||
	    a->num.value.digits <= 0)
		return;
	a->end += n;
	a->num.value.digits = -a->num.value.digits;
	a->num.form |= FORM_SIGNED;
}

void
atom_units(const struct scan *s, struct atom *a)
{
	read_repeated(s, a);
	size_t at = skip_spaces_back(s->text, a->num.begin);
	struct unit prefix;
	size_t n = has_no_prefix(s, at, a->num.end)
		       ? 0
		       : money_before(s, &a->num, at, &prefix);
	size_t word = word_begin(s->text, at);
	int power = n > 0 ? 0 : money_code(s, word, at, &prefix);
	if (power > 0)
		n = at - word;
	if (at - n < s->floor) /* 10 $ 30: it belongs to the 10 */
		n = 0;
	if (!(a->num.form & FORM_SPELLED)) {
		number_times(s, &a->num, n > 0 || has_shared_money(s, a));
		number_words(s, &a->num);
	}
	read_hung(s, a);
	a->begin = a->num.begin;
	a->end = a->num.end;
	read_after(s, a);
	if (n > 0) {
		atom_add_power(a, power);
		take_prefix(s, a, &prefix, at - n);
	}
	read_unit_before(s, a);
	read_below_zero(s, a);
	if (!a->has_unit)
		return;
	if (a->unit.dimension == s->lx->temperature || has_minus_apart(s, a))
		read_sign(s, a, true);
	if (a->unit.dimension != s->lx->money)
		return;
	atom_price(s, a);
	money_in_brackets(s, a);
}
