#include "link_clause.h"

#include "link_role.h"

enum { REACH = 9 }; /* tokens of the noun phrase behind an amount */
enum { TOUCH = 3 }; /* tokens to a place in interleaved columns */

static bool
has(const struct sentence *s, int i, int bits)
{
	return i >= 0 && i < s->n && s->token[i].type == TOKEN_WORD &&
	       s->token[i].bits & bits;
}

static bool
is_mark(const struct sentence *s, int i, const char *marks)
{
	return i >= 0 && i < s->n && s->token[i].type == TOKEN_MARK &&
	       strchr(marks, s->token[i].mark);
}

static bool
is_text(const struct sentence *s, int i, const char *word)
{
	const struct token *t = &s->token[i];
	size_t n = strlen(word);

	return i >= 0 && i < s->n && t->end - t->begin == n &&
	       memcmp(s->text.p + t->begin, word, n) == 0;
}

static bool
is_number(const struct sentence *s, int i)
{
	return i >= 0 && i < s->n && s->token[i].type == TOKEN_NUMBER;
}

/* A place or reference that the caller has not excepted. */
static bool
is_candidate(const struct clause *c, int i)
{
	const struct sentence *s = c->s;

	if (i < 0 || i >= s->n || !role_is_place(s, i) ||
	    (i >= c->first && i < c->last) || role_in_name(s, i))
		return false;
	for (int k = 0; k < 4 && c->except[k]; k++)
		if (s->token[i].type == TOKEN_PLACE &&
		    strcmp(s->token[i].place.name, c->except[k]) == 0)
			return false;
	return true;
}

static bool
is_name(const struct sentence *s, int i)
{
	return i >= 0 && i < s->n && s->token[i].type == TOKEN_PLACE &&
	       s->token[i].place.form != PLACE_ADJECTIVE &&
	       !s->token[i].possessive;
}

/* A name that no noun follows (not `to the UK market`). */
static bool
stands_alone(const struct sentence *s, int i)
{
	return is_name(s, i) &&
	       (i + 1 == s->n || s->token[i + 1].type != TOKEN_WORD ||
		s->token[i + 1].bits || is_text(s, i + 1, "and") ||
		is_text(s, i + 1, "or"));
}

/* ---- before the amount ------------------------------------------------ */

/* What stands before the amount in its clause. */
struct before {
	int subject; /* token or -1 */
	int of;      /* the only place behind of or in, or -1 */
	int object;  /* the only place behind to, from, with, or -1 */
	int objects;
	int start; /* the first token of the clause */
	bool doubt;
	bool actor;
};

/* `Kazakhstan, which produced`: the place that a relative clause beginning at
 * token i is about, or -1. */
static int
relative(const struct clause *c, int i)
{
	const struct sentence *s = c->s;
	int k = is_mark(s, i - 1, ",") ? i - 2 : i - 1;
	enum role role;

	if (!is_text(s, i, "which") && !is_text(s, i, "who") &&
	    !is_text(s, i, "whose"))
		return -1;
	if (!is_candidate(c, k) || s->token[k].possessive)
		return -1;
	role = role_of(s, k);
	if (role != ROLE_SUBJECT &&
	    (is_text(s, i + 1, "is") || is_text(s, i + 1, "was")))
		return -1;
	return k;
}

static void
note_place(const struct clause *c, int i, struct before *b)
{
	const struct sentence *s = c->s;

	switch (role_of(s, i)) {
	case ROLE_SUBJECT:
		b->subject = i;
		break;
	case ROLE_OF:
		if (s->token[i].type == TOKEN_PLACE &&
		    s->token[i].place.form == PLACE_PEOPLE)
			break;
		if (b->of >= 0 && !role_same(s, b->of, i))
			b->doubt = true;
		b->of = i;
		break;
	case ROLE_OBJECT:
		if (!stands_alone(s, i))
			break;
		if (b->object < 0 || !role_same(s, b->object, i))
			b->objects++;
		b->object = i;
		break;
	default:
		break;
	}
}

/* `..., and the island was`: whether a clause with a subject of its own, that
 * is no place, begins at the comma i. */
static bool
own_subject(const struct sentence *s, int i)
{
	int k = i + 2, end;

	if (!is_mark(s, i, ",") || !is_text(s, i + 1, "and") ||
	    has(s, k, LINK_VERB))
		return false;
	for (end = k + 5; k < s->n && k < end; k++) {
		if (s->token[k].type != TOKEN_WORD)
			return false;
		if (has(s, k, LINK_VERB))
			return true;
	}
	return false;
}

static struct before
look_before(const struct clause *c)
{
	const struct sentence *s = c->s;
	struct before b = {-1, -1, -1, 0, 0, false, false};
	int depth = 0;

	for (int i = c->first - 1; i >= 0; i--) {
		if (is_mark(s, i, ")"))
			depth++;
		else if (is_mark(s, i, "("))
			depth -= depth > 0;
		if (depth > 0)
			continue;
		b.start = i;
		if (is_mark(s, i, ";.:") || own_subject(s, i)) {
			b.start = i + 1;
			break;
		}
		if (has(s, i, LINK_BREAK)) {
			if (b.subject < 0 && !b.actor)
				b.subject = relative(c, i);
			break;
		}
		if (b.subject >= 0 || b.actor)
			continue;
		if (is_candidate(c, i))
			note_place(c, i, &b);
		else
			b.actor = role_is_actor(s, i);
	}
	return b;
}

/* `China 1,765 km`, `Mali (5 %)`: the place right before the amount. */
static int
touching(const struct clause *c)
{
	const struct sentence *s = c->s;
	int i = c->first - 1;

	while (has(s, i, LINK_ADVERB) && !has(s, i, LINK_OF | LINK_TO))
		i--;
	if (is_mark(s, i, "(:-"))
		i--;
	return is_candidate(c, i) && is_name(s, i) ? i : -1;
}

/* ---- behind the amount ------------------------------------------------ */

struct behind {
	int place;  /* token or -1 */
	bool of;    /* behind `of`: it owns the whole */
	int object; /* behind to, from, with; or -1 */
};

/* Whether the place behind of or in is what the amount is of: not an entry of
 * its own, and no `the European continent`, `Kyiv's central square`. */
static bool
is_whole(const struct sentence *s, int i, bool in)
{
	const struct token *t = &s->token[i];

	if (is_number(s, i + 1))
		return false;
	if (t->type != TOKEN_PLACE)
		return true;
	if (t->place.form == PLACE_CITY)
		return stands_alone(s, i);
	return t->place.form != PLACE_ADJECTIVE || !in;
}

static struct behind
look_behind(const struct clause *c)
{
	const struct sentence *s = c->s;
	struct behind b = {-1, false, -1};
	bool of = false, in = false, noun = false;
	int end = c->last + (c->garbled ? TOUCH : REACH);

	for (int i = c->last; i < s->n && i < end; i++) {
		if (is_candidate(c, i)) {
			if ((of || in) && is_whole(s, i, in)) {
				b.place = i;
				b.of = of && !in;
			}
			break;
		}
		if (s->token[i].type == TOKEN_YEAR && has(s, i - 1, LINK_OF))
			continue;
		if (s->token[i].type != TOKEN_WORD || has(s, i, LINK_BREAK))
			break;
		if (has(s, i, LINK_OBJECT) && is_candidate(c, i + 1) &&
		    stands_alone(s, i + 1)) {
			b.object = i + 1;
			break;
		}
		if (has(s, i, LINK_TO) || is_text(s, i, "for") ||
		    (has(s, i, LINK_VERB) && !noun))
			break;
		if (has(s, i, LINK_OF)) {
			if (has(s, i - 1, LINK_NOT_OF))
				break;
			of |= is_text(s, i, "of");
			in = !is_text(s, i, "of");
		}
		/* Behind a preposition `exports` is a noun. */
		noun = has(s, i, LINK_OF | LINK_MODIFIER);
	}
	return b;
}

/* The last place of `Asia and Europe`, when the next entry of a list does not
 * begin there. */
static int
joined_end(const struct clause *c, int i)
{
	const struct sentence *s = c->s;
	int k = i;

	if (s->token[i].possessive)
		return i;
	for (;;) {
		int next = k + 1;

		if (is_mark(s, next, ","))
			next++;
		if (is_text(s, next, "and"))
			next++;
		while (has(s, next, LINK_MODIFIER))
			next++;
		if (next == k + 1 || !is_candidate(c, next) ||
		    !is_name(s, next) || is_number(s, next + 1))
			break;
		k = next;
	}
	return k;
}

/* `5 % in Mali, 7 % in Togo and 9 % in Chad`: whether the amount, with `in
 * PLACE` behind it, is an entry of a list. */
static bool
in_list(const struct clause *c, int place)
{
	const struct sentence *s = c->s;
	int i = c->first - 1, k = place + 1;

	while (has(s, i, LINK_ADVERB))
		i--;
	if (is_text(s, i, "and"))
		i--;
	if (is_mark(s, i, ",;"))
		i--;
	if (i < c->first - 1 && i > 0 && role_is_place(s, i))
		for (int j = i - 1; j >= 0 && j > i - REACH; j--)
			if (is_number(s, j))
				return true;
	if (is_mark(s, k, ",;"))
		k++;
	if (is_text(s, k, "and"))
		k++;
	while (has(s, k, LINK_ADVERB))
		k++;
	return k > place + 1 && is_number(s, k);
}

/* The list is cut off behind the amount by strange words: `13 % in Togo and
 * 9 % of our officein Chad`.  Its place is the only one left. */
static int
torn_off(const struct clause *c)
{
	const struct sentence *s = c->s;
	int i = c->first - 1, place = -1;

	while (has(s, i, LINK_ADVERB))
		i--;
	if (is_text(s, i, "and"))
		i--;
	if (is_mark(s, i, ","))
		i--;
	if (i == c->first - 1 || i < 2 || !role_is_place(s, i) ||
	    !is_text(s, i - 1, "in") || !is_number(s, i - 2))
		return -1;
	for (i = c->last; i < s->n && !is_number(s, i); i++) {
		if (!is_candidate(c, i) || !is_name(s, i) ||
		    s->token[i].place.code[0] == '\0')
			continue;
		if (place >= 0)
			return -1;
		place = i;
	}
	if (place < 1 || s->token[place - 1].end < 2 ||
	    memcmp(s->text.p + s->token[place - 1].end - 2, "in", 2) != 0)
		return -1;
	return place;
}

/* ---- together --------------------------------------------------------- */

static void
set(struct clause_find *out, int subject, int object)
{
	out->subject = out->subject_to = subject;
	out->object = object;
}

/* `between X and Y`, somewhere in the clause. */
static bool
between(const struct clause *c, int start, struct clause_find *out)
{
	const struct sentence *s = c->s;

	for (int i = start; i + 3 < s->n && !is_mark(s, i, ";."); i++) {
		int a = i + 1, b;

		if (!is_text(s, i, "between"))
			continue;
		while (has(s, a, LINK_MODIFIER))
			a++;
		b = a + 2;
		while (has(s, b, LINK_MODIFIER))
			b++;
		if (is_candidate(c, a) && s->token[a].type == TOKEN_TWO)
			set(out, a, -1);
		else if (is_candidate(c, a) && is_text(s, a + 1, "and") &&
			 is_candidate(c, b))
			set(out, a, b);
		if (out->subject >= 0)
			return true;
	}
	return false;
}

/* Whether the clause from token start on is about a measure of countries, or
 * has no subject of its own. */
static bool
goes_on(const struct clause *c, int start)
{
	if (has(c->s, start, LINK_VERB))
		return true;
	for (int i = start; i < c->first; i++)
		if (has(c->s, i, LINK_MEASURE))
			return true;
	return false;
}

/* The only place that the clauses before the amount's are about. */
static int
of_sentence(const struct clause *c, int start, bool *doubt)
{
	const struct sentence *s = c->s;
	int found = -1;

	if (!goes_on(c, start))
		return -1;
	for (int i = 0; i < start; i++) {
		if (!is_candidate(c, i))
			continue;
		if (role_of(s, i) != ROLE_SUBJECT)
			continue;
		if (found >= 0 && !role_same(s, found, i)) {
			*doubt = true;
			return -1;
		}
		found = i;
	}
	return found;
}

/* In interleaved columns a place counts only where it touches the amount, or
 * where two or three words of one phrase are between. */
static bool
touches(const struct clause *c, int i)
{
	return c->s->token[i].possessive && c->first - i <= TOUCH;
}

/* `X supplied 5 t and Y 7 t`: whether the first amount behind token i has no
 * place of its own, so that the places of the others are subjects. */
static bool
is_gapped(const struct clause *c, int i)
{
	const struct sentence *s = c->s;

	while (i < c->first && !is_number(s, i))
		i++;
	if (i >= c->first)
		return false;
	i--;
	while (has(s, i, LINK_ADVERB) || is_mark(s, i, "("))
		i--;
	return !role_is_place(s, i);
}

/* Whether the place right before the amount is the other side, not the one
 * that the amount is about. */
static bool
is_other_side(const struct clause *c, int place, const struct before *b)
{
	enum role role = role_of(c->s, place);

	return b->subject >= 0 && !role_same(c->s, place, b->subject) &&
	       role != ROLE_OF && role != ROLE_SUBJECT &&
	       !is_gapped(c, b->subject);
}

/* Whether a place behind of or in, before the amount, is what it is about: in
 * a claim that says little (`quantity`) only with a measure of countries, and
 * never in `the 50-m pool in Mali`. */
static bool
says_enough(const struct clause *c, const struct before *b)
{
	const struct token *t = &c->s->token[b->of];
	bool city = t->type == TOKEN_PLACE && t->place.form == PLACE_CITY;

	if (c->attributive)
		return false;
	if (!c->vague && !city)
		return true;
	for (int i = b->start; i < c->first; i++)
		if (has(c->s, i, LINK_MEASURE))
			return true;
	return false;
}

static void
find_in_clause(const struct clause *c, const struct before *b,
	       struct clause_find *out)
{
	struct behind after = look_behind(c);
	int near = touching(c), torn;

	if (after.place >= 0 && !c->labelled && in_list(c, after.place)) {
		set(out, after.place, -1);
	} else if ((torn = torn_off(c)) >= 0) {
		set(out, torn, -1);
	} else if (near >= 0 && (!c->labelled || b->subject >= 0) &&
		   !is_other_side(c, near, b)) {
		set(out, near, -1);
	} else if (b->subject >= 0 && (!c->garbled || touches(c, b->subject))) {
		set(out, b->subject, -1);
		while ((torn = role_joined(c->s, out->subject)) >= 0)
			out->subject = torn;
		out->object = near >= 0          ? near
			      : after.place >= 0 ? after.place
			      : after.object >= 0
				  ? after.object
				  : (b->objects == 1 ? b->object : -1);
	} else if (c->labelled) {
		out->object = near;
	} else if (after.place >= 0 && (after.of || !b->actor) &&
		   !c->attributive) {
		set(out, after.place,
		    b->objects == 1 ? b->object : after.object);
		out->subject_to = joined_end(c, after.place);
	} else if (!c->garbled && !b->actor && b->of >= 0 && !b->doubt &&
		   says_enough(c, b)) {
		set(out, b->of, b->objects == 1 ? b->object : after.object);
	} else if (!c->garbled) {
		out->object = b->objects == 1 ? b->object : after.object;
	}
	if (out->object >= 0 && out->subject >= 0 &&
	    role_same(c->s, out->subject, out->object))
		out->object = -1;
}

void
clause_find(const struct clause *c, struct clause_find *out)
{
	struct before b = look_before(c);

	*out = (struct clause_find){-1, -1, -1, false, false, false};
	if ((!c->labelled || c->mutual) && between(c, b.start, out))
		return;
	find_in_clause(c, &b, out);
	out->actor = b.actor;
	out->doubt = b.doubt;
	if (out->subject >= 0 || c->titled || c->garbled || b.actor || b.doubt)
		return;
	out->subject = out->subject_to = of_sentence(c, b.start, &out->doubt);
	out->sentence = out->subject >= 0;
}

/* ---- what words refer to ---------------------------------------------- */

static bool
is_country(const struct sentence *s, int i)
{
	const struct token *t = &s->token[i];

	return t->type == TOKEN_PLACE && t->place.form != PLACE_CITY &&
	       t->place.form != PLACE_PEOPLE && strlen(t->place.code) == 2 &&
	       !role_in_name(s, i);
}

int
clause_antecedent(const struct sentence *s, int i, bool *subject)
{
	int found = -1;
	bool doubt = false;

	*subject = false;
	for (int k = i - 1; k >= 0; k--) {
		if (!is_country(s, k))
			continue;
		if (role_of(s, k) == ROLE_SUBJECT) {
			*subject = true;
			return k;
		}
		doubt |= found >= 0 && !role_same(s, found, k);
		found = k;
	}
	return doubt ? -1 : found;
}

bool
clause_two(const struct sentence *s, int i, int *first, int *second)
{
	*first = *second = -1;
	for (int k = 0; k < i; k++) {
		if (!is_country(s, k))
			continue;
		if (*first < 0 || role_same(s, *first, k))
			*first = *first < 0 ? k : *first;
		else if (*second < 0 || role_same(s, *second, k))
			*second = *second < 0 ? k : *second;
		else
			return false;
	}
	return *second >= 0;
}

int
clause_topic(const struct sentence *s, bool *subject)
{
	int from = s->n, found = -1;
	bool doubt = false;

	*subject = false;
	/* The last sentence begins behind the last stop but the final one. */
	for (int i = s->n - 2; i >= 0 && !is_mark(s, i, "."); i--)
		from = i;
	for (int i = from; i < s->n; i++) {
		if (!is_country(s, i))
			continue;
		if (role_of(s, i) == ROLE_SUBJECT) {
			*subject = true;
			return i;
		}
		doubt |= found >= 0 && !role_same(s, found, i);
		found = i;
	}
	return doubt ? -1 : found;
}
