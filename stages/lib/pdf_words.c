#include <expat.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pdf.h"

struct reader {
	struct pdf_words *w;
	bool in_word;
};

static float
attribute(const char **attr, const char *name)
{
	float value = 0;

	for (; attr[0]; attr += 2)
		if (strcmp(attr[0], name) == 0)
			value = strtof(attr[1], NULL);
	return isfinite(value) ? value : 0;
}

static void
add_page(struct pdf_words *w, const char **attr)
{
	if (w->npages == w->page_cap) {
		w->page_cap = 2 * w->page_cap + 16;
		w->page = xrealloc(w->page, w->page_cap * sizeof(*w->page));
	}
	w->page[w->npages++] =
	    (struct pdf_page){.width = attribute(attr, "width"),
			      .height = attribute(attr, "height"),
			      .first = w->n};
}

static void
add_word(struct pdf_words *w, const char **attr)
{
	if (w->n == w->cap) {
		w->cap = 2 * w->cap + 256;
		w->word = xrealloc(w->word, w->cap * sizeof(*w->word));
	}
	w->word[w->n++] = (struct pdf_word){.x0 = attribute(attr, "xMin"),
					    .y0 = attribute(attr, "yMin"),
					    .x1 = attribute(attr, "xMax"),
					    .y1 = attribute(attr, "yMax"),
					    .begin = w->text.n,
					    .end = w->text.n};
	w->page[w->npages - 1].n++;
}

static void XMLCALL
on_start(void *data, const XML_Char *name, const XML_Char **attr)
{
	struct reader *r = data;

	if (strcmp(name, "page") == 0)
		add_page(r->w, attr);
	if (strcmp(name, "word") == 0 && r->w->npages) {
		add_word(r->w, attr);
		r->in_word = true;
	}
}

static void XMLCALL
on_end(void *data, const XML_Char *name)
{
	struct reader *r = data;

	if (r->in_word && strcmp(name, "word") == 0) {
		r->w->word[r->w->n - 1].end = r->w->text.n;
		r->in_word = false;
	}
}

static void XMLCALL
on_text(void *data, const XML_Char *s, int n)
{
	struct reader *r = data;

	if (r->in_word)
		buffer_add(&r->w->text, s, (size_t)n);
}

/* pdftotext passes on control characters and surrogates of bad fonts, which no
 * XML may hold. */
static void
make_valid(char *line, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)line[i];
		bool three = i + 2 < n && (c == 0xed || c == 0xef);
		unsigned char next = three ? (unsigned char)line[i + 1] : 0;

		if (c < 0x20 && c != '\n')
			line[i] = ' ';
		else if ((c == 0xed && next >= 0xa0) ||
			 (c == 0xef && next == 0xbf &&
			  (unsigned char)line[i + 2] >= 0xbe))
			memset(line + i, '?', 3);
	}
}

int
pdf_words_read(struct pdf_words *w, FILE *in, struct error *e)
{
	XML_Parser parser = XML_ParserCreate("UTF-8");
	struct reader r = {.w = w};
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	int status = 0;

	if (!parser)
		die(EXIT_DATA, "out of memory");
	*w = (struct pdf_words){0};
	XML_SetUserData(parser, &r);
	XML_SetElementHandler(parser, on_start, on_end);
	XML_SetCharacterDataHandler(parser, on_text);
	while (status == 0 && (n = getline(&line, &cap, in)) >= 0) {
		make_valid(line, (size_t)n);
		if (XML_Parse(parser, line, (int)n, 0) != XML_STATUS_OK)
			status = -1;
	}
	if (status == 0 && XML_Parse(parser, "", 0, 1) != XML_STATUS_OK)
		status = -1;
	if (status != 0)
		error_set(e, "line %lu of the word boxes: %s",
			  XML_GetCurrentLineNumber(parser),
			  XML_ErrorString(XML_GetErrorCode(parser)));
	XML_ParserFree(parser);
	free(line);
	return status;
}

void
pdf_words_free(struct pdf_words *w)
{
	free(w->word);
	free(w->page);
	buffer_free(&w->text);
	*w = (struct pdf_words){0};
}
