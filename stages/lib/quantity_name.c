/* Numbers that name something: models, labels, isotopes, variables; and the
 * pronoun `one`. */
#include <strings.h>

#include "quantity_view.h"

bool
view_is_exponent(const struct view *v)
{
	const struct atom *a = v->a;
	const char *t = v->s->text;
	size_t len, at = skip_spaces_back(t, a->begin);
	if (a->has_unit || !(a->num.form & FORM_SIGNED) || v->before != ' ' ||
	    !char_is_minus(char_at(t, v->s->n, a->begin, &len)))
		return false;
	if (char_before(t, at, &len) == ')')
		return true;
	/* CI −0.8 is no power of CI. */
	size_t most = a->num.form & FORM_POINT ? 1 : 3;
	return v->left.n > 0 && v->left.n <= most &&
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

bool
view_is_index(const struct view *v)
{
	const struct atom *a = v->a;
	if (!a->has_unit || !v->plain)
		return false;
	/* G 2 /M, x 1 (t): a variable's index */
	size_t len, unit = skip_spaces(v->s->text, v->s->n, a->num.end);
	char c = unit < v->s->n ? v->s->text[unit] : '\0';
	bool letter = v->left.n > 0 && char_at(v->left.p, v->left.n, 0, &len) &&
		      len == v->left.n && !strchr("aAI", v->left.p[0]);
	if (letter && a->num.digits <= 2 && (c == '(' || c == '/'))
		return true;
	if (a->unit.symbol[0] == '/')
		return a->num.value.digits == 1; /* 1/T */
	if (a->end != a->num.end + 2 || joins_previous(v) ||
	    v->s->text[a->num.end] != ' ')
		return false;
	bool name = v->left.n > 1 && a->num.digits > 3 &&
		    is_upper(v->left.p[0]) && is_upper(v->left.p[1]);
	return name ||
	       (v->left.n == 1 && a->num.digits <= 2 && v->left.p[0] != 'a' &&
		v->left.p[0] != 'A' && v->left.p[0] != 'I');
}

bool
view_is_label(const struct view *v)
{
	struct slice w = v->left;
	if (!v->plain || v->a->has_unit || v->a->num.digits > 2 || w.n < 3 ||
	    view_is_entry(v) || v->before != ' ' || !is_lower(w.p[0]) ||
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

bool
view_is_idiom(const struct view *v)
{
	return v->a->has_unit && v->a->num.value.exponent == 0 &&
	       !strcmp(v->a->unit.symbol, "°") &&
	       v->a->num.value.digits == 360 && v->right.n > 0 &&
	       !(v->right_kind & WORD_PLAIN);
}

/* 75 As: the mass number before its element, where it was raised. */
static bool
is_parted_isotope(const struct view *v)
{
	char name[8];
	size_t n = (size_t)v->a->num.digits, more = v->right.n;
	if (!v->plain || v->a->has_unit || more == 0 || more > 2 ||
	    !is_upper(v->right.p[0]) || n + more > sizeof name)
		return false;
	memcpy(name, v->s->text + v->a->num.begin, n);
	memcpy(name + n, v->right.p, more);
	return lexicon_kind(v->s->lx, name, n + more) & WORD_ISOTOPE;
}

bool
view_is_isotope(const struct view *v)
{
	const struct number *n = &v->a->num;
	if (is_parted_isotope(v))
		return true;
	return v->plain && atom_has_letter_unit(v->s, v->a) &&
	       is_upper(v->s->text[v->a->end - 1]) &&
	       lexicon_kind(v->s->lx, v->s->text + n->begin,
			    v->a->end - n->begin) &
		   WORD_ISOTOPE;
}

/* Bi 6p, C 1s: an orbital of an element. */
static bool
is_orbital(const struct view *v, char c)
{
	return v->plain && v->a->num.digits == 1 && strchr("spdf", c) &&
	       v->left.n > 0 && v->left.n <= 2 && is_upper(v->left.p[0]) &&
	       !(v->left_kind & WORD_PLAIN);
}

bool
view_is_model(const struct view *v)
{
	char c = v->s->text[v->a->end - 1];
	if (!atom_has_letter_unit(v->s, v->a))
		return false;
	if (is_orbital(v, c))
		return true;
	if (c == 'C' &&
	    (slice_is(v->right, "rate") || slice_is(v->right, "rates")))
		return true; /* of a battery */
	if (c != 'F' && c != 'C')
		return false;
	bool name = v->left.n > 1 && is_upper(v->left.p[0]) &&
		    !(v->left_kind & WORD_PLAIN);
	return (v->after == '/' && !pair_goes_on(v->s, v->a->end)) ||
	       (v->plain && (v->left_kind & WORD_POINTER || name));
}

bool
view_is_name(const struct view *v)
{
	struct slice w = v->left;
	if (!v->plain || v->a->has_unit || w.n == 0)
		return false;
	size_t len, at = (size_t)(w.p - v->s->text);
	uint32_t first = char_at(w.p, w.n, 0, &len);
	/* A variable or an element with its index: x 2, χ 2; but 3 x 2. */
	if ((w.p[0] | 32) == 'x' && w.n == 1 && joins_previous(v))
		return false;
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
	bool times = slice_is(v->right, "times");
	/* Serves 4 to 6. */
	bool verb = start && v->left_kind & WORD_VALUED && w.p[w.n - 1] == 's';
	return !times && !verb && !(start && view_is_counted(v));
}

bool
view_is_pronoun(const struct view *v)
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

bool
view_is_known(const struct view *v)
{
	return v->a->num.form & FORM_SPELLED && !v->a->has_unit &&
	       v->left_kind & WORD_POINTER && v->right_kind & WORD_KNOWN;
}

bool
view_is_adverb(const struct view *v)
{
	const struct number *num = &v->a->num;
	size_t n = num->end - num->begin;
	const char *w = v->s->text + num->begin;
	bool twice = (n == 5 && strncasecmp(w, "twice", n) == 0) ||
		     (n == 6 && strncasecmp(w, "thrice", n) == 0);
	bool factor = (v->right.n == 2 && memcmp(v->right.p, "as", 2) == 0) ||
		      (v->right.n == 3 && memcmp(v->right.p, "the", 3) == 0);
	return twice && !factor;
}
