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

/* Notes what a search asks of a form, or of one with a prefix, before it looks
 * for it: its hash, its letters, and where it goes on behind a word's end. */
static void
note_text(struct units *u, const char *p, size_t n)
{
	unsigned hash = SEED, low = SEED;
	size_t letters;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = folded(p, n, i);

		hash = mix(hash, c);
		low = mix(low, lower(c));
		if (i + 1 < n && !inside_word(p + i))
			set_bit(u->more, low);
	}
	set_bit(u->seen, hash);
	set_bit(u->begun, hash_letters(SEED, p, n, &letters));
}

/* The same of a form behind each of its prefixes. */
static void
note_prefixed(struct units *u, const struct unit_form *form)
{
	char text[TEXT_MAX + FORM_MAX + 1];
	bool name = form->kind == FORM_NAME;
	unsigned prefixes = 0;

	if (form->entry >= 0)
		prefixes = u->entry[form->entry].prefixes;
	for (int i = 0; prefixes >> i; i++) {
		const char *word =
		    name ? u->prefix[i].name : u->prefix[i].symbol;

		if (!(prefixes >> i & 1))
			continue;
		strcpy(text, word);
		strcat(text, form->text);
		note_text(u, text, strlen(text));
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

		note_text(u, form->text, form->len);
		note_prefixed(u, form);
		place_form(u, i);
	}
}
