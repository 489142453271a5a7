/* Years, dates and times of day. */
#include "quantity_view.h"

/* pm, o'clock, p. m. behind text[at) */
static bool
clock_follows(const struct scan *s, size_t at)
{
	const char *t = s->text;
	at = skip_spaces(t, s->n, at);
	size_t end = word_end(t, s->n, at);
	bool dotted = end == at + 1 && s->n - end > 1 && t[end] == '.' &&
		      (t[end + 1] | 32) == 'm' &&
		      ((t[at] | 32) == 'a' || (t[at] | 32) == 'p');
	return dotted || lexicon_kind(s->lx, t + at, end - at) & WORD_CLOCK;
}

/* half past ten, a quarter to 6 */
static bool
is_past_hour(const struct view *v)
{
	if (!slice_is(v->left, "past") && !slice_is(v->left, "to"))
		return false;
	bool spaced;
	size_t at = (size_t)(v->left.p - v->s->text);
	struct slice w = view_word_before(v->s, at, &spaced);
	return spaced && (slice_is(w, "quarter") || slice_is(w, "half"));
}

bool
view_is_time(const struct view *v)
{
	const struct number *n = &v->a->num;
	if (is_past_hour(v) && decimal_cmp(n->value, decimal_of(13)) < 0)
		return true;
	bool either = n->form == FORM_FRACTION; /* 10/11 pm */
	if (atom_is_in(v->a, "pm"))             /* picometres */
		return false;
	if (n->digits > 2 ||
	    (!either &&
	     n->form & ~(unsigned)(FORM_POINT | FORM_SPELLED | FORM_ONE)) ||
	    decimal_cmp(n->value, decimal_of(13)) >= 0 ||
	    !clock_follows(v->s, n->end))
		return false;
	return either || n->value.exponent == 0 ||
	       (n->value.exponent == -2 && n->value.digits % 100 < 60);
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

/* up 22 percent over 2016: the year that a change is from. */
static bool
is_change_over(const struct view *v)
{
	const struct scan *s = v->s;
	return slice_is(v->left, "over") && s->prev != NULL &&
	       s->prev->has_unit && s->prev->unit.symbol[0] == '%' &&
	       skip_spaces(s->text, s->n, s->kept) ==
		   (size_t)(v->left.p - s->text);
}

bool
view_is_year(const struct view *v)
{
	if (!is_year_value(v) || v->a->has_unit)
		return false;
	const char *t = v->s->text;
	size_t at = skip_spaces_back(t, v->a->begin), len;
	uint32_t c = char_before(t, at, &len);
	if (c == '=' || c == '<' || c == '>' || c == '~' || c == 0x223c ||
	    c == 0x2248 || (v->left_kind & WORD_AMOUNT && !is_change_over(v)))
		return false;
	/* the firm's 2014 earnings */
	bool owned = v->left.n == 1 && v->left.p[0] == 's' && at > 2 &&
		     (t[at - 2] == '\'' || t[at - 2] == '\x99') &&
		     v->a->num.value.digits >= 1900;
	return owned || !(view_is_counted(v) && !(v->left_kind & WORD_DATED));
}

bool
view_is_year_letter(const struct view *v)
{
	char c = v->s->text[v->a->end - 1];
	return is_year_value(v) && atom_has_letter_unit(v->s, v->a) &&
	       c >= 'a' && c <= 'd';
}

static bool
is_month(struct slice w, uint64_t kind, bool either)
{
	return w.n > 0 && kind & WORD_MONTH && (either || is_upper(w.p[0]));
}

bool
view_is_day(const struct view *v)
{
	return v->plain && !v->a->has_unit && v->a->num.digits <= 2 &&
	       is_month(v->right, v->right_kind, false);
}

bool
view_is_era(const struct view *v)
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
	const char *p = v->left.p;
	if (v->left.n == 1 && p - t >= 2 && memcmp(p - 2, "A.D", 3) == 0)
		return true;
	bool capitals = at < v->s->n && is_upper(t[at]);
	return (capitals &&
		lexicon_kind(v->s->lx, t + at, end - at) & WORD_ERA) ||
	       (v->left.n > 0 && is_upper(v->left.p[0]) &&
		v->left_kind & WORD_ERA);
}

bool
view_is_date(const struct view *v)
{
	const struct number *n = &v->a->num;
	if (!v->plain || v->a->has_unit || n->digits > 4)
		return false;
	return is_month(v->left, v->left_kind, true);
}
