/* What stands around a number, and what is asked of it again and again. */
#include "quantity_view.h"

struct slice
view_word_before(const struct scan *s, size_t at, bool *spaced)
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

struct view
view_of(const struct scan *s, const struct atom *a)
{
	struct view v = {.s = s, .a = a};
	bool spaced;
	v.before = char_before(s->text, a->begin, &v.before_len);
	v.after = char_at(s->text, s->n, a->end, &v.after_len);
	v.left = view_word_before(s, a->begin, &spaced);
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

bool
atom_has_letter_unit(const struct scan *s, const struct atom *a)
{
	return a->has_unit && a->begin == a->num.begin &&
	       a->end == a->num.end + 1 &&
	       class_of(s->text, s->n, a->num.end) & BYTE_LETTER;
}

bool
atom_has_long_unit(const struct scan *s, const struct atom *a)
{
	return a->has_unit && a->end > a->num.end + 1 &&
	       !atom_has_letter_unit(s, a) && a->unit.symbol[1] != '\0';
}

bool
view_has_comma(const struct view *v)
{
	const struct number *n = &v->a->num;
	return n->form & FORM_POINT &&
	       memchr(v->s->text + n->begin, ',', n->end - n->begin) != NULL;
}

bool
word_is_ordinal_end(const char *p, size_t n)
{
	return n == 2 && (memcmp(p, "st", 2) == 0 || memcmp(p, "nd", 2) == 0 ||
			  memcmp(p, "rd", 2) == 0 || memcmp(p, "th", 2) == 0);
}

bool
view_is_counted(const struct view *v)
{
	struct slice w = v->right;
	if (w.n < 4 || !is_lower(w.p[0]))
		return v->right_kind & WORD_COUNTED;
	return (v->right_kind & WORD_COUNTED) ||
	       (w.p[w.n - 1] == 's' && w.p[w.n - 2] != 's' &&
		!(v->right_kind & WORD_PLAIN));
}
