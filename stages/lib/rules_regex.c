#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "nearest.h"
#include "rules_parts.h"

int
rules_wrong(struct loader *l, const struct yaml_node *node, const char *id,
	    const char *fmt, ...)
{
	char what[768];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	return error_set(l->e, "%s:%u:%u: %s%s%s", l->path, node->line,
			 node->column, id ? id : "", id ? ": " : "", what);
}

int
rules_wrong_at(struct loader *l, const struct yaml_node *node, size_t at,
	       const char *id, const char *fmt, ...)
{
	char what[768];
	unsigned line, column;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	if (!node)
		return error_set(l->e, "%s:%zu: %s", l->path, at + 1, what);
	yaml_locate(l->path, node, at, &line, &column);
	return error_set(l->e, "%s:%u:%u: %s: %s", l->path, line, column, id,
			 what);
}

/* Where a pattern's source names a group: (?<name>...) or %{NAME:name}. */
static size_t
group_place(const char *source, const char *name)
{
	size_t n = strlen(name);

	for (const char *s = source; (s = strstr(s, name)); s++)
		if (s > source && strchr("<:'", s[-1]) && s[n] &&
		    strchr(">}'", s[n]))
			return (size_t)(s - source);
	return 0;
}

static int
note_group(struct loader *l, struct regex *re, const struct yaml_node *node,
	   const char *id, const char *name, int number)
{
	const char *near;
	int column = 0, k = 0;

	while (column < RULE_GROUPS && strcmp(rule_column_name[column], name))
		column++;
	if (column == RULE_GROUPS) {
		near = nearest_word(name, rule_column_name);
		return rules_wrong_at(
		    l, node, group_place(re->source, name), id,
		    "group `%s` is no column%s%s%s; columns are subject, "
		    "object, unit, qualifier, period, kind, direction, notes "
		    "(and `list` in within)",
		    name, near ? "; did you mean `" : "", near ? near : "",
		    near ? "`?" : "");
	}
	while (k < GROUPS_OF_A_NAME - 1 && re->group[column][k])
		k++;
	if (k == GROUPS_OF_A_NAME - 1)
		return rules_wrong_at(l, node, group_place(re->source, name),
				      id,
				      "group `%s` stands more than %d times; "
				      "make two rules of it",
				      name, GROUPS_OF_A_NAME - 1);
	re->group[column][k] = number;
	return 0;
}

static int
note_groups(struct loader *l, struct regex *re, const struct yaml_node *node,
	    const char *id)
{
	uint32_t count, size;
	PCRE2_SPTR table;

	pcre2_pattern_info(re->code, PCRE2_INFO_NAMECOUNT, &count);
	pcre2_pattern_info(re->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
	pcre2_pattern_info(re->code, PCRE2_INFO_NAMETABLE, &table);
	for (uint32_t i = 0; i < count; i++, table += size)
		if (note_group(l, re, node, id, (const char *)table + 2,
			       table[0] << 8 | table[1]) < 0)
			return -1;
	return 0;
}

/* What a rule's author may do about an error of PCRE2. */
static const char *
hint(int number)
{
	switch (number) {
	case PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS:
		return "; write \\) for the character";
	case PCRE2_ERROR_QUANTIFIER_INVALID:
		return "; write \\* \\+ \\? for the characters";
	case PCRE2_ERROR_BACKSLASH_C_CALLER_DISABLED:
		return "; a byte is no character; write .";
	case PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH:
		return "; look behind for alternatives of fixed length, or "
		       "use \\K";
	default:
		return "";
	}
}

/* What PCRE2 would find only far behind: a [ that runs into a reference, a (
 * that is never closed.  Returns its byte, or the length of source. */
static size_t
never_closed(const char *source)
{
	size_t open[64], n = 0, class_at = 0;
	bool in_class = false;

	for (size_t i = 0; source[i]; i++) {
		char c = source[i];

		if (c == '\\' && source[i + 1]) {
			i++;
		} else if (in_class) {
			if (c == '%' && source[i + 1] == '{')
				return class_at;
			in_class = c != ']' || i == class_at + 1;
			if (c == '^' && i == class_at + 1)
				in_class = source[i + 1] != '\0';
		} else if (c == '[') {
			in_class = true;
			class_at = i;
		} else if (c == '(' && n < 64) {
			open[n++] = i;
		} else if (c == ')' && n > 0) {
			n--;
		}
	}
	return in_class ? class_at : n ? open[n - 1] : strlen(source);
}

static int
compile_error(struct loader *l, const struct yaml_node *node, const char *id,
	      const struct regex *re, int number, size_t where)
{
	unsigned char why[160];
	size_t at = patterns_origin(l->rs->patterns, re->source, where);
	int n = 0;

	if (re->source[never_closed(re->source)]) {
		at = never_closed(re->source);
		return rules_wrong_at(
		    l, node, at, id,
		    "this `%c` is never closed; write \\%c for "
		    "the character",
		    re->source[at], re->source[at]);
	}
	pcre2_get_error_message(number, why, sizeof(why));
	while (n < 24 && at + (size_t)n < strlen(re->source))
		n++;
	while (n > 0 && (re->source[at + (size_t)n] & 0xc0) == 0x80)
		n--;
	if (n == 0)
		return rules_wrong_at(l, node, at, id, "%s, at the end%s",
				      (char *)why, hint(number));
	return rules_wrong_at(l, node, at, id, "%s, before `%.*s`%s",
			      (char *)why, n, re->source + at, hint(number));
}

int
rules_compile(struct loader *l, const struct yaml_node *node, const char *id,
	      struct regex *re, struct kind_set *kinds, int *quantities)
{
	uint32_t options = PCRE2_UTF | PCRE2_CASELESS | PCRE2_DUPNAMES |
			   PCRE2_NO_UTF_CHECK | PCRE2_NEVER_BACKSLASH_C |
			   PCRE2_UCP;
	struct expanded x;
	struct error why;
	PCRE2_SIZE where;
	size_t at;
	int number;

	if (patterns_expand(l->rs->patterns, re->source, &x, &at, &why) < 0)
		return rules_wrong_at(l, node, at, id, "%s", why.text);
	re->expanded = x.text;
	*kinds = x.kinds;
	*quantities = x.quantities;
	re->code =
	    pcre2_compile((PCRE2_SPTR)re->expanded, PCRE2_ZERO_TERMINATED,
			  options, &number, &where, NULL);
	if (!re->code)
		return compile_error(l, node, id, re, number, where);
	return note_groups(l, re, node, id);
}

int
rules_regex(struct loader *l, const struct yaml_node *rule, const char *key,
	    const char *id, struct regex *re, struct kind_set *kinds,
	    int *quantities)
{
	const struct yaml_node *node = yaml_get(rule, key);

	*quantities = 0;
	if (!node)
		return 0;
	if (rules_text(l, rule, key, id, &re->source) < 0)
		return -1;
	if (node->double_quoted)
		return rules_wrong(l, node, id,
				   "a pattern in double quotes: YAML turns "
				   "\\b into a backspace; use 'single quotes' "
				   "or >-");
	re->line = node->line;
	re->column = node->column;
	return rules_compile(l, node, id, re, kinds, quantities);
}
