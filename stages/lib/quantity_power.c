/* Powers of ten and others: 1e6, 3 × 10^8, 10−3. */
#include "quantity_parts.h"

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

/* Over a multiplication sign behind a mantissa, or `at` when there is none. */
static size_t
skip_times(const struct scan *s, size_t at)
{
	size_t len, i = skip_spaces(s->text, s->n, at);
	uint32_t c = char_at(s->text, s->n, i, &len);
	if (c != 0xd7 && c != 'x' && c != 'X' && c != '*' && c != 0xb7 &&
	    c != 0x22c5 && c != 0x2219)
		return at;
	return skip_spaces(s->text, s->n, i + len);
}

/* Reads `x 10^6` behind a mantissa, `large` when it is no figure of that form:
 * 1920x1080. */
static size_t
read_times_ten(const struct scan *s, size_t at, bool large, int *e)
{
	size_t i = skip_times(s, at);
	if (i == at)
		return at;
	if (i + 1 >= s->n || s->text[i] != '1' || s->text[i + 1] != '0')
		return at;
	i += 2;
	size_t spaced = skip_spaces(s->text, s->n, i);
	size_t end = read_exponent(s, spaced, true, e);
	if (end == spaced || is_digit_at(s->text, s->n, end))
		return at;
	/* `3 x 100` and `2 x 10 5 cm`: only a plain exponent counts. */
	bool bare = is_digit_at(s->text, s->n, spaced);
	if (bare && (large || s->text[spaced] == '0' || end - spaced > 2))
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

/* Reads `x 2^10` behind a mantissa and multiplies it. */
static size_t
read_times_power(const struct scan *s, size_t at, struct decimal *value)
{
	size_t i = skip_times(s, at), caret = digits_end(s, i);
	struct decimal base, factor;
	int e;
	if (i == at || caret == i || caret - i > 2 || caret >= s->n ||
	    s->text[caret] != '^')
		return at;
	size_t end = read_exponent(s, caret, false, &e);
	if (end == caret || e < -100 || e > 100 ||
	    !decimal_parse((struct slice){s->text + i, caret - i}, &base) ||
	    !power(base, e, &factor) || !decimal_mul(*value, factor, value))
		return at;
	return end;
}

/* Powers behind a number: 1e6, × 10^6, 10^6, 2^10. */
size_t
number_powers(const struct scan *s, size_t begin, size_t i, struct number *out)
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
	if (end == i) {
		end =
		    read_times_ten(s, i, out->form == 0 && out->digits > 2, &e);
		out->raised = end > i ? e : 0;
	}
	if (end > i && e > -400 && e < 400) {
		out->value.exponent += e;
		out->form |= FORM_POWER;
		return end;
	}
	end = read_times_power(s, i, &out->value);
	if (end > i) {
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
	if (end == i || is_digit_at(t, s->n, end))
		return i;
	/* 10-8 may be a result or a range: with a hyphen only a unit behind it
	 * makes it a power. */
	struct unit unit;
	size_t next = skip_spaces(t, s->n, end);
	if (c == '-' && !scale &&
	    (e <= -10 || next == end || next >= s->n ||
	     units_after(s->lx->units, t, s->n, next, true, &unit) == 0))
		return i;
	if (e < -100 || e > 100 || !power(out->value, e, &out->value))
		return i;
	out->form |= FORM_POWER;
	return end;
}
