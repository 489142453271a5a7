/* Words, numbers, days and months in text. */
#include "period_point.h"

enum { YEAR_MIN = 1500, YEAR_MAX = 2199 };

size_t
point_word(struct slice t, size_t i, char word[16])
{
	size_t n = 0;

	while (point_is_letter(point_at(t, i + n)) && n < 16)
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

	for (; n < 10 && point_is_digit(point_at(t, i + n)); n++)
		if (n < 9)
			v = v * 10 + (point_at(t, i + n) - '0');
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
	if (point_at(t, i) == '-')
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
		return n < len && point_at(t, i + n) == '.' ? n + 1 : n;
	}
	return 0;
}

size_t
point_year(struct slice t, size_t i, int *year)
{
	char next;

	if (point_number(t, i, year) != 4 || *year < YEAR_MIN ||
	    *year > YEAR_MAX)
		return 0;
	next = point_at(t, i + 4);
	if (((next == '.' || next == ',') &&
	     point_is_digit(point_at(t, i + 5))) ||
	    next == '%' || (point_is_letter(next) && next != 's'))
		return 0;
	return 4;
}

size_t
point_ordinal_end(struct slice t, size_t i)
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
	end = i + n + point_ordinal_end(t, i + n);
	k = point_dash(t, end);
	if (!k && point_at(t, end) == ' ' && point_dash(t, end + 1))
		k = 1 + point_dash(t, end + 1) + (point_at(t, end + 1) == ' ');
	if (!k && point_has(t, end, " to "))
		k = 4;
	else if (!k && point_has(t, end, " and "))
		k = 5;
	if (k) {
		n = point_number(t, end + k, &p->day_to);
		if (n == 0 || n > 2 || p->day_to <= p->day || p->day_to > 31)
			p->day_to = 0;
		else
			end += k + n + point_ordinal_end(t, end + k + n);
	}
	return end;
}

size_t
point_year_behind(struct slice t, size_t end, struct point *p)
{
	size_t i = end;

	if (point_at(t, i) == ',')
		i++;
	if (point_at(t, i) == ' ')
		i++;
	if (i > end && point_has(t, i, "of "))
		i += 3;
	if (i > end && point_year(t, i, &p->year))
		return i + 4;
	p->year = 0;
	return end;
}

size_t
point_day_first(struct slice t, size_t i, struct point *p)
{
	size_t end = days_at(t, i, p), n;

	if (!end || point_at(t, end) != ' ')
		return 0;
	end++;
	if (point_has(t, end, "of "))
		end += 3;
	n = month_at(t, end, &p->month);
	return n ? point_year_behind(t, end + n, p) : 0;
}

size_t
point_month_first(struct slice t, size_t i, struct point *p)
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
		return point_year_behind(t, end + k + n, p);
	to = point_at(t, end) == ' ' ? days_at(t, end + 1, p) : 0;
	if (to && !point_is_digit(point_at(t, to)) && point_at(t, to) != '%') {
		end = point_year_behind(t, to, p);
		if (p->year || !point_is_letter(point_at(t, to)))
			return end;
	}
	p->day = p->day_to = 0;
	return point_year_behind(t, end, p);
}

size_t
point_numeric_date(struct slice t, size_t i, struct point *p)
{
	size_t a = point_number(t, i, &p->day), b;
	char sign = point_at(t, i + a);

	if (a == 0 || a > 2 || (sign != '.' && sign != '/'))
		return 0;
	b = point_number(t, i + a + 1, &p->month);
	if (b == 0 || b > 2 || point_at(t, i + a + 1 + b) != sign ||
	    !point_year(t, i + a + b + 2, &p->year) ||
	    point_is_digit(point_at(t, i + a + b + 6)))
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
