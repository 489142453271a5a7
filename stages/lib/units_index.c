/* The strings and the forms of the tables, and the hash over the forms. */
#include <stdlib.h>

#include "units_letters.h"

struct unit_form *
units_add_form(struct units *u, struct slice text, int entry,
	       enum form_kind kind)
{
	bool low = is_lower_kind(kind);
	struct unit_form *form;
	char buf[FORM_MAX + 1];
	unsigned hash = SEED;

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
	    .text = arena_keep(&u->arena, buf, text.n),
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
		*max = (unsigned char)len;
}

static unsigned
hash_of(unsigned hash, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		hash = mix(hash, folded(p, n, i));
	return hash;
}

/* Notes the letters that prefix and form begin with. */
static void
note_letters(struct units *u, const char *prefix, const char *form)
{
	size_t len;
	unsigned hash = hash_letters(SEED, prefix, strlen(prefix), &len);

	if (prefix[len] == '\0')
		hash = hash_letters(hash, form, strlen(form), &len);
	set_bit(u->begun, hash);
}

/* Notes a form behind each of its prefixes: its hash, and how long it gets. */
static void
note_prefixed(struct units *u, const struct unit_form *form)
{
	bool name = form->kind == FORM_NAME;
	unsigned prefixes = 0;

	if (form->entry >= 0)
		prefixes = u->entry[form->entry].prefixes;
	for (int i = 0; prefixes >> i; i++) {
		const char *word =
		    name ? u->prefix[i].name : u->prefix[i].symbol;
		char two[2] = {word[0], word[1] ? word[1] : form->text[0]};

		if (!(prefixes >> i & 1))
			continue;
		widen(u, two, 2, strlen(word) + form->len);
		note_letters(u, word, form->text);
		set_bit(u->seen, hash_of(hash_of(SEED, word, strlen(word)),
					 form->text, form->len));
	}
}

void
units_index(struct units *u)
{
	unsigned slots = 1024;

	for (int i = 0; i < u->prefixes; i++) {
		const struct unit_prefix *x = &u->prefix[i];

		u->symbol_starts[folded(x->symbol, strlen(x->symbol), 0)] |=
		    1U << i;
		u->name_starts[(unsigned char)x->name[0]] |= 1U << i;
	}
	while (slots < 2U * (unsigned)u->forms)
		slots *= 2;
	u->mask = slots - 1;
	u->slot = xmalloc(slots * sizeof(*u->slot));
	for (unsigned i = 0; i < slots; i++)
		u->slot[i] = -1;
	for (int i = 0; i < u->forms; i++) {
		const struct unit_form *form = &u->form[i];

		widen(u, form->text, form->len, form->len);
		set_bit(u->seen, form->hash);
		note_letters(u, "", form->text);
		note_prefixed(u, form);
		place_form(u, i);
	}
}
