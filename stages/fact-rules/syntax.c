#include "syntax.h"

#include <ctype.h>
#include <string.h>

static size_t
behind(const char *p, size_t at, size_t end, char close)
{
	while (at < end && p[at] != close)
		at++;
	return at < end ? at + 1 : end;
}

static size_t
class_end(const char *p, size_t at, size_t end)
{
	at++;
	if (at < end && p[at] == '^')
		at++;
	if (at < end && p[at] == ']')
		at++;
	while (at < end && p[at] != ']') {
		if (p[at] == '[' && at + 1 < end && p[at + 1] == ':')
			at = behind(p, at + 2, end, ']');
		else
			at += p[at] == '\\' ? 2 : 1;
	}
	return at < end ? at + 1 : end;
}

static size_t
escape_end(const char *p, size_t at, size_t end)
{
	char c = at + 1 < end ? p[at + 1] : '\0';
	size_t next = at + 2 < end ? at + 2 : end;

	if (next < end && strchr("pPxogkN", c)) {
		if (p[next] == '{')
			return behind(p, next, end, '}');
		if (c == 'k' && (p[next] == '<' || p[next] == '\''))
			return behind(p, next + 1, end,
				      p[next] == '<' ? '>' : '\'');
		if (c == 'p' || c == 'P')
			return next + 1;
		while (c == 'x' && next < end && next < at + 4 &&
		       isxdigit((unsigned char)p[next]))
			next++;
	}
	return next;
}

/* The closing parenthesis of the group at `at`, or end. */
static size_t
group_end(const char *p, size_t at, size_t end)
{
	int depth = 0;

	while (at < end) {
		if (p[at] == '\\') {
			at = escape_end(p, at, end);
			continue;
		}
		if (p[at] == '[') {
			at = class_end(p, at, end);
			continue;
		}
		depth += p[at] == '(';
		depth -= p[at] == ')';
		if (depth == 0)
			return at;
		at++;
	}
	return end;
}

static void
read_group(const char *p, struct piece *x, size_t end)
{
	size_t at = x->from + 1;
	size_t close = group_end(p, x->from, end);

	x->kind = PIECE_GROUP;
	x->inside_end = close;
	x->to = close < end ? close + 1 : end;
	if (at < end && p[at] == '*') {
		x->kind = PIECE_OPTION;
	} else if (at + 1 < end && p[at] == '?') {
		at += 1 + (p[at + 1] == 'P');
		if (p[at] == '=' || p[at] == '!') {
			x->kind = PIECE_LOOK;
			at++;
		} else if (p[at] == '<' && strchr("=!", p[at + 1])) {
			x->kind = PIECE_LOOK;
			at += 2;
		} else if (p[at] == '<' || p[at] == '\'') {
			x->capturing = x->named = true;
			at =
			    behind(p, at + 1, close, p[at] == '<' ? '>' : '\'');
		} else {
			x->atomic = p[at] == '>';
			while (at < close && !strchr(":>|", p[at]))
				at++;
			if (at == close)
				x->kind = PIECE_OPTION;
			at += at < close;
		}
	} else {
		x->capturing = true;
	}
	x->inside = at < close ? at : close;
}

static void
read_atom(const char *p, struct piece *x, size_t end)
{
	unsigned char c = (unsigned char)p[x->from];

	x->kind = PIECE_CHARACTER;
	x->to = x->from + 1;
	if (c == '\\') {
		char e = x->from + 1 < end ? p[x->from + 1] : '\0';

		x->to = escape_end(p, x->from, end);
		x->kind = strchr("bBAzZGK", e)        ? PIECE_EMPTY
			  : isalnum((unsigned char)e) ? PIECE_CLASS
						      : PIECE_CHARACTER;
	} else if (c == '[') {
		x->kind = PIECE_CLASS;
		x->to = class_end(p, x->from, end);
	} else if (c == '.') {
		x->kind = PIECE_CLASS;
		x->dot = true;
	} else if (c == '^' || c == '$') {
		x->kind = PIECE_EMPTY;
	} else if (c == '%' && x->to < end && p[x->to] == '{') {
		x->kind = PIECE_REFERENCE;
		x->to = behind(p, x->to, end, '}');
	} else {
		while (x->to < end && (p[x->to] & 0xc0) == 0x80)
			x->to++;
	}
}

static size_t
brace(const char *p, size_t at, size_t end, struct piece *x)
{
	size_t close = behind(p, at, end, '}');
	const char *comma = memchr(p + at, ',', close - at);
	size_t digits = at + 1;

	while (digits < end &&
	       (isdigit((unsigned char)p[digits]) || p[digits] == ','))
		digits++;
	if (digits + 1 != close || digits == at + 1)
		return at; /* a literal brace */
	x->min = 0;
	for (size_t i = at + 1; isdigit((unsigned char)p[i]); i++)
		x->min = 10 * x->min + (unsigned)(p[i] - '0');
	x->unbounded = comma && comma + 1 == p + close - 1;
	return close;
}

static void
read_quantifier(const char *p, struct piece *x, size_t end)
{
	size_t at = x->to;
	char c = at < end ? p[at] : '\0';

	x->quantifier = at;
	x->min = 1;
	if (c == '*' || c == '+' || c == '?') {
		x->min = c == '+';
		x->unbounded = c != '?';
		at++;
	} else if (c == '{') {
		at = brace(p, at, end, x);
	}
	if (at == x->to)
		return;
	if (at < end && (p[at] == '?' || p[at] == '+')) {
		x->possessive = p[at] == '+';
		at++;
	}
	x->to = at;
}

struct piece
syntax_piece(const char *p, size_t at, size_t end)
{
	struct piece x = {.from = at, .to = at, .quantifier = at, .min = 1};

	if (at >= end || p[at] == ')')
		return x;
	if (p[at] == '|') {
		x.kind = PIECE_BAR;
		x.to = x.quantifier = at + 1;
		return x;
	}
	if (p[at] == '(')
		read_group(p, &x, end);
	else
		read_atom(p, &x, end);
	read_quantifier(p, &x, end);
	return x;
}
