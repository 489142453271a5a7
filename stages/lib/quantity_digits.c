/* Numbers in digits: grouped, decimal, signed. */
#include "quantity_parts.h"

enum { TEXT_MAX = 40 }; /* digits of one number, with its point */

struct digits {
	char text[TEXT_MAX + 2];
	size_t n;
	bool too_long;
};

static void
put(struct digits *d, const char *p, size_t n)
{
	if (d->n + n > TEXT_MAX) {
		d->too_long = true;
		return;
	}
	memcpy(d->text + d->n, p, n);
	d->n += n;
}

/* Length of a separator of thousands at i: the sign `sep`, or for ' ' any
 * narrow space, for '\'' also the typographic one. */
static size_t
separator(const struct scan *s, size_t i, char sep)
{
	size_t len;
	uint32_t c = char_at(s->text, s->n, i, &len);
	if (c == (unsigned char)sep || (sep == '\'' && c == 0x2019) ||
	    (sep == ' ' && (c == 0xa0 || c == 0x2009 || c == 0x202f)))
		return len;
	return 0;
}

/* The end of the groups of three that follow text[i) behind a first group, or
 * i when there are none.  Indian grouping (12,34,567) has groups of two before
 * the last. */
static size_t
groups_end(const struct scan *s, size_t i, char sep, int *count)
{
	size_t end = i, at = i, len;
	*count = 0;
	for (int groups = 0; (len = separator(s, at, sep)) > 0; groups++) {
		size_t next = digits_end(s, at + len);
		size_t digits = next - at - len;
		if (digits == 3) {
			end = next;
			*count = groups + 1;
		} else if (digits != 2 || sep != ',') {
			/* Two groups of other sizes: a list, not a number. */
			return digits == 0 ? end : i;
		}
		at = next;
	}
	return at == end ? end : i;
}

/* In a plain row of numbers (`120 130 140`) spaces part the numbers. */
static bool
is_row(const struct scan *s, size_t begin, size_t end)
{
	size_t before = skip_spaces_back(s->text, begin);
	return (before < begin && before > 0 &&
		is_digit_at(s->text, s->n, before - 1)) ||
	       is_digit_at(s->text, s->n, skip_spaces(s->text, s->n, end));
}

/* Reads the digits before the decimal sign with their separators. */
static size_t
read_whole(const struct scan *s, size_t at, struct digits *d, bool *grouped,
	   char *used)
{
	size_t first = digits_end(s, at), end = first;
	*used = 0;
	if (first - at >= 1 && first - at <= 3 && s->text[at] != '0') {
		static const char signs[] = ",.' ";
		for (const char *c = signs; *c != '\0' && end == first; c++) {
			int count;
			size_t to = groups_end(s, first, *c, &count);
			bool other_point =
			    (*c == '.') == (s->locale == LOCALE_POINT);
			/* 1.234 is a decimal and 1.234.567 is not. */
			if (to == first || (*c == ' ' && is_row(s, at, to)) ||
			    ((*c == '.' || *c == ',') && other_point &&
			     count < 2 &&
			     !(s->text[to < s->n ? to : 0] ==
				   (*c == '.' ? ',' : '.') &&
			       is_digit_at(s->text, s->n, to + 1))))
				continue;
			end = to;
			*used = *c;
		}
	}
	*grouped = end > first;
	for (size_t i = at; i < end; i++)
		if (is_digit_at(s->text, s->n, i))
			put(d, s->text + i, 1);
	return end;
}

/* Reads the decimals at i, if any.  A lone comma is a decimal sign where no
 * three digits follow it: 5,00 but 5,000. */
static size_t
read_decimals(const struct scan *s, size_t begin, size_t i, char used,
	      struct digits *d)
{
	char c = i < s->n ? s->text[i] : '\0';
	if ((c != '.' && c != ',') || c == used ||
	    !is_digit_at(s->text, s->n, i + 1))
		return i;
	size_t end = digits_end(s, i + 1);
	bool other = (c == '.') == (s->locale == LOCALE_COMMA);
	if (other && used == 0) {
		bool zero = i == begin + 1 && s->text[begin] == '0';
		bool list = end < s->n && s->text[end] == c &&
			    is_digit_at(s->text, s->n, end + 1);
		bool after = begin > 1 && s->text[begin - 1] == c &&
			     is_digit_at(s->text, s->n, begin - 2);
		if (c == ',' && (list || after || (end - i - 1 == 3 && !zero)))
			return i;
	}
	put(d, ".", 1);
	put(d, s->text + i + 1, end - i - 1);
	return end;
}

/* ∼–1 ‰, (–5 °C, of –5: behind these an en dash is a minus. */
static bool
is_minus_place(const struct scan *s, size_t at)
{
	size_t len, begin = word_begin(s->text, at);
	uint32_t c = char_before(s->text, at, &len);
	if (c == '(' || c == '[' || c == ':')
		return true;
	return char_is_relation(c) ||
	       lexicon_kind(s->lx, s->text + begin, at - begin) & WORD_PLAIN;
}

/* `- 1 4/5` as all of the text: no item of a list. */
static bool
is_lone_minus(const struct scan *s, size_t at)
{
	if (s->text[0] != '-' || skip_spaces(s->text, s->n, 1) != at)
		return false;
	for (size_t i = at + 1; i < s->n; i++)
		if (class_of(s->text, s->n, i) &
		    class_of(s->text, s->n, i - 1) & BYTE_LETTER)
			return false;
	return true;
}

/* The sign that belongs to a number at `at`.  Behind a number or a letter a
 * dash joins; a spaced one is a sign only where it stands alone with the
 * number. */
static size_t
sign_begin(const struct scan *s, size_t at, bool *minus)
{
	size_t len, len2;
	uint32_t c = char_before(s->text, at, &len);
	size_t i = at;
	bool near = char_is_dash(c) || c == '+';
	if (!near) {
		*minus = is_lone_minus(s, at);
		return *minus ? 0 : at;
	}
	i -= len;
	uint32_t before = char_before(s->text, i, &len2);
	size_t back = skip_spaces_back(s->text, i);
	uint32_t word = char_before(s->text, back, &len2);
	bool number = (word >= '0' && word <= '9') || char_is_letter(word) ||
		      word == '%' || word == 0xb0 || word == ')';
	bool joins =
	    back == i ? number || char_is_dash(before) || before == '.'
		      : (number && c != 0x2212 && (word >= '0' && word <= '9'));
	bool en = c == 0x2013 && is_minus_place(s, back);
	if (joins || (c > 0x2012 && c != 0x2212 && !en))
		return at;
	*minus = c != '+';
	return i;
}

static bool
is_version(const struct scan *s, size_t end)
{
	return end < s->n && s->text[end] == '.' &&
	       is_digit_at(s->text, s->n, end + 1);
}

/* 0.495274(1): the uncertainty of the last digit. */
static size_t
skip_error(const struct scan *s, size_t i)
{
	if (i + 2 >= s->n || s->text[i] != '(')
		return i;
	size_t end = digits_end(s, i + 1);
	bool closes =
	    end > i + 1 && end < i + 4 && end < s->n && s->text[end] == ')';
	return closes ? end + 1 : i;
}

bool
number_digits(const struct scan *s, size_t at, struct number *out)
{
	const char *t = s->text;
	struct digits d = {.n = 0};
	bool grouped = false, minus = false;
	char used = 0;
	size_t i = at, len;
	int over, under;
	*out = (struct number){.begin = at, .end = at};
	if (is_digit_at(t, s->n, at))
		i = read_whole(s, at, &d, &grouped, &used);
	out->digits = (int)d.n;
	size_t whole = i;
	i = read_decimals(s, at, i, used, &d);
	if (i > whole)
		out->form |= FORM_POINT;
	if (grouped)
		out->form |= FORM_GROUPED;
	if (d.n > 0 &&
	    (d.too_long ||
	     !decimal_parse((struct slice){d.text, d.n}, &out->value)))
		out->form |= FORM_BROKEN;
	if (is_version(s, i) && i > whole) {
		while (i < s->n &&
		       (is_digit_at(t, s->n, i) || is_version(s, i)))
			i++;
		out->form |= FORM_BROKEN;
	}
	if (!(out->form & (FORM_POINT | FORM_GROUPED | FORM_BROKEN)) ||
	    char_fraction(char_at(t, s->n, at, &len), &over, &under))
		i = number_slash(s, at, i, out);
	if (out->form == FORM_POINT)
		i = skip_error(s, i);
	if (!(out->form & (FORM_FRACTION | FORM_BROKEN)))
		i = number_powers(s, at, i, out);
	if (i == at) { /* nothing readable: step over one character */
		char_at(t, s->n, at, &len);
		out->end = at + (len > 0 ? len : 1);
		return false;
	}
	out->begin = sign_begin(s, at, &minus);
	if (out->begin < at)
		out->form |= FORM_SIGNED;
	if (minus)
		out->value.digits = -out->value.digits;
	out->core_end = out->end = i;
	return true;
}
