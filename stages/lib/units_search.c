/* Finding forms in text: longest first, at word boundaries. */
#include "units_letters.h"

enum { ENDS_MAX = 16 };

bool
letter_at(const char *p, size_t n, size_t at)
{
	unsigned char c;

	if (at >= n)
		return false;
	c = (unsigned char)p[at];
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	if (c == 0xc3 && at + 1 < n) /* all of Latin-1 but × and ÷ */
		return (p[at + 1] & 0x1f) != 0x17;
	/* Latin, Greek, Cyrillic, Hebrew, Arabic; Vietnamese letters. */
	return (c >= 0xc4 && c <= 0xdb && c != 0xcb && c != 0xcc) || c == 0xe1;
}

bool
letter_before(const char *p, size_t at)
{
	size_t i = at;

	while (i > 0 && ((unsigned char)p[i - 1] & 0xc0) == 0x80)
		i--;
	return i > 0 && letter_at(p, at, i - 1);
}

static bool
equal(const struct unit_form *form, const char *p, size_t n)
{
	bool low = is_lower_kind(form->kind);

	for (size_t i = 0; i < n; i++) {
		unsigned char c = folded(p, n, i);

		if ((low ? lower(c) : c) != (unsigned char)form->text[i])
			return false;
	}
	return true;
}

const struct unit_form *
units_next(const struct units *u, const struct unit_form *form, unsigned kinds)
{
	for (int i = form->next; i >= 0; i = u->form[i].next)
		if (u->form[i].kind & kinds)
			return &u->form[i];
	return NULL;
}

/* The first form of p[0..n), whose hash is given. */
static const struct unit_form *
find(const struct units *u, const char *p, size_t n, unsigned hash,
     unsigned kinds)
{
	for (unsigned at = hash & u->mask; u->slot[at] >= 0;
	     at = (at + 1) & u->mask) {
		const struct unit_form *form = &u->form[u->slot[at]];

		if (form->hash != hash || form->len != n)
			continue;
		for (; form; form = units_next(u, form, ~0U))
			if ((form->kind & kinds) && equal(form, p, n))
				return form;
	}
	return NULL;
}

const struct unit_form *
units_form(const struct units *u, const char *p, size_t n, unsigned kinds)
{
	unsigned exact = SEED, low = SEED;
	unsigned exact_kinds = kinds & (FORM_SYMBOL | FORM_BEFORE);
	const struct unit_form *form = NULL;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = folded(p, n, i);

		exact = mix(exact, c);
		low = mix(low, lower(c));
	}
	if (exact_kinds)
		form = find(u, p, n, exact, exact_kinds);
	if (!form && (kinds & ~exact_kinds))
		form = find(u, p, n, low, kinds & ~exact_kinds);
	return form;
}

static bool
starts_with(const char *p, size_t n, const char *word, size_t len, bool low)
{
	if (len >= n)
		return false;
	for (size_t i = 0; i < len; i++) {
		unsigned char c = folded(p, n, i);

		if ((low ? lower(c) : c) != folded(word, len, i))
			return false;
	}
	return true;
}

/* p[0..n) behind one of the prefixes whose bits are set. */
static bool
find_behind(const struct units *u, const char *p, size_t n, unsigned kind,
	    unsigned prefixes, struct match *m)
{
	for (int i = 0; prefixes >> i; i++) {
		const struct unit_prefix *x = &u->prefix[i];
		bool name = kind == FORM_NAME;
		const char *word = name ? x->name : x->symbol;
		size_t len = name ? x->name_len : x->symbol_len;
		const struct unit_form *form;

		if (!(prefixes >> i & 1) || !starts_with(p, n, word, len, name))
			continue;
		form = units_form(u, p + len, n - len, kind);
		for (; form; form = units_next(u, form, kind)) {
			if (!(u->entry[form->entry].prefixes >> i & 1))
				continue;
			*m = (struct match){n, form->entry, i, form};
			return true;
		}
	}
	return false;
}

/* p[0..n) as a prefix and a unit that takes it. */
static bool
find_prefixed(const struct units *u, const char *p, size_t n, struct match *m)
{
	unsigned char first = folded(p, n, 0);

	return find_behind(u, p, n, FORM_SYMBOL, u->symbol_starts[first], m) ||
	       find_behind(u, p, n, FORM_NAME, u->name_starts[lower(first)], m);
}

static bool
find_plain(const struct units *u, const struct unit_form *form,
	   struct place *place, size_t n, struct match *m, bool *known)
{
	for (; form; form = units_next(u, form, FORM_SYMBOL | FORM_NAME)) {
		*known = true;
		if (place && !units_holds(u, form, place))
			continue;
		*m = (struct match){n, form->entry, -1, form};
		return true;
	}
	return false;
}

/* A form that stands in the table is never taken apart into a prefix and a
 * unit: `min` is no milli-inch, also where it does not count. */
static bool
find_at(const struct units *u, const char *p, size_t n, unsigned exact,
	unsigned low, struct place *place, struct match *m)
{
	bool known = false;

	return find_plain(u, find(u, p, n, exact, FORM_SYMBOL), place, n, m,
			  &known) ||
	       find_plain(u, find(u, p, n, low, FORM_NAME), place, n, m,
			  &known) ||
	       (!known && find_prefixed(u, p, n, m));
}

bool
units_exact(const struct units *u, const char *p, size_t n, struct place *place,
	    struct match *m)
{
	unsigned exact = SEED, low = SEED;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = folded(p, n, i);

		exact = mix(exact, c);
		low = mix(low, lower(c));
	}
	return find_at(u, p, n, exact, low, place, m);
}

/* A form may end where no word goes on. */
static inline bool
boundary(const char *p, size_t n, size_t at)
{
	if (at < n && inside_word(p + at - 1))
		return false;
	if (at < n && ((unsigned char)p[at] & 0xc0) == 0x80)
		return false;
	return !(letter_at(p, n, at) && letter_before(p, at));
}

struct end {
	size_t at;
	unsigned exact, low;
};

/* The word ends in p[0..n) while forms go on there, at most ENDS_MAX, with the
 * hashes up to them. */
static size_t
word_ends(const struct units *u, const char *p, size_t n, struct end *ends)
{
	unsigned exact = SEED, low = SEED;
	size_t count = 0;

	for (size_t i = 0; i < n && count < ENDS_MAX; i++) {
		unsigned char c = folded(p, n, i);

		exact = mix(exact, c);
		low = mix(low, lower(c));
		if (!boundary(p, n, i + 1))
			continue;
		ends[count++] = (struct end){i + 1, exact, low};
		if (!has_bit(u->more, low))
			break;
	}
	return count;
}

bool
units_longest(const struct units *u, const char *text, size_t n, size_t at,
	      struct place *place, struct match *m)
{
	struct end ends[ENDS_MAX];
	size_t letters, count;

	if (!has_bit(u->begun, hash_letters(SEED, text + at, n - at, &letters)))
		return false;
	count = word_ends(u, text + at, n - at, ends);
	while (count-- > 0) {
		const struct end *end = &ends[count];

		if (place)
			place->end = at + end->at;
		if ((has_bit(u->seen, end->exact) ||
		     has_bit(u->seen, end->low)) &&
		    find_at(u, text + at, end->at, end->exact, end->low, place,
			    m))
			return true;
	}
	return false;
}

size_t
units_word(const struct units *u, const char *text, size_t n, size_t at,
	   unsigned kinds)
{
	struct end ends[ENDS_MAX];
	size_t count = word_ends(u, text + at, n - at, ends);

	while (count-- > 0)
		if (find(u, text + at, ends[count].at, ends[count].low, kinds))
			return ends[count].at;
	return 0;
}
