/*
 * The tables behind include/units.h: entries (a unit each), forms (a way to
 * write one) and the hash over all forms.  Private to stages/lib/units*.c.
 *
 * units_read.c and units_money.c fill the tables from YAML, units_index.c
 * keeps the forms, units_search.c finds them in text, units_when.c judges the
 * conditions of short forms.  The files of units_expression.h read
 * expressions; units.c holds the rest.
 */
#ifndef FACTPIPE_UNITS_TABLE_H
#define FACTPIPE_UNITS_TABLE_H

#include "arena.h"
#include "units.h"
#include "yaml_tree.h"

enum {
	DIMENSIONS_MAX = 94,
	UNITS_SEEN = 1 << 17,
	PREFIXES_MAX = 32, /* a bit each in unit_entry.prefixes */
	TEXT_MAX = 63,     /* bytes of a text in the tables */
	FORM_MAX = 128,    /* of a form: `Hong Kong` and `dollars` */
	PRIMITIVES = 9,    /* m kg s A K mol cd ° bit */
};

struct unit_entry {
	const char *symbol, *ucum, *base; /* base "": no conversion */
	struct decimal num, den, offset;
	unsigned prefixes; /* bit i: may stand behind prefix i */
	int dimension;
	bool ambiguous;
};

/* What a form is, as bits, so that a search names those it wants. */
enum form_kind {
	FORM_SYMBOL = 1,      /* as written, capitals matter */
	FORM_NAME = 2,        /* a word, capitals do not matter */
	FORM_BEFORE = 4,      /* may stand before a number, as written */
	FORM_NOUN = 8,        /* counts only after `per`: capita, people */
	FORM_MEASURED = 16,   /* follows a length: thick, wide */
	FORM_PRICED = 32,     /* speaks of money: cost, paid */
	FORM_MULTIPLE = 64,   /* million */
	FORM_STOP = 128,      /* never a noun after `per`: the, se */
	FORM_JOINT = 256,     /* follows `in` as inch: of, by */
	FORM_SUBSTANCE = 512, /* is weighed: CO2 */
	FORM_LATER = 1024,    /* makes a time of `a year`: earlier, ago */
	FORM_SOLUTE = 2048,   /* is dissolved: urea */
	FORM_TOPIC = 4096, /* tells the first topic; the next bits the others */
};

enum { WAYS_MAX = 3, TOPICS_MAX = 8 };

struct unit_form {
	const char *text; /* folded; lower case unless FORM_SYMBOL/BEFORE */
	unsigned len;
	unsigned hash;
	int next;  /* the next form with this text, -1: none */
	int entry; /* -1: a word of a list */
	enum form_kind kind;
	bool shared;             /* name of several currencies */
	uint64_t when[WAYS_MAX]; /* conditions: any of these sets; 0: end */
};

struct unit_prefix {
	const char *symbol, *name, *ucum;
	size_t symbol_len, name_len;
	struct decimal num, den;
	bool binary;
};

struct dimension {
	const char *name, *base;
	bool product; /* has an exponent vector */
	signed char power[PRIMITIVES];
};

struct units {
	struct dimension dimension[DIMENSIONS_MAX];
	int dimensions;
	int rate;         /* the dimension of a product that has no name */
	int length, mass; /* indices */
	const char *topic[TOPICS_MAX]; /* what near-NAME may name */
	int topics;
	struct unit_prefix prefix[PREFIXES_MAX];
	int prefixes;
	struct unit_entry *entry;
	int entries;
	struct unit_form *form;
	int forms;
	int *slot;     /* hash table of forms, -1: free */
	unsigned mask; /* slots - 1 */
	/* Prefixes whose symbol, whose name begins with a byte. */
	unsigned symbol_starts[256], name_starts[256];
	/* Bits of the hashes of all symbols and names, with prefixes too: a
	 * word whose bits are not set is no unit. */
	uint64_t seen[UNITS_SEEN / 64];
	/* The same of the letters that forms begin with, and, in lower case, of
	 * what stands before the ends of words inside of forms. */
	uint64_t begun[UNITS_SEEN / 64], more[UNITS_SEEN / 64];
	struct arena arena; /* where all strings live */
};

/* The place a form was found in, for its conditions. */
struct place {
	const char *text;
	size_t n;
	size_t number; /* the number ends here or before spaces before this */
	size_t end;    /* the form's end */
	bool spaced;
};

/* A unit found in text. */
struct match {
	size_t n; /* bytes */
	int entry;
	int prefix; /* -1: none */
	const struct unit_form *form;
};

/* ---- units_index.c ------------------------------------------------------ */

/* Adds a form; text is kept (folded) by the function.  Returns the form, valid
 * until the next one is added.  A form that the same entry has is not added
 * twice. */
struct unit_form *units_add_form(struct units *u, struct slice text, int entry,
				 enum form_kind kind);

/* Builds the hash when all forms are added. */
void units_index(struct units *u);

/* ---- units_search.c ----------------------------------------------------- */

/* Whether the character at p[at], or the one that ends there, is a letter. */
bool letter_at(const char *p, size_t n, size_t at);
bool letter_before(const char *p, size_t at);

/* The first form of exactly p[0..n) and one of the kinds, or NULL; units_next
 * gives the following one. */
const struct unit_form *units_form(const struct units *u, const char *p,
				   size_t n, unsigned kinds);
const struct unit_form *
units_next(const struct units *u, const struct unit_form *form, unsigned kinds);

/* The longest symbol or name that starts at text[at] and ends at a word
 * boundary.  With place NULL conditions do not count.  False when none. */
bool units_longest(const struct units *u, const char *text, size_t n, size_t at,
		   struct place *place, struct match *m);

/* Exactly p[0..n) as a symbol or name, prefixed or not. */
bool units_exact(const struct units *u, const char *p, size_t n,
		 struct place *place, struct match *m);

/* The longest form of the given kinds at text[at] (no prefixes), 0: none. */
size_t units_word(const struct units *u, const char *text, size_t n, size_t at,
		  unsigned kinds);

/* ---- units_when.c ------------------------------------------------------- */

/* The condition set that words (`joined near-sea`) name, 0 with *bad set to
 * the unknown word.  The topics must be read before. */
uint64_t units_conditions(const struct units *u, const char *words,
			  struct slice *bad);

/* Whether the form never stands right behind a number. */
bool units_only_after(const struct unit_form *form);

/* Whether the form stands before a number only where that is an amount of
 * money. */
bool units_only_figure(const struct unit_form *form);

/* Whether one of the form's condition sets holds at the place. */
bool units_holds(const struct units *u, const struct unit_form *form,
		 const struct place *place);

/* ---- units_parse.c ------------------------------------------------------ */

/* The unit of one form; kinds are those in which another unit of the same
 * form makes it ambiguous. */
void units_simple(const struct units *u, const struct unit_form *form,
		  int prefix, unsigned kinds, struct unit *out);

/* ---- units_read.c, units_money.c, units_forms.c ------------------------- */

int units_read_table(struct units *u, const char *dir, struct error *e);
int units_read_money(struct units *u, const char *dir, struct error *e);

/* A new entry, to be filled; all strings "" and the factor 1. */
struct unit_entry *units_add_entry(struct units *u);

/* Reads `1609.344` or `5/9` into num and den. */
int units_read_factor(const char *path, const struct yaml_node *node,
		      struct decimal *num, struct decimal *den,
		      struct error *e);

/* Adds the forms of a list of texts (node may be NULL). `foot/feet` in names
 * gives the plural; other names take an s. */
int units_read_names(struct units *u, const char *path,
		     const struct yaml_node *list, int entry, struct error *e);
int units_read_forms(struct units *u, const char *path,
		     const struct yaml_node *list, int entry, unsigned kinds,
		     struct error *e);

/* Applies `when:` to the entry's forms. */
int units_read_when(struct units *u, const char *path,
		    const struct yaml_node *map, int entry, struct error *e);

/* An error unless node is of the kind; a text also has a length. */
int units_want(const char *path, const struct yaml_node *node,
	       enum yaml_kind kind, const char *what, struct error *e);
int units_want_text(const char *path, const struct yaml_node *node,
		    const char *what, struct error *e);

#endif
