/* Numbers in digits: grouped, decimal, scientific, fractions, multipliers. */
#include "quantity_parts.h"

enum { TEXT_MAX = 40 }; /* digits of one number, with its point */

struct digits {
	char text[TEXT_MAX + 2];
	size_t n;
	bool too_long;
};

static size_t
run_end(const struct scan *s, size_t i)
{
	while (is_digit_at(s->text, s->n, i))
		i++;
	return i;
}

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
		size_t next = run_end(s, at + len);
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
	size_t first = run_end(s, at), end = first;
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
	size_t end = run_end(s, i + 1);
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

/* Reads a signed exponent in digits or superscript at i.  `loose` also takes
 * bare digits (the superscript was lost). */
static size_t
read_exponent(const struct scan *s, size_t i, bool loose, int *e)
{
	const char *t = s->text;
	size_t len, start = i;
	bool caret = i < s->n && t[i] == '^', minus = false, any_sign = false;
	i += caret;
	char close = 0;
	if (caret && i < s->n && (t[i] == '{' || t[i] == '('))
		close = t[i++] == '{' ? '}' : ')';
	uint32_t c = char_at(t, s->n, i, &len);
	while (char_is_dash(c) || c == '+' || c == 0x207b || c == 0x207a) {
		minus ^= c != '+' && c != 0x207a;
		any_sign = true;
		i += len;
		c = char_at(t, s->n, i, &len);
	}
	int value = 0, digits = 0;
	bool raised = false;
	for (; digits < 4; digits++) {
		int digit = char_superscript(c);
		raised = digit >= 0;
		if (!raised && c >= '0' && c <= '9')
			digit = (int)c - '0';
		if (digit < 0)
			break;
		value = value * 10 + digit;
		i += len;
		c = char_at(t, s->n, i, &len);
	}
	if (digits == 0 || digits > 3 ||
	    !(caret || any_sign || raised || loose))
		return start;
	if (close != 0 && c == (unsigned char)close)
		i += len;
	*e = minus ? -value : value;
	return i;
}

/* Reads `x 10^6` behind a mantissa. */
static size_t
read_times_ten(const struct scan *s, size_t at, int *e)
{
	size_t len, i = skip_spaces(s->text, s->n, at);
	uint32_t c = char_at(s->text, s->n, i, &len);
	if (c != 0xd7 && c != 'x' && c != 'X' && c != '*' && c != 0xb7 &&
	    c != 0x22c5 && c != 0x2219)
		return at;
	i = skip_spaces(s->text, s->n, i + len);
	if (i + 1 >= s->n || s->text[i] != '1' || s->text[i + 1] != '0')
		return at;
	i += 2;
	size_t spaced = skip_spaces(s->text, s->n, i);
	size_t end = read_exponent(s, spaced, true, e);
	if (end == spaced || is_digit_at(s->text, s->n, end))
		return at;
	/* `3 x 100` and `2 x 10 5 cm`: only a plain exponent counts. */
	bool bare = is_digit_at(s->text, s->n, spaced);
	if (bare && (s->text[spaced] == '0' || end - spaced > 2))
		return at;
	return end;
}

static bool
power(struct decimal base, int e, struct decimal *out)
{
	struct decimal r = decimal_of(1);
	for (int i = e < 0 ? -e : e; i > 0; i--)
		if (!decimal_mul(r, base, &r))
			return false;
	return e < 0 ? decimal_div(decimal_of(1), r, out) : (*out = r, true);
}

/* Powers behind a number: 1e6, × 10^6, 10^6, 2^10. */
static size_t
read_powers(const struct scan *s, size_t begin, size_t i, struct number *out)
{
	const char *t = s->text;
	int e = 0;
	size_t end = i;
	bool ten = i == begin + 2 && memcmp(t + begin, "10", 2) == 0;
	size_t len;
	uint32_t sign = char_before(t, skip_spaces_back(t, begin), &len);
	bool scale = ten && (sign == 0xd7 || sign == 0xb7 || sign == 0x22c5);
	if (i < s->n && (t[i] == 'e' || t[i] == 'E')) {
		size_t at = i + 1;
		at += at < s->n && (t[at] == '+' || t[at] == '-');
		end = read_exponent(s, i + 1, is_digit_at(t, s->n, at), &e);
		if (end == i + 1 || char_is_letter(char_at(t, s->n, end, &at)))
			end = i;
	}
	if (end == i)
		end = read_times_ten(s, i, &e);
	if (end > i && e > -400 && e < 400) {
		out->value.exponent += e;
		out->form |= FORM_POWER;
		return end;
	}
	uint32_t c = char_at(t, s->n, i, &len);
	bool caret = c == '^';
	/* 10−3 is a power and 10-15 is a range. */
	if (!caret && !(ten && (char_superscript(c) >= 0 || c == 0x207b ||
				c == 0x2212 || c == '-')))
		return i;
	end = read_exponent(s, i, false, &e);
	if (end == i ||
	    (c == '-' && !scale && (e <= -10 || is_digit_at(t, s->n, end))))
		return i;
	if (e < -100 || e > 100 || !power(out->value, e, &out->value))
		return i;
	out->form |= FORM_POWER;
	return end;
}

bool
add_part(struct decimal *v, struct decimal over, struct decimal under,
	 int power)
{
	struct decimal sum;
	over.exponent += power;
	if (!decimal_mul(*v, under, &sum) || !decimal_add(sum, over, &sum) ||
	    !decimal_div(sum, under, &sum))
		return false;
	*v = decimal_tidy(sum);
	return true;
}

static bool
add_fraction(struct number *out, long long over, long long under)
{
	out->form |= FORM_FRACTION;
	return add_part(&out->value, decimal_of(over), decimal_of(under), 0);
}

/* Reads up to nine digits. */
static size_t
small_number(const struct scan *s, size_t i, long long *value)
{
	size_t end = run_end(s, i);
	*value = 0;
	if (end - i > 9)
		return i;
	for (size_t k = i; k < end; k++)
		*value = *value * 10 + (s->text[k] - '0');
	return end;
}

/* The slash of a fraction: / or U+2044. */
static size_t
slash(const struct scan *s, size_t i)
{
	size_t len;
	uint32_t c = char_at(s->text, s->n, i, &len);
	return c == '/' || c == 0x2044 ? len : 0;
}

/* Reads the fraction part of `2 1/2`, `2½` or `1/2`, where [begin, i) are
 * plain digits already read (begin == i: none). */
static size_t
read_fraction(const struct scan *s, size_t begin, size_t i, struct number *out)
{
	const char *t = s->text;
	size_t len, at = i > begin ? skip_spaces(t, s->n, i) : i;
	int over, under;
	if (char_fraction(char_at(t, s->n, at, &len), &over, &under))
		return add_fraction(out, over, under) ? at + len : i;
	long long a, b;
	size_t cut = slash(s, i);
	if (i > begin && cut > 0 && is_digit_at(t, s->n, i + cut)) {
		small_number(s, begin, &a);
		size_t end = small_number(s, i + cut, &b);
		if (slash(s, end) > 0 || end == i + cut || b == 0 ||
		    (begin > 0 && t[begin - 1] == '/') ||
		    (end < s->n && t[end] == '.' &&
		     is_digit_at(t, s->n, end + 1))) {
			out->form |= FORM_BROKEN;
			return run_end(s, i + cut);
		}
		/* Neither 2010/11 nor 24/7 nor 120/80. */
		if (a >= 1000 || b >= 1000 || (a > b && b > 9) ||
		    (a == 24 && b == 7) || (a == 9 && b == 11))
			return i;
		out->value = decimal_of(0);
		return add_fraction(out, a, b) ? end : i;
	}
	/* A whole and a proper fraction: 2 1/2, 3-1/2. */
	if (at == i && at < s->n && t[at] == '-')
		at++;
	if (at == i || i == begin || !is_digit_at(t, s->n, at))
		return i;
	size_t bar = small_number(s, at, &a);
	cut = slash(s, bar);
	if (cut == 0 || bar == at)
		return i;
	size_t end = small_number(s, bar + cut, &b);
	if (end == bar + cut || a == 0 || a >= b || b > 64 || slash(s, end) > 0)
		return i;
	return add_fraction(out, a, b) ? end : i;
}

/* The sign that belongs to a number at `at`.  Behind a number or a letter a
 * dash joins; a spaced one is a sign only at the start and before degrees,
 * which the caller finds out. */
static size_t
sign_begin(const struct scan *s, size_t at, bool *minus)
{
	size_t len, len2;
	uint32_t c = char_before(s->text, at, &len);
	size_t i = at;
	bool near = char_is_dash(c) || c == '+';
	if (!near)
		return at;
	i -= len;
	uint32_t before = char_before(s->text, i, &len2);
	size_t back = skip_spaces_back(s->text, i);
	uint32_t word = char_before(s->text, back, &len2);
	bool number = (word >= '0' && word <= '9') || char_is_letter(word) ||
		      word == '%' || word == 0xb0 || word == ')';
	bool joins =
	    back == i ? number || char_is_dash(before) || before == '.'
		      : (number && c != 0x2212 && (word >= '0' && word <= '9'));
	if (joins || c > 0x2012)
		if (joins || c != 0x2212)
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
	size_t end = run_end(s, i + 1);
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
		i = read_fraction(s, at, i, out);
	if (out->form == FORM_POINT)
		i = skip_error(s, i);
	if (!(out->form & (FORM_FRACTION | FORM_BROKEN)))
		i = read_powers(s, at, i, out);
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

void
number_times(const struct scan *s, struct number *n, bool money)
{
	const char *t = s->text;
	size_t at = skip_spaces(t, s->n, n->end), spaced = at - n->end;
	if (at == n->end && at < s->n && t[at] == '-')
		at++; /* a 5-million-dollar house */
	size_t end = word_end(t, s->n, at);
	if (end == at)
		return;
	const struct word *w = lexicon_word(s->lx, t + at, end - at);
	if (w == NULL || !(w->kind & (WORD_TIMES | WORD_LETTER)))
		return;
	bool hyphen = at > n->end && spaced == 0;
	bool letter = w->kind & WORD_LETTER;
	size_t len;
	if (is_digit_at(t, s->n, end) ||
	    char_superscript(char_at(t, s->n, end, &len)) >= 0)
		return;
	if (letter || w->len < 3) {
		/* Short ones: m is also a metre, mm, k and b units. */
		uint8_t next = class_of(t, s->n, end);
		bool ends = end == s->n || !(next & (BYTE_HIGH | BYTE_DIGIT));
		ends = ends && t[end < s->n ? end : at] != '/' &&
		       t[end < s->n ? end : at] != '-' &&
		       !(next & BYTE_SPACE &&
			 class_of(t, s->n, end + 1) & BYTE_UPPER);
		bool one = end == at + 1 && ends, glued = spaced == 0;
		bool large = decimal_cmp(n->value, decimal_of(1)) >= 0;
		bool people = t[at] == 'M' && one && glued && large;
		bool kilo = t[at] == 'k' && (glued || one);
		bool billion =
		    t[at] == 'b' && one && glued && n->form & FORM_POINT;
		/* Mn is manganese. */
		bool plural = w->value >= 6 && w->len == 2 &&
			      w->text[1] == 'n' &&
			      !(t[at] == 'M' && t[at + 1] == 'n');
		if (hyphen || !(money || kilo || plural || people || billion))
			return;
	}
	n->power = w->value;
	n->value.exponent += w->value;
	n->end = end;
	n->form |= FORM_TIMES;
	/* three lakh crore, 2 hundred million */
	at = skip_spaces(t, s->n, end);
	end = word_end(t, s->n, at);
	w = letter ? NULL : lexicon_word(s->lx, t + at, end - at);
	if (at > n->end && w != NULL && w->kind & WORD_SCALE) {
		n->power += w->value;
		n->value.exponent += w->value;
		n->end = end;
	}
}
