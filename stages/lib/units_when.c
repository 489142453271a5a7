/* Conditions of short forms: what must stand around `in`, `c`, `pm`. */
#include "units_table.h"

#include <ctype.h>

enum {
	JOINED = 1,        /* nothing or a hyphen before it: 5in, 5-in */
	SPACED = 2,        /* a space before it */
	ALONE = 4,         /* no word after it, save `thick`, `of`, `by` */
	NOT_CLOCK = 8,     /* the number is no hour: 5 pm, 11:30 am */
	WHOLE = 16,        /* the number has no fraction */
	BELOW_ONE = 32,    /* the number is 0.something */
	LARGE = 64,        /* at least 1,000, or with a word like million */
	ONLY_AFTER = 128,  /* never right after a number: kg/a */
	NOT_QUOTE = 256,   /* closes no quotation */
	ARC = 512,         /* an angle is measured: 5° 30' */
	NOT_DECADE = 1024, /* not 1990s, in his 30s */
	NOT_SINGLE = 4096, /* the number has more than one digit */
	NOT_LARGE = 8192,
	NOT_PRICED = 16384, /* money is not spoken of */
	DIGITS = 32768,     /* the number is not spelled */
	FEET = 65536,       /* 6′ 2″, 6′ tall */
	NOT_ARC = 131072,
	NOT_SIZE = 262144,   /* no number behind it: 12× zoom, not 12×10 cm */
	FIGURE = 524288,     /* before a number: one that counts money */
	DISSOLVED = 1048576, /* what is dissolved follows: 6M urea */
};

/* The bit of the first topic that must, that must not be spoken of near. */
enum { NEAR = 32, NOT_NEAR = NEAR + TOPICS_MAX };

static const struct {
	const char *word;
	unsigned bit;
} condition[] = {
    {"joined", JOINED},         {"spaced", SPACED},
    {"alone", ALONE},           {"not-clock", NOT_CLOCK},
    {"whole", WHOLE},           {"below-one", BELOW_ONE},
    {"large", LARGE},           {"only-after", ONLY_AFTER},
    {"not-quote", NOT_QUOTE},   {"arc", ARC},
    {"not-decade", NOT_DECADE}, {"not-single", NOT_SINGLE},
    {"not-large", NOT_LARGE},   {"not-priced", NOT_PRICED},
    {"digits", DIGITS},         {"feet", FEET},
    {"not-arc", NOT_ARC},       {"not-size", NOT_SIZE},
    {"figure", FIGURE},         {"dissolved", DISSOLVED},
};

/* The bit of `near-sea` or `not-near-sea`, 0 when no topic has that name. */
static uint64_t
topic_bit(const struct units *u, struct slice word)
{
	static const char not_near[] = "not-near-", *near = not_near + 4;
	bool not = word.n > 4 && memcmp(word.p, not_near, 4) == 0;
	size_t skip = strlen(near) + (not ? 4 : 0);

	if (word.n <= skip || memcmp(word.p + (not ? 4 : 0), near, 5) != 0)
		return 0;
	word = (struct slice){word.p + skip, word.n - skip};
	for (int i = 0; i < u->topics; i++)
		if (slice_is(word, u->topic[i]))
			return UINT64_C(1) << ((not ? NOT_NEAR : NEAR) + i);
	return 0;
}

static uint64_t
condition_bit(const struct units *u, struct slice word)
{
	for (size_t i = 0; i < sizeof(condition) / sizeof(*condition); i++)
		if (slice_is(word, condition[i].word))
			return condition[i].bit;
	return topic_bit(u, word);
}

uint64_t
units_conditions(const struct units *u, const char *words, struct slice *bad)
{
	uint64_t set = 0;

	while (*words) {
		struct slice word = {words, strcspn(words, " ")};
		uint64_t bit = condition_bit(u, word);

		if (!bit) {
			*bad = word;
			return 0;
		}
		set |= bit;
		words += word.n + (words[word.n] == ' ');
	}
	return set;
}

/* The number's characters, as far as digits go: text[from..to). */
struct digits {
	size_t from, to;
	size_t count;  /* digits */
	bool fraction; /* a point with one or two, or more than three behind */
	bool comma;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static struct digits
digits_before(const struct place *pl)
{
	struct digits d = {pl->number, pl->number, 0, false, false};

	while (d.to > 0 && strchr(" -", pl->text[d.to - 1]))
		d.to--;
	d.from = d.to;
	while (d.from > 0 && (is_digit(pl->text[d.from - 1]) ||
			      (pl->text[d.from - 1] == '.' && d.count > 0) ||
			      (pl->text[d.from - 1] == ',' && d.count > 0))) {
		char c = pl->text[--d.from];

		d.count += is_digit(c);
		d.comma |= c == ',';
		d.fraction |= c == '.';
	}
	return d;
}

static bool
is_alone(const struct units *u, const struct place *pl)
{
	size_t at = pl->end;

	if (at >= pl->n)
		return true;
	if (pl->text[at] != ' ')
		return !isalnum((unsigned char)pl->text[at]) &&
		       pl->text[at] != '\'';
	return at + 1 >= pl->n ||
	       (!letter_at(pl->text, pl->n, at + 1) &&
		!is_digit(pl->text[at + 1])) ||
	       units_word(u, pl->text, pl->n, at + 1,
			  FORM_MEASURED | FORM_JOINT) > 0;
}

/* 5, 12, 10.30, 11:30; also a spelled number, which might be an hour. */
static bool
is_clock(const struct place *pl, const struct digits *d)
{
	const char *p = pl->text + d->from;
	size_t hour = d->count == 1 || (d->fraction && p[1] == '.') ? 1 : 2;

	if (d->count == 0 || (d->from > 0 && p[-1] == ':'))
		return true;
	if (p[0] == '0' || (hour == 2 && (p[0] != '1' || p[1] > '2')))
		return false;
	if (!d->fraction)
		return d->count == hour && !d->comma;
	return d->to - d->from == hour + 3 && p[hour] == '.' &&
	       p[hour + 1] < '6';
}

/* The word that ends before text[at], spaces skipped. */
static struct slice
word_before(const char *text, size_t at)
{
	size_t end;

	while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '-'))
		at--;
	end = at;
	while (at > 0 && letter_before(text, at))
		at--;
	return (struct slice){text + at, end - at};
}

static bool
is_large(const struct units *u, const struct place *pl, const struct digits *d)
{
	struct slice word = word_before(pl->text, pl->number);

	if (d->count > 0)
		return d->comma || d->count >= 4;
	return units_form(u, word.p, word.n, FORM_MULTIPLE) != NULL;
}

static bool
is_decade(const struct place *pl, const struct digits *d)
{
	static const char *const lead[] = {
	    "the", "his", "her",   "their",  "my",    "early", "late",
	    "mid", "low", "lower", "middle", "upper", "high"};
	struct slice word = word_before(pl->text, d->from);

	if (pl->spaced || d->fraction || d->count < 2 ||
	    pl->text[d->to - 1] != '0')
		return false;
	if (d->count == 4 && !d->comma)
		return true;
	if (d->from > 0 && pl->text[d->from - 1] == '\'')
		return true;
	for (size_t i = 0; i < sizeof(lead) / sizeof(*lead); i++)
		if (slice_is(word, lead[i]))
			return d->count <= 3;
	return false;
}

/* A quote that an odd number of the same went before closes a quotation,
 * unless it counts inches itself. */
static bool
is_closing_quote(const struct place *pl)
{
	enum { FAR = 512 }; /* a quotation is not longer */
	char quote = pl->text[pl->end - 1];
	size_t count = 0, from = pl->end > FAR ? pl->end - FAR : 0;

	if (pl->spaced && letter_at(pl->text, pl->n, pl->end))
		return true; /* 43 "other" people */
	if (quote != '\'' && quote != '"')
		return false;
	for (size_t i = from; i + 1 < pl->end; i++) {
		bool opens = i == 0 || strchr(" ([-", pl->text[i - 1]);
		bool after_digit = i > 0 && is_digit(pl->text[i - 1]);

		if (pl->text[i] != quote)
			continue;
		/* `" so "`, spaces around each: every second one closes. */
		if (opens && count > 0 && pl->text[i + 1] == ' ')
			count--;
		else if (opens)
			count++;
		else if (count > 0 && !after_digit &&
			 (quote == '"' || !letter_at(pl->text, pl->n, i + 1)))
			count--;
	}
	return count > 0;
}

/* 5° 30' 20": a degree sign near before; or primes of the sky. */
static bool
is_arc(const struct place *pl, const struct digits *d)
{
	size_t from = d->from > 12 ? d->from - 12 : 0;

	for (size_t i = from; i + 1 < d->from; i++)
		if (memcmp(pl->text + i, "\xc2\xb0", 2) == 0 &&
		    (i + 2 >= d->from || !letter_at(pl->text, pl->n, i + 2)))
			return true;
	return false;
}

/* 6′ 2″: digits and inches behind, or feet before; or a word like `tall`. */
static bool
is_feet(const struct units *u, const struct place *pl, const struct digits *d)
{
	static const char prime[] = "\xe2\x80\xb2";
	size_t at = pl->end, i;

	if (at < pl->n && pl->text[at] == ' ')
		at++;
	for (i = at; i < pl->n && is_digit(pl->text[i]);)
		i++;
	if (i > at && i + 3 <= pl->n &&
	    (memcmp(pl->text + i, "\xe2\x80\xb3", 3) == 0 ||
	     memcmp(pl->text + i, prime, 3) == 0))
		return true;
	/* 300′ is no angle, which ends at 60. */
	if (d->count > 2 && !d->fraction && !is_arc(pl, d))
		return true;
	i = d->from;
	if (i > 0 && pl->text[i - 1] == ' ')
		i--;
	if (i >= 3 && memcmp(pl->text + i - 3, prime, 3) == 0)
		return true;
	return units_word(u, pl->text, pl->n, at, FORM_MEASURED) > 0;
}

/* A word of the kind in the 80 bytes before the number or the 40 behind. */
static bool
has_near(const struct units *u, const struct place *pl, unsigned kind)
{
	size_t from = pl->number > 80 ? pl->number - 80 : 0;
	size_t to = pl->n - pl->end > 40 ? pl->end + 40 : pl->n;

	for (size_t i = from; i < to; i++)
		if (letter_at(pl->text, pl->n, i) &&
		    !letter_before(pl->text, i) &&
		    units_word(u, pl->text, pl->n, i, kind) > 0)
			return true;
	return false;
}

static bool
is_priced(const struct units *u, const struct place *pl)
{
	struct slice word = word_before(pl->text, pl->number);

	if (units_form(u, word.p, word.n, FORM_MULTIPLE) &&
	    !slice_is(word, "hundred") && !slice_is(word, "thousand"))
		return true;
	/* A twenty-pound bag, 20 pounds of rice. */
	if ((pl->number > 0 && pl->text[pl->number - 1] == '-') ||
	    (pl->n - pl->end >= 4 && !memcmp(pl->text + pl->end, " of ", 4)))
		return false;
	return has_near(u, pl, FORM_PRICED);
}

static bool
is_size(const struct place *pl)
{
	size_t at = pl->end;

	while (at < pl->n && pl->text[at] == ' ')
		at++;
	return at < pl->n && is_digit(pl->text[at]);
}

/* urea, NaCl: a solute or a formula, whose second capital or digit tells. */
static bool
is_dissolved(const struct units *u, const struct place *pl)
{
	size_t at = pl->end + 1;

	if (pl->end >= pl->n || pl->text[pl->end] != ' ' ||
	    !letter_at(pl->text, pl->n, at))
		return false;
	if (units_word(u, pl->text, pl->n, at, FORM_SOLUTE) > 0)
		return true;
	if (!isupper((unsigned char)pl->text[at]))
		return false;
	while (++at < pl->n && isalnum((unsigned char)pl->text[at]))
		if (!islower((unsigned char)pl->text[at]))
			return true;
	return false;
}

/* The topics of the set stand near, or do not, as it says. */
static bool
holds_topics(const struct units *u, const struct place *pl, uint64_t set)
{
	for (int i = 0; i < u->topics && set >> NEAR; i++) {
		bool yes = set >> (NEAR + i) & 1,
		     no = set >> (NOT_NEAR + i) & 1;

		if ((yes || no) &&
		    has_near(u, pl, (unsigned)FORM_TOPIC << i) != yes)
			return false;
	}
	return true;
}

static bool
holds_all(const struct units *u, const struct place *pl, const struct digits *d,
	  uint64_t set)
{
	bool joined =
	    !pl->spaced || (pl->number > 0 && pl->text[pl->number - 1] == '-');

	return !((set & ONLY_AFTER) || ((set & JOINED) && !joined) ||
		 ((set & SPACED) && joined) ||
		 ((set & WHOLE) && (d->fraction || d->count == 0)) ||
		 ((set & BELOW_ONE) && !strchr("0.", pl->text[d->from])) ||
		 ((set & NOT_SINGLE) && d->count == 1) ||
		 ((set & NOT_CLOCK) && is_clock(pl, d)) ||
		 ((set & NOT_DECADE) && is_decade(pl, d)) ||
		 ((set & LARGE) && !is_large(u, pl, d)) ||
		 ((set & NOT_QUOTE) && is_closing_quote(pl)) ||
		 ((set & ALONE) && !is_alone(u, pl)) ||
		 ((set & ARC) && !is_arc(pl, d)) ||
		 ((set & NOT_LARGE) && is_large(u, pl, d)) ||
		 ((set & NOT_PRICED) && is_priced(u, pl)) ||
		 ((set & DIGITS) && d->count == 0) ||
		 ((set & FEET) && !is_feet(u, pl, d)) ||
		 ((set & NOT_ARC) && is_arc(pl, d)) ||
		 ((set & NOT_SIZE) && is_size(pl)) ||
		 ((set & DISSOLVED) && !is_dissolved(u, pl)) ||
		 !holds_topics(u, pl, set));
}

bool
units_only_figure(const struct unit_form *form)
{
	return form->when[0] & FIGURE;
}

bool
units_only_after(const struct unit_form *form)
{
	return form->when[0] & ONLY_AFTER;
}

bool
units_holds(const struct units *u, const struct unit_form *form,
	    const struct place *place)
{
	struct digits d;

	if (!form->when[0])
		return true;
	d = digits_before(place);
	for (int i = 0; i < WAYS_MAX && form->when[i]; i++)
		if (holds_all(u, place, &d, form->when[i]))
			return true;
	return false;
}
