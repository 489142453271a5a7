/* The scanner: one pass that stops at digits and at words that can begin a
 * number. */
#include <strings.h>

#include "quantity_view.h"

static inline bool
is_word_start(const struct lexicon *lx, const char *p)
{
	unsigned i = start_index(p);
	return lx->starts[i >> 6] >> (i & 63) & 1;
}

/* The next place from i on where a number can begin, or n. */
static size_t
next_start(const struct lexicon *lx, const char *text, size_t n, size_t i)
{
	if (i > 0 &&
	    byte_class[(unsigned char)text[i - 1]] & (BYTE_LETTER | BYTE_HIGH))
		while (i < n &&
		       byte_class[(unsigned char)text[i]] & BYTE_LETTER)
			i++;
	while (i < n) {
		uint8_t c = byte_class[(unsigned char)text[i]];
		if (c & BYTE_LETTER) {
			if (i + 2 < n && is_word_start(lx, text + i))
				return i;
			do
				i++;
			while (i < n && byte_class[(unsigned char)text[i]] &
					    BYTE_LETTER);
		} else if (c & BYTE_DIGIT) {
			return i;
		} else if (c & BYTE_HIGH) {
			size_t len;
			int over, under;
			uint32_t u = char_at(text, n, i, &len);
			if (char_fraction(u, &over, &under))
				return i;
			i += len;
			if (char_is_letter(u))
				while (i < n &&
				       byte_class[(unsigned char)text[i]] &
					   BYTE_LETTER)
					i++;
		} else {
			i++;
		}
	}
	return n;
}

/* A leading point belongs to the number: .5 */
static size_t
with_point(const char *text, size_t at)
{
	if (at == 0 || text[at - 1] != '.' ||
	    !(byte_class[(unsigned char)text[at]] & BYTE_DIGIT))
		return at;
	if (at == 1)
		return 0;
	uint8_t c = byte_class[(unsigned char)text[at - 2]];
	bool opens = c & BYTE_SPACE || strchr("(-+<>=~$[", text[at - 2]);
	return opens ? at - 1 : at;
}

/* The end of the letters and digits glued together at i. */
static size_t
glued_end(const char *text, size_t n, size_t i)
{
	while (i < n &&
	       byte_class[(unsigned char)text[i]] & (BYTE_DIGIT | BYTE_LETTER))
		i++;
	return i;
}

static bool
is_bound(const struct atom *a, char sign)
{
	return a->qualifier != NULL && a->qualifier[0] == sign;
}

/* `or less than 6000`, `and above 20`: the words belong to the next number. */
static bool
opens_number(const struct scan *s, size_t at)
{
	size_t i = skip_spaces(s->text, s->n, at);
	size_t end = word_end(s->text, s->n, i);
	bool point = i < s->n && s->text[i] == '.';
	if (end == i)
		return is_digit_at(s->text, s->n, i + point) ||
		       (i < s->n && strchr("+-$", s->text[i]) != NULL);
	struct slice w = {s->text + i, end - i};
	return slice_is(w, "than") || slice_is(w, "a") || slice_is(w, "or") ||
	       lexicon_kind(s->lx, w.p, w.n) & (WORD_NUMBER | WORD_MINUS) ||
	       (end > i + 3 && memcmp(s->text + end - 2, "ly", 2) == 0);
}

static void
read_qualifiers(const struct scan *s, struct atom *a)
{
	size_t edge, core = a->num.core_end;
	a->outer_begin = a->begin;
	a->outer_end = a->end;
	if (core < a->num.end && s->text[core] == '+') /* 30+ billion */
		a->qualifier = ">=";
	for (int i = 0; i < 3; i++) {
		const char *q =
		    qualifier_before(s->lx, s->text, a->outer_begin, &edge);
		if (q == NULL || edge < s->kept) /* 30 min under 5 kg */
			break;
		a->outer_begin = edge;
		/* `no more than about 5`: the bound says more. */
		if (a->qualifier == NULL || a->qualifier[0] == '\0' ||
		    q[0] == '<' || q[0] == '>')
			a->qualifier = q;
	}
	const char *q = NULL;
	size_t plus = a->end < s->n && s->text[a->end] == '+';
	uint8_t next = class_of(s->text, s->n, a->end + 1);
	if (plus && !(next & (BYTE_DIGIT | BYTE_LETTER | BYTE_HIGH))) {
		q = ">=";
		edge = a->end + 1;
	} else {
		q = qualifier_after(s->lx, s->text, s->n, a->end, &edge);
	}
	if (q == NULL || (!plus && opens_number(s, edge)))
		return;
	a->outer_end = edge;
	if (q[0] == '=') /* less than 5 or equal */
		a->qualifier = is_bound(a, '<')   ? "<="
			       : is_bound(a, '>') ? ">="
						  : a->qualifier;
	else if (a->qualifier == NULL || q[0] == '<' || q[0] == '>')
		a->qualifier = q;
}

/* Letters glued to a number that no table knows are its unit: 5Rp. */
static bool
read_glued(const struct scan *s, struct atom *a, size_t limit)
{
	size_t end = word_end(s->text, s->n, a->end);
	if (end == a->end || end > limit || a->num.form & FORM_SPELLED)
		return false;
	a->noun = (struct slice){s->text + a->end, end - a->end};
	a->end = a->outer_end = end;
	return true;
}

/* The end of `plants/ha` at text[begin..), whose plural ends at `end`, where
 * what divides it is a unit. */
static size_t
noun_over(const struct scan *s, size_t begin, size_t end)
{
	const char *t = s->text;
	struct unit per;
	if (end - begin < 4 || t[end - 1] != 's' || end >= s->n ||
	    t[end] != '/' ||
	    !(byte_class[(unsigned char)t[begin]] & BYTE_LOWER))
		return end;
	size_t n = units_after(s->lx->units, t, s->n, end + 1, true, &per);
	return n > 0 ? end + 1 + n : end;
}

/* The counted noun behind a bare number, over at most two adjectives. */
static void
read_noun(const struct scan *s, struct atom *a, size_t limit)
{
	const char *t = s->text;
	unsigned no = FORM_POINT | FORM_POWER | FORM_FRACTION;
	if (a->has_unit || read_glued(s, a, limit))
		return;
	bool counts = !(a->num.form & no) || a->num.power >= 3;
	size_t at = a->end;
	for (int i = 0; i < 3; i++) {
		size_t begin = skip_spaces(t, s->n, at);
		size_t end = word_end(t, s->n, begin);
		if (begin == at || end == begin || end > limit)
			return;
		uint64_t kind = lexicon_kind(s->lx, t + begin, end - begin);
		size_t over = noun_over(s, begin, end);
		if ((kind & WORD_COUNTED && counts) || over > end) {
			a->noun = (struct slice){t + begin, over - begin};
			a->end = over;
			return;
		}
		if (!counts || kind & (WORD_PLAIN | WORD_NUMBER | WORD_MONTH))
			return;
		at = end;
	}
}

/* Absolute zero is a temperature. */
static void
read_zero(const struct scan *s, struct atom *a)
{
	static const char absolute[] = "absolute ";
	size_t n = sizeof absolute - 1;
	if (!(a->num.form & FORM_SPELLED) || a->num.value.digits != 0 ||
	    a->begin < n + s->floor ||
	    strncasecmp(s->text + a->begin - n, absolute, n) != 0 ||
	    !units_find(s->lx->units, slice_of("K"), &a->unit))
		return;
	a->begin = a->outer_begin = a->begin - n;
	a->has_unit = true;
}

/* `in 2013,` and `(2013 est.`: years where no unit can follow, which spares the
 * look-ups. */
static bool
is_plain_year(const struct scan *s, const struct atom *a)
{
	const char *t = s->text;
	size_t k = a->num.end;
	struct view v;
	if (a->num.form != 0 || a->num.digits != 4)
		return false;
	bool stop = k == s->n || strchr(".,;:)", t[k]) != NULL;
	bool estimate = s->n - k > 5 && memcmp(t + k, " est.", 5) == 0;
	if (!stop && !estimate)
		return false;
	v = view_of(s, a);
	return (stop ? (v.left_kind & WORD_DATED) != 0 : v.before == '(') &&
	       view_is_year(&v);
}

static void
atom_read(const struct scan *s, const struct number *num, struct atom *a)
{
	a->num = *num;
	a->has_to = a->has_unit = a->unit_shared = a->joined = false;
	a->chained = false;
	a->qualifier = NULL;
	a->noun = (struct slice){NULL, 0};
	a->begin = num->begin;
	a->end = num->end;
	a->drop = DROP;
	a->outer_begin = a->begin;
	a->outer_end = a->end;
	a->value = num->value;
	if (atom_is_glued(s, a))
		return; /* most numbers inside of names */
	if (atom_decade(s, a)) {
		a->drop = KEEP;
		return;
	}
	if (is_plain_year(s, a)) {
		a->drop = DROP_YEAR;
		return;
	}
	if (!(num->form & (FORM_ORDINAL | FORM_BROKEN)))
		atom_units(s, a);
	a->value = a->num.value;
	a->drop = atom_refuse(s, a);
	a->outer_begin = a->begin;
	a->outer_end = a->end;
	if (a->drop == DROP_LIST) /* Figs. 3a and 3b */
		a->outer_end = glued_end(s->text, s->n, a->end);
	if (a->drop != KEEP)
		return;
	read_zero(s, a);
	read_qualifiers(s, a);
}

static void
emit(const struct lexicon *lx, const struct atom *a, struct quantity *q)
{
	*q = (struct quantity){
	    .begin = a->begin,
	    .end = a->end,
	    .mark_begin = a->outer_begin,
	    .mark_end = a->outer_end,
	    .value = a->value,
	    .value_to = a->has_to ? a->value_to : (struct decimal){0, 0},
	    .has_to = a->has_to,
	    .qualifier = a->qualifier != NULL ? a->qualifier : "",
	    .noun = a->noun,
	    .unit_shared = a->unit_shared,
	    .spelled = a->num.form & FORM_SPELLED,
	};
	if (a->has_unit)
		q->unit = a->unit;
	else
		q->unit.dimension = a->noun.n ? lx->count : lx->number;
}

static void
qualifier_slice(const char *text, const struct atom *a, size_t end,
		struct quantity *q)
{
	size_t from = a->outer_begin, to = a->begin;
	if (a->outer_begin == a->begin && a->outer_end > end) {
		from = end;
		to = a->outer_end;
	}
	from = skip_spaces(text, to, from);
	to = skip_spaces_back(text, to);
	if (to > from)
		q->qualifier_text = (struct slice){text + from, to - from};
}

/* A sign written to the number is part of how it is written, as a minus is:
 * <5 mg, ~54%.  One that stands alone is a qualifier like a word. */
static void
take_relation(const char *text, const struct atom *a, struct quantity *q)
{
	size_t len, i = a->begin;
	while (i > a->outer_begin &&
	       char_is_relation(char_before(text, i, &len)))
		i -= len;
	while (i < a->begin && text[i] == '=')
		i++;
	q->begin = i;
}

/* A value of more places than anyone prints is a formula. */
static bool
is_printable(struct decimal d)
{
	return d.exponent <= 150 && d.exponent >= -150;
}

/* Reads the number that may begin at text[i); false when there is none.  *next
 * becomes the place to go on from. */
static bool
read_number(const struct scan *s, size_t i, struct number *num, size_t *next)
{
	bool digits = !(byte_class[(unsigned char)s->text[i]] & BYTE_LETTER);
	size_t at = digits ? with_point(s->text, i) : i;
	bool found =
	    digits ? number_digits(s, at, num) : number_spelled(s, i, num);
	if (found && num->begin < s->floor)
		num->begin = at;
	*next = digits && !found ? num->end : glued_end(s->text, s->n, i);
	if (*next <= i)
		*next = i + 1;
	return found;
}

/* Reads all numbers of the sentence with their units. */
static int
read_atoms(struct scan *s, struct atom *atoms)
{
	const char *text = s->text;
	int count = 0;
	size_t i = next_start(s->lx, text, s->n, 0);
	while (i < s->n && count < QUANTITY_MAX) {
		struct number num;
		size_t next;
		if (!read_number(s, i, &num, &next)) {
			i = next_start(s->lx, text, s->n, next);
			continue;
		}
		struct atom *a = &atoms[count++];
		atom_read(s, &num, a);
		a->floor = s->floor;
		if (a->begin < s->floor)
			a->begin = a->outer_begin = num.begin;
		if (a->outer_begin < s->floor)
			a->outer_begin = a->begin;
		i = a->end > i ? a->end : i + 1;
		s->floor = i;
		if (a->drop == KEEP) {
			s->kept = i;
			s->prev = a;
		} else if (!(num.form & FORM_SPELLED)) {
			i = glued_end(text, s->n, i);
		}
		i = next_start(s->lx, text, s->n, i);
	}
	return count;
}

/* What stands between two amounts belongs to the first at most once. */
static void
part_marks(struct quantity *a, struct quantity *b)
{
	if (a->mark_end > b->begin)
		a->mark_end = b->begin;
	if (b->mark_begin < a->mark_end)
		b->mark_begin = a->mark_end;
}

int
quantity_scan(const struct lexicon *lx, const char *text, size_t n,
	      enum number_locale locale, struct quantity *q, int max)
{
	struct scan s = {lx, text, n, locale, 0, 0, NULL};
	struct atom atoms[QUANTITY_MAX];
	int count = atoms_join(&s, atoms, read_atoms(&s, atoms));
	int found = 0;
	for (int k = 0; k < count && found < max; k++) {
		struct atom *a = &atoms[k];
		if (a->drop != KEEP || !is_printable(a->value) ||
		    (a->has_to && !is_printable(a->value_to)))
			continue;
		size_t end = a->end;
		atom_tolerance(&s, a);
		if (!a->has_unit)
			read_noun(&s, a, k + 1 < count ? a[1].outer_begin : n);
		emit(lx, a, &q[found]);
		qualifier_slice(text, a, end, &q[found]);
		take_relation(text, a, &q[found]);
		if (found > 0)
			part_marks(&q[found - 1], &q[found]);
		found++;
	}
	return found;
}

bool
quantity_gate(const struct lexicon *lx, const char *text, size_t n)
{
	size_t i = next_start(lx, text, n, 0);
	while (i < n) {
		if (!(byte_class[(unsigned char)text[i]] & BYTE_LETTER))
			return true;
		size_t end = word_end(text, n, i);
		if (lexicon_kind(lx, text + i, end - i) & WORD_NUMBER)
			return true;
		i = next_start(lx, text, n, end);
	}
	return false;
}
