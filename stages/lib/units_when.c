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
	AT_SEA = 262144,   /* the sea is spoken of: nm are nautical miles */
	NOT_SIZE = 524288, /* no number behind it: 12× zoom, not 12×10 cm */
	STORED = 1048576,  /* data are spoken of: mb are megabytes */
	NOT_STORED = 2097152,
	FIGURE = 4194304,    /* before a number: one that counts money */
	DISSOLVED = 8388608, /* what is dissolved follows: 6M urea */
	BULK = 16777216,     /* a country's trade: mt are million tonnes */
	WARM = 33554432,     /* the weather or an oven is spoken of */
	WEIGHED = 67108864,  /* what weighs it is named: a drachma is a dram */
	NOT_WEIGHED = 134217728,
};

static const struct {
	const char *word;
	unsigned bit;
} condition[] = {
    {"joined", JOINED},
    {"spaced", SPACED},
    {"alone", ALONE},
    {"not-clock", NOT_CLOCK},
    {"whole", WHOLE},
    {"below-one", BELOW_ONE},
    {"large", LARGE},
    {"only-after", ONLY_AFTER},
    {"not-quote", NOT_QUOTE},
    {"arc", ARC},
    {"not-decade", NOT_DECADE},
    {"not-single", NOT_SINGLE},
    {"not-large", NOT_LARGE},
    {"not-priced", NOT_PRICED},
    {"digits", DIGITS},
    {"feet", FEET},
    {"not-arc", NOT_ARC},
    {"at-sea", AT_SEA},
    {"not-size", NOT_SIZE},
    {"stored", STORED},
    {"not-stored", NOT_STORED},
    {"figure", FIGURE},
    {"dissolved", DISSOLVED},
    {"bulk", BULK},
    {"warm", WARM},
    {"weighed", WEIGHED},
    {"not-weighed", NOT_WEIGHED},
};

unsigned
units_conditions(const char *words, struct slice *bad)
{
	unsigned set = 0;

	while (*words) {
		size_t len = strcspn(words, " "), i = 0;
		size_t count = sizeof(condition) / sizeof(*condition);

		while (i < count &&
		       !slice_is((struct slice){words, len}, condition[i].word))
			i++;
		if (i == count) {
			*bad = (struct slice){words, len};
			return 0;
		}
		set |= condition[i].bit;
		words += len + (words[len] == ' ');
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
is_hour(const struct place *pl, const struct digits *d)
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
has_near(const struct units *u, const struct place *pl, enum form_kind kind)
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

/* `2 pm is 2 picometres`: the text says what its symbol means. */
static bool
is_clock(const struct units *u, const struct place *pl, const struct digits *d)
{
	return is_hour(pl, d) && !has_near(u, pl, FORM_TINY);
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

static bool
holds_all(const struct units *u, const struct place *pl, const struct digits *d,
	  unsigned set)
{
	bool joined =
	    !pl->spaced || (pl->number > 0 && pl->text[pl->number - 1] == '-');

	return !((set & ONLY_AFTER) || ((set & JOINED) && !joined) ||
		 ((set & SPACED) && joined) ||
		 ((set & WHOLE) && (d->fraction || d->count == 0)) ||
		 ((set & BELOW_ONE) && !strchr("0.", pl->text[d->from])) ||
		 ((set & NOT_SINGLE) && d->count == 1) ||
		 ((set & NOT_CLOCK) && is_clock(u, pl, d)) ||
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
		 ((set & AT_SEA) && !has_near(u, pl, FORM_SEA)) ||
		 ((set & NOT_SIZE) && is_size(pl)) ||
		 ((set & (WEIGHED | NOT_WEIGHED)) &&
		  has_near(u, pl, FORM_WEIGHING) == !!(set & NOT_WEIGHED)) ||
		 ((set & (STORED | NOT_STORED)) &&
		  has_near(u, pl, FORM_STORAGE) == !!(set & NOT_STORED)) ||
		 ((set & DISSOLVED) && !is_dissolved(u, pl)) ||
		 ((set & BULK) &&
		  (is_large(u, pl, d) || !has_near(u, pl, FORM_BULK))) ||
		 ((set & WARM) && !has_near(u, pl, FORM_WARM)));
}

/* Behind what may be a plain number of money: the end, a sign, `and`. */
static bool
ends_figure(const struct units *u, const char *text, size_t n, size_t at)
{
	if (at >= n)
		return true;
	if (text[at] == '.' || text[at] == ',')
		return at + 1 >= n || text[at + 1] == ' ';
	if (text[at] != ' ')
		return strchr(";:)?!", text[at]) != NULL;
	return units_word(u, text, n, at + 1, FORM_STOP) > 0;
}

/* What begins at text[at) is an amount of money: `22.5 million`, `1,200`,
 * `9.50`, or a plain number of so many digits that nothing follows and that is
 * no year. */
static bool
is_figure(const struct units *u, const char *text, size_t n, size_t at,
	  size_t least)
{
	size_t begin, i, point = 0, digits = 0;
	bool comma = false, glued = at < n && text[at] != ' ';

	while (at < n && text[at] == ' ')
		at++;
	begin = i = at;
	for (; i < n &&
	       (is_digit(text[i]) ||
		(strchr(",.", text[i]) && i + 1 < n && is_digit(text[i + 1])));
	     i++) {
		digits += is_digit(text[i]);
		comma |= text[i] == ',';
		if (text[i] == '.')
			point = point ? n : i;
	}
	if (digits == 0 || point == n)
		return false;
	at = i + (i < n && text[i] == ' ');
	if (units_word(u, text, n, at, FORM_MULTIPLE) > 0)
		return true;
	if (!ends_figure(u, text, n, i))
		return comma && i < n && text[i] == ' ';
	if (point) /* R9.50, but R 0.95 is a correlation */
		return i == point + 3 &&
		       (least < 3 || (glued && text[begin] != '0'));
	return comma ||
	       (digits >= least && !(digits == 4 && !comma &&
				     (!memcmp(text + begin, "19", 2) ||
				      !memcmp(text + begin, "20", 2))));
}

bool
units_holds_before(const struct units *u, const struct unit_form *form,
		   const char *text, size_t n, size_t at)
{
	bool letter = form->len == 1;

	if (!form->when[0])
		return true;
	for (int i = 0; i < WAYS_MAX && form->when[i]; i++)
		if (form->when[i] == FIGURE &&
		    is_figure(u, text, n, at, letter ? 3 : 2))
			return true;
	return false;
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
