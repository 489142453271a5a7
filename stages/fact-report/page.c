/* The page: its HTML, CSS and JavaScript are files beside this one that the
 * assembler puts into the program; @NAME@ in the HTML is filled here. */
#include <nettle/base64.h>
#include <nettle/sha2.h>

#include "report.h"

#define LABEL(name) ".global " #name "\n.hidden " #name "\n" #name ":\n"
#define FILE_BYTES(path) ".incbin \"stages/fact-report/" path "\"\n"
#define EMBED(name, files)                                                     \
	__asm__(".pushsection .rodata\n" LABEL(name)                           \
		    files LABEL(name##_end) ".popsection\n")

EMBED(page_html, FILE_BYTES("report.html"));
EMBED(page_css, FILE_BYTES("report.css"));
EMBED(page_js,
      FILE_BYTES("data.js") FILE_BYTES("charts.js") FILE_BYTES("table.js")
	  FILE_BYTES("document.js") FILE_BYTES("report.js"));

extern const char page_html[], page_html_end[], page_css[], page_css_end[],
    page_js[], page_js_end[];

/* What the HTML's @NAME@ stands for.  The hashes let this style and this
 * script run and nothing else: see the page's content security policy. */
enum part { TITLE, CSS, JS, CSS_HASH, JS_HASH, DATA, PARTS };

static const char *const part_name[] = {"@TITLE@",    "@CSS@",     "@JS@",
					"@CSS_HASH@", "@JS_HASH@", "@DATA@"};

static void
title_write(const char *s, FILE *out)
{
	for (; *s; s++)
		if (*s == '<')
			fputs("&lt;", out);
		else if (*s == '&')
			fputs("&amp;", out);
		else
			putc(*s, out);
}

/* SHA-256 as base64. */
static void
hash_write(const char *p, size_t n, FILE *out)
{
	struct sha256_ctx ctx;
	uint8_t hash[SHA256_DIGEST_SIZE];
	char text[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE)];

	sha256_init(&ctx);
	sha256_update(&ctx, n, (const uint8_t *)p);
	sha256_digest(&ctx, sizeof(hash), hash);
	base64_encode_raw(text, sizeof(hash), hash);
	fwrite(text, 1, sizeof(text), out);
}

/* The first part named in s, or PARTS. */
static enum part
find_part(struct slice s, const char **at)
{
	enum part first = PARTS;

	*at = s.p + s.n;
	for (int i = 0; i < PARTS; i++) {
		const char *p =
		    memmem(s.p, s.n, part_name[i], strlen(part_name[i]));

		if (p && p < *at) {
			*at = p;
			first = (enum part)i;
		}
	}
	return first;
}

void
page_write(const char *title, FILE *out,
	   void (*write_data)(void *data, FILE *out), void *data)
{
	struct slice rest = {page_html, (size_t)(page_html_end - page_html)};

	for (;;) {
		const char *at;
		enum part part = find_part(rest, &at);

		fwrite(rest.p, 1, (size_t)(at - rest.p), out);
		if (part == TITLE)
			title_write(title, out);
		else if (part == CSS)
			fwrite(page_css, 1, (size_t)(page_css_end - page_css),
			       out);
		else if (part == JS)
			fwrite(page_js, 1, (size_t)(page_js_end - page_js),
			       out);
		else if (part == CSS_HASH)
			hash_write(page_css, (size_t)(page_css_end - page_css),
				   out);
		else if (part == JS_HASH)
			hash_write(page_js, (size_t)(page_js_end - page_js),
				   out);
		else if (part == DATA)
			write_data(data, out);
		else
			return;
		at += strlen(part_name[part]);
		rest = (struct slice){at, (size_t)(page_html_end - at)};
	}
}
