#include "units_table.h"

#include <stdlib.h>

enum { CHUNK = 1 << 16, ENDS_MAX = 16 };

struct chunk {
	struct chunk *next;
	size_t used;
	char bytes[CHUNK];
};

void
units_drop_chunks(struct units *u)
{
	for (struct chunk *c = u->chunk, *next; c; c = next) {
		next = c->next;
		free(c);
	}
}

char *
units_keep(struct units *u, const char *s, size_t n)
{
	char *kept;

	if (n >= CHUNK)
		n = CHUNK - 1;
	if (!u->chunk || u->chunk->used + n + 1 > CHUNK) {
		struct chunk *c = xmalloc(sizeof(*c));

		c->next = u->chunk;
		c->used = 0;
		u->chunk = c;
	}
	kept = u->chunk->bytes + u->chunk->used;
	memcpy(kept, s, n);
	kept[n] = '\0';
	u->chunk->used += n + 1;
	return kept;
}

/* ---- characters --------------------------------------------------------- */

size_t
utf8_step(const char *p, size_t n)
{
	unsigned char c = (unsigned char)*p;
	size_t len = c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;

	return len < n ? len : n;
}

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

/* The byte at p[i] as the tables spell it: µ U+00B5 as μ U+03BC, º and ˚ as
 * °.  All are of two bytes, so places do not move. */
static unsigned char
folded(const char *p, size_t n, size_t i)
{
	unsigned char c = (unsigned char)p[i];
	unsigned char before = i > 0 ? (unsigned char)p[i - 1] : 0;
	unsigned char after = i + 1 < n ? (unsigned char)p[i + 1] : 0;

	if (c < 0x80)
		return c;
	if (c == 0xc2 && after == 0xb5)
		return 0xce;
	if (c == 0xb5 && before == 0xc2)
		return 0xbc;
	if (c == 0xba && before == 0xc2)
		return 0xb0;
	if (c == 0xcb && after == 0x9a)
		return 0xc2;
	if (c == 0x9a && before == 0xcb)
		return 0xb0;
	return c;
}

static unsigned char
lower(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static unsigned
mix(unsigned hash, unsigned char c)
{
	return (hash ^ c) * 16777619U; /* FNV-1a */
}

static const unsigned SEED = 2166136261U;

static unsigned char
two_bytes(const char *p, size_t n)
{
	unsigned a = lower(folded(p, n, 0));
	unsigned b = n > 1 ? lower(folded(p, n, 1)) : 0;

	return (unsigned char)(a * 37 + b);
}

/* ---- the hash of forms -------------------------------------------------- */

static bool
is_lower_kind(unsigned kind)
{
	return !(kind & (FORM_SYMBOL | FORM_BEFORE));
}

struct unit_form *
units_add_form(struct units *u, struct slice text, int entry,
	       enum form_kind kind)
{
	bool low = is_lower_kind(kind);
	struct unit_form *form;
	char buf[FORM_MAX + 1];
	unsigned hash = SEED;

	if (text.n > FORM_MAX)
		text.n = FORM_MAX;
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = folded(text.p, text.n, i);

		c = low ? lower(c) : c;
		buf[i] = (char)c;
		hash = mix(hash, c);
	}
	if ((u->forms & (u->forms - 1)) == 0) {
		size_t cap = u->forms ? 2 * (size_t)u->forms : 1;

		u->form = xrealloc(u->form, cap * sizeof(*u->form));
	}
	form = &u->form[u->forms++];
	*form = (struct unit_form){
	    .text = units_keep(u, buf, text.n),
	    .len = (unsigned)text.n,
	    .hash = hash,
	    .next = -1,
	    .entry = entry,
	    .kind = kind,
	};
	return form;
}

static bool
same_text(const struct unit_form *a, const struct unit_form *b)
{
	return a->hash == b->hash && a->len == b->len &&
	       memcmp(a->text, b->text, a->len) == 0;
}

/* Appends form i to the chain of its text, or starts one. */
static void
place_form(struct units *u, int i)
{
	struct unit_form *form = &u->form[i];
	unsigned at = form->hash & u->mask;
	int j;

	while (u->slot[at] >= 0 && !same_text(&u->form[u->slot[at]], form))
		at = (at + 1) & u->mask;
	if (u->slot[at] < 0) {
		u->slot[at] = i;
		return;
	}
	for (j = u->slot[at]; u->form[j].next >= 0; j = u->form[j].next)
		if (u->form[j].entry == form->entry &&
		    u->form[j].kind == form->kind)
			return;
	if (u->form[j].entry != form->entry || u->form[j].kind != form->kind)
		u->form[j].next = i;
}

static void
widen(struct units *u, const char *p, size_t n, size_t len)
{
	unsigned char *max = &u->longest[two_bytes(p, n)];

	if (len > *max)
		*max = (unsigned char)(len > FORM_MAX ? FORM_MAX : len);
}

/* Notes how long a form behind each prefix may get. */
static void
widen_prefixed(struct units *u, const struct unit_form *form)
{
	bool name = form->kind == FORM_NAME;
	unsigned prefixes = 0;

	if (form->entry >= 0)
		prefixes = u->entry[form->entry].prefixes;
	for (int i = 0; prefixes >> i; i++) {
		const char *word =
		    name ? u->prefix[i].name : u->prefix[i].symbol;
		char two[2] = {word[0], word[1] ? word[1] : form->text[0]};

		if (prefixes >> i & 1)
			widen(u, two, 2, strlen(word) + form->len);
	}
}

void
units_index(struct units *u)
{
	unsigned slots = 1024;

	while (slots < 2U * (unsigned)u->forms)
		slots *= 2;
	u->mask = slots - 1;
	u->slot = xmalloc(slots * sizeof(*u->slot));
	for (unsigned i = 0; i < slots; i++)
		u->slot[i] = -1;
	for (int i = 0; i < u->forms; i++) {
		const struct unit_form *form = &u->form[i];

		widen(u, form->text, form->len, form->len);
		widen_prefixed(u, form);
		place_form(u, i);
	}
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

/* ---- searching ---------------------------------------------------------- */

static bool
starts_with(const char *p, size_t n, const char *word, bool low)
{
	size_t i = 0;

	for (; word[i]; i++) {
		unsigned char c;

		if (i >= n)
			return false;
		c = folded(p, n, i);
		if ((low ? lower(c) : c) != folded(word, strlen(word), i))
			return false;
	}
	return i < n;
}

/* p[0..n) as a prefix and a unit that takes it. */
static bool
find_prefixed(const struct units *u, const char *p, size_t n, struct match *m)
{
	unsigned char first = folded(p, n, 0);

	for (int low = 0; low < 2; low++) {
		unsigned kind = low ? FORM_NAME : FORM_SYMBOL;
		unsigned char want = low ? lower(first) : first;

		for (int i = 0; i < u->prefixes; i++) {
			const struct unit_prefix *x = &u->prefix[i];
			const char *word = low ? x->name : x->symbol;
			const struct unit_form *form;
			size_t len;

			/* Most words begin with no prefix at all. */
			if ((unsigned char)word[0] < 0x80 &&
			    (unsigned char)word[0] != want)
				continue;
			if (!starts_with(p, n, word, low))
				continue;
			len = strlen(word);
			form = units_form(u, p + len, n - len, kind);
			for (; form; form = units_next(u, form, kind)) {
				if (!(u->entry[form->entry].prefixes >> i & 1))
					continue;
				*m = (struct match){n, form->entry, i, form};
				return true;
			}
		}
	}
	return false;
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
static bool
boundary(const char *p, size_t n, size_t at)
{
	if (at < n && ((unsigned char)p[at] & 0xc0) == 0x80)
		return false;
	return !(letter_at(p, n, at) && letter_before(p, at));
}

struct end {
	size_t at;
	unsigned exact, low;
};

/* The word ends in p[0..n), at most ENDS_MAX, with the hashes up to them. */
static size_t
word_ends(const struct units *u, const char *p, size_t n, struct end *ends)
{
	size_t max = (size_t)u->longest[two_bytes(p, n)];
	unsigned exact = SEED, low = SEED;
	size_t count = 0;

	for (size_t i = 0; i < n && count < ENDS_MAX; i++) {
		unsigned char c = folded(p, n, i);

		exact = mix(exact, c);
		low = mix(low, lower(c));
		if (!boundary(p, n, i + 1))
			continue;
		if (i >= max && count > 0)
			break;
		ends[count++] = (struct end){i + 1, exact, low};
	}
	return count;
}

bool
units_longest(const struct units *u, const char *text, size_t n, size_t at,
	      struct place *place, struct match *m)
{
	struct end ends[ENDS_MAX];
	size_t count = word_ends(u, text + at, n - at, ends);

	while (count-- > 0) {
		const struct end *end = &ends[count];

		if (place)
			place->end = at + end->at;
		if (find_at(u, text + at, end->at, end->exact, end->low, place,
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
