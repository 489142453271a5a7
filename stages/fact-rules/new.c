/*
 * fact-rules new: a commented file for a new family of rules that passes check
 * and test as it is; from a sentence that is missed, when one is given.
 */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "options.h"
#include "words.h"
#include "workbench.h"

static const char usage[] =
    "usage: fact-rules new [-R DIR] NAME [TEXT]\n"
    "Writes DIR/claims/NAME.yaml, a commented rule to start from.\n"
    "  TEXT  a sentence that the rule shall take; default: a made-up one\n";

enum { FACTS = 8 };

/* What the rule is made of. */
struct seed {
	const char *name;
	char claim[80];
	const char *text;
	struct quantity quantity;
	const char *kind;
	char word[40]; /* that must stand near the amount; may be empty */
	bool before;   /* it stands before the amount */
	char pattern[160];
	struct quantity fact[FACTS]; /* what the rule makes of the text */
	int facts;
};

static void
check_name(const char *name)
{
	if (name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] ||
	    !*name || strlen(name) > 60)
		die(EXIT_USAGE,
		    "`%s`: a name has a-z, 0-9 and - only, at most 60", name);
}

/* Whether a gap of the pattern may bridge text[from..to). */
static bool
is_gap(const char *text, size_t from, size_t to)
{
	return to - from <= 80 && !memchr(text + from, '.', to - from) &&
	       !memchr(text + from, ';', to - from) &&
	       !memchr(text + from, ':', to - from);
}

/* How well the word text[at..at + n) goes with the amount behind or before the
 * gap: 0 not at all, more when the family's name holds it. */
static int
fitness(const struct seed *s, size_t at, size_t n, size_t from, size_t to)
{
	char word[sizeof(s->word)];

	if (n >= sizeof(word) || !word_says_something(s->text + at, n) ||
	    !is_gap(s->text, from, to))
		return 0;
	for (size_t i = 0; i < n; i++)
		word[i] = (char)tolower((unsigned char)s->text[at + i]);
	word[n] = '\0';
	return strstr(s->name, word) ? 2 : 1;
}

/* The word that must stand before the amount at `begin`, or behind the one
 * that ends at `end`: one of the family's name, else the nearest. */
static bool
find_word(struct seed *s, size_t from, size_t to, bool before)
{
	int best = 0;

	for (size_t at = from, n; at < to; at += n ? n : 1) {
		int fit;

		n = word_length(s->text + at, to - at);
		fit = before ? fitness(s, at, n, at + n, to)
			     : fitness(s, at, n, from, at);
		if (fit < best || fit == 0 || (fit == best && !before))
			continue;
		best = fit;
		for (size_t i = 0; i < n; i++)
			s->word[i] =
			    (char)tolower((unsigned char)s->text[at + i]);
		s->word[n] = '\0';
	}
	return best > 0;
}

/* Takes the first amount of the text. */
static void
read_seed(struct seed *s, const struct bench *b)
{
	static struct quantity q[QUANTITY_MAX];
	size_t n = strlen(s->text), end = n;
	int count =
	    quantity_scan(b->lexicon, s->text, n,
			  quantity_guess_locale(s->text, n), q, QUANTITY_MAX);

	if (count == 0)
		die(EXIT_USAGE,
		    "the text holds no quantity that the scanner reads");
	s->quantity = q[0];
	s->kind = units_dimension_name(b->units, q[0].unit.dimension);
	if (count > 1)
		end = q[1].mark_begin;
	s->before = find_word(s, 0, q[0].mark_begin, true);
	if (!s->before && !find_word(s, q[0].mark_end, end, false))
		s->word[0] = '\0';
}

/* A text in single quotes. */
static void
put_quoted(FILE *f, const char *text, size_t n)
{
	putc('\'', f);
	for (size_t i = 0; i < n; i++) {
		if (text[i] == '\'')
			putc('\'', f);
		putc(text[i] == '\n' ? ' ' : text[i], f);
	}
	putc('\'', f);
}

static void
make_pattern(struct seed *s)
{
	char *p = s->pattern;
	size_t n = sizeof(s->pattern);

	if (!s->word[0])
		snprintf(p, n, "%%{QUANTITY.%s}", s->kind);
	else if (s->before)
		snprintf(p, n, "\\b%s\\b%%{GAP}%%{QUANTITY.%s}", s->word,
			 s->kind);
	else
		snprintf(p, n, "%%{QUANTITY.%s}%%{GAP}\\b%s\\b", s->kind,
			 s->word);
}

static void
add_fact(void *ctx, const struct match *match)
{
	struct seed *s = ctx;

	if (s->facts < FACTS)
		s->fact[s->facts++] = *match->quantity;
}

/* The amounts that the pattern takes: the first, and those that its claim goes
 * on to (`3,412 beds, against 3,560 a year earlier`). */
static void
find_facts(struct seed *s, const struct bench *b)
{
	size_t n = strlen(s->text);
	struct matcher *m;
	struct error e;

	make_pattern(s);
	if (rules_add_pattern(b->rules, s->pattern, &e) < 0)
		die(EXIT_USAGE, "%s", e.text);
	m = matcher_new(b->rules, b->lexicon, 0);
	matcher_run(m, s->text, n, (struct slice){NULL, 0},
		    quantity_guess_locale(s->text, n), add_fact, NULL, s);
	matcher_free(m);
	if (s->facts == 0)
		s->fact[s->facts++] = s->quantity;
}

static void
put_fact(FILE *f, const struct quantity *q)
{
	char value[DECIMAL_TEXT];

	decimal_print(q->value, value);
	fprintf(f, "{value: %s", value);
	if (q->has_to && decimal_print(q->value_to, value))
		fprintf(f, ", value_to: %s", value);
	if (q->unit.symbol[0] || q->noun.n) {
		fputs(", unit: ", f);
		put_quoted(f, q->unit.symbol[0] ? q->unit.symbol : q->noun.p,
			   q->unit.symbol[0] ? strlen(q->unit.symbol)
					     : q->noun.n);
	}
	putc('}', f);
}

static void
put_facts(FILE *f, const struct seed *s)
{
	for (int i = 0; i < s->facts; i++) {
		fputs(i ? ", " : "[", f);
		put_fact(f, &s->fact[i]);
	}
	fputs("]\n", f);
}

static void
put_family(FILE *f, const struct seed *s)
{
	fprintf(f,
		"# yaml-language-server: $schema=../schema.json\n"
		"# Rules of one subject.  `make check-rules` checks the file "
		"and runs its\n"
		"# examples; README.md, \"Add a rule\", explains the keys, "
		"which stand in this\n"
		"# order: id claim general under within pattern unit unless "
		"set examples.\n"
		"about: What is measured here, in one sentence.\n"
		"rules:\n"
		"  # a-z, 0-9 and -; no other rule has it.\n"
		"  - id: %s\n"
		"    # What the number measures: the column `claim`.\n"
		"    claim: %s\n"
		"    # What must stand in the sentence; case does not count.  "
		"Name what the\n"
		"    # text says of the amount: (?<subject>...), "
		"(?<object>...), (?<period>...).\n"
		"    pattern: ",
		s->name, s->claim);
	put_quoted(f, s->pattern, strlen(s->pattern));
	putc('\n', f);
	fputs("    # unit: km            where the text states none\n"
	      "    # unless: '\\bplanned\\b'  the sentence must not match "
	      "this\n"
	      "    # set: {kind: level}  columns that are always the same\n"
	      "    examples:\n"
	      "      # Texts with the facts that this rule makes of them; at "
	      "least one with\n"
	      "      # `facts: []`, that looks like it and is none.\n"
	      "      - text: ",
	      f);
	put_quoted(f, s->text, strlen(s->text));
	fputs("\n        facts: ", f);
	put_facts(f, s);
	fprintf(f,
		"      - text: 'The %s changed in May 2010.'\n"
		"        facts: []\n",
		s->word[0] ? s->word : "matter");
}

static void
write_file(const char *path, const struct seed *s)
{
	FILE *f = fopen(path, "wx");
	int bad;

	if (!f && errno == EEXIST)
		die(EXIT_DATA, "%s is there already; add the rule to it", path);
	if (!f)
		die(EXIT_DATA, "%s: cannot write: %s", path, strerror(errno));
	put_family(f, s);
	bad = ferror(f);
	if (fclose(f) != 0 || bad)
		die(EXIT_DATA, "%s: cannot write: %s", path, strerror(errno));
	printf("wrote %s; edit it, then: make check-rules\n", path);
}

static int
run(int argc, char **argv)
{
	struct bench b = {.dir = NULL};
	char path[4096], made_up[128];
	struct seed s = {.before = true};

	while (bench_option(&b, argc, argv, "", usage) != -1)
		;
	if (optind == argc || optind + 2 < argc)
		usage_wrong(usage);
	s.name = argv[optind];
	check_name(s.name);
	snprintf(s.claim, sizeof(s.claim), "%s", s.name);
	for (char *c = s.claim; *c; c++)
		*c = *c == '-' ? ' ' : *c;
	snprintf(made_up, sizeof(made_up), "The %s is 12 km.", s.claim);
	s.text = argv[optind + 1] ? argv[optind + 1] : made_up;
	bench_open(&b);
	read_seed(&s, &b);
	find_facts(&s, &b);
	snprintf(path, sizeof(path), "%s/claims/%s.yaml", b.dir, s.name);
	write_file(path, &s);
	bench_free(&b);
	return 0;
}

const struct command command_new = {"new", run, usage};
