#include <string.h>

#include "doc.h"

static const char head[] =
    "<!DOCTYPE html>\n"
    "<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<title>Claims and rules</title>\n"
    "<style>\n"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem "
    "auto;padding:0 1rem;color:#1b1f24;background:#fff}\n"
    "h2{border-bottom:2px solid #d0d7de;margin-top:3rem}\n"
    "h3{margin:2rem 0 .2rem}\n"
    "code{font:14px/1.45 ui-monospace,monospace;background:#f3f5f7;"
    "padding:.1em .3em;overflow-wrap:anywhere}\n"
    "dt{font-weight:600}dd{margin:0 0 .4rem}\n"
    "nav ul{columns:16rem;padding-left:1.2rem}\n"
    ".where,.none{color:#57606a}\n"
    ".text{white-space:pre-line}\n"
    "table{border-collapse:collapse;margin:.2rem 0 .8rem}\n"
    "th,td{border:1px solid #d0d7de;padding:.1rem .6rem;text-align:left}\n"
    "th{background:#f3f5f7;font-weight:500}\n"
    "@media(prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}"
    "code,th{background:#1c2128}h2,th,td{border-color:#373e47}"
    ".where,.none{color:#9aa4af}a{color:#6cb6ff}}\n"
    "</style></head><body>\n";

static void
text(const char *s)
{
	for (; *s; s++)
		switch (*s) {
		case '<':
			fputs("&lt;", stdout);
			break;
		case '>':
			fputs("&gt;", stdout);
			break;
		case '&':
			fputs("&amp;", stdout);
			break;
		case '"':
			fputs("&quot;", stdout);
			break;
		default:
			putchar(*s);
		}
}

static void
key(const char *name, const char *value)
{
	if (!value)
		return;
	printf("<dt>%s</dt><dd><code>", name);
	text(value);
	printf("</code></dd>\n");
}

static void
contents(const struct catalogue *c)
{
	printf("<nav><ul>\n");
	for (size_t i = 0; i < c->n; i++) {
		if (!doc_first(c, i))
			continue;
		printf("<li><a href=\"#claim-%zu\">", i);
		text(c->rule[i]->claim);
		printf("</a></li>\n");
	}
	printf("</ul></nav>\n");
}

static void
fact(const struct yaml_node *f)
{
	printf("<table><tr>");
	for (size_t k = 0; k < f->n; k++)
		printf("<th>%s</th>", f->key[k]->text);
	printf("</tr><tr>");
	for (size_t k = 0; k < f->n; k++) {
		printf("<td>");
		text(f->item[k]->text);
		printf("</td>");
	}
	printf("</tr></table>\n");
}

static void
example(const struct yaml_node *x)
{
	const struct yaml_node *facts = yaml_get(x, "facts");

	printf("<li><span class=\"text\">");
	text(yaml_text(x, "text"));
	printf("</span>\n");
	if (facts->n == 0)
		printf("<div class=\"none\">no fact</div>\n");
	for (size_t i = 0; i < facts->n; i++)
		fact(facts->item[i]);
	printf("</li>\n");
}

static void
rule(const struct rule *r)
{
	printf("<h3 id=\"%s\">%s</h3>\n<p class=\"where\">", r->id, r->id);
	text(r->path);
	printf(" line %u%s</p>\n<dl>\n", r->line,
	       r->general ? "; general: yields to every other rule" : "");
	key("pattern", r->pattern.source);
	key("within", r->within.source);
	key("under", r->under.source);
	key("unless", r->unless.source);
	key("unit where the text states none", r->unit);
	for (int c = 0; c < RULE_COLUMNS; c++)
		key(rule_column_name[c], r->set[c]);
	printf("</dl>\n<ul>\n");
	for (size_t i = 0; i < r->examples->n; i++)
		example(r->examples->item[i]);
	printf("</ul>\n");
}

void
doc_html(const struct catalogue *c)
{
	const struct patterns *p = c->bench->rules->patterns;

	fputs(head, stdout);
	printf("<h1>Claims and rules</h1>\n<p>%zu claims, %zu rules.</p>\n",
	       c->claims, c->n);
	contents(c);
	for (size_t i = 0; i < c->n; i++) {
		if (doc_first(c, i)) {
			printf("<h2 id=\"claim-%zu\">", i);
			text(c->rule[i]->claim);
			printf("</h2>\n<p>");
			text(doc_about(c, c->rule[i]));
			printf("</p>\n");
		}
		rule(c->rule[i]);
	}
	printf("<h2>Named patterns</h2>\n<dl>\n");
	for (size_t i = 0; i < patterns_count(p); i++)
		key(patterns_name(p, i), patterns_body(p, i));
	printf("</dl>\n</body></html>\n");
}
