#include "units_table.h"

#include <stdlib.h>

struct units *
units_load(const char *dir, struct error *e)
{
	struct units *u = xmalloc(sizeof(*u));

	memset(u, 0, sizeof(*u));
	if (units_read_table(u, dir, e) < 0 ||
	    units_read_money(u, dir, e) < 0) {
		units_free(u);
		return NULL;
	}
	u->rate = units_dimension(u, "rate");
	u->length = units_dimension(u, "length");
	u->mass = units_dimension(u, "mass");
	if (u->rate < 0) {
		error_set(e, "%s/units.yaml:1:1: needs a dimension `rate`",
			  dir);
		units_free(u);
		return NULL;
	}
	units_index(u);
	return u;
}

void
units_free(struct units *u)
{
	if (!u)
		return;
	arena_free(&u->arena);
	free(u->entry);
	free(u->form);
	free(u->slot);
	free(u);
}

int
units_dimension_count(const struct units *u)
{
	return u->dimensions;
}

const char *
units_dimension_name(const struct units *u, int dimension)
{
	if (dimension < 0 || dimension >= u->dimensions)
		return "";
	return u->dimension[dimension].name;
}

int
units_dimension(const struct units *u, const char *name)
{
	for (int i = 0; i < u->dimensions; i++)
		if (strcmp(u->dimension[i].name, name) == 0)
			return i;
	return -1;
}

/* A form before the number starts where a word does: not the `A$` of `USA$`. */
static bool
starts_word(const char *text, size_t at)
{
	return !(letter_at(text, at + 1, at) && letter_before(text, at)) &&
	       (at == 0 || text[at - 1] < '0' || text[at - 1] > '9' ||
		!letter_at(text, at + 1, at));
}

size_t
units_before(const struct units *u, const char *text, size_t at,
	     struct unit *out)
{
	enum { BEFORE_MAX = 14 };
	size_t from = at > BEFORE_MAX ? at - BEFORE_MAX : 0;

	for (; from < at; from++) {
		const struct unit_form *form;

		if (((unsigned char)text[from] & 0xc0) == 0x80 ||
		    text[from] == ' ' || !starts_word(text, from))
			continue;
		form = units_form(u, text + from, at - from, FORM_BEFORE);
		while (form && form->when[0] && !units_only_figure(form))
			form = units_next(u, form, FORM_BEFORE);
		if (!form)
			continue;
		units_simple(u, form, -1, FORM_BEFORE, out);
		out->prefix = true;
		out->figure = units_only_figure(form);
		return at - from;
	}
	return 0;
}

/* Among several units with a form, the one whose symbol it is, and none that
 * is meant only behind a slash: F is °F, Gb is gigabit. */
static const struct unit_form *
preferred(const struct units *u, struct slice name)
{
	unsigned kinds = FORM_SYMBOL | FORM_NAME;
	const struct unit_form *best = NULL;
	int best_rank = -1;
	const struct unit_form *form = units_form(u, name.p, name.n, kinds);

	for (; form; form = units_next(u, form, kinds)) {
		int rank = 2 * !units_only_after(form) +
			   slice_is(name, u->entry[form->entry].symbol);

		if (rank > best_rank) {
			best = form;
			best_rank = rank;
		}
	}
	return best;
}

bool
units_find(const struct units *u, struct slice name, struct unit *out)
{
	const struct unit_form *form = preferred(u, name);
	struct match m;

	if (name.n == 0)
		return false;
	if (form) {
		units_simple(u, form, -1, form->kind, out);
		return true;
	}
	if (units_exact(u, name.p, name.n, NULL, &m)) {
		units_simple(u, m.form, m.prefix, m.form->kind, out);
		return true;
	}
	return units_after(u, name.p, name.n, 0, true, out) == name.n;
}

/* value * num + offset, exact; then one division. */
bool
units_to_base(const struct unit *unit, struct decimal value,
	      struct decimal *out)
{
	struct decimal d;

	if (!unit->base[0] || !decimal_mul(value, unit->num, &d) ||
	    !decimal_add(d, unit->offset, &d))
		return false;
	if (decimal_cmp(unit->den, decimal_of(1)) != 0 &&
	    !decimal_div(d, unit->den, &d))
		return false;
	/* 12949940.551680 says no more than 12949940.55168. */
	*out = decimal_tidy(d);
	return true;
}
