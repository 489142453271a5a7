/* Numbers in words: cardinals of any size, fractions, dozens; ordinals are
 * told apart. */
#include "quantity_parts.h"

struct token
spelled_token(const struct scan *s, size_t from)
{
	struct token t = {.begin = skip_spaces(s->text, s->n, from)};
	size_t len;
	if (char_is_dash(char_at(s->text, s->n, t.begin, &len))) {
		t.begin = skip_spaces(s->text, s->n, t.begin + len);
		t.hyphen = true;
	}
	t.end = t.begin;
	while (t.end < s->n &&
	       byte_class[(unsigned char)s->text[t.end]] & BYTE_LETTER)
		t.end++;
	/* Nothing glued may follow. */
	uint8_t next = class_of(s->text, s->n, t.end);
	if (t.begin > from && !(next & (BYTE_DIGIT | BYTE_HIGH)))
		t.word =
		    lexicon_word(s->lx, s->text + t.begin, t.end - t.begin);
	t.kind = t.word != NULL ? t.word->kind : 0;
	return t;
}

bool
spelled_is(const struct scan *s, struct token t, const char *word)
{
	size_t n = strlen(word);
	if (t.end - t.begin != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((s->text[t.begin + i] | 32) != word[i])
			return false;
	return true;
}

bool
spelled_is_article(const struct scan *s, struct token t)
{
	return spelled_is(s, t, "a") || spelled_is(s, t, "an");
}

static struct decimal
ten_to(int e)
{
	return (struct decimal){1, e};
}

/* 1 to 99, or a digit word; returns its end, or `at` when there is none. */
static size_t
read_tens(const struct scan *s, struct token t, struct decimal *v, int *low)
{
	*v = decimal_of(t.word->value);
	*low = t.kind & WORD_TENS ? 10 : 1;
	if (!(t.kind & WORD_TENS))
		return t.end;
	struct token next = spelled_token(s, t.end);
	if (!(next.kind & WORD_ONES) || next.word->value == 0)
		return t.end;
	/* twenty eight-second pauses */
	if (!next.hyphen && next.end + 1 < s->n && s->text[next.end] == '-' &&
	    class_of(s->text, s->n, next.end + 1) & BYTE_LETTER)
		return t.end;
	v->digits += next.word->value;
	*low = 1;
	return next.end;
}

/* Below a thousand, `hundred` included: three hundred and five. */
static bool
read_group(const struct scan *s, struct token t, struct cardinal *c)
{
	enum { SMALL = WORD_ONES | WORD_TEENS | WORD_TENS };
	c->joined = false;
	c->low = 1;
	if (t.kind & SMALL) {
		c->end = read_tens(s, t, &c->value, &c->low);
		t = spelled_token(s, c->end);
	} else if (t.kind & WORD_HUNDRED) {
		c->value = decimal_of(1);
	} else {
		return false;
	}
	if (!(t.kind & WORD_HUNDRED))
		return true;
	c->value.digits *= 100;
	c->end = t.end;
	c->scale = 2;
	struct token next = spelled_token(s, t.end);
	bool joined = spelled_is(s, next, "and") ||
		      (next.end == next.begin && next.begin < s->n &&
		       s->text[next.begin] == '&');
	if (joined)
		next = spelled_token(s, next.end == next.begin ? next.begin + 1
							       : next.end);
	if (!(next.kind & SMALL) || next.word->value == 0)
		return true;
	struct decimal more;
	size_t end = read_tens(s, next, &more, &c->low);
	struct token after = spelled_token(s, end);
	if (after.kind & WORD_HUNDRED)
		return true; /* two hundred five hundred: two numbers */
	c->value.digits += more.digits;
	c->end = end;
	c->joined = joined;
	c->last = more;
	c->scale = 0;
	return true;
}

/* Powers behind a group: thousand, hundred thousand million. */
static int
read_scales(const struct scan *s, size_t *end)
{
	int power = 0;
	for (;;) {
		struct token t = spelled_token(s, *end);
		if (!(t.kind & WORD_SCALE) || power + t.word->value > 30)
			return power;
		power += t.word->value;
		*end = t.end;
	}
}

/* Where the next group of a cardinal may begin: behind a space, `and`, `&` or
 * a comma. */
static struct token
next_group(const struct scan *s, size_t from, bool *joined, bool *comma)
{
	*joined = *comma = false;
	if (from < s->n && s->text[from] == ',') {
		*comma = true;
		from++;
	}
	struct token t = spelled_token(s, from);
	if (spelled_is(s, t, "and")) {
		*joined = true;
		t = spelled_token(s, t.end);
	}
	return t;
}

bool
cardinal_read(const struct scan *s, struct token t, struct cardinal *c)
{
	struct cardinal g = {.end = t.begin};
	*c = (struct cardinal){.end = t.begin};
	int below = 99;
	bool joined = false, comma = false, first = true;
	while (t.word != NULL) {
		g = (struct cardinal){.end = t.begin};
		bool bare = first && (t.kind & WORD_SCALE);
		int power = 0;
		if (bare) {
			g.value = decimal_of(1);
			g.end = t.end;
			power = t.word->value;
		} else if (!read_group(s, t, &g)) {
			break;
		}
		power += read_scales(s, &g.end);
		g.value.exponent += power;
		if (!first) {
			/* Parts come in falling order. */
			if (decimal_cmp(g.value, ten_to(below)) >= 0 ||
			    g.value.digits == 0 ||
			    (comma && g.scale + power == 0 &&
			     decimal_cmp(g.value, decimal_of(100)) < 0))
				break;
		}
		if (!decimal_add(c->value, g.value, &c->value))
			break;
		c->end = g.end;
		c->joined = joined || g.joined;
		c->last = g.joined ? g.last : g.value;
		c->low = power == 0 ? g.low : 1;
		c->scale = power > 0 ? power : g.scale;
		c->above = first ? 0 : below;
		first = false;
		if (power == 0)
			break;
		below = power;
		t = next_group(s, c->end, &joined, &comma);
	}
	return !first;
}

/* `point zero three` behind a number. */
static void
read_point(const struct scan *s, struct number *n)
{
	struct token t = spelled_token(s, n->end);
	if (!spelled_is(s, t, "point"))
		return;
	struct decimal v = n->value;
	int places = 0;
	size_t end = t.end;
	for (t = spelled_token(s, end); places < 12;
	     t = spelled_token(s, end)) {
		struct decimal d;
		int low;
		if (!(t.kind & (WORD_ONES | WORD_TEENS | WORD_TENS)))
			break;
		end = read_tens(s, t, &d, &low);
		int width = d.digits > 9 ? 2 : 1;
		places += width;
		d.exponent = -places;
		if (!decimal_add(v, d, &v))
			return;
	}
	if (places == 0)
		return;
	n->value = v;
	n->end = n->core_end = end;
	n->form |= FORM_POINT;
	n->power = read_scales(s, &n->end);
	n->value.exponent += n->power;
	if (n->power > 0)
		n->form |= FORM_TIMES;
}

/* The word that ends before `at`, over one space or hyphen. */
static struct token
token_before(const struct scan *s, size_t at)
{
	struct token t = {.end = skip_spaces_back(s->text, at)};
	t.begin = word_begin(s->text, t.end);
	if (t.end < at && t.begin < t.end)
		t.word =
		    lexicon_word(s->lx, s->text + t.begin, t.end - t.begin);
	t.kind = t.word != NULL ? t.word->kind : 0;
	return t;
}

/* A sign in words. */
static void
read_minus(const struct scan *s, struct number *out)
{
	/* minus, negative: their last letters */
	if (out->begin < 6 ||
	    (s->text[out->begin - 2] != 's' && s->text[out->begin - 2] != 'e'))
		return;
	struct token t = token_before(s, out->begin);
	static const char both[] = "plus or "; /* minus */
	size_t n = sizeof both - 1;
	if (!(t.kind & WORD_MINUS) ||
	    (t.begin >= n && !memcmp(s->text + t.begin - n, both, n)))
		return;
	out->begin = t.begin;
	out->value.digits = -out->value.digits;
	out->form |= FORM_SIGNED;
}

/* The word at text[at), whatever stands before it. */
static struct token
first_token(const struct scan *s, size_t at)
{
	struct token t = {.begin = at, .end = at};
	while (class_of(s->text, s->n, t.end) & BYTE_LETTER)
		t.end++;
	t.word = lexicon_word(s->lx, s->text + at, t.end - at);
	t.kind = t.word != NULL ? t.word->kind : 0;
	return t;
}

/* A number that begins with a cardinal, with its denominator or decimals. */
static bool
read_whole(const struct scan *s, struct token t, struct token before,
	   struct number *out)
{
	struct cardinal c;
	if (number_tens_part(s, t, before, out))
		return true;
	if (t.kind & (WORD_SCALE | WORD_HUNDRED)) {
		if (before.kind & WORD_VAGUE || s->text[t.end - 1] == 's')
			return false;
		if (spelled_is_article(s, before))
			out->begin = before.begin;
	}
	if (!cardinal_read(s, t, &c))
		return false;
	out->value = c.value;
	out->end = out->core_end = c.end;
	out->power = c.scale;
	out->digits = 1;
	if (t.kind & WORD_ONES && t.word->value == 1 && c.end == t.end)
		out->form |= FORM_ONE;
	number_over(s, out, &c);
	if (!(out->form & (FORM_FRACTION | FORM_ORDINAL))) {
		number_dozens(s, out, &c);
		read_point(s, out);
	}
	return true;
}

bool
number_spelled(const struct scan *s, size_t at, struct number *out)
{
	struct token t = first_token(s, at);
	uint8_t next = class_of(s->text, s->n, t.end);
	if (!(t.kind & WORD_NUMBER) ||
	    (at > 0 && next & (BYTE_DIGIT | BYTE_HIGH)))
		return false;
	struct token before = token_before(s, at);
	*out = (struct number){
	    .begin = at, .end = t.end, .core_end = t.end, .form = FORM_SPELLED};
	if (t.kind & WORD_PART) {
		if (!number_part(s, t, before, out))
			return false;
	} else if (t.kind & WORD_DOZEN) {
		if (!spelled_is_article(s, before))
			return false;
		out->begin = before.begin;
		out->value = decimal_of(t.word->value);
	} else if (!read_whole(s, t, before, out)) {
		return false;
	}
	if (out->form & FORM_ORDINAL)
		return true;
	number_tail(s, out);
	if (out->end != t.end)
		out->form &= ~(unsigned)FORM_ONE;
	read_minus(s, out);
	return true;
}

/* Whether a word that may go on with the number stands behind it: `and`,
 * `dozen`, `of a million`; behind a multiplier any number. */
static bool
joins_words(const struct scan *s, const struct number *n)
{
	size_t next = skip_spaces(s->text, s->n, n->end);
	if (next == n->end || next >= s->n)
		return false;
	if (n->form & (FORM_TIMES | FORM_FRACTION))
		return byte_class[(unsigned char)s->text[next]] &
		       (BYTE_LOWER | BYTE_DIGIT);
	return s->text[next] == 'a' || s->text[next] == 'd';
}

/* `3 hundred and 21`, `4 thousand 3 hundred`, `3 million and a half`,
 * `2 dozen`, `minus 5`: what words add to a number in digits. */
void
number_words(const struct scan *s, struct number *n)
{
	if (n->core_end < n->end && s->text[n->core_end] == '+')
		return; /* 30+ billion */
	if (!joins_words(s, n)) {
		read_minus(s, n);
		return;
	}
	bool mixed = number_mixed(s, n);
	while (!mixed && n->form & FORM_TIMES && n->power >= 2) {
		bool joined, comma;
		struct token t = next_group(s, n->end, &joined, &comma);
		struct number more;
		struct cardinal c;
		if (comma || t.hyphen)
			break;
		if (t.word != NULL && cardinal_read(s, t, &c) &&
		    !(t.kind & WORD_SCALE)) {
			more = (struct number){
			    .value = c.value, .end = c.end, .power = c.scale};
		} else if (is_digit_at(s->text, s->n, t.begin) &&
			   number_digits(s, t.begin, &more) &&
			   more.begin == t.begin) {
			number_times(s, &more, false);
			if (more.power == 0 && !(joined && n->power == 2))
				break;
		} else {
			break;
		}
		if (decimal_cmp(more.value, ten_to(n->power)) >= 0 ||
		    more.value.digits <= 0 ||
		    !decimal_add(n->value, more.value, &n->value))
			break;
		n->end = n->core_end = more.end;
		n->power = more.power;
		n->form |= FORM_SPELLED;
	}
	number_tail(s, n);
	read_minus(s, n);
}
