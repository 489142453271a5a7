#include "period_point.h"

#include <stdio.h>

enum { YEAR_MIN = 1500, YEAR_MAX = 2199 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static char
at(struct slice t, size_t i)
{
	return i < t.n ? t.p[i] : '\0';
}

size_t
point_word(struct slice t, size_t i, char word[16])
{
	size_t n = 0;

	while (is_letter(at(t, i + n)) && n < 16)
		n++;
	if (n == 16)
		n = 0;
	for (size_t k = 0; k < n; k++)
		word[k] = (char)(t.p[i + k] | 0x20);
	word[n] = '\0';
	return n;
}

size_t
point_number(struct slice t, size_t i, int *value)
{
	size_t n = 0;
	int v = 0;

	for (; n < 10 && is_digit(at(t, i + n)); n++)
		if (n < 9)
			v = v * 10 + (at(t, i + n) - '0');
	*value = v;
	return n < 10 ? n : 0;
}

bool
point_among(const char *word, const char *list)
{
	size_t n = strlen(word);

	if (n == 0)
		return false;
	for (const char *p = list; (p = strstr(p, word)) != NULL; p++)
		if (p > list && p[-1] == ' ' && p[n] == ' ')
			return true;
	return false;
}

size_t
point_dash(struct slice t, size_t i)
{
	if (at(t, i) == '-')
		return 1;
	return i + 3 <= t.n && memcmp(t.p + i, "\xE2\x80", 2) == 0 &&
		       (t.p[i + 2] == '\x93' || t.p[i + 2] == '\x94')
		   ? 3
		   : 0;
}

/* A capitalized month's name, whole or cut short, with the stop behind it.
 * Returns the bytes. */
static size_t
month_at(struct slice t, size_t i, int *month)
{
	static const char *const name[] = {"january", "february", "march",
					   "april",   "may",      "june",
					   "july",    "august",   "september",
					   "october", "november", "december"};
	char word[16];
	size_t n = point_word(t, i, word);

	if (n < 3 || t.p[i] > 'Z')
		return 0;
	for (int m = 0; m < 12; m++) {
		size_t len = strlen(name[m]);

		if (n > len || memcmp(word, name[m], n) != 0 ||
		    (n != len && n != 3 && !(m == 8 && n == 4)))
			continue;
		*month = m + 1;
		return n < len && at(t, i + n) == '.' ? n + 1 : n;
	}
	return 0;
}

/* Words behind a number that make it an amount. */
static bool
counts(struct slice t, size_t i, enum point_trust trust)
{
	static const char units[] =
	    " km m cm mm kg g mg t kt mt tons tonnes ton tonne people persons "
	    "men women children troops soldiers years days hours minutes weeks "
	    "months mw gw kw mhz ghz hz kwh mwh gwh twh sq square cubic miles "
	    "mile kilometers kilometres meters metres feet ft acres hectares "
	    "ha dollars euros pounds rubles yen percent per million billion "
	    "trillion thousand hundred inhabitants barrels bbl bcm litres "
	    "liters gallons degrees c f k usd eur gbp nm mi rpm calories ";
	char word[16];
	size_t n;

	if (at(t, i) != ' ')
		return false;
	n = point_word(t, i + 1, word);
	if (n == 0)
		return at(t, i + 1) == '%' || at(t, i + 1) == '$';
	if (point_among(word, units))
		return true;
	return trust != POINT_SURE && n > 3 && t.p[i + 1] >= 'a' &&
	       word[n - 1] == 's' && word[n - 2] != 's' &&
	       !point_among(word,
			    " onwards levels prices figures terms estimates "
			    "elections ");
}

/* A year of four digits at i that is not part of another number. */
static size_t
year_at(struct slice t, size_t i, int *year)
{
	char next;

	if (point_number(t, i, year) != 4 || *year < YEAR_MIN ||
	    *year > YEAR_MAX)
		return 0;
	next = at(t, i + 4);
	if (((next == '.' || next == ',') && is_digit(at(t, i + 5))) ||
	    next == '%' || (is_letter(next) && next != 's'))
		return 0;
	return 4;
}

/* ---- days and months ---------------------------------------------------- */

static size_t
ordinal_end(struct slice t, size_t i)
{
	char word[16];
	size_t n = point_word(t, i, word);

	return n == 2 && point_among(word, " st nd rd th ") ? 2 : 0;
}

/* `5`, `5th`, `5-7`, `5 to 7` */
static size_t
days_at(struct slice t, size_t i, struct point *p)
{
	size_t n = point_number(t, i, &p->day), end, k;

	if (n == 0 || n > 2 || p->day < 1 || p->day > 31)
		return 0;
	end = i + n + ordinal_end(t, i + n);
	k = point_dash(t, end);
	if (!k && at(t, end) == ' ' && point_dash(t, end + 1))
		k = 1 + point_dash(t, end + 1) + (at(t, end + 1) == ' ');
	if (!k && point_has(t, end, " to "))
		k = 4;
	else if (!k && point_has(t, end, " and "))
		k = 5;
	if (k) {
		n = point_number(t, end + k, &p->day_to);
		if (n == 0 || n > 2 || p->day_to <= p->day || p->day_to > 31)
			p->day_to = 0;
		else
			end += k + n + ordinal_end(t, end + k + n);
	}
	return end;
}

/* The year behind a day or month: ` 1995`, `, 1995`, ` of 1995` */
static size_t
year_behind(struct slice t, size_t end, struct point *p)
{
	size_t i = end;

	if (at(t, i) == ',')
		i++;
	if (at(t, i) == ' ')
		i++;
	if (i > end && point_has(t, i, "of "))
		i += 3;
	if (i > end && year_at(t, i, &p->year))
		return i + 4;
	p->year = 0;
	return end;
}

/* `5 April 1995`, `5th of April`, `5-7 April 1995` */
static size_t
day_first(struct slice t, size_t i, struct point *p)
{
	size_t end = days_at(t, i, p), n;

	if (!end || at(t, end) != ' ')
		return 0;
	end++;
	if (point_has(t, end, "of "))
		end += 3;
	n = month_at(t, end, &p->month);
	return n ? year_behind(t, end + n, p) : 0;
}

/* `April 1995`, `April 5, 1995`, `January-March 2015` */
static size_t
month_first(struct slice t, size_t i, struct point *p)
{
	size_t n = month_at(t, i, &p->month), end, k, to;

	if (!n)
		return 0;
	end = i + n;
	k = point_dash(t, end);
	if (!k && point_has(t, end, " to "))
		k = 4;
	n = k ? month_at(t, end + k, &p->month_to) : 0;
	if (n)
		return year_behind(t, end + k + n, p);
	to = at(t, end) == ' ' ? days_at(t, end + 1, p) : 0;
	if (to && !is_digit(at(t, to)) && at(t, to) != '%') {
		end = year_behind(t, to, p);
		if (p->year || !is_letter(at(t, to)))
			return end;
	}
	p->day = p->day_to = 0;
	return year_behind(t, end, p);
}

/* 05.04.1995, 5/4/1995: where day and month cannot be told, the year only. */
static size_t
numeric_date(struct slice t, size_t i, struct point *p)
{
	size_t a = point_number(t, i, &p->day), b;
	char sign = at(t, i + a);

	if (a == 0 || a > 2 || (sign != '.' && sign != '/'))
		return 0;
	b = point_number(t, i + a + 1, &p->month);
	if (b == 0 || b > 2 || at(t, i + a + 1 + b) != sign ||
	    !year_at(t, i + a + b + 2, &p->year) ||
	    is_digit(at(t, i + a + b + 6)))
		return 0;
	if (sign == '/' && p->day <= 12 && p->month <= 12 &&
	    p->day != p->month) {
		p->day = p->month = 0;
	} else if (p->month > 12) {
		int day = p->month;

		p->month = p->day;
		p->day = day;
	}
	return p->month > 12 || p->day > 31 ? 0 : i + a + b + 6;
}

/* ---- years -------------------------------------------------------------- */

/* What stands right behind a year: `s`, `-14`, `/20`, `-06-05`, `-Q1`. */
static size_t
year_tail(struct slice t, size_t end, struct point *p)
{
	size_t k = at(t, end) == '/' ? 1 : point_dash(t, end), n;
	int v, d;

	if (at(t, end) == 's' ||
	    (at(t, end) == '\'' && at(t, end + 1) == 's')) {
		if (p->year % 10)
			return at(t, end) == 's' ? 0 : end;
		p->last = p->year + (p->year % 100 ? 9 : 99);
		if (p->year >= 2000)
			p->last = p->year + 9;
		return end + (at(t, end) == 's' ? 1 : 2);
	}
	if (!k || !(n = point_number(t, end + k, &v)))
		return end;
	if (n == 4 && v > p->year && v <= YEAR_MAX) {
		p->last = v;
	} else if (n == 2 && k == 1 && v >= 1 && v <= 12 &&
		   at(t, end + 3) == '-' && point_number(t, end + 4, &d) == 2 &&
		   d <= 31) {
		p->month = v;
		p->day = d;
		n = 5;
	} else if (n == 2 && v > p->year % 100) {
		p->last = p->year - p->year % 100 + v;
	} else if (n == 2 && v == 0 && p->year % 100 == 99) {
		p->last = p->year + 1;
	} else if (n == 2 && at(t, end) == '-' && v >= 1 && v <= 12) {
		p->month = v;
	} else {
		return end;
	}
	return end + k + n;
}

/* `Q1`, `1Q`, `H2` at i. */
static size_t
part_at(struct slice t, size_t i, int *part)
{
	char a = at(t, i), b = at(t, i + 1), c = at(t, i + 2);

	if (is_digit(c) || is_letter(c))
		return 0;
	if ((a == 'Q' || a == 'H') && b >= '1' && b <= (a == 'Q' ? '4' : '2'))
		*part = b - '0' + (a == 'H' ? 4 : 0);
	else if (b == 'Q' && a >= '1' && a <= '4')
		*part = a - '0';
	else
		return 0;
	return 2;
}

/* True behind a word that years before 1700 need, being amounts as often. */
static bool
behind_of(struct slice t, size_t i)
{
	char word[16];
	size_t k = i;

	if (i < 3 || t.p[i - 1] != ' ')
		return false;
	for (k = i - 1; k > 0 && is_letter(t.p[k - 1]); k--)
		;
	point_word(t, k, word);
	return point_among(word, " of to at and for as on through year early "
				 "late mid about around ");
}

static size_t
year_point(struct slice t, size_t i, enum point_trust trust, struct point *p)
{
	size_t end, n;
	char before = i > 0 ? t.p[i - 1] : ' ';

	if (!year_at(t, i, &p->year) || strchr(".,/$#+*=", before) ||
	    (trust == POINT_BARE && p->year < 1700 &&
	     t.p[i + 4 < t.n ? i + 4 : i] != 's' && !behind_of(t, i)) ||
	    (before == '-' && i > 1 && t.p[i - 2] <= 'Z'))
		return 0; /* $1999, 3/1999, ISO-2022 */
	end = year_tail(t, i + 4, p);
	if (!end)
		return 0;
	if (!p->last && !p->month) {
		if (point_dash(t, end) && is_digit(at(t, end + 1)))
			return 0; /* ISSN 2076-0949 */
		n = part_at(t, end + (at(t, end) == ' ' || at(t, end) == '-'),
			    &p->part);
		if (n)
			return end + n + (t.p[end] == ' ' || t.p[end] == '-');
	}
	return is_letter(at(t, end)) || is_digit(at(t, end)) ||
		       (!p->month && counts(t, end, trust))
		   ? 0
		   : end;
}

/* ---- parts of years and longer spans ------------------------------------ */

static int
ordinal_of(struct slice t, size_t i, size_t *end)
{
	static const char *const name[] = {
	    "first",       "second",     "third",      "fourth",
	    "fifth",       "sixth",      "seventh",    "eighth",
	    "ninth",       "tenth",      "eleventh",   "twelfth",
	    "thirteenth",  "fourteenth", "fifteenth",  "sixteenth",
	    "seventeenth", "eighteenth", "nineteenth", "twentieth"};
	char word[16];
	int v;
	size_t n = point_number(t, i, &v);

	*end = i + n + 2;
	if (n > 0 && n < 3)
		return ordinal_end(t, i + n) ? v : 0;
	n = point_word(t, i, word);
	*end = i + n;
	if (n < 5 || !point_among(word + n - 2, " st nd rd th "))
		return 0;
	for (int k = 0; k < 20; k++)
		if (strcmp(word, name[k]) == 0)
			return k + 1;
	return 0;
}

/* `first quarter of 2015`, `second half 2015`, `19th century` */
static size_t
ordinal_point(struct slice t, size_t i, struct point *p)
{
	char word[16];
	size_t end, n;
	int k = ordinal_of(t, i, &end);

	if (!k || (at(t, end) != ' ' && at(t, end) != '-'))
		return 0;
	n = point_word(t, end + 1, word);
	end += 1 + n;
	if (point_among(word, " century ") && k >= 10 && k <= 21) {
		p->year = (k - 1) * 100 + 1;
		p->last = k * 100;
		return end;
	}
	if (strcmp(word, "quarter") == 0 && k <= 4)
		p->part = k;
	else if (strcmp(word, "half") == 0 && k <= 2)
		p->part = k + 4;
	else
		return 0;
	if (point_has(t, end, " of the year"))
		return 0;
	end = year_behind(t, end, p);
	return p->year ? end : 0;
}

/* `FY2019/20`, `FY 19`, `fiscal year 2019` */
static size_t
fiscal_point(struct slice t, size_t i, struct point *p)
{
	char word[16];
	size_t n = point_word(t, i, word), end = i + n, k;

	if (strcmp(word, "fiscal") == 0 && at(t, end) == ' ') {
		k = point_word(t, end + 1, word);
		if (strcmp(word, "year") == 0 || strcmp(word, "years") == 0)
			end += 1 + k;
	} else if (strcmp(word, "fy") != 0) {
		return 0;
	}
	if (at(t, end) == ' ' || at(t, end) == '-')
		end++;
	k = year_point(t, end, POINT_SURE, p);
	if (k || n > 2 || point_number(t, end, &p->year) != 2)
		return k;
	p->year += p->year < 60 ? 2000 : 1900;
	return year_tail(t, end + 2, p);
}

size_t
point_read(struct slice t, size_t i, enum point_trust trust, struct point *p)
{
	size_t end, n;

	*p = (struct point){0};
	if (is_digit(at(t, i))) {
		if ((end = day_first(t, i, p)))
			return end;
		*p = (struct point){0};
		if ((end = numeric_date(t, i, p)))
			return end;
		*p = (struct point){0};
		if ((end = year_point(t, i, trust, p)))
			return end;
	} else if ((end = month_first(t, i, p))) {
		return end;
	} else if ((end = fiscal_point(t, i, p))) {
		return end;
	}
	*p = (struct point){0};
	if ((n = part_at(t, i, &p->part))) {
		end = year_behind(t, i + n, p);
		return p->year ? end : 0;
	}
	*p = (struct point){0};
	return ordinal_point(t, i, p);
}

static void
print_point(char out[POINT_TEXT], int year, int month, int day)
{
	char buf[48] = "";

	if (day)
		snprintf(buf, sizeof(buf), "%04d-%02d-%02d", year, month, day);
	else if (month)
		snprintf(buf, sizeof(buf), "%04d-%02d", year, month);
	else
		snprintf(buf, sizeof(buf), "%04d", year);
	memcpy(out, buf, POINT_TEXT - 1);
	out[POINT_TEXT - 1] = '\0';
}

void
point_ends(const struct point *p, char from[POINT_TEXT], char to[POINT_TEXT])
{
	if (p->part > 4) {
		print_point(from, p->year, p->part == 5 ? 1 : 7, 0);
		print_point(to, p->year, p->part == 5 ? 6 : 12, 0);
	} else if (p->part) {
		print_point(from, p->year, 0, 0);
		from[4] = '-';
		from[5] = 'Q';
		from[6] = (char)('0' + p->part);
		from[7] = '\0';
		memcpy(to, from, POINT_TEXT);
	} else {
		print_point(from, p->year, p->month, p->day);
		print_point(to, p->last ? p->last : p->year,
			    p->month_to ? p->month_to : p->month,
			    p->day_to ? p->day_to : p->day);
	}
}
