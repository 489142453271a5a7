#include "resolve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cell.h"
#include "period.h"

enum { PERIODS_MAX = 64 };

struct resolver {
	struct units *units;
	struct lexicon *lexicon;
	struct word_lists *kinds;
	int locale;
	/* The sentence last scanned: claims of one sentence follow each
	 * other. */
	char *text;
	size_t n, cap;
	enum number_locale sign; /* it was read with */
	struct quantity quantity[QUANTITY_MAX];
	int nquantities;
	struct period period[PERIODS_MAX];
	int nperiods;
	struct source_map map;
	struct cell cell;
	char period_text[sizeof(((struct period *)0)->iso)];
};

struct resolver *
resolver_new(const char *dir, int locale, struct error *e)
{
	struct resolver *r = xmalloc(sizeof(*r));

	memset(r, 0, sizeof(*r));
	r->locale = locale;
	if ((r->units = units_load(dir, e)) &&
	    (r->lexicon = lexicon_load(dir, r->units, e)) &&
	    (r->kinds = kind_words_load(dir, e)))
		return r;
	resolver_free(r);
	return NULL;
}

void
resolver_free(struct resolver *r)
{
	if (!r)
		return;
	word_lists_free(r->kinds);
	lexicon_free(r->lexicon);
	units_free(r->units);
	map_free(&r->map);
	cell_free(&r->cell);
	free(r->text);
	free(r);
}

static void
scan_sentence(struct resolver *r, struct slice text, enum number_locale sign)
{
	if (r->text && r->sign == sign &&
	    slice_eq((struct slice){r->text, r->n}, text))
		return;
	r->sign = sign;
	if (r->cap < text.n || !r->text) {
		r->cap = 2 * text.n;
		r->text = xrealloc(r->text, r->cap);
	}
	memcpy(r->text, text.p, text.n);
	r->n = text.n;
	r->nquantities = quantity_scan(r->lexicon, r->text, r->n, sign,
				       r->quantity, QUANTITY_MAX);
	r->nperiods = period_scan(r->text, r->n, r->period, PERIODS_MAX);
}

static const struct quantity *
find_quantity(const struct resolver *r, uint64_t begin)
{
	for (int i = 0; i < r->nquantities; i++)
		if (r->quantity[i].begin == begin)
			return &r->quantity[i];
	return NULL;
}

static void
note(struct reading *out, const char *text)
{
	size_t n = strlen(out->notes);

	snprintf(out->notes + n, sizeof(out->notes) - n, "%s%s", n ? "; " : "",
		 text);
}

/* The text's own unit; else what the rule captured or infers; else the counted
 * noun. */
static void
read_unit(struct resolver *r, const struct claim *c, const struct quantity *q,
	  struct reading *out)
{
	struct unit unit = q->unit;

	out->unit = slice_of(q->unit.symbol);
	if (out->unit.n == 0) {
		out->unit = c->unit.n ? c->unit : q->noun;
		if (c->unit.n == 0 || !units_find(r->units, c->unit, &unit))
			unit.base[0] = '\0';
	}
	if (unit.ambiguous)
		note(out, "unit ambiguous");
	if (unit.base[0] == '\0')
		return;
	struct decimal base;

	if (units_to_base(&unit, q->value, &base) &&
	    decimal_print(base, out->base_value))
		memcpy(out->base_unit, unit.base, sizeof(unit.base));
	if (q->has_to && units_to_base(&unit, q->value_to, &base))
		decimal_print(base, out->base_value_to);
}

static bool
read_value(const struct quantity *q, struct reading *out)
{
	if (!decimal_print(q->value, out->value))
		return false;
	return !q->has_to || decimal_print(q->value_to, out->value_to);
}

/* The period that a text names, when it is just one. */
static bool
sole_period(struct resolver *r, struct slice text)
{
	struct period p[2];

	if (period_scan(text.p, text.n, p, 2) != 1)
		return false;
	memcpy(r->period_text, p[0].iso, sizeof(p[0].iso));
	return true;
}

static bool
has_any(struct slice text, const char *const *word)
{
	for (; *word; word++)
		if (memmem(text.p, text.n, *word, strlen(*word)))
			return true;
	return false;
}

/* Whether text tells of the past: with a past verb and without another. */
static bool
is_past(struct slice text)
{
	static const char *const past[] = {
	    "ed ",    " was ",  " were ", " had ",   " fell ",  " rose ",
	    " grew ", " won ",  " took ", " cost ",  " sold ",  " bought ",
	    " sent ", " came ", " left ", " lost ",  " spent ", " gave ",
	    " held ", " made ", " went ", " stood ", " got ",   NULL};
	static const char *const now[] = {
	    " is ",      " are ",      " has ",     " have ",  " will ",
	    " would ",   " can ",      " may ",     " must ",  " needs ",
	    " need ",    " should ",   " now ",     " earns ", " holds ",
	    " live ",    " make ",     " makes ",   " plans ", " account ",
	    " expects ", " accounts ", " remains ", NULL};

	return has_any(text, past) && !has_any(text, now);
}

/* Whether an amount without a time can be of p: only a change goes on over a
 * span from one time to another, what it is from and to is of either end. */
static bool
takes_period(struct resolver *r, const struct quantity *q, bool change,
	     const struct period *p)
{
	if (strstr(p->iso, ".."))
		return false;
	if (period_of_end(r->text, r->n, p, q->mark_begin, q->end,
			  r->period_text))
		return true;
	memcpy(r->period_text, p->iso, sizeof(p->iso));
	return change || !p->two;
}

/* The one period that the sentences before, or the title, name: what a
 * sentence about the past without a time of its own goes on about. */
static void
period_around(struct resolver *r, const struct claim *c,
	      const struct quantity *q, struct reading *out)
{
	bool change = slice_is(out->kind, "change");
	struct period p;

	if (!slice_is(c->block, "para") || !is_past(c->text) ||
	    q->unit.dimension == units_dimension(r->units, "time"))
		return;
	if (period_of_context(c->context.p, c->context.n, &p) &&
	    takes_period(r, q, change, &p))
		note(out, "period from context");
	else if (period_of_title(c->title.p, c->title.n, &p) &&
		 takes_period(r, q, change, &p))
		note(out, "period from title");
	else
		return;
	out->period = slice_of(r->period_text);
}

/* From the rule, the sentence, the heading; else, in the past, from around. */
static void
read_period(struct resolver *r, const struct claim *c, const struct quantity *q,
	    struct reading *out)
{
	const struct period *p;

	if (c->period.n) {
		out->period = sole_period(r, c->period)
				  ? slice_of(r->period_text)
				  : c->period;
		return;
	}
	p = period_nearest(r->text, r->n, r->period, r->nperiods, q->begin,
			   q->end);
	if (p && period_of_end(r->text, r->n, p, q->mark_begin, q->end,
			       r->period_text)) {
		out->period = slice_of(r->period_text);
	} else if (p) {
		out->period = slice_of(p->iso);
	} else if (r->nperiods == 0 && sole_period(r, c->heading)) {
		out->period = slice_of(r->period_text);
		note(out, "period from heading");
	} else if (r->nperiods == 0) {
		period_around(r, c, q, out);
	}
}

/* What a rule says of an amount in general, `share` or `rate`, gives way to
 * what the words around this one say: a change, a forecast, a limit. */
static bool
gives_way(struct slice kind)
{
	return slice_is(kind, "share") || slice_is(kind, "rate");
}

/* `bbl/d`, `USD/month`, but not the speeds, which have units of length. */
static bool
per_time(const char *symbol)
{
	static const char *const time[] = {"d", "month", "year", "week", NULL};
	const char *slash = strrchr(symbol, '/');

	for (int i = 0; slash && time[i]; i++)
		if (strcmp(slash + 1, time[i]) == 0)
			return true;
	return false;
}

static void
read_kind(struct resolver *r, const struct claim *c, const struct quantity *q,
	  struct reading *out)
{
	struct claim_kind k =
	    claim_kind_read(r->kinds, r->text, r->n, q->mark_begin, q->end,
			    units_dimension_name(r->units, q->unit.dimension));

	bool words = c->kind.n == 0 ||
		     (gives_way(c->kind) && !gives_way(slice_of(k.kind)) &&
		      strcmp(k.kind, "level") != 0);

	out->kind = words ? slice_of(k.kind) : c->kind;
	out->direction = c->direction.n ? c->direction
			 : words        ? slice_of(k.direction)
					: (struct slice){"", 0};
	if (slice_is(out->kind, "level") && c->kind.n == 0 &&
	    per_time(q->unit.symbol))
		out->kind = slice_of("rate");
}

/* The amount of the claim, or NULL; of a cell as its line reads. */
static const struct quantity *
claim_quantity(struct resolver *r, const struct claim *c)
{
	enum number_locale sign = r->locale >= 0
				      ? (enum number_locale)r->locale
				      : quantity_locale(c->decimal, c->text);
	const struct cell *cell = &r->cell;
	const struct quantity *q;

	if (slice_is(c->block, "cell")) {
		if (!cell_read(&r->cell, r->lexicon, c->text, sign) ||
		    cell->begin != c->qbegin || cell->end != c->qend)
			return NULL;
		scan_sentence(
		    r, buffer_slice(&cell->reading, 0, cell->reading.n), sign);
		return find_quantity(r, cell->quantity.begin);
	}
	scan_sentence(r, c->text, sign);
	q = find_quantity(r, c->qbegin);
	return q && q->end == c->qend ? q : NULL;
}

bool
resolver_read(struct resolver *r, const struct claim *c, struct reading *out)
{
	const struct quantity *q = claim_quantity(r, c);
	struct source_place end;

	if (!q || map_parse(&r->map, c->map, NULL) < 0)
		return false;
	memset(out, 0, sizeof(*out));
	out->begin = map_place(&r->map, c->qbegin);
	out->begin.offset += c->place.offset;
	out->begin.line += c->place.line;
	out->begin.page += c->place.page;
	end = map_place_end(&r->map, c->qend);
	out->end = c->place.offset + end.offset;
	out->quantity =
	    (struct slice){c->text.p + c->qbegin, c->qend - c->qbegin};
	out->qualifier = c->qualifier.n ? c->qualifier : slice_of(q->qualifier);
	if (c->notes.n > 0)
		snprintf(out->notes, sizeof(out->notes), "%.*s",
			 (int)c->notes.n, c->notes.p);
	if (!read_value(q, out))
		return false;
	read_unit(r, c, q, out);
	read_kind(r, c, q, out);
	read_period(r, c, q, out);
	return true;
}
