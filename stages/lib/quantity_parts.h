/*
 * What the files of the quantity scanner share; nothing outside of
 * stages/lib/quantity*.c and lexicon.c includes this.
 */
#ifndef FACTPIPE_QUANTITY_PARTS_H
#define FACTPIPE_QUANTITY_PARTS_H

#include "quantity.h"

/* ---- words (lexicon.c, quantity_qualifier.c) ----------------------------- */

/* What a word is: bits of word.kind. */
#define WORD(bit) ((uint64_t)1 << (bit))
#define WORD_ONES WORD(0)  /* value 0..9 */
#define WORD_TEENS WORD(1) /* value 10..19 */
#define WORD_TENS WORD(2)  /* value 20..90 */
#define WORD_HUNDRED WORD(3)
#define WORD_SCALE WORD(4) /* value: power of ten */
#define WORD_DOZEN WORD(5) /* value: how many */
#define WORD_PART WORD(6)  /* a denominator; value: of how many parts */
#define WORD_PARTS WORD(7) /* the same in the plural */
#define WORD_ORDINAL WORD(8)
#define WORD_TIMES WORD(9)   /* multiplier behind digits; value: power */
#define WORD_LETTER WORD(10) /* the same, one letter */
#define WORD_MONTH WORD(11)
#define WORD_REFERENCE WORD(12) /* Figure, No.: a number points */
#define WORD_COUNTED WORD(13)   /* a noun that serves as a unit */
#define WORD_PLAIN WORD(14)     /* function word: no part of a name */
#define WORD_VAGUE WORD(15)     /* several: no number behind it */
#define WORD_POINTER WORD(16)   /* the, this: `one` is a pronoun */
#define WORD_MINUS WORD(17)
#define WORD_CLOCK WORD(18)     /* pm: behind a time of day */
#define WORD_DATED WORD(19)     /* in, since: a year may follow */
#define WORD_APART WORD(20)     /* behind digits: not its count */
#define WORD_PRONOUN WORD(21)   /* behind `one`: it is a pronoun */
#define WORD_AMOUNT WORD(22)    /* before four digits: no year */
#define WORD_ISOTOPE WORD(23)   /* 13C */
#define WORD_LATER WORD(24)     /* ago: behind a span of time */
#define WORD_WHOLE WORD(25)     /* of: behind a part of a whole */
#define WORD_SHAPE WORD(26)     /* dimensional: behind `two-` */
#define WORD_VALUED WORD(27)    /* value, age: an amount may follow */
#define WORD_UNITLESS WORD(28)  /* a function word that is no unit */
#define WORD_CLOSES WORD(29)    /* ends a qualifier before */
#define WORD_OPENS WORD(30)     /* opens a qualifier behind */
#define WORD_STREET WORD(31)    /* the end of an address */
#define WORD_ERA WORD(32)       /* BC, AD: a year */
#define WORD_INNER WORD(33)     /* in a qualifier of several words */
#define WORD_KNOWN WORD(34)     /* countries, sides: `the two ...` */
#define WORD_BAND WORD(35)      /* low, upper: `low 60s` are no years */
#define WORD_WARMTH WORD(36)    /* temperatures, highs */
#define WORD_INCREMENT WORD(37) /* five more minutes */

/* The words that can begin a number. */
#define WORD_NUMBER                                                            \
	(WORD_ONES | WORD_TEENS | WORD_TENS | WORD_HUNDRED | WORD_SCALE |      \
	 WORD_DOZEN | WORD_PART)

struct word {
	const char *text; /* lower case; owned by the tree */
	uint32_t len;
	uint64_t kind;
	long long value;
};

/* What the text between two numbers says. */
enum gap {
	GAP_OTHER,
	GAP_NONE,  /* spaces */
	GAP_RANGE, /* to, a dash */
	GAP_AND,
	GAP_LIST, /* a comma, or */
	GAP_PM,   /* ± */
	GAP_BY,   /* × */
	GAP_OVER, /* out of */
	GAP_SCALE /* a bracket that closes, and a multiplication sign */
};

enum phrase_side { PHRASE_BEFORE, PHRASE_AFTER, PHRASE_BETWEEN };

struct phrase {
	const char *text; /* lower case, single spaces */
	uint32_t len;
	const char *means;     /* the canonical qualifier */
	enum phrase_side side; /* of the amount */
	enum gap gap;          /* PHRASE_BETWEEN */
};

struct lexicon {
	const struct units *units;
	/* dimensions */
	int length, mass, time, money, temperature, count, number;
	struct yaml_node *tree;
	struct word *word; /* open addressing; len 0: free */
	struct phrase *phrase;
	uint32_t word_mask, phrase_mask;
	uint64_t starts[512]; /* bit set of the three first letters of words
				 that can begin a number */
};

/* The word text[0..n) in any case, or NULL. */
const struct word *lexicon_word(const struct lexicon *lx, const char *text,
				size_t n);
/* Where the three letters at p stand in lexicon.starts. */
static inline unsigned
start_index(const char *p)
{
	return (unsigned)(p[0] & 31) << 10 | (unsigned)(p[1] & 31) << 5 |
	       (unsigned)(p[2] & 31);
}

/* Kinds of that word, 0 when unknown. */
uint64_t lexicon_kind(const struct lexicon *lx, const char *text, size_t n);

/* Looks text[begin..end) up as a phrase, any case, runs of spaces as one; NULL
 * when it is none. */
const struct phrase *lexicon_phrase(const struct lexicon *lx, const char *text,
				    size_t begin, size_t end,
				    enum phrase_side side);

/* The longest qualifier that ends before text[at] (spaces skipped) or begins
 * at text[at]; *edge becomes its other end.  NULL when there is none. */
const char *qualifier_before(const struct lexicon *lx, const char *text,
			     size_t at, size_t *edge);
const char *qualifier_after(const struct lexicon *lx, const char *text,
			    size_t n, size_t at, size_t *edge);

/* What text[0..n), which stands between two numbers, makes of them. */
enum gap lexicon_gap(const struct lexicon *lx, const char *text, size_t n);

/* ---- characters (quantity_text.c) --------------------------------------- */

enum byte_class {
	BYTE_DIGIT = 1,
	BYTE_LOWER = 2,
	BYTE_UPPER = 4,
	BYTE_SPACE = 8,
	BYTE_HIGH = 16, /* part of a character beyond ASCII */
	BYTE_LETTER = BYTE_LOWER | BYTE_UPPER
};
extern const uint8_t byte_class[256];

static inline uint8_t
class_of(const char *text, size_t n, size_t at)
{
	return at < n ? byte_class[(unsigned char)text[at]] : 0;
}

static inline bool
is_digit_at(const char *text, size_t n, size_t at)
{
	return class_of(text, n, at) & BYTE_DIGIT;
}

/* The end of the digits at text[i). */
static inline size_t
run_of_digits(const char *text, size_t n, size_t i)
{
	while (is_digit_at(text, n, i))
		i++;
	return i;
}

/* The character beyond ASCII at text[at]. */
uint32_t char_wide(const char *text, size_t n, size_t at, size_t *len);

/* The character at text[at], its length in *len; 0 past the end. */
static inline uint32_t
char_at(const char *text, size_t n, size_t at, size_t *len)
{
	*len = at < n;
	if (at >= n)
		return 0;
	return (unsigned char)text[at] < 0x80 ? (unsigned char)text[at]
					      : char_wide(text, n, at, len);
}

/* The character that ends before text[at]; 0 at the start. */
uint32_t char_before(const char *text, size_t at, size_t *len);

bool char_is_dash(uint32_t c);  /* hyphen, minus, en and em dash */
bool char_is_minus(uint32_t c); /* what can be a sign: - and U+2212 */
bool char_is_letter(uint32_t c);
/* Signs such as ~ and >=, which count as words of a qualifier. */
bool char_is_relation(uint32_t c);
int char_superscript(uint32_t c);                      /* its digit, or -1 */
bool char_fraction(uint32_t c, int *over, int *under); /* ½ */

/* Over narrow and no-break spaces as well. */
size_t skip_wide_spaces(const char *text, size_t n, size_t at);

static inline size_t
skip_spaces(const char *text, size_t n, size_t at)
{
	while (class_of(text, n, at) & BYTE_SPACE)
		at++;
	return class_of(text, n, at) & BYTE_HIGH ? skip_wide_spaces(text, n, at)
						 : at;
}

size_t skip_spaces_back(const char *text, size_t at);
/* End of the run of letters (any script) and apostrophes from at. */
size_t word_end(const char *text, size_t n, size_t at);
/* Begin of the run of letters that ends at `at`. */
size_t word_begin(const char *text, size_t at);

/* ---- numbers (quantity_digits.c, quantity_spelled.c) --------------------- */

enum number_form {
	FORM_SPELLED = 1,
	FORM_SIGNED = 2,
	FORM_POINT = 4, /* has decimals */
	FORM_GROUPED = 8,
	FORM_POWER = 16, /* scientific */
	FORM_FRACTION = 32,
	FORM_TIMES = 64, /* has a multiplier: million */
	FORM_ORDINAL = 128,
	FORM_BROKEN = 256, /* a version, a date, too long: no number at all */
	FORM_ONE = 512     /* the word `one` alone */
};

struct number {
	size_t begin, end;    /* with the sign and the multiplier */
	size_t core_end;      /* without the multiplier */
	struct decimal value; /* with the multiplier */
	int power;            /* of the multiplier */
	int raised;           /* of ten in `× 10^5` */
	int digits;           /* digits before the point as written */
	unsigned form;
};

struct atom;

struct scan {
	const struct lexicon *lx;
	const char *text;
	size_t n;
	enum number_locale locale;
	size_t floor;            /* where the number before ended */
	size_t kept;             /* where the last amount that was kept ended */
	const struct atom *prev; /* that amount, or NULL */
};

/* Reads the number in digits at text[at] (a digit, or a point before one).
 * False when nothing can be read; out->end is then where to go on. */
bool number_digits(const struct scan *s, size_t at, struct number *out);
/* Its parts: powers and fractions behind the digits text[begin..i), which both
 * return where they end (quantity_power.c, quantity_slash.c). */
size_t number_powers(const struct scan *s, size_t begin, size_t i,
		     struct number *out);
size_t number_slash(const struct scan *s, size_t begin, size_t i,
		    struct number *out);
/* Reads the number in words at text[at], the begin of a word. */
bool number_spelled(const struct scan *s, size_t at, struct number *out);
/* ---- words of a number (quantity_spelled.c, quantity_fraction.c) --------- */

/* The next word behind `from`, over spaces or one hyphen. */
struct token {
	size_t begin, end;
	const struct word *word; /* NULL: not a word of the lexicon */
	uint64_t kind;
	bool hyphen;
};

/* A whole number in words. */
struct cardinal {
	struct decimal value;
	struct decimal last; /* the part behind the last `and` */
	size_t end;
	int scale; /* power of the smallest multiplier, 0 none */
	int above; /* power of the multiplier before the last part */
	int low;   /* 10 when the last word was twenty .. ninety */
	bool joined;
};

struct token spelled_token(const struct scan *s, size_t from);
bool spelled_is(const struct scan *s, struct token t, const char *word);
bool spelled_is_article(const struct scan *s, struct token t);
bool cardinal_read(const struct scan *s, struct token t, struct cardinal *c);

/* Half, a quarter, a third: a number that begins with a part at token t,
 * `before` being the word before it. */
bool number_part(const struct scan *s, struct token t, struct token before,
		 struct number *out);
/* A twenty-first at the end of a phrase: a number that begins with tens at
 * token t. */
bool number_tens_part(const struct scan *s, struct token t, struct token before,
		      struct number *out);
/* A denominator behind the cardinal c: `one hundred and thirty-two fifths` is
 * 132/5, `one hundred and three quarters` 100 3/4. */
void number_over(const struct scan *s, struct number *n, struct cardinal *c);
/* Three hundred and two dozens: the part behind `and` is in dozens; `two
 * hundred and fifty dozen` are 250 of them. */
void number_dozens(const struct scan *s, struct number *n,
		   const struct cardinal *c);
/* `and a half` behind any number. */
bool number_mixed(const struct scan *s, struct number *n);
/* What may follow any number: `and a half`, `dozen`, `of a million`. */
void number_tail(const struct scan *s, struct number *n);

static inline size_t
digits_end(const struct scan *s, size_t i)
{
	return run_of_digits(s->text, s->n, i);
}

/* Adds what words say behind or before a number in digits: and a half. */
void number_words(const struct scan *s, struct number *n);
/* Reads the multiplier behind a number in digits: million, bn, k.  `money`
 * tells that a currency stands before the number. */
void number_times(const struct scan *s, struct number *n, bool money);

/* *v becomes *v + over/under * 10^power, divided once, so that what is not
 * finite keeps 16 digits in all. */
bool number_add_part(struct decimal *v, struct decimal over,
		     struct decimal under, int power);

/* ---- amounts -------------------------------------------------------------*/

enum drop {
	KEEP,
	DROP,      /* no quantity */
	DROP_LIST, /* neither are the numbers listed behind it */
	DROP_YEAR,
	DROP_DATE,  /* a day before its month, an hour, and those listed with
		       it */
	DROP_LABEL, /* the same, and a range without a unit will do */
	DROP_WEAK   /* no quantity, unless a range needs it */
};

struct atom {
	struct number num;
	size_t begin, end;
	struct decimal value, value_to;
	bool has_to, has_unit, unit_shared, joined;
	bool counted; /* a noun in the plural follows */
	bool chained; /* one of three: 0.1 to 0.2 to 0.3 */
	enum drop drop;
	struct unit unit;
	const char *qualifier;
	size_t mark_begin, mark_end;
	size_t floor;                  /* the end of what stands before */
	size_t outer_begin, outer_end; /* the qualifier's, as written */
	struct slice noun;
};

/* Reads the units around a number (quantity_unit.c). */
void atom_units(const struct scan *s, struct atom *a);
/* 30 MUSD, TSEK 500: a multiplier written together with a currency's code.
 * Returns its power of ten, 0 when text[begin..end) is none (quantity_money.c).
 */
int money_code(const struct scan *s, size_t begin, size_t end, struct unit *u);
/* The currency that ends before text[at), behind which the number begins: its
 * bytes, 0 when none.  `dollar 22.5 million` counts, `a dollar 3 years ago`
 * does not. */
size_t money_before(const struct scan *s, const struct number *num, size_t at,
		    struct unit *u);
/* What may follow money: a late multiplier, 75 USD million; by what it is,
 * $5 per kg. */
void atom_price(const struct scan *s, struct atom *a);
void money_in_brackets(const struct scan *s, struct atom *a);
void atom_add_power(struct atom *a, int power);
/* A letter, a digit or the like touches the number on its left, and no unit
 * can change that it belongs to a name (quantity_refuse.c). */
bool atom_is_glued(const struct scan *s, const struct atom *a);
/* Coordinates, addresses, telephones (quantity_place.c). */
bool number_is_place(const struct scan *s, const struct number *n);
/* Behind text[at) stand `/80 mmHg`, `x9x2 inches`, `/2A`: a number of a row
 * that a unit ends; and the number at text[begin) goes on with such a row
 * (quantity_pair.c). */
bool pair_goes_on(const struct scan *s, size_t at);
bool pair_joins(const struct scan *s, size_t begin);
/* The row begins with the figure at text[at): 120-139/80-89 mmHg. */
bool pair_begins(const struct scan *s, size_t at);
/* A temperature in the low 60s: the range 60 to 69 (quantity_decade.c). */
bool atom_decade(const struct scan *s, struct atom *a);
/* Decides whether a number is no quantity (quantity_refuse.c). */
enum drop atom_refuse(const struct scan *s, struct atom *a);
/* Joins ranges, tolerances, lists and compound amounts; returns the new
 * count (quantity_join.c). */
int atoms_join(const struct scan *s, struct atom *a, int count);

/* The amount is in the unit of this symbol; false for NULL. */
bool atom_is_in(const struct atom *a, const char *symbol);
/* ±5 kg with no number before it: −5 to 5 kg (quantity_range.c). */
void atom_tolerance(const struct scan *s, struct atom *a);

#endif
