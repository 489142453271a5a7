/* What is no quantity: years, dates, times, references, names, notes. */
#include "quantity_parts.h"

/* A number with what stands around it. */
struct view {
	const struct scan *s;
	const struct atom *a;
	uint32_t before, after; /* the characters that touch it, 0 none */
	size_t before_len, after_len;
	struct slice left, right; /* the words over a space, may be empty */
	uint64_t left_kind, right_kind;
	bool plain; /* digits only: no sign, group, decimals, multiplier */
};

static struct slice
word_left(const struct scan *s, size_t at, bool *spaced)
{
	size_t end = skip_spaces_back(s->text, at);
	*spaced = end < at;
	size_t stop = end;
	if (stop > 0 && s->text[stop - 1] == '.')
		stop--;
	size_t begin = word_begin(s->text, stop);
	/* inTable 6: the space was lost. */
	for (size_t i = begin + 1; i < stop; i++)
		if (byte_class[(unsigned char)s->text[i]] & BYTE_UPPER &&
		    byte_class[(unsigned char)s->text[i - 1]] & BYTE_LOWER)
			begin = i;
	return (struct slice){s->text + begin, stop - begin};
}

static struct view
look(const struct scan *s, const struct atom *a)
{
	struct view v = {.s = s, .a = a};
	bool spaced;
	v.before = char_before(s->text, a->begin, &v.before_len);
	v.after = char_at(s->text, s->n, a->end, &v.after_len);
	v.left = word_left(s, a->begin, &spaced);
	if (s->prev != NULL && (size_t)(v.left.p - s->text) < s->kept)
		v.left = (struct slice){s->text + s->kept, 0}; /* its unit */
	v.left_kind = lexicon_kind(s->lx, v.left.p, v.left.n);
	if (!spaced && v.before != '.')
		v.left = (struct slice){s->text, 0};
	size_t at = skip_spaces(s->text, s->n, a->end);
	size_t end = word_end(s->text, s->n, at);
	v.right = (struct slice){s->text + at, at > a->end ? end - at : 0};
	v.right_kind = lexicon_kind(s->lx, v.right.p, v.right.n);
	v.plain = a->num.form == 0;
	return v;
}

static bool
is_upper(char c)
{
	return byte_class[(unsigned char)c] & BYTE_UPPER;
}

static bool
is_lower(char c)
{
	return byte_class[(unsigned char)c] & BYTE_LOWER;
}

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* One letter glued to the number: Fig. 3C is no temperature. */
static bool
has_letter_unit(const struct scan *s, const struct atom *a)
{
	return a->has_unit && a->begin == a->num.begin &&
	       a->end == a->num.end + 1 &&
	       class_of(s->text, s->n, a->num.end) & BYTE_LETTER;
}

/* in the age group 25 to 34 */
static bool
is_age_group(const struct view *v)
{
	bool spaced;
	size_t at = (size_t)(v->left.p - v->s->text);
	struct slice w = word_left(v->s, at, &spaced);
	return spaced && slice_is(w, "age");
}

/* Figure 3, Table 2, No. 7, § 5 */
static bool
is_reference(const struct view *v)
{
	if (v->a->num.form & (FORM_SPELLED | FORM_TIMES | FORM_POWER))
		return false;
	size_t len;
	size_t at = skip_spaces_back(v->s->text, v->a->begin);
	uint32_t c = char_before(v->s->text, at, &len);
	if (c == 0xa7 || c == '#' || c == 0x2116)
		return true;
	if (v->a->has_unit && !has_letter_unit(v->s, v->a))
		return false;
	if (c == '(' && v->after == ')') {
		bool spaced; /* equation (2.3) */
		struct slice w = word_left(v->s, at - 1, &spaced);
		return spaced &&
		       lexicon_kind(v->s->lx, w.p, w.n) & WORD_REFERENCE;
	}
	if (!(v->left_kind & WORD_REFERENCE) || is_age_group(v))
		return false;
	/* `no 5` without a point is an ordinary no. */
	bool no = v->left.n == 2 && (v->left.p[0] | 32) == 'n';
	return !no || (c == '.' || is_upper(v->left.p[0]));
}

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
		if (!is_digit(c) && !char_is_dash(c))
			return false;
	}
	return false;
}

/* A unit of two letters or more that stands free of brackets. */
static bool
has_long_unit(const struct scan *s, const struct atom *a)
{
	return a->has_unit && a->end > a->num.end + 1 &&
	       !has_letter_unit(s, a) && a->unit.symbol[1] != '\0';
}

/* What is glued to the left shows a name, a note or a formula. */
static bool
is_glued_left(const struct view *v)
{
	const char *t = v->s->text;
	uint32_t c = v->before;
	size_t len, at = v->a->begin - v->before_len;
	uint32_t far = char_before(t, at, &len);
	if (char_is_letter(c) || is_digit(c) || c == '_' || c == '^' ||
	    c == '@' || c == '\\' || c == '%' || char_superscript(c) >= 0)
		return true;
	if (c == '\'' || c == 0x2019)
		return char_is_letter(far) || (v->plain && !v->a->has_unit);
	if (c == ')' || c == ']' || c == '}')
		return true;
	if (c == '.' || c == ',' || c == '"' || c == 0x201d)
		return (char_is_letter(far) || far == ')') &&
		       (c == '.' || !has_long_unit(v->s, v->a));
	if (c == ':')
		return is_digit(far);
	if (c == '+') /* UTC+5 */
		return (char_is_letter(far) || is_digit(far)) &&
		       !has_long_unit(v->s, v->a);
	if (c == '/')
		return (char_is_letter(far) || is_digit(far) || far == ')') &&
		       !has_long_unit(v->s, v->a);
	if (char_is_dash(c) && at != v->s->kept)
		return is_name_part(v, at) && !has_long_unit(v->s, v->a);
	return false;
}

/* Arguments of a function: f(3), F(3, 8.9), SO(3). */
static bool
is_argument(const struct view *v)
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

/* A decimal comma may be a list: 1,4-dioxane. */
static bool
has_comma(const struct view *v)
{
	const struct number *n = &v->a->num;
	return n->form & FORM_POINT &&
	       memchr(v->s->text + n->begin, ',', n->end - n->begin) != NULL;
}

static bool
is_ordinal_end(const char *p, size_t n)
{
	return n == 2 && (memcmp(p, "st", 2) == 0 || memcmp(p, "nd", 2) == 0 ||
			  memcmp(p, "rd", 2) == 0 || memcmp(p, "th", 2) == 0);
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

/* What is glued to the right: 3D, 1960s, 3-hydroxy, 10:30. */
static bool
is_glued_right(const struct view *v)
{
	/* thieno[3,2-b]pyridine */
	if (has_comma(v) && v->a->end == v->a->num.end + 2 &&
	    v->s->text[v->a->num.end] == '-')
		return true;
	if (v->a->has_unit && v->a->end > v->a->num.end) {
		/* 54 °N, 10%sucrose */
		char first = v->a->unit.symbol[0];
		bool loose = first == '\xc2'
				 ? v->after < 0x80 && v->after != 0 &&
				       strchr("NSEW", (int)v->after) != NULL
				 : first == '%' && char_is_letter(v->after);
		size_t next = v->a->end + v->after_len;
		return !loose &&
		       (char_is_letter(v->after) || is_digit(v->after) ||
			(v->after == '/' &&
			 is_digit_at(v->s->text, v->s->n, next)));
	}
	const char *t = v->s->text;
	uint32_t c = v->after;
	size_t len, at = v->a->end + v->after_len;
	uint32_t far = char_at(t, v->s->n, at, &len);
	if (c == '-' && is_joint(v, at))
		return false; /* 8-to 16-meter */
	if (v->a->num.form & FORM_SPELLED)
		return (c == '-' && char_is_letter(far) && is_shape(v, at)) ||
		       c == '\'' || c == 0x2019 || char_is_letter(c);
	if (char_is_letter(c)) {
		/* 5Rp and 10x may be units we do not know; 3D, 4a, 13F and
		 * 3C274 are names. */
		size_t end = word_end(t, v->s->n, v->a->end);
		bool digits = is_digit_at(t, v->s->n, end);
		size_t n = end - v->a->end;
		bool shout = n > 1 && is_upper(t[v->a->end]) &&
			     is_upper(t[v->a->end + 1]);
		if (c == 'x' && n == 1 && !digits)
			return false;
		/* u = 2sin(x); 187Os/188Os */
		bool call =
		    end < v->s->n &&
		    (t[end] == '(' || (t[end] == '/' && n == 2 && v->plain &&
				       is_upper(t[v->a->end])));
		return digits || shout || call || n == v->after_len ||
		       (v->plain && is_ordinal_end(t + v->a->end, n));
	}
	if (c == '_' || c == '@' || c == '(' || c == '\'' || c == 0x2019)
		return c != '\'' || char_is_letter(far);
	if (c == '-' && char_is_letter(far) && !is_counted_one(v, at))
		return (!(v->a->num.form & FORM_POINT) || has_comma(v)) &&
		       !(v->s->n - at >= 4 && memcmp(t + at, "fold", 4) == 0) &&
		       !(v->s->n - at >= 3 && memcmp(t + at, "ish", 3) == 0);
	/* male 922,086/female 873,245 */
	if (c == '/' && v->a->num.digits > 4 && char_is_letter(far))
		return false;
	if (c == ':' || c == '/')
		return is_digit(far) || (c == '/' && char_is_letter(far));
	return false;
}

/* 5 pm, 2.17pm, 10 o'clock */
static bool
is_time(const struct view *v)
{
	const struct number *n = &v->a->num;
	size_t at = skip_spaces(v->s->text, v->s->n, n->end);
	size_t end = word_end(v->s->text, v->s->n, at);
	const char *t = v->s->text;
	bool dotted = end == at + 1 && v->s->n - end > 1 && t[end] == '.' &&
		      (t[end + 1] | 32) == 'm' &&
		      ((t[at] | 32) == 'a' || (t[at] | 32) == 'p');
	if (!dotted && !(lexicon_kind(v->s->lx, t + at, end - at) & WORD_CLOCK))
		return false;
	struct decimal v13 = decimal_of(13);
	if (n->form & ~(unsigned)(FORM_POINT | FORM_SPELLED) ||
	    decimal_cmp(n->value, v13) >= 0)
		return false;
	if (n->value.exponent == 0)
		return true;
	return n->value.exponent == -2 && n->value.digits % 100 < 60;
}

static bool
is_year_value(const struct view *v)
{
	const struct number *n = &v->a->num;
	bool in = v->left.n == 2 && (v->left.p[0] | 32) == 'i' &&
		  v->left.p[1] == 'n'; /* in 1146 */
	return v->plain && n->digits == 4 &&
	       n->value.digits >= (in ? 1000 : 1500) && n->value.digits < 2100;
}

/* The number, if any, over a dash: 2013-14 and 1990–1995 are one span. */
static bool
is_counted_right(const struct view *v)
{
	struct slice w = v->right;
	if (w.n < 4 || !is_lower(w.p[0]))
		return v->right_kind & WORD_COUNTED;
	return (v->right_kind & WORD_COUNTED) ||
	       (w.p[w.n - 1] == 's' && w.p[w.n - 2] != 's' &&
		!(v->right_kind & WORD_PLAIN));
}

static bool
is_year(const struct view *v)
{
	if (!is_year_value(v) || v->a->has_unit)
		return false;
	const char *t = v->s->text;
	size_t at = skip_spaces_back(t, v->a->begin), len;
	uint32_t c = char_before(t, at, &len);
	if (c == '=' || c == '<' || c == '>' || c == '~' || c == 0x223c ||
	    c == 0x2248 || v->left_kind & WORD_AMOUNT)
		return false;
	return !(is_counted_right(v) && !(v->left_kind & WORD_DATED));
}

/* 2011c: a year of a bibliography. */
static bool
is_year_letter(const struct view *v)
{
	char c = v->s->text[v->a->end - 1];
	return is_year_value(v) && has_letter_unit(v->s, v->a) && c >= 'a' &&
	       c <= 'd';
}

/* kg s −1, (r/5 AU) −2: the exponent of what stands before it. */
static bool
is_exponent(const struct view *v)
{
	const struct atom *a = v->a;
	const char *t = v->s->text;
	size_t len, at = skip_spaces_back(t, a->begin);
	if (a->has_unit || !(a->num.form & FORM_SIGNED) || v->before != ' ' ||
	    !char_is_minus(char_at(t, v->s->n, a->begin, &len)))
		return false;
	if (char_before(t, at, &len) == ')')
		return true;
	return v->left.n > 0 && v->left.n <= 3 &&
	       !(v->left_kind & (WORD_PLAIN | WORD_DATED | WORD_REFERENCE));
}

/* The x of 1 m x 1 m. */
static bool
joins_previous(const struct view *v)
{
	size_t at = (size_t)(v->left.p - v->s->text);
	return v->s->prev != NULL &&
	       skip_spaces(v->s->text, v->s->n, v->s->kept) == at;
}

/* T 1 T, H 2 S: a letter with an index before a letter. */
static bool
is_index(const struct view *v)
{
	const struct atom *a = v->a;
	if (!a->has_unit || !v->plain)
		return false;
	if (a->unit.symbol[0] == '/')
		return a->num.value.digits == 1; /* 1/T */
	if (a->end != a->num.end + 2 || joins_previous(v))
		return false;
	bool name = v->left.n > 1 && a->num.digits > 3 &&
		    is_upper(v->left.p[0]) && is_upper(v->left.p[1]);
	return name || (v->left.n == 1 && a->num.digits <= 2 &&
			v->left.p[0] != 'a' && v->left.p[0] != 'I');
}

/* Airports: 28 (2025) */
static bool
is_label_value(const struct view *v)
{
	const char *t = v->s->text;
	size_t at = skip_spaces_back(t, v->a->begin);
	return at > 1 && t[at - 1] == ':' && is_lower(t[at - 2]);
}

/* 14, 599 (1968): volume and page before the year of a source. */
static bool
is_source(const struct view *v)
{
	const char *t = v->s->text;
	size_t n = v->s->n, i = v->a->end;
	if (!v->plain || v->a->has_unit || is_label_value(v))
		return false;
	for (int k = 0; k < 2 && i < n && t[i] == ','; k++) {
		i = skip_spaces(t, n, i + 1);
		while (is_digit_at(t, n, i) || (i < n && t[i] == '-'))
			i++;
	}
	i = skip_spaces(t, n, i);
	if (n - i < 6 || t[i] != '(' || t[i + 5] != ')' ||
	    (memcmp(t + i + 1, "19", 2) != 0 && memcmp(t + i + 1, "20", 2)))
		return false;
	return is_digit_at(t, n, i + 3) && is_digit_at(t, n, i + 4);
}

static bool
is_month(struct slice w, uint64_t kind, bool either)
{
	return w.n > 0 && kind & WORD_MONTH && (either || is_upper(w.p[0]));
}

/* 5 May */
static bool
is_day(const struct view *v)
{
	return v->plain && !v->a->has_unit && v->a->num.digits <= 2 &&
	       is_month(v->right, v->right_kind, false);
}

/* 200 B.C., AD 79, 2021 dollars */
static bool
is_era(const struct view *v)
{
	const char *t = v->s->text;
	if (!v->plain)
		return false;
	if (v->a->has_unit && v->a->unit.dimension == v->s->lx->money)
		return is_year_value(v) && v->left_kind & WORD_DATED;
	size_t at = skip_spaces(t, v->s->n, v->a->num.end);
	size_t end = word_end(t, v->s->n, at);
	if (end == at + 1 && end + 1 < v->s->n && t[end] == '.' &&
	    (t[end + 1] == 'C' || t[end + 1] == 'D'))
		return t[at] == 'B' || t[at] == 'A';
	bool capitals = at < v->s->n && is_upper(t[at]);
	return (capitals &&
		lexicon_kind(v->s->lx, t + at, end - at) & WORD_ERA) ||
	       (v->left.n > 0 && is_upper(v->left.p[0]) &&
		v->left_kind & WORD_ERA);
}

/* May 5 */
static bool
is_date(const struct view *v)
{
	const struct number *n = &v->a->num;
	if (!v->plain || v->a->has_unit || n->digits > 4)
		return false;
	return is_month(v->left, v->left_kind, true);
}

/* The number closes an entry of a list behind a label:
 * `by type: tanker 2, ferry 3`, `seats: Unity (15); Greens (12)`. */
static bool
is_entry(const struct view *v)
{
	const char *t = v->s->text, *colon = memchr(t, ':', v->s->n);
	size_t n = v->s->n, at = v->a->end;
	if (colon == NULL || colon > t + 60 ||
	    (size_t)(colon - t) > v->a->begin ||
	    memchr(t, '.', (size_t)(colon - t)) != NULL)
		return false;
	if (at < n && t[at] == ')')
		return at + 1 == n || t[at + 1] == ';';
	return at == n || t[at] == ';' || t[at] == ',';
}

/* [12], [3, 4], (12), and whole lists in brackets. */
static bool
is_citation(const struct view *v)
{
	static const char inside[] = "0123456789,;- ";
	const char *t = v->s->text;
	const struct number *n = &v->a->num;
	/* [26,29] reads as a decimal comma. */
	bool comma = n->form == FORM_POINT && has_comma(v);
	if ((!v->plain && !comma) || v->a->has_unit || n->digits > 4)
		return false;
	size_t i = v->a->begin, k = v->a->end, len;
	while (i > 0) {
		uint32_t c = char_before(t, i, &len);
		if (c >= 0x80 ? !char_is_dash(c)
			      : strchr(inside, (int)c) == NULL || c == 0)
			break;
		i -= len;
	}
	while (k < v->s->n) {
		uint32_t c = char_at(t, v->s->n, k, &len);
		if (c >= 0x80 ? !char_is_dash(c)
			      : strchr(inside, (int)c) == NULL || c == 0)
			break;
		k += len;
	}
	if (i == 0 || k >= v->s->n)
		return false;
	if ((t[i - 1] == '[' && t[k] == ']') ||
	    (t[i - 1] == '{' && t[k] == '}'))
		return true;
	return t[i - 1] == '(' && t[k] == ')' && v->a->num.digits <= 3 &&
	       !is_entry(v);
}

/* 1) 2. at the start; 2) after a semicolon */
static bool
is_list_number(const struct view *v)
{
	if (!v->plain || v->a->has_unit || v->a->num.digits > 3)
		return false;
	const char *t = v->s->text;
	size_t at = skip_spaces(t, v->s->n, v->a->end);
	size_t back = skip_spaces_back(t, v->a->begin);
	bool start = back == 0;
	if (v->after == '.' && start)
		return at + 1 < v->s->n && t[at + 1] == ' ';
	if (at >= v->s->n || t[at] != ')')
		return false;
	if (!start && strchr(";:,.", t[back - 1]) == NULL)
		return false;
	size_t i = back;
	while (i > 0 && t[i - 1] != '(' && t[i - 1] != ')' && back - i < 200)
		i--;
	return i == 0 || t[i - 1] != '(';
}

/* 2.6 Sex differences, 3. Methods: the number of a heading, at the start or
 * behind a sentence. */
static bool
is_heading(const struct view *v)
{
	const char *t = v->s->text;
	const struct number *n = &v->a->num;
	size_t back = skip_spaces_back(t, v->a->begin), at = v->a->end;
	bool start = back == 0 || (back < v->a->begin && t[back - 1] == '.');
	bool dot = v->after == '.';
	if (v->a->has_unit || n->digits > 2 || !start ||
	    t[v->a->begin] == '0' ||
	    !(n->form == FORM_POINT || (v->plain && dot)))
		return false;
	size_t next = skip_spaces(t, v->s->n, at + dot);
	return next > at + dot && class_of(t, v->s->n, next) & BYTE_UPPER &&
	       class_of(t, v->s->n, next + 1) & BYTE_LOWER;
}

/* The retaining ring 9, lysine 4: a singular noun and its number at the end
 * of a phrase. */
static bool
is_label(const struct view *v)
{
	struct slice w = v->left;
	if (!v->plain || v->a->has_unit || v->a->num.digits > 2 || w.n < 3 ||
	    is_entry(v) || v->before != ' ' || !is_lower(w.p[0]) ||
	    w.p[w.n - 1] == 's' ||
	    v->left_kind & (WORD_PLAIN | WORD_AMOUNT | WORD_DATED |
			    WORD_VALUED | WORD_NUMBER) ||
	    (v->right.n > 0 && !(v->right_kind & WORD_PLAIN)))
		return false;
	static const struct {
		const char *end;
		size_t least; /* bytes of the word: bed and ring are nouns */
	} verbal[] = {{"ed", 4}, {"ly", 4}, {"ing", 7}};
	for (size_t i = 0; i < sizeof verbal / sizeof *verbal; i++) {
		size_t n = strlen(verbal[i].end);
		if (w.n >= verbal[i].least &&
		    memcmp(w.p + w.n - n, verbal[i].end, n) == 0)
			return false;
	}
	size_t edge;
	return qualifier_before(v->s->lx, v->s->text, v->a->begin, &edge) ==
		   NULL &&
	       qualifier_after(v->s->lx, v->s->text, v->s->n, v->a->end,
			       &edge) == NULL;
}

/* a 360° view: all round, not an angle. */
static bool
is_idiom(const struct view *v)
{
	return v->a->has_unit && v->a->num.value.exponent == 0 &&
	       v->a->num.value.digits == 360 && v->right.n > 0 &&
	       !(v->right_kind & WORD_PLAIN);
}

/* 13C, 18F: the glued letter is an element, not a unit. */
static bool
is_isotope(const struct view *v)
{
	const struct number *n = &v->a->num;
	return v->plain && has_letter_unit(v->s, v->a) &&
	       is_upper(v->s->text[v->a->end - 1]) &&
	       lexicon_kind(v->s->lx, v->s->text + n->begin,
			    v->a->end - n->begin) &
		   WORD_ISOTOPE;
}

/* The 13F form, a Boeing 777F: no degrees. */
static bool
is_model(const struct view *v)
{
	char c = v->s->text[v->a->end - 1];
	return v->plain && has_letter_unit(v->s, v->a) &&
	       (c == 'F' || c == 'C') &&
	       (v->after == '/' || v->left_kind & WORD_POINTER ||
		(v->left.n > 1 && is_upper(v->left.p[0]) &&
		 !(v->left_kind & WORD_PLAIN)));
}

/* A capital before the word's end, as in HD, McDermott, iPhone. */
static bool
is_name(const struct view *v)
{
	struct slice w = v->left;
	if (!v->plain || v->a->has_unit || w.n == 0)
		return false;
	size_t len, at = (size_t)(w.p - v->s->text);
	uint32_t first = char_at(w.p, w.n, 0, &len);
	/* A variable or an element with its index: x 2, χ 2. */
	if (len == w.n && v->a->num.digits <= 2) {
		uint32_t c = char_before(v->s->text, at, &len);
		return w.p[0] != 'a' && w.p[0] != 'I' && c != '\'' &&
		       c != 0x2019 && v->before != '.';
	}
	if (first >= 0x80 || !is_upper(w.p[0]) || v->before == '.' ||
	    v->left_kind & (WORD_PLAIN | WORD_MINUS))
		return false;
	size_t edge;
	if (qualifier_before(v->s->lx, v->s->text, v->a->begin, &edge) != NULL)
		return false;
	/* A sentence may begin with any word. */
	size_t back = skip_spaces_back(v->s->text, at);
	bool start = back == 0 || v->s->text[back - 1] == '.' ||
		     v->s->text[back - 1] == ':';
	return !(start && is_counted_right(v));
}

/* `one` is a number only where it counts something. */
static bool
is_pronoun(const struct view *v)
{
	if (!(v->a->num.form & FORM_ONE) || v->a->has_unit ||
	    v->a->num.form & FORM_SIGNED)
		return false;
	size_t edge;
	if (qualifier_after(v->s->lx, v->s->text, v->s->n, v->a->end, &edge))
		return false; /* one or more */
	return v->left_kind & (WORD_POINTER | WORD_VAGUE) ||
	       v->right_kind & WORD_PRONOUN || v->after == '\'' ||
	       v->right.n == 0;
}

/* Addresses and long rows of digits and dashes: phones, dates, ISBN. */
static bool
is_code(const struct view *v)
{
	const char *t = v->s->text;
	size_t i = v->a->num.begin, k = v->a->num.end;
	int dashes = 0;
	bool address = false;
	while (i > 0 && t[i - 1] != ' ' && v->a->begin - i < 512) {
		i--;
		dashes += t[i] == '-' && is_digit_at(t, v->s->n, i + 1);
		address |= t[i] == '@' || (t[i] == '/' && t[i + 1] == '/');
	}
	while (k < v->s->n && t[k] != ' ' && k - v->a->end < 512) {
		dashes += t[k] == '-' && is_digit_at(t, v->s->n, k + 1);
		address |=
		    t[k] == '@' || (t[k] == '/' && k > 0 && t[k - 1] == '/');
		k++;
	}
	return address || (dashes > 1 && !v->a->has_unit &&
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
		return units_before(s->lx->units, s->text, a->begin, &unit) ==
			   0 ||
		       begin < s->floor;
	}
	return c == '_' || c == '@' || c == '\\';
}

enum drop
atom_refuse(const struct scan *s, struct atom *a)
{
	unsigned form = a->num.form;
	struct view v = look(s, a);
	a->counted = is_counted_right(&v);
	if (is_reference(&v))
		return DROP_LIST;
	if (is_argument(&v))
		return DROP_LIST;
	if (is_year_letter(&v) || is_era(&v))
		return DROP_YEAR;
	if (is_day(&v))
		return DROP_DATE;
	if (number_is_place(s, &a->num))
		return DROP_LIST;
	if (is_exponent(&v) || is_index(&v) || is_source(&v) || is_model(&v) ||
	    is_idiom(&v))
		return DROP;
	if (form & (FORM_ORDINAL | FORM_BROKEN) || is_isotope(&v) ||
	    is_glued_left(&v) || is_glued_right(&v) || is_time(&v) ||
	    is_code(&v))
		return DROP;
	if (a->has_unit)
		return KEEP;
	if (is_year(&v))
		return DROP_YEAR;
	bool zeros =
	    v.plain && a->num.digits > 1 && s->text[a->num.begin] == '0';
	bool bare_point = s->text[a->num.begin] == '.' && v.right.n > 0 &&
			  is_upper(v.right.p[0]);
	size_t next = skip_spaces(s->text, s->n, a->end);
	bool equals = v.plain && next < s->n && s->text[next] == '=';
	bool apart = (v.plain && (v.right_kind & WORD_APART ||
				  is_ordinal_end(v.right.p, v.right.n))) ||
		     equals;
	if (zeros || bare_point || apart || is_date(&v) || is_citation(&v) ||
	    is_list_number(&v) || is_heading(&v))
		return DROP;
	if (is_label(&v))
		return DROP_LABEL;
	return is_name(&v) || is_pronoun(&v) ? DROP_WEAK : KEEP;
}
