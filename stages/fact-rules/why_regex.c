#include <stdlib.h>
#include <string.h>

#include "syntax.h"
#include "why.h"

enum { PIECES = 128, DEPTH = 6, PREFIX = 1 << 14, BEHIND = 40 };

/* A sequence: pieces of the source between two bars, literal characters joined
 * to words. */
struct sequence {
	struct piece piece[PIECES];
	int n;
};

/* One way to match the regex's beginning: what stands before the sequence
 * (outer pieces, already matched), then its pieces. */
struct trial {
	const struct bench *b;
	struct matcher *m;
	const char *source;
	struct slice text;
	char *before; /* PREFIX bytes: outer pieces as groups */
	int groups;   /* how many groups `before` opens and leaves open */
	int pieces_before;
};

/* Reads the alternative at `at`; returns where the next begins, or end. */
static size_t
read_sequence(const char *p, size_t at, size_t end, struct sequence *s)
{
	bool joins = false;

	s->n = 0;
	while (at < end) {
		struct piece x = syntax_piece(p, at, end);
		bool plain = x.kind == PIECE_CHARACTER && x.quantifier == x.to;

		if (x.kind == PIECE_END)
			return end;
		at = x.to;
		if (x.kind == PIECE_BAR)
			return at;
		if (joins && plain && p[x.from - 1] != ' ')
			s->piece[s->n - 1].to = s->piece[s->n - 1].quantifier =
			    x.to;
		else if (s->n < PIECES)
			s->piece[s->n++] = x;
		joins = plain && s->n <= PIECES;
	}
	return end;
}

/* Writes `before` and the first k pieces, each as a group of its own. */
static void
write_prefix(const struct trial *t, const struct sequence *s, int k, char *out)
{
	size_t n = (size_t)snprintf(out, PREFIX, "%s", t->before);

	for (int i = 0; i < k && n < PREFIX; i++) {
		const struct piece *x = &s->piece[i];
		bool bare = x->kind == PIECE_OPTION;

		n += (size_t)snprintf(out + n, PREFIX - n, "%s%.*s%s",
				      bare ? "" : "(?<p>",
				      (int)(x->to - x->from),
				      t->source + x->from, bare ? "" : ")");
	}
	for (int i = 0; i < t->groups && n < PREFIX; i++)
		n += (size_t)snprintf(out + n, PREFIX - n, ")");
}

/* What a prefix matched. */
struct prefix_match {
	bool matched;
	size_t end;
	size_t took[2 * PIECES]; /* spans of the groups `p`, in order */
	int n;
};

/* The groups of the name `p` in the order of their numbers. */
static void
read_groups(const struct regex *re, int pairs, const size_t *ov,
	    struct prefix_match *out)
{
	uint32_t count, size;
	PCRE2_SPTR entry;

	pcre2_pattern_info(re->code, PCRE2_INFO_NAMECOUNT, &count);
	pcre2_pattern_info(re->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
	pcre2_pattern_info(re->code, PCRE2_INFO_NAMETABLE, &entry);
	out->n = 0;
	for (uint32_t i = 0; i < count; i++, entry += size) {
		int g = entry[0] << 8 | entry[1];
		bool set = g < pairs && ov[2 * g] != PCRE2_UNSET;

		if (strcmp((const char *)entry + 2, "p") || out->n == PIECES)
			continue;
		out->took[2 * out->n] = set ? ov[2 * g] : 0;
		out->took[2 * out->n++ + 1] = set ? ov[2 * g + 1] : 0;
	}
}

/* The leftmost match of the first k pieces. */
static struct prefix_match
try_prefix(const struct trial *t, const struct sequence *s, int k)
{
	struct prefix_match out = {.matched = false};
	char *source = xmalloc(PREFIX);
	struct regex re = {.code = NULL};
	pcre2_match_data *data;
	struct expanded x;
	size_t at;
	int number, pairs;
	PCRE2_SIZE where;

	write_prefix(t, s, k, source);
	if (patterns_expand(t->b->rules->patterns, source, &x, &at, NULL) < 0) {
		free(source);
		return out;
	}
	re.code = pcre2_compile((PCRE2_SPTR)x.text, PCRE2_ZERO_TERMINATED,
				PCRE2_UTF | PCRE2_CASELESS | PCRE2_DUPNAMES |
				    PCRE2_NO_UTF_CHECK | PCRE2_UCP,
				&number, &where, NULL);
	if (re.code) {
		data = pcre2_match_data_create_from_pattern(re.code, NULL);
		pairs = pcre2_match(re.code, (PCRE2_SPTR)t->text.p, t->text.n,
				    0, PCRE2_NO_UTF_CHECK, data, NULL);
		out.matched = pairs > 0;
		if (out.matched) {
			const size_t *ov = pcre2_get_ovector_pointer(data);

			out.end = ov[1];
			read_groups(&re, pairs, ov, &out);
		}
		pcre2_match_data_free(data);
		pcre2_code_free(re.code);
	}
	free(x.text);
	free(source);
	return out;
}

/* The greatest number of pieces that match; a shorter beginning of what
 * matches matches too. */
static int
longest(const struct trial *t, const struct sequence *s)
{
	int low = -1, high = s->n;

	while (low < high) {
		int k = (low + high + 1) / 2;

		if (try_prefix(t, s, k).matched)
			low = k;
		else
			high = k - 1;
	}
	return low;
}

/* ---- printing ----------------------------------------------------------- */

/* A piece of the source; spaces at its ends are made visible. */
static void
print_piece(const struct trial *t, const struct piece *x, enum style style,
	    const char *word, int depth)
{
	size_t from = x->from, to = x->to;

	printf("  %*s", 2 * depth, "");
	show(style, "%-8s", word);
	putchar(' ');
	for (; from < to && t->source[from] == ' '; from++)
		show(DIM, "␣");
	while (to > from && t->source[to - 1] == ' ')
		to--;
	printf("%.*s", (int)(to - from), t->source + from);
	for (; to < x->to; to++)
		show(DIM, "␣");
}

static void
print_took(const struct trial *t, const struct piece *x,
	   const struct prefix_match *p, int i)
{
	size_t from = p->took[2 * i], to = p->took[2 * i + 1];

	if (x->kind == PIECE_EMPTY || x->kind == PIECE_LOOK) {
		putchar('\n');
		return;
	}
	printf("   `");
	show_marked(t->b->units, (struct slice){t->text.p + from, to - from});
	printf("`\n");
}

/* What the text has where the failed piece should match. */
static void
print_behind(const struct trial *t, size_t at)
{
	size_t n = t->text.n - at < BEHIND ? t->text.n - at : BEHIND;

	while (n > 0 && at + n < t->text.n &&
	       (t->text.p[at + n] & 0xc0) == 0x80)
		n--;
	if (n == 0) {
		printf("   (the text ends)\n");
		return;
	}
	printf("   the text goes on `");
	show_marked(t->b->units, (struct slice){t->text.p + at, n});
	printf("%s`\n", at + n < t->text.n ? "..." : "");
}

static void explain(struct trial *t, size_t from, size_t to, int depth);

/* The body of the named pattern that a reference stands for, or NULL. */
static const char *
named_body(const struct trial *t, const struct piece *x)
{
	const struct patterns *p = t->b->rules->patterns;
	const char *name = t->source + x->from + 2;
	size_t n = strcspn(name, "}:.");

	for (size_t i = 0; i < patterns_count(p); i++)
		if (strlen(patterns_name(p, i)) == n &&
		    !strncmp(patterns_name(p, i), name, n))
			return patterns_body(p, i);
	return NULL;
}

/* A failed group or named pattern is looked into: what of it matched? */
static void
look_inside(struct trial *t, const struct sequence *s, int k, int depth)
{
	const struct piece *x = &s->piece[k];
	const char *body = x->kind == PIECE_REFERENCE ? named_body(t, x) : NULL;
	struct trial inner = *t;
	char *before;
	size_t n;

	if ((x->kind != PIECE_GROUP && !body) || depth == DEPTH || x->min == 0)
		return;
	before = xmalloc(PREFIX);
	inner.groups = 0;
	write_prefix(&inner, s, k, before);
	n = strlen(before);
	snprintf(before + n, PREFIX - n, "%.*s",
		 body ? 3 : (int)(x->inside - x->from),
		 body ? "(?:" : t->source + x->from);
	inner.before = before;
	inner.groups = t->groups + 1;
	for (int i = 0; i < k; i++)
		inner.pieces_before += s->piece[i].kind != PIECE_OPTION;
	if (body) {
		inner.source = body;
		explain(&inner, 0, strlen(body), depth + 1);
	} else {
		explain(&inner, x->inside, x->inside_end, depth + 1);
	}
	free(before);
}

static void
print_sequence(struct trial *t, const struct sequence *s, int k, int depth)
{
	struct prefix_match p = try_prefix(t, s, k);
	int group = t->pieces_before;

	for (int i = 0; i < k; i++) {
		print_piece(t, &s->piece[i], GREEN, "matched", depth);
		if (s->piece[i].kind == PIECE_OPTION || group >= p.n)
			putchar('\n');
		else
			print_took(t, &s->piece[i], &p, group++);
	}
	if (k == s->n)
		return;
	print_piece(t, &s->piece[k], RED, "FAILED", depth);
	print_behind(t, p.end);
	for (int i = k + 1; i < s->n; i++) {
		print_piece(t, &s->piece[i], DIM, "not yet", depth);
		putchar('\n');
	}
	look_inside(t, s, k, depth);
}

/* Of the alternatives in source[from..to) the one that gets furthest. */
static void
explain(struct trial *t, size_t from, size_t to, int depth)
{
	struct sequence *s = xmalloc(sizeof(*s)), *best = xmalloc(sizeof(*s));
	int alternatives = 0, most = -1;
	size_t furthest = 0;

	best->n = 0;
	for (size_t at = from; at < to;) {
		struct prefix_match p;
		int k;

		at = read_sequence(t->source, at, to, s);
		alternatives++;
		k = longest(t, s);
		p = try_prefix(t, s, k < 0 ? 0 : k);
		if (k < most || (k == most && p.end <= furthest))
			continue;
		most = k;
		furthest = p.end;
		memcpy(best, s, sizeof(*s));
	}
	if (alternatives > 1 && most > 0) {
		printf("  %*s", 2 * depth, "");
		show(DIM, "of %d alternatives the one that gets furthest:\n",
		     alternatives);
	}
	if (depth == 0 || most > 0)
		print_sequence(t, best, most < 0 ? 0 : most, depth);
	free(s);
	free(best);
}

void
why_regex(const struct bench *b, struct matcher *m, const struct regex *re,
	  struct slice text)
{
	char none[1] = "";
	struct trial t = {
	    .b = b, .m = m, .source = re->source, .text = text, .before = none};

	explain(&t, 0, strlen(re->source), 0);
}
