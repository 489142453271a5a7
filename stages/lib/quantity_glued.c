/* Numbers that are a part of something: a name, a formula, an address. */
#include "quantity_view.h"

/* Letters in the run of letters, digits and dashes that ends before a dash at
 * text[at): SOX2-23, TRA-1-60. */
static bool
is_name_part(const struct view *v, size_t at)
{
	const char *t = v->s->text;
	for (size_t len; at > v->s->kept; at -= len) {
		uint32_t c = char_before(t, at, &len);
		if (char_is_letter(c))
			return true;
		bool point = c == '.' && at > 1 &&
			     is_digit_at(t, v->s->n, at) &&
			     is_digit_at(t, v->s->n, at - 2);
		if (!is_digit(c) && !char_is_dash(c) && !point)
			return false;
	}
	return false;
}

/* 22/10a-4: what looks like a unit goes on with a digit. */
static bool
is_unit_numbered(const struct view *v)
{
	const char *t = v->s->text;
	size_t at = v->a->num.end;
	if (!v->a->has_unit || !(class_of(t, v->s->n, at) & BYTE_LETTER))
		return false;
	while (at < v->a->end && !is_digit_at(t, v->s->n, at))
		at++;
	return at < v->a->end;
}

/* imidazol-4-yl: hyphens on both sides and no word. */
static bool
is_locant(const struct view *v)
{
	return v->s->text[v->a->num.end] == '-' &&
	       v->a->end <= v->a->num.end + 3;
}

/* A currency stands before the number. */
static bool
is_priced(const struct view *v)
{
	return v->a->has_unit && v->a->unit.prefix;
}

bool
view_is_glued_left(const struct view *v)
{
	const char *t = v->s->text;
	uint32_t c = v->before;
	size_t len, at = v->a->begin - v->before_len;
	uint32_t far = char_before(t, at, &len);
	if (c == '/' && is_priced(v) && v->a->begin == v->s->kept + 1)
		return false; /* £5/€6 */
	if ((c == '/' || (c | 32) == 'x') && pair_joins(v->s, v->a->begin))
		return false;
	if (char_is_letter(c) || is_digit(c) || c == '_' || c == '^' ||
	    c == '\\' || c == '%' || char_superscript(c) >= 0)
		return true;
	if ((c == '\'' || c == 0x2019) && v->a->begin == v->s->kept &&
	    (v->a->has_unit ||
	     (atom_is_in(v->s->prev, "ft") && v->a->num.digits <= 2)))
		return false;
	if (c == '\'' || c == 0x2019)
		return char_is_letter(far) || (v->plain && !v->a->has_unit);
	if (c == ')' || c == ']' || c == '}')
		return true;
	if (c == '.' || c == ',' || c == '"' || c == 0x201d)
		return (char_is_letter(far) || far == ')') &&
		       (c == '.' || !atom_has_long_unit(v->s, v->a));
	if (c == ':')
		return is_digit(far);
	if (c == '+') /* UTC+5 */
		return (char_is_letter(far) || is_digit(far)) &&
		       !atom_has_long_unit(v->s, v->a);
	if (c == '/')
		return (char_is_letter(far) || is_digit(far) || far == ')') &&
		       (!atom_has_long_unit(v->s, v->a) || is_unit_numbered(v));
	if (char_is_dash(c) && at != v->s->kept)
		return is_name_part(v, at) &&
		       (!atom_has_long_unit(v->s, v->a) || is_locant(v));
	return false;
}

bool
view_is_argument(const struct view *v)
{
	size_t len;
	if (v->before != '(' || v->a->has_unit)
		return false;
	return char_is_letter(char_before(v->s->text, v->a->begin - 1, &len));
}

/* `to`, `and` or `or` at text[at). */
static bool
is_joint(const struct view *v, size_t at)
{
	size_t end = word_end(v->s->text, v->s->n, at);
	struct slice w = {v->s->text + at, end - at};
	return class_of(v->s->text, v->s->n, end) & BYTE_SPACE &&
	       (slice_is(w, "to") || slice_is(w, "and") || slice_is(w, "or"));
}

/* two-dimensional, one-way: a property, not a count; two-class is one. */
static bool
is_shape(const struct view *v, size_t at)
{
	size_t end = word_end(v->s->text, v->s->n, at);
	return v->a->num.form & (FORM_ONE | FORM_FRACTION) ||
	       lexicon_kind(v->s->lx, v->s->text + at, end - at) & WORD_SHAPE;
}

/* 40-member, 12-nation: a counted noun in the singular; 5,000-strong. */
static bool
is_counted_one(const struct view *v, size_t at)
{
	const char *t = v->s->text;
	size_t n = word_end(t, v->s->n, at) - at;
	char plural[32];
	if (n == 6 && memcmp(t + at, "strong", 6) == 0)
		return true;
	if (n + 1 > sizeof plural)
		return false;
	memcpy(plural, t + at, n);
	plural[n] = 's';
	return lexicon_kind(v->s->lx, plural, n + 1) & WORD_COUNTED;
}

/* Digits and a small word at text[at). */
static bool
is_counting(const struct scan *s, size_t at)
{
	size_t end = digits_end(s, at);
	return end > at && class_of(s->text, s->n, end) & BYTE_SPACE &&
	       class_of(s->text, s->n, end + 1) & BYTE_LOWER;
}

/* 3-in-1, 12-in-a-row: no inches */
static bool
is_in_one(const struct scan *s, size_t at)
{
	return s->n - at > 6 && memcmp(s->text + at, "-in-", 4) == 0 &&
	       (is_digit_at(s->text, s->n, at + 4) ||
		memcmp(s->text + at + 4, "a-", 2) == 0);
}

/* Behind a unit: 5 kmx, 5 km/3; but 54 °N, 10%sucrose, 6'2". */
static bool
is_unit_glued(const struct view *v)
{
	const struct scan *s = v->s;
	const char *unit = v->a->unit.symbol;
	uint32_t c = v->after;
	size_t next = v->a->end + v->after_len, len;
	if (is_digit(c) && strcmp(unit, "ft") == 0)
		return char_is_letter(char_before(s->text, v->a->end, &len));
	if (unit[0] == '\xc2' && c > 0 && c < 0x80 &&
	    strchr("NSEW", (int)c) != NULL)
		return false;
	if (unit[0] == '%' && char_is_letter(c))
		return false;
	if (pair_goes_on(s, v->a->end))
		return false;
	if (is_in_one(s, v->a->num.end))
		return true;
	/* 14.8 Gy/4 fractions: per so many */
	if (c == '/' && class_of(s->text, s->n, v->a->num.end) & BYTE_SPACE &&
	    is_counting(s, next))
		return false;
	return char_is_letter(c) || is_digit(c) ||
	       (c == '/' && is_digit_at(s->text, s->n, next));
}

/* 4,4'-bipyridine, the 3′-end: a prime and a hyphen before a word. */
static bool
is_primed(const struct view *v)
{
	size_t len, at = v->a->end + v->after_len;
	uint32_t prime = char_before(v->s->text, v->a->end, &len);
	return v->after == '-' && (prime == '\'' || prime == 0x2032) &&
	       char_is_letter(char_at(v->s->text, v->s->n, at, &len));
}

/* Letters behind the digits: 3D, 4a, 13F and 3C274 are names; 5Rp and 10x may
 * be units we do not know. */
static bool
is_letter_glued(const struct view *v)
{
	const char *t = v->s->text;
	size_t begin = v->a->end, end = word_end(t, v->s->n, begin);
	size_t n = end - begin;
	bool digits = is_digit_at(t, v->s->n, end);
	/* 0xff */
	if (v->after == 'x' && n > 1 && v->a->num.end == v->a->num.begin + 1 &&
	    t[v->a->num.begin] == '0')
		return true;
	bool shout = n > 1 && is_upper(t[begin]) && is_upper(t[begin + 1]);
	if (v->after == 'x' && n == 1 && !digits)
		return false;
	char next = end < v->s->n ? t[end] : '\0';
	bool call = next == '('; /* u = 2sin(x) */
	bool isotope = next == '/' && n == 2 && v->plain && is_upper(t[begin]);
	return digits || shout || call || isotope || n == v->after_len ||
	       (v->plain && word_is_ordinal_end(t + begin, n));
}

bool
view_is_glued_right(const struct view *v)
{
	const char *t = v->s->text;
	uint32_t c = v->after;
	size_t len, at = v->a->end + v->after_len;
	uint32_t far = char_at(t, v->s->n, at, &len);
	if (!v->a->has_unit && pair_goes_on(v->s, v->a->end))
		return false;
	/* thieno[3,2-b]pyridine */
	if (view_has_comma(v) && v->a->end == v->a->num.end + 2 &&
	    t[v->a->num.end] == '-')
		return true;
	if (v->a->has_unit && v->a->end > v->a->num.end)
		return is_unit_glued(v) || is_primed(v);
	if (c == '-' && is_joint(v, at))
		return false; /* 8-to 16-meter */
	if (v->a->num.form & FORM_SPELLED)
		return (c == '-' && char_is_letter(far) && is_shape(v, at)) ||
		       c == '\'' || c == 0x2019 || char_is_letter(c);
	if (char_is_letter(c))
		return is_letter_glued(v);
	if (c == '_' || c == '@' || c == '(' || c == '\'' || c == 0x2019)
		return c != '\'' || char_is_letter(far);
	if (c == '-' && far == '(') /* 2-(3-pyridyl)phenol */
		return true;
	if (c == '-' && char_is_letter(far) && !is_counted_one(v, at))
		return (!(v->a->num.form & FORM_POINT) || view_has_comma(v)) &&
		       !(v->s->n - at >= 4 && memcmp(t + at, "fold", 4) == 0);
	/* male 922,086/female 873,245 */
	if (c == '/' && v->a->num.digits > 4 && char_is_letter(far))
		return false;
	return (c == ':' && is_digit(far)) ||
	       (c == '/' && (is_digit(far) || char_is_letter(far)));
}

/* A sign behind the number at text[at): 1 = x, (1 − β), 1 + e cos f. */
static bool
goes_on(const struct view *v, size_t at)
{
	const char *t = v->s->text;
	size_t n = v->s->n, len, one;
	uint32_t c = char_at(t, n, at, &len);
	if (c == '=')
		return true;
	if ((c != 0x2212 && c != '+') || at == v->a->end)
		return false;
	size_t word = skip_spaces(t, n, at + len);
	return word > at + len && char_is_letter(char_at(t, n, word, &one)) &&
	       word_end(t, n, word) == word + one;
}

bool
view_is_formula(const struct view *v)
{
	const char *t = v->s->text;
	size_t len, next = skip_spaces(t, v->s->n, v->a->end);
	size_t back = skip_spaces_back(t, v->a->begin);
	if (!v->plain || v->a->has_unit)
		return false;
	if (goes_on(v, next))
		return true;
	/* (U/I) 2 +, |x| 2, (Fe, Co) 2 As: what was raised or lowered */
	uint32_t before = char_before(t, back, &len);
	if ((before != ')' && before != '|') || back == v->a->begin ||
	    v->a->num.digits > 1)
		return false;
	uint32_t c = char_at(t, v->s->n, next, &len);
	return c == '+' || c == 0x2212 || c == '=' || c == ')' ||
	       (v->right.n > 0 && v->right.n <= 2 && is_upper(v->right.p[0]));
}

/* +44 20 7946 0958: groups of digits behind a plus. */
static bool
is_phone(const struct view *v)
{
	const char *t = v->s->text;
	size_t n = v->s->n, i = v->a->num.begin, k = v->a->num.end;
	int groups = 1;

	while (i > 0 &&
	       (is_digit_at(t, n, i - 1) ||
		(t[i - 1] == ' ' && i > 1 && is_digit_at(t, n, i - 2))))
		groups += t[--i] == ' ';
	while (k < n && (is_digit_at(t, n, k) ||
			 (t[k] == ' ' && is_digit_at(t, n, k + 1))))
		groups += t[k++] == ' ';
	return groups > 2 && (t[i] == '+' || (i > 0 && t[i - 1] == '+'));
}

/* Sonoma, CA 95476: a place, its state and its code. */
static bool
is_post_code(const struct view *v)
{
	const char *t = v->s->text, *w = v->left.p;
	return v->plain && !v->a->has_unit && v->a->num.digits == 5 &&
	       v->left.n == 2 && is_upper(w[0]) && is_upper(w[1]) &&
	       w > t + 2 && w[-1] == ' ' && w[-2] == ',' &&
	       w + 3 == t + v->a->begin;
}

bool
view_is_code(const struct view *v)
{
	const char *t = v->s->text;
	size_t i = v->a->num.begin, k = v->a->num.end;
	int dashes = 0;
	bool address = false;
	while (i > 0 && t[i - 1] != ' ' && v->a->begin - i < 512) {
		i--;
		dashes += t[i] == '-' && is_digit_at(t, v->s->n, i + 1);
		address |= (t[i] == '@' && i > 0 && t[i - 1] != ' ') ||
			   (t[i] == '/' && t[i + 1] == '/');
	}
	while (k < v->s->n && t[k] != ' ' && k - v->a->end < 512) {
		dashes += t[k] == '-' && is_digit_at(t, v->s->n, k + 1);
		address |=
		    t[k] == '@' || (t[k] == '/' && k > 0 && t[k - 1] == '/');
		k++;
	}
	return address || is_phone(v) || is_post_code(v) ||
	       (dashes > 1 && !v->a->has_unit &&
		!pair_begins(v->s, v->a->num.begin) &&
		!pair_joins(v->s, v->a->num.begin) &&
		!(v->a->num.form & ~(unsigned)FORM_SIGNED));
}

bool
atom_is_glued(const struct scan *s, const struct atom *a)
{
	if (a->num.form & FORM_SPELLED || a->begin == 0)
		return false;
	char c = s->text[a->begin - 1];
	if (byte_class[(unsigned char)c] & BYTE_LETTER) {
		/* A currency may end in letters: EUR5. */
		size_t begin = word_begin(s->text, a->begin);
		struct unit unit;
		if (pair_joins(s, a->begin))
			return false;
		return begin < s->floor ||
		       money_before(s, &a->num, a->begin, &unit) == 0;
	}
	if (c == '@') /* but `at`: a loan @3.7% */
		return a->begin > 1 && s->text[a->begin - 2] != ' ';
	return c == '_' || c == '\\';
}
