/* Literals against PCRE2: where a pattern matches a text, one of the literals
 * that were derived from it stands in the text.  The first byte: the rest is a
 * pattern, a line feed and a text; or a pattern and a text that it is likely
 * to match are made of the bytes together. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <ctype.h>
#include <pcre2.h>

#include "fuzz.h"
#include "literals.h"

enum { ROOM = 400, DEPTH = 4 };

struct maker {
	const uint8_t *p, *end;
	char pattern[ROOM], text[ROOM];
	size_t np, nt;
};

static unsigned
next(struct maker *m)
{
	return m->p < m->end ? *m->p++ : 0;
}

static void
add(char *to, size_t *n, const char *s)
{
	size_t len = strlen(s);

	if (*n + len < ROOM - 1) {
		memcpy(to + *n, s, len + 1);
		*n += len;
	}
}

static void make_sequence(struct maker *m, int depth, bool silent);

/* An atom and a text that it matches. */
static const char *const atom[][2] = {
    {"a", "A"},
    {"Kelvin", "kelvin"},
    {"gas", "GAS"},
    {" ", " "},
    {"\\.", "."},
    {".", "x"},
    {"[a-c]", "b"},
    {"[^]x]", "a"},
    {"\\d", "7"},
    {"\\w", "w"},
    {"[[:alpha:]:]", "q"},
    {"\\x41", "a"},
    {"\\Qa|b\\E", "a|b"},
    {"\xc3\xa9", "\xc3\x89"},
    {"\\\xc3\xa9", "\xc3\xa9"},
    {"[\\]x]", "]"},
    {"{", "{"},
    {"]", "]"},
    {"\\b", ""},
    {"\\-", "-"},
    {"\\%", "%"},
    {"\\p{L}", "z"},
    {"\\pL", "z"},
    {"\\h", " "},
    {"[\\Q]\\E]", "]"},
    {"border", "Border"},
    {"^", ""},
    {"{,2}", "{,2}"},
    {"\\R", "\n"},
    {"(?#x)", ""},
    {"$", ""},
    {"\\K", ""},
};

static const char *const quantifier[] = {
    "",    "",     "",     "",      "?",      "*",  "+", "{0}",
    "{2}", "{1,}", "{,3}", "{0,2}", "{1}{2}", "??", "++"};

static const char *const opening[] = {
    "(",    "(?:", "(?<n>", "(?P<m>",    "(?>", "(?=",   "(?i:",   "(?-i:",
    "(?<=", "(?!", "(?'o'", "(*atomic:", "(?|", "(?x: ", "(?s-m:", "(?^:"};

#define PICK(m, list) list[next(m) % (sizeof(list) / sizeof(*(list)))]

static void
make_atom(struct maker *m, int depth, bool silent)
{
	size_t from = m->nt;
	const char *q;

	if (depth < DEPTH && next(m) % 4 == 0) {
		const char *open = PICK(m, opening);
		bool quiet = silent || strpbrk(open, "=!");

		add(m->pattern, &m->np, open);
		make_sequence(m, depth + 1, quiet);
		add(m->pattern, &m->np, ")");
	} else {
		const char *const *a = PICK(m, atom);

		add(m->pattern, &m->np, a[0]);
		if (!silent)
			add(m->text, &m->nt, a[1]);
	}
	q = PICK(m, quantifier);
	add(m->pattern, &m->np, q);
	/* What may be left out is, half the time. */
	if ((*q == '?' || *q == '*' || strstr(q, "{0")) && next(m) & 1)
		m->nt = from;
	else if (strcmp(q, "{2}") == 0 && m->nt > from &&
		 m->nt * 2 - from < ROOM - 1) {
		memcpy(m->text + m->nt, m->text + from, m->nt - from);
		m->nt += m->nt - from;
	}
	m->text[m->nt] = '\0';
}

static void
make_sequence(struct maker *m, int depth, bool silent)
{
	unsigned count = next(m) % 4, others = next(m) % 8;

	while (count--)
		make_atom(m, depth, silent);
	for (; others > 5 && m->p < m->end; others--) {
		add(m->pattern, &m->np, "|");
		make_atom(m, DEPTH, true);
	}
}

static bool
matches(const char *pattern, const char *text, size_t n)
{
	int number, found;
	PCRE2_SIZE at;
	pcre2_code *code =
	    pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
			  PCRE2_UTF | PCRE2_CASELESS | PCRE2_DUPNAMES |
			      PCRE2_NEVER_BACKSLASH_C,
			  &number, &at, NULL);
	pcre2_match_data *data;
	pcre2_match_context *limits;

	if (!code)
		return false;
	data = pcre2_match_data_create_from_pattern(code, NULL);
	limits = pcre2_match_context_create(NULL);
	HOLDS(data && limits);
	pcre2_set_match_limit(limits, 2000);
	found = pcre2_match(code, (PCRE2_SPTR)text, n, 0, 0, data, limits);
	pcre2_match_context_free(limits);
	pcre2_match_data_free(data);
	pcre2_code_free(code);
	return found >= 0;
}

/* The part of a literal that the scan looks for. */
static bool
stands_in(const char *literal, const char *text, size_t n)
{
	size_t len = strnlen(literal, LITERAL_SCANNED);

	for (size_t at = 0; at + len <= n; at++) {
		size_t i = 0;

		while (i < len &&
		       tolower((unsigned char)text[at + i]) == literal[i])
			i++;
		if (i == len)
			return true;
	}
	return false;
}

/* Whether a string of the set stands in the text, as the scan must find. */
static bool
holds_one(const struct literal_set *set, const char *text, size_t n)
{
	bool any = false;

	HOLDS(set->n > 0 && set->n <= LITERALS_MAX);
	for (int i = 0; i < set->n; i++) {
		HOLDS(memchr(set->text[i], '\0', LITERAL_BYTES));
		HOLDS(strlen(set->text[i]) == set->len[i]);
		any = any || stands_in(set->text[i], text, n);
	}
	/* U+017F and U+212A fold to s and k. */
	return any || memmem(text, n, "\xc5\xbf", 2) ||
	       memmem(text, n, "\xe2\x84\xaa", 3);
}

static void
check(const char *pattern, const char *text, size_t n)
{
	static struct literals needs;
	const struct literal_set *set[LITERAL_SETS] = {NULL};
	struct literal_scan *scan;
	uint64_t found = 0, all = 0;

	literals_derive(pattern, &needs);
	HOLDS(needs.n >= 0 && needs.n <= LITERAL_SETS);
	for (int k = 0; k < needs.n; k++) {
		set[k] = &needs.set[k];
		all |= (uint64_t)1 << k;
	}
	scan = literal_scan_new(set, LITERAL_SETS);
	literal_scan_run(scan, text, n, &found);
	literal_scan_free(scan);
	for (int k = 0; k < needs.n; k++)
		HOLDS((found >> k & 1) == holds_one(set[k], text, n));
	if ((found & all) != all && matches(pattern, text, n)) {
		fprintf(stderr, "`%s` matches `%.*s` without `%s`\n", pattern,
			(int)n, text, needs.set[found & 1 ? 1 : 0].text[0]);
		abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct maker m = {.p = data + 1, .end = data + n};
	struct slice rest, line;
	char *text, *pattern;

	if (n < 2)
		return 0;
	if (*data & 1) {
		make_sequence(&m, 0, false);
		check(m.pattern, m.text, m.nt);
		return 0;
	}
	text = fuzz_copy(data + 1, n - 1);
	rest = (struct slice){text, n - 1};
	line = fuzz_line(&rest);
	pattern = strndup(line.p, line.n);
	HOLDS(pattern);
	check(pattern, rest.p, rest.n);
	free(pattern);
	free(text);
	return 0;
}
