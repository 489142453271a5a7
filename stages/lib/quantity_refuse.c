/* Decides which numbers are no quantity. */
#include "quantity_view.h"

/* `Exports (US$ million)`: what follows is measured by it. */
static bool
is_scale(const struct scan *s, const struct atom *a)
{
	const struct number *num = &a->num;
	size_t n = num->end - num->begin;

	return num->form & FORM_SPELLED && num->power >= 3 && a->begin > 0 &&
	       a->end < s->n && s->text[a->begin - 1] == '(' &&
	       s->text[a->end] == ')' &&
	       !memchr(s->text + num->begin, ' ', n) &&
	       !memchr(s->text + num->begin, '-', n);
}

enum drop
atom_refuse(const struct scan *s, struct atom *a)
{
	unsigned form = a->num.form;
	struct view v = view_of(s, a);
	a->counted = view_is_counted(&v);
	if (view_is_reference(&v))
		return DROP_LIST;
	if (view_is_argument(&v))
		return DROP_LIST;
	if (view_is_year_letter(&v) || view_is_era(&v))
		return DROP_YEAR;
	if (view_is_day(&v) || view_is_time(&v))
		return DROP_DATE;
	if (number_is_place(s, &a->num))
		return DROP_LIST;
	if (view_is_exponent(&v) || view_is_index(&v) || view_is_source(&v) ||
	    view_is_model(&v) || view_is_idiom(&v))
		return DROP;
	if (form & (FORM_ORDINAL | FORM_BROKEN) || view_is_isotope(&v) ||
	    view_is_glued_left(&v) || view_is_glued_right(&v) ||
	    view_is_code(&v))
		return DROP;
	if (is_scale(s, a))
		return DROP;
	if (a->has_unit)
		return KEEP;
	if (view_is_year(&v))
		return DROP_YEAR;
	bool zeros =
	    v.plain && a->num.digits > 1 && s->text[a->num.begin] == '0';
	bool bare_point = s->text[a->num.begin] == '.' && v.right.n > 0 &&
			  is_upper(v.right.p[0]);
	bool apart = v.plain && (v.right_kind & WORD_APART ||
				 word_is_ordinal_end(v.right.p, v.right.n));
	if (zeros || bare_point || apart || view_is_formula(&v) ||
	    view_is_numeral(&v) || view_is_citation(&v) ||
	    view_is_list_number(&v) || view_is_heading(&v))
		return DROP;
	if (view_is_date(&v))
		return DROP_DATE;
	if (view_is_label(&v))
		return DROP_LABEL;
	if (view_is_known(&v) || view_is_adverb(&v))
		return DROP;
	return view_is_name(&v) || view_is_pronoun(&v) ? DROP_WEAK : KEEP;
}
