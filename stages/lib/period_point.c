#include "period_point.h"

enum { YEAR_MAX = 2199 };

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

	if (point_at(t, i) != ' ')
		return false;
	n = point_word(t, i + 1, word);
	if (n == 0)
		return point_at(t, i + 1) == '%' || point_at(t, i + 1) == '$';
	if (point_among(word, units))
		return true;
	return trust != POINT_SURE && n > 3 && t.p[i + 1] >= 'a' &&
	       word[n - 1] == 's' && word[n - 2] != 's' &&
	       !point_among(word,
			    " onwards levels prices figures terms estimates "
			    "elections ");
}

/* ---- years -------------------------------------------------------------- */

/* What stands right behind a year: `s`, `-14`, `/20`, `-06-05`, `-Q1`. */
static size_t
year_tail(struct slice t, size_t end, struct point *p)
{
	size_t k = point_at(t, end) == '/' ? 1 : point_dash(t, end), n;
	int v, d;

	if (point_at(t, end) == 's' ||
	    (point_at(t, end) == '\'' && point_at(t, end + 1) == 's')) {
		if (p->year % 10)
			return point_at(t, end) == 's' ? 0 : end;
		p->last = p->year + (p->year % 100 ? 9 : 99);
		if (p->year >= 2000)
			p->last = p->year + 9;
		return end + (point_at(t, end) == 's' ? 1 : 2);
	}
	if (!k || !(n = point_number(t, end + k, &v)))
		return end;
	if (n == 4 && v > p->year && v <= YEAR_MAX) {
		p->last = v;
	} else if (n == 2 && k == 1 && v >= 1 && v <= 12 &&
		   point_at(t, end + 3) == '-' &&
		   point_number(t, end + 4, &d) == 2 && d <= 31) {
		p->month = v;
		p->day = d;
		n = 5;
	} else if (n == 2 && v > p->year % 100) {
		p->last = p->year - p->year % 100 + v;
	} else if (n == 2 && v == 0 && p->year % 100 == 99) {
		p->last = p->year + 1;
	} else if (n == 2 && point_at(t, end) == '-' && v >= 1 && v <= 12) {
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
	char a = point_at(t, i), b = point_at(t, i + 1), c = point_at(t, i + 2);

	if (point_is_digit(c) || point_is_letter(c))
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
	for (k = i - 1; k > 0 && point_is_letter(t.p[k - 1]); k--)
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

	if (!point_year(t, i, &p->year) || strchr(".,/$#+*=", before) ||
	    (trust == POINT_BARE && p->year < 1700 &&
	     t.p[i + 4 < t.n ? i + 4 : i] != 's' && !behind_of(t, i)) ||
	    (before == '-' && i > 1 && t.p[i - 2] <= 'Z'))
		return 0; /* $1999, 3/1999, ISO-2022 */
	end = year_tail(t, i + 4, p);
	if (!end)
		return 0;
	if (!p->last && !p->month) {
		if (point_dash(t, end) && point_is_digit(point_at(t, end + 1)))
			return 0; /* ISSN 2076-0949 */
		n = part_at(
		    t,
		    end + (point_at(t, end) == ' ' || point_at(t, end) == '-'),
		    &p->part);
		if (n)
			return end + n + (t.p[end] == ' ' || t.p[end] == '-');
	}
	return point_is_letter(point_at(t, end)) ||
		       point_is_digit(point_at(t, end)) ||
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
		return point_ordinal_end(t, i + n) ? v : 0;
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

	if (!k || (point_at(t, end) != ' ' && point_at(t, end) != '-'))
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
	end = point_year_behind(t, end, p);
	return p->year ? end : 0;
}

/* `FY2019/20`, `FY 19`, `fiscal year 2019` */
static size_t
fiscal_point(struct slice t, size_t i, struct point *p)
{
	char word[16];
	size_t n = point_word(t, i, word), end = i + n, k;

	if (strcmp(word, "fiscal") == 0 && point_at(t, end) == ' ') {
		k = point_word(t, end + 1, word);
		if (strcmp(word, "year") == 0 || strcmp(word, "years") == 0)
			end += 1 + k;
	} else if (strcmp(word, "fy") != 0) {
		return 0;
	}
	if (point_at(t, end) == ' ' || point_at(t, end) == '-')
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
	if (point_is_digit(point_at(t, i))) {
		if ((end = point_day_first(t, i, p)))
			return end;
		*p = (struct point){0};
		if ((end = point_numeric_date(t, i, p)))
			return end;
		*p = (struct point){0};
		if ((end = year_point(t, i, trust, p)))
			return end;
	} else if ((end = point_month_first(t, i, p))) {
		return end;
	} else if ((end = fiscal_point(t, i, p))) {
		return end;
	}
	*p = (struct point){0};
	if ((n = part_at(t, i, &p->part))) {
		end = point_year_behind(t, i + n, p);
		return p->year ? end : 0;
	}
	*p = (struct point){0};
	return ordinal_point(t, i, p);
}

static char *
put_digits(char *out, int value, int n)
{
	for (int i = n - 1; i >= 0; i--, value /= 10)
		out[i] = (char)('0' + value % 10);
	return out + n;
}

/* `1995`, `1995-04`, `1995-04-05` */
static void
print_point(char *out, int year, int month, int day)
{
	out = put_digits(out, year, 4);
	if (month || day) {
		*out++ = '-';
		out = put_digits(out, month, 2);
	}
	if (day) {
		*out++ = '-';
		out = put_digits(out, day, 2);
	}
	*out = '\0';
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
