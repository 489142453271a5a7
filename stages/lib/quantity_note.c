/* Numbers that point somewhere: figures, sources, notes, headings. */
#include "quantity_view.h"

/* in the age group 25 to 34 */
static bool
is_age_group(const struct view *v)
{
	bool spaced;
	size_t at = (size_t)(v->left.p - v->s->text);
	struct slice w = view_word_before(v->s, at, &spaced);
	return spaced && slice_is(w, "age");
}

/* in (3.4), solutions to (3.1) */
static bool
is_pointing(struct slice w)
{
	static const char *const word[] = {"to", "in",   "by",  "from",
					   "of", "with", "see", "using"};
	for (size_t i = 0; i < sizeof word / sizeof *word; i++)
		if (slice_is(w, word[i]))
			return true;
	return false;
}

/* In season four: spelled, and nothing it could count behind it. */
static bool
is_spelled_reference(const struct view *v)
{
	return v->a->num.form == FORM_SPELLED && !v->a->has_unit &&
	       v->left_kind & WORD_REFERENCE &&
	       (v->right.n == 0 || v->right_kind & WORD_PLAIN);
}

/* 27 (2003) 6-11: pages behind a volume and its year. */
static bool
is_volume_page(const struct view *v)
{
	const char *t = v->s->text;
	size_t n = v->s->n, i = skip_spaces_back(t, v->a->begin);
	if (i > 0 && t[i - 1] == ',')
		i--;
	if (i < 9 || t[i - 1] != ')' || t[i - 6] != '(' ||
	    (memcmp(t + i - 5, "19", 2) != 0 &&
	     memcmp(t + i - 5, "20", 2) != 0) ||
	    !is_digit_at(t, n, i - 3) || !is_digit_at(t, n, i - 2))
		return false;
	size_t volume = skip_spaces_back(t, i - 6);
	return is_digit_at(t, n, volume - 1) &&
	       !(class_of(t, n, skip_spaces(t, n, v->a->end)) & BYTE_LETTER);
}

/* 7(2), 80-85: pages behind the number of an issue. */
static bool
is_issue_page(const struct scan *s, size_t at)
{
	const char *t = s->text;
	size_t i = skip_spaces_back(t, at);
	if (i < 2 || (t[i - 1] != ',' && t[i - 1] != ':') || t[i - 2] != ')')
		return false;
	size_t close = i -= 2;
	while (i > 0 && is_digit_at(t, s->n, i - 1))
		i--;
	return i < close && i > 1 && t[i - 1] == '(' &&
	       is_digit_at(t, s->n, i - 2);
}

bool
view_is_reference(const struct view *v)
{
	const struct number *num = &v->a->num;
	if (is_spelled_reference(v))
		return true;
	/* Figure 3K is no 3,000. */
	bool letter = num->end - num->begin == (size_t)num->digits + 1;
	if (num->form & (FORM_SPELLED | FORM_POWER) ||
	    (num->form & FORM_TIMES && !letter))
		return false;
	size_t len;
	size_t at = skip_spaces_back(v->s->text, v->a->begin);
	uint32_t c = char_before(v->s->text, at, &len);
	if (c == 0xa7 || c == '#' || c == 0x2116)
		return true;
	if (v->a->has_unit && !atom_has_letter_unit(v->s, v->a))
		return false;
	if (v->plain && (is_issue_page(v->s, v->a->begin) || is_volume_page(v)))
		return true;
	if (c == '(' && v->after == ')') {
		bool spaced; /* equation (2.3) */
		struct slice w = view_word_before(v->s, at - 1, &spaced);
		return spaced &&
		       (is_pointing(w) ||
			lexicon_kind(v->s->lx, w.p, w.n) & WORD_REFERENCE);
	}
	if (!(v->left_kind & WORD_REFERENCE) || is_age_group(v))
		return false;
	/* an army that numbered 6,500 soldiers */
	if (num->form & FORM_GROUPED && v->a->counted &&
	    slice_is(v->left, "numbered"))
		return false;
	/* `no 5` without a point is an ordinary no. */
	bool no = v->left.n == 2 && (v->left.p[0] | 32) == 'n';
	return !no || (c == '.' || is_upper(v->left.p[0]));
}

bool
view_is_numeral(const struct view *v)
{
	static const char *const rest[] = {" is a ", " is an "};
	const char *t = v->s->text;
	size_t at = v->a->end;
	if (!v->plain || v->a->has_unit)
		return false;
	/* a 1200 series pump */
	if (v->a->num.digits > 2 && slice_is(v->right, "series"))
		return true;
	if (v->a->num.digits > 3)
		return false;
	for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
		if (v->s->n - at > strlen(rest[i]) &&
		    memcmp(t + at, rest[i], strlen(rest[i])) == 0)
			return true;
	return false;
}

bool
view_is_label_value(const struct view *v)
{
	const char *t = v->s->text;
	size_t at = skip_spaces_back(t, v->a->begin);
	return at > 1 && t[at - 1] == ':' && is_lower(t[at - 2]);
}

bool
view_is_source(const struct view *v)
{
	const char *t = v->s->text;
	size_t n = v->s->n, i = v->a->end;
	if (!v->plain || v->a->has_unit || view_is_label_value(v))
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

bool
view_is_entry(const struct view *v)
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

bool
view_is_citation(const struct view *v)
{
	static const char inside[] = "0123456789,;- ";
	const char *t = v->s->text;
	const struct number *n = &v->a->num;
	/* [26,29] reads as a decimal comma. */
	bool comma = n->form == FORM_POINT && view_has_comma(v);
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
	       !view_is_entry(v);
}

bool
view_is_list_number(const struct view *v)
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

bool
view_is_heading(const struct view *v)
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
